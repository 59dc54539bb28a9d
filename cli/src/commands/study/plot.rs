//! The plot of a study: the Frechet distance over the steps, one line for each technique.

use anyhow::{Result, anyhow};
use plotters::coord::Shift;
use plotters::prelude::*;

use super::run::Outcome;
use super::techniques::Technique;

const SIZE: (u32, u32) = (1120, 560);
const MARGIN: u32 = 12;
/// Width of the margin that holds the names of the lines.
const NAMES: u32 = 160;
const NAME_HEIGHT: i32 = 20;
/// Length of the sample of a line before its name.
const SAMPLE: i32 = 20;
const STEP_AXIS: u32 = 36;
const DISTANCE_AXIS: u32 = 48;

/// The plot as SVG: the mean of the seeds, with a logarithmic axis for the distance.
pub fn draw(techniques: &[&Technique], outcomes: &[Outcome]) -> Result<String> {
    let mut svg = String::new();
    draw_on(SVGBackend::with_string(&mut svg, SIZE).into_drawing_area(), techniques, outcomes)?;
    Ok(svg)
}

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

fn draw_on(area: Area<'_>, techniques: &[&Technique], outcomes: &[Outcome]) -> Result<()> {
    let lines: Vec<_> = techniques.iter().map(|technique| (technique.name, line(technique, outcomes))).collect();
    let points = || lines.iter().flat_map(|(_, line)| line).filter(|(_, distance)| distance.is_finite());
    let last = points().map(|(step, _)| *step).max().unwrap_or(1);
    let [lowest, highest] =
        [points().fold(f64::MAX, |low, (_, d)| low.min(*d)), points().fold(1.0, |top: f64, (_, d)| top.max(*d))];
    let failed = |error: &dyn std::fmt::Display| anyhow!("cannot draw the plot: {error}");
    area.fill(&WHITE).map_err(|error| failed(&error))?;
    let mut chart = ChartBuilder::on(&area)
        .margin(MARGIN)
        .margin_right(NAMES)
        .x_label_area_size(STEP_AXIS)
        .y_label_area_size(DISTANCE_AXIS)
        .build_cartesian_2d(0..last, (lowest.min(highest)..highest).log_scale())
        .map_err(|error| failed(&error))?;
    chart
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .x_desc("step")
        .y_desc("Frechet distance in the classifier's features, mean of the seeds")
        .draw()
        .map_err(|error| failed(&error))?;
    let left = (SIZE.0 - NAMES) as i32 + SAMPLE;
    for (at, (name, line)) in lines.into_iter().enumerate() {
        let colour = HSLColor(at as f64 / techniques.len() as f64, 0.75, [0.35, 0.6][at % 2]).stroke_width(2);
        chart.draw_series(LineSeries::new(line, colour)).map_err(|error| failed(&error))?;
        // In the margin: a legend of plotters would cover the lines.
        let y = MARGIN as i32 + NAME_HEIGHT * at as i32 + NAME_HEIGHT / 2;
        let sample = PathElement::new([(left, y), (left + SAMPLE, y)], colour);
        area.draw(&sample).map_err(|error| failed(&error))?;
        let text = Text::new(name, (left + SAMPLE + 8, y - 6), ("sans-serif", 13));
        area.draw(&text).map_err(|error| failed(&error))?;
    }
    area.present().map_err(|error| failed(&error))
}

/// The mean distance at each step at which the classifier looked.
fn line(technique: &Technique, outcomes: &[Outcome]) -> Vec<(usize, f64)> {
    let own: Vec<_> = outcomes.iter().filter(|outcome| outcome.technique == technique.name).collect();
    let steps = own.iter().map(|outcome| &outcome.looks).max_by_key(|looks| looks.len());
    let mean = |step: usize| {
        let seen: Vec<f64> = own.iter().filter_map(|outcome| outcome.at(step)).map(|look| look.distance).collect();
        seen.iter().sum::<f64>() / seen.len() as f64
    };
    steps.into_iter().flatten().map(|look| (look.step, mean(look.step))).collect()
}
