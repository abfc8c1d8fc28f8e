//! Finding something by its name, to link to it or to name an owner.

use crate::okr::Arrange;
use crate::okr::{Id, Text};
use crate::space::{Space, Typed};

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
