"""Instructions: the rules by which clauses become operations, the narrow ones first."""

from __future__ import annotations

from collections.abc import Callable

from terrazzo.editing import operations as ops
from terrazzo.editing import rules_looks, rules_places, rules_things
from terrazzo.editing.outcomes import Refused
from terrazzo.editing.reading import POLITE, Reader, corrected

Rule = Callable[[Reader, str], list[ops.Operation]]
"""The operations of a clause, none where it is not of this sort."""

RULES: tuple[Rule, ...] = (
    rules_looks.hour, rules_looks.switched, rules_things.renamed, rules_things.removed, rules_things.duplicated,
    rules_places.raised, rules_places.resized, rules_places.shifted, rules_places.rotated, rules_things.replaced,
    rules_looks.looks, rules_looks.reshaped, rules_places.moved, rules_things.added,
)  # fmt: skip
"""Ways of reading a clause, in the order in which they are tried."""


def read_clause(reader: Reader, clause: str) -> list[ops.Operation]:
    """The operations of one clause, in order; none of them depends on what another one does.

    Raises:
        Refused: It is not understood, or names what is not there.
    """
    text = corrected(POLITE.sub("", clause.strip().lower()))
    for rule in RULES:
        found = rule(reader, text)
        if found:
            return found
    raise Refused(
        f"{clause.strip()!r} is not understood; say what to change and how, for example 'make the sofa green', "
        "'remove the table', 'put a vase on the table', 'move the chair to the window', 'make it night'"
    )
