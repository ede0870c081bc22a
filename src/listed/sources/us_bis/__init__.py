"""Reader of the US Denied Persons list."""
