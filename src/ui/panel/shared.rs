//! A key result of several objectives: measured once, counted in each with a weight of its own.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{CountsAs, Id};
use crate::query::panel::LinkRow;
use crate::space::{Edit, Space};
use crate::ui::parts::{Glyph, icon, plain_text};
use crate::words::PanelLabel;

use super::bits::section;
use super::desk::Desk;
use super::links::{AlignmentProps, Side, link_rows};
use super::pickers::{Among, Picker};

/// What [`shared_with`] shows.
pub struct SharedProps {
    /// The key result.
    pub of: Id,
    /// Its links up.
    pub up: Rc<Vec<LinkRow>>,
    /// The desk.
    pub desk: Desk,
    /// The workspace.
    pub space: Space,
}

/// The objectives a key result stands under, and a place to name one more.
pub fn shared_with(props: &SharedProps) -> Html {
    let desk = &props.desk;
    let on_choose = {
        let (desk, kr) = (desk.clone(), props.of.clone());
        Callback::from(move |with: Id| desk.edit(Edit::Share { kr: kr.clone(), with }))
    };
    let rows: Vec<&LinkRow> = props.up.iter().filter(|row| row.counts_as == CountsAs::Shares).collect();
    let links = AlignmentProps {
        of: props.of.clone(),
        is_objective: false,
        up: Rc::clone(&props.up),
        down: Rc::new(Vec::new()),
        desk: desk.clone(),
        space: props.space.clone(),
    };
    section(
        desk.label(PanelLabel::AlsoOf),
        None,
        html! { <>
            if !rows.is_empty() {
                <p class="panel__hint">{desk.label(PanelLabel::SharedHint)}</p>
                {home(props)}
                {link_rows(&rows, Side::Up, &links)}
            }
            <Picker id="panel-share" label={desk.label(PanelLabel::ShareWith)} among={Among::ShareTargets(props.of.clone())}
                space={props.space.clone()} desk={desk.clone()} {on_choose} />
        </> },
    )
}

/// The objective it belongs to, with its weight there.
fn home(props: &SharedProps) -> Html {
    let (desk, space) = (&props.desk, &props.space);
    let words = desk.words();
    let Some(kr) = space.key_result(&props.of) else { return Html::default() };
    let Some(objective) = &kr.objective else { return Html::default() };
    let title = space.name_of(objective).unwrap_or_else(|| objective.text());
    html! {
        <div class="link">
            {icon(Glyph::Target)}
            <button type="button" class="link__title" onclick={desk.opener(objective)}>{plain_text(AttrValue::from(title))}</button>
            <div class="link__facts">
                {desk.label(PanelLabel::HomeObjective)}{" · "}{words.terms_told(CountsAs::Contributes, kr.weight)}
            </div>
        </div>
    }
}
