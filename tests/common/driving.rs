//! A session driven as the page and the CLI drive it.

use gan_playground::checkpoint::Checkpoint;
use gan_playground::config::{Config, schema};
use gan_playground::device;
use gan_playground::model::StateDict;
use gan_playground::session::{Command, Event, Frame, Row, Session, SettingsText};
use pollster::block_on;

use super::small_run;

pub fn session(config: Config) -> Session {
    let mut session = Session::new(device::cpu(), config).unwrap();
    let (images, labels) = small_run::idx();
    session.load_dataset(&images, Some(&labels), None).unwrap();
    session
}

pub fn tell(session: &mut Session, command: Command) -> Vec<Event> {
    block_on(session.handle(command)).unwrap()
}

pub fn train(session: &mut Session, steps: usize) -> Vec<Event> {
    block_on(session.train(steps)).unwrap()
}

/// All settings as a form has them.
pub fn as_text(config: &Config) -> SettingsText {
    schema().iter().map(|setting| (setting.name.into(), config.get(setting.name).unwrap())).collect()
}

/// All weights, statistics and optimiser state.
pub fn tensors(session: &Session) -> StateDict {
    Checkpoint::read(&block_on(session.save()).unwrap()).unwrap().tensors().clone()
}

pub fn rows(events: &[Event]) -> Vec<Row> {
    events
        .iter()
        .filter_map(|event| if let Event::Metrics { rows } = event { Some(rows.clone()) } else { None })
        .flatten()
        .collect()
}

pub fn frames(events: &[Event]) -> Vec<Frame> {
    events.iter().filter_map(|event| if let Event::Frame(frame) = event { Some(frame.clone()) } else { None }).collect()
}
