//! Training on images as people have them: few, large, without labels, with other labels.

mod common;

use common::driving::{tell, train};
use common::small_run;
use gan_playground::config::{Config, Switch};
use gan_playground::data::{Dataset, write_images};
use gan_playground::device;
use gan_playground::error::Error;
use gan_playground::session::{Command, Event, Length, Session, State};

fn lines(events: &[Event]) -> Vec<&str> {
    events
        .iter()
        .filter_map(|event| if let Event::Log { line, .. } = event { Some(line.as_str()) } else { None })
        .collect()
}

fn empty(config: Config) -> Session {
    Session::new(device::cpu(), config).unwrap()
}

#[test]
fn batches_shrink_to_the_images_that_there_are() {
    let mut session = empty(Config { batch_size: 64, d_steps: 3, ..small_run::config() });
    let (images, labels) = small_run::idx();
    let events = session.load_dataset(&images, Some(&labels), None).unwrap();
    assert!(
        matches!(events[1], Event::Configured { length: Length { batch_size: 13, batches_per_epoch: 1, .. }, .. }),
        "{:?}",
        events[1]
    );
    assert_eq!(lines(&events), ["Images: 40 do not fill batch_size = 64 with d_steps = 3: a batch has 13"]);
    tell(&mut session, Command::Train { until: Some(2) });
    (0..2).for_each(|_| drop(train(&mut session, 1)));
    assert_eq!((session.state(), session.step()), (State::Paused, 2));
    assert_eq!(session.config().batch_size, 64, "the setting stays for larger datasets");
    // A new run says it again.
    let restarted = tell(&mut session, Command::Reset);
    assert_eq!(lines(&restarted).len(), 1);

    let too_few = empty(Config { d_steps: 10, ..small_run::config() });
    let (images, _) = small_run::idx_of(19);
    let refused = { too_few }.load_dataset(&images, None, None);
    assert_eq!(refused, Err(Error::TooFewForStep { images: 19, d_steps: 10, smallest: 2 }));
}

#[test]
fn images_of_64_px_train_at_64_and_at_32() {
    let pixels: Vec<u8> = (0..8 * 64 * 64).map(|at| (at / 7 % 256) as u8).collect();
    let images = write_images([8, 64, 64], &pixels);
    for image_size in [64, 32] {
        let mut session = empty(Config { image_size, batch_size: 4, ..small_run::config() });
        session.load_dataset(&images, None, None).unwrap();
        tell(&mut session, Command::Step);
        assert_eq!(session.step(), 1);
    }
    let dataset = Dataset::from_idx(&images, None).unwrap();
    assert_eq!(dataset.batch(&[1], 64)[5], f32::from(pixels[4096 + 5]) / 127.5 - 1.0, "as they are");
}

#[test]
fn other_labels_train_plain_networks_and_are_refused_by_conditional_ones() {
    let (images, _) = small_run::idx();
    let letters: Vec<u8> = (0..40).map(|at| 1 + at % 26).collect();
    let labels = [&[0, 0, 8, 1, 0, 0, 0, 40][..], &letters].concat();
    let mut plain = empty(small_run::config());
    let events = plain.load_dataset(&images, Some(&labels), None).unwrap();
    assert!(matches!(&events[0], Event::Dataset { class_counts: Some(counts), .. } if counts.len() == 26));
    assert_eq!(lines(&events), ["Images: labels 1 to 26 were shifted to 0 to 25"]);
    let conditional = Config { conditional: Switch::On, ..small_run::config() };
    let refused = empty(conditional.clone()).load_dataset(&images, Some(&labels), None);
    assert_eq!(refused, Err(Error::TooManyClasses { classes: 26, largest: 25, limit: 10 }));
    assert_eq!(empty(conditional).load_dataset(&images, None, None), Err(Error::NoLabels));
}
