"""What is seen through the windows: a garden, trees, hills and the sky, only in the directions that windows look.

It is a stage set: everything stands within some twenty metres, far things drawn small, because nobody walks there and
every metre costs splats. All of it is lit by sun and sky alone; the sky and the haze on the hills glow by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.geometry import Pose
from terrazzo.materials.finish import Finish
from terrazzo.shapes.architecture_growth import shrub_parts, tree_parts
from terrazzo.shapes.architecture_pieces import Piece, piece
from terrazzo.shapes.architecture_walls import WALL_DEPTH
from terrazzo.shapes.primitives.flat import quads
from terrazzo.shapes.shape import Part
from terrazzo.shapes.surface import Surface, quad_normals
from terrazzo.world.rooms import Opening, Room
from terrazzo.world.things import Material

Array = NDArray[np.float64]
Radiance = Callable[[Array], Array]
"""Sky radiance along unit directions [n, 3], as `lighting.Sky.radiance`."""

REACH = 15.0
"""From the house's outline to the sky [m]."""
GROUND = -0.20
"""Height of the lawn [m]; the floor lies a step above it."""
VIEW = np.deg2rad(75.0)
"""To either side of a window's axis one can see this far."""
BIN = np.deg2rad(15.0)
TREES = 24.0
"""Degrees of the view for each tree."""
HIGHEST, ZENITH = np.deg2rad(68.0), np.deg2rad(89.0)
"""Elevation up to which the sky is drawn, and where a window looks up."""
STEEP = np.deg2rad(60.0)
"""Windows that lean more than this look up, to all sides."""


@dataclass(frozen=True)
class _Arc:
    """A run of directions seen from the house, counter-clockwise.

    Args:
        start: Azimuth [rad].
        span: [rad].
    """

    start: float
    span: float

    def azimuths(self, count: int) -> Array:
        return self.start + self.span * np.linspace(0, 1, count)


def build_outside(
    rooms: Sequence[Room],
    openings: Sequence[Opening],
    *,
    sky: Radiance,
    time: str = "day",
    seed: int = 0,
    coarse: float = 1.0,
) -> list[Piece]:
    """The surroundings that the rooms' windows show; none where there is no window.

    Args:
        rooms: All rooms of the house.
        openings: All doors and windows.
        sky: Radiance of the sky by direction.
        time: "day", "sunset", "dawn", "overcast" or "night": clouds differ.
        seed: Of everything that grows.
        coarse: Factor on the size of leaves; there are the fewer of them.

    Returns:
        Pieces with `outside` set, the sky last.
    """
    windows = [o for o in openings if o.kind == "window"]
    if not windows or not rooms:
        return []
    corners = np.concatenate([r.polygon for r in rooms])
    low, high = corners.min(0), corners.max(0)
    centre, half = (low + high) / 2, (high - low) / 2
    house = float(np.hypot(*half))
    radius = house + REACH
    rng = np.random.default_rng(seed)
    here = Pose.at(float(centre[0]), float(centre[1]))
    upwards = any(o.lean for o in windows)
    made = [_terrace(windows, rooms)]
    for number, arc in enumerate(_arcs(windows), 1):
        made.append(_lawn(arc, float(half.min()) * 0.85, radius, here, number, rng))
        made.append(_hedge(arc, house + 8.5, here, number, rng, coarse))
        made += _trees(arc, house, radius, windows, here, number, rng, coarse)
        made.append(_hills(arc, radius, sky, here, number, rng))
        made.append(_sky(arc, radius, sky, time, here, number, rng, top=ZENITH if upwards else HIGHEST))
    return made


def _arcs(windows: Sequence[Opening]) -> list[_Arc]:
    """Runs of directions that windows look to, made of bins."""
    count = round(2 * np.pi / BIN)
    middles = (np.arange(count) + 0.5) * BIN
    seen = np.zeros(count, bool)
    for o in windows:
        if o.lean > STEEP:
            return [_Arc(0.0, 2 * np.pi)]
        away = np.angle(np.exp(1j * (middles - (o.yaw + np.pi))))
        seen |= np.abs(away) < VIEW
    if seen.all():
        return [_Arc(0.0, 2 * np.pi)]
    first = int(np.flatnonzero(seen & ~np.roll(seen, 1))[0])
    turned = np.roll(seen, -first)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], turned, [False]]).astype(int)))
    return [_Arc((first + a) * BIN, (b - a) * BIN) for a, b in zip(edges[::2], edges[1::2])]


def _noise(rng: np.random.Generator, *coordinates: Array, size: float, octaves: int = 3) -> Array:
    """Smooth noise, about -1..1: sums of sines in random directions, each octave half as large."""
    out = np.zeros(np.broadcast_shapes(*(c.shape for c in coordinates)))
    for octave in range(octaves):
        for _ in range(3):
            direction = rng.normal(size=len(coordinates))
            direction *= 2 * np.pi * 2**octave / size / np.linalg.norm(direction)
            phase = rng.uniform(0, 2 * np.pi)
            out += 0.5**octave / 3 * np.sin(sum(d * c for d, c in zip(direction, coordinates)) + phase)
    return out


def _terrace(windows: Sequence[Opening], rooms: Sequence[Room]) -> Piece:
    """Paving along every wall that has a window."""
    by_name = {r.name: r for r in rooms}
    slabs = []
    for name, wall, yaw in sorted({(o.room, o.wall, o.yaw) for o in windows}):
        a, b = by_name[name].wall(wall)
        out = -np.array([np.cos(yaw), np.sin(yaw)])
        p, q = a + out * WALL_DEPTH, b + out * WALL_DEPTH
        r, s = q + out * 2.4, p + out * 2.4
        z = GROUND + 0.06
        slabs.append([(*p, z), (*s, z), (*r, z), (*q, z)])
    surface = quads(np.array(slabs))
    down = surface.normals[:, 0, 2] < 0
    surface = Surface(
        np.where(down[:, None, None], surface.corners[:, ::-1], surface.corners),
        np.where(down[:, None, None], -surface.normals, surface.normals),
    )
    look = Finish("tiles", (0.42, 0.39, 0.34), (0.30, 0.28, 0.25), scale=2.0, seed=3)
    return piece("terrace", "terrace", "ground", Pose(), [Part(surface, look)], outside=True)


def _lawn(arc: _Arc, near: float, far: float, here: Pose, number: int, rng: np.random.Generator) -> Piece:
    """Grass with slight relief, a little higher far away."""
    r = np.geomspace(max(near, 0.5), far, 22)
    azimuth = arc.azimuths(max(8, int(np.degrees(arc.span) / 4)))
    rr, aa = np.meshgrid(r, azimuth, indexing="ij")
    x, y = rr * np.cos(aa), rr * np.sin(aa)
    away = np.clip((rr - 5) / 10, 0, 1)
    z = GROUND + away * (0.12 * _noise(rng, x, y, size=6.0) + 0.25 * away)
    look = Finish("grass", (0.064, 0.088, 0.031), (0.032, 0.050, 0.017), seed=int(rng.integers(1 << 30)))
    lawn = Surface.grid(np.stack([x, y, z], -1))
    return piece(
        f"lawn-{number}", "lawn", "ground", here, [Part(lawn, look)], outside=True,
        material=Material("grass", 1200.0, 0.8, 0.0),
    )  # fmt: skip


def _hedge(
    arc: _Arc, radius: float, here: Pose, number: int, rng: np.random.Generator, coarse: float
) -> Piece:
    """Shrubs of all heights in a row that closes the garden."""
    made, turn = {}, arc.start + 0.3 / radius
    while turn < arc.start + arc.span:
        wide, tall = rng.uniform(0.45, 0.85), rng.uniform(0.55, 1.0) * (1.35 if rng.uniform() < 0.25 else 1.0)
        away = radius + rng.uniform(-0.5, 0.7)
        centre = np.array([away * np.cos(turn), away * np.sin(turn), GROUND + 0.85 * tall])
        made.setdefault(int(rng.integers(3)), []).append((centre, np.array([wide, wide, tall])))
        turn += 1.1 * wide / radius
    parts = [part for kind, clumps in made.items() for part in shrub_parts(clumps, kind, rng, coarse=coarse)]
    return piece(f"hedge-{number}", "hedge", "hedge", here, parts, outside=True)


def _trees(
    arc: _Arc,
    house: float,
    radius: float,
    windows: Sequence[Opening],
    here: Pose,
    number: int,
    rng: np.random.Generator,
    coarse: float,
) -> list[Piece]:
    """A few trees where windows look, none of them right before one."""
    count = 1 + round(np.degrees(arc.span) / TREES)
    made: list[Piece] = []
    taken: list[Array] = []
    for _ in range(12 * count):
        if len(made) == count:
            break
        window = windows[int(rng.integers(len(windows)))]
        aside = rng.choice([-1.0, 1.0]) * np.radians(rng.uniform(8, 48))
        azimuth = window.yaw + np.pi + aside
        if (azimuth - arc.start) % (2 * np.pi) > arc.span:
            continue
        distance = rng.uniform(house + 4.5, radius - 3.0)
        spot = distance * np.array([np.cos(azimuth), np.sin(azimuth)])
        axis = min(abs(np.angle(np.exp(1j * (azimuth - o.yaw - np.pi)))) for o in windows)
        if any(np.linalg.norm(spot - t) < 2.0 for t in taken) or axis * distance < 1.6:
            continue
        taken.append(spot)
        tall = rng.uniform(2.6, 4.4) * (0.8 + 0.5 * (distance - house) / REACH)
        form = ("round", "round", "tall", "conifer")[int(rng.integers(4))]
        stand = here @ Pose.at(float(spot[0]), float(spot[1]), GROUND - 0.05, yaw=float(rng.uniform(0, 6.28)))
        eye = stand.inverse().apply((*here.position[:2], 1.5))
        parts = tree_parts(form, float(tall), rng, eye=eye, coarse=coarse)
        made.append(
            piece(f"garden-tree-{number}-{len(made) + 1}", "tree", "tree", stand, parts, outside=True)
        )
    return made


def _hills(
    arc: _Arc, radius: float, sky: Radiance, here: Pose, number: int, rng: np.random.Generator
) -> Piece:
    """Two lines of wooded hills, paler the farther: air between them and the eye sends the sky's own light."""
    azimuth = arc.azimuths(max(30, int(np.degrees(arc.span) / 1.0)))
    level = np.stack([np.cos(azimuth), np.sin(azimuth), np.full_like(azimuth, 0.03)], 1)
    haze = sky(level).mean(0)
    parts = []
    for distance, low, high, share, green in (
        (radius - 0.6, 6.0, 2.2, 0.34, (0.060, 0.085, 0.060)),
        (radius - 1.6, 3.4, 1.3, 0.13, (0.055, 0.095, 0.040)),
    ):
        ridge = np.radians(
            low + high * _noise(rng, azimuth, size=1.4, octaves=3) + 0.35 * _noise(rng, azimuth, size=0.12)
        )
        top = 1.2 + distance * np.tan(np.maximum(ridge, np.radians(0.8)))
        v = np.array([0.0, 0.5, 0.85, 1.0])
        z = GROUND - 0.2 + (top[:, None] - GROUND + 0.2) * v[None]
        back = distance + 0.5 * v[None] ** 2
        grid = np.stack([back * np.cos(azimuth)[:, None], back * np.sin(azimuth)[:, None], z], -1)
        glow = _colour(haze * share)
        look = Finish(
            "leaf",
            green,
            _colour(0.6 * np.asarray(green)),
            scale=2.5,
            emission=glow,
            seed=int(rng.integers(1 << 30)),
        )
        parts.append(Part(_towards_house(Surface.grid(grid)), look))
    return piece(f"hills-{number}", "hills", "hills", here, parts, outside=True)


def _sky(
    arc: _Arc,
    radius: float,
    sky: Radiance,
    time: str,
    here: Pose,
    number: int,
    rng: np.random.Generator,
    top: float = HIGHEST,
) -> Piece:
    """The dome in patches of one radiance each, and clouds before it."""
    rows = [-4, 0, 2, 4, 6.5, 9, 12, 15, 18.5, 22, 26, 30, 35, 40, 46, 53, 60, np.degrees(HIGHEST)]
    rise = np.radians([*rows, *((76, 83, np.degrees(top)) if top > HIGHEST else ())])
    azimuth = arc.azimuths(max(4, round(np.degrees(arc.span) / 12)) + 1)
    at = radius * _direction(*np.meshgrid(azimuth, rise)) + (0, 0, 1.2)
    corners = np.stack([at[:-1, :-1], at[:-1, 1:], at[1:, 1:], at[1:, :-1]], 2).reshape(-1, 4, 3)
    dome = _towards_house(Surface(corners, np.repeat(quad_normals(corners)[:, None], 4, 1)))
    between = np.meshgrid((azimuth[:-1] + azimuth[1:]) / 2, np.maximum((rise[:-1] + rise[1:]) / 2, 0.035))
    parts = [
        Part(Surface(patch, normals), Finish("smooth", (0.0, 0.0, 0.0), emission=_colour(glow)))
        for patch, normals, glow in zip(
            dome.corners[:, None],
            dome.normals[:, None],
            sky(_direction(*between).reshape(-1, 3)),
            strict=True,
        )
    ]
    if time not in ("overcast", "night"):
        parts += _clouds(arc, 0.94 * radius, sky, rng)
    return piece(f"sky-{number}", "sky", "sky", here, parts, outside=True)


def _clouds(arc: _Arc, radius: float, sky: Radiance, rng: np.random.Generator) -> list[Part]:
    """Heaps of thin discs, flat below and lit above."""
    parts = []
    for _ in range(round(np.degrees(arc.span) / 16)):
        azimuth = arc.start + arc.span * rng.uniform(0.04, 0.96)
        rise = np.radians(rng.uniform(9, 42))
        size = rng.uniform(0.9, 2.1) * (0.6 + 0.8 * rise)
        base = sky(_direction(np.array([azimuth]), np.array([rise])))[0]
        white = sky(_direction(np.array([azimuth]), np.array([0.05])))[0]
        for layer, (share, lift) in enumerate(((0.35, 0.0), (0.8, 0.10), (1.25, 0.2))):
            discs = []
            for _ in range(5):
                a = azimuth + rng.normal(0, 0.75 * size) / radius
                e = rise + (lift + abs(rng.normal(0, 0.16))) * size / radius
                r = size * rng.uniform(0.28, 0.55) * (1 - 0.18 * layer)
                discs.append(_disc(a, e, (radius - 0.1 * layer), r, 0.5 * r))
            glow = _colour(base + (1.1 * white.max() - base) * min(share, 1.0))
            look = Finish("smooth", (0.0, 0.0, 0.0), emission=glow, opacity=0.14)
            parts.append(Part(Surface.merge(discs), look, closed=False))
    return parts


def _disc(azimuth: float, rise: float, radius: float, wide: float, tall: float) -> Surface:
    """A small ellipse that faces the house: two quads across a hexagon."""
    t = np.arange(8) * np.pi / 4
    a = azimuth + wide * np.cos(t) / radius
    e = rise + tall * np.sin(t) / radius
    p = radius * _direction(a, e) + (0, 0, 1.2)
    return _towards_house(quads(np.array([p[[0, 1, 2, 3]], p[[3, 4, 7, 0]], p[[4, 5, 6, 7]]])))


def _colour(values: Array) -> tuple[float, float, float]:
    r, g, b = (float(v) for v in values)
    return r, g, b


def _direction(azimuth: Array, rise: Array) -> Array:
    """Unit vectors, shape [..., 3]."""
    c = np.cos(rise)
    return np.stack([c * np.cos(azimuth), c * np.sin(azimuth), np.sin(rise)], -1)


def _towards_house(surface: Surface) -> Surface:
    """The surface with all quads turned to face the origin's axis."""
    middle = surface.corners.mean(1) * (1, 1, 0)
    away = np.einsum("qd,qd->q", surface.normals.mean(1), middle) > 0
    return Surface(
        np.where(away[:, None, None], surface.corners[:, ::-1], surface.corners),
        np.where(away[:, None, None], -surface.normals[:, ::-1], surface.normals),
    )
