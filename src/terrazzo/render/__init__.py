"""Rendering: splats and a camera to a picture."""
