//! How a number came about, from the goal down to its check-ins: each part opens in place and is only read
//! when it is.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Id, Status, Text, number};
use crate::query::panel::{Added, Explained, LeftOut, Parts, explain};
use crate::query::standing::MeanRead;
use crate::space::Space;
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Glyph, StatusShape, status_mark};

use super::desk::Desk;

/// Where an explanation stands.
#[derive(Clone, PartialEq)]
pub struct Ground {
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
    /// The goals that were opened to get here, the first first.
    pub path: Rc<[Id]>,
}

impl Ground {
    /// Id of the element that explains something below here.
    fn element(&self, id: &Id) -> String {
        let path: Vec<&str> = self.path.iter().chain([id]).map(Id::as_str).collect();
        format!("how-{}", path.join("-"))
    }

    fn below(&self, id: &Id) -> Self {
        let path = self.path.iter().chain([id]).cloned().collect();
        Self { path, ..self.clone() }
    }
}

/// What the parts of a goal say, and what does not count in it. The sentences about the goal itself come
/// first.
pub fn derivation(one: &Explained, lines: Vec<String>, ground: &Ground) -> Html {
    html! {
        <>
            <ul class="how__lines">
                {for lines.into_iter().filter(|line| !line.is_empty()).map(|line| html! {
                    <li key={line.clone()}><bdi>{line}</bdi></li>
                })}
            </ul>
            if let Some(parts) = &one.parts {
                {parts_of(parts, ground)}
            }
            if let Some(added) = &one.added {
                {added_up(added, ground)}
            }
            if !one.left_out.is_empty() {
                {left_out(&one.left_out, ground)}
            }
        </>
    }
}

fn parts_of(parts: &Parts, ground: &Ground) -> Html {
    let words = ground.desk.words();
    html! {
        <>
            <p>{words.parts_rule(parts)}</p>
            <ul class="how__parts">
                {for parts.lines.iter().map(|part| {
                    let home = part.home.as_ref().map(|(_, home)| words.shared_from(home));
                    html! {
                        <PartItem key={part.id.to_string()} id={part.id.clone()} title={Text::clone(&part.title)} status={part.status}
                            figure={figure(part.progress, ground)} fate={words.part_fate(part)} {home} ground={ground.clone()} />
                    }
                })}
            </ul>
        </>
    }
}

fn added_up(added: &Added, ground: &Ground) -> Html {
    let words = ground.desk.words();
    html! {
        <>
            <p><bdi>{words.added_rule(added)}</bdi></p>
            <ul class="how__parts">
                {for added.lines.iter().map(|one| {
                    let value = one.value.map(|value| words.amount(value, one.measured_in.as_deref()));
                    let figure = value.unwrap_or_else(|| words.unknown().to_owned());
                    html! {
                        <PartItem key={one.id.to_string()} id={one.id.clone()} title={Text::clone(&one.title)} status={one.status}
                            {figure} ground={ground.clone()} />
                    }
                })}
            </ul>
        </>
    }
}

fn left_out(all: &[LeftOut], ground: &Ground) -> Html {
    let words = ground.desk.words();
    html! {
        <>
            <p>{words.does_not_count()}</p>
            <ul class="how__parts">
                {for all.iter().map(|one| html! {
                    <li class="how__part how__part--out" key={one.id.to_string()}>
                        {Button::new(AttrValue::from(Rc::clone(&one.title)), ground.desk.opener(&one.id)).kind(ButtonKind::Inline).view()}
                        <span class="how__fate"><bdi>{words.why_out(&one.why)}</bdi></span>
                    </li>
                })}
            </ul>
        </>
    }
}

fn figure(progress: Option<f64>, ground: &Ground) -> String {
    progress.map_or_else(|| ground.desk.words().unknown().to_owned(), |share| number::shown(share, 2))
}

/// What [`PartItem`] shows.
#[derive(Properties, PartialEq)]
struct PartProps {
    /// The key result or objective.
    id: Id,
    /// Its title.
    title: Text,
    /// How it stands.
    status: Option<Status>,
    /// Its number, as it is shown.
    figure: String,
    /// What it brings in.
    #[prop_or_default]
    fate: String,
    /// Where it is at home.
    #[prop_or_default]
    home: Option<String>,
    /// Where it stands.
    ground: Ground,
}

/// One part, which opens down to its own parts and in the end to a check-in.
#[component]
fn PartItem(props: &PartProps) -> Html {
    let PartProps { id, title, ground, .. } = props;
    let (desk, words) = (&ground.desk, ground.desk.words());
    let is_open = use_state(|| false);
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_event: MouseEvent| is_open.set(!*is_open))
    };
    // A loop that nothing suspended would open for ever.
    let is_above = ground.path.contains(id);
    let glyph = if *is_open { Glyph::ChevronDown } else { Glyph::ChevronRight };
    let element = ground.element(id);
    let below = (*is_open && !is_above).then(|| explain(&ground.space, id, desk.today)).flatten();
    let facts: Vec<&str> =
        [Some(props.fate.as_str()), props.home.as_deref(), is_above.then(|| words.stands_above())]
            .into_iter()
            .flatten()
            .filter(|fact| !fact.is_empty())
            .collect();
    html! {
        <li class="how__part" data-status={props.status.map(|one| StatusShape::from(one).slug())}>
            if is_above {
                <span />
            } else {
                {Button::new(words.how_of(title), toggle).kind(ButtonKind::Icon).size(ButtonSize::Small).glyph(glyph)
                    .expanded(*is_open).controls(is_open.then(|| AttrValue::from(element.clone()))).view()}
            }
            if let Some(status) = props.status {
                {status_mark(StatusShape::from(status), Some(words.status_word(status)))}
            } else {
                <span />
            }
            {Button::new(AttrValue::from(Rc::clone(title)), desk.opener(id)).kind(ButtonKind::Inline).view()}
            <span class="num">{&props.figure}</span>
            if !facts.is_empty() {
                <span class="how__fate"><bdi>{facts.join(" · ")}</bdi></span>
            }
            if let Some(below) = below {
                <div class="how how--below" id={element}>
                    {derivation(&below, vec![words.progress_from(&below), words.read_from(&below, desk.today)], &ground.below(id))}
                </div>
            }
        </li>
    }
}

/// Several objectives together: the number, what it is made of, and each of them.
pub fn mean(title: &'static str, read: &MeanRead, ground: &Ground) -> Html {
    let words = ground.desk.words();
    html! {
        <section class="how" aria-label={title}>
            <p class="how__whole">
                if let Some(status) = read.status {
                    {status_mark(StatusShape::from(status), Some(words.status_word(status)))}
                }
                <span>{title}</span>
                <span class="num">{read.progress.map_or_else(|| words.unknown().to_owned(), |share| words.share(share))}</span>
            </p>
            <ul class="how__lines">
                {for words.mean_told(read).into_iter().map(|line| html! { <li key={line.clone()}>{line}</li> })}
            </ul>
            <ul class="how__parts">
                {for read.lines.iter().map(|line| {
                    let status = ground.space.evaluation(&line.id, ground.desk.today).map(|one| one.status.shown);
                    html! {
                        <PartItem key={line.id.to_string()} id={line.id.clone()} title={Text::clone(&line.title)} {status}
                            figure={figure(line.progress, ground)} fate={words.mean_fate(line)} ground={ground.clone()} />
                    }
                })}
            </ul>
        </section>
    }
}
