"""Windows: a frame in the depth of the wall, sashes with glazing bars, thin glass, and a sill board."""

from __future__ import annotations

import numpy as np

from terrazzo.materials.finish import Finish
from terrazzo.shapes.architecture_pieces import Piece, piece
from terrazzo.shapes.architecture_walls import Hole, WallFrame
from terrazzo.shapes.primitives.flat import box_between, quads
from terrazzo.shapes.shape import Part
from terrazzo.shapes.surface import Surface
from terrazzo.world.rooms import Room
from terrazzo.world.things import Collider, Material

FRAME, SASH, BAR = 0.045, 0.042, 0.020
"""Widths of the fixed frame, of a sash's stiles and of a glazing bar [m]."""
BACK, FRONT = -0.120, -0.060
"""x of the frame's outer and inner face [m]."""
PANE = 0.95
"""Widest sash [m]."""
GLASS = Finish("glass", (0.92, 0.96, 0.95), gloss=1.0, opacity=0.04)
"""Clear float glass lets about nine tenths through; what is left shows as a faint film."""
FROSTED = Finish("smooth", (0.80, 0.84, 0.84), gloss=0.0, opacity=0.93)
"""Acid-etched glass scatters nearly all that it lets through: it glows, and shows nothing of what is behind."""
SMOKED = Finish("glass", (0.10, 0.11, 0.12), gloss=1.0, opacity=0.55)
STAINED = Finish("stained", (0.17, 0.015, 0.01), (0.01, 0.03, 0.16), scale=1.5, gloss=0.0, opacity=0.93)
GLAZING = {
    "frosted": FROSTED, "obscured": FROSTED, "privacy": FROSTED, "opaque": FROSTED, "milky": FROSTED, "translucent": FROSTED,
    "etched": FROSTED, "tinted": SMOKED, "smoked": SMOKED, "stained": STAINED, "stained-glass": STAINED, "leaded": STAINED,
}  # fmt: skip
"""Word said of windows -> their glass, where it is not clear."""
BLACK = Finish("smooth", (0.022, 0.022, 0.024), gloss=0.3)

_BARRED = frozenset(
    [
        "traditional",
        "victorian",
        "classic",
        "georgian",
        "cottage",
        "farmhouse",
        "country",
        "colonial",
        "rustic",
        "vintage",
    ]
)
GLASSHOUSE = "glasshouse"
"""Style of walls and roofs that are all glass, on thin bars."""
_NARROW, _PANE_LONG = 0.62, 1.1
"""Width and length of their panes at most [m]: horticultural glass is 610 mm wide."""
_STEEL = frozenset(["industrial", "loft", "urban"])


def window_of(
    room: Room,
    frame: WallFrame,
    hole: Hole,
    trim: Finish,
    styles: set[str],
    number: int,
    glazing: Finish = GLASS,
) -> list[Piece]:
    """The window in one hole: joinery, and glass as a piece of its own."""
    glasshouse = GLASSHOUSE in styles
    steel = bool(styles & _STEEL) or glasshouse
    look = BLACK if steel and not glasshouse else trim
    width = 0.6 * FRAME if steel else FRAME
    joinery = _ring(hole.left, hole.right, hole.low, hole.high, width, BACK, FRONT)
    glass = []
    inner = (hole.left + width, hole.right - width, hole.low + width, hole.high - width)
    count = max(1, int(np.ceil((inner[1] - inner[0]) / (_NARROW if glasshouse else PANE) - 0.05)))
    step = (inner[1] - inner[0]) / count
    for i in range(count):
        y0, y1 = inner[0] + i * step, inner[0] + (i + 1) * step
        sash = (0.25 if glasshouse else 0.5) * SASH if steel else SASH
        joinery += _ring(y0, y1, inner[2], inner[3], sash, BACK + 0.012, FRONT + 0.008)
        opening = (y0 + sash, y1 - sash, inner[2] + sash, inner[3] - sash)
        joinery += _bars(opening, styles, steel)
        glass.append(_pane(*opening))
    parts = [Part(Surface.merge(joinery), look)]
    if hole.low > 0.3 and not hole.opening.lean:
        parts.append(Part(_sill(hole), trim))
    name = f"{room.name}-window-{number}".replace(" ", "-")
    solid = Collider.box((BACK, hole.left, hole.low), (FRONT, hole.right, hole.high))
    timber = Material("painted wood", 600.0, 0.5, 0.1)
    return [
        piece(name, "window", "window", frame.pose, parts, [solid], room=room.name, material=timber),
        piece(
            f"{name}-glass",
            "window pane",
            "glass",
            frame.pose,
            [Part(Surface.merge(glass), glazing, closed=False)],
            room=room.name,
            material=Material("glass", 2500.0, 0.4, 0.2),
        ),
    ]


def _ring(
    y0: float, y1: float, z0: float, z1: float, width: float, back: float, front: float
) -> list[Surface]:
    """Four boards around a rectangle."""
    w = min(width, 0.3 * (y1 - y0), 0.3 * (z1 - z0))
    return [
        box_between((back, y0, z0), (front, y0 + w, z1), 0.004),
        box_between((back, y1 - w, z0), (front, y1, z1), 0.004),
        box_between((back, y0 + w, z0), (front, y1 - w, z0 + w), 0.004),
        box_between((back, y0 + w, z1 - w), (front, y1 - w, z1), 0.004),
    ]


def _bars(opening: tuple[float, float, float, float], styles: set[str], steel: bool) -> list[Surface]:
    """Glazing bars: small panes in old styles and steel windows, none in modern ones."""
    y0, y1, z0, z1 = opening
    back, front = BACK + 0.02, FRONT - 0.004
    if GLASSHOUSE in styles:
        up = max(1, round((z1 - z0) / _PANE_LONG))
        zs = z0 + (z1 - z0) * np.arange(1, up) / up
        return [box_between((back, y0, z - BAR / 3), (front, y1, z + BAR / 3), 0.003) for z in zs]
    if not steel and not styles & _BARRED:
        return []
    across = max(1, round((y1 - y0) / (0.42 if steel else 0.34)))
    up = max(1, round((z1 - z0) / (0.40 if steel else 0.42)))
    half = BAR / 2 * (0.8 if steel else 1.0)
    ys = y0 + (y1 - y0) * np.arange(1, across) / across
    zs = z0 + (z1 - z0) * np.arange(1, up) / up
    out = [box_between((back, y - half, z0), (front, y + half, z1), 0.003) for y in ys]
    return out + [box_between((back, y0, z - half), (front, y1, z + half), 0.003) for z in zs]


def _pane(y0: float, y1: float, z0: float, z1: float) -> Surface:
    x = (BACK + FRONT) / 2
    return quads(np.array([[(x, y0, z0), (x, y1, z0), (x, y1, z1), (x, y0, z1)]]))


def _sill(hole: Hole) -> Surface:
    """A board on the reveal that stands out a little into the room."""
    reach = 0.035
    board = box_between((FRONT - 0.004, hole.left, hole.low), (0.0, hole.right, hole.low + 0.024), 0.004)
    nose = box_between(
        (-0.01, hole.left - reach, hole.low), (reach, hole.right + reach, hole.low + 0.024), 0.006
    )
    return Surface.merge([board, nose])
