"""The command line of the scripts that write one file of reference values from cases found by a seed."""

import argparse
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import torch
from safetensors.torch import save_file

from make_golden import HERE, Tensors, check


def write(name: str, cases: Mapping[str, Any], tensors: Tensors) -> None:
    """Write the tensors with the settings of each case, which are instances of dataclasses."""
    # One metadata key only: safetensors writes several in random order, and the file would change each time.
    metadata = {"cases": json.dumps({case: asdict(settings) for case, settings in cases.items()})}
    path = HERE / f"{name}.safetensors"
    save_file({key: value.contiguous() for key, value in tensors.items()}, path, metadata)
    path.chmod(0o644)  # save_file makes it private
    print(f"wrote {path.name}: {path.stat().st_size:,} bytes")


def run(
    name: str,
    description: str,
    cases: Mapping[str, Any],
    make_file: Callable[[], Tensors],
    first_good_seed: Callable[[], int],
) -> None:
    """Write the file NAME.safetensors, compare with it (--check), or look for a seed (--search)."""
    parser = argparse.ArgumentParser(description=description)
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--check", action="store_true", help="compare with the committed file, write nothing")
    mode.add_argument("--search", action="store_true", help="print the first seed that every case passes")
    args = parser.parse_args()
    torch.set_num_threads(1)  # sums in one fixed order
    torch.use_deterministic_algorithms(True)
    if args.search:
        print(first_good_seed())
    elif args.check:
        check(name, make_file())
    else:
        write(name, cases, make_file())
