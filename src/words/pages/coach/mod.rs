//! Words of the coach: what was seen, why it matters, and a good example.
//!
//! They stand in a table of their own, which comes with the code that needs it: nobody reads them on the
//! first page.

mod en;
mod zh;

use crate::app::Lang;
use crate::okr::coach::{About, CoachRule, Finding, Smart};
use crate::words::{En, Zh};

/// The words of the coach that every page has.
pub trait CoachWords {
    /// The heading of what the coach says.
    fn coach(&self) -> &'static str;
}

impl CoachWords for En {
    fn coach(&self) -> &'static str {
        "Coach"
    }
}

impl CoachWords for Zh {
    fn coach(&self) -> &'static str {
        "写作建议"
    }
}

/// What the coach says of each rule.
pub trait RuleWords {
    /// What was seen, in one sentence, with the words that set it off.
    fn seen(&self, finding: &Finding) -> String;
    /// What a rule looks for, for the list of rules.
    fn checks(&self, rule: CoachRule) -> &'static str;
    /// Why that matters.
    fn why(&self, rule: CoachRule) -> &'static str;
    /// A good example.
    fn example(&self, rule: CoachRule) -> &'static str;
    /// Where a rule comes from, with its number: a letter of SMART, or the practice of OKRs.
    fn source(&self, rule: CoachRule) -> String;
    /// Opens why and the example.
    fn why_and_example(&self) -> &'static str;
    /// The same, named by what it is about.
    fn why_and_example_of(&self, seen: &str) -> String;
    /// Silences a rule about this goal.
    fn not_here(&self) -> &'static str;
    /// Silences a rule in the whole workspace.
    fn not_in_workspace(&self) -> &'static str;
    /// The findings after the first three.
    fn more(&self) -> &'static str;
    /// What the coach was told not to say of this goal.
    fn silent_here(&self) -> &'static str;
    /// Lets it speak of it again.
    fn speak_again(&self) -> &'static str;
    /// The same, named by the rule.
    fn speak_again_of(&self, rule: CoachRule) -> String;
    /// How many things the coach has to say of a draft.
    fn hints(&self, count: usize) -> String;
    /// What the list of rules is for.
    fn rules_lead(&self) -> &'static str;
    /// A group of rules.
    fn about(&self, about: About) -> &'static str;
    /// A letter of SMART in words.
    fn smart(&self, smart: Smart) -> &'static str;
}

/// What the coach says, in a language.
pub fn rule_words(lang: Lang) -> &'static dyn RuleWords {
    match lang {
        Lang::En => &En,
        Lang::Zh => &Zh,
    }
}
