//! The team folder: linking one, what stands in it, and what is wrong with it.

use yew::prelude::*;

use crate::app::Action;
use crate::app::team::{Linked, Mate, MateState, Team, TeamAction, Trouble};
use crate::okr::Text;
use crate::ui::env::{Env, use_env};
use crate::ui::frame::PageProps;
use crate::ui::parts::{Button, ButtonKind, ButtonSize, Glyph, StatusShape, icon, plain_text, status_mark};

/// The section about the team folder.
#[component]
pub fn TeamFolder(props: &PageProps) -> Html {
    let env = use_env();
    let words = env.page_words();
    let Some(session) = props.model.session().filter(|session| session.visit.is_none()) else {
        return Html::default();
    };
    let act = |action: Action| env.dispatch.reform(move |_: MouseEvent| action.clone());
    let body = match &session.team {
        Team::Unknown | Team::None => html! {
            <div class="acts">
                {Button::new(words.link_folder(), act(Action::Team(TeamAction::Link)))
                    .id("link-folder").glyph(Glyph::Folder).view()}
            </div>
        },
        Team::Unsupported => html! {
            <>
                <p class="section__text">{ words.team_by_hand() }</p>
                <div class="acts">
                    {Button::new(words.merge_file(), act(Action::Open)).id("team-merge").glyph(Glyph::Folder).view()}
                </div>
            </>
        },
        Team::Linked(linked) => linked_folder(&env, linked),
    };
    let about = match &session.team {
        Team::Linked(_) => None,
        Team::Unknown | Team::None => Some(words.team_folder_others()),
        Team::Unsupported => Some(""),
    };
    html! {
        <section class="section" aria-labelledby="files-team">
            <h2 class="section__title" id="files-team">{ words.team_folder() }</h2>
            if let Some(others) = about {
                <p class="section__text">{ words.team_folder_text() }{ " " }{ others }</p>
            }
            { body }
        </section>
    }
}

fn linked_folder(env: &Env, linked: &Linked) -> Html {
    let words = env.page_words();
    let act = |action: TeamAction| env.dispatch.reform(move |_: MouseEvent| Action::Team(action.clone()));
    let ago = |then: Option<crate::okr::Moment>| then.map(|then| words.ago(then, linked.now));
    let (read, written) = (ago(linked.read), ago(linked.written));
    let may_not = linked.trouble == Some(Trouble::Permission);
    html! {
        <>
            if let Some(trouble) = &linked.trouble {
                { told(env, trouble) }
            }
            <dl class="whereabouts">
                <div class="whereabouts__one">
                    <dt>{ words.linked_folder() }</dt>
                    <dd>
                        {plain_text(&linked.folder)}
                        <span class="whereabouts__changed">{ words.folder_read(read.as_deref()) }</span>
                    </dd>
                </div>
                <div class="whereabouts__one">
                    <dt>{ words.own_file() }</dt>
                    <dd>
                        {plain_text(&linked.own)}
                        <span class="whereabouts__changed">{ words.file_written(written.as_deref()) }</span>
                    </dd>
                </div>
            </dl>
            { mates(env, linked) }
            <div class="acts">
                if !may_not {
                    {Button::new(words.read_now(), act(TeamAction::ReadNow)).id("team-read").view()}
                }
                {Button::new(words.unlink_folder(), act(TeamAction::Unlink))
                    .id("team-unlink").kind(ButtonKind::Quiet).view()}
            </div>
            <p class="mates__note">{ words.team_taking_back() }{ " " }{ words.unlink_folder_text() }</p>
        </>
    }
}

/// What is wrong, and what can be done about it here.
fn told(env: &Env, trouble: &Trouble) -> Html {
    let words = env.page_words();
    let (what, hint) = words.team_trouble(trouble);
    let allow = env.dispatch.reform(|_: MouseEvent| Action::Team(TeamAction::AllowAgain));
    html! {
        <div class="mates__trouble">
            {icon(Glyph::Warning)}
            <p>
                <strong>{ what }</strong>
                {plain_text(hint)}
            </p>
            if *trouble == Trouble::Permission {
                {Button::new(words.allow_again(), allow).id("team-allow").kind(ButtonKind::Primary).view()}
            }
        </div>
    }
}

fn mates(env: &Env, linked: &Linked) -> Html {
    let words = env.page_words();
    let rows: Vec<Html> = linked.mates().map(|(name, mate)| row(env, linked, name, mate)).collect();
    let strangers = linked.strangers();
    html! {
        <>
            if rows.is_empty() {
                <p class="mates__note">{ words.no_mates() }{ " " }{ words.team_folder_others() }</p>
            } else {
                <table class="mates">
                    <caption class="unseen">{ words.mates_files() }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ words.mates_file() }</th>
                            <th scope="col">{ words.mate_changed() }</th>
                            <th scope="col">{ words.mate_state() }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            }
            if strangers > 0 {
                <p class="mates__note">{ words.strangers(strangers) }</p>
            }
        </>
    }
}

fn row(env: &Env, linked: &Linked, name: &Text, mate: &Mate) -> Html {
    let words = env.page_words();
    let seen = mate.stamp.map(|(_, modified)| words.ago(modified, linked.now)).unwrap_or_default();
    let copy = mate.copy_of.as_ref().map(|of| words.copy_of_file(of));
    let brought = (!mate.brought.is_empty()).then(|| words.who_brought(&mate.brought));
    let place = mate.problems.first().filter(|_| mate.state == MateState::Torn);
    let place = place.map(|problem| words.torn_at(problem.line, problem.column));
    let offer = {
        let action = Action::Team(TeamAction::Offer { name: Text::clone(name) });
        env.dispatch.reform(move |_: MouseEvent| action.clone())
    };
    html! {
        <tr key={name.to_string()}>
            <th scope="row">
                {plain_text(name)}
                if let Some(copy) = copy {
                    <span class="mates__more">{plain_text(copy)}</span>
                }
            </th>
            <td>{ seen }</td>
            <td>
                <span class="mates__state">
                    {status_mark(shape(&mate.state), None)}
                    { words.mate_state_word(&mate.state) }
                </span>
                if let Some(brought) = brought {
                    <span class="mates__more">{plain_text(brought)}</span>
                }
                if let Some(text) = words.mate_state_text(&mate.state) {
                    <span class="mates__more">{plain_text(text)}</span>
                }
                if let Some(place) = place {
                    <span class="mates__more">{ place }</span>
                }
                if matches!(mate.state, MateState::Other { .. }) {
                    {Button::new(words.merge_file(), offer)
                        .size(ButtonSize::Small).name(words.merge_this_file(name)).view()}
                }
            </td>
        </tr>
    }
}

fn shape(state: &MateState) -> StatusShape {
    match state {
        MateState::Read | MateState::Unchanged => StatusShape::OnTrack,
        MateState::Coming => StatusShape::Pending,
        MateState::Torn | MateState::Settling => StatusShape::Behind,
        MateState::Unreadable(_) | MateState::Newer => StatusShape::AtRisk,
        MateState::Other { .. } | MateState::Stranger => StatusShape::Closed,
        MateState::Missing => StatusShape::Dropped,
    }
}
