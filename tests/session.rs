//! The session's state machine, driven as the page and the CLI drive it.

mod common;

use common::driving::{as_text, frames, rows, session, tell, tensors, train};
use common::small_run::{self, CONFIG_BATCHES};
use gan_playground::config::{Config, Switch};
use gan_playground::device;
use gan_playground::error::Error;
use gan_playground::latent::Path;
use gan_playground::session::{Command, Event, Finding, Finish, FrameKind, Latent, Length, Session, State, Warning};
use pollster::block_on;

/// A walk between the latents of two seeds, each with its class.
fn walk(ends: [(u32, Option<usize>); 2], path: Path, points: usize) -> Command {
    let [from, to] = ends.map(|(seed, class)| Latent::Seed { seed, class });
    Command::Interpolate { from, to, path, points }
}

#[test]
fn goes_from_loading_to_ready_to_training_to_paused() {
    let mut session = Session::new(device::cpu(), small_run::config()).unwrap();
    assert_eq!(session.state(), State::Loading);
    assert_eq!(block_on(session.handle(Command::Train { until: None })), Err(Error::NoDataset));
    assert_eq!(train(&mut session, 3), []);

    let (images, labels) = small_run::idx();
    let events = session.load_dataset(&images, Some(&labels), None).unwrap();
    assert!(matches!(
        &events[0],
        Event::Dataset { name: None, images: 40, width: 28, height: 28, class_counts: Some(counts), .. } if counts[0] == 4
    ));
    let length =
        Length { batch_size: 8, batches_per_epoch: CONFIG_BATCHES, epochs: 3, epochs_from: 0, total_steps: 15 };
    assert!(matches!(events[1], Event::Configured { length: of_run, .. } if of_run == length));
    assert_eq!(session.state(), State::Ready);

    assert_eq!(train(&mut session, 3), [], "it trains only when told to");
    tell(&mut session, Command::Train { until: None });
    let rows = rows(&train(&mut session, 3));
    assert_eq!(
        rows.iter().map(|row| (row.step, row.epoch, row.batch)).collect::<Vec<_>>(),
        [(1, 0, 0), (2, 0, 1), (3, 0, 2)]
    );
    tell(&mut session, Command::Pause);
    assert_eq!((session.state(), session.step()), (State::Paused, 3));
    assert_eq!(train(&mut session, 3), []);
}

#[test]
fn an_epochs_end_leaves_a_picture_and_the_last_epoch_ends_the_run() {
    let mut session = session(small_run::config());
    tell(&mut session, Command::Train { until: None });
    let mut events = Vec::new();
    while session.state() == State::Training {
        events.extend(train(&mut session, 4));
    }
    let milestones: Vec<_> = frames(&events).iter().map(|frame| (frame.milestone, frame.step, frame.epoch)).collect();
    assert_eq!(milestones, [(true, 5, 1), (true, 10, 2), (true, 15, 3)]);
    assert_eq!(rows(&events).len(), 15);
    assert!(events.contains(&Event::Finished { reason: Finish::Epochs, step: 15 }));
    let lines: Vec<_> =
        events.iter().filter_map(|event| if let Event::Log { line, .. } = event { Some(line) } else { None }).collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[1].starts_with("Epoch [1/3] Batch 0/5 Loss D: 0."), "{}", lines[1]);
}

#[test]
fn stops_at_the_step_asked_for_and_steps_one_by_one() {
    let mut session = session(small_run::config());
    tell(&mut session, Command::Train { until: Some(2) });
    let events = train(&mut session, 10);
    assert!(events.contains(&Event::Finished { reason: Finish::Until, step: 2 }));
    assert_eq!((session.state(), session.step()), (State::Paused, 2));

    let events = tell(&mut session, Command::Step);
    assert_eq!((session.state(), session.step(), rows(&events).len()), (State::Paused, 3, 1));
    assert_eq!(frames(&events).len(), 1);
}

#[test]
fn the_same_seed_gives_the_same_run_and_reset_starts_it_again() {
    let run = |session: &mut Session, slice: usize| {
        tell(session, Command::Train { until: Some(6) });
        let mut events = Vec::new();
        while session.state() == State::Training {
            events.extend(train(session, slice));
        }
        (rows(&events), frames(&tell(session, Command::Preview)))
    };
    let mut first = session(small_run::config());
    let expected = run(&mut first, 1);
    assert!(expected == run(&mut session(small_run::config()), 6), "the size of the slices changes nothing");
    tell(&mut first, Command::Reset);
    assert_eq!((first.state(), first.step()), (State::Ready, 0));
    assert!(expected == run(&mut first, 4));
    let other = Config { seed: 43, ..small_run::config() };
    assert!(expected.0 != run(&mut session(other), 6).0);
}

#[test]
fn pictures_do_not_disturb_training() {
    let quiet = {
        let mut session = session(small_run::config());
        tell(&mut session, Command::Train { until: Some(4) });
        rows(&train(&mut session, 4))
    };
    let mut session = session(small_run::config());
    let mut watched = Vec::new();
    tell(&mut session, Command::Train { until: Some(4) });
    while session.state() == State::Training {
        watched.extend(rows(&train(&mut session, 1)));
        tell(&mut session, Command::Preview);
        tell(&mut session, walk([(1, None), (2, None)], Path::Slerp, 5));
    }
    assert!(quiet == watched);
}

#[test]
fn draws_the_grid_the_data_and_a_walk() {
    let mut session = session(small_run::config());
    let sizes = |events: Vec<Event>| {
        let frame = frames(&events).remove(0);
        (frame.kind, frame.mosaic.columns, frame.mosaic.rows, frame.mosaic.width, frame.mosaic.pixels.len())
    };
    assert_eq!(sizes(tell(&mut session, Command::Preview)), (FrameKind::Fixed, 8, 8, 256, 256 * 256));
    assert_eq!(sizes(tell(&mut session, Command::Real)), (FrameKind::Real, 8, 5, 256, 256 * 160));
    let walk = walk([(1, None), (2, None)], Path::Lerp, 5);
    assert_eq!(sizes(tell(&mut session, walk)), (FrameKind::Interpolation, 5, 1, 160, 160 * 32));
}

#[test]
fn weights_that_blow_up_stop_training_and_come_back() {
    let mut session = session(Config { lr_g: 0.1, lr_d: 0.1, beta_1: 0.0, ..small_run::config() });
    tell(&mut session, Command::Train { until: Some(2) });
    train(&mut session, 1);
    train(&mut session, 1);
    let good = block_on(session.save()).unwrap();
    // No learning rate in range makes this network overflow, so hand it weights that do.
    let huge = common::with_tensor(&good, "discriminator.output.weight", 1e38);
    block_on(session.load(&huge)).unwrap();
    let before = tensors(&session);
    tell(&mut session, Command::Train { until: Some(6) });
    let mut events = Vec::new();
    while session.state() == State::Training {
        events.extend(train(&mut session, 1));
    }
    let warning =
        events.iter().find_map(|event| if let Event::Warning(warning) = event { Some(warning) } else { None });
    let Some(Warning::NotFinite { step, restored_step, .. }) = warning else { panic!("no warning") };
    assert!(*step > *restored_step && *restored_step == session.step());
    assert_eq!(session.state(), State::Paused);
    assert!(before == tensors(&session), "the weights are those from before the failure");
}

#[test]
fn refused_orders_change_nothing() {
    let mut session = session(small_run::config());
    tell(&mut session, Command::Train { until: Some(2) });
    train(&mut session, 2);
    let before = tensors(&session);
    let out_of_range = as_text(&Config { z_dim: 0, ..small_run::config() });
    assert!(matches!(
        block_on(session.handle(Command::Configure { settings: out_of_range })),
        Err(Error::SettingRange { .. })
    ));
    assert!(matches!(block_on(session.load(b"junk")), Err(Error::CheckpointFormat { .. })));
    assert!(session.load_dataset(b"junk", None, None).is_err());
    assert_eq!((session.state(), session.step()), (State::Paused, 2));
    assert!(before == tensors(&session));
}

#[test]
fn a_saved_run_goes_on_in_another_session_bit_for_bit() {
    let mut first = session(small_run::config());
    tell(&mut first, Command::Train { until: Some(7) });
    train(&mut first, 3);
    let saved = block_on(first.save()).unwrap();
    let mut second = Session::new(device::cpu(), Config::default()).unwrap();
    block_on(second.load(&saved)).unwrap();
    let (images, labels) = small_run::idx();
    second.load_dataset(&images, Some(&labels), None).unwrap();
    assert_eq!((second.state(), second.step()), (State::Paused, 3));
    tell(&mut second, Command::Train { until: Some(7) });
    for session in [&mut first, &mut second] {
        while session.state() == State::Training {
            train(session, 2);
        }
    }
    assert!(tensors(&first) == tensors(&second));
}

#[test]
fn a_conditional_generator_writes_numbers_and_walks_between_classes() {
    let mut session = session(Config { conditional: Switch::On, ..small_run::config() });
    let grid = frames(&tell(&mut session, Command::Preview)).remove(0);
    assert_eq!((grid.mosaic.columns, grid.mosaic.rows), (8, 10), "a row for each class");
    let write = |session: &mut Session, classes: &[usize]| {
        let command = Command::Write { seed: 3, classes: classes.to_vec() };
        block_on(session.handle(command)).map(|events| frames(&events).remove(0))
    };
    let number = write(&mut session, &[4, 2]).unwrap();
    assert_eq!((number.kind, number.mosaic.columns, number.mosaic.rows), (FrameKind::Written, 2, 1));
    assert!(number.mosaic.pixels != write(&mut session, &[4, 3]).unwrap().mosaic.pixels);
    for wrong in [vec![], vec![1; 13], vec![10]] {
        assert!(matches!(write(&mut session, &wrong), Err(Error::SettingRange { .. })), "{wrong:?}");
    }

    let between = |session: &mut Session, from: usize, to: usize| {
        let command = walk([(5, Some(from)), (5, Some(to))], Path::Slerp, 3);
        frames(&tell(session, command)).remove(0).mosaic.pixels
    };
    let still = between(&mut session, 1, 1);
    let row: Vec<_> = still.chunks_exact(32).collect();
    assert_eq!(row[0], row[2], "one latent and one class: nothing moves");
    assert!(still != between(&mut session, 1, 7));
    let command = walk([(5, Some(10)), (5, None)], Path::Slerp, 3);
    assert!(matches!(block_on(session.handle(command)), Err(Error::SettingRange { .. })));

    let mut plain = common::driving::session(small_run::config());
    assert_eq!(write(&mut plain, &[1]), Err(Error::NotConditional));
}

#[test]
fn a_run_keeps_generators_of_its_way() {
    let draw = |session: &mut Session, step: Option<usize>| {
        let latents = vec![0.5; small_run::config().z_dim];
        let command = Command::DrawLatents { latents, classes: None, truncation: None, columns: None, step };
        block_on(session.handle(command)).map(|events| match events.into_iter().next() {
            Some(Event::Found(Finding::Drawn { step, mosaic })) => (step, mosaic.pixels),
            _ => panic!("pictures were asked for"),
        })
    };
    let kept = |session: &mut Session| match tell(session, Command::Moments).remove(0) {
        Event::Found(Finding::Moments { steps }) => steps,
        _ => panic!("moments were asked for"),
    };
    let mut session = session(Config { epochs: 9, ..small_run::config() });
    let first = draw(&mut session, None).unwrap();
    tell(&mut session, Command::Train { until: Some(16) });
    while session.state() == State::Training {
        train(&mut session, 4);
    }
    let middle = draw(&mut session, None).unwrap();
    tell(&mut session, Command::Train { until: Some(34) });
    while session.state() == State::Training {
        train(&mut session, 4);
    }
    assert_eq!(kept(&mut session)[..2], [0, 16]);
    assert!(draw(&mut session, Some(0)).unwrap() == first);
    assert!(draw(&mut session, Some(16)).unwrap() == middle);
    assert!(draw(&mut session, None).unwrap().1 != middle.1);
    assert!(matches!(draw(&mut session, Some(17)), Err(Error::SettingRange { .. })));

    let weights = block_on(session.save()).unwrap();
    block_on(session.load(&weights)).unwrap();
    assert_eq!(kept(&mut session), [34]);
}
