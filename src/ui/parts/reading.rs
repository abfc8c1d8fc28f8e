//! Whether what stands here is only read: one context that controls ask, instead of a choice in every page.
//!
//! Where it is set, fields show their text, choices what stands, and what edits is not there at all. What
//! looks, searches, folds or goes elsewhere stands in [`browsing`] and works as ever.

use std::rc::Rc;

use yew::prelude::*;

/// Whether what stands here is only read. Without one, everything can be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// It can be written.
    #[default]
    No,
    /// It is only read.
    Yes,
}

/// Whether what stands here is only read.
#[hook]
pub fn use_reading() -> bool {
    use_context::<Reading>() == Some(Reading::Yes)
}

/// Works as ever, also where everything round it is only read: filters, searches, settings of this browser.
pub fn browsing(shown: Html) -> Html {
    html! { <ContextProvider<Reading> context={Reading::No}>{shown}</ContextProvider<Reading>> }
}

/// Stands only where something can be written.
pub fn while_writing(shown: Html) -> Html {
    by_reading(move |is_read| if is_read { Html::default() } else { shown.clone() })
}

/// Drawn in one way where it is only read, in another where it can be written.
pub(super) fn by_reading(draw: impl Fn(bool) -> Html + 'static) -> Html {
    html! { <ByReading draw={Draw(Rc::new(draw))} /> }
}

#[derive(Clone)]
struct Draw(Rc<dyn Fn(bool) -> Html>);

/// Each is made anew with what it draws.
impl PartialEq for Draw {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
struct ByReadingProps {
    draw: Draw,
}

#[component]
fn ByReading(props: &ByReadingProps) -> Html {
    (props.draw.0)(use_reading())
}
