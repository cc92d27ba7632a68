"""Tests of what single properties mean."""
