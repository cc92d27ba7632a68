"""What entities share: those of a plan, and those of what the cloud lists."""
