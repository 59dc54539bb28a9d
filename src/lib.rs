//! A GAN engine on Burn that runs alike in a browser tab (WebGPU or CPU), in tests and natively.
//!
//! Data flows one way:
//! - [`data::Dataset`] reads the training images.
//! - [`train::Trainer::step`] trains both networks on a seeded batch. Its statistics stay on the device until those of
//!   several steps are read at once.
//! - The generator draws fixed latents as a [`frame::Mosaic`].
//! - [`inside`] looks into the networks as they are, without training them.
//! - [`session::Session`] is the state machine around them: it takes [`session::Command`]s and returns [`session::Event`]s.
//!
//! Only [`device`] names a backend, only `web` knows JavaScript, and [`gan_kernels`] has the operations that training
//! spends its time in.
//!
//! # Example
//!
//! Three steps on a small made-up dataset, and a picture of what the generator draws after them:
//!
//! ```
//! use gan_playground::config::Config;
//! use gan_playground::data::write_images;
//! use gan_playground::device;
//! use gan_playground::session::{Command, Event, Session, State};
//! use pollster::block_on;
//!
//! # fn main() -> gan_playground::Result<()> {
//! // 16 images of 28x28 in MNIST's format, each with a white bar at one of four places.
//! let pixel = |image: usize, column: usize| if column / 7 == image % 4 { 255 } else { 0 };
//! let pixels: Vec<u8> = (0..16 * 28 * 28).map(|at| pixel(at / (28 * 28), at % 28)).collect();
//! let images = write_images([16, 28, 28], &pixels);
//!
//! let config = Config { z_dim: 4, features_g: 2, features_d: 2, batch_size: 8, ..Config::lesson() };
//! let mut session = Session::new(device::cpu(), config)?;
//! session.load_dataset(&images, None, None)?;
//! block_on(session.handle(Command::Train { until: Some(3) }))?;
//! // A call may train fewer steps: it returns where a picture is kept for the timeline.
//! while session.state() == State::Training {
//!     for event in block_on(session.train(3))? {
//!         if let Event::Metrics { rows } = event {
//!             rows.iter().for_each(|row| println!("step {}: {:?}", row.step, row.metrics));
//!         }
//!     }
//! }
//! assert_eq!(session.step(), 3);
//!
//! let drawn = block_on(session.handle(Command::Preview))?;
//! assert!(matches!(&drawn[..], [Event::Frame(frame)] if frame.step == 3 && frame.mosaic.width > 0));
//! # Ok(())
//! # }
//! ```
#![warn(clippy::unwrap_used)]

pub mod checkpoint;
pub mod config;
pub mod data;
pub mod device;
pub mod error;
pub mod file_kind;
mod floats;
pub mod frame;
pub mod inside;
pub mod latent;
pub mod metrics;
pub mod model;
pub mod rng;
pub mod session;
mod tensor_file;
pub mod train;
#[cfg(target_arch = "wasm32")]
mod web;

pub use error::{Error, Result};
pub use floats::Floats;
