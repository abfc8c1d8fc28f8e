//! A key result that stays in a corridor, kept up as a KPI after its cycle (rule H30).

use crate::okr::{CheckIn, Id, KeyResult, Measure};
use crate::space::{Change, Edit, New, Place, Space};

/// Whether a key result looks like a KPI: it stays above, below or between known edges, and no KPI was made
/// from it yet.
pub fn can_keep(space: &Space, kr: &Id) -> bool {
    space.key_result(kr).is_some_and(|kr| corridor(kr).is_some()) && kept(space, kr).is_none()
}

/// The KPI that was made from a key result.
fn kept<'a>(space: &'a Space, kr: &Id) -> Option<&'a Id> {
    let mut all = space.index().kpis.values().flatten();
    all.find(|id| space.kpi(id).is_some_and(|kpi| kpi.kept_from.as_ref() == Some(kr)))
}

fn corridor(kr: &KeyResult) -> Option<(Option<f64>, Option<f64>)> {
    let edges = match kr.measure {
        Measure::Above { floor } => (floor, None),
        Measure::Below { ceiling } => (None, ceiling),
        Measure::Between { low, high } => (low, high),
        Measure::Reach { .. }
        | Measure::YesNo
        | Measure::Milestones(_)
        | Measure::CommitTargetStretch { .. }
        | Measure::Baseline
        | Measure::Judged => return None,
    };
    (edges.0.is_some() || edges.1.is_some()).then_some(edges)
}

/// The edits that make a KPI of a key result: its name, corridor, unit of measure, home, owners, cadence and
/// privacy, with every value that was read so far. The key result stays as it is. `None` where it is no
/// corridor, or was made into one already; `id` is minted by the caller.
pub fn keep(space: &Space, of: &Id, id: &Id) -> Option<Edit> {
    let kr = space.key_result(of).filter(|_| can_keep(space, of))?;
    let (low, high) = corridor(kr)?;
    let objective = kr.objective.as_ref().and_then(|one| space.objective(one));
    let is_there = |home: &Id| space.unit(home).is_some() || space.person(home).is_some();
    let home = kr.unit.clone().or_else(|| objective.and_then(|one| one.home.clone())).filter(is_there);
    let after = space.kpis_of(home.as_ref()).last().cloned();
    let owners = match objective {
        Some(one) if kr.owners.is_empty() && kr.unit.is_none() => one.owners.clone(),
        _ => kr.owners.clone(),
    };
    let title = crate::okr::Text::clone(&kr.title);
    let mut edits = vec![Edit::Add {
        id: id.clone(),
        new: New::Kpi { name: title },
        place: Place { under: home, after },
    }];
    let mut changes = vec![Change::Corridor(low, high), Change::KeptFrom(Some(of.clone()))];
    changes.extend(kr.measured_in.clone().map(|unit| Change::MeasuredIn(Some(unit))));
    changes.extend((!owners.is_empty()).then_some(Change::Owners(owners)));
    changes.extend(kr.cadence_days.map(|days| Change::Cadence(Some(days))));
    changes.extend(space.privacy(of).map(|privacy| Change::Private(Some(privacy))));
    edits.extend(changes.into_iter().map(|change| Edit::Change { id: id.clone(), change }));
    let read = space.check_ins(of);
    edits.extend(read.iter().filter(|one| one.value.is_some()).map(|one| Edit::CheckIn {
        of: id.clone(),
        check_in: Box::new(CheckIn {
            at: one.at,
            at_text: one.at_text.clone(),
            by: one.by.clone(),
            value: one.value,
            value_text: one.value_text.clone(),
            note: one.note.clone(),
            ..CheckIn::new("")
        }),
    }));
    Some(Edit::Together(edits))
}
