"""The lesson's training step in PyTorch on the CPU, driven by runner/process-lane.js: steps in, times out, as lines.

The networks are those of tests/golden/lesson.py; the step is its fastest plain form: logits instead of
probabilities, no read-back between steps, Adam over all tensors at once.
"""

import argparse
import json
import struct
import sys
import time
from pathlib import Path

import torch
from torch import Tensor
from torch.nn.functional import pad, softplus

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "golden"))
from lesson import Case, new_networks  # noqa: E402

LR = 2e-4
BETAS = (0.5, 0.999)


class Run:
    """Both networks, their optimisers and the digits."""

    def __init__(self, case: Case, digits: Tensor):
        self.case, self.digits = case, digits
        self.gen, self.disc = new_networks(case)
        self.disc.disc = self.disc.disc[:-1]  # without its sigmoid: to logits
        for module in [*self.gen.modules(), *self.disc.modules()]:
            if getattr(module, "bias", None) is not None:
                torch.nn.init.zeros_(module.bias)
        self.adam_g = torch.optim.Adam(self.gen.parameters(), lr=LR, betas=BETAS, fused=True)
        self.adam_d = torch.optim.Adam(self.disc.parameters(), lr=LR, betas=BETAS, fused=True)

    def step(self) -> Tensor:
        """One step of D, then one of G on the same fakes; losses [2]."""
        case = self.case
        chosen = torch.randint(len(self.digits), (case.batch,))
        real = pad(self.digits[chosen].float() / 127.5 - 1, (2, 2, 2, 2), value=-1.0)
        fake = self.gen(torch.randn(case.batch, case.z_dim, 1, 1))

        self.adam_d.zero_grad(set_to_none=True)
        loss_d = (softplus(-self.disc(real)).mean() + softplus(self.disc(fake.detach())).mean()) / 2
        loss_d.backward()
        self.adam_d.step()

        self.adam_g.zero_grad(set_to_none=True)
        self.disc.requires_grad_(False)  # its weights' gradients would be thrown away
        loss_g = softplus(-self.disc(fake)).mean()
        loss_g.backward()
        self.disc.requires_grad_(True)
        self.adam_g.step()
        return torch.stack([loss_d.detach(), loss_g.detach()])


def read_digits(path: Path) -> Tensor:
    """IDX images as bytes [n, 1, 28, 28]."""
    raw = bytearray(path.read_bytes())
    _, count, height, width = struct.unpack(">IIII", raw[:16])
    return torch.frombuffer(raw, dtype=torch.uint8, offset=16).reshape(count, 1, height, width)


def count(module: torch.nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


def say(message: dict) -> None:
    print(json.dumps(message), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("batch", "features", "z", "seed", "threads"):
        parser.add_argument(f"--{name}", type=int, required=True)
    parser.add_argument("--digits", type=Path, required=True)
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    case = Case("bench", image_size=32, features=args.features, batch=args.batch, seed=args.seed, z_dim=args.z)
    run = Run(case, read_digits(args.digits))
    say({"parameters": {"g": count(run.gen), "d": count(run.disc)}})
    for line in sys.stdin:
        start = time.perf_counter()
        losses = torch.stack([run.step() for _ in range(int(line))]).tolist()
        say({"ms": (time.perf_counter() - start) * 1000, "losses": losses})


if __name__ == "__main__":
    main()
