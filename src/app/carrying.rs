//! Carrying goals over into the next cycle: what a person chooses on the way, and making what goes on as one
//! step.

use std::rc::Rc;

use crate::query::carry_over::{Choosing, making};
use crate::query::close::Ground;
use crate::space::Edit;

use super::ctx::Ctx;
use super::effect::Effect;
use super::model::Model;
use super::update::{edited, with_session};

/// What a person does about carrying goals over.
#[derive(Clone, PartialEq, Debug)]
pub enum CarryAction {
    /// Chooses something about what goes on. It belongs to nobody's file until the goals are made.
    Choose(Choosing),
    /// Makes everything that goes on: of the goals that the pages of the close show, in the cycle that was
    /// chosen there.
    Make,
}

/// A person chooses, or makes what goes on.
pub fn act(ctx: &mut Ctx, model: &mut Model, action: CarryAction, effects: &mut Vec<Effect>) {
    match action {
        CarryAction::Choose(choosing) => with_session(model, |session| {
            session.carrying = Rc::new((*session.carrying).clone().with(choosing));
        }),
        CarryAction::Make => {
            if let Some(edit) = made(ctx, model) {
                edited(ctx, model, &edit, effects);
            }
        }
    }
}

/// The edit that makes what goes on, as things stand now: what was made meanwhile is not made again.
fn made(ctx: &Ctx, model: &Model) -> Option<Edit> {
    let session = model.session()?;
    let (space, closing) = (&session.space, &session.closing);
    let ground = Ground::of(space, session.filter.cycle.as_ref(), closing.of.as_ref(), ctx.today)?;
    making(space, &ground, closing.into.as_ref(), &session.carrying, ctx.today)
}
