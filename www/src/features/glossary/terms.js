/**
 * What the glossary explains, in the order of a first reading. A term's texts are `word.ID` and `word.ID.text`, a
 * group's is `words.GROUP`.
 * @type {readonly { group: string, terms: readonly string[] }[]}
 */
export const GROUPS = [
  {
    group: "game",
    terms: [
      "gan",
      "generator",
      "discriminator",
      "critic",
      "latent",
      "latent_space",
      "distribution",
      "equilibrium",
    ],
  },
  {
    group: "training",
    terms: [
      "loss",
      "d_x",
      "d_g_z",
      "gradient",
      "step",
      "batch",
      "epoch",
      "learning_rate",
      "optimiser",
      "seed",
      "weights",
      "label_smoothing",
      "ttur",
      "ema",
    ],
  },
  {
    group: "networks",
    terms: [
      "dcgan",
      "convolution",
      "transposed_convolution",
      "feature_map",
      "batch_norm",
      "activation",
      "conditional",
      "spectral_norm",
    ],
  },
  {
    group: "troubles",
    terms: ["mode_collapse", "saturation", "divergence", "oscillation", "overfitting"],
  },
  { group: "cures", terms: ["wasserstein", "gradient_penalty", "instance_noise", "minibatch_std"] },
  { group: "judging", terms: ["classifier", "modes", "frechet", "nearest"] },
  { group: "space", terms: ["interpolation", "truncation", "principal_direction", "inversion"] },
];
