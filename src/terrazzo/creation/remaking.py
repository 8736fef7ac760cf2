"""`remake`: a world of rooms whose plan was changed, at the price of what changed.

Only the things that differ get new splats, and with them the parts of walls, floors and tops that they touched or touch
now, or whose sunlight they cut differently; everything else keeps its splats and is lit by the ratio of the light then and
now (`relighting`). The exposure stays, as it does for a camera whose picture one goes on with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation import edges
from terrazzo.creation.assembling import BACKED, assemble, backing_block, mean_colours, thing_of
from terrazzo.creation.cells import whole
from terrazzo.creation.mirrors import mirrors_of
from terrazzo.creation.painting import QUALITIES, paint
from terrazzo.creation.pieces import Piece
from terrazzo.creation.quads import Quads, corners_of, dice, gather, on_triangles
from terrazzo.creation.recipes import Recipe
from terrazzo.creation.reflecting import reflected
from terrazzo.creation.relighting import relit
from terrazzo.creation.sampling import PATCH, sample
from terrazzo.creation.splatting import DEEP
from terrazzo.creation.stage import Faces, Stage
from terrazzo.creation.viewpoints import eyes
from terrazzo.creation.visibility import open_air
from terrazzo.creation.worlds import kept_lights, make, pieces_and_lights
from terrazzo.layout.plan import Plan
from terrazzo.lighting import Adaptation, LightField, Scene
from terrazzo.progress import Progress, part_of, silent
from terrazzo.splats import Splats
from terrazzo.world.things import Thing
from terrazzo.world.worlds import World

TOUCH = 0.03
"""What lies this near to a changed thing's box is made anew too [m]."""
SLIGHT = 0.6
"""Surface of what changed, then and now, from which light that bounces is followed all over the room [m2]: a vase's is not."""
DUSK = 0.4
"""Walls, floors and ceilings this far around a thing of a metre are darkened by it so much that they are made anew [m]."""
WIDE = 0.25
"""Quads of furniture narrower than this are left as they are [m]: lips, legs and screens are relit, not cut anew."""
RELIGHT, FEW = "draft", 2
"""Quality of the light whose ratio unchanged things get, in a home of no more rooms than this."""
SUN_MARKS = 6
"""Places along each side of a quad at which it is asked whether its sunlight changed."""
MARGIN = 1.15
"""Splats that a mended patch may have over those it had: what lay hidden under a thing shows now."""
BACKED_BY = 12
"""New splats whose mean colour one behind them takes."""
FLUSH = 4e-3
"""A splat belongs to a quad whose plane it is this near to [m]."""


def remake(
    world: World,
    before: Plan,
    after: Plan,
    recipe: Recipe,
    *,
    anew: bool = False,
    progress: Progress = silent,
) -> World:
    """The world of a changed plan.

    Args:
        world: Of the plan before.
        before: That plan.
        after: The changed plan; what is the same thing has the same id.
        recipe: How the world was made.
        anew: Make everything anew, with an exposure of its own: for another hour, or other lamps.
        progress: Called with the stage and the fraction that is done.

    Returns:
        The world with the same cameras, prompt, report, history and versions; `recipe` too, but for its exposure where
        everything was made anew.
    """
    if anew or not recipe.light:
        plan = replace(after, source=before.source)
        made = make(
            plan, splats=recipe.splats, quality=recipe.quality, light=recipe.light, progress=progress
        ).world
        fresh = Recipe.read(made.recipe)
        told = replace(recipe, exposure=fresh.exposure, factors=fresh.factors).told()
        kept = {"cameras": world.cameras, "report": world.report, "history": world.history}
        return replace(made, **kept, recipe=told, past=world.past, future=world.future)
    return _Remake(world, before, after, recipe).world(progress)


def same_plan(world: World, plan: Plan) -> bool:
    """Whether a world is that of a plan: the same things at the same places."""
    own = {t.id: t for t in world.things}
    if {p.id for p in plan.placements} != set(own):
        return False
    for p in plan.placements:
        t = own[p.id]
        apart = np.abs(np.subtract(t.pose.position, p.pose.position)).max()
        turned = abs(abs(float(np.dot(t.pose.rotation, p.pose.rotation))) - 1)
        if t.kind != p.kind or apart > 2e-3 or turned > 1e-4:
            return False
        if np.abs(np.subtract(t.size, p.shape.size)).max() > 2e-3:
            return False
    return True


@dataclass(frozen=True, eq=False)
class _Patches:
    """Quads to be made anew on things that stay.

    Args:
        rows: Which quads of the stage, shape [k].
        owner: Piece of each, shape [k].
    """

    rows: NDArray[np.integer]
    owner: NDArray[np.integer]


class _Remake:
    """One changed plan on its way to its world."""

    def __init__(self, world: World, before: Plan, after: Plan, recipe: Recipe):
        self.old, self.after, self.recipe = world, after, recipe
        self.pieces0, self.lights0 = pieces_and_lights(before, recipe.splats)
        self.pieces, self.lights = pieces_and_lights(after, recipe.splats)
        self.things = {t.id: t for t in world.everything}
        then = {p.id: p for p in self.pieces0}
        self.mirrors = mirrors_of(self.pieces)
        silvered = {m.owner for m in self.mirrors}
        ids = {p.id for p in self.pieces}
        gone = [p for p in self.pieces0 if p.id not in ids]
        pairs = [(then.get(p.id) if p.id in self.things else None, p) for p in self.pieces]
        differ = [i for i, (a, b) in enumerate(pairs) if differs(a, b)]
        moved = [p for i in differ if displaced(*pairs[i]) for p in pairs[i] if p is not None]
        self.boxes = [_box(p) for p in (*moved, *gone)]
        shown = [p for i in differ for p in pairs[i] if p is not None] + gone
        self.weighty = any(p.shape.lamps for p in shown) or sum(map(_area, shown)) > SLIGHT
        joinery = [i for i, p in enumerate(self.pieces) if _is_joinery(p) and self._touched(p)]
        self.changed = sorted({*differ, *joinery, *(silvered if shown else ())})
        self.same = not shown
        rooms = {p.room for p in shown}
        beyond = {b for o in after.openings for a, b in ((o.room, o.to), (o.to, o.room)) if a in rooms and b}
        # Light may have changed in the rooms of what changed, and in those that they open to.
        self.lit = rooms | beyond

    def _touched(self, piece: Piece) -> bool:
        """Whether a surface of a piece comes into one of the boxes."""
        corners = np.concatenate(
            [piece.pose.apply(p.surface.corners) for p in piece.shape.parts if len(p.surface)]
        )
        return bool(_within(corners, self.boxes).any())

    def world(self, progress: Progress) -> World:
        """The world of the changed plan."""
        if self.same:
            return self._with([self._named(p) for p in self.pieces])
        progress("building", 0.0)
        faces0, faces = Faces.of(self.pieces0), Faces.of(self.pieces)
        adaptation = self.recipe.adaptation(self.after.openings)
        old, new = (
            LightField(scene, lights, quality=RELIGHT if len(self.after.rooms) <= FEW else "normal")
            for scene, lights in ((faces0.scene, self.lights0), (faces.scene, self.lights))
        )
        stage, patches = self._stage(faces, faces0.scene)
        progress("splats", 0.1)
        made, colours, background = self._made(stage, new, adaptation, part_of(progress, 0.1, 0.6))
        progress("light", 0.6)
        things = self._relit(old, new, adaptation)
        out: list[Thing] = []
        for i, piece in enumerate(self.pieces):
            if i in self.changed:
                visible, hidden = made[i]
                out.append(thing_of(piece, visible, hidden, colours[i]))
            else:
                rows = patches.rows[patches.owner == i]
                out.append(_patched(things[piece.id], self.all_quads, rows, *made[i]))
        out = self._mirrored(out, stage, background)
        progress("done", 1.0)
        return self._with(out)

    def _with(self, things: Sequence[Thing]) -> World:
        both = list(zip(things, self.pieces, strict=True))
        return replace(
            self.old,
            things=tuple(t for t, p in both if not p.structure),
            structure=tuple(t for t, p in both if p.structure),
            lights=kept_lights(self.lights, self.pieces),
        )

    def _named(self, piece: Piece) -> Thing:
        """A thing that kept its looks, perhaps under another name or on another support."""
        thing = self.things[piece.id]
        told = {
            "label": piece.label,
            "support": piece.support,
            "room": piece.room,
            "attributes": piece.attributes,
        }
        same = all(getattr(thing, k) == v for k, v in told.items())
        return thing if same else replace(thing, **told)

    def _stage(self, faces: Faces, scene0: Scene) -> tuple[Stage, _Patches]:
        """The stage of what is to be cut: the quads of changed pieces, and patches of the others."""
        quads = dice(gather(faces.parts), PATCH)
        self.all_quads = quads
        owner = np.array([p.owner for p in faces.parts])[quads.part]
        whole_pieces = np.isin(owner, self.changed)
        outside = np.array([p.outside for p in self.pieces])[owner]
        wide = whole(quads).size.min(1) >= WIDE
        asked = np.flatnonzero(~whole_pieces & ~outside & wide)
        corners = corners_of(quads.world[asked])
        backed = np.array([p.structure and p.kind in BACKED for p in self.pieces])[owner[asked]]
        touched = _within(corners, self.boxes) | (backed & _within(corners, self.boxes, DUSK))
        touched |= self._sun_moved(quads, asked, scene0, faces.scene)
        rows = asked[touched]
        keep = whole_pieces.copy()
        keep[rows] = True
        some = quads.select(keep)
        found = edges.find(some, faces.parts, faces.colours, faces.scene, faces.triangle_part)
        stage = Stage(
            faces.pieces, faces.parts, faces.colours, faces.scene, faces.triangle_part,
            found, self.lights,
        )  # fmt: skip
        return stage, _Patches(rows, owner[rows])

    def _sun_moved(
        self, quads: Quads, asked: NDArray[np.integer], before: Scene, after: Scene
    ) -> NDArray[np.bool_]:
        """Which of the asked quads get sun where they had none, or none where they had, shape [k]."""
        sun = self.lights.sun
        if sun is None or not len(asked):
            return np.zeros(len(asked), bool)
        _, _, normal = whole(quads).frame(quads)
        facing = normal[asked] @ np.asarray(sun.direction, np.float32) > 0.02
        moved = np.zeros(len(asked), bool)
        rows = asked[facing]
        patch, up = quads.world[rows], normal[rows] * np.float32(1e-3)
        changed = np.zeros(len(rows), bool)
        for s, t in np.ndindex(SUN_MARKS, SUN_MARKS):
            u, v = (np.full(len(rows), (k + 0.5) / SUN_MARKS, np.float32) for k in (s, t))
            spot = on_triangles(patch, u, v) + up
            ray = np.broadcast_to(np.asarray(sun.direction, np.float32), spot.shape)
            then, now = before.transmittance(spot, ray), after.transmittance(spot, ray)
            changed |= np.abs(then - now).max(1) > 0.1
        moved[np.flatnonzero(facing)] = changed
        return moved

    def _made(
        self, stage: Stage, light: LightField, adaptation: Adaptation, progress: Progress
    ) -> tuple[list[tuple[Splats, Splats]], Sequence[tuple[float, float, float]], tuple[float, float, float]]:
        """New splats of each piece, visible and hidden, in its own frame; mean colours; the background."""
        plan = self.after
        bare = self._with([self._blank(p) for p in self.pieces])
        places = eyes(bare)
        cells = sample(
            stage.parts, stage.quads, self._budget(stage), colours=stage.colours, scene=stage.scene,
            triangle_part=stage.triangle_part, eyes=places, anywhere=open_air(plan.rooms, stage.scene, places),
            rooms=len(plan.rooms), sun=stage.lights.sun, progress=part_of(progress, 0.0, 0.5),
        )  # fmt: skip
        ellipses = stage.ellipses(cells)
        field = light.remembering(QUALITIES.get(self.recipe.quality, self.recipe.quality))
        painting, _ = paint(
            cells, stage, field, ellipses, quality=self.recipe.quality, light=True, time=plan.brief.time,
            moods=plan.brief.mood, openings=plan.openings, adaptation=adaptation, progress=part_of(progress, 0.5),
        )  # fmt: skip
        patched = [i for i in range(len(self.pieces)) if i not in self.changed]
        block = backing_block(self.pieces, self.recipe.splats)
        own = assemble(cells, stage, ellipses, painting, block, bare=patched)
        self.places = places
        return own, mean_colours(cells, stage), self.old.background

    def _blank(self, piece: Piece) -> Thing:
        return thing_of(piece, Splats.empty(), Splats.empty(), (0.5, 0.5, 0.5))

    def _budget(self, stage: Stage) -> int:
        """Splats for what is made anew: as many as it had, and for what is new as many as things like it have."""
        then = {p.id: p for p in self.pieces0}
        areas = {p.id: _area(p) for p in self.pieces if not p.structure}
        spent = sum(len(t.splats) for t in self.old.things)
        dense = spent / max(sum(_area(p) for p in self.pieces0 if not p.structure), 1e-6)
        total = 0.0
        for i in self.changed:
            piece = self.pieces[i]
            had = self.things.get(piece.id)
            plain = i not in {m.owner for m in self.mirrors}
            same = plain and had is not None and piece.id in then and _alike(then[piece.id], piece)
            total += (
                len(had.splats) if same and had is not None else dense * areas.get(piece.id, _area(piece))
            )
        quads = stage.quads
        owner = np.array([p.owner for p in stage.parts])[quads.part]
        patches = ~np.isin(owner, self.changed)
        area = whole(quads).area
        for i in np.unique(owner[patches]).tolist():
            had = self.things[self.pieces[i].id]
            whole_area = max(_area(self.pieces[i]), 1e-6)
            share = float(area[patches & (owner == i)].sum()) / whole_area
            total += MARGIN * min(1.0, share) * len(had.splats) + 20
        return int(max(total, 1.3 * len(quads) + 50))

    def _relit(self, old: LightField, new: LightField, adaptation: Adaptation) -> Mapping[str, Thing]:
        """The things that stay, in the light of now."""
        stay = [p for i, p in enumerate(self.pieces) if i not in self.changed]
        near = [p for p in stay if p.room in self.lit or not p.room]
        block = backing_block(self.pieces0, self.recipe.splats)
        lit = relit(
            [self._named(p) for p in near], near, old, new, adaptation, block=block, bounces=self.weighty
        )
        return {p.id: self._named(p) for p in stay} | dict(zip([p.id for p in near], lit, strict=True))

    def _mirrored(
        self, things: list[Thing], stage: Stage, background: tuple[float, float, float]
    ) -> list[Thing]:
        """The things with new pictures on their mirrors."""
        if not self.mirrors:
            return things
        own = [(t.splats, t.hidden) for t in things]
        places = np.concatenate([[c.pose.position for c in self.old.cameras.values()], self.places])
        shown = reflected(
            own, self.pieces, self.mirrors, budget=self.recipe.splats, eyes=places, scene=stage.scene,
            background=background,
        )  # fmt: skip
        owners = {m.owner for m in self.mirrors}
        return [
            replace(t, splats=visible) if i in owners or len(visible) != len(t.splats) else t
            for i, (t, (visible, _)) in enumerate(zip(things, shown, strict=True))
        ]


def differs(before: Piece | None, now: Piece) -> bool:
    """Whether a piece looks different, shines otherwise or stands elsewhere than before."""
    return (
        before is None
        or displaced(before, now)
        or before.shape.lamps != now.shape.lamps
        or any(a.finish != b.finish for a, b in zip(before.shape.parts, now.shape.parts, strict=True))
    )


def displaced(before: Piece | None, now: Piece) -> bool:
    """Whether a piece has other surfaces, or at another place, than before."""
    if before is None or before.pose != now.pose or len(before.shape.parts) != len(now.shape.parts):
        return True
    return any(
        not _alike_surfaces(a.surface.corners, b.surface.corners)
        for a, b in zip(before.shape.parts, now.shape.parts, strict=True)
    )


def _alike(a: Piece, b: Piece) -> bool:
    """Whether two pieces have about as many splats to spend on."""
    return abs(_area(a) / max(_area(b), 1e-9) - 1) < 0.02


def _alike_surfaces(a: NDArray, b: NDArray) -> bool:
    return a is b or (a.shape == b.shape and bool(np.array_equal(a, b)))


def _area(piece: Piece) -> float:
    return sum(part.surface.area for part in piece.shape.parts)


def _box(piece: Piece) -> NDArray[np.float64]:
    """Smallest and largest corner of a piece in the world, with `TOUCH` around it [m], shape [2, 3]."""
    corners = [
        piece.pose.apply(p.surface.corners).reshape(-1, 3) for p in piece.shape.parts if len(p.surface)
    ]
    if not corners:
        return np.full((2, 3), 1e9)
    points = np.concatenate(corners)
    return np.array([points.min(0) - TOUCH, points.max(0) + TOUCH])


def _is_joinery(piece: Piece) -> bool:
    """Whether a piece of the building is made of narrow surfaces, and so is made anew as a whole: skirtings, doors, windows."""
    return piece.structure and not piece.outside and piece.kind not in BACKED and bool(piece.shape.parts)


def _within(
    corners: NDArray[np.float64], boxes: Sequence[NDArray[np.float64]], around: float = 0.0
) -> NDArray[np.bool_]:
    """Which quads of these corners [k, 4, 3] come into any of the boxes, or within `around` of one [m], shape [k]."""
    low, high = corners.min(1), corners.max(1)
    near = np.zeros(len(corners), bool)
    for first, last in boxes:
        reach = around * min(1.0, float((last - first).max()))
        near |= ((low < last + reach) & (high > first - reach)).all(1)
    return near


def _patched(thing: Thing, quads: Quads, rows: NDArray[np.integer], visible: Splats, hidden: Splats) -> Thing:
    """A thing whose splats on some quads are replaced by new ones."""
    if not len(rows):
        return thing
    on = [_on(splats, quads, rows) for splats in (thing.splats, thing.hidden)]
    behind = _on(thing.splats, quads, rows, depth=DEEP)
    kept = _recoloured(thing.splats, behind, visible).select(~on[0]), thing.hidden.select(~on[1])
    degree = max(thing.degree, visible.degree, hidden.degree)
    merged = [
        Splats.merge([old.with_degree(degree), new.with_degree(degree)])
        for old, new in zip(kept, (visible, hidden), strict=True)
    ]
    return replace(thing, splats=merged[0], hidden=merged[1])


def _recoloured(splats: Splats, backing: NDArray[np.bool_], new: Splats) -> Splats:
    """Splats some of which back new ones, and take their colours: they show a little between them."""
    rows = np.flatnonzero(backing)
    if not len(rows) or not len(new):
        return splats
    harmonics = splats.harmonics.copy()
    for row in rows:
        away = np.linalg.norm(new.means - splats.means[row], axis=1)
        nearest = np.argsort(away)[:BACKED_BY]
        harmonics[row, 0] = new.harmonics[nearest, 0].mean(0)
    return replace(splats, harmonics=harmonics)


def _on(splats: Splats, quads: Quads, rows: NDArray[np.integer], *, depth: float = 0.0) -> NDArray[np.bool_]:
    """Which splats, in the own frame of the quads' piece, lie on any of the quads, or so deep behind one [m], shape [n]."""
    out = np.zeros(len(splats), bool)
    if not len(splats):
        return out
    facing = splats.normals()
    for row in rows:
        p, u, v, _ = quads.own[row].astype(np.float64)
        n = np.cross(u, v)
        n /= max(float(np.linalg.norm(n)), 1e-12)
        d = splats.means - p
        at = d @ np.linalg.pinv(np.stack([u, v], 1)).T
        sure = np.abs(facing @ n) > 0.9 if depth else facing @ n > 0.9
        near = (np.abs(d @ n + depth) < FLUSH) & sure
        out |= near & ((at > -1e-3) & (at < 1 + 1e-3)).all(1)
    return out
