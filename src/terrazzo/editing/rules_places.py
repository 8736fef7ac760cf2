"""Rules for clauses that move, turn and resize things."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from terrazzo.editing import operations as ops
from terrazzo.editing.outcomes import Refused
from terrazzo.editing.reading import LENGTH, Reader, metres, single
from terrazzo.editing.rules_looks import is_look_only
from terrazzo.editing.rules_things import fitting

USUAL_STEP = 0.5
"""How far something is moved to a side when nobody says [m]."""


_GROWN = {
    "bigger": (1.25, 1.25, 1.25), "larger": (1.25, 1.25, 1.25), "smaller": (0.8, 0.8, 0.8), "taller": (1, 1, 1.25),
    "higher": (1, 1, 1.2), "shorter": (1, 1, 0.8), "lower": (1, 1, 0.8), "wider": (1, 1.25, 1), "narrower": (1, 0.8, 1),
    "longer": (0, 1.3, 1), "deeper": (1.25, 1, 1), "shallower": (0.8, 1, 1), "thinner": (0.8, 1, 1), "thicker": (1.25, 1, 1),
    "slimmer": (0.8, 0.9, 1), "big": (1, 1, 1), "large": (1, 1, 1), "tall": (1, 1, 1), "wide": (1, 1, 1), "long": (1, 1, 1),
}  # fmt: skip
"""Comparatives -> factors on depth, width and height; 0 marks the longer side of the floor."""


_AXIS = {
    "tall": 2,
    "high": 2,
    "height": 2,
    "wide": 1,
    "width": 1,
    "deep": 0,
    "depth": 0,
    "long": -1,
    "length": -1,
}


def raised(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        rf"(raise|lower|lift) (.+?)(?: by)?(?: {LENGTH})?(?: a bit| a little| slightly)?", text
    )
    if not found:
        return []
    ids = r.things(found[2])
    hung = all(r.selector.by_id(i).support in ("wall", "ceiling") for i in ids)
    if not (hung or found[3]):
        return []
    far = metres(found[3], found[4]) if found[3] else USUAL_STEP / 2
    z = round(-far if found[1] == "lower" else far, 4)
    return [ops.Move(ids, by=(0.0, 0.0, z))]


def resized(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        r"(enlarge|shrink|widen|lengthen|shorten|raise|lower|double|halve|scale|resize) (?:up |down )?(?:the size of )?(.+?)"
        r"(?: (?:by|"
        r"to) (.+))?",
        text,
    )
    if found:
        verb, what, amount = found.groups()
        words = {"enlarge": "bigger", "shrink": "smaller", "widen": "wider", "lengthen": "longer", "shorten": "shorter",
                 "raise": "taller", "lower": "lower", "double": "twice as big", "halve": "half as big"}  # fmt: skip
        said = words.get(verb, "smaller" if "down" in text else "bigger")
        if amount and re.match(r"(?:a factor of )?\d", amount):
            said = _amount(amount, said)
        ids = r.things(what)
        return _each_resized(r, ids, said)
    found = re.fullmatch(rf"make (.+?) ({LENGTH}) (tall|high|wide|deep|long)(?:er)?", text)
    if found:
        ids = r.things(found[1])
        length = metres(found[3], found[4])
        out: list[ops.Operation] = []
        for i in ids:
            size = r.selector.by_id(i).size
            axis = _AXIS[found[5]] if _AXIS[found[5]] >= 0 else int(np.argmax(size[:2]))
            factors = [1.0, 1.0, 1.0]
            factors[axis] = round(length / size[axis], 4)
            out.append(ops.Resize((i,), (factors[0], factors[1], factors[2])))
        return out
    more = "|".join(w for w in _GROWN if w.endswith("er"))
    found = re.fullmatch(
        rf"(?:make|turn|get) (.+?) ((?:(?:much|a lot|way|far|a bit|a little|slightly|somewhat|even|\d+ ?(?:%|"
        rf"percent)) )?(?:{more})|(?:twice|half|three times|double|\d+(?:\.\d+)? times) (?:as |the )?(?:big|"
        rf"large|tall|wide|long|high|size|width|height|length)(?: as it is)?)", text
    )  # fmt: skip
    return _each_resized(r, r.things(found[1]), found[2]) if found else []


def _amount(amount: str, said: str) -> str:
    share = re.match(r"(\d+(?:\.\d+)?) ?(?:%|percent)", amount)
    if share:
        return f"{share[1]}% {said}"
    factor = re.match(r"(?:a factor of )?(\d+(?:\.\d+)?)", amount)
    return f"{factor[1]} times as big" if factor else said


def _each_resized(r: Reader, ids: tuple[str, ...], said: str) -> list[ops.Operation]:
    out: list[ops.Operation] = []
    for i in ids:
        factors = _factors(said, r.selector.by_id(i).size)
        out.append(ops.Resize((i,), factors))
    return out


def _factors(said: str, size: Sequence[float]) -> tuple[float, float, float]:
    """Factors that words such as "a bit wider", "twice as tall", "20% bigger" mean."""
    last = said.removesuffix(" as it is").split()[-1]
    times = re.match(r"(twice|double|half|three times|(\d+(?:\.\d+)?) times)", said)
    along = int(np.argmax(size[:2]))
    if times:
        factor = {"twice": 2.0, "double": 2.0, "half": 0.5, "three times": 3.0}.get(times[1]) or float(
            times[2]
        )
        axis = {"tall": 2, "height": 2, "high": 2, "wide": 1, "width": 1, "long": along, "length": along}.get(
            last
        )
        out = [factor if axis in (None, k) else 1.0 for k in range(3)]
        return out[0], out[1], out[2]
    x, y, z = (float(v) for v in _GROWN[last])
    if x == 0.0:
        x, y = (y, 1.0) if along == 0 else (1.0, y)
    share = re.match(r"(\d+) ?(?:%|percent)", said)
    strength = (
        2.0
        if re.match(r"(?:much|a lot|way|far)", said)
        else 0.45
        if re.match(r"(?:a bit|a little|slightly|somewhat)", said)
        else 1.0
    )
    if share:
        grown = 1 + int(share[1]) / 100
        less = max(0.05, 1 - int(share[1]) / 100)
        x, y, z = (1.0 if f == 1 else grown if f > 1 else less for f in (x, y, z))
    else:
        x, y, z = (f**strength for f in (x, y, z))
    return round(x, 4), round(y, 4), round(z, 4)


def shifted(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        rf"(?:move|shift|push|pull|slide|drag|nudge|raise|lower|bring) (.+?) (?:by )?(?:{LENGTH} )?(?:to the |"
        rf"towards the )?(left|right|forwards?|backwards?|back|up|down|higher|lower)(?: by)?(?: {LENGTH})?(?: a bit|"
        rf" a little| slightly)?", text
    )  # fmt: skip
    if not found:
        return []
    what, n1, u1, way, n2, u2 = found.groups()
    far = metres(n1 or n2, u1 or u2) if (n1 or n2) else USUAL_STEP
    together: dict[tuple[float, float, float], list[str]] = {}
    for i in r.things(what):
        x, y, z = (round(float(c), 4) for c in _direction(r, i, way) * far)
        together.setdefault((x, y, z), []).append(i)
    return [ops.Move(tuple(ids), by=by) for by, ids in together.items()]


def _direction(r: Reader, id: str, way: str) -> np.ndarray:
    """Unit vector of a way: left and right as the first camera sees them, forward as the thing looks."""
    subject = r.selector.by_id(id)
    if way in ("up", "higher", "down", "lower"):
        return np.array([0.0, 0.0, 1.0 if way in ("up", "higher") else -1.0])
    if way.startswith(("forward", "back")):
        ahead = subject.pose.rotate((1.0, 0.0, 0.0))
        return ahead if way.startswith("forward") else -ahead
    camera = r.selector.camera
    right = np.array([1.0, 0.0, 0.0]) if camera is None else np.asarray(camera.pose.rotate((1.0, 0.0, 0.0)))
    right = right * (1, 1, 0)
    # Along the walls, which most rooms have along the axes.
    k = int(np.argmax(np.abs(right)))
    along = np.zeros(3)
    along[k] = np.sign(right[k]) or 1.0
    return along if way == "right" else -along


def moved(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        r"(?:move|put|place|set|bring|push|pull|shift|slide|drag|stand|hang|lay|stick|position|arrange|"
        r"gather|relocate|reposition|take) (.+)",
        text,
    )
    if not found:
        return []
    parted = _parted(
        found[1],
        prefer_to=text.split()[0]
        in ("move", "bring", "push", "pull", "shift", "slide", "drag", "relocate", "take"),
    )
    if parted is None:
        return []
    what, where = parted
    what = re.sub(r" (?:from|off)(?: of)? (?:the|its|a|an) .+$", "", what)
    swap = re.fullmatch(r"(.+) (?:back )?against (?:the|a) (?:nearest |back |other )?wall", f"{what} {where}")
    if re.match(r"^(?:a|an|some|another|more|one more|several|two|three|four|five|six|\d+)\b(?! of)", what):
        return []
    relations, room = r.wheres(where)
    if swap and not relations:
        relations = (("against", "wall"),)
    if not relations and not room:
        raise Refused(f"{where!r} is no place that is known here")
    known = re.match(
        r"^(?:the|all|both|my|our|it|them|they|that|this|these|those|every|each|one of|two of|some of)\b",
        what,
    )
    try:
        ids = r.things(what)
    except Refused:
        if known:
            raise
        return []  # "Put flowers on the table" of which there are none adds them.
    targets = {t for _, t in relations}
    ids = tuple(i for i in ids if i not in targets)
    if not ids:
        raise Refused("a thing cannot be placed by itself")
    return [ops.Move(ids, fitting(r, r.selector.by_id(ids[0]).kind, relations), room=room)]


def _parted(text: str, *, prefer_to: bool) -> tuple[str, str] | None:
    """What is moved, and where to."""
    if prefer_to:
        cut = re.search(
            r"\s(?=(?:back |over |closer |nearer |next |up |in)?to(?:wards?)? (?:the|a|an|my|our|it|them|that|each)\b)",
            text,
        )
        if cut:
            return text[: cut.start()], text[cut.end() :]
    found = re.search(
        r"\s(?=(?:in front of|in the|into|in|on top of|on|onto|next to|beside|by|near|nearer|closer|"
        r"behind|under|underneath|beneath|below|above|over|"
        r"around|round|against|between|opposite|along|at|to|towards?|away from|further from|farther from|"
        r"far from|left of|right of|inside)\b)", text,
    )  # fmt: skip
    return (text[: found.start()], text[found.end() :]) if found else None


def rotated(r: Reader, text: str) -> list[ops.Operation]:
    found = re.fullmatch(
        r"(?:turn|rotate|spin|swivel) (.+?)(?: by)? (-?\d+(?:\.\d+)?) ?(?:°|degrees?|deg)(?: to the)? ?(left|"
        r"right|clockwise|counter-?clockwise|anti-?clockwise)?", text
    )  # fmt: skip
    if found:
        angle = np.radians(float(found[2]))
        sign = -1.0 if found[3] in ("right", "clockwise") else 1.0
        return [ops.Rotate(r.things(found[1]), round(float(sign * angle), 6))]
    found = re.fullmatch(
        r"(?:turn|rotate|spin|swivel|make|face|point|angle|aim) (.+?) (?:so (?:that )?it (?:faces|looks at)|"
        r"to(?:wards)? face|facing|to look at|look at|face|towards?|to) (.+)",
        text,
    )
    if found and not is_look_only(found[2]) and not re.match(r"\d", found[2]):
        target = single(r, found[2])
        if target is not None and (not text.startswith("make") or "fac" in text or "look" in text):
            return [ops.Rotate(r.things(found[1]), towards=target)]
    found = re.fullmatch(
        r"(?:turn|rotate|spin|swivel|flip) (.+?)(?: by)? (?:a )?(half turn|quarter turn|half way|right angle|"
        r"around|round)(?: to the)? ?(left|right)?",
        text,
    )
    if found:
        angle = np.pi / 2 if found[2] in ("quarter turn", "right angle") else np.pi
        return [ops.Rotate(r.things(found[1]), round(float(angle * (-1 if found[3] == "right" else 1)), 6))]
    found = re.fullmatch(
        r"(?:turn|rotate|spin|swivel) (.+?)(?: (?:to the )?(left|right|clockwise|counter-?clockwise|"
        r"anti-?clockwise|sideways))?(?: a bit| slightly| a little)?",
        text,
    )
    if (found and text.split()[0] in ("rotate", "spin", "swivel")) or (found and found[2]):
        assert found is not None
        small = bool(re.search(r" (?:a bit|slightly|a little)$", text))
        angle = (np.pi / 6 if small else np.pi / 2) * (-1 if found[2] in ("right", "clockwise") else 1)
        return [ops.Rotate(r.things(found[1]), round(float(angle), 6))]
    return []
