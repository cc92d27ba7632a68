"""Tests of the wing history that need no Home Assistant."""
