"""Balls of all games, painted on one sphere."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.sketch import Sketch, entry


def painted_ball(a: Sketch, looks: list[Finish], label, n: int = 48) -> None:
    """A sphere that fills the box, painted by a function of the unit direction [.., 3]."""
    r = min(a.size) / 2
    lon, lat = np.linspace(0, 2 * np.pi, n + 1), np.linspace(-np.pi / 2, np.pi / 2, n // 2 + 1)

    def unit(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        p, q = np.meshgrid(u, v, indexing="ij")
        return np.stack([np.cos(q) * np.cos(p), np.cos(q) * np.sin(p), np.sin(q)], -1)

    middle = unit((lon[:-1] + lon[1:]) / 2, (lat[:-1] + lat[1:]) / 2)
    a.mosaic(unit(lon, lat) * r + (0, 0, r), label(middle), looks)


_PHI = (1 + 5**0.5) / 2


_ICOSAHEDRON = np.array(
    [(0, s, t * _PHI) for s in (-1, 1) for t in (-1, 1)]
    + [(s, t * _PHI, 0) for s in (-1, 1) for t in (-1, 1)]
    + [(t * _PHI, 0, s) for s in (-1, 1) for t in (-1, 1)]
) / np.sqrt(1 + _PHI**2)
"""Corners of an icosahedron on the unit sphere: the middles of a football's twelve pentagons."""


def _soccer(unit: np.ndarray) -> np.ndarray:
    return (np.max(unit @ _ICOSAHEDRON.T, -1) > 0.955).astype(int)


def _basket(unit: np.ndarray) -> np.ndarray:
    x, y, z = unit[..., 0], unit[..., 1], unit[..., 2]
    seam = (np.abs(x) < 0.05) | (np.abs(y) < 0.05) | (np.abs(np.hypot(x, 1.3 * z) - 0.62) < 0.045)
    return seam.astype(int)


def _beach(unit: np.ndarray) -> np.ndarray:
    wedge = ((np.arctan2(unit[..., 1], unit[..., 0]) + np.pi) / (np.pi / 3)).astype(int) % 6
    return np.where(np.abs(unit[..., 2]) > 0.96, 6, wedge)


def _tennis(unit: np.ndarray) -> np.ndarray:
    t = np.arctan2(unit[..., 1], unit[..., 0])
    return (np.abs(unit[..., 2] - 0.62 * np.sin(2 * t)) < 0.07).astype(int)


@entry(
    "tennis ball", "baseball, golf ball, softball, cricket ball, juggling ball",
    (0.067, 0.067, 0.067), stand="surface", mass=0.06, said="tennis", tags="sport", limits=(0.5, 2.0),
)  # fmt: skip
@entry(
    "basketball", "basket ball",
    (0.24, 0.24, 0.24), mass=0.6, said="basketball", tags="sport", limits=(0.4, 1.3),
)  # fmt: skip
@entry(
    "soccer ball", "football, soccer football, football ball, volleyball, handball",
    (0.22, 0.22, 0.22), mass=0.43, said="soccer", tags="sport", limits=(0.4, 1.3),
)  # fmt: skip
@entry(
    "medicine ball", "slam ball, weighted ball, exercise ball weight",
    (0.28, 0.28, 0.28), mass=5.0, said="medicine", tags="sport", limits=(0.5, 1.4),
)  # fmt: skip
@entry(
    "exercise ball",
    "yoga ball, stability ball, gym ball, swiss ball, pilates ball, fitness ball, balance ball",
    (0.65, 0.65, 0.65), mass=1.5, said="exercise", colours="grey, violet, teal", tags="sport",
    limits=(0.5, 1.3),
)  # fmt: skip
@entry(
    "ball",
    "toy ball, beach ball, bouncy ball, rubber ball, play ball, colorful ball, dog ball, balls, "
    "bowling ball, pool ball, billiard ball, pit ball",
    (0.2, 0.2, 0.2), mass=0.2, tags="toy, sport", limits=(0.2, 3.0),
)  # fmt: skip
def ball(a: Sketch) -> None:
    """A ball: football, basketball, tennis, medicine, exercise, bowling, or striped like a beach ball."""
    if a.said("soccer", "football", "volleyball"):
        painted_ball(
            a,
            [
                a.fixed("lacquer", a.spec.colour or "white"),
                a.fixed("lacquer", "charcoal" if not a.said("volleyball") else "yellow"),
            ],
            _soccer,
            72,
        )
    elif a.said("basketball"):
        painted_ball(
            a, [a.fixed("leather", a.spec.colour or "burnt orange"), a.fixed("rubber", "black")], _basket, 72
        )
    elif a.said("tennis", "baseball", "softball"):
        white = a.said("baseball", "golf")
        painted_ball(
            a,
            [
                a.fixed("felt", "white" if white else a.spec.colour or "lemon"),
                a.fixed("felt", "red" if white else "white"),
            ],
            _tennis,
            56,
        )
    elif a.said("medicine", "slam", "weighted"):
        looks = [
            a.fixed("faux leather", a.spec.colour or "charcoal"),
            a.fixed("rubber", "red" if a.spec.colour != "red" else "black"),
        ]
        painted_ball(
            a, looks, lambda u: ((np.abs(u[..., 2]) < 0.09) | (np.abs(u[..., 0]) < 0.05)).astype(int), 56
        )
    elif a.said("exercise", "yoga", "bowling", "gym", "pilates") or a.spec.colour not in (
        None,
        "colourful",
        "multicoloured",
        "rainbow",
    ):
        r = min(a.size) / 2
        look = a.fixed(
            "lacquer" if a.said("bowling") else "plastic", a.spec.colour or a.pick("grey", "violet", "teal")
        )
        a.ball(look, r, (0, 0, r), n=40)
        if a.said("exercise", "yoga", "gym"):
            for k in (-2, -1, 0, 1, 2):
                a.torus(
                    look, r * np.cos(0.14 * k), 0.012 * r, (0, 0, r + r * np.sin(0.14 * k)), n=48, around=5
                )
    else:
        painted_ball(
            a,
            [a.fixed("plastic", c) for c in ("red", "white", "blue", "yellow", "white", "green", "white")],
            _beach,
            48,
        )
