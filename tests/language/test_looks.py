"""Words of colour, material and finish, and what they are said of."""

import pytest

from terrazzo.language import understand


@pytest.mark.parametrize(
    ("prompt", "label", "colour", "material"),
    [
        ("a mini fridge in matte black keeps drinks chilled", "mini fridge", "black", None),
        ("a sofa in dark green velvet faces the fireplace", "sofa", "dark green", "velvet"),
        ("a kettle in brushed steel sits on the counter", "kettle", None, "brushed steel"),
        ("two chairs in red leather flank a table", "chair", "red", "leather"),
        ("a fridge in high-gloss white", "fridge", "white", "lacquer"),
    ],
)
def test_a_verb_after_in_and_a_colour_begins_no_name(prompt, label, colour, material):
    asks = [a for a in understand(prompt).asks if not a.implied]
    found = next(a for a in asks if a.label == label)
    assert (found.colour, found.material) == (colour, material)
    assert not any("block" in a.kind for a in asks)


def test_what_stands_after_in_and_a_material_is_still_a_thing():
    asks = {a.label: a for a in understand("drinks in glass bottles stand on the bar").asks if not a.implied}
    assert asks["bottle"].material == "glass"
