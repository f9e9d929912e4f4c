"""Bytes become sources."""
