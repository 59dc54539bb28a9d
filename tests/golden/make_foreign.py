#!/usr/bin/env python3
"""Weights as other programs save them, and what PyTorch draws with them: foreign/NAME.pth and foreign.safetensors.

Usage: make_foreign.py, about 5 s.
"""

import argparse
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn
from torch.nn.utils.parametrizations import spectral_norm

HERE = Path(__file__).parent
Z_DIM = 6


def official(nz: int, ngf: int) -> nn.Module:
    """The generator of PyTorch's DCGAN example at 64 px: one flat Sequential without any bias."""

    class Generator(nn.Module):
        def __init__(self):
            super().__init__()
            widths = [nz, ngf * 8, ngf * 4, ngf * 2, ngf]
            layers = []
            for at, (a, b) in enumerate(zip(widths, widths[1:])):
                conv = nn.ConvTranspose2d(a, b, 4, 2 if at else 1, 1 if at else 0, bias=False)
                layers += [conv, nn.BatchNorm2d(b), nn.ReLU(True)]
            last = nn.ConvTranspose2d(ngf, 1, 4, 2, 1, bias=False)
            self.main = nn.Sequential(*layers, last, nn.Tanh())

        def forward(self, z):
            return self.main(z)

    return Generator()


def official_critic(ndf: int) -> nn.Module:
    layers = [nn.Conv2d(1, ndf, 4, 2, 1, bias=False), nn.LeakyReLU(0.2)]
    for a, b in [(ndf, ndf * 2), (ndf * 2, ndf * 4), (ndf * 4, ndf * 8)]:
        layers += [nn.Conv2d(a, b, 4, 2, 1, bias=False), nn.BatchNorm2d(b), nn.LeakyReLU(0.2)]
    return nn.ModuleDict({"main": nn.Sequential(*layers, nn.Conv2d(ndf * 8, 1, 4, 1, 0, bias=False))})


class Nested(nn.Module):
    """Blocks in a Sequential, the last one too, with PyTorch's default biases, at 32 px."""

    def __init__(self, f: int, wrap=lambda conv: conv):
        super().__init__()
        widths = [Z_DIM, 8 * f, 4 * f, 2 * f]
        blocks = []
        for at, (a, b) in enumerate(zip(widths, widths[1:])):
            conv = wrap(nn.ConvTranspose2d(a, b, 4, 2 if at else 1, 1 if at else 0))
            blocks.append(nn.Sequential(conv, nn.BatchNorm2d(b), nn.ReLU()))
        last = nn.Sequential(wrap(nn.ConvTranspose2d(2 * f, 1, 4, 2, 1)), nn.Tanh())
        self.gen = nn.Sequential(*blocks, last)

    def forward(self, z):
        return self.gen(z)


def instance_critic(f: int) -> nn.Module:
    layers = [nn.Conv2d(1, f, 4, 2, 1), nn.LeakyReLU(0.2)]
    for a, b in [(f, 2 * f), (2 * f, 4 * f)]:
        layers.append(nn.Sequential(nn.Conv2d(a, b, 4, 2, 1, bias=False), nn.InstanceNorm2d(b, affine=True)))
    return nn.Sequential(*layers, nn.Conv2d(4 * f, 1, 4, 1, 0))


def trained(model: nn.Module) -> torch.optim.Optimizer:
    """Weights and statistics that are not those of a new network, and the optimiser that moved them."""
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    for _ in range(3):
        optimizer.zero_grad()
        model(torch.randn(8, Z_DIM, 1, 1)).square().mean().sub(0.3).abs().backward()
        optimizer.step()
    return optimizer


def main() -> None:
    torch.manual_seed(1)
    folder = HERE / "foreign"
    folder.mkdir(exist_ok=True)
    expected = {"z": torch.randn(3, Z_DIM, 1, 1)}

    def case(name: str, model: nn.Module, saved: object) -> None:
        torch.save(saved, folder / f"{name}.pth")
        with torch.no_grad():
            expected[name] = model.eval().float()(expected["z"]).contiguous()

    # The example's loop, on two GPUs: both networks, the optimiser, numbers, and the program's options.
    model = official(Z_DIM, 2)
    optimizer = trained(model)
    checkpoint = {
        "epoch": 5,
        "netG": nn.DataParallel(model).state_dict(),
        "netD": nn.DataParallel(official_critic(2)).state_dict(),
        "optimizerG": optimizer.state_dict(),
        "fixed_noise": torch.randn(4, Z_DIM, 1, 1),
        "G_losses": [0.7, 0.6],
        "opt": argparse.Namespace(ngf=2, cuda=True),
    }
    case("official", model, checkpoint)

    # A compiled model in double precision.
    model = Nested(1)
    trained(model)
    compiled = {f"_orig_mod.{name}": tensor.double() for name, tensor in model.state_dict().items()}
    case("compiled", model, compiled)

    # Spectral normalisation in the generator, and a critic of another kind.
    model = Nested(1, spectral_norm)
    trained(model)
    case("spectral", model, {"generator": model.state_dict(), "critic": instance_critic(1).state_dict()})

    # A module as an object, in half precision, with its channels last in memory.
    model = Nested(1)
    trained(model)
    model = model.half().to(memory_format=torch.channels_last)
    case("module", model, model)

    legacy = Nested(1).state_dict()
    torch.save(legacy, folder / "legacy.pth", _use_new_zipfile_serialization=False)

    save_file(expected, HERE / "foreign.safetensors")


if __name__ == "__main__":
    main()
