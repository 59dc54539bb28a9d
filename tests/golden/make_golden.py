#!/usr/bin/env python3
"""Write the PyTorch reference values that the golden tests compare the Rust engine with.

    python3 make_golden.py            rewrite every .safetensors beside this script
    python3 make_golden.py --check    write nothing; fail if the committed files no longer follow

Both print how far float32 itself is from float64, which bounds the tolerance a test can ask for.
README.md lists what each file holds.

Shapes use n = batch, c = channels, f = features, s = image size (32 or 64).
"""

import argparse
import copy
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional

from lesson import Case, Discriminator, Generator, Trainer, new_networks

HERE = Path(__file__).resolve().parent

EVAL_COUNT = 4
# With PyTorch's momentum of 0.1 the statistics then hold less than 3e-5 of the 0 and 1 they start from.
WARM_UP_PASSES = 100
# Another processor or BLAS rounds differently, so --check allows what a golden test would.
CHECK_TOLERANCE = 1e-4
NUDGE = 3e-6  # about thirty float32 roundings
NUDGE_TRIALS = 10

Tensors = dict[str, Tensor]

# The 64 px network is one stage deeper, four times the weights at equal width: half the width keeps the file small.
# With many seeds some unit sits so near a ReLU kink that a nudge, and with some even rounding, puts it on the
# other side; Adam then turns the new gradient into a full-size update. These are seeds where report_conditioning
# finds none. Look at its output when changing anything here.
#
# With each case, the steps after which weights are saved: the first (of Adam, pure bias correction), and the last, when
# its moments have mixed.
CASES = {
    Case("dcgan32", image_size=32, features=4, batch=8, seed=87): (1, 3),
    Case("dcgan64", image_size=64, features=2, batch=8, seed=6): (1, 3),
    # More images than the engine's CPU kernels take at a time (40 at this width), on each of two threads. With so many
    # units some are near a kink from every seed: one step, after which that has not been amplified.
    Case("dcgan32_batch96", image_size=32, features=8, batch=96, seed=1): (1,),
}
LESSON = Case("lesson64", image_size=64, features=2, batch=8, seed=640, z_dim=100)
LESSON_IMAGES = 5


def steps(case: Case) -> range:
    return range(1, max(CASES[case]) + 1)


# --- Inputs ---------------------------------------------------------------------------------------


def blob_images(count: int, case: Case, rng: np.random.Generator) -> Tensor:
    """Bright smooth blobs on black, like digits out of focus: [count, c, s, s] float32 in [-1, 1]."""
    blobs = 3
    axis = np.linspace(-1.0, 1.0, case.image_size)
    y, x = axis[:, None], axis[None, :]
    cy, cx = rng.uniform(-0.6, 0.6, (2, count, case.channels, blobs, 1, 1))
    width = rng.uniform(0.12, 0.35, (count, case.channels, blobs, 1, 1))
    ink = np.exp(-((y - cy) ** 2 + (x - cx) ** 2) / (2 * width**2)).sum(axis=2)  # [count, c, s, s]
    return torch.from_numpy(2.0 * np.minimum(ink, 1.0) - 1.0).float()


def latents(count: int, case: Case, rng: np.random.Generator) -> Tensor:
    """Standard normal latents [count, z_dim, 1, 1] float32."""
    return torch.from_numpy(rng.standard_normal((count, case.z_dim, 1, 1))).float()


def make_inputs(case: Case) -> Tensors:
    """`real.{k}` [n, c, s, s] and `z.{k}` [n, z_dim, 1, 1] for each step, and `eval.z` [4, z_dim, 1, 1]."""
    rng = np.random.default_rng(case.seed)
    inputs: Tensors = {}
    for k in steps(case):
        inputs[f"real.{k}"] = blob_images(case.batch, case, rng)
        inputs[f"z.{k}"] = latents(case.batch, case, rng)
    inputs["eval.z"] = latents(EVAL_COUNT, case, rng)
    return inputs


# --- The reference runs ---------------------------------------------------------------------------


@torch.no_grad()
def warm_up(case: Case, gen: Generator, disc: Discriminator) -> None:
    """Settle the running statistics by forward passes in training mode; no weight moves, nor any training step.

    Started from PyTorch's mean 0 and variance 1 they would hide errors. G's batch variances are about 0.02, so
    after three steps the running one, 0.73, would still be mostly that 1: in eval mode G would draw nearly the
    same image for every z, and the difference between the biased and the unbiased batch variance would drown.
    """
    rng = np.random.default_rng([case.seed, 1])  # not the stream of make_inputs
    for _ in range(WARM_UP_PASSES):
        fake = gen(latents(case.batch, case, rng))
        disc(blob_images(case.batch, case, rng))
        disc(fake)


def snapshot(prefix: str, *nets: nn.Module) -> Tensors:
    """Copies of all weights and running statistics as `{prefix}gen.*` and `{prefix}disc.*`.

    Leaves out num_batches_tracked: with a fixed momentum PyTorch only counts it, never uses it.
    """
    return {
        prefix + key: value.detach().clone()
        for net in nets
        for key, value in net.state_dict().items()
        if not key.endswith("num_batches_tracked")
    }


def run_case(case: Case, inputs: Tensors, dtype: torch.dtype) -> Tensors:
    """Some training steps in `dtype` from the same float32 weights; everything the file holds but the inputs."""
    gen, disc = new_networks(case)
    warm_up(case, gen, disc)
    trainer = Trainer(case, gen.to(dtype), disc.to(dtype))
    out = snapshot("init.", gen, disc)
    for k in steps(case):
        out[f"stats.{k}"] = trainer.step(inputs[f"real.{k}"].to(dtype), inputs[f"z.{k}"].to(dtype))
        if k in CASES[case]:
            out |= snapshot(f"step{k}.", gen, disc)
    out["eval.images"] = generate(gen, inputs["eval.z"].to(dtype))
    return out


@torch.no_grad()
def generate(gen: Generator, z: Tensor) -> Tensor:
    """Images [n, c, s, s] for z [n, z_dim, 1, 1] by the running statistics; `gen` itself stays in training mode."""
    return copy.deepcopy(gen).eval()(z)


@torch.no_grad()
def lesson_files() -> dict[str, Tensors]:
    """A state dict as the lesson would save it, latents [5, z_dim], and the images [5, 1, 64, 64] it draws."""
    gen, disc = new_networks(LESSON)
    # As initialised, images are within about 0.1 of grey, where a tolerance of 1e-4 says little, and a reader
    # that forgets the BatchNorm biases goes unseen. As after training: use tanh's whole range, and no zeros.
    for net in (gen, disc):
        for module in net.modules():
            if isinstance(module, nn.BatchNorm2d):
                nn.init.normal_(module.bias, 0.0, 0.2)
    gen.gen[4].weight.mul_(10.0)
    warm_up(LESSON, gen, disc)
    z = latents(LESSON_IMAGES, LESSON, np.random.default_rng(LESSON.seed))
    return {
        "lesson64_state_dict": dict(gen.state_dict()) | dict(disc.state_dict()),
        "lesson64_latents": {"z": z.flatten(1)},
        "lesson64_images": {"images": generate(gen, z)},
    }


# --- Resizing -------------------------------------------------------------------------------------


def stroke_images() -> np.ndarray:
    """Three anti-aliased strokes, a 1, a 7 and a 0: u8 [3, 28, 28], 0 = paper, 255 = ink."""
    scale = 4  # draw large, then average: ImageDraw itself does not anti-alias
    drawings = [
        lambda d: d.line([(50, 36), (60, 20), (56, 94)], fill=255, width=11, joint="curve"),
        lambda d: d.line([(26, 28), (86, 26), (46, 96)], fill=255, width=12, joint="curve"),
        lambda d: d.ellipse([(30, 16), (82, 98)], outline=255, width=13),
    ]
    images = []
    for draw in drawings:
        canvas = Image.new("L", (28 * scale, 28 * scale), 0)
        draw(ImageDraw.Draw(canvas))
        images.append(np.asarray(canvas.reduce(scale)))
    return np.stack(images)


def resize_file() -> Tensors:
    """28 px to 64 px by the two libraries the lesson's users have: `pillow` rounds to u8, `torch` does not."""
    images = stroke_images()  # [3, 28, 28]
    pillow = [np.asarray(Image.fromarray(i).resize((64, 64), Image.Resampling.BILINEAR)) for i in images]
    pixels = torch.from_numpy(images).float()[None]  # [1, 3, 28, 28]: the three images as channels
    resized = functional.interpolate(pixels, size=(64, 64), mode="bilinear", align_corners=False)[0]
    return {
        "input": torch.from_numpy(images),
        "pillow": torch.from_numpy(np.stack(pillow)),
        "torch": resized,
    }


# --- Output ---------------------------------------------------------------------------------------


def relative(a: Tensor, b: Tensor) -> float:
    """|a - b| / |b| in the L2 norm, or |a - b| where b is all zeros."""
    a, b = a.double(), b.double()
    difference, size = (a - b).norm().item(), b.norm().item()
    return difference / size if size > 0 else difference


def report_precision(case: Case, single: Tensors, double: Tensors) -> None:
    """Print the distance of the float32 run from the float64 run of the same case."""
    print(f"{case.name}: float32 against float64")
    for k in steps(case):
        pairs = zip(single[f"stats.{k}"], double[f"stats.{k}"])
        loss_d, loss_g, *probabilities, norm_d, norm_g = (relative(a, b) for a, b in pairs)
        print(f"  step {k}: loss_d {loss_d:.1e}  loss_g {loss_g:.1e}  D(..) {max(probabilities):.1e}", end="")
        print(f"  grad_norm_d {norm_d:.1e}  grad_norm_g {norm_g:.1e}")
    for k in CASES[case]:
        keys = [key for key in single if key.startswith(f"step{k}.")]
        report_state(f"step {k} weights", [key for key in keys if ".running_" not in key], single, double)
        report_state(f"step {k} running statistics", [key for key in keys if ".running_" in key], single, double)
    images = (single["eval.images"].double() - double["eval.images"]).abs().max().item()
    print(f"  eval images: largest difference {images:.1e}")


def report_conditioning(case: Case, inputs: Tensors, double: Tensors) -> None:
    """Print how far slightly different inputs move the float64 results: how much error the case itself forgives."""
    rng = np.random.default_rng([case.seed, 2])
    worst = 0.0
    for _ in range(NUDGE_TRIALS):
        noise = {key: torch.from_numpy(rng.standard_normal(value.shape)) for key, value in inputs.items()}
        nudged = {key: value.double() * (1.0 + NUDGE * noise[key]) for key, value in inputs.items()}
        moved = run_case(case, nudged, torch.float64)
        worst = max([worst] + [relative(moved[key], double[key]) for key in double if key.startswith("step")])
    print(f"  inputs changed by {NUDGE:.0e}: the worst tensor after steps {CASES[case]} moves by {worst:.1e}")


def report_state(title: str, keys: list[str], single: Tensors, double: Tensors) -> None:
    """Print the difference over all `keys` together, and that of the worst tensor."""
    whole = relative(*(torch.cat([run[key].double().flatten() for key in keys]) for run in (single, double)))
    worst = max(keys, key=lambda key: relative(single[key], double[key]))
    print(f"  {title}: together {whole:.1e}, worst tensor {relative(single[worst], double[worst]):.1e} ({worst})")


def write(name: str, tensors: Tensors, case: Case | None) -> None:
    # One metadata key only: safetensors writes several in random order, and the file would change each time.
    metadata = {"hyper_parameters": json.dumps(asdict(case))} if case else None
    path = HERE / f"{name}.safetensors"
    save_file({key: value.contiguous() for key, value in tensors.items()}, path, metadata)
    path.chmod(0o644)  # save_file makes it private
    print(f"wrote {path.name}: {path.stat().st_size:,} bytes")


def check(name: str, tensors: Tensors) -> None:
    """Raise SystemExit if the committed file differs by more than rounding."""
    committed = load_file(HERE / f"{name}.safetensors")
    if committed.keys() != tensors.keys():
        raise SystemExit(f"{name}: other tensors: {sorted(committed.keys() ^ tensors.keys())}")
    reshaped = [k for k, v in tensors.items() if (v.shape, v.dtype) != (committed[k].shape, committed[k].dtype)]
    if reshaped:
        raise SystemExit(f"{name}: other shapes or types: {reshaped}")
    worst = max(tensors, key=lambda key: relative(tensors[key], committed[key]))
    distance = relative(tensors[worst], committed[worst])
    # Written so that NaN fails too.
    if not distance <= CHECK_TOLERANCE:
        raise SystemExit(f"{name}: {worst} differs by {distance:.1e}; if that is meant, rerun without --check")
    print(f"{name}: as committed, within {distance:.1e}")


def make_files() -> dict[str, tuple[Tensors, Case | None]]:
    """Every file's tensors and the case its metadata describes, by name; prints the precision report."""
    files: dict[str, tuple[Tensors, Case | None]] = {}
    for case in CASES:
        inputs = make_inputs(case)
        single, double = (run_case(case, inputs, dtype) for dtype in (torch.float32, torch.float64))
        report_precision(case, single, double)
        report_conditioning(case, inputs, double)
        files[case.name] = (inputs | single, case)
    # No metadata: a state dict saved by the lesson has none, and its reader must cope.
    files |= {name: (tensors, None) for name, tensors in lesson_files().items()}
    files["resize64"] = (resize_file(), None)
    return files


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the PyTorch reference values.")
    parser.add_argument("--check", action="store_true", help="compare with the committed files, write nothing")
    args = parser.parse_args()
    torch.set_num_threads(1)  # sums in one fixed order
    torch.use_deterministic_algorithms(True)
    for name, (tensors, case) in make_files().items():
        if args.check:
            check(name, tensors)
        else:
            write(name, tensors, case)


if __name__ == "__main__":
    main()
