//! What a call in a pickle stands for: PyTorch's functions that make tensors are known by name, every other one yields an
//! empty object.

use super::value::{Id, Value, View};

/// Most axes of a tensor.
const MAX_AXES: usize = 8;

/// The value of a call with these arguments.
pub(super) fn called<'a>(name: &str, arguments: &[Id], values: &[Value<'a>]) -> Value<'a> {
    let value = match (name, arguments) {
        // A tensor of a class of its own: function, class, arguments, attributes.
        ("_rebuild_from_type_v2", [function, _, inner, ..]) => match (&values[*function], &values[*inner]) {
            (Value::Global(function), Value::Tuple(inner)) => tensor(function, inner, values),
            _ => None,
        },
        ("Size", [size]) => axes(*size, values).map(|_| values[*size].clone()),
        _ => tensor(name, arguments, values),
    };
    value.unwrap_or(Value::Dict(vec![]))
}

fn tensor<'a>(name: &str, arguments: &[Id], values: &[Value<'a>]) -> Option<Value<'a>> {
    match (name, arguments) {
        ("_rebuild_tensor" | "_rebuild_tensor_v2", [storage, offset, shape, strides, ..]) => {
            let Value::Storage(storage) = &values[*storage] else { return None };
            let (offset, shape, strides) = (size(*offset, values)?, axes(*shape, values)?, axes(*strides, values)?);
            let view = View { storage: storage.clone(), offset, shape, strides };
            (view.shape.len() == view.strides.len()).then_some(Value::Tensor(view))
        }
        ("_rebuild_parameter" | "_rebuild_parameter_with_state", [tensor, ..]) => match &values[*tensor] {
            Value::Tensor(view) => Some(Value::Tensor(view.clone())),
            _ => None,
        },
        _ => None,
    }
}

/// One number for each axis.
fn axes(id: Id, values: &[Value]) -> Option<Vec<usize>> {
    match &values[id] {
        Value::Tuple(items) | Value::List(items) if items.len() <= MAX_AXES => {
            items.iter().map(|item| size(*item, values)).collect()
        }
        _ => None,
    }
}

fn size(id: Id, values: &[Value]) -> Option<usize> {
    match values[id] {
        Value::Int(number) => usize::try_from(number).ok(),
        _ => None,
    }
}
