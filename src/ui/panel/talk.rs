//! What people say to each other about a goal, and what is done for it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Action;
use crate::okr::{Day, Id, Text};
use crate::query::panel::{Said, Work};
use crate::space::{Change, Edit, New, Place};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, CheckboxProps, FieldLook, Glyph, Lines, Menu, MenuEntry, TextField,
    avatar, checkbox,
};
use crate::words::PanelLabel;

use super::bits::{AddFieldProps, DayInput, add_field, section};
use super::desk::Desk;
use super::mention::Note;
use super::write::Write;

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
            <Write id="panel-comment" label={desk.label(PanelLabel::WriteComment)} send={desk.label(PanelLabel::Comment)}
                on_send={commenter(&props.of, None, desk)} />
        </> },
    )
}

/// Writes a comment, or an answer to one.
fn commenter(of: &Id, reply_to: Option<Text>, desk: &Desk) -> Callback<Text> {
    let (desk, of) = (desk.clone(), of.clone());
    Callback::from(move |text: Text| {
        desk.edit(Edit::Comment { of: of.clone(), text, reply_to: reply_to.clone() });
    })
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
        let (is_replying, send) =
            (is_replying.clone(), commenter(&props.of, Some(Text::clone(&said.key)), desk));
        Callback::from(move |text: Text| {
            is_replying.set(false);
            send.emit(text);
        })
    };
    html! {
        <li>
            {comment(props, said, Some(on_reply))}
            {for said.replies.iter().map(|reply| html! {
                <div class="comment--reply" key={reply.key.to_string()}>{comment(props, reply, None)}</div>
            })}
            if *is_replying {
                <Write id={format!("panel-reply-{}", said.key)} label={desk.label(PanelLabel::WriteReply)}
                    send={desk.label(PanelLabel::Reply)} takes_focus=true on_send={on_sent} />
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
                <Note text={AttrValue::from(Rc::clone(&said.text))} desk={desk.clone()} />
                {for said.extras.iter().map(|(name, value)| html! {
                    <p class="comment__when" key={name.to_string()}><bdi>{format!("{name}: {value}")}</bdi></p>
                })}
            </div>
        </div>
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
                .kind(ButtonKind::Icon).size(ButtonSize::Small).glyph(Glyph::Trash).edits().view()}
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
