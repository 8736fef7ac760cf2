"""Light and colour of all cells: irradiance, exposure, and what glossy surfaces mirror."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.creation.cells import Cells
from terrazzo.creation.gloss import GLOSSY, Surfaces, is_metallic, sheen
from terrazzo.creation.sharpening import sharpened
from terrazzo.creation.splatting import Ellipses
from terrazzo.creation.stage import Stage
from terrazzo.harmonics import SH_C0
from terrazzo.lighting import (
    Adaptation,
    Exposure,
    LightField,
    Lights,
    Quality,
    Scene,
    adapt,
    bake_outside,
    expose,
)
from terrazzo.lighting.estimates import OFFSET
from terrazzo.materials.solid import Floats
from terrazzo.native import core
from terrazzo.progress import Progress, part_of
from terrazzo.world.rooms import Opening

DRAFT_LIGHT = 2.2
"""Irradiance everywhere in a draft, which is not lit."""
QUALITIES = {"normal": Quality(samples=12, sun_samples=12)}
"""Where splats want another bake than the lighting room's own: penumbrae without grain."""
METERED = 100_000
"""Cells, of all parts alike, that the exposure is measured by, at least where there are so many."""
FEWEST_CELLS = 200
"""Of a room that gets an exposure of its own."""
COVER = 0.017
"""What lies on a surface, such as a picture on a wall, is at most as thick [m]; what stands at a wall is farther off it."""
RIM = tuple((0.48 * np.cos(a), 0.48 * np.sin(a)) for a in np.arange(8) * np.pi / 4)
"""Places on the rim of a cell, in its sides from the middle."""
BESIDE, TURNED, TOGETHER = 6, 0.15, 0.03
"""Places around that lend their light to a covered cell, the metres that a difference of one in normals counts for between
them, and the side of the cubes whose cells look for those places together [m]."""
LENDERS = 50_000
"""Cells, of all alike, that may lend their light."""
SELDOM = 0.02
"""`Cells.weight` of what is seen from odd places only, such as from under a table."""
BOARD, FAR_SIDE = 0.05, 0.7
"""Thickness of a board through whose splats its far side may show [m], and the share of what that is darker which it gets."""
HIDDEN_LIGHT = 0.5
"""Share of their part's mean light that hidden cells get: they would be black, and one day someone moves the rug."""


@dataclass(frozen=True, eq=False)
class Painting:
    """What cells look like.

    Args:
        colours: Display colour of each cell from everywhere, sRGB, shape [m, 3].
        glossy: Rows of the cells whose colour depends on the direction of view, shape [k].
        sheen: Their harmonics in the world's frame, shape [k, 9, 3].
        background: Display colour behind everything.
    """

    colours: Floats
    glossy: NDArray[np.integer]
    sheen: Floats
    background: tuple[float, float, float]


def light_field(scene: Scene, lights: Lights, quality: str) -> LightField:
    """The light of a scene, not solved yet, for a quality of "draft", "normal" or "high"."""
    return LightField(scene, lights, quality=QUALITIES.get(quality, quality))


def paint(
    cells: Cells,
    stage: Stage,
    field: LightField,
    ellipses: Ellipses,
    *,
    quality: str,
    light: bool,
    time: str,
    moods: Collection[str] = (),
    openings: Sequence[Opening] = (),
    adaptation: Adaptation | None = None,
    progress: Progress,
) -> tuple[Painting, Adaptation]:
    """Lights and colours all cells.

    Args:
        cells: What the world is cut into.
        stage: What they belong to.
        field: Its light.
        ellipses: Of the cells.
        quality: Of the baked light: "draft", "normal" or "high".
        light: False for flat light.
        time: Of day; chooses the exposure.
        moods: Of the light; they do too.
        openings: Of all rooms: near those without a door two rooms share their exposures.
        adaptation: The exposure to keep; found anew when None.
        progress: Called with the stage and the share that is done.

    Returns:
        The painting, and the exposure that turned light into display colours, room by room.
    """
    irradiance = (
        _irradiance(cells, stage, field, part_of(progress, 0, 0.85))
        if light
        else np.full((len(cells), 3), DRAFT_LIGHT, np.float32)
    )
    progress("colours", 0.85)
    emission = stage.of_part(cells, [p.finish.emission for p in stage.parts]).astype(np.float32)
    radiance = cells.albedo * irradiance / np.float32(np.pi) + emission
    outside = stage.outside(cells)
    if adaptation is None:
        found, own = _exposures(cells, stage, irradiance, radiance, emission, outside, time, moods)
        adaptation = adapt(found, own, openings)
    exposure = adaptation.exposure
    bright = np.ones(len(cells), np.float32)
    bright[~outside] = adaptation.at(cells.places(stage.quads)[~outside], stage.room(cells)[~outside])
    irradiance[~outside] = adaptation.lit(irradiance[~outside], bright[~outside])
    radiance = cells.albedo * irradiance / np.float32(np.pi) + emission
    colours = exposure.display(radiance)
    if outside.any():
        colours[outside] = exposure.display(radiance[outside], outside=True)
    glossy, harmonics = np.zeros(0, int), np.zeros((0, 9, 3), np.float32)
    with ThreadPoolExecutor(1) as pool:
        sharp = pool.submit(sharpened, cells, stage, ellipses, colours)
        if light:
            glossy = _glossy(cells, stage, emission, outside)
            harmonics = _sheen(
                cells, glossy, stage, field, irradiance, bright, exposure, draft=quality == "draft"
            )
        progress("colours", 0.97)
        moved = sharp.result() - colours
    # Where a surface is glossy too, what it scatters is what has texture; the reflection on top is smooth.
    harmonics[:, 0] += moved[glossy] / np.float32(SH_C0)
    colours = colours + moved
    return Painting(colours, glossy, harmonics, _background(stage, exposure)), adaptation


def _irradiance(cells: Cells, stage: Stage, field: LightField, progress: Progress) -> Floats:
    """Light on every cell, linear RGB, shape [m, 3]."""
    middle = cells.places(stage.quads)
    _, sides, normal = cells.frame(stage.quads)
    outside = stage.outside(cells)
    sheet = stage.of_part(cells, [not p.part.closed for p in stage.parts])
    hidden = cells.seen == 0
    out = np.zeros((len(cells), 3), np.float32)
    at, buried = uncovered(stage.scene, middle, sides, normal, np.flatnonzero(~outside & ~hidden & ~sheet))
    room = ~outside & ~hidden & ~buried
    with ThreadPoolExecutor(1) as pool:
        yard = pool.submit(
            bake_outside, middle[outside], normal[outside], stage.lights, two_sided=sheet[outside], scene=stage.scene
        )  # fmt: skip
        out[room] = field.irradiance(
            at[room], normal[room], two_sided=sheet[room], sides=sides[room], progress=progress
        )
        out[outside] = yard.result()
    if room.any():
        _lend(out, cells, stage.scene, at, normal, room & ~sheet, buried)
    if hidden.any() and room.any():
        part = stage.quads.part[cells.quad]
        count = np.bincount(part[room], minlength=len(stage.parts))
        total = np.stack(
            [np.bincount(part[room], out[room, c], minlength=len(stage.parts)) for c in range(3)], 1
        )
        mean = np.where(count[:, None] > 0, total / np.maximum(count, 1)[:, None], out[room].mean(0))
        out[hidden] = HIDDEN_LIGHT * mean[part[hidden]]
    return out


def uncovered(
    scene: Scene,
    middle: Floats,
    sides: Floats,
    normal: Floats,
    rows: NDArray[np.integer],
) -> tuple[Floats, NDArray[np.bool_]]:
    """Where cells are lit: in their middles, or where something lies on a middle, at a place of the rim that is free.

    A cell that a frame covers in part is seen beside the frame only, so that the dark behind it is not what it shows.

    Args:
        scene: What covers them.
        middle: Of all cells [m], shape [m, 3].
        sides: Edge vectors [m], shape [m, 2, 3].
        normal: Shape [m, 3].
        rows: Cells to look at.

    Returns:
        Places [m], shape [m, 3], and which cells have no free place, bool, shape [m].
    """
    at, buried = middle.copy(), np.zeros(len(middle), bool)
    left = rows[_covered(scene, middle[rows], normal[rows])]
    for u, v in RIM:
        spot = middle[left] + u * sides[left, 0] + v * sides[left, 1]
        free = ~_covered(scene, spot, normal[left])
        at[left[free]] = spot[free]
        left = left[~free]
    buried[left] = True
    return at, buried


def _lend(
    out: Floats,
    cells: Cells,
    scene: Scene,
    at: Floats,
    normal: Floats,
    solid: NDArray[np.bool_],
    buried: NDArray[np.bool_],
) -> None:
    """Gives covered cells the light beside them, and far sides of boards that are hardly seen most of that of their near sides.

    Splats are blended in the order of their middles, so that the dark underside of a table top shows through it where its
    splats are large.

    Args:
        out: Irradiance, shape [m, 3]; changed in place.
        cells: All cells.
        scene: What is solid.
        at: Where the cells are lit [m], shape [m, 3].
        normal: Shape [m, 3].
        solid: Cells of solids whose light is known, bool, shape [m].
        buried: Cells without a free place, bool, shape [m].
    """
    seldom = cells.weight < SELDOM
    lenders = np.flatnonzero(solid & ~seldom)
    far = np.flatnonzero(solid & seldom)
    thick = scene.closest(at[far] - np.float32(5e-4) * normal[far], -normal[far], far=BOARD)[0]
    far, thick = far[np.isfinite(thick)], thick[np.isfinite(thick), None]
    lenders = lenders[:: max(1, len(lenders) // LENDERS)]
    if not len(lenders):
        return
    near = core().light_speakers(at[lenders], normal[lenders], TURNED)
    light = np.ascontiguousarray(out[lenders])
    out[buried] = core().light_blend(near, light, at[buried], normal[buried], BESIDE, TOGETHER)
    places = np.ascontiguousarray(at[far] - thick * normal[far])
    front = core().light_blend(near, light, places, np.ascontiguousarray(-normal[far]), BESIDE, TOGETHER)
    out[far] += FAR_SIDE * np.maximum(front - out[far], 0)


def _covered(scene: Scene, places: Floats, normals: Floats) -> NDArray[np.bool_]:
    """Over which places something opaque lies or hangs closely, shape [n]."""
    return scene.transmittance(places + np.float32(OFFSET) * normals, normals, far=COVER).max(1) < 0.3


def _exposures(
    cells: Cells,
    stage: Stage,
    irradiance: Floats,
    radiance: Floats,
    emission: Floats,
    outside: NDArray[np.bool_],
    time: str,
    moods: Collection[str],
) -> tuple[Exposure, dict[str, float]]:
    """The exposure of the whole, and the scale of that which each room would get by itself."""
    counts = np.flatnonzero(~outside & (cells.seen > 0) & (emission.max(1) == 0))
    counts = counts[:: max(1, len(counts) // METERED)]
    weight = cells.area[counts] * np.minimum(cells.weight[counts], 2.0)
    rooms = stage.room(cells)[counts]
    whole = expose(
        radiance[counts], weights=weight, irradiance=irradiance[counts],
        outside=radiance[outside] if outside.any() else None, time=time, moods=moods,
    )  # fmt: skip
    own = {}
    for room in np.unique(rooms).tolist():
        some = rooms == room
        if room and some.sum() >= FEWEST_CELLS:
            rows = counts[some]
            one = expose(
                radiance[rows], weights=weight[some], irradiance=irradiance[rows], time=time, moods=moods
            )
            own[room] = one.scale
    return whole, own


def _background(stage: Stage, exposure: Exposure) -> tuple[float, float, float]:
    """Display colour of the sky a little over the horizon."""
    sky = stage.lights.sky
    radiance = np.zeros(3) if sky is None else sky.radiance(np.array([[1.0, 0.0, 0.15]]))[0]
    r, g, b = (round(float(c), 4) for c in exposure.display(radiance, outside=True))
    return r, g, b


def _glossy(cells: Cells, stage: Stage, emission: Floats, outside: NDArray[np.bool_]) -> NDArray[np.integer]:
    """Rows of the cells that mirror enough to be seen."""
    gloss = stage.of_part(cells, [p.finish.gloss for p in stage.parts])
    return np.flatnonzero((gloss >= GLOSSY) & (cells.seen > 0) & ~outside & (emission.max(1) == 0))


def _sheen(
    cells: Cells,
    glossy: NDArray[np.integer],
    stage: Stage,
    field: LightField,
    irradiance: Floats,
    bright: Floats,
    exposure: Exposure,
    *,
    draft: bool,
) -> Floats:
    """Harmonics of the glossy cells in the world's frame, shape [k, 9, 3]."""
    some = cells.select(glossy)
    _, _, normal = some.frame(stage.quads)

    def of_part(values: Sequence[object]) -> NDArray:
        return stage.of_part(some, values)

    surfaces = Surfaces(
        some.places(stage.quads),
        normal,
        of_part([p.finish.gloss for p in stage.parts]).astype(np.float32),
        of_part([is_metallic(p.finish) for p in stage.parts]),
        some.albedo,
        irradiance[glossy],
        of_part([p.finish.opacity for p in stage.parts]).astype(np.float32),
        bright[glossy],
    )
    return sheen(field, surfaces, exposure.display, draft=draft)
