//! The page of disagreements: every open question in one list, settled one by one or many at once.

mod answers;
mod keys;
mod question;
mod sign;

pub use question::{Place, QuestionBlock, question_element};
pub use sign::QuestionSign;

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, FocusTarget, Page};
use crate::okr::{Id, Text};
use crate::platform::dom;
use crate::query::disagreements::{
    self as read, Kind, Narrow, Question, Settled, Settling, Take, Viewer, bulk,
};
use crate::space::Space;
use crate::ui::env::{Env, use_env};
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Choice, SegmentedProps, Select, browsing, empty_state, segmented,
};
use crate::ui::trail::{Next, Trail};

/// How many questions are drawn at first.
const MOST: usize = 60;

/// The element that hears the keys of the page.
const PAGE: &str = "questions";

/// The page.
#[component]
pub fn DisagreementsPage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let narrow = use_state(Narrow::default);
    let is_whole = use_state(|| false);
    let trail = use_mut_ref(Trail::default);
    let deps = model.session().map(|session| {
        let viewer = Viewer { me: session.me().cloned(), session: session.writer.session() };
        (session.space.clone(), viewer)
    });
    let all = use_memo(deps, |deps| {
        let found = deps.as_ref().map(|(space, viewer)| read::questions(space, viewer));
        found.unwrap_or_default().into_iter().map(Rc::new).collect::<Vec<Rc<Question>>>()
    });
    let fitting = || all.iter().filter(|question| narrow.lets_through(question));
    let most = if *is_whole { usize::MAX } else { MOST };
    let shown: Vec<Rc<Question>> = fitting().take(most).cloned().collect();
    let hidden = fitting().count() - shown.len();
    let order: Vec<Text> = shown.iter().map(|question| Text::clone(&question.key)).collect();
    trail.borrow_mut().place(&order);
    use_focus_after_settling(&trail, &order);
    // Whoever came by a key goes on by keys.
    use_effect_with((), |()| {
        if dom::is_focus_lost() {
            dom::focus(PAGE, dom::Caret::Keep);
        }
    });
    let Some(session) = model.session() else { return Html::default() };
    let on_settle = {
        let (trail, dispatch) = (Rc::clone(&trail), env.dispatch.clone());
        Callback::from(move |(key, settling): (Text, Settling)| {
            trail.borrow_mut().mark(&key);
            dispatch.emit(Action::Settle(settling));
        })
    };
    let show_whole = Callback::from(move |_: MouseEvent| is_whole.set(true));
    let mine = all.iter().filter(|question| question.is_mine).count();
    let onkeydown = keys::listener(env.dispatch.clone(), &shown);
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page questions" id={PAGE} tabindex="-1" {onkeydown}>
                <h1 class="page__title">{ words.page(Page::Disagreements) }</h1>
                if all.is_empty() {
                    {empty_state(words.no_questions(), Some(words.no_questions_text()), None)}
                } else {
                    <p class="questions__count">{ words.questions_told(all.len(), mine) }</p>
                    {filters(&env, &session.space, &all, &narrow)}
                    {many(&env, &trail, &shown)}
                }
                if !all.is_empty() && shown.is_empty() {
                    {empty_state(words.none_of_these(), None, Some(clear(&env, &narrow)))}
                }
                <ol class="questions__list">
                    {for shown.iter().enumerate().map(|(at, question)| html! {
                        <li key={question.key.to_string()}>
                            <QuestionBlock question={Rc::clone(question)} place={Place::Page} page={Page::Disagreements}
                                today={model.today} is_current={at == 0} on_settle={on_settle.clone()} />
                        </li>
                    })}
                </ol>
                if hidden > 0 {
                    {Button::new(words.show_all(shown.len() + hidden), show_whole).kind(ButtonKind::Quiet).view()}
                }
            </div>
        </>
    }
}

/// When the question that had the focus was settled and is gone, the focus goes to the next one.
#[hook]
fn use_focus_after_settling(trail: &Rc<RefCell<Trail>>, order: &[Text]) {
    let trail = Rc::clone(trail);
    use_effect_with(order.to_vec(), move |order| {
        let focused = match trail.borrow_mut().next_after(order) {
            Next::Stay => return,
            Next::Page => false,
            Next::Row(key) => {
                let element = question_element(Place::Page, &key);
                dom::scroll_into_view(&element);
                dom::focus(&element, dom::Caret::Keep)
            }
        };
        if !focused {
            dom::focus(&FocusTarget::Main.element_id(), dom::Caret::Keep);
        }
    });
}

fn clear(env: &Env, narrow: &UseStateHandle<Narrow>) -> Html {
    let narrow = narrow.clone();
    let press = Callback::from(move |_: MouseEvent| narrow.set(Narrow::default()));
    Button::new(env.page_words().clear_filters(), press).view()
}

/// Whose questions, of which kind, of which unit; only what makes a difference.
fn filters(env: &Env, space: &Space, all: &[Rc<Question>], narrow: &UseStateHandle<Narrow>) -> Html {
    let words = env.page_words();
    let list: Vec<Question> = all.iter().map(|question| (**question).clone()).collect();
    let mine = all.iter().filter(|question| question.is_mine).count();
    let set = |change: fn(&mut Narrow, &str)| {
        let narrow = narrow.clone();
        Callback::from(move |value: AttrValue| {
            let mut to = (*narrow).clone();
            change(&mut to, &value);
            narrow.set(to);
        })
    };
    let whose: Rc<[Choice]> = Rc::from([
        Choice::new("all", words.with_count(words.all_questions(), all.len())),
        Choice::new("mine", words.with_count(words.concern_me(), mine)),
    ]);
    let kinds = read::kinds(&list);
    let of_kind = kinds.iter().map(|(kind, count)| {
        Choice::new(format!("{kind:?}"), words.with_count(words.question_kind(*kind), *count))
    });
    let of_kind: Rc<[Choice]> = std::iter::once(Choice::new("", words.every_kind())).chain(of_kind).collect();
    let units = read::units(space, &list);
    let of_unit =
        units.iter().map(|(id, name, count)| Choice::new(id.to_string(), words.with_count(name, *count)));
    let of_unit: Rc<[Choice]> = std::iter::once(Choice::new("", words.every_unit())).chain(of_unit).collect();
    browsing(html! { <div class="questions__filters">
        if mine > 0 && mine < all.len() || narrow.mine {
            {segmented(&SegmentedProps {
                id: "questions-whose".into(), label: words.whose_questions().into(), choices: whose,
                value: if narrow.mine { "mine".into() } else { "all".into() },
                on_choose: set(|to, value| to.mine = value == "mine")
            })}
        }
        if kinds.len() > 1 || narrow.kind.is_some() {
            <Select id="questions-kind" label={words.kind_of_question()} choices={of_kind}
                value={narrow.kind.map_or_else(String::new, |kind| format!("{kind:?}"))}
                on_choose={set(|to, value| {
                    to.kind = Kind::ALL.into_iter().find(|kind| format!("{kind:?}") == value);
                })} />
        }
        if units.len() > 1 || narrow.unit.is_some() {
            <Select id="questions-unit" label={words.only_unit()} choices={of_unit}
                value={narrow.unit.as_ref().map_or_else(String::new, ToString::to_string)}
                on_choose={set(|to, value| to.unit = (!value.is_empty()).then(|| Id::new(value)))} />
        }
    </div> })
}

/// What settles many of those that are shown, as one step.
fn many(env: &Env, trail: &Rc<RefCell<Trail>>, shown: &[Rc<Question>]) -> Html {
    let words = env.page_words();
    let ways = [Take::Mine, Take::Theirs, Take::Newest].into_iter().filter_map(|take| {
        let (count, edit) = bulk(shown.iter().map(Rc::as_ref), take);
        (count > 1).then_some((take, count, edit))
    });
    let buttons: Vec<Html> = ways
        .map(|(take, count, edit)| {
            let settling = Settling { edit, told: Settled::Several(count) };
            let (dispatch, trail) = (env.dispatch.clone(), Rc::clone(trail));
            let first = shown.first().map(|question| Text::clone(&question.key));
            let press = Callback::from(move |_: MouseEvent| {
                if let Some(first) = &first {
                    trail.borrow_mut().mark(first);
                }
                dispatch.emit(Action::Settle(settling.clone()));
            });
            Button::new(words.settle_all(take, count), press).size(ButtonSize::Small).edits().view()
        })
        .collect();
    if buttons.is_empty() {
        return Html::default();
    }
    html! { <div class="questions__many" role="group" aria-label={words.many_at_once()}>{ for buttons }</div> }
}
