"""Plain text out of whatever was typed: Unicode folded, markup and control characters gone, emoji read as words.

`tidy` cleans, `tokenise` splits into words and punctuation. Both take time linear in the length of the text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

LONGEST = 20_000
"""Characters that are read; a longer text is cut here, and the brief says so. (A dense page has 3,000.)"""

_FOLD = str.maketrans({
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'", "\u00b4": "'", "`": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-", "\u2013": " \u2014 ", "\u2014": " \u2014 ",
    "\u2015": " \u2014 ", "\u00d7": "x", "\u2022": ". ", "\u00b7": ". ", "\u2026": ". ", "&": " and ", "+": " and ",
    "\u00bd": "1/2", "\u200d": None, "\ufe0f": None, "\u00ad": None,
})  # fmt: skip

_EMOJI = {
    "🛋": "sofa", "🛏": "bed", "🪑": "chair", "🚽": "toilet", "🛁": "bathtub", "🚿": "shower", "📺": "tv",
    "🖥": "monitor", "💻": "laptop", "⌨": "keyboard", "🖱": "mouse", "🪞": "mirror", "🪟": "window", "🚪": "door",
    "🪴": "potted plant", "🌵": "cactus", "💐": "flower bouquet", "🕯": "candle", "💡": "lamp", "📚": "book", "📖": "book",
    "🧸": "teddy bear", "🕰": "clock", "⏰": "alarm clock", "🖼": "picture", "🧺": "basket", "🏺": "vase", "☕": "mug",
    "🫖": "teapot", "🍵": "cup", "🍷": "wine glass", "🍽": "plate", "🎹": "piano", "🎸": "guitar", "🚲": "bicycle",
    "🎮": "game controller", "📷": "camera", "🗑": "trash can", "🧻": "toilet paper", "🎱": "pool table", "🏓": "table tennis table",
}  # fmt: skip

_PLACE_EMOJI = {"🏠": "room", "🍳": "kitchen", "🛌": "bedroom", "🏢": "office", "🏋": "gym", "📐": "studio"}

_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,300}>")
_SCRIPT = re.compile(r"<(script|style)\b.{0,4000}?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+|[^\W_]+(?:['\-/][^\W_]+)*(?:'(?=\s|$))?|[.,;:!?()\u2014\"]|\n", re.UNICODE
)


@dataclass(frozen=True)
class Token:
    """One word or mark.

    Args:
        text: As typed.
        low: Lower case, without a possessive ending.
        possessive: True for "teenager's".
        index: Place in the text, counted in tokens.
    """

    text: str
    low: str
    possessive: bool = False
    index: int = 0

    @property
    def mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.text[0].isalnum()


def tidy(prompt: str) -> str:
    """A prompt as plain words and marks, at most `LONGEST` characters of it."""
    text = prompt[: 2 * LONGEST]
    if "<" in text:
        text = _TAG.sub(" ", _SCRIPT.sub(" ", text))
    if "&" in text:
        text = html.unescape(text)
    text = unicodedata.normalize("NFKC", text.replace("\u2026", ". ")).translate(_FOLD)
    text = _read_emoji(text)
    kept = (
        c if c in "\n\t" or unicodedata.category(c)[0] not in "CSM" or c in "\u2014$%" else " " for c in text
    )
    text = re.sub(r"\b[wW]/(?=\s|[a-zA-Z])", "with ", "".join(kept))
    text = re.sub(r"[ \t\r\f\v]+", " ", text).strip()
    text = _told_apart(text)
    text = re.sub(r"\b(\w+) topped (?!with|by|off|in\b)", r"\1-topped ", text)
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0] or text[:LONGEST]


_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|an?)"
_APART = re.compile(
    rf"\b({_COUNT}) ((?:[\w-]+ )?[\w-]+)(,| and|, and) ({_COUNT}) ((?:[\w-]+ )?[\w-]+) ([a-z]+s)\b",
    re.IGNORECASE,
)


def _told_apart(text: str) -> str:
    """ "Three red and two blue chairs" as "three red chairs and two blue chairs"."""
    from terrazzo.materials import find_colour

    def fill(m: re.Match[str]) -> str:
        if find_colour(m[2]) and find_colour(m[5]) and not find_colour(m[6]):
            return f"{m[1]} {m[2]} {m[6]}{m[3]} {m[4]} {m[5]} {m[6]}"
        return m[0]

    return _APART.sub(fill, text)


def tokenise(text: str) -> list[Token]:
    """Words and marks of a tidy text, in order."""
    tokens = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        if word == "\n":
            word = "."
        low, possessive = word.lower(), False
        if low.endswith("'s") or (low.endswith("'") and len(low) > 1):
            low, possessive = low.rsplit("'", 1)[0], True
        tokens.append(Token(word, low, possessive, len(tokens)))
    return tokens


def foreign_share(text: str) -> float:
    """Share of the letters that no Latin alphabet has, 0..1."""
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return 0.0
    return sum("LATIN" not in unicodedata.name(c, "") for c in letters) / len(letters)


def _read_emoji(text: str) -> str:
    if text.isascii():
        return text
    for sign, word in _EMOJI.items():
        if sign in text:
            text = re.sub(f"(?:{sign}\\s*)+", lambda m, s=sign, w=word: f" {m.group().count(s)} {w} ", text)
    for sign, word in _PLACE_EMOJI.items():
        text = text.replace(sign, f" {word} ")
    return text


def with_article(noun: str) -> str:
    """ "a sofa", "an armchair"."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"
