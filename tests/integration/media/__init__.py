"""Tests of the wing media in a running Home Assistant."""
