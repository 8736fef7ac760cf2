"""Textures of cloth, leather and carpets. Weaves are drawn a little coarser than life, so that splats can carry them."""

from __future__ import annotations

import numpy as np

from terrazzo.materials.noise import cells, unit
from terrazzo.materials.solid import Floats, Site, blend, plain, second_colour, smoothstep, texture, vector


def _threads(site: Site, pitch: float) -> tuple[Floats, Floats]:
    """Phase across the warp and the weft threads [turns], with a little wander, each shape [n]."""
    u, v = site.flat
    wander = 0.12 * site.noise(0.05, octaves=1, salt=31)
    return u / np.float32(pitch) + wander, v / np.float32(pitch) - wander


def _folds(site: Site) -> Floats:
    """Broad, faint tone of cloth that has been used, shape [n]."""
    return 1 + 0.05 * site.noise(0.30, octaves=2, salt=32)


@texture("fabric", detail=0.006, worth=0.4)
def fabric(site: Site) -> Floats:
    """Plain weave: threads over and under, with slubs."""
    x, y = _threads(site, 0.006)
    weave = 0.5 + 0.5 * np.sin(np.pi * x) * np.sin(np.pi * y)
    slub = site.noise(0.02, octaves=2, salt=1)
    return site.mix(np.clip(0.30 + 0.35 * weave + 0.30 * slub, 0, 1)) * _folds(site)[:, None]


@texture("linen", detail=0.006, worth=0.4)
def linen(site: Site) -> Floats:
    """Uneven threads: some thicker ones run a long way in both directions."""
    u, v = site.flat
    q = np.stack([u, v, 0 * u], 1)
    warp = Site(site.finish, q * vector([90, 4, 1]) / 10, site.normals, site.low, site.high)
    weft = Site(site.finish, q * vector([4, 90, 1]) / 10, site.normals, site.low, site.high)
    thread = warp.noise(0.1, octaves=2, salt=1) + weft.noise(0.1, octaves=2, salt=2)
    return site.mix(np.clip(0.30 + 0.38 * thread, 0, 1)) * _folds(site)[:, None]


@texture("denim", detail=0.006, worth=0.4)
def denim(site: Site) -> Floats:
    u, v = site.flat
    twill = 0.5 + 0.5 * np.sin(2 * np.pi * (u + v) / 0.009)
    wear = smoothstep(-0.3, 0.7, site.noise(0.15, octaves=3, salt=1))
    return site.mix(np.clip(0.15 + 0.25 * twill + 0.35 * wear + 0.15 * site.noise(0.008, salt=2), 0, 1))


@texture("tweed", detail=0.006, worth=0.5)
def tweed(site: Site) -> Floats:
    x, y = _threads(site, 0.010)
    zigzag = np.abs(2 * np.mod(y / 4, 1) - 1) * 2
    rib = 0.5 + 0.5 * np.sin(2 * np.pi * (x + zigzag))
    _, _, ids = cells(site.solid * np.float32(1 / 0.006), seed=site.finish.seed)
    return site.mix(np.clip(0.2 + 0.4 * rib + 0.5 * (unit(ids) - 0.4), 0, 1))


@texture("knit", detail=0.005, worth=0.7)
def knit(site: Site) -> Floats:
    """Stocking stitch: columns of V-shaped loops 14 mm wide."""
    u, v = site.flat
    x = u / np.float32(0.014)
    column = np.abs(2 * (x - np.floor(x)) - 1)
    y = v / np.float32(0.010) + 0.8 * column
    loop = 1 - (2 * (y - np.floor(y)) - 1) ** 2
    shade = np.clip(
        1 - loop * (1 - 0.5 * smoothstep(0.75, 1.0, column) - 0.5 * smoothstep(0.2, 0.0, column)), 0, 1
    )
    return site.mix(0.1 + 0.75 * shade) * _folds(site)[:, None]


@texture("felt", detail=0.008, worth=0.3)
def felt(site: Site) -> Floats:
    return plain(site.finish.colour, 1 + 0.07 * site.noise(0.015, octaves=2) + 0.05 * site.noise(0.2, salt=1))


@texture("silk", detail=0.02, worth=0.6)
def silk(site: Site) -> Floats:
    sheen = site.stretched(0.6, 0.05, octaves=2)
    return plain(site.finish.colour, 1 + 0.12 * sheen)


@texture("velvet", detail=0.012, worth=0.6)
def velvet(site: Site) -> Floats:
    """Pile brushed this way and that: soft patches of lighter and darker tone."""
    nap = site.noise(0.16, octaves=3, salt=1)
    brushed = smoothstep(-0.2, 0.3, nap)
    pile = site.noise(0.01, octaves=2, salt=2)
    return plain(site.finish.colour, 0.86 + 0.24 * brushed + 0.07 * pile)


@texture("plush", detail=0.008, worth=0.5)
def plush(site: Site) -> Floats:
    """Curly pile in tufts of about a centimetre."""
    f1, f2, ids = cells(site.solid * np.float32(1 / 0.013), seed=site.finish.seed)
    hollow = smoothstep(0.25, 0.0, f2 - f1)
    return site.mix(np.clip(0.15 + 0.6 * hollow + 0.35 * (unit(ids) - 0.4), 0, 1)) * _folds(site)[:, None]


@texture("fur", detail=0.006, worth=0.7)
def fur(site: Site) -> Floats:
    """Locks that lie along the axis and part here and there."""
    lock = site.stretched(0.09, 0.010, octaves=3)
    parting = smoothstep(0.25, 0.6, site.noise(0.09, octaves=2, salt=1))
    return site.mix(np.clip(0.35 + 0.65 * lock + 0.3 * parting, 0, 1))


@texture("leather", detail=0.006, worth=0.6)
def leather(site: Site) -> Floats:
    """Hide: pebbled grain with creases between, and areas rubbed lighter."""
    f1, f2, _ = cells(site.solid * np.float32(1 / 0.011), seed=site.finish.seed)
    crease = smoothstep(0.14, 0.0, f2 - f1)
    rubbed = site.noise(0.22, octaves=3, salt=1)
    wrinkle = smoothstep(0.10, 0.0, np.abs(site.noise(0.11, octaves=3, salt=2)))
    return site.mix(np.clip(0.30 + 0.30 * crease + 0.18 * wrinkle - 0.28 * rubbed, 0, 1))


@texture("carpet", detail=0.006, worth=0.4)
def carpet(site: Site) -> Floats:
    """Looped pile in short rows."""
    f1, _, ids = cells(site.solid * vector([1 / 0.012, 1 / 0.009, 1 / 0.012]), seed=site.finish.seed)
    trodden = site.noise(0.5, octaves=3, salt=1)
    return site.mix(np.clip(0.15 + 0.6 * f1 + 0.4 * (unit(ids) - 0.5) + 0.15 * trodden, 0, 1))


@texture("shag", detail=0.008, worth=0.7)
def shag(site: Site) -> Floats:
    """Long yarn in tufts that fall every way."""
    f1, f2, ids = cells(site.solid * np.float32(1 / 0.028), seed=site.finish.seed)
    strand = site.noise(0.012, octaves=2, salt=1)
    hollow = smoothstep(0.3, 0.0, f2 - f1)
    return site.mix(np.clip(0.12 + 0.65 * hollow + 0.35 * strand + 0.25 * (unit(ids) - 0.5), 0, 1))


@texture("jute", detail=0.006, worth=0.6)
def jute(site: Site) -> Floats:
    """Coarse basket weave, two threads over two."""
    x, y = _threads(site, 0.011)
    turn = (np.floor(x / 2) + np.floor(y / 2)) % 2 == 0
    rib = np.abs(2 * np.mod(np.where(turn, x, y), 1) - 1)
    tuft = site.noise(0.012, octaves=2, salt=1)
    return site.mix(np.clip(0.55 * rib**2 + 0.25 * turn + 0.3 * tuft, 0, 1))


@texture("stripes", detail=0.008, straight=True)
def stripes(site: Site) -> Floats:
    """Stripes 6 cm apart, with a thin line between."""
    u, v = site.flat
    y = (u if site.finish.axis == 1 else v) / np.float32(0.06)
    t = y - np.floor(y)
    band = smoothstep(0.0, 0.03, t) * smoothstep(0.45, 0.42, t)
    line = smoothstep(0.66, 0.68, t) * smoothstep(0.74, 0.72, t)
    return site.mix(np.maximum(band, line)) * (_folds(site) + 0.04 * site.noise(0.012))[:, None]


@texture("plaid", detail=0.008, straight=True)
def plaid(site: Site) -> Floats:
    """Tartan: the same bands in warp and weft, and thin pale lines."""
    u, v = site.flat
    share, line = 0, 0
    for c in (u, v):
        t = np.mod(c / np.float32(0.12), 1)
        share = share + 0.5 * smoothstep(0.0, 0.02, t) * smoothstep(0.5, 0.48, t)
        line = line + smoothstep(0.735, 0.745, t) * smoothstep(0.775, 0.765, t)
    return blend(
        site.mix(np.asarray(share, np.float32)),
        vector([0.75, 0.68, 0.5]),
        0.45 * np.minimum(np.asarray(line, np.float32), 1),
    )


def _frame(site: Site) -> tuple[Floats, Floats, float, float, Floats]:
    """Position from the part's middle [m], half its size [m] along x and y, and distance to its rim [m]."""
    middle, half = (site.low + site.high) / 2, np.maximum((site.high - site.low) / 2, 0.05)
    x, y = (site.points - middle)[:, 0], (site.points - middle)[:, 1]
    return x, y, float(half[0]), float(half[1]), np.minimum(half[0] - np.abs(x), half[1] - np.abs(y))


def _pile(site: Site) -> Floats:
    """Fine tone of a woven rug, shape [n, 1]."""
    return (1 + 0.06 * site.noise(0.012, octaves=2, salt=3) + 0.05 * site.noise(0.4, salt=4))[:, None]


@texture("rug", detail=0.008)
def rug(site: Site) -> Floats:
    """Flat weave with a border of two lines and rows of lozenges."""
    x, y, _, _, rim = _frame(site)
    border = smoothstep(0.06, 0.064, rim) * smoothstep(0.12, 0.116, rim)
    line = smoothstep(0.15, 0.153, rim) * smoothstep(0.17, 0.167, rim)
    a, b = np.mod(x / 0.3, 1) - 0.5, np.mod(y / 0.24, 1) - 0.5
    diamond = np.abs(a) + np.abs(b)
    motif = (
        smoothstep(0.36, 0.34, diamond) - smoothstep(0.24, 0.22, diamond) + smoothstep(0.11, 0.09, diamond)
    )
    share = np.maximum(np.maximum(border, line), motif * (rim > 0.2))
    return site.mix(share) * _pile(site)


@texture("persian", detail=0.008)
def persian(site: Site) -> Floats:
    """A medallion on a strewn field, inside three borders."""
    x, y, hx, hy, rim = _frame(site)
    field, second = (np.asarray(c, np.float32) for c in (site.finish.colour, second_colour(site.finish)))
    cream, ochre = vector([0.66, 0.55, 0.38]), vector([0.42, 0.24, 0.08])
    wide = 0.10 * float(min(hx, hy)) + 0.05
    angle = np.arctan2(y / hy, x / hx)
    radius = np.hypot(x / hx, y / hy) * 1.45
    lobed = radius * (1 + 0.09 * np.abs(np.cos(8 * angle)))
    blossom = _rosettes(x, y, 0.17)
    out = blend(field, cream, 0.85 * blossom)
    out = blend(out, second, smoothstep(0.80, 0.79, lobed) * smoothstep(0.05, 0.055, rim))
    out = blend(out, ochre, smoothstep(0.74, 0.73, lobed) - smoothstep(0.71, 0.70, lobed))
    out = blend(out, cream, (smoothstep(0.66, 0.65, lobed)) * 0.8 * _rosettes(x + 0.05, y + 0.05, 0.13))
    out = blend(out, field, smoothstep(0.40, 0.39, lobed))
    out = blend(out, cream, smoothstep(0.32, 0.31, lobed) - smoothstep(0.29, 0.28, lobed))
    out = blend(out, ochre, smoothstep(0.17, 0.16, lobed * (1 + 0.25 * np.cos(8 * angle))))
    corner = np.hypot(np.abs(x / hx) - 1, np.abs(y / hy) - 1) * (1 + 0.05 * np.cos(12 * angle))
    out = blend(out, second, smoothstep(0.52, 0.51, corner))
    out = blend(out, cream, smoothstep(0.52, 0.51, corner) * 0.7 * _rosettes(x, y, 0.12))
    along = np.where(hx - np.abs(x) < hy - np.abs(y), y, x)
    guard = _rosettes(along, rim - wide * 1.0, min(wide * 1.1, 0.16))
    border = blend(np.broadcast_to(second, out.shape), cream, 0.9 * guard)
    out = blend(out, border, smoothstep(wide * 1.55 + 0.002, wide * 1.55, rim))
    for at in (wide * 0.42, wide * 1.55):
        out = blend(out, ochre, smoothstep(0.016, 0.013, np.abs(rim - at)))
        out = blend(out, cream, smoothstep(0.006, 0.004, np.abs(rim - at)))
    out = blend(out, field * np.float32(0.8), smoothstep(wide * 0.36 + 0.002, wide * 0.36, rim))
    return out * _pile(site)


def _rosettes(x: Floats, y: Floats, pitch: float) -> Floats:
    """Eight-petalled flowers on a staggered lattice: 1 on petals and hearts, shape [n]."""
    row = np.floor(y / np.float32(pitch))
    a = np.mod(x / np.float32(pitch) + 0.5 * (row % 2), 1) - 0.5
    b = y / np.float32(pitch) - row - 0.5
    r, angle = np.hypot(a, b), np.arctan2(b, a)
    petal = smoothstep(0.03, -0.03, r - 0.30 * (0.65 + 0.35 * np.cos(8 * angle)))
    return petal * smoothstep(0.10, 0.13, r) + smoothstep(0.07, 0.05, r)
