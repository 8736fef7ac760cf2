"""`Finish`: the name and parameters of a surface's look; `materials.textures` turns it into colour at points."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finish:
    """How a surface looks.

    Args:
        pattern: Name of a solid texture in `materials.textures`: "wood", "marble", "paint", "fabric", "tiles"...
        colour: Main albedo, *linear* RGB 0..1.
        second: Second albedo (grout, veins, stripes), linear RGB, or None for one derived from the first.
        scale: Factor on the pattern's natural size.
        axis: The thing's own axis that grain or weave follows: 0, 1 or 2.
        gloss: 0 matt .. 1 mirror.
        emission: Radiance that it gives off, linear RGB in the renderer's relative units; zero for most.
        opacity: 1 for solids; less for glass.
        seed: Shifts the pattern, so that two chairs do not share one plank.
    """

    pattern: str = "paint"
    colour: tuple[float, float, float] = (0.6, 0.6, 0.6)
    second: tuple[float, float, float] | None = None
    scale: float = 1.0
    axis: int = 0
    gloss: float = 0.0
    emission: tuple[float, float, float] = (0.0, 0.0, 0.0)
    opacity: float = 1.0
    seed: int = 0
