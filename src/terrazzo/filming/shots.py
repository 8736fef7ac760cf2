"""`Shot`: keyframes as a person sets them, and what holds for the whole take: speed, what is looked at, a hand that holds it.

It becomes a plain `CameraPath`, so that previews and films follow exactly the same way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import look_rotation
from terrazzo.errors import ArgumentError, FormatError
from terrazzo.geometry import matrix_to_quaternion, quaternion_multiply
from terrazzo.paths import CameraPath, Keyframe
from terrazzo.world.worlds import World

RATE = 30.0
"""Keyframes a second of a way that follows a thing or a hand [1/s]."""
SLOWEST, FASTEST = 0.1, 10.0
MOST_KEYFRAMES, LONGEST = 500, 600.0
"""Of a shot; the length in seconds."""
SWAY, TURN = 0.012, 0.010
"""How far a hand strays from the way [m], and from the direction [rad], at handheld 1."""
SWAY_RATES = (0.23, 0.61, 1.37)
"""Frequencies of a standing person's sway, and of steps and breath in a hand that holds a camera [1/s]: below those of tremor."""


@dataclass(frozen=True)
class Shot:
    """One take.

    Args:
        way: The keyframes, and how the whole of them starts and stops.
        speed: Factor on the speed: 2 takes half the time.
        look_at: Id of the thing that the camera looks at all the time, or "".
        handheld: How much a hand moves the camera, 0..1.
        seed: Another hand.

    Raises:
        ArgumentError: A value is out of its range.
    """

    way: CameraPath
    speed: float = 1.0
    look_at: str = ""
    handheld: float = 0.0
    seed: int = 0

    def __post_init__(self) -> None:
        if not SLOWEST <= self.speed <= FASTEST:
            raise ArgumentError(f"speed is {self.speed!r}; wanted {SLOWEST:g} to {FASTEST:g}")
        if not 0 <= self.handheld <= 1:
            raise ArgumentError(f"handheld is {self.handheld!r}; wanted 0 to 1")
        if len(self.way.keyframes) > MOST_KEYFRAMES:
            raise ArgumentError(f"{len(self.way.keyframes)} keyframes; at most {MOST_KEYFRAMES} are used")
        if self.way.duration / self.speed > LONGEST:
            raise ArgumentError(f"the shot takes {self.way.duration / self.speed:.0f} s; at most {LONGEST:g}")

    def path(self, world: World) -> CameraPath:
        """The camera's way through a world; it looks straight on where the thing to look at is not there any more."""
        base = self.way if self.way.duration == 0 else self.way.stretched(self.way.duration / self.speed)
        target = self._target(world)
        if target is None and not self.handheld:
            return base
        count = max(1, round(base.duration * RATE))
        times = np.linspace(0.0, base.duration, count + 1) if base.duration else np.zeros(1)
        keys = [self._seen(base, float(t), target) for t in times]
        return CameraPath(tuple(keys), closed=False)

    def _target(self, world: World) -> NDArray[np.float64] | None:
        if not self.look_at:
            return None
        return next((t.centre for t in world.everything if t.id == self.look_at), None)

    def _seen(self, base: CameraPath, time: float, target: NDArray[np.float64] | None) -> Keyframe:
        camera = base.at(time)
        position, rotation = camera.position, np.asarray(camera.pose.rotation)
        if target is not None and np.linalg.norm(target - position) > 1e-3:
            rotation = matrix_to_quaternion(look_rotation(target - position))
        if self.handheld:
            position = position + self.handheld * SWAY * _wander(time, self.seed)
            turn = self.handheld * TURN * _wander(time, self.seed + 1)
            rotation = quaternion_multiply(rotation, (1.0, *(turn / 2)))
            rotation /= np.linalg.norm(rotation)
        x, y, z = (float(v) for v in position)
        w, a, b, c = (float(v) for v in rotation)
        return Keyframe(time, (x, y, z), (w, a, b, c), camera.fov)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; `docs/film.md` states the shape."""
        told = {"speed": self.speed, "look_at": self.look_at, "handheld": self.handheld, "seed": self.seed}
        return {"format": "terrazzo-shot", "version": 1, "way": self.way.to_json(), **told}

    @classmethod
    def from_json(cls, value: Any, *, source: str = "<json>") -> Shot:
        """The inverse of `to_json`.

        Raises:
            FormatError: A value is missing or makes no sense.
        """
        try:
            if not isinstance(value, Mapping) or value["format"] != "terrazzo-shot" or value["version"] != 1:
                raise FormatError("not a shot of version 1", source=source)
            way = CameraPath.from_json(value["way"], source=source)
            return cls(
                replace(way, closed=False), float(value["speed"]), str(value["look_at"]), float(value["handheld"]),
                int(value["seed"]),
            )  # fmt: skip
        except FormatError:
            raise
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            reason = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            raise FormatError(f"not a shot: {reason}", source=source) from error


def _wander(time: float, seed: int) -> NDArray[np.float64]:
    """A smooth wandering about zero, mostly within -1..1 on each axis, shape [3]."""
    rng = np.random.default_rng(seed)
    phases = rng.uniform(0, 2 * np.pi, (len(SWAY_RATES), 3))
    shares = np.array([0.55, 0.3, 0.15])
    rates = np.array(SWAY_RATES)[:, None] * rng.uniform(0.9, 1.1, (len(SWAY_RATES), 3))
    return (shares[:, None] * np.sin(2 * np.pi * rates * time + phases)).sum(0)
