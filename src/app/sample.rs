//! The sample: a retailer's third quarter, moved so that today lies in its eighth week.

use crate::okr::Day;

/// The day on which the sample's story stands still.
const STORY_DAY: &str = "2026-08-21";

/// Moves every date of the sample by whole weeks, so that its story day is today or up to six
/// days before.
pub fn shift(text: &str, today: Day) -> String {
    let weeks = weeks(today);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("\"20") {
        let (before, from) = rest.split_at(at + 1);
        out.push_str(before);
        let date = from.get(..10).and_then(Day::parse);
        match (date, from.get(10..)) {
            (Some(day), Some(after)) => {
                out.push_str(&day.plus_days(weeks * 7).to_string());
                rest = after;
            }
            _ => rest = from,
        }
    }
    out.push_str(rest);
    out
}

/// The id of the sample of this week. Next week's has other dates: were it the same workspace, each
/// date would be something two people disagree about.
pub fn id_of_week(doc: &str, today: Day) -> String {
    format!("{doc}~{}", weeks(today))
}

/// By how many weeks the story is moved.
fn weeks(today: Day) -> i64 {
    Day::parse(STORY_DAY).map_or(0, |story| today.days_since(story).div_euclid(7))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_move_by_whole_weeks_and_nothing_else_moves() {
        let today = Day::parse("2026-11-22").unwrap();
        let text = "{\"at\":\"2026-08-21\",\"name\":\"2026 Q3\",\"moment\":\"2026-07-01T09:00:00Z\"}";
        let want = "{\"at\":\"2026-11-20\",\"name\":\"2026 Q3\",\"moment\":\"2026-09-30T09:00:00Z\"}";
        assert_eq!(shift(text, today), want);
        assert_eq!(shift(text, Day::parse(STORY_DAY).unwrap()), text);
    }

    #[test]
    fn each_week_has_a_sample_of_its_own() {
        let id = |day: &str| id_of_week("northwind", Day::parse(day).unwrap());
        assert_eq!(id("2026-11-20"), "northwind~13");
        assert_eq!(id("2026-11-26"), id("2026-11-20"));
        assert_ne!(id("2026-11-27"), id("2026-11-20"));
    }
}
