//! Finding something by its name, to link to it or to name an owner, and what was said in retrospectives.

use crate::okr::Arrange;
use crate::okr::{Id, Objective, RemarkKind, Span, Text};
use crate::query::panel::Named;
use crate::space::{Space, Typed, records};

/// One thing found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// What it is.
    pub id: Id,
    /// Its title or name.
    pub title: Text,
    /// Where it stands: the unit of an objective, the objective of a key result, the unit of a
    /// person.
    pub place: Option<Text>,
    /// Its kind in the file.
    pub kind: Text,
}

/// Objectives and key results whose title, code or place has all the words, best first; those in
/// `not` are left out.
pub fn goals(space: &Space, text: &str, not: &[Id], most: usize) -> Vec<Found> {
    find(space, text, most, |id, typed| {
        if not.contains(id) {
            return None;
        }
        match typed {
            Typed::Objective(one) => Some((
                space.name_of(&one.id).unwrap_or_default(),
                one.home.as_ref().and_then(|home| space.name_of(home)),
                one.code.clone(),
            )),
            Typed::KeyResult(kr) => {
                let objective = kr.objective.as_ref().and_then(|id| space.name_of(id));
                Some((space.name_of(&kr.id).unwrap_or_default(), objective, kr.code.clone()))
            }
            _ => None,
        }
    })
}

/// People and units whose name has all the words, best first.
pub fn people_and_units(space: &Space, text: &str, most: usize) -> Vec<Found> {
    find(space, text, most, |_, typed| match typed {
        Typed::Person(one) if !one.archived => Some((
            space.name_of(&one.id).unwrap_or_default(),
            one.unit.as_ref().and_then(|unit| space.name_of(unit)),
            None,
        )),
        Typed::Unit(one) if !one.archived => {
            Some((Text::clone(&one.name), one.parent.as_ref().and_then(|unit| space.name_of(unit)), None))
        }
        _ => None,
    })
}

fn find(
    space: &Space,
    text: &str,
    most: usize,
    read: impl Fn(&Id, &Typed) -> Option<(Text, Option<Text>, Option<Text>)>,
) -> Vec<Found> {
    let words: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut found: Vec<(usize, Found)> = Vec::new();
    for (id, node) in space.nodes() {
        if node.deleted {
            continue;
        }
        let Some((title, place, code)) = read(id, &node.typed) else { continue };
        let small = title.to_lowercase();
        let around = format!(
            "{} {}",
            place.as_deref().unwrap_or("").to_lowercase(),
            code.as_deref().unwrap_or("").to_lowercase()
        );
        if !words.iter().all(|word| small.contains(word.as_str()) || around.contains(word.as_str())) {
            continue;
        }
        // Better where the title begins with the first word, then where it has all of them.
        let begins = words.first().is_none_or(|word| small.starts_with(word.as_str()));
        let all = words.iter().all(|word| small.contains(word.as_str()));
        let rank = usize::from(!begins) * 2 + usize::from(!all);
        let kind = Text::clone(&node.entity.kind);
        found.push((rank, Found { id: id.clone(), title, place, kind }));
    }
    found.arrange(|a, b| (a.0, &a.1.title, &a.1.id).cmp(&(b.0, &b.1.title, &b.1.id)));
    found.into_iter().take(most).map(|(_, found)| found).collect()
}

/// Something that was said when a cycle was closed.
#[derive(Clone, PartialEq, Debug)]
pub struct Remembered {
    /// Whose retrospective it is; `None` for everybody's.
    pub whose: Option<Named>,
    /// The cycle.
    pub cycle: Named,
    /// What it is.
    pub what: RememberedAs,
    /// What it says.
    pub text: Text,
    /// The name of whoever said it.
    pub by: Option<Text>,
}

/// What something is that was said when a cycle was closed.
#[derive(Clone, PartialEq, Debug)]
pub enum RememberedAs {
    /// A remark, with the question it answers.
    Remark(RemarkKind, Option<Text>),
    /// What was learned.
    Note,
    /// What kept this goal from more.
    Cause(Named),
}

/// Remarks, notes and causes of all retrospectives that have all the words, the newest cycle first. Each has at
/// least one word itself; the others may stand in its question, its goal, its unit or its cycle. Nothing is told
/// of what this copy does not have (rule J17).
pub fn remembered(space: &Space, text: &str, most: usize) -> Vec<Remembered> {
    let words: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Span, Remembered)> = Vec::new();
    for (_, node) in space.nodes().filter(|(_, node)| !node.deleted) {
        match &node.typed {
            Typed::Retrospective(one) => {
                let Some((span, cycle)) = one.cycle.as_ref().and_then(|id| cycle_named(space, id)) else {
                    continue;
                };
                let whose = one.unit.as_ref().map(|id| named(space, id));
                let said = |what, text: &Text, by| {
                    let whose = whose.clone();
                    (span, Remembered { whose, cycle: cycle.clone(), what, text: Text::clone(text), by })
                };
                let lists = [
                    (RemarkKind::Good, &one.good),
                    (RemarkKind::Bad, &one.bad),
                    (RemarkKind::Try, &one.tries),
                ];
                for (kind, list) in lists {
                    let line = |text| said(RememberedAs::Remark(kind, None), text, None);
                    found.extend(list.iter().map(line));
                }
                found.extend(one.note.iter().map(|note| said(RememberedAs::Note, note, None)));
                found.extend(records::remarks(space.doc(), &node.entity).into_iter().map(|remark| {
                    let by = remark.by.as_ref().and_then(|by| space.name_of(by));
                    said(RememberedAs::Remark(remark.kind, remark.question), &remark.text, by)
                }));
            }
            Typed::Objective(one) => {
                found.extend(cause(space, one, &one.id, one.closing.cause_note.as_ref()));
            }
            Typed::KeyResult(kr) => {
                if let Some(one) = kr.objective.as_ref().and_then(|id| space.objective(id)) {
                    found.extend(cause(space, one, &kr.id, kr.closing.cause_note.as_ref()));
                }
            }
            _ => {}
        }
    }
    found.retain(|(_, one)| says(one, &words));
    found.arrange_by(|(span, one)| {
        let whose = one.whose.as_ref().map(|whose| Text::clone(&whose.name));
        (std::cmp::Reverse((span.end, span.start)), one.cycle.id.clone(), whose, Text::clone(&one.text))
    });
    found.into_iter().take(most).map(|(_, one)| one).collect()
}

fn cause(space: &Space, objective: &Objective, goal: &Id, note: Option<&Text>) -> Option<(Span, Remembered)> {
    let note = note.filter(|_| !space.is_hidden(goal))?;
    let (span, cycle) = cycle_named(space, objective.cycle.as_ref()?)?;
    let whose = objective.home.as_ref().map(|home| named(space, home));
    let what = RememberedAs::Cause(named(space, goal));
    Some((span, Remembered { whose, cycle, what, text: Text::clone(note), by: None }))
}

fn says(one: &Remembered, words: &[String]) -> bool {
    let text = one.text.to_lowercase();
    let beside = match &one.what {
        RememberedAs::Remark(_, question) => question.as_deref().unwrap_or_default().to_lowercase(),
        RememberedAs::Note => String::new(),
        RememberedAs::Cause(goal) => goal.name.to_lowercase(),
    };
    let whose = one.whose.as_ref().map_or_else(String::new, |whose| whose.name.to_lowercase());
    let around = format!("{beside} {whose} {}", one.cycle.name.to_lowercase());
    words.iter().any(|word| text.contains(word.as_str()))
        && words.iter().all(|word| text.contains(word.as_str()) || around.contains(word.as_str()))
}

fn cycle_named(space: &Space, id: &Id) -> Option<(Span, Named)> {
    space.cycle(id).map(|cycle| (cycle.span, named(space, id)))
}

fn named(space: &Space, id: &Id) -> Named {
    Named { id: id.clone(), name: space.name_of(id).unwrap_or_default() }
}
