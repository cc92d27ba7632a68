"""Tests of the room nearby: Bluetooth devices beside Home Assistant."""
