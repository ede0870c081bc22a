"""What a view holds, written in other programs' formats."""
