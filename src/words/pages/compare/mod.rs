//! Words of the page that compares, of previews, and of the text they make: a sentence for every deed.

mod en;
mod zh;

use crate::app::comparing::{Half, State};
use crate::okr::{ChangeKind, Day, Reply, Text, Wants, number};
use crate::query::compare::{Author, Deed, Item, Saying, Totals, What};
use crate::query::outline::ChangeLine;
use crate::query::panel::{ChangeRow, CheckInRow, FieldValue};
use crate::words::pages::RetrospectiveWords;
use crate::words::{OutlineWords, PanelWords};

/// One deed in words: what was done, what stood there before, and what stands there now.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Told {
    /// What was done, or the name of the field.
    pub lead: String,
    /// What it said, or all that people said; empty where it said nothing.
    pub before: Vec<String>,
    /// What it says, or all that people say; empty where it says nothing.
    pub after: Vec<String>,
    /// What belongs to it: the words of a comment, the reading of a check-in.
    pub text: Option<String>,
    /// Whether it wants a look: people disagree.
    pub asks: bool,
}

/// Words of the page that compares, of previews, and of the text they make.
pub trait CompareWords: PanelWords + OutlineWords + RetrospectiveWords {
    /// What the page is for.
    fn compare_lead(&self) -> &'static str;
    /// The name of one of the two sides.
    fn half(&self, half: Half) -> &'static str;
    /// The open workspace as it is.
    fn state_now(&self) -> &'static str;
    /// Chooses the end of a day.
    fn state_day(&self) -> &'static str;
    /// Chooses a file.
    fn state_file(&self) -> &'static str;
    /// Nothing is chosen yet.
    fn state_none(&self) -> &'static str;
    /// "End of 14 Aug".
    fn end_of(&self, day: &str) -> String;
    /// "The copy saved on 14 Aug".
    fn copy_of(&self, day: &str) -> String;
    /// The day of a side.
    fn day_of(&self, half: Half) -> &'static str;
    /// Days that are often wanted.
    fn often(&self) -> &'static str;
    /// Seven days before today.
    fn a_week_ago(&self) -> &'static str;
    /// The day before the first of a cycle.
    fn start_of_cycle(&self, name: &str) -> String;
    /// The day of the last saved copy.
    fn since_last_copy(&self) -> &'static str;
    /// Lets the two sides change places.
    fn swap_sides(&self) -> &'static str;
    /// What is there to be compared is older than what it is held against.
    fn older_after(&self) -> &'static str;
    /// Nothing is chosen: what to do, and what comes of it.
    fn nothing_to_compare(&self) -> (&'static str, &'static str);
    /// The two are the same.
    fn nothing_differs(&self) -> (&'static str, &'static str);
    /// How many places of a file could not be used.
    fn file_has_problems(&self, name: &str, count: usize) -> String;
    /// How much of what, as pieces.
    fn total_pieces(&self, totals: &Totals) -> Vec<String>;
    /// Joins pieces to one sentence.
    fn sentence(&self, pieces: &[String]) -> String;
    /// Who wrote: "By Bo 12, Ana 3".
    fn written_by_all(&self, authors: &[Author]) -> String;
    /// The heading of what belongs to no unit.
    fn of_no_unit(&self) -> &'static str;
    /// Shows those that are folded away.
    fn show_others(&self, count: usize) -> String;
    /// Shows the whole of a long text.
    fn whole_texts(&self) -> &'static str;
    /// Said before what is struck, for those who listen.
    fn was_told(&self) -> &'static str;
    /// Said before what is new, for those who listen.
    fn is_told(&self) -> &'static str;
    /// Puts the text on the clipboard.
    fn copy_markdown(&self) -> &'static str;
    /// Hands it out as a file.
    fn save_markdown(&self) -> &'static str;
    /// Prints the page.
    fn print_page(&self) -> &'static str;
    /// Whether it reached the clipboard.
    fn copied(&self, copied: bool) -> &'static str;
    /// The name of the file of what differs, without its ending.
    fn changes_name(&self, name: &str) -> String;
    /// The heading of the text.
    fn changes_title(&self, name: &str) -> String;
    /// From what to what.
    fn states_told(&self, before: &str, after: &str) -> String;
    /// How far a goal was and is.
    fn progress_moved(&self, was: Option<f64>, is: Option<f64>) -> String;
    /// What a whole thing went through, or what else needs no more words.
    fn deed(&self, name: DeedName) -> &'static str;
    /// A field people disagree about.
    fn disagree_about(&self, field: &str) -> String;
    /// A field they no longer disagree about.
    fn settled_about(&self, field: &str) -> String;
    /// Somebody asked.
    fn asked_for(&self, wants: Wants) -> &'static str;
    /// Somebody answered.
    fn answered_so(&self, reply: Reply) -> &'static str;
    /// Check-ins before the newest.
    fn earlier_check_ins(&self, count: usize) -> String;
    /// What the later state does not have.
    fn lacks(&self, check_ins: usize, said: usize) -> String;
    /// What a thing is called, with its sort where that is not plain.
    fn told_item(&self, item: &Item) -> String {
        let title = if item.title.is_empty() { self.untitled() } else { &*item.title };
        match (&*item.kind, &item.place) {
            ("link", Some(to)) => format!("{title} → {to}"),
            _ => title.to_owned(),
        }
    }
    /// A state that somebody chose.
    fn told_state(&self, state: &State, today: Day) -> String {
        match state {
            State::Now => self.state_now().to_owned(),
            State::On { day, .. } => self.end_of(&self.day(*day, today)),
            State::Saved { day, .. } => self.copy_of(&self.day(*day, today)),
            State::File { name, .. } => name.to_string(),
        }
    }
    /// What a field is called; its own name where nobody knows better.
    fn told_field(&self, field: &str) -> String {
        self.field_name(field).map_or_else(|| field.to_owned(), str::to_owned)
    }
    /// One deed in words.
    fn told_deed(&self, item: &Item, deed: &Deed, today: Day) -> Told {
        let value = |value: &FieldValue| self.told_value(item, value, today);
        let all = |values: &[FieldValue]| {
            let said = |value: &FieldValue| self.field_value(value, item.measured_in.as_deref(), today);
            values.iter().map(said).collect::<Vec<_>>()
        };
        let named = |name: DeedName| Told { lead: self.deed(name).to_owned(), ..Told::default() };
        let check_in = |name: DeedName, row: &CheckInRow| {
            let said = self.check_in_said(row, item.measured_in.as_deref());
            let note = row.note.as_deref().unwrap_or_default();
            let pieces = [said.as_str(), note].into_iter().filter(|piece| !piece.is_empty());
            let text = pieces.collect::<Vec<_>>().join(self.after_a_sentence());
            Told { text: Some(text).filter(|text| !text.is_empty()), ..named(name) }
        };
        match &deed.what {
            What::Added if &*item.kind == "link" => named(DeedName::Aligned),
            What::Added => named(DeedName::New),
            What::Deleted => named(DeedName::Deleted),
            What::Restored => named(DeedName::Restored),
            What::Missing => named(DeedName::Missing),
            What::DeletedMeanwhile => Told { asks: true, ..named(DeedName::DeletedMeanwhile) },
            // That a link is on needs no value: it is taken off, or laid again.
            What::Changed { field, after: FieldValue::Yes(on), .. }
                if &*item.kind == "link" && &**field == "on" =>
            {
                named(if *on { DeedName::AlignedAgain } else { DeedName::TakenOff })
            }
            What::Changed { field, before, after } => Told {
                lead: self.told_field(field),
                before: value(before),
                after: value(after),
                ..Told::default()
            },
            What::Moved { field, from, to } => Told {
                lead: self.told_field(field),
                before: value(from),
                after: value(to),
                ..Told::default()
            },
            What::CheckedIn(row) => check_in(DeedName::CheckedIn, row),
            What::Corrected(row) => check_in(DeedName::Corrected, row),
            What::TakenBack(row) => check_in(DeedName::CheckInTakenBack, row),
            What::EarlierCheckIns(count) => Told { lead: self.earlier_check_ins(*count), ..Told::default() },
            What::Said { saying, text } => {
                let text = Some(text.to_string()).filter(|text| !text.is_empty());
                Told { lead: self.told_saying(*saying).to_owned(), text, ..Told::default() }
            }
            What::Planned(row) => {
                let (lead, text) = self.told_change(row, today);
                Told { lead, text: Some(text).filter(|text| !text.is_empty()), ..Told::default() }
            }
            What::Disagrees { field, values } => {
                let lead = self.disagree_about(&self.told_field(field));
                Told { lead, after: all(values), asks: true, ..Told::default() }
            }
            What::Settled { field, values, after } => {
                let lead = self.settled_about(&self.told_field(field));
                Told { lead, before: all(values), after: value(after), ..Told::default() }
            }
            What::Lacks { check_ins, said } => {
                Told { lead: self.lacks(*check_ins, *said), ..Told::default() }
            }
        }
    }
    /// What a field says; nothing where it says nothing.
    fn told_value(&self, item: &Item, value: &FieldValue, today: Day) -> Vec<String> {
        match value {
            FieldValue::Nothing => Vec::new(),
            value => vec![self.field_value(value, item.measured_in.as_deref(), today)],
        }
    }
    /// What somebody said.
    fn told_saying(&self, saying: Saying) -> &'static str {
        match saying {
            Saying::Comment => self.deed(DeedName::Comment),
            Saying::Ask(wants) => self.asked_for(wants),
            Saying::Answer(reply) => self.answered_so(reply),
            Saying::Agreement => self.deed(DeedName::Agreed),
            Saying::Refusal => self.deed(DeedName::NoLongerAgreed),
            Saying::Remark(kind) => self.remark_word(kind),
            Saying::TakenBack => self.deed(DeedName::SayingTakenBack),
            Saying::Unknown => self.deed(DeedName::UnknownSaying),
        }
    }
    /// An entry of the change ledger: what and when, then why.
    fn told_change(&self, row: &ChangeRow, today: Day) -> (String, String) {
        let line = ChangeLine {
            key: Text::clone(&row.key),
            at: row.at,
            kind: row.kind,
            from: row.from.clone(),
            to: row.to.clone(),
            reason: row.reason.clone(),
            agreed_by: row.agreed_by.clone(),
        };
        let (head, text) = self.change_line(&line, today);
        (self.in_ledger(row.kind, &head), text)
    }
    /// What stands before an entry of the change ledger.
    fn in_ledger(&self, kind: ChangeKind, head: &str) -> String;
    /// What stands between a name and what is said of it.
    fn after_a_name(&self) -> &'static str;
    /// What parts two sentences.
    fn after_a_sentence(&self) -> &'static str;
    /// Who did it and when, for the end of a line; `None` where nobody knows either.
    fn told_by(&self, deed: &Deed, today: Day) -> Option<String> {
        if deed.by.is_none() && deed.at.is_none() {
            return None;
        }
        Some(match (deed.by.as_deref(), deed.at) {
            (Some(by), None) => by.to_owned(),
            (by, at) => self.by_at(by, at, today),
        })
    }
}

/// Deeds that need no more words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names are what the words say")]
pub enum DeedName {
    New,
    Aligned,
    AlignedAgain,
    TakenOff,
    Deleted,
    Restored,
    Missing,
    DeletedMeanwhile,
    CheckedIn,
    Corrected,
    CheckInTakenBack,
    Comment,
    Agreed,
    NoLongerAgreed,
    SayingTakenBack,
    UnknownSaying,
}

/// A share in whole percent, or what stands for one that nobody knows.
fn percent(share: Option<f64>, unknown: &str, sign: &str) -> String {
    share.map_or_else(|| unknown.to_owned(), |share| format!("{}{sign}", number::percent(share)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Lang;
    use crate::okr::{Id, Moment};
    use crate::words::page_words;

    fn item(kind: &str) -> Item {
        Item {
            id: Id::from("x"),
            kind: kind.into(),
            title: "Sell more".into(),
            place: Some("Win the segment".into()),
            under: None,
            measured_in: Some("%".into()),
            progress: None,
            deeds: Vec::new(),
        }
    }

    fn today() -> Day {
        Day::parse("2026-08-21").unwrap()
    }

    fn deed(what: What) -> Deed {
        Deed { what, by: Some("Bo".into()), at: Moment::parse("2026-08-14T10:00:00Z") }
    }

    /// Everything a deed says, as one line.
    fn line(lang: Lang, kind: &str, what: What) -> String {
        let (words, item) = (page_words(lang), item(kind));
        let deed = deed(what);
        let told = words.told_deed(&item, &deed, today());
        let (before, after) = (told.before.join(" / "), told.after.join(" / "));
        format!(
            "{}: {before} → {after} | {} | {}",
            told.lead,
            told.text.unwrap_or_default(),
            words.told_by(&deed, today()).unwrap_or_default()
        )
    }

    #[test]
    fn deeds_are_told_in_both_languages() {
        let number = FieldValue::Number;
        let change = || What::Changed { field: "target".into(), before: number(8.0), after: number(12.0) };
        assert_eq!(line(Lang::En, "kr", change()), "Target: 8 % → 12 % |  | Bo, 14 Aug");
        assert_eq!(line(Lang::Zh, "kr", change()), "目标值: 8% → 12% |  | Bo，8月14日");
        let first = || What::Changed {
            field: "why".into(),
            before: FieldValue::Nothing,
            after: FieldValue::Text("it pays".into()),
        };
        assert_eq!(line(Lang::En, "objective", first()), "Why:  → it pays |  | Bo, 14 Aug");
        let asks = || What::Disagrees { field: "target".into(), values: vec![number(12.0), number(8.0)] };
        assert_eq!(line(Lang::En, "kr", asks()), "Disagreement about Target:  → 12 % / 8 % |  | Bo, 14 Aug");
        let off = || What::Changed {
            field: "on".into(),
            before: FieldValue::Yes(true),
            after: FieldValue::Yes(false),
        };
        assert_eq!(line(Lang::En, "link", off()), "Alignment taken off:  →  |  | Bo, 14 Aug");
        assert_eq!(line(Lang::Zh, "link", off()), "取消对齐:  →  |  | Bo，8月14日");
        assert_eq!(page_words(Lang::En).told_item(&item("link")), "Sell more → Win the segment");
    }

    #[test]
    fn totals_name_only_what_there_is() {
        let totals = Totals { added: 1, checked_in: 12, disagreements: 2, ..Totals::default() };
        for (lang, said) in [
            (Lang::En, "1 new, 12 check-ins, 2 disagreements."),
            (Lang::Zh, "新增 1 项，进展 12 条，分歧 2 处。"),
        ] {
            let words = page_words(lang);
            assert_eq!(words.sentence(&words.total_pieces(&totals)), said);
        }
    }

    #[test]
    fn who_wrote_is_told_with_how_much() {
        let author = |name: Option<&str>, deeds| Author { name: name.map(Text::from), deeds, newest: None };
        let authors = [author(Some("Bo"), 12), author(None, 3)];
        assert_eq!(page_words(Lang::En).written_by_all(&authors), "By Bo (12) and nobody named (3).");
        assert_eq!(page_words(Lang::Zh).written_by_all(&authors), "作者：Bo（12）、未署名（3）。");
        assert_eq!(page_words(Lang::En).written_by_all(&[]), "");
    }
}
