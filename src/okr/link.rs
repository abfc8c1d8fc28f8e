//! Links: how goals hang together, and which of them would close a loop (rules A).

use super::arrange::Arrange;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::day::Moment;
use super::id::{Extras, Id, Text};

/// One alignment, from an objective (or a key result) to an objective or a key result.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Names the link.
    pub id: Id,
    /// The lower end: the objective that aligns itself; a key result may only support.
    pub from: Id,
    /// The upper end: an objective or a key result.
    pub to: Id,
    /// Whether it counts in the roll-up.
    pub counts: Counts,
    /// How far its two sides have got.
    pub state: LinkState,
    /// Whether it is there at all; taken off is kept for the history.
    pub on: bool,
    /// What the model has no place for.
    pub extras: Extras,
}

/// Whether a link counts in the roll-up of its upper end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Counts {
    /// It does, with this weight among the parts of its upper end; 0 is a weight.
    Contributes {
        /// The weight (rules W).
        weight: Option<f64>,
    },
    /// It does not; it only shows what belongs together.
    Supports,
    /// The lower end is a key result that the objective above has as its own too: a shared key result.
    Shares {
        /// The weight among the key results of the objective above.
        weight: Option<f64>,
    },
}

/// In which of three ways a link counts, without its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CountsAs {
    /// In the roll-up of its upper end.
    Contributes,
    /// Nowhere; it shows what belongs together.
    Supports,
    /// As a key result of its upper end too.
    Shares,
}

impl Counts {
    /// The way, without the weight.
    pub fn way(self) -> CountsAs {
        match self {
            Self::Contributes { .. } => CountsAs::Contributes,
            Self::Supports => CountsAs::Supports,
            Self::Shares { .. } => CountsAs::Shares,
        }
    }
}

/// One side of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkSide {
    /// The side that proposed it: of the goal that aligns itself.
    Lower,
    /// The side that is asked: of the goal it aligns to.
    Upper,
}

impl LinkState {
    /// Which side has to answer next (rule A6); nobody once it was accepted or declined.
    pub fn turn(self) -> Option<LinkSide> {
        match self {
            Self::Proposed | Self::Discussed => Some(LinkSide::Upper),
            Self::Countered => Some(LinkSide::Lower),
            Self::Accepted | Self::Declined => None,
        }
    }
}

/// How far the two sides of a link have got: a link is a proposal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkState {
    /// The lower side asked.
    #[default]
    Proposed,
    /// They talk.
    Discussed,
    /// The upper side agreed.
    Accepted,
    /// The upper side answered with another wish, or other terms.
    Countered,
    /// The upper side refused.
    Declined,
}

impl Link {
    /// Whether it is there and was not refused: such a link is drawn, and may close a loop (rule A1).
    pub fn holds(&self) -> bool {
        self.on && self.state != LinkState::Declined
    }

    /// Whether it counts in the roll-up of its upper end: both sides agreed that it contributes (rule A2).
    pub fn contributes(&self) -> bool {
        self.holds() && self.state == LinkState::Accepted && matches!(self.counts, Counts::Contributes { .. })
    }

    /// Whether it makes its lower end, a key result, one of the key results of the objective above: both
    /// sides agreed to share it (rule R11).
    pub fn shares(&self) -> bool {
        self.holds() && self.state == LinkState::Accepted && matches!(self.counts, Counts::Shares { .. })
    }

    /// Which side has to answer next; nobody where it was taken off.
    pub fn turn(&self) -> Option<LinkSide> {
        self.state.turn().filter(|_| self.on)
    }

    /// The weight it contributes with.
    pub fn weight(&self) -> Option<f64> {
        match self.counts {
            Counts::Contributes { weight } | Counts::Shares { weight } => weight,
            Counts::Supports => None,
        }
    }
}

/// When a link was laid: links are taken in this order, which is the same on every machine (rule A3).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinkOrder {
    /// The moment.
    pub at: Moment,
    /// The session it was laid in.
    pub session: Text,
    /// Its id.
    pub id: Id,
}

/// One link as the search for loops needs it.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// When it was laid.
    pub order: LinkOrder,
    /// Its lower end; a key result that supports stands for its objective, one that is shared for itself.
    pub from: Id,
    /// Its upper end.
    pub to: Id,
}

/// A link that is left out because it would close a loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspended {
    /// The link.
    pub link: Id,
    /// The loop, spelled out: from its lower end up through others and back to it.
    pub around: Vec<Id>,
}

/// The links that would close a loop, taken in their order (rule A3).
///
/// `standing` are the steps up that always hold and never close a loop among themselves: from a key result
/// to its objective, from a part to its whole. What is suspended is a function of the links alone: the
/// order in which files were merged plays no part.
pub fn suspended(links: &[Laid], standing: &[(Id, Id)]) -> Vec<Suspended> {
    let mut links: Vec<&Laid> = links.iter().collect();
    links.arrange(|one, other| one.order.cmp(&other.order));
    let mut graph = Graph::of(&links, standing);
    let core = graph.core();
    let mut out = Vec::new();
    for (number, (from, to)) in graph.edges.clone().into_iter().enumerate() {
        let Some(link) = number.checked_sub(standing.len()).map(|at| links.get(at)) else {
            graph.lay(from, to);
            continue;
        };
        let Some(link) = link else { continue };
        let in_core = core.get(from).copied().unwrap_or(false) && core.get(to).copied().unwrap_or(false);
        // What lies on no loop of all links together lies on none of some of them.
        if from != to && !in_core {
            continue;
        }
        if from == to {
            let around = vec![link.from.clone(), link.to.clone()];
            out.push(Suspended { link: link.order.id.clone(), around });
        } else if graph.joined(to, from) {
            let around = graph.way(to, from).into_iter().filter_map(|node| graph.names.get(node).cloned());
            let around = std::iter::once(link.from.clone()).chain(around).collect();
            out.push(Suspended { link: link.order.id.clone(), around });
        } else {
            graph.lay(from, to);
        }
    }
    out
}

/// Nodes by number, so that the search is quick.
struct Graph {
    names: Vec<Id>,
    edges: Vec<(usize, usize)>,
    up: Vec<Vec<usize>>,
    down: Vec<Vec<usize>>,
}

impl Graph {
    /// Its edges are those that stand, then the links.
    fn of(links: &[&Laid], standing: &[(Id, Id)]) -> Self {
        let ends = || {
            let standing = standing.iter().map(|(from, to)| (from, to));
            standing.chain(links.iter().map(|link| (&link.from, &link.to)))
        };
        let mut numbers: BTreeMap<&Id, usize> = BTreeMap::new();
        for end in ends().flat_map(|(from, to)| [from, to]) {
            let next = numbers.len();
            numbers.entry(end).or_insert(next);
        }
        let number = |id: &Id| numbers.get(id).copied().unwrap_or_default();
        let edges = ends().map(|(from, to)| (number(from), number(to))).collect();
        let mut names: Vec<(usize, Id)> =
            numbers.iter().map(|(id, number)| (*number, (*id).clone())).collect();
        names.arrange_by(|(number, _)| *number);
        let count = names.len();
        Self {
            names: names.into_iter().map(|(_, id)| id).collect(),
            edges,
            up: vec![Vec::new(); count],
            down: vec![Vec::new(); count],
        }
    }

    fn lay(&mut self, from: usize, to: usize) {
        if let Some(up) = self.up.get_mut(from) {
            up.push(to);
        }
        if let Some(down) = self.down.get_mut(to) {
            down.push(from);
        }
    }

    /// Which nodes may lie on a loop: those left after the ones that nothing leads to, or that lead
    /// nowhere, were taken away again and again.
    fn core(&self) -> Vec<bool> {
        let mut core = vec![true; self.names.len()];
        for forward in [true, false] {
            let mut next: Vec<Vec<usize>> = vec![Vec::new(); core.len()];
            let mut incoming = vec![0_usize; core.len()];
            for &(from, to) in &self.edges {
                let (from, to) = if forward { (from, to) } else { (to, from) };
                let alive =
                    core.get(from).copied().unwrap_or(false) && core.get(to).copied().unwrap_or(false);
                if from == to || !alive {
                    continue;
                }
                if let (Some(next), Some(incoming)) = (next.get_mut(from), incoming.get_mut(to)) {
                    next.push(to);
                    *incoming += 1;
                }
            }
            let mut free: Vec<usize> =
                incoming.iter().enumerate().filter(|(_, count)| **count == 0).map(|(node, _)| node).collect();
            while let Some(node) = free.pop() {
                if let Some(core) = core.get_mut(node) {
                    *core = false;
                }
                for &to in next.get(node).into_iter().flatten() {
                    if let Some(count) = incoming.get_mut(to) {
                        *count -= 1;
                        if *count == 0 {
                            free.push(to);
                        }
                    }
                }
            }
        }
        core
    }

    /// Whether a way up leads from one node to another. Searched from both ends by turns, so that the
    /// smaller side decides the cost.
    fn joined(&self, from: usize, to: usize) -> bool {
        let (mut above, mut below) = (BTreeSet::from([from]), BTreeSet::from([to]));
        let (mut rising, mut falling) = (vec![from], vec![to]);
        loop {
            let Some(node) = rising.pop() else { return false };
            for &next in self.up.get(node).into_iter().flatten() {
                if below.contains(&next) {
                    return true;
                }
                if above.insert(next) {
                    rising.push(next);
                }
            }
            let Some(node) = falling.pop() else { return false };
            for &next in self.down.get(node).into_iter().flatten() {
                if above.contains(&next) {
                    return true;
                }
                if below.insert(next) {
                    falling.push(next);
                }
            }
        }
    }

    /// A shortest way up from one node to another, both included.
    fn way(&self, from: usize, to: usize) -> Vec<usize> {
        let mut came: BTreeMap<usize, usize> = BTreeMap::new();
        let mut queue = VecDeque::from([from]);
        while let Some(node) = queue.pop_front() {
            if node == to {
                break;
            }
            for &next in self.up.get(node).into_iter().flatten() {
                if next != from && !came.contains_key(&next) {
                    came.insert(next, node);
                    queue.push_back(next);
                }
            }
        }
        let mut way = vec![to];
        let mut node = to;
        while let Some(before) = came.get(&node) {
            way.push(*before);
            node = *before;
        }
        way.reverse();
        way
    }
}

/// The one link that is shown as the parent (rule A4): the named one, else the first that was accepted, else
/// the first. `links` are those of one lower end that hold and are not suspended, in their order.
pub fn parent<'a>(primary: Option<&Id>, links: &[&'a Link]) -> Option<&'a Link> {
    let named = links.iter().find(|link| Some(&link.to) == primary);
    let accepted = || links.iter().find(|link| link.state == LinkState::Accepted);
    named.or_else(accepted).or_else(|| links.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn laid(n: i64, from: &str, to: &str) -> Laid {
        let id = Id::new(format!("l{n}"));
        Laid {
            order: LinkOrder { at: Moment(n), session: "s".into(), id },
            from: Id::from(from),
            to: Id::from(to),
        }
    }

    fn out(links: &[Laid]) -> Vec<String> {
        suspended(links, &[]).iter().map(|found| found.link.to_string()).collect()
    }

    #[test]
    fn a3_the_link_that_closes_a_loop_is_suspended() {
        let links = [laid(1, "a", "b"), laid(2, "b", "c"), laid(3, "c", "a"), laid(4, "c", "d")];
        let got = suspended(&links, &[]);
        assert_eq!(out(&links), ["l3"]);
        let around: Vec<&str> = got[0].around.iter().map(Id::as_str).collect();
        assert_eq!(around, ["c", "a", "b", "c"]);
    }

    #[test]
    fn a3_a_goal_cannot_serve_itself() {
        assert_eq!(out(&[laid(1, "a", "a"), laid(2, "a", "b")]), ["l1"]);
    }

    #[test]
    fn a3_two_parents_and_two_ways_are_no_loop() {
        let diamond = [laid(1, "a", "b"), laid(2, "a", "c"), laid(3, "b", "d"), laid(4, "c", "d")];
        assert_eq!(out(&diamond), Vec::<String>::new());
        assert_eq!(out(&[laid(1, "a", "b"), laid(2, "b", "a"), laid(3, "b", "a")]), ["l2", "l3"]);
    }

    #[test]
    fn a3_a_key_result_leads_up_to_its_objective() {
        let stands = [(Id::from("k"), Id::from("o"))];
        let around = |links: &[Laid]| {
            suspended(links, &stands)
                .into_iter()
                .map(|found| {
                    (
                        found.link.to_string(),
                        found.around.iter().map(Id::as_str).collect::<Vec<_>>().join(" "),
                    )
                })
                .collect::<Vec<_>>()
        };
        // Serves the key result of a goal that serves it.
        let loops = around(&[laid(1, "o", "x"), laid(2, "x", "k")]);
        assert_eq!(loops, [("l2".to_owned(), "x k o x".to_owned())]);
        // A key result shared with a goal below its own is no loop, unless that goal is below the key result.
        assert_eq!(around(&[laid(1, "x", "o"), laid(2, "k", "x")]), []);
        let loops = around(&[laid(1, "x", "k"), laid(2, "k", "x")]);
        assert_eq!(loops, [("l2".to_owned(), "k x k".to_owned())]);
    }

    #[test]
    fn a3_a_long_chain_is_searched_quickly() {
        let chain = |n: i64| laid(200_000 - n, &format!("o{n}"), &format!("o{}", n + 1));
        let mut links: Vec<Laid> = (0..20_000).map(chain).collect();
        links.push(laid(300_000, "o20000", "o0"));
        assert_eq!(out(&links), ["l300000"]);
    }

    fn link(to: &str, state: LinkState) -> Link {
        Link {
            id: Id::new(format!("to {to}")),
            from: Id::from("o"),
            to: Id::from(to),
            counts: Counts::Contributes { weight: None },
            state,
            on: true,
            extras: Extras::new(),
        }
    }

    #[test]
    fn a1_a_link_that_was_refused_or_taken_off_does_not_hold() {
        assert!(link("a", LinkState::Proposed).holds());
        assert!(!link("a", LinkState::Declined).holds());
        assert!(!Link { on: false, ..link("a", LinkState::Accepted) }.holds());
    }

    #[test]
    fn a2_only_what_both_sides_agreed_to_counts() {
        assert!(link("a", LinkState::Accepted).contributes());
        for state in [LinkState::Proposed, LinkState::Discussed, LinkState::Countered, LinkState::Declined] {
            assert!(!link("a", state).contributes());
        }
        let supports = Link { counts: Counts::Supports, ..link("a", LinkState::Accepted) };
        assert!(supports.holds() && !supports.contributes());
    }

    #[test]
    fn a6_upper_and_lower_side_take_turns() {
        let turn = |state| link("a", state).turn();
        assert_eq!(turn(LinkState::Proposed), Some(LinkSide::Upper));
        assert_eq!(turn(LinkState::Discussed), Some(LinkSide::Upper));
        assert_eq!(turn(LinkState::Countered), Some(LinkSide::Lower));
        assert_eq!(turn(LinkState::Accepted), None);
        assert_eq!(turn(LinkState::Declined), None);
        assert_eq!(Link { on: false, ..link("a", LinkState::Proposed) }.turn(), None);
    }

    #[test]
    fn a4_one_link_is_shown_as_the_parent() {
        let (a, b) = (link("a", LinkState::Proposed), link("b", LinkState::Accepted));
        let shown = |primary: Option<&str>, links: &[&Link]| {
            parent(primary.map(Id::from).as_ref(), links).map(|link| link.to.to_string())
        };
        assert_eq!(shown(Some("a"), &[&a, &b]).as_deref(), Some("a"));
        assert_eq!(shown(Some("gone"), &[&a, &b]).as_deref(), Some("b"));
        assert_eq!(shown(None, &[&a]).as_deref(), Some("a"));
        assert_eq!(shown(None, &[]), None);
    }

    #[test]
    fn r11_a_key_result_is_shared_once_both_sides_agreed() {
        let shares = |state| Link { counts: Counts::Shares { weight: Some(2.0) }, ..link("a", state) };
        let accepted = shares(LinkState::Accepted);
        assert!(accepted.shares() && !accepted.contributes());
        assert_eq!(accepted.weight(), Some(2.0));
        for state in [LinkState::Proposed, LinkState::Discussed, LinkState::Countered, LinkState::Declined] {
            assert!(!shares(state).shares());
        }
        assert!(!Link { on: false, ..accepted }.shares());
        assert!(!link("a", LinkState::Accepted).shares());
    }

    proptest! {
        #[test]
        fn a3_what_is_left_has_no_loop_and_nothing_is_suspended_without_one(
            ends in prop::collection::vec((0u8..8, 0u8..8), 0..24), turn in 0usize..24,
        ) {
            let links: Vec<Laid> = (0_i64..).zip(&ends)
                .map(|(n, (from, to))| laid(n, &from.to_string(), &to.to_string())).collect();
            let gone = out(&links);
            let mut turned = links.clone();
            turned.rotate_left(turn.min(links.len()));
            prop_assert_eq!(&gone, &out(&turned));

            // The plain way: lay one after the other, and ask each time whether its end leads back.
            let mut kept: Vec<&Laid> = Vec::new();
            for link in &links {
                let mut above = BTreeSet::from([&link.to]);
                while let Some(next) = kept.iter().find(|k| above.contains(&k.from) && !above.contains(&k.to)) {
                    above.insert(&next.to);
                }
                if above.contains(&link.from) {
                    prop_assert!(gone.contains(&link.order.id.to_string()));
                } else {
                    prop_assert!(!gone.contains(&link.order.id.to_string()));
                    kept.push(link);
                }
            }
        }
    }
}
