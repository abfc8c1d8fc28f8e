//! What will be there once it is made, with what can be chosen on the way: owners, links, initiatives, weights.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::app::carrying::CarryAction;
use crate::okr::{Carry, CountsAs, Id, LinkState, Owner};
use crate::query::carry_over::{
    AfterBaseline, Choosing, Going, GoingKr, LinkChoice, LinkEnd, LinkWay, OwnersKept, Plan, Weights,
    WorkChoice,
};
use crate::space::Space;
use crate::ui::panel::{Among, Desk, Picker, measure_told};
use crate::ui::parts::{
    Button, ButtonKind, CheckboxProps, Choice, Glyph, SegmentedProps, checkbox, chip, plain_text,
    removable_chip, segmented,
};
use crate::words::{CarryLabel, PagePhrases};

use super::goal::titled;

/// The heading of the preview, for the focus.
pub const PREVIEW: &str = "carry-over-preview";

/// How many goals are drawn at first.
const MOST: usize = 40;

/// What [`Preview`] shows.
#[derive(Properties, PartialEq)]
pub struct PreviewProps {
    /// What would be there; `None` where nothing goes on.
    pub plan: Rc<Option<Plan>>,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
}

/// What will be there, and the button that makes it.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let is_whole = use_state(|| false);
    let desk = &props.desk;
    let words = desk.words();
    let label = |label: CarryLabel| words.carry_label(label);
    let Some(plan) = &*props.plan else {
        return html! {
            <section class="carry-over__preview" aria-labelledby={PREVIEW}>
                <h2 class="carry-over__head" id={PREVIEW} tabindex="-1">{label(CarryLabel::Preview)}</h2>
                <p class="carry-over__none">{label(CarryLabel::NothingGoes)}</p>
            </section>
        };
    };
    let most = if *is_whole { usize::MAX } else { MOST };
    let hidden = plan.goals.len().saturating_sub(most);
    let show_whole = Callback::from(move |_event: MouseEvent| is_whole.set(true));
    let make = desk.env.dispatch.reform(|_event: MouseEvent| Action::Carry(CarryAction::Make));
    html! {
        <section class="carry-over__preview" aria-labelledby={PREVIEW}>
            <h2 class="carry-over__head" id={PREVIEW} tabindex="-1">{plain_text(words.carry_preview(&plan.target))}</h2>
            <p class="carry-over__dates">
                {words.span(plan.target.span.start, plan.target.span.end, desk.today)}
                if plan.target.new.is_some() {
                    {" · "}{label(CarryLabel::WillBeMade)}
                }
            </p>
            if plan.target.has_begun {
                <p class="carry-over__begun">{label(CarryLabel::Begun)}</p>
            }
            <ul class="carry-over__goings">
                {for plan.goals.iter().take(most).map(|going| html! {
                    <GoingCard key={going.old.to_string()} going={Rc::clone(going)} space={props.space.clone()} desk={desk.clone()} />
                })}
            </ul>
            if hidden > 0 {
                {Button::new(words.show_all(plan.goals.len()), show_whole).kind(ButtonKind::Quiet).view()}
            }
            <div class="carry-over__whole">
                {weights(plan, desk)}
                if !plan.unjudged.is_empty() {
                    {checkbox(&CheckboxProps {
                        id: "carry-over-marks".into(),
                        label: words.carry_marks(plan.unjudged.len()).into(),
                        checked: plan.marks,
                        on_change: choosing(desk, Choosing::Marks),
                        label_unseen: false,
                    })}
                }
            </div>
            if plan.writes() {
                <div class="carry-over__make">
                    {Button::new(words.carry_make(plan), make).id("carry-over-make").kind(ButtonKind::Primary).glyph(Glyph::Check).edits().view()}
                </div>
            }
        </section>
    }
}

/// Chooses something of what was pressed or entered.
fn choosing<T: 'static>(desk: &Desk, choose: impl Fn(T) -> Choosing + 'static) -> Callback<T> {
    desk.env.dispatch.reform(move |value: T| Action::Carry(CarryAction::Choose(choose(value))))
}

fn weights(plan: &Plan, desk: &Desk) -> Html {
    let words = desk.words();
    let choices: Rc<[Choice]> = Rc::from([
        Choice::new("kept", words.carry_label(CarryLabel::WeightsKept)),
        Choice::new("even", words.carry_label(CarryLabel::WeightsEven)),
    ]);
    let control = segmented(&SegmentedProps {
        id: "carry-over-weights".into(),
        label: words.carry_label(CarryLabel::WeightsOf).into(),
        choices,
        value: if plan.weights == Weights::Even { "even".into() } else { "kept".into() },
        on_choose: choosing(desk, |word: AttrValue| {
            Choosing::Weights(if word == "even" { Weights::Even } else { Weights::Kept })
        }),
    });
    html! {
        <div class="carry-over__weights">
            <span aria-hidden="true">{words.carry_label(CarryLabel::WeightsOf)}</span>
            {control}
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct GoingCardProps {
    going: Rc<Going>,
    space: Space,
    desk: Desk,
}

/// One goal as it will be.
#[component]
fn GoingCard(props: &GoingCardProps) -> Html {
    let chooses = use_state(|| None::<Id>);
    let (going, desk) = (&props.going, &props.desk);
    let words = desk.words();
    let card = Card { words, desk, space: &props.space, chooses };
    let title = titled(words, &going.title);
    let opens = if going.is_there { &going.id } else { &going.old };
    html! {
        <li class="carry-over__going">
            <div class="carry-over__new">
                <h3 class="carry-over__name">
                    {Button::new(title.clone(), desk.opener(opens)).kind(ButtonKind::Inline).view()}
                </h3>
                {card.chips(going)}
            </div>
            <p class="carry-over__facts">
                if let Some(home) = &going.home {
                    <span>{plain_text(AttrValue::from(Rc::clone(&home.name)))}</span>
                }
                if let Some(moved) = &going.moved {
                    <span class="carry-over__warn">{plain_text(words.carry_moved(&moved.was))}</span>
                }
                if let Some(weight) = going.weight {
                    <span>{words.weight()}{" "}<span class="num">{words.amount(weight, None)}</span></span>
                }
            </p>
            if !going.is_there {
                {card.owners(&going.old, &title, &going.owners, CarryLabel::NobodyAnswers)}
            }
            {card.links(&going.links, going.is_there)}
            {card.work(&going.work)}
            if !going.key_results.is_empty() {
                <ul class="carry-over__parts">
                    {for going.key_results.iter().map(|kr| card.key_result(kr))}
                </ul>
            }
        </li>
    }
}

/// What a card is drawn with.
struct Card<'a> {
    words: &'static dyn PagePhrases,
    desk: &'a Desk,
    space: &'a Space,
    /// The goal whose owners are chosen.
    chooses: UseStateHandle<Option<Id>>,
}

impl Card<'_> {
    fn label(&self, label: CarryLabel) -> &'static str {
        self.words.carry_label(label)
    }

    fn chips(&self, going: &Going) -> Html {
        html! {
            <>
                if going.is_there {
                    {chip(self.label(CarryLabel::IsThere))}
                } else if going.way == Some(Carry::Change) {
                    {chip(self.label(CarryLabel::ToReword))}
                } else if going.way.is_none() {
                    {chip(self.label(CarryLabel::FrameOnly))}
                }
            </>
        }
    }

    fn key_result(&self, kr: &GoingKr) -> Html {
        let words = self.words;
        let title = titled(words, &kr.title);
        let measured_in = kr.measured_in.as_deref();
        html! {
            <li class="carry-over__part" key={kr.old.to_string()}>
                <div class="carry-over__new">
                    <span class="carry-over__name">{plain_text(&title)}</span>
                    if kr.way == Carry::Change {
                        {chip(self.label(CarryLabel::ToReword))}
                    }
                </div>
                <p class="carry-over__facts">
                    <span>{plain_text(measure_told(words, &kr.onward.measure, measured_in))}</span>
                    {for kr.onward.notes.iter().map(|note| html! {
                        <span class={note.wants_words().then_some("carry-over__warn")}>{plain_text(words.onward_note(*note, measured_in))}</span>
                    })}
                    if let Some(weight) = kr.weight {
                        <span>{words.weight()}{" "}<span class="num">{words.amount(weight, None)}</span></span>
                    }
                </p>
                if kr.found_baseline {
                    {self.baseline(kr)}
                }
                {self.owners(&kr.old, &title, &kr.owners, CarryLabel::AsObjective)}
                {self.links(&kr.links, false)}
                {self.work(&kr.work)}
            </li>
        }
    }

    fn baseline(&self, kr: &GoingKr) -> Html {
        let looks = !kr.onward.notes.iter().any(|note| note.wants_words());
        let of = kr.old.clone();
        segmented(&SegmentedProps {
            id: format!("carry-baseline-{}", kr.old).into(),
            label: self.label(CarryLabel::AfterBaseline).into(),
            choices: Rc::from([
                Choice::new("reach", self.label(CarryLabel::BaselineReach)),
                Choice::new("look", self.label(CarryLabel::BaselineLook)),
            ]),
            value: if looks { "look".into() } else { "reach".into() },
            on_choose: choosing(self.desk, move |word: AttrValue| {
                let after = if word == "look" { AfterBaseline::Look } else { AfterBaseline::Reach };
                Choosing::Baseline { of: of.clone(), after }
            }),
        })
    }

    /// Who answers for it, with the way to choose somebody else.
    fn owners(&self, of: &Id, title: &str, kept: &OwnersKept, nobody: CarryLabel) -> Html {
        let words = self.words;
        let is_open = self.chooses.as_ref() == Some(of);
        let toggle = {
            let (chooses, of) = (self.chooses.clone(), of.clone());
            Callback::from(move |_event: MouseEvent| chooses.set((!is_open).then(|| of.clone())))
        };
        let id = format!("carry-owner-{of}");
        html! {
            <div class="carry-over__owners">
                <p class="carry-over__facts">
                    <span>{self.label(CarryLabel::Answers)}{": "}
                        if kept.names.is_empty() {
                            {self.label(nobody)}
                        } else if !kept.is_chosen {
                            {plain_text(kept.names.join(", "))}
                        }
                    </span>
                    if kept.is_chosen {
                        {for kept.names.iter().enumerate().map(|(at, name)| self.chosen(of, kept, at, name))}
                    }
                    {Button::new(self.label(CarryLabel::OtherOwner), toggle).kind(ButtonKind::Inline).id(id.clone())
                        .name(AttrValue::from(words.carry_owner_of(title))).expanded(is_open).edits().view()}
                    if kept.is_chosen {
                        {Button::new(self.label(CarryLabel::SameOwner), self.keep_owners(of)).kind(ButtonKind::Inline).edits().view()}
                    }
                </p>
                if !kept.left.is_empty() {
                    <p class="carry-over__warn">{plain_text(words.carry_left(&kept.left))}</p>
                }
                if is_open {
                    <Picker id={format!("{id}-field")} label={words.carry_owner_of(title)} among={Among::PeopleAndUnits}
                        space={self.space.clone()} desk={self.desk.clone()} on_choose={self.on_owner(of, kept)} takes_focus=true />
                }
            </div>
        }
    }

    fn keep_owners(&self, of: &Id) -> Callback<MouseEvent> {
        let of = of.clone();
        choosing(self.desk, move |_event: MouseEvent| Choosing::Owners { of: of.clone(), owners: None })
    }

    /// The first who is chosen answers instead of those who did; whoever comes then, beside them.
    fn on_owner(&self, of: &Id, kept: &OwnersKept) -> Callback<Id> {
        let of = of.clone();
        let standing: Vec<Owner> = if kept.is_chosen { kept.owners.clone() } else { Vec::new() };
        choosing(self.desk, move |who: Id| {
            let owner = Owner::known(who);
            let mut owners = standing.clone();
            if !owners.contains(&owner) {
                owners.push(owner);
            }
            Choosing::Owners { of: of.clone(), owners: Some(owners) }
        })
    }

    fn chosen(&self, of: &Id, kept: &OwnersKept, at: usize, name: &str) -> Html {
        let left: Vec<Owner> = kept
            .owners
            .iter()
            .enumerate()
            .filter(|(own, _)| *own != at)
            .map(|(_, own)| own.clone())
            .collect();
        let of = of.clone();
        let remove =
            choosing(self.desk, move |()| Choosing::Owners { of: of.clone(), owners: Some(left.clone()) });
        removable_chip(&format!("{at} {name}"), name, &remove, self.words.remove_named(name))
    }

    fn links(&self, links: &[LinkChoice], is_there: bool) -> Html {
        if links.is_empty() {
            return Html::default();
        }
        let label = if is_there { CarryLabel::LinksFollow } else { CarryLabel::Links };
        html! {
            <fieldset class="carry-over__links">
                <legend class="carry-over__legend">{self.label(label)}</legend>
                {for links.iter().map(|link| self.link(link))}
            </fieldset>
        }
    }

    fn link(&self, link: &LinkChoice) -> Html {
        let mut facts = Vec::new();
        if link.end == LinkEnd::Lower {
            facts.push(self.label(CarryLabel::LinkBelow));
        }
        facts.push(self.label(match link.way {
            LinkWay::Stays => CarryLabel::LinkStays,
            LinkWay::Follows => CarryLabel::LinkFollows,
            LinkWay::Ends => CarryLabel::LinkEnds,
        }));
        match link.counts.way() {
            CountsAs::Contributes => {}
            CountsAs::Supports => facts.push(self.label(CarryLabel::LinkSupports)),
            CountsAs::Shares => facts.push(self.label(CarryLabel::LinkShares)),
        }
        if link.state == LinkState::Proposed {
            facts.push(self.label(CarryLabel::LinkAsks));
        }
        let (from, to) = link.was.clone();
        checkbox(&CheckboxProps {
            id: format!("carry-link-{from}-{to}").into(),
            label: self.words.carry_link(&link.title, link.cycle.as_deref(), &facts).into(),
            checked: link.taken,
            on_change: choosing(self.desk, move |taken: bool| Choosing::Link {
                from: from.clone(),
                to: to.clone(),
                taken,
            }),
            label_unseen: false,
        })
    }

    fn work(&self, work: &[WorkChoice]) -> Html {
        if work.is_empty() {
            return Html::default();
        }
        let one = |work: &WorkChoice| {
            let of = work.old.clone();
            checkbox(&CheckboxProps {
                id: format!("carry-work-{of}").into(),
                label: titled(self.words, &work.title).into(),
                checked: work.taken,
                on_change: choosing(self.desk, move |taken: bool| Choosing::Work { of: of.clone(), taken }),
                label_unseen: false,
            })
        };
        html! {
            <fieldset class="carry-over__links">
                <legend class="carry-over__legend">{self.label(CarryLabel::Work)}</legend>
                {for work.iter().map(one)}
            </fieldset>
        }
    }
}
