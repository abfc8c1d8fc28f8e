//! What the coach says, in English.

use super::RuleWords;
use crate::okr::coach::{About, CoachRule, Finding, Smart};
use crate::words::En;

impl RuleWords for En {
    fn seen(&self, finding: &Finding) -> String {
        let said = finding.said.as_deref().map(short).unwrap_or_default();
        let count = finding.count;
        match finding.rule {
            CoachRule::Making => format!("“{said}” names something to make, not what will be different"),
            CoachRule::GoesOn => format!("“{said}” goes on with what is done anyway"),
            CoachRule::NumberInObjective => format!("The number “{said}” belongs in a key result"),
            CoachRule::TooLong => "Longer than people can keep in mind".to_owned(),
            CoachRule::Heading => "A heading, and not yet a direction".to_owned(),
            CoachRule::TwoGoals => format!("“{said}”: this reads like two objectives"),
            CoachRule::NoWhy => "An own idea that does not say why it matters".to_owned(),
            CoachRule::TooManyForOne => format!("One owner has {count} objectives in this cycle"),
            CoachRule::Placeholder => format!("“{said}” is still to be filled in"),
            CoachRule::WayOut => format!("“{said}” leaves a way out"),
            CoachRule::TooManyKeyResults => format!("{count} key results are more than people keep in mind"),
            CoachRule::OnlyWork => {
                format!("All {count} key results say what will be done, none what it changes")
            }
            CoachRule::TooSafe => "Everybody is all but certain of this draft".to_owned(),
            CoachRule::Unlikely => "Hardly anybody believes in this draft".to_owned(),
            CoachRule::EndlessWork => format!("“{said}” is work without an end"),
            CoachRule::HowMuch => format!("“{said}” does not say how much"),
            CoachRule::Topic => "A topic: what will be seen when it is reached?".to_owned(),
            CoachRule::Repeats => "This says the objective once more".to_owned(),
            CoachRule::KpiToKeep if said.is_empty() => "This keeps a number where it is".to_owned(),
            CoachRule::KpiToKeep => format!("“{said}” keeps a number where it is"),
            CoachRule::StartUnknown => {
                "There is a target, and nobody has said where it stands today".to_owned()
            }
            CoachRule::RelativeChange => format!("“{said}”: from what to what?"),
            CoachRule::TwoMeasures => format!("{count} results with numbers of their own stand in one line"),
            CoachRule::NumberUnused => "The number stands in the title and is not measured yet".to_owned(),
        }
    }

    fn checks(&self, rule: CoachRule) -> &'static str {
        match rule {
            CoachRule::Making => "Objectives that name something to make",
            CoachRule::GoesOn => "Objectives that go on with what is done anyway",
            CoachRule::NumberInObjective => "Numbers in objectives",
            CoachRule::TooLong => "Long titles",
            CoachRule::Heading => "Objectives of one or two words",
            CoachRule::TwoGoals => "Two objectives in one",
            CoachRule::NoWhy => "Own ideas that do not say why",
            CoachRule::TooManyForOne => "More than five objectives for one owner",
            CoachRule::Placeholder => "Places that are still to be filled in",
            CoachRule::WayOut => "Words that leave a way out",
            CoachRule::TooManyKeyResults => "More than five key results",
            CoachRule::OnlyWork => "Key results that are all work",
            CoachRule::TooSafe => "Drafts that everybody is certain of",
            CoachRule::Unlikely => "Drafts that nobody believes in",
            CoachRule::EndlessWork => "Key results that are work without an end",
            CoachRule::HowMuch => "“Better” without how much",
            CoachRule::Topic => "Key results that only name a topic",
            CoachRule::Repeats => "Key results that say their objective again",
            CoachRule::KpiToKeep => "Key results that look like a KPI",
            CoachRule::StartUnknown => "Targets without a start",
            CoachRule::RelativeChange => "“By 30 %” of nobody knows what",
            CoachRule::TwoMeasures => "Two results in one",
            CoachRule::NumberUnused => "Numbers in titles that are not measured",
        }
    }

    fn why(&self, rule: CoachRule) -> &'static str {
        match rule {
            CoachRule::Making => {
                "An objective says what will be different for somebody. What is made is one way there, and may turn out to be the wrong one."
            }
            CoachRule::GoesOn => {
                "An objective is about a change within its cycle. What should only stay good is a KPI beside the goals."
            }
            CoachRule::NumberInObjective => {
                "People follow an objective they remember. The numbers that show arrival stand in its key results."
            }
            CoachRule::TooLong => {
                "What people cannot repeat from memory guides nobody. Details have room in the note."
            }
            CoachRule::Heading => "Whoever reads it should see what is wanted, and for whom, without asking.",
            CoachRule::TwoGoals => {
                "Two aims compete for the same weeks, and one score cannot say which of them was reached."
            }
            CoachRule::NoWhy => {
                "A goal from above borrows its reason. One of your own counts just as much, and its reason is the first thing others ask about."
            }
            CoachRule::TooManyForOne => {
                "Three to five is what people keep in mind. With more, whatever is loudest decides what is left out."
            }
            CoachRule::Placeholder => {
                "Nobody can agree to a number nobody knows. Finding it out can itself be the key result."
            }
            CoachRule::WayOut => {
                "At the close nobody can say whether it was reached. Doubt has its own place: the confidence."
            }
            CoachRule::TooManyKeyResults => {
                "Two to five show whether the objective is reached. The rest is usually work, and stands well among the initiatives."
            }
            CoachRule::OnlyWork => {
                "All the work can be done and nothing be better. One result that shows the effect is enough."
            }
            CoachRule::TooSafe => {
                "A mean confidence above 9 while drafting usually means that the targets are what would happen anyway."
            }
            CoachRule::Unlikely => {
                "A mean confidence below 4 while drafting: people stop trying for what they never believed in."
            }
            CoachRule::EndlessWork => {
                "It can go on for ever and never be reached. A key result says what somebody will see when the work has paid off."
            }
            CoachRule::HowMuch => {
                "Without how much, any change is enough, and two people will score it differently."
            }
            CoachRule::Topic => "A key result can be answered: reached or not, or how far. A topic cannot.",
            CoachRule::Repeats => {
                "The objective says where to, a key result how anybody can tell. The same words twice say only the first."
            }
            CoachRule::KpiToKeep => {
                "A key result moves something within the cycle. A number to keep healthy is a KPI: it asks for attention only when it leaves its corridor."
            }
            CoachRule::StartUnknown => {
                "Without a start nobody can tell how far it is, or whether the target is bold. Finding it can be the first step."
            }
            CoachRule::RelativeChange => {
                "A change needs its start, or everybody reckons with another one. Per cent of a per cent is read in two ways."
            }
            CoachRule::TwoMeasures => {
                "One can be reached and the other missed; then no progress says anything about either."
            }
            CoachRule::NumberUnused => {
                "As a measure it shows progress and pace by itself. Plumbline offers to read it from the title."
            }
        }
    }

    fn example(&self, rule: CoachRule) -> &'static str {
        match rule {
            CoachRule::Making => "Instead of “Launch the partner portal”: “Partners sell without asking us”",
            CoachRule::GoesOn => {
                "Instead of “Continue to answer support tickets”: “Nobody waits a day for an answer”"
            }
            CoachRule::NumberInObjective => {
                "“Search finds it at the first try”, with the key result “Searches without a result from 18 to 5 %”"
            }
            CoachRule::TooLong => "“New people feel at home within a month”, and the rest as its why",
            CoachRule::Heading => "Instead of “Great team”: “New people feel at home within a month”",
            CoachRule::TwoGoals => {
                "Instead of “Win large customers and simplify pricing”: two objectives, or the one that matters more"
            }
            CoachRule::NoWhy => "Why: “Half of our questions come from people who never found the guide”",
            CoachRule::TooManyForOne => {
                "Keep the three that matter most, and put the others off with a reason"
            }
            CoachRule::Placeholder => {
                "“We know how long onboarding takes”, measured as a baseline to be found"
            }
            CoachRule::WayOut => {
                "Instead of “Answer within a day where possible”: “9 of 10 questions answered within a day”"
            }
            CoachRule::TooManyKeyResults => {
                "Keep “Households that come weekly from 31 to 45 %”, and make “Train the branches” an initiative"
            }
            CoachRule::OnlyWork => {
                "Beside “Publish the set-up guide”: “Questions about set-up from 40 to 15 a week”"
            }
            CoachRule::TooSafe => "Ask what would be possible with one thing more, and set the target there",
            CoachRule::Unlikely => "Take half of the way as the target, and the rest as its stretch",
            CoachRule::EndlessWork => {
                "Instead of “Support the sales team”: “Sales answers 8 of 10 technical questions without us”"
            }
            CoachRule::HowMuch => "Instead of “Improve performance”: “Median query from 4 to 1 s”",
            CoachRule::Topic => "Instead of “Onboarding”: “New people ship their first change within 5 days”",
            CoachRule::Repeats => {
                "Objective “Partners sell without asking us”, key result “Orders entered by partners from 12 to 60 %”"
            }
            CoachRule::KpiToKeep => {
                "“99.9 % availability” as a KPI; as a key result “Outages longer than 5 minutes from 6 to 2”"
            }
            CoachRule::StartUnknown => {
                "Start: 18 %, from last week’s log. Or first a key result that finds the baseline"
            }
            CoachRule::RelativeChange => {
                "Instead of “Fewer complaints by 30 %”: “Complaints from 70 to 50 a week”"
            }
            CoachRule::TwoMeasures => {
                "Instead of “5 talks and 200 sign-ups”: “200 sign-ups from talks”, and the talks as an initiative"
            }
            CoachRule::NumberUnused => "“Households from 31 to 45 %”: start 31, target 45, measured in %",
        }
    }

    fn source(&self, rule: CoachRule) -> String {
        match rule.smart() {
            Some(smart) => format!("Rule {} · SMART: {}", rule.code(), self.smart(smart)),
            None => format!("Rule {} · OKR practice", rule.code()),
        }
    }

    fn why_and_example(&self) -> &'static str {
        "Why, and an example"
    }

    fn why_and_example_of(&self, seen: &str) -> String {
        format!("Why, and an example: {seen}")
    }

    fn not_here(&self) -> &'static str {
        "Don’t say this here"
    }

    fn not_in_workspace(&self) -> &'static str {
        "Never in this workspace"
    }

    fn more(&self) -> &'static str {
        "More"
    }

    fn silent_here(&self) -> &'static str {
        "Not said here"
    }

    fn speak_again(&self) -> &'static str {
        "Say it again"
    }

    fn speak_again_of(&self, rule: CoachRule) -> String {
        format!("Say it again: {}", self.checks(rule))
    }

    fn hints(&self, count: usize) -> String {
        if count == 1 { "1 hint".to_owned() } else { format!("{count} hints") }
    }

    fn rules_lead(&self) -> &'static str {
        "While you write, the coach may suggest another wording. It never stands in the way, and what is switched off here it tells nobody in this workspace."
    }

    fn about(&self, about: About) -> &'static str {
        match about {
            About::Objective => "Objectives",
            About::Set => "An objective with its key results",
            About::KeyResult => "Key results",
            About::Both => "Both",
        }
    }

    fn smart(&self, smart: Smart) -> &'static str {
        match smart {
            Smart::Specific => "specific",
            Smart::Measurable => "measurable",
            Smart::Achievable => "achievable",
            Smart::Relevant => "relevant",
        }
    }
}

/// A quotation that fits into a line.
pub(super) fn short(said: &str) -> String {
    const MOST: usize = 40;
    if said.chars().count() <= MOST {
        return said.to_owned();
    }
    let kept: String = said.chars().take(MOST).collect();
    format!("{}…", kept.trim_end())
}
