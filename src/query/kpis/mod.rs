//! What the page of KPIs shows: each number with its health, its corridor, its course and who keeps it
//! (rules H25 to H33).

mod keep;
mod reading;
mod recovery;

pub use keep::{can_keep, keep};
pub use reading::{Pasted, ReadFault, Written, is_column, pasted, reading};
pub use recovery::{Plan, Recovering, plan, recover};

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::okr::arrange::Arrange;
use crate::okr::kpi::{self, Health, KpiReading};
use crate::okr::{CheckIn, Day, Id, Kpi, Moment, Text};
use crate::query::panel::Named;
use crate::space::{Mark, Space};

use super::filter::owner_name;
use super::moves::{Way, moved};

/// One KPI as a row of the page.
#[derive(Clone, PartialEq, Debug)]
pub struct KpiRow {
    /// The KPI.
    pub kpi: Kpi,
    /// What it is called; what stands in for the name of one that is kept private.
    pub name: Text,
    /// What of it stays out of shared copies.
    pub mark: Option<Mark>,
    /// The unit or person whose it is.
    pub home: Option<Named>,
    /// Names of those who answer for it.
    pub owners: Vec<Text>,
    /// How it is.
    pub reading: KpiReading,
    /// The latest value as it was written, where it is not only a number.
    pub written: Option<Text>,
    /// How many days may lie between two readings.
    pub cadence_days: u32,
    /// The day on which the next reading is due (rule H25); `None` for one that is put away or private.
    pub due: Option<Day>,
    /// Readings with a day, oldest first.
    pub series: Rc<[(Day, f64)]>,
    /// What is done, or could be done, to bring it back.
    pub recovering: Recovering,
    /// The key result that it was made from.
    pub kept_from: Option<Named>,
}

impl KpiRow {
    /// Whether it is private and this copy has only its place.
    pub fn is_hidden(&self) -> bool {
        self.mark.is_some_and(|mark| mark.hidden)
    }

    /// What about it wants attention.
    pub fn concern(&self) -> Concern {
        match self.reading.health {
            Health::Unhealthy => Concern::Outside,
            Health::Watch => Concern::Watch,
            _ if self.reading.overdue => Concern::Overdue,
            Health::Healthy => Concern::Healthy,
            Health::Unknown => Concern::Unknown,
        }
    }

    /// Its course: days since the first value, and the value.
    pub fn points(&self) -> Vec<(f64, f64)> {
        let first = self.series.first().map(|(day, _)| *day);
        let since = |day: Day| first.map_or(0.0, |first| day.days_since(first) as f64);
        self.series.iter().map(|(day, value)| (since(*day), *value)).collect()
    }

    /// The days of its first and its last value.
    pub fn ends(&self) -> Option<(Day, Day)> {
        Some((self.series.first()?.0, self.series.last()?.0))
    }

    /// Whether it is time to read it.
    pub fn is_due(&self, today: Day) -> bool {
        self.due.is_some_and(|due| due <= today)
    }
}

/// What about a KPI wants attention, most of it first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Concern {
    /// It left its corridor.
    Outside,
    /// It is a little outside.
    Watch,
    /// Nobody read it in time.
    Overdue,
    /// Nothing.
    Healthy,
    /// Nobody knows how it is.
    Unknown,
}

impl Concern {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [Self::Outside, Self::Watch, Self::Overdue, Self::Healthy, Self::Unknown];
}

/// By what rows are put together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum By {
    /// By what wants attention.
    #[default]
    Concern,
    /// By whose they are, in their own order.
    Home,
}

/// What a group of rows has in common.
#[derive(Clone, PartialEq, Debug)]
pub enum GroupOf {
    /// What wants attention.
    Concern(Concern),
    /// The unit or person; nobody.
    Home(Option<Named>),
}

/// Rows that stand together.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// What they have in common.
    pub of: GroupOf,
    /// The rows.
    pub rows: Vec<Rc<KpiRow>>,
}

/// The page.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Board {
    /// KPIs that are kept up, in the order of their units, in each in their own order.
    pub rows: Vec<Rc<KpiRow>>,
    /// KPIs that were put away.
    pub archived: Vec<Rc<KpiRow>>,
}

impl Board {
    /// How many rows are a concern of this kind.
    pub fn count(&self, concern: Concern) -> usize {
        self.rows.iter().filter(|row| row.concern() == concern).count()
    }

    /// How many are due for a reading.
    pub fn due(&self, today: Day) -> usize {
        self.rows.iter().filter(|row| row.is_due(today)).count()
    }

    /// The rows put together (rule H26).
    pub fn grouped(&self, by: By) -> Vec<Group> {
        match by {
            By::Concern => Concern::ALL
                .into_iter()
                .map(|concern| {
                    let rows = self.rows.iter().filter(|row| row.concern() == concern).cloned().collect();
                    Group { of: GroupOf::Concern(concern), rows }
                })
                .filter(|group| !group.rows.is_empty())
                .collect(),
            By::Home => {
                let mut groups: Vec<Group> = Vec::new();
                for row in &self.rows {
                    let of = GroupOf::Home(row.home.clone());
                    match groups.last_mut().filter(|group| group.of == of) {
                        Some(group) => group.rows.push(Rc::clone(row)),
                        None => groups.push(Group { of, rows: vec![Rc::clone(row)] }),
                    }
                }
                groups
            }
        }
    }

    /// The rows in the order in which they are read one after the other.
    pub fn in_order(&self, by: By) -> Vec<Rc<KpiRow>> {
        self.grouped(by).into_iter().flat_map(|group| group.rows).collect()
    }
}

/// The KPIs of everybody, or of a unit with the units and people below it.
pub fn board(space: &Space, of: Option<&Id>, today: Day) -> Board {
    let running = recovery::running(space, today);
    let mut board = Board::default();
    for id in homes(space, of).iter().flat_map(|home| space.kpis_of(home.as_ref())) {
        let Some(row) = row_with(space, id, running.get(id), today) else { continue };
        let list = if row.kpi.archived { &mut board.archived } else { &mut board.rows };
        list.push(Rc::new(row));
    }
    board
}

/// One KPI as a row; `None` where there is no such KPI.
pub fn row(space: &Space, id: &Id, today: Day) -> Option<KpiRow> {
    row_with(space, id, recovery::running(space, today).get(id), today)
}

/// The KPIs of one unit or person alone that are not put away, as rows in short.
pub fn of_home(space: &Space, home: &Id, today: Day) -> Vec<Rc<KpiRow>> {
    let own = space.kpis_of(Some(home));
    if own.is_empty() {
        return Vec::new();
    }
    let running = recovery::running(space, today);
    let rows = own.iter().filter_map(|id| row_with(space, id, running.get(id), today));
    rows.filter(|row| !row.kpi.archived).map(Rc::new).collect()
}

/// How many KPIs left their corridor.
pub fn outside(space: &Space, today: Day) -> usize {
    let all = space.index().kpis.values().flatten().filter_map(|id| space.kpi(id));
    let is_kept_up = |one: &&Kpi| !one.archived && !space.is_hidden(&one.id);
    all.filter(is_kept_up).filter(|one| read(space, one, today).health == Health::Unhealthy).count()
}

/// The day on which the next reading is due; today where it was never read (rule H25). `None` for what was put
/// away, or is private here.
pub fn due(space: &Space, id: &Id, today: Day) -> Option<Day> {
    let kpi = space.kpi(id).filter(|kpi| !kpi.archived && !space.is_hidden(&kpi.id))?;
    let all = space.check_ins(&kpi.id);
    let latest = all.iter().rev().find(|checkin| checkin.value.is_some());
    let read_on = latest.and_then(|one| one.at.or_else(|| one.made.and_then(Moment::day)));
    Some(read_on.map_or(today, |at| at.plus_days(i64::from(space.cadence_of(id)))))
}

fn read(space: &Space, kpi: &Kpi, today: Day) -> KpiReading {
    let all = space.check_ins(&kpi.id);
    kpi::read(kpi, &all.iter().collect::<Vec<_>>(), space.cadence_of(&kpi.id), today)
}

fn row_with(space: &Space, id: &Id, running: Option<&Recovering>, today: Day) -> Option<KpiRow> {
    let kpi = space.kpi(id)?;
    let mark = space.mark(id);
    let all = space.check_ins(id);
    // Of one that is private here nothing is known, whatever stands in this copy (rule H33).
    let told = all.iter().filter(|_| mark.is_none_or(|mark| !mark.hidden));
    let standing: Vec<&CheckIn> = told.collect();
    let cadence_days = space.cadence_of(id);
    let reading = kpi::read(kpi, &standing, cadence_days, today);
    let is_kept_up = !kpi.archived && mark.is_none_or(|mark| !mark.hidden);
    let latest = standing.iter().rev().find(|checkin| checkin.value.is_some());
    let recovering = running.cloned().unwrap_or_else(|| {
        let suggested = Some(id).filter(|_| is_kept_up).and_then(|id| plan(space, id, today));
        suggested.map_or(Recovering::Nothing, |plan| Recovering::Suggested(Box::new(plan)))
    });
    let named = |id: &Id| Some(Named { id: id.clone(), name: space.name_of(id)? });
    Some(KpiRow {
        name: space.name_of(id).unwrap_or_default(),
        mark,
        home: kpi.home.as_ref().and_then(named),
        owners: kpi.owners.iter().filter_map(|owner| owner_name(space, owner)).collect(),
        reading,
        written: latest.and_then(|checkin| checkin.value_text.clone()),
        cadence_days,
        due: due(space, id, today),
        series: series(&standing),
        recovering,
        kept_from: kpi.kept_from.as_ref().and_then(named),
        kpi: kpi.clone(),
    })
}

/// Readings with a day, oldest first.
fn series(standing: &[&CheckIn]) -> Rc<[(Day, f64)]> {
    let day = |checkin: &CheckIn| checkin.at.or_else(|| checkin.made.and_then(Moment::day));
    let mut all: Vec<(Day, f64)> = standing.iter().filter_map(|one| Some((day(one)?, one.value?))).collect();
    all.arrange_by(|(day, _)| *day);
    all.into()
}

/// Everybody who may have KPIs, in the order of the tree: a unit, its people, the units below; at last nobody.
fn homes(space: &Space, of: Option<&Id>) -> Vec<Option<Id>> {
    let mut out: Vec<Option<Id>> = Vec::new();
    let mut todo: Vec<Id> = match of {
        Some(of) => vec![of.clone()],
        None => space.units_of(None).iter().rev().cloned().collect(),
    };
    while let Some(home) = todo.pop() {
        out.extend(space.people_of(Some(&home)).iter().cloned().map(Some));
        let at = out.len() - space.people_of(Some(&home)).len();
        out.insert(at, Some(home.clone()));
        todo.extend(space.units_of(Some(&home)).iter().rev().cloned());
    }
    if of.is_none() {
        out.extend(space.people_of(None).iter().cloned().map(Some));
        out.push(None);
    }
    out
}

/// Where a new KPI goes: last at the unit that is shown, else at the unit of whoever edits here, else at the
/// first unit.
pub fn place(space: &Space, of: Option<&Id>, me: Option<&Id>) -> crate::space::Place {
    let mine = || me.and_then(|me| space.person(me)).and_then(|person| person.unit.clone());
    let under = of.cloned().or_else(mine).or_else(|| space.units_of(None).first().cloned());
    let under = under.filter(|id| space.unit(id).is_some() || space.person(id).is_some());
    let after = space.kpis_of(under.as_ref()).last().cloned();
    crate::space::Place { under, after }
}

/// Units to choose from, each with how many stand above it.
pub fn units(space: &Space) -> Vec<(Named, usize)> {
    let mut out = Vec::new();
    let mut todo: Vec<(&Id, usize)> = space.units_of(None).iter().rev().map(|id| (id, 0)).collect();
    while let Some((id, depth)) = todo.pop() {
        let Some(unit) = space.unit(id).filter(|unit| !unit.archived) else { continue };
        out.push((Named { id: id.clone(), name: Text::clone(&unit.name) }, depth));
        todo.extend(space.units_of(Some(id)).iter().rev().map(|id| (id, depth + 1)));
    }
    out
}

/// The KPI that stands after another one in a list, round its end: the next one to read.
pub fn next_of(rows: &[Rc<KpiRow>], after: &Id) -> Option<Id> {
    let open: Vec<&Rc<KpiRow>> = rows.iter().filter(|row| !row.is_hidden()).collect();
    let at = open.iter().position(|row| row.kpi.id == *after)?;
    open.get(at + 1).map(|row| row.kpi.id.clone())
}

/// Where reading begins: at the first that is due, else at the first.
pub fn first_of(rows: &[Rc<KpiRow>], today: Day) -> Option<Id> {
    let mut open = rows.iter().filter(|row| !row.is_hidden());
    let due = rows.iter().filter(|row| !row.is_hidden()).find(|row| row.is_due(today));
    due.or_else(|| open.next()).map(|row| row.kpi.id.clone())
}

/// Which ways a KPI can go among its neighbours.
pub fn ways(space: &Space, id: &Id) -> (bool, bool) {
    let way = |way: Way| moved(space, id, way).is_some();
    (way(Way::Up), way(Way::Down))
}

/// What goals recover, by KPI.
type Running = BTreeMap<Id, Recovering>;

#[cfg(test)]
mod tests;
