"""Books, magazines and paper: what is read, written in and filed."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes.artwork import (
    Picture,
    abstract,
    botanical,
    geometric,
    hang,
    inks,
    landscape,
    portrait,
    seascape,
)
from terrazzo.shapes.sketch import Sketch, entry

COVERS = (
    "burgundy",
    "navy",
    "forest green",
    "mustard",
    "charcoal",
    "terracotta",
    "teal",
    "cream",
    "plum",
    "slate blue",
    "rust",
    "olive",
)
"""Colour words of book covers."""


def volume(
    a: Sketch,
    cover: Finish,
    size: tuple[float, float, float],
    base: tuple[float, float, float] = (0, 0, 0),
    *,
    soft: bool = False,
) -> None:
    """A closed book lying flat, its spine on the -y side; size is (height of page, width, thickness) [m]."""
    d, w, h = size
    x, y, z = base
    board = min(0.12 * h, 0.004)
    lip = 0.0 if soft else 0.02 * w
    for level in (0.0, h - board):
        a.box(cover, (d, w, board), (x, y, z + level), bevel=0.0008)
    a.box(cover, (d, 0.03 * w, h), (x, y - w / 2 + 0.015 * w, z), bevel=min(0.4 * h, 0.003))
    a.box(
        a.fixed("book pages"),
        (d - 2 * lip, w - 0.03 * w - lip, h - 2 * board),
        (x, y + 0.015 * w - lip / 2, z + board),
        bevel=0,
    )


def _cover_art(a: Sketch, size: tuple[float, float, float], z: float, ground: str | None) -> None:
    """A picture or a title on the front of a book that lies on the floor of its box."""
    d, w, _ = size
    maker = (abstract, landscape, geometric, botanical, seascape)[
        int(np.random.default_rng(a.spec.seed + 2).integers(5))
    ]
    picture = maker(np.random.default_rng(a.spec.seed + 4))
    # The cover is read with the spine on its left: turn the picture so that its up is -x.
    with a.at(0, 0.02 * w, z, yaw=np.pi, pitch=-np.pi / 2):
        if ground is None:
            hang(a, picture, inks(a, picture), 0.9 * w, 0.94 * d, rows=30, columns=120)
            return
        ink = (
            a.fixed("gold")
            if ground in ("navy", "burgundy", "forest green", "charcoal")
            else a.fixed("paper", "charcoal")
        )
        for u, width in ((0.28, 0.6), (0.2, 0.42), (-0.34, 0.34)):
            a.box(ink, (0.0006, width * w, 0.035 * d), (0, 0, u * d), bevel=0)


@entry(
    "coloring book", "colouring book, activity book, picture book, comic book, comic, sticker book",
    (0.28, 0.21, 0.008), said="picture", stand="surface", mass=0.25, tags="book, toy",
)  # fmt: skip
@entry(
    "storybook", "story book, children book, kids book, fairy tale book, children's book",
    (0.26, 0.21, 0.015), said="picture", stand="surface", mass=0.4, tags="book, toy",
)  # fmt: skip
@entry(
    "cookbook",
    "recipe book, cook book, art book, photo book, coffee table book, atlas, photo album, album, "
    "scrapbook",
    (0.28, 0.24, 0.028), said="picture", stand="surface", mass=1.2, tags="book",
)  # fmt: skip
@entry(
    "book",
    "novel, hardcover book, paperback, textbook, reference book, old book, guide, mindfulness guide, "
    "guidebook, leather book, encyclopedia, dictionary, manual, hardcover, law book, bible, "
    "reading book, science book, spell book, small book, tome, leather-bound book",
    (0.22, 0.15, 0.03), stand="surface", mass=0.45, tags="book", limits=(0.4, 2.0),
)  # fmt: skip
def book(a: Sketch) -> None:
    """A book lying on its back; "open" lies open, "standing" stands, "art" has a picture on its front."""
    d, w, h = a.size
    if a.said("open", "opened"):
        _open_book(a, a.fixed("paper", "cream"), lines=True)
        return
    ground = a.spec.colour or a.pick(*COVERS)
    if a.spec.material:
        cover = a.fixed(a.spec.material, a.spec.colour)
    elif a.said("leather", "old", "antique", "bound"):
        cover = a.fixed("leather", a.spec.colour)
    else:
        cover = a.fixed("cotton" if a.said("hardcover", "cloth") else "paper", ground)
    volume(a, cover, (d, w, h), soft=a.said("paperback", "softcover"))
    _cover_art(
        a,
        (d, w, h),
        h + 0.0004,
        None if a.said("picture", "art", "paperback", "comic") or a.pick(0, 0, 1) else ground,
    )
    a.shelf((0, 0, h), (0.8 * d, 0.8 * w))


def _open_book(a: Sketch, paper: Finish, *, lines: bool) -> None:
    """Two leaves of pages that rise from the fold, with lines of print."""
    d, w, _ = a.size
    h = min(a.size[2], 0.12 * w)
    u = np.linspace(-1, 1, 41)
    z = h * (0.25 + 0.75 * np.abs(np.sin(np.pi * np.abs(u) ** 0.7))) * np.where(np.abs(u) < 0.04, 0.5, 1.0)
    y = u * w / 2
    x = np.linspace(-d / 2, d / 2, 33)
    top = np.stack(
        [np.broadcast_to(x[:, None], (33, 41)), np.broadcast_to(y, (33, 41)), np.broadcast_to(z, (33, 41))],
        -1,
    )
    print_here = np.zeros((32, 40), int)
    if lines:
        rng = a.rng
        for i in range(4, 29, 2):
            for side in (0, 1):
                end = int(rng.integers(13, 17)) if i % 8 else 9
                print_here[i, 3 + 20 * side : 3 + 20 * side + end] = 1
        print_here[14:24, 23:37] = np.where(a.said("magazine", "picture"), 2, print_here[14:24, 23:37])
    a.mosaic(
        top,
        print_here,
        [paper, a.fixed("paper", "light grey"), a.fixed("paper", a.pick("teal", "coral", "mustard"))],
    )
    foot = top * (1, 1, 0)
    a.sheet(paper, np.stack([foot[0], top[0]], 1), closed=True)
    a.sheet(paper, np.stack([top[-1], foot[-1]], 1), closed=True)
    a.sheet(paper, np.stack([top[:, 0], foot[:, 0]], 1), closed=True)
    a.sheet(paper, np.stack([foot[:, -1], top[:, -1]], 1), closed=True)
    a.box(
        a.fixed("paper", a.spec.colour or "navy"), (1.02 * d, 1.01 * w, 0.06 * h), (0, 0, -0.06 * h), bevel=0
    )


@entry(
    "stack of books", "pile of books, book stack, stacked books, book pile",
    (0.24, 0.2, 0.16), stand="surface", mass=3.0, tags="book", limits=(0.4, 3.0),
)  # fmt: skip
def stack_of_books(a: Sketch) -> None:
    """Books of several sizes and colours, one on another, each turned a little."""
    d, w, h = a.size
    rng, count = a.rng, max(3, round(h / 0.032))
    thick = rng.uniform(0.7, 1.4, count)
    thick *= h / thick.sum()
    z = 0.0
    for k in range(count):
        size = (
            d * rng.uniform(0.78, 0.97) * (1 - 0.15 * k / count),
            w * rng.uniform(0.78, 0.97) * (1 - 0.15 * k / count),
            float(thick[k]),
        )
        with a.at(0, 0, z, yaw=float(rng.normal(0, 0.09))):
            volume(a, a.fixed("cotton" if k % 2 else "paper", COVERS[int(rng.integers(len(COVERS)))]), size)
        z += float(thick[k])
    a.shelf((0, 0, z), (0.6 * d, 0.6 * w))


@entry(
    "row of books", "books on shelf, shelf of books, standing books, row of novels, vinyl collection",
    (0.17, 0.4, 0.24), stand="surface", mass=5.0, tags="book", limits=(0.4, 2.5),
)  # fmt: skip
def row_of_books(a: Sketch) -> None:
    """Books standing side by side, spines to the front, the last one leaning."""
    d, w, h = a.size
    rng = a.rng
    y = -w / 2
    while y < w / 2 - 0.05 * w:
        thick = min(float(rng.uniform(0.016, 0.042)), w / 2 - y)
        tall, deep = h * float(rng.uniform(0.72, 1.0)), d * float(rng.uniform(0.8, 1.0))
        cover = a.fixed(a.pick("cotton", "paper", "leather"), COVERS[int(rng.integers(len(COVERS)))])
        a.box(cover, (deep, thick, tall), (d / 2 - deep / 2, y + thick / 2, 0), bevel=min(0.003, 0.2 * thick))
        a.box(
            a.fixed("book pages"),
            (0.96 * deep, 0.72 * thick, 0.004),
            (d / 2 - deep / 2 - 0.01 * d, y + thick / 2, tall - 0.002),
            bevel=0,
        )
        for s in (0.2, 0.78):
            a.box(
                a.fixed("gold") if rng.random() < 0.4 else a.fixed("paper", "cream"),
                (0.0012, 0.8 * thick, 0.025 * tall),
                (d / 2 + 0.0003, y + thick / 2, s * tall),
                bevel=0,
            )
        y += thick


@entry(
    "magazine",
    "design magazine, open magazine, fashion magazine, magazines, newspaper, catalog, brochure, "
    "comic magazine, journal magazine, leaflet, pamphlet, menu",
    (0.28, 0.21, 0.008), stand="surface", mass=0.2, tags="book", limits=(0.5, 2.0),
    sizes=(('open', (0.28, 0.42, 0.02)),),
)  # fmt: skip
def magazine(a: Sketch) -> None:
    """A thin cover with a picture and a title; "open" lies open."""
    d, w, h = a.size
    if a.said("open", "opened"):
        _open_book(a, a.fixed("paper", "white"), lines=True)
        return
    a.box(a.fixed("paper", "white"), (d, w, h), (0, 0, 0), bevel=0.001)
    picture = (portrait, landscape, abstract)[int(np.random.default_rng(a.spec.seed).integers(3))](
        np.random.default_rng(a.spec.seed + 1)
    )
    count = len(picture.colours)

    def page(u: np.ndarray, v: np.ndarray) -> np.ndarray:
        out = picture.label(u, v)
        out[(v > 0.86) & (v < 0.95) & (np.sin(u * 44) > -0.6) & (np.abs(u - 0.5) < 0.42)] = count
        return out

    front = Picture(page, (*picture.colours, "b3231f"))
    with a.at(0, 0, h + 0.0003, yaw=np.pi, pitch=-np.pi / 2):
        hang(a, front, inks(a, front, "paper"), 0.99 * w, 0.99 * d, rows=40, columns=140)


@entry(
    "notebook",
    "journal, diary, notepad, leather-bound notebook, spiral notepad, spiral notebook, planner book, "
    "writing pad, memo pad, legal pad, day planner, logbook, ledger",
    (0.21, 0.15, 0.018), stand="surface", mass=0.3, colours="black, brown, navy, red", tags="stationery",
    limits=(0.5, 2.0),
)  # fmt: skip
def notebook(a: Sketch) -> None:
    """A bound notebook with an elastic band and a ribbon; "spiral" has a wire along its head."""
    d, w, h = a.size
    look = a.fixed(
        a.spec.material or ("leather" if a.said("leather", "bound", "journal") else "faux leather"),
        a.spec.colour or a.pick("black", "brown", "navy", "red"),
    )
    if a.said("spiral", "wire", "notepad", "legal"):
        a.box(
            a.fixed("paper", "white" if not a.said("legal") else "light yellow"),
            (0.96 * d, w, 0.8 * h),
            (0.02 * d, 0, 0.1 * h),
            bevel=0.001,
        )
        a.box(a.fixed("cardboard"), (0.96 * d, w, 0.1 * h), (0.02 * d, 0, 0), bevel=0)
        a.box(
            a.fixed("paper", a.spec.colour or "teal"), (0.9 * d, w, 0.06 * h), (0.05 * d, 0, 0.9 * h), bevel=0
        )
        for k in range(16):
            a.torus(
                a.fixed("steel"),
                0.5 * h,
                0.0012,
                (-0.47 * d, ((k + 0.5) / 16 - 0.5) * 0.92 * w, 0.5 * h),
                axis="y",
                n=12,
                around=5,
            )
        return
    volume(a, look, (d, w, h), soft=True)
    a.box(
        a.fixed("fabric", "charcoal"), (1.01 * d, 0.05 * w, 1.04 * h), (0, 0.36 * w, -0.02 * h), bevel=0.001
    )
    a.box(a.fixed("satin", "red"), (0.1 * d, 0.025 * w, 0.04 * h), (0.55 * d, -0.1 * w, 0.4 * h), bevel=0)


@entry(
    "sketchbook",
    "sketchpad, sketch pad, drawing pad, drawing book, art pad, sketch book, drawing, sketch, "
    "drawing paper",
    (0.3, 0.42, 0.018), stand="surface", mass=0.6, colours="black, red, cream", tags="stationery, art",
    limits=(0.4, 1.8),
)  # fmt: skip
def sketchbook(a: Sketch) -> None:
    """A wire-bound pad; where no colour was said, open on a drawing."""
    d, w, h = a.size
    page = a.fixed("paper", "white")
    a.box(a.fixed("cardboard"), (d, 0.96 * w, 0.2 * h), (0, 0.02 * w, 0), bevel=0)
    a.box(page, (d, 0.95 * w, 0.7 * h), (0, 0.02 * w, 0.2 * h), bevel=0.001)
    if a.spec.colour:
        a.box(a.fixed("paper", a.spec.colour), (d, 0.96 * w, 0.1 * h), (0, 0.02 * w, 0.9 * h), bevel=0)
    else:
        picture = botanical(np.random.default_rng(a.spec.seed))
        faint = Picture(picture.label, ("f4f1ea", "8a8a86", "a5a5a0", "6f6f6c", "8a8a86"))
        with a.at(0, 0.02 * w, 0.905 * h, yaw=np.pi, pitch=-np.pi / 2):
            hang(a, faint, inks(a, faint), 0.9 * w, 0.95 * d, rows=34, columns=140)
    for k in range(18):
        a.torus(
            a.fixed("black metal"),
            0.5 * h,
            0.0013,
            (((k + 0.5) / 18 - 0.5) * 0.94 * d, -0.47 * w, 0.5 * h),
            axis="x",
            n=10,
            around=5,
        )


@entry("clipboard", "", (0.31, 0.23, 0.02), said="clipboard", stand="surface", mass=0.3, tags="office")
@entry(
    "folder",
    "brochure folder, file folder, file, document folder, binder, portfolio, documents, dossier, "
    "document, report, case file",
    (0.31, 0.23, 0.02), stand="surface", mass=0.3, colours="mustard, navy, red, grey", tags="office",
    limits=(0.5, 1.8),
)  # fmt: skip
def folder(a: Sketch) -> None:
    """A card folder with a tab and papers; "clipboard" is a board with a clip."""
    d, w, h = a.size
    look = a.fixed("paper", a.spec.colour or a.pick("mustard", "navy", "red", "grey"))
    if a.said("clipboard"):
        a.box(a.fixed("mdf"), (d, w, 0.3 * h), (0, 0, 0), bevel=0.001)
        a.box(a.fixed("paper", "white"), (0.9 * d, 0.92 * w, 0.1 * h), (0.03 * d, 0, 0.3 * h), bevel=0)
        a.box(a.fixed("steel"), (0.1 * d, 0.4 * w, 0.6 * h), (-0.45 * d, 0, 0.3 * h), bevel=0.002)
        return
    a.box(look, (d, w, 0.1 * h), (0, 0, 0), bevel=0)
    for k in range(3):
        with a.at(0.01 * d * k, 0.01 * w * (k - 1), (0.1 + 0.22 * k) * h, yaw=0.012 * (k - 1)):
            a.box(a.fixed("paper", "white"), (0.94 * d, 0.92 * w, 0.2 * h), (0, 0, 0), bevel=0)
    a.box(look, (0.95 * d, w, 0.1 * h), (-0.02 * d, 0, 0.9 * h), bevel=0)
    a.box(look, (0.06 * d, 0.3 * w, 0.1 * h), (0.5 * d, 0.25 * w, 0), bevel=0)


@entry(
    "stack of paper",
    "paper, papers, paper stack, pile of papers, letter, mail, sheet of paper, documents pile, "
    "paperwork, sticky note, post-it, blueprint, sheet music, envelope, invitation, letters, receipt",
    (0.3, 0.21, 0.03), stand="surface", mass=0.8, colours="white", tags="office", limits=(0.2, 2.5),
)  # fmt: skip
def stack_of_paper(a: Sketch) -> None:
    """Sheets laid not quite square on each other, the top one printed."""
    d, w, h = a.size
    rng = a.rng
    for k in range(5):
        with a.at(
            float(rng.normal(0, 0.008)) * d,
            float(rng.normal(0, 0.012)) * w,
            k * h / 5,
            yaw=float(rng.normal(0, 0.025)),
        ):
            a.box(a.accent("paper", "white"), (0.95 * d, 0.95 * w, 0.98 * h / 5), (0, 0, 0), bevel=0)
            if k == 4:
                for i in range(11):
                    a.box(
                        a.fixed("paper", "grey"),
                        (0.012 * d, (0.7 if i % 5 else 0.4) * w, 0.0004),
                        ((i - 5) * 0.075 * d, -0.02 * w if i % 5 else -0.17 * w, 0.98 * h / 5),
                        bevel=0,
                    )
