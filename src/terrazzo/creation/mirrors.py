"""Mirrors: flat silvered glass that shows the room, drawn as a picture of small splats on the glass.

What a mirror shows to an eye is what another eye, as far behind the glass, sees through it. So the finished world is drawn
from behind every mirror, one pixel for each splat of the glass. A splat has one colour for all directions but for harmonics,
which are too coarse for pictures: fitted to several eyes they show all of their pictures at once, like a fog. So every mirror
shows what the first of the named cameras that sees it would see; from elsewhere it is as sharp and not quite true.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from terrazzo.cameras import Camera
from terrazzo.creation.pieces import Piece
from terrazzo.geometry import Pose, matrix_to_quaternion
from terrazzo.lighting import Scene, to_srgb
from terrazzo.render import rasterize
from terrazzo.shapes.surface import quad_normals
from terrazzo.splats import Splats

PATTERN = "mirror"
"""Texture of what is silvered."""
LEAST_AREA, LEAST_SIDE = 0.02, 0.08
"""A face smaller than this shows gloss only [m2, m]."""
FINEST = 0.006
"""Side of a splat of the glass, where the budget allows [m]."""
SHARE = 0.04
"""Most of the budget that all mirrors get."""
SPREAD = 0.5
"""Standard deviation of their splats over their side."""
BEFORE = 0.0006
"""How far they lie before the glass [m]."""
CLEAR = 0.004
"""What lies nearer to the plane of the glass than this is not mirrored [m]."""
NEAREST, LEAST_SLANT = 0.15, 0.25
"""Eyes nearer than this to the plane [m], or that see it at a cosine less than this, see too little in it."""
RIM = 1.5
"""Width of the rim that keeps its splats of gloss, over the side of the picture's splats."""
MARKS = 9
"""Points of the glass that an eye must see some of."""
THIN = 2e-4
"""Standard deviation of the splats along the normal [m]."""
SILVER = (0.86, 0.89, 0.88)
"""Reflectance of a silvered pane of float glass, linear RGB: slightly green."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Mirror:
    """One flat face of silvered glass.

    Args:
        owner: Index of the piece.
        frame: The face's frame to the piece's own: z out of the glass, y down, origin in the middle of the outline's box.
        corners: Of its quads in that frame [m], shape [q, 4, 2].
    """

    owner: int
    frame: Pose
    corners: Floats

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the outline's box [m]."""
        width, height = np.ptp(self.corners.reshape(-1, 2), axis=0)
        return float(width), float(height)

    @property
    def area(self) -> float:
        """Of all quads [m2]."""
        a, b = self.corners[:, 2] - self.corners[:, 0], self.corners[:, 3] - self.corners[:, 1]
        return float(np.abs(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum() / 2)

    def covers(self, points: Floats) -> NDArray[np.bool_]:
        """Which points [n, 2] of its plane lie on the glass."""
        inside = np.zeros(len(points), bool)
        for quad in self.corners:
            edge = np.roll(quad, -1, 0) - quad
            to = points[:, None] - quad
            turn = edge[:, 0] * to[..., 1] - edge[:, 1] * to[..., 0]
            inside |= (turn >= -1e-9).all(1) | (turn <= 1e-9).all(1)
        return inside


def mirrors_of(pieces: Sequence[Piece]) -> list[Mirror]:
    """All flat mirrors of a world that are large enough to show anything."""
    out = []
    for owner, piece in enumerate(pieces):
        corners = [p.surface.corners for p in piece.shape.parts if p.finish.pattern == PATTERN]
        if corners:
            out += _faces(owner, piece, np.concatenate(corners))
    return out


def _faces(owner: int, piece: Piece, corners: Floats) -> list[Mirror]:
    """The flat faces among quads of silvered glass [q, 4, 3] in a piece's own frame."""
    normal = quad_normals(corners)
    offset = np.einsum("qd,qd->q", normal, corners.mean(1))
    key = np.column_stack([np.rint(normal * 50), np.rint(offset / 0.002)])
    _, group = np.unique(key, axis=0, return_inverse=True)
    out = []
    for number in range(int(group.max()) + 1):
        rows = group.reshape(-1) == number
        face = _face(owner, piece, corners[rows], normal[rows].mean(0))
        if face.area >= LEAST_AREA and min(face.size) >= LEAST_SIDE:
            out.append(face)
    return out


def _face(owner: int, piece: Piece, corners: Floats, normal: Floats) -> Mirror:
    out = normal / np.linalg.norm(normal)
    up = piece.pose.inverse().rotate(np.array([0.0, 0.0, 1.0]))
    if abs(up @ out) > 0.95:
        up = np.roll(out, 1)
    down = out * (up @ out) - up
    down /= np.linalg.norm(down)
    turn = np.stack([np.cross(down, out), down, out], 1)
    flat = corners @ turn
    low, high = flat.min((0, 1)), flat.max((0, 1))
    middle = (low + high) / 2
    x, y, z = (float(v) for v in turn @ middle)
    qw, qx, qy, qz = (float(v) for v in matrix_to_quaternion(turn))
    return Mirror(owner, Pose((x, y, z), (qw, qx, qy, qz)), (flat - middle)[..., :2])


def splat_side(mirrors: Sequence[Mirror], budget: int) -> float:
    """Side of the splats of mirrors, so that they stay within their share of the budget [m]."""
    area = sum(np.prod(m.size) for m in mirrors)
    return max(FINEST, float(np.sqrt(area / max(SHARE * budget, 1.0))))


def splat_count(mirrors: Sequence[Mirror], side: float) -> int:
    """About how many splats mirrors take, and no fewer than they do."""
    return int(sum(np.prod(np.ceil(np.array(m.size) / side)) for m in mirrors))


def reflected(
    own: Sequence[tuple[Splats, Splats]],
    pieces: Sequence[Piece],
    mirrors: Sequence[Mirror],
    *,
    side: float,
    eyes: Floats,
    scene: Scene,
    background: tuple[float, float, float],
) -> list[tuple[Splats, Splats]]:
    """The visible and hidden splats of all pieces, with pictures on the mirrors.

    Args:
        own: Visible and hidden splats of each piece, in its own frame.
        pieces: What they belong to.
        mirrors: The faces that get pictures.
        side: Of the mirrors' splats [m].
        eyes: Where they may be looked at from, the likeliest first [m], shape [k, 3].
        scene: What stands between eyes and mirrors.
        background: Display colour behind everything.
    """
    out = list(own)
    if not mirrors:
        return out
    world = Splats.merge([visible.transform(p.pose) for (visible, _), p in zip(own, pieces, strict=True)])
    for mirror in mirrors:
        visible, hidden = out[mirror.owner]
        here = pieces[mirror.owner].pose @ mirror.frame
        eye = _first_that_sees(mirror, here, eyes, scene)
        if eye is not None:
            picture = _picture(mirror, here, eye, world, side, background)
            out[mirror.owner] = Splats.merge([_bared(visible, mirror, RIM * side), picture]), hidden
    return out


def _bared(splats: Splats, mirror: Mirror, rim: float) -> Splats:
    """A piece's splats without those on the glass itself, but for a rim [m]: they know where the glass ends."""
    local = mirror.frame.inverse().apply(splats.means)
    on = np.flatnonzero(np.abs(local[:, 2]) < 1e-3)
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
    middles = mirror.corners.mean(1)
    some = middles[np.linspace(0, len(middles) - 1, MARKS).astype(int)] * 0.8
    marks = here.apply(np.column_stack([some, np.full(MARKS, 0.01)]))
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
    """The splats of a mirror, in its piece's own frame, for an eye in the mirror's."""
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
        mirror.frame.apply(np.column_stack([points[glass], np.full(n, BEFORE)])),
        np.broadcast_to(mirror.frame.rotation, (n, 4)),
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
    return to_srgb(_linear(np.asarray(shown, np.float64)) * SILVER)


def _linear(display: Floats) -> Floats:
    """Linear values of sRGB (IEC 61966-2-1)."""
    x = np.clip(display, 0, 1)
    return np.where(x <= 0.04045, x / 12.92, ((x + 0.055) / 1.055) ** 2.4)
