"""What the cloud is asked for: at intervals, daily, or device by device."""
