//! The page of what is out of line: a list that finds and mends.

mod bench;
mod copies;
mod row;

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, FocusTarget, Model, Page};
use crate::okr::{Id, Text};
use crate::platform::dom;
use crate::query::out_of_line::{self as read, Finding, Group, Kind, Reason};
use crate::query::people;
use crate::ui::env::use_env;
use crate::ui::frame::PageProps;
use crate::ui::frame::TopBar;
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Choice, Combobox, Glyph, browsing, disclosure, empty_state, icon,
};
use crate::ui::trail::Next;

use bench::{Bench, use_bench};
use copies::CopiesDialog;
use row::{Row, row_element};

/// How many findings of a kind are shown at first.
const MOST: usize = 25;

/// The page of what is out of line.
#[component]
pub fn OutOfLinePage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let unit = use_state(|| None::<Id>);
    let whole = use_state(BTreeSet::<Kind>::new);
    let bench = use_bench(&props.model);
    let model = &props.model;
    let deps = {
        let session = model.session();
        (
            session.map(|session| session.space.clone()),
            session.and_then(|session| session.filter.cycle.clone()),
            (*unit).clone(),
            model.today,
        )
    };
    let groups = use_memo(deps, |(space, cycle, unit, today)| {
        let found = space.as_ref().map(|space| read::findings(space, cycle.as_ref(), unit.as_ref(), *today));
        found.unwrap_or_default()
    });
    let order = shown(&groups, &whole);
    bench.place(&order);
    use_focus_after_mending(&bench, &order);
    let Some(session) = model.session() else { return Html::default() };
    let open: usize =
        groups.iter().filter(|group| group.kind != Kind::StandsAlone).map(|one| one.open.len()).sum();
    let show_whole = {
        let whole = whole.clone();
        Callback::from(move |kind: Kind| {
            let mut all = (*whole).clone();
            all.insert(kind);
            whole.set(all);
        })
    };
    let sections =
        groups.iter().map(|group| section(&bench, group, whole.contains(&group.kind), &show_whole));
    let compared = bench.compared().and_then(|key| find(&groups, &key));
    let copies = compared.and_then(|finding| match &finding.reason {
        Reason::Copies { copies, .. } => Some((finding.clone(), copies.clone())),
        _ => None,
    });
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page ool">
                <h1 class="page__title">{ words.page(Page::OutOfLine) }</h1>
                <div class="ool__top">
                    if open > 0 {
                        <p class="ool__count">{ words.out_of_line_count(open) }</p>
                    }
                    {browsing(html! {
                        <UnitFilter model={Rc::clone(model)} unit={(*unit).clone()} on_unit={Callback::from(move |to| unit.set(to))} />
                    })}
                </div>
                if open == 0 {
                    {empty_state(words.all_in_line(), Some(words.all_in_line_text()), None)}
                }
                { for sections }
                {done(&bench, model)}
            </div>
            if let Some((finding, copies)) = copies {
                <CopiesDialog space={session.space.clone()} finding={finding} copies={Rc::from(copies)} bench={bench.clone()} />
            }
        </>
    }
}

/// Rows in the order of the page, as far as they are shown.
fn shown(groups: &[Group], whole: &BTreeSet<Kind>) -> Vec<Text> {
    let rows = groups.iter().flat_map(|group| {
        let most = if whole.contains(&group.kind) { usize::MAX } else { MOST };
        group.open.iter().take(most).map(|finding| Text::clone(&finding.key))
    });
    rows.collect()
}

fn find<'a>(groups: &'a [Group], key: &str) -> Option<&'a Finding> {
    groups.iter().flat_map(|group| &group.open).find(|finding| *finding.key == *key)
}

/// One kind: how many, why it matters, and each of them.
fn section(bench: &Bench, group: &Group, whole: bool, show_whole: &Callback<Kind>) -> Html {
    let words = bench.words();
    let kind = group.kind;
    let title = format!("ool-{kind:?}");
    let count = group.open.len();
    let most = if whole { usize::MAX } else { MOST };
    let rows = group.open.iter().take(most);
    let fine: Html = group.fine.iter().map(|finding| row(bench, finding, true)).collect();
    let glyph = if kind == Kind::StandsAlone { Glyph::Flag } else { Glyph::Plumb };
    html! {
        <section class="section ool__group" aria-labelledby={title.clone()} key={title.clone()} data-kind={format!("{kind:?}")}>
            <header class="ool__head">
                {icon(glyph)}
                <h2 class="section__title" id={title}>{ words.finding_kind(kind) }<span class="ool__number num">{ count }</span></h2>
            </header>
            <p class="ool__matters">{ words.finding_matters(kind) }</p>
            if count > 0 {
                <ul class="ool__rows">{ for rows.map(|finding| row(bench, finding, false)) }</ul>
            }
            if count > most {
                {Button::new(words.show_all(count), show_whole.reform(move |_: MouseEvent| kind)).kind(ButtonKind::Quiet).view()}
            }
            if !group.fine.is_empty() {
                {disclosure(words.fine_ones(), Some(group.fine.len()), false, html! { <ul class="ool__rows">{ fine }</ul> })}
            }
        </section>
    }
}

fn row(bench: &Bench, finding: &Finding, is_fine: bool) -> Html {
    let key = finding.key.to_string();
    html! { <Row {key} finding={Rc::new(finding.clone())} {is_fine} bench={bench.clone()} /> }
}

/// What was just done, and the way back.
fn done(bench: &Bench, model: &Rc<Model>) -> Html {
    let words = bench.words();
    let can_undo = model.session().is_some_and(|session| session.history.can_undo());
    let undo = bench.act.reform(|_: MouseEvent| Action::Undo);
    html! {
        <div class="ool__done" role="status">
            if bench.has_mended() && can_undo {
                <p class="ool__done-words">
                    {icon(Glyph::Check)}
                    <span>{ words.mended() }</span>
                    {Button::new(words.undo(), undo).size(ButtonSize::Small).glyph(Glyph::Undo).edits().view()}
                </p>
            }
        </div>
    }
}

/// When the row that had the focus was mended and is gone, the focus goes to the next one.
#[hook]
fn use_focus_after_mending(bench: &Bench, order: &[Text]) {
    let bench = bench.clone();
    use_effect_with(order.to_vec(), move |order| {
        let focused = match bench.next_after(order) {
            Next::Stay => return,
            Next::Page => false,
            Next::Row(key) => {
                let element = row_element(&key);
                dom::scroll_into_view(&element);
                dom::focus(&element, dom::Caret::Keep)
            }
        };
        if !focused {
            dom::focus(&FocusTarget::Main.element_id(), dom::Caret::Keep);
        }
    });
}

#[derive(Properties, Clone)]
struct UnitFilterProps {
    model: Rc<Model>,
    unit: Option<Id>,
    on_unit: Callback<Option<Id>>,
}

impl PartialEq for UnitFilterProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model) && self.unit == other.unit
    }
}

/// Shows one unit and what is below it.
#[component]
fn UnitFilter(props: &UnitFilterProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let asked = use_state(AttrValue::default);
    let Some(session) = props.model.session() else { return Html::default() };
    let units = people::units_to_stand_under(&session.space, None);
    if units.len() < 2 {
        return Html::default();
    }
    let wanted: Vec<String> = asked.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let fits = |name: &str| wanted.iter().all(|word| name.to_lowercase().contains(word.as_str()));
    let all = wanted.is_empty().then(|| Choice::new("", words.whole_organisation()));
    let named = units.iter().filter(|(_, name)| fits(name));
    let choices: Rc<[Choice]> = all
        .into_iter()
        .chain(named.map(|(id, name)| Choice::new(id.to_string(), name.to_string())).take(100))
        .collect();
    let shown = props.unit.as_ref().and_then(|id| session.space.name_of(id));
    let shown = shown.as_deref().unwrap_or(words.whole_organisation()).to_owned();
    let on_input = Callback::from(move |text: AttrValue| asked.set(text));
    let on_choose = props.on_unit.reform(|id: AttrValue| (!id.is_empty()).then(|| Id::new(id.as_str())));
    html! {
        <Combobox id="ool-unit" class="ool__unit" label={words.only_unit()} {choices} {on_input} {on_choose} {shown}
            glyph={Some(Glyph::Filter)} nothing={words.nothing_of_name()} />
    }
}
