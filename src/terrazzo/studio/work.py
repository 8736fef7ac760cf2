"""What jobs do: functions from what was asked for to files in the job's own folder. They run in the worker's process.

Each is given its arguments, its folder, and a `Report` for progress and for what is ready before the rest. It returns JSON values
that say what came of it. A job that makes or changes a world leaves `after.world` and its picture `after.jpg`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from terrazzo.errors import ArgumentError
from terrazzo.files import atomic_write
from terrazzo.progress import Progress, part_of
from terrazzo.world import World, open_world, save_world

Json = Mapping[str, Any]
PICTURE = (640, 400)
"""Size of the pictures of worlds and drafts [px]."""
DRAFT_SPLATS, DRAFTS = 60_000, 4
JPEG_QUALITY = 85


@dataclass(frozen=True)
class Report:
    """How a job tells of itself.

    Args:
        progress: Told of stages.
        part: Told of what is ready already, as JSON values.
    """

    progress: Progress
    part: Callable[[Json], None]


class Desk:
    """What the worker keeps at hand between jobs: the world that it had last, so that edits follow each other quickly."""

    def __init__(self) -> None:
        self._name, self._world = "", World()

    def world(self, path: str) -> World:
        """The world of a file of the library, whose name says which state of which world it is."""
        name = Path(path).stem
        if name != self._name:
            self._name, self._world = name, open_world(path)
        return self._world

    def keep(self, job: str, world: World) -> None:
        """Keeps the world that a job has made."""
        self._name, self._world = job, world

    def do(self, job: str, kind: str, arguments: Json, folder: Path, report: Report) -> dict[str, Any]:
        """Does one job.

        Raises:
            TerrazzoError: It cannot be done; the message says why.
        """
        return _KINDS[kind](self, job, arguments, folder, report)


def draw(world: World, path: Path) -> None:
    """A picture of a world from its first camera, as JPEG."""
    from PIL import Image

    from terrazzo.filming.views import choose_camera
    from terrazzo.render import rasterize

    frame = rasterize(
        world.splats(), choose_camera(world, PICTURE), background=world.background, antialias=True
    )
    out = io.BytesIO()
    Image.fromarray(frame.to_bytes()).save(out, "JPEG", quality=JPEG_QUALITY)
    with atomic_write(path) as stream:
        stream.write(out.getvalue())


def keep(world: World, folder: Path, *, title: str) -> dict[str, Any]:
    """Leaves a world in a folder for the library; what the library wants to know of it."""
    save_world(world, folder / "after.world")
    draw(world, folder / "after.jpg")
    return {
        "title": title,
        "prompt": world.prompt,
        "things": len(world.things),
        "splats": world.splat_count,
        "undo": len(world.past),
        "redo": len(world.future),
    }


def _drafts(desk: Desk, job: str, arguments: Json, folder: Path, report: Report) -> dict[str, Any]:
    from terrazzo.creation import build
    from terrazzo.creation.variations import varied_plans
    from terrazzo.layout.telling import describe_plan

    count = int(arguments["count"])
    made: list[dict[str, Any]] = []
    notes: list[dict[str, str]] = []
    for i, plan in enumerate(
        varied_plans(arguments["prompt"], count, seed=int(arguments["seed"]), **_wishes(arguments))
    ):
        share = part_of(report.progress, (i + 0.3) / count, (i + 1) / count)
        world = build(plan, splats=DRAFT_SPLATS, quality="draft", progress=share)
        name = f"draft-{plan.seed}.jpg"
        draw(world, folder / name)
        made.append({"seed": plan.seed, "file": name, "words": describe_plan(plan).splitlines()[0]})
        report.part(made[-1])
        notes = notes or _notes(world)
    return {"drafts": made, "notes": notes}


def _create(desk: Desk, job: str, arguments: Json, folder: Path, report: Report) -> dict[str, Any]:
    from terrazzo.creation import create

    prompt = arguments["prompt"]
    world = create(
        prompt, seed=int(arguments["seed"]), splats=arguments.get("splats"), quality=arguments["quality"],
        progress=part_of(report.progress, 0.0, 0.95), **_wishes(arguments),
    )  # fmt: skip
    return _made(desk, job, world, folder, prompt)


def _photographs(desk: Desk, job: str, arguments: Json, folder: Path, report: Report) -> dict[str, Any]:
    from terrazzo.reconstruct import Effort, create_from_photographs
    from terrazzo.reconstruct.making import VIDEO_SUFFIXES

    files = [Path(f) for f in arguments["files"]]
    videos = [f for f in files if f.suffix in VIDEO_SUFFIXES]
    if videos and len(files) > 1:
        raise ArgumentError("give one video, or photographs, not both")
    world = create_from_photographs(
        videos[0] if videos else files, panorama=bool(arguments["panorama"]),
        effort=Effort(minutes=float(arguments["minutes"])), work=folder / "work",
        progress=part_of(report.progress, 0.0, 0.95),
    )  # fmt: skip
    return _made(desk, job, world, folder, arguments["title"])


def _import(desk: Desk, job: str, arguments: Json, folder: Path, report: Report) -> dict[str, Any]:
    report.progress("reading", 0.1)
    world = open_world(arguments["file"])
    if not world.splat_count:
        raise ArgumentError("there is not one splat in this file")
    report.progress("drawing", 0.7)
    return _made(desk, job, world, folder, arguments["title"])


def _made(desk: Desk, job: str, world: World, folder: Path, title: str) -> dict[str, Any]:
    told = keep(world, folder, title=title)
    desk.keep(job, world)
    return told | {"notes": _notes(world)}


def _edit(desk: Desk, job: str, arguments: Json, folder: Path, report: Report) -> dict[str, Any]:
    from terrazzo.editing import edit
    from terrazzo.editing.operations import read

    report.progress("reading", 0.0)
    world = desk.world(arguments["file"])
    step = arguments.get("step")
    if step:
        after = world.undone() if step == "undo" else world.redone()
        lines = [{"done": True, "text": "undone" if step == "undo" else "done again"}]
    else:
        what = arguments.get("words") or tuple(read(o) for o in arguments["operations"])
        edited = edit(
            world,
            what,
            about=arguments["about"],
            seed=int(arguments["seed"]),
            progress=part_of(report.progress, 0.1, 0.9),
        )
        after = edited.world
        lines = [{"done": line.done, "text": line.text} for line in edited.report]
    if after is world:
        return {"report": lines, "changed": False}
    told = keep(after, folder, title="")
    desk.keep(job, after)
    return told | {"report": lines, "changed": True}


def _film(desk: Desk, job: str, arguments: Json, folder: Path, report: Report) -> dict[str, Any]:
    from terrazzo.filming import film
    from terrazzo.filming.shots import Shot

    world = desk.world(arguments["file"])
    path = Shot.from_json(arguments["shot"]).path(world)
    target = folder / f"film.{arguments['suffix']}"
    film(
        world, path, target, width=int(arguments["width"]), height=int(arguments["height"]),
        fps=float(arguments["fps"]), progress=report.progress,
    )  # fmt: skip
    return {"file": target.name, "seconds": path.duration}


def _export(desk: Desk, job: str, arguments: Json, folder: Path, report: Report) -> dict[str, Any]:
    from terrazzo.formats import write_splats
    from terrazzo.world.colliders import collider_glb

    report.progress("writing", 0.1)
    world, wanted = desk.world(arguments["file"]), arguments["format"]
    if wanted == "world":
        target = folder / "export.world"
        save_world(world, target)
    elif wanted == "colliders":
        target = folder / "export.glb"
        with atomic_write(target) as stream:
            stream.write(collider_glb(world))
    else:
        target = folder / f"export.{wanted}"
        scene = replace(world, structure=()) if arguments["things"] else world
        write_splats(target, scene.splats().with_things(None))
    return {"file": target.name, "bytes": target.stat().st_size}


def _wishes(arguments: Json) -> dict[str, Any]:
    return {name: arguments[name] for name in ("time", "style", "weather") if arguments.get(name)}


def _notes(world: World) -> list[dict[str, str]]:
    return [{"kind": n.kind, "subject": n.subject, "reason": n.reason} for n in world.report]


_KINDS: dict[str, Callable[[Desk, str, Json, Path, Report], dict[str, Any]]] = {
    "drafts": _drafts,
    "create": _create,
    "photographs": _photographs,
    "import": _import,
    "edit": _edit,
    "film": _film,
    "export": _export,
}
