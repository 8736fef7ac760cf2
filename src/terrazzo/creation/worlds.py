"""`create`: words to a world; `build`: a plan to a world. The last stage of the pipeline puts all the rooms below together."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.creation.assembling import BACKING, assemble, backing_block, mean_colours, thing_of
from terrazzo.creation.lamplight import lamps_lit
from terrazzo.creation.made import Made
from terrazzo.creation.mirrors import mirrors_of
from terrazzo.creation.painting import light_field, paint
from terrazzo.creation.pieces import Piece
from terrazzo.creation.planning import plan as make_plan
from terrazzo.creation.recipes import Recipe
from terrazzo.creation.reflecting import reflected, splats_kept
from terrazzo.creation.sampling import sample
from terrazzo.creation.stage import Faces, Stage
from terrazzo.creation.structure import structure_of
from terrazzo.creation.viewpoints import eyes, named_cameras
from terrazzo.creation.visibility import open_air
from terrazzo.errors import ArgumentError
from terrazzo.layout.plan import Plan
from terrazzo.lighting import LightField, Lights, daylight, portals
from terrazzo.lighting.baking import QUALITIES
from terrazzo.progress import Progress, part_of, silent
from terrazzo.splats import Splats
from terrazzo.world.freespace import free_spaces
from terrazzo.world.worlds import Light, Note, World

FEWEST, MOST = 20_000, 20_000_000
"""Bounds of the number of splats."""
ROOM_SPLATS, ROOM_FLOOR = 500_000, 36.0
"""Splats of a room, and the floor up to which they do [m2]."""
FLOOR_SPLATS = 20_000
"""Further splats for each square metre beyond, so that a home looks as sharp as a room."""
MOST_PICTURES = 1000
"""Pictures that a refinement takes at most: a gibibyte."""
LAND_SPLATS, USUAL_MOST = 1_000_000, 2_000_000
"""Splats of open land; and the most that are spent unasked, for the sake of browsers and patience."""


def create(
    prompt: str,
    *,
    seed: int = 0,
    splats: int | None = None,
    quality: str = "normal",
    refine: bool | int = False,
    style: str | Sequence[str] | None = None,
    size: str | tuple[float, float] | None = None,
    time: str | None = None,
    weather: str | None = None,
    clutter: float | None = None,
    layout: str | os.PathLike[str] | None = None,
    assets: str | os.PathLike[str] | None = None,
    llm: str | None = None,
    llm_model: str | None = None,
    progress: Progress = silent,
) -> World:
    """A world from words.

    Args:
        prompt: What to make: "a sunlit kitchen with oak cabinets, a marble island and two stools".
        seed: The same prompt and seed give the same world.
        splats: Most splats to spend; None for as many as its floor asks for, see `usual_splats`.
        quality: Of the baked light: "draft", "normal" or "high".
        refine: Settle the splats of rooms against traced pictures, which takes minutes: True, or how many pictures.
        style: Style words that go before those of the prompt: "rustic" or "modern, cozy".
        size: Width and depth of the (first) room [m]: (4, 5) or "4x5".
        time: "day", "sunset", "night", "dawn", "overcast", or a word such as "morning".
        weather: "clear", "cloudy", "fog", "rain" or "snow".
        clutter: Small things that nobody asked for: 0 for none .. 1 for a mess; None for what the place has by custom.
        layout: A blockout (.glb, .gltf, .obj) whose things keep their places and sizes; the words give style and looks.
        assets: A folder of models (.glb, .gltf, .obj) that stand for what they are named after.
        llm: Address of a server of the OpenAI chat protocol that writes the brief; see `plan`.
        llm_model: The model's name there.
        progress: Called with the stage and the fraction that is done.

    Returns:
        The world; `report` says what was not understood, substituted or could not be placed.

    Raises:
        PromptError: Nothing in the prompt can be used.
        ArgumentError: An argument is out of its range.
        LayoutError: No plan can be made.
    """
    _check(splats, quality)
    _check_refine(refine)
    planned = make_plan(
        prompt, seed=seed, style=style, size=size, time=time, weather=weather, clutter=clutter, layout=layout, assets=assets,
        llm=llm, llm_model=llm_model,
        progress=part_of(progress, 0.0, 0.12),
    )  # fmt: skip
    return build(planned, splats=splats, quality=quality, refine=refine, progress=part_of(progress, 0.12))


def build(
    plan: Plan,
    *,
    splats: int | None = None,
    quality: str = "normal",
    refine: bool | int = False,
    light: bool = True,
    progress: Progress = silent,
) -> World:
    """A world from a plan.

    Args:
        plan: What stands where.
        splats: Most splats to spend; None for as many as its floor asks for, see `usual_splats`.
        quality: Of the baked light: "draft", "normal" or "high".
        refine: Settle the splats of rooms against traced pictures, which takes minutes: True, or how many pictures.
        light: False for a draft with flat light, which is quick and good enough to measure and to list.
        progress: Called with the stage and the fraction that is done.

    Raises:
        ArgumentError: An argument is out of its range.
    """
    _check_refine(refine)
    if plan.landscape is not None:
        from terrazzo.creation.landscapes import build_landscape

        if refine:
            reason = "open land is not refined; its splats stay as they were placed"
            plan = replace(plan, notes=(*plan.notes, Note("adjusted", "refine", reason)))
        budget = _budget(plan, splats, quality)
        return build_landscape(plan, splats=budget, quality=quality, light=light, progress=progress)
    if not (refine and light):
        return make(plan, splats=splats, quality=quality, light=light, progress=progress).world
    from terrazzo.creation.refining import refine as settle

    made = make(plan, splats=splats, quality=quality, progress=part_of(progress, 0.0, 0.3))
    return settle(
        made, views=None if refine is True else refine, seed=plan.seed, progress=part_of(progress, 0.3)
    ).world


def make(
    plan: Plan,
    *,
    splats: int | None = None,
    quality: str = "normal",
    light: bool = True,
    progress: Progress = silent,
) -> Made:
    """Like `build`, with the surfaces and the light too, for those who compare splats with them."""
    splats = _budget(plan, splats, quality)
    progress("building", 0.0)
    pieces, lights = pieces_and_lights(plan, splats)
    sun = lights.sun
    faces = Faces.of(pieces)
    field = light_field(faces.scene, lights, quality)
    if light:
        field.solve_ahead()
    bare = _world(plan, pieces, lights, [(Splats.empty(), Splats.empty())] * len(pieces), {})
    spaces = free_spaces(bare)
    with ThreadPoolExecutor(1) as pool:
        shots = pool.submit(named_cameras, bare, pieces, faces.scene, sun=sun, spaces=spaces)
        stage = Stage.set(faces, lights)
        return _made(plan, stage, field, eyes(bare, spaces), shots, splats, quality, light, progress)


def pieces_and_lights(plan: Plan, splats: int) -> tuple[list[Piece], Lights]:
    """What a world of rooms of so many splats is made of, and what lights it."""
    sun, sky = daylight(plan.brief.time, openings=plan.openings, seed=plan.seed)
    placed = lamps_lit(
        [Piece.of(p) for p in plan.placements], plan.openings, plan.brief.time, plan.brief.mood
    )
    pieces = placed + structure_of(plan, sky, splats=splats)
    lamps = tuple(lamp for piece in pieces for lamp in piece.lamps)
    return pieces, Lights(sun, sky, lamps, portals(plan.openings))


def _made(
    plan: Plan,
    stage: Stage,
    field: LightField,
    places: NDArray[np.float64],
    shots: Future[dict[str, Camera]],
    splats: int,
    quality: str,
    light: bool,
    progress: Progress,
) -> Made:
    """The world of a stage, and what it was made with; `shots` are its cameras, `places` the eyes [k, 3] that see it."""
    pieces = stage.pieces
    progress("splats", 0.05)
    budget = max(splats, len(stage.quads))
    if budget > splats:
        # A splat a facet is the least that shows every surface; holes would be worse than a larger file.
        reason = f"{splats:,} splats are too few for these things; {budget:,} were allowed"
        plan = replace(plan, notes=(*plan.notes, Note("adjusted", "splats", reason)))
    block = backing_block(pieces, budget)
    mirrors = mirrors_of(pieces) if light else []
    cells = sample(
        stage.parts, stage.quads, max(int((1 - BACKING) * budget) - splats_kept(mirrors, budget), len(stage.quads)),
        colours=stage.colours, scene=stage.scene, triangle_part=stage.triangle_part,
        eyes=places, anywhere=open_air(plan.rooms, stage.scene, places), rooms=len(plan.rooms),
        sun=stage.lights.sun if light else None,
        progress=part_of(progress, 0.05, 0.45),
    )  # fmt: skip
    ellipses = stage.ellipses(cells)
    painting, adaptation = paint(
        cells, stage, field, ellipses, quality=quality, light=light, time=plan.brief.time, moods=plan.brief.mood,
        openings=plan.openings, progress=part_of(progress, 0.45, 0.97),
    )  # fmt: skip
    cameras = shots.result()
    own = reflected(
        assemble(cells, stage, ellipses, painting, block), pieces, mirrors, budget=budget,
        eyes=np.concatenate([[c.pose.position for c in cameras.values()], places]),
        scene=stage.scene, background=painting.background,
    )  # fmt: skip
    world = _world(plan, pieces, stage.lights, own, cameras, mean_colours(cells, stage), painting.background)
    if plan.source is not None:
        recipe = Recipe.of(plan, splats=splats, quality=quality, light=light, adaptation=adaptation)
        world = replace(world, recipe=recipe.told())
    progress("done", 1.0)
    return Made(world, stage, field, adaptation)


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
        thing_of(piece, own, hidden, colours[i] if colours else (0.5, 0.5, 0.5))
        for i, (piece, (own, hidden)) in enumerate(zip(pieces, splats, strict=True))
    ]
    count = sum(len(own) for own, _ in splats)
    prompt = plan.brief.prompt
    return World(
        things=tuple(t for t, p in zip(made, pieces, strict=True) if not p.structure),
        structure=tuple(t for t, p in zip(made, pieces, strict=True) if p.structure),
        rooms=plan.rooms,
        openings=plan.openings,
        lights=kept_lights(lights, pieces),
        cameras=cameras,
        prompt=prompt,
        seed=plan.seed,
        report=plan.notes,
        history=(
            f"created from {prompt!r} with seed {plan.seed}: {len(plan.placements)} things, {count} splats",
        ),
        background=background,
    )


def kept_lights(lights: Lights, pieces: Sequence[Piece]) -> tuple[Light, ...]:
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


def usual_splats(plan: Plan) -> int:
    """How many splats a plan gets when nobody says."""
    if plan.landscape is not None:
        return LAND_SPLATS
    floor = sum(room.area for room in plan.rooms)
    return min(USUAL_MOST, ROOM_SPLATS + round(FLOOR_SPLATS * max(0.0, floor - ROOM_FLOOR)))


def _budget(plan: Plan, splats: int | None, quality: str) -> int:
    """The splats that were asked for, or the usual number, both arguments checked."""
    _check(splats, quality)
    return usual_splats(plan) if splats is None else splats


def _check_refine(refine: bool | int) -> None:
    if isinstance(refine, bool):
        return
    if not isinstance(refine, int) or not 0 <= refine <= MOST_PICTURES:
        raise ArgumentError(f"refine is {refine!r}; wanted True, False or 1 to {MOST_PICTURES} pictures")


def _check(splats: int | None, quality: str) -> None:
    if quality not in QUALITIES:
        raise ArgumentError(f"quality is {quality!r}; wanted {', '.join(QUALITIES)}")
    if splats is not None and not FEWEST <= splats <= MOST:
        raise ArgumentError(f"splats is {splats}; wanted {FEWEST} to {MOST}")
