//! The map as a file: a drawing that stands alone, with its title and its legend.

use std::fmt::Write;
use std::rc::Rc;

use crate::platform::{files, images};
use crate::query::map::scene::{
    Detail, Drawn, LinkKind, Painted, Pen, Said, Say, ground, look, plain, sheet, width,
};
use crate::query::map::{ColourBy, Picture, meaning};
use crate::words::{OnMap, PagePhrases};

use super::desk::DeskMove;
use super::hand::Hand;
use super::palette;
use super::voice::with_voice;

/// Up to so many cards everything is on them, up to so many their titles.
const CARDS: usize = 500;
const TITLES: usize = 2500;
/// The edge around the map, and the room for title and legend, in CSS pixels.
const EDGE: f64 = 40.0;
const HEAD: f64 = 96.0;
/// Dots of a picture for each CSS pixel.
const DENSITY: f64 = 2.0;

const SERIF: &str = "Iowan Old Style, Charter, Georgia, Songti SC, Noto Serif CJK SC, serif";
const SANS: &str = "system-ui, Segoe UI, Roboto, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif";

/// What an exported or printed map is called.
pub fn title(hand: &Hand) -> String {
    let Some(session) = hand.session() else { return String::new() };
    let cycle = session.filter.cycle.as_ref().and_then(|id| session.space.name_of(id));
    hand.words().map_title(&session.space.workspace().name, cycle.as_deref())
}

/// Hands the map out as SVG.
pub fn svg(hand: &Hand) {
    let drawing = Drawing::of(hand);
    // A browser that refuses a download tells the person itself.
    drop(files::download(&file_name(hand, "svg"), &drawing.text, "image/svg+xml"));
}

/// Hands the map out as PNG; says so where the browser cannot.
pub fn png(hand: &Hand) {
    let drawing = Drawing::of(hand);
    let (moves, failed) = (hand.moves.clone(), hand.words().on_map(OnMap::PngFailed));
    let told = moves.clone();
    let done = move |result: Result<(), files::FileError>| {
        if result.is_err() {
            told.dispatch(DeskMove::Refuse(failed.into()));
        }
    };
    let begun = images::download_png(&file_name(hand, "png"), &drawing.text, drawing.size, DENSITY, done);
    if begun.is_err() {
        moves.dispatch(DeskMove::Refuse(failed.into()));
    }
}

fn file_name(hand: &Hand, ending: &str) -> String {
    let name: String = plain(&title(hand))
        .chars()
        .map(|c| if c.is_alphanumeric() || c == '-' { c } else { ' ' })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join("-");
    format!("{}.{ending}", if name.is_empty() { "map" } else { &name })
}

/// A drawing with its size in CSS pixels.
struct Drawing {
    text: String,
    size: (f64, f64),
}

impl Drawing {
    fn of(hand: &Hand) -> Self {
        draw(&hand.picture, hand.view().colour, hand.words(), &title(hand))
    }
}

/// A picture as a drawing that stands alone, coloured by status; for a text that holds it.
pub fn drawing(picture: &Rc<Picture>, words: &'static dyn PagePhrases, title: &str) -> String {
    draw(picture, ColourBy::Status, words, title).text
}

/// How large a card is drawn on a map of so many.
fn scale_of(cards: usize) -> f64 {
    if cards <= CARDS {
        1.0
    } else if cards <= TITLES {
        0.45
    } else {
        0.12
    }
}

fn draw(picture: &Rc<Picture>, colour: ColourBy, words: &'static dyn PagePhrases, title: &str) -> Drawing {
    let scale = scale_of(picture.cards.len());
    let drawn = Drawn::whole(picture, scale);
    let (w, h) = (picture.bounds.w * scale + 2.0 * EDGE, picture.bounds.h * scale + 2.0 * EDGE + HEAD);
    let w = w.max(720.0);
    let mut out = Out(String::new());
    out.add(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w:.0}\" height=\"{h:.0}\" viewBox=\"0 0 {w:.0} {h:.0}\" font-family=\"{SANS}\">"
    ));
    out.add(format_args!("<title>{}</title>", Escaped(title)));
    out.add(format_args!("<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>", palette::PAPER));
    out.add(format_args!(
        "<text x=\"{EDGE}\" y=\"52\" font-family=\"{SERIF}\" font-size=\"26\" font-weight=\"600\" fill=\"{}\">{}</text>",
        palette::INK,
        Escaped(&plain(title))
    ));
    legend(&mut out, picture, colour, words);
    out.add(format_args!("<g transform=\"translate({EDGE} {:.0}) scale({scale})\">", EDGE + HEAD));
    paint(&mut out, picture, colour, &drawn);
    let (lanes, sheets) = with_voice(words, |voice| sheet(picture, &drawn, voice));
    for said in sheets.iter().flat_map(|sheet| &sheet.lines).chain(&lanes) {
        say(&mut out, said);
    }
    out.add(format_args!("</g></svg>"));
    Drawing { text: out.0, size: (w, h) }
}

/// Shapes and strokes with their names, in one row under the title.
fn legend(out: &mut Out, picture: &Picture, colour: ColourBy, words: &'static dyn PagePhrases) {
    let mut x = EDGE;
    let y = 84.0;
    let say = |out: &mut Out, x: f64, text: &str| {
        out.add(format_args!(
            "<text x=\"{x:.0}\" y=\"{:.0}\" font-size=\"13\" fill=\"{}\">{}</text>",
            y + 4.5,
            palette::INK_3,
            Escaped(text)
        ));
        width(text) * 13.0
    };
    x += say(out, x, words.colour_word(colour)) + 16.0;
    for (shade, n, name) in &picture.shades {
        let look = look(colour, *shade);
        let (mut solid, mut line) = (Pen::default(), Pen::default());
        look.mark.draw(x + 7.0, y, 6.0, &mut solid, &mut line);
        let tone = palette::tone(look.tone);
        out.path(&solid, format_args!("fill=\"{tone}\""));
        out.path(&line, format_args!("fill=\"none\" stroke=\"{tone}\" stroke-width=\"1.6\""));
        let name = name
            .as_ref()
            .map_or_else(|| words.shade_word(meaning(colour, *shade)).into(), |name| plain(name));
        x += 20.0 + say(out, x + 20.0, &format!("{name} {n}")) + 16.0;
    }
    for kind in LinkKind::ALL {
        if picture.links.iter().any(|link| LinkKind::of(link) == kind) {
            let mut pen = Pen::default();
            pen.to(x, y).by(26.0, 0.0);
            out.path(&pen, format_args!("{}", Curve(kind, 1.5)));
            x += 34.0 + say(out, x + 34.0, words.link_kind_word(kind)) + 16.0;
        }
    }
}

/// Everything but words.
fn paint(out: &mut Out, picture: &Picture, colour: ColourBy, drawn: &Drawn) {
    let ground = ground(picture, colour, drawn);
    // A hairline on the screen of whoever opens it.
    let hair = 1.0 / drawn.scale().min(1.0);
    let line = |colour: &str| format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"{hair:.1}\"");
    out.path(&ground.lanes, format_args!("{}", line(palette::LINE)));
    out.path(&ground.combs, format_args!("{}", line(palette::COMB)));
    for (kind, (curves, ends)) in LinkKind::ALL.into_iter().zip(&ground.links) {
        out.path(curves, format_args!("{}", Curve(kind, 1.2 * hair)));
        out.path(ends, format_args!("{}", line(curve_colour(kind))));
    }
    let boxes =
        format!("fill=\"{}\" stroke=\"{}\" stroke-width=\"{hair:.1}\"", palette::SHEET, palette::LINE);
    out.path(&ground.boxes, format_args!("{boxes}"));
    out.path(
        &ground.drafts,
        format_args!("{boxes} stroke-dasharray=\"{:.1} {:.1}\"", 4.0 * hair, 3.0 * hair),
    );
    out.path(&ground.tracks, format_args!("fill=\"{}\"", palette::SUNK));
    for one in ground.painted.iter().chain(&ground.parts) {
        shade(out, one, drawn.detail);
    }
    out.path(&ground.hints, format_args!("{}", line(palette::INK_3)));
    out.path(&ground.pills, format_args!("fill=\"{}\" stroke=\"{}\"", palette::SHEET, palette::COMB));
}

fn shade(out: &mut Out, one: &Painted, detail: Detail) {
    let tone = palette::tone(one.look.tone);
    let strength = if detail == Detail::Bar { "0.5" } else { "1" };
    out.path(&one.tints, format_args!("fill=\"{tone}\" fill-opacity=\"0.12\""));
    out.path(&one.fills, format_args!("fill=\"{tone}\" fill-opacity=\"{strength}\""));
    out.path(&one.solid, format_args!("fill=\"{tone}\""));
    out.path(
        &one.strokes,
        format_args!("fill=\"none\" stroke=\"{tone}\" stroke-width=\"{:.2}\"", one.stroke),
    );
}

fn curve_colour(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Suspended => palette::BAD,
        LinkKind::Contributes | LinkKind::Supports | LinkKind::Proposed => palette::ACCENT,
    }
}

fn say(out: &mut Out, said: &Said) {
    let (family, weight, colour) = match said.say {
        Say::Title | Say::Family | Say::Lane => (SERIF, "600", palette::INK),
        Say::Number => (SANS, "600", palette::INK),
        Say::Line => (SANS, "400", palette::INK),
        Say::Disputed => (SANS, "700", palette::tone("warn")),
        Say::Fact | Say::Hidden => (SANS, "400", palette::INK_3),
    };
    let halo = match said.say {
        Say::Family | Say::Lane => format!(
            " stroke=\"{}\" stroke-width=\"{:.1}\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
            palette::PAPER,
            said.size * 0.3
        ),
        _ => String::new(),
    };
    out.add(format_args!(
        "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{:.1}\" text-anchor=\"{}\" font-family=\"{family}\" font-weight=\"{weight}\" fill=\"{colour}\"{halo}>{}</text>",
        said.x,
        said.y,
        said.size,
        said.say.anchor(),
        Escaped(&said.text)
    ));
}

/// The stroke of a kind of link, so wide.
struct Curve(LinkKind, f64);

impl std::fmt::Display for Curve {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self(kind, wide) = self;
        write!(f, "fill=\"none\" stroke=\"{}\" stroke-width=\"{wide:.1}\"", curve_colour(*kind))?;
        match kind {
            LinkKind::Contributes => Ok(()),
            LinkKind::Supports => write!(f, " stroke-dasharray=\"{:.1} {:.1}\"", wide * 5.0, wide * 3.0),
            LinkKind::Proposed | LinkKind::Suspended => {
                write!(f, " stroke-dasharray=\"0.1 {:.1}\" stroke-linecap=\"round\"", wide * 3.5)
            }
        }
    }
}

/// A text of SVG.
struct Out(String);

impl Out {
    fn add(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        self.0.write_fmt(what).ok();
    }

    fn path(&mut self, pen: &Pen, with: std::fmt::Arguments<'_>) {
        if !pen.is_empty() {
            self.add(format_args!("<path d=\"{}\" {with}/>", pen.0));
        }
    }
}

/// Words of people within SVG: text and nothing else.
struct Escaped<'a>(&'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for c in self.0.chars() {
            match c {
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '&' => f.write_str("&amp;")?,
                '"' => f.write_str("&quot;")?,
                // Signs that no XML may hold, however they are written.
                c if c.is_control() && c != '\n' && c != '\t' => f.write_str("\u{fffd}")?,
                '\u{fffe}' | '\u{ffff}' => f.write_str("\u{fffd}")?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::page_words;

    #[test]
    fn words_of_people_never_become_markup() {
        let text = Escaped("<script>&\"\u{0}").to_string();
        assert_eq!(text, "&lt;script&gt;&amp;&quot;\u{fffd}");
    }

    #[test]
    fn the_drawing_stands_alone() {
        for lang in [crate::app::Lang::En, crate::app::Lang::Zh] {
            let drawing = draw(&Rc::new(Picture::default()), ColourBy::Status, page_words(lang), "A & B");
            assert!(drawing.text.starts_with("<svg xmlns="));
            assert!(drawing.text.contains("A &amp; B"));
            let named = drawing.text.replace("http://www.w3.org/2000/svg", "");
            assert!(!named.contains("://") && !named.contains("var(") && !named.contains("<style"));
        }
    }
}
