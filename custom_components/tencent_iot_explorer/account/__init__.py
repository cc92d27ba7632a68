"""What runs for one account and knows no entity."""
