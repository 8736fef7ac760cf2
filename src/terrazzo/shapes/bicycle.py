"""The bicycle."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.sketch import Sketch, entry


@entry(
    "bicycle",
    "bike, road bike, mountain bike, city bike, vintage bicycle, kids bike, tricycle, cycle, balance bike",
    (0.5, 1.7, 1.05), against_wall=True, mass=13.0, colours="teal, red, black, sky blue",
    tags="sport, vehicle", limits=(0.4, 1.2),
)  # fmt: skip
def bicycle(a: Sketch) -> None:
    """Two spoked wheels, a diamond frame, handlebars, saddle, chain ring and pedals, along y."""
    _, w, h = a.size
    frame = a.accent("lacquer", a.pick("teal", "red", "black", "sky blue"))
    black, steel = a.fixed("rubber"), a.fixed("chrome")
    r = 0.33 * h if 0.33 * h < 0.24 * w else 0.24 * w
    back, front, crank = (
        np.array([0, -0.3 * w, r]),
        np.array([0, 0.3 * w, r]),
        np.array([0, -0.06 * w, 0.82 * r]),
    )
    seat, head = np.array([0, -0.14 * w, 0.78 * h]), np.array([0, 0.2 * w, 0.76 * h])
    for k, hub in enumerate((back, front)):
        a.piece(f"wheel {k}")
        a.torus(black, r - 0.018, 0.018, tuple(hub), axis="x", n=48, around=8)
        a.torus(steel, r - 0.042, 0.008, tuple(hub), axis="x", n=48, around=6)
        for j in range(16):
            t = j * np.pi / 8
            a.tube(steel, [hub, hub + np.array([0, np.cos(t), np.sin(t)]) * (r - 0.045)], 0.0015, n=4)
        a.cylinder(steel, 0.018, 0.09, (-0.045, hub[1], hub[2]), axis="x", n=14)
    a.piece("frame")
    low_head = head - np.array([0, -0.02 * w, 0.1 * h])
    for one, two, thick in (
        (crank, seat, 0.017),
        (crank, low_head, 0.019),
        (seat - (0, 0, 0.09 * h), head - (0, 0, 0.03 * h), 0.016),
        (head + (0, 0, 0.04 * h), low_head, 0.02),
    ):
        a.tube(frame, [one, two], thick, n=12)
    for s in (-1, 1):
        side = np.array([s * 0.04, 0, 0])
        a.tube(frame, [crank + 0.5 * side, back + side], 0.01, n=8)
        a.tube(frame, [seat - (0, 0, 0.1 * h) + 0.4 * side, back + side], 0.009, n=8)
        a.tube(frame, [low_head + 0.7 * side, front + side], 0.012, n=8)
    a.piece("bars")
    stem = head + np.array([0, 0.0, 0.12 * h])
    a.tube(steel, [head, stem], 0.014)
    a.bend(
        steel,
        [
            stem + (-0.24, -0.08 * w, 0),
            stem + (-0.16, 0.0, 0.01),
            stem,
            stem + (0.16, 0.0, 0.01),
            stem + (0.24, -0.08 * w, 0),
        ],
        0.012,
    )
    for s in (-1, 1):
        a.tube(black, [stem + (s * 0.19, -0.035 * w, 0.004), stem + (s * 0.25, -0.085 * w, 0)], 0.017)
    a.piece("saddle")
    a.tube(steel, [seat, seat + (0, 0, 0.07 * h)], 0.013)
    t = np.linspace(0, 2 * np.pi, 30, endpoint=False)
    a.prism(
        a.fixed("leather"),
        np.stack([0.075 * np.cos(t) * (1 - 0.45 * np.sin(t)), 0.12 * np.sin(t)], -1),
        0.045,
        (0, seat[1], seat[2] + 0.07 * h),
        bevel=0.016,
        smooth=True,
    )
    a.piece("crank")
    a.torus(steel, 0.085, 0.008, (0.05, crank[1], crank[2]), axis="x", n=30, around=6)
    for s in (-1, 1):
        tip = crank + np.array([s * 0.07, s * 0.1, -s * 0.12])
        a.tube(steel, [crank + (s * 0.06, 0, 0), tip], 0.009)
        a.box(black, (0.09, 0.06, 0.02), (tip[0] + s * 0.04, tip[1], tip[2] - 0.01), bevel=0.003)
    a.tube(black, [(0.05, crank[1], crank[2] + 0.085), (0.045, back[1], back[2] + 0.03)], 0.005, n=5)
    a.tube(black, [(0.05, crank[1], crank[2] - 0.085), (0.045, back[1], back[2] - 0.03)], 0.005, n=5)
