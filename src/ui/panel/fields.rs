//! The fields of an objective and of a key result, edited where they stand.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Commitment, Day, Id, Origin, Perspective, Privacy, Stage, Text};
use crate::query::panel::{CycleChoice, DateSource, Dates, KrFields, ObjectiveFields};
use crate::space::codec::Word;
use crate::space::{Change, Space};
use crate::ui::parts::{
    Choice, FieldLook, Lines, Select, SwitchProps, TextField, disclosure, rich_note, switch,
};
use crate::words::PanelLabel;

use super::bits::{DayInput, NumberInput, Reads, fact, word_choices, word_value};
use super::cadence::CadenceFact;
use super::desk::Desk;
use super::owners::{
    JointFieldProps, OwnersFieldProps, TagsFieldProps, joint_field, owners_field, tags_field,
};
use super::pickers::{Among, Picker};

/// What [`objective_facts`] shows.
pub struct ObjectiveFactsProps {
    /// The fields.
    pub fields: Rc<ObjectiveFields>,
    /// The desk.
    pub desk: Desk,
    /// The workspace.
    pub space: Space,
}

/// What an objective is for, whose it is and when: what people look for first.
pub fn objective_lead(props: &ObjectiveFactsProps) -> Html {
    let (fields, desk, space) = (&props.fields, &props.desk, &props.space);
    let (one, words) = (&fields.objective, desk.words());
    let id = &one.id;
    html! {
        <dl class="facts">
            {fact(words.label(PanelLabel::Why), text(desk, TextOf {
                id: "panel-why", label: PanelLabel::Why, empty: PanelLabel::WhyEmpty, value: one.why.clone(),
                lines: Lines::Many, on_commit: desk.on_text(id, Change::Why),
            }))}
            {fact(words.owner(), owners_field(&OwnersFieldProps {
                id: id.clone(), owners: fields.owners.clone(), taken: Vec::new(), desk: desk.clone(),
                space: space.clone()
            }))}
            {fact(words.label(PanelLabel::Home), home(fields, desk, space))}
            {fact(words.cycle(), cycle(id, one.cycle.as_ref(), &fields.cycles, desk))}
        </dl>
    }
}

/// The other fields of an objective.
pub fn objective_facts(props: &ObjectiveFactsProps) -> Html {
    let (fields, desk, space) = (&props.fields, &props.desk, &props.space);
    let (one, words) = (&fields.objective, desk.words());
    let id = &one.id;
    html! {
        <>
            <dl class="facts">
                {dates(id, &fields.dates, desk)}
                <CadenceFact id={id.clone()} cadence={fields.cadence.clone()} desk={desk.clone()} />
                {fact(words.weight(), weight(id, one.weight, desk))}
                {fact(words.label(PanelLabel::Commitment), commitment(id, one.commitment, None, desk))}
                {fact(words.label(PanelLabel::Origin), word(desk, WordOf {
                    id: "panel-origin", label: PanelLabel::Origin, value: one.origin,
                    on: desk.on(id, Change::Origin), none: words.none(),
                }, |origin: Origin| words.origin_word(origin)))}
            </dl>
            {disclosure(desk.label(PanelLabel::MoreFields), None, has_more(fields), html! { <>
                <dl class="facts">
                    {fact(words.label(PanelLabel::Joint), joint_field(&JointFieldProps {
                        id: id.clone(), joint: fields.joint.clone(), desk: desk.clone(), space: space.clone()
                    }))}
                    {fact(words.label(PanelLabel::Growth), switch(&SwitchProps {
                        id: AttrValue::Static("panel-growth"), label: desk.label(PanelLabel::GrowthHelp),
                        on: one.growth, on_change: desk.on(id, Change::Growth)
                    }))}
                    {fact(words.label(PanelLabel::Perspective), word(desk, WordOf {
                        id: "panel-perspective", label: PanelLabel::Perspective, value: one.perspective,
                        on: desk.on(id, Change::Perspective), none: words.none(),
                    }, |one: Perspective| words.perspective_word(one)))}
                    {fact(words.label(PanelLabel::Tags), tags_field(&TagsFieldProps {
                        id: id.clone(), tags: one.tags.clone(), desk: desk.clone()
                    }))}
                    {fact(words.note(), note(id, one.note.as_ref(), desk))}
                    {fact(words.privacy_label(), privacy(id, one.privacy, desk))}
                    {fact(words.label(PanelLabel::Code), text(desk, TextOf {
                        id: "panel-code", label: PanelLabel::Code, empty: PanelLabel::Unset, value: one.code.clone(),
                        lines: Lines::One, on_commit: desk.on_text(id, Change::Code),
                    }))}
                    {fact(words.label(PanelLabel::Url), url(id, one.url.as_ref(), desk))}
                    {published(one.stage, desk)}
                </dl>
            </> })}
        </>
    }
}

fn has_more(fields: &ObjectiveFields) -> bool {
    let one = &fields.objective;
    !one.joint.is_empty()
        || one.growth
        || one.privacy.is_some()
        || one.note.is_some()
        || !one.tags.is_empty()
        || one.perspective.is_some()
}

/// What [`kr_facts`] shows.
pub struct KrFactsProps {
    /// The fields.
    pub fields: Rc<KrFields>,
    /// The desk.
    pub desk: Desk,
    /// The workspace.
    pub space: Space,
}

/// Every field of a key result but its measure.
pub fn kr_facts(props: &KrFactsProps) -> Html {
    let (fields, desk, space) = (&props.fields, &props.desk, &props.space);
    let (kr, words) = (&fields.kr, desk.words());
    let id = &kr.id;
    let has_more = kr.note.is_some()
        || kr.privacy.is_some()
        || !kr.tags.is_empty()
        || kr.parent_kr.is_some()
        || kr.priority.is_some();
    html! {
        <>
            <dl class="facts">
                {fact(words.owner(), owners_field(&OwnersFieldProps {
                    id: id.clone(), owners: fields.owners.clone(), taken: fields.taken_owners.clone(),
                    desk: desk.clone(), space: space.clone()
                }))}
                {dates(id, &fields.dates, desk)}
                <CadenceFact id={id.clone()} cadence={fields.cadence.clone()} desk={desk.clone()} />
                {fact(words.weight(), weight(id, kr.weight, desk))}
                {fact(words.label(PanelLabel::Commitment),
                    commitment(id, kr.commitment, Some(PanelLabel::SameAsObjective), desk))}
                {fact(words.label(PanelLabel::WorkedOnBy), worked_on_by(fields, desk, space))}
            </dl>
            {disclosure(desk.label(PanelLabel::MoreFields), None, has_more, html! { <>
                <dl class="facts">
                    {fact(words.label(PanelLabel::PartOf), part_of(fields, desk))}
                    {fact(words.label(PanelLabel::Tags), tags_field(&TagsFieldProps {
                        id: id.clone(), tags: kr.tags.clone(), desk: desk.clone()
                    }))}
                    {fact(words.note(), note(id, kr.note.as_ref(), desk))}
                    {fact(words.privacy_label(), privacy(id, kr.privacy, desk))}
                    {fact(words.label(PanelLabel::DueText), text(desk, TextOf {
                        id: "panel-due-text", label: PanelLabel::DueText, empty: PanelLabel::Unset,
                        value: kr.due_text.clone(), lines: Lines::One, on_commit: desk.on_text(id, Change::DueText),
                    }))}
                    {fact(words.label(PanelLabel::Priority), text(desk, TextOf {
                        id: "panel-priority", label: PanelLabel::Priority, empty: PanelLabel::Unset,
                        value: kr.priority.clone(), lines: Lines::One, on_commit: desk.on_text(id, Change::Priority),
                    }))}
                    {fact(words.label(PanelLabel::Code), text(desk, TextOf {
                        id: "panel-code", label: PanelLabel::Code, empty: PanelLabel::Unset, value: kr.code.clone(),
                        lines: Lines::One, on_commit: desk.on_text(id, Change::Code),
                    }))}
                    {published(kr.stage, desk)}
                </dl>
            </> })}
        </>
    }
}

/// A text field of the facts.
pub struct TextOf {
    /// Id of the input element.
    pub id: &'static str,
    /// What it is called.
    pub label: PanelLabel,
    /// Shown while it is empty.
    pub empty: PanelLabel,
    /// What stands.
    pub value: Option<Text>,
    /// How many lines.
    pub lines: Lines,
    /// Called with what was written.
    pub on_commit: Callback<AttrValue>,
}

/// A text in the place where it stands.
pub fn text(desk: &Desk, of: TextOf) -> Html {
    html! {
        <TextField id={of.id} value={of.value.map(AttrValue::from).unwrap_or_default()} label={desk.label(of.label)}
            on_commit={of.on_commit} lines={of.lines} look={FieldLook::Bare} placeholder={desk.label(of.empty)} />
    }
}

struct WordOf<W: 'static> {
    id: &'static str,
    label: PanelLabel,
    value: Option<W>,
    on: Callback<Option<W>>,
    none: &'static str,
}

fn word<W: Word + PartialEq>(desk: &Desk, of: WordOf<W>, told: impl Fn(W) -> &'static str) -> Html {
    let on_choose = of.on.reform(|word: AttrValue| W::from_word(&word));
    html! {
        <Select id={of.id} label={desk.label(of.label)} choices={word_choices(Some(of.none), told)}
            value={word_value(of.value)} {on_choose} class="select--bare" />
    }
}

fn commitment(id: &Id, value: Option<Commitment>, none: Option<PanelLabel>, desk: &Desk) -> Html {
    let words = desk.words();
    let none = none.map_or_else(|| words.none(), |label| words.label(label));
    let on = desk.on(id, Change::Commitment);
    let of = WordOf { id: "panel-commitment", label: PanelLabel::Commitment, value, on, none };
    word(desk, of, |one: Commitment| words.commitment_word(one))
}

/// What of it stays out of shared copies, by its own mark.
fn privacy(id: &Id, value: Option<Privacy>, desk: &Desk) -> Html {
    let words = desk.words();
    let on_choose = desk.on(id, |word: AttrValue| Change::Private(Privacy::from_word(&word)));
    html! {
        <Select id="panel-privacy" label={words.privacy_label()} value={word_value(value)} {on_choose} class="select--bare"
            choices={word_choices(Some(words.privacy_word(None)), |one: Privacy| words.privacy_word(Some(one)))} />
    }
}

fn weight(id: &Id, value: Option<f64>, desk: &Desk) -> Html {
    html! {
        <NumberInput id="panel-weight" label={desk.words().weight()} {value} on_change={desk.on(id, Change::Weight)}
            desk={desk.clone()} reads={Reads::Share} placeholder={desk.label(PanelLabel::WeightEqual)} />
    }
}

fn home(fields: &ObjectiveFields, desk: &Desk, space: &Space) -> Html {
    let id = fields.objective.id.clone();
    let move_to = {
        let (desk, space) = (desk.clone(), space.clone());
        Callback::from(move |under: Option<Id>| {
            let list = space.objectives_of(under.as_ref());
            let after = list.iter().rfind(|other| **other != id).cloned();
            desk.edit(crate::space::Edit::Move {
                id: id.clone(),
                place: crate::space::Place { under, after },
            });
        })
    };
    let shown = fields.home.as_ref().map(|home| AttrValue::from(Rc::clone(&home.name))).unwrap_or_default();
    let none = (AttrValue::from(desk.words().none()), move_to.reform(|()| None));
    html! {
        <Picker id="panel-home" label={desk.label(PanelLabel::Home)} among={Among::PeopleAndUnits} space={space.clone()}
            desk={desk.clone()} on_choose={move_to.reform(Some)} {shown} on_none={Some(none)} />
    }
}

fn worked_on_by(fields: &KrFields, desk: &Desk, space: &Space) -> Html {
    let change = desk.on(&fields.kr.id, Change::WorkedOnBy);
    let shown = fields.unit.as_ref().map(|unit| AttrValue::from(Rc::clone(&unit.name)));
    let none = (desk.label(PanelLabel::SameAsObjective), change.reform(|()| None));
    html! {
        <Picker id="panel-unit" label={desk.label(PanelLabel::AddUnit)} among={Among::Units} space={space.clone()}
            desk={desk.clone()} on_choose={change.reform(Some)} shown={shown.unwrap_or_default()} on_none={Some(none)} />
    }
}

fn cycle(id: &Id, value: Option<&Id>, cycles: &[CycleChoice], desk: &Desk) -> Html {
    let words = desk.words();
    let none = Choice::new("", words.label(PanelLabel::NoCycle));
    let choices = cycles.iter().map(|cycle| {
        let choice = Choice::new(cycle.id.text(), Rc::clone(&cycle.name));
        choice.hint(words.span(cycle.span.start, cycle.span.end, desk.today))
    });
    let on_choose = desk.on(id, |cycle: AttrValue| Change::Cycle(super::desk::written(&cycle).map(Id::new)));
    html! {
        <Select id="panel-cycle" label={words.cycle()} choices={[none].into_iter().chain(choices).collect::<Rc<[Choice]>>()}
            value={value.map(|id| AttrValue::from(id.text())).unwrap_or_default()} {on_choose} class="select--bare" />
    }
}

fn part_of(fields: &KrFields, desk: &Desk) -> Html {
    let words = desk.words();
    let none = Choice::new("", words.none());
    let siblings = fields.siblings.iter().map(|kr| Choice::new(kr.id.text(), Rc::clone(&kr.name)));
    let value = fields.kr.parent_kr.as_ref().map(|id| AttrValue::from(id.text())).unwrap_or_default();
    let on_choose =
        desk.on(&fields.kr.id, |kr: AttrValue| Change::PartOf(super::desk::written(&kr).map(Id::new)));
    html! {
        <Select id="panel-part-of" label={desk.label(PanelLabel::PartOf)} {value} {on_choose} class="select--bare"
            choices={[none].into_iter().chain(siblings).collect::<Rc<[Choice]>>()} />
    }
}

fn dates(id: &Id, dates: &Dates, desk: &Desk) -> Html {
    let words = desk.words();
    let taken = |from: &Option<(Day, DateSource)>| {
        from.as_ref().map(|(day, source)| AttrValue::from(words.date_taken(*day, source, desk.today)))
    };
    let day = |id: &'static str, label: PanelLabel, value, on_change, placeholder: Option<AttrValue>| {
        html! {
            <DayInput {id} label={desk.label(label)} {value} {on_change} desk={desk.clone()} {placeholder} />
        }
    };
    let start = day(
        "panel-start",
        PanelLabel::Starts,
        dates.own.start,
        desk.on(id, Change::Start),
        taken(&dates.start_from),
    );
    let end =
        day("panel-end", PanelLabel::Ends, dates.own.end, desk.on(id, Change::End), taken(&dates.end_from));
    html! {
        <>
            {fact(words.label(PanelLabel::Starts), start)}
            {fact(words.label(PanelLabel::Ends), end)}
        </>
    }
}

/// Words about something; links in it can be followed while nobody writes.
fn note(id: &Id, value: Option<&Text>, desk: &Desk) -> Html {
    let linked = value.filter(|note| note.contains("http://") || note.contains("https://"));
    html! {
        <>
            {text(desk, TextOf {
                id: "panel-note", label: PanelLabel::Note, empty: PanelLabel::NoteEmpty, value: value.cloned(),
                lines: Lines::Many, on_commit: desk.on_text(id, Change::Note),
            })}
            if let Some(linked) = linked {
                {disclosure(desk.label(PanelLabel::Opens), None, false, rich_note(linked))}
            }
        </>
    }
}

fn url(id: &Id, value: Option<&Text>, desk: &Desk) -> Html {
    html! {
        <>
            {text(desk, TextOf {
                id: "panel-url", label: PanelLabel::Url, empty: PanelLabel::Unset, value: value.cloned(),
                lines: Lines::One, on_commit: desk.on_text(id, Change::Url),
            })}
            if let Some(url) = value {
                {rich_note(url)}
            }
        </>
    }
}

/// The stage, and the day of the publishing where it is known.
fn published(stage: Stage, desk: &Desk) -> Html {
    let words = desk.words();
    match stage {
        Stage::Published { at: Some(at) } => {
            let day = at.day().map(|day| words.day(day, desk.today)).unwrap_or_default();
            fact(words.label(PanelLabel::Published), html! { day })
        }
        Stage::Draft | Stage::Published { at: None } | Stage::Postponed | Stage::Dropped | Stage::Closed => {
            Html::default()
        }
    }
}
