//! What the organisation stands for.

use yew::prelude::*;

use crate::app::Action;
use crate::okr::{Id, Text};
use crate::space::{Change, Edit};
use crate::ui::env::use_env;
use crate::ui::parts::{Lines, TextField};

/// What [`ValuesSetting`] shows.
#[derive(Properties, PartialEq)]
pub struct ValuesSettingProps {
    /// The workspace.
    pub id: Id,
    /// Its values.
    pub values: Vec<Text>,
}

/// The values of the organisation, one on each line.
#[component]
pub fn ValuesSetting(props: &ValuesSettingProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let on_commit = {
        let (dispatch, id) = (env.dispatch.clone(), props.id.clone());
        Callback::from(move |text: AttrValue| {
            let change = Change::Values(crate::query::recognition::values_of(&text));
            dispatch.emit(Action::Edit(Edit::Change { id: id.clone(), change }));
        })
    };
    html! {
        <div class="setting">
            <div>
                <p class="setting__name">{ words.our_values() }</p>
                <p class="setting__help">{ words.our_values_help() }</p>
            </div>
            <TextField id="settings-values" class="setting__lines" value={props.values.join("\n")} label={words.our_values()} placeholder={words.our_values_example()}
                lines={Lines::Many} {on_commit} />
        </div>
    }
}
