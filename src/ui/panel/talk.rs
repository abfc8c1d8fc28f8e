//! What people say to each other about a goal, and what is done for it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::okr::{Day, Id, Text};
use crate::query::panel::{Agreed, Asked, Said, Work};
use crate::space::{Change, Edit, New, Place};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, CheckboxProps, FieldLook, Glyph, Lines, Menu, MenuEntry, TextField,
    avatar, checkbox, rich_note,
};
use crate::words::PanelLabel;

use super::bits::{AddFieldProps, DayInput, add_field, section};
use super::desk::{Desk, written};

/// What [`comments`] shows.
pub struct CommentsProps {
    /// The goal.
    pub of: Id,
    /// Its comments.
    pub comments: Rc<Vec<Said>>,
    /// The desk.
    pub desk: Desk,
}

/// Comments with their answers, and a place for a new one.
pub fn comments(props: &CommentsProps) -> Html {
    let desk = &props.desk;
    section(
        desk.label(PanelLabel::Comments),
        None,
        html! { <>
            <ul class="comments">
                {for props.comments.iter().map(|said| html! {
                    <CommentItem key={said.key.to_string()} of={props.of.clone()} said={Rc::new(said.clone())} desk={desk.clone()} />
                })}
            </ul>
            <Write of={props.of.clone()} id="panel-comment" label={desk.label(PanelLabel::WriteComment)}
                send={desk.label(PanelLabel::Comment)} desk={desk.clone()} />
        </> },
    )
}

#[derive(Properties, PartialEq)]
struct CommentItemProps {
    of: Id,
    said: Rc<Said>,
    desk: Desk,
}

/// One thread.
#[component]
fn CommentItem(props: &CommentItemProps) -> Html {
    let (said, desk) = (&props.said, &props.desk);
    let is_replying = use_state(|| false);
    let on_reply = {
        let is_replying = is_replying.clone();
        Callback::from(move |()| is_replying.set(true))
    };
    let on_sent = {
        let is_replying = is_replying.clone();
        Callback::from(move |()| is_replying.set(false))
    };
    html! {
        <li>
            {comment(props, said, Some(on_reply))}
            {for said.replies.iter().map(|reply| html! {
                <div class="comment--reply" key={reply.key.to_string()}>{comment(props, reply, None)}</div>
            })}
            if *is_replying {
                <Write of={props.of.clone()} id={format!("panel-reply-{}", said.key)} label={desk.label(PanelLabel::WriteReply)}
                    send={desk.label(PanelLabel::Reply)} reply_to={Some(Text::clone(&said.key))} takes_focus=true
                    {on_sent} desk={desk.clone()} />
            }
        </li>
    }
}

fn comment(props: &CommentItemProps, said: &Said, on_reply: Option<Callback<()>>) -> Html {
    let desk = &props.desk;
    let words = desk.words();
    let by = said.by.as_deref().unwrap_or_else(|| words.label(PanelLabel::Somebody)).to_owned();
    let mut entries = Vec::new();
    if on_reply.is_some() {
        entries.push(MenuEntry::act("reply", desk.label(PanelLabel::Reply), Glyph::Comment));
    }
    entries.push(MenuEntry::act("retract", desk.label(PanelLabel::TakeBack), Glyph::Undo));
    let on_choose = {
        let (desk, of, key) = (desk.clone(), props.of.clone(), Text::clone(&said.key));
        Callback::from(move |chosen: AttrValue| match (chosen.as_str(), &on_reply) {
            ("reply", Some(on_reply)) => on_reply.emit(()),
            _ => desk.edit(Edit::Retract { of: of.clone(), key: Text::clone(&key) }),
        })
    };
    html! {
        <div class="comment">
            {avatar(&by)}
            <div class="comment__head">
                <span class="comment__name"><bdi>{by}</bdi></span>
                <span class="comment__when">{words.by_at(None, said.at, desk.today)}</span>
                <Menu id={format!("panel-comment-{}", said.key)} label={words.more()} entries={Rc::from(entries)} {on_choose}
                    kind={ButtonKind::Icon} size={ButtonSize::Small} />
            </div>
            <div class="comment__text">
                {rich_note(&said.text)}
                {for said.extras.iter().map(|(name, value)| html! {
                    <p class="comment__when" key={name.to_string()}><bdi>{format!("{name}: {value}")}</bdi></p>
                })}
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct WriteProps {
    of: Id,
    id: AttrValue,
    label: AttrValue,
    send: AttrValue,
    #[prop_or_default]
    reply_to: Option<Text>,
    #[prop_or_default]
    takes_focus: bool,
    #[prop_or_default]
    on_sent: Callback<()>,
    desk: Desk,
}

/// A place to write. Nothing is sent by leaving it: a half-written word is nobody else's yet.
#[component]
fn Write(props: &WriteProps) -> Html {
    let text = use_state(AttrValue::default);
    let latest = use_mut_ref(String::new);
    let on_input = {
        let (text, latest) = (text.clone(), Rc::clone(&latest));
        Callback::from(move |typed: AttrValue| {
            *latest.borrow_mut() = typed.to_string();
            text.set(typed);
        })
    };
    let send = {
        let (text, latest, desk) = (text.clone(), Rc::clone(&latest), props.desk.clone());
        let (of, reply_to, on_sent) = (props.of.clone(), props.reply_to.clone(), props.on_sent.clone());
        Callback::from(move |()| {
            let said = written(&latest.borrow());
            if let Some(said) = said {
                desk.edit(Edit::Comment { of: of.clone(), text: said, reply_to: reply_to.clone() });
                latest.borrow_mut().clear();
                text.set(AttrValue::default());
                on_sent.emit(());
            }
        })
    };
    html! {
        <div class="write">
            <TextField id={props.id.clone()} value={(*text).clone()} label={props.label.clone()} placeholder={props.label.clone()}
                lines={Lines::Many} on_commit={Callback::noop()} {on_input} on_enter={send.clone()} takes_focus={props.takes_focus} />
            if !text.trim().is_empty() {
                {Button::new(props.send.clone(), send.reform(|_event: MouseEvent| ()))
                    .size(ButtonSize::Small).kind(ButtonKind::Primary).view()}
            }
        </div>
    }
}

/// What [`asks`] shows.
pub struct AsksProps {
    /// The asks.
    pub asks: Rc<Vec<Asked>>,
    /// The agreements.
    pub agreements: Rc<Vec<Agreed>>,
    /// The desk.
    pub desk: Desk,
}

/// What was asked, answered and agreed, to read.
pub fn asks(props: &AsksProps) -> Html {
    let desk = &props.desk;
    let words = desk.words();
    html! {
        <>
            if !props.asks.is_empty() {
                {section(desk.label(PanelLabel::Asks), None, html! { <>
                    <ul class="timeline">
                        {for props.asks.iter().map(|ask| html! {
                            <li class="timeline__entry" key={ask.key.to_string()}>
                                <p class="timeline__said"><bdi>{words.asks_whom(ask.by.as_deref(), ask.to.as_deref())}</bdi></p>
                                {rich_note(&ask.text)}
                                <span class="timeline__by">
                                    {words.by_at(None, ask.at, desk.today)}{" · "}{words.ask_state(ask.state)}
                                    {ask.due.map(|due| format!(" · {} {}", words.label(PanelLabel::Due), words.day(due, desk.today)))}
                                </span>
                                {for ask.answers.iter().map(|(by, at, text)| html! {
                                    <div key={text.to_string()}>
                                        {rich_note(text)}
                                        <span class="timeline__by">{words.by_at(by.as_deref(), *at, desk.today)}</span>
                                    </div>
                                })}
                            </li>
                        })}
                    </ul>
                </> })}
            }
            if !props.agreements.is_empty() {
                {section(desk.label(PanelLabel::Agreements), None, html! { <>
                    <ul class="timeline">
                        {for props.agreements.iter().enumerate().map(|(at, one)| html! {
                            <li class="timeline__entry" key={at}>
                                <span class="timeline__said">{words.by_at(one.by.as_deref(), one.at, desk.today)}</span>
                                if let Some(text) = &one.text {
                                    {rich_note(text)}
                                }
                            </li>
                        })}
                    </ul>
                </> })}
            }
        </>
    }
}

/// What [`initiatives`] shows.
pub struct InitiativesProps {
    /// The goal.
    pub of: Id,
    /// What is done for it.
    pub work: Rc<Vec<Work>>,
    /// The desk.
    pub desk: Desk,
}

/// What is done for a goal; it never counts as progress.
pub fn initiatives(props: &InitiativesProps) -> Html {
    let desk = &props.desk;
    let on_add = {
        let (desk, of) = (desk.clone(), props.of.clone());
        let after = props.work.last().map(|one| one.id.clone());
        Callback::from(move |title: AttrValue| {
            let place = Place { under: Some(of.clone()), after: after.clone() };
            desk.act(Action::Add { new: New::Initiative { title: title.as_str().into() }, place });
        })
    };
    section(
        desk.label(PanelLabel::Initiatives),
        None,
        html! { <>
            <ul class="work">
                {for props.work.iter().map(|one| html! {
                    <WorkItem key={one.id.to_string()} work={Rc::new(one.clone())} desk={desk.clone()} />
                })}
            </ul>
            {add_field(&AddFieldProps {
                id: AttrValue::Static("panel-initiative-add"), label: desk.label(PanelLabel::AddInitiative), on_add
            })}
        </> },
    )
}

#[derive(Properties, PartialEq)]
struct WorkItemProps {
    work: Rc<Work>,
    desk: Desk,
}

/// One initiative.
#[component]
fn WorkItem(props: &WorkItemProps) -> Html {
    let (work, desk) = (&props.work, &props.desk);
    let on_title = desk.on(&work.id, |text: AttrValue| Change::Title(text.trim().into()));
    let on_due = desk.on(&work.id, |day: Option<Day>| Change::End(day));
    let delete = desk.editor(Edit::Delete { id: work.id.clone() });
    html! {
        <li class="work__one" data-done={work.done.then_some("true")}>
            {checkbox(&CheckboxProps {
                id: AttrValue::from(format!("panel-done-{}", work.id)),
                label: AttrValue::from(format!("{}: {}", desk.label(PanelLabel::Done), work.title)), checked: work.done,
                on_change: desk.on(&work.id, Change::Done), label_unseen: true
            })}
            <TextField id={format!("title-{}", work.id)} value={AttrValue::from(Text::clone(&work.title))} lines={Lines::Wrapped}
                label={desk.label(PanelLabel::Title)} on_commit={on_title} look={FieldLook::Bare} placeholder={desk.words().untitled()} />
            {Button::new(desk.words().remove_named(&work.title), delete)
                .kind(ButtonKind::Icon).size(ButtonSize::Small).glyph(Glyph::Trash).view()}
            <span class="work__facts">
                <DayInput id={format!("panel-due-{}", work.id)} label={desk.label(PanelLabel::Due)} value={work.due} on_change={on_due}
                    desk={desk.clone()} />
                <bdi>{work.owners.join(", ")}</bdi>
                {for work.extras.iter().map(|(name, value)| html! {
                    <bdi key={name.to_string()}>{format!("{name}: {value}")}</bdi>
                })}
            </span>
        </li>
    }
}
