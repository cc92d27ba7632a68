"""What the cloud pushes, and how one does without."""
