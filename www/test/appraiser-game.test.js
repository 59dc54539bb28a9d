import { describe, expect, it } from "vitest";
import { deal } from "../src/features/appraiser-game/deal.js";
import {
  answerOf,
  boundaryOf,
  drawRounds,
  rightOf,
  scoresOf,
  tileOf,
  toValues,
} from "../src/features/appraiser-game/game.js";

/** A mosaic of 2 x 2 pixels each, every pixel the number of its picture. */
function mosaic(columns, rows, first = 0) {
  const [tile, width, height] = [2, columns * 2, rows * 2];
  const pixels = Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    return first + Math.floor(y / 2) * columns + Math.floor(x / 2);
  });
  return { columns, rows, tile, width, height, channels: 1, pixels };
}

describe("the draw", () => {
  it("is half real and half forged, by the seed, with no training image twice", () => {
    const rounds = drawRounds(7, 64);
    expect(rounds).toEqual(drawRounds(7, 64));
    expect(rounds).not.toEqual(drawRounds(8, 64));
    for (let seed = 0; seed < 200; seed++) {
      const draws = drawRounds(seed, 64);
      const reals = draws.flatMap((draw) => (draw.truth === "real" ? [draw.index] : []));
      const fakes = draws.flatMap((draw) => (draw.truth === "forged" ? [draw.seed] : []));
      expect([draws.length, new Set(reals).size, new Set(fakes).size]).toEqual([10, 5, 5]);
      expect(reals.every((index) => Number.isInteger(index) && index >= 0 && index < 64)).toBe(
        true,
      );
      expect(fakes.every((latent) => Number.isInteger(latent) && latent < 2 ** 32)).toBe(true);
    }
  });

  it("gives away nothing by the order: every round is as often real as forged", () => {
    const games = Array.from({ length: 2000 }, (_, seed) => drawRounds(seed, 64));
    for (let round = 0; round < 10; round++) {
      const reals = games.filter((game) => game[round].truth === "real").length;
      expect(Math.abs(reals - 1000)).toBeLessThan(100); // 4.5 standard deviations
    }
  });

  it("is shorter where there are fewer than five training images", () => {
    expect(
      drawRounds(1, 2)
        .map(({ truth }) => truth)
        .sort(),
    ).toEqual(["forged", "forged", "real", "real"]);
  });
});

describe("the pictures", () => {
  it("are cut out of a mosaic", () => {
    const { pixels, ...rest } = tileOf(mosaic(3, 2), 4);
    expect([...pixels]).toEqual([4, 4, 4, 4]);
    expect(rest).toEqual({ columns: 1, rows: 1, tile: 2, width: 2, height: 2, channels: 1 });
  });

  it("are numbers from -1 to 1 for the networks", () => {
    expect([...toValues(Uint8Array.of(0, 255))]).toEqual([-1, 1]);
  });
});

describe("the answers", () => {
  const verdicts = (logits, probabilities = null) => ({
    logits: Float32Array.from(logits),
    probabilities,
  });

  it("of a discriminator with probabilities are by one half", () => {
    const boundary = boundaryOf(verdicts([3, 5], Float32Array.of(0.9, 0.9)), verdicts([9]));
    expect(boundary).toBe(0);
    expect([answerOf(0.1, boundary), answerOf(-0.1, boundary)]).toEqual(["real", "forged"]);
  });

  it("of a critic are by the middle between fakes and real ones", () => {
    const boundary = boundaryOf(verdicts([-30, -10]), verdicts([-2, -6]));
    expect(boundary).toBe(-12);
    expect([answerOf(-11, boundary), answerOf(-13, boundary)]).toEqual(["real", "forged"]);
  });

  it("make the score of both players, round by round", () => {
    const rounds = [
      { truth: "real", appraiser: "real" },
      { truth: "real", appraiser: "forged" },
      { truth: "forged", appraiser: "forged" },
      { truth: "forged", appraiser: "real" },
    ];
    const answers = ["real", "real", "real", "real"];
    expect(rounds.map((round, i) => rightOf(round, answers[i]))).toEqual([
      "both",
      "you",
      "appraiser",
      "none",
    ]);
    expect(scoresOf(rounds, answers)).toEqual({ you: 2, appraiser: 2 });
    expect(scoresOf(rounds, answers.slice(0, 1))).toEqual({ you: 1, appraiser: 1 });
    expect(scoresOf(rounds, [])).toEqual({ you: 0, appraiser: 0 });
  });
});

/** An engine that finds brighter pictures more real, and keeps what it was asked. */
function engine({ classes = undefined, fails = "" } = {}) {
  const asked = [];
  const answers = {
    latent: ({ latent }) => ({ latent: Float32Array.of(latent.seed), class: classes ?? null }),
    draw_latents: ({ latents }) => mosaic(latents.length, 1, 200),
    verdicts: () => ({ fakes: { logits: [0], probabilities: [0.5] }, reals: null }),
    attribution: ({ picture }) => ({
      step: 9,
      logit: picture.from === "real" ? 7 : picture.values[0],
      values: Float32Array.of(1, 2, 3, 4),
    }),
  };
  const find = async (command) => {
    asked.push(command);
    return command.type === fails ? undefined : answers[command.type](command);
  };
  return { find, asked };
}

describe("dealing", () => {
  const table = { real: mosaic(8, 8), images: 64, isConditional: false };

  it("has the discriminator judge the very pixels that are shown", async () => {
    const { find, asked } = engine();
    const dealt = await deal({ ...table, find }, 3);
    const judged = asked.filter(({ type }) => type === "attribution");
    expect(judged.map(({ picture }) => picture.values)).toEqual(
      dealt?.rounds.map(({ picture }) => toValues(picture.pixels)),
    );
    // The engine above draws fakes with pixels from 200 on, and has training images below 64.
    expect(dealt?.rounds.map(({ truth, picture }) => [truth, picture.pixels[0] >= 200])).toEqual(
      drawRounds(3, 64).map(({ truth }) => [truth, truth === "forged"]),
    );
    expect(dealt?.rounds.map(({ appraiser }) => appraiser)).toEqual(
      drawRounds(3, 64).map(({ truth }) => (truth === "forged" ? "real" : "forged")),
    );
    expect(dealt?.rounds[0]).toMatchObject({ step: 9, gradient: Float32Array.of(1, 2, 3, 4) });
  });

  it("tells a conditional discriminator the class: its own of a fake, by its place of a real one", async () => {
    const { find, asked } = engine({ classes: 4 });
    await deal({ ...table, find, isConditional: true }, 3);
    const draws = drawRounds(3, 64);
    const judged = asked.filter(({ type }) => type === "attribution");
    expect(judged.map(({ picture: { from, index, class: told } }) => [from, index, told])).toEqual(
      draws.map(({ truth, index }) =>
        truth === "real" ? ["real", index, undefined] : ["given", undefined, 4],
      ),
    );
    expect(asked.find(({ type }) => type === "draw_latents").classes).toEqual([4, 4, 4, 4, 4]);
  });

  it.each(["latent", "draw_latents", "verdicts", "attribution"])(
    "gives nothing where %s fails",
    async (fails) => {
      expect(await deal({ ...table, find: engine({ fails }).find }, 3)).toBeUndefined();
    },
  );
});
