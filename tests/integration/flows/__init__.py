"""Tests of the wing flows in a running Home Assistant."""
