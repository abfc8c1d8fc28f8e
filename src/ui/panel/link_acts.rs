//! What can be answered to a link that is a proposal: on its row in the panel, and on the page of asks.

use yew::prelude::*;

use crate::okr::{CountsAs, Id, LinkState, Text};
use crate::query::asks::Terms;
use crate::space::{Change, Edit, Space};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Choice, FieldLook, Glyph, Lines, SegmentedProps, TextField, icon,
    segmented,
};
use crate::words::PanelLabel;

use super::bits::{NumberInput, Reads};
use super::desk::Desk;
use super::stance::Stance;
use super::who::WhoAmI;
use super::write::{InPlace, WordsForm, use_focus_kept, use_typing};

/// What [`LinkActs`] shows.
#[derive(Properties, PartialEq)]
pub struct LinkActsProps {
    /// The link.
    pub link: Id,
    /// Its lower end.
    pub from: Id,
    /// Its upper end.
    pub to: Id,
    /// How far the two sides have got.
    pub state: LinkState,
    /// What it would weigh.
    pub terms: Terms,
    /// Where whoever edits here stands to it.
    pub stance: Stance,
    /// Id of the element that takes the focus once there is nothing left to answer.
    pub home: AttrValue,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// What is being written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Nothing.
    None,
    /// Who accepts.
    Accept,
    /// Other terms.
    Terms,
    /// Why not.
    Decline,
    /// Words.
    Discuss,
}

impl Form {
    /// The end of the id of the button that opens it.
    fn slug(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Accept => "accept",
            Self::Terms => "terms",
            Self::Decline => "decline",
            Self::Discuss => "discuss",
        }
    }
}

/// The answers that can be given now, and the forms they open.
#[component]
pub fn LinkActs(props: &LinkActsProps) -> Html {
    let form = use_state(|| Form::None);
    let leave = {
        let form = form.clone();
        Callback::from(move |()| form.set(Form::None))
    };
    let answer = {
        let (desk, link, leave) = (props.desk.clone(), props.link.clone(), leave.clone());
        Callback::from(move |(state, text): (LinkState, Option<Text>)| {
            leave.emit(());
            desk.edit(Edit::AnswerLink { link: link.clone(), state, text });
        })
    };
    let desk = &props.desk;
    let id = |what: &str| AttrValue::from(format!("{}-{what}", props.home));
    let last = use_mut_ref(|| Form::None);
    if *form != Form::None {
        last.replace(*form);
    }
    let opener = id(last.borrow().slug());
    use_focus_kept((*form, props.state), [opener, props.home.clone()]);
    let words_form = |label: PanelLabel, send: PanelLabel, kind: ButtonKind, state: LinkState| {
        let answer = answer.clone();
        let on_send = Callback::from(move |text: Option<Text>| answer.emit((state, text)));
        html! {
            <WordsForm id={id("words")} label={desk.label(label)} send={desk.label(send)} {kind} {on_send} on_leave={leave.clone()}
                space={props.space.clone()} desk={desk.clone()} />
        }
    };
    let shown = match *form {
        Form::None => buttons(props, &form, &answer),
        Form::Accept => html! {
            <InPlace label={desk.label(PanelLabel::Accept)} send={desk.label(PanelLabel::Accept)}
                on_send={answer.reform(|()| (LinkState::Accepted, None))} on_leave={leave} desk={desk.clone()}>
                <WhoAmI id={id("who")} space={props.space.clone()} desk={desk.clone()} takes_focus=true />
            </InPlace>
        },
        Form::Terms => html! { <TermsForm of={of(props)} on_leave={leave} /> },
        Form::Decline => words_form(
            PanelLabel::WhyDecline,
            PanelLabel::SendDecline,
            ButtonKind::Danger,
            LinkState::Declined,
        ),
        Form::Discuss => {
            words_form(PanelLabel::WriteToThem, PanelLabel::Send, ButtonKind::Primary, talked(props.state))
        }
    };
    html! { <div class="answers">{shown}</div> }
}

/// The state after words were said and nothing else: whose turn it was stays so.
fn talked(state: LinkState) -> LinkState {
    match state {
        LinkState::Proposed => LinkState::Discussed,
        other => other,
    }
}

/// The terms that stand.
#[derive(Clone, PartialEq)]
struct Of {
    link: Id,
    state: LinkState,
    terms: Terms,
    may_count: bool,
    stance: Stance,
    home: AttrValue,
    desk: Desk,
}

fn of(props: &LinkActsProps) -> Of {
    Of {
        link: props.link.clone(),
        state: props.state,
        terms: props.terms,
        may_count: props.space.key_result(&props.from).is_none(),
        stance: props.stance,
        home: props.home.clone(),
        desk: props.desk.clone(),
    }
}

fn buttons(
    props: &LinkActsProps,
    form: &UseStateHandle<Form>,
    answer: &Callback<(LinkState, Option<Text>)>,
) -> Html {
    let desk = &props.desk;
    let opens = |what: Form| {
        let form = form.clone();
        Callback::from(move |_event: MouseEvent| form.set(what))
    };
    let button = |label: PanelLabel, on_click: Callback<MouseEvent>, kind: ButtonKind| {
        Button::new(desk.label(label), on_click).size(ButtonSize::Small).kind(kind).edits().view()
    };
    let opener = |label: PanelLabel, what: Form, kind: ButtonKind| {
        let id = AttrValue::from(format!("{}-{}", props.home, what.slug()));
        Button::new(desk.label(label), opens(what))
            .id(Some(id))
            .size(ButtonSize::Small)
            .kind(kind)
            .edits()
            .view()
    };
    let take_off = desk.editor(Edit::Unalign { link: props.link.clone() });
    match (props.state, props.stance) {
        (LinkState::Accepted, _) => Html::default(),
        (LinkState::Declined, _) => {
            let again = desk.editor(Edit::Align { from: props.from.clone(), to: props.to.clone() });
            html! {
                <>
                    {button(PanelLabel::ProposeAgain, again, ButtonKind::Plain)}
                    {button(PanelLabel::TakeOff, take_off, ButtonKind::Quiet)}
                </>
            }
        }
        (LinkState::Proposed | LinkState::Discussed | LinkState::Countered, Stance::Asked) => {
            let accept = match &desk.me {
                Some(_) => answer.reform(|_event: MouseEvent| (LinkState::Accepted, None)),
                None => opens(Form::Accept),
            };
            let accept_id = AttrValue::from(format!("{}-accept", props.home));
            html! {
                <>
                    {Button::new(desk.label(PanelLabel::Accept), accept).id(Some(accept_id)).size(ButtonSize::Small).glyph(Glyph::Check).edits().view()}
                    {opener(PanelLabel::Counter, Form::Terms, ButtonKind::Plain)}
                    {opener(PanelLabel::Discuss, Form::Discuss, ButtonKind::Quiet)}
                    {opener(PanelLabel::Decline, Form::Decline, ButtonKind::Quiet)}
                </>
            }
        }
        (LinkState::Proposed | LinkState::Discussed | LinkState::Countered, Stance::Asking) => html! {
            <>
                {opener(PanelLabel::Discuss, Form::Discuss, ButtonKind::Plain)}
                {opener(PanelLabel::Revise, Form::Terms, ButtonKind::Quiet)}
                {button(PanelLabel::TakeOff, take_off, ButtonKind::Quiet)}
            </>
        },
        // Between others there is nothing to answer; words stand in the thread.
        (LinkState::Proposed | LinkState::Discussed | LinkState::Countered, Stance::Beside) => {
            Html::default()
        }
    }
}

#[derive(Properties, PartialEq)]
struct TermsFormProps {
    of: Of,
    on_leave: Callback<()>,
}

/// The state that other terms make: of the side that was asked they are another wish, of the side that asked
/// a new proposal.
fn with_other_terms(state: LinkState, stance: Stance) -> LinkState {
    match (state, stance) {
        (LinkState::Countered, Stance::Asked) | (_, Stance::Asking) => LinkState::Proposed,
        (_, Stance::Asked | Stance::Beside) => LinkState::Countered,
    }
}

/// Other terms: whether it counts, with what weight, and words.
#[component]
fn TermsForm(props: &TermsFormProps) -> Html {
    let Of { link, state, terms, may_count, stance, home, desk } = props.of.clone();
    let counts = use_state(|| terms.counts);
    let weight = use_mut_ref(|| terms.weight);
    let typing = use_typing();
    let on_counts = {
        let counts = counts.clone();
        Callback::from(move |word: AttrValue| {
            counts.set(if word == "supports" { CountsAs::Supports } else { CountsAs::Contributes });
        })
    };
    let on_weight = {
        let weight = weight.clone();
        Callback::from(move |value: Option<f64>| {
            weight.replace(value);
        })
    };
    let on_send = {
        let (typing, counts, weight, desk) = (typing.clone(), *counts, weight.clone(), desk.clone());
        let (link, on_leave, terms) = (link.clone(), props.on_leave.clone(), terms);
        Callback::from(move |()| {
            let change = |change: Change| Edit::Change { id: link.clone(), change };
            let mut edits = Vec::new();
            if counts != terms.counts {
                edits.push(change(Change::Counts(counts == CountsAs::Contributes)));
            }
            if counts != CountsAs::Supports && *weight.borrow() != terms.weight {
                edits.push(change(Change::Weight(*weight.borrow())));
            }
            let state = with_other_terms(state, stance);
            edits.push(Edit::AnswerLink { link: link.clone(), state, text: typing.said() });
            on_leave.emit(());
            desk.edit(Edit::Together(edits));
        })
    };
    let choices = [
        Choice::new("contributes", desk.label(PanelLabel::Contributes)),
        Choice::new("supports", desk.label(PanelLabel::Supports)),
    ];
    let id = |what: &str| AttrValue::from(format!("{home}-{what}"));
    html! {
        <InPlace label={desk.label(PanelLabel::Terms)} send={desk.label(PanelLabel::SendCounter)} on_send={on_send.clone()}
            on_leave={props.on_leave.clone()} desk={desk.clone()}>
            if may_count && *counts != CountsAs::Shares {
                {segmented(&SegmentedProps {
                    id: id("counts"), label: desk.label(PanelLabel::Terms), choices: choices.into(),
                    value: if *counts == CountsAs::Supports { "supports" } else { "contributes" }.into(), on_choose: on_counts
                })}
            }
            if *counts != CountsAs::Supports {
                <div class="inplace__pair">
                    <label class="inplace__name" for={id("weight")}>{desk.words().weight()}</label>
                    <NumberInput id={id("weight")} label={desk.words().weight()} value={*weight.borrow()} on_change={on_weight}
                        desk={desk.clone()} reads={Reads::Share} placeholder={desk.label(PanelLabel::WeightEqual)} look={FieldLook::Boxed} />
                    <span class="inplace__help">{desk.label(PanelLabel::CountsWithWeight)}</span>
                </div>
            }
            <TextField id={id("words")} value={typing.text()} label={desk.label(PanelLabel::WordsWithIt)} lines={Lines::Wrapped}
                placeholder={desk.label(PanelLabel::WordsWithIt)} on_commit={Callback::noop()} on_input={typing.on_input()}
                on_enter={on_send} on_escape={props.on_leave.clone()} takes_focus=true />
        </InPlace>
    }
}

/// How far two sides have got: a drawing and a word, so that it is told apart without colour.
pub fn link_state(state: LinkState, desk: &Desk) -> Html {
    let (slug, glyph) = match state {
        LinkState::Proposed => ("proposed", Glyph::Clock),
        LinkState::Discussed => ("discussed", Glyph::Comment),
        LinkState::Accepted => ("accepted", Glyph::Check),
        LinkState::Countered => ("countered", Glyph::Undo),
        LinkState::Declined => ("declined", Glyph::Close),
    };
    html! { <span class="tie" data-tie={slug}>{icon(glyph)}{desk.words().link_state_word(state)}</span> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_terms_give_the_turn_to_the_other_side() {
        use crate::okr::LinkSide;
        for (state, stance, turn) in [
            (LinkState::Proposed, Stance::Asked, LinkSide::Lower),
            (LinkState::Discussed, Stance::Asked, LinkSide::Lower),
            (LinkState::Countered, Stance::Asked, LinkSide::Upper),
            (LinkState::Proposed, Stance::Asking, LinkSide::Upper),
        ] {
            assert_eq!(with_other_terms(state, stance).turn(), Some(turn), "{state:?} {stance:?}");
        }
    }

    #[test]
    fn words_alone_leave_the_turn_where_it_is() {
        for state in [LinkState::Proposed, LinkState::Discussed, LinkState::Countered, LinkState::Accepted] {
            assert_eq!(talked(state).turn(), state.turn());
        }
    }
}
