"""A language model may write the brief; malformed, wrong, slow and absent ones are told, and the built-in reading carries on."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from terrazzo.creation import plan
from terrazzo.errors import ArgumentError, PromptError
from terrazzo.language.endpoint import Endpoint, endpoint_of, understand_with
from terrazzo.language.schema import read_brief
from terrazzo.language.vocabulary import vocabulary

GOOD = {
    "place": "bedroom", "styles": ["rustic"], "time": "night", "size": [4, 5],
    "things": [
        {"id": "bed", "label": "bed", "attributes": ["red", "large"], "relations": [{"kind": "against", "target": "wall"}]},
        {"id": "lamp", "label": "lamp", "count": 2, "relations": [{"kind": "near", "target": "bed"}]},
        {"id": "p", "label": "pig statue", "attributes": ["golden"]},
    ],
}  # fmt: skip


class Server(ThreadingHTTPServer):
    daemon_threads = True
    answer: object = ""
    code = 200
    silent: threading.Event | None = None
    seen: list[dict]


@pytest.fixture
def server(monkeypatch):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            at.seen.append(
                {"body": json.loads(body), "key": self.headers.get("Authorization"), "path": self.path}
            )
            if at.silent is not None:
                at.silent.wait(20)
                return
            text = at.answer if isinstance(at.answer, str) else json.dumps(at.answer)
            data = json.dumps({"choices": [{"message": {"content": text}}]}).encode()
            if at.code == 299:
                data = b"<html>"
            if at.code == 302:
                self.send_response(302)
                self.send_header("Location", "http://127.0.0.1:9/elsewhere")
                self.end_headers()
                return
            self.send_response(200 if at.code == 299 else at.code)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            pass

    at = Server(("127.0.0.1", 0), Handler)
    at.seen = []
    threading.Thread(target=at.serve_forever, daemon=True).start()
    monkeypatch.setenv("TERRAZZO_LLM_KEY", "sesame")
    yield at
    if at.silent is not None:
        at.silent.set()
    at.shutdown()
    at.server_close()


def url(server) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}/v1"


PROMPT = "a bedroom with a bed, two lamps and a golden pig statue"


def test_a_good_answer_is_the_brief(server):
    server.answer = "Here you are:\n```json\n" + json.dumps(GOOD) + "\n```"
    made = plan(PROMPT, llm=url(server), llm_model="tiny")
    brief = made.brief
    asks = {a.label: a for a in brief.asks if not a.implied}
    assert asks["bed"].colour == "red" and asks["lamp"].count == 2
    assert asks["pig statue"].kind == "figure" and asks["pig statue"].material == "gold"
    assert asks["lamp"].relations[0].target == asks["bed"].id
    assert (brief.time, brief.rooms[0].size, brief.styles) == ("night", (4.0, 5.0), ("rustic",))
    assert any(a.implied for a in brief.asks), "it is furnished as every room"
    (seen,) = server.seen
    assert seen["path"] == "/v1/chat/completions" and seen["key"] == "Bearer sesame"
    assert seen["body"]["model"] == "tiny" and seen["body"]["messages"][1]["content"] == PROMPT


@pytest.mark.parametrize(
    ("answer", "code", "why"),
    [
        ("I am a teapot", 200, "no JSON"),
        ("{broken", 200, "no JSON"),
        ('{"place": }', 200, "broken"),
        ({"things": []}, 200, "no thing"),
        ("", 500, "error 500"),
        ("", 401, "error 401"),
        ("", 302, "error 302"),
        ("", 299, "not that of a chat server"),
        ("x" * (2 << 20), 200, "longer"),
    ],
)
def test_a_wrong_answer_is_told_and_the_words_are_read_here(server, answer, code, why):
    server.answer, server.code = answer, code
    brief = understand_with(Endpoint(url(server), key="sesame", timeout=10), PROMPT)
    assert {a.label for a in brief.asks if not a.implied} >= {"bed", "lamp"}
    (note,) = (n for n in brief.notes if n.subject == "language model")
    assert why in note.reason
    assert "sesame" not in repr(brief)


def test_a_silent_server_is_waited_for_only_so_long(server):
    server.silent = threading.Event()
    brief = understand_with(Endpoint(url(server), timeout=0.3), PROMPT)
    assert any("no answer within 0.3 s" in n.reason for n in brief.notes)


def test_a_server_that_is_not_there_is_told():
    brief = understand_with(Endpoint("http://127.0.0.1:9/v1", timeout=2), PROMPT)
    assert any("cannot be reached" in n.reason for n in brief.notes)


def test_addresses_come_from_the_environment_and_are_checked(monkeypatch):
    assert endpoint_of() is None
    monkeypatch.setenv("TERRAZZO_LLM", "http://localhost:1/v1")
    monkeypatch.setenv("TERRAZZO_LLM_MODEL", "m")
    monkeypatch.setenv("TERRAZZO_LLM_KEY", "sesame")
    found = endpoint_of()
    assert found is not None and (found.url, found.model, found.key) == (
        "http://localhost:1/v1",
        "m",
        "sesame",
    )
    assert "sesame" not in repr(found)
    for bad in ("localhost:1", "file:///etc/passwd", "http://user:pw@host/v1"):
        with pytest.raises(ArgumentError, match="language model"):
            endpoint_of(bad)
    monkeypatch.setenv("TERRAZZO_LLM_TIMEOUT", "soon")
    with pytest.raises(ArgumentError, match="TERRAZZO_LLM_TIMEOUT"):
        endpoint_of()


def test_bad_parts_of_a_brief_become_notes():
    value = {
        "place": "moon base", "size": [1e9, 2], "time": "teatime", "styles": "rustic",
        "things": [
            {"id": "a", "label": "desk", "count": 10**30}, "chair", {"label": ""}, {"id": "a", "label": "lamp", "count": -2},
            {"id": "b", "label": "mug", "relations": [{"kind": "on", "target": "a"}, {"kind": "eats", "target": "a"}, 7]},
        ],
    }  # fmt: skip
    brief = read_brief(value, "x", vocabulary())
    assert [(a.label, a.count) for a in brief.asks] == [("desk", 40), ("lamp", 1), ("mug", 1)]
    assert [r.kind for r in brief.asks[2].relations] == ["on"]
    assert brief.rooms[0].place == "living room" and brief.time == "day" and brief.styles == ()
    assert len([n for n in brief.notes if n.kind == "invalid"]) >= 8


_KEYS = [
    "place",
    "things",
    "id",
    "label",
    "count",
    "attributes",
    "relations",
    "kind",
    "target",
    "size",
    "time",
    "styles",
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=6),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(JSON)
def test_any_json_is_a_brief_or_a_prompt_error(value):
    try:
        brief = read_brief(value, "x", vocabulary())
    except PromptError:
        return
    assert all(1 <= a.count <= 40 and a.label for a in brief.asks)
    ids = {a.id for a in brief.asks}
    assert len(ids) == len(brief.asks)
