//! A loop over channels by the widest vector that still fits.

/// `each_channel!(N, channels, |c: V| { .. })` runs the block for all channels: first for as many as fit into `N` `f32x4` at
/// a time, then by one `f32x4`, then by one float. In the block, `V` is the [`Simd`](super::simd::Simd) type that holds the
/// channels from `c` on.
///
/// The block should contain the loop over all rows. Sums over rows then stay in registers; choose `N` so that they do.
macro_rules! each_channel {
    ($vectors:literal, $channels:expr, |$at:ident: $vector:ident| $work:block) => {{
        let channels = $channels;
        let mut $at = 0;
        $crate::flex::each_channel::each_channel!(@ channels, $at, $crate::flex::simd::Vectors<$vectors>, $vector, $work);
        $crate::flex::each_channel::each_channel!(@ channels, $at, wide::f32x4, $vector, $work);
        $crate::flex::each_channel::each_channel!(@ channels, $at, f32, $vector, $work);
    }};
    (@ $channels:ident, $at:ident, $type:ty, $vector:ident, $work:block) => {
        while $at + <$type as $crate::flex::simd::Simd>::WIDTH <= $channels {
            type $vector = $type;
            $work
            $at += <$type as $crate::flex::simd::Simd>::WIDTH;
        }
    };
}
pub(super) use each_channel;
