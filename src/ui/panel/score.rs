//! The judgement at the close: the score, what it means and where it comes from, and what else was decided.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::score::{Band, band};
use crate::okr::{Commitment, Id, Reached, RootCause, Unscored};
use crate::query::close::{ScoredPart, close_with};
use crate::query::panel::Explained;
use crate::space::codec::Word;
use crate::space::{Change, Edit};
use crate::ui::parts::{
    Button, ButtonKind, Choice, FieldLook, Lines, Select, StatusShape, TextField, disclosure, status_mark,
};
use crate::words::{PagePhrases, PanelLabel};

use super::bits::{NumberInput, fact, word_choices, word_value};
use super::desk::Desk;

/// The shape of a band; its colour comes with it.
pub fn band_shape(band: Band) -> StatusShape {
    match band {
        Band::Good => StatusShape::Done,
        Band::Partly => StatusShape::Behind,
        Band::Missed => StatusShape::AtRisk,
    }
}

/// What a score means: a shape, a colour and words.
pub fn band_mark(score: f64, commitment: Option<Commitment>, words: &dyn PagePhrases) -> Html {
    let band = band(score, commitment);
    let shape = band_shape(band);
    html! {
        <span class="standing" data-status={shape.slug()}>
            {status_mark(shape, None)}
            {words.band_word(band, commitment)}
        </span>
    }
}

/// What came of a goal that was closed with a word: the same three marks.
fn word_mark(reached: Reached, words: &dyn PagePhrases) -> Html {
    let shape = match reached {
        Reached::Done => StatusShape::Done,
        Reached::Partly => StatusShape::Behind,
        Reached::Not => StatusShape::AtRisk,
    };
    html! {
        <span class="standing" data-status={shape.slug()}>
            {status_mark(shape, None)}
            {words.reached_word(reached)}
        </span>
    }
}

/// The rows of the score: what was said, what it means, what is suggested and from what, and why.
pub fn score_facts(id: &Id, one: &Explained, desk: &Desk) -> Html {
    let words = desk.words();
    let judged = &one.judged;
    html! {
        <>
            {fact(words.score(), score(id, one, desk))}
            if one.score.is_some() || judged.word.is_some() || one.score_reason.is_some() {
                {fact(words.label(PanelLabel::ScoreReason), html! {
                    <>
                        <TextField id="panel-score-reason" label={desk.label(PanelLabel::ScoreReason)} lines={Lines::Many}
                            value={one.score_reason.clone().map(AttrValue::from).unwrap_or_default()}
                            on_commit={desk.on_text(id, Change::ScoreReason)} look={FieldLook::Bare}
                            placeholder={desk.label(PanelLabel::ScoreReasonEmpty)} />
                        if judged.asked.reason {
                            <p class="facts__hint">{words.reason_wanted()}</p>
                        }
                    </>
                })}
            }
        </>
    }
}

fn score(id: &Id, one: &Explained, desk: &Desk) -> Html {
    let words = desk.words();
    let (judged, verdict) = (&one.judged, &one.judged.verdict);
    let mean = verdict.value.filter(|_| one.score.is_none());
    html! {
        <>
            <NumberInput id="panel-score" label={words.score()} value={one.score} on_change={desk.on(id, Change::Score)}
                desk={desk.clone()} placeholder={desk.label(PanelLabel::ScoreEmpty)} />
            if let Some(mean) = mean {
                <p><span class="num">{words.score_figure(mean)}</span></p>
            }
            if let Some(value) = verdict.value {
                <p>{band_mark(value, one.commitment, words)}</p>
                <p class="facts__derivation">{words.band_expects(one.commitment)}</p>
            } else if let Some(reached) = verdict.reached {
                <p>{word_mark(reached, words)}</p>
            } else if let Some(unscored) = verdict.unscored {
                <p>{words.unscored_word(unscored)}</p>
            }
            {for words.judged_told(judged).into_iter().map(|line| html! {
                <p key={line.clone()} class="facts__derivation">{line}</p>
            })}
            {suggestion(id, one, desk)}
            if judged.asked.bar {
                <p class="facts__hint">{words.steady_hint()}</p>
            }
            if !judged.parts.is_empty() {
                {disclosure(words.label(PanelLabel::ShowScore), None, false, scored_parts(&judged.parts, desk))}
            }
        </>
    }
}

/// What is suggested, and from what that is read; to be taken with one press where nothing was said.
fn suggestion(id: &Id, one: &Explained, desk: &Desk) -> Html {
    let words = desk.words();
    let Some(suggested) = one.suggested else { return Html::default() };
    // The mean of an objective stands already and is not said again.
    let is_mean = one.score.is_none() && one.judged.verdict.value.is_some();
    if is_mean || one.judged.verdict.unscored.is_some() {
        return Html::default();
    }
    let value = suggested.shown();
    let told = words.suggested_score(value);
    html! {
        <>
            if one.score.is_none() {
                {Button::new(told, desk.editor(Edit::Change { id: id.clone(), change: Change::Score(Some(value)) }))
                    .kind(ButtonKind::Inline).edits().view()}
            } else {
                <p class="facts__derivation">{told}</p>
            }
            <p class="facts__derivation">{words.suggested_from(&suggested)}</p>
        </>
    }
}

/// What each key result brings into the mean of an objective, and why some bring nothing.
pub fn scored_parts(parts: &[ScoredPart], desk: &Desk) -> Html {
    let words = desk.words();
    html! {
        <div class="how">
            <ul class="how__parts">
                {for parts.iter().map(|part| {
                    let figure = part.value.map_or_else(String::new, |value| words.score_figure(value));
                    let fate = words.scored_part(part);
                    let home = part.home.as_ref().map(|(_, home)| words.shared_from(home));
                    let facts: Vec<String> = [Some(fate), home].into_iter().flatten().collect();
                    html! {
                        <li class="how__part" key={part.id.to_string()}>
                            <span />
                            if let Some(value) = part.value {
                                {status_mark(band_shape(band(value, part.commitment)), Some(words.band_word(band(value, part.commitment), part.commitment)))}
                            } else {
                                <span />
                            }
                            {Button::new(AttrValue::from(Rc::clone(&part.title)), desk.opener(&part.id)).kind(ButtonKind::Inline).view()}
                            <span class="num">{figure}</span>
                            <span class="how__fate"><bdi>{facts.join(" · ")}</bdi></span>
                        </li>
                    }
                })}
            </ul>
        </div>
    }
}

/// What else is decided at the close: no score on purpose, a word instead of one, and what kept it from more.
/// Open once its time is over or something of it was decided.
pub fn at_the_close(id: &Id, one: &Explained, desk: &Desk) -> Html {
    let words = desk.words();
    let (judged, closing) = (&one.judged, &one.judged.closing);
    let is_decided = closing.unscored.is_some() || closing.cause.is_some() || closing.cause_note.is_some();
    let is_open = one.is_due || is_decided || judged.asked.cause;
    disclosure(
        desk.label(PanelLabel::AtTheClose),
        None,
        is_open,
        html! {
            <dl class="facts">
                if one.score.is_none() {
                    {fact(words.label(PanelLabel::NoScoreBecause), unscored(id, closing.unscored, desk))}
                    if closing.unscored.is_none() {
                        {fact(words.label(PanelLabel::InWords), in_words(id, judged.word, desk))}
                    }
                }
                {fact(words.label(PanelLabel::Cause), html! {
                    <>
                        {cause(id, closing.cause, desk)}
                        if judged.asked.cause {
                            <p class="facts__hint">{words.cause_wanted(one.commitment)}</p>
                        }
                    </>
                })}
                {fact(words.label(PanelLabel::CauseNote), html! {
                    <TextField id="panel-cause-note" label={desk.label(PanelLabel::CauseNote)} lines={Lines::Many}
                        value={closing.cause_note.clone().map(AttrValue::from).unwrap_or_default()}
                        on_commit={desk.on_text(id, Change::CauseNote)} look={FieldLook::Bare}
                        placeholder={desk.label(PanelLabel::CauseNoteEmpty)} />
                })}
            </dl>
        },
    )
}

fn unscored(id: &Id, stands: Option<Unscored>, desk: &Desk) -> Html {
    let words = desk.words();
    let choices = word_choices(Some(words.label(PanelLabel::ToBeScored)), |one| words.unscored_word(one));
    let on_choose = desk.on(id, |word: AttrValue| Change::Unscored(Unscored::from_word(&word)));
    html! {
        <Select id="panel-unscored" label={desk.label(PanelLabel::NoScoreBecause)} {choices} value={word_value(stands)}
            {on_choose} class="select--bare" />
    }
}

fn in_words(id: &Id, stands: Option<Reached>, desk: &Desk) -> Html {
    let words = desk.words();
    let none = Choice::new("", words.label(PanelLabel::NoWordYet));
    let choice = |one: Reached| Choice::new(one.status().word(), words.reached_word(one));
    let choices: Rc<[Choice]> = std::iter::once(none).chain(Reached::ALL.map(choice)).collect();
    let on_choose = {
        let (desk, id) = (desk.clone(), id.clone());
        Callback::from(move |word: AttrValue| {
            match Reached::ALL.into_iter().find(|one| one.status().word() == &*word) {
                Some(reached) => desk.edit(close_with(&id, reached)),
                None => desk.change(&id, Change::Status(None)),
            }
        })
    };
    let value = stands.map_or_else(AttrValue::default, |one| AttrValue::from(one.status().word()));
    html! {
        <>
            <Select id="panel-in-words" label={desk.label(PanelLabel::InWords)} {choices} {value} {on_choose} class="select--bare" />
            <p class="facts__derivation">{words.label(PanelLabel::InWordsHelp)}</p>
        </>
    }
}

fn cause(id: &Id, stands: Option<RootCause>, desk: &Desk) -> Html {
    let words = desk.words();
    let none = Choice::new("", words.label(PanelLabel::CauseNone));
    let choice = |(one, word): &(RootCause, &'static str)| {
        Choice::new(*word, words.cause_word(*one)).hint(words.cause_help(*one))
    };
    let choices: Rc<[Choice]> = std::iter::once(none).chain(RootCause::WORDS.iter().map(choice)).collect();
    let on_choose = desk.on(id, |word: AttrValue| Change::Cause(RootCause::from_word(&word)));
    html! {
        <Select id="panel-cause" label={desk.label(PanelLabel::Cause)} {choices} value={word_value(stands)} {on_choose}
            class="select--bare" />
    }
}
