"""Adaptation: what the eye does that one exposure cannot. It settles anew in every room, and bears patches of sun.

A photographer of a home exposes each room for itself; one exposure for all would burn the small white bathroom whose lamp
hangs low over little floor. Rooms that open to each other without a door share theirs near the opening, so that no step shows.
Where light is many times that of the room's middle it is held back, as printers burn in a sky (the zone system, Adams 1948),
and as illumination, not radiance, so that a patch of sun keeps the boards that it falls on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.lighting.exposure import LUMINANCE, USUAL_REFLECTANCE, Exposure
from terrazzo.world.rooms import Opening

ADAPTED = 0.75
"""Exponent on a room's own exposure over the home's: 1 would make all rooms alike, and a dim corridor should stay dimmer."""
BOUNDS = 0.25, 3.0
"""Of a room's factor on the home's exposure."""
FADE = 0.8
"""Distance from an open doorway over which its two rooms' exposures part [m]."""
HELD_FROM, HELD = 1.3, 0.35
"""Exposed radiance of a usual surface from which its light is held back, and the exponent on what is beyond."""


@dataclass(frozen=True)
class Adaptation:
    """How bright each place is shown, over the home's one exposure.

    Args:
        exposure: The home's.
        factors: Room -> factor on its light; rooms that are missing have 1.
        doorways: Openings without a door between two rooms.
    """

    exposure: Exposure
    factors: Mapping[str, float] = field(default_factory=dict)
    doorways: tuple[Opening, ...] = ()

    def at(self, points: ArrayLike, rooms: ArrayLike) -> NDArray[np.float32]:
        """Factors on the light of places.

        Args:
            points: In the world [m], shape [n, 3].
            rooms: The room of each, shape [n].

        Returns:
            Shape [n].
        """
        p, own = np.asarray(points, np.float64), np.asarray(rooms)
        out = np.zeros(len(p))  # logarithms
        for name, factor in self.factors.items():
            out[own == name] = np.log(factor)
        if self.factors:
            for opening in self.doorways:
                one, other = opening.room, opening.to
                gap = np.log(self.factors.get(other, 1.0)) - np.log(self.factors.get(one, 1.0))
                for name, step in ((one, gap), (other, -gap)):
                    rows = np.flatnonzero(own == name)
                    out[rows] += 0.5 * step * np.exp(-_away(p[rows], opening) / FADE)
        return np.exp(out).astype(np.float32)

    def lit(self, irradiance: NDArray[np.float32], factor: NDArray[np.float32]) -> NDArray[np.float32]:
        """Irradiance as it is shown: in its room's exposure, and held back where it is far above the room's.

        Args:
            irradiance: Linear RGB, shape [n, 3].
            factor: From `at`, shape [n].
        """
        light = irradiance * factor[:, None]
        usual = np.float32(self.exposure.scale * USUAL_REFLECTANCE / np.pi)
        over = np.maximum(light @ LUMINANCE.astype(np.float32) * usual / np.float32(HELD_FROM), 1)
        return light * over[:, None] ** np.float32(HELD - 1)


def adapt(exposure: Exposure, own: Mapping[str, float], openings: Sequence[Opening]) -> Adaptation:
    """The adaptation of a home.

    Args:
        exposure: The home's.
        own: Room -> scale of the exposure that it would get by itself.
        openings: Of all rooms.
    """
    factors = {
        name: float(np.clip((scale / max(exposure.scale, 1e-9)) ** ADAPTED, *BOUNDS))
        for name, scale in own.items()
        if len(own) > 1
    }
    return Adaptation(
        exposure, factors, tuple(o for o in openings if o.kind == "doorway" and o.to in factors)
    )


def _away(points: NDArray[np.float64], opening: Opening) -> NDArray[np.float64]:
    """Distance of points from an opening's rectangle [m], shape [n]."""
    d = points - opening.centre
    c, s = np.cos(opening.yaw), np.sin(opening.yaw)
    deep, along = d[:, 0] * c + d[:, 1] * s, -d[:, 0] * s + d[:, 1] * c
    beside = np.maximum(np.abs(along) - opening.size[0] / 2, 0)
    above = np.maximum(np.abs(d[:, 2]) - opening.size[1] / 2, 0)
    return np.sqrt(deep**2 + beside**2 + above**2)
