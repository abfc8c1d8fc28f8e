//! The loop that a suspended link would close: the links that make it, any one of which breaks it.

use crate::okr::{Counts, Id, Link, Text};
use crate::space::{Space, Typed};

use super::talk::name;

/// One link of a loop.
#[derive(Clone, PartialEq, Debug)]
pub struct LoopLink {
    /// The link.
    pub link: Id,
    /// Its lower end.
    pub from: Text,
    /// Its upper end.
    pub to: Text,
}

/// The links of the loop that a suspended link would close, from its upper end up and round to its lower end,
/// the suspended one last. Empty where there is no such link; only itself where it is no loop any more.
pub fn loop_links(space: &Space, suspended: &Id) -> Vec<LoopLink> {
    let Some(Typed::Link(link)) = space.node(suspended).map(|node| &node.typed) else { return Vec::new() };
    let told = |link: &Link| LoopLink {
        link: link.id.clone(),
        from: name(space, &link.from),
        to: name(space, &link.to),
    };
    let mut way: Vec<LoopLink> = way_up(space, link).into_iter().map(told).collect();
    way.push(told(link));
    way
}

/// The links of a shortest way from a link's upper end up to its lower one.
fn way_up<'a>(space: &'a Space, link: &Link) -> Vec<&'a Link> {
    let is_shared = matches!(link.counts, Counts::Shares { .. });
    let home = space.key_result(&link.from).and_then(|kr| kr.objective.as_ref()).filter(|_| !is_shared);
    let way = space.way_up(&link.to, home.unwrap_or(&link.from)).unwrap_or_default();
    way.into_iter().filter_map(|step| space.link(&step.link?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Doc, Session, Writer};
    use crate::okr::Moment;
    use crate::space::{Edit, New, Place, writes};

    fn edit(space: &mut Space, writer: &mut Writer, edit: &Edit) {
        let now = Moment::parse("2026-08-21T09:00:00Z").unwrap();
        let delta = space.doc().write(writer, now, &writes(space, edit)).unwrap();
        *space = space.next(space.doc().merge(&delta));
    }

    #[test]
    fn a3_the_links_of_a_loop_are_told_in_its_direction() {
        let now = Moment::parse("2026-08-20T09:00:00Z").unwrap();
        let mut writer = Writer::new(Session::mint([1; 8]), now, None);
        let mut space = Space::of(Doc::new("w"));
        for id in ["a", "b", "c"] {
            let new = New::Objective { title: id.into(), cycle: None };
            edit(&mut space, &mut writer, &Edit::Add { id: Id::from(id), new, place: Place::default() });
        }
        for (from, to) in [("a", "b"), ("b", "c"), ("c", "a")] {
            edit(&mut space, &mut writer, &Edit::Align { from: Id::from(from), to: Id::from(to) });
        }
        let suspended = space.index().suspended.iter().next().cloned().unwrap();
        let links = loop_links(&space, &suspended);
        let ends: Vec<(&str, &str)> = links.iter().map(|one| (&*one.from, &*one.to)).collect();
        assert_eq!(ends, [("a", "b"), ("b", "c"), ("c", "a")]);
        assert_eq!(links.last().map(|one| &one.link), Some(&suspended));

        let first = links.first().map(|one| one.link.clone()).unwrap();
        edit(&mut space, &mut writer, &Edit::Unalign { link: first });
        assert!(space.index().suspended.is_empty(), "taking any one of them off breaks the loop");
        assert_eq!(loop_links(&space, &suspended).len(), 1);
        assert!(loop_links(&space, &Id::from("nothing")).is_empty());
    }
}
