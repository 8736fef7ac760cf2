"""Create: words to a plan, a plan to a world, and worlds that differ."""

from terrazzo.creation.planning import plan
from terrazzo.creation.variations import variations
from terrazzo.creation.worlds import build, create

__all__ = ["build", "create", "plan", "variations"]
