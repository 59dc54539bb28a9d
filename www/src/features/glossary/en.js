/** The glossary in English. */
export const enGlossary = {
  "words.title": "Words",
  "words.help":
    "What the words on this page mean, in plain terms; the forger and the appraiser are called by their names in papers, too.",
  "words.find": "Find a word",
  "words.none": "No word here matches.",
  "words.close": "Close",
  "words.all": "All words",

  "words.game": "The game",
  "word.gan": "Generative adversarial network (GAN)",
  "word.gan.text":
    "Two networks that learn from each other: one makes pictures, the other tells them from real ones. Goodfellow et al., 2014.",
  "word.generator": "Generator, G (the forger)",
  "word.generator.text":
    "The network that turns random numbers into a picture. It never sees a real one; it learns only from what the discriminator says of its pictures.",
  "word.discriminator": "Discriminator, D (the appraiser)",
  "word.discriminator.text":
    "The network that says how real a picture looks, from 0 to 1. It learns from real pictures and from forgeries.",
  "word.critic": "Critic",
  "word.critic.text":
    "A discriminator that gives a score without limits in place of a probability, as with the Wasserstein loss.",
  "word.latent": "Latent vector, z",
  "word.latent.text":
    "The random numbers from which the generator makes one picture. The same z gives the same picture, as long as the network does not change.",
  "word.latent_space": "Latent space",
  "word.latent_space.text":
    "All possible z. Points near each other give pictures that are alike, so one can walk in it.",
  "word.distribution": "Distribution",
  "word.distribution.text":
    "What is likely among all pictures, and what is not. A GAN learns to draw from that of the data, not to copy single pictures.",
  "word.equilibrium": "Equilibrium",
  "word.equilibrium.text":
    "Neither network can do better while the other stays as it is: D can only guess, and says a half to every picture. Real games come near to it and leave again.",

  "words.training": "Training",
  "word.loss": "Loss",
  "word.loss.text":
    "The number that a network makes smaller by learning. Here the two losses pull in opposite directions, so neither one says how good the pictures are.",
  "word.d_x": "D(x)",
  "word.d_x.text":
    "What the discriminator says of real pictures, on average over a batch. 1 means that it takes all of them for real.",
  "word.d_g_z": "D(G(z))",
  "word.d_g_z.text":
    "What the discriminator says of forgeries, on average over a batch. 0 means that it finds out every one.",
  "word.gradient": "Gradient",
  "word.gradient.text":
    "For each weight, how the loss would change if that weight changed a little. Learning takes a small stride against it.",
  "word.step": "Step",
  "word.step.text":
    "One turn of the game: the discriminator learns from a batch of real pictures and one of forgeries, then the generator learns from its verdict.",
  "word.batch": "Batch",
  "word.batch.text":
    "The pictures that are used together in one step. Larger batches give steadier gradients, and take longer.",
  "word.epoch": "Epoch",
  "word.epoch.text": "Once through all training pictures.",
  "word.learning_rate": "Learning rate",
  "word.learning_rate.text":
    "How long the stride against the gradient is. Too long, and the game is thrown off; too short, and nothing happens.",
  "word.optimiser": "Optimiser (Adam)",
  "word.optimiser.text":
    "The rule that turns gradients into strides. Adam keeps running means of the gradient and of its square for each weight. Kingma and Ba, 2015.",
  "word.seed": "Seed",
  "word.seed.text":
    "The number from which all randomness of a run comes. The same seed and settings give the same run.",
  "word.weights": "Weights",
  "word.weights.text": "The numbers that a network learns. A checkpoint is a file of them.",
  "word.label_smoothing": "Label smoothing",
  "word.label_smoothing.text":
    "Real pictures are called, say, 0.9 rather than 1, so that the discriminator does not become too sure. Salimans et al., 2016.",
  "word.ttur": "Two time scales (TTUR)",
  "word.ttur.text":
    "Generator and discriminator have learning rates of their own. Heusel et al., 2017.",
  "word.ema": "Average of weights (EMA)",
  "word.ema.text":
    "A second generator whose weights are a running mean of the trained one’s. Its pictures are steadier.",

  "words.networks": "The networks",
  "word.dcgan": "DCGAN",
  "word.dcgan.text":
    "A GAN of convolutions with five rules: strides in place of pooling, batch norm, no dense hidden layers, ReLU in G and LeakyReLU in D. Radford et al., 2016.",
  "word.convolution": "Convolution",
  "word.convolution.text":
    "A layer that slides small filters over a picture. Each filter finds one pattern, wherever it is.",
  "word.transposed_convolution": "Transposed convolution",
  "word.transposed_convolution.text":
    "A convolution turned round: each number of a small map paints a patch of a larger one. The generator grows its picture so.",
  "word.feature_map": "Feature map (channel)",
  "word.feature_map.text": "What one filter found, at every place: a picture inside the network.",
  "word.batch_norm": "Batch norm",
  "word.batch_norm.text":
    "Each channel is brought to mean 0 and variance 1 over the batch, then scaled and shifted by learned numbers. Ioffe and Szegedy, 2015.",
  "word.activation": "Activation (ReLU, tanh, sigmoid)",
  "word.activation.text":
    "What bends a layer’s output: ReLU cuts off what is below 0, LeakyReLU keeps a fifth of it, tanh and sigmoid press all numbers between −1 and 1, or 0 and 1.",
  "word.conditional": "Conditional GAN",
  "word.conditional.text":
    "Both networks are told the class. One can then order a digit. Mirza and Osindero, 2014.",
  "word.spectral_norm": "Spectral norm",
  "word.spectral_norm.text":
    "Each layer of D is divided by how much it can stretch its input at most, so that its verdict changes smoothly. Miyato et al., 2018.",

  "words.troubles": "What goes wrong",
  "word.mode_collapse": "Mode collapse",
  "word.mode_collapse.text":
    "The generator draws one picture, or a few, whatever its random numbers are. Classes are missing, though every single picture may be good.",
  "word.saturation": "Saturation (vanishing gradient)",
  "word.saturation.text":
    "The discriminator is sure of everything; its verdict hardly changes with the picture, so the generator gets no signal.",
  "word.divergence": "Divergence",
  "word.divergence.text":
    "Losses and scores grow without end, or become no numbers at all. The run does not come back from it.",
  "word.oscillation": "Oscillation",
  "word.oscillation.text":
    "The two networks chase each other in circles: now one is ahead, now the other, and the pictures change without getting better.",
  "word.overfitting": "Overfitting",
  "word.overfitting.text":
    "A network knows its training pictures by heart. With few pictures the discriminator does so, and its verdicts teach nothing any more.",

  "words.cures": "What helps",
  "word.wasserstein": "Wasserstein loss",
  "word.wasserstein.text":
    "The critic’s scores of real and forged pictures are pulled apart; their difference estimates how far the two distributions are from each other. Arjovsky et al., 2017.",
  "word.gradient_penalty": "Gradient penalty",
  "word.gradient_penalty.text":
    "The critic pays where its score is too steep. Without this its scores could grow without end. Gulrajani et al., 2017.",
  "word.instance_noise": "Noise on pictures",
  "word.instance_noise.text":
    "A little noise on real pictures and forgeries makes them harder to tell apart, and keeps the game going. Sønderby et al., 2017.",
  "word.minibatch_std": "Comparison within the batch",
  "word.minibatch_std.text":
    "The discriminator also sees how much the pictures of a batch differ; sameness gives a collapsed generator away. Karras et al., 2018.",

  "words.judging": "How good is it?",
  "word.classifier": "Classifier (the outsider)",
  "word.classifier.text":
    "A network that learned to read real pictures and takes no part in the game. It says which classes the forgeries show.",
  "word.modes": "Modes covered",
  "word.modes.text": "How many of the classes are among the forgeries in a fair number.",
  "word.frechet": "Frechet distance",
  "word.frechet.text":
    "How far the forgeries are from real pictures in the features of the classifier, by means and covariances. Lower is better; 0 is out of reach, so compare with the baseline. Heusel et al., 2017.",
  "word.nearest": "Nearest training image",
  "word.nearest.text":
    "The real picture that differs least from a forgery. If it is the same one, the generator may have copied.",

  "words.space": "Latent space",
  "word.interpolation": "Interpolation (lerp, slerp)",
  "word.interpolation.text":
    "Points on the way from one z to another: on a straight line, or along the sphere near which random z lie.",
  "word.truncation": "Truncation",
  "word.truncation.text":
    "z is drawn nearer to the middle of the space: better pictures, less variety. Brock et al., 2019.",
  "word.principal_direction": "Principal direction",
  "word.principal_direction.text":
    "A direction of latent space along which the generator’s first layer varies most; often it changes one visible trait. Härkönen et al., 2020.",
  "word.inversion": "Inversion",
  "word.inversion.text":
    "The search for the z whose picture is most like a given one, by gradient descent.",
};
