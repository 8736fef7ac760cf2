"""Tables to eat at and to put things on."""

from __future__ import annotations

import numpy as np

from terrazzo.materials import Finish
from terrazzo.shapes import primitives as p
from terrazzo.shapes.assembly import Assembly
from terrazzo.shapes.carpentry import add_fronts, carcass, four_legs, front_grid, leg_collider
from terrazzo.shapes.kinds import Kind, Spec, names, register
from terrazzo.shapes.looks import fabric, frame, leg_form, metal, plain, style_of, wood
from terrazzo.shapes.shape import Shape
from terrazzo.shapes.tabletops import add_apron, add_top, outline_of, pedestal, top_finish, trestle

_WOODS = ("oak", "walnut", "light oak")
_AROUND = (("dining chair", "around"),)
_L = (0.6, 1.8)
_CURVED = ("round", "oval", "organic", "hexagonal", "octagonal")


def _legs_and_apron(
    a: Assembly, look: Finish, size: tuple[float, float], under: float, outline: str, *, apron: float = 0.075
) -> None:
    """Adds four legs in the style's form under a top, and rails between them."""
    x, y = size
    form = leg_form(a.spec)
    radius = {"block": 0.05, "turned": 0.042, "square": 0.028, "hairpin": 0.034}.get(form, 0.028) * min(
        1.0, 0.5 + under / 1.2
    )
    inset = radius + min(0.04, min(x, y) * 0.05) + (0.025 if form == "hairpin" else 0.0)
    reach = (x * 0.31, y * 0.31) if outline in _CURVED else (x / 2 - inset, y / 2 - inset)
    splay = 0.06 * under if form == "tapered" else 0.0
    if outline not in _CURVED:
        splay = min(splay, inset - radius * 0.55)
    four_legs(a, look, form, under, radius, reach, splay=splay)
    if form != "hairpin" and apron:
        add_apron(a, look, (reach[0] - 0.004, reach[1] - 0.004), under, apron)


def build_table(spec: Spec) -> Shape:
    """A table to sit at: a top of any outline on legs, a pedestal or trestles, as style and words ask."""
    a, (x, y, z) = Assembly(spec), spec.size
    outline, style = outline_of(spec, (x, y)), style_of(spec)
    thick = {"rustic": 0.045, "farmhouse": 0.04, "industrial": 0.04}.get(style, 0.028)
    look = frame(spec)
    add_top(a, top_finish(spec), (x, y), z, thick, outline)
    under = z - thick
    if spec.said("pedestal", "tulip") or (
        outline in ("round", "oval") and style not in ("scandinavian", "industrial")
    ):
        tulip = style in ("modern", "minimalist") or spec.said("tulip")
        pedestal(a, look, under, min(x, y) * 0.29, "tulip" if tulip else "turned")
    elif spec.said("trestle", "harvest") or (style in ("rustic", "farmhouse") and y > 1.5):
        for s in (-1, 1):
            trestle(a, look, s * y * 0.36, x, under)
        a.block(look, (-0.03, -y * 0.36, under * 0.25), (0.03, y * 0.36, under * 0.25 + 0.09))
    else:
        _legs_and_apron(a, look, (x, y), under, outline)
    return a.shape(spec.material)


def build_conference_table(spec: Spec) -> Shape:
    """A long table with rounded or boat-shaped top on panel ends."""
    a, (x, y, z) = Assembly(spec), spec.size
    outline = outline_of(spec, (x, y), "rounded")
    add_top(a, top_finish(spec), (x, y), z, 0.036, outline)
    look = frame(spec)
    for s in (-1, 1):
        at = s * y * 0.28
        a.block(look, (-x * 0.27, at - 0.04, 0.02), (x * 0.27, at + 0.04, z - 0.036), bevel=0.006)
        a.block(metal(spec), (-x * 0.3, at - 0.06, 0.0), (x * 0.3, at + 0.06, 0.02))
    a.block(look, (-0.02, -y * 0.28, z * 0.45), (0.02, y * 0.28, z - 0.036))
    a.add(plain("black metal"), p.box((x * 0.12, 0.3, 0.006), (0, 0, z - 0.0029), 0.002))
    return a.shape(spec.material)


def build_coffee_table(spec: Spec) -> Shape:
    """A low table; with a lower shelf in most rectangular forms."""
    a, (x, y, z) = Assembly(spec), spec.size
    outline, style = outline_of(spec, (x, y)), style_of(spec)
    thick = {"rustic": 0.045, "industrial": 0.038}.get(style, 0.026)
    thick = min(thick, z * 0.15)
    if spec.said("drum", "solid", "block", "cube") or (style == "minimalist" and outline == "round"):
        pedestal(a, top_finish(spec), z - thick, min(x, y) * 0.46, "drum")
        add_top(a, top_finish(spec), (x, y), z, thick, outline)
        return a.shape(spec.material)
    add_top(a, top_finish(spec), (x, y), z, thick, outline)
    under = z - thick
    look = frame(spec)
    if spec.said("pedestal", "tulip"):
        pedestal(a, look, under, min(x, y) * 0.32, "tulip")
        return a.shape(spec.material)
    _legs_and_apron(
        a, look, (x, y), under, outline, apron=0.0 if style in ("mid-century", "minimalist") else 0.04
    )
    if outline not in _CURVED and style not in ("minimalist", "japanese") and z > 0.34:
        low, board = z * 0.3, 0.018
        a.block(look, (-x / 2 + 0.05, -y / 2 + 0.05, low), (x / 2 - 0.05, y / 2 - 0.05, low + board))
        a.shelf((0, 0, low + board), (x - 0.14, y - 0.14), headroom=under - 0.04 - low - board, kind="shelf")
    return a.shape(spec.material)


def build_side_table(spec: Spec) -> Shape:
    """A small table: on three legs, on a post, as a drum, or with a drawer, as style and words ask."""
    a, (x, y, z) = Assembly(spec), spec.size
    style = style_of(spec)
    outline = outline_of(
        spec,
        (x, y),
        "round" if style in ("scandinavian", "mid-century", "modern", "minimalist") else "rectangular",
    )
    thick = min(0.024, z * 0.1)
    look, under = frame(spec), z - thick
    if spec.said("drum", "stump", "block", "cube"):
        if outline == "rectangular":
            a.block(top_finish(spec), (-x / 2, -y / 2, 0), (x / 2, y / 2, z), bevel=0.006)
            a.shelf((0, 0, z), (x, y))
            return a.shape(spec.material)
        pedestal(a, top_finish(spec), under, min(x, y) * 0.47, "drum")
    elif outline in ("round", "oval") and style in ("modern", "minimalist", "industrial"):
        pedestal(a, look, under, min(x, y) * 0.36, "disc")
    elif outline in ("round", "oval") and style in ("classic", "farmhouse", "rustic"):
        pedestal(a, look, under, min(x, y) * 0.4, "turned")
    elif outline in ("round", "oval"):
        _three_legs(a, look, under, min(x, y) * 0.3)
    else:
        _legs_and_apron(a, look, (x, y), under, outline, apron=0.05)
        low = z * 0.28
        a.block(look, (-x / 2 + 0.04, -y / 2 + 0.04, low), (x / 2 - 0.04, y / 2 - 0.04, low + 0.016))
        a.shelf((0, 0, low + 0.016), (x - 0.12, y - 0.12), headroom=under - 0.05 - low - 0.016, kind="shelf")
    add_top(a, top_finish(spec), (x, y), z, thick, outline)
    return a.shape(spec.material)


def _three_legs(a: Assembly, look: Finish, height: float, radius: float) -> None:
    for k in range(3):
        t = np.pi / 3 + k * 2 * np.pi / 3
        at = (radius * 0.75 * np.cos(t), radius * 0.75 * np.sin(t), 0.0)
        lean = (radius * 0.55 * np.cos(t), radius * 0.55 * np.sin(t))
        a.add(look, p.leg("tapered", height, 0.018, at, splay=lean))
        a.collide(leg_collider(height, 0.018, at, lean))


def build_console_table(spec: Spec) -> Shape:
    """A narrow table for a wall, with drawers under its top in most styles."""
    a, (x, y, z) = Assembly(spec), spec.size
    style = style_of(spec)
    thick, drawer = 0.024, 0.12
    add_top(a, top_finish(spec), (x, y), z, thick, outline_of(spec, (x, y)))
    look, under = frame(spec), z - thick
    form = leg_form(spec)
    radius = 0.02 if form != "turned" else 0.03
    inset = radius + 0.015
    bare = style in ("industrial", "minimalist") or (
        spec.material is not None and spec.said("metal", "glass")
    )
    height = under - (0.0 if bare else drawer)
    four_legs(a, look, form, height, radius, (x / 2 - inset, y / 2 - inset))
    if bare:
        add_apron(a, look, (x / 2 - inset, y / 2 - inset), under, 0.03)
    else:
        body = wood(spec, axis=1)
        face = x / 2 - 0.035
        a.block(
            body, (-x / 2 + 0.012, -y / 2 + 0.02, height), (face - 0.019, y / 2 - 0.02, under), bevel=0.002
        )
        columns = 3 if y > 1.25 else 2
        add_fronts(
            a,
            front_grid((-y / 2 + 0.02, y / 2 - 0.02), (height, under), columns, [1.0]),
            face - 0.019,
            body,
            metal(spec),
        )
    low = z * 0.18
    if style not in ("mid-century", "minimalist"):
        a.block(look, (-x / 2 + 0.02, -y / 2 + 0.03, low), (x / 2 - 0.03, y / 2 - 0.03, low + 0.018))
        a.shelf((0, 0, low + 0.018), (x - 0.08, y - 0.1), headroom=height - low - 0.018, kind="shelf")
    return a.shape(spec.material)


def build_bar_table(spec: Spec) -> Shape:
    """A high table: round on a post, or long on legs with a foot rail."""
    a, (x, y, z) = Assembly(spec), spec.size
    long = y > 1.4 * x
    outline = outline_of(spec, (x, y), "rectangular" if long else "round")
    thick = 0.032
    add_top(a, top_finish(spec), (x, y), z, thick, outline)
    look = frame(
        spec, default="black metal" if style_of(spec) in ("modern", "industrial", "minimalist") else None
    )
    if not long:
        pedestal(a, look, z - thick, min(x, y) * 0.38, "disc")
        a.add(look, p.torus(min(x, y) * 0.24, 0.009, (0, 0, z * 0.28), segments=40))
        for k in range(4):
            spoke = p.cylinder(0.006, min(x, y) * 0.24, axis="x", segments=10)
            turn = [spoke, p.aim(p.cylinder(0.006, min(x, y) * 0.24, segments=10), "y")][k % 2]
            shift = 0.0 if k < 2 else -min(x, y) * 0.24
            a.add(look, turn.translate(shift if k % 2 == 0 else 0, shift if k % 2 else 0, z * 0.28))
        return a.shape(spec.material)
    reach = (x / 2 - 0.06, y / 2 - 0.06)
    four_legs(a, look, "square", z - thick, 0.025, reach)
    add_apron(a, look, reach, z - thick, 0.06)
    for s in (-1, 1):
        a.block(
            look,
            (-reach[0], s * reach[1] - 0.012, z * 0.2),
            (reach[0], s * reach[1] + 0.012, z * 0.2 + 0.035),
        )
        a.block(
            look,
            (s * reach[0] - 0.012, -reach[1], z * 0.2),
            (s * reach[0] + 0.012, reach[1], z * 0.2 + 0.035),
        )
    return a.shape(spec.material)


def build_bistro_table(spec: Spec) -> Shape:
    """A small round café table on a turned metal post with three curved feet."""
    a, (x, y, z) = Assembly(spec), spec.size
    outline = outline_of(spec, (x, y), "round")
    default = None if spec.material or spec.colour else "marble" if style_of(spec, "") != "rustic" else None
    add_top(a, top_finish(spec, default), (x, y), z, 0.022, outline)
    look = metal(spec, default=None if style_of(spec, "") else "wrought iron")
    r = min(x, y) * 0.36
    a.add(look, p.lathe([(0, 0.09 * z), (0.03, 0.1 * z), (0.042, 0.16 * z), (0.026, 0.22 * z), (0.02, 0.5 * z), (0.026, 0.75 * z),
                         (0.04, 0.86 * z), (0.026, 0.9 * z), (r * 0.6, z - 0.03), (r * 0.6, z - 0.022), (0, z - 0.022)], 28,
                        crease=np.radians(70)))  # fmt: skip
    a.collide(p.cylinder_collider(0.024, z * 0.9))
    for k in range(3):
        t = k * 2 * np.pi / 3
        d = np.array([np.cos(t), np.sin(t)])
        path = p.curve(
            [
                (*(d * q), h)
                for q, h in [(0.02, 0.2 * z), (0.35 * r, 0.14 * z), (0.75 * r, 0.05 * z), (r, 0.012)]
            ]
        )
        foot = p.sweep(path, 0.014, segments=10, scale=np.linspace(1.1, 0.8, len(path)))
        a.add(look, foot)
        a.collide(p.hull_of(foot))
    return a.shape(spec.material or "iron")


def build_picnic_table(spec: Spec) -> Shape:
    """A plank table with a bench along each long side, on A-frames."""
    a, (x, y, z) = Assembly(spec), spec.size
    look, top_width, seat = wood(spec, axis=1), x * 0.5, z * 0.6
    boards, w = 5, top_width / 5
    for i in range(boards):
        low = -top_width / 2 + i * w
        a.block(look, (low + 0.004, -y / 2, z - 0.035), (low + w - 0.004, y / 2, z), bevel=0.006, solid=False)
    a.collide_box((-top_width / 2, -y / 2, z - 0.035), (top_width / 2, y / 2, z))
    a.shelf((0, 0, z), (top_width, y))
    for s in (-1, 1):
        for k in range(2):
            low = s * x / 2 - (0.0 if s < 0 else x * 0.2) + k * x * 0.1
            a.block(
                look, (low + 0.003, -y / 2, seat - 0.035), (low + x * 0.1 - 0.003, y / 2, seat), bevel=0.006
            )
        a.shelf((s * (x / 2 - x * 0.1), 0, seat), (x * 0.2, y), headroom=float("inf"), kind="seat")
    side = wood(spec, axis=2)
    for s in (-1, 1):
        at = s * y * 0.36
        a.block(side, (-x / 2 + 0.02, at - 0.02, seat - 0.13), (x / 2 - 0.02, at + 0.02, seat - 0.035))
        a.block(side, (-top_width / 2, at - 0.02, z - 0.12), (top_width / 2, at + 0.02, z - 0.035))
        for k in (-1, 1):
            foot, lean = (k * top_width * 0.32, at + 0.04 * s, 0.0), (k * x * 0.2, 0.0)
            a.add(side, p.leg("square", z - 0.04, 0.035, foot, splay=lean))
            a.collide(leg_collider(z - 0.04, 0.035, foot, lean))
    return a.shape(spec.material or "pine")


def build_play_table(spec: Spec) -> Shape:
    """A low children's table with rounded edges, stout legs and a rim around its top."""
    a, (x, y, z) = Assembly(spec), spec.size
    outline = outline_of(spec, (x, y), "rounded")
    top = look = wood(spec, axis=1)
    add_top(a, top, (x, y), z, 0.03, outline)
    accents = [plain("plastic", c) for c in ("red", "yellow", "blue", "green")]
    colour = accents[spec.seed % 4] if spec.colour is None else look
    if outline == "rounded":
        ring = np.pad(
            p.rounded_outline((x - 0.03, y - 0.03), min(x, y) * 0.11, segments=5),
            ((0, 0), (0, 1)),
            constant_values=z - 0.015,
        )
        a.add(colour, p.sweep(ring, 0.015, segments=8, closed=True))
    reach = (x * 0.3, y * 0.3) if outline in _CURVED else (x / 2 - 0.075, y / 2 - 0.075)
    for sx in (-1, 1):
        for sy in (-1, 1):
            at = (sx * reach[0], sy * reach[1], 0.0)
            a.add(colour, p.frustum(0.032, 0.038, z - 0.03, at, segments=24, bevel=0.008))
            a.collide(leg_collider(z - 0.03, 0.034, at))
    return a.shape(spec.material)


def build_changing_table(spec: Spec) -> Shape:
    """A nursery chest: a padded mat in a tray over two shelves and a row of drawers."""
    a, (x, y, z) = Assembly(spec), spec.size
    look = wood(spec, axis=1)
    deck = z - 0.1
    cells = carcass(a, look, (-x / 2, -y / 2, 0.06), (x / 2 - 0.02, y / 2, deck), shelves=2, top_shelf=False)
    (_, y0, _), (x1, y1, _) = cells[0]
    top = cells[2]
    a.block(look, (-x / 2 + 0.02, y0, top[0][2]), (x1 - 0.02, y1, top[1][2]), bevel=0.0)
    add_fronts(a, front_grid((y0, y1), (top[0][2], top[1][2]), 2, [1.0]), x1 - 0.02, look, metal(spec))
    for s in (-1, 1):
        a.block(
            look,
            (-x / 2, s * y / 2 - (0.02 if s > 0 else 0), deck),
            (x / 2 - 0.02, s * y / 2 + (0.02 if s < 0 else 0), z),
        )
    a.block(look, (-x / 2, -y / 2 + 0.02, deck), (-x / 2 + 0.02, y / 2 - 0.02, z))
    pad = fabric(spec, "cotton", coloured=False)
    a.add(
        pad,
        p.cushion(
            (x - 0.07, y - 0.06, 0.075),
            (0.0, 0, deck + 0.0375),
            puff=0.2,
            corner=0.03,
            sag=0.02,
            piping=0.005,
        ),
    )
    a.collide_box((-x / 2 + 0.03, -y / 2 + 0.03, deck), (x / 2 - 0.04, y / 2 - 0.03, deck + 0.05))
    a.shelf((0, 0, deck + 0.07), (x - 0.15, y - 0.15), kind="seat")
    four_legs(a, look, "block", 0.06, 0.025, (x / 2 - 0.045, y / 2 - 0.03), centre=(-0.01, 0))
    return a.shape(spec.material)


register(
    Kind(
        "dining table",
        names(
            "dinner table, dining room table, harvest table, farmhouse table, table for six, table for "
            "four, banquet table, trestle table, refectory table, plank table, family table, feast table, "
            "extendable table, dining set, pedestal table, round table, table, wooden table, big table, "
            "large table, square table, glass table, oval table, patio table, garden table, outdoor "
            "table, picknick table, chess table, card table, game table, poker table, board game table, "
            "display table, puzzle table, buffet table, craft table, reading table, tea room table, "
            "library table, lunch table, cafeteria table, folding table, party table, training table, "
            "communal table"
        ),
        (0.92, 1.7, 0.75),
        clearance=0.6,
        pairs=_AROUND,
        finishes=_WOODS,
        mass=40.0,
        limits=_L,
        builder=build_table,
        sizes=(
            ("round", (1.2, 1.2, 0.75)),
            ("circular", (1.2, 1.2, 0.75)),
            ("square", (1.05, 1.05, 0.75)),
            ("oval", (1.0, 1.8, 0.75)),
            ("two-seater", (0.75, 0.75, 0.75)),
            ("two-person", (0.75, 0.75, 0.75)),
            ("four-seater", (0.85, 1.25, 0.75)),
            ("four-person", (0.85, 1.25, 0.75)),
            ("six-seater", (0.92, 1.75, 0.75)),
            ("eight-seater", (1.0, 2.3, 0.75)),
            ("eight-person", (1.0, 2.3, 0.75)),
            ("ten-seater", (1.05, 2.8, 0.75)),
        ),
    )
)
register(
    Kind(
        "kitchen table",
        names(
            "breakfast table, eat-in table, small dining table, kitchen dining table, breakfast nook table"
        ),
        (0.8, 1.2, 0.75),
        clearance=0.6,
        pairs=_AROUND,
        finishes=_WOODS,
        mass=28.0,
        limits=_L,
        builder=build_table,
        sizes=(("round", (1.0, 1.0, 0.75)), ("square", (0.85, 0.85, 0.75))),
    )
)
register(
    Kind(
        "coffee table",
        names(
            "cocktail table, living room table, tea table, sofa table, centre table, low table, lounge "
            "table, kotatsu, chabudai, low wooden table, centerpiece table, glass coffee table, nesting "
            "coffee table"
        ),
        (0.6, 1.1, 0.42),
        clearance=0.3,
        finishes=_WOODS,
        mass=18.0,
        limits=_L,
        builder=build_coffee_table,
        sizes=(
            ("round", (0.85, 0.85, 0.4)),
            ("circular", (0.85, 0.85, 0.4)),
            ("square", (0.85, 0.85, 0.4)),
            ("oval", (0.65, 1.15, 0.42)),
        ),
    )
)
register(
    Kind(
        "side table",
        names(
            "end table, accent table, lamp table, occasional table, sofa side table, small table, drum "
            "table, nesting table, stool table, telephone table, plant table, pedestal side table, small "
            "side table, c table, small round table, corner table, tray table, bath table, tub table, "
            "snack table, tea side table, cocktail side table"
        ),
        (0.45, 0.45, 0.55),
        finishes=_WOODS,
        mass=6.0,
        limits=_L,
        builder=build_side_table,
        sizes=(("round", (0.45, 0.45, 0.55)), ("square", (0.45, 0.45, 0.55))),
    )
)
register(
    Kind(
        "console table",
        names(
            "console, entry table, entryway table, hall table, hallway table, foyer table, sofa console, "
            "demilune table, sofa back table, entrance table, narrow table, hallway console, key table"
        ),
        (0.36, 1.2, 0.8),
        against_wall=True,
        clearance=0.5,
        finishes=_WOODS,
        mass=18.0,
        limits=_L,
        builder=build_console_table,
    )
)
register(
    Kind(
        "bar table",
        names(
            "high table, pub table, high-top table, hightop table, counter table, cocktail bar table, "
            "standing table, tall table, high top, cafe high table"
        ),
        (0.65, 0.65, 1.05),
        clearance=0.4,
        pairs=(("bar stool", "around"),),
        finishes=_WOODS,
        mass=18.0,
        limits=_L,
        builder=build_bar_table,
        sizes=(("rectangular", (0.6, 1.4, 1.05)), ("long", (0.6, 1.4, 1.05))),
    )
)
register(
    Kind(
        "bistro table",
        names(
            "cafe table, coffee shop table, small cafe table, garden bistro table, balcony table, "
            "restaurant table"
        ),
        (0.65, 0.65, 0.74),
        clearance=0.4,
        pairs=(("chair", "around"),),
        finishes=("marble", "oak"),
        mass=15.0,
        limits=_L,
        builder=build_bistro_table,
    )
)
register(
    Kind(
        "picnic table",
        names("camping table, beer table, park table, outdoor picnic table"),
        (1.5, 1.8, 0.76),
        clearance=0.5,
        finishes=("pine", "cedar"),
        mass=50.0,
        limits=(0.6, 1.4),
        builder=build_picnic_table,
    )
)
register(
    Kind(
        "conference table",
        names("meeting table, boardroom table, meeting room table, conference room table, board table"),
        (1.2, 2.8, 0.75),
        clearance=0.8,
        pairs=(("office chair", "around"),),
        finishes=("walnut", "oak"),
        mass=90.0,
        limits=(0.5, 1.8),
        builder=build_conference_table,
        sizes=(("round", (1.5, 1.5, 0.75)), ("oval", (1.25, 2.8, 0.75))),
    )
)
register(
    Kind(
        "play table",
        names(
            "activity table, kid table, train table, lego table, toddler table, children table, sensory "
            "table, art table, toy table, kid craft table, child table, building block table, train set "
            "table, water table"
        ),
        (0.7, 1.0, 0.5),
        clearance=0.4,
        colours=("white", "yellow", "light blue"),
        finishes=("birch", "pine"),
        mass=10.0,
        limits=_L,
        tags=("toy",),
        builder=build_play_table,
        sizes=(("round", (0.8, 0.8, 0.5)), ("square", (0.75, 0.75, 0.5))),
    )
)
register(
    Kind(
        "changing table",
        names(
            "baby changing table, diaper table, nappy table, changing station, baby changer, diaper station"
        ),
        (0.5, 0.9, 0.95),
        against_wall=True,
        clearance=0.6,
        colours=("white",),
        mass=25.0,
        limits=(0.7, 1.4),
        builder=build_changing_table,
    )
)
