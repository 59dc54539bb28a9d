"""Reference values for tests/metrics.rs: Frechet distance by SciPy, precision and recall by NumPy, on fixed features.

    python3 tests/golden/make_metrics.py

writes tests/golden/metrics.safetensors. Needs numpy, scipy and safetensors.
"""

from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from scipy.linalg import sqrtm
from scipy.spatial.distance import cdist

DIMS = 16
NEIGHBOURS = 3  # Kynkaanniemi et al. 2019, section 2


def features(rng: np.random.Generator, count: int, shift: float) -> np.ndarray:
    """[count, DIMS], correlated and cut off at 0 like the classifier's."""
    # Of full rank: SciPy's sqrtm loses digits on singular matrices.
    mixing = np.eye(DIMS) + 0.2 * np.linspace(-1, 1, DIMS * DIMS).reshape(DIMS, DIMS)
    mixed = rng.standard_normal((count, DIMS)) @ mixing + shift
    return np.maximum(mixed, 0).astype(np.float32)


def frechet(a: np.ndarray, b: np.ndarray) -> float:
    """Heusel et al. 2017, equation 6."""
    a, b = a.astype(np.float64), b.astype(np.float64)
    cov_a, cov_b = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    root = sqrtm(cov_a @ cov_b).real
    return float(np.sum((a.mean(0) - b.mean(0)) ** 2) + np.trace(cov_a + cov_b - 2 * root))


def covered(points: np.ndarray, centres: np.ndarray) -> float:
    """Share of points within a centre's distance to its third nearest neighbour; place 0 is the centre itself."""
    radii = np.sort(cdist(centres, centres), axis=1)[:, NEIGHBOURS]
    return float((cdist(points, centres) <= radii).any(axis=1).mean())


def main() -> None:
    rng = np.random.default_rng(3)
    real, fake = features(rng, 300, 0.5), features(rng, 250, 0.9)
    expected = [frechet(real, fake), covered(fake, real), covered(real, fake)]
    tensors = {"real": real, "fake": fake, "expected": np.array(expected, np.float64)}
    save_file(tensors, Path(__file__).with_name("metrics.safetensors"))
    print("distance, precision, recall:", expected)


if __name__ == "__main__":
    main()
