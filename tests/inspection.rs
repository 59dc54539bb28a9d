//! Looking inside and exploring, driven as the page drives them: sizes, refusals, and that nothing of it trains.

mod common;

use common::driving::{session, tell, tensors, train};
use common::small_run;
use gan_playground::config::{Config, Loss, Switch};
use gan_playground::error::Error;
use gan_playground::latent::Latents;
use gan_playground::session::{Command, Event, Finding, Latent, Picture, Session, Subject};
use pollster::block_on;

fn find(session: &mut Session, command: Command) -> Finding {
    match tell(session, command).remove(0) {
        Event::Found(finding) => finding,
        other => panic!("{other:?}"),
    }
}

fn conditional() -> Config {
    Config { conditional: Switch::On, ..small_run::config() }
}

/// One of each command that only looks.
fn looks() -> Vec<Command> {
    let given = vec![0.5; 32 * 32];
    vec![
        Command::Activations { subject: Subject::Generator { latent: Latent::Sheet { index: 3 } } },
        Command::Activations { subject: Subject::Generator { latent: Latent::Seed { seed: 9, class: None } } },
        Command::Activations { subject: Subject::Discriminator { picture: Picture::Fake { index: 63 } } },
        Command::Activations { subject: Subject::Discriminator { picture: Picture::Real { index: 39 } } },
        Command::Verdicts,
        Command::Attribution { picture: Picture::Fake { index: 1 }, loss: None },
        Command::Attribution { picture: Picture::Real { index: 1 }, loss: Some(Loss::Hinge) },
        Command::Attribution { picture: Picture::Given { values: given.clone(), class: Some(2) }, loss: None },
        Command::PrincipalDirections { count: 3, seed: 1, class: None },
        Command::Latent { latent: Latent::Sheet { index: 3 } },
        Command::DrawLatents {
            latents: vec![0.1; 8],
            classes: Some(vec![1, 2]),
            truncation: Some(0.5),
            columns: None,
            step: None,
        },
        Command::Invert { picture: Picture::Given { values: given, class: None }, class: None, seed: 1 },
        Command::InvertOn { iterations: 45 },
    ]
}

#[test]
fn looking_changes_nothing_of_the_run() {
    for config in [small_run::config(), Config { minibatch_std: Switch::On, ema_decay: 0.9, ..conditional() }] {
        let mut session = session(config);
        tell(&mut session, Command::Train { until: Some(2) });
        train(&mut session, 2);
        let before = tensors(&session);
        for look in looks() {
            let name = format!("{look:?}");
            let first = find(&mut session, look.clone());
            assert!(before == tensors(&session), "{name} moved weights or running statistics");
            if !matches!(look, Command::InvertOn { .. }) {
                assert!(first == find(&mut session, look), "{name} is not the same again");
            }
        }
        assert_eq!(session.step(), 2);
    }
}

#[test]
fn activations_are_named_and_shaped_as_the_layers() {
    let mut session = session(small_run::config());
    let mut shapes = |subject| match find(&mut session, Command::Activations { subject }) {
        Finding::Activations { layers, .. } => {
            layers.into_iter().map(|layer| (layer.name, layer.shape, layer.mosaic.tile)).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let layer = |name: &str, channels, side| (name.to_string(), [channels, side, side], side);
    let generator = shapes(Subject::Generator { latent: Latent::Given { values: vec![0.0; 4], class: None } });
    assert_eq!(
        generator,
        [layer("blocks.0", 16, 4), layer("blocks.1", 8, 8), layer("blocks.2", 4, 16), layer("output", 1, 32)]
    );
    let discriminator = shapes(Subject::Discriminator { picture: Picture::Real { index: 0 } });
    assert_eq!(
        discriminator,
        [layer("input", 2, 16), layer("blocks.0", 4, 8), layer("blocks.1", 8, 4), layer("output", 1, 1)]
    );
}

#[test]
fn verdicts_have_probabilities_only_where_the_loss_makes_them() {
    for (loss, expected) in [(Loss::Bce, true), (Loss::Minimax, true), (Loss::Wasserstein, false)] {
        let mut session = session(Config { loss, ..small_run::config() });
        let Finding::Verdicts { fakes, reals, .. } = find(&mut session, Command::Verdicts) else { panic!() };
        let reals = reals.unwrap();
        assert_eq!((fakes.logits.0.len(), reals.logits.0.len()), (64, 40));
        assert_eq!((fakes.probabilities.is_some(), reals.probabilities.is_some()), (expected, expected));
    }
    let mut session = Session::new(gan_playground::device::cpu(), small_run::config()).unwrap();
    let Finding::Verdicts { reals, .. } = find(&mut session, Command::Verdicts) else { panic!() };
    assert_eq!(reals, None, "without training images");
}

#[test]
fn latents_of_the_sheet_draw_its_pictures_again() {
    for config in [small_run::config(), conditional()] {
        let mut session = session(config.clone());
        let latent = Command::Latent { latent: Latent::Sheet { index: 17 } };
        let Finding::Latent { latent, class } = find(&mut session, latent) else { panic!() };
        assert_eq!(class, config.conditional.is_on().then_some(2));
        assert_eq!(latent.0, Latents::preview(&config).slice(17, 1).values[..4]);
        let drawn = |session: &mut Session, truncation| {
            let (latents, classes) = (latent.0.clone(), class.map(|class| vec![class]));
            match find(session, Command::DrawLatents { latents, classes, truncation, columns: None, step: None }) {
                Finding::Drawn { mosaic, .. } => mosaic.pixels,
                other => panic!("{other:?}"),
            }
        };
        let Event::Frame(sheet) = tell(&mut session, Command::Preview).remove(0) else { panic!() };
        let row = |y: usize| &sheet.mosaic.pixels[(64 + y) * 256 + 32..][..32];
        let picture: Vec<u8> = (0..32).flat_map(row).copied().collect();
        assert_eq!(drawn(&mut session, None), picture);
        assert!(drawn(&mut session, Some(0.0)) != picture);
    }
}

#[test]
fn wrong_orders_are_refused_by_name() {
    let mut plain = session(small_run::config());
    assert_eq!(block_on(plain.handle(Command::InvertOn { iterations: 1 })), Err(Error::NoInversion));
    let given = |values, class| Picture::Given { values, class };
    let draw = |latents, classes, truncation| Command::DrawLatents {
        latents,
        classes: Some(classes),
        truncation,
        columns: None,
        step: None,
    };
    let refusals = [
        ("index", Command::Latent { latent: Latent::Sheet { index: 64 } }),
        ("index", Command::Attribution { picture: Picture::Fake { index: 64 }, loss: None }),
        ("index", Command::Attribution { picture: Picture::Real { index: 40 }, loss: None }),
        ("pixels", Command::Attribution { picture: given(vec![0.0; 5], None), loss: None }),
        ("pixels", Command::Invert { picture: given(vec![f32::NAN; 1024], None), class: None, seed: 1 }),
        ("class", Command::Invert { picture: given(vec![0.0; 1024], None), class: Some(10), seed: 1 }),
        ("latents", draw(vec![0.0; 5], vec![], None)),
        ("latents", draw(vec![], vec![], None)),
        ("latents", draw(vec![f32::INFINITY; 4], vec![], None)),
        ("latents", draw(vec![0.0; 4 * 257], vec![], None)),
        ("truncation", draw(vec![0.0; 4], vec![], Some(1.5))),
        ("count", Command::PrincipalDirections { count: 5, seed: 1, class: None }),
        ("count", Command::PrincipalDirections { count: 0, seed: 1, class: None }),
    ];
    for (expected, command) in refusals {
        let error = block_on(plain.handle(command.clone())).unwrap_err();
        assert!(matches!(&error, Error::SettingRange { name, .. } if name == expected), "{command:?}: {error}");
    }
    let mut told = session(conditional());
    for (expected, command) in [
        ("class", Command::Attribution { picture: given(vec![0.0; 1024], None), loss: None }),
        ("classes", draw(vec![0.0; 8], vec![1], None)),
        ("class", draw(vec![0.0; 4], vec![10], None)),
    ] {
        let error = block_on(told.handle(command.clone())).unwrap_err();
        assert!(matches!(&error, Error::SettingRange { name, .. } if name == expected), "{command:?}: {error}");
    }
}

#[test]
fn directions_are_those_in_which_the_pictures_change() {
    let mut session = session(small_run::config());
    let find_directions = Command::PrincipalDirections { count: 4, seed: 1, class: None };
    let Finding::PrincipalDirections { directions, .. } = find(&mut session, find_directions) else { panic!() };
    let (deviations, explained) = (&directions.deviations.0, &directions.explained.0);
    assert!(deviations.is_sorted_by(|a, b| a >= b) && explained.iter().sum::<f32>() <= 1.0, "{directions:?}");
    for direction in directions.directions.0.chunks_exact(4) {
        let length = direction.iter().map(|number| number * number).sum::<f32>().sqrt();
        assert!(length > 0.5 && length < 1.001, "one standard deviation of a latent is 1 at most: {length}");
    }
}
