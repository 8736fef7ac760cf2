"""Lighting: light baked into surface points."""
