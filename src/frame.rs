//! Converts images on the device to 8-bit mosaics that can be shown.

use burn::tensor::Tensor;
use serde::Serialize;

use crate::error::Result;

/// A grid of images as one 8-bit picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
pub struct Mosaic {
    /// Images in a row.
    pub columns: usize,
    /// Rows of images.
    pub rows: usize,
    /// Side of one image, pixels.
    pub tile: usize,
    /// Width of the picture, pixels.
    pub width: usize,
    /// Height of the picture, pixels.
    pub height: usize,
    /// 1 for grey, 3 for RGB.
    pub channels: usize,
    /// `height * width * channels` values, row-major.
    #[serde(with = "serde_bytes")]
    #[cfg_attr(test, ts(type = "Uint8Array"))]
    pub pixels: Vec<u8>,
}

/// Lays out images `[n, channels, side, side]` in [-1, 1] row by row, `columns` in each row; unused places are black.
///
/// Brightness is `(x + 1) / 2` and never stretched to a batch's own extremes, so that frames can be compared.
///
/// # Errors
/// [`crate::Error::DeviceFailed`].
pub async fn mosaic(images: Tensor<4>, columns: usize) -> Result<Mosaic> {
    let [count, channels, tile, _] = images.dims();
    // The one read-back of a frame.
    let data = images.into_data_async().await?;
    let values: Vec<f32> = data.iter().collect();
    Ok(lay_out(&values, [count, channels, tile], columns))
}

/// Lays out images `[count, channels, tile, tile]` in [-1, 1] that are on the host; see [`mosaic`].
pub fn lay_out(values: &[f32], [count, channels, tile]: [usize; 3], columns: usize) -> Mosaic {
    let rows = count.div_ceil(columns);
    let (width, height) = (columns * tile, rows * tile);
    let mut pixels = vec![0; width * height * channels];
    for (at, line) in values.chunks_exact(tile).enumerate() {
        // `line` is row `y` of channel `c` of image number `image`.
        let (y, c, image) = (at % tile, at / tile % channels, at / tile / channels);
        let left = ((image / columns * tile + y) * width + image % columns * tile) * channels + c;
        for (x, value) in line.iter().enumerate() {
            pixels[left + x * channels] = to_byte(*value);
        }
    }
    Mosaic { columns, rows, tile, width, height, channels, pixels }
}

/// Maps [-1, 1] to 0..=255. Values outside are clamped, and NaN becomes black.
pub fn to_byte(value: f32) -> u8 {
    ((value + 1.0) * 127.5).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_by_a_fixed_rule() {
        let bytes = [-1.0, 1.0, 0.0, -9.0, 9.0, f32::NAN].map(to_byte);
        assert_eq!(bytes, [0, 255, 128, 0, 255, 0]);
    }

    #[test]
    fn lays_images_out_row_by_row() {
        // Three 2x2 images of one level each, two in a row.
        let values = [-1.0, 1.0, 0.0].map(|level| [level; 4]).concat();
        let mosaic = lay_out(&values, [3, 1, 2], 2);
        assert_eq!((mosaic.width, mosaic.height, mosaic.rows), (4, 4, 2));
        assert_eq!(mosaic.pixels, [0, 0, 255, 255, 0, 0, 255, 255, 128, 128, 0, 0, 128, 128, 0, 0]);
    }

    #[test]
    fn interleaves_colours() {
        // A 2x2 image with full red, half green and no blue.
        let values = [1.0, 0.0, -1.0].map(|level| [level; 4]).concat();
        assert_eq!(lay_out(&values, [1, 3, 2], 1).pixels, [255, 128, 0].repeat(4));
    }
}
