"""A room as a box fitted to a picture: how far its four walls and its ceiling are, in heights of the eye above the floor.

A box is judged by edges where walls meet floor, ceiling and each other; by whether edges elsewhere run along the surface that
they would lie on (Hedau, Hoiem and Forsyth 2009); and by how large rooms usually are, which decides where nothing is seen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.reconstruct.few.sights import Edges
from terrazzo.reconstruct.few.unrolled import Unrolled, drawn_edges

FRONT, BACK, LEFT, RIGHT, TOP = range(5)
WALL_ANGLES = np.array([0.0, np.pi, np.pi / 2, -np.pi / 2])
"""Azimuths of the walls, seen from the eye."""
AXIS_ACROSS = np.array([0, 0, 1, 1])
"""Axis that is a wall's normal."""
FLOOR, CEILING = 4, 5
"""Numbers of surfaces after those of the four walls."""
DISTANCES = np.geomspace(0.3, 7.0, 24)
"""Distances of walls that are tried, in eye heights."""
HEIGHTS = np.linspace(1.15, 2.6, 30)
"""Heights of the ceiling above the floor that are tried, in eye heights."""
USUAL_FRONT, USUAL_SIDE, USUAL_BACK = 1.8, 1.35, 1.2
USUAL_SPREAD = 0.55
"""Usual distances of walls in eye heights, and their relative spread: people step back to photograph a room."""
USUAL_HEIGHT, USUAL_HEIGHT_SPREAD = 1.68, 0.1
"""Usual height of a room over that of the eye (2.5 m over 1.5 m), and its relative spread."""
PRIOR, PRIOR_TALL, FEET, TOPS, CORNERS, AGREE, COLOURS = 0.05, 0.15, 1.2, 1.0, 0.35, 0.8, 0.6
"""Weights of what is usual of walls and of heights, of edges at the feet and at the tops of walls and at corners, of edges that
suit their surface, and of surfaces that differ in colour."""
SHADES, PLACES = 16, 1500
"""Colours that are told apart, and places whose colours are compared."""
FLOOR_SHARE, STANDING_SHARE, BELOW_SHARE = 0.25, 0.25, 0.1
"""Weight of level and of upright edges on the floor, and of edges below the eye, over others: there stands furniture."""
FRONTS, SIDES, TALL = (1.0, 2.3, 4.0), (0.8, 1.7, 3.0), (1.68, 1.5)
AROUND = (1.0, 2.0)
"""Distances and heights of the boxes that are looked at first, of photographs and of panoramas."""
PROPOSED, PROPOSED_FIRST = 24, 4
"""Distances of a wall that the longest edges propose while boxes are improved, and those that are looked at first."""
FINALISTS, UNLIKE = 10, 0.4
"""Those of them that are improved, and the ratio (its logarithm) in one measure that makes two of them different."""
ROUNDS = 4

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Box:
    """A room around an eye, in heights of the eye above the floor, or in metres.

    Args:
        walls: Distances of the walls at x, -x, y and -y, shape [4].
        height: Floor to ceiling.
        eye: Height of the eye.
        sure: How well each wall is seen, then the ceiling, 0..1, shape [5].
    """

    walls: Array
    height: float
    eye: float
    sure: Array

    @property
    def low(self) -> Array:
        """Its lowest corner; the floor is at 0, shape [3]."""
        return np.array([-self.walls[BACK], -self.walls[RIGHT], 0.0])

    @property
    def high(self) -> Array:
        """Its highest corner, shape [3]."""
        return np.array([self.walls[FRONT], self.walls[LEFT], self.height])

    def scaled(self, metres: float) -> Box:
        """The same box in other units."""
        return Box(self.walls * metres, self.height * metres, self.eye * metres, self.sure)

    def turned(self, quarters: int) -> Box:
        """The same box in a frame in which it lies `quarters` of a turn counter-clockwise."""
        order = (FRONT, LEFT, BACK, RIGHT)
        source = np.empty(4, int)
        for k, wall in enumerate(order):
            source[order[(k + quarters) % 4]] = wall
        return Box(self.walls[source], self.height, self.eye, self.sure[[*source, TOP]])

    def cast(self, rays: NDArray) -> tuple[Array, NDArray[np.int8]]:
        """What rays [..., 3] from the eye meet: how many times their own length away, and which surface (0 to 5)."""
        r = np.asarray(rays, np.float64)
        with np.errstate(divide="ignore"):
            inverse = 1 / np.where(np.abs(r) < 1e-12, 1e-12, r)
        ends = np.stack(
            [
                self.walls[FRONT] * inverse[..., 0],
                -self.walls[BACK] * inverse[..., 0],
                self.walls[LEFT] * inverse[..., 1],
                -self.walls[RIGHT] * inverse[..., 1],
                -self.eye * inverse[..., 2],
                (self.height - self.eye) * inverse[..., 2],
            ],
            -1,
        )
        ends = np.where(ends > 0, ends, np.inf)
        return ends.min(-1), ends.argmin(-1).astype(np.int8)


def fit_box(unrolled: Unrolled, edges: Edges) -> Box:
    """The box that suits a picture best, its eye at height 1."""
    judge = _Judge(unrolled, edges)
    tried = _grid(judge, unrolled.around)
    values = np.concatenate([judge.scores(tried[k : k + 256]) for k in range(0, len(tried), 256)])
    best, score = np.zeros(5), -np.inf
    for k in _different(tried, values):
        box, value = _climbed(judge, tried[k])
        if value > score:
            best, score = box, value
    best, score = _settled(judge, best, score)
    return Box(best[:4], float(best[TOP]), 1.0, judge.sureness(best))


def _grid(judge: _Judge, around: bool) -> Array:
    """Boxes to look at first: of a few distances, and of those at which the longest edges would lie at the walls' feet."""
    usual = np.array([0.0, 0.0, 0.0, 0.0, USUAL_HEIGHT])
    few = [
        np.concatenate(
            [
                AROUND if around else (FRONTS if k == FRONT else SIDES),
                judge.proposals(k, usual)[:PROPOSED_FIRST],
            ]
        )
        for k in (FRONT, BACK, LEFT, RIGHT)
    ]
    if not around:
        few[BACK] = np.array([USUAL_BACK])
    parts = np.meshgrid(*few, TALL, indexing="ij")
    return np.stack([p.ravel() for p in parts], 1)


def _different(boxes: Array, values: Array) -> list[int]:
    """The best of the boxes, no two of them nearly the same, the best first."""
    places = np.log(boxes)
    chosen: list[int] = []
    for k in np.argsort(-values, kind="stable"):
        if all(np.abs(places[k] - places[i]).max() > UNLIKE for i in chosen):
            chosen.append(int(k))
            if len(chosen) == FINALISTS:
                break
    return chosen


def _climbed(judge: _Judge, box: Array) -> tuple[Array, float]:
    """Walls moved in turn to where each suits best, until none moves."""
    score = -np.inf
    for _ in range(ROUNDS):
        before = box.copy()
        for part in (TOP, FRONT, LEFT, RIGHT, BACK):
            values = np.concatenate([HEIGHTS if part == TOP else DISTANCES, judge.proposals(part, box)])
            tried = np.repeat(box[None], len(values), 0)
            tried[:, part] = values
            value = judge.scores(tried)
            k = int(np.argmax(value))
            box, score = tried[k], float(value[k])
        tried = _swollen(box)
        value = judge.scores(tried)
        k = int(np.argmax(value))
        if value[k] > score:
            box, score = tried[k], float(value[k])
        if (box == before).all():
            break
    return box, score


def _swollen(box: Array) -> Array:
    """The same room, larger or smaller: with the tops of its walls where they are in the picture, but for one wall at most."""
    factors = np.geomspace(0.6, 1.6, 41)
    out = np.repeat(box[None, None], 5, 0).repeat(len(factors), 1)
    for kept in range(5):  # the last keeps none
        rest = [k for k in range(4) if k != kept]
        out[kept][:, rest] *= factors[:, None]
    out[:, :, TOP] = 1 + (box[TOP] - 1) * factors
    out = out.reshape(-1, 5)
    return out[(out[:, TOP] > HEIGHTS[0]) & (out[:, TOP] < HEIGHTS[-1])]


def _settled(judge: _Judge, box: Array, score: float) -> tuple[Array, float]:
    """The same with ever smaller moves."""
    for reach in (0.06, 0.03, 0.015, 0.008):
        for part in (TOP, FRONT, LEFT, RIGHT, BACK):
            tried = np.repeat(box[None], 7, 0)
            tried[:, part] *= 1 + reach * np.linspace(-1, 1, 7)
            value = judge.scores(tried)
            k = int(np.argmax(value))
            if value[k] > score:
                box, score = tried[k], float(value[k])
    return box, score


def clustered(colours: NDArray, count: int) -> NDArray[np.intp]:
    """Which of a few colours each of many [n, 3] is nearest to (k-means from evenly spaced brightnesses), shape [n]."""
    order = np.argsort(colours.sum(1), kind="stable")
    centres = colours[order[np.linspace(0, len(order) - 1, count).astype(int)]].astype(np.float64)
    nearest = np.zeros(len(colours), np.intp)
    for _ in range(12):
        nearest = ((colours[:, None] - centres) ** 2).sum(-1).argmin(1)
        mass = np.bincount(nearest, minlength=count)
        for channel in range(3):
            total = np.bincount(nearest, colours[:, channel], count)
            centres[:, channel] = np.where(mass > 0, total / np.maximum(mass, 1), centres[:, channel])
    return nearest


def _entropy(shares: Array) -> Array:
    return -(shares * np.log(np.maximum(shares, 1e-12))).sum(-1)


class _Judge:
    """Scores of boxes [n, 5] against one picture."""

    def __init__(self, unrolled: Unrolled, edges: Edges):
        self._view = unrolled
        self._drawn = drawn_edges(unrolled, edges)
        pick = max(1, len(unrolled.azimuths) // 240)
        self._columns = np.arange(0, len(unrolled.azimuths), pick)
        turn = unrolled.azimuths[self._columns]
        self._nearness = np.maximum(np.cos(turn[:, None] - WALL_ANGLES), 0)
        self._sample_colours()
        self._steepness = np.abs(np.sin(turn[:, None] - WALL_ANGLES))
        self._sample(edges)
        usual = np.array(
            [USUAL_FRONT, USUAL_FRONT if unrolled.around else USUAL_BACK, USUAL_SIDE, USUAL_SIDE]
        )
        if unrolled.around:
            usual[:] = USUAL_SIDE
        self._usual = np.log(usual)

    def _sample(self, edges: Edges) -> None:
        """Middles of the edges, as azimuths' nearness to the walls, slopes, axes and weights."""
        known = (edges.axes >= 0) & (edges.weights > 0)
        parts = np.linspace(0.1, 0.9, 3)
        a = edges.starts[known] / np.linalg.norm(edges.starts[known], axis=1)[:, None]
        b = edges.ends[known] / np.linalg.norm(edges.ends[known], axis=1)[:, None]
        middle = (a[:, None] * (1 - parts[:, None]) + b[:, None] * parts[:, None]).reshape(-1, 3)
        level = np.maximum(np.hypot(middle[:, 0], middle[:, 1]), 1e-9)
        turn = np.arctan2(middle[:, 1], middle[:, 0])
        self._edge_nearness = np.maximum(np.cos(turn[:, None] - WALL_ANGLES), 0)
        self._edge_slope = middle[:, 2] / level
        self._edge_axis = np.repeat(edges.axes[known], len(parts))
        w = np.repeat(edges.weights[known], len(parts))
        w = w * np.where(self._edge_slope < 0, BELOW_SHARE, 1.0)
        self._edge_weight = w / max(float(w.sum()), 1e-9)

    def proposals(self, part: int, box: Array) -> Array:
        """Distances of a wall (or heights of the ceiling) of a box at which long edges would lie at its foot or top."""
        if part == TOP:
            found = [self._reach(k, 1.0, 1.0) for k in range(4)]
            values = np.concatenate([1 + box[k] / d for k, (d, _) in enumerate(found)])
            weights = np.concatenate([w for _, w in found])
            good = (values > HEIGHTS[0]) & (values < HEIGHTS[-1])
        else:
            low, high = self._reach(part, -1.0, 1.0), self._reach(part, 1.0, box[TOP] - 1)
            values, weights = np.concatenate([low[0], high[0]]), np.concatenate([low[1], high[1]])
            good = (values > DISTANCES[0]) & (values < DISTANCES[-1])
        values, weights = values[good], weights[good]
        order = np.argsort(-weights, kind="stable")
        chosen: list[float] = []
        for k in order:
            if all(abs(np.log(values[k] / v)) > 0.01 for v in chosen):
                chosen.append(float(values[k]))
                if len(chosen) == PROPOSED:
                    break
        return np.array(chosen)

    def _reach(self, part: int, way: float, rise: float) -> tuple[Array, Array]:
        """Distances at which edges along a wall lie when they are `rise` above or below the eye, and their weights."""
        own = (self._edge_axis == 1 - AXIS_ACROSS[part]) & (self._edge_slope * way > 0.02)
        own &= self._edge_nearness[:, part] > 0.05
        reach = rise * self._edge_nearness[own, part] / np.abs(self._edge_slope[own])
        return reach, self._edge_weight[own]

    def scores(self, boxes: Array) -> Array:
        """How well each box suits, shape [n]."""
        inverse = 1 / boxes[:, None, :4]
        near = self._nearness * inverse
        wall, nearest = near.argmax(-1), near.max(-1)
        foot, top = self._lines(boxes, wall, nearest)
        steep = self._steepness[np.arange(len(self._columns)), wall]
        long = np.hypot(1, steep * inverse[:, 0][np.arange(len(boxes))[:, None], wall])
        taller = np.hypot(
            1, steep * (boxes[:, TOP] - 1)[:, None] * inverse[:, 0][np.arange(len(boxes))[:, None], wall]
        )
        out = (FEET * (foot * long).sum(1) + TOPS * (top * taller).sum(1)) / len(self._columns)
        out += CORNERS * self._corners(boxes)
        out += AGREE * self._agreement(boxes, inverse)
        out += COLOURS * self._told(boxes, inverse)
        off = (np.log(boxes[:, :4]) - self._usual) / USUAL_SPREAD
        tall = np.log(boxes[:, TOP] / USUAL_HEIGHT) / USUAL_HEIGHT_SPREAD
        return out - 0.5 * (PRIOR * (off * off).sum(1) + PRIOR_TALL * tall * tall)

    def _lines(self, boxes: Array, wall: NDArray, nearest: Array) -> tuple[Array, Array]:
        """Edges at the feet and the tops of the nearest walls, each of shape [n, c]."""
        along = 1 - AXIS_ACROSS[wall]
        foot = self._value(along, -nearest)
        top = self._value(along, (boxes[:, TOP] - 1)[:, None] * nearest)
        return foot, top

    def _value(self, axis: NDArray, slope: Array) -> Array:
        """Edges along an axis at slopes in the columns, shape [n, c]."""
        row = np.round(self._view.row(slope)).astype(int)
        inside = (row >= 0) & (row < self._drawn.shape[1])
        row = np.where(inside, row, 0)
        return np.where(inside, self._drawn[axis, row, self._columns[None]], 0)

    def _corners(self, boxes: Array) -> Array:
        """Upright edges where walls meet, of those corners that are in the picture, shape [n]."""
        x = boxes[:, [FRONT, FRONT, BACK, BACK]] * (1, 1, -1, -1)
        y = boxes[:, [LEFT, RIGHT, LEFT, RIGHT]] * (1, -1, 1, -1)
        column = np.round(self._view.column(np.arctan2(y, x))).astype(int)
        if self._view.around:
            column %= self._drawn.shape[2]
        inside = (column >= 0) & (column < self._drawn.shape[2])
        column = np.where(inside, column, 0)
        rho = np.hypot(x, y)
        share = np.linspace(0.15, 0.9, 12)
        slope = (boxes[:, TOP, None, None] * share - 1) / rho[..., None]
        row = np.round(self._view.row(slope)).astype(int)
        there = (row >= 0) & (row < self._drawn.shape[1]) & inside[..., None]
        value = self._drawn[2, np.where(there, row, 0), column[..., None]]
        return np.where(there, value, 0).mean(-1).sum(-1) / (4 if self._view.around else 2)

    def _agreement(self, boxes: Array, inverse: Array) -> Array:
        """Share of edges on surfaces that they can lie on, less those that cannot, shape [n]."""
        near = self._edge_nearness * inverse
        across, nearest = AXIS_ACROSS[near.argmax(-1)], near.max(-1)
        floor = self._edge_slope < -nearest
        ceiling = self._edge_slope > (boxes[:, TOP] - 1)[:, None] * nearest
        normal = np.where(floor | ceiling, 2, across)
        good = np.where(normal == self._edge_axis, -1.0, 1.0)
        on_floor = np.where(self._edge_axis == 2, -STANDING_SHARE, FLOOR_SHARE)
        return np.where(floor, on_floor, good) @ self._edge_weight

    def _sample_colours(self) -> None:
        """Some places of the picture: nearness to the walls, slopes, and which of a few colours each has."""
        view = self._view
        rows, columns = np.nonzero(view.seen)
        pick = slice(None, None, max(1, len(rows) // PLACES))
        rows, columns = rows[pick], columns[pick]
        self._place_nearness = np.maximum(np.cos(view.azimuths[columns][:, None] - WALL_ANGLES), 0)
        self._place_slope = view.slopes[rows]
        self._place_colour = clustered(view.colours[rows, columns], SHADES)

    def _told(self, boxes: Array, inverse: Array) -> Array:
        """What the surface at a place tells of the colour there: their mutual information over the colours' entropy, shape [n]."""
        near = self._place_nearness * inverse
        surface, nearest = near.argmax(-1), near.max(-1)
        surface = np.where(self._place_slope < -nearest, FLOOR, surface)
        surface = np.where(self._place_slope > (boxes[:, TOP] - 1)[:, None] * nearest, CEILING, surface)
        n, m = surface.shape
        key = (np.arange(n)[:, None] * 6 + surface) * SHADES + self._place_colour
        joint = np.bincount(key.ravel(), minlength=n * 6 * SHADES).reshape(n, 6, SHADES) / m
        both = _entropy(joint.reshape(n, -1))
        colour = _entropy(joint.sum(1))
        return (_entropy(joint.sum(2)) + colour - both) / np.maximum(colour, 0.5)

    def sureness(self, box: Array) -> Array:
        """How well the walls and the ceiling of a box are seen, shape [5]."""
        near = self._nearness / box[:4]
        wall, nearest = near.argmax(-1), near.max(-1)
        foot, top = self._lines(box[None], wall[None], nearest[None])
        out = np.zeros(5)
        for k in range(4):
            own = wall == k
            if own.any():
                held = np.maximum(foot[0, own], top[0, own]).mean()
                out[k] = min(1.0, 2.0 * float(held)) * min(1.0, 10 * float(own.mean()))
        out[TOP] = min(1.0, 2.0 * float(top.mean()))
        return out
