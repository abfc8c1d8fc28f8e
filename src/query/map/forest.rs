//! The tree of the map as numbers: who is drawn in which order below whom. Knows nothing of goals.

use crate::okr::Arrange;

/// What the tree is made of. Goals go by their numbers, which are their reading order.
pub(super) struct Plan {
    /// The parent of each; rings are opened.
    pub parents: Vec<Option<usize>>,
    /// Whose descendants are hidden.
    pub closed: Vec<bool>,
    /// The band of each.
    pub lanes: Vec<usize>,
}

/// One place of the tree, in the order in which the tree is walked: each before what stands below it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Seat {
    /// Who sits there.
    pub goal: usize,
    /// The seat of its parent in the same band.
    pub parent: Option<usize>,
    /// How many seats its family has, itself included; they follow each other.
    pub size: usize,
    /// How deep it is, from 1.
    pub level: usize,
    /// How many goals below it are hidden.
    pub hidden: usize,
    /// Its band.
    pub lane: usize,
}

/// Opens rings of parents, each at its smallest member, so that everything stands below a root.
pub(super) fn open_rings(parents: &mut [Option<usize>]) {
    // 0 is not met yet, any other number is the walk that met it.
    let mut met = vec![0_usize; parents.len()];
    for start in 0..parents.len() {
        let walk = start + 1;
        let mut at = start;
        loop {
            match met.get_mut(at) {
                Some(met) if *met == 0 => *met = walk,
                Some(met) if *met == walk => {
                    let mut least = at;
                    let mut member = at;
                    while let Some(Some(above)) =
                        parents.get(member).copied().filter(|above| *above != Some(at))
                    {
                        least = least.min(above);
                        member = above;
                    }
                    if let Some(parent) = parents.get_mut(least) {
                        *parent = None;
                    }
                    break;
                }
                _ => break,
            }
            match parents.get(at) {
                Some(Some(above)) => at = *above,
                _ => break,
            }
        }
    }
}

/// The seats that are drawn, band after band. What is below a closed goal has none; what would stand below a
/// goal of another band stands at the top of its own.
pub(super) fn seats(plan: &Plan) -> Vec<Seat> {
    let count = plan.parents.len();
    let all = preorder(&plan.parents, &vec![true; count], &plan.lanes);
    let (mut below, mut shown) = (vec![0_usize; count], vec![false; count]);
    let parent = |goal: usize| plan.parents.get(goal).copied().flatten();
    for goal in all.iter().rev() {
        let own = below.get(*goal).map_or(1, |below| below + 1);
        if let Some(sum) = parent(*goal).and_then(|above| below.get_mut(above)) {
            *sum += own;
        }
    }
    for goal in &all {
        let open = |above: usize| {
            let closed = plan.closed.get(above).copied().unwrap_or(false);
            !closed && shown.get(above).copied().unwrap_or(false)
        };
        let is_shown = parent(*goal).is_none_or(open);
        if let Some(shown) = shown.get_mut(*goal) {
            *shown = is_shown;
        }
    }
    let lane = |goal: usize| plan.lanes.get(goal).copied().unwrap_or_default();
    let within: Vec<Option<usize>> =
        (0..count).map(|goal| parent(goal).filter(|above| lane(*above) == lane(goal))).collect();
    let order = preorder(&within, &shown, &plan.lanes);
    let mut seat_of = vec![0_usize; count];
    let mut seats: Vec<Seat> = Vec::with_capacity(order.len());
    for goal in order {
        if let Some(slot) = seat_of.get_mut(goal) {
            *slot = seats.len();
        }
        let above = within.get(goal).copied().flatten().and_then(|above| seat_of.get(above).copied());
        let level = above.and_then(|above| seats.get(above)).map_or(1, |above| above.level + 1);
        let closed = plan.closed.get(goal).copied().unwrap_or(false);
        let hidden = if closed { below.get(goal).copied().unwrap_or(0) } else { 0 };
        seats.push(Seat { goal, parent: above, size: 1, level, hidden, lane: lane(goal) });
    }
    for number in (0..seats.len()).rev() {
        let Some(Seat { parent: Some(above), size, .. }) = seats.get(number).copied() else { continue };
        if let Some(above) = seats.get_mut(above) {
            above.size += size;
        }
    }
    seats
}

/// Those that are shown, each before what stands below it, neighbours in the order of their numbers, what has
/// no parent in the order of the bands.
fn preorder(parents: &[Option<usize>], shown: &[bool], lanes: &[usize]) -> Vec<usize> {
    let count = parents.len();
    let (mut first, mut next): (Vec<Option<usize>>, Vec<Option<usize>>) =
        (vec![None; count], vec![None; count]);
    let mut roots = Vec::new();
    for goal in (0..count).rev().filter(|goal| shown.get(*goal).copied().unwrap_or(false)) {
        let Some(above) = parents.get(goal).copied().flatten() else {
            roots.push(goal);
            continue;
        };
        if let (Some(first), Some(next)) = (first.get_mut(above), next.get_mut(goal)) {
            *next = first.replace(goal);
        }
    }
    // Walked from the end of the stack, so the last band and its last root come first here.
    roots.arrange(|one, other| lanes.get(*other).cmp(&lanes.get(*one)));
    let mut order = Vec::with_capacity(count);
    while let Some(goal) = roots.pop() {
        order.push(goal);
        roots.extend(next.get(goal).copied().flatten());
        roots.extend(first.get(goal).copied().flatten());
    }
    order
}
