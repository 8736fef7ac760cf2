"""How light changes on splats that stay where they are, when something else in their world was changed.

Light is found in the scene before and in the scene after, and display colours follow the ratio of the two: what splats show
of texture, of blur made up for, and of refinement, stays. Sun and lamps are found at every splat and are the same to the bit
where no shadow moved; the rest is noisy, so its ratio is averaged over places that lie together and face alike, and a ratio
that noise could have made counts as none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.pieces import Piece
from terrazzo.creation.splatting import BLOCK_SPREAD
from terrazzo.harmonics import SH_C0
from terrazzo.lighting import Adaptation, LightField
from terrazzo.lighting.exposure import LUMINANCE, developed
from terrazzo.splats import Splats
from terrazzo.world.things import Thing

Floats = NDArray[np.float32]

APART = 0.06
"""One splat in each cube of this side speaks for those that face alike [m]."""
CELL = 0.2
"""Side of the cubes over which ratios of smooth light are averaged, with their neighbours [m]."""
NOISE = (0.02, 0.06)
"""Logarithms of a ratio: up to the first it is noise, from the second on it counts fully."""
DARK = 0.02
"""Share of the usual light that is added to both before they are compared: nobody sees a ratio in the dark."""
LEAST = 1 / 400
"""A display colour that changes by less is left as it is."""
BRIGHTEST = 8.0
"""Of an exposed colour; where the curve ends."""
ALIKE = 4e-3
"""Relative difference within which files keep a scale."""
LIFT = 1e-3
"""How far above its surface the light of a splat is asked for [m]."""


@dataclass(frozen=True, eq=False)
class Places:
    """Splats of several things, in the world.

    Args:
        points: Just above the surface [m], shape [n, 3].
        normals: Shape [n, 3].
        rooms: Name of the room of each, shape [n].
        solid: Which lie on solids; of thin sheets, which both sides light, only shadows are followed, shape [n].
        rows: For each thing: which of its splats, and where they lie in these arrays.
    """

    points: Floats
    normals: Floats
    rooms: NDArray[np.str_]
    solid: NDArray[np.bool_]
    rows: list[tuple[NDArray[np.integer], slice]]

    @classmethod
    def of(cls, things: Sequence[Thing], pieces: Sequence[Piece], block: float) -> Places:
        """The splats that light falls on: none that glow, back a wall, or lie outside."""
        points, normals, rooms, solid, rows, first = [], [], [], [], [], 0
        for thing, piece in zip(things, pieces, strict=True):
            some = np.zeros(0, int) if _unlit(piece) else _lit(thing.splats, block)
            own = thing.splats.select(some)
            normal = thing.pose.rotate(own.normals())
            points.append(thing.pose.apply(own.means) + LIFT * normal)
            normals.append(normal)
            rooms += [piece.room] * len(some)
            solid.append(np.full(len(some), all(part.closed for part in piece.shape.parts)))
            rows.append((some, slice(first, first + len(some))))
            first += len(some)
        if not points:
            none = np.zeros((0, 3), np.float32)
            return cls(none, none, np.zeros(0, np.str_), np.zeros(0, bool), [])
        return cls(
            np.concatenate(points).astype(np.float32),
            np.concatenate(normals).astype(np.float32),
            np.array(rooms, dtype=np.str_),
            np.concatenate(solid),
            rows,
        )


def relit(
    things: Sequence[Thing],
    pieces: Sequence[Piece],
    before: LightField,
    after: LightField,
    adaptation: Adaptation,
    *,
    block: float,
    bounces: bool = True,
) -> list[Thing]:
    """The things in the light of another scene; those whose light is the same are the same objects.

    Args:
        things: Made in the light of `before`.
        pieces: What each is.
        before: Light then.
        after: Light now.
        adaptation: From light to display colours.
        block: Side of the blocks that back walls [m].
        bounces: False where only the shadows of sun and lamps can have changed.
    """
    places = Places.of(things, pieces, block)
    if not len(places.points):
        return list(things)
    old, new = _light(places, before, after, bounces)
    bright = adaptation.at(places.points, places.rooms)
    old, new = adaptation.lit(old, bright), adaptation.lit(new, bright)
    usual = np.float32(DARK) * np.maximum(np.median(old @ LUMINANCE.astype(np.float32)), 1e-6)
    ratio = (new + usual) / (old + usual)
    return [_shown(t, some, ratio[at]) for t, (some, at) in zip(things, places.rows, strict=True)]


def _unlit(piece: Piece) -> bool:
    return piece.outside or any(any(part.finish.emission) for part in piece.shape.parts)


def _lit(splats: Splats, block: float) -> NDArray[np.integer]:
    """Rows of the splats that are no backing, whose two wide sides both come of the side of a block [m]."""
    wide = np.sort(splats.scales, axis=1)[:, 1:]
    backing = (np.abs(wide / np.float32(BLOCK_SPREAD * block) - 1) < ALIKE).all(1)
    return np.flatnonzero(~backing)


def _light(places: Places, before: LightField, after: LightField, bounces: bool) -> tuple[Floats, Floats]:
    """Irradiance at the places then and now, each shape [n, 3]."""
    p, n = places.points, places.normals
    sharp = before.sharp(p, n), after.sharp(p, n)
    if not bounces and np.array_equal(sharp[0], sharp[1]):
        return sharp
    spoken = _representatives(p, n)
    cells = _Cells.of(p, n, spoken)
    now = cells.averaged(after.smooth(p[spoken], n[spoken]))
    rest = cells.at(now)
    if not bounces:
        return sharp[0] + rest, sharp[1] + rest
    then = cells.averaged(before.smooth(p[spoken], n[spoken]))
    e = np.float32(DARK * max(float(np.median(then)), 1e-6))
    change = np.log((now + e) / (then + e))
    size = np.abs(change).max(1, keepdims=True)
    t = np.clip((size - NOISE[0]) / (NOISE[1] - NOISE[0]), 0, 1)
    factor = cells.at(np.exp(-change * t * t * (3 - 2 * t)).astype(np.float32))
    factor[~places.solid] = 1.0
    return (sharp[0] + rest * factor).astype(np.float32), (sharp[1] + rest).astype(np.float32)


def _facing(normals: Floats) -> NDArray[np.int64]:
    """Which of six directions each normal is nearest to, shape [n]."""
    axis = np.abs(normals).argmax(1)
    return 2 * axis + (normals[np.arange(len(axis)), axis] > 0)


def _keys(cubes: NDArray[np.int64], facing: NDArray[np.int64]) -> NDArray[np.int64]:
    """One number for each cube and direction; cubes count from -2^17 up."""
    k = cubes + (1 << 17)
    return ((k[:, 0] << 43) | (k[:, 1] << 24) | (k[:, 2] << 5)) + facing


def _representatives(points: Floats, normals: Floats) -> NDArray[np.integer]:
    cubes = np.floor(points / APART).astype(np.int64)
    _, first = np.unique(_keys(cubes, _facing(normals)), return_index=True)
    return np.sort(first)


@dataclass(frozen=True, eq=False)
class _Cells:
    """Cubes with a direction that hold some of the places.

    Args:
        keys: Sorted, shape [c].
        cubes: Of each, shape [c, 3].
        facing: Of each, shape [c].
        member: Cell of each representative, shape [r].
        points: All places in units of a cube, shape [n, 3].
        directions: Of all places, shape [n].
    """

    keys: NDArray[np.int64]
    cubes: NDArray[np.int64]
    facing: NDArray[np.int64]
    member: NDArray[np.integer]
    points: Floats
    directions: NDArray[np.int64]

    @classmethod
    def of(cls, points: Floats, normals: Floats, spoken: NDArray[np.integer]) -> _Cells:
        scaled, facing = (points / np.float32(CELL)).astype(np.float32), _facing(normals)
        cubes = np.floor(scaled[spoken]).astype(np.int64)
        keys, first, member = np.unique(_keys(cubes, facing[spoken]), return_index=True, return_inverse=True)
        return cls(keys, cubes[first], facing[spoken][first], member.reshape(-1), scaled, facing)

    def averaged(self, values: Floats) -> Floats:
        """Means over each cell and its neighbours of values at the representatives, shape [c, 3]."""
        count = np.bincount(self.member, minlength=len(self.keys)).astype(np.float64)
        sums = np.stack([np.bincount(self.member, v, minlength=len(self.keys)) for v in values.T], 1)
        total, weight = np.zeros_like(sums), np.zeros_like(count)
        for offset in np.ndindex(3, 3, 3):
            step = np.array(offset) - 1
            share = 0.5 ** np.abs(step).sum()
            found, known = self._find(self.cubes + step, self.facing)
            total[known] += share * sums[found[known]]
            weight[known] += share * count[found[known]]
        return (total / weight[:, None]).astype(np.float32)

    def at(self, values: Floats) -> Floats:
        """Values of cells, blended at all places from the eight cells around each, shape [n, 3]."""
        low = np.floor(self.points - 0.5).astype(np.int64)
        share = self.points - 0.5 - low
        total, weight = np.zeros((len(low), 3)), np.zeros(len(low))
        for corner in np.ndindex(2, 2, 2):
            step = np.array(corner)
            w = np.where(step == 1, share, 1 - share).prod(1) + 1e-6
            found, known = self._find(low + step, self.directions)
            total[known] += w[known, None] * values[found[known]]
            weight[known] += w[known]
        return (total / np.maximum(weight, 1e-12)[:, None]).astype(np.float32)

    def _find(
        self, cubes: NDArray[np.int64], facing: NDArray[np.int64]
    ) -> tuple[NDArray[np.integer], NDArray[np.bool_]]:
        wanted = _keys(cubes, facing)
        found = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return found, self.keys[found] == wanted


def _shown(thing: Thing, some: NDArray[np.integer], ratio: Floats) -> Thing:
    """A thing some splats of which get this much more light; the same object where nobody would see it."""
    if not len(some):
        return thing
    colours = thing.splats.colours[some]
    exposed = _exposed(colours)
    moved = developed(exposed * ratio) - developed(exposed)
    seen = np.abs(moved).max(1) >= LEAST
    if not seen.any():
        return thing
    harmonics = thing.splats.harmonics.copy()
    harmonics[some[seen], 0] += moved[seen] / np.float32(SH_C0)
    return replace(thing, splats=replace(thing.splats, harmonics=harmonics))


def _exposed(display: Floats) -> Floats:
    """About the exposed radiance that is developed to a display colour: exact for greys, shape [n, 3]."""
    ramp = (np.linspace(0, 1, 4096) ** 3 * BRIGHTEST).astype(np.float32)
    shown = developed(np.repeat(ramp[:, None], 3, 1))[:, 0]
    return np.interp(np.clip(display, 0, 1), shown, ramp).astype(np.float32)
