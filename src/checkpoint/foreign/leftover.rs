//! What stands in a file beside its generator: a discriminator to go on training with, what can be left out, and what the
//! generator cannot do without.

use std::collections::BTreeMap;

use super::critic::{self, Critic};
use super::layers::{Layer, shape};
use super::search::{self, Candidate, Search};
use crate::tensor_file::Content;

/// What there is besides the generator.
pub(super) struct Leftover {
    pub critic: Option<Critic>,
    /// Beginnings of names.
    pub left_out: Vec<String>,
    /// Names of layers on which the images may depend, like an embedding of classes.
    pub needed: Option<String>,
}

/// Words for networks that a generator does without.
const OTHERS: [&str; 14] = [
    "d",
    "dis",
    "disc",
    "netd",
    "discriminator",
    "critic",
    "e",
    "enc",
    "encoder",
    "classifier",
    "vgg",
    "inception",
    "lpips",
    "optimizer",
];
/// Names that an error lists.
const LISTED: usize = 4;

/// Sorts what is not the generator's. Names belong together that differ from the generator's at the same part.
pub(super) fn of(chosen: &Candidate, search: &Search, layers: &[Layer], content: &Content) -> Leftover {
    let mut groups: BTreeMap<Vec<String>, Vec<&String>> = BTreeMap::new();
    for name in content.tensors.keys().chain(content.unread.keys()) {
        let is_used = chosen.layers.iter().any(|layer| layer.tensors().any(|used| used == name));
        if !is_used && shape(content, name).is_some_and(|shape| !shape.is_empty()) {
            groups.entry(group(name, &chosen.prefix)).or_default().push(name);
        }
    }
    let mut leftover = Leftover { critic: None, left_out: vec![], needed: None };
    let mut needed = Vec::new();
    for (path, tensors) in groups {
        let inside: Vec<_> = layers.iter().filter(|layer| layer.is_under(&path)).collect();
        if leftover.critic.is_none() {
            leftover.critic = critic::of(&inside, chosen.generator.blocks, content);
            if leftover.critic.is_some() {
                continue;
            }
        }
        if !can_go(&path, &inside, search, content) {
            needed.extend(inside.iter().map(|layer| layer.weight_name()));
        }
        let name = path.join(".");
        leftover.left_out.push(if tensors == [&name] { name } else { format!("{name}.*") });
    }
    needed.truncate(LISTED);
    leftover.needed = (!needed.is_empty()).then(|| needed.join(", "));
    leftover
}

/// The beginning of a name up to where it differs from the generator's.
fn group(name: &str, prefix: &[String]) -> Vec<String> {
    let parts: Vec<_> = name.split('.').map(String::from).collect();
    let common = parts.iter().zip(prefix).take_while(|(part, of_prefix)| part == of_prefix).count();
    parts[..parts.len().min(common + 1)].to_vec()
}

/// Whether the generator does not need these layers.
fn can_go(path: &[String], layers: &[&Layer], search: &Search, content: &Content) -> bool {
    let is_generator = || search.found.iter().any(|other| search::shares(&other.layers, layers));
    let is_called = || path.last().is_some_and(|name| search::words(name).any(|word| OTHERS.contains(&word.as_str())));
    layers.is_empty() || is_called() || critic::looks_at_images(layers, content) || is_generator()
}
