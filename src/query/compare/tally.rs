//! How much of what, and by whom.

use std::collections::BTreeMap;

use crate::okr::{Arrange, Moment, Text};

use super::{Author, Group, Totals, What};

/// Counts deeds, and who did them.
pub(super) fn tally(groups: &[Group]) -> (Totals, Vec<Author>) {
    let mut totals = Totals::default();
    let mut authors: BTreeMap<Option<Text>, (usize, Option<Moment>)> = BTreeMap::new();
    for deed in groups.iter().flat_map(|group| &group.items).flat_map(|item| &item.deeds) {
        match &deed.what {
            What::Added => totals.added += 1,
            What::Deleted => totals.deleted += 1,
            What::Restored => totals.restored += 1,
            What::Changed { .. } | What::Settled { .. } => totals.changed += 1,
            What::Moved { .. } => totals.moved += 1,
            What::CheckedIn(_) | What::Corrected(_) | What::TakenBack(_) => totals.checked_in += 1,
            What::EarlierCheckIns(count) => totals.checked_in += count,
            What::Said { .. } | What::Planned(_) => totals.said += 1,
            What::Disagrees { .. } | What::DeletedMeanwhile => totals.disagreements += 1,
            What::Missing => totals.missing += 1,
            What::Lacks { check_ins, said } => totals.missing += check_ins + said,
        }
        // Nobody wrote what is not there.
        if matches!(deed.what, What::Missing | What::Lacks { .. } | What::EarlierCheckIns(_)) {
            continue;
        }
        let author = authors.entry(deed.by.clone()).or_default();
        author.0 += 1;
        author.1 = author.1.max(deed.at);
    }
    let of = |(name, (deeds, newest))| Author { name, deeds, newest };
    let mut authors: Vec<Author> = authors.into_iter().map(of).collect();
    authors.arrange_by(|author| (author.name.is_none(), std::cmp::Reverse(author.deeds)));
    (totals, authors)
}
