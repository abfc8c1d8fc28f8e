//! The part as a file or as a link: how large it is, and what one has to know of it.

use yew::prelude::*;

use crate::app::sharing::{Form, Link, Preview, Sharing};
use crate::ui::env::Env;
use crate::ui::parts::plain_text;

/// What [`handing`] shows.
pub struct Handing<'a> {
    /// What was chosen.
    pub sharing: &'a Sharing,
    /// The part.
    pub shown: &'a Preview,
    /// The words.
    pub env: &'a Env,
}

/// How the part is handed out.
pub fn handing(props: &Handing<'_>) -> Html {
    match props.sharing.form {
        Form::File => file(props),
        Form::Link => html! { <>{link(props)}{risks(props.env)}</> },
    }
}

fn file(props: &Handing<'_>) -> Html {
    let words = props.env.page_words();
    let told = words.share_size(&props.shown.name, props.shown.text.len());
    html! {
        <>
            <p class="share__file">{plain_text(AttrValue::from(told))}</p>
            <p class="share__text">{ words.share_no_copy() }</p>
        </>
    }
}

fn link(props: &Handing<'_>) -> Html {
    let words = props.env.page_words();
    let told = match &props.sharing.link {
        Link::Coming => html! { <p class="share__text">{ words.share_link_coming() }</p> },
        Link::Cannot => html! { <p class="share__trouble">{ words.share_link_cannot() }</p> },
        Link::TooLong(length) => {
            html! { <p class="share__trouble">{ words.share_link_too_long(*length) }</p> }
        }
        Link::Here(link) => html! {
            <>
                <input class="share__link" id="share-link" type="text" readonly=true
                    aria-label={words.share_link()} value={AttrValue::from(link.clone())} />
                <p class="share__text">{ words.share_link_length(link.chars().count()) }</p>
            </>
        },
    };
    let copied = match props.sharing.copied {
        None => Html::default(),
        Some(true) => html! { <p class="share__text">{ words.share_copied() }</p> },
        Some(false) => html! { <p class="share__trouble">{ words.share_not_copied() }</p> },
    };
    html! { <div aria-live="polite">{told}{copied}</div> }
}

fn risks(env: &Env) -> Html {
    let words = env.page_words();
    html! {
        <div class="share__group">
            <h3 class="share__title">{ words.share_risks_title() }</h3>
            <ul class="share__risks">
                {for words.share_risks().into_iter().map(|risk| html! { <li>{ risk }</li> })}
            </ul>
        </div>
    }
}
