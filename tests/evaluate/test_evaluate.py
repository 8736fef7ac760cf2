"""Scores: what counts as present, as a collision, as supported, and what a damaged list of prompts is told."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from terrazzo.errors import ArgumentError, FormatError
from terrazzo.evaluate import evaluate
from terrazzo.evaluate.annotations import ObjectCount, read_cases
from terrazzo.evaluate.physical import Solid, collisions, unsupported
from terrazzo.evaluate.presence import Named, presences
from terrazzo.evaluate.relations import measure_of
from terrazzo.language.vocabulary import vocabulary
from terrazzo.world.rooms import Room
from terrazzo.world.worlds import Note

ROOM = Room("room", ((-2, -2), (2, -2), (2, 2), (-2, 2)), 2.5)
CORNERS = np.stack(np.meshgrid([-0.5, 0.5], [-0.5, 0.5], [0, 1], indexing="ij"), -1).reshape(-1, 3)


def solid(
    name: str, at: tuple[float, float, float], size: tuple[float, float, float], on: str = "floor"
) -> Solid:
    return Solid(name, on, (CORNERS * size + at,), ROOM)


def count(
    demands: list[ObjectCount], things: list[tuple[str, str]], notes: tuple[Note, ...] = ()
) -> list[int]:
    return [p.count for p in presences(demands, [Named(*t) for t in things], notes, vocabulary())]


def test_a_label_answers_its_own_name_only() -> None:
    demands = [ObjectCount("eq", 2, "table"), ObjectCount("eq", 1, "coffee table")]
    things = [("table", "side table"), ("table", "side table"), ("coffee table", "coffee table")]
    assert count(demands, things) == [2, 1]


def test_another_name_of_the_kind_answers_and_extras_count() -> None:
    assert count([ObjectCount("eq", 1, "couch")], [("sofa", "sofa")]) == [1]
    assert count([ObjectCount("eq", 1, "chair")], [("chair", "chair")] * 3) == [3]
    assert not ObjectCount("eq", 1, "chair").holds(3)
    assert ObjectCount("ge", 2, "chair").holds(3)
    assert not ObjectCount("gt", 3, "chair").holds(3)
    assert ObjectCount("eq", 0, "coffee table").holds(0)


def test_unknown_names_must_be_told() -> None:
    demand = [ObjectCount("eq", 1, "flibberflop")]
    silent = presences(demand, [], (), vocabulary())[0]
    told = presences(demand, [], (Note("unknown", "flibberflop", "no such kind"),), vocabulary())[0]
    assert silent.kind is None
    assert (silent.told, told.told) == (False, True)


def test_collisions_with_things_and_with_the_building() -> None:
    table = solid("table", (0, 0, 0), (1, 1, 0.7))
    assert not collisions([table, solid("cup", (0, 0, 0.7), (0.1, 0.1, 0.1), "table")])
    assert not collisions([table, solid("cup", (0, 0, 0.6955), (0.1, 0.1, 0.1), "table")])
    deep = collisions([table, solid("chair", (0.9, 0, 0), (1, 1, 1))])
    assert [f.things for f in deep] == [("table", "chair")]
    assert deep[0].amount == pytest.approx(0.1, abs=1e-5)
    assert collisions([solid("shelf", (1.6, 0, 0), (1, 1, 1))])[0].things == ("shelf", "wall")
    assert collisions([solid("lamp", (0, 0, 2), (0.2, 0.2, 0.6))])[0].things == ("lamp", "ceiling")


def test_support() -> None:
    table = solid("table", (0, 0, 0), (1, 1, 0.7))
    good = [
        table,
        solid("cup", (0, 0, 0.705), (0.1, 0.1, 0.1), "table"),
        solid("lamp", (0, 0, 2), (0.2, 0.2, 0.495), "ceiling"),
        solid("picture", (1.98, 0, 1.2), (0.03, 0.5, 0.5), "wall"),
    ]
    assert not unsupported(good)
    bad = [
        table,
        solid("cup", (0, 0, 0.72), (0.1, 0.1, 0.1), "table"),
        solid("chair", (1, 1, 0.02), (0.4, 0.4, 1)),
        solid("picture", (1.9, 0, 1.2), (0.03, 0.5, 0.5), "wall"),
        solid("book", (0, 0, 1), (0.1, 0.1, 0.1), "shelf"),
    ]
    assert {f.things for f in unsupported(bad)} == {
        ("cup", "table"),
        ("chair", "floor"),
        ("picture", "wall"),
        ("book", "shelf"),
    }


@pytest.fixture
def prompts(tmp_path: Path) -> Path:
    path = tmp_path / "prompts.csv"
    path.write_text(
        "ID,Description,ObjCount,Difficulty\n"
        '1,"A bedroom with a bed, two nightstands and a flibberflop.","eq,1,bed; eq,2,nightstand; eq,3,flibberflop",easy\n'
        "2,,,easy\n",
        encoding="utf-8",
    )
    return path


def test_a_run_from_file_to_table(prompts: Path) -> None:
    report = evaluate(prompts, workers=1)
    first, second = report.results
    assert first.present and not first.complete
    assert any(n.kind == "unknown" and n.subject == "flibberflop" for n in first.notes)
    assert not first.silent
    assert second.crash.startswith("PromptError")
    totals = report.totals()
    assert totals["crashes"] == 1
    assert totals["prompts_with_all_known_things"] == 0.5
    assert (totals["collisions"], totals["unsupported"]) == (0, 0)
    table = report.table()
    assert "flibberflop" in table
    assert "plans" in table
    json.dumps(report.to_json())


def test_the_same_seed_gives_the_same_scores(prompts: Path) -> None:
    one, two = (evaluate(prompts, limit=1, workers=1, seed=3).totals() for _ in range(2))
    assert {k: v for k, v in one.items() if k != "seconds"} == {
        k: v for k, v in two.items() if k != "seconds"
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"", "no column"),
        (b"a,b\n1,2\n", "no column 'Description'"),
        (b'Description,ObjCount\nx,"eq,two,chair"\n', "row 2"),
        (b"Description,ObjCount\nx,chair\n", "not a demand"),
        (b"\xff\xfe\x00bad", "not UTF-8"),
    ],
)
def test_damaged_lists_are_refused(tmp_path: Path, text: bytes, reason: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(text)
    with pytest.raises(FormatError, match=reason):
        read_cases(path)


def test_wrong_arguments(prompts: Path, tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="limit is 0"):
        evaluate(prompts, limit=0)
    with pytest.raises(FormatError, match=r"none\.csv"):
        evaluate(tmp_path / "none.csv")


def test_the_held_out_list_is_what_its_script_writes() -> None:
    folder = Path(__file__).parents[2] / "benchmarks"
    cases = read_cases(folder / "prompts" / "held_out.csv")
    assert len(cases) == 320
    assert len({c.prompt for c in cases}) > 310
    for part in ("counts", "attributes", "relations", "building"):
        assert sum(len(getattr(c, part)) for c in cases) > 300
    scope: dict[str, object] = {"__name__": "held_out", "__file__": str(folder / "held_out.py")}
    exec(compile((folder / "held_out.py").read_text(encoding="utf-8"), "held_out.py", "exec"), scope)
    import random

    write = scope["write"]
    assert callable(write)
    rng = random.Random(scope["SEED"])
    assert [write(rng)[0] for _ in range(20)] == [c.prompt for c in cases[:20]]


def test_the_harder_list_speaks_only_of_what_it_counts() -> None:
    cases = read_cases(Path(__file__).parents[2] / "benchmarks" / "prompts" / "held_out_hard.csv")
    assert len(cases) >= 80
    assert len({c.prompt for c in cases}) == len(cases)
    for case in cases:
        counted = {c.name for c in case.counts}
        named = {n for r in case.relations for n in (r.anchor, *(o for o, _ in r.others))}
        named |= {d.name for d in (*case.attributes, *case.building)}
        assert named <= counted, (case.id, named - counted)
        assert all(measure_of(r.relation) for r in case.relations), case.id
