//! The figures of the practice in English.

use crate::okr::insight::Kept;
use crate::okr::number;
use crate::query::insights::{Blank, Chapter, Figure, Gauge, Insight, Insights, Note, Reading};
use crate::words::pages::some;
use crate::words::{CommonWords, En};

use super::{InsightSaid, InsightsWords, moved_by, plain, rules_told, tenth};

/// "1 goal", "3 goals": of two forms parted by a bar.
fn many(count: f64, forms: &str) -> String {
    let (one, more) = forms.split_once('|').unwrap_or((forms, forms));
    let is_one = (count - 1.0).abs() < number::EDGE;
    format!("{} {}", plain(count), if is_one { one } else { more })
}

impl InsightsWords for En {
    fn insights_lead(&self) -> &'static str {
        "How the work with goals is going: figures to talk about, each with its formula, its course and the goals behind it. No grade, and no ranking of people."
    }
    fn insights_chapter(&self, chapter: Chapter) -> &'static str {
        match chapter {
            Chapter::Business => "Business",
            Chapter::Operations => "Operations",
            Chapter::Organisation => "Organisation",
            Chapter::Individuals => "Individuals",
        }
    }
    fn insights_asks(&self, chapter: Chapter) -> &'static str {
        match chapter {
            Chapter::Business => "How did strategy become goals, and how did they move?",
            Chapter::Operations => "How was change taken in, and how steadily was the work looked at?",
            Chapter::Organisation => "Do people talk and agree across units, in the open?",
            Chapter::Individuals => "Is there room for people's own ideas, words, purpose and growth?",
        }
    }
    fn insights_said(&self, insight: Insight) -> InsightSaid {
        said(insight)
    }
    fn insights_blank(&self, blank: Blank) -> &'static str {
        blank_told(blank)
    }
    fn insights_value(&self, gauge: Gauge, value: f64) -> String {
        match gauge {
            Gauge::Share | Gauge::Progress => format!("{} %", number::percent(value)),
            Gauge::OutOf => format!("{} of 4", number::shown(value, 0)),
            Gauge::Score => format!("{value:.2}"),
            Gauge::Confidence | Gauge::Each => tenth(value),
            Gauge::Days if (value - 1.0).abs() < number::EDGE => "1 day".to_owned(),
            Gauge::Days => format!("{} days", tenth(value)),
            Gauge::Count => plain(value),
        }
    }
    fn insights_formula(&self, insight: Insight, reading: &Reading) -> String {
        let said = said(insight);
        let Some(value) = reading.value else {
            return blank_told(reading.blank.unwrap_or(Blank::NoGoals)).to_owned();
        };
        let shown = self.insights_value(insight.gauge(), value);
        let of = many(reading.of, said.of);
        match insight.gauge() {
            Gauge::Share | Gauge::Each => format!("{} ÷ {of} = {shown}", many(reading.part, said.part)),
            Gauge::OutOf => format!("{}, of {of}", many(reading.part, said.part)),
            Gauge::Confidence => format!("{} {} ÷ {of} = {shown}", said.part, plain(reading.part)),
            Gauge::Progress | Gauge::Score => format!("{} of {of} = {shown}", said.part),
            Gauge::Days => format!("Middle of {of} = {shown}"),
            Gauge::Count => many(value, said.part),
        }
    }
    fn insights_left(&self, count: usize) -> String {
        format!("{} left out, because this is not known", some(count, "more is", "more are"))
    }
    fn insights_moved(&self, gauge: Gauge, moved: f64, cycle: &str) -> String {
        let by = moved_by(gauge, moved);
        let unit = match gauge {
            Gauge::Share | Gauge::Progress => " points",
            Gauge::Days => " days",
            _ => "",
        };
        format!("{by}{unit} since {cycle}")
    }
    fn insights_unknown_in(&self, cycle: &str) -> String {
        format!("Not known in {cycle}")
    }
    fn insights_first(&self) -> &'static str {
        "First cycle of its kind here"
    }
    fn insights_counted(&self, found: &Insights) -> String {
        let whose = found.whose.as_ref().map_or("everybody", |whose| &*whose.name);
        format!(
            "{}, {whose}: {} and {}",
            found.cycle.name,
            some(found.goals, "objective", "objectives"),
            some(found.key_results, "key result", "key results"),
        )
    }
    fn insights_left_out(&self, found: &Insights) -> String {
        let mut pieces = Vec::new();
        if found.left_out > 0 {
            let all = some(found.left_out, "draft or goal", "drafts or goals");
            pieces.push(format!("{all} that were put off or given up"));
        }
        if found.hidden > 0 {
            pieces.push(format!("{} that this copy keeps private", some(found.hidden, "goal", "goals")));
        }
        if pieces.is_empty() { String::new() } else { format!("Not counted: {}", pieces.join("; ")) }
    }
    fn insights_compared(&self, found: &Insights) -> String {
        match found.before.as_slice() {
            [] => "There is no earlier cycle of this kind to set beside it.".to_owned(),
            [one] => format!("Beside it: {}.", one.name),
            [first, .., last] => {
                format!("Beside it: {} cycles, {} to {}.", found.before.len(), first.name, last.name)
            }
        }
    }
    fn insights_how(&self) -> &'static str {
        "How it is counted"
    }
    fn insights_course(&self, figure: &Figure) -> String {
        let one = |value: Option<f64>| {
            value.map_or_else(
                || self.unknown().to_lowercase(),
                |value| self.insights_value(figure.insight.gauge(), value),
            )
        };
        let all: Vec<String> = figure
            .course
            .iter()
            .map(|point| format!("{} {}", point.cycle.name, one(point.reading.value)))
            .collect();
        format!("{}: {}", said(figure.insight).name, all.join(", "))
    }
    fn insights_column(&self) -> &'static str {
        "Counted"
    }
    fn insights_figure(&self) -> &'static str {
        "Figure"
    }
    fn insights_over_cycles(&self) -> &'static str {
        "Over the cycles"
    }
    fn insights_note(&self, note: &Note) -> String {
        match note {
            Note::Nothing => String::new(),
            Note::Days(days) => {
                let days = usize::try_from(*days).unwrap_or(0);
                some(days, "day", "days")
            }
            Note::Count(count) => count.to_string(),
            Note::Kept(kept) => self.insights_kept(*kept),
            Note::Progress(Some(value)) => self.insights_value(Gauge::Progress, *value),
            Note::Score(Some(value)) => format!("{value:.2}"),
            Note::Progress(None) | Note::Score(None) => self.unknown().to_owned(),
            Note::Confidence(value) => value.to_string(),
            Note::Link(_, state) => self.link_state_word(*state).to_owned(),
            Note::Change(kind) => self.change_word(*kind).to_owned(),
            Note::Rules(rules) => rules_told(self, rules, "; "),
            Note::Perspective(one) => self.perspective_word(*one).to_owned(),
        }
    }
    fn insights_kept(&self, kept: Kept) -> String {
        format!("{} of {}", kept.kept, kept.due)
    }
    fn insights_more(&self, count: usize) -> String {
        format!("Show {count} more")
    }
    fn insights_people(&self) -> &'static str {
        "How many people have how many"
    }
    fn insights_goals(&self, count: usize) -> String {
        if count == 0 { "none".to_owned() } else { some(count, "goal", "goals") }
    }
    fn insights_persons(&self, count: usize) -> String {
        some(count, "person", "people")
    }
    fn insights_cannot(&self) -> &'static str {
        "What it cannot tell:"
    }
    fn insights_instead(&self, name: &str, shown: Option<&str>) -> String {
        let shown = shown.unwrap_or("everybody");
        format!("A person's figures are shown to that person alone. Instead of {name}: {shown}.")
    }
    fn insights_nothing(&self) -> &'static str {
        "Nothing to count yet"
    }
    fn insights_nothing_hint(&self) -> &'static str {
        "Figures come with published goals: choose another cycle in the bar at the top, or set and publish goals for this one."
    }
    fn insights_foot(&self) -> &'static str {
        "These figures are for a talk about how you work with goals. There is no grade of all of them together, because a high figure is not always a good one: ask what is behind it. They say nothing about a person and are no ground for pay."
    }
    fn insights_title(&self, found: &Insights) -> String {
        match &found.whose {
            Some(whose) => format!("Insights {} {}", found.cycle.name, whose.name),
            None => format!("Insights {}", found.cycle.name),
        }
    }
    fn insights_fraction(&self, insight: Insight, reading: &Reading) -> String {
        if reading.value.is_none() {
            return String::new();
        }
        let said = said(insight);
        match insight.gauge() {
            Gauge::Share => format!("{} of {}", plain(reading.part), many(reading.of, said.of)),
            Gauge::Each => format!("{} in {}", plain(reading.part), many(reading.of, said.of)),
            Gauge::Progress | Gauge::Score | Gauge::Confidence | Gauge::Days => many(reading.of, said.of),
            Gauge::OutOf | Gauge::Count => String::new(),
        }
    }
}

#[expect(clippy::too_many_lines, reason = "one entry for each figure")]
fn said(insight: Insight) -> InsightSaid {
    InsightSaid::of(match insight {
        Insight::Aligned => [
            "Aligned to what stands above",
            "Shows how much of the work can be traced back to strategy.",
            "goal leads up to a goal above|goals lead up to a goal above",
            "goal|goals",
            "Goals that lead up to nothing above",
            "Whether the way up makes sense. A goal that leads nowhere may be a good idea of somebody's own.",
        ],
        Insight::Perspectives => [
            "Perspectives with a goal",
            "Shows whether the goals look at more than one side of the strategy: financial, customer, process, learning and growth.",
            "perspective has a goal|perspectives have a goal",
            "perspective|perspectives",
            "Goals by perspective",
            "Whether every side needs a goal this time.",
        ],
        Insight::TopProgress => [
            "How far the goals at the top are",
            "Shows how far what stands at the top has moved so far.",
            "Weighted mean of the progress",
            "goal at the top|goals at the top",
            "Goals at the top",
            "Whether the numbers that moved were the right ones. Progress is no judgement.",
        ],
        Insight::TopScore => [
            "Score of the goals at the top",
            "Shows how what stands at the top was judged at the close.",
            "Weighted mean of the scores",
            "scored goal at the top|scored goals at the top",
            "Goals at the top",
            "How hard the goals were, or what happened outside.",
        ],
        Insight::Confidence => [
            "Confidence at the start",
            "Shows how much people believed in their key results when they first said so; 4 to 7.5 is ambitious and possible.",
            "Sum of the first confidence said",
            "key result|key results",
            "Key results with the first confidence said",
            "Whether people said what they thought.",
        ],
        Insight::Score => [
            "Score of all goals",
            "Shows how the goals were judged together; about 0.7 means that they were ambitious and reached for the most part.",
            "Weighted mean of the scores",
            "scored goal|scored goals",
            "Goals with their scores",
            "Who did good work. Scores of different goals measure different things.",
        ],
        Insight::Promises => [
            "Promises kept in full",
            "Shows how many committed goals reached 1.0: others count on these.",
            "committed goal reached 1.0|committed goals reached 1.0",
            "scored committed goal|scored committed goals",
            "Committed goals below 1.0",
            "Whether a promise was still the right thing to keep.",
        ],
        Insight::Stretch => [
            "Other goals that came out well",
            "Shows how many of the goals that were no promises reached 0.7 or more.",
            "goal reached 0.7|goals reached 0.7",
            "scored goal that was no promise|scored goals that were no promises",
            "Goals below 0.7",
            "Nearly all of them may mean that the goals were set too low.",
        ],
        Insight::Quality => [
            "Goals without a remark of the coach",
            "Shows how many objectives and key results are written so that the coach has nothing to say.",
            "goal without a remark|goals without a remark",
            "objective or key result|objectives and key results",
            "Goals with remarks of the coach",
            "Whether a well-written goal is the right goal. The coach reads words, not intentions.",
        ],
        Insight::Changes => [
            "Changes for each objective",
            "Shows how much was adjusted, added, put off or given up while the cycle ran.",
            "change|changes",
            "objective|objectives",
            "Goals by how often they were changed",
            "Whether the changes were right. A change is not a failure, and few changes are no merit.",
        ],
        Insight::Late => [
            "Goals that came later",
            "Shows how many goals were set after the first day of the cycle.",
            "objective came after the first day|objectives came after the first day",
            "objective|objectives",
            "Goals that came later, with how many days after the first",
            "Whether they came late, or at the right moment because something new turned up.",
        ],
        Insight::Reasons => [
            "Changes that say why",
            "Shows how many changes can be understood by those who were not there.",
            "change has a reason|changes have a reason",
            "change|changes",
            "Changes without a reason",
            "Whether the reason is a good one.",
        ],
        Insight::TakenIn => [
            "Days until a change was agreed to",
            "Shows how soon somebody else said yes to a change, or to the goal as it has read since.",
            "days",
            "change that was agreed to|changes that were agreed to",
            "Changes that were agreed to, with the days it took",
            "What was agreed to in a talk and not noted here.",
        ],
        Insight::Cadence => [
            "Key results spoken of in time",
            "Shows how steadily people checked in over the whole cycle, each key result by its own cadence.",
            "stretch with a check-in|stretches with a check-in",
            "stretch of one cadence that is over|stretches of one cadence that are over",
            "Key results with stretches without a check-in",
            "Whether the check-ins said something worth knowing.",
        ],
        Insight::Silence => [
            "Days since the last check-in",
            "Shows how old the news of a key result is, today or on the last day of the cycle.",
            "days",
            "key result that was not reached and was spoken of|key results that were not reached and were spoken of",
            "Key results by days since the last check-in",
            "Why nothing was said.",
        ],
        Insight::Answered => [
            "Asks that were answered",
            "Shows whether those who ask for something get an answer.",
            "ask was answered|asks were answered",
            "ask|asks",
            "Asks without an answer, with the days they are open",
            "Whether the answer helped.",
        ],
        Insight::AnswerDays => [
            "Days until an answer",
            "Shows how long people wait for each other.",
            "days",
            "answered ask|answered asks",
            "Answered asks, with the days it took",
            "How hard the question was.",
        ],
        Insight::Read => [
            "Check-ins somebody acknowledged",
            "Shows whether check-ins are read by somebody else.",
            "check-in was acknowledged by somebody else|check-ins were acknowledged by somebody else",
            "check-in|check-ins",
            "Goals with check-ins that nobody acknowledged, with how many",
            "Who read them and did not say so.",
        ],
        Insight::Blockers => [
            "Blockers that were cleared",
            "Shows how much of what stood in the way was cleared.",
            "blocker is done|blockers are done",
            "blocker|blockers",
            "Blockers that were not cleared",
            "How large each of them was.",
        ],
        Insight::Tries => [
            "Tries that became action",
            "Shows whether what the retrospectives want to try is taken on by somebody.",
            "try became an action item or a goal|tries became an action item or a goal",
            "try|tries",
            "What was to be tried and nobody took on",
            "What was tried without being written down.",
        ],
        Insight::CrossUnit => [
            "Links across units that were confirmed",
            "Shows whether units that depend on each other have agreed on it.",
            "link was accepted|links were accepted",
            "link across units|links across units",
            "Links across units that were not accepted",
            "Whether the right links were drawn. A declined link is an honest answer.",
        ],
        Insight::Unanswered => [
            "Waiting for an answer",
            "Shows how many asks and proposed links somebody still waits for.",
            "ask or link waits|asks and links wait",
            "goal|goals",
            "Asks with the days they are open, and links that wait",
            "How urgent they are.",
        ],
        Insight::Orphans => [
            "Goals that hang on nothing and do not say why",
            "Shows how many goals others cannot place: no link upwards, and no word on why they matter.",
            "objective without a link and without a why|objectives without a link and without a why",
            "objective that could hang on something|objectives that could hang on something",
            "Goals without a link and without a why",
            "Whether they are worth doing. Nothing is left out of an evaluation for having no parent.",
        ],
        Insight::Skips => [
            "Links that skip a level",
            "Shows how often a goal hangs on one far above and the level between is passed by.",
            "link skips a level|links skip a level",
            "link up the tree of units|links up the tree of units",
            "Links that skip a level",
            "Whether the level between has anything to add.",
        ],
        Insight::Visible => [
            "Goals everybody can read",
            "Shows how much of what people work on is in the open.",
            "goal without a private mark|goals without a private mark",
            "objective or key result|objectives and key results",
            "Goals with a private mark",
            "Whether a mark has a good reason.",
        ],
        Insight::Sessions => [
            "Team sessions held",
            "Shows how steadily units with goals look at them together, by their own cadence.",
            "stretch with a session|stretches with a session",
            "stretch of one cadence that is over|stretches of one cadence that are over",
            "",
            "What was talked about, and sessions that were not recorded here.",
        ],
        Insight::Talks => [
            "People who talked with their manager",
            "Shows how many pairs had at least one talk of two within the cycle. Nobody is named.",
            "pair talked|pairs talked",
            "pair of a person and their manager|pairs of a person and their manager",
            "",
            "Talks that are not recorded here. Private ones are left out of shared copies, so that copies differ.",
        ],
        Insight::Comments => [
            "Comments for each objective",
            "Shows how much is talked about goals where everybody can read it.",
            "comment|comments",
            "objective|objectives",
            "Goals by their comments",
            "What is said in person. Many comments may also mean that something is unclear.",
        ],
        Insight::OwnIdeas => [
            "Own ideas, by count",
            "Shows how many of the goals people set of their own accord.",
            "own idea|own ideas",
            "objective with a stated origin|objectives with a stated origin",
            "Own ideas",
            "What the right share is. That is for you to decide.",
        ],
        Insight::OwnWeight => [
            "Own ideas, by weight",
            "Shows how much weight own ideas have among the goals of each unit and person.",
            "share of own ideas|shares of own ideas",
            "share in the goals of a unit or person|shares in the goals of units and people",
            "",
            "How much time went into them.",
        ],
        Insight::OwnWords => [
            "Key results in the words of their owners",
            "Shows how many key results were first written by somebody who answers for them.",
            "key result written by an owner|key results written by an owner",
            "key result whose writer and owner are known|key results whose writers and owners are known",
            "Key results somebody else wrote",
            "Who had the idea. Somebody may have typed it for the others in a meeting.",
        ],
        Insight::Why => [
            "Goals that say why they matter",
            "Shows how many goals give a reason to care.",
            "objective says why|objectives say why",
            "objective|objectives",
            "Goals that do not say why",
            "Whether people believe it.",
        ],
        Insight::Growth => [
            "People with a goal to grow on",
            "Shows how many people have at least one growth goal. Nobody is named.",
            "person has a growth goal|people have a growth goal",
            "person|people",
            "Growth goals",
            "Who is learning without having a goal for it.",
        ],
        Insight::Focus => [
            "People with one to five goals",
            "Shows how many of those who have goals have no more than five.",
            "person with at most five|people with at most five",
            "person with goals|people with goals",
            "",
            "How much work each goal is.",
        ],
        Insight::KeyResults => [
            "Goals with two to five key results",
            "Shows how many goals can be seen at a glance: neither a single measure nor a long list.",
            "objective with two to five key results|objectives with two to five key results",
            "objective|objectives",
            "Goals with fewer or more, with how many",
            "Whether they are the right key results.",
        ],
    })
}

fn blank_told(blank: Blank) -> &'static str {
    match blank {
        Blank::NoGoals => "There are no goals to count.",
        Blank::NothingAbove => "Nothing stands above these goals that they could lead to.",
        Blank::NoPerspective => "No goal says which perspective it stands in.",
        Blank::NothingOnTop => "None of these goals stands at the top.",
        Blank::NoProgress => "Nobody knows how far they are.",
        Blank::NoScore => "Nothing was scored yet.",
        Blank::NoPromise => "No committed goal was scored.",
        Blank::NoConfidence => "Nobody has said how confident they are.",
        Blank::NoFirstDay => "The cycle has no first day.",
        Blank::NoChange => "Nothing was changed.",
        Blank::NoneAgreed => "Nobody else has agreed to a change yet.",
        Blank::NoneDue => "No stretch of one cadence is over yet, or the dates are not known.",
        Blank::NoCheckIn => "Nobody has checked in.",
        Blank::NoAsk => "Nobody has asked for anything.",
        Blank::NoAnswer => "No ask was answered yet.",
        Blank::NoBlocker => "Nothing was written down as standing in the way.",
        Blank::NoTry => "No retrospective of this cycle says what to try.",
        Blank::NoCrossing => "No link leads from one unit to another.",
        Blank::NoLink => "No link leads up the tree of units.",
        Blank::NothingToHangOn => "Nothing stands above these units that goals could hang on.",
        Blank::NoSession => "No session is recorded in this cycle.",
        Blank::NoTalk => "No talk of two is recorded in this cycle.",
        Blank::NoPair => "Nobody is known to report to somebody.",
        Blank::NoOrigin => "No goal says whether it came from above or was an own idea.",
        Blank::NoAuthor => "It is not known who wrote the key results, or who answers for them.",
        Blank::NoPeople => "No people are known here.",
    }
}
