//! What is made around KPIs in one step: a goal that brings one back, a KPI out of a key result (rules H29 and
//! H30). The ids of what is made are thrown here; what is made says `query::kpis`.

use crate::okr::{Id, Text};
use crate::query::kpis;
use crate::space::Edit;

use super::ctx::Ctx;
use super::model::Model;

/// What a person wants to be made around a KPI.
#[derive(Clone, PartialEq, Debug)]
pub enum KpiAction {
    /// A goal that brings it back into its corridor, as a draft beside the page.
    Recover {
        /// The KPI.
        kpi: Id,
        /// The title of the objective.
        title: Text,
        /// The title of its key result.
        key_result: Text,
    },
    /// A KPI out of a key result that stays in a corridor; the KPI opens beside the page.
    Keep {
        /// The key result.
        of: Id,
    },
}

/// The edit that makes it, and what to open then; `None` where it is not wanted any more, or was made already.
pub fn made(ctx: &mut Ctx, model: &Model, action: KpiAction) -> Option<(Edit, Id)> {
    let space = &model.session()?.space;
    match action {
        KpiAction::Recover { kpi, title, key_result } => {
            let kpis::Recovering::Suggested(plan) = kpis::row(space, &kpi, ctx.today)?.recovering else {
                return None;
            };
            let (goal, kr) = (ctx.dice.id("o"), ctx.dice.id("k"));
            Some((kpis::recover(space, &plan, (&goal, &kr), (title, key_result)), goal))
        }
        KpiAction::Keep { of } => {
            let id = ctx.dice.id("h");
            Some((kpis::keep(space, &of, &id)?, id))
        }
    }
}
