//! What one's people said and nobody answered with "read" yet.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::FocusTarget;
use crate::okr::Text;
use crate::platform::dom;
use crate::query::check_in::{Unread, read_all};
use crate::ui::panel::Desk;
use crate::ui::parts::{Button, ButtonSize, Glyph, plain_text, rich_note};

/// What [`People`] shows.
#[derive(Properties, PartialEq)]
pub struct PeopleProps {
    /// What is not read.
    pub all: Rc<Vec<Unread>>,
    /// The desk.
    pub desk: Desk,
}

fn button_id(one: &Unread) -> String {
    format!("read-{}", one.of)
}

/// What one's people said since it was last read: a press a line, or one for all.
#[component]
pub fn People(props: &PeopleProps) -> Html {
    let (desk, words) = (&props.desk, props.desk.words());
    use_focus_stays(&props.all);
    if props.all.is_empty() {
        return Html::default();
    }
    let count = props.all.iter().map(|one| one.keys.len()).sum();
    html! {
        <section class="check-in__section" aria-labelledby="check-in-people">
            <div class="check-in__head">
                <h2 class="check-in__title" id="check-in-people">{words.said_by_people()}
                    <span class="check-in__count">{words.n_unread(count)}</span></h2>
                {Button::new(words.mark_all_read(), desk.editor(read_all(&props.all))).id("check-in-read-all").size(ButtonSize::Small)
                    .glyph(Glyph::Check).edits().view()}
            </div>
            <ul class="check-lines">{for props.all.iter().map(|one| said(one, desk))}</ul>
        </section>
    }
}

fn said(one: &Unread, desk: &Desk) -> Html {
    let words = desk.words();
    let title = if one.title.is_empty() { Text::from(words.untitled()) } else { Text::clone(&one.title) };
    let row = &one.said;
    html! {
        <li class="check-said" key={one.of.to_string()}>
            <div class="check-said__what">
                <p class="check-said__who"><bdi>{one.by.name.to_string()}</bdi>
                    <span class="check-said__day">{words.by_on(None, row.at, row.at_text.as_deref(), desk.today)}</span></p>
                <button type="button" class="goal-link" onclick={desk.opener(&one.of)}>{plain_text(AttrValue::from(Text::clone(&title)))}</button>
                <p class="check-said__said num"><bdi>{words.unread_said(one)}</bdi></p>
                if let Some(note) = &row.note {
                    {rich_note(note)}
                }
            </div>
            {Button::new(words.mark_read(), desk.editor(one.read())).id(button_id(one)).size(ButtonSize::Small).glyph(Glyph::Check)
                .name(AttrValue::from(words.mark_read_named(&one.by.name, &title))).edits().view()}
        </li>
    }
}

/// When the line that had the focus is gone, the one in its place gets it.
#[hook]
fn use_focus_stays(all: &Rc<Vec<Unread>>) {
    let before = use_mut_ref(Vec::<String>::new);
    let ids: Vec<String> = all.iter().map(button_id).collect();
    use_effect_with(ids, move |ids| {
        let old = before.replace(ids.clone());
        if old.is_empty() || old == *ids || !dom::is_focus_lost() {
            return;
        }
        let at = old.iter().zip(ids).position(|(old, new)| old != new).unwrap_or(ids.len());
        let there = ids.get(at).or_else(|| ids.last()).is_some_and(|id| dom::focus(id, dom::Caret::Keep));
        if !there {
            dom::focus(&FocusTarget::Main.element_id(), dom::Caret::Keep);
        }
    });
}
