"""`Matter`: small ellipses that know their albedo but not yet their light: what land and plants are made of before they are splats.

Leaves, blades, pebbles and far slopes are made as ellipses at once: cutting quads for them would cost a hundred times as much
and look no better.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.geometry import matrix_to_quaternion
from terrazzo.materials.noise import fbm
from terrazzo.outdoors.cells import Squares
from terrazzo.outdoors.fields import Floats, mix, noise, smooth
from terrazzo.outdoors.land import Grass, Land, Pebbles
from terrazzo.outdoors.plants import Grown

SPREAD = 0.68
"""Standard deviation over the side of a square of ground."""
CLIFF = 0.55
"""Ground whose normal rises less than this is cliff."""
LEAF = (0.40, 0.42, 0.10)
"""Standard deviations of a leaf over its length, its width, and its width again."""


@dataclass(frozen=True, eq=False)
class Matter:
    """Unlit ellipses, in one frame.

    Args:
        means: [m], shape [n, 3].
        quaternions: Shape [n, 4].
        scales: Standard deviations [m], shape [n, 3].
        albedo: Linear RGB, shape [n, 3].
        normals: By which light falls on them, unit, shape [n, 3].
        opacity: 0..1, shape [n].
        leaf: How far light shines through and around them, 0 for solids, 1 for leaves, shape [n].
        offset: How far from themselves their rays start, so that they do not shade themselves [m], shape [n].
        owner: Index of the thing that they belong to, shape [n].
    """

    means: Floats
    quaternions: Floats
    scales: Floats
    albedo: Floats
    normals: Floats
    opacity: Floats
    leaf: Floats
    offset: Floats
    owner: NDArray[np.integer]

    def __len__(self) -> int:
        return len(self.means)

    @staticmethod
    def merge(parts: Sequence[Matter]) -> Matter:
        """All of them."""
        return Matter(*(np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(Matter)))

    def select(self, index) -> Matter:
        """Some of them."""
        return Matter(*(getattr(self, f.name)[index] for f in fields(self)))


def thinned(matter: Matter, count: int, *, seed: int) -> Matter:
    """At most so many of the ellipses, chosen at random and made larger for those that are left out."""
    n = len(matter)
    if n <= count:
        return matter
    keep = np.sort(np.random.default_rng([seed, 23]).choice(n, max(count, 1), replace=False))
    some = matter.select(keep)
    return replace(some, scales=some.scales * np.float32((n / max(count, 1)) ** 0.42))


def make(
    means: Floats,
    axes: Floats,
    scales: Floats,
    albedo: Floats,
    normals: Floats,
    *,
    owner: int | NDArray = 0,
    opacity: ArrayLike = 0.98,
    leaf: ArrayLike = 0.0,
    offset: ArrayLike = 0.01,
) -> Matter:
    """Matter from arrays and numbers that hold for all of it; `axes` are rotation matrices [n, 3, 3]."""
    n = len(means)

    def each(value: ArrayLike) -> Floats:
        return np.broadcast_to(np.asarray(value, np.float64), (n,)).copy()

    return Matter(
        np.asarray(means, np.float32),
        matrix_to_quaternion(axes).astype(np.float32),
        np.asarray(scales, np.float32),
        np.asarray(albedo, np.float32),
        np.asarray(normals, np.float32),
        each(opacity).astype(np.float32),
        each(leaf).astype(np.float32),
        each(offset).astype(np.float32),
        np.broadcast_to(np.asarray(owner, np.int32), (n,)).copy(),
    )


def frames(first: Floats, third: Floats) -> Floats:
    """Rotation matrices whose third axis is near `third` and first along `first` [n, 3], shape [n, 3, 3]."""
    x = first / np.maximum(np.linalg.norm(first, axis=1, keepdims=True), 1e-12)
    y = np.cross(third, x)
    length = np.linalg.norm(y, axis=1, keepdims=True)
    other = np.cross(np.where(np.abs(x[:, 2:]) < 0.9, np.array([0.0, 0, 1]), np.array([1.0, 0, 0])), x)
    y = np.where(length > 1e-6, y, other)
    y = y / np.maximum(np.linalg.norm(y, axis=1, keepdims=True), 1e-12)
    return np.stack([x, y, np.cross(x, y)], 2)


def ground_matter(land: Land, squares: Squares, *, owner: int, seed: int, backing: bool = False) -> Matter:
    """The ground in squares; steep ones are cut across the slope, so that cliffs are as fine as flats.

    Args:
        land: The land.
        squares: Where.
        owner: Of the matter.
        seed: Of the squares' small shifts.
        backing: Make what lies behind the surface and shows through its gaps, if anything does.
    """
    rng = np.random.default_rng([seed, 21])
    xy = squares.middle + squares.side[:, None] * rng.uniform(-0.17, 0.17, (len(squares), 2))
    side, distance = squares.side, squares.distance
    z, normal = land.surface(xy, np.maximum(0.7 * side, 0.02))
    times = np.clip(np.round(0.75 / np.maximum(normal[:, 2], 0.05)), 1, 10).astype(int)
    row = np.repeat(np.arange(len(xy)), times)
    part = (np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times) + 0.5) / times[row] - 0.5
    down = normal[:, :2] / np.maximum(np.linalg.norm(normal[:, :2], axis=1, keepdims=True), 1e-9)
    again = np.flatnonzero(times[row] > 1)
    xy, z, normal, down = xy[row], z[row], normal[row], down[row]
    side, distance, times = side[row], distance[row], times[row]
    xy[again] += (part * side)[again, None] * down[again]
    z[again], normal[again] = land.surface(xy[again], np.maximum(0.5 * side / times, 0.02)[again])
    points = np.column_stack([xy, z])
    steep = np.maximum(normal[:, 2], 0.09)
    slope = np.column_stack(
        [normal[:, 0] * normal[:, 2], normal[:, 1] * normal[:, 2], -(1 - normal[:, 2] ** 2)]
    )
    flat = np.linalg.norm(slope, axis=1) < 0.02
    angle = rng.uniform(0, 2 * np.pi, len(xy))
    slope[flat] = np.column_stack([np.cos(angle), np.sin(angle), np.zeros(len(xy))])[flat]
    long = SPREAD * side / steep / times
    across = SPREAD * side
    thin = np.clip(0.06 * side, 0.001, 2.0)
    colour = land.colours(xy, normal, side)
    # A splat is a little larger than its square: lowered by some of that, it does not stand over paths' and walls' edges.
    points[:, 2] -= 0.25 * thin
    # What shades the ground is a coarser mesh than the ground itself, and must not shade it by their difference.
    offset = np.maximum(0.06, 0.02 * distance)
    if backing:
        # Behind cliffs only: below level ground it would be drawn before what it should back, whose middles are farther off.
        behind = 0.5 * side
        points -= normal * behind[:, None]
        offset = offset + 1.6 * behind
        long, across = 1.35 * long, 1.35 * across
    return make(
        points,
        frames(slope, normal),
        np.column_stack([long, np.minimum(across, 6 * long), thin]),
        colour,
        normal,
        owner=owner,
        offset=offset,
    ).select(normal[:, 2] < CLIFF if backing else slice(None))


def grass_matter(
    land: Land,
    grass: Grass,
    squares: Squares,
    *,
    owner: int,
    seed: int,
    density: float = 1.0,
    flat: float = 0.0,
) -> Matter:
    """Blades and flowers, a few for each square: fewer and broader ones far off."""
    rng = np.random.default_rng([seed, 31])
    share = np.clip(grass.cover(squares.middle), 0, 1)
    near = squares.select(share > 0.03)
    share = share[share > 0.03]
    count = rng.poisson(np.clip(density * grass.density * 2.2 * share, 0, 12))
    row = np.repeat(np.arange(len(near)), count)
    n = len(row)
    xy = near.middle[row] + near.side[row][:, None] * rng.uniform(-0.6, 0.6, (n, 2))
    keep = (grass.cover(xy) > rng.uniform(0.05, 0.6, n)) & (land.dry(xy, -0.25))
    xy, row = xy[keep], row[keep]
    n = len(xy)
    side, distance = near.side[row], near.distance[row]
    tuft = noise(xy, 1.1, octaves=2, seed=seed + 3)
    height = grass.height * np.exp(0.35 * rng.normal(0, 1, n) + 0.35 * tuft).clip(0.35, 2.0)
    # Broader with distance, so that as much of the ground is covered with fewer blades.
    width = np.maximum(grass.width * grass.height, 0.20 * side) * rng.uniform(0.8, 1.3, n)
    width = np.minimum(width, 0.55 * height)
    turn = rng.uniform(0, 2 * np.pi, n)
    wind = 0.30 * noise(xy, 14.0, octaves=2, seed=seed + 4)
    lean = (1 - grass.upright) * 1.2 + 0.22 * np.abs(rng.normal(0, 1, n))
    out = np.column_stack(
        [np.cos(turn) * np.sin(lean) + wind, np.sin(turn) * np.sin(lean) + 0.4 * wind, np.cos(lean)]
    )
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    foot = land.points(xy)
    palette = np.array(grass.colours)
    pick = np.clip(
        np.floor(
            (0.5 + 0.30 * noise(xy, 6.0, octaves=2, seed=seed + 5) + rng.normal(0, 0.30, n)) * len(palette)
        ),
        0,
        len(palette) - 1,
    )
    colour = palette[pick.astype(int)] * rng.normal(1.0, 0.16, (n, 1)).clip(0.5, 1.6)
    side_way = np.column_stack([-np.sin(turn), np.cos(turn), np.zeros(n)])
    up = np.cross(out, side_way)
    light = np.array([0.0, 0, 1.0]) + 0.35 * out
    light /= np.linalg.norm(light, axis=1, keepdims=True)
    pieces = []
    # Two ellipses a blade where it is looked at from near: a dark foot and a bright tip that bends over.
    two = distance < 9.0
    bend = out + np.array([0, 0, -0.55]) * rng.uniform(0.3, 1, (n, 1)) * (0.6 + lean[:, None])
    bend /= np.linalg.norm(bend, axis=1, keepdims=True)
    half = 0.5 * height[:, None]
    pieces.append(
        make(
            foot + out * half * np.where(two, 0.55, 1.0)[:, None],
            frames(out, up),
            np.column_stack([np.where(two, 0.21, 0.33) * height, 0.5 * width, 0.25 * width]),
            colour * np.where(two, 0.74, 0.95)[:, None],
            light,
            owner=owner,
            leaf=0.8,
            offset=0.02,
            opacity=0.93,
        )
    )
    t = np.flatnonzero(two)
    pieces.append(
        make(
            foot[t] + out[t] * half[t] * 1.05 + bend[t] * half[t] * 0.5,
            frames(bend[t], up[t]),
            np.column_stack([0.20 * height[t], 0.36 * width[t], 0.2 * width[t]]),
            colour[t] * 1.12,
            light[t],
            owner=owner,
            leaf=1.0,
            offset=0.03,
            opacity=0.9,
        )
    )
    if grass.flowers and grass.bloom:
        patch = smooth(-0.25, 0.55, noise(xy, 7.0, octaves=2, seed=seed + 6))
        bloom = np.flatnonzero(rng.uniform(size=n) < grass.bloom * 2.0 * patch)
        kind = np.floor(
            (0.5 + 0.42 * noise(xy[bloom], 9.0, octaves=2, seed=seed + 7) + rng.normal(0, 0.2, len(bloom)))
            * len(grass.flowers)
        )
        hue = np.array(grass.flowers)[np.clip(kind, 0, len(grass.flowers) - 1).astype(int)]
        size = np.maximum(
            rng.uniform(0.010, 0.021, len(bloom)) * (1 + 0.6 * grass.height), 0.10 * side[bloom]
        )
        for k in range(3):
            tilt = rng.normal(0, 0.35, (len(bloom), 3)) + (0, 0, 1)
            shift = rng.normal(0, 0.5, (len(bloom), 3)) * size[:, None] * (1, 1, 0.4)
            pieces.append(
                make(
                    foot[bloom] + out[bloom] * height[bloom][:, None] * 1.04 + shift,
                    frames(rng.normal(0, 1, (len(bloom), 3)), tilt),
                    np.column_stack([size, 0.75 * size, 0.35 * size]) * 0.62,
                    hue * rng.uniform(0.75, 1.1, (len(bloom), 1)),
                    light[bloom],
                    owner=owner,
                    leaf=1.0,
                    offset=0.03,
                )
            )
            if not k and grass.height < 0.12:
                break
    return Matter.merge(pieces)


def pebble_matter(land: Land, pebbles: Pebbles, squares: Squares, *, owner: int, seed: int) -> Matter:
    """Stones and litter, one for each square that is covered: larger ones far off, where small ones would not be seen."""
    rng = np.random.default_rng([seed, 37])
    xy = squares.middle + squares.side[:, None] * rng.uniform(-0.5, 0.5, (len(squares), 2))
    keep = rng.uniform(size=len(xy)) < np.clip(pebbles.cover(xy), 0, 1)
    xy, side = xy[keep], squares.side[keep]
    n = len(xy)
    low, high = pebbles.size
    # Sizes of stones are spread evenly over their logarithm, small ones many.
    size = low * (high / low) ** (rng.uniform(0, 1, n) ** 1.8)
    size = np.clip(size, 0.35 * side, np.maximum(2.2 * side, low))
    points = land.points(xy)
    normal = np.array([0.0, 0, 1]) + rng.normal(0, 0.42, (n, 3))
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    points[:, 2] += 0.12 * size * pebbles.flat
    palette = np.array(pebbles.colours)
    colour = palette[rng.integers(len(palette), size=n)] * rng.normal(1.0, 0.18, (n, 1)).clip(0.5, 1.6)
    long = size * rng.uniform(0.34, 0.50, n)
    scales = np.column_stack([long, long * rng.uniform(0.6, 0.95, n), long * pebbles.flat])
    return make(
        points,
        frames(rng.normal(0, 1, (n, 3)), normal),
        scales,
        colour,
        normal,
        owner=owner,
        offset=0.015 + 0.3 * size,
    )


def wood_matter(grown: Grown, *, spacing: float, owner: int, seed: int, ribs: bool = False) -> Matter:
    """Trunk, branches and twigs: thick ones as patches of bark all around, thin ones as single long ellipses."""
    a, b = grown.wood[:, 0], grown.wood[:, 1]
    way, length = b - a, np.linalg.norm(b - a, axis=1)
    way = way / np.maximum(length, 1e-9)[:, None]
    radius = grown.radii.mean(1)
    thick = radius > 0.55 * spacing
    rng = np.random.default_rng([seed & 0xFFFFFFFF, 41])
    bark, marks = (np.array(c) for c in grown.species.bark)
    pieces = []
    thin = np.flatnonzero(~thick)
    if len(thin):
        r = np.maximum(radius[thin], 0.10 * spacing)
        around = rng.normal(0, 1, (len(thin), 3))
        normal = np.cross(np.cross(way[thin], around), way[thin])
        normal = normal / np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9) + (0, 0, 0.35)
        normal /= np.linalg.norm(normal, axis=1, keepdims=True)
        colour = mix(bark, marks, rng.uniform(0.1, 0.6, len(thin)))
        pieces.append(
            make(
                0.5 * (a + b)[thin],
                frames(way[thin], normal),
                np.column_stack([0.40 * length[thin], 0.75 * r, 0.75 * r]),
                colour,
                normal,
                owner=owner,
                offset=0.03,
                leaf=0.25,
            )
        )
    rows = np.flatnonzero(thick)
    if len(rows):
        around = np.clip(np.round(2 * np.pi * radius[rows] / spacing), 6, 40).astype(int)
        along = np.maximum(np.round(length[rows] / (1.35 * spacing)), 1).astype(int)
        total = around * along
        row = np.repeat(rows, total)
        k = np.arange(total.sum()) - np.repeat(np.cumsum(total) - total, total)
        na, nl = np.repeat(around, total), np.repeat(along, total)
        j, i = k // na, k % na
        t = (j + 0.5 + rng.uniform(-0.2, 0.2, len(k))) / nl
        phi = 2 * np.pi * (i + 0.5 * (j % 2) + rng.uniform(-0.15, 0.15, len(k))) / na
        side = np.cross(
            way[row], np.where(np.abs(way[row, 2:]) < 0.95, np.array([0.0, 0, 1]), np.array([1.0, 0, 0]))
        )
        side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
        up = np.cross(way[row], side)
        normal = np.cos(phi)[:, None] * side + np.sin(phi)[:, None] * up
        r = grown.radii[row, 0] * (1 - t) + grown.radii[row, 1] * t
        flare = 1 + 0.9 * np.exp(
            -np.maximum((a + way * 0.0)[row, 2] + t * length[row], 0) / (2.2 * max(grown.foot, 0.02))
        ) * (grown.foot > 0.05) * (not ribs)
        lobes = 1 + 0.10 * np.cos(5 * phi + seed % 7) * (flare - 1)
        spot = a[row] + way[row] * (t * length[row])[:, None]
        groove = np.cos(14 * phi) if ribs else np.zeros(len(phi))
        r = r * flare * lobes * (1 + 0.05 * groove)
        place = spot + normal * r[:, None]
        q = np.column_stack([phi * 2.2, phi * 0 + 3.1, spot[:, 2] * 1.6 + 0.7 * spot[:, 0]]).astype(
            np.float32
        )
        if grown.species.bark[0][0] > 0.5:  # birch: dark dashes that run around the stem
            q = np.column_stack([phi * 0.7, phi * 0, spot[:, 2] * 9.0]).astype(np.float32)
            share = smooth(0.22, 0.5, fbm(q, octaves=3, seed=seed % 1000).astype(np.float64))
        else:
            share = smooth(
                -0.35,
                0.55,
                fbm(q * np.array([1.6, 1, 0.7], np.float32), octaves=4, seed=seed % 1000).astype(np.float64),
            )
        if ribs:
            share = smooth(0.3, -0.7, groove)
        colour = mix(bark, marks, 0.85 * share) * rng.normal(1, 0.08, (len(k), 1))
        moss = (
            smooth(0.9, 0.1, spot[:, 2])
            * 0.25
            * (grown.height > 5)
            * (grown.species.bark[0][0] < 0.4)
            * (not ribs)
        )
        colour = mix(colour, np.array((0.07, 0.09, 0.025)), moss)
        lean = 0.25 * fbm((place * 9).astype(np.float32), octaves=2, seed=seed % 999).astype(np.float64)
        shade = normal + lean[:, None] * side
        shade /= np.linalg.norm(shade, axis=1, keepdims=True)
        pieces.append(
            make(
                place,
                frames(way[row], normal),
                np.column_stack([0.62 * length[row] / nl, 0.64 * 2 * np.pi * r / na, 0.12 * spacing + 0 * r]),
                colour,
                shade,
                owner=owner,
                offset=np.maximum(0.03, 0.12 * r),
            )
        )
    if not pieces:
        return make(
            np.zeros((0, 3)), np.zeros((0, 3, 3)), np.zeros((0, 3)), np.zeros((0, 3)), np.zeros((0, 3))
        )
    return Matter.merge(pieces)


def leaf_matter(grown: Grown, *, owner: int) -> Matter:
    """Leaves, each one ellipse."""
    scales = np.column_stack(
        [LEAF[0] * grown.sizes[:, 0], LEAF[1] * grown.sizes[:, 1], LEAF[2] * grown.sizes[:, 1]]
    )
    facing = np.where(
        np.einsum("ij,ij->i", grown.facing, grown.outward)[:, None] < 0, -grown.facing, grown.facing
    )
    normal = 0.85 * grown.outward + 0.55 * facing + (0, 0, 0.25)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
    return make(
        grown.leaves,
        frames(grown.along, grown.facing),
        scales,
        grown.colours,
        normal,
        owner=owner,
        leaf=1.0,
        offset=0.5 * grown.sizes[:, 0] + 0.02,
        opacity=0.93,
    )
