//! A note of people: lines kept, addresses of the web made followable, nothing else made of it.

use web_sys::MouseEvent;
use web_sys::Url;
use yew::Callback;
use yew::Html;
use yew::html;

use super::plain_text::marked;

/// How an address begins that is looked at; whether it is one, the browser's own parser decides.
const BEGINNINGS: [&str; 3] = ["https://", "http://", "mailto:"];

/// A stretch of a note.
#[derive(Debug, PartialEq, Eq)]
enum Stretch<'a> {
    Text(&'a str),
    Address(&'a str),
}

/// A note with its line breaks and links, its text kept as it is.
pub fn rich_note(text: &str) -> Html {
    html! { <div class="note" dir="auto">{linked(text)}</div> }
}

/// A stretch of a note in which some words can be pressed.
pub enum NotePiece<'a> {
    /// Words, in which addresses are links.
    Words(&'a str),
    /// Words that stand for something: pressing them opens it, where there is one such thing.
    Opens(&'a str, Option<Callback<MouseEvent>>),
}

/// A note with its line breaks and links, some of its words standing for something.
pub fn rich_note_of<'a>(pieces: impl Iterator<Item = NotePiece<'a>>) -> Html {
    html! {
        <div class="note" dir="auto">
            {for pieces.enumerate().map(|(at, piece)| match piece {
                NotePiece::Words(words) => html! { <span key={at}>{linked(words)}</span> },
                NotePiece::Opens(words, Some(onclick)) => html! {
                    <button key={at} type="button" class="note__name" {onclick}><bdi>{marked(words)}</bdi></button>
                },
                NotePiece::Opens(words, None) => html! { <span key={at} class="note__name"><bdi>{marked(words)}</bdi></span> },
            })}
        </div>
    }
}

fn linked(text: &str) -> Html {
    html! { {for stretches(text).into_iter().map(|stretch| match stretch {
        Stretch::Text(text) => marked(text),
        Stretch::Address(address) => link(address),
    })} }
}

fn link(address: &str) -> Html {
    let Some(href) = followable(address) else { return marked(address) };
    html! {
        <a class="note__link" {href} target="_blank" rel="noopener noreferrer nofollow" referrerpolicy="no-referrer">
            <bdi dir="ltr">{marked(address)}</bdi>
        </a>
    }
}

/// The address as the browser would follow it, if it goes to the web or to a mailbox.
fn followable(address: &str) -> Option<String> {
    let url = Url::new(address).ok()?;
    matches!(url.protocol().as_str(), "http:" | "https:" | "mailto:").then(|| url.href())
}

fn stretches(text: &str) -> Vec<Stretch<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, address, after)) = next_address(rest) {
        found.extend(Some(before).filter(|before| !before.is_empty()).map(Stretch::Text));
        found.push(Stretch::Address(address));
        rest = after;
    }
    found.extend(Some(rest).filter(|rest| !rest.is_empty()).map(Stretch::Text));
    found
}

fn next_address(text: &str) -> Option<(&str, &str, &str)> {
    let mut before_is_letter = false;
    for (at, c) in text.char_indices() {
        let from_here = text.get(at..)?;
        let begins = BEGINNINGS
            .iter()
            .find(|start| from_here.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)));
        if let Some(start) = begins.filter(|_| !before_is_letter) {
            let length = address_length(from_here);
            if length > start.len() {
                return Some((text.get(..at)?, from_here.get(..length)?, from_here.get(length..)?));
            }
        }
        before_is_letter = c.is_ascii_alphanumeric();
    }
    None
}

/// How far the address reaches: to a space, a quote or a character of the sentence it stands in.
fn address_length(text: &str) -> usize {
    let end = text.find(ends_address).unwrap_or(text.len());
    let mut address = text.get(..end).unwrap_or_default();
    while let Some(last) = address.chars().next_back() {
        let is_open = last == ')' && address.matches('(').count() >= address.matches(')').count();
        if is_open || !matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '\'' | '*' | '_')
        {
            break;
        }
        address = address.strip_suffix(last).unwrap_or_default();
    }
    address.len()
}

/// Chinese, Japanese and Korean text follows an address without a space, and addresses copied from a
/// browser have such characters escaped.
fn ends_address(c: char) -> bool {
    let is_east_asian = matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}');
    let hides = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2018}'..='\u{201f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '`') || is_east_asian || hides
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(text: &str) -> Vec<&str> {
        let found = stretches(text).into_iter();
        found
            .filter_map(|stretch| if let Stretch::Address(address) = stretch { Some(address) } else { None })
            .collect()
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for (text, want) in [
            ("see https://a.example/b.", vec!["https://a.example/b"]),
            ("(https://a.example/x_(y))", vec!["https://a.example/x_(y)"]),
            ("见https://a.example/目标，然后", vec!["https://a.example/"]),
            ("HTTP://A.EXAMPLE and mailto:ana@b.example!", vec!["HTTP://A.EXAMPLE", "mailto:ana@b.example"]),
            ("javascript:alert(1) data:text/html,x xhttps://a.example", vec![]),
            ("https:// nothing", vec![]),
            ("“https://a.example”", vec!["https://a.example"]),
        ] {
            assert_eq!(addresses(text), want, "{text}");
        }
    }

    #[test]
    fn no_character_is_lost() {
        let text = "a https://x.example, b\nmailto:c@d.example";
        let whole: String = stretches(text)
            .into_iter()
            .map(|stretch| match stretch {
                Stretch::Text(text) | Stretch::Address(text) => text,
            })
            .collect();
        assert_eq!(whole, text);
    }
}
