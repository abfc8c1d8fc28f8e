//! Why a running goal was changed: a strip at the foot of the page that asks and waits for nobody; and to whom
//! a goal goes. Both stand over whatever page one edits on.

mod hand;
mod strip;

use std::rc::Rc;

use yew::prelude::*;

use crate::query::changes;
use crate::ui::frame::PageProps;

use hand::HandDialog;
use strip::Strip;

/// What stands over the page while a reason is asked for, or a goal is handed over.
#[component]
pub fn Changing(props: &PageProps) -> Html {
    let model = &props.model;
    let Some(session) = model.session() else { return Html::default() };
    let space = &session.space;
    let asked = session.asking.as_ref().and_then(|asked| {
        let node = space.node(&asked.of)?;
        let line =
            changes::lines_of(space, node, model.today).into_iter().find(|line| line.key == asked.key)?;
        // The first of the lines that stood in its place: what is typed stays while more is changed.
        let root = crate::space::records::change_keys(&node.entity, &asked.key).pop()?;
        Some((line, asked.with.len(), root))
    });
    let handing = session.handing.clone().filter(|id| space.node(id).is_some_and(|node| !node.deleted));
    html! {
        <>
            if let Some((line, more, root)) = asked {
                <Strip key={root.to_string()} line={Rc::new(line)} {more} today={model.today} />
            }
            if let Some(of) = handing {
                <HandDialog {of} space={space.clone()} />
            }
        </>
    }
}
