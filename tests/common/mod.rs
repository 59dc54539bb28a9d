//! What several tests share: golden files and numeric comparison.
#![allow(dead_code, reason = "each test binary uses its own part")]

pub mod archive;
pub mod driving;
pub mod networks;
pub mod real_run;
pub mod small_checkpoint;
pub mod small_run;

use std::collections::HashMap;

use burn::tensor::{Device, Tensor, TensorData};
use safetensors::SafeTensors;
use safetensors::tensor::TensorView;

/// The reference files, built in: a browser has no file system.
const FILES: [(&str, &[u8]); 10] = [
    ("dcgan32", include_bytes!("../golden/dcgan32.safetensors")),
    ("dcgan64", include_bytes!("../golden/dcgan64.safetensors")),
    ("dcgan32_batch96", include_bytes!("../golden/dcgan32_batch96.safetensors")),
    ("lesson64_state_dict", include_bytes!("../golden/lesson64_state_dict.safetensors")),
    ("lesson64_latents", include_bytes!("../golden/lesson64_latents.safetensors")),
    ("lesson64_images", include_bytes!("../golden/lesson64_images.safetensors")),
    ("resize64", include_bytes!("../golden/resize64.safetensors")),
    ("inside", include_bytes!("../golden/inside.safetensors")),
    ("foreign", include_bytes!("../golden/foreign.safetensors")),
    ("techniques", include_bytes!("../golden/techniques.safetensors")),
];

pub fn golden_bytes(name: &str) -> &'static [u8] {
    FILES.iter().find(|(file, _)| *file == name).unwrap().1
}

/// A safetensors file of reference values.
pub struct Golden {
    bytes: &'static [u8],
}

impl Golden {
    pub fn open(name: &str) -> Self {
        Self { bytes: golden_bytes(name) }
    }

    fn file(&self) -> SafeTensors<'_> {
        SafeTensors::deserialize(self.bytes).unwrap()
    }

    pub fn bytes(&self, name: &str) -> &[u8] {
        self.file().tensor(name).unwrap().data()
    }

    pub fn f32s(&self, name: &str) -> Vec<f32> {
        self.bytes(name).as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect()
    }

    pub fn f64s(&self, name: &str) -> Vec<f64> {
        self.bytes(name).as_chunks().0.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect()
    }

    pub fn tensor4(&self, name: &str, device: &Device) -> Tensor<4> {
        let shape: [usize; 4] = self.file().tensor(name).unwrap().shape().try_into().unwrap();
        Tensor::from_data(TensorData::new(self.f32s(name), shape), device)
    }

    /// A value of the file's metadata.
    pub fn metadata(&self, name: &str) -> String {
        let (_, header) = SafeTensors::read_metadata(self.bytes).unwrap();
        header.metadata().as_ref().unwrap()[name].clone()
    }

    /// Shape and values of a float tensor, where there is one of this name.
    pub fn tensor(&self, name: &str) -> Option<(Vec<usize>, Vec<f32>)> {
        let shape = self.file().tensor(name).ok()?.shape().to_vec();
        Some((shape, self.f32s(name)))
    }

    /// The names of all tensors that start with `prefix`, without it.
    pub fn names(&self, prefix: &str) -> Vec<String> {
        self.file().names().iter().filter_map(|name| Some(name.strip_prefix(prefix)?.to_string())).collect()
    }

    /// The tensors whose names start with `prefix`, as a file of their own with the rest of their names.
    pub fn state_dict(&self, prefix: &str) -> Vec<u8> {
        let file = self.file();
        let tensors = file.iter().filter_map(|(name, view)| {
            let view = TensorView::new(view.dtype(), view.shape().to_vec(), view.data()).unwrap();
            Some((name.strip_prefix(prefix)?.to_string(), view))
        });
        safetensors::serialize(tensors, None::<HashMap<String, String>>).unwrap()
    }
}

/// `|actual - expected| / |expected|` by Euclidean norm; absolute where the expected norm is 0.
pub fn relative_norm(actual: &[f32], expected: &[f32]) -> f64 {
    let norm = |values: &mut dyn Iterator<Item = f64>| values.map(|x| x * x).sum::<f64>().sqrt();
    let difference = norm(&mut actual.iter().zip(expected).map(|(a, e)| f64::from(a - e)));
    let size = norm(&mut expected.iter().map(|e| f64::from(*e)));
    if size > 0.0 { difference / size } else { difference }
}

/// A copy of a safetensors file with all values of one f32 tensor replaced.
pub fn with_tensor(bytes: &[u8], name: &str, value: f32) -> Vec<u8> {
    let (_, header) = SafeTensors::read_metadata(bytes).unwrap();
    let file = SafeTensors::deserialize(bytes).unwrap();
    let replaced = value.to_le_bytes().repeat(file.tensor(name).unwrap().data().len() / 4);
    let tensors = file.iter().map(|(tensor, view)| {
        let data = if tensor == name { &replaced } else { view.data() };
        (tensor.to_string(), TensorView::new(view.dtype(), view.shape().to_vec(), data).unwrap())
    });
    safetensors::serialize(tensors, header.metadata().clone()).unwrap()
}
