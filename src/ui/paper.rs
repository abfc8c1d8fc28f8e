//! A text with chapters as the app shows it: to read, to print, each goal in it ready to be opened.

use yew::prelude::*;

use crate::okr::Id;
use crate::ui::panel::Desk;
use crate::ui::parts::plain_text;
use crate::words::{Block, Cell, Item, Paper, PaperChapter, Table, picture_address};

/// The whole paper: its title stands below that of the page.
pub fn paper_view(paper: &Paper, desk: &Desk) -> Html {
    html! {
        <article class="paper">
            {paper_head(paper)}
            {for paper.chapters.iter().enumerate().map(|(at, chapter)| html! {
                <section class="paper__chapter" key={at}>
                    {chapter_title(chapter)}
                    {blocks_view(&chapter.blocks, desk)}
                </section>
            })}
        </article>
    }
}

/// Its title and what stands below it.
pub fn paper_head(paper: &Paper) -> Html {
    html! {
        <header class="paper__head">
            <h2 class="paper__title">{plain_text(&paper.title)}</h2>
            {for paper.lead.iter().enumerate().map(|(at, line)| html! { <p class="paper__lead" key={at}>{plain_text(line)}</p> })}
        </header>
    }
}

fn chapter_title(chapter: &PaperChapter) -> Html {
    html! { <h3 class="paper__name">{plain_text(&chapter.title)}</h3> }
}

/// What stands in a chapter.
pub fn blocks_view(blocks: &[Block], desk: &Desk) -> Html {
    html! {
        <div class="paper__blocks">
            {for blocks.iter().enumerate().map(|(at, block)| html! { <div class="paper__block" key={at}>{block_view(block, desk)}</div> })}
        </div>
    }
}

fn block_view(block: &Block, desk: &Desk) -> Html {
    match block {
        Block::Heading(title) => html! { <h4 class="paper__heading">{plain_text(title)}</h4> },
        Block::Subheading(title) => html! { <h5 class="paper__subheading">{plain_text(title)}</h5> },
        Block::Text(text) => html! { <p class="paper__text">{plain_text(text)}</p> },
        Block::List(items) => html! {
            <ul class="paper__list">
                {for items.iter().enumerate().map(|(at, item)| html! { <li class="paper__item" key={at}>{item_view(item, desk)}</li> })}
            </ul>
        },
        Block::Table(table) => table_view(table, desk),
        Block::Picture { svg, told } => html! {
            <figure class="paper__figure">
                <img class="paper__picture" src={picture_address(svg)} alt={told.clone()} />
            </figure>
        },
    }
}

fn item_view(item: &Item, desk: &Desk) -> Html {
    let colon = if item.said.is_empty() || item.name.is_empty() { "" } else { desk.words().after_a_name() };
    html! {
        <>
            if !item.name.is_empty() {
                <strong class="paper__about">{named(&item.name, item.goal.as_ref(), desk)}</strong>{colon}
            }
            if !item.said.is_empty() {
                {plain_text(&item.said)}
            }
            if !item.notes.is_empty() {
                <ul class="paper__notes">
                    {for item.notes.iter().enumerate().map(|(at, note)| html! { <li key={at}>{plain_text(note)}</li> })}
                </ul>
            }
        </>
    }
}

/// A name, and the way to what it names.
fn named(name: &str, goal: Option<&Id>, desk: &Desk) -> Html {
    match goal {
        Some(goal) => html! {
            <button type="button" class="goal-link paper__goal" onclick={desk.opener(goal)}>{plain_text(name)}</button>
        },
        None => plain_text(name),
    }
}

fn table_view(table: &Table, desk: &Desk) -> Html {
    let columns = table.columns();
    if columns == 0 {
        return Html::default();
    }
    let label = (!table.caption.is_empty()).then(|| table.caption.clone());
    html! {
        <div class="paper__wide" tabindex="0" role="group" aria-label={label}>
            <table class="paper__table">
                if !table.caption.is_empty() {
                    <caption class="paper__caption">{plain_text(&table.caption)}</caption>
                }
                if !table.head.is_empty() {
                    <thead><tr>{for (0..columns).map(|at| head_view(table, at))}</tr></thead>
                }
                <tbody>
                    {for table.rows.iter().enumerate().map(|(at, row)| html! {
                        <tr key={at}>{for (0..columns).map(|at| cell_view(at, row.get(at), desk))}</tr>
                    })}
                </tbody>
            </table>
        </div>
    }
}

fn head_view(table: &Table, at: usize) -> Html {
    let class = class_of(table.is_figure(at));
    match table.head.get(at).filter(|cell| !cell.text.is_empty()) {
        Some(cell) => html! { <th scope="col" {class}>{plain_text(&cell.text)}</th> },
        // A column without a name is none that has to be told.
        None => html! { <td {class}></td> },
    }
}

fn cell_view(at: usize, cell: Option<&Cell>, desk: &Desk) -> Html {
    let Some(cell) = cell.filter(|cell| !cell.text.is_empty()) else { return html! { <td></td> } };
    let (class, said) = (class_of(cell.is_figure), named(&cell.text, cell.goal.as_ref(), desk));
    if at == 0 {
        html! { <th scope="row" {class}>{said}</th> }
    } else {
        html! { <td {class}>{said}</td> }
    }
}

fn class_of(is_figure: bool) -> Option<&'static str> {
    is_figure.then_some("paper__figures")
}
