//! The head of a page: what the page puts there, then undo, redo and what is kept.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Kept, Model};
use crate::ui::env::use_env;
use crate::ui::parts::{Button, ButtonKind, Glyph, browsing};

/// What the head shows.
#[derive(Properties, Clone)]
pub struct TopBarProps {
    /// What the app knows.
    pub model: Rc<Model>,
    /// What the page puts first: its search field, or nothing.
    #[prop_or_default]
    pub children: Children,
    /// A second line: filters.
    #[prop_or_default]
    pub below: Option<Html>,
}

impl PartialEq for TopBarProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model) && self.children == other.children && self.below == other.below
    }
}

/// The head of a page.
#[component]
pub fn TopBar(props: &TopBarProps) -> Html {
    let env = use_env();
    let words = env.words();
    let open_rail = use_context::<RailSwitch>();
    let Some(session) = props.model.session() else { return Html::default() };
    let act = |action: Action| env.dispatch.reform(move |_: MouseEvent| action.clone());
    let (state, kept) = match session.kept {
        Kept::Kept => ("kept", words.kept_here()),
        Kept::OnlyHere { .. } => ("failed", words.not_kept()),
    };
    let is_read = session.visit.is_some();
    let (state, kept) = if is_read { ("read", words.only_reading()) } else { (state, kept) };
    let copy = if session.changed { words.changed_since_copy() } else { words.same_as_copy() };
    // The head searches, filters and goes elsewhere, also where the page below is only read.
    browsing(html! {
        <div class="top">
            <div class="top__bar">
                if let Some(RailSwitch(toggle)) = open_rail {
                    <span class="top__menu">
                        {Button::new(words.open_menu(), toggle.reform(|_| ())).kind(ButtonKind::Icon).glyph(Some(Glyph::Lines)).view()}
                    </span>
                }
                { for props.children.iter() }
                <span class="top__acts">
                    if !is_read {
                        {Button::new(words.undo(), act(Action::Undo))
                            .kind(ButtonKind::Icon).glyph(Some(Glyph::Undo)).disabled(!session.history.can_undo()).view()}
                        {Button::new(words.redo(), act(Action::Redo))
                            .kind(ButtonKind::Icon).glyph(Some(Glyph::Redo)).disabled(!session.history.can_redo()).view()}
                    }
                    {Button::new(words.save(), act(Action::Save { ask: false }))
                        .kind(ButtonKind::Icon).glyph(Some(Glyph::Download)).hint(Some(AttrValue::from(copy))).view()}
                </span>
                <span class="kept" data-state={state} data-changed={session.changed.then_some("yes")} title={(!is_read).then_some(copy)}>
                    <span class="kept__words">{ kept }</span>
                </span>
            </div>
            if let Some(below) = props.below.clone() {
                { below }
            }
        </div>
    })
}

/// Opens and closes the rail where it is a drawer.
#[derive(Clone, PartialEq)]
pub struct RailSwitch(pub Callback<()>);
