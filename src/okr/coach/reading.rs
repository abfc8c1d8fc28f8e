//! A title as the coach reads it: its language, its words, and which of them say how much.

use super::lexicon::{
    AMOUNT_WORDS, ASIDES, CLASSIFIERS, MONTHS, NAMED_BY_NUMBER, ZH_NUMERALS, ZH_TIMES, has,
};

/// What stands beyond so many bytes is not read: nobody else reads it either.
const MOST_BYTES: usize = 4_096;

/// The language a title is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tongue {
    /// Latin letters, read as English.
    English,
    /// At least as many Chinese characters as words in Latin letters.
    Chinese,
    /// Anything else: only what needs no words is looked at.
    Other,
}

/// A word with its place in the title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said<'t> {
    /// The word as it is written.
    pub text: &'t str,
    /// Where it begins, in bytes.
    pub at: usize,
}

impl Said<'_> {
    /// Whether it is this word, in whatever case.
    pub fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is one of these words.
    pub fn is_in(&self, words: &[&str]) -> bool {
        has(words, self.text)
    }
}

/// A title that was read.
#[derive(Debug)]
pub(super) struct Reading<'t> {
    /// As it is written.
    pub raw: &'t str,
    /// Its language.
    pub tongue: Tongue,
    /// Its words in Latin letters and its numbers; references to other systems are no words.
    pub words: Vec<Said<'t>>,
    /// How many words it has; a Chinese character counts as half a word.
    pub length: usize,
    /// How many Chinese characters it has.
    pub han: usize,
}

impl<'t> Reading<'t> {
    /// Reads a title.
    pub fn of(title: &'t str) -> Self {
        let end = (0..=title.len().min(MOST_BYTES)).rev().find(|at| title.is_char_boundary(*at));
        let raw = title.get(..end.unwrap_or(0)).unwrap_or(title);
        let (mut han, mut other) = (0_usize, 0_usize);
        for c in raw.chars() {
            if is_han(c) {
                han += 1;
            } else if c.is_alphabetic() && !c.is_ascii() && !is_latin(c) {
                other += 1;
            }
        }
        let told = chunks(raw).filter(|chunk| !is_reference(chunk.text));
        let words: Vec<Said<'t>> = told.flat_map(words_of).collect();
        let letters = words.iter().filter(|word| word.text.starts_with(char::is_alphabetic)).count();
        let tongue = if other > han.max(letters) {
            Tongue::Other
        } else if han > 0 && han >= letters {
            Tongue::Chinese
        } else {
            Tongue::English
        };
        let length = words.len() + han.div_ceil(2);
        Self { raw, tongue, words, length, han }
    }

    /// The first word that is no aside, and what comes after it.
    pub fn opening(&self) -> Option<(Said<'t>, &[Said<'t>])> {
        let from = self.words.iter().position(|word| !word.is_in(ASIDES))?;
        let (first, rest) = self.words.get(from..)?.split_first()?;
        Some((*first, rest))
    }

    /// The title without the space, marks and asides before its first Chinese verb.
    pub fn zh_opening(&self) -> &'t str {
        let text = self.raw.trim_start_matches(|c: char| !c.is_alphanumeric());
        super::lexicon::ZH_ASIDES.iter().find_map(|aside| text.strip_prefix(aside)).unwrap_or(text)
    }

    /// The first of these that the Chinese title begins with.
    pub fn zh_begins(&self, with: &[&str]) -> Option<Said<'t>> {
        let text = self.zh_opening();
        let found = with.iter().find(|word| text.starts_with(**word))?;
        self.place(text.get(..found.len())?)
    }

    /// The first of these that stands in the title.
    pub fn zh_holds(&self, any: &[&str]) -> Option<Said<'t>> {
        let found = any.iter().filter_map(|word| Some((self.raw.find(word)?, word.len())));
        let (at, length) = found.min()?;
        Some(Said { text: self.raw.get(at..at + length)?, at })
    }

    /// A part of the title with its place.
    fn place(&self, part: &'t str) -> Option<Said<'t>> {
        let at = (part.as_ptr() as usize).checked_sub(self.raw.as_ptr() as usize)?;
        Some(Said { text: part, at })
    }

    /// From the first of two words to the end of the last.
    pub fn stretch(&self, from: Said<'t>, to: Said<'t>) -> Said<'t> {
        let text = self.raw.get(from.at..to.at + to.text.len()).unwrap_or(from.text);
        Said { text, at: from.at }
    }

    /// The first place where these words stand in a row.
    pub fn phrase(&self, phrase: &[&str]) -> Option<Said<'t>> {
        let all = |window: &&[Said<'t>]| window.iter().zip(phrase).all(|(word, asked)| word.is(asked));
        let window = self.words.windows(phrase.len().max(1)).find(all)?;
        Some(self.stretch(*window.first()?, *window.last()?))
    }

    /// The first of several phrases, each written with spaces.
    pub fn any_phrase(&self, phrases: &[&str]) -> Option<Said<'t>> {
        phrases.iter().find_map(|phrase| {
            let words: Vec<&str> = phrase.split(' ').collect();
            self.phrase(&words)
        })
    }

    /// Whether it says how many, how much or how far.
    pub fn has_amount(&self) -> bool {
        self.first_amount().is_some() || (self.tongue == Tongue::Chinese && says_zh_amount(self.raw))
    }

    /// The first word that says how many.
    pub fn first_amount(&self) -> Option<Said<'t>> {
        let at = (0..self.words.len()).find(|at| self.is_amount(*at))?;
        self.words.get(at).copied()
    }

    /// Whether the word at a place says how many: a number that is no year, day, or part of a name.
    pub fn is_amount(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        if word.is_in(AMOUNT_WORDS) {
            return true;
        }
        if !word.text.starts_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let before = at.checked_sub(1).and_then(|at| self.words.get(at));
        let after = self.words.get(at + 1);
        let is_month = |word: Option<&Said<'_>>| word.is_some_and(|word| word.is_in(MONTHS));
        let named = before.is_some_and(|word| word.is_in(NAMED_BY_NUMBER));
        !is_year(word.text)
            && !is_date(word.text)
            && !is_ordinal(word.text)
            && !named
            && !is_month(before)
            && !is_month(after)
    }

    /// The title without references and what stands in brackets.
    pub fn bare(&self) -> String {
        let mut depth = 0_usize;
        let kept = chunks(self.raw).filter(|chunk| !is_reference(chunk.text)).map(|chunk| chunk.text);
        let text: Vec<&str> = kept.collect();
        let mut out = String::new();
        for c in text.join(" ").chars() {
            match c {
                '(' | '（' | '[' | '【' => depth += 1,
                ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
                c if depth == 0 => out.push(c),
                _ => {}
            }
        }
        out
    }
}

/// Whether a character is Chinese.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{2ffff}')
}

fn is_latin(c: char) -> bool {
    matches!(c, '\u{00c0}'..='\u{024f}')
}

/// What stands between spaces.
fn chunks(raw: &str) -> impl Iterator<Item = Said<'_>> {
    let begins = raw.as_ptr() as usize;
    raw.split_whitespace().map(move |text| Said { text, at: text.as_ptr() as usize - begins })
}

/// The words of what stands between spaces. A per cent sign belongs to its number.
fn words_of(chunk: Said<'_>) -> impl Iterator<Item = Said<'_>> {
    let begins = chunk.text.as_ptr() as usize;
    let parts = chunk.text.split(|c: char| {
        (!c.is_alphanumeric() || is_han(c)) && !matches!(c, '\'' | '’' | '-' | '%' | '.' | ',')
    });
    parts.filter_map(move |part| {
        let text = part.trim_matches(|c: char| matches!(c, '\'' | '’' | '-' | '.' | ','));
        let at = chunk.at + (text.as_ptr() as usize).checked_sub(begins)?;
        text.contains(char::is_alphanumeric).then_some(Said { text, at })
    })
}

/// Whether it leads elsewhere: an address, an issue.
fn is_reference(chunk: &str) -> bool {
    let numbered = |mark: char| {
        chunk.split_once(mark).is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    chunk.contains("://")
        || numbered('#')
        || (numbered('&') && !chunk.starts_with(|c: char| c.is_ascii_digit()))
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether it is a place in a row: `1st`, `3rd-party`.
fn is_ordinal(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit()).to_ascii_lowercase();
    ["st", "nd", "rd", "th"].iter().any(|ending| rest == *ending || rest.starts_with(&format!("{ending}-")))
}

/// Whether it is a day: `2026-08-14`, `8-14`.
fn is_date(text: &str) -> bool {
    text.contains('-')
        && text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a Chinese text says how many, in digits or in words.
fn says_zh_amount(text: &str) -> bool {
    if ZH_TIMES.iter().any(|word| text.contains(word)) {
        return true;
    }
    let mut before: Option<char> = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let in_name =
            before.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '第' | '#' | '进' | '统' | '唯'));
        let in_time = next.is_some_and(|c| matches!(c, '年' | '月' | '日' | '号' | '季'));
        let counted = next.is_some_and(|c| CLASSIFIERS.contains(&c));
        if c.is_ascii_digit() && !in_name {
            // The whole number is looked at from its end.
            let mut last = next;
            while chars.next_if(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).is_some() {
                last = chars.peek().copied();
            }
            if !last.is_some_and(|c| matches!(c, '年' | '月' | '日' | '号' | '季')) {
                return true;
            }
        } else if ZH_NUMERALS.contains(&c) && counted && !in_name && !in_time {
            return true;
        }
        before = Some(c);
    }
    false
}
