"""Places that a stranger would name are known, furnished as such, and their parts are what their names mean there."""

import pytest

from terrazzo.language import understand
from terrazzo.shapes.catalogue import catalogue

PLACES = {
    "a sauna": "sauna stove", "a prison cell": "cell bars", "a mosque": "chandelier", "a casino": "slot machine",
    "a courtroom": "judge's bench", "a recording studio": "drum kit", "an operating theatre": "operating table",
    "a dojo": "tatami mat", "a server room": "server rack", "a laundromat": "washing machine", "a wine cellar": "wine rack",
    "a barber shop": "barber chair", "a pub": "dartboard", "a warehouse": "cardboard box", "a subway station": "ticket gate",
    "a barn interior": "hay bale", "a train carriage": "coach seat", "a subway car": "side seat", "an airplane cabin": "coach seat",
    "the inside of a bus": "driver seat", "a cinema": "cinema seat", "a church": "church pew", "a theatre": "stage platform",
    "a garage": "workbench", "an attic": "chest", "a conservatory": "palm", "a greenhouse": "growing bench",
}  # fmt: skip


@pytest.mark.parametrize("prompt", PLACES)
def test_a_place_holds_what_makes_it_what_it_is(prompt):
    brief = understand(prompt)
    assert len(brief.rooms) == 1 and not brief.rooms[0].outdoors
    kinds = {a.kind for a in brief.asks}
    assert PLACES[prompt] in kinds and not kinds - set(catalogue())


@pytest.mark.parametrize(
    ("prompt", "label", "kind"),
    [
        ("a train carriage with blue seats", "seat", "coach seat"),
        ("a church with ten benches", "bench", "church pew"),
        ("a greenhouse with two benches", "bench", "growing bench"),
        ("a park with two benches", "bench", "park bench"),
        ("a kitchen with two chairs", "chair", "chair"),
    ],
)
def test_words_mean_what_they_mean_in_the_place(prompt, label, kind):
    found = {a.label: a.kind for a in understand(prompt).asks if not a.implied}
    assert found[label] == kind or (kind == "park bench" and "bench" in found[label])


def test_seats_of_a_carriage_without_a_number_fill_it_and_numbers_hold():
    count = {
        p: understand(p).asks[0].count
        for p in ("a train carriage with seats", "a train carriage with six chairs")
    }
    assert count == {"a train carriage with seats": 12, "a train carriage with six chairs": 6}


@pytest.mark.parametrize(
    "prompt",
    [
        "a playroom with a toy train",
        "a bus at a bus stop in a village street",
        "a shelf with a model airplane",
    ],
)
def test_vehicles_are_things_unless_one_is_inside(prompt):
    assert all(r.place != "carriage" for r in understand(prompt).rooms)


@pytest.mark.parametrize("prompt", ["a meadow with a yurt", "a barn on a farm"])
def test_buildings_on_land_stay_things(prompt):
    brief = understand(prompt)
    assert brief.rooms[0].outdoors and any(not a.implied for a in brief.asks)


@pytest.mark.parametrize(
    ("prompt", "roof"),
    [
        ("an attic", "attic"),
        ("a bedroom with sloping ceilings", "attic"),
        ("a hall with a cathedral ceiling", "vaulted"),
        ("an a-frame cabin", "a-frame"),
        ("a sunroom", "glass"),
        ("a loft bed in a bedroom", ""),
        ("a bedroom without a sloping ceiling", ""),
    ],
)
def test_roofs_are_read(prompt, roof):
    assert understand(prompt).rooms[0].roof == roof


def test_rooflights_are_counted_apart_from_windows():
    room = understand("a bedroom with two windows and a skylight").rooms[0]
    assert (room.windows, room.rooflights) == (2, 1)
