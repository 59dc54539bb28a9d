//! How a session's run begins, is edited, and goes on.

mod common;

use common::driving::{as_text, session, tell, tensors, train};
use common::small_run;
use gan_playground::checkpoint::Checkpoint;
use gan_playground::config::{Change, Config};
use gan_playground::device;
use gan_playground::error::{Error, Problem};
use gan_playground::session::{Command, Edited, Event, Finish, Length, LogEntry, Session, State};
use pollster::block_on;

#[test]
fn a_live_setting_changes_at_once_and_the_run_goes_on_as_one_resumed_with_it() {
    let mut session = session(small_run::config());
    tell(&mut session, Command::Train { until: None });
    train(&mut session, 2);
    let saved = block_on(session.save()).unwrap();
    let config =
        Config { lr_d: 5e-3, label_smoothing: 0.1, instance_noise: 0.2, d_steps: 2, ..session.config().clone() };
    let Edited { config: draft, problems, events } = session.edit(&as_text(&config));
    assert_eq!((draft, problems), (config.clone(), Vec::new()));
    let change = |name, from: &str, to: &str| Change { name, from: from.into(), to: to.into() };
    let changes = vec![
        change("label_smoothing", "0.0", "0.1"),
        change("instance_noise", "0.0", "0.2"),
        change("d_steps", "1", "2"),
        change("lr_d", "0.0002", "0.005"),
    ];
    let length = Length { batch_size: 8, batches_per_epoch: 2, epochs: 3, epochs_from: 0, total_steps: 6 };
    let entry = LogEntry::Change { step: 2, changes: changes.clone() };
    let adjusted = Event::Adjusted { step: 2, config: config.clone(), changes, length };
    let line =
        "Step 2: label_smoothing 0.0 -> 0.1, instance_noise 0.0 -> 0.2, d_steps 1 -> 2, lr_d 0.0002 -> 0.005".into();
    assert_eq!(events, [adjusted, Event::Log { line, entry }]);
    assert_eq!((session.state(), session.step()), (State::Training, 2), "training goes on");
    train(&mut session, 2);

    let mut resumed = common::driving::session(small_run::config());
    let mut checkpoint = Checkpoint::read(&saved).unwrap();
    checkpoint.config = config;
    block_on(resumed.resume(checkpoint)).unwrap();
    tell(&mut resumed, Command::Train { until: None });
    train(&mut resumed, 2);
    assert!(tensors(&session) == tensors(&resumed));
}

#[test]
fn a_run_ends_when_its_epochs_are_cut_to_what_has_passed() {
    let mut session = session(small_run::config());
    tell(&mut session, Command::Train { until: None });
    train(&mut session, 5);
    train(&mut session, 2);
    let config = Config { epochs: 1, ..session.config().clone() };
    let events = session.edit(&as_text(&config)).events;
    assert!(events.contains(&Event::Finished { reason: Finish::Epochs, step: 7 }), "{events:?}");
    assert_eq!(session.state(), State::Paused);
}

#[test]
fn what_is_built_into_a_run_waits_for_the_next_one_and_what_does_not_fit_is_refused() {
    let mut session = Session::new(device::cpu(), small_run::config()).unwrap();
    let (images, labels) = small_run::idx_of(15);
    session.load_dataset(&images, Some(&labels), None).unwrap();
    let draft = Config { z_dim: 8, lr_d: 1e-3, ..session.config().clone() };
    assert_eq!(session.edit(&as_text(&draft)).events, [], "before the first step there is no run to change");
    tell(&mut session, Command::Train { until: Some(1) });
    train(&mut session, 1);
    let before = tensors(&session);
    let edited = session.edit(&as_text(&draft));
    assert_eq!((edited.config, edited.problems), (draft, Vec::new()));
    let changes = [Change { name: "lr_d", from: "0.0002".into(), to: "0.001".into() }];
    assert!(matches!(&edited.events[0], Event::Adjusted { changes: found, .. } if *found == changes));
    let running = Config { lr_d: 1e-3, ..small_run::config() };
    assert_eq!(*session.config(), running);

    let edited = session.edit(&as_text(&Config { d_steps: 10, ..running.clone() }));
    let refused = Problem::from(&Error::TooFewForStep { images: 15, d_steps: 10, smallest: 2 });
    assert_eq!((edited.problems, edited.events), (vec![refused], Vec::new()));
    assert!(tensors(&session) == before && *session.config() == running);
}

#[test]
fn a_run_is_begun_restored_and_loaded_in_so_many_words() {
    let mut session = session(small_run::config());
    let begun = |step, from_checkpoint| Event::Begun { step, from_checkpoint };
    assert_eq!(block_on(session.begin()).unwrap()[0], begun(0, false));
    tell(&mut session, Command::Train { until: Some(2) });
    train(&mut session, 2);
    let saved = block_on(session.save()).unwrap();
    assert_eq!(block_on(session.load(&saved)).unwrap()[0], begun(2, true));
    tell(&mut session, Command::Train { until: Some(3) });
    train(&mut session, 1);
    assert_eq!(block_on(session.restore(&saved)).unwrap()[0], Event::Restored { step: 2 });
    assert_eq!((session.state(), session.step()), (State::Paused, 2));
    assert_eq!(tell(&mut session, Command::Reset)[0], begun(0, false));
}

#[test]
fn images_of_another_name_count_as_none() {
    let mut session = Session::new(device::cpu(), small_run::config()).unwrap();
    let (images, labels) = small_run::idx();
    let events = session.load_dataset(&images, Some(&labels), Some("fashion-mnist")).unwrap();
    assert!(matches!(&events[0], Event::Dataset { name: Some(name), .. } if name == "fashion-mnist"));
    assert_eq!(events[2], Event::State { state: State::Loading });
    assert_eq!(block_on(session.handle(Command::Train { until: None })), Err(Error::NoDataset));
    session.load_dataset(&images, Some(&labels), Some("mnist")).unwrap();
    assert_eq!(session.state(), State::Ready);
    let settings = as_text(&Config { dataset: "fashion-mnist".into(), ..small_run::config() });
    tell(&mut session, Command::Configure { settings });
    assert_eq!(session.state(), State::Loading);
}
