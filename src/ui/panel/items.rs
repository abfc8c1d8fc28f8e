//! What stands in the way of a goal, and what a team set itself for it: open ones only.

use yew::prelude::*;

use crate::okr::{ActionKind, ActionState, Id};
use crate::platform::dom;
use crate::query::session::{Item, of_goal, settle};
use crate::space::Space;
use crate::ui::parts::{Button, ButtonKind, ButtonSize, CheckboxProps, Glyph, checkbox, icon, plain_text};

use super::bits::section;
use super::desk::Desk;

/// What [`GoalItems`] shows.
#[derive(Properties, PartialEq)]
pub struct GoalItemsProps {
    /// The goal.
    pub of: Id,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// Open blockers and commitments of a goal; nothing where there are none.
#[component]
pub fn GoalItems(props: &GoalItemsProps) -> Html {
    let desk = &props.desk;
    let all = use_memo((props.space.clone(), props.of.clone(), desk.today), |(space, of, today)| {
        of_goal(space, of, *today)
    });
    if all.is_empty() {
        return Html::default();
    }
    section(
        AttrValue::from(desk.words().goal_items()),
        None,
        html! { <ul class="goal-items">{for all.iter().map(|item| line(item, desk))}</ul> },
    )
}

fn line(item: &Item, desk: &Desk) -> Html {
    let words = desk.words();
    let title = if item.title.is_empty() { words.untitled().into() } else { item.title.to_string() };
    let on_done = {
        let (desk, id) = (desk.clone(), item.id.clone());
        Callback::from(move |is_done: bool| {
            if is_done {
                desk.edit(settle(&id, ActionState::Done, desk.today));
                // The line goes with what is done.
                dom::focus("panel", dom::Caret::Keep);
            }
        })
    };
    let on_drop = {
        let (desk, id) = (desk.clone(), item.id.clone());
        Callback::from(move |_event: MouseEvent| {
            desk.edit(settle(&id, ActionState::Dropped, desk.today));
            dom::focus("panel", dom::Caret::Keep);
        })
    };
    let owners = (!item.names.is_empty()).then(|| item.names.join(", "));
    let by = item.due.map(|day| words.item_by(&words.day(day, desk.today)));
    let is_blocker = item.kind == ActionKind::Blocker;
    let days = item.days.filter(|_| is_blocker).map(|days| words.item_days(days, true));
    let sort = Some(words.item_kind(item).to_owned());
    let facts: Vec<String> = [sort, owners, by, days].into_iter().flatten().collect();
    html! {
        <li key={item.id.to_string()} class="goal-items__one" data-kind={if is_blocker { "blocker" } else { "commitment" }}
            data-late={item.is_late.then_some("true")}>
            {checkbox(&CheckboxProps {
                id: AttrValue::from(format!("panel-item-{}", item.id)), label: AttrValue::from(words.item_done_of(&title)),
                checked: false, on_change: on_done, label_unseen: true
            })}
            <span class="goal-items__what">
                <span class="goal-items__title">
                    if is_blocker {
                        {icon(Glyph::Warning)}
                    }
                    {plain_text(&title)}
                </span>
                <span class="goal-items__facts"><bdi>{facts.join(" · ")}</bdi></span>
            </span>
            {Button::new(format!("{}{}{title}", words.item_drop(), words.after_a_name()), on_drop)
                .kind(ButtonKind::Icon).size(ButtonSize::Small).glyph(Glyph::Close).edits().view()}
        </li>
    }
}
