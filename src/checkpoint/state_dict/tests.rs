use burn::tensor::Device;
use pollster::block_on;
use safetensors::SafeTensors;

use super::*;
use crate::checkpoint::save;
use crate::config::{Architecture, Norm, Switch, Upsample};
use crate::latent::{Classes, Latents};
use crate::train::Trainer;

fn small() -> Config {
    Config { z_dim: 3, features_g: 2, features_d: 1, ..Config::default() }
}

fn checkpoint(config: &Config) -> Checkpoint {
    Checkpoint::read(&block_on(save(config, 5, &Trainer::new(config, &Device::flex()))).unwrap()).unwrap()
}

/// Names and shapes of the weights and biases that are exported.
fn weights(config: &Config, network: Network) -> Vec<(String, Vec<usize>)> {
    let bytes = checkpoint(config).to_pytorch(network).unwrap();
    let file = SafeTensors::deserialize(&bytes).unwrap();
    let is_weight = |name: &str| name.ends_with("weight") || name.ends_with("bias");
    let tensors = file.iter().filter(|(name, _)| is_weight(name));
    let mut tensors: Vec<_> = tensors.map(|(name, view)| (name.to_string(), view.shape().to_vec())).collect();
    tensors.sort();
    tensors
}

fn assert_weights(config: &Config, network: Network, expected: &[(&str, &[usize])]) {
    let expected: Vec<_> = expected.iter().map(|(name, shape)| (name.to_string(), shape.to_vec())).collect();
    assert_eq!(weights(config, network), expected);
}

#[test]
fn weights_lie_as_pytorchs_modules_want_them() {
    // By the modules' documentation: ConvTranspose2d [in, out, k, k], Conv2d [out, in, k, k], Linear [out, in].
    let bare = Config { norm_g: Norm::None, norm_d: Norm::None, ..small() };
    assert_weights(
        &Config { upsample: Upsample::Resize, ..bare.clone() },
        Network::Generator,
        &[
            ("gen.0.0.bias", &[16]),
            ("gen.0.0.weight", &[3, 16, 4, 4]),
            ("gen.1.0.bias", &[8]),
            ("gen.1.0.weight", &[8, 16, 3, 3]),
            ("gen.2.0.bias", &[4]),
            ("gen.2.0.weight", &[4, 8, 3, 3]),
            ("gen.3.bias", &[1]),
            ("gen.3.weight", &[1, 4, 3, 3]),
        ],
    );
    let dense = Config { architecture: Architecture::Dense, conditional: Switch::On, ..bare };
    let (biases, layers): (Vec<_>, Vec<_>) =
        weights(&dense, Network::Generator).into_iter().partition(|(name, _)| name.ends_with("bias"));
    assert_eq!(biases.len(), 3);
    assert_eq!(layers.into_iter().map(|(_, shape)| shape).collect::<Vec<_>>(), [[32, 13], [64, 32], [1024, 64]]);
    assert_weights(
        &Config { minibatch_std: Switch::On, ..dense },
        Network::Discriminator,
        &[
            ("disc.0.bias", &[32]),
            ("disc.0.weight", &[32, 1024]),
            ("disc.2.0.bias", &[16]),
            ("disc.2.0.weight", &[16, 32]),
            ("disc.3.bias", &[11]),
            ("disc.3.weight", &[11, 16]),
            ("std_weight", &[1]),
        ],
    );
}

#[test]
fn the_program_has_the_layers_of_these_settings() {
    let config = Config { upsample: Upsample::Resize, conditional: Switch::On, ..small() };
    let program = checkpoint(&config).pytorch_program(Network::Generator, ".safetensors").unwrap();
    for line in [
        "            nn.Sequential(nn.ConvTranspose2d(13, 16, 4, 1, 0, bias=False), nn.BatchNorm2d(16), nn.ReLU(), nn.Upsample(scale_factor=2)),",
        "            nn.Sequential(nn.Conv2d(16, 8, 3, 1, 1, bias=False), nn.BatchNorm2d(8), nn.ReLU(), nn.Upsample(scale_factor=2)),",
        "            nn.Conv2d(4, 1, 3, 1, 1),",
        "    def forward(self, z, classes):",
        "def load(path=Path(__file__).with_suffix(\".safetensors\")):",
        "        images = load()(torch.randn(64, 3, 1, 1), torch.arange(64) % 10)",
    ] {
        assert!(program.lines().any(|there| there == line), "{line} is not in\n{program}");
    }
    assert!(!program.contains("{{"));
}

#[test]
fn an_exported_generator_reads_back_and_draws_the_same() {
    let device = Device::flex();
    for config in [
        Config { conditional: Switch::On, norm_g: Norm::None, ..small() },
        Config { upsample: Upsample::Resize, spectral_norm: Spectral::Both, image_size: 64, ..small() },
        Config { architecture: Architecture::Dense, ema_decay: 0.0, ..small() },
    ] {
        let whole = checkpoint(&config);
        let alone = Checkpoint::read(&whole.to_pytorch(Network::Generator).unwrap()).unwrap();
        assert_eq!((alone.step, alone.config.conditional), (5, config.conditional));
        let z = Latents::named(&config, 1, 2, Classes::InTurn).to_tensor(&device);
        let drawn = [&whole, &alone].map(|one| one.generator(&device).unwrap().forward(z.clone()));
        let [whole, alone] = drawn.map(|images| images.into_data().iter::<f32>().collect::<Vec<_>>());
        assert!(whole.iter().zip(&alone).all(|(a, b)| (a - b).abs() < 1e-6));
        assert!(alone.iter().any(|value| value.abs() > 1e-4), "the images are not empty");
    }
}
