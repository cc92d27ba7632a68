"""Tests of what reads the words of others."""
