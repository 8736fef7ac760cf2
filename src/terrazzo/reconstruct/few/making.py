"""One photograph, a panorama, or a few photographs that cannot be matched, to a `World`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.geometry import Pose
from terrazzo.progress import Progress, silent
from terrazzo.reconstruct.few.box_fitting import Box, fit_box
from terrazzo.reconstruct.few.box_worlds import box_world
from terrazzo.reconstruct.few.contents import find_contents
from terrazzo.reconstruct.few.depth_fitting import with_depth
from terrazzo.reconstruct.few.depth_networks import load_network
from terrazzo.reconstruct.few.doors import Door, find_door
from terrazzo.reconstruct.few.faces import Placed
from terrazzo.reconstruct.few.notches import find_notch, with_notch
from terrazzo.reconstruct.few.sights import TOLD, Sight, read_panorama, read_sight
from terrazzo.reconstruct.few.unrolled import Unrolled, unroll
from terrazzo.reconstruct.measuring import measured_again, told, tops_of
from terrazzo.reconstruct.scales import CEILING_HEIGHT, MEASURED, Hint, Scale
from terrazzo.reconstruct.sharpness import sharpness
from terrazzo.world.quality import Sizing
from terrazzo.world.things import Thing
from terrazzo.world.worlds import Note, World

EYE, EYE_SPREAD = 1.5, 0.12
"""Height at which people hold a camera to photograph a room [m], and its relative spread."""
TRIPOD = 1.6
"""The same of a panorama's camera [m]."""
SPLATS = 600_000
"""Budget where none is given."""
PIXEL_SHARE = 0.65
"""Share of the budget that goes to the pictures' pixels."""
SEEN = 0.3
"""How sure a ceiling must be for its usual height to say something of the scale, and a wall for the room to be no guess."""
GUESSED = 0.3
"""Relative spread of the scale of a room that is a guess, at least."""
BLURRED = 0.003
"""Sharpness below which a photograph is called blurred: moved ones have 0.01 and more, sharp ones 0.03 to 0.4."""

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Wishes:
    """What a person wants of a world from few pictures.

    Args:
        hint: A measurement.
        splats: Budget; `SPLATS` when None.
        seed: Of what is invented.
        depth: A depth network, as `load_network` takes it; None for the shape of the room alone.
    """

    hint: Hint | None = None
    splats: int | None = None
    seed: int = 0
    depth: str | None = None

    @property
    def budget(self) -> int:
        """Splats in all."""
        return self.splats or SPLATS

    @property
    def pixels(self) -> int:
        """Pixels of all pictures together that become splats."""
        return int(PIXEL_SHARE * self.budget)


@dataclass(frozen=True, eq=False)
class Read:
    """A picture with the room that was made out in it; lengths in heights of its eye.

    Args:
        sight: The picture.
        unrolled: The same on a cylinder.
        box: Around the whole room.
        before: Level distance of walls that stand before the box's in each column, NaN where there are none; None for a room that
            is a box.
    """

    sight: Sight
    unrolled: Unrolled
    box: Box
    before: Array | None = None

    def turned(self, quarters: int) -> Read:
        """The same in a room's frame in which it lies `quarters` of a turn counter-clockwise."""
        sight = self.sight.turned(quarters)
        return Read(sight, unroll(sight), self.box.turned(quarters), self.before)


def create_from_panorama(path: Path, wishes: Wishes, *, progress: Progress = silent) -> World:
    """A world of a room from a 2:1 panorama.

    Raises:
        ArgumentError: The measurement is of what was not found.
        FormatError: The file is no panorama.
    """
    progress("finding walls", 0.05)
    return _world_of_one(
        read_picture(read_panorama(path, max_pixels=wishes.pixels)), TRIPOD, wishes, progress
    )


def create_from_photograph(path: Path, wishes: Wishes, *, progress: Progress = silent) -> World:
    """A world of a room from one photograph.

    Raises:
        ArgumentError: The measurement is of what was not found.
        FormatError: The file is no photograph, or the depth network cannot be used.
        MissingExtraError: It is HEIC and its decoder is not installed, or what runs the depth network is not.
    """
    progress("finding walls", 0.05)
    return _world_of_one(read_picture(read_sight(path, max_pixels=wishes.pixels)), EYE, wishes, progress)


def read_picture(sight: Sight) -> Read:
    """Makes out the room in a sight."""
    unrolled = unroll(sight)
    return Read(sight, unrolled, *find_notch(unrolled, sight.edges, fit_box(unrolled, sight.edges)))


def _world_of_one(read: Read, eye: float, wishes: Wishes, progress: Progress) -> World:
    guess = eye_height(read.box, eye, wishes.hint)
    kind = "panorama" if read.sight.is_panorama else "photograph"
    line = f"reconstruct one {kind} ({read.sight.name})"
    progress("finding what stands in the room", 0.3)

    def made(factor: float, known: Sizing) -> World:
        metres = guess.metres * factor
        placed = deepened([place(read, read.box.scaled(metres))], wishes.depth)
        notes = [
            Note("adjusted", "scale", f"the eye was {metres:.2f} m above the floor, {tell_scale(known)}")
        ]
        return box_world(
            placed,
            read.box.sure,
            splats=wishes.budget,
            seed=wishes.seed,
            notes=[*notes, *tell(read)],
            line=line,
            scale=known,
            progress=progress,
        )

    return made_to_measure(made, guess, wishes.hint, [(read, read.box.scaled(guess.metres))])


def tell_scale(known: Sizing) -> str:
    """How sure a scale is, as the end of a sentence."""
    return f"give or take {100 * known.spread:.0f} %, from {known.source}"


def made_to_measure(
    made: Callable[[float, Sizing], World], guess: Scale, hint: Hint | None, reads: Sequence[tuple[Read, Box]]
) -> World:
    """A world in the scale of a person's measurement, where that can be found only in the world itself.

    Args:
        made: Makes the world, larger than guessed by a factor.
        guess: The scale that was guessed.
        hint: The measurement.
        reads: Pictures and the room around their eyes, in metres of the guess.

    Raises:
        ArgumentError: There is nothing in the world that was measured.
    """
    known = Sizing(round(guess.spread, 4), guess.source)
    if hint is None or not hint.is_of_part:
        return made(1.0, known)
    doors: list[Door] = []
    things: list[Thing] = []
    if hint.measure == "door":
        found = [find_door(read.sight.edges, box, 1.0) for read, box in reads]
        doors = [d for d in found if d is not None]
    if not doors:
        things = list(made(1.0, known).everything)
    length = measured_again(hint, guess.spread, things, doors, tops_of(things))
    sure, source = told(hint, length)
    return made(hint.metres / length.metres, Sizing(round(sure, 4), source))


def deepened(placed: Sequence[Placed], network: str | None) -> list[Placed]:
    """Pictures with the depths of a network (`load_network`), or as they are where none is named."""
    if network is None:
        return list(placed)
    run = load_network(network)
    return [with_depth(p, run(p.sight.pixels)) for p in placed]


def place(read: Read, box: Box) -> Placed:
    """A picture in a room's frame [m], its lowest corner at the origin.

    Args:
        read: The picture.
        box: The room around its eye, in metres.
    """
    eye = np.array([-box.low[0], -box.low[1], box.eye])
    x, y, z = (float(v) for v in eye)
    camera = replace(read.sight.camera, pose=Pose((x, y, z), read.sight.camera.pose.rotation))
    size = box.high - box.low
    contents = find_contents(read.unrolled, read.sight.edges, box)
    before = None if read.before is None else read.before * box.eye
    contents = with_notch(contents, read.unrolled, box, before)
    return Placed(read.sight, camera, np.zeros(3), size, read.unrolled, contents)


def eye_height(box: Box, usual: float, hint: Hint | None) -> Scale:
    """Height of the eye above the floor [m], as metres in one unit of the box.

    Args:
        box: The room in heights of the eye.
        usual: Height that is usual [m].
        hint: A person's measurement.

    Raises:
        ArgumentError: It cannot be measured in a box.
    """
    if hint is not None and not hint.is_of_part:
        length = {
            "ceiling": box.height,
            "camera": 1.0,
            "width": float(max(box.walls[0] + box.walls[1], box.walls[2] + box.walls[3])),
            "unit": 1.0,
        }.get(hint.measure)
        if length is None:
            raise ArgumentError(
                f"no {hint.measure} was found in this place, so {hint.measure}={hint.metres:g} cannot be used; "
                "measure ceiling, camera or width"
            )
        name = "height of the camera" if hint.measure in ("camera", "unit") else hint.measure
        return Scale(hint.metres / length, MEASURED, f"the {name}, {hint.metres:g} m")
    guesses = [(usual, EYE_SPREAD, "how people hold cameras")]
    if box.sure[4] > SEEN:
        guesses.append((CEILING_HEIGHT[0] / box.height, CEILING_HEIGHT[1], "the height of rooms"))
    weights = np.array([1 / s**2 for _, s, _ in guesses])
    logs = np.log([m for m, _, _ in guesses])
    mean = float((weights * logs).sum() / weights.sum())
    spread = float(np.hypot(weights.sum() ** -0.5, np.ptp(logs) / 2))
    if float(box.sure[:4].max()) < SEEN:
        spread = max(spread, GUESSED)
    return Scale(float(np.exp(mean)), spread, " and ".join(s for _, _, s in guesses))


def tell(read: Read) -> list[Note]:
    """What is uncertain of one picture, for the report."""
    notes: list[Note] = []
    name = read.sight.name
    if 0 < sharpness(read.sight.pixels) < BLURRED:
        reason = "it is blurred: edges of the room and what stands in it may not be found; a sharp photograph gives a better world"
        notes.append(Note("adjusted", name, reason))
    if not read.sight.is_panorama and read.sight.focal_source not in ("the file", TOLD):
        fov = np.degrees(read.sight.camera.fov)
        notes.append(
            Note(
                "adjusted",
                name,
                f"its angle of view, {fov:.0f} degrees, was taken from {read.sight.focal_source}",
            )
        )
    if read.sight.agreed == 0:
        reason = "hardly any straight edge of a room was found in it: that it was held level is a guess, and so is its room"
        notes.append(Note("adjusted", name, reason))
    elif float(read.box.sure[:4].max()) < SEEN:
        reason = (
            "no edge between wall and floor or ceiling was made out in it: the size of the room is a guess"
        )
        notes.append(Note("adjusted", name, reason))
    return notes
