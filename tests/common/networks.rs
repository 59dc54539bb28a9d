//! A checkpoint for each kind of network that the settings can make, with weights that are the same on every machine.

use std::collections::BTreeMap;

use burn::tensor::Device;
use gan_playground::checkpoint;
use gan_playground::config::{Architecture, Config, Norm, Prior, Spectral, Switch, Upsample};
use gan_playground::train::Trainer;
use pollster::block_on;
use safetensors::SafeTensors;
use safetensors::tensor::{Dtype, TensorView};

/// A name that says what kind of network it is, and the settings.
pub type Kind = (String, Config);

fn norm(is_bare: bool) -> Norm {
    if is_bare { Norm::None } else { Norm::Batch }
}

fn switch(is_on: bool) -> Switch {
    if is_on { Switch::On } else { Switch::Off }
}

/// A kind for each layout of layers, size, and choice of the words, of which each stands for a setting.
fn kinds(
    layers: &[(&str, Architecture, Upsample)],
    words: &[&str],
    set: impl Fn(Config, &dyn Fn(&str) -> bool) -> Config,
) -> Vec<Kind> {
    let mut kinds = Vec::new();
    for (at, &(layer, architecture, upsample)) in layers.iter().enumerate() {
        for (image_size, bits) in
            [32, 64].into_iter().flat_map(|size| (0..1 << words.len()).map(move |bits| (size, bits)))
        {
            let chosen: Vec<_> =
                (0..words.len()).filter(|word| bits >> word & 1 == 1).map(|word| words[word]).collect();
            // Different sizes and seeds, so that no kind passes for another.
            let base = Config { seed: bits, z_dim: 4 + at, features_g: 1, features_d: 2, ..Config::default() };
            let config = Config { image_size, architecture, upsample, ..base };
            let name =
                std::iter::once(format!("{layer}{image_size}")).chain(chosen.iter().map(|word| word.to_string()));
            kinds.push((name.collect::<Vec<_>>().join("-"), set(config, &|word| chosen.contains(&word))));
        }
    }
    kinds
}

/// All 48 kinds of generator.
pub fn generators() -> Vec<Kind> {
    let layers = [
        ("transpose", Architecture::Convolution, Upsample::Transpose),
        ("resize", Architecture::Convolution, Upsample::Resize),
        ("dense", Architecture::Dense, Upsample::Transpose),
    ];
    kinds(&layers, &["bare", "spectral", "conditional"], |config, is| Config {
        norm_g: norm(is("bare")),
        spectral_norm: if is("spectral") { Spectral::Both } else { Spectral::None },
        conditional: switch(is("conditional")),
        prior: if is("bare") { Prior::Uniform } else { Prior::Normal },
        ema_decay: if is("spectral") { 0.0 } else { 0.9 },
        ..config
    })
}

/// All 64 kinds of discriminator.
pub fn discriminators() -> Vec<Kind> {
    let layers = [
        ("convolution", Architecture::Convolution, Upsample::Transpose),
        ("dense", Architecture::Dense, Upsample::Transpose),
    ];
    kinds(&layers, &["bare", "spectral", "minibatch", "conditional"], |config, is| Config {
        norm_d: norm(is("bare")),
        spectral_norm: if is("spectral") { Spectral::D } else { Spectral::None },
        minibatch_std: switch(is("minibatch")),
        conditional: switch(is("conditional")),
        ..config
    })
}

/// A checkpoint of these networks after 7 steps, whose weights fill the range of their images. No step was trained,
/// because its results would depend on the processor.
pub fn checkpoint(config: &Config) -> Vec<u8> {
    let bytes = block_on(checkpoint::save(config, 7, &Trainer::new(config, &Device::flex()))).unwrap();
    let (_, header) = SafeTensors::read_metadata(&bytes).unwrap();
    let file = SafeTensors::deserialize(&bytes).unwrap();
    let mut numbers = numbers(config.seed);
    // In the order of the names: that of the file's tensors is another one in each process.
    let views: BTreeMap<_, _> = file.tensors().into_iter().collect();
    let tensors: BTreeMap<_, _> = views
        .iter()
        .map(|(name, view)| (name.to_string(), (view.shape().to_vec(), values(name, view.shape(), &mut numbers))))
        .collect();
    let views =
        tensors.iter().map(|(name, (shape, bytes))| (name, TensorView::new(Dtype::F32, shape.clone(), bytes).unwrap()));
    safetensors::serialize(views, header.metadata().clone()).unwrap()
}

fn values(name: &str, shape: &[usize], numbers: impl Iterator<Item = f32>) -> Vec<u8> {
    let (middle, reach) = match name.rsplit('.').next().unwrap() {
        "running_var" => (1.0, 0.5),
        "weight" if shape.len() == 1 => (1.0, 0.5), // a norm's
        // As large as keeps signals of layer to layer about as large (He et al. 2015).
        "weight" => (0.0, (6.0 / (shape[0].max(shape[1]) * shape[2]) as f32).sqrt()),
        _ => (0.0, 0.5),
    };
    let values = numbers.take(shape.iter().product()).map(|number| middle + reach * number);
    values.flat_map(f32::to_le_bytes).collect()
}

/// A fixed sequence of numbers from -1 to 1, by the linear congruential generator of Numerical Recipes.
pub fn numbers(seed: u32) -> impl Iterator<Item = f32> {
    let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    std::iter::successors(next(&seed), next).map(|state| (state >> 8) as f32 / (1 << 23) as f32 - 1.0)
}
