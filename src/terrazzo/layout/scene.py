"""`Scene`: the half-furnished room while a plan is being made: what stands where, and what floor must stay free."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from dataclasses import dataclass, field

import numpy as np

from terrazzo.geometry import Pose
from terrazzo.layout.boxes import Array, Mask, gaps, overlaps, polygons_overlap, reach, to_local, to_world
from terrazzo.layout.items import Item
from terrazzo.layout.roofs import UNDER
from terrazzo.layout.rooms import Shell

WALL_GAP = 0.02
"""Distance of a thing's back from its wall [m]: room for the skirting."""


@dataclass(eq=False)
class Body:
    """An item that has found its place.

    Args:
        item: The item.
        x: Middle of its base [m].
        y: Likewise.
        z: Height of its base [m].
        yaw: Heading of its front [rad].
        support: Id of what carries it, or "floor", "wall", "ceiling".
    """

    item: Item
    x: float
    y: float
    z: float
    yaw: float
    support: str = "floor"

    @property
    def row(self) -> Array:
        """Its rectangle: (x, y, half depth, half width, yaw)."""
        return np.array([self.x, self.y, *self.item.half, self.yaw])

    @property
    def top(self) -> float:
        """Height of the top of its box [m]."""
        return self.z + self.item.height

    @property
    def pose(self) -> Pose:
        """Own frame to the world's."""
        return Pose.at(self.x, self.y, self.z, yaw=self.yaw)

    @property
    def outline(self) -> Array:
        """Convex outline of the footprint in the world, shape [k, 2]."""
        return to_world(self.item.form.outline, (self.x, self.y), self.yaw)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of its own frame, on the floor of the world."""
        p = to_world(np.array([x, y]), (self.x, self.y), self.yaw)
        return float(p[0]), float(p[1])


@dataclass(eq=False)
class Scene:
    """The room and what already stands in it.

    Args:
        shell: Room and openings.
        bodies: What stands in it.
        full: What had no room where: nothing that is put down later makes any.
    """

    shell: Shell
    bodies: list[Body] = field(default_factory=list)
    full: set[Hashable] = field(default_factory=set)
    _rows: list[Array] = field(default_factory=list)
    _spans: list[tuple[float, float]] = field(default_factory=list)
    _owners: list[int] = field(default_factory=list)
    _zones: list[Array] = field(default_factory=list)
    _zone_owners: list[Body] = field(default_factory=list)

    def add(self, body: Body) -> Body:
        """Puts a thing into the scene."""
        self.bodies.append(body)
        if body.item.stand != "rug":
            for cx, cy, hx, hy in body.item.form.chunks:
                x, y = body.point(cx, cy)
                self._rows.append(np.array([x, y, hx, hy, body.yaw]))
                self._spans.append((body.z, body.top))
                self._owners.append(len(self.bodies) - 1)
        if body.support == "floor" and body.item.kind.clearance > 0 and body.item.stand == "floor":
            depth = body.item.kind.clearance / 2
            x, y = body.point(body.item.half[0] + depth, 0.0)
            self._zones.append(np.array([x, y, depth, body.item.half[1], body.yaw]))
            self._zone_owners.append(body)
        return body

    def of_ask(self, ask: str) -> list[Body]:
        """Placed things that answer an ask."""
        return [b for b in self.bodies if b.item.ask.id == ask]

    def rows(self, low: float, high: float, *, without: Collection[Body] = ()) -> tuple[Array, list[Body]]:
        """Rectangles, shape [m, 5], of the things that reach into the heights between low and high, and their owners."""
        picked = [
            i
            for i, (a, b) in enumerate(self._spans)
            if a < high - 1e-9 and b > low + 1e-9 and self.bodies[self._owners[i]] not in without
        ]
        rows = np.array([self._rows[i] for i in picked]).reshape(-1, 5)
        return rows, [self.bodies[self._owners[i]] for i in picked]

    def zones(self, *, without: Collection[Body] = ()) -> Array:
        """Floor that should stay free in front of things, shape [m, 5]."""
        kept = [z for z, owner in zip(self._zones, self._zone_owners) if owner not in without]
        return np.array(kept).reshape(-1, 5)

    def inside(self, poses: Array, half: tuple[float, float], *, margin: float = 0.0) -> Mask:
        """Whether each pose's rectangle lies in the room, shape [n]."""
        extent = reach(half, poses[:, 2]) + margin
        room = np.array(self.shell.half)
        inside = np.all(np.abs(poses[:, :2]) + extent <= room + 1e-9, axis=1)
        return inside & ~overlaps(poses, half, self.shell.taken, margin=margin + 0.01).any(1)

    def under_roof(self, poses: Array, half: tuple[float, float], top: float, *, gap: float = UNDER) -> Mask:
        """Whether the ceiling is higher than `top` [m] over each pose's rectangle, with a gap where it slopes, shape [n]."""
        if self.shell.roof is None:
            return np.full(len(poses), top <= self.shell.height + 1e-6)
        extent = reach(half, poses[:, 2])
        lowest = np.minimum(
            self.shell.ceiling(poses[:, :2] + extent), self.shell.ceiling(poses[:, :2] - extent)
        )
        return top <= lowest - np.where(lowest < self.shell.height - 1e-6, gap, 0.0) + 1e-6

    def free(
        self,
        poses: Array,
        item: Item,
        *,
        z: float = 0.0,
        margin: float = 0.01,
        without: Collection[Body] = (),
        doors: bool = True,
    ) -> Mask:
        """Whether an item may stand at each pose: in the room, touching nothing, and clear of the doors.

        Args:
            poses: (x, y, yaw), shape [n, 3].
            item: What is to stand there.
            z: Height of its base [m].
            margin: Least gap to other things [m].
            without: Things that may be touched.
            doors: Keep the floor before doors free.
        """
        ok = self.inside(poses, item.half)
        if self.shell.roof is not None:
            ok &= self.under_roof(poses, item.half, z + item.height)
        if doors:
            ok &= ~overlaps(poses, item.half, self.shell.door_zones).any(1)
        rows, owners = self.rows(z, z + item.height, without=without)
        if not len(rows) or not ok.any():
            return ok
        where = np.flatnonzero(ok)
        for cx, cy, hx, hy in item.form.chunks:
            shifted = poses[where].copy()
            shifted[:, :2] = to_world(np.array([cx, cy]), shifted[:, :2], shifted[:, 2])
            hit = overlaps(shifted, (hx, hy), rows, margin=margin)
            ok[where] &= ~self._really(hit, poses[where], item, rows, owners, margin).any(1)
        return ok

    def _really(
        self, hit: Mask, poses: Array, item: Item, rows: Array, owners: list[Body], margin: float
    ) -> Mask:
        """Keeps those overlaps of boxes that are overlaps of outlines too, where something is round."""
        simple = len(item.form.chunks) == 1
        for i, j in np.argwhere(hit) if len(poses) <= 400 else ():
            other = owners[j].item
            if not simple or len(other.form.chunks) > 1 or not (item.form.rounded or other.form.rounded):
                continue
            mine = to_world(item.form.outline, poses[i, :2], poses[i, 2])
            hit[i, j] = polygons_overlap(mine, owners[j].outline, margin=margin)
        return hit

    def free_band(self, poses: Array, item: Item, low: float, high: float) -> Mask:
        """Whether nothing stands in the heights between low and high over each pose's rectangle."""
        rows, _ = self.rows(low, high)
        return ~np.any(overlaps(poses, item.half, rows), axis=1)

    def nearest_gap(self, poses: Array, item: Item, *, without: Collection[Body] = ()) -> Array:
        """Gaps to every other thing on the floor, shape [n, m]."""
        rows, _ = self.rows(0.0, 1.8, without=without)
        columns = []
        for row in rows:
            _, away = gaps(poses, item.half, row)
            columns.append(np.hypot(np.maximum(away[:, 0], 0), np.maximum(away[:, 1], 0)))
        return np.stack(columns, 1) if columns else np.zeros((len(poses), 0))

    def wall_gaps(self, poses: Array, half: tuple[float, float]) -> Array:
        """Distance of each pose's rectangle to the four walls (south, east, north, west) [m], shape [n, 4]."""
        extent = reach(half, poses[:, 2])
        hx, hy = self.shell.half
        x, y = poses[:, 0], poses[:, 1]
        return np.stack(
            [
                y - extent[:, 1] + hy,
                hx - x - extent[:, 0],
                hy - y - extent[:, 1],
                x - extent[:, 0] + hx,
            ],
            1,
        )

    def back_gap(self, poses: Array, half: tuple[float, float]) -> Array:
        """Distance from each pose's back to the wall behind it [m]; inf where it is not parallel to that wall."""
        wall = self.wall_gaps(poses, half)
        turns = poses[:, 2, None] - self.shell.yaws[None]
        aligned = np.cos(turns) > 0.999
        return np.where(aligned, wall, np.inf).min(1)


def local_of(body: Body, points: Array) -> Array:
    """World points [n, 2] in a body's own frame."""
    return to_local(points, (body.x, body.y), body.yaw)
