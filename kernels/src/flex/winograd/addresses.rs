//! Vectors at the addresses of a small tile within a slice. The tile's corners are checked once, so that transforms,
//! most of which are loads and stores, need no check at each.

use std::marker::PhantomData;

use crate::flex::simd::Simd;

/// The addresses of a tile of `H` rows and `W` columns of vectors, some of which may not exist.
///
/// # Safety
/// Where [`fits`](Self::fits) is true, every vector that [`exists`](Self::exists) must lie within the slice.
pub(super) unsafe trait TileAddresses<const H: usize, const W: usize>: Copy {
    /// Whether all vectors of `width` floats that exist lie within a slice of `len` floats.
    fn fits(&self, width: usize, len: usize) -> bool;

    /// Whether there is a vector; where none is, loads give zeros and stores do nothing.
    fn exists(&self, row: usize, column: usize) -> bool;

    /// Whether a tile before this one has stored the same vector, so that a store must add to it.
    fn is_shared(&self, row: usize, column: usize) -> bool;

    fn address(&self, row: usize, column: usize) -> usize;

    /// # Panics
    /// Unless the tile fits into the slice.
    #[inline(always)]
    fn of<V: Simd>(self, values: &[f32]) -> Tile<'_, Self, V, H, W> {
        assert!(self.fits(V::WIDTH, values.len()));
        Tile { addresses: self, values, vector: PhantomData }
    }

    /// # Panics
    /// Unless the tile fits into the slice.
    #[inline(always)]
    fn of_mut<V: Simd>(self, values: &mut [f32]) -> TileMut<'_, Self, V, H, W> {
        assert!(self.fits(V::WIDTH, values.len()));
        TileMut { addresses: self, values, vector: PhantomData }
    }
}

/// A tile whose vectors all exist, at constant distances.
#[derive(Debug, Clone, Copy)]
pub(super) struct StridedTile<const H: usize, const W: usize> {
    /// Address of the first vector.
    pub start: usize,
    pub row_stride: usize,
    pub column_stride: usize,
}

// SAFETY: `fits` checks the last vector, and the addresses of all others are at most as high.
unsafe impl<const H: usize, const W: usize> TileAddresses<H, W> for StridedTile<H, W> {
    #[inline(always)]
    fn fits(&self, width: usize, len: usize) -> bool {
        self.address(H - 1, W - 1) + width <= len
    }

    #[inline(always)]
    fn exists(&self, _row: usize, _column: usize) -> bool {
        true
    }

    #[inline(always)]
    fn is_shared(&self, _row: usize, _column: usize) -> bool {
        false
    }

    #[inline(always)]
    fn address(&self, row: usize, column: usize) -> usize {
        assert!(row < H && column < W); // known at compile time
        self.start + (row * self.row_stride + column * self.column_stride)
    }
}

/// A tile of a slice. Its addresses fit into the slice.
pub(super) struct Tile<'a, A, V, const H: usize, const W: usize> {
    addresses: A,
    values: &'a [f32],
    vector: PhantomData<V>,
}

impl<A: TileAddresses<H, W>, V: Simd, const H: usize, const W: usize> Tile<'_, A, V, H, W> {
    /// Loads a row; zeros where no vector exists.
    #[inline(always)]
    pub fn row(&self, row: usize) -> [V; W] {
        let mut vectors = [V::splat(0.0); W];
        for (column, vector) in vectors.iter_mut().enumerate() {
            if self.addresses.exists(row, column) {
                // SAFETY: the addresses fit into the slice, as `of` asserted, so a vector that exists lies within it.
                *vector = unsafe { V::load_from(self.values.as_ptr().add(self.addresses.address(row, column))) };
            }
        }
        vectors
    }
}

/// A tile of a slice that is stored to. Its addresses fit into the slice.
pub(super) struct TileMut<'a, A, V, const H: usize, const W: usize> {
    addresses: A,
    values: &'a mut [f32],
    vector: PhantomData<V>,
}

impl<A: TileAddresses<H, W>, V: Simd, const H: usize, const W: usize> TileMut<'_, A, V, H, W> {
    /// Stores the vectors of a column that exist, and adds those that are shared to what is there.
    #[inline(always)]
    pub fn store_column(&mut self, column: usize, vectors: [V; H]) {
        for (row, vector) in vectors.into_iter().enumerate() {
            if self.addresses.exists(row, column) {
                // SAFETY: the addresses fit into the slice, as `of_mut` asserted, so a vector that exists lies within
                // it; the slice is borrowed mutably.
                unsafe {
                    let place = self.values.as_mut_ptr().add(self.addresses.address(row, column));
                    let is_shared = self.addresses.is_shared(row, column);
                    let vector = if is_shared { V::load_from(place) + vector } else { vector };
                    vector.store_to(place);
                }
            }
        }
    }
}
