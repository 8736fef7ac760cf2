"""Rocks, logs and shells: solids that nature leaves about, as matter and as triangles for light to meet."""

from __future__ import annotations

import numpy as np

from terrazzo.materials.noise import cells, fbm
from terrazzo.outdoors.fields import GOLDEN, Floats, mix, smooth
from terrazzo.outdoors.matter import Matter, frames, make, wood_matter
from terrazzo.outdoors.plants import SPECIES, Grown

ROCKS = {
    "rock": ((0.225, 0.210, 0.190), (0.11, 0.10, 0.09)),
    "red rock": ((0.40, 0.195, 0.105), (0.21, 0.09, 0.05)),
    "sandy rock": ((0.36, 0.27, 0.18), (0.19, 0.14, 0.10)),
    "snowy rock": ((0.16, 0.155, 0.15), (0.08, 0.078, 0.075)),
}
"""Colours of stone and of its cracks, linear RGB."""


def rock_surface(directions: Floats, size: tuple[float, float, float], seed: int) -> Floats:
    """Points of a rock along unit directions from its middle [m], shape [n, 3].

    A rock is a ball that flat cuts have been taken off, roughened: blocks have faces and edges, not bumps alone.
    """
    rng = np.random.default_rng([seed & 0xFFFFFFFF, 61])
    d = np.asarray(directions, np.float64)
    radius = np.full(len(d), 1.0)
    planes = rng.normal(0, 1, (11, 3))
    planes /= np.linalg.norm(planes, axis=1, keepdims=True)
    for plane, depth in zip(planes, rng.uniform(0.50, 0.90, 11), strict=True):
        cosine = np.maximum(d @ plane, 1e-3)
        radius = np.minimum(radius, np.where(cosine > depth * 0.6, depth / cosine, 9.0))
    q = (d * 1.5 + seed % 97).astype(np.float32)
    radius *= 1 + 0.13 * fbm(q, octaves=5, gain=0.55, seed=seed % 9973).astype(np.float64)
    return d * radius[:, None] * (np.asarray(size) / 2)


def rock_matter(
    size: tuple[float, float, float], *, spacing: float, owner: int, seed: int, look: str = "rock"
) -> Matter:
    """A rock that stands on the ground with its lower third below it."""
    area = np.pi * float(np.mean(np.square(size)))
    n = int(np.clip(area / spacing**2, 30, 9000))
    i = np.arange(n) + 0.5
    z = 1 - 1.72 * i / n
    r = np.sqrt(np.maximum(1 - z * z, 0))
    d = np.stack([r * np.cos(i * GOLDEN), r * np.sin(i * GOLDEN), z], -1)
    points = rock_surface(d, size, seed)
    step = 0.02
    side = np.cross(d, np.where(np.abs(d[:, 2:]) < 0.9, np.array([0.0, 0, 1]), np.array([1.0, 0, 0])))
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    up = np.cross(d, side)

    def at(shift: Floats) -> Floats:
        e = d + step * shift
        return rock_surface(e / np.linalg.norm(e, axis=1, keepdims=True), size, seed)

    u, v = at(side) - points, at(up) - points
    normal = np.cross(u, v)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    normal = np.where(np.einsum("ij,ij->i", normal, d)[:, None] < 0, -normal, normal)
    stone, crack = (np.array(c) for c in ROCKS[look])
    p = (points / max(max(size), 0.3) * 2.2 + seed % 31).astype(np.float32)
    first, second, _ = cells(p * np.array([1, 1, 1.6], np.float32), seed=seed % 1009)
    stain = fbm(p * 1.2, octaves=5, seed=seed % 997).astype(np.float64)
    fine = fbm(p * 7.0, octaves=3, seed=seed % 991).astype(np.float64)
    colour = mix(
        stone,
        crack,
        0.75 * smooth(0.10, 0.0, (second - first).astype(np.float64)) + 0.35 * smooth(0.0, 0.6, -stain),
    )
    colour = colour * np.exp(0.30 * fine + 0.22 * stain)[:, None]
    if look in ("rock", "sandy rock"):
        lichen = smooth(0.25, 0.5, fbm(p * 2.6 + 9, octaves=4, seed=seed % 983).astype(np.float64)) * (
            normal[:, 2] > 0.1
        )
        colour = mix(colour, np.array((0.24, 0.245, 0.14)), 0.5 * lichen)
    if look == "snowy rock":
        colour = mix(colour, np.array((0.84, 0.87, 0.91)), smooth(0.35, 0.62, normal[:, 2] + 0.2 * stain))
    width = np.sqrt(4 * np.pi * np.abs(np.prod(size)) ** (2 / 3) / 4 / n * 0.86 / 0.86)
    spread = np.full((n, 3), 0.74 * width * 1.2)
    spread[:, 2] = 0.10 * width
    points[:, 2] += 0.18 * size[2]
    return make(
        points, frames(side, normal), spread, colour, normal, owner=owner, offset=0.02 + 0.02 * max(size)
    )


def log_matter(height: float, *, spacing: float, owner: int, seed: int) -> Matter:
    """A fallen trunk that lies along x, with sawn ends."""
    rng = np.random.default_rng([seed & 0xFFFFFFFF, 62])
    long, r = height * rng.uniform(6.5, 10.0), height / 2
    x = np.linspace(-long / 2, long / 2, 9)
    line = np.column_stack([x, 0.05 * height * rng.normal(0, 1, 9), np.full(9, 0.86 * r)])
    radii = r * np.linspace(1.0, 0.82, 9)
    empty = np.zeros((0, 3))
    trunk = Grown(
        SPECIES["oak"], height, 0.0, np.stack([line[:-1], line[1:]], 1), np.stack([radii[:-1], radii[1:]], 1),
        empty, empty, empty, np.zeros((0, 2)), empty, empty,
    )  # fmt: skip
    parts = [wood_matter(trunk, spacing=spacing, owner=owner, seed=seed)]
    for side, end, radius in ((-1.0, line[0], radii[0]), (1.0, line[-1], radii[-1])):
        n = max(12, int(np.pi * radius**2 / spacing**2))
        i = np.arange(n) + 0.5
        out = radius * 0.95 * np.sqrt(i / n)
        spot = end + np.column_stack([0 * i, out * np.cos(i * GOLDEN), out * np.sin(i * GOLDEN)])
        ring = 0.80 + 0.20 * np.cos(2 * np.pi * out / (0.14 * radius))
        normal = np.tile([side, 0.0, 0.0], (n, 1))
        size = np.full(n, 1.1 * radius / np.sqrt(n))
        flat = np.column_stack([size, size, 0.1 * size])
        colour = np.array((0.34, 0.235, 0.14)) * ring[:, None]
        parts.append(
            make(
                spot,
                frames(np.tile([0.0, 1.0, 0.0], (n, 1)), normal),
                flat,
                colour,
                normal,
                owner=owner,
                offset=0.03,
            )
        )
    return Matter.merge(parts)


def rock_points(size: tuple[float, float, float], seed: int, count: int = 40) -> Floats:
    """Corners of a rock's hull above the ground, for its collider [m], shape [n, 3]."""
    i = np.arange(count) + 0.5
    z = 1 - 2 * i / count
    r = np.sqrt(1 - z * z)
    d = np.stack([r * np.cos(i * GOLDEN), r * np.sin(i * GOLDEN), z], -1)
    p = rock_surface(d, size, seed)
    p[:, 2] += 0.18 * size[2]
    return p
