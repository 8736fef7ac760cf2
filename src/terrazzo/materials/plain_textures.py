"""Textures with little pattern: paint, metal, glass, glazes, paper, and what grows."""

from __future__ import annotations

import numpy as np

from terrazzo.materials.noise import cells, fbm, unit
from terrazzo.materials.solid import Floats, Site, blend, plain, second_colour, smoothstep, texture, vector


@texture("paint", detail=0.03, worth=0.4)
def paint(site: Site) -> Floats:
    """Rolled paint: barely visible clouds."""
    return plain(site.finish.colour, 1 + 0.018 * site.noise(0.5, octaves=3))


@texture("smooth", detail=0.03, worth=0.4)
def smooth(site: Site) -> Floats:
    return plain(site.finish.colour, 1 + 0.015 * site.noise(0.3, octaves=1))


@texture("wallpaper", detail=0.008)
def wallpaper(site: Site) -> Floats:
    """Damask: a lattice of pointed leaves around small flowers."""
    u, v = (c / np.float32(0.28) for c in site.flat)
    row = np.floor(v)
    a, b = np.mod(u + 0.5 * (row % 2), 1) - 0.5, v - row - 0.5
    r, angle = np.hypot(a, b), np.arctan2(b, a)
    flower = smoothstep(0.02, -0.02, r - 0.16 * (0.7 + 0.3 * np.cos(6 * angle)))
    ogee = np.abs(np.abs(a) - 0.25 - 0.2 * np.cos(2 * np.pi * b))
    leaf = smoothstep(0.05, 0.03, ogee) * (0.6 + 0.4 * np.cos(10 * np.pi * b))
    return site.mix(0.75 * np.clip(flower + leaf, 0, 1)) * (1 + 0.02 * site.noise(0.3))[:, None]


@texture("metal", detail=0.03, worth=0.5, metallic=True)
def metal(site: Site) -> Floats:
    """Solid metal: slight clouds; what it mirrors is another matter."""
    return np.clip(plain(site.finish.colour, 1 + 0.05 * site.noise(0.2, octaves=2)), 0, 0.95)


@texture("brushed", detail=0.008, worth=0.4, metallic=True)
def brushed(site: Site) -> Floats:
    """Metal brushed along the axis."""
    lines = site.stretched(0.6, 0.006, octaves=2)
    band = site.stretched(1.5, 0.12, octaves=2, salt=1)
    return np.clip(plain(site.finish.colour, 1 + 0.06 * lines + 0.05 * band), 0, 0.95)


@texture("mirror", detail=0.04, worth=0.2, metallic=True)
def mirror(site: Site) -> Floats:
    """Silvered glass, which is plain: all that is seen in it is mirrored."""
    return plain(site.finish.colour, 1 + 0 * site.points[:, 0])


@texture("screen", detail=0.02)
def screen(site: Site) -> Floats:
    """A dark screen with the faint sheen of a room in it."""
    u, v = site.flat
    return plain(
        site.finish.colour, 1 + 0.8 * smoothstep(-0.6, 1.2, u + 1.4 * v) + 0.1 * site.noise(0.6, octaves=1)
    )


@texture("glass", detail=0.04, worth=0.3)
def glass(site: Site) -> Floats:
    return plain(site.finish.colour, 1 + 0 * site.points[:, 0])


@texture("water", detail=0.02, worth=0.4)
def water(site: Site) -> Floats:
    return plain(site.finish.colour, 1 + 0.12 * site.noise(0.08, octaves=2))


@texture("ceramic", detail=0.02, worth=0.5)
def ceramic(site: Site) -> Floats:
    """Glaze that pools a little."""
    return plain(site.finish.colour, 1 + 0.04 * site.noise(0.06, octaves=3))


@texture("speckled", detail=0.004)
def speckled(site: Site) -> Floats:
    """Stoneware glaze with iron specks."""
    f1, _, ids = cells(site.solid * np.float32(1 / 0.011), seed=site.finish.seed)
    speck = smoothstep(0.04, -0.04, f1 - 0.28 * unit(ids)) * (unit(ids, 1) > 0.45)
    return blend(
        plain(site.finish.colour, 1 + 0.05 * site.noise(0.08)), second_colour(site.finish), 0.8 * speck
    )


@texture("paper", detail=0.02, worth=0.3)
def paper(site: Site) -> Floats:
    return plain(site.finish.colour, 1 + 0.025 * site.noise(0.03, octaves=3))


@texture("cardboard", detail=0.008, worth=0.5)
def cardboard(site: Site) -> Floats:
    flute = 0.5 + 0.5 * np.sin(2 * np.pi * site.grain[:, 0] / 0.009)
    return site.mix(np.clip(0.3 + 0.15 * flute + 0.25 * site.noise(0.05), 0, 1))


@texture("pages", detail=0.002, worth=0.6)
def pages(site: Site) -> Floats:
    """The edge of a book's block: leaves across the axis."""
    leaf = fbm(site.grain * vector([500.0, 3.0, 3.0]), octaves=2, seed=site.finish.seed)
    return site.mix(np.clip(0.25 + 0.5 * leaf, 0, 1))


@texture("leaf", detail=0.006, worth=0.7)
def leaf(site: Site) -> Floats:
    """Blades that vary from plant to plant and along themselves, with paler veins."""
    tone = site.noise(0.16, octaves=2)
    vein = smoothstep(0.10, 0.0, np.abs(site.noise(0.03, octaves=1, salt=1)))
    return (
        site.mix(np.clip(0.30 + 0.6 * tone + 0.25 * vein, 0, 1))
        * (1 + 0.12 * site.noise(0.03, salt=2))[:, None]
    )


@texture("grass", detail=0.01, worth=0.6)
def grass(site: Site) -> Floats:
    blade = site.noise(0.03, octaves=2)
    patch = site.noise(0.9, octaves=3, salt=1)
    return site.mix(np.clip(0.4 + 0.4 * blade + 0.4 * patch, 0, 1)) * (1 + 0.2 * blade)[:, None]


@texture("bread", detail=0.006)
def bread(site: Site) -> Floats:
    """Baked crust, darker on top, with flour."""
    crust = 0.5 - 0.45 * site.normals[:, 2] + 0.35 * site.noise(0.04)
    return site.mix(np.clip(crust, 0, 1))


@texture("fruit", detail=0.006)
def fruit(site: Site) -> Floats:
    """A skin that flushes from one colour to the other."""
    return site.mix(np.clip(0.25 + 0.7 * site.noise(0.09, octaves=2) + 0.2 * site.noise(0.012, salt=1), 0, 1))
