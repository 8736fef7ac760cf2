"""The named cameras show what was asked for, and are pictures of their own."""

import numpy as np
import pytest

from terrazzo import plan
from terrazzo.creation.worlds import build


def _world(prompt):
    return build(plan(prompt), splats=30_000, quality="draft", light=False)


def _framed(camera, thing):
    """Whether the middle of a thing is in a picture."""
    x, y, z = camera.pose.inverse().apply(thing.pose.position + np.array([0, 0, thing.size[2] / 2]))
    half = camera.width / 2 / camera.fx
    return z > 0 and abs(x) < half * z and abs(y) < half * camera.height / camera.width * z


@pytest.mark.parametrize(
    ("prompt", "kind"),
    [
        ("a cave dwelling with a fireplace", "fireplace"),
        ("a dining room with a dining table", "dining table"),
        ("a den with an armchair facing a bookshelf", "armchair"),
    ],
)
def test_the_best_view_shows_what_was_asked_for(prompt, kind):
    world = _world(prompt)
    assert any(_framed(world.cameras["view"], t) for t in world.things if t.kind == kind)


def test_the_view_from_the_door_is_another_picture_that_shows_something():
    world = _world("a dining room with a dining table and six chairs")
    view, entry = world.cameras["view"], world.cameras["entry"]
    apart = np.linalg.norm(np.subtract(view.pose.position, entry.pose.position))
    turned = np.dot(*(c.pose.rotate((0.0, 0.0, 1.0)) for c in (view, entry)))
    assert apart > 1.0 or turned < np.cos(np.radians(30))
    assert any(_framed(entry, t) for t in world.things if t.kind == "dining table")
