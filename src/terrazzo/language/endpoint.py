"""A large language model that writes the brief: any server that speaks the OpenAI chat protocol, such as Ollama or llama.cpp.

Optional, and never relied on: when it is away, slow or wrong, the built-in understanding carries on and the report says so. The
answer goes through `schema.read_brief`; keys are sent in a header and appear in no message.
"""

from __future__ import annotations

import http.client
import json
import os
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass

from terrazzo.errors import ArgumentError, PromptError
from terrazzo.language.brief import ARCHITECTURE, RELATIONS, Brief
from terrazzo.language.schema import SCHEMA, read_brief
from terrazzo.language.vocabulary import vocabulary
from terrazzo.world.worlds import Note

URL, MODEL, KEY, TIMEOUT = "TERRAZZO_LLM", "TERRAZZO_LLM_MODEL", "TERRAZZO_LLM_KEY", "TERRAZZO_LLM_TIMEOUT"
"""Environment variables: the address, the model's name, the key, and the longest wait [s]."""

_WAIT = 20.0
"""Longest wait for an answer where nothing else is said [s]."""
_LARGEST = 1 << 20
"""Most bytes of an answer that are read."""

INSTRUCTIONS = (
    "You turn a description of a room into JSON for a program that builds it. Answer with one JSON object and nothing else. "
    "List every thing that is asked for, and nothing that is not. `label` is the thing's plain name in the singular; adjectives "
    "(colour, material, size, shape, style) go into `attributes`. A statue or toy of something keeps that word as an attribute. "
    "Give each thing a short unique `id`. Relations use these kinds: "
    + ", ".join(RELATIONS)
    + "; a target is the id of another "
    "thing or one of: "
    + ", ".join(ARCHITECTURE)
    + ". Leave out size, time and weather where nothing is said of them."
)
"""What the model is told; the words of the person follow as the user's message."""


@dataclass(frozen=True)
class Endpoint:
    """Where a model answers.

    Args:
        url: "http://localhost:11434/v1", with or without "/chat/completions".
        model: The model's name.
        key: Sent as a bearer token, or "".
        timeout: Longest wait [s].
    """

    url: str
    model: str = "default"
    key: str = ""
    timeout: float = _WAIT

    def __repr__(self) -> str:
        return f"Endpoint({self.url!r}, {self.model!r})"


class EndpointError(Exception):
    """The model gave no brief; the message says why."""


def endpoint_of(url: str | None = None, model: str | None = None) -> Endpoint | None:
    """The endpoint that arguments or else the environment name, or None.

    Raises:
        ArgumentError: The address is no http or https address, or the wait is no number above 0.
    """
    url = url or os.environ.get(URL) or ""
    if not url:
        return None
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ArgumentError(
            f"the address of the language model is {url!r}; wanted one such as http://localhost:11434/v1"
        )
    if parts.username or parts.password:
        raise ArgumentError(
            f"the address of the language model holds a password; give a key in {KEY} instead"
        )
    try:
        wait = float(os.environ.get(TIMEOUT, _WAIT))
    except ValueError:
        wait = -1.0
    if not 0 < wait < 1e6:
        raise ArgumentError(f"{TIMEOUT} is {os.environ.get(TIMEOUT)!r}; wanted seconds above 0")
    return Endpoint(url, model or os.environ.get(MODEL) or "default", os.environ.get(KEY, ""), wait)


def understand_with(endpoint: Endpoint, prompt: str) -> Brief:
    """The brief that the model writes of a prompt, checked, or the built-in one with a note of what went wrong.

    Raises:
        PromptError: The model gave none, and the built-in understanding can use nothing of the prompt either.
    """
    from terrazzo.language.understand import understand

    try:
        brief = read_brief(_parsed(_ask(endpoint, prompt)), prompt, vocabulary())
    except (EndpointError, PromptError) as error:
        own = understand(prompt)
        note = Note("adjusted", "language model", f"{error}; the built-in understanding was used")
        return Brief(
            own.prompt, own.rooms, own.asks, own.styles, own.time, own.mood, (*own.notes, note), own.weather
        )
    return _furnished(brief)


def _furnished(brief: Brief) -> Brief:
    """The brief with what its place usually holds, as for every brief."""
    from terrazzo.language.furnish import furnish

    (room,) = brief.rooms
    implied = furnish(room.place, list(brief.asks), vocabulary().kinds, room=room.name)
    return Brief(
        brief.prompt,
        brief.rooms,
        (*brief.asks, *implied),
        brief.styles,
        brief.time,
        brief.mood,
        brief.notes,
        brief.weather,
    )


def _ask(endpoint: Endpoint, prompt: str) -> str:
    """What the model answers.

    Raises:
        EndpointError: It does not answer, or not as the protocol has it.
    """
    url = endpoint.url.rstrip("/")
    if not url.endswith("/chat/completions"):
        url += "/chat/completions"
    body = {
        "model": endpoint.model, "temperature": 0, "seed": 0, "stream": False,
        "messages": [
            {"role": "system", "content": f"{INSTRUCTIONS}\nThe JSON schema:\n{json.dumps(SCHEMA)}"},
            {"role": "user", "content": prompt},
        ],
        "response_format": {"type": "json_object"},
    }  # fmt: skip
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    try:
        data = _fetch(request, endpoint.timeout)
    except urllib.error.HTTPError as error:
        raise EndpointError(f"it answered with error {error.code}") from None
    except (TimeoutError, urllib.error.URLError, http.client.HTTPException, OSError) as error:
        reason = getattr(error, "reason", error)
        slow = isinstance(error, TimeoutError) or isinstance(reason, TimeoutError)
        told = (
            f"no answer within {endpoint.timeout:g} s"
            if slow
            else f"it cannot be reached ({type(reason).__name__})"
        )
        raise EndpointError(told) from None
    try:
        answer = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise EndpointError("its answer is not that of a chat server") from None
    if not isinstance(answer, str):
        raise EndpointError("its answer holds no text")
    return answer


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A key must not follow a redirection to another host."""

    def redirect_request(self, *_: object) -> None:
        return None


def _fetch(request: urllib.request.Request, timeout: float) -> bytes:
    """The body of an answer, all of it within the timeout, however slowly it drips."""
    import time

    end = time.monotonic() + timeout
    opener = urllib.request.build_opener(_NoRedirect)
    with opener.open(request, timeout=timeout) as answer:
        pieces, size = [], 0
        while size <= _LARGEST:
            if time.monotonic() > end:
                raise TimeoutError
            piece = answer.read1(1 << 16)
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)
            size += len(piece)
    raise EndpointError(f"its answer is longer than {_LARGEST >> 20} MiB")


def _parsed(answer: str) -> object:
    """The JSON object in an answer, with or without a fence or words around it.

    Raises:
        EndpointError: There is none.
    """
    start, end = answer.find("{"), answer.rfind("}")
    if start < 0 or end < start:
        raise EndpointError("its answer holds no JSON object")
    try:
        return json.loads(answer[start : end + 1])
    except (ValueError, RecursionError) as error:
        raise EndpointError(f"its JSON is broken ({getattr(error, 'msg', 'nested too deeply')})") from None
