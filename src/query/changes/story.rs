//! The ledger as a story: by unit and day, with what was filtered, and one line that sums it up.

use crate::okr::{Arrange, Bar, ChangeKind, Day, Id, Trigger};
use crate::query::panel::Named;

use super::line::Line;
use super::{Ledger, order_of};

/// What set the changes off that are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum TriggerIs {
    /// Whatever it was.
    #[default]
    Any,
    /// This.
    This(Trigger),
    /// Nobody said.
    Unsaid,
}

/// Which lines are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Only {
    /// Of this kind.
    pub kind: Option<ChangeKind>,
    /// Set off by this.
    pub trigger: TriggerIs,
    /// Only those without a reason.
    pub unexplained: bool,
    /// Small corrections too.
    pub minor: bool,
}

impl Only {
    /// Whether it hides anything besides small corrections.
    pub fn is_on(self) -> bool {
        Self { minor: false, ..self } != Self::default()
    }

    fn lets_through(self, line: &Line) -> bool {
        let trigger = match self.trigger {
            TriggerIs::Any => true,
            TriggerIs::This(trigger) => line.trigger == Some(trigger),
            TriggerIs::Unsaid => line.trigger.is_none(),
        };
        trigger
            && self.kind.is_none_or(|kind| line.kind == kind)
            && (!self.unexplained || line.wants_a_reason())
    }
}

/// The ledger as it is read.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Story {
    /// By unit, in the order of their tree; what is of no unit comes last.
    pub units: Vec<UnitLines>,
    /// What is shown, in figures.
    pub tally: Tally,
    /// How many small corrections are not shown.
    pub hidden: usize,
}

/// The lines of one unit.
#[derive(Clone, PartialEq, Debug)]
pub struct UnitLines {
    /// The unit.
    pub unit: Option<Named>,
    /// Its days, newest first.
    pub days: Vec<DayLines>,
}

/// The lines of one day.
#[derive(Clone, PartialEq, Debug)]
pub struct DayLines {
    /// The day; `None` where nobody knows.
    pub day: Option<Day>,
    /// The lines, newest first.
    pub lines: Vec<Line>,
}

/// Lines in figures; small corrections are not counted among the kinds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// How many changes.
    pub changes: usize,
    /// How many of each kind, in the order of the kinds; kinds that do not occur are left out.
    pub kinds: Vec<(ChangeKind, usize)>,
    /// How many lowered the bar.
    pub lowered: usize,
    /// How many raised it.
    pub raised: usize,
    /// How many have no reason.
    pub unexplained: usize,
    /// What set them off, the most frequent first.
    pub triggers: Vec<(Trigger, usize)>,
    /// How many small corrections there are.
    pub minor: usize,
}

/// What of the ledger is shown, by unit and day.
pub fn story(ledger: &Ledger, only: Only) -> Story {
    let found: Vec<&Line> = ledger.lines.iter().filter(|line| only.lets_through(line)).collect();
    let hidden = if only.minor { 0 } else { found.iter().filter(|line| line.minor).count() };
    let shown: Vec<&Line> = found.into_iter().filter(|line| only.minor || !line.minor).collect();
    let places = order_of(&ledger.units);
    let mut units: Vec<UnitLines> = Vec::new();
    for line in &shown {
        let unit = line.goal.unit.as_ref();
        let at = units.iter().position(|one| id_of(one.unit.as_ref()) == id_of(unit));
        let at = at.unwrap_or_else(|| {
            units.push(UnitLines { unit: unit.cloned(), days: Vec::new() });
            units.len() - 1
        });
        let Some(group) = units.get_mut(at) else { continue };
        match group.days.last_mut() {
            Some(last) if last.day == line.at => last.lines.push((*line).clone()),
            _ => group.days.push(DayLines { day: line.at, lines: vec![(*line).clone()] }),
        }
    }
    let place = |unit: &Option<Named>| unit.as_ref().and_then(|unit| places.get(&unit.id).copied());
    units.arrange(|a, b| {
        let key = |one: &UnitLines| (one.unit.is_none(), place(&one.unit).unwrap_or(usize::MAX));
        key(a).cmp(&key(b)).then_with(|| id_of(a.unit.as_ref()).cmp(&id_of(b.unit.as_ref())))
    });
    Story { tally: tally(&shown), units, hidden }
}

fn id_of(unit: Option<&Named>) -> Option<&Id> {
    unit.map(|unit| &unit.id)
}

/// Kinds in the order in which they are told.
const KINDS: [ChangeKind; 9] = [
    ChangeKind::Add,
    ChangeKind::Retarget,
    ChangeKind::Reword,
    ChangeKind::HandOver,
    ChangeKind::Postpone,
    ChangeKind::Drop,
    ChangeKind::Resume,
    ChangeKind::Rescore,
    ChangeKind::Reopen,
];

/// Triggers in the order in which they are told where they are as frequent.
const TRIGGERS: [Trigger; 6] = [
    Trigger::Market,
    Trigger::Strategy,
    Trigger::Collaboration,
    Trigger::Dependency,
    Trigger::Learning,
    Trigger::Mistake,
];

fn tally(lines: &[&Line]) -> Tally {
    let told: Vec<&&Line> = lines.iter().filter(|line| !line.minor).collect();
    let count = |fits: &dyn Fn(&Line) -> bool| told.iter().filter(|line| fits(line)).count();
    let bar = |line: &Line| line.effect.as_ref().and_then(|effect| effect.bar);
    let mut triggers: Vec<(Trigger, usize)> = TRIGGERS
        .into_iter()
        .map(|trigger| (trigger, count(&|line| line.trigger == Some(trigger))))
        .filter(|(_, count)| *count > 0)
        .collect();
    triggers.arrange(|a, b| b.1.cmp(&a.1));
    Tally {
        changes: told.len(),
        kinds: KINDS
            .into_iter()
            .map(|kind| (kind, count(&|line| line.kind == kind)))
            .filter(|(_, count)| *count > 0)
            .collect(),
        lowered: count(&|line| bar(line) == Some(Bar::Lowered)),
        raised: count(&|line| bar(line) == Some(Bar::Raised)),
        unexplained: count(&Line::wants_a_reason),
        triggers,
        minor: lines.len() - told.len(),
    }
}
