"""`create`: words to a world; `build`: a plan to a world. The last stage of the pipeline puts all the rooms below together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation import edges
from terrazzo.creation.cells import Cells
from terrazzo.creation.pieces import Piece, mean_albedo, painted, scene_of
from terrazzo.creation.quads import Painted, Quads, dice, gather
from terrazzo.creation.sampling import PATCH, sample
from terrazzo.creation.splatting import BLOCK, backing_of, splats_of
from terrazzo.creation.structure import structure_of
from terrazzo.creation.viewpoints import eyes, named_cameras
from terrazzo.creation.visibility import open_air
from terrazzo.errors import ArgumentError
from terrazzo.layout.plan import Plan
from terrazzo.lighting import Lights, Quality, Scene, bake, bake_outside, daylight, expose, portals, to_srgb
from terrazzo.materials.solid import Floats
from terrazzo.progress import Progress, silent
from terrazzo.splats import Splats
from terrazzo.world.things import Thing
from terrazzo.world.worlds import Light, Note, World

FEWEST, MOST = 20_000, 20_000_000
"""Bounds of the number of splats."""
DRAFT_LIGHT = 2.2
"""Irradiance everywhere in a draft, which is not lit."""
QUALITIES = {"normal": Quality(samples=12, sun_samples=12, neighbours=14)}
"""Where splats want another bake than the lighting room's own: penumbrae without grain."""
BACKING = 0.02
"""Share of the budget for the backing of walls, floors and ceilings."""
BACKED = ("wall", "floor", "ceiling")
"""Kinds of structure thick enough for a backing."""
HIDDEN_LIGHT = 0.5
"""Share of their part's mean light that hidden cells get: they would be black, and one day someone moves the rug."""


def create(
    prompt: str,
    *,
    seed: int = 0,
    splats: int = 500_000,
    quality: str = "normal",
    progress: Progress = silent,
) -> World:
    """A world from words.

    Args:
        prompt: What to make: "a sunlit kitchen with oak cabinets, a marble island and two stools".
        seed: The same prompt and seed give the same world.
        splats: Most splats to spend.
        quality: Of the baked light: "draft", "normal" or "high".
        progress: Called with the stage and the fraction that is done.

    Returns:
        The world; `report` says what was not understood, substituted or could not be placed.

    Raises:
        PromptError: Nothing in the prompt can be used.
        ArgumentError: An argument is out of its range.
        LayoutError: No plan can be made.
    """
    from terrazzo.language import understand
    from terrazzo.layout import arrange

    _check(splats)
    progress("reading", 0.0)
    brief = understand(prompt)
    progress("arranging", 0.01)
    plan = arrange(brief, seed=seed)
    return build(plan, splats=splats, quality=quality, progress=_later(progress, 0.12))


def build(
    plan: Plan,
    *,
    splats: int = 500_000,
    quality: str = "normal",
    light: bool = True,
    progress: Progress = silent,
) -> World:
    """A world from a plan.

    Args:
        plan: What stands where.
        splats: Most splats to spend.
        quality: Of the baked light: "draft", "normal" or "high".
        light: False for a draft with flat light, which is quick and good enough to measure and to list.
        progress: Called with the stage and the fraction that is done.

    Raises:
        ArgumentError: An argument is out of its range.
    """
    _check(splats)
    progress("building", 0.0)
    sun, sky = daylight(plan.brief.time, openings=plan.openings, seed=plan.seed)
    pieces = [Piece.of(p) for p in plan.placements] + structure_of(plan, sky)
    lamps = tuple(lamp for piece in pieces for lamp in piece.lamps)
    stage = _set_stage(pieces, Lights(sun, sky, lamps, portals(plan.openings)))
    bare = _world(plan, pieces, stage.lights, [(Splats.empty(), Splats.empty())] * len(pieces), {})
    places = eyes(bare)
    progress("splats", 0.05)
    budget = max(splats, len(stage.quads))
    if budget > splats:
        # A splat a facet is the least that shows every surface; holes would be worse than a larger file.
        reason = f"{splats:,} splats are too few for these things; {budget:,} were allowed"
        plan = replace(plan, notes=(*plan.notes, Note("adjusted", "splats", reason)))
    block = _block(pieces, budget)
    cells = sample(
        stage.parts, stage.quads, max(int((1 - BACKING) * budget), len(stage.quads)),
        colours=stage.colours, scene=stage.scene, triangle_part=stage.triangle_part,
        eyes=places, anywhere=open_air(plan.rooms, stage.scene, places), sun=stage.lights.sun if light else None,
        progress=_later(progress, 0.05, 0.45),
    )  # fmt: skip
    irradiance = _irradiance(cells, stage, pieces, quality, light, _later(progress, 0.45, 0.93))
    progress("colours", 0.93)
    colours, background = _colours(cells, irradiance, stage, pieces, plan.brief.time)
    own = _split(cells, stage, colours, pieces, block)
    cameras = named_cameras(bare, pieces, stage.scene, sun=stage.lights.sun)
    world = _world(plan, pieces, stage.lights, own, cameras, _mean_colours(cells, stage, pieces), background)
    progress("done", 1.0)
    return world


@dataclass(frozen=True, eq=False)
class _Stage:
    """Everything that sampling and light share."""

    parts: list[Painted]
    colours: NDArray[np.float32]
    quads: Quads
    scene: Scene
    triangle_part: NDArray[np.integer]
    lights: Lights

    def owner(self, cells: Cells) -> NDArray[np.integer]:
        """Index of the piece of each cell, shape [m]."""
        return np.array([p.owner for p in self.parts])[self.quads.part[cells.quad]]

    def of_part(self, cells: Cells, values: Sequence[object]) -> NDArray:
        """Values given for each part, for each cell."""
        return np.asarray(values)[self.quads.part[cells.quad]]


def _set_stage(pieces: Sequence[Piece], lights: Lights) -> _Stage:
    parts = painted(pieces)
    indoors = [p for p in parts if not pieces[p.owner].outside]
    scene = scene_of(indoors)
    colours = np.array([mean_albedo(p) for p in parts], np.float32).reshape(-1, 3)
    inside = [i for i, p in enumerate(parts) if not pieces[p.owner].outside]
    triangle_part = np.repeat(inside, [2 * len(parts[i].part.surface) for i in inside])
    quads = dice(gather(parts), PATCH)
    quads = replace(quads, edges=edges.find(quads, parts, colours, scene, triangle_part))
    return _Stage(parts, colours, quads, scene, triangle_part, lights)


def _irradiance(
    cells: Cells, stage: _Stage, pieces: Sequence[Piece], quality: str, light: bool, progress: Progress
) -> Floats:
    """Light on every cell, linear RGB, shape [m, 3]."""
    if not light:
        return np.full((len(cells), 3), DRAFT_LIGHT, np.float32)
    middle = cells.places(stage.quads)
    _, _, normal = cells.frame(stage.quads)
    outside = np.array([p.outside for p in pieces])[stage.owner(cells)]
    sheet = stage.of_part(cells, [not p.part.closed for p in stage.parts])
    hidden = cells.seen == 0
    out = np.zeros((len(cells), 3), np.float32)
    room = ~outside & ~hidden
    out[room] = bake(
        stage.scene, middle[room], normal[room], stage.lights,
        two_sided=sheet[room], quality=QUALITIES.get(quality, quality), progress=progress,
    )  # fmt: skip
    if outside.any():
        out[outside] = bake_outside(
            middle[outside], normal[outside], stage.lights, two_sided=sheet[outside], scene=stage.scene
        )
    if hidden.any() and room.any():
        part = stage.quads.part[cells.quad]
        count = np.bincount(part[room], minlength=len(stage.parts))
        total = np.stack(
            [np.bincount(part[room], out[room, c], minlength=len(stage.parts)) for c in range(3)], 1
        )
        mean = np.where(count[:, None] > 0, total / np.maximum(count, 1)[:, None], out[room].mean(0))
        out[hidden] = HIDDEN_LIGHT * mean[part[hidden]]
    return out


def _colours(
    cells: Cells, irradiance: Floats, stage: _Stage, pieces: Sequence[Piece], time: str
) -> tuple[Floats, tuple[float, float, float]]:
    """Display colours of all cells, shape [m, 3], and of the sky behind everything."""
    emission = stage.of_part(cells, [p.finish.emission for p in stage.parts]).astype(np.float32)
    radiance = cells.albedo * irradiance / np.float32(np.pi) + emission
    outside = np.array([p.outside for p in pieces])[stage.owner(cells)]
    counts = ~outside & (cells.seen > 0) & (emission.max(1) == 0)
    weight = cells.size.prod(1) * np.minimum(cells.weight, 2.0)
    exposure = expose(
        radiance[counts], weights=weight[counts], irradiance=irradiance[counts],
        outside=radiance[outside] if outside.any() else None, time=time,
    )  # fmt: skip
    out = exposure.display(radiance)
    if outside.any():
        out[outside] = exposure.display(radiance[outside], outside=True)
    sky = (
        np.zeros(3)
        if stage.lights.sky is None
        else stage.lights.sky.radiance(np.array([[1.0, 0.0, 0.15]]))[0]
    )
    r, g, b = (round(float(c), 4) for c in exposure.display(sky, outside=True))
    return out.astype(np.float32), (r, g, b)


def _split(
    cells: Cells, stage: _Stage, colours: Floats, pieces: Sequence[Piece], block: float
) -> list[tuple[Splats, Splats]]:
    """Each piece's visible and hidden splats in its own frame; walls backed by blocks of this side [m]."""
    opacity = stage.of_part(cells, [p.finish.opacity for p in stage.parts]).astype(np.float32)
    group = 2 * stage.owner(cells) + (cells.seen == 0)
    order = np.argsort(group, kind="stable")
    bounds = np.searchsorted(group[order], np.arange(2 * len(pieces) + 1))
    ordered = cells.select(order)

    def splats(k: int) -> Splats:
        rows = np.arange(bounds[k], bounds[k + 1])
        return splats_of(ordered.select(rows), stage.quads, opacity[order[rows]], colours[order[rows]])

    def backing(k: int) -> Splats:
        rows = np.arange(bounds[k], bounds[k + 1])
        return backing_of(ordered.select(rows), stage.quads, colours[order[rows]], block=block)

    backed = {i for i, piece in enumerate(pieces) if piece.structure and piece.kind in BACKED}
    return [
        (Splats.merge([splats(2 * i), backing(2 * i)]) if i in backed else splats(2 * i), splats(2 * i + 1))
        for i in range(len(pieces))
    ]


def _block(pieces: Sequence[Piece], budget: int) -> float:
    """Side of the splats that back the building's surfaces, so that they stay within their share of the budget [m]."""
    area = sum(
        part.surface.area for p in pieces if p.structure and p.kind in BACKED for part in p.shape.parts
    )
    return max(BLOCK, float(np.sqrt(area / (BACKING * budget))))


def _mean_colours(cells: Cells, stage: _Stage, pieces: Sequence[Piece]) -> list[tuple[float, float, float]]:
    """Mean albedo of each piece as display sRGB: of what can be seen of it, weighted by area."""
    owner, n = stage.owner(cells), len(pieces)
    weight = cells.size.prod(1) * np.where(cells.seen == 0, 1e-6, 0.01 + np.minimum(cells.weight, 1.0))
    total = np.bincount(owner, weight, minlength=n)
    sums = np.stack([np.bincount(owner, weight * cells.albedo[:, c], minlength=n) for c in range(3)], 1)
    mean = to_srgb(sums / np.maximum(total, 1e-12)[:, None])
    return [(round(float(r), 4), round(float(g), 4), round(float(b), 4)) for r, g, b in mean]


def _world(
    plan: Plan,
    pieces: Sequence[Piece],
    lights: Lights,
    splats: Sequence[tuple[Splats, Splats]],
    cameras: dict,
    colours: Sequence[tuple[float, float, float]] | None = None,
    background: tuple[float, float, float] = (0.0, 0.0, 0.0),
) -> World:
    made = [
        Thing(
            id=piece.id, label=piece.label, kind=piece.kind, pose=piece.pose, size=piece.shape.size,
            attributes=piece.attributes, splats=own, hidden=hidden, colliders=piece.shape.colliders,
            material=piece.shape.material, mass=piece.shape.mass,
            colour=colours[i] if colours else (0.5, 0.5, 0.5), support=piece.support, room=piece.room,
        )
        for i, (piece, (own, hidden)) in enumerate(zip(pieces, splats, strict=True))
    ]  # fmt: skip
    count = sum(len(own) for own, _ in splats)
    prompt = plan.brief.prompt
    return World(
        things=tuple(t for t, p in zip(made, pieces, strict=True) if not p.structure),
        structure=tuple(t for t, p in zip(made, pieces, strict=True) if p.structure),
        rooms=plan.rooms,
        openings=plan.openings,
        lights=_kept_lights(lights, pieces),
        cameras=cameras,
        prompt=prompt,
        seed=plan.seed,
        report=plan.notes,
        history=(
            f"created from {prompt!r} with seed {plan.seed}: {len(plan.placements)} things, {count} splats",
        ),
        background=background,
    )


def _kept_lights(lights: Lights, pieces: Sequence[Piece]) -> tuple[Light, ...]:
    """The lights as the world keeps them."""
    kept = []
    if lights.sun is not None:
        kept.append(Light("sun", lights.sun.direction, lights.sun.irradiance, lights.sun.radius))
    if lights.sky is not None:
        kept.append(Light("sky", (0.0, 0.0, 1.0), lights.sky.zenith))
    for piece in pieces:
        for lamp in piece.lamps:
            r, g, b = (float(c / (4 * np.pi)) for c in lamp.power)
            kept.append(Light("lamp", lamp.position, (r, g, b), lamp.radius, piece.id))
    return tuple(kept)


def _check(splats: int) -> None:
    if not FEWEST <= splats <= MOST:
        raise ArgumentError(f"splats is {splats}; wanted {FEWEST} to {MOST}")


def _later(progress: Progress, start: float, end: float = 1.0) -> Progress:
    """The same progress, told in the share from `start` to `end` of the whole."""
    return lambda stage, share: progress(stage, start + (end - start) * share)
