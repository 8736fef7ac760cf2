"""What lights a scene: the sun, the sky (openly, or through portals), glowing spheres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.lighting.arrays import colour, rows
from terrazzo.lighting.sky import TIMES, Colour, Sky, hour
from terrazzo.native import core
from terrazzo.world.rooms import Opening

SUN_RADIUS = np.deg2rad(0.27)
"""The sun's disc seen from the earth [rad]."""
WALL_DEPTH = 0.15
"""Thickness of walls [m]: portals lie on their outer face, so that reveals are lit too."""


@dataclass(frozen=True)
class Sun:
    """Parallel light with a disc.

    Args:
        direction: Towards the sun; brought to unit length.
        irradiance: At normal incidence, linear RGB.
        radius: Of its disc [rad]; more is softer.
    """

    direction: Colour
    irradiance: Colour
    radius: float = 3 * SUN_RADIUS

    def __post_init__(self) -> None:
        d = np.asarray(self.direction, np.float64)
        if d.shape != (3,) or not np.isfinite(d).all() or np.linalg.norm(d) < 1e-9:
            raise ArgumentError(f"the sun's direction is {self.direction!r}; wanted a vector towards it")
        d = d / np.linalg.norm(d)
        object.__setattr__(self, "direction", (float(d[0]), float(d[1]), float(d[2])))
        colour("the sun's irradiance", self.irradiance)
        if not 0 <= self.radius <= 0.5:
            raise ArgumentError(f"the sun's radius is {self.radius}; wanted 0 to 0.5 rad")


@dataclass(frozen=True)
class Lamp:
    """A glowing sphere in the world.

    Args:
        position: Centre [m].
        radius: [m], > 0.
        power: Radiant flux, linear RGB.
        clear: Surfaces within this distance of the centre do not block it (its own shade) [m].
    """

    position: Colour
    radius: float
    power: Colour
    clear: float = 0.0

    def __post_init__(self) -> None:
        if not np.isfinite(self.position).all() or not 0 < self.radius < 1e3 or not 0 <= self.clear < 1e3:
            raise ArgumentError(
                f"a lamp at {self.position} with radius {self.radius} and clear {self.clear}; wanted finite "
                "numbers, a radius above 0 and a clear distance of 0 or more"
            )
        colour("a lamp's power", self.power)


@dataclass(frozen=True)
class Portal:
    """A rectangle through which the sky lights a room.

    Args:
        corner: [m].
        edge_u: First edge from the corner [m].
        edge_v: Second edge from the corner, at right angles [m].
        normal: Unit vector into the room.
    """

    corner: Colour
    edge_u: Colour
    edge_v: Colour
    normal: Colour

    @property
    def numbers(self) -> tuple[float, ...]:
        """All of it, as the core takes it."""
        return (*self.corner, *self.edge_u, *self.edge_v, *self.normal)


@dataclass(frozen=True)
class Lights:
    """All lights of a scene; glowing surfaces belong to the `Scene`.

    Args:
        sun: Or None.
        sky: Or None.
        lamps: Glowing spheres.
        portals: Where the sky comes in. With none the sky shines openly from every free direction.
    """

    sun: Sun | None = None
    sky: Sky | None = None
    lamps: tuple[Lamp, ...] = ()
    portals: tuple[Portal, ...] = ()

    def native(self) -> Any:
        """The same lights in the core's own form."""
        sun = [] if self.sun is None else [*self.sun.direction, *self.sun.irradiance, self.sun.radius]
        s = self.sky
        sky = [] if s is None else [*s.zenith, *s.horizon, *s.ground, *s.glow, *s.sun, s.falloff, s.sharpness]
        lamps = [[*lamp.position, *lamp.power, lamp.radius, lamp.clear] for lamp in self.lamps]
        return core().light_sources(
            np.asarray(sun, np.float32),
            np.asarray(sky, np.float32),
            rows("lamps", lamps, 8),
            rows("portals", [p.numbers for p in self.portals], 12),
        )


def daylight(time: str = "day", *, openings: Sequence[Opening] = (), seed: int = 0) -> tuple[Sun | None, Sky]:
    """The sun (by night the moon) and the sky of a time of day.

    The sun stands where it shines in through the largest window, some 25 to 45 degrees to its side.

    Args:
        time: One of `TIMES`.
        openings: Doors and windows.
        seed: Chooses the side.

    Raises:
        ArgumentError: The time is unknown.
    """
    if time not in TIMES:
        raise ArgumentError(f"time is {time!r}; wanted one of {', '.join(TIMES)}")
    sky, irradiance, elevation = hour(time)
    rng = np.random.default_rng(seed)
    windows = [o for o in openings if o.kind == "window"]
    facing = np.pi / 4
    if windows:
        facing = max(windows, key=lambda o: o.size[0] * o.size[1]).yaw + np.pi
    heading = facing + rng.choice([-1.0, 1.0]) * np.deg2rad(rng.uniform(25, 45))
    up = np.deg2rad(elevation)
    direction = (
        float(np.cos(heading) * np.cos(up)),
        float(np.sin(heading) * np.cos(up)),
        float(np.sin(up)),
    )
    sky = replace(sky, sun=direction)
    return (Sun(direction, irradiance) if max(irradiance) > 0 else None), sky


def portals(openings: Sequence[Opening], *, depth: float = WALL_DEPTH) -> tuple[Portal, ...]:
    """Portals of all windows, on the outer face of the wall.

    Args:
        openings: Doors and windows; only windows let the sky in.
        depth: Thickness of the wall [m].
    """
    made = []
    for opening in openings:
        if opening.kind != "window":
            continue
        inward, up = opening.inward, opening.upward
        along = np.array([-np.sin(opening.yaw), np.cos(opening.yaw), 0.0])
        width, height = opening.size
        corner = np.asarray(opening.centre) - inward * depth - along * width / 2 - up * height / 2
        made.append(Portal(_triple(corner), _triple(along * width), _triple(up * height), _triple(inward)))
    return tuple(made)


def _triple(v: NDArray[np.float64]) -> Colour:
    return float(v[0]), float(v[1]), float(v[2])
