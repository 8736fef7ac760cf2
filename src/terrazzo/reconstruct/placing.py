"""Where photographs were taken from: photographs to a `Capture`, by COLMAP's structure from motion (the extra `photos`)."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from terrazzo.errors import FormatError, MissingExtraError
from terrazzo.extras import require
from terrazzo.progress import Progress, silent
from terrazzo.reconstruct.captures import Capture, read_capture
from terrazzo.reconstruct.photographs import Photograph, open_photograph, read_pixels, scaled_size
from terrazzo.reconstruct.sharpness import sharpness
from terrazzo.reconstruct.shots import summary

SIDE = 1600
"""Longest side of the photographs that are worked on [px]."""
SIFT_SIDE = 1200
"""Longest side that features are looked for in [px]."""
FEATURES = ((25, 8192), (60, 4096), (1 << 30, 2048))
"""Features of each photograph, by how many photographs there are at most: all pairs are compared."""
FEW = 8
"""Photographs up to which weaker features are looked for and compared less strictly: they were often taken far apart."""
WEAKEST, ALIKE = 0.002, 0.85
"""Contrast of those features, and how much better than the next one a match must be (COLMAP's defaults: 0.0067 and 0.8)."""
USUAL_FOCAL = 0.84
"""Focal length over the longer side that is tried first where few photographs do not tell theirs (27 to 31 mm equivalent)."""
ALL_PAIRS = 100
"""Photographs up to which every pair is compared; of more, each with those that follow it."""
FOLLOWING = 12
"""Photographs after each that it is compared with where not all pairs are."""
FEWEST_FEATURES = 60
"""Features below which there is nothing to recognise."""
FEWEST_SHARED = 15
"""Features that two photographs share if they show the same (COLMAP's default)."""
BLURRED = 0.06
"""Sharpness, over the median of all, below which a photograph is called blurred."""
SAME = 0.6
"""Mean difference of two photographs, of 255, below which they are the same picture."""
TRUE_SHARE = 0.33
"""Share of the features matched between two photographs that must be verified for these to count: chance verifies a fifth."""
PAIR_ERROR = 0.003
"""Distance from their epipolar lines up to which the features of two photographs agree, over the longer side."""
MODEL = "SIMPLE_RADIAL"


@dataclass(frozen=True, eq=False)
class Prepared:
    """A photograph that lies ready, upright and not larger than needed.

    Args:
        name: What a person calls it.
        file: Its name in the folder of images.
        photograph: What the original says of itself.
        size: Width and height of the file [px].
        thumb: Its look, for finding copies, shape [16, 16, 3].
        sharpness: As `sharpness.sharpness` has it.
    """

    name: str
    file: str
    photograph: Photograph
    size: tuple[int, int]
    thumb: NDArray[np.float32]
    sharpness: float


def place(
    photographs: Sequence[Path],
    folder: Path,
    *,
    in_order: bool = False,
    seed: int = 0,
    progress: Progress = silent,
) -> Capture:
    """Finds where photographs were taken from.

    Args:
        photographs: Their files.
        folder: An empty folder for what is made on the way; the capture refers to pictures in it.
        in_order: Whether they follow one another, as frames of a video do.
        seed: Of COLMAP's random choices.
        progress: Told of stages.

    Raises:
        FormatError: None of them can be used, or they cannot be placed.
        MissingExtraError: pycolmap is not installed.
    """
    colmap = require("pycolmap", purpose="finding where photographs were taken from")
    refused: dict[str, list[str]] = {}
    ready = _prepare(photographs, folder / "images", refused, progress)
    notes = _blurred(ready)
    if len(ready) < 2:
        told = "; ".join(summary(refused)) or "there is one"
        raise FormatError(
            f"two different photographs or more are needed to see a place in depth: {told}",
            source="photographs",
        )
    database = folder / "database.db"
    _quietly(colmap, seed)
    features = _extract(colmap, ready, folder, database, progress)
    progress("comparing photographs", 0.5)
    _match(colmap, database, len(ready), in_order, seed)
    progress("placing photographs", 0.7)
    model = _mapped(colmap, database, folder, seed)
    placed = {image.name for image in model.images.values() if image.has_pose} if model is not None else set()
    shared = _shared(colmap, database, ready)
    for photo in ready:
        if photo.file not in placed:
            reason = _why(photo, features, shared, placed)
            refused.setdefault(reason, []).append(photo.name)
    if model is None or len(placed) < 2:
        told = "; ".join(summary(refused)[:4])
        raise FormatError(
            f"the photographs could not be placed: {told}. Take more of them, each showing half of what the last one "
            "did, from places a step apart",
            source="photographs",
        )
    return _capture(model, ready, placed, folder, (*summary(refused), *notes))


def common_features(folder: Path) -> dict[tuple[int, int], tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """What `place` matched, also where it could not place photographs.

    Args:
        folder: That was given to `place`.

    Returns:
        Of the numbers of two photographs, places of verified common features: from the pictures' middles, over their longer
        sides, each of shape [n, 2].
    """
    out: dict[tuple[int, int], tuple[NDArray[np.float64], NDArray[np.float64]]] = {}
    database = folder / "database.db"
    if not database.is_file():
        return out
    colmap: Any = require("pycolmap", purpose="finding where photographs were taken from")
    with colmap.Database.open(database) as opened:
        images = sorted(opened.read_all_images(), key=lambda image: image.name)
        places = {}
        for image in images:
            camera = opened.read_camera(image.camera_id)
            middle = (camera.width / 2, camera.height / 2)
            spots = np.asarray(opened.read_keypoints(image.image_id), np.float64)[:, :2]
            places[image.image_id] = (spots - middle) / max(camera.width, camera.height)
        for a, first in enumerate(images):
            for second in images[a + 1 :]:
                if not opened.exists_two_view_geometry(first.image_id, second.image_id):
                    continue
                found = opened.read_two_view_geometry(first.image_id, second.image_id).inlier_matches
                matched = len(opened.read_matches(first.image_id, second.image_id))
                if len(found) >= max(FEWEST_SHARED, TRUE_SHARE * matched):
                    numbers = int(Path(first.name).stem), int(Path(second.name).stem)
                    out[numbers] = (
                        places[first.image_id][found[:, 0]],
                        places[second.image_id][found[:, 1]],
                    )
    return out


def distinct(photographs: Sequence[Path]) -> list[Path]:
    """The photographs without copies of others; those that cannot be read are kept, for whoever reads them to say why."""
    from PIL import Image

    out: list[Path] = []
    thumbs: list[NDArray[np.float32]] = []
    for path in photographs:
        try:
            pixels = read_pixels(path, size=(256, 256))[..., :3]
        except (FormatError, MissingExtraError):
            out.append(path)
            continue
        small = Image.fromarray(np.ascontiguousarray(pixels)).resize((16, 16), Image.Resampling.BOX)
        thumb = np.asarray(small, np.float32)
        if all(np.abs(thumb - other).mean() >= SAME for other in thumbs):
            out.append(path)
            thumbs.append(thumb)
    return out


def relative_pose(
    places: NDArray[np.float64], others: NDArray[np.float64], focals: tuple[float, float], *, seed: int = 0
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.intp]] | None:
    """How a second photograph was taken as seen from a first one; None where their common features do not tell.

    Args:
        places: Of common features in the first, from its middle, over its longer side, shape [n, 2].
        others: Of the same in the second, shape [n, 2].
        focals: Focal lengths of both, over the longer side.
        seed: Of COLMAP's random choices.

    Returns:
        The second camera's axes in the first one's, shape [3, 3]; the unit way to its eye, shape [3]; the features that agree.
    """
    colmap: Any = require("pycolmap", purpose="finding where photographs were taken from")
    size = 1000
    cameras = [
        colmap.Camera(
            model="PINHOLE", width=size, height=size, params=[f * size, f * size, size / 2, size / 2]
        )
        for f in focals
    ]
    options = colmap.TwoViewGeometryOptions()
    options.compute_relative_pose = True
    options.ransac.max_error = PAIR_ERROR * size
    options.ransac.random_seed = seed
    rows = np.arange(len(places), dtype=np.uint32)
    found = colmap.estimate_calibrated_two_view_geometry(
        cameras[0],
        places * size + size / 2,
        cameras[1],
        others * size + size / 2,
        np.stack([rows, rows], 1),
        options,
    )
    if found.cam2_from_cam1 is None or len(found.inlier_matches) < FEWEST_SHARED:
        return None
    matrix = found.cam2_from_cam1.matrix()
    turn = matrix[:, :3].T
    way = -turn @ matrix[:, 3]
    length = float(np.linalg.norm(way))
    if not length > 1e-9:
        return None
    return turn, way / length, np.asarray(found.inlier_matches[:, 0], np.intp)


def _prepare(
    photographs: Sequence[Path], images: Path, refused: dict[str, list[str]], progress: Progress
) -> list[Prepared]:
    """Copies that lie upright and are not larger than needed; what cannot be used is told in `refused`."""
    from PIL import Image

    images.mkdir(parents=True, exist_ok=True)
    out: list[Prepared] = []
    for number, path in enumerate(photographs):
        progress("reading photographs", 0.2 * number / len(photographs))
        name = path.name[:80]
        try:
            photograph = open_photograph(path)
            pixels = read_pixels(
                path, size=scaled_size(*photograph.stored_size, SIDE), orientation=photograph.orientation
            )[..., :3]
        except (FormatError, MissingExtraError) as error:
            refused.setdefault(error.reason if isinstance(error, FormatError) else str(error), []).append(
                name
            )
            continue
        picture = Image.fromarray(np.ascontiguousarray(pixels))
        thumb = np.asarray(picture.resize((16, 16), Image.Resampling.BOX), np.float32)
        twin = next(
            (p for p in out if np.abs(p.thumb - thumb).mean() < SAME and p.size == picture.size), None
        )
        if twin is not None:
            refused.setdefault(f"the same picture as {twin.name}", []).append(name)
            continue
        file = f"{number:05d}.jpg"
        picture.save(images / file, quality=95, subsampling=0)
        out.append(Prepared(name, file, photograph, picture.size, thumb, sharpness(pixels)))
    return out


def _blurred(ready: Sequence[Prepared]) -> list[str]:
    if len(ready) < 3:
        return []
    usual = float(np.median([p.sharpness for p in ready]))
    names = [p.name for p in ready if p.sharpness < BLURRED * usual]
    return [f"{', '.join(names[:5])}: blurred, used all the same"] if names else []


def _quietly(colmap: ModuleType, seed: int) -> None:
    colmap.logging.minloglevel = 3
    colmap.set_random_seed(seed)


def _extract(
    colmap: Any, ready: Sequence[Prepared], folder: Path, database: Path, progress: Progress
) -> dict[str, int]:
    """Looks for features, with one camera for all photographs of a kind; how many were found in each."""
    options = colmap.FeatureExtractionOptions()
    options.max_image_size = SIFT_SIDE
    options.use_gpu = False
    options.sift.max_num_features = next(n for limit, n in FEATURES if len(ready) <= limit)
    if len(ready) <= FEW:
        options.sift.peak_threshold = WEAKEST
    kinds: dict[tuple, list[Prepared]] = {}
    for photo in ready:
        focal = photo.photograph.focal_35mm
        kinds.setdefault((photo.size, focal, photo.photograph.camera), []).append(photo)
    done = 0
    for (size, focal, _), photos in kinds.items():
        reader = colmap.ImageReaderOptions()
        reader.camera_model = MODEL
        if focal is not None:
            photo = photos[0].photograph
            pixels = (photo.focal_pixels or 0) * max(size) / max(photo.upright_size)
            reader.camera_params = f"{pixels},{size[0] / 2},{size[1] / 2},0"
        elif len(ready) <= FEW:  # COLMAP's own guess, 1.2, is too narrow by far to relate two photographs
            reader.camera_params = f"{USUAL_FOCAL * max(size)},{size[0] / 2},{size[1] / 2},0"
        for first in range(0, len(photos), 8):  # in pieces, so that progress can be told and Ctrl-C is heard
            names = [p.file for p in photos[first : first + 8]]
            if first:
                reader.existing_camera_id = _camera_of(colmap, database, photos[0].file)
            colmap.extract_features(
                database,
                folder / "images",
                names,
                colmap.CameraMode.SINGLE,
                reader,
                options,
                colmap.Device.cpu,
            )
            done += len(names)
            progress("looking for features", 0.2 + 0.3 * done / len(ready))
    with colmap.Database.open(database) as opened:
        return {
            image.name: opened.num_keypoints_for_image(image.image_id) for image in opened.read_all_images()
        }


def _camera_of(colmap: Any, database: Path, file: str) -> int:
    with colmap.Database.open(database) as opened:
        return int(opened.read_image_with_name(file).camera_id)


def _match(colmap: Any, database: Path, count: int, in_order: bool, seed: int) -> None:
    matching = colmap.FeatureMatchingOptions()
    matching.use_gpu = False
    if count <= FEW:
        matching.sift.max_ratio = ALIKE
    verification = colmap.TwoViewGeometryOptions()
    verification.ransac.random_seed = seed
    if in_order or count > ALL_PAIRS:
        pairing = colmap.SequentialPairingOptions()
        pairing.overlap = FOLLOWING
        pairing.quadratic_overlap = True
        colmap.match_sequential(database, matching, pairing, verification, colmap.Device.cpu)
    else:
        pairing = colmap.ExhaustivePairingOptions()
        colmap.match_exhaustive(database, matching, pairing, verification, colmap.Device.cpu)


def _mapped(colmap: Any, database: Path, folder: Path, seed: int) -> Any:
    """The largest model, with less parallax to start from when there is none otherwise; None when there is none."""
    models = folder / "models"
    for parallax, inliers in ((16.0, 100), (4.0, 50), (1.5, 30)):
        shutil.rmtree(models, ignore_errors=True)
        models.mkdir()
        options = colmap.IncrementalPipelineOptions()
        options.random_seed = seed
        options.min_model_size = 2
        options.mapper.init_min_tri_angle = parallax
        options.mapper.init_min_num_inliers = inliers
        found = colmap.incremental_mapping(database, folder / "images", models, options)
        if found:
            return max(found.values(), key=lambda m: m.num_reg_images())
    return None


def _shared(colmap: Any, database: Path, ready: Sequence[Prepared]) -> dict[str, dict[str, int]]:
    """Verified common features of each photograph with each other one."""
    out: dict[str, dict[str, int]] = {p.file: {} for p in ready}
    with colmap.Database.open(database) as opened:
        names = {image.image_id: image.name for image in opened.read_all_images()}
        pairs, counts = opened.read_two_view_geometry_num_inliers()
        for pair, count in zip(pairs, counts, strict=True):
            a, b = (
                names[i] for i in (pair if isinstance(pair, tuple) else colmap.pair_id_to_image_pair(pair))
            )
            out[a][b] = out[b][a] = int(count)
    return out


def _why(
    photo: Prepared, features: dict[str, int], shared: dict[str, dict[str, int]], placed: set[str]
) -> str:
    """Why a photograph could not be placed."""
    if features.get(photo.file, 0) < FEWEST_FEATURES:
        return "there is nothing in it to recognise (a bare surface, or blur)"
    others = {k: n for k, n in shared[photo.file].items() if n >= FEWEST_SHARED}
    if not others:
        return "it shares nothing recognisable with any other"
    if not placed & set(others):
        return "it shows another part of the place, or another place, than the ones that were placed"
    return "too little of it is shared with those that were placed"


def _capture(
    model: Any, ready: Sequence[Prepared], placed: set[str], folder: Path, notes: tuple[str, ...]
) -> Capture:
    for photo in ready:
        if photo.file not in placed:
            (folder / "images" / photo.file).unlink()
    sparse = folder / "sparse" / "0"
    sparse.mkdir(parents=True, exist_ok=True)
    model.write_binary(sparse)
    capture = read_capture(folder)
    names = {photo.file: photo.name for photo in ready}
    views = tuple(replace(view, name=names.get(view.name, view.name)) for view in capture.views)
    return replace(capture, format="placed by COLMAP", views=views, notes=(*capture.notes, *notes))
