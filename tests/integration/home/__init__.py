"""Tests of the wing home in a running Home Assistant."""
