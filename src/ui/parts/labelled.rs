//! A control with its name above it, and what helps to fill it in below.

use yew::Html;
use yew::html;

/// A name for everybody to see, the control of this id that it names, and what helps to fill it in.
pub fn labelled(label: &str, control: &'static str, help: Option<&str>, shown: Html) -> Html {
    html! {
        <div class="labelled">
            <label class="labelled__name" for={control}>{label}</label>
            {shown}
            if let Some(help) = help {
                <p class="labelled__help">{help}</p>
            }
        </div>
    }
}
