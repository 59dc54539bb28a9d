//! The engine for JavaScript: converts and forwards.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use crate::config::{self, Config};
use crate::device::{self, ComputeDevice};
use crate::error::{Error, Result};
use crate::session::Session;

/// Runs once when the module is loaded: panics then say in the console where they came from.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Every setting with its range, default and help: `Setting[]`.
///
/// # Errors
/// None in practice; conversion to JavaScript can fail.
#[wasm_bindgen]
pub fn settings_schema() -> std::result::Result<JsValue, JsValue> {
    to_js(&config::schema())
}

/// Ready-made runs: `Preset[]`.
///
/// # Errors
/// None in practice; conversion to JavaScript can fail.
#[wasm_bindgen]
pub fn presets() -> std::result::Result<JsValue, JsValue> {
    to_js(&config::presets())
}

/// Reads settings given as text: `{ config, problems }`; what cannot be used stays at its default and is reported.
///
/// # Errors
/// If `values` is not an object of strings.
#[wasm_bindgen]
pub fn parse_settings(values: JsValue) -> std::result::Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Parsed {
        config: Config,
        problems: Vec<Problem>,
    }
    let values: BTreeMap<String, String> = from_js(values)?;
    let (config, errors) = Config::from_pairs(values.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    to_js(&Parsed { config, problems: errors.iter().map(Problem::new).collect() })
}

/// Compares WebGPU with the CPU: a [`device::SelfTest`].
///
/// # Errors
/// `device_unavailable` or `device_failed`.
#[wasm_bindgen]
pub async fn self_test() -> std::result::Result<JsValue, JsValue> {
    let outcome = async { device::self_test(&device::webgpu().await?).await }.await.map_err(to_js_error)?;
    to_js(&outcome)
}

/// A session on one device. Calls must not overlap: await each.
#[wasm_bindgen]
pub struct Engine {
    session: Session,
}

#[wasm_bindgen]
impl Engine {
    /// A session on `"cpu"` or `"webgpu"` with new networks.
    ///
    /// # Errors
    /// `device_unavailable`, or a setting's error.
    pub async fn create(device: String, config: JsValue) -> std::result::Result<Engine, JsValue> {
        let config = from_js(config)?;
        let device = open(&device).await.map_err(to_js_error)?;
        Ok(Engine { session: Session::new(device, config).map_err(to_js_error)? })
    }

    /// Takes IDX files, raw or gzipped; returns `Event[]`.
    ///
    /// # Errors
    /// What is wrong with the files.
    pub fn load_dataset(&mut self, images: &[u8], labels: Option<Vec<u8>>) -> std::result::Result<JsValue, JsValue> {
        to_js(&self.session.load_dataset(images, labels.as_deref()).map_err(to_js_error)?)
    }

    /// Carries out a `Command`; returns `Event[]`.
    ///
    /// # Errors
    /// What the command could not do.
    pub async fn handle(&mut self, command: JsValue) -> std::result::Result<JsValue, JsValue> {
        to_js(&self.session.handle(from_js(command)?).await.map_err(to_js_error)?)
    }

    /// Trains up to `steps` steps; returns `Event[]`.
    ///
    /// # Errors
    /// `device_failed`.
    pub async fn train(&mut self, steps: usize) -> std::result::Result<JsValue, JsValue> {
        to_js(&self.session.train(steps).await.map_err(to_js_error)?)
    }

    /// Takes the classifier of the dataset in use.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn load_classifier(&mut self, classifier: &[u8]) -> std::result::Result<(), JsValue> {
        self.session.load_classifier(classifier).map_err(to_js_error)
    }

    /// Whether a measurement is under way.
    pub fn is_evaluating(&self) -> bool {
        self.session.is_evaluating()
    }

    /// Does a slice of the measurement under way; returns `Event[]`.
    ///
    /// # Errors
    /// `device_failed`.
    pub async fn evaluate_slice(&mut self) -> std::result::Result<JsValue, JsValue> {
        to_js(&self.session.evaluate_slice().await.map_err(to_js_error)?)
    }

    /// The run as a safetensors file.
    ///
    /// # Errors
    /// `device_failed`.
    pub async fn save(&self) -> std::result::Result<Vec<u8>, JsValue> {
        self.session.save().await.map_err(to_js_error)
    }

    /// Goes on from a safetensors file; returns `Event[]`.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub async fn load(&mut self, checkpoint: Vec<u8>) -> std::result::Result<JsValue, JsValue> {
        to_js(&self.session.load(&checkpoint).await.map_err(to_js_error)?)
    }
}

async fn open(device: &str) -> Result<ComputeDevice> {
    match device {
        "cpu" => Ok(device::cpu()),
        "webgpu" => device::webgpu().await,
        other => Err(Error::DeviceUnavailable { device: other.into(), detail: "choose cpu or webgpu".into() }),
    }
}

/// An error in the form the page translates: code, English message, fields.
#[derive(Serialize)]
struct Problem {
    code: String,
    message: String,
    params: serde_json::Map<String, serde_json::Value>,
}

impl Problem {
    fn new(error: &Error) -> Self {
        let fields = serde_json::to_value(error).ok().and_then(|value| value.as_object().cloned());
        let mut params = fields.unwrap_or_default();
        let code = params.remove("code").and_then(|code| code.as_str().map(String::from)).unwrap_or_default();
        Self { code, message: error.to_string(), params }
    }
}

/// A JavaScript `Error` with `code` and `params`.
fn to_js_error(error: Error) -> JsValue {
    let problem = Problem::new(&error);
    let js_error = js_sys::Error::new(&problem.message);
    let fields = to_js(&problem).unwrap_or_default();
    for name in ["code", "params"] {
        let value = js_sys::Reflect::get(&fields, &name.into()).unwrap_or_default();
        // Setting a field of a fresh plain object cannot fail.
        let _ = js_sys::Reflect::set(&js_error, &name.into(), &value);
    }
    js_error.into()
}

fn to_js(value: &impl Serialize) -> std::result::Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible().serialize_bytes_as_arrays(false))?)
}

fn from_js<T: DeserializeOwned>(value: JsValue) -> std::result::Result<T, JsValue> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}
