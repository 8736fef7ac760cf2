"""Splats of a made room settled against traced pictures of its own surfaces, by the fitting engine.

Splats that were placed on surfaces are right one by one; blended, they blur edges a little, stick out past silhouettes and
smear what is finer than they are. Pictures that rays draw of the same surfaces, in the same light, have none of that. So
rays are cast from many places of the rooms, and every splat that shows takes small steps until the pictures agree. The
light of those pictures is the baked one, without grain, so that smooth walls stay smooth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.creation.guiding import chances
from terrazzo.creation.made import Made
from terrazzo.creation.mirrors import Mirror, mirrors_of
from terrazzo.creation.reflecting import on_glass
from terrazzo.creation.tracing import Sketch, Tracer
from terrazzo.creation.viewpoints import standing_places
from terrazzo.fitting import Fitter, Pulled, Rates
from terrazzo.fitting.fitter import Limits
from terrazzo.fitting.pulling import View
from terrazzo.lighting import Quality
from terrazzo.progress import Progress, part_of, silent
from terrazzo.render import rasterize
from terrazzo.splats import Splats
from terrazzo.world.rooms import Room
from terrazzo.world.things import Thing
from terrazzo.world.worlds import World

VIEWS_PER_AREA, FEWEST_VIEWS, MOST_VIEWS = 28.0, 192, 1800
"""Pictures for each square metre of floor; the fewest in a room, and the most in all."""
WIDTH, HEIGHT = 640, 360
"""Of a picture [pixels]."""
SHARE = 0.125
"""Of its pixels that are traced, where most is to be seen: more pictures say more than more pixels (twice as many of half the
pixels: +0.5 dB on a bedroom)."""
LIGHT = Quality(samples=2, sun_samples=2, gathers=400_000, finest=0.01, spread=1.3)
"""Of the pictures: shadows may be grainy, for grain has no say in a mean; what is gathered serves all of them."""
FIELD = np.radians(70.0)
"""Horizontal field of view [rad]."""
EYES = (1.1, 1.7)
"""Heights of the camera above the floor [m]."""
PITCH = (np.radians(-38.0), np.radians(16.0))
"""How far it looks down and up [rad]."""
ROUNDS = 4
"""Times that every picture is used. Measured on a home whose splats are large: 0.7 dB better than two."""
SIZES = (0.7, 2.0)
"""Least and most of its first size that a splat comes to. Smaller, and what lies behind shows between splats as a mesh of dots;
larger, and a splat of a wall hides all the picture of an eye beside it, whose footprint is no ellipse (8 dB in one view)."""
RATES = Rates(means=5e-5, quaternions=1e-3, scales=4e-2, opacities=0.0, colours=1.6e-2, harmonics=4e-3)
"""First steps. Measured on rooms of half a million and of a million splats: opacities gain nothing; means that move more let
what lies under a surface come through it in specks; half of the other rates loses 0.6 dB, twice as much 0.1 dB."""
LAST = 0.1
"""Length of the last steps over that of the first."""
AT_ONCE = 24
"""Pictures that are traced together."""
GOLDEN = np.pi * (3 - np.sqrt(5.0))
"""Golden angle [rad]: neighbouring pictures look in far directions."""


def refine(made: Made, *, views: int | None = None, seed: int = 0, progress: Progress = silent) -> Made:
    """Settles the splats of a room or home against traced pictures.

    Args:
        made: What `make` gave.
        views: Pictures; None for `usual_views`.
        seed: Of the cameras' places and of the rays.
        progress: Called with the stage and the fraction that is done.

    Returns:
        The same with other splats, as many as before. Pictures on mirrors stay: they show what one eye sees.
    """
    world = made.world
    before = world.splats()
    cameras = _cameras(world, usual_views(world.rooms) if views is None else views, seed)
    tracer = Tracer(made.stage, made.field.remembering(LIGHT), made.adaptation, paths=0)
    pictures: list[Sketch] = []
    for start in range(0, len(cameras), AT_ONCE):
        progress("tracing", 0.9 * start / len(cameras))
        group = cameras[start : start + AT_ONCE]
        shown = (rasterize(before, c, background=world.background, antialias=True).colour for c in group)
        sketches = tracer.sketches(group, [chances(s, SHARE) for s in shown], seed=seed + start)
        pictures += [sketch.compact() for sketch in sketches]
    fitter = Fitter(before, degrees=kept_degrees(made), sizes=SIZES)
    _settle(fitter, before.degree, cameras, pictures, world.background, seed, part_of(progress, 0.9))
    progress("done", 1.0)
    return replace(made, world=_with_splats(world, fitter.splats()))


def usual_views(rooms: Sequence[Room]) -> int:
    """Pictures that rooms of this size need."""
    wanted = sum(max(FEWEST_VIEWS, VIEWS_PER_AREA * room.area) for room in rooms)
    return int(min(MOST_VIEWS, wanted))


def _settle(
    fitter: Fitter,
    degree: int,
    cameras: Sequence[Camera],
    pictures: Sequence[Sketch],
    background: Sequence[float],
    seed: int,
    progress: Progress,
) -> None:
    """Rounds over all pictures in changing order, against the mean squared error: grain has no say in a mean."""
    chance = np.random.default_rng(seed)
    turns = np.concatenate([chance.permutation(len(cameras)) for _ in range(ROUNDS)])
    for done, i in enumerate(turns):
        progress("settling", done / len(turns))
        frame = fitter.draw(View(cameras[i], background, degree, antialias=True))
        sketch, apart = pictures[i], np.zeros_like(frame.colour)
        error = np.clip(frame.colour.reshape(-1, 3)[sketch.pixels], 0, 1) - sketch.colours
        apart.reshape(-1, 3)[sketch.pixels] = error * sketch.weights[:, None] * np.float32(2 / apart.size)
        fitter.step(Pulled(apart), RATES.times(LAST ** (done / len(turns))), Limits(in_plane=True))


def kept_degrees(made: Made) -> NDArray[np.integer]:
    """The degree that each splat has; -1 in pictures on mirrors, shape [n]."""
    pieces = made.stage.pieces
    glass: dict[str, list[Mirror]] = {}
    for mirror in mirrors_of(pieces):
        glass.setdefault(pieces[mirror.owner].id, []).append(mirror)
    own = []
    for thing in made.world.everything:
        degrees = np.full(len(thing.splats), thing.splats.degree)
        for mirror in glass.get(thing.id, ()):
            degrees[on_glass(mirror, thing.splats.means)] = -1
        own.append(degrees)
    return np.concatenate(own)


def _with_splats(world: World, splats: Splats) -> World:
    """The world with other splats in the order of `World.splats`, each thing at its own degree."""
    starts = np.cumsum([0, *(len(t.splats) for t in world.everything)])

    def refined(things: Sequence[Thing], first: int) -> Iterator[Thing]:
        for k, thing in enumerate(things, first):
            if not len(thing.splats):
                yield thing
                continue
            own = splats.select(slice(starts[k], starts[k + 1])).with_things(None)
            own = own.with_degree(thing.splats.degree).transform(thing.pose.inverse())
            yield replace(thing, splats=own)

    return replace(
        world,
        things=tuple(refined(world.things, 0)),
        structure=tuple(refined(world.structure, len(world.things))),
    )


def _cameras(world: World, count: int, seed: int) -> list[Camera]:
    """Cameras at free places of all rooms, as many in each as its floor asks for, that look all around."""
    areas = np.array([max(room.area, FEWEST_VIEWS / VIEWS_PER_AREA) for room in world.rooms])
    shares = np.maximum(1, np.round(count * areas / areas.sum())).astype(int)
    chance = np.random.default_rng(seed)
    return [c for room, share in zip(world.rooms, shares) for c in _in_room(world, room, int(share), chance)]


def _in_room(world: World, room: Room, count: int, chance: np.random.Generator) -> Iterator[Camera]:
    places = standing_places(world, count, within=room)
    for i in range(count):
        x, y = places[i % len(places)]
        z = room.base + min(chance.uniform(*EYES), 0.9 * float(room.ceiling(np.array([x, y]))))
        yaw, pitch = i * GOLDEN + chance.uniform(-0.3, 0.3), chance.uniform(*PITCH)
        ahead = (np.cos(yaw) * np.cos(pitch), np.sin(yaw) * np.cos(pitch), np.sin(pitch))
        yield Camera.look_at((x, y, z), np.add((x, y, z), ahead), width=WIDTH, height=HEIGHT, fov=FIELD)
