//! What a row may do: mend, look for a goal, open the copies. The same for as long as the page is open, so
//! that a row is drawn again only when it says something else.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Lang, Model};
use crate::okr::{Day, Id, Text};
use crate::query::out_of_line::{self as read, Find, Finding};
use crate::space::{Edit, kind};
use crate::ui::env::use_env;
use crate::ui::parts::{Choice, Glyph};
use crate::ui::trail::{Next, Trail};
use crate::words::{PagePhrases, page_words};

/// How many goals are offered at once.
const MOST: usize = 12;

/// What a row may do.
#[derive(Clone)]
pub struct Bench {
    /// Tells the app.
    pub act: Callback<Action>,
    /// The language of the page.
    pub lang: Lang,
    /// The person's calendar day.
    pub today: Day,
    /// Who edits here.
    pub me: Option<Id>,
    /// Whose copies are compared.
    compared: UseStateHandle<Option<Text>>,
    now: Rc<RefCell<Rc<Model>>>,
    trail: Rc<RefCell<Trail>>,
}

impl PartialEq for Bench {
    fn eq(&self, other: &Self) -> bool {
        self.act == other.act
            && self.lang == other.lang
            && self.today == other.today
            && self.me == other.me
            && Rc::ptr_eq(&self.now, &other.now)
    }
}

/// The bench in the workspace as it stands now.
#[hook]
pub fn use_bench(model: &Rc<Model>) -> Bench {
    let env = use_env();
    let now = use_mut_ref(|| Rc::clone(model));
    *now.borrow_mut() = Rc::clone(model);
    let trail = use_mut_ref(Trail::default);
    let compared = use_state(|| None::<Text>);
    let me = model.session().and_then(|session| session.me().cloned());
    Bench { act: env.dispatch, lang: env.lang, today: model.today, me, compared, now, trail }
}

impl Bench {
    /// The words of the page.
    pub fn words(&self) -> &'static dyn PagePhrases {
        page_words(self.lang)
    }

    /// Mends a finding; the focus follows to the next one.
    pub fn mend(&self, key: &Text, edit: Edit) {
        self.trail.borrow_mut().mark(key);
        self.act.emit(Action::Edit(edit));
    }

    /// Whether anything was mended since the page was opened.
    pub fn has_mended(&self) -> bool {
        self.trail.borrow().has_done()
    }

    /// Remembers where the rows stand, until one of them was mended.
    pub fn place(&self, order: &[Text]) {
        self.trail.borrow_mut().place(order);
    }

    /// Where the focus goes once the row that was mended is gone.
    pub fn next_after(&self, order: &[Text]) -> Next {
        self.trail.borrow_mut().next_after(order)
    }

    /// What a picker offers for a text.
    pub fn look(&self, find: &Find, text: &str) -> Rc<[Choice]> {
        let model = Rc::clone(&self.now.borrow());
        let Some(session) = model.session() else { return Rc::from([]) };
        let found = read::look(&session.space, find, text, MOST, self.today).into_iter();
        found
            .map(|target| {
                let glyph =
                    if &*target.found.kind == kind::KEY_RESULT { Glyph::Measure } else { Glyph::Target };
                let choice =
                    Choice::new(target.found.id.to_string(), target.found.title.to_string()).glyph(glyph);
                match (target.refusal, target.found.place) {
                    (Some(why), _) => choice.hint(self.words().align_refused(&why)),
                    (None, Some(place)) => choice.hint(place.to_string()),
                    (None, None) => choice,
                }
            })
            .collect()
    }

    /// Mends a finding with the goal that was chosen; why not, where it cannot be.
    pub fn choose(&self, key: &Text, find: &Find, goal: &Id) -> Result<(), String> {
        let model = Rc::clone(&self.now.borrow());
        let Some(session) = model.session() else { return Ok(()) };
        if let Some(why) = read::refused(&session.space, find, goal) {
            return Err(self.words().align_refused(&why));
        }
        self.mend(key, read::chosen(&session.space, find, goal));
        Ok(())
    }

    /// Says that a finding is fine, or takes that back.
    pub fn set_fine(&self, finding: &Finding, is_fine: bool) {
        let model = Rc::clone(&self.now.borrow());
        let Some(session) = model.session() else { return };
        let edit = if is_fine {
            read::say_fine(&session.space, finding)
        } else {
            read::take_back(&session.space, finding)
        };
        self.mend(&finding.key, edit);
    }

    /// Opens the copies of a finding side by side, or closes them.
    pub fn compare(&self, key: Option<Text>) {
        self.compared.set(key);
    }

    /// Whose copies are compared.
    pub fn compared(&self) -> Option<Text> {
        (*self.compared).clone()
    }
}
