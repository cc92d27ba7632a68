"""What devices of one product share: models and plans, and how they are overridden."""
