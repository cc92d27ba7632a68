"""A home in which everything happens at once, and what is true in the end."""
