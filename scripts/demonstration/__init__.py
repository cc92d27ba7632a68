"""The demo: a simulated cloud, a real Home Assistant, and a person's first steps."""
