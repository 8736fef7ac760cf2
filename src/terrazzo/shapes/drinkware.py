"""Cups, glasses, bottles and pots: what is drunk and poured from."""

from __future__ import annotations

from terrazzo.materials import Finish
from terrazzo.shapes.holding import HOLDING, open_vessel
from terrazzo.shapes.sketch import Sketch, entry
from terrazzo.shapes.tableware import Profile, handle, vessel


@entry(
    "mug",
    "coffee mug, coffee cup, tea mug, cocoa mug, travel mug, beer mug, cup of coffee, hot chocolate, "
    "coffee, ceramic mug, cup of tea, cappuccino, latte, hot drink",
    (0.085, 0.12, 0.095), stand="surface", mass=0.35,
    colours="white, cream, teal, navy, sage, mustard, charcoal", finishes="ceramic", tags="tableware",
    limits=(0.5, 1.6),
)  # fmt: skip
def mug(a: Sketch) -> None:
    """A straight cup with a handle and coffee in it, unless "empty" was said."""
    d, _, h = a.size
    r, look = d / 2, a.main("ceramic", "white")
    a.piece(None if a.said(HOLDING) else "")
    a.lathe(
        look, vessel([(0.88 * r, 0), (0.97 * r, 0.05 * h), (r, 0.2 * h), (r, h)], 0.09 * r, 0.1 * h), n=32
    )
    if a.said(HOLDING):
        open_vessel(a, 0.88 * r, r, h)
    elif not a.said("empty"):
        a.cylinder(a.fixed("lacquer", "espresso"), 0.92 * r, 0.004, (0, 0, 0.8 * h), n=28)
    handle(a, look, 0.97 * r, 0.22 * h, 0.82 * h, 0.75 * r, 0.12 * r)


@entry(
    "tea cup",
    "teacup, cup, espresso cup, cup and saucer, china cup, tea bowl, plastic cup, coffee cup and saucer",
    (0.14, 0.14, 0.07), stand="surface", mass=0.25, colours="white, cream, celadon", finishes="porcelain",
    tags="tableware", limits=(0.4, 1.6),
)  # fmt: skip
def tea_cup(a: Sketch) -> None:
    """A flared cup on a saucer, with tea in it; glass and plastic cups have no saucer."""
    d, _, h = a.size
    r, look = d / 2, a.main("porcelain", "white")
    if a.family() in ("glass", "plastic") or a.said("plastic", "tea bowl", "japanese"):
        a.uniform = True
        a.lathe(
            look,
            vessel(
                [(0.3 * r, 0), (0.34 * r, 0.04 * h), (0.52 * r, 0.5 * h), (0.58 * r, h)], 0.04 * r, 0.08 * h
            ),
            n=32,
        )
        if a.family() != "plastic":
            a.cylinder(a.fixed("lacquer", "amber"), 0.5 * r, 0.5 * h, (0, 0, 0.1 * h), top=0.52 * r, n=28)
        handle(a, look, 0.52 * r, 0.25 * h, 0.8 * h, 0.3 * r, 0.06 * r)
        return
    a.lathe(
        look,
        [
            (0, 0),
            (0.5 * r, 0),
            (0.6 * r, 0.06 * h),
            (r, 0.2 * h),
            (0.98 * r, 0.23 * h),
            (0.55 * r, 0.1 * h),
            (0, 0.1 * h),
        ],
        n=36,
    )
    cup = [(0.28 * r, 0.1 * h), (0.32 * r, 0.16 * h), (0.5 * r, 0.36 * h), (0.6 * r, 0.7 * h), (0.66 * r, h)]
    a.lathe(look, vessel(cup, 0.04 * r, 0.2 * h), n=36)
    a.cylinder(a.fixed("lacquer", "rust"), 0.58 * r, 0.003, (0, 0, 0.78 * h), n=28)
    handle(a, look, 0.56 * r, 0.38 * h, 0.85 * h, 0.28 * r, 0.05 * r)


@entry(
    "whiskey glass", "whisky glass, glass of whiskey, tumbler of whiskey",
    (0.08, 0.08, 0.09), said="whiskey", stand="surface", mass=0.3, tags="tableware",
)  # fmt: skip
@entry(
    "juice glass", "glass of juice, orange juice, glass of orange juice",
    (0.07, 0.07, 0.11), said="juice", stand="surface", mass=0.3, tags="tableware",
)  # fmt: skip
@entry(
    "cognac glass", "brandy glass, cocktail glass, snifter",
    (0.09, 0.09, 0.13), said="cognac", stand="surface", mass=0.25, tags="tableware",
)  # fmt: skip
@entry(
    "glass",
    "drinking glass, water glass, tumbler, pint glass, beer glass, glass of water, milk glass, "
    "shot glass, beaker",
    (0.075, 0.075, 0.12), stand="surface", mass=0.25, tags="tableware", limits=(0.4, 1.8),
)  # fmt: skip
def glass(a: Sketch) -> None:
    """A clear tumbler; "juice", "water", "whiskey" and others fill it, "cognac" gives it a foot."""
    w, _, h = a.size
    r, look = w / 2, a.main("glass", None)
    drink = next((c for word, c in _DRINKS.items() if a.said(word)), None)
    if a.said("cognac", "brandy", "cocktail"):
        a.lathe(
            look,
            [
                (0, 0),
                (0.7 * r, 0),
                (0.68 * r, 0.03 * h),
                (0.1 * r, 0.06 * h),
                (0.1 * r, 0.3 * h),
                (0.8 * r, 0.42 * h),
                (r, 0.62 * h),
                (0.72 * r, h),
                (0.68 * r, h),
                (0.95 * r, 0.62 * h),
            ],
            n=36,
        )
        a.lathe(
            a.fixed("lacquer", "cognac"),
            [(0, 0.34 * h), (0.74 * r, 0.44 * h), (0.9 * r, 0.54 * h), (0, 0.54 * h)],
            n=28,
        )
        return
    a.lathe(look, vessel([(0.8 * r, 0), (0.84 * r, 0.03 * h), (r, h)], 0.05 * r, 0.08 * h), n=36)
    if drink:
        a.cylinder(a.fixed("lacquer", drink), 0.8 * r, 0.6 * h, (0, 0, 0.09 * h), top=0.9 * r, n=28)


_DRINKS = {
    "juice": "orange", "orange": "orange", "water": "ice blue", "whiskey": "amber", "whisky": "amber", "milk": "white",
    "beer": "honey", "cola": "espresso", "lemonade": "lemon", "smoothie": "pink", "iced": "caramel",
}  # fmt: skip
"""What is said of a glass -> colour of the drink in it."""


@entry(
    "martini glass", "coupe glass, margarita glass, coupe",
    (0.11, 0.11, 0.18), said="martini", stand="surface", mass=0.18, tags="tableware",
)  # fmt: skip
@entry(
    "champagne flute", "champagne glass, flute glass",
    (0.06, 0.06, 0.23), said="champagne", stand="surface", mass=0.15, tags="tableware",
)  # fmt: skip
@entry(
    "wine glass", "wineglass, goblet, chalice, glass of wine, stemware, red wine glass, crystal glass",
    (0.085, 0.085, 0.21), stand="surface", mass=0.2, tags="tableware", limits=(0.5, 1.6),
)  # fmt: skip
def wine_glass(a: Sketch) -> None:
    """A bowl on a stem; "champagne", "martini" and metals change it; "red" and "white" wine fill it."""
    w, _, h = a.size
    r, look = w / 2, a.main("glass", None)
    foot = [
        (0, 0),
        (0.85 * r, 0),
        (0.8 * r, 0.012 * h),
        (0.12 * r, 0.04 * h),
        (0.08 * r, 0.1 * h),
        (0.08 * r, 0.38 * h),
    ]
    if a.said("champagne", "flute"):
        cup = [(0.3 * r, 0.46 * h), (0.55 * r, 0.62 * h), (0.58 * r, h)]
    elif a.said("martini", "coupe", "cocktail"):
        cup = [(0.1 * r, 0.5 * h), (r, h)]
    else:
        cup = [(0.5 * r, 0.42 * h), (0.92 * r, 0.54 * h), (r, 0.66 * h), (0.9 * r, 0.85 * h), (0.74 * r, h)]
    inner = [(max(x - 0.04 * r, 0.0), z) for x, z in reversed(cup)]
    a.lathe(look, [*foot, *cup, *inner, (0, 0.43 * h)], n=36)
    if a.spec.material is None and not a.said("empty", "champagne", "martini"):
        wine = "lemon" if a.said("white") and a.spec.colour else "wine"
        a.lathe(
            a.fixed("lacquer", wine),
            [(0, 0.43 * h), (0.46 * r, 0.44 * h), (0.86 * r, 0.54 * h), (0.93 * r, 0.62 * h), (0, 0.62 * h)],
            n=28,
        )


@entry(
    "decanter", "crystal decanter, whiskey decanter, carafe, wine decanter",
    (0.14, 0.14, 0.26), stand="surface", mass=1.2, tags="tableware",
)  # fmt: skip
def decanter(a: Sketch) -> None:
    """A faceted bottle with a stopper and something amber in it."""
    w, _, h = a.size
    r = w / 2
    clear = a.main("crystal", None)
    a.lathe(
        a.fixed("lacquer", "cognac"),
        [(0, 0.03 * h), (0.82 * r, 0.03 * h), (0.86 * r, 0.2 * h), (0.7 * r, 0.38 * h), (0, 0.38 * h)],
        n=12,
    )
    a.lathe(
        clear,
        [
            (0, 0),
            (0.95 * r, 0),
            (r, 0.2 * h),
            (0.85 * r, 0.42 * h),
            (0.3 * r, 0.58 * h),
            (0.22 * r, 0.76 * h),
            (0.36 * r, 0.8 * h),
        ],
        n=12,
        flat=True,
    )
    a.lathe(
        clear, [(0, 0.76 * h), (0.2 * r, 0.78 * h), (0.4 * r, 0.9 * h), (0.2 * r, h), (0, h)], n=10, flat=True
    )


def _bottle(a: Sketch, look: Finish, outline: Profile, label: str | None, cap: Finish) -> None:
    w, _, h = a.size
    r = w / 2
    a.lathe(look, [(x * r, z * h) for x, z in outline], n=32)
    if label:
        wide = outline[2][0] * r
        a.lathe(a.fixed("paper", label), [(1.01 * wide, 0.18 * h), (1.01 * wide, 0.44 * h)], n=32)
    top = outline[-1]
    a.cylinder(cap, 1.08 * top[0] * r, 0.1 * h, (0, 0, 0.9 * h), n=20)


@entry(
    "beer bottle", "soda bottle, bottle of beer, ketchup bottle, sauce bottle",
    (0.065, 0.065, 0.23), said="beer", stand="surface", mass=0.7, tags="tableware",
)  # fmt: skip
@entry(
    "whiskey bottle", "bottle of whiskey, liquor bottle, spirits bottle, liquor, rum bottle, gin bottle",
    (0.085, 0.085, 0.28), said="whiskey", stand="surface", mass=1.2, tags="tableware",
)  # fmt: skip
@entry(
    "wine bottle",
    "bottle of wine, champagne bottle, bottle, glass bottle, wine, beer, champagne, vinegar bottle",
    (0.08, 0.08, 0.31), stand="surface", mass=1.2, tags="tableware", limits=(0.4, 1.6),
)  # fmt: skip
def wine_bottle(a: Sketch) -> None:
    """Dark glass with a label and a foil; "champagne", "beer" and "whiskey" change glass and shape."""
    if a.said("whiskey", "whisky", "liquor", "spirits"):
        look, label, cap = a.fixed("lacquer", "amber"), "charcoal", a.fixed("plastic", "black")
        outline = [(0, 0), (0.95, 0), (1, 0.03), (1, 0.6), (0.8, 0.68), (0.36, 0.74), (0.34, 0.95)]
    elif a.said("beer", "soda"):
        look, label, cap = a.fixed("lacquer", "brown"), "mustard", a.fixed("gold")
        outline = [(0, 0), (0.95, 0), (1, 0.03), (1, 0.5), (0.8, 0.62), (0.4, 0.78), (0.36, 0.95)]
    else:
        hue = (
            a.spec.colour
            if a.spec.colour in ("green", "clear", "brown", "amber", "red", "blue")
            else a.pick("bottle green", "dark green", "dark brown")
        )
        look, label = a.fixed("lacquer", hue), a.pick("cream", "white", "ivory")
        cap = (
            a.fixed("gold")
            if a.said("champagne")
            else a.fixed("lacquer", a.pick("burgundy", "black", "wine"))
        )
        outline = [
            (0, 0),
            (0.95, 0),
            (1, 0.02),
            (1, 0.58),
            (0.85, 0.65),
            (0.45, 0.72),
            (0.38, 0.78),
            (0.36, 0.96),
        ]
    _bottle(a, look, outline, label, cap)


@entry(
    "oil bottle", "olive oil bottle, olive oil, bottle of olive oil, vinegar, cooking oil, syrup bottle",
    (0.07, 0.07, 0.28), stand="surface", mass=0.9, tags="tableware",
)  # fmt: skip
def oil_bottle(a: Sketch) -> None:
    """A slim bottle of golden oil with a spout."""
    outline = [(0, 0), (0.95, 0), (1, 0.02), (1, 0.55), (0.8, 0.66), (0.3, 0.8), (0.28, 0.95)]
    _bottle(a, a.fixed("lacquer", "olive"), outline, "cream", a.fixed("stainless steel"))


@entry(
    "water bottle",
    "sports bottle, drinking bottle, thermos, flask, drink bottle, plastic bottle, gym bottle, "
    "shaker bottle, vacuum flask, sport bottle, hydro flask",
    (0.075, 0.075, 0.25), stand="surface", mass=0.7, colours="blue, black, teal, pink, silver",
    finishes="plastic", tags="sport", limits=(0.5, 1.6),
)  # fmt: skip
def water_bottle(a: Sketch) -> None:
    """A flask with a screw lid and a loop."""
    w, _, h = a.size
    r, dark = w / 2, a.fixed("plastic", "charcoal")
    a.lathe(
        a.main("plastic", "blue"),
        [
            (0, 0),
            (0.94 * r, 0),
            (r, 0.03 * h),
            (r, 0.4 * h),
            (0.93 * r, 0.45 * h),
            (r, 0.5 * h),
            (r, 0.72 * h),
            (0.66 * r, 0.82 * h),
            (0, 0.82 * h),
        ],
        n=32,
    )
    a.cylinder(dark, 0.7 * r, 0.12 * h, (0, 0, 0.81 * h), n=28)
    a.bend(
        dark,
        [(0, -0.5 * r, 0.92 * h), (0, -0.3 * r, 0.99 * h), (0, 0.3 * r, 0.99 * h), (0, 0.5 * r, 0.92 * h)],
        0.1 * r,
    )


@entry(
    "jug",
    "pitcher, milk pitcher, water jug, water pitcher, creamer, milk jug, cream jug, ceramic jug, ewer, "
    "carafe of water, lemonade pitcher, watering jug, milk frother",
    (0.13, 0.18, 0.22), stand="surface", mass=0.8, colours="white, cream, sky blue", finishes="ceramic",
    tags="tableware", limits=(0.35, 1.8),
)  # fmt: skip
def jug(a: Sketch) -> None:
    """A bellied jug with a lip and a handle."""
    d, _, h = a.size
    r, look = d / 2, a.main("ceramic", "white")
    outer = [
        (0.7 * r, 0),
        (0.75 * r, 0.03 * h),
        (r, 0.32 * h),
        (0.9 * r, 0.55 * h),
        (0.6 * r, 0.82 * h),
        (0.72 * r, h),
    ]
    a.lathe(look, vessel(outer, 0.05 * r, 0.06 * h), n=36)
    with a.at(0, -0.62 * r, 0.97 * h, roll=0.7):
        a.lathe(
            look, [(0.05 * r, -0.3 * r), (0.26 * r, 0.1 * r), (0.22 * r, 0.1 * r), (0.03 * r, -0.2 * r)], n=16
        )
    handle(a, look, 0.64 * r, 0.3 * h, 0.88 * h, 0.8 * r, 0.09 * r)


@entry(
    "teapot",
    "tea pot, kettle teapot, ceramic teapot, coffee pot, cast iron teapot, moka pot, french press",
    (0.15, 0.24, 0.16), stand="surface", mass=1.0, colours="white, teal, celadon, charcoal, cobalt",
    finishes="ceramic", tags="tableware", limits=(0.4, 1.8),
)  # fmt: skip
def teapot(a: Sketch) -> None:
    """A round pot with a spout, a handle and a lid."""
    d, _, h = a.size
    r, look = d / 2, a.main("ceramic", "white")
    a.lathe(
        look,
        [
            (0, 0),
            (0.55 * r, 0),
            (0.6 * r, 0.04 * h),
            (r, 0.36 * h),
            (0.92 * r, 0.6 * h),
            (0.52 * r, 0.78 * h),
            (0, 0.78 * h),
        ],
        n=36,
    )
    a.lathe(
        look,
        [
            (0.5 * r, 0.78 * h),
            (0.42 * r, 0.84 * h),
            (0.1 * r, 0.88 * h),
            (0.07 * r, 0.91 * h),
            (0.14 * r, 0.96 * h),
            (0, h),
        ],
        n=28,
    )
    a.bend(
        look,
        [
            (0, -0.8 * r, 0.3 * h),
            (0, -1.25 * r, 0.42 * h),
            (0, -1.42 * r, 0.66 * h),
            (0, -1.65 * r, 0.78 * h),
        ],
        0.13 * r,
        n=10,
    )
    handle(a, look, 0.84 * r, 0.24 * h, 0.68 * h, 0.72 * r, 0.085 * r)


@entry(
    "tea set", "tea service, coffee set, tea ceremony set, toy tea set, tea tray set",
    (0.34, 0.48, 0.17), stand="surface", mass=3.0, colours="white, celadon, charcoal", finishes="porcelain",
    tags="tableware",
)  # fmt: skip
def tea_set(a: Sketch) -> None:
    """A teapot and four cups on a tray."""
    d, w, h = a.size
    look, wood = a.main("porcelain", "white"), a.fixed("walnut", axis=1)
    a.box(wood, (d, w, 0.08 * h), (0, 0, 0), bevel=0.004)
    r = 0.22 * d
    with a.at(-0.18 * d, 0, 0.08 * h):
        a.lathe(
            look,
            [
                (0, 0),
                (0.6 * r, 0),
                (r, 0.32 * h),
                (0.9 * r, 0.55 * h),
                (0.5 * r, 0.72 * h),
                (0.2 * r, 0.8 * h),
                (0.16 * r, 0.88 * h),
                (0, 0.92 * h),
            ],
            n=32,
        )
        a.bend(look, [(0, -0.8 * r, 0.3 * h), (0, -1.3 * r, 0.42 * h), (0, -1.6 * r, 0.72 * h)], 0.12 * r)
        handle(a, look, 0.85 * r, 0.22 * h, 0.62 * h, 0.7 * r, 0.08 * r)
    for k, y in enumerate((-0.36, -0.12, 0.12, 0.36)):
        a.piece(f"cup {k}")
        with a.at(0.26 * d if k in (1, 2) else 0.16 * d, y * w, 0.08 * h):
            a.lathe(
                look,
                vessel([(0.3 * r, 0), (0.34 * r, 0.03 * h), (0.55 * r, 0.38 * h)], 0.05 * r, 0.05 * h),
                n=24,
            )
            a.cylinder(a.fixed("lacquer", "rust"), 0.46 * r, 0.003, (0, 0, 0.28 * h), n=20)
