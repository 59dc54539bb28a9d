//! A run that goes on with other images than it was trained on: its epochs are counted from there.

mod common;

use common::driving::{frames, rows, session, tell, tensors, train};
use common::small_run;
use gan_playground::config::Config;
use gan_playground::device;
use gan_playground::session::{Command, Event, Finish, Length, Session, State};
use pollster::block_on;

/// IDX images of 28 x 28 pixels, all of one grey.
fn grey(images: u8, value: u8) -> Vec<u8> {
    let header = [0, 0, 8, 3, 0, 0, 0, images, 0, 0, 0, 28, 0, 0, 0, 28];
    [header.as_slice(), &vec![value; usize::from(images) * 28 * 28]].concat()
}

/// How long the run is by the events of its configuration.
fn length(events: &[Event]) -> Length {
    let of = |event: &Event| if let Event::Configured { length, .. } = event { Some(*length) } else { None };
    events.iter().find_map(of).unwrap()
}

/// Trains to the end, and gives all events.
fn finish(session: &mut Session) -> Vec<Event> {
    let mut events = tell(session, Command::Train { until: None });
    while session.state() == State::Training {
        events.extend(train(session, 4));
    }
    events
}

#[test]
fn epochs_are_counted_from_the_change_of_images() {
    let mut session = session(small_run::config());
    finish(&mut session);
    assert_eq!(session.step(), 15);
    let events = session.load_dataset(&grey(24, 9), None, None).unwrap();
    assert_eq!(
        length(&events),
        Length { batch_size: 8, batches_per_epoch: 3, epochs: 3, epochs_from: 15, total_steps: 24 }
    );
    let events = finish(&mut session);
    let places: Vec<_> = rows(&events).iter().map(|row| (row.step, row.epoch, row.batch)).collect();
    assert_eq!(places[..4], [(16, 0, 0), (17, 0, 1), (18, 0, 2), (19, 1, 0)]);
    assert!(events.contains(&Event::Finished { reason: Finish::Epochs, step: 24 }));
    let ends: Vec<_> = frames(&events).iter().map(|frame| (frame.step, frame.epoch)).collect();
    assert_eq!(ends, [(18, 1), (21, 2), (24, 3)]);
    // A new run has known no other images.
    assert_eq!(length(&tell(&mut session, Command::Reset)).epochs_from, 0);
}

#[test]
fn the_same_images_again_change_nothing() {
    let mut session = session(small_run::config());
    tell(&mut session, Command::Train { until: Some(7) });
    train(&mut session, 7);
    let (images, labels) = small_run::idx();
    let events = session.load_dataset(&images, Some(&labels), None).unwrap();
    assert_eq!(length(&events).epochs_from, 0);
}

#[test]
fn a_file_knows_since_when_its_run_has_had_its_images() {
    let mut first = session(small_run::config());
    tell(&mut first, Command::Train { until: Some(4) });
    train(&mut first, 4);
    first.load_dataset(&grey(24, 9), None, None).unwrap();
    tell(&mut first, Command::Train { until: Some(6) });
    train(&mut first, 2);
    let saved = block_on(first.save()).unwrap();

    let mut second = Session::new(device::cpu(), Config::default()).unwrap();
    block_on(second.load(&saved)).unwrap();
    let events = second.load_dataset(&grey(24, 9), None, None).unwrap();
    assert_eq!(
        length(&events),
        Length { batch_size: 8, batches_per_epoch: 3, epochs: 3, epochs_from: 4, total_steps: 13 }
    );
    finish(&mut first);
    finish(&mut second);
    assert!(tensors(&first) == tensors(&second));

    let mut third = Session::new(device::cpu(), Config::default()).unwrap();
    block_on(third.load(&saved)).unwrap();
    assert_eq!(length(&third.load_dataset(&grey(24, 8), None, None).unwrap()).epochs_from, 6, "other pixels");
    let mut fourth = Session::new(device::cpu(), small_run::config()).unwrap();
    fourth.load_dataset(&grey(24, 9), None, None).unwrap();
    assert_eq!(length(&block_on(fourth.load(&saved)).unwrap()).epochs_from, 4, "images first, weights then");
}

#[test]
fn by_default_a_small_set_is_trained_on_for_a_thousand_steps() {
    let small = |epochs| {
        let config = Config { epochs, ..small_run::config() };
        length(&Session::new(device::cpu(), config).unwrap().load_dataset(&grey(24, 9), None, None).unwrap())
    };
    let by_default = small(Config::default().epochs);
    assert_eq!((by_default.epochs, by_default.total_steps), (334, 1002));
    assert_eq!(small(5).total_steps, 15, "a number that was asked for holds");
}
