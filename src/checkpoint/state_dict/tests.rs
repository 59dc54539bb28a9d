use burn::tensor::Device;
use pollster::block_on;
use safetensors::SafeTensors;

use super::*;
use crate::checkpoint::save;
use crate::config::{Architecture, Norm, Switch, Upsample};
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
