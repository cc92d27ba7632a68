"""A home that runs for long: what is wrong in the end, and what it has cost."""
