"""Makes the pictures of the documentation: worlds from words, each seen from its own best view.

python benchmarks/pictures.py            # into docs/pictures
python benchmarks/pictures.py --imagined --splats 600k
python benchmarks/pictures.py --outdoors --splats 2M
python benchmarks/pictures.py --prompts prompts.csv --count 130 -o sheets --splats 150k
"""

from __future__ import annotations

import argparse
import csv
import time
from pathlib import Path

import terrazzo as tz
from terrazzo.cli.values import splat_count

GALLERY = {
    "kitchen": ("a sunlit kitchen with oak cabinets, a marble island and two stools", 0),
    "living-room": (
        "A cozy living room with an L-shaped oversized sofa against one wall, adorned with three colorful pillows. In front "
        "of the sofa, a wooden coffee table holds a small vase with fresh flowers.",
        0,
    ),
    "bedroom": (
        "A bedroom with a modern queen bed against the main wall. Two bedside tables stand on either side, while a small writing "
        "desk is positioned in the corner next to the window, equipped with a cute desk lamp. A wicker basket lies at the "
        "foot of the bed.",
        0,
    ),
    "dining-room": (
        "A dining room with six wooden dining chairs surrounding a round wooden table in the middle of the room. There is no "
        "coffee table in the room.",
        0,
    ),
}
"""Name -> prompt and seed; all but the first are prompts of SceneEval-500 (MIT)."""

IMAGINED = {
    "apartment": ("a modern one-bedroom apartment with an open-plan kitchen and living room", 0),
    "two-storey-home": (
        "a cosy two-storey house with two bedrooms, a study and a living room with a fireplace",
        0,
    ),
    "wizards-study": ("a wizard's study at sunset", 0),
    "spaceship": ("a spaceship corridor with control panels", 0),
    "castle-hall": ("a castle hall with a long table, a throne and three banners", 0),
    "cave-dwelling": ("a cave dwelling at night with a fireplace", 0),
}
"""Homes and imagined places; `--imagined` makes these."""

OUTDOORS = {
    "meadow": ("a flower meadow with a lone oak tree and three rocks", 0),
    "forest": ("a forest with a wooden signpost beside the path", 1),
    "desert": ("a desert at sunset with four cacti", 0),
    "mountain-lake": ("a mountain lake at sunset with a wooden pier and two boats", 0),
    "beach": ("a beach with two palm trees, a striped umbrella and two deck chairs", 0),
    "garden": ("a garden with a fountain, a bench and two apple trees", 0),
    "park": ("a park with three benches and a willow tree", 0),
    "village-street": ("a village street at dawn", 0),
    "city-square": ("a city square with a fountain", 0),
    "farm": ("a farm with a red barn, three cows and a scarecrow", 0),
    "canyon": ("a canyon with a camping tent and a campfire", 0),
    "snowfield": ("a snowy field with a snowman and a log cabin", 0),
    "camp-at-night": ("a meadow at night with a campfire and a tent", 0),
    "fog": ("a foggy forest", 2),
}
"""The twelve kinds of places outdoors, and other hours and weathers; `--outdoors` makes these."""


def main() -> None:
    """Parses the options and makes one picture after another."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).parents[1] / "docs" / "pictures")
    parser.add_argument("--splats", type=splat_count, default=500_000)
    parser.add_argument(
        "--prompts", type=Path, help="a CSV with the columns ID and Description, instead of the gallery"
    )
    parser.add_argument("--count", type=int, default=24, help="of the CSV's prompts, evenly spread")
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--outdoors", action="store_true", help="places outdoors instead of rooms")
    parser.add_argument("--imagined", action="store_true", help="homes and imagined places instead of rooms")
    parser.add_argument("--only", nargs="+", help="names from the gallery")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    width, height = map(int, options.size.split("x"))
    for name, (prompt, seed) in _wanted(options).items():
        started = time.perf_counter()
        world = tz.create(prompt, seed=seed, splats=options.splats)
        seconds = time.perf_counter() - started
        camera = next(iter(world.cameras.values())).resized(width, height)
        frame = tz.rasterize(world.splats(), camera, background=world.background, antialias=True)
        tz.save_picture(options.output / f"{name}.jpg", frame)
        print(
            f"{name}: {len(world.things)} things, {world.splat_count:,} splats, {seconds:.1f} s", flush=True
        )


def _wanted(options: argparse.Namespace) -> dict[str, tuple[str, int]]:
    if options.prompts is None:
        gallery = OUTDOORS if options.outdoors else IMAGINED if options.imagined else GALLERY
        return {name: asked for name, asked in gallery.items() if not options.only or name in options.only}
    with options.prompts.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    step = max(1, len(rows) // options.count)
    return {row["ID"]: (row["Description"], 0) for row in rows[::step][: options.count]}


if __name__ == "__main__":
    main()
