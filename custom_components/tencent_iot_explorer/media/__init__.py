"""Recordings and music: what is browsed and played."""
