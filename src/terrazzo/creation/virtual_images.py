"""Virtual images: what a mirror shows, as splats that stand behind it as far as the things they show stand before it.

A mirror then is a window on a second, turned room, right for every eye that walks past it and in every viewer. It must not be
seen but through the glass. So only what some eye sees in the mirror gets an image, and a mirror has one only where solid wall is
behind it: where eyes would see much of its image through a window, a door or from the next room, it gets none.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from terrazzo.coarsening import coarsened, grouped
from terrazzo.creation.mirrors import CLEAR, MARKS, NEAREST, SILVER, Mirror
from terrazzo.geometry import Pose
from terrazzo.harmonics import SH_C0
from terrazzo.lighting import Scene, from_srgb, to_srgb
from terrazzo.splats import Splats

SHARE = 0.08
"""Most of the budget that all images get."""
FINEST, COARSEST = 0.02, 1.0
"""Side of the cubes whose splats become one; larger ones are tried until an image keeps to its share [m]."""
CUBE = 0.1
"""What is seen in a mirror, and past it, is worked out for cubes of this side [m]."""
FAR, COARSER = 6.0, 4.0
"""Farther from the mirror than this [m], cubes are so many times as large."""
EYES, JUDGES = 48, 24
"""Eyes that look into the mirror; and that look for its image elsewhere."""
MOST_ASTRAY = 0.1
"""Share of an image that eyes may see past the mirror; that share is left away. With more there is no image."""
MARGIN = 0.06
"""How far beside the glass a ray may pass that still sees a splat in it, for splats are wide [m]."""
DEGREE = 1
"""Of the harmonics of an image."""
DEPTH = 0.4
"""How far behind the glass splats of the wall are looked for [m]."""
SHALLOW = 0.06
"""Splats of the wall deeper than this back it, and are looked for farther beside the glass [m]."""
OBLIQUE = 1.0
"""Tangent of the angle at which a mirror is still looked into."""

Floats = NDArray[np.float64]


def virtual_image(
    mirror: Mirror, here: Pose, world: Splats, *, eyes: Floats, scene: Scene, budget: float
) -> Splats | None:
    """The image of a world behind a mirror.

    Args:
        mirror: The mirror.
        here: Its frame to the world's.
        world: All splats there are.
        eyes: Where people look from [m], shape [k, 3].
        scene: What is in their way.
        budget: Most splats.

    Returns:
        Splats in the mirror's frame, behind the glass; None where the image would be seen past the mirror, or nothing is
        seen in it.
    """
    local = here.inverse().apply(world.means)
    shown = np.flatnonzero(local[:, 2] > CLEAR)
    if not len(shown):
        return None
    first, cube = grouped(np.floor(local[shown] / CUBE))
    middles = (np.floor(local[shown[first]] / CUBE) + 0.5) * CUBE
    looking = here.inverse().apply(_some(eyes, EYES))
    looking = looking[looking[:, 2] > NEAREST]
    marks = here.apply(np.column_stack([mirror.marks, np.full(MARKS, 0.01)]))
    seen = _seen_in(mirror, looking, middles) & _in_sight(marks, here.apply(middles), scene, short=CUBE)
    astray = seen & _in_sight(_some(eyes, JUDGES), here.apply(middles * (1, 1, -1)), scene)
    if not seen.any() or astray.sum() > MOST_ASTRAY * seen.sum():
        return None
    chosen = world.select(shown[(seen & ~astray)[cube]]).transform(here.inverse())
    few = _within(budget, chosen)
    return None if few is None else _silvered(mirrored(few))


def _within(budget: float, splats: Splats) -> Splats | None:
    """Splats in a mirror's frame, merged until they are few enough; None where that leaves nothing to be recognised."""
    far = splats.means[:, 2] > FAR
    near, away, side = splats.select(~far), splats.select(far), FINEST
    while side <= COARSEST:
        few = Splats.merge([coarsened(near, side), coarsened(away, COARSER * side)])
        if len(few) <= budget:
            return few
        side *= max(1.2, (len(few) / budget) ** 0.8)
    return None


def opened(splats: Splats, here: Pose, mirror: Mirror, *, wall: bool) -> Splats:
    """Splats without those between the glass and the image.

    Args:
        splats: Of the mirror itself or of the building, in the frame that `here` leads to.
        here: The mirror's frame to that of the splats.
        mirror: The mirror.
        wall: Whether they are of the building: those beside the glass then stay, but for what backs a wall.
    """
    local = here.inverse().apply(splats.means)
    behind = np.flatnonzero((local[:, 2] > -DEPTH) & (local[:, 2] < CLEAR / 2))
    place, deep, wide = local[behind], -local[behind, 2], splats.scales[behind].max(1)
    beside = np.where(deep > SHALLOW, wide + OBLIQUE * deep, 0) if wall else 2 * wide
    return splats.select(np.setdiff1d(np.arange(len(splats)), behind[_near(mirror, place[:, :2], beside)]))


def _some(eyes: Floats, count: int) -> Floats:
    """Up to so many of the eyes, evenly chosen."""
    return eyes[np.unique(np.linspace(0, len(eyes) - 1, count).astype(int))]


def _seen_in(mirror: Mirror, eyes: Floats, places: Floats) -> NDArray[np.bool_]:
    """Which places some eye sees in the mirror, all in its frame, shape [n]."""
    seen = np.zeros(len(places), bool)
    for eye in eyes:
        left = np.flatnonzero(~seen)
        part = eye[2] / (eye[2] + places[left, 2])
        crossing = eye[:2] + part[:, None] * (places[left, :2] - eye[:2])
        seen[left[_near(mirror, crossing, np.full(len(left), MARGIN))]] = True
    return seen


def _in_sight(eyes: Floats, places: Floats, scene: Scene, *, short: float = 0.0) -> NDArray[np.bool_]:
    """Which places some eye sees, but for what hides them in the last `short` metres, shape [n]."""
    seen = np.zeros(len(places), bool)
    for eye in eyes:
        left = np.flatnonzero(~seen)
        to = places[left] - eye
        far = np.maximum(np.linalg.norm(to, axis=1) - short, 1e-3)
        clear = scene.transmittance(np.broadcast_to(eye, to.shape), to, far=far).max(1)
        seen[left[clear > 0.05]] = True
    return seen


def _near(mirror: Mirror, points: Floats, reach: Floats) -> NDArray[np.bool_]:
    """Which points [n, 2] of a mirror's plane lie on the glass or at most `reach` [n] from it."""
    low, high = mirror.corners.min((0, 1)), mirror.corners.max((0, 1))
    out = np.all((points >= low - reach[:, None]) & (points <= high + reach[:, None]), axis=1)
    rows = np.flatnonzero(out)
    some = points[rows]
    inside = mirror.covers(some)
    away = np.linalg.norm(some, axis=1)
    # Towards the middle by as much as may be missing: outlines are convex.
    nearer = some * np.clip(1 - reach[rows] / np.maximum(away, 1e-9), 0, None)[:, None]
    out[rows] = inside | mirror.covers(nearer)
    return out


def mirrored(splats: Splats) -> Splats:
    """Splats on the other side of the plane z = 0: turned half way round its normal, then through the origin."""
    turned = splats.transform(Pose((0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0)))
    harmonics = turned.harmonics.copy()
    harmonics[:, 1:4] *= -1
    return replace(turned, means=-turned.means, harmonics=harmonics)


def _silvered(splats: Splats) -> Splats:
    """Splats as bright as silvered glass shows them."""
    colours = np.clip(splats.colours.astype(np.float64), 1e-4, 1)
    shown = to_srgb(from_srgb(colours) * SILVER)
    harmonics = splats.harmonics * (shown / colours)[:, None]
    harmonics[:, 0] = (shown.astype(np.float32) - np.float32(0.5)) / np.float32(SH_C0)
    return replace(splats, harmonics=harmonics)
