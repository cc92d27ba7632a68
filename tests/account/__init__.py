"""What runs for one account, tested without Home Assistant."""
