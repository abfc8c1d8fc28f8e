//! The head of the panel: where the thing stands, what it is called, what can be done with all of it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::app::changing::ChangingAction;
use crate::app::kpis::KpiAction;
use crate::app::sharing::Form;
use crate::okr::{Id, Moment, Stage};
use crate::platform::clock;
use crate::query::kpis::can_keep;
use crate::query::panel::Head;
use crate::query::{Way, moved};
use crate::space::share::What;
use crate::space::{Change, Edit, Mark, Place, Space, kind};
use crate::ui::coach::Rest;
use crate::ui::parts::{
    Button, ButtonKind, Dialog, DialogSize, FieldLook, Glyph, Lines, Menu, MenuEntry, TextField, chip, icon,
    plain_text,
};
use crate::ui::share::opens;
use crate::words::{KpiLabel, PanelLabel};

use super::desk::Desk;
use super::pickers::{Among, Picker};

/// What [`PanelHead`] shows.
#[derive(Properties, PartialEq)]
pub struct PanelHeadProps {
    /// Where the thing stands.
    pub head: Rc<Head>,
    /// The desk.
    pub desk: Desk,
    /// The workspace.
    pub space: Space,
}

/// What it stands under, and what can be done with all of it.
#[component]
pub fn PanelHead(props: &PanelHeadProps) -> Html {
    let (head, desk) = (&props.head, &props.desk);
    let moving = use_state(|| false);
    let on_choose = {
        let (head, desk, space, moving) =
            (Rc::clone(head), desk.clone(), props.space.clone(), moving.clone());
        Callback::from(move |chosen: AttrValue| act(&head, &desk, &space, &chosen, &moving))
    };
    let close = {
        let desk = desk.clone();
        Callback::from(move |_event: MouseEvent| desk.open(None))
    };
    let acts = entries(head, desk, &props.space);
    html! {
        <>
            <header class="panel__head">
                <p class="panel__crumb">{crumb(head, desk)}</p>
                if !acts.is_empty() {
                    <Menu id="panel-acts" label={desk.label(PanelLabel::Actions)} entries={acts} {on_choose} />
                }
                {Button::new(desk.label(PanelLabel::ClosePanel), close).kind(ButtonKind::Icon).glyph(Glyph::Close).id("panel-close").view()}
            </header>
            if *moving {
                <MoveDialog head={Rc::clone(head)} desk={desk.clone()} space={props.space.clone()}
                    on_close={Callback::from(move |()| moving.set(false))} />
            }
        </>
    }
}

fn crumb(head: &Head, desk: &Desk) -> Html {
    let words = desk.words();
    let what = match &*head.kind {
        kind::OBJECTIVE => words.objective(),
        kind::KEY_RESULT => words.key_result(),
        kind::UNIT => words.unit(),
        kind::PERSON => words.person(),
        kind::CYCLE => words.cycle(),
        kind::KPI => words.kind_word(kind::KPI),
        _ => words.label(PanelLabel::Details),
    };
    let place = words.panel_place(None, what, head.number);
    match head.above.last() {
        Some((id, name)) => html! {
            <>
                {Button::new(AttrValue::from(Rc::clone(name)), desk.opener(id)).kind(ButtonKind::Inline).view()}
                <span class="panel__nth">{" · "}{place}</span>
            </>
        },
        None => html! { place },
    }
}

fn entries(head: &Head, desk: &Desk, space: &Space) -> Rc<[MenuEntry]> {
    let act =
        |id: &'static str, label: PanelLabel, glyph: Glyph| MenuEntry::act(id, desk.label(label), glyph);
    let mut entries: Vec<MenuEntry> = Vec::new();
    if let Some(stage) = head.stage {
        match stage {
            Stage::Draft => entries.push(act("publish", PanelLabel::Publish, Glyph::Flag)),
            Stage::Published { .. } => {
                entries.push(act("close", PanelLabel::CloseGoal, Glyph::Check));
                entries.push(act("postpone", PanelLabel::Postpone, Glyph::Clock));
                entries.push(act("drop", PanelLabel::DropIt, Glyph::Close));
                entries.push(act("draft", PanelLabel::BackToDraft, Glyph::Pencil));
            }
            Stage::Postponed | Stage::Dropped | Stage::Closed => {
                entries.push(act("resume", PanelLabel::Resume, Glyph::Restore));
            }
        }
        entries.push(MenuEntry::Line);
        entries.push(MenuEntry::act("hand", desk.words().hand_over(), Glyph::People));
        entries.push(act("move", PanelLabel::MoveTo, Glyph::Folder));
        if can_keep(space, &head.id) {
            entries.push(MenuEntry::act("keep", desk.words().kpi_label(KpiLabel::KeepIt), Glyph::Measure));
        }
    }
    if matches!(&*head.kind, kind::OBJECTIVE | kind::KEY_RESULT | kind::UNIT | kind::PERSON) {
        entries.push(act("up", PanelLabel::MoveUp, Glyph::ArrowUp));
        entries.push(act("down", PanelLabel::MoveDown, Glyph::ArrowDown));
    }
    if matches!(&*head.kind, kind::OBJECTIVE | kind::UNIT | kind::PERSON) {
        entries.push(MenuEntry::Line);
        entries.push(MenuEntry::act("share", desk.words().share_open(), Glyph::Shield));
    }
    // The workspace itself, and what a newer version knows, cannot be thrown away from here.
    let known = [
        kind::OBJECTIVE,
        kind::KEY_RESULT,
        kind::UNIT,
        kind::PERSON,
        kind::CYCLE,
        kind::INITIATIVE,
        kind::KPI,
    ];
    if !known.contains(&&*head.kind) {
        return entries.into();
    }
    entries.push(MenuEntry::Line);
    entries.push(MenuEntry::Danger {
        id: "delete".into(),
        label: desk.words().delete().into(),
        glyph: Some(Glyph::Trash),
        keys: None,
    });
    entries.into()
}

fn act(head: &Head, desk: &Desk, space: &Space, chosen: &str, moving: &UseStateHandle<bool>) {
    let stage = |stage: Stage| desk.change(&head.id, Change::Stage(stage));
    let step = |way: Way| {
        if let Some(edit) = moved(space, &head.id, way) {
            desk.edit(edit);
        }
    };
    match chosen {
        "publish" => stage(Stage::Published { at: Some(Moment(clock::now_millis())) }),
        // The moment of the first publishing stays as it is, known or not.
        "resume" => stage(Stage::Published { at: None }),
        "hand" => desk.act(Action::Changing(ChangingAction::Hand(Some(head.id.clone())))),
        "draft" => stage(Stage::Draft),
        "postpone" => stage(Stage::Postponed),
        "drop" => stage(Stage::Dropped),
        "close" => stage(Stage::Closed),
        "move" => moving.set(true),
        "keep" => desk.act(Action::Kpi(KpiAction::Keep { of: head.id.clone() })),
        "up" => step(Way::Up),
        "down" => step(Way::Down),
        "share" if &*head.kind == kind::OBJECTIVE => {
            desk.act(opens(What::Goals(vec![head.id.clone()]), Form::Link));
        }
        "share" => desk.act(opens(What::Part { unit: Some(head.id.clone()), cycle: None }, Form::File)),
        "delete" => desk.edit(Edit::Delete { id: head.id.clone() }),
        _ => {}
    }
}

/// What [`MoveDialog`] shows.
#[derive(Properties, PartialEq)]
struct MoveDialogProps {
    head: Rc<Head>,
    desk: Desk,
    space: Space,
    on_close: Callback<()>,
}

/// Asks under what an objective or a key result should stand.
#[component]
fn MoveDialog(props: &MoveDialogProps) -> Html {
    let desk = &props.desk;
    let is_kr = &*props.head.kind == kind::KEY_RESULT;
    let among = if is_kr { Among::Objectives } else { Among::PeopleAndUnits };
    let on_choose = {
        let (desk, space, id, on_close) =
            (desk.clone(), props.space.clone(), props.head.id.clone(), props.on_close.clone());
        Callback::from(move |under: Id| {
            let list = if is_kr { space.key_results_of(&under) } else { space.objectives_of(Some(&under)) };
            let after = list.iter().rfind(|other| **other != id).cloned();
            desk.edit(Edit::Move { id: id.clone(), place: Place { under: Some(under), after } });
            on_close.emit(());
        })
    };
    html! {
        <Dialog id="panel-move" title={desk.label(PanelLabel::MoveWhere)} close_label={desk.words().cancel()}
            on_close={props.on_close.clone()} size={DialogSize::Small}>
            <Picker id="panel-move-to" label={desk.label(PanelLabel::Search)} {among} space={props.space.clone()}
                desk={desk.clone()} {on_choose} takes_focus=true />
        </Dialog>
    }
}

/// What [`panel_title`] shows.
pub struct PanelTitleProps {
    /// The thing.
    pub head: Rc<Head>,
    /// The desk.
    pub desk: Desk,
    /// What hears of it while it is written.
    pub rest: Rest,
}

/// The title, edited in place, with the stage where it is worth a word.
pub fn panel_title(props: &PanelTitleProps) -> Html {
    let (head, desk) = (&props.head, &props.desk);
    let is_goal = head.stage.is_some() || &*head.kind == kind::INITIATIVE;
    let label = desk.label(if is_goal { PanelLabel::Title } else { PanelLabel::Name });
    let on_commit = desk.on(&head.id, |text: AttrValue| Change::Title(text.trim().into()));
    let stage = head.stage.filter(|stage| !matches!(stage, Stage::Published { .. }));
    let words = desk.words();
    if head.is_hidden() {
        // Whoever writes a title here would write beside the one that is kept private.
        return html! {
            <>
                <h2 class="panel__title panel__title--hidden">
                    {icon(Glyph::Shield)}{plain_text(AttrValue::from(Rc::clone(&head.title)))}
                </h2>
                <p class="panel__private">{ words.hidden_here() }</p>
            </>
        };
    }
    html! {
        <>
            if let Some(stage) = stage {
                <p class="panel__stage">{chip(desk.words().stage_word(stage))}</p>
            }
            if let Some(Mark { privacy, .. }) = head.mark {
                <p class="panel__private">{icon(Glyph::Shield)}{ words.privacy_sign(privacy) }</p>
            }
            <h2 class="panel__title">
                <TextField id="panel-title" value={AttrValue::from(Rc::clone(&head.title))} {label} {on_commit}
                    on_input={props.rest.on_input.clone()} on_focus={props.rest.on_focus.clone()} lines={Lines::Wrapped} look={FieldLook::Bare} placeholder={desk.words().untitled()} />
            </h2>
        </>
    }
}
