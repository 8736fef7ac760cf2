"""Depth networks: loading, what they may give, and how their depths are brought to a room's scale."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from terrazzo.errors import ArgumentError, FormatError, MissingExtraError
from terrazzo.reconstruct import Effort, create_from_photographs
from terrazzo.reconstruct.few import making
from terrazzo.reconstruct.few.depth_fitting import fitted_depth
from terrazzo.reconstruct.few.depth_networks import load_network
from tests.reconstruct.few import painted


def true_depth(camera) -> np.ndarray:
    """Distances of the painted room and its cabinet, in lengths of the pixels' rays."""
    from terrazzo.reconstruct.few.box_fitting import Box
    from terrazzo.reconstruct.few.sights import rays_of

    rays, eye = rays_of(camera).astype(float), camera.position
    walls = np.array(
        [painted.HIGH[0] - eye[0], eye[0] - painted.LOW[0], painted.HIGH[1] - eye[1], eye[1] - painted.LOW[1]]
    )
    reach, _ = Box(walls, painted.HIGH[2], eye[2], np.zeros(5)).cast(rays)
    with np.errstate(divide="ignore", invalid="ignore"):
        a, b = (painted.CABINET[0] - eye) / rays, (painted.CABINET[1] - eye) / rays
    enter, leave = np.minimum(a, b).max(-1), np.maximum(a, b).min(-1)
    return np.where((enter > 0) & (enter < leave) & (enter < reach), enter, reach)


@pytest.mark.parametrize("inverse", [True, False])
def test_scale_and_shift_are_found_although_a_third_is_furniture(inverse: bool) -> None:
    chance = np.random.default_rng(0)
    reach = np.tile(np.linspace(2.0, 5.0, 120), (90, 1)) + np.linspace(0, 1, 90)[:, None]
    depth = reach.copy()
    depth[60:, :60] *= 0.6
    depth *= 1 + chance.normal(0, 0.01, depth.shape)
    values = (3.0 / depth + 0.7 if inverse else 0.2 * depth + 0.4).astype(np.float32)
    found = fitted_depth(values, reach)
    off = np.abs(found / np.minimum(depth, reach) - 1)
    assert np.median(off) < 0.02 and np.median(off[60:, :60]) < 0.05


def test_a_networks_things_stand_where_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    camera = painted.camera(yaw=0.12, pitch=-0.2)
    path = painted.write(tmp_path / "room.png", camera)
    nearness = (1 / true_depth(camera) * 7 - 0.3).astype(np.float32)
    monkeypatch.setattr(making, "load_network", lambda name: lambda pixels: nearness)
    made = create_from_photographs(path, effort=Effort(splats=120_000), scale="camera=1.5", depth="any")
    own = max(made.things, key=lambda t: len(t.splats))
    centre = np.asarray(own.centre[:2]) - made.cameras["room.png"].position[:2]
    front = np.array([painted.CABINET[0][0] + 0.1, (painted.CABINET[0][1] + painted.CABINET[1][1]) / 2])
    assert np.linalg.norm(centre - (front - painted.EYE[:2])) < 0.35
    assert made.quality is not None and made.quality.training_psnr > 26


def test_an_onnx_network_runs(tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx")
    pytest.importorskip("onnxruntime")
    tensor, node = onnx.helper.make_tensor_value_info, onnx.helper.make_node
    weights = onnx.numpy_helper.from_array(
        np.random.default_rng(0).normal(size=(1, 3, 14, 14)).astype(np.float32), "w"
    )
    graph = onnx.helper.make_graph(
        [node("Conv", ["pixel_values", "w"], ["predicted_depth"], strides=[14, 14])],
        "patches",
        [tensor("pixel_values", onnx.TensorProto.FLOAT, [1, 3, "h", "w"])],
        [tensor("predicted_depth", onnx.TensorProto.FLOAT, [1, 1, "a", "b"])],
        [weights],
    )
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 13)], ir_version=8)
    onnx.save(model, tmp_path / "tiny.onnx")
    out = load_network(tmp_path / "tiny.onnx")(np.zeros((60, 80, 3), np.uint8))
    assert out.ndim == 2 and out.shape[0] == 37 and out.shape[1] == 49
    (tmp_path / "torn.onnx").write_bytes((tmp_path / "tiny.onnx").read_bytes()[:100])
    with pytest.raises(FormatError, match="cannot be loaded"):
        load_network(tmp_path / "torn.onnx")


def test_an_onnx_network_of_the_kind_of_moge_gets_plain_pixels_and_tokens(tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx")
    pytest.importorskip("onnxruntime")
    tensor, node, kinds = onnx.helper.make_tensor_value_info, onnx.helper.make_node, onnx.TensorProto
    three, one = ([1, "h", "w", 3], [1, "h", "w"])
    graph = onnx.helper.make_graph(
        [
            node("Cast", ["num_tokens"], ["count"], to=kinds.FLOAT),
            node("Transpose", ["image"], ["upright"], perm=[0, 2, 3, 1]),
            node("Mul", ["upright", "count"], ["points"]),
            node("ReduceMean", ["upright"], ["mask"], axes=[3], keepdims=0),
        ],
        "points",
        [tensor("image", kinds.FLOAT, [1, 3, "h", "w"]), tensor("num_tokens", kinds.INT64, [])],
        [tensor("points", kinds.FLOAT, three), tensor("mask", kinds.FLOAT, one)],
    )
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 13)], ir_version=8)
    onnx.save(model, tmp_path / "moge-tiny.onnx")
    picture = np.full((56, 70, 3), 0, np.uint8)
    picture[:28], picture[28:] = (255, 255, 102), (204, 204, 204)  # z is blue: nearer above
    picture[40:, 40:] = (0, 0, 255)  # masked out
    out = load_network(tmp_path / "moge-tiny.onnx")(picture)
    assert out[5, 5] == pytest.approx(0.4 * 1800, rel=0.02)
    assert out[-5, 5] == pytest.approx(0.8 * 1800, rel=0.02)
    assert out[-5, -5] == out[np.isfinite(out)].max() and out[-5, -5] < 0.95 * 1800


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_a_small_moge_runs(version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A random network behind the interface of the package: `from_pretrained`, and `infer` with a mask of infinite depths."""
    torch = pytest.importorskip("torch")

    class Tiny(torch.nn.Module):
        def __init__(self, width: int):
            super().__init__()
            self.points = torch.nn.Conv2d(3, width, 3, padding=1)

        @classmethod
        def from_pretrained(cls, name: str):
            kept = torch.load(name, weights_only=True)
            model = cls(**kept["model_config"])
            model.load_state_dict(kept["model"])
            return model

        def infer(self, image, num_tokens: int, use_fp16: bool):
            assert num_tokens > 0 and not use_fp16 and float(image.min()) >= 0 and float(image.max()) <= 1
            depth = self.points(image[None])[0, 2].exp()
            depth[0, 0] = torch.inf
            return {"depth": depth, "mask": torch.isfinite(depth)}

    class Other(Tiny):
        @classmethod
        def from_pretrained(cls, name: str):
            raise TypeError("a checkpoint of the other version")

    for name in ("v1", "v2"):
        module = ModuleType(f"moge.model.{name}")
        module.MoGeModel = Tiny if name == version else Other  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, f"moge.model.{name}", module)
    for name in ("moge", "moge.model"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    tiny = Tiny(3)
    torch.save({"model_config": {"width": 3}, "model": tiny.state_dict()}, tmp_path / "model.pt")
    out = load_network(tmp_path / "model.pt")(
        np.random.default_rng(0).integers(0, 255, (56, 84, 3), np.uint8)
    )
    assert out.ndim == 2 and np.isfinite(out).all() and out[0, 0] == out.max() and out.std() > 0
    with pytest.raises(FormatError, match="cannot be loaded"):
        load_network(tmp_path / "gone.pt")
    monkeypatch.setitem(sys.modules, "moge.model.v2", None)
    with pytest.raises(MissingExtraError, match="moge"):
        load_network("someone/moge-2-vits")


def test_a_small_depth_anything_of_transformers_runs(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    models = pytest.importorskip("transformers")
    backbone = models.Dinov2Config(
        hidden_size=32, num_hidden_layers=4, num_attention_heads=2, image_size=56, patch_size=14,
        out_features=["stage1", "stage2", "stage3", "stage4"], apply_layernorm=True, reshape_hidden_states=False,
    )  # fmt: skip
    config = models.DepthAnythingConfig(
        backbone_config=backbone, reassemble_hidden_size=32, neck_hidden_sizes=[8, 8, 16, 16],
        fusion_hidden_size=8, head_hidden_size=8, patch_size=14,
    )  # fmt: skip
    models.DepthAnythingForDepthEstimation(config).save_pretrained(tmp_path / "tiny")
    out = load_network(tmp_path / "tiny")(np.random.default_rng(0).integers(0, 255, (56, 84, 3), np.uint8))
    assert out.ndim == 2 and np.isfinite(out).all() and out.std() > 0


def test_what_cannot_be_a_network_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FormatError, match="no such depth network"):
        load_network(tmp_path / "gone.onnx")
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(ArgumentError, match=r"a model.s folder"):
        load_network(tmp_path / "notes.txt")
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(MissingExtraError, match="neural"):
        load_network("someone/some-model")
