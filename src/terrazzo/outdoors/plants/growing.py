"""`grow`: one plant from a species, a height and a seed: its wood as tapering segments, its leaves as small ellipses.

Branches are curves that spring from curves, as in Weber and Penn, "Creation and rendering of realistic trees" (1995): their
lengths follow the crown's profile, they leave their parent at an angle, turn about it by the golden angle, and bend up or
down. All branches of one order are made at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.outdoors.fields import GOLDEN, Floats
from terrazzo.outdoors.plants.species import Species

KNOTS = 7
"""Points of each branch."""
TRUNK_KNOTS = 12


@dataclass(frozen=True, eq=False)
class Grown:
    """One plant in its own frame, standing at the origin.

    Args:
        species: What it is.
        height: [m].
        foot: Radius of its trunk where it leaves the ground [m].
        wood: Ends of the segments of wood [m], shape [m, 2, 3].
        radii: Their radii at both ends [m], shape [m, 2].
        leaves: Middles of leaves [m], shape [k, 3].
        along: Unit vectors along leaves, shape [k, 3].
        facing: Unit normals of leaves, shape [k, 3].
        sizes: Length and width of leaves [m], shape [k, 2].
        colours: Albedo of leaves, linear RGB, shape [k, 3].
        outward: Unit vectors out of the crown, by which soft light falls on it, shape [k, 3].
    """

    species: Species
    height: float
    foot: float
    wood: Floats
    radii: Floats
    leaves: Floats
    along: Floats
    facing: Floats
    sizes: Floats
    colours: Floats
    outward: Floats

    @property
    def reach(self) -> float:
        """Largest distance of any of it from its axis [m]."""
        ends = [np.hypot(*self.wood.reshape(-1, 3)[:, :2].T)] if len(self.wood) else []
        ends += [np.hypot(*self.leaves[:, :2].T)] if len(self.leaves) else []
        return float(np.concatenate(ends).max()) if ends else 0.1


def grow(species: Species, height: float, seed: int, *, detail: float = 1.0) -> Grown:
    """Grows one plant.

    Args:
        species: What it is.
        height: [m].
        seed: Another seed grows another individual.
        detail: Share of the leaves that a plant near the eye has; those that are left are larger.
    """
    rng = np.random.default_rng([seed & 0xFFFFFFFF, 5])
    made = {"palm": _palm, "fern": _fern, "stem": _cactus}.get(species.habit, _branching)
    wood, radii, leaves, along, facing, sizes = made(species, height, rng, detail)
    if len(leaves):
        # Nothing grows into the ground, and what hangs to it stops there.
        leaves[:, 2] = np.maximum(leaves[:, 2], 0.35 * sizes[:, 0] * np.abs(along[:, 2]) + 0.01)
    colours = _colours(species, len(leaves), leaves, height, rng)
    middle = np.array([0.0, 0.0, height * (0.55 * (1 + species.clear) - 0.1)])
    outward = (leaves - middle) * (1.0, 1.0, 0.8)
    outward /= np.maximum(np.linalg.norm(outward, axis=1, keepdims=True), 1e-9)
    foot = float(radii[0, 0]) if len(radii) else 0.02
    return Grown(species, height, foot, wood, radii, leaves, along, facing, sizes, colours, outward)


def _unit(v: Floats) -> Floats:
    return v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-12)


def _side(axis: Floats) -> Floats:
    """Some unit vector across each of some unit vectors."""
    other = np.where(np.abs(axis[..., 2:]) < 0.9, np.array([0.0, 0, 1]), np.array([1.0, 0, 0]))
    return _unit(np.cross(axis, other))


def _curves(
    start: Floats, heading: Floats, length: Floats, *, rise: float, wander: float, rng, knots: int = KNOTS
) -> Floats:
    """Curves from starts along headings that bend up and wander, shape [n, knots, 3]."""
    n = len(start)
    points = np.empty((n, knots, 3))
    points[:, 0] = start
    way = heading
    for k in range(1, knots):
        way = _unit(
            way + np.array([0, 0, rise / (knots - 1)]) + rng.normal(0, wander * 2.2 / (knots - 1), (n, 3))
        )
        points[:, k] = points[:, k - 1] + way * (length / (knots - 1))[:, None]
    return points


def _at(curves: Floats, row: NDArray[np.integer], t: Floats) -> tuple[Floats, Floats]:
    """Points and tangents at shares t of some curves, each [n, 3]."""
    last = curves.shape[1] - 1
    u = np.clip(t, 0, 0.9999) * last
    k = u.astype(int)
    a, b = curves[row, k], curves[row, k + 1]
    return a + (b - a) * (u - k)[:, None], _unit(b - a)


def _turned(axis: Floats, angle: Floats, azimuth: Floats) -> Floats:
    """Headings at an angle from an axis, about it by an azimuth, shape [n, 3]."""
    side = _side(axis)
    up = np.cross(axis, side)
    around = np.cos(azimuth)[:, None] * side + np.sin(azimuth)[:, None] * up
    return np.cos(angle)[:, None] * axis + np.sin(angle)[:, None] * around


def _profile(shape: str, t: Floats) -> Floats:
    """Length of branches over the longest, at shares t of the crown's height from its foot."""
    if shape == "cone":
        return 0.06 + 0.94 * (1 - t) ** 0.85
    if shape == "column":
        return 0.55 + 0.45 * np.sin(np.pi * np.clip(t, 0, 1) ** 0.8)
    if shape == "flame":
        return 0.12 + 0.88 * np.sin(np.pi * (0.12 + 0.88 * t) ** 0.72)
    return 0.22 + 0.78 * np.sin(np.pi * (0.18 + 0.80 * t)) ** 0.75


def _segments(curves: Floats, thick: Floats, thin: Floats) -> tuple[Floats, Floats]:
    """Curves [n, k, 3] that taper from `thick` [n] to `thin` [n] as segments [m, 2, 3] and radii [m, 2]."""
    k = curves.shape[1]
    t = np.linspace(0, 1, k) ** 0.9
    r = thick[:, None] * (1 - t) + thin[:, None] * t
    ends = np.stack([curves[:, :-1], curves[:, 1:]], 2).reshape(-1, 2, 3)
    return ends, np.stack([r[:, :-1], r[:, 1:]], 2).reshape(-1, 2)


def _branching(s: Species, height: float, rng: np.random.Generator, detail: float):
    scale = height / s.usual
    whorled = s.habit == "whorled"
    lean = rng.normal(0, 0.03 + 0.12 * (s.stems > 1), (s.stems, 2))
    heading = _unit(
        np.column_stack([lean + (0.35 * _ring(s.stems, rng) if s.stems > 1 else 0), np.ones(s.stems)])
    )
    foot = 0.02 * height * _ring(s.stems, rng) if s.stems > 1 else np.zeros((1, 2))
    tall = height * (np.ones(1) if s.stems == 1 else rng.uniform(0.75, 1.0, s.stems)) * 0.97
    trunk = _curves(
        np.column_stack([foot, np.full(s.stems, -0.04)]),
        heading,
        tall,
        rise=0.4,
        wander=0.02 if whorled else 0.35 * s.wander,
        rng=rng,
        knots=TRUNK_KNOTS,
    )
    base = s.girth * height / np.sqrt(s.stems)
    pieces = [_segments(trunk, np.full(s.stems, base), np.full(s.stems, 0.10 * base))]
    n = s.branches
    row = np.repeat(np.arange(s.stems), n)
    step = (np.arange(n) + 0.5) / n
    t = np.tile(
        step if not whorled else (np.floor(step * n / 5) * 5 + 2) / n + 0.012 * (np.arange(n) % 5), s.stems
    )
    t = np.clip(t + rng.normal(0, 0.012, len(t)), 0, 0.99)
    start, axis = _at(trunk, row, s.clear + (0.995 - s.clear) * t)
    azimuth = np.tile(np.arange(n) * GOLDEN, s.stems) + rng.normal(0, 0.3, len(t)) + 1.3 * row
    angle = s.angle[0] + (s.angle[1] - s.angle[0]) * t + rng.normal(0, 0.10, len(t))
    length = s.spread * height * _profile(s.shape, t) * rng.uniform(0.82, 1.15, len(t))
    if s.stems > 1:
        length *= 0.6
    main = _curves(
        start,
        _turned(axis, angle, azimuth),
        length,
        rise=s.rise if not whorled else s.rise * 0.6,
        wander=s.wander,
        rng=rng,
    )
    thick = np.minimum(0.55 * base * (1 - 0.8 * t), 0.05 * length + 0.004)
    pieces.append(_segments(main, thick, 0.2 * thick))
    # Second order: to both sides of conifers' boughs, all around others'.
    count = len(main)
    twig_row = np.repeat(np.arange(count), s.twigs)
    u = np.tile((np.arange(s.twigs) + 0.6) / (s.twigs + 0.2), count)
    u = np.clip(
        (0.12 if whorled else 0.28) + (0.9 if whorled else 0.76) * u + rng.normal(0, 0.03, len(u)), 0.05, 1
    )
    start, axis = _at(main, twig_row, u)
    if whorled:
        across = _unit(np.cross(axis, np.array([0.0, 0, 1])))
        sign = np.where(np.arange(len(u)) % 2, 1.0, -1.0)[:, None]
        heading = _unit(
            axis * 0.75 + sign * across * 0.8 + np.array([0, 0, -0.12]) + rng.normal(0, 0.1, (len(u), 3))
        )
    else:
        heading = _turned(
            axis, 0.75 + rng.normal(0, 0.2, len(u)), np.arange(len(u)) * GOLDEN + rng.normal(0, 0.4, len(u))
        )
    twig_length = (
        length[twig_row] * (0.50 if not whorled else 0.42) * (1.05 - 0.6 * u) * rng.uniform(0.7, 1.2, len(u))
    )
    if s.rise < -0.5:
        twig_length *= 2.1
    twigs = _curves(
        start,
        heading,
        twig_length,
        rise=1.5 * min(s.rise, 0.4) if s.rise > -0.5 else -2.4,
        wander=s.wander,
        rng=rng,
    )
    thin = 0.30 * thick[twig_row] + 0.002
    wood, radii = (np.concatenate(a) for a in zip(*pieces, _segments(twigs, thin, 0.25 * thin), strict=True))
    shown = radii.max(1) > 0.012 * scale / np.sqrt(max(detail, 0.02)) * (0.5 if s.leaves == 0 else 1.0)
    wanted = int(s.leaves * detail * min(1.6, max(scale, 0.25)))
    if not wanted:
        empty = np.zeros((0, 3))
        return wood[shown], radii[shown], empty, empty, empty, np.zeros((0, 2))
    reach = np.concatenate([twig_length, 0.5 * length])
    pick = rng.choice(len(reach), wanted, p=reach / reach.sum())
    t = 1 - rng.uniform(0, 1, wanted) ** 1.25 * (0.85 if not whorled else 1.0)
    curves = np.concatenate([twigs, main])
    pick_main = pick >= len(twigs)
    t[pick_main] = 0.45 + 0.55 * t[pick_main]
    spot, tangent = _at(curves, pick, t)
    size = (
        s.leaf_size[0] * np.sqrt(1 / max(detail, 1e-3)) ** 0.92 * scale**0.6 * rng.uniform(0.7, 1.25, wanted)
    )
    if whorled:
        along = _unit(tangent + rng.normal(0, 0.42, (wanted, 3)) + np.array([0, 0, -0.55 * s.droop]))
        facing = _unit(np.array([0, 0, 1.0]) + rng.normal(0, 0.35, (wanted, 3)))
        spot = spot + along * (0.30 * size)[:, None]
    else:
        loose = rng.normal(0, 0.55, (wanted, 3)) * size[:, None]
        spot = spot + loose
        along = _unit(
            _unit(loose) + 0.7 * tangent + np.array([0, 0, -1.6 * s.droop]) + rng.normal(0, 0.3, (wanted, 3))
        )
        facing = _unit(np.array([0, 0, 0.8]) + 0.7 * rng.normal(0, 1, (wanted, 3)))
    facing = _unit(facing - along * np.einsum("ij,ij->i", facing, along)[:, None] + 1e-6)
    # Few large ellipses stand for clumps of leaves, which are rounder than a leaf.
    round_ = np.clip(-0.22 * np.log10(max(detail, 1e-3)), 0, 0.42)
    aspect = s.leaf_size[1] + (0.85 - s.leaf_size[1]) * round_
    size = size * np.sqrt(s.leaf_size[1] / aspect)
    sizes = np.column_stack([size, size * aspect * rng.uniform(0.8, 1.2, wanted)])
    return wood[shown], radii[shown], spot, along, facing, sizes


def _ring(n: int, rng: np.random.Generator) -> Floats:
    a = np.arange(n) * (2 * np.pi / max(n, 1)) + rng.uniform(0, 6.28)
    return np.stack([np.cos(a), np.sin(a)], -1) * rng.uniform(0.5, 1.0, (n, 1))


def _leaflets(curves: Floats, per: int, length: Floats, s: Species, rng, *, hang: float):
    """Leaflets to both sides of fronds [n, k, 3]: middles, along, facing, sizes."""
    n = len(curves)
    row = np.repeat(np.arange(n), per)
    t = np.tile((np.arange(per) + 0.5) / per, n)
    t = np.clip(0.12 + 0.88 * t + rng.normal(0, 0.01, len(t)), 0, 1)
    spot, tangent = _at(curves, row, t)
    sign = np.where(np.arange(len(t)) % 2, 1.0, -1.0)[:, None]
    across = _unit(np.cross(tangent, np.array([0.0, 0, 1])) + 1e-9)
    along = _unit(sign * across + 0.55 * tangent + np.array([0, 0, -hang]) + rng.normal(0, 0.12, (len(t), 3)))
    size = length[row] * np.sin(np.pi * (0.14 + 0.80 * t)) ** 0.7 * rng.uniform(0.85, 1.1, len(t))
    facing = np.cross(along, tangent)
    facing = _unit(np.where(facing[:, 2:] < 0, -facing, facing))
    return spot + along * (0.5 * size)[:, None], along, facing, size


def _palm(s: Species, height: float, rng: np.random.Generator, detail: float):
    tall = height * s.clear
    lean = rng.normal(0, 0.14, 2)
    trunk = _curves(
        np.array([[0.0, 0, -0.05]]),
        _unit(np.array([[*lean, 1.0]])),
        np.array([tall]),
        rise=0.5,
        wander=0.05,
        rng=rng,
        knots=TRUNK_KNOTS,
    )
    wood, radii = _segments(trunk, np.array([s.girth * height]), np.array([0.62 * s.girth * height]))
    n = s.branches if detail > 0.15 else 12
    top = trunk[0, -1]
    age = np.linspace(0, 1, n)
    angle = 0.25 + 1.75 * age**1.1 + rng.normal(0, 0.08, n)
    heading = _turned(np.tile([[0.0, 0, 1.0]], (n, 1)), angle, np.arange(n) * GOLDEN + rng.normal(0, 0.15, n))
    length = s.spread * height * rng.uniform(0.85, 1.1, n) * (1 - 0.15 * age)
    fronds = _curves(np.tile(top, (n, 1)), heading, length, rise=-1.25, wander=0.04, rng=rng, knots=9)
    ribs, rib_radii = _segments(fronds, np.full(n, 0.016), np.full(n, 0.005))
    per = max(8, int(s.twigs * min(1.0, detail) ** 0.6)) * 2
    leaves, along, facing, size = _leaflets(
        fronds, per, np.full(n, s.leaf_size[0] * height / s.usual), s, rng, hang=s.droop
    )
    width = s.leaf_size[1] * size * (2 * s.twigs / per) + 0.02
    if detail > 0.15:
        wood, radii = np.concatenate([wood, ribs]), np.concatenate([radii, rib_radii])
    return wood, radii, leaves, along, facing, np.column_stack([size, width])


def _fern(s: Species, height: float, rng: np.random.Generator, detail: float):
    n = max(6, int(s.branches * min(1, detail) ** 0.5))
    heading = _turned(
        np.tile([[0.0, 0, 1.0]], (n, 1)),
        0.55 + rng.normal(0, 0.16, n),
        np.arange(n) * GOLDEN + rng.normal(0, 0.2, n),
    )
    length = height * rng.uniform(1.15, 1.6, n)
    fronds = _curves(np.zeros((n, 3)), heading, length, rise=-0.85, wander=0.05, rng=rng, knots=8)
    per = max(6, int(s.twigs * min(1, detail) ** 0.5)) * 2
    leaves, along, facing, size = _leaflets(fronds, per, np.full(n, 0.30 * height), s, rng, hang=0.15)
    wood, radii = _segments(fronds, np.full(n, 0.004), np.full(n, 0.002))
    if detail < 0.5:
        wood, radii = wood[:0], radii[:0]
    return (
        wood,
        radii,
        leaves,
        along,
        facing,
        np.column_stack([size, 0.32 * size * 18 / max(per / 2, 1) * 0.6]),
    )


def _cactus(s: Species, height: float, rng: np.random.Generator, detail: float):
    empty = np.zeros((0, 3))
    r = s.girth * height ** (0.75 if s.branches else 1.0) * (1.35 if s.branches else 1.0)
    trunk = _curves(
        np.array([[0.0, 0, -0.03]]),
        np.array([[0.0, 0, 1.0]]),
        np.array([height - 0.4 * r]),
        rise=0.2,
        wander=0.01,
        rng=rng,
        knots=TRUNK_KNOTS,
    )
    pieces = [_rounded(trunk, r)]
    arms = int(rng.integers(0, s.branches + 1)) if s.branches and height > 2.2 else 0
    for k in range(arms):
        t = rng.uniform(0.35, 0.6)
        start, _ = _at(trunk, np.zeros(1, int), np.array([t]))
        a = k * 2.4 + rng.uniform(-0.5, 0.5)
        out = np.array([np.cos(a), np.sin(a), 0.0])
        bend = r * 2.6
        up = height * rng.uniform(0.25, 0.5) * (1.15 - t)
        turn = np.linspace(0, np.pi / 2, 6)
        elbow = (
            start[0]
            + out * (np.sin(turn) * bend)[:, None]
            + np.array([0, 0, 1.0]) * ((1 - np.cos(turn)) * bend)[:, None]
        )
        rise = elbow[-1] + np.array([0, 0, 1.0]) * np.linspace(0, up, 7)[1:, None]
        pieces.append(_rounded(np.concatenate([elbow, rise])[None], 0.68 * r, foot=False))
    wood, radii = (np.concatenate(a) for a in zip(*pieces, strict=True))
    return wood, radii, empty, empty, empty, np.zeros((0, 2))


def _rounded(curve: Floats, r: float, *, foot: bool = True) -> tuple[Floats, Floats]:
    """A thick stem whose tip is a dome."""
    ends, _ = _segments(curve, np.array([r]), np.array([r]))
    top = curve[0, -1]
    way = _unit(curve[0, -1] - curve[0, -2])
    rise = np.sin(np.linspace(0, np.pi / 2, 6)) * 0.98
    knots = top + way * (rise * r)[:, None]
    dome = np.stack([knots[:-1], knots[1:]], 1)
    wide = r * np.sqrt(1 - rise**2)
    body = np.full((len(ends), 2), r)
    if foot:
        body[0, 0] = 0.88 * r
    return np.concatenate([ends, dome]), np.concatenate([body, np.stack([wide[:-1], wide[1:]], 1)])


def _colours(s: Species, n: int, leaves: Floats, height: float, rng: np.random.Generator) -> Floats:
    """Leaf colours: each near one of the species' own, the whole plant shifted a little, blossoms and snow on top."""
    if not n:
        return np.zeros((0, 3))
    palette = np.array(s.leaf)
    own = rng.dirichlet(np.full(len(palette), 1.3))
    pick = rng.choice(len(palette), n, p=0.35 / len(palette) + 0.65 * own)
    colour = palette[pick] * rng.normal(1.0, 0.13, (n, 1)).clip(0.55, 1.5) * rng.normal(1.0, 0.05, (1, 3))
    if s.flower:
        hue = np.array(s.flower)[rng.integers(len(s.flower))]
        bloom = rng.uniform(size=n) < s.blossom
        colour[bloom] = hue * rng.uniform(0.8, 1.15, (bloom.sum(), 1))
    if s.load:
        r = np.hypot(*leaves[:, :2].T) / max(s.spread * height, 1e-6)
        under = (rng.uniform(size=n) < s.load * (0.6 + 0.7 * np.clip(r, 0, 1))) & (rng.uniform(size=n) < 0.9)
        colour[under] = np.array((0.84, 0.87, 0.91)) * rng.uniform(0.88, 1.0, (under.sum(), 1))
    return colour.clip(0.002, 0.95)
