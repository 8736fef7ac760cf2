"""File formats: one file each, joined by a small registry."""
