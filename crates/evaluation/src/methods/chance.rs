//! Draws that can be repeated: the same seed and the same draw give the same numbers, whatever runs beside it.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

/// The generator of one draw. Each draw has a stream of its own, so that draws may be made in any order and at the
/// same time.
pub(crate) fn generator(seed: u64, draw: u64) -> ChaCha8Rng {
    let mut generator = ChaCha8Rng::seed_from_u64(seed);
    generator.set_stream(draw);
    generator
}

/// So many places drawn with replacement.
pub(crate) fn with_replacement(n: usize, generator: &mut ChaCha8Rng) -> Vec<usize> {
    (0..n).map(|_| generator.random_range(0..n)).collect()
}

/// Moves `chosen` items drawn without replacement to the front, in the order in which they were drawn.
pub(crate) fn draw_to_front(items: &mut [usize], chosen: usize, generator: &mut ChaCha8Rng) {
    for place in 0..chosen.min(items.len()) {
        let drawn = generator.random_range(place..items.len());
        items.swap(place, drawn);
    }
}
