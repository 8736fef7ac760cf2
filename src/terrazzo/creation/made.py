"""`Made`: a world beside the surfaces and the light that it was made of."""

from __future__ import annotations

from dataclasses import dataclass

from terrazzo.creation.stage import Stage
from terrazzo.lighting import Adaptation, LightField
from terrazzo.world.worlds import World


@dataclass(frozen=True, eq=False)
class Made:
    """A world and what it was made with.

    Args:
        world: The world.
        stage: The surfaces that its splats stand for.
        field: The light on them.
        adaptation: From that light to display colours.
    """

    world: World
    stage: Stage
    field: LightField
    adaptation: Adaptation
