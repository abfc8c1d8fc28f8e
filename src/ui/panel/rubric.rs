//! The rubric of a key result: what each grade would look like, which are met, and what they make.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::score::rubric::{Grade, Rewritten, grades, rewritten, ticked, without};
use crate::okr::{Day, Id, KeyResult, RubricKind, Text};
use crate::query::panel::Judged;
use crate::space::codec::Word;
use crate::space::{Change, Edit};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, CheckboxProps, FieldLook, Glyph, Lines, Select, TextField, checkbox,
};
use crate::words::PanelLabel;

use super::bits::{AddFieldProps, DayInput, add_field, fact, word_choices};
use super::desk::Desk;

/// What [`rubric_editor`] shows.
pub struct RubricProps {
    /// The key result.
    pub kr: KeyResult,
    /// What was judged of it.
    pub judged: Judged,
    /// The desk.
    pub desk: Desk,
}

/// What each grade would look like, with a box for what is met.
pub fn rubric_editor(props: &RubricProps) -> Html {
    let RubricProps { kr, judged, desk } = props;
    let words = desk.words();
    let kind = kr.rubric_kind;
    let on_kind = desk
        .on(&kr.id, |word: AttrValue| Change::RubricKind(RubricKind::from_word(&word).unwrap_or_default()));
    let on_add = {
        let rubric = kr.rubric.clone();
        desk.on(&kr.id, move |grade: AttrValue| {
            let added = (Text::from(grade.as_str()), Text::from(""));
            Change::Rubric(rubric.iter().cloned().chain([added]).collect())
        })
    };
    let on_reached = desk.on(&kr.id, |day: Option<Day>| Change::ReachedOn(day));
    html! {
        <div class="rows">
            <p class="panel__hint">{words.label(PanelLabel::RubricHelp)}</p>
            <dl class="facts">
                {fact(words.label(PanelLabel::RubricKind), html! {
                    <>
                        <Select id="panel-rubric-kind" label={desk.label(PanelLabel::RubricKind)} value={kind.word()} on_choose={on_kind}
                            choices={word_choices(None, |kind: RubricKind| words.rubric_kind_word(kind))} class="select--bare" />
                        <p class="facts__derivation">{words.rubric_kind_help(kind)}</p>
                    </>
                })}
                if kind == RubricKind::DatePenalty {
                    {fact(words.label(PanelLabel::ReachedOn), html! {
                        <DayInput id="panel-reached-on" label={desk.label(PanelLabel::ReachedOn)} value={kr.reached_on}
                            on_change={on_reached} desk={desk.clone()} placeholder={desk.label(PanelLabel::NotReached)} />
                    })}
                }
            </dl>
            if kr.rubric.is_empty() {
                {starter(&kr.id, kind, desk)}
            }
            <ol class="rows__list">
                {for grades(kr).iter().enumerate().map(|(at, grade)| row(props, at, grade))}
            </ol>
            {add_field(&AddFieldProps { id: AttrValue::Static("panel-grade-add"), label: desk.label(PanelLabel::AddGrade), on_add })}
            if let Some(graded) = &judged.graded {
                <p>{words.graded_told(graded)}</p>
                <ul class="how__lines">
                    {for graded.grades.iter().filter(|one| one.adds.is_some()).enumerate().map(|(at, one)| html! {
                        <li key={at}><bdi>{one.grade.to_string()}</bdi>{" "}<span class="num">{words.grade_adds(one)}</span></li>
                    })}
                </ul>
            }
            {for judged.flaws.iter().enumerate().map(|(at, flaw)| html! {
                <p key={at} class="panel__hint"><bdi>{words.rubric_flaw(flaw)}</bdi></p>
            })}
        </div>
    }
}

/// Grades to begin with, taken with one press.
fn starter(id: &Id, kind: RubricKind, desk: &Desk) -> Html {
    let rows = kind.starter().iter().map(|grade| (Text::from(*grade), Text::from(""))).collect();
    let edit = Edit::Change { id: id.clone(), change: Change::Rubric(rows) };
    html! {
        <div class="panel__offer">
            <p class="num">{kind.starter().join(" · ")}</p>
            {Button::new(desk.label(PanelLabel::RubricStart), desk.editor(edit)).size(ButtonSize::Small).edits().view()}
        </div>
    }
}

fn row(props: &RubricProps, at: usize, grade: &Grade) -> Html {
    let RubricProps { kr, desk, .. } = props;
    let words = desk.words();
    let kr = Rc::new(kr.clone());
    let on_grade = {
        let (kr, told) = (Rc::clone(&kr), Text::clone(&grade.words));
        writer(desk, &kr.id.clone(), move |text| rewritten(&kr, at, text, Text::clone(&told)))
    };
    let on_words = {
        let (kr, own) = (Rc::clone(&kr), Text::clone(&grade.grade));
        writer(desk, &kr.id.clone(), move |text| rewritten(&kr, at, Text::clone(&own), text))
    };
    let on_tick = {
        let kr = Rc::clone(&kr);
        desk.on(&kr.id.clone(), move |is_met: bool| Change::RubricMet(ticked(&kr, at, is_met)))
    };
    let remove = desk.editor(edit_of(&kr.id, without(&kr, at)));
    html! {
        <li class="rows__row" key={at}>
            if kr.rubric_kind != RubricKind::DatePenalty {
                {checkbox(&CheckboxProps {
                    id: AttrValue::from(format!("panel-grade-met-{at}")), label: words.grade_met(&grade.grade, &grade.words).into(),
                    checked: grade.is_met, on_change: on_tick, label_unseen: true,
                })}
            }
            <span class="rows__number">
                <TextField id={format!("panel-grade-worth-{at}")} value={AttrValue::from(Text::clone(&grade.grade))}
                    label={desk.label(PanelLabel::Grade)} on_commit={on_grade} look={FieldLook::Bare} />
            </span>
            <TextField id={format!("panel-grade-{at}")} value={AttrValue::from(Text::clone(&grade.words))} lines={Lines::Wrapped}
                label={desk.label(PanelLabel::GradeWords)} placeholder={desk.label(PanelLabel::GradeWords)}
                on_commit={on_words} look={FieldLook::Bare} />
            {Button::new(words.remove_named(&grade.grade), remove)
                .kind(ButtonKind::Icon).size(ButtonSize::Small).glyph(Glyph::Close).edits().view()}
        </li>
    }
}

/// Writes a rubric of a text without the space round it.
fn writer(desk: &Desk, id: &Id, make: impl Fn(Text) -> Rewritten + 'static) -> Callback<AttrValue> {
    let (desk, id) = (desk.clone(), id.clone());
    Callback::from(move |text: AttrValue| desk.edit(edit_of(&id, make(text.trim().into()))))
}

/// The grades and what is met of them, as one step.
fn edit_of(id: &Id, (rubric, met): Rewritten) -> Edit {
    let change = |change: Change| Edit::Change { id: id.clone(), change };
    Edit::Together(vec![change(Change::Rubric(rubric)), change(Change::RubricMet(met))])
}
