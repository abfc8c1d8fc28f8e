//! A presentation under way: where it is, what keys do in it, and how long it has taken (rules V11 to V14).

use std::collections::BTreeMap;

use super::deck::Sequence;

/// What a key or a press does in a presentation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Press {
    /// The next slide.
    Next,
    /// The one before.
    Back,
    /// The first.
    First,
    /// The last.
    Last,
    /// A slide by its place, from 0 on.
    Slide(usize),
    /// The first slide of a unit: the first is 1; 0 is the slide on which all stand together.
    Unit(usize),
    /// Nothing to be seen, or all again.
    Blank,
    /// The clock runs, or rests.
    Clock,
    /// Fills the screen, or the window.
    Full,
    /// A decision is written down.
    Decide,
    /// Notes are written.
    Note,
    /// The list of slides.
    Contents,
    /// Ends what is open, else the presentation.
    Leave,
}

/// What a key does, by the name the browser has for it: also those that the buttons of a remote control send.
pub fn press(key: &str) -> Option<Press> {
    let mut letters = key.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && let Some(digit) = letter.to_digit(10)
    {
        return Some(Press::Unit(digit as usize));
    }
    Some(match key {
        "ArrowRight" | "PageDown" | " " | "Enter" => Press::Next,
        "ArrowLeft" | "PageUp" | "Backspace" => Press::Back,
        "Home" => Press::First,
        "End" => Press::Last,
        "Escape" => Press::Leave,
        "b" | "B" | "." => Press::Blank,
        "t" | "T" => Press::Clock,
        "f" | "F" => Press::Full,
        "d" | "D" => Press::Decide,
        "n" | "N" => Press::Note,
        "c" | "C" => Press::Contents,
        _ => return None,
    })
}

/// What is open over a slide.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Open {
    /// Nothing.
    #[default]
    Nothing,
    /// The form of a decision.
    Decision,
    /// The notes.
    Note,
    /// The list of slides.
    Contents,
}

/// Where a presentation is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Show {
    /// The slide, by its place from 0 on.
    pub at: usize,
    /// Whether nothing is to be seen.
    pub is_blank: bool,
    /// What is open over the slide.
    pub open: Open,
}

/// What comes of a press.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Next {
    /// It goes on like this.
    Show(Show),
    /// The clock runs or rests.
    Clock,
    /// The screen is filled or not.
    Full,
    /// It is over.
    Leave,
}

impl Show {
    /// One that begins at a slide; at the last one where there are not so many.
    pub fn from(at: usize, steps: &Sequence) -> Self {
        Self { at: at.min(steps.last()), ..Self::default() }
    }

    /// What comes of a press. On a dark screen the first one only brings the slide back; `may_write` says
    /// whether there is something to write to.
    pub fn after(self, press: Press, steps: &Sequence, may_write: bool) -> Next {
        if self.is_blank && !matches!(press, Press::Clock | Press::Full) {
            return if press == Press::Leave {
                Next::Leave
            } else {
                Next::Show(Self { is_blank: false, ..self })
            };
        }
        let to =
            |at: usize| Next::Show(Self { at: at.min(steps.last()), open: Open::Nothing, is_blank: false });
        let toggled = |open: Open| {
            let open = if self.open == open { Open::Nothing } else { open };
            Next::Show(Self { open, ..self })
        };
        match press {
            Press::Next => to(self.at + 1),
            Press::Back => to(self.at.saturating_sub(1)),
            Press::First => to(0),
            Press::Last => to(steps.last()),
            Press::Slide(at) => to(at),
            Press::Unit(number) => steps.of_unit(number).map_or(Next::Show(self), to),
            Press::Blank => Next::Show(Self { is_blank: true, open: Open::Nothing, ..self }),
            Press::Clock => Next::Clock,
            Press::Full => Next::Full,
            Press::Decide | Press::Note if !may_write => Next::Show(self),
            Press::Decide => toggled(Open::Decision),
            Press::Note => toggled(Open::Note),
            Press::Contents => toggled(Open::Contents),
            Press::Leave if self.open != Open::Nothing => Next::Show(Self { open: Open::Nothing, ..self }),
            Press::Leave => Next::Leave,
        }
    }
}

/// How long each slide has been seen. Times are milliseconds since 1970; a clock that is set back takes
/// nothing away.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Watch {
    spent: BTreeMap<usize, i64>,
    /// The slide that is seen.
    at: usize,
    /// Since when it runs; `None` while it rests.
    since: Option<i64>,
}

impl Watch {
    /// One that begins to run at a slide.
    pub fn started(at: usize, now: i64) -> Self {
        Self { spent: BTreeMap::new(), at, since: Some(now) }
    }

    /// Whether it runs.
    pub fn is_running(&self) -> bool {
        self.since.is_some()
    }

    /// Runs on, or rests.
    pub fn toggled(&self, now: i64) -> Self {
        let mut next = self.booked(now);
        next.since = if self.is_running() { None } else { Some(now) };
        next
    }

    /// Goes on with another slide.
    pub fn turned(&self, at: usize, now: i64) -> Self {
        Self { at, ..self.booked(now) }
    }

    /// The time up to now written down for the slide that was seen.
    fn booked(&self, now: i64) -> Self {
        let mut next = self.clone();
        *next.spent.entry(self.at).or_default() += self.running(now);
        next.since = self.since.map(|_| now);
        next
    }

    fn running(&self, now: i64) -> i64 {
        self.since.map_or(0, |since| now.saturating_sub(since).max(0))
    }

    /// How long a slide has been seen, in whole seconds.
    pub fn slide_seconds(&self, at: usize, now: i64) -> i64 {
        self.seconds(now, |slide| slide == at)
    }

    /// How long the slides of a part have been seen together, in whole seconds.
    pub fn part_seconds(&self, part: usize, steps: &Sequence, now: i64) -> i64 {
        self.seconds(now, |slide| steps.step(slide).is_some_and(|step| step.part == part))
    }

    /// How long all of it has taken, in whole seconds.
    pub fn total_seconds(&self, now: i64) -> i64 {
        self.seconds(now, |_| true)
    }

    fn seconds(&self, now: i64, is_meant: impl Fn(usize) -> bool) -> i64 {
        let booked: i64 =
            self.spent.iter().filter(|(slide, _)| is_meant(**slide)).map(|(_, millis)| millis).sum();
        let running = if is_meant(self.at) { self.running(now) } else { 0 };
        (booked + running) / 1_000
    }
}
