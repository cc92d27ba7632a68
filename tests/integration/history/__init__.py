"""Tests of the wing history in a running Home Assistant."""
