//! What mending a finding writes: each mend is one edit, and one step to take back.

use crate::okr::{Counts, Id, Link, Text};
use crate::query::panel;
use crate::space::{Change, Edit, Space};

use super::{Find, Finding};

/// Hangs the lower end of a link on another goal and takes the link off. What was shown as the parent
/// stays the parent's place.
pub fn hang_instead(space: &Space, link: &Link, to: &Id) -> Edit {
    let mut edits = vec![
        Edit::Align { from: link.from.clone(), to: to.clone() },
        Edit::Unalign { link: link.id.clone() },
    ];
    if space.objective(&link.from).is_some_and(|one| one.primary.as_ref() == Some(&link.to)) {
        let change = Change::Primary(Some(to.clone()));
        edits.push(Edit::Change { id: link.from.clone(), change });
    }
    Edit::Together(edits)
}

/// What choosing a goal in a picker writes.
pub fn chosen(space: &Space, find: &Find, goal: &Id) -> Edit {
    match find {
        Find::AlignTo { from, instead_of: None } => Edit::Align { from: from.clone(), to: goal.clone() },
        Find::AlignTo { from, instead_of: Some(link) } => match space.link(link) {
            Some(link) => hang_instead(space, link, goal),
            None => Edit::Align { from: from.clone(), to: goal.clone() },
        },
        Find::Hang { to } => Edit::Align { from: goal.clone(), to: to.clone() },
    }
}

/// Makes several copies of a key result one: the one that stays becomes a key result of the others'
/// objectives too, the others go to the trash with what was said of them, and what hung on them hangs on
/// the one that stays.
pub fn make_one(space: &Space, kept: &Id, copies: &[Id]) -> Edit {
    let mut edits = Vec::new();
    for copy in copies.iter().filter(|copy| *copy != kept) {
        let Some(kr) = space.key_result(copy) else { continue };
        let own = space.key_result(kept).and_then(|kr| kr.objective.as_ref());
        if let Some(with) = kr.objective.as_ref().filter(|with| Some(*with) != own) {
            edits.push(Edit::Share { kr: kept.clone(), with: with.clone() });
        }
        // What the other was linked to goes with it.
        for link in space.links_from(copy).filter(|link| link.holds()) {
            edits.push(Edit::Unalign { link: link.id.clone() });
        }
        for link in space.links_to(copy).filter(|link| link.holds()) {
            if !matches!(link.counts, Counts::Shares { .. }) {
                let is_kept = link.from == *kept || panel::refusal(space, &link.from, kept).is_some();
                if !is_kept {
                    edits.push(Edit::Align { from: link.from.clone(), to: kept.clone() });
                }
                edits.push(Edit::Unalign { link: link.id.clone() });
            }
        }
        edits.push(Edit::Delete { id: copy.clone() });
    }
    Edit::Together(edits)
}

/// Says that a finding is fine as it is.
pub fn say_fine(space: &Space, finding: &Finding) -> Edit {
    change_marks(space, finding, |own, mark| {
        if !own.contains(mark) {
            own.push(Text::clone(mark));
        }
    })
}

/// Takes back that a finding is fine.
pub fn take_back(space: &Space, finding: &Finding) -> Edit {
    change_marks(space, finding, |own, mark| own.retain(|said| said != mark))
}

fn change_marks(space: &Space, finding: &Finding, apply: impl Fn(&mut Vec<Text>, &Text)) -> Edit {
    let mut edits = Vec::new();
    let mut before: Option<&Id> = None;
    for (of, _) in &finding.marks {
        // Marks of one entity stand together.
        if before == Some(of) {
            continue;
        }
        before = Some(of);
        let Some(node) = space.node(of) else { continue };
        let mut own = node.fine();
        for (_, mark) in finding.marks.iter().filter(|(id, _)| id == of) {
            apply(&mut own, mark);
        }
        edits.push(Edit::Change { id: of.clone(), change: Change::Fine(own) });
    }
    Edit::Together(edits)
}
