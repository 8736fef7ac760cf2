"""Light in the open: sun with shadows, the sky where it is not hidden, what the ground throws back, lamps, and haze over it all.

There is no room to gather light in: a place outdoors sees half the sky at once, so a few rays say how much of it is hidden, and
harmonics of the whole surroundings say what the rest of it sends.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.lighting import Exposure, Lights, Scene, direct
from terrazzo.lighting.sky import irradiance_from
from terrazzo.outdoors.atmosphere import Air
from terrazzo.outdoors.fields import GOLDEN, Floats
from terrazzo.outdoors.matter import Matter

PIECE = 150_000
"""Points that are lit at a time, to bound memory."""
SKY_RAYS = 6
NEAR_SKY = 14.0
"""What hides the sky is looked for up to this far [m]."""
LIT_FROM = 110.0
"""Farther off than this, the sky is taken as free and lamps as too weak [m]."""
FILL = 1.3
"""On the light of the sky where the sun shines: film and eyes see more in the shade than a straight line of exposure shows."""
INNER = 0.16
"""Share of the surroundings' mean light that still gets where no sky is seen: it has bounced there."""
KEYS = {"day": 1.16, "sunset": 0.56, "dawn": 0.70, "overcast": 1.04, "night": 0.36}
"""Exposed grey card over that of a metered one: evenings stay evenings, and a moonlit night is a dark picture."""
BALANCES = {"day": 0.85, "sunset": 0.30, "dawn": 0.35, "overcast": 0.75, "night": 0.15}
"""Share of the light's colour that is balanced away."""
DIM, OPENING = 0.085, 0.62
"""Exposed luminance of what is near below which a camera opens up, and how far it goes along."""
GREY = 0.18
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])


@dataclass(frozen=True, eq=False)
class OpenLight:
    """All light of a place outdoors.

    Args:
        scene: What casts shadows.
        air: Sky and sun.
        lights: Lamps only.
        ground: Mean albedo of the ground, linear RGB.
    """

    scene: Scene
    air: Air
    lights: Lights
    ground: tuple[float, float, float]

    def __post_init__(self) -> None:
        flat = np.array([[0.0, 0.0, 1.0]])
        dark = self.air.ambient(np.zeros(3))
        level = irradiance_from(dark, flat)[0]
        sun = self.air.sunlight
        if sun is not None:
            level = level + np.asarray(sun.irradiance) * max(sun.direction[2], 0.0)
        bounce = np.asarray(self.ground) * level / np.pi * 0.8
        object.__setattr__(self, "level", level)
        fill = FILL if self.air.sunlight is not None and not self.air.night else 1.0
        object.__setattr__(self, "ambient", fill * self.air.ambient(bounce))

    level: Floats = None  # type: ignore[assignment]
    """Irradiance of level ground in the open, linear RGB."""
    ambient: Floats = None  # type: ignore[assignment]

    def exposure(self, factor: float = 1.0, seen: NDArray | None = None) -> Exposure:
        """As a light meter held under the open sky says, more where what is seen lies in shade.

        Args:
            factor: On the exposure.
            seen: Radiance of what is near, linear RGB [n, 3], or None.
        """
        level = np.maximum(self.level, 1e-6)
        y = float(level @ LUMINANCE)
        gains = (y / level) ** BALANCES[self.air.time]
        gains = gains / (gains @ LUMINANCE)
        scale = KEYS[self.air.time] * factor * np.pi / y
        if seen is not None and len(seen) and not self.air.night:
            middle = float(np.quantile(np.asarray(seen, np.float64) @ LUMINANCE, 0.5)) * scale
            scale *= float(np.clip((DIM / max(middle, 1e-6)) ** OPENING, 1.0, 2.6))
        return Exposure(float(scale), (float(gains[0]), float(gains[1]), float(gains[2])))

    def shine(self, matter: Matter, middle: NDArray) -> Floats:
        """Radiance of matter, linear RGB, shape [n, 3].

        Args:
            matter: Lit and seen.
            middle: From where distances count [m], shape [3].
        """
        out = np.empty((len(matter), 3), np.float32)
        for first in range(0, len(matter), PIECE):
            piece = slice(first, first + PIECE)
            some = matter.select(piece)
            out[piece] = some.albedo * self._irradiance(some, middle, seed=first) / np.float32(np.pi)
        return out

    def _irradiance(self, m: Matter, middle: NDArray, *, seed: int) -> Floats:
        n = m.normals.astype(np.float64)
        distance = np.linalg.norm(m.means - middle, axis=1)
        open_sky = self._sky_share(m, distance, seed)
        around = irradiance_from(self.ambient, n)
        inside = np.mean(irradiance_from(self.ambient, np.array([[0, 0, 1.0], [1, 0, 0], [-1, 0, 0]])), 0)
        light = around * open_sky[:, None] + INNER * inside * (1 - open_sky)[:, None]
        if self.air.sunlight is not None:
            light = light + self._sun(m, n, seed)
        near = np.flatnonzero(distance < LIT_FROM)
        if self.lights.lamps and len(near):
            start = m.means[near] + m.normals[near] * m.offset[near][:, None]
            lamps = direct(self.scene, start, m.normals[near], Lights(lamps=self.lights.lamps), samples=2)
            light[near] += lamps
        return light.astype(np.float32)

    def _sun(self, m: Matter, n: Floats, seed: int) -> Floats:
        sun = self.air.sunlight
        assert sun is not None
        towards = np.asarray(sun.direction)
        cosine = n @ towards
        leaf = m.leaf.astype(np.float64)
        front = np.maximum(cosine, 0)
        # A leaf lets a third of the light through, yellower (Woolley 1971), and stands at every angle to the sun.
        soft = 0.30 + 0.52 * front
        glow = np.maximum(-cosine, 0)
        share = front * (1 - leaf) + leaf * soft
        asked = np.flatnonzero(share > 1e-4)
        rng = np.random.default_rng([seed, 3])
        u = np.cross(towards, (0.0, 0.0, 1.0))
        u /= np.linalg.norm(u)
        v = np.cross(towards, u)
        seen = np.zeros(len(m))
        rays = 2
        start = (
            m.means[asked]
            + (
                m.normals[asked] * 0.4 * (1 - leaf[asked])[:, None]
                + 0.6 * towards
                + 0.4 * towards * leaf[asked][:, None]
            )
            * m.offset[asked][:, None]
        )
        for k in range(rays):
            r = sun.radius * np.sqrt((k + rng.uniform(size=len(asked))) / rays)
            phi = rng.uniform(0, 2 * np.pi, len(asked))
            way = towards + (r * np.cos(phi))[:, None] * u + (r * np.sin(phi))[:, None] * v
            seen[asked] += self.scene.transmittance(start, way).mean(1) / rays
        tint = 1 + (leaf * glow)[:, None] * np.array([0.30, 0.22, -0.35])
        return np.asarray(sun.irradiance) * (seen * share)[:, None] * tint

    def _sky_share(self, m: Matter, distance: Floats, seed: int) -> Floats:
        """Share of the sky (weighted by the cosine) that is not hidden by something near, shape [n]."""
        out = np.ones(len(m))
        asked = np.flatnonzero(distance < LIT_FROM)
        if not len(asked):
            return out
        n = m.normals[asked].astype(np.float64)
        side = np.cross(n, np.where(np.abs(n[:, 2:]) < 0.9, np.array([0.0, 0, 1]), np.array([1.0, 0, 0])))
        side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
        up = np.cross(n, side)
        start = m.means[asked] + m.normals[asked] * m.offset[asked][:, None]
        rng = np.random.default_rng([seed, 4])
        turn = rng.uniform(0, 2 * np.pi, len(asked))
        free = np.zeros(len(asked))
        for k in range(SKY_RAYS):
            z2 = (k + rng.uniform(size=len(asked))) / SKY_RAYS
            r, z = np.sqrt(z2), np.sqrt(1 - z2)
            phi = turn + k * GOLDEN
            way = z[:, None] * n + (r * np.cos(phi))[:, None] * side + (r * np.sin(phi))[:, None] * up
            rise = np.flatnonzero(way[:, 2] > 0.0)
            free += way[:, 2] <= 0.0  # the ground is counted as light, not as what hides it
            free[rise] += self.scene.transmittance(start[rise], way[rise], far=NEAR_SKY).mean(1)
        out[asked] = free / SKY_RAYS
        return out
