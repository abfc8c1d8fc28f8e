//! Small pieces that many sections of the panel are made of.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::{Day, number};
use crate::space::codec::Word;
use crate::ui::dates::use_date_words;
use crate::ui::parts::{Choice, DateField, FieldLook, NumberFieldProps, TextField, number_field};
use crate::words::PanelLabel;

use super::desk::Desk;

/// A section of the panel under its heading, with what can be done with all of it.
pub fn section(title: AttrValue, acts: Option<Html>, shown: Html) -> Html {
    html! {
        <section class="panel__section">
            <div class="panel__heading">
                <h3 class="panel__name">{title}</h3>
                {acts}
            </div>
            {shown}
        </section>
    }
}

/// One fact: its name and what it says.
pub fn fact(name: &'static str, value: Html) -> Html {
    html! {
        <>
            <dt class="facts__name">{name}</dt>
            <dd class="facts__value">{value}</dd>
        </>
    }
}

/// How a number field reads what is typed.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Reads {
    /// As it stands: `40%` is 40.
    #[default]
    Plain,
    /// As a part of 1: `40%` is 0.4, and 40 is 40.
    Share,
    /// As a part of 1, written in percent: 40 is 0.4.
    Percent,
}

/// What [`NumberInput`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct NumberInputProps {
    /// Id of the input element.
    pub id: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// The number that stands; `None` where nobody knows.
    pub value: Option<f64>,
    /// Called with a number, or with `None` when the field was emptied.
    pub on_change: Callback<Option<f64>>,
    /// The desk.
    pub desk: Desk,
    /// How what is typed is read.
    #[prop_or_default]
    pub reads: Reads,
    /// What is counted.
    #[prop_or_default]
    pub measured_in: Option<AttrValue>,
    /// Shown while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// What it looks like.
    #[prop_or(FieldLook::Bare)]
    pub look: FieldLook,
}

/// A number in the place where it stands. Empty is unknown, which is not zero.
#[component]
pub fn NumberInput(props: &NumberInputProps) -> Html {
    let refused = use_state(|| false);
    let on_commit = {
        let (refused, on_change, reads, stands) =
            (refused.clone(), props.on_change.clone(), props.reads, props.value);
        Callback::from(move |text: AttrValue| match read(&text, reads) {
            Ok(value) => {
                refused.set(false);
                if value != stands {
                    on_change.emit(value);
                }
            }
            Err(NotANumber) => refused.set(true),
        })
    };
    let error = refused.then(|| props.desk.label(PanelLabel::NotANumber));
    let placeholder = props.placeholder.clone().unwrap_or_else(|| props.desk.label(PanelLabel::NotKnown));
    let value = props.value.map_or_else(String::new, |value| match props.reads {
        Reads::Percent => number::shown(value * 100.0, 6),
        Reads::Plain | Reads::Share => number::exact(value),
    });
    let suffix =
        if props.reads == Reads::Percent { Some(AttrValue::Static("%")) } else { props.measured_in.clone() };
    number_field(NumberFieldProps {
        id: props.id.clone(),
        value: value.into(),
        label: props.label.clone(),
        on_commit,
        measured_in: suffix,
        placeholder: Some(placeholder),
        error,
        look: props.look,
    })
}

struct NotANumber;

fn read(text: &str, reads: Reads) -> Result<Option<f64>, NotANumber> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let typed = number::parse(text).filter(|typed| typed.comparator.is_none()).ok_or(NotANumber)?;
    let is_percent = number::half_width(text).contains('%');
    Ok(Some(match reads {
        Reads::Percent => typed.value / 100.0,
        Reads::Share if is_percent => typed.value / 100.0,
        Reads::Share | Reads::Plain => typed.value,
    }))
}

/// What [`DayInput`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct DayInputProps {
    /// Id of the input element.
    pub id: AttrValue,
    /// What is asked.
    pub label: AttrValue,
    /// The day that stands.
    pub value: Option<Day>,
    /// Called with a day, or with `None` when it was taken away.
    pub on_change: Callback<Option<Day>>,
    /// The desk.
    pub desk: Desk,
    /// Shown while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
}

/// A day in the place where it stands.
#[component]
pub fn DayInput(props: &DayInputProps) -> Html {
    let refused = use_state(|| false);
    let words = use_date_words();
    let on_commit = {
        let (refused, on_change) = (refused.clone(), props.on_change.clone());
        Callback::from(move |text: AttrValue| {
            let day = Day::parse_written(&text);
            let is_understood = day.is_some() || text.trim().is_empty();
            refused.set(!is_understood);
            if is_understood {
                on_change.emit(day);
            }
        })
    };
    let value = props.value.map_or_else(String::new, |day| day.to_string());
    html! {
        <DateField id={props.id.clone()} {value} label={props.label.clone()} {on_commit} today={props.desk.today} {words}
            error={refused.then(|| props.desk.label(PanelLabel::NotADate))} look={FieldLook::Bare}
            placeholder={props.placeholder.clone().unwrap_or_else(|| props.desk.label(PanelLabel::NoDate))} />
    }
}

/// What [`add_field`] shows and calls.
pub struct AddFieldProps {
    /// Id of the input element.
    pub id: AttrValue,
    /// What is added.
    pub label: AttrValue,
    /// Called with what was written, without the space round it; never with nothing.
    pub on_add: Callback<AttrValue>,
}

/// A line in which something new is written. It is empty again once that was taken.
pub fn add_field(props: &AddFieldProps) -> Html {
    let on_add = props.on_add.clone();
    let on_commit = Callback::from(move |text: AttrValue| {
        let text = text.trim();
        if !text.is_empty() {
            on_add.emit(AttrValue::from(text.to_owned()));
        }
    });
    html! {
        <TextField id={props.id.clone()} value="" label={props.label.clone()} placeholder={props.label.clone()}
            look={FieldLook::Bare} {on_commit} class="field--add" />
    }
}

/// The words of the file as choices, with one for "none" where that is one.
pub fn word_choices<W: Word + PartialEq>(
    none: Option<&'static str>,
    told: impl Fn(W) -> &'static str,
) -> Rc<[Choice]> {
    let none = none.map(|none| Choice::new("", none));
    none.into_iter().chain(W::WORDS.iter().map(|(value, word)| Choice::new(*word, told(*value)))).collect()
}

/// The value of a choice of words; empty for none.
pub fn word_value<W: Word + PartialEq>(value: Option<W>) -> AttrValue {
    value.map_or_else(AttrValue::default, |value| AttrValue::from(value.word()))
}

#[cfg(test)]
mod tests {
    use super::{Reads, read};

    #[test]
    fn nothing_is_unknown_and_not_zero() {
        assert_eq!(read("  ", Reads::Plain).ok(), Some(None));
        assert_eq!(read("0", Reads::Plain).ok(), Some(Some(0.0)));
        assert!(read("soon", Reads::Plain).is_err());
    }

    #[test]
    fn percent_is_a_part_of_one_where_shares_are_asked_for() {
        assert_eq!(read("40%", Reads::Share).ok(), Some(Some(0.4)));
        assert_eq!(read("40", Reads::Share).ok(), Some(Some(40.0)));
        assert_eq!(read("40", Reads::Percent).ok(), Some(Some(0.4)));
        assert_eq!(read("40 %", Reads::Plain).ok(), Some(Some(40.0)));
    }
}
