"""Create: words to a world, and a plan to a world."""

from terrazzo.creation.worlds import build, create

__all__ = ["build", "create"]
