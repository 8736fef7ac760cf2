"""What stands in a place outdoors though nobody asked for it: houses along a street, benches along a park's walks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from terrazzo.outdoors.fields import Floats
from terrazzo.outdoors.land import Land


@dataclass(frozen=True)
class Usual:
    """One thing that belongs to a place.

    Args:
        kind: Catalogue kind.
        x: Where [m].
        y: Where [m].
        yaw: Its heading [rad].
        size: Factors on the kind's usual size.
        attributes: Words said of it.
        colour: Colour word, or None.
    """

    kind: str
    x: float
    y: float
    yaw: float
    size: tuple[float, float, float] = (1.0, 1.0, 1.0)
    attributes: tuple[str, ...] = ()
    colour: str | None = None


def usual_things(land: Land, rng: np.random.Generator) -> list[Usual]:
    """What the place of some land usually has built on it."""
    found = _CUSTOMS.get(land.place)
    return found(land, rng) if found else []


def _along(line: Floats, at: float) -> tuple[Floats, float]:
    """Point and heading of a line at a distance from its point nearest to the origin [m]."""
    start = int(np.argmin(np.hypot(*line.T)))
    step = np.linalg.norm(np.diff(line, axis=0), axis=1)
    way = np.concatenate([[0.0], np.cumsum(step)])
    s = np.clip(way[start] + at, way[0] + 1e-6, way[-1] - 1e-6)
    k = int(np.searchsorted(way, s) - 1)
    d = (line[k + 1] - line[k]) / step[k]
    return line[k] + d * (s - way[k]), float(np.arctan2(d[1], d[0]))


def _beside(line: Floats, at: float, side: float) -> tuple[float, float, float]:
    """A place to the left (side above 0) or right of a line, and the heading from there to the line."""
    p, yaw = _along(line, at)
    left = np.array([-np.sin(yaw), np.cos(yaw)])
    x, y = p + left * side
    return float(x), float(y), float(yaw - np.sign(side) * np.pi / 2)


def _village(land: Land, rng: np.random.Generator) -> list[Usual]:
    road = land.paths[0]
    out = []
    for side in (1, -1):
        at = -58.0 + float(rng.uniform(0, 5))
        while at < 58:
            wide = float(rng.uniform(0.85, 1.2))
            width = 9.5 * wide
            out_by = road.width / 2 + 1.55 + float(rng.uniform(2.2, 4.2)) + 3.8
            x, y, yaw = _beside(road.line, at + width / 2, side * out_by)
            out.append(
                Usual(
                    "house", x, y, yaw, (float(rng.uniform(0.9, 1.05)), wide, float(rng.uniform(0.9, 1.15)))
                )
            )
            at += width + float(rng.uniform(2.0, 6.5))
    for k, at in enumerate(np.arange(-42, 48, 12.0)):
        out.append(
            Usual(
                "street lamp", *_beside(road.line, float(at), (1 if k % 2 else -1) * (road.width / 2 + 0.55))
            )
        )
    for at in (-9.0, 11.0):
        side = float(rng.choice([-1, 1]))
        out.append(Usual("planter", *_beside(road.line, at, side * (road.width / 2 + 0.8)), (0.8, 0.8, 0.85)))
    x, y, yaw = _beside(road.line, 5.5, road.width / 2 + 1.0)
    out.append(Usual("park bench", x, y, yaw))
    return out


def _square(land: Land, rng: np.random.Generator) -> list[Usual]:
    out, half = [Usual("fountain", 9.0, 0.0, 0.0)], 29.5
    for turn in range(4):
        a = turn * np.pi / 2
        c, s = np.cos(a), np.sin(a)
        edges = np.linspace(-29.4, 29.4, 6) + np.r_[0, rng.uniform(-1.2, 1.2, 4), 0]
        for low, high in pairwise(edges):
            along, width = (low + high) / 2, high - low
            deep = half + 5.0
            x, y = c * deep - s * along, s * deep + c * along
            out.append(
                Usual(
                    "town house",
                    float(x),
                    float(y),
                    float(a + np.pi),
                    (1.0, float(width / 11.0), float(rng.uniform(0.82, 1.18))),
                )
            )
        corner = 34.6 * np.sqrt(2) * np.array([np.cos(a + np.pi / 4), np.sin(a + np.pi / 4)])
        tall = float(rng.uniform(0.9, 1.2))
        out.append(
            Usual(
                "town house", float(corner[0]), float(corner[1]), float(a + np.pi), (1.0, 10.0 / 11.0, tall)
            )
        )
        for k in (-1, 1):
            x, y = c * 18.5 - s * 9.5 * k, s * 18.5 + c * 9.5 * k
            out.append(Usual("street lamp", float(x), float(y), float(a)))
            x, y = c * 15.5 - s * 6.0 * k, s * 15.5 + c * 6.0 * k
            out.append(Usual("park bench", float(x), float(y), float(a + np.pi)))
            x, y = c * 20.5 - s * 3.2 * k, s * 20.5 + c * 3.2 * k
            out.append(Usual("planter", float(x), float(y), float(a)))
    return out


def _park(land: Land, rng: np.random.Generator) -> list[Usual]:
    path = land.paths[0]
    out = []
    for k, at in enumerate((-15.0, 4.5, 13.5, 26.0)):
        side = 1 if k % 2 else -1
        out.append(Usual("park bench", *_beside(path.line, at, side * (path.width / 2 + 0.55))))
    for k, at in enumerate((-22.0, -6.0, 9.0, 20.0, 34.0)):
        out.append(
            Usual("street lamp", *_beside(path.line, at, (1 if k % 2 else -1) * (path.width / 2 + 0.45)))
        )
    return out


def _garden(land: Land, rng: np.random.Generator) -> list[Usual]:
    out = [Usual("house", -16.0, 0.0, 0.0, (1.0, 1.25, 1.0))]
    tall = float(rng.uniform(1.15, 1.5))
    for side in (1, -1):
        for x in (-4.75, 1.5, 7.75):
            out.append(Usual("hedge", x, side * 9.45, np.pi / 2, (1.15, 6.25 / 2.4, tall)))
    for y in (-6.3, 0.0, 6.3):
        if abs(y) < 1 and rng.uniform() < 0.5:
            continue
        out.append(Usual("hedge", 11.45, y, 0.0, (1.15, 6.3 / 2.4, tall)))
    out += [
        Usual("planter", -7.6, 3.4, 0.0, (0.75, 0.75, 0.8)),
        Usual("planter", -7.6, -3.4, 0.0, (0.75, 0.75, 0.8)),
    ]
    out.append(Usual("park bench", 3.2, float(rng.choice([-1, 1])) * 5.6, 0.0))
    bench = out[-1]
    out[-1] = Usual("park bench", bench.x, bench.y, -np.sign(bench.y) * np.pi / 2)
    return out


def _farm(land: Land, rng: np.random.Generator) -> list[Usual]:
    out = [
        Usual("barn", 15.0, -19.0, np.pi / 2 + 0.1),
        Usual("house", -13.0, -18.5, np.pi / 2 - 0.05, (1.0, 1.15, 1.0)),
        Usual("well", -3.5, -9.0, 0.4),
    ]
    lane = land.paths[0]
    for k in range(-14, 16):
        x, y, yaw = _beside(lane.line, 2.45 * k + 1.2, 2.9)
        out.append(Usual("fence", x, y, yaw, (1.0, 0.97, 1.0)))
    for k in range(5):
        x, y = 22 + 6.5 * k + float(rng.uniform(-2, 2)), -7.5 - 2.2 * (k % 3) + float(rng.uniform(-1, 1))
        out.append(Usual("hay bale", x, y, float(rng.uniform(0, 3))))
    out.append(Usual("hay bale", 6.2, -7.6, 0.5))
    return out


def _beach(land: Land, rng: np.random.Generator) -> list[Usual]:
    out = []
    for y in (6.5 * float(rng.choice([-1, 1])),):
        out.append(Usual("beach umbrella", 4.0, y, 0.0))
        for k in (-1, 1):
            out.append(Usual("sun lounger", 4.2, y + 1.0 * k, 0.06 * k))
    return out


def _snow(land: Land, rng: np.random.Generator) -> list[Usual]:
    y = float(rng.choice([-1, 1])) * 9.0
    return [Usual("log cabin", 23.0, y, float(np.pi + np.arctan2(y, 23.0)), attributes=("snowy",))]


_CUSTOMS = {
    "village street": _village,
    "city square": _square,
    "park": _park,
    "garden": _garden,
    "farm": _farm,
    "beach": _beach,
    "snowfield": _snow,
}
