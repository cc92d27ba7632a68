"""What an account has in the registries of Home Assistant, and what it lets go."""
