"""Does everything stay where it stands? A place's colliders are let go in MuJoCo for a few seconds.

What stands on the floor or on something else is free; what hangs on walls or from the ceiling is fastened there, and rugs
lie glued to the floor. Floors and walls are static. Needs the extra `physics`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import ArgumentError
from terrazzo.evaluate.subjects import Measured, Subject
from terrazzo.extras import require
from terrazzo.geometry import Array64, quaternion_to_matrix
from terrazzo.hulls import boxes_of, convex_hull

SECONDS = 5.0
"""How long things are left alone [s]."""

MOVED = 0.02
"""From this distance on a thing has moved [m]."""

_STEP = 0.004
"""Time step [s]: MuJoCo's default of 2 ms, doubled, which stiff implicit contacts allow."""

_GRAVITY = 9.81
_FLAT = 0.012
"""Things lower than this lie on the floor like a sheet: rugs and mats [m]."""

_PILE = ' priority="1" solref="0.06 1" solimp="0.2 0.9 0.005"'
"""Rugs give way: a table with two legs on one is not thrown up by the 4 mm that these press into its pile."""

_THIN = 5e-4
"""Pieces thinner than this [m] are made this thick: MuJoCo takes no flat meshes."""

_SLAB = 0.1
"""Thickness of the floors of upper storeys [m]; their undersides touch nothing."""

_LIGHTEST = 0.01
"""Least mass of a free body [kg]."""


@dataclass(frozen=True)
class Stability:
    """What became of the things that were free to move.

    Args:
        moved: How far each thing's middle has moved [m], by id.
        seconds: Simulated time [s].
    """

    moved: dict[str, float]
    seconds: float

    @property
    def stayed(self) -> int:
        """Things that stayed within `MOVED`."""
        return sum(d <= MOVED for d in self.moved.values())


def mjcf(place: Measured) -> str:
    """A place as MuJoCo's XML: one body for each thing, its convex pieces as meshes, a static building.

    Pieces are written relative to the middle of the thing's box, so that a body's position is that middle.
    """
    meshes: list[str] = []
    bodies: list[str] = []
    for number, subject in enumerate(place.subjects):
        geoms = []
        joint = "<freejoint/>" if is_free(subject, place) else ""
        pile = _PILE if not joint and _lies(subject) else ""
        for k, piece in enumerate(subject.pieces):
            name = f"m{number}_{k}"
            vertices = _thickened(piece - subject.box.centre)
            meshes.append(
                f'<mesh name="{name}" vertex="{_list(vertices)}" face="{_list(convex_hull(vertices))}"/>'
            )
            geoms.append(
                f'<geom type="mesh" mesh="{name}" friction="{subject.friction:.3f} 0.005 0.0001"{pile}/>'
            )
        inertia = _inertial(subject) if joint else ""
        bodies.append(
            f'<body name={quoteattr(subject.id)} pos="{_list(subject.box.centre)}">'
            f"{joint}{inertia}{''.join(geoms)}</body>"
        )
    return (
        f'<mujoco><compiler angle="radian"/><option timestep="{_STEP}" gravity="0 0 -{_GRAVITY}" '
        'integrator="implicitfast" cone="elliptic" impratio="10"/><size memory="512M"/>'
        f'<default><geom margin="0" solref="0.01 1"/></default><asset>{"".join(meshes)}</asset>'
        f"<worldbody>{_floor()}{''.join(_upper_floors(place))}{''.join(_walls(place))}{''.join(bodies)}</worldbody></mujoco>"
    )


def stability(place: Measured, *, seconds: float = SECONDS) -> Stability:
    """Lets everything go and says how far it moved.

    Args:
        place: What to drop.
        seconds: For how long [s].

    Raises:
        MissingExtraError: MuJoCo is not installed.
        ArgumentError: MuJoCo refuses the scene.
    """
    if not any(is_free(s, place) for s in place.subjects):
        return Stability({}, seconds)
    mujoco: Any = require("mujoco", purpose="measuring stability")
    try:
        model = mujoco.MjModel.from_xml_string(mjcf(place))
    except ValueError as error:
        raise ArgumentError(f"MuJoCo cannot simulate this place: {error}") from error
    data = mujoco.MjData(model)
    mujoco.mj_forward(model, data)
    start = np.array(data.xpos)
    for _ in range(round(seconds / _STEP)):
        mujoco.mj_step(model, data)
    away = np.linalg.norm(np.nan_to_num(np.array(data.xpos), nan=1e3) - start, axis=1)
    moved = {
        s.id: float(away[mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_BODY, s.id)])
        for s in place.subjects
        if is_free(s, place)
    }
    return Stability(moved, seconds)


def is_free(subject: Subject, place: Measured) -> bool:
    """Whether nothing fastens a thing: it stands on the floor or on something, and is no rug."""
    return subject.support not in ("wall", "ceiling") and not _lies(subject)


def _lies(subject: Subject) -> bool:
    return float(subject.high[2] - subject.low[2]) <= _FLAT


def _inertial(subject: Subject) -> str:
    """Mass and inertia of the thing's solid, taken as uniform over its pieces' boxes along the thing's own axes."""
    pose = subject.box.pose
    centres, sizes = boxes_of([pose.inverse().apply(piece) for piece in subject.pieces])
    share = sizes.prod(1) / sizes.prod(1).sum()
    middle = share @ centres
    mass = max(subject.mass, _LIGHTEST)
    tensor = np.zeros((3, 3))
    for part, centre, size in zip(share * mass, centres, sizes):
        off = centre - middle
        own = np.diag((np.sum(size**2) - size**2) / 12)
        tensor += part * (own + off @ off * np.eye(3) - np.outer(off, off))
    turn = quaternion_to_matrix(pose.rotation)
    t = turn @ tensor @ turn.T + 1e-7 * np.eye(3)
    full = (t[0, 0], t[1, 1], t[2, 2], t[0, 1], t[0, 2], t[1, 2])
    return (
        f'<inertial pos="{_list(pose.apply(middle) - subject.box.centre)}" mass="{mass:.6g}" '
        f'fullinertia="{_list(np.array(full))}"/>'
    )


def _thickened(points: Array64) -> Array64:
    """The points, with a flat piece made thick along its thinnest axis."""
    out = np.array(points, np.float64)
    span = np.ptp(out, axis=0)
    axis = int(np.argmin(span))
    if span[axis] >= _THIN:
        return out
    up = out.copy()
    up[:, axis] += _THIN
    return np.concatenate([out, up])


def _floor() -> str:
    return '<geom type="plane" size="0 0 1" friction="0.6 0.005 0.0001"/>'


def _upper_floors(place: Measured) -> list[str]:
    """The floors of rooms above the ground, as slabs under their bounds."""
    out = []
    for room in place.rooms:
        if room.base > 0:
            low, high = room.polygon.min(0), room.polygon.max(0)
            (x, y), (hx, hy) = (low + high) / 2, (high - low) / 2
            out.append(
                f'<geom type="box" size="{hx:.4f} {hy:.4f} {_SLAB / 2}" pos="{x:.4f} {y:.4f} {room.base - _SLAB / 2:.4f}" '
                'friction="0.6 0.005 0.0001"/>'
            )
    return out


def _walls(place: Measured) -> list[str]:
    from terrazzo.evaluate.subjects import wall_boxes

    out = []
    for room in place.rooms:
        for wall in wall_boxes(room):
            x, y, z = wall.half
            out.append(
                f'<geom type="box" size="{x:.4f} {y:.4f} {z:.4f}" pos="{_list(wall.centre)}" '
                f'euler="0 0 {wall.pose.yaw:.6f}"/>'
            )
    return out


def _list(values: NDArray[Any]) -> str:
    flat = np.asarray(values).ravel()
    return " ".join(str(v) if flat.dtype.kind in "iu" else f"{v:.6g}" for v in flat.tolist())
