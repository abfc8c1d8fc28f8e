//! The sample: a retailer's third quarter, moved so that today lies in its eighth week.

use crate::okr::Day;

/// The day on which the sample's story stands still.
const STORY_DAY: &str = "2026-08-21";

/// Moves every date of the sample by whole weeks, so that its story day is today or up to six
/// days before.
pub fn shift(text: &str, today: Day) -> String {
    let Some(story) = Day::parse(STORY_DAY) else { return text.to_owned() };
    let weeks = today.days_since(story).div_euclid(7);
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
}
