"""The account's devices: their values, their commands, and when they are shown."""
