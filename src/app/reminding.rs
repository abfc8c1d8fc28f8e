//! Reminders in the page: once a day, when check-ins of whoever edits here are due (rules H22 and H23).

use crate::query::check_in;

use super::action::Action;
use super::effect::Effect;
use super::model::Model;
use super::notice::NoticeKind;
use super::route::Page;

/// Says what is due, at most once a day in a workspace of this browser.
pub fn remind(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(session) = model.session().filter(|session| session.visit.is_none()) else { return };
    let Some(me) = session.me() else { return };
    let doc = session.doc_id();
    if model.prefs.quiet || model.prefs.reminded_on(&doc) == Some(model.today) {
        return;
    }
    let due = check_in::due(&session.space, me, model.today);
    // What was said yesterday is not so any more.
    model.unsay(is_reminder);
    // Who is there already need not be sent there.
    if due.count == 0 || model.route.page == Page::CheckIn {
        return;
    }
    model.say(NoticeKind::CheckInsDue { due: due.count, overdue: due.overdue });
    model.prefs.set_reminded(&doc, model.today);
    effects.push(Effect::KeepPrefs(model.prefs.clone()));
}

/// Whether an action may make a reminder untrue.
pub fn concerns(action: &Action) -> bool {
    matches!(
        action,
        Action::Edit(_)
            | Action::Undo
            | Action::Redo
            | Action::TabWrote { .. }
            | Action::IAm(_)
            | Action::Go(_)
            | Action::AddressChanged(_)
    )
}

/// Takes the reminder back when whoever it was for is on the page, or nothing is due any more; tells the new
/// number where that changed.
pub fn follow(model: &mut Model) {
    let Some(told) = model.notices.iter().position(|notice| is_reminder(&notice.kind)) else { return };
    let session = model.session().filter(|_| model.route.page != Page::CheckIn);
    let who = session.and_then(|session| Some((session, session.me()?)));
    let due = who.map(|(session, me)| check_in::due(&session.space, me, model.today)).unwrap_or_default();
    if due.count == 0 {
        model.unsay(is_reminder);
    } else if let Some(notice) = model.notices.get_mut(told) {
        notice.kind = NoticeKind::CheckInsDue { due: due.count, overdue: due.overdue };
    }
}

/// Switches reminders off or on again.
pub fn keep_quiet(model: &mut Model, quiet: bool, effects: &mut Vec<Effect>) {
    model.prefs.quiet = quiet;
    if quiet {
        model.unsay(is_reminder);
    }
    effects.push(Effect::KeepPrefs(model.prefs.clone()));
}

fn is_reminder(kind: &NoticeKind) -> bool {
    matches!(kind, NoticeKind::CheckInsDue { .. })
}
