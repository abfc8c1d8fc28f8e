//! What stands round every page: the rail, the head with what is kept, notices.

mod notices;
mod rail;
mod top;

pub use notices::Notices;
pub use rail::Rail;
pub use top::{RailSwitch, TopBar};

use std::rc::Rc;

use crate::app::Model;

/// What a page and every part of the frame get.
#[derive(yew::Properties, Clone)]
pub struct PageProps {
    /// What the app knows.
    pub model: Rc<Model>,
}

impl PartialEq for PageProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model)
    }
}
