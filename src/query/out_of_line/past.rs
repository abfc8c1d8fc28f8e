//! Links to goals that are no longer there to hang on (rule O3): closed, dropped, put off, deleted, over.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::okr::{Id, Link, Objective, Span, Stage, Text};
use crate::query::panel;
use crate::space::{Edit, Typed};

use super::ground::{Ground, aligns, is_worked_on};
use super::likeness;
use super::mends;
use super::{Finding, Gone, Kind, Mend, Offer, Reason};

/// Links of the goals that were asked about to goals that are gone.
pub fn past(ground: &Ground<'_>) -> Vec<Finding> {
    let heirs = Heirs { ground, by_title: OnceCell::new() };
    let mut found = Vec::new();
    for one in &ground.asked {
        for link in ground.ups(&one.id) {
            if let Some(gone) = gone(ground, link) {
                found.push(finding(&heirs, link, gone));
            }
        }
    }
    found
}

fn finding(heirs: &Heirs<'_, '_>, link: &Link, gone: Gone) -> Finding {
    let ground = heirs.ground;
    let mut offers = Vec::new();
    if let Some(heir) = heirs.heir(link) {
        let title = ground.goal(&heir).title;
        let edit = mends::hang_instead(ground.space, link, &heir);
        offers.push(Offer::Do { mend: Mend::Successor(title), edit });
    }
    let edit = Edit::Unalign { link: link.id.clone() };
    offers.push(Offer::Do { mend: Mend::TakeOff, edit });
    let reason = Reason::LinkTo(gone);
    let mut finding = Finding::about(ground, Kind::Past, &[&link.from, &link.to], reason, offers);
    finding.key = Text::from(format!("{} {}", Kind::Past.rule(), link.id));
    finding.marks = vec![(link.id.clone(), Text::from(Kind::Past.rule()))];
    finding
}

/// Why a link leads nowhere; `None` where its upper end is still worked on. An upper end that was never
/// here may be in another file and is no finding.
pub fn gone(ground: &Ground<'_>, link: &Link) -> Option<Gone> {
    let node = ground.space.node(&link.to)?;
    let objective = ground.objective_of(&link.to);
    let above_deleted =
        objective.is_some_and(|one| ground.space.node(&one.id).is_some_and(|node| node.deleted));
    if node.deleted || above_deleted {
        return Some(Gone::Deleted);
    }
    let own = match &node.typed {
        Typed::KeyResult(kr) => Some(kr.stage),
        _ => None,
    };
    let is = |stage: Stage| own == Some(stage) || objective.is_some_and(|one| one.stage == stage);
    if is(Stage::Dropped) {
        return Some(Gone::Dropped);
    }
    if is(Stage::Postponed) {
        return Some(Gone::Postponed);
    }
    let (lower, upper) = (ground.span(&link.from), ground.span(&link.to));
    // While everybody closes their goals, nothing is amiss with a goal above that was closed first.
    if is(Stage::Closed) && lower.end.is_none_or(|end| ground.today <= end) {
        return Some(Gone::Closed);
    }
    over(ground, lower, upper)
}

/// Whether the upper goal was over before the lower one began, or is over while the lower one goes on.
fn over(ground: &Ground<'_>, lower: Span, upper: Span) -> Option<Gone> {
    let end = upper.end?;
    let before = lower.start.is_some_and(|start| end < start);
    let goes_on = end < ground.today && lower.end.is_some_and(|last| ground.today <= last);
    (before || goes_on).then_some(Gone::Over(end))
}

/// Finds what took the place of a goal.
struct Heirs<'g, 'a> {
    ground: &'g Ground<'a>,
    by_title: OnceCell<BTreeMap<u64, Vec<&'a Id>>>,
}

impl Heirs<'_, '_> {
    /// The goal with the same title, else with the same code at the same home, in the cycle of the lower
    /// end or one it lies in; of the same home first.
    fn heir(&self, link: &Link) -> Option<Id> {
        let ground = self.ground;
        let lower = ground.objective_of(&link.from)?;
        let upper = ground.objective_of(&link.to)?;
        let (title, code) = match &ground.space.node(&link.to)?.typed {
            Typed::KeyResult(kr) => (&kr.title, &kr.code),
            _ => (&upper.title, &upper.code),
        };
        let by_title = self.by_title.get_or_init(|| titles(ground));
        let same_title = by_title.get(&likeness::plain_number(title)).into_iter().flatten().copied();
        let same_code = upper.home.as_ref().map_or(&[][..], |home| ground.space.objectives_of(Some(home)));
        let same_code =
            same_code.iter().flat_map(|id| std::iter::once(id).chain(ground.space.key_results_of(id)));
        let same_code = same_code.filter(|id| code.is_some() && code_of(ground, id) == code.as_ref());
        let fits = |id: &&Id| {
            let Some(objective) = ground.objective_of(id).filter(|one| is_worked_on(one.stage)) else {
                return false;
            };
            let is_kr = ground.space.key_result(id).is_some();
            **id != link.to
                && ground.space.node(id).is_some_and(|node| !node.deleted)
                && is_kr == ground.space.key_result(&link.to).is_some()
                && objective.cycle != upper.cycle
                && ground.lies_in(lower.cycle.as_ref(), objective.cycle.as_ref())
                && panel::refusal(ground.space, &link.from, id).is_none()
        };
        let same_home = |id: &&Id| ground.objective_of(id).is_some_and(|one| one.home == upper.home);
        let titled: Vec<&Id> = same_title.filter(fits).collect();
        let found = titled.iter().copied().find(same_home).or_else(|| same_code.clone().find(fits));
        found.or_else(|| titled.first().copied()).cloned()
    }
}

fn code_of<'a>(ground: &Ground<'a>, id: &Id) -> Option<&'a Text> {
    match &ground.space.node(id)?.typed {
        Typed::Objective(one) => one.code.as_ref(),
        Typed::KeyResult(kr) => kr.code.as_ref(),
        _ => None,
    }
}

/// Goals that are still worked on by their title.
fn titles<'a>(ground: &Ground<'a>) -> BTreeMap<u64, Vec<&'a Id>> {
    let mut titles: BTreeMap<u64, Vec<&Id>> = BTreeMap::new();
    let mut put = |title: &str, id: &'a Id| titles.entry(likeness::plain_number(title)).or_default().push(id);
    for one in &ground.all {
        put(&one.title, &one.id);
        ground.key_results(&one.id).for_each(|kr| put(&kr.title, &kr.id));
    }
    titles
}

/// Whether an objective's link is one that another check should look at: it holds, and its upper end is
/// there.
pub fn is_sound(ground: &Ground<'_>, objective: &Objective, link: &Link) -> bool {
    aligns(link)
        && link.from == objective.id
        && !ground.space.index().suspended.contains(&link.id)
        && ground.objective_of(&link.to).is_some()
        && gone(ground, link).is_none()
}
