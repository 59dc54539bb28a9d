#!/usr/bin/env python3
"""Use what `gan export` wrote in the runtimes that it is for, and compare with what was computed elsewhere.

    check_export.py onnx FOLDER      NAME.onnx by onnxruntime, after ONNX's own checker
    check_export.py opencv FOLDER    NAME.onnx by OpenCV's dnn
    check_export.py torch FOLDER     NAME.safetensors in the module of NAME.py, loaded with strict=True
    check_export.py lesson FOLDER    NAME.safetensors in the lesson's own generator, loaded with strict=True

For each NAME.expected in FOLDER, a safetensors file: `z` [n, z_dim], `images` [n, 1, side, side] and, of a conditional
network, `class` int64 [n]; of a discriminator `logits` [n] instead of `z`. Prints the largest difference; exit code 1 if one
is above 5e-4.
"""

import importlib.util
import sys
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

# White and black are 2 apart. Runtimes sum in other orders, which random weights amplify to 7e-5; trained ones to 2e-6.
TOLERANCE = 5e-4

Arrays = dict[str, np.ndarray]


def draw_with_onnx(path: Path, inputs: Arrays) -> np.ndarray:
    """Draws all inputs together, and checks that one by one, and none of them, give the same."""
    import onnx
    import onnxruntime

    onnx.checker.check_model(onnx.load(path), full_check=True)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    (together,) = session.run(["images"], inputs)
    parts = [slice(at, at + 1) for at in range(len(together))] + [slice(0, 0)]
    alone = np.concatenate([session.run(["images"], {k: v[part] for k, v in inputs.items()})[0] for part in parts])
    if not np.allclose(together, alone, atol=TOLERANCE):
        raise SystemExit(f"{path}: an image depends on the others of its batch")
    return together


def draw_with_opencv(path: Path, inputs: Arrays) -> np.ndarray:
    import cv2

    network = cv2.dnn.readNetFromONNX(str(path))
    for name, value in inputs.items():
        network.setInput(value, name)
    return network.forward()


def draw_with_torch(path: Path, inputs: Arrays) -> np.ndarray:
    """The module beside the weights, by the function that loads them."""
    import torch

    spec = importlib.util.spec_from_file_location("exported", path.with_suffix(".py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with torch.no_grad():
        return module.load()(*(torch.from_numpy(value) for value in inputs.values())).numpy()


def draw_with_lesson(path: Path, inputs: Arrays) -> np.ndarray:
    import torch
    from safetensors.torch import load_file as load_state

    from lesson import Generator

    state = load_state(path)
    blocks = sum(key.startswith("gen.") and key.endswith(".0.weight") for key in state)
    generator = Generator(inputs["z"].shape[1], 1, state[f"gen.{blocks}.weight"].shape[0] // 2, 4 << blocks)
    generator.load_state_dict(state, strict=True)
    with torch.no_grad():
        return generator.eval()(torch.from_numpy(inputs["z"])).numpy()


RUNTIMES = {
    "onnx": (".onnx", draw_with_onnx),
    "opencv": (".onnx", draw_with_opencv),
    "torch": (".safetensors", draw_with_torch),
    "lesson": (".safetensors", draw_with_lesson),
}


def difference(name: Path, runtime: str) -> float:
    """The largest difference between what was computed here and what is expected."""
    ending, draw = RUNTIMES[runtime]
    held = load_file(name)
    expected = held.pop("logits" if "logits" in held else "images")
    inputs = {key: held[key] for key in ("z", "images", "class") if key in held}
    if "z" in inputs:
        inputs["z"] = inputs["z"][:, :, None, None]  # [n, z_dim, 1, 1]
    drawn = draw(name.with_suffix(ending), inputs)
    if drawn.shape != expected.shape:
        raise SystemExit(f"{name}: shape {drawn.shape}, expected {expected.shape}")
    return float(np.abs(drawn - expected).max())


def main() -> None:
    runtime, folder = sys.argv[1:]
    names = sorted(Path(folder).glob("*.expected"))
    differences = {name.stem: difference(name, runtime) for name in names}
    for name, value in differences.items():
        print(f"{runtime} {name}: {value:.1e}")
    largest = max(differences.values())
    print(f"{runtime}: {len(names)} networks, largest difference {largest:.1e}")
    # Written so that NaN fails too.
    if not all(value <= TOLERANCE for value in differences.values()):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
