"""What a contract says of the relationship it makes."""
