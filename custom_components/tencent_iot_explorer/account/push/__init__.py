"""What the cloud pushes, and what is done while it cannot."""
