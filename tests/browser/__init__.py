"""Journeys through a real Home Assistant in Chromium: scripts/browser."""
