"""The commands: what each takes and does. Imports happen inside, when a command runs."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from terrazzo.cli import editing, making, photographs, values
from terrazzo.cli.command import Arguments, Command, print_report, render_picture, serve
from terrazzo.errors import ArgumentError


def _view_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "scene", type=Path, help="a .world, or any splat file (.ply, .spz, .splat, .sog, .ksplat, .glb)"
    )
    _axes_argument(parser)
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1 (default: a free one)")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")


def _axes_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--axes",
        help="for a splat file that lies on its side: where its x, y, z point, as in RUB (right, up, back) or RDF",
    )


def _view(arguments: Arguments) -> int:
    return serve(arguments.scene, port=arguments.port, browser=not arguments.no_browser, axes=arguments.axes)


def _studio_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "world", nargs="?", type=Path, help="a .world or splat file to open, as a copy in the library"
    )
    parser.add_argument(
        "--library",
        dest="folder",
        type=Path,
        metavar="DIR",
        help="folder of the worlds (default: $TERRAZZO_LIBRARY, or ~/Terrazzo)",
    )
    parser.add_argument("--port", type=int, default=0, help="port (default: a free one)")
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1, for this machine only)"
    )
    parser.add_argument(
        "--token", default="", help="a secret that everybody has to show; needed with any other --host"
    )
    parser.add_argument("--no-browser", action="store_true", help="only print the address")


def _studio(arguments: Arguments) -> int:
    from terrazzo.studio import studio

    studio(
        arguments.world, library=arguments.folder, host=arguments.host, port=arguments.port, token=arguments.token,
        open_browser=not arguments.no_browser,
    )  # fmt: skip
    return 0


def _film_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scene", type=Path, help="a .world, or any splat file")
    _axes_argument(parser)
    parser.add_argument(
        "-o", "--output", type=Path, required=True, help=".mp4, .webm, .gif, name.png or a folder (PNG)"
    )
    parser.add_argument(
        "--path", default="auto", help="orbit, walk, or a JSON file (default: walk in rooms, else orbit)"
    )
    parser.add_argument(
        "--size", type=values.picture_size, default=(1280, 720), help="WIDTHxHEIGHT (default: 1280x720)"
    )
    parser.add_argument("--fps", type=values.positive, default=30.0, help="frames a second (default: 30)")
    parser.add_argument("--duration", type=values.positive, help="seconds (default: as the path suggests)")
    parser.add_argument("--passes", default="", help="depth,id: extra folders of 16-bit PNG for compositors")
    parser.add_argument(
        "--save-path",
        nargs="?",
        const="",
        metavar="JSON",
        help="keep the path as JSON, beside the scene when no file is named",
    )


def _film(arguments: Arguments) -> int:
    from terrazzo.filming import film
    from terrazzo.progress import TerminalProgress
    from terrazzo.world import open_world

    world = open_world(arguments.scene, axes=arguments.axes)
    path, name = _camera_path(world, arguments.path, arguments.duration)
    if arguments.save_path is not None:
        kept = Path(arguments.save_path or arguments.scene.with_suffix(f".{name}.json"))
        path.save(kept)
        print(kept)
    passes = [p.strip() for p in arguments.passes.split(",") if p.strip()]
    width, height = arguments.size
    with TerminalProgress() as progress:
        film(
            world,
            path,
            arguments.output,
            width=width,
            height=height,
            fps=arguments.fps,
            passes=passes,
            progress=progress,
        )
    print(f"{arguments.output}: {path.frame_count(arguments.fps)} frames, {path.duration:.1f} s")
    return 0


def _camera_path(world, wanted: str, duration: float | None):
    """The camera path that `--path` asks for, and a name for it."""
    from terrazzo.filming import orbit, walk
    from terrazzo.paths import CameraPath

    if wanted == "auto":
        wanted = "walk" if world.rooms else "orbit"
    if wanted == "walk":
        return walk(world, duration=duration), wanted
    if wanted == "orbit":
        return orbit(world, **({} if duration is None else {"duration": duration})), wanted
    path = CameraPath.load(wanted)
    return (path if duration is None else path.stretched(duration)), Path(wanted).stem


def _picture_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scene", type=Path, help="a .world, or any splat file")
    _axes_argument(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, help=".png, .jpg or .webp")
    parser.add_argument(
        "--size", type=values.picture_size, default=(1280, 720), help="WIDTHxHEIGHT (default: 1280x720)"
    )
    parser.add_argument("--camera", help="name of one of the world's cameras (default: its first)")
    parser.add_argument("--from", dest="eye", type=values.point, help="camera position x,y,z [m]")
    parser.add_argument("--to", dest="target", type=values.point, help="point to look at x,y,z [m]")
    parser.add_argument("--panorama", action="store_true", help="an equirectangular picture, 2:1")


def _run_picture(arguments: Arguments) -> int:
    from terrazzo.world import open_world

    render_picture(
        open_world(arguments.scene, axes=arguments.axes),
        arguments.output,
        arguments.size,
        name=arguments.camera,
        eye=arguments.eye,
        target=arguments.target,
        panorama=arguments.panorama,
    )
    print(arguments.output)
    return 0


def _info_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scene", type=Path, help="a .world, or any splat file")
    parser.add_argument("--json", action="store_true", help="the documented JSON shape, for programs")


def _info(arguments: Arguments) -> int:
    from terrazzo.world import open_world, summarize

    world = open_world(arguments.scene)
    if arguments.json:
        json.dump(summarize(world), sys.stdout, indent=1, ensure_ascii=False)
        print()
        return 0
    print(f"{arguments.scene}: {len(world.things)} things, {world.splat_count:,} splats")
    if world.prompt:
        print(f"  made from: {world.prompt} (seed {world.seed})")
    photographs.print_quality(world)
    for room in world.rooms:
        print(f"  room {room.name}: {room.area:.1f} m2, {room.height:.2f} m high")
    for thing in world.things:
        x, y, z = thing.size
        words = " ".join((*thing.attributes, thing.label))
        print(f"  {thing.id:<24} {words:<36} {x:5.2f} x {y:5.2f} x {z:5.2f} m  on {thing.support}")
    print_report(world)
    return 0


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scene", type=Path, help="a .world, or any splat file")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, help=".ply, .spz, .splat, .sog, .glb or .usdz"
    )
    parser.add_argument(
        "--axes", help="where x, y, z point in the file, as in RDF; by default as the format has it"
    )
    parser.add_argument(
        "--colliders", action="store_true", help="with .glb: collider meshes, one named node per thing"
    )
    parser.add_argument(
        "--things", action="store_true", help="splats of the things only, without walls and outside"
    )


def _export(arguments: Arguments) -> int:
    from terrazzo.files import atomic_write
    from terrazzo.formats import write_splats
    from terrazzo.world import open_world
    from terrazzo.world.colliders import collider_glb

    output: Path = arguments.output
    world = open_world(arguments.scene)
    if arguments.colliders:
        if output.suffix.lower() != ".glb":
            raise ArgumentError(f"-o {str(output)!r}: colliders are written as .glb")
        data = collider_glb(world)
        with atomic_write(output) as stream:
            stream.write(data)
    else:
        from dataclasses import replace

        scene = replace(world, structure=()) if arguments.things else world
        write_splats(output, scene.splats().with_things(None), axes=arguments.axes)
    print(output)
    return 0


def _evaluate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("prompts", type=Path, help="a CSV in the shape of SceneEval's annotations")
    parser.add_argument("--seed", type=values.seed, default=0)
    parser.add_argument("--limit", type=int, help="only the first N prompts")
    parser.add_argument(
        "--worlds", action="store_true", help="build every world, splats and all, not only its plan"
    )
    parser.add_argument(
        "--stability",
        action="store_true",
        help="also let everything go in MuJoCo for 5 s and count what moves (extra: physics)",
    )
    parser.add_argument("--each", action="store_true", help="also print a line for every prompt")
    parser.add_argument("--json", type=Path, help="also write every figure to this file")


def _evaluate(arguments: Arguments) -> int:
    from terrazzo.evaluate import evaluate
    from terrazzo.files import atomic_write
    from terrazzo.progress import TerminalProgress

    with TerminalProgress() as progress:
        report = evaluate(
            arguments.prompts,
            seed=arguments.seed,
            limit=arguments.limit,
            worlds=arguments.worlds,
            drop=arguments.stability,
            progress=progress,
        )
    print(report.table(prompts=arguments.each))
    if arguments.json:
        with atomic_write(arguments.json) as stream:
            stream.write(json.dumps(report.to_json(), indent=1, ensure_ascii=False).encode())
    return 0


COMMANDS = (
    *making.COMMANDS,
    *editing.COMMANDS,
    Command("view", "Walk in a world, or in any splat file, in the browser.", _view_arguments, _view),
    Command("studio", "Make, change and film worlds on one page in the browser.", _studio_arguments, _studio),
    Command("film", "Film a world, or any splat file, along a camera path.", _film_arguments, _film),
    Command("picture", "Render one picture of a world or splat file.", _picture_arguments, _run_picture),
    Command("info", "Say what is in a world.", _info_arguments, _info),
    Command("export", "Write a world's splats or colliders for other programs.", _export_arguments, _export),
    Command(
        "evaluate", "Score the words-to-world pipeline on a list of prompts.", _evaluate_arguments, _evaluate
    ),
)
