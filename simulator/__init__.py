"""Synthetic citizens and staff that speak the real protocol: demo, load and policy trials."""
