"""Work in several threads gives what one thread gives, in the same order."""

import os
import threading
from dataclasses import fields

import numpy as np
import pytest

from terrazzo import threads
from terrazzo.creation import cells as cutting
from terrazzo.creation.cells import Cells, divide, look, refine, whole
from terrazzo.creation.quads import Painted, dice, gather
from terrazzo.geometry import Pose
from terrazzo.materials.finish import Finish
from terrazzo.shapes.primitives.flat import box
from terrazzo.shapes.shape import Part


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 33])
def test_pieces_cover_all_rows_once(count):
    rows = [np.arange(count)[piece] for piece in threads.pieces(count, 8)]
    assert np.array_equal(np.concatenate([np.zeros(0, int), *rows]), np.arange(count))
    assert all(0 < len(r) <= 8 for r in rows)


def test_results_come_in_the_order_of_the_tasks():
    later = threading.Event()

    def work(task):
        if task == 0 and (os.cpu_count() or 1) > 1:
            later.wait(10)
        if task == 1:
            later.set()
        return task * task

    assert threads.together(work, range(20)) == [k * k for k in range(20)]


def test_small_tasks_come_in_bundles():
    assert threads.bundles("abcdef", [5, 1, 2, 3, 9, 1], 5) == [["a"], ["b", "c", "d"], ["e"], ["f"]]
    assert threads.bundles([], [], 5) == []


def test_an_error_in_one_task_is_raised():
    with pytest.raises(ZeroDivisionError):
        threads.together(lambda k: 1 / k, [2, 1, 0, 3])


def test_cells_are_the_same_however_they_are_shared_out(monkeypatch):
    parts = [
        Painted(Part(box((1, 0.6, 0.4)), Finish("subway", seed=1)), Pose(), 0),
        Painted(Part(box((0.3, 0.3, 0.9)), Finish("wood", seed=2)), Pose.at(0.8, 0.2), 1),
    ]
    quads = dice(gather(parts), 0.5)

    def around(some, further):
        return np.column_stack([some.area, some.longest])

    def made():
        first = whole(quads)
        cells = divide(first, quads, np.full((len(first), 2), 4))
        look(cells, quads, parts, around)
        return refine(cells, quads, parts, 3 * len(cells), around=around)

    usual = made()
    monkeypatch.setattr(cutting, "rows_at_a_time", lambda count: threads.pieces(count, 100))
    monkeypatch.setattr(cutting, "MANY", 10)
    parted = made()
    assert len(usual) > 1000
    for f in fields(Cells):
        assert np.array_equal(getattr(usual, f.name), getattr(parted, f.name)), f.name
