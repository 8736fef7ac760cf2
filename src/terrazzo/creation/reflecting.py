"""What mirrors show: an image behind the glass where there is room for one, else a picture on it.

The image (`virtual_images`) is right for every eye. A picture is that of one eye: what a mirror shows to an eye is what
another eye, as far behind the glass, sees through it, so the finished world is drawn from there, one pixel for each splat of the
glass. A splat has one colour for all directions but for harmonics, which are too coarse for pictures: fitted to several eyes
they show all of their pictures at once, like a fog. So a picture is that of the first of the named cameras that sees the
mirror; from elsewhere it is as sharp and not quite true.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.creation.mirrors import CLEAR, LEAST_SLANT, MARKS, NEAREST, SILVER, Mirror
from terrazzo.creation.pieces import Piece
from terrazzo.creation.virtual_images import DEGREE, opened, virtual_image
from terrazzo.creation.virtual_images import SHARE as IMAGES
from terrazzo.geometry import Pose
from terrazzo.lighting import Scene, from_srgb, to_srgb
from terrazzo.render import rasterize
from terrazzo.splats import Splats

FINEST = 0.006
"""Side of a splat of the glass, where the budget allows [m]."""
SHARE = 0.04
"""Most of the budget that all pictures get."""
SPREAD = 0.5
"""Standard deviation of their splats over their side."""
BEFORE = 0.0006
"""How far they lie before the glass [m]."""
RIM = 1.5
"""Width of the rim that keeps its splats of gloss, over the side of the picture's splats."""
THIN = 2e-4
"""Standard deviation of the splats along the normal [m]."""

Floats = NDArray[np.float64]


def splats_kept(mirrors: Sequence[Mirror], budget: int) -> int:
    """The part of a budget that is kept for what mirrors show."""
    return int(IMAGES * budget) if mirrors else 0


def reflected(
    own: Sequence[tuple[Splats, Splats]],
    pieces: Sequence[Piece],
    mirrors: Sequence[Mirror],
    *,
    budget: int,
    eyes: Floats,
    scene: Scene,
    background: tuple[float, float, float],
) -> list[tuple[Splats, Splats]]:
    """The visible and hidden splats of all pieces, with what mirrors show.

    Args:
        own: Visible and hidden splats of each piece, in its own frame.
        pieces: What they belong to.
        mirrors: The faces that show something.
        budget: Splats of the whole world.
        eyes: Where they may be looked at from, the likeliest first [m], shape [k, 3].
        scene: What stands between eyes and mirrors.
        background: Display colour behind everything.
    """
    out = list(own)
    if not mirrors:
        return out
    plain = [visible.with_degree(min(DEGREE, visible.degree)) for visible, _ in own]
    placed = [visible.transform(p.pose) for visible, p in zip(plain, pieces, strict=True)]
    side = _splat_side(mirrors, budget)
    for mirror in mirrors:
        here = pieces[mirror.owner].pose @ mirror.frame
        eye = _first_that_sees(mirror, here, eyes, scene)
        if eye is None:
            continue
        world = Splats.merge([s for i, s in enumerate(placed) if i != mirror.owner])
        share = IMAGES * budget / len(mirrors)
        shown = virtual_image(mirror, here, world, eyes=eyes, scene=scene, budget=share)
        if shown is not None:
            for i, piece in enumerate(pieces):
                if piece.structure or i == mirror.owner:
                    to = piece.pose.inverse() @ here
                    out[i] = opened(out[i][0], to, mirror, wall=piece.structure), out[i][1]
            visible = out[mirror.owner][0]
        else:
            shown = _picture(mirror, here, eye, world, side, background)
            visible = _bared(out[mirror.owner][0], mirror, RIM * side)
        both = Splats.merge([visible, shown.transform(mirror.frame)])
        out[mirror.owner] = both, out[mirror.owner][1]
    return out


def on_glass(mirror: Mirror, points: NDArray[np.floating]) -> NDArray[np.integer]:
    """Which points, in the frame of the mirror's piece, lie in its plane: those of a picture do."""
    return np.flatnonzero(np.abs(mirror.frame.inverse().apply(points)[:, 2]) < 1e-3)


def _splat_side(mirrors: Sequence[Mirror], budget: int) -> float:
    """Side of the splats of pictures, so that they stay within their share of the budget [m]."""
    area = sum(np.prod(m.size) for m in mirrors)
    return max(FINEST, float(np.sqrt(area / max(SHARE * budget, 1.0))))


def _bared(splats: Splats, mirror: Mirror, rim: float) -> Splats:
    """A piece's splats without those on the glass itself, but for a rim [m]: they know where the glass ends."""
    local = mirror.frame.inverse().apply(splats.means)
    on = on_glass(mirror, splats.means)
    for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        on = on[mirror.covers(local[on, :2] + (rim * x, rim * y))]
    return splats.select(np.setdiff1d(np.arange(len(splats)), on))


def _first_that_sees(mirror: Mirror, here: Pose, eyes: Floats, scene: Scene) -> Floats | None:
    """The first eye that sees much of a mirror, in the mirror's frame, shape [3]; None where there is none.

    Args:
        mirror: The mirror.
        here: Its frame to the world's.
        eyes: In the world, shape [k, 3].
        scene: What stands in between.
    """
    local = here.inverse().apply(eyes)
    marks = here.apply(np.column_stack([mirror.marks * 0.8, np.full(MARKS, 0.01)]))
    to = marks[None] - eyes[:, None]
    far = np.maximum(np.linalg.norm(to, axis=2) - 0.005, 1e-3).reshape(-1)
    clear = scene.transmittance(np.repeat(eyes, MARKS, 0), to.reshape(-1, 3), far=far)
    seen = (clear.max(1).reshape(len(eyes), MARKS) > 0.3).mean(1)
    slant = local[:, 2] / np.maximum(np.linalg.norm(local, axis=1), 1e-6)
    good = np.flatnonzero((seen > 0.4) & (local[:, 2] > NEAREST) & (slant > LEAST_SLANT))
    return local[good[0]] if len(good) else None


def _picture(
    mirror: Mirror,
    here: Pose,
    eye: Floats,
    world: Splats,
    side: float,
    background: tuple[float, float, float],
) -> Splats:
    """The splats of a picture for an eye, both in the mirror's frame."""
    count = [max(2, int(np.ceil(s / side))) for s in mirror.size]
    cell = np.array(mirror.size) / count
    u, v = np.meshgrid(*(np.arange(n) + 0.5 for n in count))
    points = (np.stack([u, v], -1).reshape(-1, 2) - np.array(count) / 2) * cell
    glass = mirror.covers(points)
    for x, y in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
        glass &= mirror.covers(points + 0.4 * cell * (x, y))
    before = world.select(here.inverse().apply(world.means)[:, 2] > CLEAR)
    colours = _seen(here, eye, cell, (count[0], count[1]), before, background).reshape(-1, 3)[glass]
    n = len(colours)
    return Splats.from_colours(
        np.column_stack([points[glass], np.full(n, BEFORE)]),
        np.broadcast_to((1.0, 0.0, 0.0, 0.0), (n, 4)),
        np.broadcast_to([*(SPREAD * cell), THIN], (n, 3)),
        np.full(n, 0.99),
        colours,
    )


def _seen(
    here: Pose,
    eye: Floats,
    cell: Floats,
    count: tuple[int, int],
    world: Splats,
    background: tuple[float, float, float],
) -> Floats:
    """What an eye in a mirror's frame sees in it, display colours, shape [rows, columns, 3].

    The camera stands behind the glass and looks straight out of it; its picture is the outline's box exactly.
    """
    behind = eye * (1, 1, -1)
    focal, centre = eye[2] / cell, np.array(count) / 2 + behind[:2] / cell
    x, y, z = (float(b) for b in behind)
    camera = Camera(
        here @ Pose.at(x, y, z), *count, float(focal[0]), float(focal[1]), float(centre[0]), float(centre[1])
    )
    shown = rasterize(world, camera, background=background, antialias=True).colour
    return to_srgb(from_srgb(shown) * SILVER)
