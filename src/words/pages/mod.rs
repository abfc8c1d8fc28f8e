//! Words of the pages beside the outline: welcome, files, people and cycles, settings, keys.

mod asks;
mod calendar;
mod carry_over;
mod changes;
mod changing;
mod check_in;
mod coach;
mod compare;
mod digest;
mod disagreements;
mod files;
mod insights;
mod keys;
mod kpis;
mod map;
mod mentions;
mod merge;
mod one_on_one;
mod out_of_line;
mod people;
mod report;
mod retrospective;
mod review;
mod scorecard;
mod scores;
mod session;
mod setting;
mod settings;
mod share;
mod team;
mod visit;
mod welcome;

pub use asks::AsksWords;
pub use calendar::CalendarWords;
pub use carry_over::{CarryLabel, CarryOverWords};
pub use changes::{ChangesWords, LineValue};
pub use changing::ChangingWords;
pub use check_in::CheckInPageWords;
pub use coach::{CoachWords, RuleWords, rule_words};
pub use compare::{CompareWords, DeedName, Told};
pub use digest::{DigestPart, DigestWords, praised};
pub use disagreements::{DisagreementsWords, Whose};
pub use files::FilesWords;
pub use insights::{InsightSaid, InsightsWords};
pub use keys::KeyWords;
pub use kpis::{KpiLabel, KpiWords};
pub use map::{CardTold, MapWords, OnMap};
pub use mentions::MentionWords;
pub use merge::MergeWords;
pub use one_on_one::{OneOnOneWords, TalkLabel};
pub use out_of_line::OutOfLineWords;
pub use people::PeopleWords;
pub use report::{ReportLabel, ReportWords};
pub use retrospective::{RetroLabel, RetrospectiveWords};
pub use review::{ReviewLabel, ReviewWords};
pub use scorecard::{ScorecardLabel, ScorecardWords};
pub use scores::{ScoresLabel, ScoresWords};
pub use session::SessionWords;
pub use setting::SettingWords;
pub use settings::SettingsWords;
pub use share::{ShareWords, stand_ins};
pub use team::TeamWords;
pub use visit::VisitWords;
pub use welcome::WelcomeWords;

use super::{En, Zh};

/// Words of the pages beside the outline.
pub trait PagesWords:
    MapWords
    + AsksWords
    + MentionWords
    + CheckInPageWords
    + SessionWords
    + OneOnOneWords
    + DigestWords
    + CalendarWords
    + KpiWords
    + ChangesWords
    + ChangingWords
    + CoachWords
    + SettingWords
    + ScoresWords
    + ScorecardWords
    + RetrospectiveWords
    + CarryOverWords
    + ReviewWords
    + InsightsWords
    + ReportWords
    + OutOfLineWords
    + DisagreementsWords
    + CompareWords
    + MergeWords
    + ShareWords
    + TeamWords
    + PeopleWords
    + SettingsWords
{
}

impl PagesWords for En {}
impl PagesWords for Zh {}

/// "1 unit", "3 units".
pub(super) fn some(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
