//! One KPI of the page: how it is, its course in its corridor, who keeps it; a value is entered where it stands.

use std::rc::Rc;

use yew::prelude::*;

use crate::okr::Id;
use crate::query::kpis::{By, KpiRow, ways};
use crate::query::{Way, moved};
use crate::space::{Change, Edit, Mark, Space};
use crate::ui::panel::{
    Desk, Left, ReadForm, course_glyph, health_mark, id_part, kpi_band, recovery, value_told,
};
use crate::ui::parts::{
    Button, ButtonKind, ButtonSize, Glyph, Menu, MenuEntry, icon, icon_named, plain_text,
};
use crate::words::{KpiLabel, PanelLabel};

/// The form that is open on the page.
#[derive(Clone, PartialEq, Debug)]
pub struct Form {
    /// The KPI it is for.
    pub of: Id,
    /// Whether several values are entered at once.
    pub several: bool,
}

/// The id of the button that opens the form of a KPI.
pub fn read_button_id(kpi: &Id) -> String {
    format!("kpi-read-{}", id_part(kpi.as_str()))
}

/// What [`Row`] shows and calls.
#[derive(Properties, PartialEq)]
pub struct RowProps {
    /// The KPI.
    pub row: Rc<KpiRow>,
    /// Its form, while that is open.
    pub form: Option<Form>,
    /// By what the rows are put together.
    pub by: By,
    /// The workspace.
    pub space: Space,
    /// The desk.
    pub desk: Desk,
    /// Opens a form, or closes the one that is open.
    pub on_form: Callback<Option<Form>>,
    /// Called when a form is left.
    pub on_left: Callback<Left>,
}

/// One KPI.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let words = desk.words();
    let name = if row.name.is_empty() {
        AttrValue::from(words.untitled())
    } else {
        AttrValue::from(Rc::clone(&row.name))
    };
    if row.is_hidden() {
        return html! {
            <li class="kpi kpi--hidden">
                <div class="kpi__head">{icon(Glyph::Shield)}<span class="kpi__name">{plain_text(name)}</span></div>
                <p class="kpi__facts">{words.hidden_here()}</p>
            </li>
        };
    }
    html! {
        <li class="kpi" data-concern={format!("{:?}", row.concern()).to_lowercase()}>
            <div class="kpi__head">
                {health_mark(row, words)}
                <span class="kpi__name">{Button::new(name.clone(), desk.opener(&row.kpi.id)).kind(ButtonKind::Inline).view()}</span>
                if let Some(Mark { privacy, .. }) = row.mark {
                    {icon_named(Glyph::Shield, words.privacy_sign(privacy))}
                }
            </div>
            <p class="kpi__value">
                <span class="kpi__figure num">{plain_text(value_told(row, words))}</span>
                if let Some(at) = row.reading.at {
                    <span class="kpi__day">{words.day(at, desk.today)}</span>
                }
            </p>
            <div class="kpi__band">{kpi_band(row, words)}</div>
            {facts(props)}
            <div class="kpi__acts">{acts(props, &name)}</div>
            if let Some(form) = &props.form {
                <div class="kpi__form">
                    <ReadForm key={format!("{}", form.several)} row={Rc::clone(row)} space={props.space.clone()} desk={desk.clone()} place="kpis" several={form.several}
                        goes_on=true on_left={props.on_left.clone()} />
                </div>
            }
            <div class="kpi__recovery">{recovery(row, desk)}</div>
        </li>
    }
}

/// Corridor, course, who keeps it and when it is read.
fn facts(props: &RowProps) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let words = desk.words();
    let corridor = words.corridor_told(row.kpi.corridor(), row.kpi.measured_in.as_deref());
    let home = row.home.as_ref().filter(|_| props.by == By::Concern);
    html! {
        <div class="kpi__facts">
            <p class="kpi__corridor">{corridor}</p>
            <p class="kpi__trend">
                if let Some(glyph) = course_glyph(row) {
                    {icon(glyph)}
                }
                {words.kpi_course(row.reading.course)}
            </p>
            if let Some(home) = home {
                <p>{plain_text(AttrValue::from(Rc::clone(&home.name)))}</p>
            }
            if !row.owners.is_empty() {
                <p>{plain_text(row.owners.join(", "))}</p>
            }
            if let Some(due) = row.due {
                <p class="kpi__due" data-late={row.reading.overdue.then_some("true")}>
                    if row.reading.overdue {
                        {icon(Glyph::Clock)}<span class="kpi__late">{words.kpi_label(KpiLabel::Overdue)}</span>{" · "}
                    }
                    {words.next_value(due, desk.today)}{" · "}{words.every_days(row.cadence_days)}
                </p>
            }
        </div>
    }
}

fn acts(props: &RowProps, name: &str) -> Html {
    let (row, desk) = (&props.row, &props.desk);
    let words = desk.words();
    let id = row.kpi.id.clone();
    let open = {
        let id = id.clone();
        props.on_form.reform(move |_event: MouseEvent| Some(Form { of: id.clone(), several: false }))
    };
    let entry = |id: &'static str, label: &'static str, glyph: Glyph| MenuEntry::act(id, label, glyph);
    let mut entries = vec![entry("several", words.kpi_label(KpiLabel::Several), Glyph::Lines)];
    // Rows stand in their own order only where they are put together by unit.
    let (up, down) = if props.by == By::Home { ways(&props.space, &id) } else { (false, false) };
    if up {
        entries.push(entry("up", words.label(PanelLabel::MoveUp), Glyph::ArrowUp));
    }
    if down {
        entries.push(entry("down", words.label(PanelLabel::MoveDown), Glyph::ArrowDown));
    }
    entries.push(MenuEntry::Line);
    let archive = if row.kpi.archived { words.unarchive() } else { words.archive() };
    entries.push(entry("archive", archive, Glyph::Archive));
    entries.push(MenuEntry::Danger {
        id: "delete".into(),
        label: words.delete().into(),
        glyph: Some(Glyph::Trash),
        keys: None,
    });
    let on_choose = {
        let (desk, space, on_form, archived) =
            (desk.clone(), props.space.clone(), props.on_form.clone(), row.kpi.archived);
        let id = id.clone();
        Callback::from(move |chosen: AttrValue| {
            let step = |way: Way| {
                if let Some(edit) = moved(&space, &id, way) {
                    desk.edit(edit);
                }
            };
            match chosen.as_str() {
                "several" => on_form.emit(Some(Form { of: id.clone(), several: true })),
                "up" => step(Way::Up),
                "down" => step(Way::Down),
                "archive" => desk.change(&id, Change::Archived(!archived)),
                "delete" => desk.edit(Edit::Delete { id: id.clone() }),
                _ => {}
            }
        })
    };
    html! {
        <>
            if props.form.is_none() && !row.kpi.archived {
                {Button::new(words.kpi_label(KpiLabel::Read), open).id(read_button_id(&id)).size(ButtonSize::Small)
                    .name(AttrValue::from(words.read_kpi(name))).edits().view()}
            }
            <Menu id={format!("kpi-acts-{}", id_part(id.as_str()))} label={words.kpi_acts(name)} entries={Rc::from(entries)} {on_choose} size={ButtonSize::Small} />
        </>
    }
}
