//! Tries every beginning of names as a generator.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::generator::{self, Generator, Misfit};
use super::layers::Layer;
use crate::error::Error;
use crate::tensor_file::Content;

/// A generator that was found.
pub(super) struct Candidate<'a> {
    /// The beginning of its layers' names, as long as possible.
    pub prefix: Vec<String>,
    pub layers: Vec<&'a Layer>,
    pub generator: Generator,
}

/// What a search found.
pub(super) struct Search<'a> {
    /// Generators without a layer in common.
    pub found: Vec<Candidate<'a>>,
    /// Of the largest generator that cannot be drawn with, why.
    pub misfit: Option<Error>,
}

/// Words for a moving average, which draws better than the generator that it averages.
const AVERAGES: [&str; 5] = ["ema", "average", "averaged", "avg", "shadow"];
/// Words for a generator.
const GENERATORS: [&str; 4] = ["g", "gen", "netg", "generator"];

/// The generators among layers.
pub(super) fn generators<'a>(layers: &'a [Layer], content: &Content) -> Search<'a> {
    let mut candidates = Vec::new();
    let mut misfit: Option<(usize, Error)> = None;
    for prefix in prefixes(layers) {
        let inside: Vec<_> = layers.iter().filter(|layer| layer.is_under(&prefix)).collect();
        match generator::of(&inside, content) {
            Ok(generator) => candidates.push(Candidate { prefix, layers: inside, generator }),
            Err(Misfit::Other(why)) if misfit.as_ref().is_none_or(|(size, _)| inside.len() > *size) => {
                misfit = Some((inside.len(), why));
            }
            Err(_) => {}
        }
    }
    // Of nested ones the whole, and of its names the longest beginning.
    candidates.sort_by_key(|candidate| Reverse((candidate.layers.len(), candidate.prefix.len())));
    let mut found: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        let is_part = found.iter().any(|other| shares(&other.layers, &candidate.layers));
        if !is_part {
            found.push(candidate);
        }
    }
    Search { found, misfit: misfit.map(|(_, why)| why) }
}

/// Every beginning of the layers' names, the empty one too.
pub(super) fn prefixes(layers: &[Layer]) -> BTreeSet<Vec<String>> {
    layers.iter().flat_map(|layer| (0..=layer.path.len()).map(|end| layer.path[..end].to_vec())).collect()
}

pub(super) fn shares(some: &[&Layer], others: &[&Layer]) -> bool {
    some.iter().any(|layer| others.iter().any(|other| std::ptr::eq(*layer, *other)))
}

/// The words of a name, in lower case.
pub(super) fn words(name: &str) -> impl Iterator<Item = String> {
    name.split(['.', '_', '-']).map(str::to_lowercase)
}

impl<'a> Search<'a> {
    /// The generator to draw with: a moving average before others, and what is called a generator before what is not.
    pub(super) fn chosen(&self) -> Option<&Candidate<'a>> {
        let is_called = |candidate: &Candidate, list: &[&str]| {
            words(&candidate.prefix.join(".")).any(|word| list.contains(&word.as_str()))
        };
        let rank = |candidate: &&Candidate| match () {
            () if is_called(candidate, &AVERAGES) => 0,
            () if is_called(candidate, &GENERATORS) => 1,
            () => 2,
        };
        self.found.iter().min_by_key(rank)
    }
}
