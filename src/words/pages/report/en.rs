//! The report in English.

use crate::okr::readings::Together;
use crate::okr::score::Band;
use crate::okr::{CyclePhase, Day, Span, Text};
use crate::query::report::{MapDepth, ReportPart, Summary};
use crate::words::pages::some;
use crate::words::{CommonWords, En, JudgedWords, OutlineWords};

use super::{ReportWords, far};

impl ReportWords for En {
    fn report_part(&self, part: ReportPart) -> &'static str {
        match part {
            ReportPart::Summary => "Summary",
            ReportPart::Scorecards => "Scorecards",
            ReportPart::Map => "Map",
            ReportPart::Changes => "Changes",
            ReportPart::Retrospectives => "Retrospectives",
            ReportPart::CarryOver => "What goes on",
            ReportPart::Insights => "Insights",
            ReportPart::Appendix => "All goals",
        }
    }
    fn report_depth(&self, depth: MapDepth) -> &'static str {
        match depth {
            MapDepth::Upper => "The upper levels",
            MapDepth::All => "All goals",
        }
    }
    fn report_title(&self, cycle: &str, whose: Option<&str>) -> String {
        match whose {
            Some(whose) => format!("{cycle}: report of {whose}"),
            None => format!("{cycle}: the report"),
        }
    }
    fn report_dates(&self, span: Span, phase: CyclePhase) -> String {
        let dates = [span.start, span.end].into_iter().flatten().next();
        let phase = self.cycle_phase_word(phase);
        match dates {
            Some(day) => format!("{} · {phase}", self.span(span.start, span.end, far(day))),
            None => phase.to_owned(),
        }
    }
    fn report_made_on(&self, day: Day) -> String {
        format!("As of {}", self.day(day, far(day)))
    }
    fn report_left_out(&self, left_out: usize, pared: usize) -> String {
        let mut pieces = Vec::new();
        if left_out > 0 {
            pieces.push(format!("{} left out", some(left_out, "goal is", "goals are")));
        }
        if pared > 0 {
            pieces
                .push(format!("{} told without what is private in it", some(pared, "goal is", "goals are")));
        }
        if pieces.is_empty() { String::new() } else { format!("Private: {}.", pieces.join(", ")) }
    }
    fn report_counts(&self, sum: &Summary) -> String {
        let goals = some(sum.objectives, "goal", "goals");
        let krs = some(sum.key_results, "key result", "key results");
        let origins: Vec<String> = [
            (sum.from_above, format!("{} from above", sum.from_above)),
            (sum.own_ideas, some(sum.own_ideas, "own idea", "own ideas")),
        ]
        .into_iter()
        .filter_map(|(count, told)| (count > 0).then_some(told))
        .collect();
        let mut told = vec![match origins.as_slice() {
            [] => format!("{goals} with {krs}."),
            origins => format!("{goals} with {krs}: {}.", origins.join(", ")),
        }];
        if sum.given_up > 0 {
            let were = if sum.given_up == 1 { "was" } else { "were" };
            told.push(format!("{} more {were} given up or put off.", sum.given_up));
        }
        if sum.drafts > 0 {
            told.push(format!("{} never left the draft.", some(sum.drafts, "goal", "goals")));
        }
        told.join(" ")
    }
    fn report_scores(&self, sum: &Summary) -> String {
        if sum.judged + sum.in_words == 0 {
            return if sum.unscored > 0 {
                format!(
                    "Nothing has a score; {} none on purpose.",
                    some(sum.unscored, "goal has", "goals have")
                )
            } else {
                "No goal has been judged yet.".to_owned()
            };
        }
        let are = if sum.judged == 1 { "is" } else { "are" };
        let mut told = vec![format!("{} of {} {are} judged.", sum.judged, sum.objectives)];
        let bands = [Band::Good, Band::Partly, Band::Missed].into_iter().zip(sum.bands);
        told.extend(bands.map(|(band, count)| format!("{}: {count}.", self.band_word(band, None))));
        if sum.partly_judged > 0 {
            let count = some(sum.partly_judged, "goal stands", "goals stand");
            told.push(format!("{count} on a part of the key results only."));
        }
        if sum.in_words > 0 {
            let count = some(sum.in_words, "goal was", "goals were");
            told.push(format!("{count} judged in words only."));
        }
        if sum.unscored > 0 {
            told.push(format!("{} no score on purpose.", some(sum.unscored, "goal has", "goals have")));
        }
        told.join(" ")
    }
    fn report_readings(&self, readings: Together) -> String {
        let Some(changed) = readings.changed.value else { return String::new() };
        let mut told = vec![format!("The mean score, by weight, is {}.", self.share(changed))];
        if let Some(first) = readings.first.value {
            told.push(format!("Had the goals stayed as first set, it would be {}.", self.share(first)));
        }
        if let Some(lived) = readings.lived {
            told.push(format!("On average a goal lived {} of the cycle.", self.in_percent(lived)));
        }
        told.join(" ")
    }
    fn report_first(&self, score: &str) -> String {
        format!("{score} as first set")
    }
    fn report_lived(&self, share: &str) -> String {
        format!("lived {share} of the cycle")
    }
    fn report_folded(&self, part: ReportPart, count: usize) -> String {
        match part {
            ReportPart::Changes => some(count, "change", "changes"),
            ReportPart::Scorecards => some(count, "scorecard", "scorecards"),
            ReportPart::Retrospectives => some(count, "retrospective", "retrospectives"),
            ReportPart::Summary
            | ReportPart::Map
            | ReportPart::CarryOver
            | ReportPart::Insights
            | ReportPart::Appendix => some(count, "goal", "goals"),
        }
    }
    fn report_open(&self, open: usize) -> String {
        format!("{} for a score.", some(open, "goal still waits", "goals still wait"))
    }
    fn report_map_told(&self, shown: usize, hidden: usize) -> String {
        let shown = some(shown, "goal", "goals");
        if hidden == 0 {
            format!("The map: {shown} and what hangs on what.")
        } else {
            format!("The map: {shown} of the upper levels; {hidden} below them are not drawn.")
        }
    }
    fn report_names(&self, names: &[Text]) -> String {
        names.join(", ")
    }
}
