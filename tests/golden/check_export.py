#!/usr/bin/env python3
"""Draw with what `gan export` wrote, in the runtimes that it is for, and compare with images drawn elsewhere.

    check_export.py onnx MODEL.onnx LATENTS IMAGES     by onnxruntime, after ONNX's own checker
    check_export.py torch WEIGHTS LATENTS IMAGES       by the lesson's networks, loaded with strict=True

LATENTS holds `z` [n, z_dim], IMAGES `images` [n, 1, side, side], both safetensors. Prints the largest difference of a
pixel; exit code 1 if it is above 1e-4.
"""

import sys

import numpy as np
from safetensors.numpy import load_file

TOLERANCE = 1e-4


def draw_with_onnx(path: str, z: np.ndarray) -> np.ndarray:
    """Images [n, 1, side, side] for z [n, z_dim, 1, 1], drawn together and one by one."""
    import onnx
    import onnxruntime

    onnx.checker.check_model(onnx.load(path), full_check=True)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    (together,) = session.run(["images"], {"z": z})
    alone = np.concatenate([session.run(["images"], {"z": one[None]})[0] for one in z])
    if not np.allclose(together, alone, atol=TOLERANCE):
        raise SystemExit("an image depends on the others of its batch")
    return together


def draw_with_torch(path: str, z: np.ndarray) -> np.ndarray:
    """Images [n, 1, side, side] for z [n, z_dim, 1, 1]; the discriminator only has to load."""
    import torch
    from safetensors.torch import load_file as load_state

    from lesson import Discriminator, Generator

    state = load_state(path)
    blocks = sum(key.startswith("gen.") and key.endswith(".0.weight") for key in state)
    image_size = 4 << blocks
    generator = Generator(z.shape[1], 1, state[f"gen.{blocks}.weight"].shape[0] // 2, image_size)
    generator.load_state_dict({k: v for k, v in state.items() if k.startswith("gen.")}, strict=True)
    discriminator = Discriminator(1, state["disc.0.weight"].shape[0], image_size)
    discriminator.load_state_dict({k: v for k, v in state.items() if k.startswith("disc.")}, strict=True)
    with torch.no_grad():
        return generator.eval()(torch.from_numpy(z)).numpy()


def main() -> None:
    runtime, path, latents, images = sys.argv[1:]
    z = load_file(latents)["z"][:, :, None, None]  # [n, z_dim, 1, 1]
    drawn = {"onnx": draw_with_onnx, "torch": draw_with_torch}[runtime](path, z)
    expected = load_file(images)["images"]
    if drawn.shape != expected.shape:
        raise SystemExit(f"shape {drawn.shape}, expected {expected.shape}")
    difference = float(np.abs(drawn - expected).max())
    print(f"{runtime}: {len(drawn)} images, largest difference {difference:.1e}")
    # Written so that NaN fails too.
    if not difference <= TOLERANCE:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
