"""Runs the pipeline on annotated prompts and measures what comes out."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial

from terrazzo.errors import ArgumentError
from terrazzo.evaluate import attributes, building
from terrazzo.evaluate.annotations import Case, read_cases
from terrazzo.evaluate.floors import floor_scores
from terrazzo.evaluate.physical import collisions, solids_of, unsupported
from terrazzo.evaluate.presence import Named, answers, presences
from terrazzo.evaluate.relations import count_groups
from terrazzo.evaluate.report import Report, Result, Score
from terrazzo.evaluate.stability import stability
from terrazzo.evaluate.subjects import Measured, Subject, measured_plan, measured_world
from terrazzo.extras import require
from terrazzo.progress import Progress, silent
from terrazzo.world.worlds import Note


def evaluate(
    csv_path: str | os.PathLike[str],
    *,
    seed: int = 0,
    limit: int | None = None,
    worlds: bool = False,
    workers: int | None = None,
    splats: int = 100_000,
    drop: bool = False,
    progress: Progress = silent,
) -> Report:
    """Scores the pipeline on a list of annotated prompts.

    Args:
        csv_path: A CSV in the shape of SceneEval's annotations.
        seed: Seed of every plan and world.
        limit: Only the first prompts, or None for all.
        worlds: Build every world and measure that; else only plans are made, which takes a fraction of the time and
            holds the same things in the same places.
        workers: Processes; None for one a core for plans, and one for worlds, which use all cores themselves.
        splats: Splats of each world.
        drop: Also let everything go in MuJoCo for a few seconds and see what moves.
        progress: Told the number of prompts done.

    Raises:
        FormatError: The file is not such a CSV.
        ArgumentError: `limit` or `workers` is below 1.
        MissingExtraError: `drop` is asked for and MuJoCo is not installed.
    """
    for name, value in (("limit", limit), ("workers", workers)):
        if value is not None and value < 1:
            raise ArgumentError(f"{name} is {value}; wanted at least 1")
    if drop:
        require("mujoco", purpose="measuring stability")
    cases = read_cases(csv_path)[:limit]
    count = workers or (1 if worlds else min(os.cpu_count() or 1, len(cases) or 1))
    results = []
    for result in _run(partial(run_case, seed=seed, worlds=worlds, splats=splats, drop=drop), cases, count):
        results.append(result)
        progress(f"{len(results)} of {len(cases)} prompts", len(results) / len(cases))
    return Report(str(csv_path), tuple(results), worlds, seed)


def _run(work: partial[Result], cases: list[Case], count: int) -> Iterator[Result]:
    if count == 1:
        yield from map(work, cases)
        return
    with ProcessPoolExecutor(count) as pool:
        yield from pool.map(work, cases)


def run_case(
    case: Case, *, seed: int = 0, worlds: bool = False, splats: int = 100_000, drop: bool = False
) -> Result:
    """Makes and measures one prompt. Whatever is raised becomes the result's `crash`."""
    start = time.perf_counter()
    try:
        place, notes = _world(case, seed, splats) if worlds else _plan(case, seed)
        made = time.perf_counter() - start
        return replace(measure(case, place, notes, drop=drop), seconds=made)
    except Exception as error:  # A crash of any kind is a result here: it is what is being counted.
        return Result(
            case.id,
            case.prompt,
            seconds=time.perf_counter() - start,
            crash=f"{type(error).__name__}: {error}",
        )


def measure(case: Case, place: Measured, notes: Sequence[Note] = (), *, drop: bool = False) -> Result:
    """All scores of one place.

    Args:
        case: What was annotated.
        place: What was made.
        notes: Its report.
        drop: Also let everything go in MuJoCo.
    """
    from terrazzo.language.vocabulary import vocabulary

    nouns = vocabulary()
    subjects = place.subjects
    named = [Named(s.label, s.kind) for s in subjects]
    found = presences(case.counts, named, notes, nouns)

    def of(name: str) -> list[Subject]:
        return [subjects[i] for i in answers(name, named, found, nouns)]

    relations = []
    for demand in case.relations:
        names = {demand.anchor, *(n for n, _ in demand.others)}
        relations.append(Score(demand, count_groups(demand, {n: of(n) for n in names})))
    solids = solids_of(place)
    return Result(
        case.id,
        case.prompt,
        len(subjects),
        tuple(found),
        tuple(collisions(solids)),
        tuple(unsupported(solids)),
        tuple(notes),
        attributes=tuple(Score(d, attributes.count_things(d, of(d.name))) for d in case.attributes),
        relations=tuple(relations),
        building=tuple(Score(d, building.count_things(d, of(d.name), place)) for d in case.building),
        floor=floor_scores(place),
        stability=stability(place) if drop else None,
    )


def _plan(case: Case, seed: int) -> tuple[Measured, tuple[Note, ...]]:
    from terrazzo.language import understand
    from terrazzo.layout import arrange

    plan = arrange(understand(case.prompt), seed=seed)
    return measured_plan(plan), plan.notes


def _world(case: Case, seed: int, splats: int) -> tuple[Measured, tuple[Note, ...]]:
    from terrazzo.creation import create

    world = create(case.prompt, seed=seed, splats=splats)
    return measured_world(world), world.report
