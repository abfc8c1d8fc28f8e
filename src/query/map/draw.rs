//! The picture put together: who is drawn, where, with which lines.

use std::collections::{BTreeMap, BTreeSet};

use crate::okr::arrange::map_of;
use crate::okr::{Counts, Day, Evaluation, Id, KeyResult, Objective, Perspective, Text};
use crate::space::Space;

use super::forest::{Plan, Seat, open_rings, seats};
use super::gather::{Gathered, Up, gather};
use super::near::Near;
use super::picture::{
    Bend, CARD_WIDTH, Card, FOOT_HEIGHT, HEAD_HEIGHT, KrLine, LINE_HEIGHT, Lane, LaneName, LinkLine,
    MOST_LINES, Picture, Rect, Shade,
};
use super::shade::{Known, Painter, UnitGroups};
use super::strokes::{End, comb, curve};
use super::tidy::{Family, lay};
use super::{Lanes, MapView};

/// The perspectives from top to bottom, as in any strategy map.
const PERSPECTIVES: [Perspective; 4] =
    [Perspective::Financial, Perspective::Customer, Perspective::Process, Perspective::LearningAndGrowth];

impl Picture {
    /// Draws the map of a cycle (with those within it, and what they hang on above); of everything
    /// where no cycle is named.
    pub fn of(space: &Space, cycle: Option<&Id>, view: &MapView, today: Day) -> Self {
        let gathered = gather(space, cycle, view.focus.as_ref(), today);
        let bands = Bands::of(space, &gathered, view.lanes);
        let seats = seats(&plan(&gathered, view, bands.of_goal));
        let mut cards = Cards::new(space, &gathered, view, today).of(&seats);
        let mut families: Vec<Family> =
            seats.iter().zip(&cards).map(|(seat, card)| Family::new(card.place.h, seat.size)).collect();
        let (ends, names) = bands_drawn(&seats, &bands.names);
        let (boxes, bounds) = lay(&mut families, &ends, !names.is_empty());
        for (card, family) in cards.iter_mut().zip(&families) {
            place(card, family);
        }
        let combs = (0..families.len())
            .map(|parent| Bend { parent, strokes: comb(&families, parent) })
            .filter(|bend| !bend.strokes.is_empty())
            .collect();
        let lanes = names.into_iter().zip(boxes).map(|(name, place)| Lane { name, place }).collect();
        let links = links(&gathered, &seats, &cards, bounds);
        let shades = shades(&cards, &Painter::new(space, view.colour, today));
        Self { near: Near::of(&cards, bounds), cards, combs, links, lanes, bounds, shades }
    }
}

/// The tree of what was gathered. What leads up from the focus stays open, or it would be hidden itself.
fn plan(gathered: &Gathered, view: &MapView, lanes: Vec<usize>) -> Plan {
    let goals = &gathered.goals;
    let mut parents: Vec<Option<usize>> =
        goals.iter().map(|goal| goal.parent.map(|(above, _)| above)).collect();
    open_rings(&mut parents);
    let closed =
        goals.iter().map(|goal| !goal.above_focus && view.collapsed.contains(&goal.objective.id)).collect();
    Plan { parents, closed, lanes }
}

/// The bands that a map may have, and the one each goal belongs to.
struct Bands {
    names: Vec<LaneName>,
    of_goal: Vec<usize>,
}

impl Bands {
    fn of(space: &Space, gathered: &Gathered, lanes: Lanes) -> Self {
        let goals = gathered.goals.iter().map(|goal| goal.objective);
        let mut names: Vec<LaneName> = Vec::new();
        let of_goal = match lanes {
            Lanes::None => vec![0; gathered.goals.len()],
            Lanes::Unit => {
                let groups = UnitGroups::of(space);
                let name = |id: &Id| LaneName::Unit(space.name_of(id).unwrap_or_else(|| id.text()));
                names.extend(groups.all.iter().map(name));
                let none = names.len();
                goals.map(|goal| groups.of_home(goal.home.as_ref()).unwrap_or(none)).collect()
            }
            Lanes::Perspective => {
                names.extend(PERSPECTIVES.map(LaneName::Perspective));
                let place =
                    |goal: &Objective| PERSPECTIVES.iter().position(|one| goal.perspective == Some(*one));
                goals.map(|goal| place(goal).unwrap_or(PERSPECTIVES.len())).collect()
            }
        };
        if lanes != Lanes::None {
            names.push(LaneName::None);
        }
        Self { names, of_goal }
    }
}

/// Where each band ends among the seats, and its name. Bands in which nothing stands are left out, but for
/// the perspectives: that nothing serves one of them is what a strategy map is looked at for.
fn bands_drawn(seats: &[Seat], names: &[LaneName]) -> (Vec<usize>, Vec<LaneName>) {
    if names.is_empty() {
        return (vec![seats.len()], Vec::new());
    }
    let (mut ends, mut drawn) = (Vec::new(), Vec::new());
    let mut begin = 0;
    for (lane, name) in names.iter().enumerate() {
        let own = seats.iter().skip(begin).take_while(|seat| seat.lane == lane).count();
        let stays = matches!(name, LaneName::Perspective(_)) && !seats.is_empty();
        begin += own;
        if own > 0 || stays {
            ends.push(begin);
            drawn.push(name.clone());
        }
    }
    (ends, drawn)
}

/// Makes the cards, which have no places yet.
struct Cards<'a> {
    space: &'a Space,
    gathered: &'a Gathered<'a>,
    painter: Painter<'a>,
    today: Day,
    conflicted: BTreeSet<&'a Id>,
    /// Key results that are those of another objective too.
    shared: BTreeSet<&'a Id>,
}

impl<'a> Cards<'a> {
    fn new(space: &'a Space, gathered: &'a Gathered<'a>, view: &MapView, today: Day) -> Self {
        let mut conflicted = BTreeSet::new();
        conflicted.extend(&space.index().conflicted);
        let mut shared = BTreeSet::new();
        shared.extend(space.index().shared.values().flatten().map(|shared| &shared.from));
        let painter = Painter::new(space, view.colour, today);
        Self { space, gathered, painter, today, conflicted, shared }
    }

    fn of(&self, seats: &[Seat]) -> Vec<Card> {
        let mut cards: Vec<Card> = Vec::with_capacity(seats.len());
        let mut names: BTreeMap<&Id, Option<Text>> = BTreeMap::new();
        for (number, seat) in seats.iter().enumerate() {
            let home = self.gathered.goals.get(seat.goal).and_then(|goal| goal.objective.home.as_ref());
            let home =
                home.and_then(|home| names.entry(home).or_insert_with(|| self.space.name_of(home)).clone());
            if let Some(card) = self.card(seat, home) {
                if let Some(above) = seat.parent.and_then(|above| cards.get_mut(above)) {
                    above.children.push(number);
                }
                cards.push(card);
            }
        }
        cards
    }

    fn card(&self, seat: &Seat, home: Option<Text>) -> Option<Card> {
        let goal = self.gathered.goals.get(seat.goal)?;
        let objective = goal.objective;
        let space = self.space;
        let evaluation = space.evaluation(&objective.id, self.today);
        let mut last = evaluation.as_ref().and_then(|one| one.status.last_check_in);
        let mut confidence: Option<u8> = None;
        let own = space.key_results_of(&objective.id);
        let guests = space.shared_with(&objective.id).map(|id| (id, true));
        let mut key_results = Vec::with_capacity(own.len());
        for (id, guest) in own.iter().map(|id| (id, false)).chain(guests) {
            let Some(kr) = space.key_result(id) else { continue };
            let evaluation = space.evaluation(&kr.id, self.today);
            let evaluation = evaluation.as_deref();
            let said = evaluation.and_then(|one| one.confidence.as_ref()).map(|one| one.value);
            confidence = confidence.min(said).or(confidence).or(said);
            last = last.max(evaluation.and_then(|one| one.status.last_check_in));
            key_results.push(self.line(kr, evaluation, guest));
        }
        let status = evaluation.as_ref().map(|one| one.status.shown);
        let progress = evaluation.as_ref().and_then(|one| one.progress.value);
        let name = |id: &Id| space.name_of(id).unwrap_or_else(|| id.text());
        let disputed = self.conflicted.contains(&objective.id)
            || key_results.iter().any(|line| self.conflicted.contains(&line.id));
        let lines = key_results.len();
        let folded = if lines > MOST_LINES { lines + 1 - MOST_LINES } else { 0 };
        let height = HEAD_HEIGHT + LINE_HEIGHT * lines.min(MOST_LINES) as f64 + FOOT_HEIGHT;
        Some(Card {
            id: objective.id.clone(),
            title: self.space.name_of(&objective.id).unwrap_or_default(),
            home,
            place: Rect { w: CARD_WIDTH, h: height, ..Rect::default() },
            family: Rect::default(),
            parent: seat.parent,
            children: Vec::new(),
            level: seat.level,
            hidden: seat.hidden,
            shade: self.painter.shade(&Known { objective, status, progress, confidence, last }),
            key_results,
            folded,
            status,
            progress,
            confidence,
            draft: objective.stage == crate::okr::Stage::Draft,
            disputed,
            other_cycle: objective.cycle.as_ref().filter(|_| goal.elsewhere).map(name),
        })
    }

    fn line(&self, kr: &KeyResult, evaluation: Option<&Evaluation>, guest: bool) -> KrLine {
        KrLine {
            id: kr.id.clone(),
            title: self.space.name_of(&kr.id).unwrap_or_default(),
            place: Rect::default(),
            progress: evaluation.and_then(|one| one.progress.value),
            status: evaluation.map(|one| one.status.shown),
            shared: guest || self.shared.contains(&kr.id),
            guest,
        }
    }
}

/// Gives a card and its lines their places.
fn place(card: &mut Card, family: &Family) {
    card.family = family.place;
    card.place = family.card();
    for (number, line) in card.key_results.iter_mut().enumerate() {
        let down = HEAD_HEIGHT + LINE_HEIGHT * number.min(MOST_LINES - 1) as f64;
        line.place = Rect { x: card.place.x, y: card.place.y + down, w: card.place.w, h: LINE_HEIGHT };
    }
}

/// All links but those that a comb draws. A link is drawn where both its ends are.
fn links(gathered: &Gathered, seats: &[Seat], cards: &[Card], bounds: Rect) -> Vec<LinkLine> {
    let mut seat_of: Vec<Option<usize>> = vec![None; gathered.goals.len()];
    for (number, seat) in seats.iter().enumerate() {
        if let Some(slot) = seat_of.get_mut(seat.goal) {
            *slot = Some(number);
        }
    }
    let seat = |goal: usize| seat_of.get(goal).copied().flatten();
    let line = |up: &Up| {
        let (from, to) = (seat(up.from)?, seat(up.to)?);
        let (lower, upper) = (cards.get(from)?, cards.get(to)?);
        let parent = gathered.goals.get(up.from).and_then(|goal| goal.parent);
        let primary = parent.is_some_and(|(_, link)| link.id == up.link.id);
        let in_tree = primary && lower.parent == Some(to);
        if in_tree && up.to_kr.is_none() {
            return None;
        }
        let at = up.to_kr.and_then(|kr| upper.key_results.iter().find(|line| line.id == *kr));
        let end = at.map_or(End::Card(upper.place), |line| End::Line(line.place));
        Some(LinkLine {
            link: up.link.id.clone(),
            from,
            to,
            to_kr: at.map(|line| line.id.clone()),
            curve: curve(lower.place, end, bounds),
            state: up.link.state,
            counts: !matches!(up.link.counts, Counts::Supports),
            weight: up.link.weight(),
            suspended: up.suspended,
            primary,
        })
    };
    let mut lines: Vec<LinkLine> = gathered.ups.iter().filter_map(line).collect();
    crate::okr::Arrange::arrange(lines.as_mut_slice(), |one, other| {
        (one.from, one.to, &one.link).cmp(&(other.from, other.to, &other.link))
    });
    lines
}

/// The shades that occur, in the order of their numbers.
fn shades(cards: &[Card], painter: &Painter) -> Vec<(Shade, usize, Option<Text>)> {
    let mut counts: BTreeMap<Shade, usize> = map_of([]);
    for card in cards {
        *counts.entry(card.shade).or_default() += 1;
    }
    counts.into_iter().map(|(shade, count)| (shade, count, painter.name(shade))).collect()
}
