//! The engine for JavaScript: converts and forwards.

mod convert;
mod device;
mod export;

use wasm_bindgen::prelude::*;

use crate::data::{Dataset, Reading};
use crate::session::Session;
use convert::{JsResult, events, from_js, thrown, to_js};

/// The types in the signatures below; `scripts/generate-types.sh` writes them from the Rust types.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str =
    r#"import type { Command, Edited, EngineEvent, Reading, SelfTest, Settings } from "../types/index.js";"#;

/// Runs once when the module is loaded: panics then say in the console where they came from.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// A session on one device. Calls must not overlap: await each.
#[wasm_bindgen]
pub struct Engine {
    session: Session,
}

#[wasm_bindgen]
impl Engine {
    /// A session with new networks on `"cpu"` or `"webgpu"`. What cannot be used of the settings has its default, and
    /// [`Engine::settings`] says so.
    ///
    /// # Errors
    /// `device_unavailable`.
    pub async fn open(
        device: String,
        #[wasm_bindgen(unchecked_param_type = "Record<string, string>")] settings: JsValue,
    ) -> std::result::Result<Engine, JsValue> {
        let settings = from_js(settings)?;
        let device = device::open(&device).await.map_err(thrown)?;
        Ok(Engine { session: Session::open(device, &settings).map_err(thrown)? })
    }

    /// Every setting, the presets, the run's settings, and what was wrong with those that the session was opened with.
    ///
    /// # Errors
    /// None in practice; conversion to JavaScript can fail.
    #[wasm_bindgen(unchecked_return_type = "Settings")]
    pub fn settings(&self) -> JsResult {
        to_js(&self.session.settings())
    }

    /// The events with which the run of a new session begins.
    ///
    /// # Errors
    /// `device_failed`.
    #[wasm_bindgen(unchecked_return_type = "EngineEvent[]")]
    pub async fn begin(&self) -> JsResult {
        events(self.session.begin().await)
    }

    /// Takes IDX files, raw or gzipped: those of a named dataset, or the learner's own, read as `reading` says.
    ///
    /// # Errors
    /// What is wrong with the files.
    #[wasm_bindgen(unchecked_return_type = "EngineEvent[]")]
    pub fn load_dataset(
        &mut self,
        images: &[u8],
        labels: Option<Vec<u8>>,
        name: Option<String>,
        #[wasm_bindgen(unchecked_optional_param_type = "Reading")] reading: Option<js_sys::Object>,
    ) -> JsResult {
        let reading = reading.map_or(Ok(Reading::default()), |reading| from_js(reading.into()))?;
        let dataset = Dataset::read(images, labels.as_deref(), &reading).map_err(thrown)?;
        events(self.session.use_dataset(dataset, name.as_deref()))
    }

    /// Carries out a command.
    ///
    /// # Errors
    /// What the command could not do.
    #[wasm_bindgen(unchecked_return_type = "EngineEvent[]")]
    pub async fn handle(&mut self, #[wasm_bindgen(unchecked_param_type = "Command")] command: JsValue) -> JsResult {
        events(self.session.handle(from_js(command)?).await)
    }

    /// Reads a draft of the settings, all of it as text; the run under way takes at once what it can.
    ///
    /// # Errors
    /// If `settings` is not an object of strings.
    #[wasm_bindgen(unchecked_return_type = "Edited")]
    pub fn edit(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Record<string, string>")] settings: JsValue,
    ) -> JsResult {
        to_js(&self.session.edit(&from_js(settings)?))
    }

    /// Trains up to `steps` steps.
    ///
    /// # Errors
    /// `device_failed` or `device_lost`.
    #[wasm_bindgen(unchecked_return_type = "EngineEvent[]")]
    pub async fn train(&mut self, steps: usize) -> JsResult {
        events(self.session.train(steps).await)
    }

    /// Takes the classifier of the dataset in use.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn load_classifier(&mut self, classifier: &[u8]) -> std::result::Result<(), JsValue> {
        self.session.load_classifier(classifier).map_err(thrown)
    }

    /// Whether a measurement is under way.
    pub fn is_evaluating(&self) -> bool {
        self.session.is_evaluating()
    }

    /// Does a slice of the measurement under way.
    ///
    /// # Errors
    /// `device_failed` or `device_lost`.
    #[wasm_bindgen(unchecked_return_type = "EngineEvent[]")]
    pub async fn evaluate_slice(&mut self) -> JsResult {
        events(self.session.evaluate_slice().await)
    }

    /// The run as a safetensors file.
    ///
    /// # Errors
    /// `device_failed` or `device_lost`.
    pub async fn save(&self) -> std::result::Result<Vec<u8>, JsValue> {
        self.session.save().await.map_err(thrown)
    }

    /// Begins another run from a safetensors file.
    ///
    /// # Errors
    /// What is wrong with the file.
    #[wasm_bindgen(unchecked_return_type = "EngineEvent[]")]
    pub async fn load(&mut self, checkpoint: Vec<u8>) -> JsResult {
        events(self.session.load(&checkpoint).await)
    }

    /// Goes on with the same run from its safetensors file.
    ///
    /// # Errors
    /// What is wrong with the file.
    #[wasm_bindgen(unchecked_return_type = "EngineEvent[]")]
    pub async fn restore(&mut self, checkpoint: Vec<u8>) -> JsResult {
        events(self.session.restore(&checkpoint).await)
    }
}
