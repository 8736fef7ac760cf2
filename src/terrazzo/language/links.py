"""Words that bind one thing to another: "next to", "on either side of", "holding", "flanked by".

A link either says where the thing before it is ("a lamp *on* the desk"), or, turned round, where the thing after it is ("a
desk *holding* a lamp"). Patterns match over a sentence's words joined by single spaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_D = "(?:(?:the|its|their|his|her|a|an|one|each|either|every|both|all|two|four|opposite|other|very|same|this|that|another) )*"
_SIDE = "(?:on|at|to|along|by|from)"


@dataclass(frozen=True)
class Link:
    """One link.

    Args:
        relation: One of `RELATIONS`, or "sides" (one on each side), "outside", "with", "none", "without".
        turned: True where the thing after the link stands in the relation to the one before it.
        alone: True where nothing follows: "with a monitor on top".
        each: True for "each corner", "either side": one per place.
        verb: True for a verb ("faces"), whose subject is the clause's.
    """

    relation: str
    turned: bool = False
    alone: bool = False
    each: bool = False
    verb: bool = False


_FORWARD: tuple[tuple[str, str], ...] = (
    ("without", r"without(?: any| having)?|instead of|rather than|lacking|devoid of|free of|free from|except for|excluding|minus|not"),
    ("none", r"side by side|next to each other|next to one another|in a row|in front of each other|out of|on display|on one another"
             r"|in addition to|in addition|in contrast|in total|in style|as well|at least|of course|for example|such as|in order to|on entering|upon entering"
             r"|in the background|in the foreground|on either hand|in use|in place|in the air|in sight|at home|at night|at ease"),
    ("sides", rf"{_SIDE} (?:either|each|both|opposite|two opposite|all)(?: of)?(?: the| its| their)? (?:sides?|ends?)(?P<of> of)?"),
    ("sides", rf"{_SIDE} (?:the |its )?sides(?P<of_b> of)?"),
    ("long_side", rf"(?:on|at|along|by|to|of|down) {_D}long(?:er)? (?:sides?|edges?)(?P<of> of)?|alongside the length of"),
    ("short_side", rf"(?:on|at|along|by|to|of) {_D}short(?:er)? (?:sides?|ends?|edges?)(?P<of> of)?"),
    ("short_side", rf"(?:on|at|by) {_D}(?:ends|heads)(?P<of_b> of)?"),
    ("left_of", rf"(?:{_SIDE} )?(?:the |its |their |his |her )?(?:immediate |far )?left(?:-hand)?(?: hand)?(?: side)?(?P<of> of)(?! the room)"
                rf"|{_SIDE} (?:the |its |their )(?:immediate )?left(?:-hand)?(?: side)?(?! (?:side |hand )?(?:wall|corner|one|nightstand|of))"),
    ("right_of", rf"(?:{_SIDE} )?(?:the |its |their |his |her )?(?:immediate |far )?right(?:-hand)?(?: hand)?(?: side)?(?P<of_b> of)(?! the room)"
                 rf"|{_SIDE} (?:the |its |their )(?:immediate )?right(?:-hand)?(?: side)?(?! (?:side |hand )?(?:wall|corner|one|nightstand|of))"),
    ("opposite", r"(?:on|at|against|along) the (?:opposite|other|far) (?:side|end)(?P<of> of)?"),
    ("beside", rf"{_SIDE} (?:the|one|its|a|another) (?:other )?side(?P<of_b> of)?"),
    ("foot_of", r"(?:at|by|near|against|along|on|before|beyond|across) (?:the|its) (?:foot|end)(?P<of> of)?"),
    ("on", r"(?:at|on|near|by) (?:the|its) head(?P<of_b> of)"),
    ("around", r"(?:all )?around (?:its|the) (?:base|edges?|perimeter|sides)(?P<of> of)?"),
    ("corner", rf"(?:in|at|into|on|near|to|towards|from|within|inside) {_D}(?:(?:far|back|right|left|front|upper|lower|main|right-hand|left-hand|rear|"
               rf"nearest|sunny|cozy|quiet|remote|bright|far-left|far-right|same|opposite|adjacent|room) )*corners?(?P<of_b> of)?"),
    ("middle", r"(?:in|at|on|near|to|into|towards|for|around) (?:the |its |their |this |a )?(?:room'?s? )?(?:very |exact |dead )?(?:center|centre|middle|heart)(?P<of_c> of)?"
               r"|centrally|center stage|centre stage"),
    ("on", r"on top(?P<of_d> of)?|atop(?P<of_e> of)?|at the (?:very )?top(?P<of_f> of)?|on {D}(?:top |upper |flat |wide |main )?(?:surfaces?|tabletop|top)(?P<of_g> of)?"
           .replace("{D}", _D)),
    ("in_front_of", r"(?:directly |right |just )?in front(?P<of_h> of)?|(?:at|on|near) the front(?P<of_i> of)"),
    ("behind", r"(?:directly |right |just )?behind|in back(?P<of_j> of)|(?:at|on|near) the (?:back|rear)(?P<of_k> of)"),
    ("beside", r"(?:directly |right |just |immediately )?(?:next|adjacent|beside|adjoining)(?P<to> to)|beside|alongside(?P<of_l> of)?|besides"),
    ("near", r"(?:close|near)(?P<to_b> to)|close by|nearby|nearest|by|near|in the vicinity of|within reach of|within arm's reach(?P<of_m> of)?|not far from"),
    ("far_from", r"far(?: away)? from|away from"),
    ("opposite", r"(?:directly |diagonally )?across(?P<from> from)|across the room(?P<from_b> from)?|(?<!the )(?<!an )(?<!on )(?<!their )opposite(?P<to_c> to| from| of)?"
                 r"(?! (?:walls?|corners?|sides?|ends?)\b)"),
    ("between", r"(?:in )?between|sandwiched between|amidst?|amongst?|among"),
    ("above", r"(?:directly |right |just |high |hanging |suspended )?(?:above|over|overhead)"),
    ("under", r"(?:directly |right |just )?(?:under|underneath|beneath|below)"),
    ("against", r"(?:up |flush )?against|along"),
    ("inside", r"inside(?P<of_n> of)?|within"),
    ("outside", r"outside(?P<of_o> of)?"),
    ("facing", r"facing(?: towards?)?|oriented towards?|turned towards?|towards?|pointing at|directed at|looking (?:out )?(?:at|onto|over)"),
    ("around", r"all around|around|round about|throughout|all over|across"),
    ("hanging_from", r"from(?= (?:the |a )?(?:ceiling|beams?|rafters?|roof))"),
    ("on", r"on|onto|upon"),
    ("in", r"in|into"),
    ("at", r"at"),
    ("for", r"for|as|to|than|despite|during|through|via|like|about|per|until|after|before|because|if|so|when|from|due|since|upon|up|down|off|out|back|beyond|unlike|amid"),
)  # fmt: skip

_TURNED: tuple[tuple[str, str], ...] = (
    ("on", r"(?:topped(?: off)?|adorned|decorated|dotted|draped|covered|laden|dressed|crowned|scattered|piled|strewn|set|accented|styled|lined|furnished|finished|arranged|stacked) (?:with|by|in)"),
    ("inside", r"(?:filled|stocked|packed|loaded|brimming|stuffed|overflowing|bursting|lined|crammed) (?:with|by)|full of"),
    ("sides", r"(?:flanked|framed|bordered|bookended) (?:by|with|on (?:either|each|both) sides? by)"),
    ("around", r"(?:surrounded|encircled|ringed|circled|enclosed|encompassed) (?:by|with)"),
    ("near", r"(?:accompanied|complemented|joined|coupled|matched|combined|paired|neighboured|neighbored|backed|anchored) (?:by|with)"),
    ("none", r"(?:illuminated|lit|brightened|lighted) (?:up )?(?:by|with)|along with|together with|as well as|in addition to"),
    ("with", r"(?:equipped|fitted|outfitted|designed|built|completed?|arranged|appointed|supplied|finished|filled out|stands|decked(?: out)?) with|with|featuring|including|having|boasting|showcasing|comprising|consisting of"),
)  # fmt: skip

_TURNED_VERBS = {
    "on": "holds holding hold supports supporting support carries carrying carry displays displaying display bears bearing bear",
    "inside": "contains containing contain houses housing store stores storing encloses enclosing",
    "with": "features feature featured has have had includes include boasts boast showcases showcase offers comprises accommodates"
    " contains presents presenting present accommodating hosts hosting needs requires sports",
}  # fmt: skip
_FORWARD_VERBS = {
    "facing": "faces face overlooks overlooking overlook",
    "sides": "flank flanks flanking frames framing bookend",
    "around": "surround surrounds surrounding encircle encircles encircling border borders bordering circle",
    "against": "lines line lining",
    "on": "tops crowns",
}

TURNED_VERBS = {verb: relation for relation, verbs in _TURNED_VERBS.items() for verb in verbs.split()}
FORWARD_VERBS = {verb: relation for relation, verbs in _FORWARD_VERBS.items() for verb in verbs.split()}
LINK_VERBS = frozenset(TURNED_VERBS) | frozenset(FORWARD_VERBS)
AMBIGUOUS = frozenset(
    "display support hold face frame line store house feature present border bear circle stand rest set"
    " presents features lines borders frames supports displays houses stores holds needs hosts sports tops".split()
)
"""Verbs that are nouns too: read as verbs only right after a noun phrase."""


def _compile() -> re.Pattern[str]:
    parts = []
    for i, (turned, (_, pattern)) in enumerate([(True, p) for p in _TURNED] + [(False, p) for p in _FORWARD]):
        named = re.sub(r"\?P<(\w+)>", lambda m, n=i: f"?P<{m.group(1)}_{n}>", pattern)
        parts.append(f"(?P<{'t' if turned else 'f'}{i}>{named})")
    return re.compile(rf"(?:{'|'.join(parts)})(?![\w'-])")


_PATTERN = _compile()
_NAMES = [relation for relation, _ in (*_TURNED, *_FORWARD)]
_TAKES = re.compile(r"(?:of|to|from)(?:_[a-z])?_\d+")

_ALONE_WORDS = frozenset(("nearby", "overhead", "close by", "nearest", "centrally", "underneath", "alongside"))


def read_link(text: str, place: int) -> tuple[Link, int] | None:
    """The link that starts at a place in a sentence: (link, place after it), or None.

    A form that needs "of" to take an object stands alone without it ("on top", "to the left").
    """
    match = _PATTERN.match(text, place)
    if match is None:
        return None
    name = match.lastgroup or ""
    # lastgroup is the outermost alternative, because inner groups close before it.
    turned = name.startswith("t")
    relation = _NAMES[int(name[1:])]
    words = match.group()
    inner = [g for g in match.groupdict() if _TAKES.fullmatch(g) and g.endswith(f"_{name[1:]}")]
    bound = any(match.group(g) for g in inner)
    each = any(w in words.split() for w in ("each", "every", "either", "both", "corners"))
    alone = not turned and bool(inner) and not bound and words not in ("alongside", "beside", "inside", "outside", "opposite", "atop")
    return Link(relation, turned, alone or words in _ALONE_WORDS or relation == "none" and not turned, each), match.end()
