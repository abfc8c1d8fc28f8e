//! How alike titles are (rules O7 and O8): what the same goal is called twice is seldom the same to the letter.

use std::collections::BTreeSet;

use crate::okr::{Arrange, Text};

/// Titles are alike from this share of common words on.
const ALIKE: f64 = 0.75;

/// The same where one title only says more than the other, and leaves nothing of it out.
const ALIKE_WITHIN: f64 = 0.66;

/// So many words have to be left for that: "12 more streams" is not "12 streams".
const LEAST_WITHIN: usize = 3;

/// A title with fewer words than this says with its numbers what it is: "phase 1".
const FEW_WORDS: usize = 4;

/// A title made ready to be compared.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Words {
    /// Its words as numbers, in order, each once: equal words have equal ones.
    all: Vec<u64>,
    /// Those of them that are names: written with a capital within a sentence.
    names: Vec<u64>,
    /// Its numbers, in order.
    numbers: Vec<u64>,
    /// One bit for each of 128 kinds of words, to see quickly how much two titles can have in common.
    bits: u128,
}

impl Words {
    /// Reads a title. Case, width, punctuation and the plural's "s" say nothing; runs of Chinese, Japanese or
    /// Korean are read as pairs of characters. Numbers say nothing either, unless there is little else.
    pub fn of(title: &str) -> Self {
        let mut reader = Reader::default();
        for c in title.chars().map(half_width) {
            reader.take(c);
        }
        reader.end();
        let Reader { mut words, mut names, mut numbers, .. } = reader;
        if words.len() < FEW_WORDS {
            words.extend(&numbers);
        }
        in_order(&mut words);
        in_order(&mut names);
        in_order(&mut numbers);
        let bits = words.iter().fold(0, |bits, word| bits | 1 << (word % 128));
        Self { all: words, names, numbers, bits }
    }

    /// Its numbers, each as a number for its digits.
    pub fn numbers(&self) -> &[u64] {
        &self.numbers
    }

    /// Whether two titles mean the same by their words: so many in common, or nothing but more words in one
    /// of them; and no name in either that the other lacks while it has one of its own.
    pub fn are_alike(&self, other: &Self) -> bool {
        if self.all.is_empty() || other.all.is_empty() {
            return false;
        }
        let all = (self.all.len() + other.all.len()) as f64;
        // At least so many are in one only.
        let apart = f64::from((self.bits ^ other.bits).count_ones());
        if apart > all * (1.0 - ALIKE_WITHIN) / (1.0 + ALIKE_WITHIN) {
            return false;
        }
        let common = common(&self.all, &other.all);
        let share = common as f64 / (all - common as f64);
        let is_within = common == self.all.len() || common == other.all.len();
        if self.all.len() == other.all.len() && is_within {
            return true;
        }
        if is_within {
            return share >= ALIKE_WITHIN && common >= LEAST_WITHIN;
        }
        let names = common_of(&self.names, &other.all) < self.names.len()
            && common_of(&other.names, &self.all) < other.names.len();
        share >= ALIKE && !names
    }

    /// How many words two titles have in common, and what share of all their words that is.
    pub fn shared(&self, other: &Self) -> f64 {
        let common = common(&self.all, &other.all) as f64;
        let all = (self.all.len() + other.all.len()) as f64 - common;
        if all > 0.0 { common / all } else { 0.0 }
    }
}

/// A title without case, width, punctuation and space, numbers kept.
pub fn plain(title: &str) -> Text {
    let letters = title.chars().map(half_width).filter(|c| c.is_alphanumeric());
    Text::from(letters.flat_map(char::to_lowercase).collect::<String>())
}

/// What [`plain`] says, as a number: quicker to look up.
pub fn plain_number(title: &str) -> u64 {
    let letters = title.chars().map(half_width).filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).fold(EMPTY, with)
}

/// A title among others.
pub struct Titled {
    /// Titles of different blocks have nothing to do with each other.
    pub block: usize,
    /// Whose it is: of each owner a group has one.
    pub owner: usize,
    /// The title.
    pub words: Words,
}

/// Groups of titles of different owners: one, and those that are like it. Lists of places in `titles`, each
/// with at least two; a title is in one group at most. Looks only at titles that share one of their rarer words.
pub fn groups(titles: &[Titled]) -> Vec<Vec<usize>> {
    let forms = Forms::of(titles);
    let alike = forms.alike();
    let mut taken = vec![false; titles.len()];
    let mut groups = Vec::new();
    for (place, form) in forms.of_title.iter().enumerate() {
        let Some(form) = form.filter(|_| taken.get(place) == Some(&false)) else { continue };
        let mut owners = BTreeSet::from([titles.get(place).map(|one| one.owner)]);
        let mut group = vec![place];
        for near in std::iter::once(&form).chain(alike.get(form).into_iter().flatten()) {
            for other in forms.places.get(*near).into_iter().flatten() {
                let is_free = *other != place && taken.get(*other) == Some(&false);
                if is_free && owners.insert(titles.get(*other).map(|one| one.owner)) {
                    group.push(*other);
                }
            }
        }
        if group.len() > 1 {
            for place in &group {
                if let Some(taken) = taken.get_mut(*place) {
                    *taken = true;
                }
            }
            group.arrange(Ord::cmp);
            groups.push(group);
        }
    }
    groups
}

/// Titles that are equal are one form: what hundreds filled in is compared once.
struct Forms<'a> {
    /// The form of each title; of one without words none.
    of_title: Vec<Option<usize>>,
    /// Where the titles of each form stand.
    places: Vec<Vec<usize>>,
    /// The first of them.
    first: Vec<&'a Titled>,
}

impl<'a> Forms<'a> {
    fn of(titles: &'a [Titled]) -> Self {
        let mut forms = Self { of_title: Vec::new(), places: Vec::new(), first: Vec::new() };
        let mut numbers = Numbers::new(titles.len());
        for (place, title) in titles.iter().enumerate() {
            let words = &title.words.all;
            if words.is_empty() {
                forms.of_title.push(None);
                continue;
            }
            let whole = words.iter().fold(in_block(EMPTY, title.block), |all, word| {
                (all ^ word).wrapping_mul(SPREAD).rotate_left(29)
            });
            let form = numbers.number(whole) as usize;
            forms.of_title.push(Some(form));
            match forms.places.get_mut(form) {
                Some(places) => places.push(place),
                None => {
                    forms.places.push(vec![place]);
                    forms.first.push(title);
                }
            }
        }
        forms
    }

    /// Which other forms each form is like.
    fn alike(&self) -> Vec<Vec<usize>> {
        let mut alike: Vec<Vec<usize>> = vec![Vec::new(); self.first.len()];
        let (texts, often) = self.texts();
        let mut holders: Vec<Vec<usize>> = vec![Vec::new(); often.len()];
        let mut met: Vec<usize> = vec![usize::MAX; self.first.len()];
        for (at, (mut text, one)) in texts.into_iter().zip(&self.first).enumerate() {
            text.arrange_by(|word| (often.get(*word as usize).copied().unwrap_or(0), *word));
            // Two titles that are alike have one of these in common, whichever way round.
            let most = text.len() - (text.len() as f64 * ALIKE_WITHIN).ceil() as usize + 1;
            for word in text.iter().take(most) {
                let Some(others) = holders.get_mut(*word as usize) else { continue };
                for other in others.iter().copied() {
                    let Some(seen) = met.get_mut(other).filter(|seen| **seen != at) else { continue };
                    *seen = at;
                    if self.first.get(other).is_some_and(|other| one.words.are_alike(&other.words)) {
                        for (one, other) in [(at, other), (other, at)] {
                            if let Some(list) = alike.get_mut(one) {
                                list.push(other);
                            }
                        }
                    }
                }
                others.push(at);
            }
        }
        alike
    }

    /// The words of each form as small numbers, and how often each occurs.
    fn texts(&self) -> (Vec<Vec<u32>>, Vec<u32>) {
        let mut known = Numbers::new(self.first.iter().map(|one| one.words.all.len()).sum());
        let mut often: Vec<u32> = Vec::new();
        let mut texts = Vec::with_capacity(self.first.len());
        for one in &self.first {
            let text: Vec<u32> =
                one.words.all.iter().map(|word| known.number(in_block(*word, one.block))).collect();
            for word in &text {
                match often.get_mut(*word as usize) {
                    Some(count) => *count += 1,
                    None => often.push(1),
                }
            }
            texts.push(text);
        }
        (texts, often)
    }
}

/// Characters read one by one into words.
#[derive(Default)]
struct Reader {
    words: Vec<u64>,
    names: Vec<u64>,
    numbers: Vec<u64>,
    /// The word being read.
    word: Word,
    /// The character before, where it was one of a script without spaces.
    before: Option<char>,
    /// Whether that stands alone so far.
    alone: bool,
    /// Whether a word was read: what follows is within a sentence.
    started: bool,
}

/// A word as far as it was read.
#[derive(Clone, Copy, Default)]
struct Word {
    number: u64,
    /// The number without the last character.
    shorter: u64,
    length: usize,
    last_two: [char; 2],
    only_digits: bool,
    capital: bool,
}

impl Word {
    fn push(&mut self, c: char) {
        if self.length == 0 {
            *self = Self { number: EMPTY, only_digits: true, capital: self.capital, ..Self::default() };
        }
        self.shorter = self.number;
        self.number = with(self.number, c);
        self.length += 1;
        let [_, last] = self.last_two;
        self.last_two = [last, c];
        self.only_digits &= c.is_ascii_digit();
    }
}

impl Reader {
    fn take(&mut self, c: char) {
        if is_cjk(c) {
            self.end_word();
            match self.before {
                Some(before) => {
                    self.words.push(with(with(EMPTY, before), c));
                    self.alone = false;
                }
                None => self.alone = true,
            }
            self.before = Some(c);
            self.started = true;
            return;
        }
        self.end_run();
        if c.is_ascii_lowercase() || c.is_alphanumeric() {
            if self.word.length == 0 {
                self.word.capital = self.started && c.is_uppercase();
            }
            if c.is_ascii() {
                self.word.push(c.to_ascii_lowercase());
            } else {
                c.to_lowercase().for_each(|c| self.word.push(c));
            }
        } else if self.word.length == 0 || !matches!(c, '\'' | '’') {
            self.end_word();
        }
    }

    fn end(&mut self) {
        self.end_word();
        self.end_run();
    }

    fn end_run(&mut self) {
        if let (Some(c), true) = (self.before.take(), self.alone) {
            self.words.push(with(EMPTY, c));
        }
        self.alone = false;
    }

    fn end_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        if word.length == 0 {
            return;
        }
        let [before, last] = word.last_two;
        let plural = word.length > 3 && last == 's' && before != 's';
        let number = if plural { word.shorter } else { word.number };
        if word.only_digits {
            self.numbers.push(number);
        } else {
            self.words.push(number);
            if word.capital {
                self.names.push(number);
            }
            self.started = true;
        }
    }
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    }
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Spreads numbers over all bits.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// The number of a word without characters.
const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// The number of a word and one more character (after FNV-1a): that two words get the same is as good as never.
fn with(number: u64, c: char) -> u64 {
    let next = (number ^ u64::from(u32::from(c))).wrapping_mul(0x100_0000_01b3);
    next ^ (next >> 32)
}

fn in_order(words: &mut Vec<u64>) {
    if words.len() > 1 {
        words.arrange(Ord::cmp);
        words.dedup();
    }
}

/// The number of a word in a block: the same word in two blocks has nothing to do with itself.
fn in_block(word: u64, block: usize) -> u64 {
    word ^ (block as u64).wrapping_mul(SPREAD)
}

/// How many numbers two ordered lists have in common.
fn common(one: &[u64], other: &[u64]) -> usize {
    let (mut ones, mut others) = (one.iter().peekable(), other.iter().peekable());
    let mut count = 0;
    while let (Some(a), Some(b)) = (ones.peek(), others.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => {
                ones.next();
            }
            std::cmp::Ordering::Greater => {
                others.next();
            }
            std::cmp::Ordering::Equal => {
                count += 1;
                ones.next();
                others.next();
            }
        }
    }
    count
}

fn common_of(few: &[u64], ordered: &[u64]) -> usize {
    few.iter().filter(|word| ordered.binary_search(word).is_ok()).count()
}

/// Gives out small numbers for large ones, in the order in which they come.
struct Numbers {
    slots: Vec<Option<(u64, u32)>>,
    count: u32,
}

impl Numbers {
    fn new(most: usize) -> Self {
        Self { slots: vec![None; (most * 2).max(2).next_power_of_two()], count: 0 }
    }

    fn number(&mut self, large: u64) -> u32 {
        let mask = self.slots.len() - 1;
        let mut at = (large ^ (large >> 29)) as usize & mask;
        loop {
            match self.slots.get_mut(at) {
                Some(Some((own, number))) if *own == large => return *number,
                Some(slot @ None) => {
                    *slot = Some((large, self.count));
                    self.count += 1;
                    return self.count - 1;
                }
                _ => at = (at + 1) & mask,
            }
        }
    }
}

/// Who belongs together: each place names another of its group, or itself.
pub struct Joined(Vec<usize>);

impl Joined {
    /// So many places, each by itself.
    pub fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// The first place of the group that one belongs to.
    pub fn root(&self, mut place: usize) -> usize {
        while let Some(next) = self.0.get(place).copied().filter(|next| *next != place) {
            place = next;
        }
        place
    }

    /// Says that two belong together.
    pub fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(slot) = self.0.get_mut(one.max(other)) {
            *slot = one.min(other);
        }
    }
}
