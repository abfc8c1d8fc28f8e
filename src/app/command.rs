//! What keys do, in one table: the shortcut help and the key handler read the same lines (rules K).

use super::route::Page;

/// A command that a key gives.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Command {
    /// Take back.
    Undo,
    /// Take back the taking back.
    Redo,
    /// Save a copy.
    Save,
    /// Save a copy under another name.
    SaveAs,
    /// Open a file.
    Open,
    /// Search.
    Search,
    /// Go to a page.
    Go(Page),
    /// Say why something was changed, where that is asked.
    SayWhy,
    /// Show this help.
    Help,
    /// Close what is open.
    Close,
    /// A new objective.
    NewObjective,
    /// Rename what has the focus.
    Rename,
    /// A new line after this one.
    NewAfter,
    /// Move up.
    MoveUp,
    /// Move down.
    MoveDown,
    /// Move into the one before.
    Indent,
    /// Move out.
    Outdent,
    /// Delete.
    Delete,
    /// Check in.
    CheckIn,
    /// Open in the panel.
    OpenPanel,
    /// Previous row.
    Previous,
    /// Next row.
    Next,
    /// Close or open what is inside.
    Toggle,
    /// Something that only the map knows.
    Map(MapCommand),
    /// Something that only a question knows.
    Question(QuestionCommand),
}

/// What only a question knows, and a goal about which one decides.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum QuestionCommand {
    /// To its first button.
    Into,
    /// Takes the choice whose number the key is.
    Choose,
    /// Takes a decision about a goal back.
    TakeBack,
}

/// What only the map knows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum MapCommand {
    /// To the card above in the tree, or close what is below.
    Out,
    /// To the first card below, or open what is below.
    In,
    /// To the first card.
    First,
    /// To the last card.
    Last,
    /// Nearer.
    Nearer,
    /// Farther.
    Farther,
    /// The whole map.
    Fit,
    /// Begin a link at this card.
    Link,
    /// Hang this card elsewhere.
    Hang,
    /// To the next link of this card.
    NextLink,
    /// To the link before.
    PreviousLink,
    /// Only this card, its way up and everything below, or all again.
    Focus,
}

/// Where a key works.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Scope {
    /// Everywhere, also while writing.
    Everywhere,
    /// Everywhere but while writing.
    Page,
    /// Everywhere but while writing and on a question, whose choices have numbers of their own.
    Turn,
    /// On a row of the outline.
    Row,
    /// On the map.
    Map,
    /// On a question of the page of disagreements, and on a goal of the page of carrying over.
    Question,
}

impl Scope {
    /// Whether keys of this scope work in another: on a row, on the map and on a question those of the page
    /// do too, but not those of each other.
    pub fn reaches(self, other: Self) -> bool {
        match self {
            Self::Everywhere => true,
            Self::Page => other != Self::Everywhere,
            Self::Turn => matches!(other, Self::Turn | Self::Row | Self::Map),
            Self::Row | Self::Map | Self::Question => self == other,
        }
    }
}

/// A key with the ones held beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Keys {
    /// The key as the browser names it; letters small.
    pub key: &'static str,
    /// With Ctrl, or ⌘ on a Mac.
    pub ctrl: Held,
    /// With Shift.
    pub shift: Held,
    /// With Alt.
    pub alt: Held,
}

/// Whether a key has to be held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Held {
    /// It has to be.
    Yes,
    /// It must not be.
    No,
    /// Either will do: for signs that need Shift on some keyboards.
    Any,
}

const fn plain(key: &'static str) -> Keys {
    Keys { key, ctrl: Held::No, shift: Held::No, alt: Held::No }
}

const fn sign(key: &'static str) -> Keys {
    Keys { key, ctrl: Held::No, shift: Held::Any, alt: Held::Any }
}

const fn ctrl(key: &'static str) -> Keys {
    Keys { key, ctrl: Held::Yes, shift: Held::No, alt: Held::No }
}

const fn ctrl_shift(key: &'static str) -> Keys {
    Keys { key, ctrl: Held::Yes, shift: Held::Yes, alt: Held::No }
}

const fn alt(key: &'static str) -> Keys {
    Keys { key, ctrl: Held::No, shift: Held::No, alt: Held::Yes }
}

/// Every key, in the order of the help.
pub const TABLE: &[(Command, Scope, Keys)] = &[
    (Command::Undo, Scope::Page, ctrl("z")),
    (Command::Redo, Scope::Page, ctrl_shift("z")),
    (Command::Redo, Scope::Page, ctrl("y")),
    (Command::Save, Scope::Everywhere, ctrl("s")),
    (Command::SaveAs, Scope::Everywhere, ctrl_shift("s")),
    (Command::Open, Scope::Everywhere, ctrl("o")),
    (Command::Search, Scope::Page, sign("/")),
    (Command::Help, Scope::Page, sign("?")),
    (Command::SayWhy, Scope::Page, plain("r")),
    (Command::SayWhy, Scope::Everywhere, alt("r")),
    (Command::Go(Page::Outline), Scope::Turn, plain("1")),
    (Command::Go(Page::Map), Scope::Turn, plain("2")),
    (Command::Go(Page::Asks), Scope::Turn, plain("3")),
    (Command::Go(Page::Setting), Scope::Turn, plain("4")),
    (Command::Go(Page::OutOfLine), Scope::Turn, plain("5")),
    (Command::Go(Page::Disagreements), Scope::Turn, plain("6")),
    (Command::Go(Page::Compare), Scope::Turn, plain("7")),
    (Command::Go(Page::People), Scope::Turn, plain("8")),
    (Command::Go(Page::Files), Scope::Turn, plain("9")),
    (Command::Go(Page::CheckIn), Scope::Turn, plain("w")),
    (Command::Go(Page::Session), Scope::Turn, plain("t")),
    (Command::Go(Page::OneOnOne), Scope::Turn, plain("p")),
    (Command::Go(Page::Digest), Scope::Turn, plain("d")),
    (Command::Go(Page::Kpis), Scope::Turn, plain("i")),
    (Command::Go(Page::Changes), Scope::Turn, plain("h")),
    (Command::Go(Page::Scores), Scope::Turn, plain("e")),
    (Command::Go(Page::Scorecard), Scope::Turn, plain("s")),
    (Command::Go(Page::Retrospective), Scope::Turn, plain("b")),
    (Command::Go(Page::CarryOver), Scope::Turn, plain("y")),
    (Command::Go(Page::Review), Scope::Turn, plain("v")),
    (Command::Go(Page::Insights), Scope::Turn, plain("x")),
    (Command::Go(Page::Report), Scope::Turn, plain("q")),
    (Command::Go(Page::Settings), Scope::Page, plain(",")),
    (Command::NewObjective, Scope::Page, plain("n")),
    (Command::Close, Scope::Page, plain("Escape")),
    (Command::Previous, Scope::Row, plain("ArrowUp")),
    (Command::Next, Scope::Row, plain("ArrowDown")),
    (Command::OpenPanel, Scope::Row, plain("o")),
    (Command::Rename, Scope::Row, plain("F2")),
    (Command::Rename, Scope::Row, plain("Enter")),
    (Command::NewAfter, Scope::Row, plain("a")),
    (Command::CheckIn, Scope::Row, plain("c")),
    (Command::Toggle, Scope::Row, plain(" ")),
    (Command::MoveUp, Scope::Row, alt("ArrowUp")),
    (Command::MoveDown, Scope::Row, alt("ArrowDown")),
    (Command::Indent, Scope::Row, alt("ArrowRight")),
    (Command::Outdent, Scope::Row, alt("ArrowLeft")),
    (Command::Delete, Scope::Row, plain("Delete")),
    (Command::Delete, Scope::Row, plain("Backspace")),
    (Command::Previous, Scope::Map, plain("ArrowUp")),
    (Command::Next, Scope::Map, plain("ArrowDown")),
    (Command::Map(MapCommand::Out), Scope::Map, plain("ArrowLeft")),
    (Command::Map(MapCommand::In), Scope::Map, plain("ArrowRight")),
    (Command::Map(MapCommand::First), Scope::Map, plain("Home")),
    (Command::Map(MapCommand::Last), Scope::Map, plain("End")),
    (Command::OpenPanel, Scope::Map, plain("Enter")),
    (Command::OpenPanel, Scope::Map, plain("o")),
    (Command::Toggle, Scope::Map, plain(" ")),
    (Command::Map(MapCommand::Focus), Scope::Map, plain("f")),
    (Command::Map(MapCommand::Link), Scope::Map, plain("l")),
    (Command::Map(MapCommand::Hang), Scope::Map, plain("m")),
    (Command::Map(MapCommand::NextLink), Scope::Map, sign("]")),
    (Command::Map(MapCommand::PreviousLink), Scope::Map, sign("[")),
    (Command::Delete, Scope::Map, plain("Delete")),
    (Command::Delete, Scope::Map, plain("Backspace")),
    (Command::Map(MapCommand::Nearer), Scope::Map, sign("+")),
    (Command::Map(MapCommand::Nearer), Scope::Map, plain("=")),
    (Command::Map(MapCommand::Farther), Scope::Map, plain("-")),
    (Command::Map(MapCommand::Fit), Scope::Map, plain("0")),
    (Command::Previous, Scope::Question, plain("k")),
    (Command::Previous, Scope::Question, plain("ArrowUp")),
    (Command::Next, Scope::Question, plain("j")),
    (Command::Next, Scope::Question, plain("ArrowDown")),
    (Command::OpenPanel, Scope::Question, plain("o")),
    (Command::Question(QuestionCommand::Into), Scope::Question, plain("Enter")),
    (Command::Question(QuestionCommand::Choose), Scope::Question, plain("1")),
    (Command::Question(QuestionCommand::Choose), Scope::Question, plain("2")),
    (Command::Question(QuestionCommand::Choose), Scope::Question, plain("3")),
    (Command::Question(QuestionCommand::Choose), Scope::Question, plain("4")),
    (Command::Question(QuestionCommand::Choose), Scope::Question, plain("5")),
    (Command::Question(QuestionCommand::Choose), Scope::Question, plain("6")),
    (Command::Question(QuestionCommand::Choose), Scope::Question, plain("7")),
    (Command::Question(QuestionCommand::Choose), Scope::Question, plain("8")),
    (Command::Question(QuestionCommand::Choose), Scope::Question, plain("9")),
    (Command::Question(QuestionCommand::TakeBack), Scope::Question, plain("0")),
];

/// The key that goes to a page.
pub fn key_of(page: Page) -> Option<&'static str> {
    TABLE.iter().find(|(command, _, _)| *command == Command::Go(page)).map(|(_, _, keys)| keys.key)
}

/// A key press as the browser tells it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Press<'a> {
    /// The key's name.
    pub key: &'a str,
    /// Ctrl, or ⌘ on a Mac.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
}

/// The command of a key press within a scope; `Turn` is a page on which nothing of its own has the focus.
pub fn command_for(press: Press<'_>, scope: Scope) -> Option<Command> {
    let held = |held: Held, down: bool| match held {
        Held::Yes => down,
        Held::No => !down,
        Held::Any => true,
    };
    let key = if press.key.len() == 1 { press.key.to_ascii_lowercase() } else { press.key.to_owned() };
    let mut fits = TABLE.iter().filter(|(_, own, keys)| {
        own.reaches(scope)
            && keys.key == key
            && held(keys.ctrl, press.ctrl)
            && held(keys.shift, press.shift)
            && held(keys.alt, press.alt)
    });
    fits.next().map(|(command, _, _)| *command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k1_no_key_has_two_meanings_in_one_scope() {
        for (at, (one, scope, keys)) in TABLE.iter().enumerate() {
            for (other, beside, same) in &TABLE[at + 1..] {
                let meet = scope.reaches(*beside) || beside.reaches(*scope);
                assert!(!meet || keys != same || one == other, "{one:?} and {other:?} share {keys:?}");
            }
        }
    }

    #[test]
    fn k2_letters_do_nothing_while_writing() {
        let press = Press { key: "n", ctrl: false, shift: false, alt: false };
        assert_eq!(command_for(press, Scope::Everywhere), None);
        assert_eq!(command_for(press, Scope::Turn), Some(Command::NewObjective));
        let undo = Press { key: "Z", ctrl: true, shift: false, alt: false };
        assert_eq!(command_for(undo, Scope::Everywhere), None);
        assert_eq!(command_for(undo, Scope::Row), Some(Command::Undo));
        assert_eq!(command_for(undo, Scope::Map), Some(Command::Undo));
        let enter = Press { key: "Enter", ctrl: false, shift: false, alt: false };
        assert_eq!(command_for(enter, Scope::Row), Some(Command::Rename));
        assert_eq!(command_for(enter, Scope::Map), Some(Command::OpenPanel), "the map has keys of its own");
    }

    #[test]
    fn k1_a_number_turns_to_a_page_and_on_a_question_it_chooses() {
        let press = Press { key: "2", ctrl: false, shift: false, alt: false };
        for scope in [Scope::Turn, Scope::Row, Scope::Map] {
            assert_eq!(command_for(press, scope), Some(Command::Go(Page::Map)));
        }
        let choose = Command::Question(QuestionCommand::Choose);
        assert_eq!(command_for(press, Scope::Question), Some(choose));
        assert_eq!(command_for(press, Scope::Everywhere), None);
        let undo = Press { key: "z", ctrl: true, shift: false, alt: false };
        assert_eq!(command_for(undo, Scope::Question), Some(Command::Undo));
    }
}
