"""What all solid textures share: where they are asked, how they are registered, and how they mix colours.

A texture is a function from a `Site` to linear albedo. It is solid: colour belongs to points in space, so that grain runs
through a board and nothing needs unwrapping. Patterns laid on faces (tiles, boards) take plane coordinates from `flat`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.materials.colours import RGB, scaled
from terrazzo.materials.finish import Finish
from terrazzo.materials.noise import fbm, lattice_hash, unit

Floats = NDArray[Any]
"""Arrays of float32 (typed loosely: NumPy's stubs widen mixed arithmetic)."""


@dataclass(frozen=True, eq=False)
class Site:
    """Points that a texture is asked at.

    Args:
        finish: The look.
        points: In the thing's own frame [m], float32, shape [n, 3].
        normals: Outward unit normals, float32, shape [n, 3].
        low: Smallest corner of the painted part's box [m], for patterns with borders, shape [3].
        high: Largest corner [m], shape [3].
    """

    finish: Finish
    points: Floats
    normals: Floats
    low: Floats
    high: Floats

    @cached_property
    def shift(self) -> Floats:
        """Offset of the pattern for this finish's seed [m], shape [3]."""
        random = np.random.default_rng(self.finish.seed & 0xFFFFFFFF)
        return random.uniform(-8, 8, 3).astype(np.float32)

    @cached_property
    def solid(self) -> Floats:
        """Points in pattern space: shifted by the seed and divided by the finish's scale, shape [n, 3]."""
        return (self.points + self.shift) / np.float32(self.finish.scale)

    @cached_property
    def grain(self) -> Floats:
        """`solid` with the finish's axis first, shape [n, 3]."""
        return np.ascontiguousarray(np.roll(self.solid, -self.finish.axis, axis=1))

    @cached_property
    def flat(self) -> tuple[Floats, Floats]:
        """Plane coordinates of each point on its face [m / scale], by the normal's largest component.

        On level faces (x, y), swapped where the finish's axis is 1; on upright ones (along the wall, height). Not
        shifted by the seed: a tiled wall starts at its corner.
        """
        p, n = self.points / np.float32(self.finish.scale), np.abs(self.normals)
        level = n[:, 2] > 0.7
        along = np.where(n[:, 0] > n[:, 1], p[:, 1], p[:, 0])
        first, second = (p[:, 1], p[:, 0]) if self.finish.axis == 1 else (p[:, 0], p[:, 1])
        return np.where(level, first, along), np.where(level, second, p[:, 2])

    def noise(self, size: float, *, octaves: int = 3, salt: int = 0) -> Floats:
        """Fractal noise whose largest features are about `size` [m], about -1..1, shape [n]."""
        return fbm(self.solid * np.float32(1 / size), octaves=octaves, seed=self.finish.seed + 101 * salt)

    def stretched(self, along: float, across: float, *, octaves: int = 3, salt: int = 0) -> Floats:
        """Fractal noise with features `along` [m] on the finish's axis and `across` [m] on the others, shape [n]."""
        factor = np.array([1 / along, 1 / across, 1 / across], np.float32)
        return fbm(self.grain * factor, octaves=octaves, seed=self.finish.seed + 101 * salt)

    def random(self, x: NDArray, y: NDArray, salt: int = 0) -> Floats:
        """A number in [0, 1) for each cell (x, y) of a pattern, shape [n]."""
        return unit(lattice_hash(x, y, salt, self.finish.seed))

    def mix(self, share: Floats | float) -> Floats:
        """From the finish's first colour (0) to its second (1), shape [n, 3]."""
        return blend(self.finish.colour, second_colour(self.finish), share)


Texture = Callable[[Site], Floats]


@dataclass(frozen=True)
class Pattern:
    """A registered texture.

    Args:
        texture: The function.
        detail: Size of the smallest feature that must not be missed [m]; cells start no larger than eight times this.
        worth: Weight of its fine variation when splats are shared out, 0..1; low for noise that no one looks at.
        metallic: Whether it mirrors in its own colour and scatters nothing, as bare metal does.
        straight: Whether it has sharp lines along the plane coordinates of `Site.flat`, which cuts should follow.
    """

    texture: Texture
    detail: float
    worth: float
    metallic: bool = False
    straight: bool = False


_PATTERNS: dict[str, Pattern] = {}


def texture(
    name: str, *, detail: float = 0.01, worth: float = 1.0, metallic: bool = False, straight: bool = False
) -> Callable[[Texture], Texture]:
    """Registers the decorated function as the texture of this name."""

    def keep(function: Texture) -> Texture:
        if name in _PATTERNS:
            raise ArgumentError(f"there are two textures named {name!r}")
        _PATTERNS[name] = Pattern(function, detail, worth, metallic, straight)
        return function

    return keep


def patterns() -> dict[str, Pattern]:
    """All registered textures by name; callers use `textures.pattern`, which loads the families first."""
    return _PATTERNS


def second_colour(finish: Finish) -> RGB:
    """The second colour of a finish, or a darker first where it has none."""
    return finish.second if finish.second is not None else scaled(finish.colour, 0.7)


def blend(first: RGB | Floats, second: RGB | Floats, share: Floats | float) -> Floats:
    """Mix of two colours (one for all, or [n, 3]) by `share` (0 is the first), shape [n, 3]."""
    a, b = np.asarray(first, np.float32), np.asarray(second, np.float32)
    return a + (b - a) * np.asarray(share, np.float32)[..., None]


def plain(colour: RGB | Floats, factor: Floats) -> Floats:
    """A colour times a brightness for each point, shape [n, 3]."""
    return np.asarray(colour, np.float32) * factor[:, None]


def smoothstep(low: float, high: float, x: Floats) -> Floats:
    """0 below `low`, 1 above `high`, smooth between; falls where high < low."""
    t = np.clip((x - np.float32(low)) / np.float32(high - low), 0, 1)
    return t * t * (3 - 2 * t)


def part(site: Site, keep: NDArray[np.bool_], **changes: object) -> Site:
    """The site of some of the points, with a changed finish."""
    finish = replace(site.finish, **changes)  # type: ignore[arg-type]
    return Site(finish, site.points[keep], site.normals[keep], site.low, site.high)


def vector(values: object) -> Floats:
    """Nested numbers as a float32 array."""
    return np.asarray(values, np.float32)
