//! Which words of the map can be read, and where they stand.

use super::super::{Card, LaneName, Picture, Rect};
use super::face;
use super::wrap::{line, width, wrap};
use super::{Detail, Drawn, meets};
use crate::okr::{Arrange, Text};

/// What a text says; gives its type and colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Say {
    /// The title of a card.
    Title,
    /// What stands below the title: its unit, another cycle.
    Fact,
    /// How far it is.
    Number,
    /// That people disagree.
    Disputed,
    /// A key result.
    Line,
    /// How many are hidden below.
    Hidden,
    /// The title of a family, seen from afar.
    Family,
    /// The name of a band.
    Lane,
}

impl Say {
    /// The word that the style sheet knows it by.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Fact => "fact",
            Self::Number => "number",
            Self::Disputed => "disputed",
            Self::Line => "line",
            Self::Hidden => "hidden",
            Self::Family => "family",
            Self::Lane => "lane",
        }
    }

    /// Where along the text its place is.
    pub fn anchor(self) -> &'static str {
        match self {
            Self::Number | Self::Disputed => "end",
            Self::Hidden => "middle",
            Self::Title | Self::Fact | Self::Line | Self::Family | Self::Lane => "start",
        }
    }
}

/// One line of words on the map.
#[derive(Clone, PartialEq, Debug)]
pub struct Said {
    /// Where its base line begins, ends or has its middle, as [`Say::anchor`] says.
    pub x: f64,
    /// Where its base line stands.
    pub y: f64,
    /// How large its letters are, in world units.
    pub size: f64,
    /// What it says.
    pub say: Say,
    /// The words.
    pub text: String,
}

/// The words of one card, or of a family's head.
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    /// The card.
    pub card: usize,
    /// Its lines.
    pub lines: Vec<Said>,
}

/// How a language says what is on a card.
pub struct Voice<'a> {
    /// How far something is.
    pub share: &'a dyn Fn(f64) -> String,
    /// Unit, other cycle and confidence as far as they are known.
    pub facts: &'a dyn Fn(Option<&str>, Option<&str>) -> String,
    /// A confidence beside the number.
    pub confidence: &'a dyn Fn(u8) -> String,
    /// So many more key results.
    pub more: &'a dyn Fn(usize) -> String,
    /// So many hidden cards.
    pub hidden: &'a dyn Fn(usize) -> String,
    /// The name of a band.
    pub lane: &'a dyn Fn(&LaneName) -> String,
    /// What a card without a title is called.
    pub untitled: &'a str,
}

/// How large words are on the screen that keep their size there, in CSS pixels.
const FAMILY_PX: f64 = 12.5;
const TITLE_PX: f64 = 10.5;
const LANE_PX: f64 = 13.5;
/// A strip with less room, in parts of the letter size, has no name that would be cut.
const LEAST_EM: f64 = 7.0;
/// Letters that are not strong are narrower than those that widths are estimated for.
const SLIM: f64 = 1.08;
/// A family narrower than this on the screen keeps its name to itself, in CSS pixels.
const LEAST_PX: f64 = 84.0;

/// All words that can be read: those of the bands, then those of the cards in their order.
pub fn sheet(picture: &Picture, drawn: &Drawn, voice: &Voice<'_>) -> (Vec<Said>, Vec<Sheet>) {
    let lanes = lanes(picture, drawn, voice);
    let mut shown: Vec<usize> = match drawn.detail {
        Detail::Title | Detail::Card => picture.within(drawn.window).collect(),
        // From afar only those speak that have somebody below them.
        Detail::Bar | Detail::Dot => {
            let heads = picture.cards.iter().enumerate().filter(|(_, card)| !card.children.is_empty());
            heads.filter(|(_, card)| meets(card.family, drawn.window)).map(|(idx, _)| idx).collect()
        }
    };
    shown.arrange(Ord::cmp);
    let mut sheets = Vec::new();
    for idx in shown {
        let Some(card) = picture.cards.get(idx) else { continue };
        let lines = match drawn.detail {
            Detail::Card => full(card, voice),
            Detail::Title => title(card, drawn.scale(), voice),
            Detail::Bar | Detail::Dot => family(card, drawn.scale(), voice),
        };
        if !lines.is_empty() {
            sheets.push(Sheet { card: idx, lines });
        }
    }
    (lanes, sheets)
}

fn named<'a>(title: &'a Text, voice: &'a Voice<'_>) -> &'a str {
    if title.trim().is_empty() { voice.untitled } else { title }
}

/// Everything on a card.
fn full(card: &Card, voice: &Voice<'_>) -> Vec<Said> {
    let Rect { x, y, .. } = card.place;
    let mut lines = Vec::new();
    let mut say = |say: Say, x: f64, y: f64, size: f64, text: String| {
        if !text.is_empty() {
            lines.push(Said { x, y, size, say, text });
        }
    };
    let (size, first, leading) = face::TITLE;
    let right = if card.disputed { face::RIGHT - 14.0 } else { face::RIGHT };
    let title = wrap(named(&card.title, voice), (right - face::LEFT) / size, face::TITLE_LINES);
    // One line stands where it would if there were a second: facts have a place of their own.
    for (nth, text) in title.into_iter().enumerate() {
        say(Say::Title, x + face::LEFT, y + first + nth as f64 * leading, size, text);
    }
    if card.disputed {
        say(Say::Disputed, x + face::RIGHT, y + first, size, "≠".to_owned());
    }
    let (size, base) = face::FACTS;
    let number = card.progress.map(|share| (voice.share)(share)).unwrap_or_default();
    let mut right = face::RIGHT;
    if !number.is_empty() {
        right -= (width(&number) + 0.8) * size;
        say(Say::Number, x + face::RIGHT, y + base, size, number);
    }
    let belief = card.confidence.map(|value| (voice.confidence)(value)).unwrap_or_default();
    let facts = (voice.facts)(card.home.as_deref(), card.other_cycle.as_deref());
    let room = (right - face::LEFT) / size;
    let belief_room = width(&belief) + 1.0;
    let facts = line(&facts, if belief.is_empty() { room } else { room - belief_room });
    say(Say::Fact, x + face::LEFT, y + base, size, facts);
    if !belief.is_empty() {
        say(Say::Fact, x + right - width(&belief) * size, y + base, size, belief);
    }
    for result in card.lines() {
        let end = if result.shared { face::LINE_BAR - 16.0 } else { face::LINE_BAR - 6.0 };
        // A square letter is as wide as it is.
        let slim = if result.title.is_ascii() { SLIM } else { 1.0 };
        let text = line(named(&result.title, voice), (end - face::LEFT) / face::LINE * slim);
        let base = result.place.y + result.place.h / 2.0 + face::LINE * 0.36;
        say(Say::Line, x + face::LEFT, base, face::LINE, text);
    }
    if card.folded > 0
        && let Some(last) = card.key_results.last()
    {
        let base = last.place.y + last.place.h / 2.0 + face::LINE * 0.36;
        say(Say::Fact, x + face::LEFT, base, face::LINE, (voice.more)(card.folded));
    }
    lines.extend(hidden(card, 1.0, voice));
    lines
}

/// The title over the whole card, in letters that keep their size on the screen.
fn title(card: &Card, scale: f64, voice: &Voice<'_>) -> Vec<Said> {
    let Rect { x, y, w, h } = card.place;
    let size = TITLE_PX / scale;
    let leading = size * 1.16;
    let left = 30.0;
    let edge = 10.0;
    let most = ((h - 18.0) / leading).floor().max(1.0) as usize;
    let texts = wrap(named(&card.title, voice), (w - left - edge) / size, most.min(6));
    let first = y + 10.0 + size * 0.8;
    let lines = texts.into_iter().enumerate().map(|(nth, text)| Said {
        x: x + left,
        y: first + nth as f64 * leading,
        size,
        say: Say::Title,
        text,
    });
    lines.chain(hidden(card, scale, voice)).collect()
}

fn hidden(card: &Card, scale: f64, voice: &Voice<'_>) -> Option<Said> {
    let size = 11.0 * face::larger(scale);
    let pill = face::pill(card, scale);
    (card.hidden > 0).then(|| Said {
        x: pill.x + pill.w / 2.0,
        y: pill.y + pill.h / 2.0 + size * 0.36,
        size,
        say: Say::Hidden,
        text: (voice.hidden)(card.hidden),
    })
}

/// The title of a family's head beside its card, along the strip that the family has to itself. A family at the
/// top may say it in two lines: the upper one stands in the room between families.
fn family(card: &Card, scale: f64, voice: &Voice<'_>) -> Vec<Said> {
    if card.family.w * scale < LEAST_PX {
        return Vec::new();
    }
    let gap = 5.0 / scale;
    let is_top = card.level == 1;
    let size = FAMILY_PX / scale * if is_top { 1.12 } else { 1.0 };
    let start = card.place.x + card.place.w + gap;
    let room = (card.family.x + card.family.w - start - gap) / size;
    let texts = wrap(named(&card.title, voice), room.min(26.0), if is_top { 2 } else { 1 });
    // A few letters and an ellipsis say nothing.
    if texts.is_empty() || room < LEAST_EM && texts.iter().any(|text| text.ends_with('…')) {
        return Vec::new();
    }
    let last = card.place.y + card.place.h.min(size * 1.4) / 2.0 + size * 0.36;
    let n = texts.len();
    let lines = texts.into_iter().enumerate().map(|(nth, text)| Said {
        x: start,
        y: last - (n - 1 - nth) as f64 * size * 1.12,
        size,
        say: Say::Family,
        text,
    });
    lines.collect()
}

fn lanes(picture: &Picture, drawn: &Drawn, voice: &Voice<'_>) -> Vec<Said> {
    // A band's name keeps its size on the screen, and its strip has only so much room.
    let strip = super::super::LANE_HEAD;
    let shown = picture.lanes.iter().filter(|lane| meets(lane.place, drawn.window));
    let size = (LANE_PX / drawn.scale()).max(LANE_PX);
    let said = shown.map(|lane| Said {
        x: lane.place.x + 8.0 / drawn.scale().min(1.0),
        y: lane.place.y + strip / 2.0 + size * 0.34,
        size,
        say: Say::Lane,
        text: line(&(voice.lane)(&lane.name), (lane.place.w / size).max(4.0)),
    });
    said.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::rows;
    use super::super::{Camera, Screen};
    use super::*;

    fn said(picture: &Picture, scale: f64) -> Vec<Sheet> {
        let drawn = Drawn::of(Camera { x: 0.0, y: 0.0, scale }, Screen { w: 900.0, h: 600.0 }, picture, None);
        let voice = Voice {
            share: &|share| format!("{share:.2}"),
            facts: &|home, _| home.unwrap_or("").to_owned(),
            confidence: &|value| format!("conf. {value}"),
            more: &|n| format!("{n} more"),
            hidden: &|n| format!("+{n}"),
            lane: &|_| "lane".to_owned(),
            untitled: "Untitled",
        };
        sheet(picture, &drawn, &voice).1
    }

    fn texts(sheets: &[Sheet], say: Say) -> Vec<&str> {
        let lines = sheets.iter().flat_map(|sheet| &sheet.lines);
        lines.filter(|said| said.say == say).map(|said| said.text.as_str()).collect()
    }

    #[test]
    fn near_a_card_says_everything() {
        let mut picture = rows(1);
        picture.cards[1].hidden = 12;
        picture.cards[1].title = "".into();
        let sheets = said(&picture, 1.0);
        assert_eq!(
            texts(&sheets, Say::Title),
            ["Every new customer finds", "what they came for: head", "Untitled"]
        );
        assert_eq!(texts(&sheets, Say::Number), ["0.46", "0.46"]);
        assert_eq!(texts(&sheets, Say::Fact), ["Digital", "conf. 6", "Digital", "conf. 6"]);
        assert_eq!(texts(&sheets, Say::Hidden), ["+12"]);
    }

    #[test]
    fn from_afar_only_heads_speak_and_keep_their_size() {
        let picture = rows(60);
        for scale in [0.1, 0.05] {
            let sheets = said(&picture, scale);
            assert_eq!(sheets.len(), 1);
            assert_eq!(
                texts(&sheets, Say::Family).concat(),
                "Every new customer finds what they came for:head"
            );
            let on_screen = sheets[0].lines[0].size * scale;
            assert!((11.0..17.0).contains(&on_screen), "{on_screen}");
        }
    }

    #[test]
    fn no_word_leaves_its_card() {
        for scale in [0.3, 0.45, 0.6, 1.0] {
            let picture = rows(5);
            for sheet in said(&picture, scale) {
                let of = picture.cards[sheet.card].place;
                for said in &sheet.lines {
                    let wide = width(&said.text) * said.size;
                    let start = if said.say.anchor() == "end" { said.x - wide } else { said.x };
                    assert!(start >= of.x && start + wide <= of.x + of.w + 0.1, "{said:?} at {scale}");
                    assert!(said.y <= of.y + of.h, "{said:?} at {scale}");
                }
            }
        }
    }
}
