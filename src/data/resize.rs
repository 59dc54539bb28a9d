//! Fits 8-bit images to the network's input: padding 28 px to 32, bilinear resizing (28 px to 64, as the lesson does), or
//! the mean of whole blocks of pixels (64 px to 32).

/// Makes network inputs from images of one size.
#[derive(Debug, Clone)]
pub(super) struct Fit {
    from: usize,
    to: usize,
    /// Value around images that are padded, in [-1, 1].
    background: f32,
    way: Way,
}

/// How images are fitted.
#[derive(Debug, Clone)]
enum Way {
    Pad,
    /// Each pixel is the mean of a block of pixels of this side.
    Shrink(usize),
    Resize(Vec<Tap>),
}

/// One output coordinate as a weighted mean of two input coordinates.
#[derive(Debug, Clone, Copy)]
struct Tap {
    low: usize,
    high: usize,
    /// Weight of `high`, in 0..1; `low` has the rest.
    mix: f32,
}

/// Images are padded by up to this many pixels on each side; where more are needed, they are resized.
const MAX_PADDING: usize = 2;

impl Fit {
    /// Fits square images of side `from` to side `to`, in pixels. `paper`, 0..=255, is around images that are padded.
    pub fn new(from: usize, to: usize, paper: u8) -> Self {
        let way = if from <= to && to - from <= 2 * MAX_PADDING {
            Way::Pad
        } else if from.is_multiple_of(to) {
            Way::Shrink(from / to)
        } else {
            Way::Resize((0..to).map(|at| Tap::new(at, from, to)).collect())
        };
        Self { from, to, background: to_unit(f32::from(paper)), way }
    }

    /// Appends one image, scaled from 0..=255 to [-1, 1], to `out` (`to * to` values, row-major).
    pub fn append(&self, image: &[u8], out: &mut Vec<f32>) {
        match &self.way {
            Way::Pad => self.append_padded(image, out),
            Way::Shrink(block) => self.append_shrunk(image, *block, out),
            Way::Resize(taps) => self.append_resized(image, taps, out),
        }
    }

    fn append_padded(&self, image: &[u8], out: &mut Vec<f32>) {
        let border = (self.to - self.from) / 2;
        let start = out.len();
        out.resize(start + self.to * self.to, self.background);
        for (row, pixels) in image.chunks_exact(self.from).enumerate() {
            let at = start + (row + border) * self.to + border;
            for (slot, &pixel) in out[at..at + self.from].iter_mut().zip(pixels) {
                *slot = to_unit(f32::from(pixel));
            }
        }
    }

    fn append_shrunk(&self, image: &[u8], block: usize, out: &mut Vec<f32>) {
        for row in image.chunks_exact(block * self.from) {
            out.extend((0..self.to).map(|x| {
                let lines = row.chunks_exact(self.from).map(|line| &line[x * block..(x + 1) * block]);
                let sum: u32 = lines.flatten().map(|pixel| u32::from(*pixel)).sum();
                to_unit(sum as f32 / (block * block) as f32)
            }));
        }
    }

    fn append_resized(&self, image: &[u8], taps: &[Tap], out: &mut Vec<f32>) {
        for y in taps {
            let (top, bottom) = (&image[y.low * self.from..], &image[y.high * self.from..]);
            out.extend(taps.iter().map(|x| to_unit(y.lerp(x.pick(top), x.pick(bottom)))));
        }
    }
}

impl Tap {
    /// Uses half-pixel centres, clamped at the border, as do Pillow's bilinear filter and PyTorch's with
    /// `align_corners=False`.
    fn new(at: usize, from: usize, to: usize) -> Self {
        let centre = ((at as f32 + 0.5) * from as f32 / to as f32 - 0.5).clamp(0.0, (from - 1) as f32);
        let low = centre as usize;
        Self { low, high: (low + 1).min(from - 1), mix: centre - low as f32 }
    }

    fn pick(self, row: &[u8]) -> f32 {
        self.lerp(f32::from(row[self.low]), f32::from(row[self.high]))
    }

    fn lerp(self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.mix
    }
}

/// Maps 0..=255 to [-1, 1], the range of the generator's tanh, as the lesson's `Normalize(0.5, 0.5)` does.
pub(super) fn to_unit(pixel: f32) -> f32 {
    pixel / 127.5 - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pads_with_background_and_keeps_the_middle() {
        let mut out = Vec::new();
        Fit::new(2, 4, 0).append(&[0, 255, 51, 204], &mut out);
        let expected = [[-1.0; 4], [-1.0, -1.0, 1.0, -1.0], [-1.0, -0.6, 0.6, -1.0], [-1.0; 4]].concat();
        for (value, expected) in out.iter().zip(expected) {
            assert!((value - expected).abs() < 1e-6, "{out:?}");
        }
    }

    #[test]
    fn resizes_like_pytorch() {
        // torch.nn.functional.interpolate([[0., 255.]], scale_factor=4, mode="bilinear") has the columns
        // 0, 0, 31.875, 95.625, 159.375, 223.125, 255, 255 (times 1 row; two equal rows here).
        let mut out = Vec::new();
        Fit::new(2, 8, 0).append(&[0, 255, 0, 255], &mut out);
        let expected = [0.0, 0.0, 31.875, 95.625, 159.375, 223.125, 255.0, 255.0].map(to_unit);
        for row in out.chunks_exact(8) {
            for (value, expected) in row.iter().zip(expected) {
                assert!((value - expected).abs() < 1e-6, "{row:?}");
            }
        }
    }

    #[test]
    fn pads_with_the_papers_colour() {
        let mut out = Vec::new();
        Fit::new(1, 3, 204).append(&[0], &mut out);
        let paper = 0.6;
        let expected = [paper, paper, paper, paper, -1.0, paper, paper, paper, paper];
        assert!(out.iter().zip(expected).all(|(value, expected)| (value - expected).abs() < 1e-6), "{out:?}");
    }

    #[test]
    fn shrinks_to_the_mean_of_each_block() {
        let mut out = Vec::new();
        Fit::new(4, 2, 0).append(&[0, 0, 255, 255, 0, 0, 255, 255, 0, 255, 51, 51, 0, 255, 51, 51], &mut out);
        let expected = [0.0, 255.0, 127.5, 51.0].map(to_unit);
        assert!(out.iter().zip(expected).all(|(value, expected)| (value - expected).abs() < 1e-6), "{out:?}");
    }
}
