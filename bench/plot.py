"""Draws step time against batch and width: plot.py results.json FOLDER writes FOLDER/step-time.svg and .png.

Batch has straight lines fitted: work grows with it, so a point above its line is a cliff. Width is drawn on
logarithmic axes, where work that grows with its square is a line of slope 2.
"""

import json
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot as plt  # noqa: E402
from matplotlib.axes import Axes  # noqa: E402
from matplotlib.ticker import NullFormatter  # noqa: E402

# The same results give the same file.
plt.rcParams.update({"svg.hashsalt": "bench", "svg.fonttype": "none", "font.size": 10})


def draw(axes: Axes, series: list[dict], label: dict[str, str], fixed: str) -> None:
    """One sweep: the rounds as dots, the medians joined, the fitted line dashed where it is meant."""
    over = series[0]["over"]
    for index, one in enumerate(series):
        colour = f"C{index}"
        x, y = zip(*one["points"])
        axes.plot(x, y, "o-", color=colour, markersize=5, label=label[one["id"]])
        for record in one["records"]:
            rounds = record.get("roundsMsPerStep", [])
            axes.plot([record["config"][over]] * len(rounds), rounds, ".", color=colour, alpha=0.3, markersize=4)
        if over == "batch":
            fit = one["fit"]
            line = [fit["intercept"] + fit["slope"] * value for value in x]
            text = f"{fit['slope']:.2f} ms an image, r² = {fit['r2']:.3f}"
            axes.plot(x, line, "--", color=colour, linewidth=1, label=text)
    axes.set_xlabel(f"{over} ({fixed})")
    axes.set_ylabel("ms/step, median of the rounds (dots)")
    if over == "features":
        axes.set_xscale("log", base=2)
        axes.set_yscale("log")
        axes.set_xticks(series[0]["points"] and [x for x, _ in series[0]["points"]])
        axes.xaxis.set_major_formatter("{x:g}")
        axes.set_yticks([20, 50, 100, 200, 500])
        axes.yaxis.set_major_formatter("{x:g}")
        axes.yaxis.set_minor_formatter(NullFormatter())
    else:
        axes.set_xticks([x for x, _ in series[0]["points"]])
        axes.set_xlim(0)
        axes.set_ylim(0)
    axes.grid(alpha=0.3)
    # Below: inside, its long names would lie over axes and lines.
    axes.legend(frameon=False, fontsize=9, loc="upper left", bbox_to_anchor=(0, -0.13), borderaxespad=0)


def main() -> None:
    results, folder = json.loads(Path(sys.argv[1]).read_text()), Path(sys.argv[2])
    drawable = [one for one in results["sweeps"] if len(one["points"]) > 1]
    if not drawable:
        return
    # What is in brackets is for the table.
    label = {one["id"]: f"{one['engine']}: {one['where'].split(' (')[0]}" for one in results["contestants"]}
    figure, panels = plt.subplots(1, 2, figsize=(11, 5.5), layout="constrained")
    for axes, over, fixed in zip(panels, ("batch", "features"), ("f = 16", "batch 64, log-log")):
        draw(axes, [one for one in drawable if one["over"] == over], label, fixed)
    figure.savefig(folder / "step-time.svg", metadata={"Date": None})
    figure.savefig(folder / "step-time.png", dpi=110)


if __name__ == "__main__":
    main()
