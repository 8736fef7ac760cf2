"""The server without a browser."""

import io

import numpy as np
import pytest
from PIL import Image

from terrazzo.errors import ArgumentError
from terrazzo.formats import read_splats
from terrazzo.render import rasterize
from terrazzo.studio import build_app, view
from terrazzo.studio.server import listen
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
    (free,) = scene["free"]["storeys"]
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
    with listen(0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ArgumentError, match=str(port)):
            view(tiled_room(), port=port, open_browser=False)
    with pytest.raises(ArgumentError, match="65535"):
        view(tiled_room(), port=70000, open_browser=False)


def test_the_program_draws_for_pages_that_cannot(client):
    world = tiled_room()
    camera = world.cameras["view"].resized(320, 180)
    query = {
        "position": ",".join(map(str, camera.pose.position)),
        "rotation": ",".join(map(str, camera.pose.rotation)),
        "fov": camera.fov,
        "size": "320,180",
    }
    answer = client.get("/frame.jpg", params=query)
    picture = np.asarray(Image.open(io.BytesIO(answer.content)), float) / 255
    ours = np.clip(rasterize(world.splats(), camera, antialias=True).colour, 0, 1)
    assert -10 * np.log10(np.mean((picture - ours) ** 2)) > 30
    for name, bad in [
        ("size", "9e9,2"),
        ("fov", "nan"),
        ("rotation", "0,0,0,0"),
        ("position", "1,2"),
        ("fov", "4"),
    ]:
        assert client.get("/frame.jpg", params={**query, name: bad}).status_code == 400
