"""What a user sees of faults, and how they heal."""
