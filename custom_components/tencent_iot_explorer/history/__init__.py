"""What the cloud remembers, for Home Assistant's long-term statistics."""
