"""What the cloud is asked for: at intervals, once a day, or device by device."""
