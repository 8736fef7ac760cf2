"""The server without a browser."""

import pytest

from terrazzo.errors import ArgumentError
from terrazzo.formats import read_splats
from terrazzo.studio import build_app, view
from terrazzo.studio.server import _listen
from tests.scenes import tiled_room

testclient = pytest.importorskip("starlette.testclient")


@pytest.fixture
def client():
    return testclient.TestClient(build_app(tiled_room()), base_url="http://127.0.0.1")


def test_splats_arrive_whole(client):
    back = read_splats(client.get("/scene.spz").content)
    assert len(back) == tiled_room().splat_count
    assert back.bounds.size == pytest.approx(tiled_room().splats().bounds.size, abs=0.01)


def test_description_holds_what_the_page_needs(client):
    scene = client.get("/scene.json").json()
    assert scene["title"] == "a tiled room"
    (box,) = scene["things"]
    assert box["label"] == "orange box"
    assert len(box["hulls"][0]) == 12 * 9
    free = scene["free"]
    assert len(free["clearance"]) == free["shape"][0] * free["shape"][1]


def test_the_page_has_a_strict_policy(client):
    policy = client.get("/").headers["content-security-policy"]
    assert "unsafe-inline" not in policy
    assert "default-src 'self'" in policy


def test_other_hosts_and_paths_are_refused(client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/static/../server.py").status_code == 404
    assert client.get("/static/%2e%2e/server.py").status_code == 404


def test_a_taken_port_is_said():
    with _listen(0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ArgumentError, match=str(port)):
            view(tiled_room(), port=port, open_browser=False)
    with pytest.raises(ArgumentError, match="65535"):
        view(tiled_room(), port=70000, open_browser=False)
