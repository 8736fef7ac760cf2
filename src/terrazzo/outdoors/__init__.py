"""Outdoors: open land by rule, what grows on it, and what is built there; a `Brief` of a place outdoors to a `Plan`."""

from terrazzo.outdoors.arranging import arrange_outdoors

__all__ = ["arrange_outdoors"]
