"""Tests of the wing nearby: Bluetooth devices beside Home Assistant."""
