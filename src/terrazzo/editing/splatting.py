"""Operations on a world of which only the splats are known: a photographed room, a splat file, open land.

Things keep their splats, moved, turned, scaled or tinted; colours keep the shading that they show. Light and shadow on other
things stay as they were, and nothing is invented behind what goes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import singledispatchmethod

import numpy as np
from numpy.typing import NDArray

from terrazzo.editing import operations
from terrazzo.editing.outcomes import Refused
from terrazzo.editing.subjects import Subject
from terrazzo.geometry import Pose
from terrazzo.harmonics import SH_C0
from terrazzo.lighting import to_srgb
from terrazzo.lighting.exposure import LUMINANCE
from terrazzo.materials import colour_of, find_finish, finish
from terrazzo.materials.colours import display
from terrazzo.splats import Splats
from terrazzo.world.things import Collider, Thing
from terrazzo.world.worlds import World

UNKNOWN = (
    "it is not known how this world was made, so that nothing new can be made for it; things in it can be removed, "
    "recoloured, moved, turned, resized, copied and renamed"
)
GAPS = (0.02, 0.1, 0.25, 0.5, 0.9)
"""Between a thing and what it is moved to [m]."""
SHADING = (0.25, 3.0)
"""Bounds of how bright a splat may be over its thing's mean, when it is tinted."""
HUE, DIM = 0.045, 0.3
"""Colours within the first of a wall's share of red, green and blue are the wall's, from that share of its brightness on."""
NEAR = 0.05
"""Hidden splats this near to where something was show once it is gone [m]."""
_SIDES = {
    "left_of": ((0, 1),), "right_of": ((0, -1),), "in_front_of": ((1, 0),), "behind": ((-1, 0),),
}  # fmt: skip


@dataclass(eq=False)
class SplatState:
    """A world while its splats are being edited.

    Args:
        world: As it is now.
        extra: Sentences that an operation added to its line.
    """

    world: World
    extra: list[str] = field(default_factory=list)

    @property
    def subjects(self) -> list[Subject]:
        """All things of the world."""
        return [Subject.of_thing(t) for t in self.world.things]

    def apply(self, operation: operations.Operation) -> tuple[str, tuple[str, ...]]:
        """Does an operation; tells what was done, and the ids of the things that it was done to or made.

        Raises:
            Refused: It cannot be done; the world is as before.
        """
        before, self.extra = self.world, []
        known = {t.id for t in self.world.things}
        missing = [i for i in getattr(operation, "things", ()) if i not in known]
        if missing:
            raise Refused(f"there is no {missing[0]!r}")
        try:
            text, things = self._do(operation)
        except Refused:
            self.world = before
            raise
        return "; ".join([text, *self.extra]), things

    @singledispatchmethod
    def _do(self, operation: operations.Operation) -> tuple[str, tuple[str, ...]]:
        raise Refused(UNKNOWN)

    @_do.register
    def _(self, o: operations.Recolour) -> tuple[str, tuple[str, ...]]:
        rgb = colour_of(o.colour)
        if rgb is None:
            raise Refused(f"{o.colour!r} is not a colour that is known")
        self._put({i: _tinted(self.world.thing(i), rgb, o.colour) for i in o.things})
        return f"{', '.join(o.things)} made {o.colour}", o.things

    @_do.register
    def _(self, o: operations.Rematerial) -> tuple[str, tuple[str, ...]]:
        name = find_finish(o.material)
        if name is None:
            raise Refused(f"{o.material!r} is not a material that is known")
        look = finish(name, o.colour or None)
        said = f"{o.colour} {name}".strip()
        self._put({i: _tinted(self.world.thing(i), look.colour, said) for i in o.things})
        self.extra.append("only in colour: its grain is not known here")
        return f"{', '.join(o.things)} made like {said}", o.things

    @_do.register
    def _(self, o: operations.Refinish) -> tuple[str, tuple[str, ...]]:
        look = finish(o.material or None, o.colour or None)
        said = f"{o.colour} {o.material}".strip()
        chosen = [
            t
            for t in self.world.structure
            if t.kind == o.surface and (not o.rooms or t.room in ("", *o.rooms))
        ]
        if not chosen:
            raise Refused(f"it is not known where the {o.surface} is in this world")
        tinted = {t.id: _tinted(t, look.colour, said, plain=True) for t in chosen}
        self.world = replace(self.world, structure=tuple(tinted.get(t.id, t) for t in self.world.structure))
        return f"the {o.surface} made {said}", ()

    @_do.register
    def _(self, o: operations.Remove) -> tuple[str, tuple[str, ...]]:
        for i in o.things:
            gone = self.world.thing(i)
            for rider in [t for t in self.world.things if t.support == i and t.id not in o.things]:
                drop = gone.pose.position[2] - rider.pose.position[2]
                self._carry({rider.id: _moved(replace(rider, support=gone.support), (0.0, 0.0, drop))})
                self.extra.append(f"{rider.id} came down")
            self._put({}, without=(i,))
            self._uncover(gone)
        return f"{', '.join(o.things)} removed", ()

    @_do.register
    def _(self, o: operations.Move) -> tuple[str, tuple[str, ...]]:
        for i in o.things:
            thing = self.world.thing(i)
            if o.relations:
                self._carry({i: self._beside(thing, o.relations)})
            else:
                self._carry({i: _moved(thing, o.by)})
        return f"{', '.join(o.things)} moved", o.things

    @_do.register
    def _(self, o: operations.Rotate) -> tuple[str, tuple[str, ...]]:
        for i in o.things:
            thing = self.world.thing(i)
            angle = o.angle
            if o.towards:
                x, y = thing.pose.position[:2]
                tx, ty = self._where(o.towards, thing)[:2]
                ahead = thing.pose.rotate((1.0, 0.0, 0.0))
                angle = float(np.arctan2(ty - y, tx - x) - np.arctan2(ahead[1], ahead[0]))
            turn = Pose.at(0.0, 0.0, 0.0, yaw=angle)
            turned = Pose(thing.pose.position, (turn @ Pose((0.0, 0.0, 0.0), thing.pose.rotation)).rotation)
            self._carry({i: replace(thing, pose=turned)})
        return f"{', '.join(o.things)} turned", o.things

    @_do.register
    def _(self, o: operations.Resize) -> tuple[str, tuple[str, ...]]:
        factor = float(np.prod(o.factors) ** (1 / 3))
        if len(set(o.factors)) > 1:
            self.extra.append("in all directions alike: splats do not stretch")
            factor = max(o.factors, key=lambda f: abs(np.log(f)))
        if not 0.1 <= factor <= 10:
            raise Refused("things become at most ten times larger or smaller")
        self._put({i: _scaled(self.world.thing(i), factor) for i in o.things})
        return f"{', '.join(o.things)} resized by {factor:.2f}", o.things

    @_do.register
    def _(self, o: operations.Duplicate) -> tuple[str, tuple[str, ...]]:
        made = []
        for i in o.things:
            for _n in range(o.count):
                thing = self.world.thing(i)
                name = self._free_name(thing.id)
                placed = self._beside(replace(thing, id=name), (("beside", i),))
                self.world = replace(self.world, things=(*self.world.things, placed))
                made.append(name)
        return f"{', '.join(made)} added, like {', '.join(o.things)}", tuple(made)

    @_do.register
    def _(self, o: operations.Rename) -> tuple[str, tuple[str, ...]]:
        self._put({i: replace(self.world.thing(i), label=o.label) for i in o.things})
        return f"{', '.join(o.things)} called {o.label!r}", o.things

    def _put(self, changed: Mapping[str, Thing], *, without: Sequence[str] = ()) -> None:
        kept = tuple(changed.get(t.id, t) for t in self.world.things if t.id not in without)
        self.world = replace(self.world, things=kept)

    def _carry(self, changed: Mapping[str, Thing]) -> None:
        """Puts things elsewhere, with everything that stands on them."""
        out = dict(changed)
        for i, after in changed.items():
            before = self.world.thing(i)
            for rider in self._riders(i):
                out[rider.id] = replace(rider, pose=after.pose @ before.pose.inverse() @ rider.pose)
        self._put(out)

    def _riders(self, id: str) -> list[Thing]:
        own = [t for t in self.world.things if t.support == id]
        return own + [r for t in own for r in self._riders(t.id)]

    def _free_name(self, id: str) -> str:
        stem = re.sub(r"-\d+$", "", id)
        used = {t.id for t in self.world.everything}
        return next(f"{stem}-{n}" for n in range(1, len(used) + 2) if f"{stem}-{n}" not in used)

    def _where(self, target: str, thing: Thing) -> NDArray[np.float64]:
        """Middle of a thing or of the nearest such part of the building [m]."""
        found = next((t for t in self.world.everything if t.id == target), None)
        if found is not None:
            return found.centre
        places = [np.array(o.centre) for o in self.world.openings if o.kind == target]
        places += [t.centre for t in self.world.structure if t.kind == target]
        if not places:
            raise Refused(f"there is no {target} here")
        return min(places, key=lambda p: float(np.linalg.norm(p - thing.centre)))

    def _beside(self, thing: Thing, relations: operations.Relations) -> Thing:
        """A thing at the nearest free place that a relation tells."""
        how, target = relations[0]
        there = next((t for t in self.world.things if t.id == target), None)
        others = [_box(t) for t in self.world.things if t.id != thing.id and t.support != thing.id]
        if how == "on" and there is not None:
            x, y, z = there.pose.apply((0.0, 0.0, there.size[2]))
            return replace(
                thing, pose=Pose((float(x), float(y), float(z)), thing.pose.rotation), support=target
            )
        if there is not None:
            centre, reach = there.centre, np.ptp(_box(there), axis=0) / 2
        else:
            centre, reach = self._where(target, thing), np.zeros(3)
        own = np.ptp(_box(thing), axis=0) / 2
        ways = _SIDES.get(how, ((0, 1), (0, -1), (1, 0), (-1, 0)))
        for gap in GAPS:
            for dx, dy in ways:
                step = np.array([dx, dy]) * (reach[:2] + own[:2] + gap)
                by = (*(centre[:2] + step - thing.centre[:2]), 0.0)
                trial = _moved(thing, by)
                box = _box(trial)
                if not any((box[0] < b[1] - 0.01).all() and (box[1] > b[0] + 0.01).all() for b in others):
                    return trial
        raise Refused(f"there is no room by the {target} for {thing.id}")

    def _uncover(self, gone: Thing) -> None:
        """Lets the hidden splats show that the thing hid."""
        low, high = _box(gone)

        def shown(thing: Thing) -> Thing:
            if not len(thing.hidden):
                return thing
            points = thing.pose.apply(thing.hidden.means)
            near = ((points > low - NEAR) & (points < high + NEAR)).all(1)
            if not near.any():
                return thing
            degree = thing.degree
            both = [thing.splats.with_degree(degree), thing.hidden.select(near).with_degree(degree)]
            return replace(thing, splats=Splats.merge(both), hidden=thing.hidden.select(~near))

        self.world = replace(
            self.world,
            things=tuple(shown(t) for t in self.world.things),
            structure=tuple(shown(t) for t in self.world.structure),
        )


def _box(thing: Thing) -> NDArray[np.float64]:
    corners = thing.corners
    return np.array([corners.min(0), corners.max(0)])


def _moved(thing: Thing, by: Sequence[float]) -> Thing:
    x, y, z = (float(a + b) for a, b in zip(thing.pose.position, by, strict=True))
    return replace(thing, pose=Pose((x, y, z), thing.pose.rotation))


def _scaled(thing: Thing, factor: float) -> Thing:
    matrix = np.diag([factor, factor, factor, 1.0])
    x, y, z = (s * factor for s in thing.size)
    return replace(
        thing,
        size=(x, y, z),
        splats=thing.splats.transform(matrix),
        hidden=thing.hidden.transform(matrix),
        colliders=tuple(Collider(c.points * np.float32(factor)) for c in thing.colliders),
        mass=thing.mass * factor**3,
    )


def _tinted(thing: Thing, rgb: Sequence[float], said: str, *, plain: bool = False) -> Thing:
    """A thing in another colour, with the light and shade that it shows.

    Args:
        thing: What.
        rgb: Linear.
        said: The words for it.
        plain: Leave alone what is not of the thing's usual colour: what a photograph shows on a wall is part of the wall.
    """
    target = np.array(rgb, np.float64)

    def tinted(splats: Splats) -> Splats:
        if not len(splats):
            return splats
        linear = _linear(np.clip(splats.colours, 0, 1))
        light = linear @ LUMINANCE
        weight = splats.scales.max(1) ** 2 * splats.opacities
        mean = max(float(np.average(light, weights=weight + 1e-12)), 1e-3)
        # A dark thing in the light is dark by its own colour: what it shows over its albedo is the light.
        albedo = max(float(_linear(np.array(thing.colour)) @ LUMINANCE), 0.02)
        lit = float(np.clip(mean / albedo, 0.4, 1.6))
        shade = np.clip(light / mean, *SHADING)
        colours = to_srgb(target * (shade * lit)[:, None]).astype(np.float32)
        harmonics = splats.harmonics.copy()
        own = _usual(linear, weight) if plain else np.ones(len(splats), bool)
        harmonics[own, 0] = (colours[own] - np.float32(0.5)) / np.float32(SH_C0)
        return replace(splats, harmonics=harmonics)

    r, g, b = (round(display(float(c)), 4) for c in rgb)
    words = (*thing.attributes, said)
    return replace(
        thing, splats=tinted(thing.splats), hidden=tinted(thing.hidden), colour=(r, g, b), attributes=words
    )


def _usual(linear: NDArray[np.float64], weight: NDArray[np.floating]) -> NDArray[np.bool_]:
    """Which of some colours, linear RGB [n, 3], are about the commonest one, in any light, shape [n]."""
    total = linear.sum(1)
    hue = linear / np.maximum(total, 1e-6)[:, None]
    bins = np.floor(hue[:, :2] / HUE).astype(int)
    _, which = np.unique(bins, axis=0, return_inverse=True)
    main = np.bincount(which.reshape(-1), weight * total).argmax()
    usual = hue[which.reshape(-1) == main].mean(0)
    bright = np.median(total[which.reshape(-1) == main])
    return (np.abs(hue - usual).max(1) < HUE) & (total > DIM * bright)


def _linear(shown: NDArray[np.floating]) -> NDArray[np.float64]:
    x = np.asarray(shown, np.float64)
    return np.where(x <= 0.04045, x / 12.92, ((x + 0.055) / 1.055) ** 2.4)
