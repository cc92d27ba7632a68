"""Tests of the room media in a running Home Assistant."""
