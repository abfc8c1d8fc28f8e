//! Text of people, shown so that it cannot pretend to be other than it is.
//!
//! Control characters, marks of direction and characters of no width are kept in the document and
//! drawn here as their code points, each piece of text in a direction of its own.

use yew::Html;
use yew::html;

use crate::words::hiding::{Piece, mark_told, may_hide, pieces};

/// A text in a direction of its own, with what hides in it drawn as marks.
pub fn plain_text(text: impl AsRef<str>) -> Html {
    let text = marked(text.as_ref());
    html! { <bdi dir="auto">{text}</bdi> }
}

/// The same with a part of it marked, in bytes: where it differs from what it stands beside.
pub fn plain_text_differing(text: &str, part: (usize, usize)) -> Html {
    let (Some(before), Some(differs), Some(after)) =
        (text.get(..part.0), text.get(part.0..part.1), text.get(part.1..))
    else {
        return plain_text(text);
    };
    let none = differs.is_empty().then_some("true");
    html! { <bdi dir="auto">{marked(before)}<mark class="differing" data-none={none}>{marked(differs)}</mark>{marked(after)}</bdi> }
}

/// The text with its marks, without an element around it.
pub(super) fn marked(text: &str) -> Html {
    // Nearly every text is without marks, and then is one text node.
    if !text.chars().any(may_hide) {
        return html! { {text} };
    }
    html! { {for pieces(text).into_iter().enumerate().map(|(idx, piece)| match piece {
        Piece::Text(text) => html! { {text} },
        Piece::Mark(c) => html! { <span key={idx} class="mark">{mark_told(c)}</span> },
    })} }
}
