//! A control with its name above it, and what helps to fill it in below.

use yew::AttrValue;
use yew::Html;
use yew::html;

use super::reading::by_reading;

/// A name for everybody to see, the control of this id that it names, and what helps to fill it in.
pub fn labelled(label: &str, control: &'static str, help: Option<&str>, shown: Html) -> Html {
    let name = AttrValue::from(label.to_owned());
    // What is only read has no control to be named.
    let name = by_reading(move |is_read| {
        if is_read {
            html! { <span class="labelled__name">{&name}</span> }
        } else {
            html! { <label class="labelled__name" for={control}>{&name}</label> }
        }
    });
    html! {
        <div class="labelled">
            {name}
            {shown}
            if let Some(help) = help {
                <p class="labelled__help">{help}</p>
            }
        </div>
    }
}
