//! Changes within a cycle: an edit that changes a running goal is told in the ledger, and its reason is asked
//! for (rules E).

use crate::doc::{Dot, Write};
use crate::okr::{Change as Line, Id, Stage, Text, Trigger};
use crate::query::hand_over;
use crate::space::ledger::{self, Made, Wanted, When};
use crate::space::{Change, Edit, Space, records};

use super::ctx::Ctx;
use super::effect::{Effect, FocusTarget};
use super::model::{Model, Phase};
use super::notice::NoticeKind;
use super::session::Session;
use super::update::edited;

/// A line of the ledger whose reason is asked for.
#[derive(Clone, PartialEq, Debug)]
pub struct Asking {
    /// The goal.
    pub of: Id,
    /// The line's key.
    pub key: Text,
    /// Lines that the same step wrote: one reason is enough for all.
    pub with: Vec<(Id, Text)>,
}

/// What a person says of a change.
#[derive(Clone, PartialEq, Debug)]
pub enum ChangingAction {
    /// Wants to say why a change was made, and goes to where that is written.
    Ask {
        /// The goal.
        of: Id,
        /// The line's key.
        key: Text,
    },
    /// Why it was made, and what set it off. Lines that were written with it get the same reason while they
    /// are asked for together.
    Explain {
        /// The goal.
        of: Id,
        /// The line's key.
        key: Text,
        /// Why; may be empty beside a trigger.
        reason: Text,
        /// What set it off.
        trigger: Option<Trigger>,
    },
    /// It is only a small correction.
    OnlyCorrects {
        /// The goal.
        of: Id,
        /// The line's key.
        key: Text,
    },
    /// Nothing now: the line stays without a reason, and the page of changes says so.
    Later,
    /// Wants to choose to whom a goal goes; `None` when they think better of it.
    Hand(Option<Id>),
    /// A goal goes to a person or a unit.
    HandOver {
        /// The goal.
        of: Id,
        /// The person or unit.
        to: Id,
    },
    /// What was deleted is given up instead, so that it stays readable.
    DropInstead(Id),
}

/// A person says something of a change.
pub fn act(ctx: &mut Ctx, model: &mut Model, action: ChangingAction, effects: &mut Vec<Effect>) {
    let Phase::Ready(session) = &mut model.phase else { return };
    match action {
        ChangingAction::Ask { of, key } => {
            let key = line(&session.space, &of, &key).map(|line| line.key);
            session.asking = key.map(|key| Asking { of, key, with: Vec::new() });
            effects.push(Effect::Focus(FocusTarget::Reason));
        }
        ChangingAction::Explain { of, key, reason, trigger } => {
            let reason = Some(reason.trim()).filter(|reason| !reason.is_empty()).map(Text::from);
            if reason.is_none() && trigger.is_none() {
                return;
            }
            let said = |line: Line| Line { reason: reason.clone(), trigger, minor: false, ..line };
            amend(ctx, model, &of, &key, said, effects);
        }
        ChangingAction::OnlyCorrects { of, key } => {
            amend(ctx, model, &of, &key, |line| Line { minor: true, ..line }, effects);
        }
        ChangingAction::Later => session.asking = None,
        ChangingAction::Hand(of) => session.handing = of,
        ChangingAction::HandOver { of, to } => {
            session.handing = None;
            if let Some(edit) = hand_over(&session.space, &of, &to) {
                edited(ctx, model, &edit, effects);
            }
        }
        ChangingAction::DropInstead(id) => {
            model.unsay(|kind| matches!(kind, NoticeKind::Deleted { .. }));
            let drop = Edit::Change { id: id.clone(), change: Change::Stage(Stage::Dropped) };
            edited(ctx, model, &Edit::Together(vec![Edit::Restore { id }, drop]), effects);
        }
    }
}

/// The line that stands in the place of another one.
fn line(space: &Space, of: &Id, key: &str) -> Option<Line> {
    let node = space.node(of).filter(|node| !node.deleted)?;
    records::change(space.doc(), &node.entity, key)
}

/// Says something more of a line, and of those that are asked for with it, as one step.
fn amend(
    ctx: &mut Ctx,
    model: &mut Model,
    of: &Id,
    key: &str,
    say: impl Fn(Line) -> Line,
    effects: &mut Vec<Effect>,
) {
    let Phase::Ready(session) = &mut model.phase else { return };
    let Some(first) = line(&session.space, of, key) else { return };
    let is_asked = session.asking.as_ref().is_some_and(|asked| asked.of == *of && asked.key == first.key);
    let with = session.asking.take_if(|_| is_asked).map(|asked| asked.with);
    let others = with.into_iter().flatten().filter_map(|(of, key)| {
        let line = line(&session.space, &of, &key)?;
        Some((of, line))
    });
    let lines: Vec<(Id, Line)> = std::iter::once((of.clone(), first)).chain(others).collect();
    let edits = lines.into_iter().map(|(of, line)| {
        let amends = Some(Text::clone(&line.key));
        Edit::Record { of, change: Box::new(say(line)), amends }
    });
    edited(ctx, model, &Edit::Together(edits.collect()), effects);
}

/// The writes of an edit with those of the ledger.
pub(super) fn tell(ctx: &Ctx, session: &Session, list: Vec<Write>) -> ledger::Telling {
    let when =
        When { today: ctx.today, now: ctx.now, session: session.writer.session(), me: session.writer.who() };
    ledger::tell(&session.space, list, when)
}

/// Asks for the reason of what was just written; what is asked for already goes on under its new name.
pub(super) fn ask(session: &mut Session, made: &[Made]) {
    let event = Dot { session: session.writer.session(), counter: session.writer.last() };
    let asked = session.asking.as_ref();
    let goes_on =
        |one: &Made| asked.is_some_and(|asked| asked.of == one.of && Some(&asked.key) == one.amends.as_ref());
    let wanted = made.iter().filter(|one| match one.wanted {
        Wanted::Reason => true,
        Wanted::ReasonStill => goes_on(one),
        Wanted::Nothing => false,
    });
    let space = &session.space;
    let mut lines = wanted.filter_map(|one| {
        let node = space.node(&one.of)?;
        let all = records::changes(space.doc(), &node.entity);
        let own = format!("{}:{event}#", records::kind::CHANGE);
        let line = all.into_iter().find(|line| line.key.starts_with(&own) && line.kind == one.kind)?;
        Some((one.of.clone(), line.key))
    });
    if let Some((of, key)) = lines.next() {
        let with = lines.collect();
        session.asking = Some(Asking { of, key, with });
    }
}

/// Stops asking for a line that is there no more, or has its reason from elsewhere.
pub(super) fn follow(session: &mut Session) {
    let Some(asked) = &session.asking else { return };
    let line = line(&session.space, &asked.of, &asked.key);
    match line.filter(|line| !line.minor) {
        None => session.asking = None,
        Some(line) if line.key != asked.key => {
            let key = line.key;
            session.asking = Some(Asking { key, ..asked.clone() });
        }
        Some(_) => {}
    }
}
