"""What a plan's drawing is made of: walls, openings, floors, things and dimensions as marks on a sheet, in pixels.

The signs are those of architects' plans (ISO 128, and the habits of Neufert's "Architects' Data"): cut walls are solid, a door
is its leaf and the quarter circle that it sweeps, a window three lines in the wall, what hangs overhead is dashed, and
dimension lines end in oblique strokes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from terrazzo.geometry import Array64
from terrazzo.hulls import convex_outline
from terrazzo.layout.plan import Placement, Plan, Staircase
from terrazzo.lighting.exposure import to_srgb
from terrazzo.materials.finish import Finish
from terrazzo.shapes.architecture_garage import is_sectional
from terrazzo.shapes.architecture_stairs import APART, Steps
from terrazzo.world.rooms import Opening, Room

WALL = 0.12
"""Thickness of a drawn wall [m]."""
INK, FAINT, PAPER, GLASS, WARNING = "#2f2b27", "#8d857b", "#fbfaf7", "#5f93b8", "#a8432f"

_LEAF = 0.045
"""Thickness of a drawn door leaf [m]."""
_OVER_DOOR = 1.25
"""Doors wider than this have two leaves [m]."""
_BOARD = 0.2
"""Width of drawn floor boards [m]."""
_TILE = 0.4
"""Side of drawn floor tiles [m]."""
_RUG_HEIGHT = 0.02
"""Thinner things that are wide are drawn as rugs [m]."""


@dataclass(frozen=True, eq=False)
class Mark:
    """One shape of the drawing.

    Args:
        points: Corners on the sheet [px], shape [n, 2], y downwards.
        fill: Colour, or "" for a line only.
        line: Line colour, or "".
        width: Line width [px].
        dash: Length of dashes and gaps [px], 0 for a full line.
        closed: Whether the last point joins the first.
        text: Written at the first point instead of a shape.
        size: Text height [px].
        anchor: "start", "middle" or "end" of the text at the point.
        bold: Of the text.
        turned: Whether the text runs upwards.
        opacity: Of the fill, 0..1.
    """

    points: Array64
    fill: str = ""
    line: str = ""
    width: float = 1.0
    dash: float = 0.0
    closed: bool = True
    text: str = ""
    size: float = 0.0
    anchor: str = "middle"
    bold: bool = False
    turned: bool = False
    opacity: float = 1.0


@dataclass(frozen=True, eq=False)
class View:
    """From the world's floor [m] to a part of the sheet [px]: x to the right, y upwards.

    Args:
        scale: Pixels a metre.
        left: Sheet x of the world's x = 0 [px].
        top: Sheet y of the world's y = 0 [px].
    """

    scale: float
    left: float
    top: float

    def at(self, points: Array64) -> Array64:
        """World points [m], shape [n, 2], on the sheet."""
        p = np.asarray(points, np.float64).reshape(-1, 2)
        return np.stack([self.left + p[:, 0] * self.scale, self.top - p[:, 1] * self.scale], 1)


def colour_of(linear: Sequence[float], *, paper: float = 0.0) -> str:
    """A linear colour as six digits, mixed with `paper` of white."""
    rgb = (1 - paper) * np.asarray(to_srgb(np.clip(linear, 0, 1))) + paper
    return "#" + "".join(f"{round(255 * float(c)):02x}" for c in np.clip(rgb, 0, 1))


def walls(room: Room, view: View) -> list[Mark]:
    """The walls around a room, solid."""
    out = []
    polygon = room.polygon
    for i in range(len(polygon)):
        a, b = room.wall(i)
        along = (b - a) / max(float(np.linalg.norm(b - a)), 1e-9)
        outward = np.array([along[1], -along[0]])
        a, b = a - along * WALL, b + along * WALL
        out.append(Mark(view.at(np.array([a, b, b + outward * WALL, a + outward * WALL])), INK))
    return out


def floor(room: Room, finish: Finish | None, view: View) -> list[Mark]:
    """The floor of a room with a hint of what it is made of."""
    fill = colour_of(finish.colour, paper=0.72) if finish else "#f3eee6"
    line = colour_of(finish.colour, paper=0.5) if finish else ""
    out = [Mark(view.at(room.polygon), fill)]
    if finish is None or len(room.floor) != 4:
        return out
    low, high = room.polygon.min(0), room.polygon.max(0)
    boards = finish.pattern in ("wood", "planks", "herringbone", "parquet")
    tiled = finish.pattern in ("tiles", "checker", "hexagons", "mosaic", "slate")
    if boards or tiled:
        step = _BOARD if boards else _TILE
        for y in np.arange(low[1] + step, high[1] - 1e-6, step):
            out.append(
                Mark(view.at(np.array([(low[0], y), (high[0], y)])), line=line, width=0.6, closed=False)
            )
    if tiled:
        for x in np.arange(low[0] + _TILE, high[0] - 1e-6, _TILE):
            out.append(
                Mark(view.at(np.array([(x, low[1]), (x, high[1])])), line=line, width=0.6, closed=False)
            )
    return out


def opening(hole: Opening, view: View) -> list[Mark]:
    """A window's panes, a door's leaf and swing, or the gap of a doorway."""
    inward = np.array([np.cos(hole.yaw), np.sin(hole.yaw)])
    along = np.array([-inward[1], inward[0]])
    middle, half = np.array(hole.centre[:2], np.float64), hole.size[0] / 2

    def span(depth: float, near: float = -1.0, far: float = 1.0) -> Array64:
        return np.array([middle + along * half * s + inward * depth for s in (near, far)])

    if hole.lean:  # seen from above, with the cross of a void
        deep = hole.size[1] / 2 * float(np.sin(hole.lean))
        ring = np.concatenate([span(-deep), span(deep)[::-1]])
        cross = [Mark(view.at(ring[k]), line=FAINT, dash=4, closed=False) for k in ([0, 2], [1, 3])]
        return [Mark(view.at(ring), line=FAINT, dash=4), *cross]
    gap = np.concatenate([span(0.0), span(-WALL)[::-1]])
    if hole.kind == "window":
        panes = [Mark(view.at(span(-WALL * t)), line=GLASS, width=1.6, closed=False) for t in (0.0, 0.5, 1.0)]
        return [Mark(view.at(gap), "#eef5fa", INK), *panes]
    out = [Mark(view.at(gap), PAPER)]
    out += [Mark(view.at(np.array([p, p - inward * WALL])), line=INK, closed=False) for p in span(0.0)]
    if hole.kind == "doorway":
        return [*out, Mark(view.at(span(-WALL / 2)), line=FAINT, dash=4, closed=False)]
    if is_sectional(hole):  # it runs up and under the ceiling
        under = np.concatenate([span(0.0), span(hole.size[1])[::-1]])
        return [
            *out,
            Mark(view.at(span(-WALL / 2)), line=INK, closed=False),
            Mark(view.at(under), line=FAINT, dash=4),
        ]
    leaves = ((-1.0, 1.0),) if hole.size[0] <= _OVER_DOOR else ((-1.0, 0.0), (1.0, 0.0))
    for hinge, end in leaves:
        length = abs(end - hinge) * half
        turn = np.sign(end - hinge)
        pin = middle + along * half * hinge
        t = np.linspace(0, np.pi / 2, 24)[:, None]
        arc = pin + length * (np.sin(t) * inward + np.cos(t) * along * turn)
        leaf = [
            pin,
            pin + inward * length,
            pin + inward * length + along * turn * _LEAF,
            pin + along * turn * _LEAF,
        ]
        out.append(Mark(view.at(arc), line=FAINT, width=1.0, closed=False))
        out.append(Mark(view.at(np.array(leaf)), "#ffffff", INK))
    return out


def stairs(flight: Staircase, view: View) -> list[Mark]:
    """The edges of the steps, and an arrow up the middle of the flights."""
    depth, width = flight.size
    steps = Steps.fit(flight.rise, depth, width)
    half, gap = width / 2, APART / 2
    out = []

    def line(points: list[tuple[float, float]], *, width: float = 1.0) -> None:
        flat = np.pad(np.array(points, np.float64), ((0, 0), (0, 1)))
        out.append(Mark(view.at(flight.pose.apply(flat)[:, :2]), line=INK, width=width, closed=False))

    for i in range(steps.first):
        line([(i * steps.going, gap), (i * steps.going, half)])
    for i in range(steps.second):
        line([(steps.turn - i * steps.going, -half), (steps.turn - i * steps.going, -gap)])
    line([(0.0, gap), (steps.turn, gap), (steps.turn, -gap), (0.0, -gap)])
    lane, back = (half + gap) / 2, (steps.turn + depth) / 2
    end = steps.turn - (steps.second - 1) * steps.going
    line([(0.1, lane), (back, lane), (back, -lane), (end - 0.1, -lane)], width=1.4)
    line([(end + 0.1, -lane - 0.12), (end - 0.1, -lane), (end + 0.1, -lane + 0.12)], width=1.4)
    return out


def stand(p: Placement) -> str:
    """How a thing is drawn: as a rug, on the floor, on another thing, on a wall or from the ceiling."""
    if p.support in ("wall", "ceiling"):
        return p.support
    if p.shape.size[2] <= _RUG_HEIGHT and max(p.shape.size) > 0.3 and p.pose.position[2] < 0.03:
        return "rug"
    on_floor = p.support == "floor" or p.pose.position[2] < 0.03  # What stands on a rug stands on the floor.
    return "floor" if on_floor else "surface"


def layer(p: Placement) -> tuple[int, float]:
    """Order of drawing, from the bottom up."""
    return ["rug", "floor", "surface", "wall", "ceiling"].index(stand(p)), p.pose.position[2]


def outline(p: Placement) -> Array64:
    """Convex outline of a thing on the floor of the world [m], shape [n, 2]."""
    x, y, _ = p.shape.size
    own = [c.points[:, :2] for c in p.shape.colliders]
    flat = convex_outline(np.concatenate(own)) if own else np.zeros((0, 2))
    if len(flat) < 3:
        flat = np.array([[-x, -y], [x, -y], [x, y], [-x, y]]) / 2
    return p.pose.apply(np.concatenate([flat, np.zeros((len(flat), 1))], 1))[:, :2]


def thing(p: Placement, view: View) -> list[Mark]:
    """A thing seen from above: its solid pieces from the lowest to the highest, in its own colour, and its front."""
    how = stand(p)
    if how == "ceiling":
        return [Mark(view.at(outline(p)), line=FAINT, dash=4)]
    paper = {"rug": 0.6, "floor": 0.38, "surface": 0.25, "wall": 0.3}[how]
    base = _colour(p)
    out = []
    pieces = sorted(p.shape.colliders, key=lambda c: float(c.points[:, 2].max()))
    tall = max(p.shape.size[2], 1e-6)
    if not pieces or len(pieces) > 60:
        out.append(Mark(view.at(outline(p)), colour_of(base, paper=paper), INK, width=1.0))
        pieces = []
    for piece in pieces:
        flat = convex_outline(piece.points[:, :2])
        if len(flat) < 3:
            continue
        world = p.pose.apply(np.concatenate([flat, np.zeros((len(flat), 1))], 1))[:, :2]
        height = float(piece.points[:, 2].max()) / tall
        fill = colour_of(base, paper=min(0.9, paper + 0.16 * height))
        out.append(Mark(view.at(world), fill, INK, width=0.9 if how == "floor" else 0.7))
    if how == "floor" and "bed" in p.kind.split():
        out += _pillows(p, view)
    elif how == "floor" and p.shape.size[0] < 4 * p.shape.size[1]:
        out.append(_front(p, view))
    return out


def _front(p: Placement, view: View) -> Mark:
    """A small arrowhead just inside the front edge."""
    x = p.shape.size[0]
    reach = min(0.06, 0.12 * x)
    tip = np.array([[x / 2 - 0.01, 0, 0], [x / 2 - reach, 0.8 * reach, 0], [x / 2 - reach, -0.8 * reach, 0]])
    return Mark(view.at(p.pose.apply(tip)[:, :2]), INK, opacity=0.55)


def _pillows(p: Placement, view: View) -> list[Mark]:
    """The pillows at the head of a bed and the fold of its cover, as beds are drawn in plans."""
    x, y, _ = p.shape.size
    count = 2 if y > 1.25 else 1
    wide = min(0.65, 0.86 * y / count)
    out = []
    for i in range(count):
        middle = (i - (count - 1) / 2) * y / count
        box = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * (0.2, wide / 2) + (-x / 2 + 0.36, middle)
        out.append(_on_floor(p, box, view, fill="#ffffff"))
    fold = np.array([(-x / 2 + 0.68, -y / 2), (-x / 2 + 0.68, y / 2)])
    return [*out, _on_floor(p, fold, view, closed=False)]


def _on_floor(p: Placement, own: Array64, view: View, *, fill: str = "", closed: bool = True) -> Mark:
    flat = np.concatenate([own, np.zeros((len(own), 1))], 1)
    return Mark(view.at(p.pose.apply(flat)[:, :2]), fill, INK, width=0.9, closed=closed)


def is_dark(p: Placement) -> bool:
    """Whether a thing is drawn so dark that its name must be light."""
    return float(np.dot(_colour(p), (0.2126, 0.7152, 0.0722))) < 0.07


def _colour(p: Placement) -> tuple[float, float, float]:
    """Linear colour of a thing: of its parts, by their area seen from above."""
    total, weight = np.zeros(3), 1e-12
    for part in p.shape.parts:
        corners = part.surface.corners[:, :, :2]
        a, b = corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1]
        seen = float(np.abs(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).sum()) * part.finish.opacity
        total += seen * np.asarray(part.finish.colour)
        weight += seen
    r, g, b = total / weight
    return float(r), float(g), float(b)


def dimension(a: Array64, b: Array64, view: View, *, away: float, size: float) -> list[Mark]:
    """A dimension line between two points of the world, drawn `away` pixels to the right of the way from a to b."""
    ends = view.at(np.array([a, b]))
    way = ends[1] - ends[0]
    length = float(np.linalg.norm(way))
    if length < 1:
        return []
    way = way / length
    side = np.array([-way[1], way[0]]) * away
    line = ends + side
    stroke = (way + side / max(abs(away), 1e-9) * np.sign(away)) * 3.5
    out = [Mark(line, line=FAINT, width=1.0, closed=False)]
    for end, foot in zip(line, ends):
        out.append(
            Mark(np.array([foot + side * 0.35, end + side * 0.2]), line=FAINT, width=0.7, closed=False)
        )
        out.append(Mark(np.array([end - stroke, end + stroke]), line=INK, width=1.3, closed=False))
    text = f"{np.linalg.norm(np.asarray(b) - np.asarray(a)):.2f} m"
    upright = abs(way[0]) > abs(way[1])
    spot = line.mean(0) + (np.array([0, -0.75 * size]) if upright else np.array([-0.75 * size, 0]))
    return [*out, Mark(spot[None], INK, text=text, size=size, turned=not upright)]


def scale_bar(plan_scale: float, x: float, y: float, *, size: float) -> list[Mark]:
    """A bar of two metres in half-metre pieces, from a point of the sheet [px]."""
    out = []
    for i in range(4):
        left = x + i * plan_scale / 2
        box = np.array([(left, y), (left + plan_scale / 2, y), (left + plan_scale / 2, y + 6), (left, y + 6)])
        out.append(Mark(box, INK if i % 2 == 0 else "#ffffff", INK, width=0.8))
    for metres in (0, 1, 2):
        text = f"{metres} m" if metres == 2 else str(metres)
        out.append(Mark(np.array([(x + metres * plan_scale, y + 8 + 0.6 * size)]), INK, text=text, size=size))
    return out


def extent(plan: Plan) -> tuple[Array64, Array64]:
    """Smallest and largest corner of all rooms [m]."""
    points = np.concatenate([r.polygon for r in plan.rooms])
    return points.min(0), points.max(0)
