"""What all devices of a product share: its model, its plan, and their overrides."""
