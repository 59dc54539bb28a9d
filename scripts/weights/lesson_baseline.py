"""What the lesson's recipe reaches in PyTorch at the page's network: trains it and draws samples for `gan evaluate`.

    python3 scripts/weights/lesson_baseline.py --data data/mnist --steps 5000 --out lesson

writes lesson-<step>.idx (10,000 digits of 32 px, generator in eval mode). Needs torch and numpy.
"""

import argparse
import struct
import sys
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "golden"))
from lesson import Case, Trainer, new_networks  # noqa: E402

SAMPLES = 10_000


def read_images(path: Path) -> torch.Tensor:
    """IDX images as [n, 1, 32, 32] in [-1, 1], padded with background as the page pads them."""
    raw = path.read_bytes()
    _, count, height, width = struct.unpack(">IIII", raw[:16])
    pixels = np.frombuffer(raw, np.uint8, offset=16).reshape(count, 1, height, width)
    images = torch.from_numpy(pixels.astype(np.float32) / 127.5 - 1.0)
    return torch.nn.functional.pad(images, (2, 2, 2, 2), value=-1.0)


@torch.no_grad()
def draw(generator: torch.nn.Module, z_dim: int) -> np.ndarray:
    """SAMPLES images as bytes [n, 32, 32], by the running statistics."""
    rng = torch.Generator().manual_seed(0)
    generator.eval()
    chunks = [generator(torch.randn(500, z_dim, 1, 1, generator=rng)) for _ in range(SAMPLES // 500)]
    generator.train()
    return torch.cat(chunks)[:, 0].add(1).mul(127.5).round().clamp(0, 255).byte().numpy()


def write_images(path: Path, images: np.ndarray) -> None:
    path.write_bytes(struct.pack(">IIII", 0x803, *images.shape) + images.tobytes())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=5000)
    parser.add_argument("--lr", type=float, default=2e-4, help="the lesson's is 2e-4")
    parser.add_argument("--every", type=int, default=1000, help="steps between two sets of samples")
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--out", required=True, help="start of the files' names")
    args = parser.parse_args()
    torch.set_num_threads(1)
    case = Case("baseline", image_size=32, features=16, batch=64, seed=args.seed, z_dim=100, lr=args.lr)
    gen, disc = new_networks(case)
    for layer in (gen, disc):  # biases at 0, as PyTorch users who follow the paper have them
        for module in layer.modules():
            if isinstance(module, (torch.nn.Conv2d, torch.nn.ConvTranspose2d)) and module.bias is not None:
                torch.nn.init.zeros_(module.bias)
    trainer, images = Trainer(case, gen, disc), read_images(args.data / "train-images-idx3-ubyte")
    order = iter(())
    for step in range(1, args.steps + 1):
        batch = next(order, None)
        if batch is None or len(batch) < case.batch:
            order = iter(torch.randperm(len(images)).split(case.batch))
            batch = next(order)
        stats = trainer.step(images[batch], torch.randn(case.batch, case.z_dim, 1, 1))
        if step % 100 == 0:
            print(f"step {step} loss D {stats[0]:.4f} G {stats[1]:.4f}", flush=True)
        if step % args.every == 0:
            write_images(Path(f"{args.out}-{step}.idx"), draw(gen, case.z_dim))


if __name__ == "__main__":
    main()
