"""Sentences and what must be understood of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terrazzo.errors import PromptError
from terrazzo.language import PLACES, Ask, Brief, understand


def asked(prompt: str) -> list[Ask]:
    return [a for a in understand(prompt).asks if not a.implied]


def counts(prompt: str) -> dict[str, int]:
    out: dict[str, int] = {}
    for ask in asked(prompt):
        out[ask.label] = out.get(ask.label, 0) + ask.count
    return out


def one(brief: Brief, label: str) -> Ask:
    found = [a for a in brief.asks if a.label == label and not a.implied]
    assert len(found) == 1, [a.label for a in brief.asks]
    return found[0]


def bonds(prompt: str, label: str) -> set[tuple[str, str]]:
    """Relations of a thing, with the labels of their targets."""
    brief = understand(prompt)
    names = {a.id: a.label for a in brief.asks}
    return {(r.kind, names.get(r.target, r.target)) for r in one(brief, label).relations}


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("A bedroom with a bed, two nightstands, and a wardrobe in the corner.", {"bed": 1, "nightstand": 2, "wardrobe": 1}),
        ("a living room with a TV on a TV stand", {"tv": 1, "tv stand": 1}),
        ("a bedroom with a bed with two nightstands on each side", {"bed": 1, "nightstand": 2}),
        ("a table with four chairs on the long side and one on a short side", {"table": 1, "chair": 5}),
        ("a long table with eight chairs \u2014 four on each long side", {"table": 1, "chair": 8}),
        ("a dining room with over ten chairs", {"chair": 12}),
        ("an office with a desk and at least two chairs", {"desk": 1, "chair": 2}),
        ("a lounge with a pair of armchairs and a couple of stools", {"armchair": 2, "stool": 2}),
        ("a kitchen with half a dozen bar stools", {"bar stool": 6}),
        ("a room with twenty-one chairs", {"chair": 21}),
        ("a cafe with 12 chairs and 3 tables", {"chair": 12, "table": 3}),
        ("A sofa stands by the wall. The sofa is red. A second sofa is in the corner.", {"sofa": 2}),
        ("a desk with a lamp on it. Next to the desk is a chair, and another chair is by it.", {"desk": 1, "lamp": 1, "chair": 2}),
        ("two bookshelves and three benches", {"bookshelf": 2, "bench": 3}),
        ("a cafe with six tables, each with two chairs, and a counter", {"table": 6, "chair": 12, "counter": 1}),
        ("The room has three windows. Under each window is a bench.", {"bench": 3}),
        ("On either side of the bed stands a nightstand.", {"bed": 1, "nightstand": 2}),
        ("a wall of bookshelves in a library", {"bookshelf": 3}),
        ("Two armchairs face a sofa. Next to the sofa and each armchair is a stool.", {"sofa": 1, "armchair": 2, "stool": 2}),
        ("a den with a side table for books and tea", {"side table": 1}),
        ("a chest of drawers and a vase of roses", {"chest of drawers": 1, "vase of roses": 1}),
        ("a big comfy couch , coffe table, and a tv stand w/ tv", {"couch": 1, "coffee table": 1, "tv stand": 1, "tv": 1}),
        ("an office with two desks, each with a chair", {"desk": 2, "chair": 2}),
        ("a bedroom with two nightstands and a lamp on each nightstand", {"nightstand": 2, "lamp": 2}),
        ("a room with a lamp in each corner", {"lamp": 4}),
        ("Two armchairs face a sofa. One armchair is next to a floor lamp.", {"armchair": 2, "sofa": 1, "floor lamp": 1}),
    ],
)  # fmt: skip
def test_how_many_of_what(prompt: str, expected: dict[str, int]) -> None:
    assert counts(prompt) == expected


@pytest.mark.parametrize(
    ("prompt", "label", "expected"),
    [
        ("a bedroom with a bed and a rug under the bed", "rug", {("under", "bed")}),
        ("a desk in front of the window", "desk", {("in_front_of", "window")}),
        ("an office with a desk holding a lamp", "lamp", {("on", "desk")}),
        ("a sideboard topped with a lamp", "lamp", {("on", "sideboard")}),
        ("On the desk a table lamp stands.", "table lamp", {("on", "desk")}),
        ("a table surrounded by six chairs", "chair", {("around", "table")}),
        ("six chairs surrounding a round table", "chair", {("around", "table")}),
        ("a bed flanked by two nightstands", "nightstand", {("left_of", "bed"), ("right_of", "bed")}),
        ("a sofa facing a fireplace", "sofa", {("facing", "fireplace")}),
        ("a chandelier hanging from the ceiling", "chandelier", {("hanging_from", "ceiling")}),
        ("a bench at the foot of the bed, and a wardrobe in the corner", "bench", {("foot_of", "bed")}),
        ("a wardrobe in the corner of the room", "wardrobe", {("in", "corner")}),
        (
            "a bookshelf against the wall far from the door",
            "bookshelf",
            {("against", "wall"), ("far_from", "door")},
        ),
        ("a rug in the middle of the room", "rug", {("in", "middle")}),
        ("a floor lamp to the left of the sofa", "floor lamp", {("left_of", "sofa")}),
        ("an armchair across from the sofa", "armchair", {("opposite", "sofa")}),
        (
            "There is a desk with a table lamp on top and a chair in front of it.",
            "chair",
            {("in_front_of", "desk")},
        ),
        ("two bar stools at the short sides of a bar table", "bar stool", {("short_side", "bar table")}),
        ("a floor lamp between the sofa and the armchair", "floor lamp", {("between", "sofa")}),
        ("a tv mounted on the wall", "tv", {("on", "wall")}),
        ("On the desk are a mug and two notebooks; next to it is a chair", "chair", {("beside", "desk")}),
        (
            "a long table with ten chairs and a bowl in the middle",
            "bowl",
            {("on", "table"), ("center_of", "table")},
        ),
        (
            "A keyboard sits on the desk. A mouse lies right of the keyboard.",
            "mouse",
            {("right_of", "keyboard"), ("on", "desk")},
        ),
        ("A pool table occupies the center of the room.", "pool table", {("in", "middle")}),
        ("a bathroom with a rug centered in the room", "rug", {("in", "middle")}),
        (
            "A shelf holds a towel, and a potted fern stands next to the door.",
            "potted fern",
            {("beside", "door")},
        ),
        ("a bedroom with a small desk and bookshelf tucked into the corner", "desk", {("in", "corner")}),
        (
            "a treadmill and a stationary bike placed side by side",
            "bike",
            {("beside", "treadmill")},
        ),
        ("a sofa on a rug. A table holds two coasters atop the rug.", "table", {("on", "rug")}),
        ("a conference room with an oval table and a projector on table", "projector", {("on", "table")}),
    ],
)
def test_where(prompt: str, label: str, expected: set[tuple[str, str]]) -> None:
    assert bonds(prompt, label) == expected


def test_looks_are_read_before_and_after_the_noun() -> None:
    brief = understand(
        "A kitchen with a large navy blue marble-topped island and two stools in matte black. The island is modern."
    )
    island = one(brief, "island")
    assert island.colour in ("navy", "navy blue")
    assert {"large", "modern"} <= set(island.attributes)
    assert island.size[1] > 1
    assert one(brief, "stool").colour == "black"


def test_material_and_colour_together() -> None:
    sofa = one(understand("a living room with a green velvet sofa made with care"), "sofa")
    assert (sofa.colour, sofa.material) == ("green", "velvet")
    desk = one(understand("an office with a desk made of oak"), "desk")
    assert desk.material == "oak"


def test_as_many_colours_as_things_are_one_each() -> None:
    asks = asked("a playroom with a pair of bean bag chairs in lime green and violet")
    assert sorted(a.colour or "" for a in asks) == ["lime green", "violet"]
    assert [a.count for a in asks] == [1, 1]


@pytest.mark.parametrize(
    "prompt", ["a lounge with a sofa but no coffee table", "a lounge with a sofa without a coffee table"]
)
def test_what_is_ruled_out_is_not_made(prompt: str) -> None:
    brief = understand(prompt)
    assert "coffee table" not in {a.kind for a in brief.asks}
    assert "sofa" in {a.kind for a in brief.asks}


def test_parts_are_not_things() -> None:
    brief = understand(
        "a bedroom with a bed with a tufted headboard and a desk with four drawers and metal legs"
    )
    assert {a.label for a in brief.asks if not a.implied} == {"bed", "desk"}
    assert "tufted headboard" in one(brief, "bed").attributes


def test_openings_and_surfaces() -> None:
    room = understand(
        "a bright office with white walls, a herringbone floor and two large windows; a sliding door leads in"
    ).rooms[0]
    assert room.walls[0] == "white"
    assert room.floor[1] == "herringbone"
    assert room.windows == 2
    assert "large window" in room.attributes
    assert "sliding door" in room.attributes


def test_coverings_are_looks_of_the_room() -> None:
    room = understand("A bathroom. Black tiles on the floor, white tiles on the walls.").rooms[0]
    assert room.floor == ("black", "tile")
    assert room.walls[1] == "white tile"


def test_attributes_are_split_from_names() -> None:
    chair = one(understand("an office with a red ergonomic chair"), "chair")
    assert {"red", "ergonomic"} <= set(chair.attributes)
    assert "canopy" in one(understand("a bedroom with a canopy bed"), "canopy bed").attributes


@pytest.mark.parametrize(
    ("prompt", "size"),
    [
        ("a 4 by 5 m bedroom", (4, 5)),
        ("a kitchen, 3.5 x 4.2 metres", (3.5, 4.2)),
        ("a 12 x 10 ft office", (3.66, 3.05)),
    ],
)
def test_size(prompt: str, size: tuple[float, float]) -> None:
    assert understand(prompt).rooms[0].size == pytest.approx(size, abs=0.01)


def test_area_and_absurd_sizes() -> None:
    x, y = understand("a 20 sqm living room").rooms[0].size or (0, 0)
    assert x * y == pytest.approx(20, rel=0.01)
    brief = understand("a kitchen of 300 by 200 m")
    assert max(brief.rooms[0].size or ()) < 20
    assert any(n.kind == "adjusted" for n in brief.notes)


def test_place_style_time_and_mood() -> None:
    brief = understand("A sunlit mid-century modern living room at sunset")
    assert brief.rooms[0].place == "living room"
    assert "mid-century modern" in brief.styles
    assert brief.time == "sunset"
    assert "sunlit" in brief.mood


@pytest.mark.parametrize(
    "place", ["kitchen", "bedroom", "living room", "bathroom", "office", "gym", "playroom", "cafe"]
)
def test_a_place_alone_is_furnished(place: str) -> None:
    brief = understand(f"a {place}")
    assert brief.rooms[0].place == place
    assert sum(a.count for a in brief.asks) >= 4
    assert all(a.implied for a in brief.asks)


def test_a_place_is_guessed_from_its_things() -> None:
    assert understand("a toilet and a bathtub").rooms[0].place == "bathroom"
    assert understand("a bed and a wardrobe").rooms[0].place == "bedroom"


def test_nothing_implied_confuses_a_count() -> None:
    brief = understand("A dining room with two chairs, a lamp, and a potted plant.")
    implied = {a.kind or "" for a in brief.asks if a.implied}
    assert not implied & {
        "chair",
        "dining chair",
        "stool",
        "table lamp",
        "pendant lamp",
        "ceiling light",
        "floor plant",
        "potted plant",
    }


def test_several_rooms_are_kept_apart_unless_one_is_wanted() -> None:
    prompt = "A bedroom with a bed, and next to it a bathroom with a toilet."
    assert [r.place for r in understand(prompt).rooms] == ["bedroom", "bathroom"]
    brief = understand(prompt, several=False)
    assert [r.place for r in brief.rooms] == ["bedroom"]
    assert any(n.kind == "adjusted" and "bathroom" in n.subject for n in brief.notes)


def test_unknown_things_are_told_not_dropped() -> None:
    brief = understand("a bedroom with a bed and a flibberflop")
    assert one(brief, "flibberflop").kind == "named block"
    assert [n.subject for n in brief.notes if n.kind == "unknown"] == ["flibberflop"]


def test_moods_and_people_are_no_things() -> None:
    brief = understand(
        "A cozy bedroom with a bed, adding warmth, style and a sense of calm for guests, creating an inviting atmosphere."
    )
    assert {a.label for a in brief.asks if not a.implied} == {"bed"}
    assert not brief.notes


def test_spelling() -> None:
    assert counts("a bedroom with a wardrope and a nightstnd") == {"wardrobe": 1, "nightstand": 1}
    assert counts("a bean-bag, a beanbag and a bean bag in a playroom") == {
        "bean bag": 1,
        "beanbag": 1,
        "bean-bag": 1,
    }


@pytest.mark.parametrize(
    "prompt", ["", "   \n\t ", "\u200b", "?!", "12345", "hello there", "\U0001f600\U0001f600"]
)
def test_empty_prompts_are_answered(prompt: str) -> None:
    with pytest.raises(PromptError, match="kitchen"):
        understand(prompt)


@pytest.mark.parametrize(
    "prompt",
    [
        "ein Zimmer mit einem Tisch und zwei Stühlen",
        "il y a un lit dans la chambre avec une fenêtre",
        "一个有沙发的客厅",
        "кухня с большим столом",
    ],
)
def test_other_languages_are_answered(prompt: str) -> None:
    with pytest.raises(PromptError, match="English"):
        understand(prompt)


def test_a_known_word_in_another_language_is_used_and_said() -> None:
    brief = understand("ein sofa, zwei Stühle und eine Lampe")
    assert one(brief, "sofa").kind == "sofa"
    assert any("English" in n.reason for n in brief.notes)


def test_emoji_are_read() -> None:
    assert counts("a living room with a \U0001f6cb\ufe0f and \U0001fa91\U0001fa91") == {"sofa": 1, "chair": 2}


def test_huge_numbers_are_cut_and_said() -> None:
    brief = understand("a classroom with ten thousand chairs")
    assert one(brief, "chair").count < 100
    assert any(n.kind == "adjusted" for n in brief.notes)


def test_a_very_long_prompt_is_cut_and_said() -> None:
    brief = understand("A kitchen with a red table next to the window, and a green chair on a rug. " * 1300)
    assert sum(a.count for a in brief.asks) < 400
    assert any("characters" in n.reason for n in brief.notes)
    understand("chair " * 20_000)
    understand("a kitchen with" + " , red" * 5_000)
    understand("a kitchen with a" + " flib" * 5_000)
    understand("a kitchen with " + "a " * 4_000 + "sofa" + " of a table" * 200)


def test_markup_and_control_characters() -> None:
    assert counts("<b>a bedroom</b> with a <script>alert(1)</script>bed\x00\x07 &amp; a wardrobe") == {
        "bed": 1,
        "wardrobe": 1,
    }


def test_contradictions_are_kept_and_said() -> None:
    brief = understand("a kitchen with a table and no table")
    assert one(brief, "table")
    assert any(n.kind == "invalid" for n in brief.notes)


def test_ids_are_unique_and_targets_exist() -> None:
    brief = understand(
        "a bedroom with two red and blue pillows on a bed, a lamp on each nightstand and a rug under the bed"
    )
    ids = [a.id for a in brief.asks]
    assert len(ids) == len(set(ids))
    for ask in brief.asks:
        for relation in ask.relations:
            assert relation.target in ids or relation.target in (
                "wall",
                "corner",
                "window",
                "door",
                "floor",
                "ceiling",
                "middle",
                "room",
            )


def test_every_place_can_be_said() -> None:
    for place, words in PLACES.items():
        assert words, place
        understand(f"a {words[0]}")


PIECES = """
a the two no without each one it them which with on under between of and , . — : holding flanked by sofa table chairs kitchen
red oak large corner window dozen ten thousand 4 x 5 m another other is are facing left in front flibber sits lamp bowl fruit
"""
WORDS = st.sampled_from(sorted(set(PIECES.split())))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_words_give_a_brief_or_a_prompt_error(prompt: str) -> None:
    try:
        brief = understand(prompt)
    except PromptError:
        return
    assert brief.rooms
    assert all(a.count >= 1 for a in brief.asks)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_a_brief_or_a_prompt_error(prompt: str) -> None:
    try:
        assert understand(prompt).prompt == prompt
    except PromptError as error:
        assert len(str(error)) < 600


def test_the_same_words_give_the_same_brief() -> None:
    prompt = "A cozy den with a sofa, three candles and books"
    assert understand(prompt) == understand(prompt)


@pytest.mark.parametrize(
    ("prompt", "parts"),
    [
        ("A lounge with five chairs, three red and two black, around a table", {("red", 3), ("black", 2)}),
        ("three red and two blue chairs in a studio", {("red", 3), ("blue", 2)}),
        (
            "A classroom with six chairs: two yellow, one green and three navy",
            {("yellow", 2), ("green", 1), ("navy", 3)},
        ),
        ("a kitchen with four chairs, one of them red", {("red", 1), (None, 3)}),
        ("two chairs in green and violet", {("green", 1), ("violet", 1)}),
    ],
)
def test_parts_of_a_group_have_their_own_colours(prompt: str, parts: set[tuple[str | None, int]]) -> None:
    asks = [a for a in understand(prompt).asks if a.label == "chair"]
    assert {(a.colour, a.count) for a in asks} == parts


def test_seats_belong_to_the_table_and_not_to_what_lies_on_it() -> None:
    brief = understand("A playroom with a table with board games in the centre, surrounded by three chairs")
    table, chair = one(brief, "table"), one(brief, "chair")
    assert ("around", table.id) in {(r.kind, r.target) for r in chair.relations}


def test_what_is_said_of_them_is_said_of_the_things_named_last() -> None:
    brief = understand(
        "A desk. A green lamp and a tablet rest on the desk while a red book sits left of them."
    )
    lamp, book, desk = one(brief, "lamp"), one(brief, "book"), one(brief, "desk")
    assert {("left_of", lamp.id), ("on", desk.id)} <= {(r.kind, r.target) for r in book.relations}


def test_a_king_size_bed_is_no_larger_than_king_size() -> None:
    bed = one(understand("a bedroom with a king-size bed"), "bed")
    assert bed.size == (1.0, 1.0, 1.0)
    assert "king-size" in bed.attributes


def test_an_oversized_l_shaped_sofa_has_a_corner() -> None:
    assert one(understand("a living room with an L-shaped oversized sofa"), "sofa").kind == "sectional sofa"


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("the bridge of a spaceship", "spaceship"),
        ("the hall of a castle with a throne", "great hall"),
        ("the study of a wizard", "wizard's study"),
        ("a bridge over a stream in a park", "park"),
        ("the kitchen of an apartment", "kitchen"),
        ("a corner of a library with an armchair", "library"),
        ("the edge of a lake with a cabin", "mountain lake"),
        ("a view of a beach", "beach"),
    ],
)
def test_a_place_of_something_is_known_by_its_whole_name(prompt: str, place: str):
    brief = understand(prompt)
    assert [r.place for r in brief.rooms] == [place]
    assert place == "park" or not any(a.kind == "footbridge" for a in brief.asks)


def test_windows_that_are_both_wanted_and_not_are_told_of():
    brief = understand("a windowless room with three windows")
    assert brief.rooms[0].windows == 3
    assert [(n.kind, n.subject) for n in brief.notes] == [("invalid", "windows")]


@pytest.mark.parametrize(
    ("prompt", "places"),
    [
        ("a submarine with two bunk beds", ["spaceship"]),
        ("two control consoles in a submarine", ["spaceship"]),
        ("a playroom with a toy submarine", ["playroom"]),
        ("a bathroom with a bathtub and a submarine", ["bathroom"]),
        ("a garden with a greenhouse", ["garden"]),
    ],
)
def test_what_one_can_be_inside_of_is_a_thing_in_another_place(prompt: str, places: list[str]):
    brief = understand(prompt)
    assert [r.place for r in brief.rooms] == places
    things = {a.label for a in brief.asks if not a.implied}
    assert ("submarine" in things or "greenhouse" in things) == (places != ["spaceship"])


@pytest.mark.parametrize(
    ("prompt", "time", "mood"),
    [
        ("A dimly lit study with a desk.", "night", "dim"),
        ("A candlelit dining room with a table.", "night", "candlelit"),
        ("A living room with a sombre atmosphere and a sofa.", "overcast", "dim"),
        ("A living room with moody lighting and a sofa.", "night", "dim"),
        ("A dimly lit bedroom on a sunny morning with a bed.", "day", "dim"),
        ("A dimly lit bedroom at dusk with a bed.", "sunset", "dim"),
        ("A bright, airy bedroom with a bed.", "day", "bright"),
    ],
)
def test_the_mood_of_the_light_tells_the_hour_where_nothing_else_does(
    prompt: str, time: str, mood: str
) -> None:
    brief = understand(prompt)
    assert brief.time == time
    assert mood in brief.mood


def test_dark_things_make_no_dark_room() -> None:
    brief = understand("A bedroom with dark walls, a dark wooden bed and a bright red rug.")
    assert (brief.time, brief.mood) == ("day", ())
