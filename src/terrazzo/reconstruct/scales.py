"""How long a metre is in a capture: known, measured by a person, or guessed from how high people hold cameras and rooms are."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.reconstruct.surfaces import Surfaces
from terrazzo.reconstruct.upright import LEVEL, Standing

CAMERA_HEIGHT = 1.45, 0.22
"""Height at which people hold cameras above the floor [m]: between chest and eyes of an adult, and its relative spread."""
CEILING_HEIGHT = 2.5, 0.12
"""Height of rooms [m] (most building codes ask for 2.3 to 2.5), and its relative spread."""
VIEW_DISTANCE = 1.5, 0.7
"""Distance of what is photographed where nothing else is known [m], and its relative spread."""
MEASURED = 0.03
"""Relative spread of a person's measurement found again in splats."""
LONGEST = 1000.0
"""Lengths that a person measures are shorter [m]."""
KNOWN = 0.01
"""Relative spread of captures that are metric."""
MEASURES = ("ceiling", "camera", "surface", "width")
"""What can be found before a world is made: the room's height, the cameras' height above the floor, the height of the largest
level surface above the floor, the larger extent in plan."""
EXAMPLES = "door=2.03, counter=0.9, table=0.75, ceiling=2.4, camera=1.5 or width=4.2"
_NAME = re.compile(r"[a-z]+(-[a-z]+)*(-[0-9]+)?")


@dataclass(frozen=True)
class Scale:
    """How a capture's units become metres.

    Args:
        metres: In one unit.
        spread: Relative standard deviation of it.
        source: What it is known from, for people to read.
    """

    metres: float
    spread: float
    source: str


@dataclass(frozen=True)
class Hint:
    """A person's measurement: "ceiling=2.4", a door's, a part's of the world ("table-1=0.75"), or metres in one unit: "0.35"."""

    measure: str
    metres: float

    @property
    def is_of_part(self) -> bool:
        """Whether it can be found only in a world that was made: a door, a top, or a part by its name."""
        return self.measure not in (*MEASURES, "unit")


def parse_hint(text: str) -> Hint:
    """Reads a measurement.

    Raises:
        ArgumentError: It is none.
    """
    name, equals, number = text.partition("=")
    name = name.strip().lower().replace(" ", "-") if equals else "unit"
    try:
        metres = float((number if equals else text).strip().lower().removesuffix("m"))
    except ValueError:
        metres = float("nan")
    if not (np.isfinite(metres) and 0 < metres < LONGEST):
        raise ArgumentError(f"the scale {text!r} has no length; try {EXAMPLES}, in metres")
    if not _NAME.fullmatch(name):
        raise ArgumentError(f"the scale {text!r} does not say what was measured; try {EXAMPLES}")
    return Hint(name, metres)


def find_scale(
    surfaces: Surfaces,
    eyes: NDArray[np.float64],
    standing: Standing,
    *,
    metric: bool = False,
    hint: Hint | None = None,
) -> Scale:
    """Metres in one unit of a capture.

    Args:
        surfaces: Turned upright, in the capture's units.
        eyes: Of the cameras, turned upright, shape [n, 3].
        standing: How it stands.
        metric: Whether the units are known to be metres.
        hint: A person's measurement.

    Raises:
        ArgumentError: What was measured was not found.
    """
    if hint is not None:
        if hint.measure == "unit":
            return Scale(hint.metres, MEASURED, "as told")
        length = _measured(hint.measure, surfaces, eyes, standing)
        if length is None:
            raise ArgumentError(
                f"no {hint.measure} was found in this place, so {hint.measure}={hint.metres:g} cannot be used; "
                f"measure another of {', '.join(MEASURES)}"
            )
        return Scale(hint.metres / length, MEASURED, f"the {hint.measure}, {hint.metres:g} m")
    if metric:
        return Scale(1.0, KNOWN, "the capture, which is in metres")
    guesses: list[tuple[float, float, str]] = []
    if standing.has_floor:
        height = _measured("camera", surfaces, eyes, standing)
        if height:
            guesses.append(
                (CAMERA_HEIGHT[0] / height, CAMERA_HEIGHT[1], "the height that cameras are held at")
            )
        ceiling = _measured("ceiling", surfaces, eyes, standing)
        if ceiling:
            guesses.append((CEILING_HEIGHT[0] / ceiling, CEILING_HEIGHT[1], "the height of rooms"))
    if not guesses:
        away = np.linalg.norm(surfaces.points[:, None] - eyes[None, :: max(1, len(eyes) // 20)], axis=-1)
        distance = float(np.median(away.min(1))) if len(surfaces.points) else 1.0
        return Scale(VIEW_DISTANCE[0] / max(distance, 1e-9), VIEW_DISTANCE[1], "nothing but a usual distance")
    weights = np.array([1 / spread**2 for _, spread, _ in guesses])
    logs = np.log([metres for metres, _, _ in guesses])
    mean = float((weights * logs).sum() / weights.sum())
    apart = float(np.ptp(logs)) / 2  # guesses that contradict each other are worth less than either says
    return Scale(
        float(np.exp(mean)),
        float(np.hypot(weights.sum() ** -0.5, apart)),
        " and ".join(s for _, _, s in guesses),
    )


def ceiling_height(surfaces: Surfaces, eyes: NDArray[np.float64], standing: Standing) -> float | None:
    """Height of the ceiling above the floor, in the capture's units; None where none is seen."""
    down = surfaces.points[surfaces.normals[:, 2] < -LEVEL, 2]
    above = down[down > np.quantile(eyes[:, 2], 0.5)]
    if len(above) < 40 or len(above) < 0.01 * len(surfaces.points):
        return None
    span = float(np.ptp(np.quantile(surfaces.points[:, 2], [0.005, 0.995])))
    middle = float(np.median(above))
    agreed = above[np.abs(above - middle) < 0.03 * span]
    return float(np.median(agreed)) - standing.floor if len(agreed) > 0.5 * len(above) else None


def _measured(
    measure: str, surfaces: Surfaces, eyes: NDArray[np.float64], standing: Standing
) -> float | None:
    if measure == "camera":
        height = float(np.median(eyes[:, 2])) - standing.floor
        return height if height > 0 else None
    if measure == "ceiling":
        return ceiling_height(surfaces, eyes, standing)
    if measure == "width":
        low, high = np.quantile(surfaces.points[:, :2], [0.01, 0.99], axis=0)
        return float((high - low).max()) if len(surfaces.points) else None
    up = surfaces.points[surfaces.normals[:, 2] > LEVEL, 2] - standing.floor
    span = float(np.ptp(np.quantile(surfaces.points[:, 2], [0.005, 0.995])))
    up = up[up > 0.08 * span]
    if len(up) < 20:
        return None
    count, edges = np.histogram(up, max(10, int(np.ptp(up) / (0.02 * span))))
    k = int(np.argmax(count))
    return float(np.median(up[(up >= edges[k]) & (up <= edges[k + 1])]))
