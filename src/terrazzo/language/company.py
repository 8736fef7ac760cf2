"""What a word means among the things that are named with it: a "table" in front of a sofa is a low one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from terrazzo.language.drafts import Draft
from terrazzo.language.furnish import family
from terrazzo.language.vocabulary import vocabulary

_CORNERED = frozenset(("l-shaped", "l shaped", "u-shaped", "sectional", "modular", "corner"))

_PLAIN_CHAIRS = ("chair", "leather chair", "upholstered chair", "velvet chair", "fabric chair")
"""Chairs that are armchairs by themselves, and dining chairs at a table."""


def in_company(drafts: Sequence[Draft]) -> None:
    """Gives things other kinds where what they stand with, or on, says that they are meant."""
    _dining_chairs(drafts)
    _corner_sofas(drafts)
    _wall_shelves(drafts)
    _dropped_clothes(drafts)
    _shelf_ladders(drafts)
    _counter_stools(drafts)
    _sofa_tables(drafts)
    _floor_lamps(drafts)
    _place_settings(drafts)


def kitchen_cabinets(place: str, drafts: Sequence[Draft]) -> None:
    """Takes the "cabinets" of a kitchen, when nobody said how many, for its base units along the wall."""
    if place != "kitchen" or "kitchen counter" not in vocabulary().kinds:
        return
    for draft in drafts:
        alike = draft.kind in ("cabinet", "kitchen wall cabinet", "kitchen counter")
        if alike and draft.phrase.plural and not draft.said and draft.label.endswith(("cabinet", "cupboard")):
            draft.phrase = replace(draft.phrase, kind="kitchen counter")
            draft.count = max(draft.count, 3)
            if not draft.bonds:
                draft.bind("against", "wall")


def _dining_chairs(drafts: Sequence[Draft]) -> None:
    """Chairs at a table are dining chairs, however they are upholstered."""
    for draft in drafts:
        tables = [b for b in draft.bonds if b.relation in ("around", "long_side", "short_side")]
        at_table = any(isinstance(b.target, Draft) and "table" in (b.target.kind or "") for b in tables)
        if (
            at_table
            and draft.label in _PLAIN_CHAIRS
            and draft.kind == "armchair"
            and "dining chair" in vocabulary().kinds
        ):
            draft.phrase = replace(draft.phrase, kind="dining chair")


def _wall_shelves(drafts: Sequence[Draft]) -> None:
    """Shelves that hang above something, or on a wall, are boards and no shelving units."""
    for draft in drafts:
        if draft.kind != "shelving unit" or draft.label.split(" ")[-1] != "shelf":
            continue
        if any(b.relation == "above" or (b.relation == "on" and b.target == "wall") for b in draft.bonds):
            draft.phrase = replace(draft.phrase, kind="wall shelf")


def _dropped_clothes(drafts: Sequence[Draft]) -> None:
    """Clothes on the floor, on a bed or on a chair are no longer on their hangers."""
    for draft in drafts:
        lies = [b for b in draft.bonds if b.relation == "on" and b.target != "wall"]
        if draft.kind == "hanging clothes" and lies:
            draft.phrase = replace(draft.phrase, kind="folded clothes")
            draft.bonds = [b for b in draft.bonds if b.target != "wall"]


def _shelf_ladders(drafts: Sequence[Draft]) -> None:
    """A ladder that things are displayed on has shelves for rungs."""
    held = {b.target for d in drafts for b in d.bonds if b.relation in ("on", "inside")}
    for draft in drafts:
        if draft.kind == "ladder" and draft in held and not {"step", "rolling"} & set(draft.words):
            draft.phrase = replace(draft.phrase, kind="bookshelf")
            draft.describe(("ladder",))


def _corner_sofas(drafts: Sequence[Draft]) -> None:
    """A sofa that is L-shaped by any of its words is a sectional one."""
    for draft in drafts:
        if draft.kind == "sofa" and _CORNERED & set(draft.words) and "sectional sofa" in vocabulary().kinds:
            draft.phrase = replace(draft.phrase, kind="sectional sofa")


def _sofa_tables(drafts: Sequence[Draft]) -> None:
    """Takes a "table" in front of a sofa, with no chairs to it, for a low one."""
    kinds = vocabulary().kinds
    if "coffee table" not in kinds or any(d.kind == "coffee table" for d in drafts):
        return
    for draft in drafts:
        if draft.label != "table" or draft.kind not in ("table", "dining table"):
            continue
        sofa = any(
            b.relation == "in_front_of"
            and isinstance(b.target, Draft)
            and (b.target.kind or "").endswith("sofa")
            for b in draft.bonds
        )
        seated = any(
            d.kind in family("chair") and any(b.target is draft for b in d.bonds) for d in drafts
        )  # fmt: skip
        if sofa and not seated:
            draft.phrase = replace(draft.phrase, kind="coffee table")


def _counter_stools(drafts: Sequence[Draft]) -> None:
    """Takes stools in a room whose only table is a counter or an island for tall ones."""
    kinds = {d.kind for d in drafts}
    tall = kinds & {"kitchen island", "bar counter", "bar table", "kitchen counter"}
    if (
        "bar stool" not in vocabulary().kinds
        or not tall
        or any(k and k.endswith(("table", "desk")) for k in kinds - tall)
    ):
        return
    for draft in drafts:
        if draft.kind == "stool":
            draft.phrase = replace(draft.phrase, kind="bar stool")


def _floor_lamps(drafts: Sequence[Draft]) -> None:
    """A "lamp" that is placed by the room alone, or by seats with no small table to them, stands on the floor."""
    kinds = vocabulary().kinds
    tables = any((d.kind or "").endswith(("table", "nightstand", "console")) for d in drafts)

    def floor(target: Draft | str) -> bool:
        if isinstance(target, Draft):
            return target.kind in kinds and kinds[target.kind].seats and not tables
        return target in ("corner", "window", "door", "wall")

    beside = ("in", "near", "beside", "against", "left_of", "right_of", "behind", "sides")
    for draft in drafts:
        placed = draft.bonds and all(b.relation in beside and floor(b.target) for b in draft.bonds)
        if draft.label == "lamp" and draft.kind == "table lamp" and placed and "floor lamp" in kinds:
            draft.phrase = replace(draft.phrase, kind="floor lamp")


def _place_settings(drafts: Sequence[Draft]) -> None:
    """What lies "in front of each chair" at a table lies on the table."""
    kinds = vocabulary().kinds
    for draft in drafts:
        if draft.kind not in kinds or kinds[draft.kind].stand != "surface":
            continue
        for bond in draft.bonds:
            seat = bond.target
            if bond.relation != "in_front_of" or not isinstance(seat, Draft) or seat.kind not in kinds:
                continue
            at = [b.target for b in seat.bonds if b.relation in ("around", "long_side", "short_side")]
            if kinds[seat.kind].seats and at:
                bond.relation, bond.target = "on", at[0]
