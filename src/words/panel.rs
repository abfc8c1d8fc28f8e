//! Words of the panel.

use crate::okr::{Day, Direction, Moment, Text, number};
use crate::query::panel::{CheckInRow, DateSource, FieldValue, Refusal};

use super::labels::{PanelLabel, field_in};
use super::pages::ShareWords;
use super::{CommonWords, En, JudgedWords, TalkWords, Zh};

/// Words of the panel.
pub trait PanelWords: TalkWords {
    /// Words that are always the same.
    fn label(&self, label: PanelLabel) -> &'static str {
        label.in_lang(self.lang())
    }
    /// What people call a field of the file; `None` for one this version does not know.
    fn field_name(&self, field: &str) -> Option<&'static str> {
        field_in(self.lang(), field)
    }
    /// What a field says.
    fn field_value(&self, value: &FieldValue, measured_in: Option<&str>, today: Day) -> String;
    /// The region's name.
    fn panel_of(&self, title: &str) -> String;
    /// "Digital, objective 1".
    fn panel_place(&self, above: Option<&str>, what: &str, number: Option<usize>) -> String;
    /// "Remove Ana".
    fn remove_named(&self, name: &str) -> String;
    /// "1 Jul, from 2026 Q3".
    fn date_taken(&self, day: Day, from: &DateSource, today: Day) -> String;
    /// What a check-in says, in one line.
    fn check_in_said(&self, row: &CheckInRow, measured_in: Option<&str>) -> String;
    /// Who, and on which day.
    fn by_on(&self, by: Option<&str>, at: Option<Day>, at_text: Option<&str>, today: Day) -> String;
    /// Who, and at which moment.
    fn by_at(&self, by: Option<&str>, at: Option<Moment>, today: Day) -> String {
        self.by_on(by, at.and_then(Moment::day), None, today)
    }
    /// "Confidence 5 → 6".
    fn confidence_moved(&self, from: Option<u8>, to: u8) -> String;
    /// Why something cannot be aligned to.
    fn align_refused(&self, refusal: &Refusal) -> String;
    /// A loop, spelled out.
    fn loop_told(&self, around: &[Text]) -> String {
        around.join(" → ")
    }
    /// Who deleted it.
    fn deleted_by(&self, by: Option<&str>, at: Option<Moment>, today: Day) -> String;
    /// "2 of 5 steps".
    fn steps_told(&self, done: usize, all: usize) -> String;
    /// What a suggested measure is.
    fn suggests(&self, measure: &str) -> String;
    /// A score the numbers speak for.
    fn suggested_score(&self, value: f64) -> String;
    /// "agreed by Mei Tan".
    fn agreed_with(&self, names: &[Text]) -> String;
    /// A day of a month of a year: "August 2026".
    fn month_of_year(&self, year: i32, month: &str) -> String;
    /// The months, January first.
    fn months(&self) -> [&'static str; 12];
    /// Short names of the days of the week, Monday first.
    fn weekdays(&self) -> [&'static str; 7];
    /// What a direction is called.
    fn direction_word(&self, direction: Direction) -> &'static str {
        match direction {
            Direction::Up => self.label(PanelLabel::Up),
            Direction::Down => self.label(PanelLabel::Down),
        }
    }
    /// A bar in words.
    fn bar_told(&self, progress: Option<f64>, pace: Option<f64>) -> String;
}

/// A value in the words that both languages share; `None` where they differ.
fn value_words<W: PanelWords + ShareWords + JudgedWords + ?Sized>(
    words: &W,
    value: &FieldValue,
    measured_in: Option<&str>,
    today: Day,
    between: &str,
) -> String {
    let amount = |value: f64| words.amount(value, measured_in);
    match value {
        FieldValue::Nothing => words.label(PanelLabel::Empty).to_owned(),
        FieldValue::Text(text) | FieldValue::Raw(text) => text.to_string(),
        FieldValue::Number(number) => amount(*number),
        FieldValue::Yes(true) => words.label(PanelLabel::Yes).to_owned(),
        FieldValue::Yes(false) => words.label(PanelLabel::No).to_owned(),
        FieldValue::Day(day) => words.day(*day, today),
        FieldValue::Moment(at) => at.day().map_or_else(|| at.to_string(), |day| words.day(day, today)),
        FieldValue::List(texts) => texts.join(between),
        FieldValue::Shared(names) => {
            let one = |(name, share): &(Text, Option<f64>)| match share {
                Some(share) => format!("{name} ({}\u{a0}%)", number::percent(*share)),
                None => name.to_string(),
            };
            names.iter().map(one).collect::<Vec<_>>().join(between)
        }
        FieldValue::Weighted(steps) => {
            let one = |(title, weight): &(Text, f64)| format!("{title} ({})", number::shown(*weight, 2));
            steps.iter().map(one).collect::<Vec<_>>().join(between)
        }
        FieldValue::Phased(steps) => {
            let one = |(day, value): &(Day, f64)| format!("{}: {}", words.day(*day, today), amount(*value));
            steps.iter().map(one).collect::<Vec<_>>().join(between)
        }
        FieldValue::Measure(kind) => words.measure_word(*kind).to_owned(),
        FieldValue::Stage(stage) => words.stage_word(*stage).to_owned(),
        FieldValue::Status(status) => words.status_word(*status).to_owned(),
        FieldValue::Origin(origin) => words.origin_word(*origin).to_owned(),
        FieldValue::Commitment(commitment) => words.commitment_word(*commitment).to_owned(),
        FieldValue::Privacy(privacy) => words.privacy_word(Some(*privacy)).to_owned(),
        FieldValue::Perspective(perspective) => words.perspective_word(*perspective).to_owned(),
        FieldValue::Direction(direction) => words.direction_word(*direction).to_owned(),
        FieldValue::LinkState(state) => words.link_state_word(*state).to_owned(),
        FieldValue::Counts(counts) => words.terms_told(*counts, None),
        FieldValue::UnitKind(kind) => words.unit_kind_word(kind).to_owned(),
        FieldValue::CycleKind(kind) => words.cycle_kind_word(*kind).to_owned(),
        FieldValue::CyclePhase(phase) => words.cycle_phase_word(*phase).to_owned(),
        FieldValue::Unscored(why) => words.unscored_word(*why).to_owned(),
        FieldValue::Cause(cause) => words.cause_word(*cause).to_owned(),
        FieldValue::Carry(carry) => words.carry_word(*carry).to_owned(),
        FieldValue::RubricKind(kind) => words.rubric_kind_word(*kind).to_owned(),
    }
}

/// What a check-in says, as pieces.
fn said_pieces<W: PanelWords + ?Sized>(
    words: &W,
    row: &CheckInRow,
    measured_in: Option<&str>,
) -> Vec<String> {
    let mut pieces = Vec::new();
    match (&row.value_text, row.value) {
        (Some(text), _) => pieces.push(text.to_string()),
        (None, Some(value)) => pieces.push(words.amount(value, measured_in)),
        (None, None) => {}
    }
    if let Some(yes) = row.yes {
        pieces.push(words.label(if yes { PanelLabel::Done } else { PanelLabel::NotDone }).to_owned());
    }
    if let Some((done, all)) = &row.done {
        pieces.push(words.steps_told(done.len(), *all));
    }
    if pieces.is_empty()
        && let Some(share) = row.progress
    {
        pieces.push(format!("{}\u{a0}%", number::percent(share)));
    }
    if let Some(status) = &row.status_text {
        pieces.push(status.to_string());
    }
    if let Some(score) = row.score {
        pieces.push(format!("{} {}", words.score(), number::shown(score, 2)));
    }
    pieces
}

impl PanelWords for En {
    fn field_value(&self, value: &FieldValue, measured_in: Option<&str>, today: Day) -> String {
        value_words(self, value, measured_in, today, ", ")
    }
    fn panel_of(&self, title: &str) -> String {
        format!("Details of {title}")
    }
    fn panel_place(&self, above: Option<&str>, what: &str, number: Option<usize>) -> String {
        let what = what.to_lowercase();
        match (above, number) {
            (Some(above), Some(number)) => format!("{above}, {what} {number}"),
            (Some(above), None) => format!("{above}, {what}"),
            (None, Some(number)) => format!("{} {number}", capital(&what)),
            (None, None) => capital(&what),
        }
    }
    fn remove_named(&self, name: &str) -> String {
        format!("Remove {name}")
    }
    fn date_taken(&self, day: Day, from: &DateSource, today: Day) -> String {
        let day = self.day(day, today);
        match from {
            DateSource::Objective => format!("{day}, as the objective"),
            DateSource::Cycle(name) => format!("{day}, as {name}"),
        }
    }
    fn check_in_said(&self, row: &CheckInRow, measured_in: Option<&str>) -> String {
        let mut pieces = said_pieces(self, row, measured_in);
        if let Some(confidence) = row.confidence {
            pieces.push(self.confidence_moved(row.confidence_before, confidence));
        }
        if let Some(projection) = row.projection {
            pieces.push(format!("expected to end at {}", number::shown(projection, 2)));
        }
        capital(&pieces.join(", "))
    }
    fn by_on(&self, by: Option<&str>, at: Option<Day>, at_text: Option<&str>, today: Day) -> String {
        let at = at.map(|day| self.day(day, today)).or_else(|| at_text.map(str::to_owned));
        match (by, at) {
            (Some(by), Some(at)) => format!("{by}, {at}"),
            (Some(by), None) => format!("{by}, no day known"),
            (None, Some(at)) => at,
            (None, None) => "No day known".to_owned(),
        }
    }
    fn confidence_moved(&self, from: Option<u8>, to: u8) -> String {
        match from {
            Some(from) if from != to => format!("confidence {from} → {to}"),
            _ => format!("confidence {to}"),
        }
    }
    fn align_refused(&self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::Itself => "A goal cannot align to itself".to_owned(),
            Refusal::Already => "Aligned already".to_owned(),
            Refusal::Loop(around) => format!("Would close a loop: {}", self.loop_told(around)),
        }
    }
    fn deleted_by(&self, by: Option<&str>, at: Option<Moment>, today: Day) -> String {
        let who = by.unwrap_or("Somebody");
        match at.and_then(Moment::day) {
            Some(day) => {
                format!("{who} deleted it on {} without having seen the latest change", self.day(day, today))
            }
            None => format!("{who} deleted it without having seen the latest change"),
        }
    }
    fn steps_told(&self, done: usize, all: usize) -> String {
        format!("{done} of {all} steps")
    }
    fn suggests(&self, measure: &str) -> String {
        format!("The words speak for: {measure}")
    }
    fn suggested_score(&self, value: f64) -> String {
        format!("The numbers speak for {}", number::shown(value, 2))
    }
    fn agreed_with(&self, names: &[Text]) -> String {
        format!("agreed by {}", names.join(", "))
    }
    fn month_of_year(&self, year: i32, month: &str) -> String {
        format!("{month} {year}")
    }
    fn months(&self) -> [&'static str; 12] {
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ]
    }
    fn weekdays(&self) -> [&'static str; 7] {
        ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    }
    fn bar_told(&self, progress: Option<f64>, pace: Option<f64>) -> String {
        let progress = progress
            .map_or_else(|| "not known".to_owned(), |share| format!("{}\u{a0}%", number::percent(share)));
        match pace {
            Some(pace) => format!("Progress {progress}, pace {}\u{a0}%", number::percent(pace)),
            None => format!("Progress {progress}"),
        }
    }
}

/// The first letter large.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

impl PanelWords for Zh {
    fn field_value(&self, value: &FieldValue, measured_in: Option<&str>, today: Day) -> String {
        value_words(self, value, measured_in, today, "、")
    }
    fn panel_of(&self, title: &str) -> String {
        format!("{title}的详情")
    }
    fn panel_place(&self, above: Option<&str>, what: &str, number: Option<usize>) -> String {
        let what = number.map_or_else(|| what.to_owned(), |number| format!("{what} {number}"));
        above.map_or_else(|| what.clone(), |above| format!("{above}，{what}"))
    }
    fn remove_named(&self, name: &str) -> String {
        format!("移除{name}")
    }
    fn date_taken(&self, day: Day, from: &DateSource, today: Day) -> String {
        let day = self.day(day, today);
        match from {
            DateSource::Objective => format!("{day}（同目标）"),
            DateSource::Cycle(name) => format!("{day}（同{name}）"),
        }
    }
    fn check_in_said(&self, row: &CheckInRow, measured_in: Option<&str>) -> String {
        let mut pieces = said_pieces(self, row, measured_in);
        if let Some(confidence) = row.confidence {
            pieces.push(self.confidence_moved(row.confidence_before, confidence));
        }
        if let Some(projection) = row.projection {
            pieces.push(format!("预计最终达到 {}", number::shown(projection, 2)));
        }
        pieces.join("，")
    }
    fn by_on(&self, by: Option<&str>, at: Option<Day>, at_text: Option<&str>, today: Day) -> String {
        let at = at.map(|day| self.day(day, today)).or_else(|| at_text.map(str::to_owned));
        match (by, at) {
            (Some(by), Some(at)) => format!("{by}，{at}"),
            (Some(by), None) => format!("{by}，日期未知"),
            (None, Some(at)) => at,
            (None, None) => "日期未知".to_owned(),
        }
    }
    fn confidence_moved(&self, from: Option<u8>, to: u8) -> String {
        match from {
            Some(from) if from != to => format!("信心指数 {from} → {to}"),
            _ => format!("信心指数 {to}"),
        }
    }
    fn align_refused(&self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::Itself => "目标不能对齐到自己".to_owned(),
            Refusal::Already => "已经对齐".to_owned(),
            Refusal::Loop(around) => format!("会形成环路：{}", self.loop_told(around)),
        }
    }
    fn deleted_by(&self, by: Option<&str>, at: Option<Moment>, today: Day) -> String {
        let who = by.unwrap_or("有人");
        match at.and_then(Moment::day) {
            Some(day) => format!("{who}在{}删除了它，但没有看到最近的修改", self.day(day, today)),
            None => format!("{who}删除了它，但没有看到最近的修改"),
        }
    }
    fn steps_told(&self, done: usize, all: usize) -> String {
        format!("{all} 步中完成 {done} 步")
    }
    fn suggests(&self, measure: &str) -> String {
        format!("按文字可理解为：{measure}")
    }
    fn suggested_score(&self, value: f64) -> String {
        format!("按数值可评 {} 分", number::shown(value, 2))
    }
    fn agreed_with(&self, names: &[Text]) -> String {
        format!("经{}同意", names.join("、"))
    }
    fn month_of_year(&self, year: i32, month: &str) -> String {
        format!("{year}年{month}")
    }
    fn months(&self) -> [&'static str; 12] {
        ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"]
    }
    fn weekdays(&self) -> [&'static str; 7] {
        ["一", "二", "三", "四", "五", "六", "日"]
    }
    fn bar_told(&self, progress: Option<f64>, pace: Option<f64>) -> String {
        let progress =
            progress.map_or_else(|| "未知".to_owned(), |share| format!("{}%", number::percent(share)));
        match pace {
            Some(pace) => format!("进度 {progress}，应达 {}%", number::percent(pace)),
            None => format!("进度 {progress}"),
        }
    }
}
