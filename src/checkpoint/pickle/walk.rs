//! Finds the tensors among a pickle's values, and names them.

use super::value::{Id, Value, View};

/// Deepest dictionary in dictionaries; a module's parts take two of them for each level.
const MAX_DEPTH: usize = 40;
/// Most values that are looked at: shared dictionaries can be reached in very many ways.
const MAX_VISITS: usize = 100_000;
const MAX_TENSORS: usize = 20_000;
/// Longest name.
const MAX_NAME: usize = 400;
/// Attributes in which PyTorch's modules keep their parts; `state_dict()` leaves their names out.
const OF_MODULES: [&str; 3] = ["_modules", "_parameters", "_buffers"];

/// All tensors with their names, as `state_dict()` would give them.
pub(super) fn tensors<'a, 'v>(
    values: &'v [Value<'a>],
    root: Id,
) -> std::result::Result<Vec<(String, &'v View<'a>)>, String> {
    let (mut found, mut visits) = (Vec::new(), 0);
    // What is still to be looked at: name, value and depth.
    let mut waiting = vec![(String::new(), root, 0)];
    while let Some((name, id, depth)) = waiting.pop() {
        visits += 1;
        let more = match &values[id] {
            Value::Dict(items) => items.len(),
            Value::List(items) | Value::Tuple(items) => items.len(),
            _ => 0,
        };
        if visits + waiting.len() + more > MAX_VISITS || found.len() > MAX_TENSORS {
            return Err("it holds more values than any checkpoint needs".into());
        }
        match &values[id] {
            Value::Tensor(view) => found.push((name, view)),
            _ if depth == MAX_DEPTH => {}
            Value::Dict(items) => {
                let named =
                    items.iter().filter_map(|(key, item)| Some((joined(&name, &values[*key])?, *item, depth + 1)));
                waiting.extend(named.filter(|(_, item, _)| leads_on(&values[*item])));
            }
            Value::List(items) | Value::Tuple(items) => {
                let numbered = items.iter().enumerate().filter(|(_, item)| leads_on(&values[**item]));
                waiting.extend(numbered.map(|(at, item)| (under(&name, &at.to_string()), *item, depth + 1)));
            }
            _ => {}
        }
    }
    Ok(found)
}

fn leads_on(value: &Value) -> bool {
    matches!(value, Value::Tensor(_) | Value::Dict(_) | Value::List(_) | Value::Tuple(_))
}

/// The name of what stands under a key.
fn joined(name: &str, key: &Value) -> Option<String> {
    match key {
        Value::Text(key) if OF_MODULES.contains(key) => Some(name.into()),
        Value::Text(key) => Some(under(name, key)),
        Value::Int(key) => Some(under(name, &key.to_string())),
        _ => None,
    }
    .filter(|name| name.len() <= MAX_NAME)
}

fn under(name: &str, key: &str) -> String {
    if name.is_empty() { key.into() } else { format!("{name}.{key}") }
}
