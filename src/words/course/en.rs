//! How a goal came along and where it is going, in English.

use super::{CourseWords, ended_at, exact, height, told_of, two, words_of};
use crate::okr::Day;
use crate::query::course::{Chart, Dot, Expectation, Mark};
use crate::query::panel::CadenceField;
use crate::query::projected::{ABOUT, Projected, Together};
use crate::words::{CommonWords, En};

impl En {
    fn before_the_end(days: Option<i64>) -> String {
        match days {
            None => String::new(),
            Some(0) => " on the last day".to_owned(),
            Some(1) => " a day before the end".to_owned(),
            Some(days @ ..14) => format!(" {days} days before the end"),
            Some(days) => format!(" {} weeks before the end", (days + 3) / 7),
        }
    }

    fn off(off: f64) -> String {
        match off {
            off if off > ABOUT => format!("{} too high", two(off)),
            off if off < -ABOUT => format!("{} too low", two(-off)),
            _ => "about right".to_owned(),
        }
    }
}

impl CourseWords for En {
    fn at_this_rate(&self, one: &Expectation, today: Day) -> String {
        let shown = one.forecast.shown();
        let end = self.day(one.forecast.end, today);
        let band = format!("({} to {})", two(shown.low), two(shown.high));
        match one.forecast.reached_on() {
            Some(day) => format!("At this rate reached by {}; {band} by {end}", self.day(day, today)),
            None => format!("At this rate {} by {end} {band}", two(shown.value)),
        }
    }
    fn will_fall_short(&self, one: &Expectation) -> String {
        format!(
            "On track by its pace, but at this rate it ends at {} at best; {} would be good",
            two(one.forecast.shown().high),
            two(one.promise.good())
        )
    }
    fn forecast_from(&self, one: &Expectation, today: Day) -> String {
        format!(
            "Read from {} days, {} to {}; four of five goals end within such a band",
            one.forecast.readings,
            self.day(one.forecast.from, today),
            self.day(one.forecast.last, today)
        )
    }
    fn forecast(&self) -> &'static str {
        "Forecast"
    }
    fn course_told(&self, chart: &Chart, today: Day) -> String {
        let heights: Vec<f64> = chart.dots.iter().filter_map(|dot| dot.height).collect();
        let (start, end) = chart.ends;
        let time = self.span(Some(start), Some(end), today);
        let told = match (heights.first(), heights.last()) {
            (Some(first), Some(last)) if heights.len() > 1 => {
                format!(
                    "{} readings from {} to {}",
                    heights.len(),
                    height(chart, *first, self),
                    height(chart, *last, self)
                )
            }
            _ => "Confidence over time".to_owned(),
        };
        let ahead = if chart.ahead.is_empty() { "" } else { ", with the forecast of the end" };
        format!("{told}, {time}{ahead}")
    }
    fn dot_told(&self, dot: &Dot, chart: &Chart, today: Day) -> String {
        let mut told = vec![self.day(dot.day, today)];
        told.extend(dot.height.map(|value| match dot.share.filter(|_| !chart.in_shares) {
            Some(share) => format!("{}, progress {}", height(chart, value, self), self.share(share)),
            None => height(chart, value, self),
        }));
        told.extend(dot.confidence.map(|value| format!("confidence {value}")));
        told.extend(dot.projection.map(|value| format!("thought to end at {}", two(value))));
        told.extend(dot.by.as_deref().map(str::to_owned));
        told.join(" · ")
    }
    fn walk_the_chart(&self) -> &'static str {
        "Arrow keys go from reading to reading"
    }
    fn mark_told(&self, mark: &Mark, today: Day) -> String {
        let day = self.day(mark.day, today);
        match (&mark.from, &mark.to) {
            (None, None) => format!("Numbers changed on {day}"),
            (from, to) => {
                let from = if from.is_some() { words_of(from.as_ref()) } else { "nothing" };
                let to = if to.is_some() { words_of(to.as_ref()) } else { "nothing" };
                format!("Changed on {day}: {from} → {to}")
            }
        }
    }
    fn pace_line(&self) -> &'static str {
        "Pace"
    }
    fn forecast_line(&self) -> &'static str {
        "At this rate"
    }
    fn projection_mark(&self) -> &'static str {
        "Thought to end at"
    }
    fn changed_mark(&self) -> &'static str {
        "Numbers changed"
    }
    fn as_a_table(&self) -> &'static str {
        "Chart as a table"
    }
    fn table_heads(&self) -> [&'static str; 5] {
        ["Day", "Reading", "Confidence", "Thought to end at", "Who"]
    }
    fn projected(&self) -> &'static str {
        "Thought of the end"
    }
    fn projected_told(&self, one: &Projected) -> String {
        let (told, hidden) = told_of(one);
        let said: Vec<String> = told
            .iter()
            .map(|guess| format!("{}{}", two(guess.score), Self::before_the_end(guess.days_before)))
            .collect();
        let between = if hidden > 0 { format!(" ({hidden} more between)") } else { String::new() };
        let said = format!("Projected {}{between}", said.join(", "));
        match (ended_at(one.ended), one.off) {
            (Some(ended), Some(off)) => {
                let mean = if one.guesses.len() > 1 { "on average " } else { "" };
                format!("{said}; ended at {}: {mean}{}", two(ended), Self::off(off))
            }
            _ => said,
        }
    }
    fn off_told(&self, all: &Together) -> String {
        match all.goals.len() {
            1 => format!("Projections of one finished goal: {}", Self::off(all.off)),
            many => format!("Projections of {many} finished goals: on average {}", Self::off(all.off)),
        }
    }
    fn goals_of_it(&self) -> &'static str {
        "Each of them"
    }
    fn cadence_field(&self) -> &'static str {
        "Days between check-ins"
    }
    fn cadence_otherwise(&self, field: &CadenceField) -> String {
        match &field.from {
            Some(from) => format!("{}, as {from}", exact(field.otherwise)),
            None => format!("{}, as the workspace", exact(field.otherwise)),
        }
    }
    fn no_days(&self) -> &'static str {
        "Write a whole number of days, from 1 to 366"
    }
    fn next_check_in(&self, due: Day, today: Day) -> String {
        match today.days_since(due) {
            1 => format!("Next check-in was due {}, a day ago", self.day(due, today)),
            late @ 2.. => format!("Next check-in was due {}, {late} days ago", self.day(due, today)),
            _ => format!("Next check-in due {}", self.day(due, today)),
        }
    }
}
