//! With whom the talk is, and since when the sheet tells.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::app::week::WeekAction;
use crate::okr::{Day, Id};
use crate::query::one_on_one::{Bond, Sheet, SinceFrom, Suggested};
use crate::space::Space;
use crate::ui::dates::use_date_words;
use crate::ui::panel::{Among, Desk, Picker};
use crate::ui::parts::{Button, ButtonKind, ButtonSize, DateField, Glyph, labelled};
use crate::words::TalkLabel;

use super::keep::{FIND, PAIR};

/// What [`Chooser`] shows.
#[derive(Properties, PartialEq)]
pub struct ChooserProps {
    /// With whom somebody probably wants to talk.
    pub near: Rc<Vec<Suggested>>,
    /// Where others are looked for.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// The choice of the other person.
#[component]
pub fn Chooser(props: &ChooserProps) -> Html {
    let desk = &props.desk;
    let words = desk.words();
    let label = |label: TalkLabel| words.talk_label(label);
    let on_choose = {
        let desk = desk.clone();
        Callback::from(move |id: Id| desk.act(Action::Week(WeekAction::With(Some(id)))))
    };
    let group = |bond: Bond| {
        let all: Vec<&Suggested> = props.near.iter().filter(|one| one.bond == bond).collect();
        if all.is_empty() {
            return Html::default();
        }
        html! {
            <div class="near" key={words.bond_word(bond)}>
                <h3 class="near__name">{words.bond_word(bond)}</h3>
                <ul class="near__people">{for all.into_iter().map(|one| person(one, desk))}</ul>
            </div>
        }
    };
    html! {
        <section class="sheet__choose" aria-label={label(TalkLabel::With)}>
            <h2 class="sheet__name">{label(TalkLabel::With)}</h2>
            if props.near.is_empty() {
                <p class="sheet__none">{label(TalkLabel::NobodyNear)}</p>
                <p class="sheet__hint">{label(TalkLabel::NobodyNearHint)}</p>
            }
            {for [Bond::Manages, Bond::ManagedBy, Bond::Beside].into_iter().map(group)}
            <div class="near near--any">
                <Picker id={FIND} label={label(TalkLabel::Another)} among={Among::People} space={props.space.clone()}
                    desk={desk.clone()} {on_choose} />
            </div>
        </section>
    }
}

fn person(one: &Suggested, desk: &Desk) -> Html {
    let choose = {
        let (desk, id) = (desk.clone(), one.person.id.clone());
        Callback::from(move |_event: MouseEvent| desk.act(Action::Week(WeekAction::With(Some(id.clone())))))
    };
    html! {
        <li class="near__person" key={one.person.id.to_string()}>
            {Button::new(one.person.name.to_string(), choose).glyph(Glyph::Person).view()}
            <span class="near__last">{desk.words().talked_on(one.last, desk.today)}</span>
        </li>
    }
}

/// What [`Head`] shows.
#[derive(Properties, PartialEq)]
pub struct HeadProps {
    /// The sheet.
    pub sheet: Rc<Sheet>,
    /// The desk.
    pub desk: Desk,
}

/// Who talks with whom, and since when it tells.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let (sheet, desk) = (&props.sheet, &props.desk);
    let (words, today) = (desk.words(), desk.today);
    let dates = use_date_words();
    let act = |action: WeekAction| {
        let desk = desk.clone();
        Callback::from(move |_event: MouseEvent| desk.act(Action::Week(action.clone())))
    };
    let on_commit = {
        let desk = desk.clone();
        Callback::from(move |text: AttrValue| {
            let day = Day::parse_written(&text);
            if day.is_some() || text.trim().is_empty() {
                desk.act(Action::Week(WeekAction::Since(day)));
            }
        })
    };
    let chosen = (sheet.since_from == SinceFrom::Chosen).then_some(sheet.since);
    let quick = |label: TalkLabel, day: Option<Day>| {
        Button::new(words.talk_label(label), act(WeekAction::Since(day)))
            .kind(ButtonKind::Quiet)
            .size(ButtonSize::Small)
            .pressed(Some(chosen == day))
            .view()
    };
    let since = words.talk_label(TalkLabel::Since);
    let field = html! {
        <DateField id="sheet-since" value={sheet.since.to_string()} label={since} {on_commit} {today} words={dates} />
    };
    html! {
        <section class="sheet__head" aria-labelledby={PAIR}>
            <div class="sheet__pair">
                <h2 class="sheet__two" id={PAIR} tabindex="-1"><bdi>{words.both_names(&sheet.me.name, &sheet.with.name)}</bdi></h2>
                {Button::new(words.talk_label(TalkLabel::Change), act(WeekAction::With(None)))
                    .kind(ButtonKind::Quiet).size(ButtonSize::Small).view()}
            </div>
            <p class="sheet__when">
                {words.since_when(sheet.since, sheet.since_from, today)}
                {" · "}
                <bdi>{words.goals_of_told(&sheet.subject.name)}</bdi>
            </p>
            <div class="sheet__since">
                {labelled(since, "sheet-since", None, field)}
                <div class="sheet__quick">
                    {quick(TalkLabel::SinceTheTalk, None)}
                    {quick(TalkLabel::AWeek, Some(today.plus_days(-7)))}
                    {quick(TalkLabel::FourWeeks, Some(today.plus_days(-28)))}
                </div>
            </div>
        </section>
    }
}
