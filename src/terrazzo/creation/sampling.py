"""Painted surfaces to cells: how fine each place is cut, within one budget for a whole world.

What a person in the room can see from near is worth more than what hides behind a wardrobe or lies beyond the window:
rays from a few eyes give every patch its weight, once, before the cutting starts.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from terrazzo.creation.cells import Cells, divide, look, pieces, refine, whole
from terrazzo.creation.quads import Painted, Quads, on_triangles
from terrazzo.creation.shadows import SharpLight, near_others
from terrazzo.creation.visibility import UNSETTLED, Air, Watch
from terrazzo.errors import ArgumentError
from terrazzo.lighting import Scene, Sun
from terrazzo.materials.solid import Floats
from terrazzo.materials.textures import pattern
from terrazzo.progress import Progress, silent
from terrazzo.threads import together

PATCH = 0.5
"""Quads should be no longer than this, since each is weighed as one by what eyes see of it [m]."""
PLAIN = 0.055
"""Largest cell on a plain wall two metres from an eye [m]."""
DETAIL = 8.0
"""Largest cell over a texture's smallest detail; taps lie two details apart at most."""
STRAIGHT_DETAIL = 14.0
"""The same where details are straight lines: one tap on a line is enough to find it and to cut along it."""
NEAR = 0.9
"""Nobody looks from nearer than this [m]."""
FAR = 3.5
"""Beyond this distance from every eye, plain cells grow in proportion [m]."""
THROUGH = 2.0
"""Largest cell over the thickness of the solid it lies on, so that the far side of a thin wall does not show."""
UNSEEN = 0.004
"""Weight of what no eye sees: it may be seen after an edit, or from an odd place."""
SURE = 0.008
"""What a few eyes do not see is hidden where it is smaller than this; of the rest all eyes are asked [m]."""
ROUGH = 0.09
"""Cells of this size are first asked whether they can be seen; those that cannot are not cut any further [m]."""
FORCED = 0.45
"""Largest share of the budget that the even first cut may take."""


def sample(
    parts: Sequence[Painted],
    quads: Quads,
    budget: int,
    *,
    colours: ArrayLike,
    scene: Scene,
    triangle_part: NDArray[np.integer],
    eyes: ArrayLike = (),
    anywhere: Air | ArrayLike = (),
    rooms: int = 1,
    sun: Sun | None = None,
    progress: Progress = silent,
) -> Cells:
    """Cells for all parts, at most `budget` of them besides the hidden ones, whose `seen` is 0.

    Args:
        parts: Painted parts.
        quads: Their quads, diced to `PATCH` and with edges.
        budget: Most cells.
        colours: Mean albedo of each part, linear RGB, shape [p, 3].
        scene: For casting rays: what hides what.
        triangle_part: Part of each of its triangles, shape [t].
        eyes: Places that the world is seen from [m], shape [k, 3]; with none, everything counts alike.
        anywhere: Places all over the open air [m], shape [e, 3]: what none of them sees is hidden; with none, nothing is.
        rooms: How many rooms the eyes are shared by: a wall counts by the eyes of its own room.
        sun: The edges of its light are cut finely.
        progress: Called with the share that is done.

    Raises:
        ArgumentError: The budget is too small for this many surfaces.
    """
    if not len(quads):
        return whole(quads)
    owner = np.array([p.owner if p.group is None else p.group for p in parts])
    places = np.asarray(eyes, np.float32).reshape(-1, 3)
    shades = np.sqrt(np.asarray(colours, np.float32))
    weight, patches = weigh(quads, parts, scene, places, rooms=rooms)
    limit = _limits(quads, parts, patches, weight, places, scene)
    # What lies outside is not in the scene; from there every wall would look like the inside of a solid.
    met = np.isin(quads.part, triangle_part)
    air = Air.of(anywhere)
    watch = Watch(quads, parts, scene, air)
    rough = _first_cut(patches, limit * np.maximum(1, np.round(ROUGH / limit)), quads, budget)
    rough.weight[:] = weight[rough.quad]
    rough.seen[met[rough.quad] & (len(air) > 0)] = UNSETTLED
    watch(rough, thorough=True)
    hidden, open_ = rough.select(rough.seen == 0), rough.select(rough.seen > 0)
    cells = Cells.join([_first_cut(open_, limit[open_.quad], quads, budget), hidden])
    light = SharpLight(quads, owner[quads.part], scene, owner[triangle_part], shades[triangle_part], sun)
    met = np.isin(quads.part[cells.quad], triangle_part)
    beside, under = together(
        lambda ask: ask(), (lambda: near_others(cells, quads, parts), lambda: light.touched(cells))
    )
    cells.touched[:] = (beside | under) & met
    progress("splats", 0.1)

    def around(some: Cells, further: bool) -> Floats:
        return light(some) + watch(some) if further else watch(some)

    look(cells, quads, parts, around)
    hidden, open_ = cells.select(cells.seen == 0), cells.select(cells.seen > 0)
    open_ = refine(
        open_,
        quads,
        parts,
        budget,
        around=around,
        on_round=lambda share: progress("splats", 0.1 + 0.9 * share),
    )
    lost = np.flatnonzero((open_.seen == 0) & (open_.longest > SURE))
    again = open_.select(lost)
    again.seen[:] = UNSETTLED
    watch(again, thorough=True)
    open_.seen[lost] = again.seen
    cells = Cells.join([open_, hidden])
    return cells.select((cells.seen > 0) | ~cells.buried)


def weigh(
    quads: Quads, parts: Sequence[Painted], scene: Scene, eyes: Floats, *, rooms: int = 1
) -> tuple[Floats, Cells]:
    """Importance of each quad as one patch, and the patches: 1 for a surface faced from two metres."""
    patches = whole(quads)
    own = np.array([p.weight for p in parts], np.float32)[quads.part[patches.quad]]
    if not len(eyes):
        return own, patches
    seen = np.zeros(len(patches), np.float32)
    sheet = np.array([not p.part.closed for p in parts])[quads.part[patches.quad]]
    # Another spot of the patch for each eye, so that large patches are not judged by their middles.
    spots = np.random.default_rng(0).uniform(0.1, 0.9, (len(eyes), 2, len(patches))).astype(np.float32)
    box, patch = patches.box, quads.world[patches.quad]
    _, _, normal = patches.frame(quads)

    def near(k: int) -> tuple[NDArray[np.integer], Floats]:
        """The patches that one eye might see, and how near it comes to them."""
        s, t = spots[k]
        u, v = box[:, 0] + s * (box[:, 1] - box[:, 0]), box[:, 2] + t * (box[:, 3] - box[:, 2])
        spot = on_triangles(patch, u, v)
        to_eye = eyes[k] - spot
        distance = np.maximum(np.linalg.norm(to_eye, axis=1), 1e-6)
        facing = np.einsum("ij,ij->i", to_eye, normal) / distance
        asked = np.flatnonzero((facing > 0) | sheet)
        to_eye, distance, facing = to_eye[asked], distance[asked], facing[asked]
        start = (
            spot[asked] + normal[asked] * np.where(facing > 0, np.float32(2e-3), np.float32(-2e-3))[:, None]
        )
        through = scene.transmittance(start, to_eye, far=distance).max(1) > 0.02
        worth = 4 * np.maximum(np.abs(facing), 0.25) / np.maximum(distance, NEAR) ** 2
        return asked[through], worth[through]

    for asked, worth in together(near, range(len(eyes))):
        seen[asked] += worth
    return own * (UNSEEN + seen * rooms / len(eyes)), patches


def _limits(
    quads: Quads, parts: Sequence[Painted], patches: Cells, weight: Floats, eyes: NDArray, scene: Scene
) -> Floats:
    """Longest cell side for each patch [m].

    What is hidden needs no detail, but its cells stay small too: a large splat close behind a visible surface would be
    drawn before it wherever its middle lies nearer to the eye.
    """
    looks = [pattern(p.finish.pattern) for p in parts]
    detail = np.array([k.detail * p.finish.scale for k, p in zip(looks, parts, strict=True)], np.float32)
    lined = np.array([k.straight for k in looks])[quads.part[patches.quad]]
    detail = detail[quads.part[patches.quad]]
    fine = DETAIL * detail * np.clip(1 / np.sqrt(np.maximum(weight, 1e-9)), 0.7, 9)
    fine[lined] = STRAIGHT_DETAIL * detail[lined]
    own = np.array([p.weight for p in parts], np.float32)[quads.part[patches.quad]]
    plain = (PLAIN / np.sqrt(own)).astype(np.float32)
    if len(eyes):
        middle, _, _ = patches.frame(quads)
        distance = np.min([np.linalg.norm(middle - eye, axis=1) for eye in eyes], axis=0)
        plain *= np.maximum(1, distance / FAR)
    limit = np.minimum(plain, np.maximum(fine, 0.3 * plain))
    return np.minimum(limit, np.maximum(THROUGH * _thickness(patches, quads, scene), 0.1 * PLAIN))


def _thickness(patches: Cells, quads: Quads, scene: Scene) -> Floats:
    """How far behind each patch the solid's other side is [m], inf for none, shape [m]."""
    middle, _, normal = patches.frame(quads)
    return scene.closest(middle - np.float32(5e-4) * normal, -normal)[0]


def _first_cut(cells: Cells, limit: Floats, quads: Quads, budget: int) -> Cells:
    """The cells cut evenly, coarser than their limits where the budget asks for it."""
    if len(cells) > budget:
        raise ArgumentError(
            f"splats is {budget}; this world needs at least {len(cells)} (it has {len(quads)} quads)"
        )
    factor = np.float32(1.0)
    counts = pieces(cells, limit)
    while counts.prod(1).sum() > max(FORCED * budget, len(cells)):
        factor *= np.float32(1.1)
        counts = pieces(cells, limit * factor)
    return divide(cells, quads, counts)
