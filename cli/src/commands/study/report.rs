//! The table of a study, in Markdown.

use super::run::Outcome;
use super::techniques::Technique;

/// Columns of the Frechet distance, as shares of a run's steps.
const SHARES: [f64; 3] = [0.25, 0.5, 1.0];

/// Makes one row for each technique, of means over its seeds; the steps to ten modes are listed for each seed.
pub fn table(techniques: &[&Technique], outcomes: &[Outcome], steps: usize) -> String {
    let marks = SHARES.map(|share| (share * steps as f64) as usize);
    let [first, second, third] = marks;
    let mut lines = vec![
        format!(
            "| technique | settings | steps to ten modes | distance at {first} | at {second} | at {third} | sure at {third} | collapsed |"
        ),
        "| --- | --- | --- | --- | --- | --- | --- | --- |".to_string(),
    ];
    for technique in techniques {
        let own: Vec<_> = outcomes.iter().filter(|outcome| outcome.technique == technique.name).collect();
        let ten: Vec<_> =
            own.iter().map(|outcome| outcome.ten_modes().map_or("never".into(), |step| step.to_string())).collect();
        let [a, b, c] = marks.map(|mark| mean(&own, mark, |look| look.distance, 1));
        let sure = mean(&own, steps, |look| 100.0 * look.sure, 0);
        let collapsed = own.iter().filter(|outcome| outcome.collapsed()).count();
        lines.push(format!(
            "| {} | {} | {} | {a} | {b} | {c} | {sure}% | {collapsed} of {} |",
            technique.name,
            technique.settings(),
            ten.join(", "),
            own.len()
        ));
    }
    lines.join("\n") + "\n"
}

fn mean(outcomes: &[&Outcome], step: usize, value: impl Fn(&super::run::Look) -> f64, digits: usize) -> String {
    let values: Vec<f64> = outcomes.iter().filter_map(|outcome| outcome.at(step)).map(value).collect();
    if values.is_empty() {
        return "-".into();
    }
    format!("{:.digits$}", values.iter().sum::<f64>() / values.len() as f64)
}
