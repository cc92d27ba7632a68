"""Tests of the room history that need no Home Assistant."""
