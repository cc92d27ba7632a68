"""What the account has in Home Assistant's registries."""
