//! The sheet for a talk of two people.

mod choose;
mod keep;
mod news;
mod steps;
mod talk;
mod told;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Page;
use crate::query::one_on_one::{Sheet, sheet, suggestions};
use crate::space::Space;
use crate::ui::env::use_env;
use crate::ui::frame::{PageProps, TopBar};
use crate::ui::handing::hand_on;
use crate::ui::panel::{Desk, WhoAmI};
use crate::ui::parts::browsing;
use crate::words::{TalkLabel, letter_markdown, one_on_one_letter};

use choose::{Chooser, Head};
use keep::{ids_of, use_focus_stays};
use talk::{Earlier, TalkBox};

/// The sheet for a talk of two people.
#[component]
pub fn OneOnOnePage(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let model = &props.model;
    let session = model.session();
    let today = model.today;
    let space = session.map(|session| session.space.clone());
    let me = session.and_then(|session| session.me().cloned());
    let with = session.and_then(|session| session.week.with.clone());
    let since = session.and_then(|session| session.week.since);
    let found =
        use_memo((space.clone(), me.clone(), with, since, today), |(space, me, with, since, today)| {
            sheet(space.as_ref()?, me.as_ref()?, with.as_ref()?, *since, *today).map(Rc::new)
        });
    let near = use_memo((space.clone(), me.clone(), today), |(space, me, today)| {
        let (Some(space), Some(me)) = (space, me) else { return Vec::new() };
        suggestions(space, me, *today)
    });
    use_focus_stays(ids_of(me.as_ref(), (*found).as_deref()));
    let Some(space) = space else { return Html::default() };
    let desk = Desk { env: env.clone(), page: Page::OneOnOne, today, me: me.clone() };
    let shown = match (&me, &*found) {
        (None, _) => html! {
            <div class="sheet__who">
                <p class="sheet__hint">{words.talk_label(TalkLabel::WhoHint)}</p>
                {browsing(html! { <WhoAmI id="sheet-who" space={space.clone()} desk={desk.clone()} /> })}
            </div>
        },
        (Some(_), None) => {
            browsing(html! { <Chooser near={Rc::clone(&near)} space={space.clone()} desk={desk.clone()} /> })
        }
        (Some(_), Some(sheet)) => {
            let text = {
                let sheet = Rc::clone(sheet);
                move || letter_markdown(words, &one_on_one_letter(words, &sheet, today))
            };
            html! {
                <>
                    {browsing(html! { <Head sheet={Rc::clone(sheet)} desk={desk.clone()} /> })}
                    {hand_on(&env, model, "sheet", &words.sheet_name(&sheet.with.name, today), text)}
                    {both(sheet, &space, &desk)}
                </>
            }
        }
    };
    html! {
        <>
            <TopBar model={Rc::clone(model)} />
            <div class="page sheet">
                <h1 class="page__title">{ words.page(Page::OneOnOne) }</h1>
                <p class="page__lead">{ words.one_on_one_lead() }</p>
                {shown}
            </div>
        </>
    }
}

/// What happened on one side, and the talk on the other.
fn both(sheet: &Rc<Sheet>, space: &Space, desk: &Desk) -> Html {
    html! {
        <div class="sheet__sides">
            <div class="sheet__told">{told::told(sheet, space, desk)}</div>
            <div class="sheet__talk">
                <TalkBox sheet={Rc::clone(sheet)} desk={desk.clone()} />
                <Earlier sheet={Rc::clone(sheet)} desk={desk.clone()} />
            </div>
        </div>
    }
}
