"""From what was said of a thing, and the style of its place, to the finishes and forms of its parts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from terrazzo.materials import FINISHES, Finish, find_finish, finish
from terrazzo.shapes.kinds import Spec

STYLES: dict[str, tuple[str, ...]] = {
    "mid-century": ("mid-century", "mid century", "mid-century modern", "midcentury", "retro", "1950s", "1960s", "danish"),
    "industrial": ("industrial", "loft", "steampunk", "urban", "factory"),
    "scandinavian": ("scandinavian", "nordic", "scandi", "hygge", "swedish", "coastal", "beach"),
    "japanese": ("japanese", "zen", "japandi", "asian", "oriental", "wabi-sabi"),
    "farmhouse": ("farmhouse", "country", "cottage", "shabby chic", "provincial", "shaker"),
    "rustic": ("rustic", "cabin", "log", "reclaimed", "bohemian", "boho", "tuscan", "mediterranean", "western", "medieval"),
    "classic": ("victorian", "vintage", "antique", "classic", "classical", "traditional", "baroque", "ornate", "elegant",
                "luxurious", "luxury", "gothic", "royal", "art deco", "regency", "edwardian", "colonial", "carved", "french"),
    "minimalist": ("minimalist", "minimal", "sleek", "clean", "futuristic", "contemporary"),
    "modern": ("modern",),
}  # fmt: skip
"""Style family -> the words that ask for it."""

_WOOD = {
    "mid-century": ("walnut", "teak"), "industrial": ("dark oak", "reclaimed wood"), "scandinavian": ("birch", "light oak"),
    "japanese": ("light wood", "bamboo"), "farmhouse": ("pine", "light oak"), "rustic": ("reclaimed wood", "dark oak"),
    "classic": ("mahogany", "cherry", "walnut"), "minimalist": ("white oak", "light oak"), "modern": ("oak", "walnut"),
}  # fmt: skip
_METAL = {
    "mid-century": ("brass",), "industrial": ("black metal", "iron"), "scandinavian": ("white metal", "black metal"),
    "japanese": ("black metal",), "farmhouse": ("wrought iron",), "rustic": ("wrought iron",), "classic": ("brass", "bronze"),
    "minimalist": ("black metal", "steel"), "modern": ("black metal", "steel", "brass"),
}  # fmt: skip


def style_of(spec: Spec, default: str = "modern") -> str:
    """The style family that was asked for: the thing's own words count before the place's."""
    for said in (spec.attributes, spec.styles):
        lowered = {w.lower() for w in said}
        for family, words in STYLES.items():
            if lowered.intersection(words):
                return family
    return default


def pick(spec: Spec, choices: tuple[str, ...], salt: int = 0) -> str:
    """One of several words, settled by the seed."""
    return choices[int(np.random.default_rng((spec.seed, salt)).integers(len(choices)))]


def family_of(material: str | None) -> str | None:
    """The family ("wood", "metal"...) of a material word, or None."""
    name = find_finish(material) if material else None
    return FINISHES[name].family if name else None


def wood(spec: Spec, *, axis: int = 0, coloured: bool = True, salt: int = 0) -> Finish:
    """The thing's wood: the one that was said, or the style's; painted where a colour was said without a wood."""
    if family_of(spec.material) == "wood":
        return finish(spec.material, spec.colour if coloured else None, seed=spec.seed + salt, axis=axis)
    if coloured and spec.colour is not None and spec.colour not in ("brown", "tan", "natural"):
        if find_finish(spec.colour) and family_of(spec.colour) == "wood":
            return finish(spec.colour, seed=spec.seed + salt, axis=axis)
        material = spec.material if family_of(spec.material) == "paint" else "paint"
        return finish(material, spec.colour, seed=spec.seed + salt, axis=axis)
    own = tuple(f for f in spec.kind.finishes if family_of(f) == "wood")
    named = style_of(spec, default="")
    choice = pick(spec, _WOOD[named] if named else own or _WOOD["modern"], 1)
    return finish(choice, spec.colour if coloured else None, seed=spec.seed + salt, axis=axis)


def metal(spec: Spec, *, coloured: bool = False, default: str | None = None, axis: int = 0) -> Finish:
    """The thing's metal: the one that was said, or `default`, or the style's."""
    said = spec.material if family_of(spec.material) == "metal" else None
    choice = said or default or pick(spec, _METAL[style_of(spec)], 2)
    return finish(choice, spec.colour if coloured else None, seed=spec.seed, axis=axis)


def fabric(
    spec: Spec, default: str = "fabric", *, coloured: bool = True, axis: int = 0, salt: int = 0
) -> Finish:
    """The thing's cover: fabric, leather or another soft material that was said, dyed in the colour said or a usual one."""
    said = spec.material if family_of(spec.material) == "fabric" else None
    pattern = next(
        (
            m
            for w, m in (("striped", "striped fabric"), ("plaid", "plaid"), ("checked", "plaid"))
            if spec.said(w)
        ),
        None,
    )
    colour = spec.colour if coloured else None
    if said is None and pattern is None and colour is None and spec.kind.colours:
        colour = pick(spec, spec.kind.colours, 3 + salt)
    return finish(said or pattern or default, colour, seed=spec.seed + salt, axis=axis)


def look(
    spec: Spec,
    families: tuple[str, ...],
    default: str,
    colour: str | None = None,
    *,
    coloured: bool = True,
    axis: int = 0,
    salt: int = 0,
    scale: float = 1.0,
) -> Finish:
    """A part's finish.

    Args:
        spec: What was said.
        families: Material families that this part can be made of; a material said from another family is not used here.
        default: Material when none that fits was said.
        colour: Colour when none was said.
        coloured: Whether the colour that was said is this part's.
        axis: Direction of grain.
        salt: Sets the patterns of several parts apart.
        scale: Factor on the pattern's size.
    """
    said = spec.material if family_of(spec.material) in families else None
    tone = spec.colour if coloured and spec.colour else (colour if said is None else None)
    return finish(said, tone, default=default, seed=spec.seed + salt, axis=axis, scale=scale)


def plain(
    material: str, colour: str | None = None, *, seed: int = 0, axis: int = 0, scale: float = 1.0
) -> Finish:
    """A finish that no word changes."""
    return finish(material, colour, seed=seed, axis=axis, scale=scale)


def leg_form(spec: Spec, default: str = "tapered") -> str:
    """The form of legs that the style asks for."""
    for word, form in (("hairpin", "hairpin"), ("turned", "turned"), ("cabriole", "cabriole"), ("claw-foot", "cabriole"),
                       ("tapered", "tapered"), ("block", "block")):  # fmt: skip
        if spec.said(word, f"{word} legs", f"{word} leg"):
            return form
    return {
        "mid-century": "tapered", "industrial": "square", "scandinavian": "tapered", "japanese": "square",
        "farmhouse": "turned", "rustic": "block", "classic": "turned", "minimalist": "square", "modern": default,
    }[style_of(spec)]  # fmt: skip


def handle_form(spec: Spec) -> str:
    """The form of handles that the style asks for."""
    return {
        "mid-century": "knob", "industrial": "cup", "scandinavian": "knob", "japanese": "none", "farmhouse": "cup",
        "rustic": "ring", "classic": "knob", "minimalist": "none", "modern": "bar",
    }[style_of(spec)]  # fmt: skip


def frame(spec: Spec, *, axis: int = 2, default: str | None = None) -> Finish:
    """The look of legs and frames: the metal or wood that was said, else what goes with the style and the top."""
    family, style = family_of(spec.material), style_of(spec)
    if family == "metal":
        return metal(spec)
    if family is None and (
        style == "industrial" or spec.said("hairpin", "hairpin legs", "metal legs", "metal-framed")
    ):
        return metal(spec)
    if family in ("stone", "glass", "ceramic") and style in (
        "modern",
        "minimalist",
        "mid-century",
        "classic",
    ):
        return metal(spec)
    if default is not None and family != "wood":
        return finish(default, seed=spec.seed, axis=axis)
    return wood(spec, axis=axis, coloured=family in (None, "wood", "paint", "plastic"))


def glowing(material: str, colour: str, strength: float) -> Finish:
    """A finish that gives off its own colour, `strength` times its albedo."""
    lit = finish(material, colour)
    r, g, b = (strength * c for c in lit.colour)
    return replace(lit, emission=(r, g, b))
