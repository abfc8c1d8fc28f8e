//! A KPI beside the list: how it is, every value that was read, and its fields.

use std::rc::Rc;

use crate::okr::{Day, Extras, Id, Measure};
use crate::query::kpis::{self, KpiRow};
use crate::space::{Node, Space};

use super::{CheckIns, Head, HistoryDay, Named, OwnerRow, Said, history, named, owners, talk};

/// A KPI with all that is known of it.
#[derive(Clone, PartialEq, Debug)]
pub struct KpiView {
    /// Its head.
    pub head: Rc<Head>,
    /// How it is.
    pub row: Rc<KpiRow>,
    /// Its owners.
    pub owners: Vec<OwnerRow>,
    /// The unit or person whose it is.
    pub home: Option<Named>,
    /// How many days may lie between two readings while it says nothing itself.
    pub cadence_above: u32,
    /// Everything that was read.
    pub readings: Rc<CheckIns>,
    /// Comments.
    pub comments: Rc<Vec<Said>>,
    /// What each field said before.
    pub history: Rc<Vec<HistoryDay>>,
    /// What the model has no place for.
    pub extras: Rc<Extras>,
}

/// Everything the panel shows of a KPI.
pub(super) fn view(space: &Space, node: &Node, head: Rc<Head>, today: Day) -> Option<KpiView> {
    let id: &Id = node.id();
    let row = kpis::row(space, id, today)?;
    let mut extras = row.kpi.extras.clone();
    extras.extend(talk::unknown_records(&node.entity));
    Some(KpiView {
        head,
        owners: owners(space, &row.kpi.owners),
        home: row.kpi.home.as_ref().map(|id| named(space, id)),
        cadence_above: space.cadence_above(id).days,
        readings: Rc::new(history::check_ins(space, node, &Measure::Judged, today)),
        comments: Rc::new(talk::comments(space, node)),
        history: Rc::new(history::fields(space, node)),
        extras: Rc::new(extras),
        row: Rc::new(row),
    })
}
