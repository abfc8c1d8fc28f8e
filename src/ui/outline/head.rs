//! The heading of a unit or a person: its name, where it belongs, and what it has in this cycle.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use super::desk::{RowAct, Stand};
use super::row::Row;
use super::row_menu::MenuSort;
use super::title::Title;
use crate::okr::Text;
use crate::query::outline::Head;
use crate::ui::disagreements::QuestionSign;
use crate::ui::env::use_env;
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Glyph, avatar, plain_text};
use crate::ui::renders;

/// What a heading shows.
#[derive(Properties, PartialEq)]
pub struct HeadLineProps {
    /// The unit or person.
    pub head: Rc<Head>,
    /// How it stands.
    pub stand: Stand,
    /// What people do.
    pub act: Callback<RowAct>,
}

/// The heading of a unit or a person.
#[component]
pub fn HeadLine(props: &HeadLineProps) -> Html {
    renders::count("unit-head");
    let env = use_env();
    let words = env.words();
    let head = &props.head;
    let is_person = head.kind.is_none();
    let name = if head.name.is_empty() { Text::from(words.untitled()) } else { Text::clone(&head.name) };
    let toggle = {
        let (act, id) = (props.act.clone(), head.id.clone());
        Callback::from(move |_event: MouseEvent| act.emit(RowAct::Toggle(id.clone())))
    };
    let add = {
        let (act, id) = (props.act.clone(), head.id.clone());
        Callback::from(move |_event: MouseEvent| act.emit(RowAct::AddObjective(Some(id.clone()), None)))
    };
    let acts = Button::new(words.add_objective_in(&name), add)
        .kind(ButtonKind::Icon)
        .size(ButtonSize::Small)
        .glyph(Glyph::Plus)
        .edits()
        .view();
    let (sign, says) = if head.closed {
        (Glyph::ChevronRight, words.open_inside())
    } else {
        (Glyph::ChevronDown, words.close_inside())
    };
    let class = if is_person { "unit unit--person" } else { "unit" };
    html! {
        <Row id={head.id.clone()} name={AttrValue::from(Text::clone(&name))} {class} sort={MenuSort::Head} stand={props.stand}
            act={props.act.clone()} {acts}>
            if !head.above.is_empty() {
                <p class="unit__path">{plain_text(path(&head.above))}</p>
            }
            if is_person {
                {avatar(&head.name)}
            }
            <h2 class="unit__name">
                <Title id={head.id.clone()} title={Text::clone(&head.name)} stand={props.stand} class="unit__open"
                    label={if is_person { words.person() } else { words.unit() }} act={props.act.clone()} />
            </h2>
            <p class="unit__facts">
                <span>{ words.head_facts(head.objectives, head.key_results, head.updated) }</span>
                if head.conflicted {
                    <QuestionSign id={head.id.clone()} in_tab_order={props.stand.is_current} />
                }
                if let Some(together) = head.together {
                    <span class="num" title={words.own_together()}>
                        <span class="unseen">{ words.own_together() }{ " " }</span>{ words.share(together) }
                    </span>
                }
                if head.objectives > 0 || head.closed {
                    {Button::new(says, toggle)
                        .kind(ButtonKind::Icon).size(ButtonSize::Small).glyph(sign).name(format!("{says}: {name}"))
                        .expanded(!head.closed).view()}
                }
            </p>
        </Row>
    }
}

fn path(above: &[Text]) -> String {
    above.join(" › ")
}
