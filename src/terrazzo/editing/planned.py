"""Operations on a plan: what stands where changes, and what that does to everything else is kept true.

Nothing that an operation leads to may collide, float, leave its room or block a door more than before; where it would, other
places near by are tried, and then it is refused with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import singledispatchmethod

import numpy as np

from terrazzo.editing import looks, operations
from terrazzo.editing.lamps import burning, is_lamp
from terrazzo.editing.outcomes import Refused
from terrazzo.editing.placing import Placer
from terrazzo.editing.rooms import carried, kind_of, riders, spec_of
from terrazzo.editing.subjects import Subject
from terrazzo.geometry import Pose
from terrazzo.layout.checks import check
from terrazzo.layout.customs import COUNTERS, named
from terrazzo.layout.plan import Placement, Plan
from terrazzo.materials import finish
from terrazzo.materials.colours import display
from terrazzo.shapes.catalogue import build, catalogue
from terrazzo.world.things import Thing

NUDGES = (0.0, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8)
"""How far a turned or grown thing may step aside [m]."""
HEADINGS = 12
"""Directions in which it may."""
TOLD = 6
"""Things that a sentence names before it says how many more there are."""
LESS = (1.0, 0.85, 0.7, 0.5, 0.35)
"""Shares of a growth that are tried where the whole of it does not fit."""

_WRONG = {
    "collision": "{0} and {1} would run into each other",
    "support": "{0} would stand on nothing",
    "bounds": "{0} would stick out of the room",
    "door": "{0} would block a door",
}


@dataclass(eq=False)
class PlanState:
    """A plan while it is being edited.

    Args:
        plan: As it is now.
        seed: Of new things and of places.
        colours: Mean colours of things whose splats are known, by id.
        anew: Whether the light of everything has to be made anew.
        extra: Sentences that an operation added to its line.
    """

    plan: Plan
    seed: int = 0
    colours: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    anew: bool = False
    extra: list[str] = field(default_factory=list)
    _wrong: tuple[Plan, set[tuple[str, tuple[str, ...]]]] | None = None

    @classmethod
    def of(cls, plan: Plan, things: Sequence[Thing], seed: int) -> PlanState:
        """The state of a plan whose world has these things."""
        return cls(plan, seed, {t.id: t.colour for t in things})

    @property
    def subjects(self) -> list[Subject]:
        """All things of the plan."""
        return [Subject.of_placement(p, self._colour(p)) for p in self.plan.placements]

    def _colour(self, placed: Placement) -> tuple[float, float, float]:
        if placed.id not in self.colours:
            r, g, b = (display(float(c)) for c in looks.mean_colour(placed.shape))
            self.colours[placed.id] = (r, g, b)
        return self.colours[placed.id]

    def apply(self, operation: operations.Operation) -> tuple[str, tuple[str, ...]]:
        """Does an operation; tells what was done, and the ids of the things that it was done to or made.

        Raises:
            Refused: It cannot be done; the plan is as before.
        """
        before = self.plan, dict(self.colours), self.anew
        self.extra = []
        known = {p.id for p in self.plan.placements}
        missing = [i for i in getattr(operation, "things", ()) if i not in known]
        if missing:
            raise Refused(f"there is no {missing[0]!r}")
        wrong = self.wrong()
        try:
            text, things = self._do(operation)
            worse = self.wrong() - wrong
            if worse:
                kind, ids = min(worse)
                raise Refused(_WRONG[kind].format(*ids, *ids))
        except Refused:
            self.plan, self.colours, self.anew = before
            raise
        return "; ".join([text, *self.extra]), things

    def place(self, id: str) -> Placement:
        """The placement of this id."""
        return next(p for p in self.plan.placements if p.id == id)

    def names(self, ids: Sequence[str]) -> str:
        """Things as a sentence names them."""
        told = ", ".join(ids[:TOLD])
        return told if len(ids) <= TOLD else f"{told} and {len(ids) - TOLD} more"

    def put(self, changed: Mapping[str, Placement], *, without: Sequence[str] = ()) -> None:
        """Replaces placements by those of the same id, adds new ones and drops some; carriers stay before what they carry."""
        gone = set(without)
        kept = [changed.get(p.id, p) for p in self.plan.placements if p.id not in gone]
        there = {p.id for p in kept}
        kept += [p for i, p in changed.items() if i not in there and i not in gone]
        self.plan = replace(self.plan, placements=tuple(_sorted(kept)))
        for i in changed:
            self.colours.pop(i, None)

    def wrong(self) -> set[tuple[str, tuple[str, ...]]]:
        """What is physically wrong with the plan; that one cannot walk everywhere is not."""
        if self._wrong is None or self._wrong[0] is not self.plan:
            self._wrong = self.plan, {(v.kind, v.things) for v in check(self.plan) if v.kind != "walk"}
        return self._wrong[1]

    def free_name(self, label: str) -> str:
        """An id that nothing has."""
        stem = re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-") or "thing"
        used = {p.id for p in self.plan.placements}
        return next(f"{stem}-{n}" for n in range(1, len(used) + 2) if f"{stem}-{n}" not in used)

    @singledispatchmethod
    def _do(self, operation: operations.Operation) -> tuple[str, tuple[str, ...]]:
        raise Refused(f"{type(operation).__name__} is no operation that is known")

    @_do.register
    def _(self, o: operations.Recolour) -> tuple[str, tuple[str, ...]]:
        self.put({i: looks.recoloured(self.place(i), o.colour) for i in o.things})
        return f"{self.names(o.things)} made {o.colour}", o.things

    @_do.register
    def _(self, o: operations.Rematerial) -> tuple[str, tuple[str, ...]]:
        self.put({i: looks.rematerialled(self.place(i), o.material, o.colour, o.part) for i in o.things})
        part = "the top of " if o.part else ""
        return f"{part}{self.names(o.things)} made of {o.colour} {o.material}".replace("  ", " "), o.things

    @_do.register
    def _(self, o: operations.Refinish) -> tuple[str, tuple[str, ...]]:
        rooms = o.rooms or tuple(self.plan.finishes)
        finishes = dict(self.plan.finishes)
        field = {"wall": "walls", "floor": "floor", "ceiling": "ceiling"}[o.surface]
        for name in rooms:
            if name not in finishes:
                raise Refused(f"there is no room {name!r}")
            old = finishes[name]
            was = getattr(old, field)
            look = replace(finish(o.material or None, o.colour or None, seed=was.seed), axis=was.axis)
            wet = old.accent is not None and old.accent.pattern != "paint"
            accent = {"accent": None} if field == "walls" and not wet else {}
            finishes[name] = replace(old, **{field: look}, **accent)
        self.plan = replace(self.plan, finishes=finishes)
        look = f"{o.colour} {o.material}".strip()
        return f"the {o.surface} of the {self.names(rooms)} made {look}", ()

    @_do.register
    def _(self, o: operations.Remove) -> tuple[str, tuple[str, ...]]:
        gone, down = self._clear(o.things)
        self.put({}, without=[*o.things, *gone])
        self._set_down(down)
        if gone:
            self.extra.append(f"{self.names(gone)} went with it")
        return f"{self.names(o.things)} removed", ()

    @_do.register
    def _(self, o: operations.Add) -> tuple[str, tuple[str, ...]]:
        if o.kind not in catalogue():
            raise Refused(f"nothing in the catalogue is called {o.kind!r}")
        made, notes = Placer(self.plan, self.seed).add(o)
        if not made:
            raise Refused(f"there is no room for {_several(o.label or o.kind, o.count)}{_told(notes)}")
        fresh: dict[str, Placement] = {}
        for p in made:
            name = self.free_name(p.label)
            fresh[name] = replace(p, id=name)
            self.put(fresh)
        if len(made) < o.count:
            self.extra.append(f"only {len(made)} of {o.count} had room")
        self.extra += notes
        where = " and ".join(f"{how.replace('_', ' ')} {what}" for how, what in o.relations)
        return f"{self.names(list(fresh))} added{' ' + where if where else ''}", tuple(fresh)

    @_do.register
    def _(self, o: operations.Replace) -> tuple[str, tuple[str, ...]]:
        if o.kind not in catalogue():
            raise Refused(f"nothing in the catalogue is called {o.kind!r}")
        out: list[str] = []
        for i in o.things:
            old = self.place(i)
            gone, down = self._clear((i,))
            before = self.plan
            self.put({}, without=[i, *gone, *down])
            moved = [p for p in before.placements if p.id in down]
            new = Placer(self.plan, self.seed).in_place(o, old, self.wrong())
            if new is None:
                raise Refused(f"{_several(o.label or o.kind, 1)} does not fit where {i} is")
            name = self.free_name(new.label)
            self.put({name: replace(new, id=name)})
            self._come_down(moved, prefer=name)
            if gone:
                self.extra.append(f"{self.names(gone)} went with {i}")
            out.append(name)
            copies = Placer(self.plan, self.seed).copies(self.place(name), o.count - 1) if o.count > 1 else []
            for copy in copies:
                name = self.free_name(copy.label)
                self.put({name: replace(copy, id=name)})
                out.append(name)
            if len(copies) < o.count - 1:
                self.extra.append(f"only {1 + len(copies)} of {o.count} had room")
        return f"{self.names(o.things)} replaced by {self.names(out)}", tuple(out)

    @_do.register
    def _(self, o: operations.Move) -> tuple[str, tuple[str, ...]]:
        if o.relations or o.room:
            moved, notes = Placer(self.plan, self.seed).move(o.things, o.relations, o.room)
            self.put({p.id: p for p in moved})
            self.extra += notes
            if not o.relations:
                return f"{self.names(o.things)} moved to the {o.room}", o.things
            where = " and ".join(f"{how.replace('_', ' ')} {what}" for how, what in o.relations)
            return f"{self.names(o.things)} moved: {where}", o.things
        wrong = self.wrong()
        for share in LESS if any(o.by) else ():
            step = [share * d for d in o.by]
            trial = self.plan
            self._carry({i: _moved(self.place(i), step) for i in o.things})
            if self.wrong() <= wrong:
                if share < 1:
                    self.extra.append("not as far as was asked: something is in the way")
                return f"{self.names(o.things)} moved by {np.linalg.norm(step):.2f} m", o.things
            self.plan = trial
        raise Refused("something is in the way")

    @_do.register
    def _(self, o: operations.Rotate) -> tuple[str, tuple[str, ...]]:
        for i in o.things:
            place = self.place(i)
            if place.support in ("wall", "ceiling") and place.support == "wall":
                raise Refused(f"{i} hangs on a wall and can only look into the room")
            angle = o.angle if not o.towards else self._angle_to(place, o.towards)
            self._nudged(i, lambda p, a=angle: replace(p, pose=_turned(p.pose, a)), "turn")
        how = f"to face {o.towards}" if o.towards else f"by {np.degrees(o.angle):.0f} degrees"
        return f"{self.names(o.things)} turned {how}", o.things

    @_do.register
    def _(self, o: operations.Resize) -> tuple[str, tuple[str, ...]]:
        for i in o.things:
            self._resize(i, o.factors)
        return f"{self.names(o.things)} resized", o.things

    @_do.register
    def _(self, o: operations.Duplicate) -> tuple[str, tuple[str, ...]]:
        out: list[str] = []
        for i in o.things:
            for copy in Placer(self.plan, self.seed).copies(self.place(i), o.count):
                name = self.free_name(copy.label)
                self.put({name: replace(copy, id=name)})
                out.append(name)
        if not out:
            raise Refused("there is no room for another one")
        return f"{self.names(out)} added, like {self.names(o.things)}", tuple(out)

    @_do.register
    def _(self, o: operations.Relight) -> tuple[str, tuple[str, ...]]:
        told = []
        if o.time:
            self.plan = replace(self.plan, brief=replace(self.plan.brief, time=o.time))
            told.append(f"it is {o.time} now")
        if o.mood:
            moods = (*[m for m in self.plan.brief.mood if m not in ("dim", "bright")], o.mood)
            self.plan = replace(self.plan, brief=replace(self.plan.brief, mood=moods))
            told.append(f"it is {o.mood}")
        if o.lamps is not None:
            lamps = [p for p in self.plan.placements if "light" in kind_of(p).tags and is_lamp(p)]
            chosen = [p for p in self.plan.placements if p.id in o.things] if o.things else lamps
            if not chosen:
                raise Refused("there are no lamps here")
            dark = [p.id for p in chosen if not is_lamp(p)]
            if dark:
                raise Refused(f"{self.names(dark)} gives no light")
            self.put({p.id: burning(p, o.lamps) for p in chosen})
            how = {0.0: "off", 1.0: "on"}.get(o.lamps, "down" if o.lamps < 1 else "up")
            told.append(f"{self.names([p.id for p in chosen])} turned {how}")
        self.anew = True
        return "; ".join(told), o.things

    @_do.register
    def _(self, o: operations.Rename) -> tuple[str, tuple[str, ...]]:
        self.put({i: replace(self.place(i), label=o.label) for i in o.things})
        return f"{self.names(o.things)} called {o.label!r}", o.things

    def _clear(self, ids: Sequence[str]) -> tuple[list[str], list[str]]:
        """What stands on some things: what goes with them, and what has to come down."""
        own = [r for r in riders(self.plan.placements, ids) if r not in ids]
        direct = [r for r in own if self.place(r).support in ids]
        down = [
            r
            for r in direct
            if not self.place(r).implied or all(kind_of(self.place(i)).stand == "rug" for i in ids)
        ]
        staying = {*down, *riders(self.plan.placements, down)}
        return [r for r in own if r not in staying], down

    def _set_down(self, ids: Sequence[str]) -> None:
        """Gives things whose carrier is gone another place; their places are those from before."""
        if ids:
            self._come_down([self.place(i) for i in ids])

    def _come_down(self, things: Sequence[Placement], prefer: str = "") -> None:
        for p in things:
            if kind_of(p).stand in ("floor", "rug"):
                base = next(r.base for r in self.plan.rooms if r.name == p.room)
                lowered = _moved(p, (0.0, 0.0, base - p.pose.position[2]))
                self._carry({p.id: replace(lowered, support="floor")}, new=p)
                continue
            carries = bool(prefer) and kind_of(self.place(prefer)).stand != "rug"
            options: list[operations.Relations] = [(("on", prefer),)] if carries else []
            for relations in (*options, (), (("on", "floor"),)):
                found = Placer(self.plan, self.seed).stand_again(p, relations)
                if found is not None:
                    self._carry({p.id: found}, new=p)
                    self.extra.append(f"{p.id} stands on {found.support} now")
                    break
            else:
                self.put({}, without=[p.id, *riders(self.plan.placements, [p.id])])
                self.extra.append(f"{p.id} was removed: nothing has room for it")

    def _carry(self, changed: Mapping[str, Placement], *, new: Placement | None = None) -> None:
        """Puts things down in other places, with everything that stands on them."""
        out = dict(changed)
        for i, after in changed.items():
            before = new if new is not None else self.place(i)
            for r in riders(self.plan.placements, [i]):
                if r not in changed:
                    out[r] = replace(carried(self.place(r), before.pose, after.pose), room=after.room)
        kept = {i: self.colours[i] for i in out if i in self.colours}
        self.put(out)
        self.colours |= kept

    def _angle_to(self, place: Placement, towards: str) -> float:
        """The turn that makes a thing look at another, or into or out of the room [rad]."""
        x, y = place.pose.position[:2]
        target = next((p for p in self.plan.placements if p.id == towards), None)
        if target is not None:
            tx, ty = target.pose.position[:2]
        else:
            openings = [o for o in self.plan.openings if o.kind == towards and place.room in (o.room, o.to)]
            if towards == "wall":
                room = next(r for r in self.plan.rooms if r.name == place.room)
                low, high = room.polygon.min(0), room.polygon.max(0)
                options = [(low[0], y), (high[0], y), (x, low[1]), (x, high[1])]
                tx, ty = min(options, key=lambda q: abs(q[0] - x) + abs(q[1] - y))
            elif openings:
                tx, ty = min((o.centre[:2] for o in openings), key=lambda c: np.hypot(c[0] - x, c[1] - y))
            else:
                raise Refused(f"there is no {towards} to look at")
        return float(np.arctan2(ty - y, tx - x) - _yaw(place.pose))

    def _nudged(self, id: str, change: Callable[[Placement], Placement], verb: str) -> None:
        """Changes a thing in place, or a little beside it where something is in the way there."""
        wrong, before = self.wrong(), self.plan
        fixed = self.place(id).support in ("wall", "ceiling")
        for dx, dy in _steps(0.0 if fixed else NUDGES[-1]):
            self._carry({id: _moved(change(self.place(id)), (dx, dy, 0.0))})
            if self.wrong() <= wrong:
                if np.hypot(dx, dy) > 0.02:
                    self.extra.append(f"{id} stepped aside by {np.hypot(dx, dy):.2f} m")
                return
            self.plan = before
        raise Refused(f"{id} has no room to {verb}")

    def _resize(self, id: str, factors: tuple[float, float, float]) -> None:
        place = self.place(id)
        spec = spec_of(place)
        kind = spec.kind
        least, most = kind.limits
        for share in LESS:
            wanted = [s * f**share for s, f in zip(spec.size, factors, strict=True)]
            size = tuple(
                float(np.clip(w, min(k * least, s), max(k * most, s)))
                for w, k, s in zip(wanted, kind.size, spec.size, strict=True)
            )
            if np.allclose(size, spec.size, rtol=0.02):
                raise Refused(f"{id} cannot be made any {'larger' if max(factors) > 1 else 'smaller'}")
            new = replace(spec, size=(size[0], size[1], size[2]))
            grown = replace(place, shape=build(new) if kind.builder else place.shape, spec=new)
            depth = (grown.shape.size[0] - place.shape.size[0]) / 2
            back = {"wall": depth}.get(place.support, depth if self._backed(place) else 0.0)
            try:
                self._grow(place, grown, back)
            except Refused:
                continue
            if share < 1:
                self.extra.append(f"{id} not by as much as was asked: there is no room")
            return
        raise Refused(f"{id} has no room to grow")

    def _grow(self, old: Placement, new: Placement, forward: float) -> None:
        """Puts a resized thing where the old one was; what stands on it goes up or down with its top."""
        up = new.shape.size[2] - old.shape.size[2]
        x, y, z = old.pose.apply((forward, 0.0, -up if old.support == "ceiling" else 0.0))
        new = replace(new, pose=Pose((float(x), float(y), float(z)), old.pose.rotation))
        own = [p for p in self.plan.placements if p.support == old.id]
        wrong, before = self.wrong(), self.plan
        fixed = old.support in ("wall", "ceiling")
        for dx, dy in _steps(0.0 if fixed else NUDGES[-1]):
            self.put({old.id: _moved(new, (dx, dy, 0.0))})
            if own and kind_of(old).stand != "rug":
                for p in own:
                    rise = up if p.pose.position[2] > old.pose.position[2] + 0.6 * old.shape.size[2] else 0.0
                    self._carry({p.id: _moved(p, (dx, dy, rise))})
                loose = [p for p in own if ("support", (p.id, old.id)) in self.wrong() - wrong]
                if loose:
                    here = self.plan
                    self.put({}, without=[p.id for p in loose])
                    self._come_down(loose, prefer=old.id)
                    if self.wrong() - wrong:
                        self.plan = here
            if self.wrong() <= wrong:
                return
            self.plan = before
        raise Refused(f"{old.id} has no room to grow")

    def _backed(self, place: Placement) -> bool:
        """Whether a thing has its back at a wall."""
        room = next((r for r in self.plan.rooms if r.name == place.room), None)
        if room is None or place.support not in ("floor",):
            return False
        x, y, _ = place.pose.apply((-place.shape.size[0] / 2 - 0.12, 0.0, 0.0))
        low, high = room.polygon.min(0), room.polygon.max(0)
        return bool(x < low[0] or y < low[1] or x > high[0] or y > high[1])


WORKTOPS = (*COUNTERS, "kitchen sink", "sink cabinet", "corner cabinet")
"""Kinds whose tops are together called the worktops."""


def topped(label: str, kind: str) -> bool:
    """Whether a name means the top of a counter, not the cabinets under it."""
    last = label.split()[-1]
    return last in ("countertop", "worktop", "benchtop", "counter", "tabletop", "worksurface") and (
        last != "counter" or named(catalogue()[kind], COUNTERS)
    )


def _sorted(placements: Sequence[Placement]) -> Iterator[Placement]:
    """Things after what carries them, otherwise in the given order."""
    names = {p.id for p in placements}
    left, done = list(placements), set()
    while left:
        ready = [p for p in left if p.support in done or p.support not in names] or left
        yield from ready
        done |= {p.id for p in ready}
        left = [p for p in left if p.id not in done]


def _steps(most: float) -> Iterator[tuple[float, float]]:
    """Steps aside, the smallest first."""
    for far in NUDGES:
        if far > most:
            return
        for k in range(HEADINGS if far else 1):
            angle = 2 * np.pi * k / HEADINGS
            yield float(far * np.cos(angle)), float(far * np.sin(angle))


def _moved(placed: Placement, by: Sequence[float]) -> Placement:
    x, y, z = (float(a + b) for a, b in zip(placed.pose.position, by, strict=True))
    return replace(placed, pose=Pose((x, y, z), placed.pose.rotation))


def _yaw(pose: Pose) -> float:
    w, _, _, z = pose.rotation
    return 2 * float(np.arctan2(z, w))


def _turned(pose: Pose, angle: float) -> Pose:
    x, y, z = pose.position
    return Pose.at(x, y, z, yaw=_yaw(pose) + angle)


def _several(label: str, count: int) -> str:
    from terrazzo.language.text import with_article

    return with_article(label) if count == 1 else f"{count} of {label}"


def _told(notes: Sequence[str]) -> str:
    return f" ({'; '.join(notes)})" if notes else ""
