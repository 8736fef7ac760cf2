"""Runs the pipeline on annotated prompts and measures what comes out."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from terrazzo.errors import ArgumentError
from terrazzo.evaluate.annotations import Case, read_cases
from terrazzo.evaluate.physical import Solid, collisions, solids_of_plan, solids_of_world, unsupported
from terrazzo.evaluate.presence import Named, presences
from terrazzo.evaluate.report import Report, Result
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
        progress: Told the number of prompts done.

    Raises:
        FormatError: The file is not such a CSV.
        ArgumentError: `limit` or `workers` is below 1.
    """
    for name, value in (("limit", limit), ("workers", workers)):
        if value is not None and value < 1:
            raise ArgumentError(f"{name} is {value}; wanted at least 1")
    cases = read_cases(csv_path)[:limit]
    count = workers or (1 if worlds else min(os.cpu_count() or 1, len(cases) or 1))
    results = []
    for result in _run(partial(run_case, seed=seed, worlds=worlds, splats=splats), cases, count):
        results.append(result)
        progress(f"{len(results)} of {len(cases)} prompts", len(results) / len(cases))
    return Report(str(csv_path), tuple(results), worlds, seed)


def _run(work: partial[Result], cases: list[Case], count: int) -> Iterator[Result]:
    if count == 1:
        yield from map(work, cases)
        return
    with ProcessPoolExecutor(count) as pool:
        yield from pool.map(work, cases)


def run_case(case: Case, *, seed: int = 0, worlds: bool = False, splats: int = 100_000) -> Result:
    """Makes and measures one prompt. Whatever is raised becomes the result's `crash`."""
    start = time.perf_counter()
    try:
        things, solids, notes = _world(case, seed, splats) if worlds else _plan(case, seed)
        from terrazzo.language.vocabulary import vocabulary

        return Result(
            case.id,
            case.prompt,
            len(things),
            tuple(presences(case.counts, things, notes, vocabulary())),
            tuple(collisions(solids)),
            tuple(unsupported(solids)),
            notes,
            time.perf_counter() - start,
        )
    except Exception as error:  # A crash of any kind is a result here: it is what is being counted.
        return Result(
            case.id,
            case.prompt,
            seconds=time.perf_counter() - start,
            crash=f"{type(error).__name__}: {error}",
        )


def _plan(case: Case, seed: int) -> tuple[list[Named], list[Solid], tuple[Note, ...]]:
    from terrazzo.language import understand
    from terrazzo.layout import arrange

    plan = arrange(understand(case.prompt), seed=seed)
    return [Named(p.label, p.kind) for p in plan.placements], solids_of_plan(plan), plan.notes


def _world(case: Case, seed: int, splats: int) -> tuple[list[Named], list[Solid], tuple[Note, ...]]:
    from terrazzo.creation import create

    world = create(case.prompt, seed=seed, splats=splats)
    return [Named(t.label, t.kind) for t in world.things], solids_of_world(world), world.report
