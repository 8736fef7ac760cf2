"""The studio as a web application: the library, the queue, and what the page shows, described by OpenAPI at `/api/openapi.json`."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import unquote

from fastapi import Body, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.staticfiles import StaticFiles

from terrazzo import __version__
from terrazzo.editing.operations import read as read_operation
from terrazzo.errors import ArgumentError, TerrazzoError
from terrazzo.files import slug
from terrazzo.filming.shots import Shot
from terrazzo.studio import asked
from terrazzo.studio.choices import choices
from terrazzo.studio.collection import Library
from terrazzo.studio.drawing import read_camera
from terrazzo.studio.guard import LOOPBACK, Guard
from terrazzo.studio.pages import STATIC, policy_of
from terrazzo.studio.running import Runner
from terrazzo.studio.shown import Gallery
from terrazzo.studio.store import Job, Store
from terrazzo.studio.uploads import Purpose, Uploads

FRESH = {"cache-control": "no-store"}
LOOK = 0.1
"""Seconds between two looks for news of jobs."""
ALIVE = 15.0
"""Seconds after which a word is sent to a page for which there is no news, so that connections that are gone are noticed."""
HIDDEN = ("path", "file", "files", "source")
"""Arguments of jobs that the page has no business with."""
PAGE = "studio.html"


class Studio:
    """A library that is open: its queue at work.

    Args:
        folder: Of the library.
    """

    def __init__(self, folder: Path):
        self.collection = Library(folder)
        self.store = Store(self.collection.folder / "jobs.sqlite")
        self.uploads = Uploads(self.collection.folder / "uploads")
        self.runner = Runner(self.store, self.collection, self.uploads)
        self.gallery = Gallery(self.collection)
        self.stopping = False

    def start(self) -> None:
        """Begins to work through the queue."""
        self.runner.start()

    def close(self) -> None:
        """Ends; what was being done goes on next time."""
        self.stopping = True
        self.runner.stop()
        self.store.close()
        self.collection.close()


def build_studio(studio: Studio, *, token: str = "", hosts: tuple[str, ...] = LOOPBACK) -> FastAPI:
    """The application of an open library.

    Args:
        studio: The library; started and closed with the application.
        token: What every request has to show, or "".
        hosts: Names that the server goes by.
    """

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        studio.start()
        yield
        studio.close()

    app = FastAPI(
        title="Terrazzo studio", version=__version__, openapi_url="/api/openapi.json", docs_url=None, redoc_url=None,
        lifespan=life,
    )  # fmt: skip
    app.add_middleware(Guard, token=token, hosts=hosts)
    app.add_exception_handler(TerrazzoError, _refused)
    app.add_exception_handler(KeyError, _missing)
    app.add_exception_handler(RequestValidationError, _unreadable)
    _add_library(app, studio)
    _add_looks(app, studio)
    _add_jobs(app, studio)
    _add_films(app, studio)
    policy = policy_of(PAGE)

    @app.get("/", include_in_schema=False)
    def page() -> Response:
        return FileResponse(
            STATIC / PAGE, headers={"content-security-policy": policy, "cache-control": "no-cache"}
        )

    app.mount("/static", StaticFiles(directory=STATIC))
    return app


def _refused(_: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, 400)


def _missing(_: Request, error: Exception) -> Response:
    return JSONResponse({"error": f"there is no {error} here (any more)"}, 404)


def _unreadable(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = [f"{'.'.join(str(p) for p in e['loc'][1:]) or 'the request'}: {e['msg']}" for e in error.errors()]
    return JSONResponse({"error": "; ".join(told)}, 422)


def _add_library(app: FastAPI, studio: Studio) -> None:
    library = studio.collection

    @app.get("/api/worlds", tags=["library"])
    def list_worlds() -> list[dict[str, Any]]:
        """All worlds, the one that was changed last first."""
        return [asdict(e) for e in library.worlds]

    @app.get("/api/bin", tags=["library"])
    def list_bin() -> list[dict[str, Any]]:
        """The worlds in the bin."""
        return [asdict(e) for e in library.binned]

    @app.delete("/api/bin", tags=["library"])
    def empty_bin() -> dict[str, int]:
        """Deletes what is in the bin for good."""
        return {"deleted": library.empty_bin()}

    @app.get("/api/worlds/{id}", tags=["library"])
    def read_world(id: str) -> dict[str, Any]:
        """What the library knows of a world."""
        return asdict(library.entry(id))

    @app.patch("/api/worlds/{id}", tags=["library"])
    def rename_world(id: str, body: asked.Named) -> dict[str, Any]:
        """Calls a world something else."""
        return asdict(library.rename(id, body.title))

    @app.delete("/api/worlds/{id}", tags=["library"])
    def delete_world(id: str) -> dict[str, str]:
        """Moves a world into the bin."""
        library.delete(id)
        return {"deleted": id}

    @app.post("/api/worlds/{id}/restore", tags=["library"])
    def restore_world(id: str) -> dict[str, Any]:
        """Takes a world out of the bin."""
        return asdict(library.restore(id))

    @app.post("/api/worlds/{id}/duplicate", tags=["library"])
    def duplicate_world(id: str) -> dict[str, Any]:
        """Copies a world, with its edits and keyframes."""
        return asdict(library.duplicate(id))

    @app.get("/api/choices", tags=["library"])
    def list_choices() -> dict[str, Any]:
        """Colours, materials, hours and formats to choose from."""
        return choices()

    @app.post("/api/uploads", tags=["library"])
    async def upload(request: Request, purpose: Purpose, name: str = "") -> dict[str, str]:
        """Takes a file, the body of the request, for a job to use."""
        return {"upload": await studio.uploads.take(request.stream(), unquote(name), purpose)}


def _add_looks(app: FastAPI, studio: Studio) -> None:
    @app.get("/api/worlds/{id}/picture.jpg", tags=["looks"])
    def picture(id: str) -> Response:
        """The picture of a world, or of one in the bin."""
        return Response(studio.collection.picture(id), media_type="image/jpeg", headers=FRESH)

    @app.get("/api/worlds/{id}/scene.json", tags=["looks"])
    def scene(id: str) -> Response:
        """Cameras, things and free floor of a world, with a card for each thing."""
        return JSONResponse(studio.gallery.show(id).scene(), headers=FRESH)

    @app.get("/api/worlds/{id}/scene.spz", tags=["looks"])
    def splats(id: str, origins: bool = False) -> Response:
        """All splats of a world, tinted by where they come from where asked."""
        data = studio.gallery.show(id).spz(origins=origins)
        return Response(data, media_type="application/octet-stream", headers=FRESH)

    @app.get("/api/worlds/{id}/frame.jpg", tags=["looks"])
    def frame(request: Request, id: str, origins: bool = False) -> Response:
        """A picture from any camera."""
        camera = read_camera(request.query_params)
        data = studio.gallery.show(id).jpeg(camera, origins=origins)
        return Response(data, media_type="image/jpeg", headers=FRESH)


def _add_jobs(app: FastAPI, studio: Studio) -> None:
    store, library = studio.store, studio.collection

    def queue(kind: str, body: asked.Asked, world: str = "") -> dict[str, Any]:
        return describe_job(store.add(kind, body.model_dump(exclude_none=True), world=world))

    @app.get("/api/jobs", tags=["jobs"])
    def list_jobs() -> list[dict[str, Any]]:
        """The newest jobs, newest first."""
        return [describe_job(j) for j in store.latest()]

    @app.get("/api/jobs/{id}", tags=["jobs"])
    def read_job(id: str) -> dict[str, Any]:
        """One job."""
        return describe_job(store.find(id))

    @app.delete("/api/jobs/{id}", tags=["jobs"])
    def cancel_job(id: str) -> dict[str, Any]:
        """Takes a job out of the queue, or stops it."""
        return describe_job(studio.runner.cancel(id))

    @app.get("/api/events", tags=["jobs"], response_class=StreamingResponse)
    def events(request: Request) -> Response:
        """News of jobs as server-sent events: each is a list of those that changed."""
        return StreamingResponse(_news(studio, request), media_type="text/event-stream", headers=FRESH)

    @app.get("/api/jobs/{id}/file", tags=["jobs"])
    def fetch_file(id: str) -> Response:
        """The film or exported file that a job has made."""
        job = store.find(id)
        path = library.job_folder(id) / str(job.result.get("file", ""))
        if job.state != "done" or not path.is_file():
            raise KeyError(f"{id}/file")
        try:
            title = library.entry(job.world).title
        except KeyError:
            title = "world"
        return FileResponse(path, filename=f"{slug(title)}{path.suffix}", headers=FRESH)

    @app.get("/api/jobs/{id}/drafts/{seed}.jpg", tags=["jobs"])
    def draft(id: str, seed: int) -> Response:
        """The picture of a draft."""
        path = library.job_folder(store.find(id).id) / f"draft-{seed}.jpg"
        if not path.is_file():
            raise KeyError(f"{seed}.jpg")
        return FileResponse(path, media_type="image/jpeg", headers=FRESH)

    @app.post("/api/jobs/drafts", status_code=202, tags=["jobs"])
    def make_drafts(body: asked.Drafts) -> dict[str, Any]:
        """Small worlds of the same words to choose from; `create` with a draft's seed makes it whole."""
        return queue("drafts", body)

    @app.post("/api/jobs/create", status_code=202, tags=["jobs"])
    def create(body: asked.Create) -> dict[str, Any]:
        """A world from words; it gets the job's id."""
        return queue("create", body)

    @app.post("/api/jobs/photographs", status_code=202, tags=["jobs"])
    def photographs(body: asked.Photographs) -> dict[str, Any]:
        """A world from photographs; it gets the job's id."""
        for id in body.uploads:
            studio.uploads.find(id)
        return queue("photographs", body)

    @app.post("/api/jobs/import", status_code=202, tags=["jobs"])
    def import_file(body: asked.Import) -> dict[str, Any]:
        """A world from a file; it gets the job's id."""
        studio.uploads.find(body.upload)
        return queue("import", body)

    @app.post("/api/worlds/{id}/edit", status_code=202, tags=["jobs"])
    def edit(id: str, body: asked.Edit) -> dict[str, Any]:
        """Changes a world."""
        library.entry(id)
        for operation in body.operations or ():
            read_operation(operation)
        return queue("edit", body, id)

    @app.post("/api/worlds/{id}/export", status_code=202, tags=["jobs"])
    def export(id: str, body: asked.Export) -> dict[str, Any]:
        """Writes a world for other programs."""
        library.entry(id)
        known = choices()["formats"]
        if body.format not in known:
            raise ArgumentError(f"format is {body.format!r}; wanted one of {', '.join(known)}")
        return queue("export", body, id)

    @app.post("/api/worlds/{id}/film", status_code=202, tags=["jobs"])
    def film(id: str, body: asked.Film) -> dict[str, Any]:
        """Films a world."""
        library.entry(id)
        Shot.from_json(body.shot)
        return queue("film", body, id)


def _add_films(app: FastAPI, studio: Studio) -> None:
    library = studio.collection

    @app.get("/api/worlds/{id}/shot", tags=["film"])
    def read_shot(id: str) -> dict[str, Any] | None:
        """The keyframes of a world, or null."""
        return library.film(id)

    @app.put("/api/worlds/{id}/shot", tags=["film"])
    def keep_shot(id: str, body: Annotated[dict[str, Any], Body()]) -> dict[str, Any]:
        """Keeps the keyframes of a world."""
        shot = Shot.from_json(body).to_json()
        library.keep_film(id, shot)
        return shot

    @app.delete("/api/worlds/{id}/shot", tags=["film"])
    def forget_shot(id: str) -> dict[str, str]:
        """Forgets the keyframes of a world."""
        library.forget_film(id)
        return {"deleted": id}

    @app.post("/api/worlds/{id}/shot/cameras", tags=["film"])
    def preview(id: str, body: asked.Preview) -> list[dict[str, Any]]:
        """Where the camera of a shot is in every frame."""
        path = Shot.from_json(body.shot).path(studio.gallery.show(id).world)
        return [
            {"position": list(c.pose.position), "rotation": list(c.pose.rotation), "fov": c.fov}
            for c in path.cameras(fps=body.fps)
        ]


def describe_job(job: Job) -> dict[str, Any]:
    """A job as JSON values for the page."""
    told = asdict(job)
    told["arguments"] = {k: v for k, v in job.arguments.items() if k not in HIDDEN}
    return told


async def _news(studio: Studio, request: Request) -> AsyncIterator[str]:
    seen: dict[str, Any] = {}
    version, quiet = -1, 0.0
    while not studio.stopping and not await request.is_disconnected():
        if version != studio.store.version:
            version, quiet = studio.store.version, 0.0
            told = {j["id"]: j for j in map(describe_job, studio.store.latest())}
            changed = [j for id, j in told.items() if seen.get(id) != j]
            seen = told
            yield f"event: jobs\ndata: {json.dumps(changed)}\n\n"
        elif quiet > ALIVE:
            quiet = 0.0
            yield ": still here\n\n"
        await asyncio.sleep(LOOK)
        quiet += LOOK
