//! Something the page has to say.

use web_sys::MouseEvent;
use yew::AttrValue;
use yew::Callback;
use yew::Children;
use yew::Html;
use yew::Properties;
use yew::component;
use yew::html;

use super::button::Button;
use super::button::ButtonKind;
use super::button::ButtonSize;
use super::glyph::Glyph;
use super::glyph::icon;
use super::plain_text::plain_text;

/// How a notice is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// To know.
    #[default]
    Info,
    /// It went well.
    Good,
    /// Needs a look.
    Warn,
    /// Something is at stake.
    Bad,
}

impl Tone {
    /// The value of `data-tone`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }

    fn glyph(self) -> Glyph {
        match self {
            Self::Info => Glyph::Info,
            Self::Good => Glyph::Check,
            Self::Warn | Self::Bad => Glyph::Warning,
        }
    }

    fn role(self) -> &'static str {
        match self {
            Self::Info | Self::Good => "status",
            Self::Warn | Self::Bad => "alert",
        }
    }
}

/// What [`Notice`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct NoticeProps {
    /// What there is to say.
    pub text: AttrValue,
    /// What it means, or what to do.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// How it is meant.
    #[prop_or_default]
    pub tone: Tone,
    /// Takes it away; without it the notice stays for as long as its reason.
    #[prop_or_default]
    pub on_dismiss: Option<Callback<()>>,
    /// The name of the button that does.
    #[prop_or_default]
    pub dismiss_label: Option<AttrValue>,
    /// Buttons.
    #[prop_or_default]
    pub children: Children,
}

/// A line that says something and offers what can be done about it.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    html! {
        <div class="notice" data-tone={props.tone.slug()} role={props.tone.role()}>
            {icon(props.tone.glyph())}
            <div class="notice__words">
                <p class="notice__text">{plain_text(&props.text)}</p>
                if let Some(hint) = &props.hint {
                    <p class="notice__hint">{plain_text(hint)}</p>
                }
            </div>
            if !props.children.is_empty() {
                <div class="notice__acts">{props.children.clone()}</div>
            }
            if let Some(on_dismiss) = &props.on_dismiss {
                {Button::new(props.dismiss_label.clone().unwrap_or_default(), on_dismiss.reform(|_event: MouseEvent| ()))
                    .kind(ButtonKind::Icon).size(ButtonSize::Small).glyph(Glyph::Close).view()}
            }
        </div>
    }
}
