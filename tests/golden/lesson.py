"""The lesson's DCGAN and its training step in PyTorch: what the Rust engine must reproduce.

Shapes use n = batch, c = channels, f = features, s = image size (32 or 64).
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

LEAKY_SLOPE = 0.2  # DCGAN paper (arXiv:1511.06434), section 4
INIT_STD = 0.02  # the same


@dataclass(frozen=True)
class Case:
    """Hyper-parameters of one reference run; they are also the file's metadata."""

    name: str
    image_size: int
    features: int
    batch: int
    seed: int
    channels: int = 1
    z_dim: int = 16
    lr: float = 2e-4
    beta1: float = 0.5
    beta2: float = 0.999
    eps: float = 1e-8


# --- The lesson's networks ------------------------------------------------------------------------


class Generator(nn.Module):
    """Latents [n, z_dim, 1, 1] to images [n, c, s, s] in [-1, 1]."""

    def __init__(self, z_dim: int, channels: int, features: int, image_size: int):
        super().__init__()
        widths = [features * m for m in generator_multiples(image_size)]
        stages = [self._block(z_dim, widths[0], stride=1, padding=0)]  # [n, widths[0], 4, 4]
        # Each stage halves the width and doubles the side.
        stages += [self._block(a, b, stride=2, padding=1) for a, b in zip(widths, widths[1:])]
        self.gen = nn.Sequential(
            *stages,  # [n, 2f, s/2, s/2]
            nn.ConvTranspose2d(widths[-1], channels, 4, 2, 1),  # [n, c, s, s]
            nn.Tanh(),
        )

    @staticmethod
    def _block(inputs: int, outputs: int, stride: int, padding: int) -> nn.Sequential:
        """[n, inputs, h, h] to [n, outputs, h', h']; no bias, since BatchNorm would subtract it again."""
        return nn.Sequential(
            nn.ConvTranspose2d(inputs, outputs, 4, stride, padding, bias=False),
            nn.BatchNorm2d(outputs),
            nn.ReLU(),
        )

    def forward(self, z: Tensor) -> Tensor:
        return self.gen(z)


class Discriminator(nn.Module):
    """Images [n, c, s, s] to the probability that each is real, [n, 1, 1, 1]."""

    def __init__(self, channels: int, features: int, image_size: int):
        super().__init__()
        widths = [features * m for m in discriminator_multiples(image_size)]
        self.disc = nn.Sequential(
            nn.Conv2d(channels, widths[0], 4, 2, 1),  # [n, f, s/2, s/2]
            nn.LeakyReLU(LEAKY_SLOPE),
            *[self._block(a, b) for a, b in zip(widths, widths[1:])],  # [n, widths[-1], 4, 4]
            nn.Conv2d(widths[-1], 1, 4, 2, 0),  # [n, 1, 1, 1]
            nn.Sigmoid(),
        )

    @staticmethod
    def _block(inputs: int, outputs: int) -> nn.Sequential:
        """[n, inputs, h, h] to [n, outputs, h/2, h/2]."""
        return nn.Sequential(
            nn.Conv2d(inputs, outputs, 4, 2, 1, bias=False),
            nn.BatchNorm2d(outputs),
            nn.LeakyReLU(LEAKY_SLOPE),
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.disc(x)


def generator_multiples(image_size: int) -> list[int]:
    """Widths after each block, in units of f: the side grows 4, 8, ... to s/2, the width shrinks to 2f."""
    return {32: [8, 4, 2], 64: [16, 8, 4, 2]}[image_size]


def discriminator_multiples(image_size: int) -> list[int]:
    """Widths after the first convolution and each block, in units of f."""
    return {32: [1, 2, 4], 64: [1, 2, 4, 8]}[image_size]


def init_weights(module: nn.Module) -> None:
    """DCGAN's initialisation. Convolution biases are random too: at zero, a forgotten bias would go unseen."""
    if isinstance(module, (nn.Conv2d, nn.ConvTranspose2d)):
        nn.init.normal_(module.weight, 0.0, INIT_STD)
        if module.bias is not None:
            nn.init.normal_(module.bias, 0.0, INIT_STD)
    elif isinstance(module, nn.BatchNorm2d):
        nn.init.normal_(module.weight, 1.0, INIT_STD)
        nn.init.zeros_(module.bias)


def new_networks(case: Case) -> tuple[Generator, Discriminator]:
    """Freshly initialised float32 networks in training mode; the same for the same case."""
    torch.manual_seed(case.seed)
    gen = Generator(case.z_dim, case.channels, case.features, case.image_size).apply(init_weights)
    disc = Discriminator(case.channels, case.features, case.image_size).apply(init_weights)
    return gen, disc


# --- The lesson's training step -------------------------------------------------------------------


class Trainer:
    """Both networks with their optimisers, in either precision."""

    def __init__(self, case: Case, gen: Generator, disc: Discriminator):
        self.gen, self.disc = gen, disc
        self.optimizer_g, self.optimizer_d = (
            torch.optim.Adam(net.parameters(), lr=case.lr, betas=(case.beta1, case.beta2), eps=case.eps)
            for net in (gen, disc)
        )

    def step(self, real: Tensor, z: Tensor) -> Tensor:
        """One step of D, then one of G on the same fakes: real [n, c, s, s], z [n, z_dim, 1, 1] to stats [7]."""
        fake = self.gen(z)  # [n, c, s, s]
        stats_d = self._train_discriminator(real, fake.detach())
        stats_g = self._train_generator(fake)
        names = ("loss_d", "loss_g", "d_real", "d_fake_before", "d_fake_after", "grad_norm_d", "grad_norm_g")
        stats = stats_d | stats_g
        return torch.tensor([stats[name] for name in names], dtype=torch.float64)

    def _train_discriminator(self, real: Tensor, fake: Tensor) -> dict[str, float]:
        """Moves D's weights; fake [n, c, s, s] comes detached, so G gets no gradient."""
        p_real, p_fake = self.disc(real), self.disc(fake)  # two passes: BatchNorm must not mix real and fake
        loss = (bce(p_real, 1.0) + bce(p_fake, 0.0)) / 2
        norm = descend(loss, self.disc, self.optimizer_d)
        return {"loss_d": loss.item(), "d_real": mean(p_real), "d_fake_before": mean(p_fake), "grad_norm_d": norm}

    def _train_generator(self, fake: Tensor) -> dict[str, float]:
        """Moves G's weights. D's stay, but its running statistics take in this third pass."""
        p_fake = self.disc(fake)
        loss = bce(p_fake, 1.0)
        norm = descend(loss, self.gen, self.optimizer_g)
        return {"loss_g": loss.item(), "d_fake_after": mean(p_fake), "grad_norm_g": norm}


def bce(probability: Tensor, target: float) -> Tensor:
    """Binary cross-entropy against one label for all: [n, 1, 1, 1] to a scalar."""
    return functional.binary_cross_entropy(probability, torch.full_like(probability, target))


def descend(loss: Tensor, net: nn.Module, optimizer: torch.optim.Optimizer) -> float:
    """One Adam step of `net` on `loss`; returns the L2 norm over all its gradients.

    zero_grad just before backward matters for D: the generator's loss left gradients in it.
    """
    optimizer.zero_grad()
    loss.backward()
    # Summed in float64, so that the reference carries no rounding of its own.
    norm = sum(p.grad.double().square().sum().item() for p in net.parameters()) ** 0.5
    optimizer.step()
    return norm


def mean(x: Tensor) -> float:
    return x.detach().double().mean().item()
