"""Where a world is seen from: eyes that weigh the splats, and the named cameras that show a room at its best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.creation.pieces import Piece
from terrazzo.geometry import cross, polygon_depth
from terrazzo.layout.customs import RUN, named
from terrazzo.lighting import Scene, Sun
from terrazzo.shapes.catalogue import catalogue
from terrazzo.world.freespace import FreeSpace, free_space, free_spaces
from terrazzo.world.rooms import Opening, Room, openings_of
from terrazzo.world.stairs import KIND, RAILING
from terrazzo.world.worlds import World

EYE_HEIGHT = 1.55
"""Of a standing person's eyes [m]; the mean over adults (Pheasant, "Bodyspace", gives 1.5 to 1.63)."""
SEATED_HEIGHT = 1.1
"""Of a seated person's eyes [m]."""
BODY = 0.22
"""Room that an eye keeps from walls and things [m]."""
BACK_TO_WALL = 0.12
"""A photographer stands closer to them than that [m]."""
FOV = float(np.radians(72.0))
"""Horizontal field of view of the named cameras: a 25 mm lens on full frame, the usual one for interiors."""
STANDING, STANDING_EACH = 9, 6
"""Places in the only room, and in each of several, from which the splats are weighed."""
CANDIDATES = 140
YAWS = 36
SPOTS = 14
"""Points on each thing that a view is judged by."""
PITCH = float(np.radians(-11.0))
"""Named cameras look a little down: people's eyes do, and floors show how a room is laid out."""
PITCHES = (PITCH, float(np.radians(-17.0)))
PITCHES_ABOVE = tuple(float(a) for a in np.radians((-18.0, -25.0, -32.0)))
"""From higher up they look farther down, or the picture is of the ceiling."""
SUNLIT_WORTH = 2.5
"""What seeing all of the sunlight on the floor is worth at most; no thing is worth more than two."""
SUNLIT_SHARE = 0.2
"""What it is worth as a share of all else, so that in a room of few things they still come first."""
CROWD = 1.5
"""Things nearer than this crowd a picture [m]."""
BARRED = 2.0
"""Things nearer than this in the middle of a picture hide what it is of [m]."""
COLUMNS, BARE = 5, 0.5
"""Columns of a picture that should each show something, and what it costs when none does."""
OFF_CENTRE = 0.4
"""What it costs when all that is worth seeing lies at one side of the picture, beside a bare wall."""
TOLD = 0.6
"""Share of a thing's worth that is spent once another picture of the room has shown it whole."""
APART, AHEAD, TURNED, ALIKE = 1.2, 2.0, float(np.radians(35.0)), 0.6
"""Pictures taken from less than this far beside or before each other [m], in directions nearer than this, are one picture twice;
what that costs."""
WHOLE = 2.0
"""Power of the share of a thing that shows: one whole thing is better than two halves."""
HARDLY, MISSED = 0.4, 0.25
"""Share of a thing that is as good as nothing of it, and what it costs to miss all that was asked for."""
FIRST = 6.0
"""How much more the best picture counts than that from the door, where both would be the same."""
UNASKED, BUILT_IN, NAMED = 0.5, 0.7, 1.2
"""Worth of what nobody asked for, over that of what was; that of a kitchen's worktops, without which it is none; and the least
worth of furniture that the words name."""
STEP = 0.9
"""Who has stepped through a door stands within this of half a metre inside it [m]."""
FAN = (60, 9)
"""Directions, around and up, in which free distances are measured from each place."""


def standing_places(
    world: World,
    count: int,
    *,
    room: float = BODY,
    within: Room | None = None,
    space: FreeSpace | None = None,
) -> NDArray[np.float64]:
    """Free places to stand, far from each other, at most `count`, shape [k, 2]; the room's middle where none is free.

    Args:
        world: The world.
        count: Most places.
        room: Distance to keep from walls and things [m].
        within: The room to stand in; any of the lowest storey when None.
        space: The free floor of its storey, where that is known already.
    """
    space = space or free_space(world, base=within.base if within else None)
    inside = np.ones(space.clearance.shape, bool)
    if within is not None:
        cells = space.centre(np.moveaxis(np.indices(space.clearance.shape), 0, -1))
        inside = polygon_depth(within.polygon, cells) > 0
    free = space.centre(np.argwhere((space.clearance > room) & inside))
    if not len(free):
        space_cells = np.argwhere((space.clearance > 0) & inside)
        middle = (within or world.rooms[0]).polygon.mean(0)[None]
        free = space.centre(space_cells) if len(space_cells) else middle
    middle = free.mean(0)
    chosen = [free[np.argmin(np.linalg.norm(free - middle, axis=1))]]
    distance = np.linalg.norm(free - chosen[0], axis=1)
    while len(chosen) < min(count, len(free)):
        chosen.append(free[np.argmax(distance)])
        distance = np.minimum(distance, np.linalg.norm(free - chosen[-1], axis=1))
    return np.array(chosen)


def eyes(world: World, spaces: Mapping[float, FreeSpace] | None = None) -> NDArray[np.float64]:
    """Eyes of people who stand about and sit in the rooms [m], shape [k, 3].

    Args:
        world: The world.
        spaces: The free floor of each storey, where that is known already; see `free_spaces`.
    """
    out = []
    count = STANDING if len(world.rooms) == 1 else STANDING_EACH
    spaces = free_spaces(world) if spaces is None else spaces
    for room in world.rooms:
        places = standing_places(world, count, within=room, space=spaces[room.base])
        floor = spaces[room.base].height(places)
        out.append(np.column_stack([places, floor + EYE_HEIGHT]))
        out.append(np.column_stack([places, floor + SEATED_HEIGHT])[::2])
    return np.concatenate(out)


class _Sight(NamedTuple):
    """Something worth seeing.

    Args:
        points: On it [m], shape [k, 3].
        worth: What seeing all of it is worth.
        asked: Whether the words name it.
    """

    points: NDArray[np.float64]
    worth: float
    asked: bool = False


@dataclass(frozen=True, eq=False)
class _View:
    """A picture of a room.

    Args:
        place: The eye [m], shape [3].
        forward: Unit vector, shape [3].
        yaw: Direction, counter-clockwise from +X [rad].
        shown: Share of each sight that it shows, 0..1, shape [s].
        score: How good it is.
    """

    place: NDArray[np.float64]
    forward: NDArray[np.float64]
    yaw: float
    shown: NDArray[np.float64]
    score: float

    def like(self, other: _View) -> bool:
        """Whether it is much the same picture as another."""
        return bool(_alike(self.place[None], self.yaw, other)[0])


def named_cameras(
    world: World,
    pieces: Sequence[Piece],
    scene: Scene,
    *,
    sun: Sun | None = None,
    spaces: Mapping[float, FreeSpace] | None = None,
    width: int = 1280,
    height: int = 720,
) -> dict[str, Camera]:
    """The cameras of a world.

    Args:
        world: The world.
        pieces: What it is made of.
        scene: Their faces.
        sun: What lights it from outside, if anything.
        spaces: The free floor of each storey, where that is known already; see `free_spaces`.
        width: Of the pictures [pixels].
        height: Likewise.

    Returns:
        "view": from where most of the room is seen best; "entry": from the door; "overview": from a corner, higher up. In a
        home all three show the room that holds most, and every room has a view of its own under its name.
    """
    spaces = free_spaces(world) if spaces is None else spaces
    shots = [_Shot(world, room, spaces[room.base], pieces, scene, sun, width, height) for room in world.rooms]
    if len(shots) == 1:
        return shots[0].all()
    main = max(shots, key=lambda s: sum(sight.worth for sight in s.sights) + 0.1 * s.room.area)
    entry = _front_door(world)
    cameras = main.all()
    for shot in shots:
        if entry is not None and shot.room.name == entry.room and shot is not main and shot.furnished:
            cameras["entry"] = shot.entry(entry)
    for shot in shots:
        if shot.room.name not in cameras:
            cameras[shot.room.name] = cameras["view"] if shot is main else shot.view()
    return cameras


def _front_door(world: World) -> Opening | None:
    doors = [o for o in world.openings if o.kind != "window" and not o.to]
    return doors[0] if doors else None


@dataclass(eq=False)
class _Shot:
    """Cameras in one room."""

    world: World
    room: Room
    space: FreeSpace
    pieces: Sequence[Piece]
    scene: Scene
    sun: Sun | None
    width: int
    height: int

    @cached_property
    def places(self) -> NDArray[np.float64]:
        return standing_places(self.world, CANDIDATES, room=BACK_TO_WALL, within=self.room, space=self.space)

    @cached_property
    def own(self) -> list[Piece]:
        single = len(self.world.rooms) == 1
        return [p for p in self.pieces if single or p.room == self.room.name]

    @property
    def furnished(self) -> bool:
        """Whether there is more to see than walls: a bare corridor makes no picture."""
        return any(not p.structure and p.support == "floor" for p in self.own)

    @cached_property
    def sights(self) -> list[_Sight]:
        openings = openings_of(self.room, self.world.openings)
        sights = _sights(self.own, openings)
        worth = min(SUNLIT_WORTH, SUNLIT_SHARE * sum(s.worth for s in sights))
        return [*sights, *_sunlit(self.room, self.scene, self.sun, worth)]

    def all(self) -> dict[str, Camera]:
        """View, entry and overview; only a view of the empty room where there is nothing to see."""
        if not self.sights:
            return {"view": self.view()}
        views = {}
        doors = [o for o in openings_of(self.room, self.world.openings) if o.kind != "window"]
        if doors:
            outer = next((o for o in doors if not o.to), doors[0])
            views["view"], views["entry"] = self._pair(_door_step(outer, self.places))
        else:
            views["view"] = self._views(self.places)[0]
        top = max(self.room.height - 0.25, EYE_HEIGHT)
        before = tuple(views.values())
        views["overview"] = self._views(_corners(self.places), top, PITCHES_ABOVE, before)[0]
        return {name: self._camera(view) for name, view in views.items()}

    def _pair(self, step: NDArray[np.float64]) -> tuple[_View, _View]:
        """The best picture and one from the door. Where the best is that from the door, either gives way to the other's
        next best, the one that loses less."""
        best, inside = self._views(self.places), self._views(step)
        others = [v for v in best if not v.like(inside[0])]
        if best[0].like(inside[0]) and others:
            second = self._views(step, before=best[:1], told=0.0)[0]
            if FIRST * (best[0].score - others[0].score) < inside[0].score - second.score:
                return others[0], inside[0]
        return best[0], self._views(step, before=best[:1])[0]

    def view(self) -> Camera:
        """From where most of the room is seen best."""
        if self.sights:
            return self._camera(self._views(self.places)[0])
        x, y = self.places[0]
        z = float(self.space.height(self.places[:1])[0]) + EYE_HEIGHT
        return Camera.look_at((x, y, z), (x + 1, y, z - 0.1), width=self.width, height=self.height, fov=FOV)

    def entry(self, door: Opening) -> Camera:
        """From just inside a door."""
        return self._camera(self._views(_door_step(door, self.places))[0]) if self.sights else self.view()

    def _views(
        self,
        at: NDArray[np.float64],
        eye_height: float = EYE_HEIGHT,
        pitches: Sequence[float] = PITCHES,
        before: Sequence[_View] = (),
        *,
        told: float = TOLD,
    ) -> list[_View]:
        candidates = np.column_stack([at, self.space.height(at) + eye_height])
        aspect = self.height / self.width
        return _views(candidates, self.sights, self.scene, aspect, pitches, before, told)

    def _camera(self, view: _View) -> Camera:
        to = view.place + view.forward
        return Camera.look_at(view.place, to, width=self.width, height=self.height, fov=FOV)


def _door_step(door: Opening, places: NDArray[np.float64]) -> NDArray[np.float64]:
    """The free places near a door, at least the nearest three, shape [k, 2]."""
    inside = np.asarray(door.centre[:2]) + 0.5 * np.array([np.cos(door.yaw), np.sin(door.yaw)])
    away = np.linalg.norm(places - inside, axis=1)
    return places[np.argsort(away)[: max(3, int((away < STEP).sum()))]]


def _corners(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """The places farthest from the middle, shape [k, 2]."""
    far = np.linalg.norm(places - places.mean(0), axis=1)
    return places[np.argsort(-far)[:16]]


def _sights(pieces: Sequence[Piece], openings: Sequence[Opening]) -> list[_Sight]:
    """What is worth seeing: each thing, window and way to another room."""
    random = np.random.default_rng(0)
    out = []
    for piece in pieces:
        if (piece.structure and piece.kind not in (KIND, RAILING)) or not piece.shape.parts:
            continue
        corners = np.concatenate([part.surface.corners for part in piece.shape.parts])
        pick = corners[random.integers(len(corners), size=SPOTS)].mean(1)
        x, y, z = piece.shape.size
        worth = min(2.0, 0.35 + (x * y + y * z + z * x) ** 0.5)
        if piece.implied:
            worth *= BUILT_IN if named(catalogue()[piece.kind], RUN) else UNASKED
        elif piece.support == "floor":
            worth = max(worth, NAMED)
        out.append(_Sight(piece.pose.apply(pick), worth, not piece.implied))
    for opening in openings:
        if opening.kind == "window" or opening.to:
            inward = np.array([np.cos(opening.yaw), np.sin(opening.yaw), 0.0])
            along = np.array([-inward[1], inward[0], 0.0]) * opening.size[0]
            spots = np.asarray(opening.centre) + 0.05 * inward + np.outer((-0.4, 0.0, 0.4), along)
            out.append(_Sight(spots, 0.8 if opening.kind == "window" else 0.4))
    return out


def _sunlit(room: Room, scene: Scene, sun: Sun | None, worth: float) -> list[_Sight]:
    """The patches of sunlight on a room's floor, as one sight: they make a picture."""
    if sun is None:
        return []
    low, high = room.polygon.min(0), room.polygon.max(0)
    x, y = (np.arange(a + 0.1, b, 0.2) for a, b in zip(low, high))
    grid = np.stack(np.meshgrid(x, y), -1).reshape(-1, 2)
    grid = grid[polygon_depth(room.polygon, grid) > 0.05]
    points = np.column_stack([grid, np.full(len(grid), room.base + 0.02)])
    lit = scene.transmittance(points, np.broadcast_to(sun.direction, points.shape)).mean(1) > 0.3
    return [_Sight(points[lit], worth)] if worth and lit.sum() >= 3 else []


def _views(
    candidates: NDArray[np.float64],
    sights: Sequence[_Sight],
    scene: Scene,
    aspect: float,
    pitches: Sequence[float],
    before: Sequence[_View],
    told: float,
) -> list[_View]:
    """The best picture in each direction, at each of these pitches, among these places: those that show the most things whole
    and nothing too near come first. What pictures before them have shown counts less, and they are none of those again."""
    spots = np.concatenate([sight.points for sight in sights])
    of = np.repeat(np.arange(len(sights)), [len(sight.points) for sight in sights])
    count, worth = np.bincount(of), np.array([sight.worth for sight in sights])
    for view in before:
        worth = worth * (1 - told * view.shown)
    asked = worth * [sight.asked for sight in sights]
    asked /= max(asked.sum(), 1e-9)
    per_sight = (of[:, None] == np.arange(len(sights))) / count
    k, m = len(candidates), len(spots)
    to = spots[None] - candidates[:, None]
    distance = np.linalg.norm(to, axis=2)
    clear = scene.transmittance(
        np.repeat(candidates, m, axis=0), to.reshape(-1, 3), far=np.maximum(distance.reshape(-1) - 0.03, 1e-3)
    )
    seen = clear.max(1).reshape(k, m) > 0.3
    half_w = np.tan(FOV / 2)
    half_h = half_w * aspect
    around, free = _fan(candidates, scene)
    out = []
    for yaw, pitch in product(np.arange(YAWS) * (2 * np.pi / YAWS), pitches):
        forward = np.array([np.cos(yaw) * np.cos(pitch), np.sin(yaw) * np.cos(pitch), np.sin(pitch)])
        local, fan = _turned(to, forward), _turned(around, forward)
        visible = seen & _framed(local, 0.95 * half_w, 0.95 * half_h)
        shown = visible @ per_sight
        aside = _aside(local, visible * (worth / count)[of], half_w)
        inside = _framed(fan, half_w, half_h)
        crowded = (free[:, inside] < CROWD).mean(1)
        middle = _framed(fan, 0.5 * half_w, 0.7 * half_h)
        barred = (free[:, middle] < BARRED).mean(1)
        depth = np.minimum(free[:, inside], 6).mean(1)
        score = (
            (shown**WHOLE) @ worth / worth.sum()
            - MISSED * ((shown < HARDLY) @ asked)
            - 3.5 * crowded
            - 1.2 * barred
            + 0.06 * depth
            - OFF_CENTRE * aside
            - BARE * _bare(local, visible, half_w)
            - sum(ALIKE * _alike(candidates, yaw, view) for view in before)
        )
        i = int(np.argmax(score))
        out.append(_View(candidates[i], forward, float(yaw), shown[i], float(score[i])))
    return sorted(out, key=lambda view: -view.score)


def _alike(candidates: NDArray[np.float64], yaw: float, view: _View) -> NDArray[np.bool_]:
    """At which places a picture in a direction would be much like another, shape [k]."""
    turn = abs((yaw - view.yaw + np.pi) % (2 * np.pi) - np.pi)
    ahead = np.array([np.cos(view.yaw), np.sin(view.yaw)])
    gap = candidates[:, :2] - view.place[:2]
    along, across = np.abs(gap @ ahead), np.abs(gap @ np.array([-ahead[1], ahead[0]]))
    return (across < APART) & (along < AHEAD) & (turn < TURNED)


def _turned(to: NDArray[np.float64], forward: NDArray[np.float64]) -> NDArray[np.float64]:
    """Directions [..., 3] as a level camera that looks along `forward` has them: to the right, down, ahead."""
    right = cross(forward, np.array([0.0, 0.0, 1.0]))
    right /= np.linalg.norm(right)
    return to @ np.stack([right, cross(forward, right), forward], 1)


def _framed(local: NDArray[np.float64], half_w: float, half_h: float) -> NDArray[np.bool_]:
    """Which of a camera's own directions [..., 3] fall into its picture."""
    x, y, z = np.moveaxis(local, -1, 0)
    return (z > 0.05) & (np.abs(x) < half_w * z) & (np.abs(y) < half_h * z)


def _aside(local: NDArray[np.float64], weight: NDArray[np.float64], half_w: float) -> NDArray[np.float64]:
    """How far the weighted mean of a camera's own directions [k, m, 3] lies to the side of each picture: 0 in the middle, 1 at
    its edge."""
    across = np.clip(local[..., 0] / (half_w * np.maximum(local[..., 2], 1e-6)), -1, 1)
    return np.abs((across * weight).sum(1)) / np.maximum(weight.sum(1), 1e-9)


def _bare(local: NDArray[np.float64], visible: NDArray[np.bool_], half_w: float) -> NDArray[np.float64]:
    """Share of each picture's columns in which nothing worth seeing is visible, those in the middle counting for more,
    shape [k]."""
    across = local[..., 0] / np.maximum(local[..., 2], 1e-6) / half_w
    column = np.where(visible, ((across + 1) / 2 * COLUMNS).astype(int), -1)
    middle = (COLUMNS - 1) / 2
    weight = 2.0 - np.abs(np.arange(COLUMNS) - middle) / middle
    filled = np.stack([(column == c).any(1) for c in range(COLUMNS)], 1)
    return 1 - filled @ weight / weight.sum()


def _fan(candidates: NDArray[np.float64], scene: Scene) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Directions all around [d, 3], and how far each place can see along them [m], at most 20, shape [k, d]."""
    around, up = FAN
    azimuth, rise = np.meshgrid(
        np.arange(around) * (2 * np.pi / around), np.radians(np.linspace(-45, 20, up)), indexing="ij"
    )
    flat = np.cos(rise)
    d = np.stack([np.cos(azimuth) * flat, np.sin(azimuth) * flat, np.sin(rise)], -1).reshape(-1, 3)
    k = len(candidates)
    distance, _ = scene.closest(np.repeat(candidates, len(d), axis=0), np.tile(d, (k, 1)))
    return d, np.minimum(distance.reshape(k, len(d)).astype(np.float64), 20.0)
