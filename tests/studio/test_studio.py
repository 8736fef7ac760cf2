"""The studio's server without a browser: library, queue, uploads, and who may ask."""

import io
import json
import threading
import time

import pytest

from terrazzo.errors import ArgumentError
from terrazzo.formats import read_splats, write_splats
from terrazzo.studio import studio as serve_studio
from terrazzo.studio.api import Studio, build_studio
from terrazzo.studio.collection import Library
from terrazzo.studio.store import MOST_QUEUED, MOST_TRIES, Store
from terrazzo.studio.uploads import ending_of
from terrazzo.world import load_world, save_world
from tests.scenes import random_splats, tiled_room

testclient = pytest.importorskip("starlette.testclient")
WAITING = 120
TOKEN = "a-secret-that-is-long"


def _bytes_of(world) -> bytes:
    out = io.BytesIO()
    save_world(world, out)
    return out.getvalue()


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with testclient.TestClient(
        build_studio(Studio(tmp_path_factory.mktemp("library"))), base_url="http://127.0.0.1"
    ) as client:
        yield client


def ended(client, answer):
    """The job of an answer, when it has ended."""
    assert answer.status_code == 202, answer.text
    end = time.monotonic() + WAITING
    while time.monotonic() < end:
        job = client.get(f"/api/jobs/{answer.json()['id']}").json()
        if job["state"] not in ("queued", "running"):
            return job
        threading.Event().wait(0.02)
    raise AssertionError(job)


def upload(client, data: bytes, name: str = "room.world", purpose: str = "scene"):
    return client.post(f"/api/uploads?purpose={purpose}&name={name}", content=data)


def imported(client, *, title: str = "Room") -> str:
    id = upload(client, _bytes_of(tiled_room())).json()["upload"]
    job = ended(client, client.post("/api/jobs/import", json={"upload": id, "title": title}))
    assert job["state"] == "done", job
    return job["result"]["world"]


@pytest.fixture
def world(client):
    return imported(client)


def edited(client, world, **body):
    job = ended(client, client.post(f"/api/worlds/{world}/edit", json=body))
    assert job["state"] == "done", job
    return job


def test_an_imported_world_is_in_the_library_with_a_picture(client, world):
    (entry,) = [w for w in client.get("/api/worlds").json() if w["id"] == world]
    assert (entry["title"], entry["things"]) == ("Room", 1)
    picture = client.get(f"/api/worlds/{world}/picture.jpg")
    assert picture.content[:3] == b"\xff\xd8\xff"
    scene = client.get(f"/api/worlds/{world}/scene.json").json()
    assert scene["cards"]["box-1"]["size"] == pytest.approx([0.8, 0.8, 0.9])
    assert scene["rooms"][0]["floor"][2] == [4.0, 3.0]
    assert len(read_splats(client.get(f"/api/worlds/{world}/scene.spz").content)) == tiled_room().splat_count


def test_edits_undo_and_redo(client, world):
    job = edited(client, world, words="remove the box")
    assert [line["done"] for line in job["result"]["report"]] == [True]
    assert client.get(f"/api/worlds/{world}").json()["things"] == 0
    edited(client, world, step="undo")
    now = client.get(f"/api/worlds/{world}").json()
    assert (now["things"], now["undo"], now["redo"]) == (1, 0, 1)
    edited(client, world, step="redo")
    assert client.get(f"/api/worlds/{world}/scene.json").json()["things"] == []


def test_what_cannot_be_done_is_said_and_changes_nothing(client, world):
    before = client.get(f"/api/worlds/{world}").json()
    job = edited(client, world, words="make the unicorn blue")
    assert job["result"]["changed"] is False
    assert "unicorn" in job["result"]["report"][0]["text"]
    assert client.get(f"/api/worlds/{world}").json() == before
    refused = client.post(f"/api/worlds/{world}/edit", json={"operations": [{"operation": "Explode"}]})
    assert refused.status_code == 400 and "Recolour" in refused.json()["error"]
    assert ended(client, client.post(f"/api/worlds/{world}/edit", json={"step": "undo"}))["state"] == "failed"


def test_operations_move_a_thing(client, world):
    move = {"operation": "Move", "things": ["box-1"], "by": [-0.5, 0, 0]}
    edited(client, world, operations=[move])
    card = client.get(f"/api/worlds/{world}/scene.json").json()["cards"]["box-1"]
    assert card["position"][0] == pytest.approx(2.1)


def test_duplicate_rename_bin_and_restore(client, world):
    copy = client.post(f"/api/worlds/{world}/duplicate").json()
    assert copy["title"] == "Room (copy)" and copy["id"] != world
    client.patch(f"/api/worlds/{copy['id']}", json={"title": "../../etc/passwd"})
    edited(client, copy["id"], words="remove the box")
    assert client.get(f"/api/worlds/{world}").json()["things"] == 1, "the first one stays as it is"
    client.delete(f"/api/worlds/{copy['id']}")
    assert client.get(f"/api/worlds/{copy['id']}").status_code == 404
    assert client.get(f"/api/worlds/{copy['id']}/picture.jpg").status_code == 200
    assert [w["title"] for w in client.get("/api/bin").json()] == ["../../etc/passwd"]
    restored = client.post(f"/api/worlds/{copy['id']}/restore").json()
    assert restored["things"] == 0
    client.delete(f"/api/worlds/{copy['id']}")
    assert client.delete("/api/bin").json() == {"deleted": 1}
    assert client.get("/api/bin").json() == []


@pytest.mark.parametrize("format", ["ply", "spz", "splat", "world", "colliders"])
def test_exports_are_fetched_under_a_plain_name(client, world, format):
    client.patch(f"/api/worlds/{world}", json={"title": 'a/b\\c "Kitchen"\n'})
    job = ended(client, client.post(f"/api/worlds/{world}/export", json={"format": format}))
    answer = client.get(f"/api/jobs/{job['id']}/file")
    ending = "glb" if format == "colliders" else format
    assert answer.headers["content-disposition"] == f'attachment; filename="b-c-kitchen.{ending}"'
    if format == "world":
        assert load_world(answer.content).splat_count == tiled_room().splat_count
    elif format != "colliders":
        assert len(read_splats(answer.content, format=format)) == tiled_room().splat_count


def shot(**change):
    keys = [
        {"time": t, "position": [0.6 + t, 0.6, 1.5], "rotation": [0.5, -0.5, 0.5, -0.5], "fov": 1.0}
        for t in (0, 1)
    ]
    way = {
        "format": "terrazzo-camera-path",
        "version": 1,
        "easing": "linear",
        "closed": False,
        "keyframes": keys,
    }
    return {
        "format": "terrazzo-shot",
        "version": 1,
        "way": way,
        "speed": 1,
        "look_at": "",
        "handheld": 0,
        "seed": 0,
    } | change


def test_keyframes_are_kept_and_filmed(client, world):
    assert client.get(f"/api/worlds/{world}/shot").json() is None
    client.put(f"/api/worlds/{world}/shot", json=shot())
    assert client.get(f"/api/worlds/{world}/shot").json() == shot()
    cameras = client.post(f"/api/worlds/{world}/shot/cameras", json={"shot": shot(speed=2), "fps": 10}).json()
    assert len(cameras) == 5 and cameras[-1]["position"] == pytest.approx([1.6, 0.6, 1.5])
    body = {"shot": shot(), "width": 160, "height": 90, "fps": 5}
    job = ended(client, client.post(f"/api/worlds/{world}/film", json=body))
    film = client.get(f"/api/jobs/{job['id']}/file")
    assert film.headers["content-type"] == "video/mp4" and film.content[4:8] == b"ftyp"
    assert client.put(f"/api/worlds/{world}/shot", json={"format": "x"}).status_code == 400
    client.delete(f"/api/worlds/{world}/shot")
    assert client.get(f"/api/worlds/{world}/shot").json() is None


def test_a_running_job_is_stopped_at_once_and_the_queue_goes_on(client, world):
    long = shot()
    long["way"]["keyframes"][1]["time"] = 500
    film = client.post(
        f"/api/worlds/{world}/film", json={"shot": long, "width": 640, "height": 360, "fps": 60}
    )
    waiting = client.post(f"/api/worlds/{world}/export", json={"format": "ply"})
    cancelled = client.delete(f"/api/jobs/{waiting.json()['id']}").json()
    assert cancelled["state"] == "cancelled"
    end = time.monotonic() + WAITING
    while client.get(f"/api/jobs/{film.json()['id']}").json()["fraction"] == 0 and time.monotonic() < end:
        threading.Event().wait(0.02)
    client.delete(f"/api/jobs/{film.json()['id']}")
    assert ended(client, film)["state"] == "cancelled"
    edited(client, world, words="rename the box to crate")


def test_a_world_from_words_by_way_of_drafts(client):
    wish = {"prompt": "a small office with a desk and a chair"}
    job = ended(client, client.post("/api/jobs/drafts", json=wish | {"count": 1}))
    (draft,) = job["result"]["drafts"]
    assert client.get(f"/api/jobs/{job['id']}/drafts/{draft['seed']}.jpg").status_code == 200
    body = wish | {"seed": draft["seed"], "quality": "draft", "splats": 20000}
    made = ended(client, client.post("/api/jobs/create", json=body))
    assert made["result"]["world"] == made["id"]
    assert client.get(f"/api/worlds/{made['id']}").json()["prompt"] == wish["prompt"]
    nonsense = ended(client, client.post("/api/jobs/drafts", json={"prompt": "xqzzt"}))
    assert nonsense["state"] == "failed" and nonsense["message"]


def test_uploads_are_told_by_their_content(client, tmp_path):
    assert upload(client, b"").status_code == 400
    assert upload(client, b"MZ not splats", "scan.ply").status_code == 400
    assert upload(client, b"\xff\xd8\xff a picture", "scan.ply").status_code == 400
    assert upload(client, b"<svg>", "a.jpg", "photograph").status_code == 400
    stored = upload(client, b"\x89PNG\r\n\x1a\n", "../../../evil.exe", "photograph").json()["upload"]
    assert stored.endswith(".png") and "/" not in stored
    write_splats(tmp_path / "a.ply", random_splats(20))
    ply = upload(client, (tmp_path / "a.ply").read_bytes(), "..%2F..%2Fa.exe").json()["upload"]
    assert ply.endswith(".ply")
    job = ended(client, client.post("/api/jobs/import", json={"upload": ply, "title": "scan"}))
    assert client.get(f"/api/worlds/{job['result']['world']}").json()["splats"] == 20
    gone = client.post("/api/jobs/import", json={"upload": ply, "title": "scan"})
    assert gone.status_code == 404
    for bad in ("../jobs.sqlite", "0123456789abcdef.x/../y", "http://example.org/a.ply"):
        assert client.post("/api/jobs/import", json={"upload": bad}).status_code == 422


def test_an_upload_that_is_too_large_is_cut_off(client, monkeypatch):
    from terrazzo.studio import uploads

    monkeypatch.setitem(uploads.MOST, "photograph", 10)
    answer = upload(client, b"\xff\xd8\xff" + bytes(20), "a.jpg", "photograph")
    assert answer.status_code == 400 and "too large" in answer.json()["error"]


def test_a_damaged_file_fails_with_a_reason(client):
    data = _bytes_of(tiled_room())
    id = upload(client, data[: len(data) // 2]).json()["upload"]
    job = ended(client, client.post("/api/jobs/import", json={"upload": id}))
    assert job["state"] == "failed" and "not a whole .world file" in job["message"]


def test_a_splat_file_without_a_mark_goes_by_its_name():
    assert ending_of(bytes(64), "a.splat", "scene") == ".splat"
    with pytest.raises(ArgumentError, match="cannot be used"):
        ending_of(b"ordinary text", "a.txt", "scene")


@pytest.mark.parametrize(
    "body",
    [
        {"prompt": ""},
        {"prompt": "x" * 5000},
        {"prompt": "a room", "llm": "http://example.org"},
        {"prompt": "a room", "layout": "/etc/passwd"},
        {"prompt": "a room", "splats": 10**9},
        {"prompt": "a room", "seed": -1},
        {"prompt": ["a room"]},
    ],
)
def test_wishes_out_of_bounds_are_refused(client, body):
    answer = client.post("/api/jobs/create", json=body)
    assert answer.status_code == 422 and answer.json()["error"]


def test_ids_are_no_paths(client):
    for id in ("..", "%2e%2e", "..%2fjobs.sqlite", "0123456789ABCDEF", "0123456789abcdef"):
        for path in (f"/api/worlds/{id}", f"/api/worlds/{id}/picture.jpg", f"/api/jobs/{id}/file"):
            assert client.get(path).status_code in (404, 405)
    assert client.get("/static/../api.py").status_code == 404


def test_foreign_pages_and_rebound_names_are_refused(client):
    assert client.get("/api/worlds", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"host": "127.0.0.1.evil.example"}).status_code == 400
    assert client.get("/api/worlds", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    for origin in ("http://evil.example", "null", "http://127.0.0.1:1"):
        answer = client.post("/api/jobs/drafts", json={"prompt": "a room"}, headers={"origin": origin})
        assert answer.status_code == 403, origin
    assert client.get("/", headers={"sec-fetch-site": "cross-site"}).status_code == 200, (
        "a link may lead here"
    )
    own = {"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}
    assert client.get("/api/worlds", headers=own).status_code == 200
    plain = client.post(
        "/api/jobs/drafts", content='{"prompt": "a room"}', headers={"content-type": "text/plain"}
    )
    assert plain.status_code == 422, "what a form can send is no JSON"


def test_the_page_has_a_strict_policy(client):
    answer = client.get("/")
    assert "unsafe-inline" not in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_with_a_token_nothing_is_told_without_it(tmp_path):
    app = build_studio(Studio(tmp_path), token=TOKEN)
    with testclient.TestClient(app, base_url="http://studio.example", follow_redirects=False) as client:
        assert client.get("/api/worlds").status_code == 401
        assert client.get("/?token=wrong").status_code == 401
        assert client.get("/api/worlds", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
        welcome = client.get(f"/?token={TOKEN}")
        assert welcome.status_code == 303 and "samesite=strict" in welcome.headers["set-cookie"].lower()
        assert client.get("/api/worlds").status_code == 200, "the cookie is enough from then on"


def test_other_addresses_demand_a_token(tmp_path):
    with pytest.raises(ArgumentError, match="--token"):
        serve_studio(library=tmp_path, host="0.0.0.0", open_browser=False)
    with pytest.raises(ArgumentError, match="shorter"):
        serve_studio(library=tmp_path, token="short", open_browser=False)


def test_one_library_is_open_in_one_studio(tmp_path):
    first = Library(tmp_path)
    with pytest.raises(ArgumentError, match="another studio"):
        Library(tmp_path)
    first.close()
    Library(tmp_path).close()


def test_the_queue_is_bounded_and_in_order(tmp_path):
    store = Store(tmp_path / "jobs.sqlite")
    jobs = [store.add("export", {"n": i}) for i in range(MOST_QUEUED)]
    with pytest.raises(ArgumentError, match="waiting"):
        store.add("export", {})
    taken = store.take()
    assert taken is not None and taken.id == jobs[0].id
    store.close()
    again = Store(tmp_path / "jobs.sqlite")
    assert [j.id for j in again.interrupted()] == [jobs[0].id]
    again.requeue(jobs[0].id)
    first = again.take()
    assert first is not None and (first.id, first.tries) == (jobs[0].id, 2)
    again.close()


def test_a_job_that_brings_the_studio_down_is_reported_in_the_end(tmp_path):
    for _ in range(MOST_TRIES):
        store = Store(tmp_path / "jobs.sqlite")
        if store.interrupted():
            store.requeue(store.interrupted()[0].id)
        else:
            store.add("edit", {"step": "undo"}, world="0123456789abcdef")
        assert store.take() is not None
        store.close()
    studio = Studio(tmp_path)
    studio.start()
    (job,) = studio.store.latest()
    assert job.state == "interrupted" and "3 times" in job.message
    studio.close()


def test_work_that_was_whole_when_the_server_died_is_kept_not_repeated(tmp_path):
    studio = Studio(tmp_path)
    job = studio.store.add("import", {"path": "/nowhere", "title": "Room"})
    studio.store.take()
    folder = studio.collection.job_folder(job.id)
    save_world(tiled_room(), folder / "after.world")
    (folder / "after.jpg").write_bytes(b"picture")
    told = {"title": "Room", "prompt": "", "things": 1, "splats": 7000, "undo": 0, "redo": 0}
    (folder / "result.json").write_text(json.dumps(told))
    studio.store.close()
    studio.collection.close()
    again = Studio(tmp_path)
    again.start()
    assert again.store.find(job.id).state == "done"
    assert [e.title for e in again.collection.worlds] == ["Room"]
    again.close()


def test_the_api_describes_itself(client):
    described = client.get("/api/openapi.json").json()
    assert {"/api/worlds/{id}/edit", "/api/jobs/create", "/api/events"} <= set(described["paths"])
