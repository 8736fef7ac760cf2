"""`edit`: words or operations, and a world, to another world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from terrazzo.creation.recipes import Recipe
from terrazzo.creation.remaking import remake, same_plan
from terrazzo.editing.instructions import read_clause
from terrazzo.editing.operations import Operation, Remove, read, tell
from terrazzo.editing.outcomes import Edited, Line, Refused
from terrazzo.editing.planned import PlanState
from terrazzo.editing.reading import Reader, clauses
from terrazzo.editing.selection import Selector
from terrazzo.editing.splatting import SplatState
from terrazzo.editing.subjects import Subject
from terrazzo.errors import ArgumentError
from terrazzo.layout.plan import Plan
from terrazzo.progress import Progress, silent
from terrazzo.world.worlds import World

LONGEST = 4000
"""Characters of an instruction."""
MOST = 60
"""Clauses of an instruction."""


class State(Protocol):
    """What is edited: a plan, or the splats of a world that has none."""

    @property
    def subjects(self) -> list[Subject]:
        """All things."""
        ...

    def apply(self, operation: Operation) -> tuple[str, tuple[str, ...]]:
        """Does an operation; tells what was done, and to which things.

        Raises:
            Refused: It cannot be done.
        """
        ...


def edit(
    world: World,
    what: str | Operation | Sequence[Operation],
    *,
    about: Sequence[str] = (),
    seed: int = 0,
    progress: Progress = silent,
) -> Edited:
    """Changes a world.

    A world that was made from words knows its plan: what changes is made anew and lit, and light and shadow of everything else
    follow. Of a photographed room or a splat file only the splats are known: things can be removed, coloured, moved, turned,
    resized, copied and renamed, and the light stays.

    Args:
        world: To be changed; it stays as it is.
        what: English words ("make the sofa green and put a cushion on it"), or operations.
        about: Ids of the things that "it" and "them" mean at first: those that somebody points at.
        seed: Chooses looks and places of new things.
        progress: Called with the stage and the fraction that is done.

    Returns:
        The new world, what was done, and a report of what was done and what could not be, and why. The old world is its last
        version: `World.undone` brings it back.

    Raises:
        ArgumentError: `what` is empty or too long, or no operation.
    """
    recipe = Recipe.read(world.recipe)
    plan = _plan_of(world, recipe)
    state: PlanState | SplatState = (
        SplatState(world) if plan is None else PlanState.of(plan, world.things, seed)
    )
    if isinstance(what, str):
        done, report = follow(state, world, what, about=about)
    else:
        done, report = _do(state, (what,) if not isinstance(what, Sequence) else tuple(what))
    if not done:
        return Edited(world, (), tuple(report))
    if isinstance(state, PlanState):
        assert plan is not None
        made = remake(world, plan, state.plan, recipe, anew=state.anew, progress=progress)
        recipe = Recipe.read(made.recipe)
    else:
        made = state.world
    said = what if isinstance(what, str) else "; ".join(type(o).__name__ for o in done)
    told = [tell(o) | {"seed": int(seed)} for o in done]
    after = replace(
        made,
        recipe=replace(recipe, edits=(*recipe.edits, *told)).told(),
        history=(
            *world.history,
            f"edited by {said!r} with seed {seed}: {'; '.join(line.text for line in report if line.done)}",
        ),
    )
    return Edited(world.changed_to(after), done, tuple(report))


def edits_of(world: World) -> tuple[Operation, ...]:
    """Everything that was done to a world since it was made, in order."""
    return tuple(read(e) for e in Recipe.read(world.recipe).edits)


def replay(
    world: World, operations: Sequence[Operation], *, seed: int = 0, progress: Progress = silent
) -> Edited:
    """Does to a world what was done to another one; what does not apply there is reported and left out."""
    return edit(world, tuple(operations), seed=seed, progress=progress)


def _plan_of(world: World, recipe: Recipe) -> Plan | None:
    """The plan of a world as it is now; None where it cannot be made again."""
    plan = recipe.plan()
    if plan is None or plan.landscape is not None:
        return None
    for told in recipe.edits:
        state = PlanState(plan, int(told.get("seed", 0)))
        try:
            state.apply(read(told))
        except Refused:
            return None  # A later program lays things out in another way.
        plan = state.plan
    return plan if same_plan(world, plan) else None


def _do(state: State, operations: Sequence[Operation]) -> tuple[tuple[Operation, ...], list[Line]]:
    if not operations:
        raise ArgumentError("there is nothing to do: give words, or at least one operation")
    done: list[Operation] = []
    report: list[Line] = []
    for operation in operations:
        name = type(operation).__name__
        tell(operation)
        _apply(state, operation, name, done, report)
    return tuple(done), report


def _apply(
    state: State, operation: Operation, said: str, done: list[Operation], report: list[Line]
) -> tuple[str, ...]:
    """Does an operation and reports it, or why it cannot be done; the things it was about."""
    try:
        text, things = state.apply(operation)
    except Refused as refused:
        report.append(Line(False, said, str(refused)))
        return ()
    done.append(operation)
    report.append(Line(True, said, text))
    return things


def follow(
    state: State, world: World, words: str, *, about: Sequence[str] = ()
) -> tuple[tuple[Operation, ...], list[Line]]:
    """Reads and does an instruction clause by clause; "it" means the things `about` at first."""
    if not words.strip() or len(words) > LONGEST:
        raise ArgumentError(f"an instruction has 1 to {LONGEST:,} characters, such as 'make the sofa green'")
    camera = next(iter(world.cameras.values()), None)
    rooms, openings = world.rooms, world.openings
    mentioned = tuple(about)
    done: list[Operation] = []
    report: list[Line] = []
    left = clauses(words)[:MOST]
    while left:
        clause = left.pop(0)
        selector = Selector(state.subjects, rooms, openings, camera, mentioned)
        reader = Reader(selector, [r.name for r in rooms])
        try:
            operations = read_clause(reader, clause)
            if (
                left
                and len(operations) == 1
                and isinstance(operations[0], Remove)
                and reader.stands_in(left[0])
            ):
                reader.removed = operations[0]  # "Remove the table and put a bench there."
                clause = f"{clause} and {left.pop(0)}"
                operations = read_clause(reader, clause.partition(" and ")[2])
        except Refused as refused:
            report.append(Line(False, clause, str(refused)))
            continue
        report += [Line(False, clause, note) for note in reader.notes]
        touched: list[str] = []
        for operation in operations:
            touched += _apply(state, operation, clause, done, report)
        mentioned = tuple(touched) or mentioned
    if not report:
        report.append(
            Line(False, words.strip(), "nothing in it is an instruction; try 'make the sofa green'")
        )
    return tuple(done), report
