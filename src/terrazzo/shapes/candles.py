"""Candles and what holds them; each flame is a small warm lamp."""

from __future__ import annotations

import numpy as np

from terrazzo.shapes.sketch import Sketch, entry
from terrazzo.shapes.tableware import vessel


def flame(a: Sketch, spot: tuple[float, float, float], size: float) -> None:
    """A wick and, unless the candle is unlit, a flame of this height [m] that gives light."""
    x, y, z = spot
    a.cylinder(a.fixed("plastic", "black"), 0.05 * size, 0.4 * size, spot, n=6)
    if a.said("off", "unlit"):
        return
    fire = a.glow(a.fixed("wax", "amber"), 9.0, (1.0, 0.55, 0.16))
    a.lathe(
        fire,
        [(0, 0), (0.16 * size, 0.25 * size), (0.1 * size, 0.6 * size), (0, size)],
        base=(x, y, z + 0.3 * size),
        n=10,
    )
    a.lamp((x, y, z + 0.8 * size), 0.25 * size, 0.45, 1.2 * size, (1.0, 0.55, 0.2))


@entry(
    "candle",
    "scented candle, candle jar, decorative candle, votive, tea light, tealight, aromatherapy candle, "
    "jar candle, candles, beeswax candle",
    (0.085, 0.085, 0.12), stand="surface", mass=0.35, colours="ivory, cream, white", finishes="wax",
    tags="light, decoration", limits=(0.4, 2.5),
)  # fmt: skip
def candle(a: Sketch) -> None:
    """A candle in a glass jar where "scented" or "jar" was said, else a short pillar."""
    w, _, h = a.size
    r = w / 2
    wax = a.main("wax", "ivory")
    if a.said("scented", "jar", "glass", "votive", "aromatherapy"):
        a.lathe(
            a.fixed("glass"), vessel([(0.97 * r, 0), (r, 0.02 * h), (r, 0.82 * h)], 0.05 * r, 0.05 * h), n=32
        )
        a.cylinder(wax, 0.93 * r, 0.5 * h, (0, 0, 0.05 * h), n=32)
        a.lathe(a.fixed("paper", "cream"), [(1.005 * r, 0.16 * h), (1.005 * r, 0.46 * h)], n=32)
        flame(a, (0, 0, 0.55 * h), 0.2 * h)
        return
    a.lathe(wax, [(0, 0), (r, 0), (r, 0.7 * h), (0.94 * r, 0.74 * h), (0.7 * r, 0.7 * h), (0, 0.7 * h)], n=32)
    flame(a, (0, 0, 0.7 * h), 0.24 * h)


@entry(
    "pillar candle",
    "tall candle, church candle, beeswax pillar candle, large candle, block candle",
    (0.08, 0.08, 0.2), stand="surface", mass=0.6, colours="ivory, cream, honey", finishes="wax",
    tags="light, decoration",
)  # fmt: skip
def pillar_candle(a: Sketch) -> None:
    """A thick candle with a hollow top."""
    w, _, h = a.size
    r, wax = w / 2, a.main("wax", "ivory")
    a.lathe(
        wax, [(0, 0), (r, 0), (r, 0.82 * h), (0.93 * r, 0.84 * h), (0.8 * r, 0.8 * h), (0, 0.78 * h)], n=36
    )
    flame(a, (0, 0, 0.78 * h), 0.17 * h)


_STEM = [
    (0, 0),
    (0.95, 0),
    (1.0, 0.03),
    (0.85, 0.07),
    (0.3, 0.12),
    (0.2, 0.2),
    (0.36, 0.3),
    (0.2, 0.38),
    (0.16, 0.5),
    (0.3, 0.56),
    (0.42, 0.58),
    (0.42, 0.6),
    (0, 0.6),
]


@entry(
    "candlestick",
    "candle holder, candleholder, candlestick holder, taper candle, candle stand, candle stick, taper, "
    "dinner candle, menorah",
    (0.1, 0.1, 0.36), stand="surface", mass=0.6, finishes="brass, silver, black metal",
    tags="light, decoration",
)  # fmt: skip
def candlestick(a: Sketch) -> None:
    """A turned stick with a taper candle."""
    w, _, h = a.size
    a.lathe(a.main("brass"), [(x * w / 2, z * h) for x, z in _STEM], n=28)
    a.cylinder(a.fixed("wax", "ivory"), 0.11 * w, 0.31 * h, (0, 0, 0.59 * h), top=0.09 * w, n=16)
    flame(a, (0, 0, 0.9 * h), 0.085 * h)


@entry(
    "candelabra", "candelabrum, candle tree, silver candelabra, candle stand with arms",
    (0.16, 0.36, 0.48), stand="surface", mass=2.0, finishes="silver, brass, wrought iron",
    tags="light, decoration",
)  # fmt: skip
def candelabra(a: Sketch) -> None:
    """A stem with five arms and candles."""
    d, w, h = a.size
    metal, wax = a.main("silver"), a.fixed("wax", "ivory")
    a.lathe(metal, [(x * 0.5 * d, z * 1.1 * h) for x, z in _STEM], n=28)
    for k, y in enumerate((-0.44, -0.22, 0.0, 0.22, 0.44)):
        a.piece(f"arm {k}")
        top = 0.62 * h + (0.04 * h if y == 0 else 0)
        if y:
            s = np.linspace(0, 1, 9)
            path = np.stack(
                [0 * s, y * w * s, 0.45 * h + (top - 0.45 * h) * s - 0.12 * h * np.sin(np.pi * s)], -1
            )
            a.tube(metal, path, 0.012 * w, n=8)
        a.lathe(
            metal,
            [(0, top - 0.01 * h), (0.03 * w, top), (0.045 * w, top + 0.025 * h), (0, top + 0.025 * h)],
            base=(0, y * w, 0),
            n=16,
        )
        a.cylinder(wax, 0.024 * w, 0.2 * h, (0, y * w, top + 0.025 * h), n=14)
        flame(a, (0, y * w, top + 0.225 * h), 0.07 * h)
