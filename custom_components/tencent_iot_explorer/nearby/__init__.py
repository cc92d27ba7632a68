"""Bluetooth devices that Home Assistant hears and speaks with, as a phone does."""
