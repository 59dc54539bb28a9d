//! Values and errors on their way between Rust and JavaScript.

use js_sys::Float32Array;
use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use wasm_bindgen::prelude::*;

use crate::error::{Error, Problem, Result};
use crate::floats::Floats;
use crate::session::Event;

/// What JavaScript gets, or what is thrown at it.
pub type JsResult = std::result::Result<JsValue, JsValue>;

#[wasm_bindgen]
extern "C" {
    /// A JavaScript `Error` that the page can translate.
    #[wasm_bindgen(js_name = Error)]
    type ThrownError;

    #[wasm_bindgen(constructor, js_class = "Error")]
    fn new(message: &str) -> ThrownError;

    #[wasm_bindgen(method, setter)]
    fn set_code(this: &ThrownError, code: &str);

    #[wasm_bindgen(method, setter)]
    fn set_params(this: &ThrownError, params: &JsValue);
}

/// An error as a JavaScript `Error` with `code` and `params`.
pub fn thrown(error: Error) -> JsValue {
    let Problem { code, message, params } = Problem::from(&error);
    let thrown = ThrownError::new(&message);
    thrown.set_code(&code);
    thrown.set_params(&to_js(&params).unwrap_or_default());
    thrown.into()
}

/// Events as JavaScript objects.
pub fn events(events: Result<Vec<Event>>) -> JsResult {
    to_js(&events.map_err(thrown)?)
}

/// A value as JavaScript has it from JSON, but for bytes, which become a `Uint8Array`.
pub fn to_js(value: &impl Serialize) -> JsResult {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible().serialize_bytes_as_arrays(false))?)
}

/// As a `Float32Array` of its own memory, which can be transferred.
impl Serialize for Floats {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serde_wasm_bindgen::preserve::serialize(&Float32Array::from(self.0.as_slice()), serializer)
    }
}

/// The value that a JavaScript object stands for.
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> std::result::Result<T, JsValue> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}
