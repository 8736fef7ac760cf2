"""Writes `prompts/held_out.csv`: 320 prompts of our own with annotations in SceneEval's columns, to measure on as well.

Prompts come from the sentence patterns and word lists below, drawn with a fixed seed; none is taken from SceneEval. The
patterns were written to cover its kinds of prompt (easy, medium, hard) in other rooms, with odd objects, lists, fragments,
typos, British and American words, and several rooms. Run: `python benchmarks/held_out.py`.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path

TARGET = Path(__file__).parent / "prompts" / "held_out.csv"
COUNT = 320
SEED = 20261125

NUMBERS = {1: "a", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
ROOMS = {
    "bedroom": ("bedroom", "guest room", "loft bedroom", "teenager's room", "hotel room"),
    "living": ("living room", "lounge", "sitting room", "family room", "parlour"),
    "office": ("home office", "study", "workspace", "office"),
    "kitchen": ("kitchen", "farmhouse kitchen", "galley kitchen"),
    "dining": ("dining room", "dining hall", "breakfast room"),
    "bath": ("bathroom", "washroom", "powder room"),
    "play": ("playroom", "nursery", "kids' room"),
    "hall": ("hallway", "entrance hall", "foyer"),
    "odd": (
        "laundry room",
        "library",
        "garage workshop",
        "music studio",
        "café",
        "classroom",
        "sewing room",
        "reading room",
    ),
}
MOODS = (
    "",
    "cozy ",
    "bright ",
    "sparsely furnished ",
    "rustic ",
    "modern ",
    "Scandinavian ",
    "quiet ",
    "elegant ",
    "cluttered ",
)
COLOURS = (
    "red",
    "green",
    "navy",
    "yellow",
    "grey",
    "white",
    "black",
    "teal",
    "orange",
    "pink",
    "beige",
    "burgundy",
)
WOODS = ("oak", "walnut", "wooden", "pine")
BIG = {
    "bedroom": (
        "wardrobe",
        "dresser",
        "desk",
        "bookcase",
        "armchair",
        "chest of drawers",
        "vanity table",
        "bench",
    ),
    "living": (
        "sofa",
        "bookshelf",
        "sideboard",
        "armchair",
        "piano",
        "fireplace",
        "TV stand",
        "display cabinet",
    ),
    "office": ("desk", "filing cabinet", "bookshelf", "armchair", "printer stand", "cabinet"),
    "kitchen": ("fridge", "stove", "cabinet", "dishwasher", "dining table", "pantry cabinet"),
    "dining": ("sideboard", "china cabinet", "buffet", "bar cart"),
    "bath": ("bathtub", "vanity", "laundry basket", "cabinet", "stool"),
    "play": ("toy box", "bookshelf", "crib", "rocking chair", "play tent", "desk"),
    "hall": ("console table", "shoe rack", "bench", "coat rack", "umbrella stand"),
    "odd": ("workbench", "bookshelf", "cabinet", "table", "armchair", "bench", "stool"),
}
SMALL = (
    "vase", "table lamp", "clock", "book", "mug", "bowl", "candle", "photo frame", "potted plant", "teapot", "radio", "basket",
    "notebook", "laptop", "plate", "globe", "jewelry box", "tray", "camera", "piggy bank", "teddy bear", "hourglass",
)  # fmt: skip
TABLES = (
    "desk",
    "coffee table",
    "dining table",
    "side table",
    "sideboard",
    "console table",
    "dresser",
    "workbench",
)
SIZES = ("large", "small", "tall", "low")
WALLS = ("painting", "mirror", "clock", "map", "poster", "tapestry")

Row = dict[str, list[str]]


class Writer:
    """One prompt being written: sentences and what they ask for."""

    def __init__(self, rng: random.Random, place: str):
        self.rng, self.place = rng, place
        self.row: Row = {"ObjCount": [], "ObjAttr": [], "OORel": [], "OARel": []}
        self.used: set[str] = set()

    def pick(self, pool: tuple[str, ...]) -> str:
        """A word that was not used yet in this prompt."""
        free = [w for w in pool if w.split()[-1] not in self.used] or list(pool)
        word = self.rng.choice(free)
        self.used.add(word.split()[-1])
        return word

    def thing(self, pool: tuple[str, ...], n: int = 1, *, described: float = 0.5) -> tuple[str, str]:
        """A noun phrase, and the name under which it is annotated."""
        name = self.pick(pool)
        words = []
        if self.rng.random() < described:
            if name in BIG_WORDS and self.rng.random() < 0.35 and name not in ("fireplace", "piano", "stove"):
                size = self.rng.choice(SIZES[:2])
                words.append(size)
                self.ask("ObjAttr", n, name, size)
            colour = (
                self.rng.choice(COLOURS)
                if self.rng.random() < 0.7 or name not in WOODEN
                else self.rng.choice(WOODS)
            )
            words.append(colour)
            self.ask("ObjAttr", n, name, colour)
        self.ask("ObjCount", n, name)
        noun = name if n == 1 else plural(name)
        first = " ".join([*words, noun])
        article = "an" if first[0] in "aeio" else "a"
        return (f"{article} {first}" if n == 1 else f"{NUMBERS[n]} {first}"), name

    def ask(self, column: str, n: int, *fields: str) -> None:
        """Adds a demand."""
        self.row[column].append(",".join(["eq", str(n), *(f.replace(" ", "_") for f in fields)]))


BIG_WORDS = {name for names in BIG.values() for name in names}
WOODEN = {
    "wardrobe",
    "dresser",
    "desk",
    "bookcase",
    "sideboard",
    "bookshelf",
    "console table",
    "bench",
    "cabinet",
    "workbench",
}
BARE = {"piggy bank": "piggy banks", "bookshelf": "bookshelves", "box": "boxes"}


def plural(name: str) -> str:
    """The plural of a name."""
    if name in BARE:
        return BARE[name]
    if " of " in name:
        head, rest = name.split(" of ", 1)
        return f"{plural(head)} of {rest}"
    if name.endswith("shelf"):
        return name[:-1] + "ves"
    if name.endswith(("s", "x", "ch", "sh")):
        return name + "es"
    if name.endswith("y") and name[-2] not in "aeiou":
        return name[:-1] + "ies"
    return name + "s"


def against_wall(w: Writer) -> str:
    said, name = w.thing(BIG[w.place])
    w.ask("OARel", 1, "against", name, "wall")
    return w.rng.choice(
        (
            f"{said} stands against the wall",
            f"{said} is pushed up against one wall",
            f"along the wall there is {said}",
        )
    )


def in_corner(w: Writer) -> str:
    said, name = w.thing(("floor plant", "floor lamp", "armchair", "coat rack", "cabinet", "basket"))
    w.ask("OARel", 1, "corner", name, "room")
    return w.rng.choice(
        (
            f"{said} sits in the corner",
            f"in one corner there is {said}",
            f"{said} occupies a corner of the room",
        )
    )


def by_window(w: Writer) -> str:
    said, name = w.thing(("desk", "armchair", "bench", "rocking chair", "console table"))
    under = w.rng.random() < 0.5
    w.ask("OARel", 1, "under" if under else "next to", name, "window")
    return f"{said} stands under the window" if under else f"{said} stands next to the window"


def on_wall(w: Writer) -> str:
    n = w.rng.choice((1, 1, 2))
    said, name = w.thing(WALLS, n)
    w.ask("OARel", n, "on", name, "wall")
    verb = "hangs" if n == 1 else "hang"
    return f"{said} {verb} on the wall"


def in_middle(w: Writer) -> str:
    said, name = w.thing(("table", "rug", "pool table", "grand piano", "dining table"))
    w.ask("OARel", 1, "middle", name, "room")
    return w.rng.choice(
        (
            f"{said} is in the middle of the room",
            f"in the centre there is {said}",
            f"{said} takes the centre of the room",
        )
    )


def on_table(w: Writer) -> str:
    said, name = w.thing(TABLES)
    n = w.rng.choice((1, 1, 2, 3))
    first, one = w.thing(SMALL, n, described=0.3)
    w.ask("OORel", n, "on", "0", name, one)
    if w.rng.random() < 0.6:
        second, two = w.thing(SMALL, described=0.3)
        w.ask("OORel", 1, "on", "0", name, two)
        return w.rng.choice(
            (
                f"{said} holds {first} and {second}",
                f"on {said} there are {first} and {second}",
                f"{said} with {first} and {second} on top",
            )
        )
    return w.rng.choice(
        (f"{said} with {first} on it", f"{said} is topped with {first}", f"{said} carries {first}")
    )


def beside(w: Writer) -> str:
    said, name = w.thing(("sofa", "bed", "armchair", "bookcase", "piano"))
    other, two = w.thing(("floor lamp", "side table", "stool", "basket", "magazine rack"))
    side = w.rng.choice(("next to", "left", "right", "beside"))
    w.ask("OORel", 1, side, "0", name, two)
    words = {"next to": "next to", "left": "to the left of", "right": "to the right of", "beside": "beside"}[
        side
    ]
    return f"{other} stands {words} {said}"


def around(w: Writer) -> str:
    n = w.rng.choice((3, 4, 6))
    said, name = w.thing(("round table", "dining table", "table"))
    chairs, chair = w.thing(("chair", "dining chair", "stool"), n)
    w.row["OORel"].append(
        ",".join(
            [
                "eq",
                "1",
                "surround",
                "0",
                name.replace(" ", "_"),
                *(f"{chair.replace(' ', '_')}:{i}" for i in range(n)),
            ]
        )
    )
    return w.rng.choice(
        (f"{said} with {chairs} around it", f"{said} is surrounded by {chairs}", f"{chairs} surround {said}")
    )


def faced(w: Writer) -> str:
    said, name = w.thing(("desk", "vanity table", "workbench", "drafting table"))
    chair, seat = w.thing(("chair", "swivel chair", "stool"))
    w.ask("OORel", 1, "face", "0", name, seat)
    return w.rng.choice((f"{chair} faces {said}", f"{said} with {chair} facing it"))


def hanging(w: Writer) -> str:
    said, name = w.thing(("pendant lamp", "chandelier", "ceiling fan", "hanging plant"))
    w.ask("OARel", 1, "hang", name, "ceiling")
    return w.rng.choice((f"{said} hangs from the ceiling", f"overhead, {said} hangs from the ceiling"))


def above(w: Writer) -> str:
    said, name = w.thing(("sofa", "sideboard", "fireplace", "bed", "dresser"))
    hung, two = w.thing(WALLS)
    w.ask("OORel", 1, "above", "0", name, two)
    return f"above {said} hangs {hung}"


def foot(w: Writer) -> str:
    said, name = w.thing(("bed", "double bed"))
    other, two = w.thing(("bench", "trunk", "ottoman"))
    w.ask("OORel", 1, "at the foot", "0", name, two)
    return f"{other} stands at the foot of {said}"


def flanked(w: Writer) -> str:
    said, name = w.thing(("bed", "fireplace", "sofa"))
    other = {"bed": "nightstand", "fireplace": "armchair", "sofa": "side table"}[name]
    w.used.add(other.split()[-1])
    w.ask("ObjCount", 2, other)
    w.ask("OORel", 1, "left", "0", name, other)
    w.ask("OORel", 1, "right", "0", name, other)
    return w.rng.choice((f"{said} is flanked by two {plural(other)}", f"{said} with a {other} on each side"))


def near_door(w: Writer) -> str:
    said, name = w.thing(("coat rack", "shoe rack", "umbrella stand", "bench", "cabinet"))
    w.ask("OARel", 1, "near", name, "door")
    return f"{said} stands near the door"


def two_colours(w: Writer) -> str:
    name = w.pick(("chair", "cushion", "stool", "armchair"))
    a, b = w.rng.sample(("red", "blue", "green", "yellow", "black"), 2)
    w.ask("ObjCount", 5, name)
    w.ask("ObjAttr", 3, name, a)
    w.ask("ObjAttr", 2, name, b)
    return f"five {plural(name)}, three {a} and two {b}"


PATTERNS: dict[str, tuple[Callable[[Writer], str], ...]] = {
    "bedroom": (flanked, foot, against_wall, on_table, in_corner, by_window, on_wall, above, beside, faced),
    "living": (beside, above, on_table, in_corner, in_middle, on_wall, against_wall, flanked, hanging, by_window, two_colours),
    "office": (faced, on_table, against_wall, in_corner, on_wall, by_window, near_door),
    "kitchen": (against_wall, around, on_table, hanging, against_wall, near_door),
    "dining": (around, hanging, against_wall, on_table, on_wall, in_corner, two_colours),
    "bath": (against_wall, against_wall, on_wall, in_corner, near_door),
    "play": (against_wall, in_corner, on_table, on_wall, two_colours, by_window),
    "hall": (against_wall, near_door, on_wall, on_table, in_corner),
    "odd": (faced, on_table, against_wall, in_corner, on_wall, in_middle, hanging, beside, two_colours),
}  # fmt: skip

BRITISH = (("couch", "settee"), ("gray", "grey"), ("trash can", "dustbin"), ("color", "colour"))
TYPOS = (
    ("bookshelf", "bookshlef"),
    ("wardrobe", "wardobe"),
    ("armchair", "armchiar"),
    ("painting", "paintng"),
    ("cabinet", "cabinnet"),
)


def write(rng: random.Random) -> tuple[str, Row, str]:
    """One prompt, its annotations and its difficulty."""
    level = rng.choices(("easy", "medium", "hard"), (3, 4, 3))[0]
    place = rng.choice(list(PATTERNS))
    w = Writer(rng, place)
    count = {"easy": 2, "medium": 3, "hard": 5}[level]
    patterns = rng.sample(PATTERNS[place], min(count, len(PATTERNS[place])))
    parts = [pattern(w) for pattern in patterns]
    room, mood = rng.choice(ROOMS[place]), rng.choice(MOODS)
    article = "An" if (mood or room)[0] in "aeiou" else "A"
    style = rng.random()
    if style < 0.5:
        text = f"{article} {mood}{room}. " + " ".join(p[0].upper() + p[1:] + "." for p in parts)
    elif style < 0.75:
        text = f"{article} {mood}{room}: " + "; ".join(parts) + "."
    elif style < 0.9:
        text = f"In this {mood}{room}, {parts[0]}. " + " ".join(p[0].upper() + p[1:] + "." for p in parts[1:])
    else:
        text = f"{mood}{room} - " + ", ".join(parts)
    for old, new in BRITISH:
        if rng.random() < 0.5:
            text = text.replace(old, new)
    if rng.random() < 0.06:
        for old, new in TYPOS:
            text = text.replace(old, new, 1)
    return text, w.row, level


def main() -> None:
    """Writes the list."""
    rng = random.Random(SEED)
    TARGET.parent.mkdir(exist_ok=True)
    with TARGET.open("w", newline="", encoding="utf-8") as stream:
        out = csv.writer(stream)
        out.writerow(
            ["ID", "Description", "ObjCount", "ObjAttr", "OORel", "OARel", "Difficulty", "SceneScope"]
        )
        for number in range(COUNT):
            text, row, level = write(rng)
            out.writerow(
                [
                    number,
                    text,
                    *("; ".join(row[c]) for c in ("ObjCount", "ObjAttr", "OORel", "OARel")),
                    level,
                    "single_room",
                ]
            )


if __name__ == "__main__":
    main()
