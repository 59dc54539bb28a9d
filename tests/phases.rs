//! One step in phases, and steps in which only one network learns.

mod common;

use common::driving::{rows, session, tell, tensors};
use common::small_run;
use gan_playground::config::{Config, Loss, Norm, Penalty, Switch};
use gan_playground::session::{Command, Event, Finding, LogEntry, Network, Session, State};
use gan_playground::train::Phase;

fn verdicts(session: &mut Session) -> Finding {
    match tell(session, Command::Verdicts).remove(0) {
        Event::Found(finding) => finding,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_network_that_does_not_learn_keeps_its_weights() {
    for (network, still) in [(Network::Generator, "discriminator."), (Network::Discriminator, "generator.")] {
        let mut session = session(small_run::config());
        tell(&mut session, Command::Step);
        let before = tensors(&session);
        let events = tell(&mut session, Command::StepOnly { network });
        assert_eq!(session.step(), 2);
        let marked = events.iter().any(|event| {
            matches!(event, Event::Log { entry, .. }
                if *entry == LogEntry::Only { step: 2, network })
        });
        assert!(marked, "{events:?}");
        assert_eq!(rows(&events).len(), 1);
        for (name, (_, values)) in tensors(&session) {
            if name.contains("running_") {
                continue; // they take in whatever passes through
            }
            let is_of_still = name.starts_with(still) || name.starts_with(&format!("optimizer.{still}"));
            assert_eq!(before[&name].1 == values, is_of_still, "{name}");
        }
    }
}

/// The phases of a step, by the names that the page gets.
fn phases(session: &mut Session) -> Vec<String> {
    let mut names = Vec::new();
    loop {
        let events = tell(session, Command::Phase);
        let report = events.iter().find_map(|event| match event {
            Event::Found(Finding::Phase(report)) => Some(report.clone()),
            _ => None,
        });
        let report = report.unwrap();
        names.push(serde_json::to_value(report.phase).unwrap().as_str().unwrap().to_string());
        assert_eq!(report.real.is_some(), report.phase == Phase::Draw);
        if report.next.is_none() {
            assert!(report.loss.unwrap().is_finite() && report.grad_norm.unwrap() > 0.0);
            assert_eq!(rows(&events).len(), 1, "the step counts with its last phase");
            return names;
        }
        assert_eq!(rows(&events).len(), 0);
    }
}

#[test]
fn a_step_in_phases_is_an_ordinary_step_bit_for_bit() {
    const UPDATE: [&str; 4] = ["draw", "judge_real", "judge_fakes", "discriminator_learns"];
    let wgan_gp =
        Config { loss: Loss::Wasserstein, penalty: Penalty::Gradient, norm_d: Norm::None, ..small_run::config() };
    let cases = [
        small_run::config(),
        Config { d_steps: 3, ..wgan_gp.clone() },
        Config { penalty: Penalty::R1, loss: Loss::Bce, g_steps: 2, ..wgan_gp },
        Config { loss: Loss::Hinge, instance_noise: 0.1, clip_gradient: 1.0, ema_decay: 0.9, ..small_run::config() },
        Config {
            label_flip: 0.2,
            minibatch_std: Switch::On,
            diversity: 1.0,
            conditional: Switch::On,
            ..small_run::config()
        },
        Config { clip_weights: 0.05, label_smoothing: 0.1, d_steps: 2, ..small_run::config() },
    ];
    for config in cases {
        let [mut straight, mut slow] = [(); 2].map(|()| session(config.clone()));
        for step in 1..=2 {
            tell(&mut straight, Command::Step);
            let expected: Vec<_> =
                UPDATE.repeat(config.d_steps).into_iter().chain(["generator_learns"].repeat(config.g_steps)).collect();
            assert_eq!(phases(&mut slow), expected);
            assert_eq!((slow.step(), slow.state(), straight.state()), (step, State::Paused, State::Paused));
            assert!(tensors(&straight) == tensors(&slow), "{config:?}");
        }
    }
}

#[test]
fn phases_that_are_dropped_leave_the_run_as_it_was() {
    let [mut straight, mut slow] = [(); 2].map(|()| session(small_run::config()));
    let before = tensors(&slow);
    let at_first = verdicts(&mut slow);
    for _ in 0..4 {
        tell(&mut slow, Command::Phase);
    }
    assert!(before == tensors(&slow) && slow.step() == 0, "the step does not count yet");
    assert!(verdicts(&mut slow) != at_first, "who looks sees that the discriminator has learnt");
    for session in [&mut straight, &mut slow] {
        tell(session, Command::Step);
    }
    assert!(tensors(&straight) == tensors(&slow));
    assert_eq!(phases(&mut slow).len(), 5, "the next phases are of a new step");
}
