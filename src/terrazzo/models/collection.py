"""`AssetLibrary`: a folder of a person's own models, matched to what is asked for by name and tags.

Names come from the files' names; an optional `assets.json` in the folder says more of any file:

    {"Couch_L.glb": {"name": "corner sofa", "tags": ["sofa", "living room"], "size": [0.9, 2.4, 0.8], "front": "-y", "mass": 60}}

`size` is (depth, width, height) [m], or one number for the longest side; `front` is the axis of the upright model (+Z up) that its
front looks along. glTF says that fronts look along its +Z, which is -y here, and so is the habit of OBJ.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from terrazzo.errors import ArgumentError, FormatError, TerrazzoError
from terrazzo.formats.json_reading import MAX_JSON
from terrazzo.language.brief import Ask, Brief
from terrazzo.language.vocabulary import Vocabulary, singular
from terrazzo.materials.colours import RGB, colour_of
from terrazzo.models.model import Model
from terrazzo.models.reading import MODEL_SUFFIXES, read_model, words_of
from terrazzo.models.shaping import check_usable, shape_of
from terrazzo.shapes.kinds import Kind, Spec
from terrazzo.shapes.shape import Shape
from terrazzo.world.worlds import Note

DESCRIPTION = "assets.json"
OWN = "own model"
"""Kind of a model whose name says nothing that is known."""

_MOST_FILES = 20_000
_FRONTS = {"+x": 0.0, "x": 0.0, "-y": math.pi / 2, "-x": math.pi, "+y": -math.pi / 2, "y": -math.pi / 2}
"""Front axis -> the turn that brings it to +x [rad]."""
_SANE = (0.45, 2.2)
"""Longest side over that of the usual thing; a model beyond this is in other units, and is scaled."""
_METRIC = (0.7, 1.4)
"""Median of the models' sizes over the usual ones that is taken for metres."""
_FEWEST, _SAMPLE = 4, 60
"""Models of known kinds that are measured to tell a folder's unit."""
_DENSITY = 120.0
"""Mass of a model of no known kind over the volume of its box [kg/m^3]."""
_NOISE = frozenset(
    ("model", "mesh", "final", "low", "high", "poly", "lowpoly", "glb", "gltf", "obj", "export", "cc")
)


@dataclass(frozen=True)
class Asset:
    """One model of a folder.

    Args:
        path: The file.
        words: Words of its name.
        tags: Further names of it, and words that hold of it.
        kind: Catalogue kind that it is, or "".
        size: Wanted extents or longest side [m], or None for the file's own.
        turn: Yaw that brings its front to +X [rad].
        mass: [kg], or None.
    """

    path: Path
    words: tuple[str, ...]
    tags: tuple[str, ...] = ()
    kind: str = ""
    size: tuple[float, ...] | None = None
    turn: float = math.pi / 2
    mass: float | None = None


class AssetLibrary:
    """The models of a folder and of those below it.

    Args:
        folder: Where they lie.
        nouns: The vocabulary.

    Raises:
        ArgumentError: The folder does not exist or holds no model.
        FormatError: Its `assets.json` cannot be used.
    """

    def __init__(self, folder: str | os.PathLike[str], nouns: Vocabulary):
        self.folder, self._nouns = Path(folder), nouns
        self.notes: list[Note] = []
        if not self.folder.is_dir():
            raise ArgumentError(f"the folder of assets {str(self.folder)!r} does not exist")
        files = sorted(
            p for p in self.folder.rglob("*") if p.suffix.lower() in MODEL_SUFFIXES and p.is_file()
        )
        if not files:
            raise ArgumentError(f"{str(self.folder)!r} holds no model ({', '.join(MODEL_SUFFIXES)})")
        told = self._description()
        self.assets = [self._asset(p, told.pop(self._key(p), {})) for p in files[:_MOST_FILES]]
        for name in told:
            self.notes.append(Note("invalid", name, f"{DESCRIPTION} names it, but there is no such file"))
        self._models: dict[Path, Model | None] = {}
        self._unit = self._measured()

    def _measured(self) -> float:
        """Factor that brings the folder's models to metres: 1 where most of them are as large as such things are.

        Packs of models often share a unit of their own. The median over what is known tells it; a single odd model does not.
        """
        ratios = []
        for asset in [a for a in self.assets if a.kind and a.size is None][:_SAMPLE]:
            try:
                model = read_model(asset.path)
            except TerrazzoError:
                continue  # Told when it is wanted.
            ratios.append(max(_extent(model, 0.0)) / max(self._nouns.kinds[asset.kind].size))
        middle = float(np.median(ratios)) if len(ratios) >= _FEWEST else 1.0
        if _METRIC[0] <= middle <= _METRIC[1]:
            return 1.0
        self.notes.append(
            Note(
                "adjusted",
                self.folder.name,
                f"its models are {middle:.2g} times as large as such things are; all are scaled",
            )
        )
        return 1.0 / middle

    def _key(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _description(self) -> dict[str, Any]:
        path = self.folder / DESCRIPTION
        if not path.exists():
            return {}
        try:
            if path.stat().st_size > MAX_JSON:
                raise FormatError(f"it is larger than {MAX_JSON >> 20} MiB", source=path)
            value = json.loads(path.read_text(encoding="utf-8-sig"))
        except OSError as error:
            raise FormatError(f"it cannot be read: {error.strerror or error}", source=path) from None
        except (ValueError, RecursionError) as error:
            raise FormatError(f"not JSON: {error}", source=path) from None
        if not isinstance(value, dict) or not all(isinstance(v, dict) for v in value.values()):
            raise FormatError("wanted an object of objects, a file's name each", source=path)
        return value

    def _asset(self, path: Path, told: dict[str, Any]) -> Asset:
        where = f"{self._key(path)} in {DESCRIPTION}"
        name = told.get("name")
        words = [w for w in words_of(name if isinstance(name, str) else path.stem) if w not in _NOISE]
        if path.stem.lower() in ("model", "scene", "mesh", "untitled") and not isinstance(name, str):
            words = [w for w in words_of(path.parent.name) if w not in _NOISE]
        tags = told.get("tags", [])
        if not isinstance(tags, list) or not all(isinstance(t, str) for t in tags):
            raise FormatError("tags are a list of words", source=self.folder / DESCRIPTION, where=where)
        size = told.get("size")
        numbers = size if isinstance(size, list) else [] if size is None else [size]
        if size is not None and (len(numbers) not in (1, 3) or not all(_positive(v) for v in numbers)):
            raise FormatError(
                "size is one or three lengths in metres", source=self.folder / DESCRIPTION, where=where
            )
        front = told.get("front", "-y")
        if front not in _FRONTS:
            raise FormatError(
                f"front is {front!r}; wanted +x, -x, +y or -y", source=self.folder / DESCRIPTION, where=where
            )
        mass = told.get("mass")
        if mass is not None and not _positive(mass):
            raise FormatError(
                "mass is a number of kilograms above 0", source=self.folder / DESCRIPTION, where=where
            )
        kind = next((k for k in (self._kind(words), *(self._kind(words_of(t)) for t in tags)) if k), "")
        return Asset(
            path, tuple(words), tuple(t.lower() for t in tags), kind, tuple(map(float, numbers)) if numbers else None,
            _FRONTS[front], float(mass) if mass is not None else None,
        )  # fmt: skip

    def _kind(self, words: Sequence[str]) -> str:
        """The kind that a name says: the longest run of its words that is a name, the later one where two are as long."""
        for length in range(len(words), 0, -1):
            for start in range(len(words) - length, -1, -1):
                entry = self._nouns.find(list(words[start : start + length]))
                if entry is not None and entry.sort == "thing" and not (entry.near and length < len(words)):
                    return entry.value
        return ""

    def best(self, ask: Ask, seed: int) -> list[Asset]:
        """The assets that are what is asked for, the fittest first; equally fit ones in an order that the seed chooses."""
        label = [singular(w) for w in ask.label.split()]
        scored: list[tuple[float, float, Asset]] = []
        rng = np.random.default_rng([seed, 77])
        for asset in self.assets:
            chance = float(rng.uniform())
            names = {singular(w) for w in asset.words}
            tags = {*asset.tags, *(w for t in asset.tags for w in t.split())}
            named = set(label) <= names or " ".join(label) in tags
            if not named and not (asset.kind and asset.kind == ask.kind):
                continue
            described = len({*ask.attributes} & (names | tags))
            scored.append((2.0 * named + described - 0.05 * len(names - set(label)), chance, asset))
        return [a for _, _, a in sorted(scored, key=lambda s: (-s[0], s[1]))]

    def model(self, asset: Asset) -> Model | None:
        """The asset's model; None, and a note, where the file is damaged."""
        if asset.path not in self._models:
            try:
                model = read_model(asset.path)
                check_usable(model)
                self._models[asset.path] = model
                self.notes += [Note("adjusted", self._key(asset.path), reason) for reason in model.missing]
            except TerrazzoError as error:
                self._models[asset.path] = None
                self.notes.append(Note("invalid", self._key(asset.path), f"left out: {error}"))
        return self._models[asset.path]

    def fitted(self, brief: Brief, seed: int) -> tuple[Brief, list[Kind]]:
        """A brief whose asks are of kinds made from the models that fit them, and these kinds."""
        kinds: dict[str, Kind] = {}
        asks = []
        for number, ask in enumerate(brief.asks):
            kind = None
            for asset in self.best(ask, seed * 100 + number):
                model = self.model(asset)
                if model is not None:
                    kind = self._kind_of(asset, model, ask)
                    break
            if kind is None:
                asks.append(ask)
                continue
            kinds[kind.name] = kind
            asks.append(
                replace(ask, kind=kind.name, size=(1.0, 1.0, 1.0) if ask.kind == "named block" else ask.size)
            )
        return replace(brief, asks=tuple(asks)), list(kinds.values())

    def _kind_of(self, asset: Asset, model: Model, ask: Ask) -> Kind:
        """A kind that is one model, with the customs of the kind that it is one of."""
        base = self._nouns.kinds.get(asset.kind or (ask.kind if ask.kind != "named block" else "") or "")
        size = self._size(asset, model, base)
        volume = float(np.prod(size))
        density = _DENSITY if base is None else base.mass / float(np.prod(base.size))
        mass = asset.mass if asset.mass is not None else max(0.02, density * volume)
        tint, dyed = self._tint(asset, ask), ""
        if tint is not None:
            dyed = f"{ask.colour} "  # One model in two colours is two kinds.
        builder = partial(_build_asset, model, asset.turn, mass / volume, tint)
        name = f"{self._key(asset.path).lower()} {dyed}{base.name if base else OWN}"
        limits = (1.0, 1.0) if asset.size is not None else (0.3, 3.0)  # A size that was told is kept.
        if base is None:
            small = max(size) < 0.6
            return Kind(
                name,
                (),
                size,
                stand="surface" if small else "floor",
                mass=mass,
                limits=limits,
                builder=builder,
            )
        return replace(
            base, name=name, words=(), size=size, sizes=(), mass=mass, limits=limits, builder=builder
        )

    def _tint(self, asset: Asset, ask: Ask) -> RGB | None:
        """Colour that the words ask of a model, linear RGB; None, and a note, where it keeps its own look."""
        if ask.implied:
            return None
        own = {*asset.words, *asset.tags}
        tint = colour_of(ask.colour) if ask.colour else None
        if ask.colour and not set(ask.colour.split()) <= own:
            told = "is tinted" if tint is not None else "keeps its own look, not"
            self.notes.append(Note("adjusted", ask.label, f"your model {told} {ask.colour}"))
        else:
            tint = None
        if ask.material and not set(ask.material.split()) <= own:
            self.notes.append(
                Note("adjusted", ask.label, f"your model keeps its own material, not {ask.material}")
            )
        return tint

    def _size(self, asset: Asset, model: Model, base: Kind | None) -> tuple[float, float, float]:
        unit = self._unit if asset.size is None else 1.0
        x, y, z = own = tuple(unit * v for v in _extent(model, asset.turn))
        if asset.size is not None and len(asset.size) == 3:
            return asset.size[0], asset.size[1], asset.size[2]
        factor = 1.0
        if asset.size is not None:
            factor = asset.size[0] / max(own)
        elif base is not None and not _SANE[0] <= max(own) / max(base.size) <= _SANE[1]:
            factor = max(base.size) / max(own)
            self.notes.append(
                Note(
                    "adjusted",
                    self._key(asset.path),
                    f"{max(own):.2f} m long as it is; scaled to {max(base.size):.2f} m",
                )
            )
        elif base is None and not 0.01 <= max(own) <= 6.0:
            factor = 1.0 / max(own)
            self.notes.append(
                Note("adjusted", self._key(asset.path), f"{max(own):.3g} m long as it is; scaled to 1 m")
            )
        return x * factor, y * factor, z * factor


def _positive(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value < 1e5


def _extent(model: Model, turn: float) -> tuple[float, float, float]:
    """Extents of a model with its front turned to +X [m]."""
    low, high = model.bounds
    x, y, z = (max(float(v), 0.002) for v in high - low)
    quarter = abs(math.sin(turn)) > 0.5
    return (y, x, z) if quarter else (x, y, z)


def _build_asset(model: Model, turn: float, density: float, tint: RGB | None, spec: Spec) -> Shape:
    from terrazzo.materials import physical

    material = physical(None, default=_material_word(model))
    return shape_of(model, turn, spec.size, material, density, tint)


def _material_word(model: Model) -> str:
    """What a model is made of, by the names and looks of its materials."""
    names = " ".join(p.look.name.lower() for p in model.parts)
    for word in (
        "wood",
        "metal",
        "steel",
        "glass",
        "fabric",
        "leather",
        "marble",
        "stone",
        "ceramic",
        "plastic",
    ):
        if word in names:
            return word
    metallic = float(np.mean([p.look.metallic for p in model.parts]))
    return "metal" if metallic > 0.6 else "wood"
