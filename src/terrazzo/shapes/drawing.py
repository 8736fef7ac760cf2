"""`Drawing`: adds primitives to a growing shape in one line each, in a frame that can be moved and turned.

Everything stands on its `base` (the middle of its underside), because that is how small objects are put together: a cup
on a saucer on a tray. The primitives themselves are in `shapes.primitives`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.materials.finish import Finish
from terrazzo.shapes.primitives import flat as flat_sided
from terrazzo.shapes.primitives import round as turned_solids
from terrazzo.shapes.primitives import soft
from terrazzo.shapes.primitives.solids import tilted_axes
from terrazzo.shapes.surface import Surface, quad_normals

Point = Sequence[float] | NDArray[np.float64]
ORIGIN = (0.0, 0.0, 0.0)


class Drawing:
    """Painted surfaces with the convex piece that each belongs to."""

    def __init__(self) -> None:
        # The frame as a plain matrix and origin: a plant places hundreds of leaves, and a `Pose` would be rebuilt for each.
        self._turn, self._origin = np.eye(3), np.zeros(3)
        self._piece: str | None = "body"
        self._parts: list[tuple[Surface, Finish, bool]] = []
        self._hulls: dict[str, list[NDArray[np.float64]]] = {}

    def piece(self, name: str | None) -> None:
        """Names the convex collider piece that the next surfaces belong to; None for no collider."""
        self._piece = name

    @contextmanager
    def at(
        self,
        x: float = 0.0,
        y: float = 0.0,
        z: float = 0.0,
        *,
        yaw: float = 0.0,
        pitch: float = 0.0,
        roll: float = 0.0,
    ) -> Iterator[None]:
        """Everything added inside is rolled about x, pitched about y, yawed about z [rad], then moved to (x, y, z) [m]."""
        outer = self._turn, self._origin
        self._origin = self.placed((x, y, z))
        self._turn = self._turn @ rotation(yaw, pitch, roll)
        try:
            yield
        finally:
            self._turn, self._origin = outer

    def placed(self, points: ArrayLike) -> NDArray[np.float64]:
        """Points [m], shape [..., 3], from the frame of the enclosing `at` blocks to the thing's."""
        return np.asarray(points, np.float64) @ self._turn.T + self._origin

    def add(self, surface: Surface, finish: Finish, *, closed: bool = True) -> None:
        """Adds a surface, in the frame of the enclosing `at` blocks; `closed` as for `Part`."""
        if not len(surface):
            return
        corners = self.placed(surface.corners)
        self._parts.append((Surface(corners, surface.normals @ self._turn.T), finish, closed))
        if self._piece is not None:
            self._hulls.setdefault(self._piece, []).append(corners.reshape(-1, 3))

    def box(self, finish: Finish, size: Point, base: Point = ORIGIN, bevel: float = 0.002) -> None:
        """A box with rounded edges; `base` is the middle of its underside [m]."""
        x, y, z = (float(v) for v in size)
        rounding = min(bevel, 0.4 * min(x, y, z))
        self.add(flat_sided.box((x, y, z), (base[0], base[1], base[2] + z / 2), rounding), finish)

    def cylinder(
        self, finish: Finish, radius: float, height: float, base: Point = ORIGIN, *, top: float | None = None, axis: str = "z",
        n: int = 24, bevel: float = 0.0015,
    ) -> None:  # fmt: skip
        """A capped cylinder or cone growing along the positive axis from the middle of its start [m]."""
        end = radius if top is None else top
        bevel = min(bevel, 0.2 * max(radius, end))
        self.add(
            turned_solids.frustum(radius, end, height, _triple(base), segments=n, bevel=bevel, axis=axis),
            finish,
        )

    def lathe(
        self, finish: Finish, profile: Sequence[tuple[float, float]], base: Point = ORIGIN, *, n: int = 28, flat: bool = False,
        turn: float = 0.0, closed: bool = True,
    ) -> None:  # fmt: skip
        """A profile of (radius, height) [m] turned about the vertical, outside upwards.

        Blunt corners of the profile are faired into curves, sharp ones stay edges; `flat` keeps all as facets.
        """
        surface = turned_solids.lathe(profile if flat else faired(profile), n)
        if flat:
            surface = Surface(surface.corners, np.repeat(quad_normals(surface.corners)[:, None], 4, 1))
        if turn:
            about = rotation(turn, 0.0, 0.0)
            surface = Surface(surface.corners @ about.T, surface.normals @ about.T)
        self.add(surface.translate(*base), finish, closed=closed)

    def ball(self, finish: Finish, radius: float | Point, centre: Point = ORIGIN, *, n: int = 20) -> None:
        """A sphere, or an ellipsoid where three radii are given [m]."""
        radii = (radius, radius, radius) if isinstance(radius, (int, float)) else _triple(radius)
        self.add(turned_solids.ellipsoid(radii, _triple(centre), segments=n), finish)

    def torus(
        self,
        finish: Finish,
        ring: float,
        thickness: float,
        centre: Point = ORIGIN,
        *,
        axis: str = "z",
        n: int = 32,
        around: int = 8,
    ) -> None:
        """A ring of middle radius `ring` and tube radius `thickness` [m] about an axis."""
        self.add(
            turned_solids.torus(ring, thickness, _triple(centre), segments=n, around=around, axis=axis),
            finish,
        )

    def tube(
        self,
        finish: Finish,
        path: ArrayLike,
        radius: float,
        *,
        n: int = 8,
        loop: bool = False,
        scale: ArrayLike | None = None,
    ) -> None:
        """A rod along a path [m]; `scale` thickens it at each point."""
        self.add(turned_solids.sweep(path, float(radius), segments=n, closed=loop, scale=scale), finish)

    def bend(self, finish: Finish, points: ArrayLike, radius: float, *, n: int = 8, steps: int = 5) -> None:
        """A rod along a smooth curve through points [m]."""
        self.tube(finish, turned_solids.curve(points, steps=steps), radius, n=n)

    def band(
        self, finish: Finish, path: ArrayLike, outline: ArrayLike, *, loop: bool = False, smooth: bool = False
    ) -> None:
        """An outline [m], shape [m, 2], drawn along a path [m]."""
        self.add(turned_solids.sweep(path, outline, closed=loop, smooth=smooth), finish)

    def prism(
        self, finish: Finish, outline: ArrayLike, height: float, base: Point = ORIGIN, *, axis: str = "z", bevel: float = 0.0015,
        smooth: bool = False,
    ) -> None:  # fmt: skip
        """An outline pulled along an axis: given in (x, y) for "z", (y, z) for "x", (z, x) for "y" [m]."""
        solid = flat_sided.extrude(outline, height, min(bevel, 0.3 * height), smooth=smooth)
        self.add(turned_solids.aim(solid, axis).translate(*base), finish)

    def cushion(
        self, finish: Finish, size: Point, base: Point = ORIGIN, *, puff: float = 0.8, corner: float = 0.03, piping: float = 0.0,
        cells: int = 8,
    ) -> None:  # fmt: skip
        """A pillow lying on its base [m]."""
        x, y, z = _triple(size)
        centre = (base[0], base[1], base[2] + z / 2)
        self.add(
            soft.cushion((x, y, z), centre, puff=puff, corner=corner, piping=piping, cells=cells), finish
        )

    def leaf(
        self,
        finish: Finish,
        length: float,
        width: float,
        *,
        bend: float = 0.4,
        fold: float = 0.15,
        tip: float = 1.4,
        cells: int = 4,
    ) -> None:
        """A leaf that starts at the origin along +x; see `primitives.soft.leaf`."""
        self.add(soft.leaf(length, width, bend=bend, fold=fold, tip=tip, cells=cells), finish, closed=False)

    def sheet(self, finish: Finish, points: ArrayLike, *, closed: bool = False, flat: bool = False) -> None:
        """A thin sheet through a grid of points [m], shape [nu, nv, 3], seen from both sides unless `closed`."""
        self.add(Surface.grid(points, flat=flat), finish, closed=closed)

    def mosaic(
        self,
        points: ArrayLike,
        labels: ArrayLike,
        finishes: Sequence[Finish],
        *,
        flat: bool = False,
        closed: bool = True,
    ) -> None:
        """A painted grid: each cell takes the finish that its label names.

        Args:
            points: Grid points [m], shape [nu, nv, 3]; outside is along d/du x d/dv.
            labels: Index into `finishes` of each cell, shape [nu - 1, nv - 1]; negative for a hole.
            finishes: The palette.
            flat: Facets instead of a smooth surface.
            closed: As for `Part`.
        """
        whole = Surface.grid(points, flat=flat)
        index = np.asarray(labels).reshape(-1)
        for i, finish in enumerate(finishes):
            chosen = index == i
            if chosen.any():
                self.add(Surface(whole.corners[chosen], whole.normals[chosen]), finish, closed=closed)


def faired(
    profile: Sequence[tuple[float, float]], *, corner: float = 1.05, steps: int = 3
) -> NDArray[np.float64]:
    """A profile with its blunt corners turned into curves through the same points (cubic Hermite, chord-length tangents).

    Args:
        profile: Points [m], shape [n, 2].
        corner: Turns sharper than this stay sharp [rad].
        steps: Pieces that each bent segment is cut into.
    """
    p = np.asarray(profile, np.float64)
    p = p[np.concatenate([[True], np.linalg.norm(np.diff(p, axis=0), axis=1) > 1e-9])]
    step = np.diff(p, axis=0)
    length = np.linalg.norm(step, axis=1)
    way = step / length[:, None]
    turn = np.arccos(np.clip((way[:-1] * way[1:]).sum(1), -1, 1))
    # The tangent at an inner point leans to the longer neighbour, so that long straight runs stay straight.
    mean = way[:-1] * length[:-1, None] ** 2 + way[1:] * length[1:, None] ** 2
    mean /= np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-12)
    smooth = np.concatenate([[False], (turn > 0.1) & (turn < corner), [False]])
    out = [p[:1]]
    for i in range(len(step)):
        if not (smooth[i] or smooth[i + 1]):
            out.append(p[i + 1 : i + 2])
            continue
        start = mean[i - 1] if smooth[i] else way[i]
        end = mean[i] if smooth[i + 1] else way[i]
        t = (np.arange(steps) + 1)[:, None] / steps
        out.append(
            (2 * t**3 - 3 * t**2 + 1) * p[i] + (t**3 - 2 * t**2 + t) * length[i] * start
            + (3 * t**2 - 2 * t**3) * p[i + 1] + (t**3 - t**2) * length[i] * end
        )  # fmt: skip
    result = np.concatenate(out)
    result[:, 0] = np.maximum(result[:, 0], 0.0)
    return result


def rotation(yaw: float, pitch: float, roll: float) -> NDArray[np.float64]:
    """The matrix that rolls about x, then pitches about y, then yaws about z [rad], shape [3, 3]."""
    (ca, sa), (cb, sb), (cg, sg) = ((math.cos(t), math.sin(t)) for t in (yaw, pitch, roll))
    return np.array(
        [
            [ca * cb, ca * sb * sg - sa * cg, ca * sb * cg + sa * sg],
            [sa * cb, sa * sb * sg + ca * cg, sa * sb * cg - ca * sg],
            [-sb, cb * sg, cb * cg],
        ]
    )


def _triple(p: Point) -> tuple[float, float, float]:
    x, y, z = (float(v) for v in p)
    return x, y, z


def _directions() -> NDArray[np.float64]:
    """The 26 directions to the neighbours of a grid cell, 16 more around the vertical and the leaning axes, shape [90, 3]."""
    axis = np.array([-1.0, 0.0, 1.0])
    cube = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), -1).reshape(-1, 3)
    turn = (np.arange(16) + 0.5) * np.pi / 8
    around = np.stack([np.cos(turn), np.sin(turn), np.tile([0.4, -0.4], 8)], -1)
    return np.concatenate([cube[np.abs(cube).sum(1) > 0], around, tilted_axes()])


_DIRECTIONS = _directions()


def support(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """The extreme points along a fixed set of directions, shape [<= 90, 3]: corners of a hull inside the true one."""
    return points[np.unique(np.argmax(points @ _DIRECTIONS.T, axis=0))]
