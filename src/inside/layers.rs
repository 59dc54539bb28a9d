//! What the layers of a network pass on for one input, as pictures of their channels.

use burn::tensor::{Tensor, Transaction};
use serde::Serialize;

use crate::error::Result;
use crate::frame::{Mosaic, lay_out};

/// The feature maps of one layer: a mosaic of its channels, row by row, on one scale.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Layer {
    /// As in checkpoints, e.g. `blocks.0`.
    pub name: String,
    /// Channels, height and width; a dense layer's features are channels of one pixel. The mosaic's last row may have
    /// more places than there are channels left: those are black.
    pub shape: [usize; 3],
    /// The smallest of all values, which is black.
    pub min: f32,
    /// The largest of all values, which is white; all is black where it equals the smallest.
    pub max: f32,
    pub mosaic: Mosaic,
}

/// Reads the layers of one input, `[1, height, width, channels]` each with its name. One round trip to the device.
///
/// # Errors
/// [`crate::Error::DeviceFailed`].
pub async fn read_layers(layers: Vec<(String, Tensor<4>)>) -> Result<Vec<Layer>> {
    let (names, maps): (Vec<_>, Vec<_>) = layers.into_iter().unzip();
    let shapes: Vec<_> = maps.iter().map(Tensor::dims).collect();
    let reads = maps.into_iter().fold(Transaction::default(), |reads, map| reads.register(map.permute([0, 3, 1, 2])));
    // The one read-back of all layers.
    let data = reads.execute_async().await?;
    let values = data.into_iter().map(|data| data.iter().collect::<Vec<f32>>());
    let layers = names.into_iter().zip(shapes).zip(values);
    Ok(layers
        .map(|((name, [_, height, width, channels]), values)| layer(name, [channels, height, width], &values))
        .collect())
}

fn layer(name: String, shape: [usize; 3], values: &[f32]) -> Layer {
    let [channels, side, _] = shape;
    let (min, max) =
        values.iter().fold((f32::INFINITY, f32::NEG_INFINITY), |(min, max), value| (min.min(*value), max.max(*value)));
    let scale = if max > min { 2.0 / (max - min) } else { 0.0 };
    let scaled: Vec<f32> = values.iter().map(|value| (value - min) * scale - 1.0).collect();
    let columns = (1..=channels).find(|columns| columns * columns >= channels).unwrap_or(1);
    Layer { name, shape, min, max, mosaic: lay_out(&scaled, [channels, 1, side], columns) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layers_channels_are_tiles_on_one_scale() {
        // Three channels of 1x1, from -1 to 3.
        let layer = layer("a".into(), [3, 1, 1], &[-1.0, 3.0, 1.0]);
        assert_eq!((layer.min, layer.max, layer.mosaic.columns, layer.mosaic.rows), (-1.0, 3.0, 2, 2));
        assert_eq!(layer.mosaic.pixels, [0, 255, 128, 0]);
        assert_eq!(super::layer("b".into(), [1, 1, 1], &[5.0]).mosaic.pixels, [0]);
    }
}
