//! What follows from the settings for the networks' shapes.

use super::settings::Config;

/// Channels of the images; those of MNIST and the like are grey.
pub const CHANNELS: usize = 1;
/// Classes of the images; MNIST and the like have ten.
pub const CLASSES: usize = 10;

impl Config {
    /// Length of the generator's input: the latent and, in a conditional generator, one number for each class.
    pub fn inputs_g(&self) -> usize {
        self.z_dim + if self.conditional.is_on() { CLASSES } else { 0 }
    }

    /// The number of stages that double the image's side between the 4x4 core and the outermost layer: 2 at 32 px, 3 at 64 px.
    pub fn inner_stages(&self) -> usize {
        self.image_size.ilog2() as usize - 3
    }
}
