//! A chapter of the report: made when it is read, folded where it is long.

use std::rc::Rc;

use yew::prelude::*;

use crate::platform::dom;
use crate::query::report::ReportPart;
use crate::ui::panel::Desk;
use crate::ui::paper::blocks_view;
use crate::ui::parts::{Button, ButtonSize, browsing};
use crate::words::ReportLabel;

use super::sheet::Sheet;

/// What a chapter is drawn from.
#[derive(Properties, PartialEq)]
pub struct ChapterProps {
    /// What it is made from.
    pub sheet: Rc<Sheet>,
    /// Which one.
    pub part: ReportPart,
    /// How much of it is there.
    pub there: There,
    /// What may be done.
    pub desk: Desk,
}

/// How much of a chapter is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum There {
    /// It comes in a moment.
    Coming,
    /// It is there, folded where it is long.
    Here,
    /// All of it, for the printer.
    Whole,
}

/// A chapter of the report.
#[component]
pub fn Chapter(props: &ChapterProps) -> Html {
    let unfolded = use_state(|| false);
    let (sheet, part) = (&props.sheet, props.part);
    let title = format!("report-{}", part.slug());
    let folded = sheet.folded(part).filter(|_| !*unfolded && props.there != There::Whole);
    let is_made = props.there != There::Coming && folded.is_none();
    let blocks =
        use_memo(
            (Rc::clone(sheet), part, is_made),
            |(sheet, part, is_made)| {
                if *is_made { sheet.blocks(*part) } else { Vec::new() }
            },
        );
    use_effect_with(*unfolded, {
        let title = title.clone();
        move |unfolded| {
            // The button that was pressed is gone.
            if *unfolded {
                dom::focus(&title, dom::Caret::Keep);
            }
        }
    });
    if is_made && blocks.is_empty() {
        return Html::default();
    }
    let words = sheet.words();
    html! {
        <section class="paper__chapter" aria-labelledby={title.clone()}>
            <h3 class="paper__name" id={title} tabindex="-1">{sheet.title(part)}</h3>
            if let Some(count) = folded {
                {browsing(fold(sheet, part, count, &unfolded))}
            } else if is_made {
                {blocks_view(&blocks, &props.desk)}
            } else {
                <p class="report__coming">{words.report_label(ReportLabel::Coming)}</p>
            }
        </section>
    }
}

/// How much there is, and the way to it.
fn fold(sheet: &Sheet, part: ReportPart, count: usize, unfolded: &UseStateHandle<bool>) -> Html {
    let words = sheet.words();
    let unfold = {
        let unfolded = unfolded.clone();
        Callback::from(move |_event: MouseEvent| unfolded.set(true))
    };
    html! {
        <div class="report__fold">
            <p class="report__folded">{words.report_folded(part, count)}{" · "}{words.report_label(ReportLabel::OutWhole)}</p>
            {Button::new(words.report_label(ReportLabel::ShowHere), unfold).size(ButtonSize::Small)
                .name(format!("{}: {}", words.report_label(ReportLabel::ShowHere), sheet.title(part)))
                .id(format!("report-{}-show", part.slug())).view()}
        </div>
    }
}
