"""Tests of the room history in a running Home Assistant."""
