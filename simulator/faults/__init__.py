"""What goes wrong in the cloud, on demand: by name, n times or for a time."""
