//! Answers of people who did not see each other's: shown where the goal is, decided by a person.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::{Action, Page};
use crate::okr::Text;
use crate::query::disagreements::{Question, Settling};
use crate::ui::disagreements::{Place, QuestionBlock};

use super::desk::Desk;

/// Every open question about one thing.
pub fn disagreements(questions: &Rc<[Rc<Question>]>, desk: &Desk) -> Html {
    if questions.is_empty() {
        return Html::default();
    }
    let on_settle = desk.env.dispatch.reform(|(_, settling): (Text, Settling)| Action::Settle(settling));
    html! {
        <section class="panel__section questions" id="panel-disagreements" tabindex="-1"
            aria-labelledby="panel-disagreements-title">
            <h3 class="panel__name" id="panel-disagreements-title">{ desk.words().page(Page::Disagreements) }</h3>
            {for questions.iter().map(|question| html! {
                <QuestionBlock key={question.key.to_string()} question={Rc::clone(question)} place={Place::Panel} page={desk.page}
                    today={desk.today} on_settle={on_settle.clone()} />
            })}
        </section>
    }
}
