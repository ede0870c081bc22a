"""Reader of FollowTheMoney entities."""
