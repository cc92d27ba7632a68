"""What earlier versions have left behind, and what becomes of it today."""
