//! Small drawings for buttons and lists: strokes on a 16-unit square, in the colour of the text.

use yew::AttrValue;
use yew::Html;
use yew::html;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are what the drawings show")]
pub enum Glyph {
    Plus,
    Minus,
    ChevronDown,
    ChevronRight,
    ChevronUp,
    ChevronLeft,
    Search,
    Close,
    More,
    Drag,
    Undo,
    Redo,
    File,
    Folder,
    Download,
    Upload,
    Link,
    Target,
    Person,
    People,
    Calendar,
    Check,
    Trash,
    Restore,
    Comment,
    Warning,
    Info,
    Sun,
    Moon,
    Screen,
    Globe,
    Keyboard,
    ArrowUp,
    ArrowDown,
    ArrowLeft,
    ArrowRight,
    Pencil,
    Copy,
    Sliders,
    Filter,
    Clock,
    Flag,
    Lines,
    Panel,
    External,
    Measure,
    Tag,
    Split,
    Archive,
    Map,
    Ask,
    Plumb,
    Fit,
    Focus,
    Printer,
    Image,
    Compare,
    Shield,
    Gauge,
    Balance,
    Bars,
    Book,
}

impl Glyph {
    /// The drawing as one path; dots are strokes of no length.
    #[expect(clippy::too_many_lines, reason = "one line for each drawing")]
    fn path(self) -> &'static str {
        match self {
            Self::Plus => "M8 3v10M3 8h10",
            Self::Minus => "M3 8h10",
            Self::ChevronDown => "M4 6.25 8 10.25l4-4",
            Self::ChevronRight => "m6.25 4 4 4-4 4",
            Self::ChevronUp => "m4 9.75 4-4 4 4",
            Self::ChevronLeft => "m9.75 4-4 4 4 4",
            Self::Search => "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M10.25 10.25 13.5 13.5",
            Self::Close => "m4 4 8 8M12 4l-8 8",
            Self::More => "M3.25 8h.01M8 8h.01M12.75 8h.01",
            Self::Drag => "M6 4h.01M6 8h.01M6 12h.01M10 4h.01M10 8h.01M10 12h.01",
            Self::Undo => "M5.5 3 2.75 5.75 5.5 8.5M3 5.75h6.25a3.75 3.75 0 0 1 0 7.5H6",
            Self::Redo => "m10.5 3 2.75 2.75L10.5 8.5M13 5.75H6.75a3.75 3.75 0 0 0 0 7.5H10",
            Self::File => "M4 2h5.25L12.5 5.25V14H4zM9 2.25V5.5h3.25",
            Self::Folder => "M2 4h4.25l1.5 1.75H14v7.25H2z",
            Self::Download => "M8 2.5v7.25M4.75 6.75 8 10l3.25-3.25M3 13.25h10",
            Self::Upload => "M8 10V2.75M4.75 5.75 8 2.5l3.25 3.25M3 13.25h10",
            Self::Link => {
                "M6.75 9.25a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.25 6.75a2.6 2.6 0 0 0-3.7 0l-2.3 2.3a2.6 2.6 0 0 0 3.7 3.7l.8-.8"
            }
            Self::Target => {
                "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 10.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5"
            }
            Self::Person => {
                "M8 7.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5M2.75 13.75a5.25 5.25 0 0 1 10.5 0"
            }
            Self::People => {
                "M6 7.5A2.4 2.4 0 1 0 6 2.7a2.4 2.4 0 0 0 0 4.8M1.5 13.25a4.5 4.5 0 0 1 9 0M10.75 3a2.4 2.4 0 0 1 0 4.25M12 9.25a4.5 4.5 0 0 1 2.5 4"
            }
            Self::Calendar => "M2.5 3.75h11v9.75h-11zM2.5 6.75h11M5.25 2v2.75M10.75 2v2.75",
            Self::Check => "m3 8.5 3.25 3.25L13 4.5",
            Self::Trash => "M2.75 4.25h10.5M6 4V2.5h4V4M4 4.5l.6 9h6.8l.6-9M6.75 7v4M9.25 7v4",
            Self::Restore => "M2.75 3v3.25H6M3 6.25a5.4 5.4 0 1 1-.4 2.5M8 5.5V8.25l2 1.25",
            Self::Comment => "M2.5 3h11v8H7.25L4.5 13.5V11h-2z",
            Self::Warning => "M8 2.25 14.25 13.25H1.75zM8 6.25v3.25M8 11.4h.01",
            Self::Info => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 7.25v3.75M8 4.9h.01",
            Self::Sun => {
                "M8 10.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5M8 1.5v1.25M8 13.25v1.25M1.5 8h1.25M13.25 8h1.25M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9"
            }
            Self::Moon => "M13.25 9.75A5.75 5.75 0 0 1 6.25 2.75a5.75 5.75 0 1 0 7 7",
            Self::Screen => "M2 3h12v8H2zM5.75 13.75h4.5M8 11.25v2.25",
            Self::Globe => {
                "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M2.25 8h11.5M8 2c1.75 1.6 2.6 3.6 2.6 6S9.75 12.4 8 14M8 2C6.25 3.6 5.4 5.6 5.4 8s.85 4.4 2.6 6"
            }
            Self::Keyboard => {
                "M1.75 4h12.5v8H1.75zM4.5 6.75h.01M6.85 6.75h.01M9.2 6.75h.01M11.55 6.75h.01M5.25 9.5h5.5"
            }
            Self::ArrowUp => "M8 13V3M4 7l4-4 4 4",
            Self::ArrowDown => "M8 3v10M4 9l4 4 4-4",
            Self::ArrowLeft => "M13 8H3M7 4 3 8l4 4",
            Self::ArrowRight => "M3 8h10M9 4l4 4-4 4",
            Self::Pencil => "m3 13 .75-3 7-7L13 5.25l-7 7zM9.25 4.5l2.25 2.25",
            Self::Copy => "M5.75 5.75h7.75v7.75H5.75zM10.25 5.5v-3H2.5v7.75h3",
            Self::Sliders => {
                "M2.5 4.5h4.25M10.25 4.5h3.25M8.5 6.25a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5M2.5 11.5h1.25M7.25 11.5h6.25M5.5 13.25a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5"
            }
            Self::Filter => "M2 4h12M4.5 8h7M7 12h2",
            Self::Clock => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M8 4.75V8l2.25 1.5",
            Self::Flag => "M3.5 14V2.5M3.5 3h8.75l-2 3 2 3H3.5",
            Self::Lines => "M2.5 4.25h11M2.5 8h11M2.5 11.75h11",
            Self::Panel => "M2 3h12v10H2zM9.75 3v10",
            Self::External => "M9 2.5h4.5V7M13.25 2.75 7.5 8.5M11.5 9.5v4h-9v-9h4",
            Self::Measure => "M2 10.5h12M2 8v5M14 8v5M5 10.5V9M8 10.5V8M11 10.5V9M5.5 4h5M8.5 2l2 2-2 2",
            Self::Tag => "M2.5 2.5h5.25l6 6-5.25 5.25-6-6zM5.25 5.25h.01",
            Self::Split => "M8 14V9.5M8 9.5 3.75 5.25M8 9.5l4.25-4.25M3.5 8V5h3M12.5 8V5h-3",
            Self::Archive => "M2 3h12v3H2zM3 6.25V13.5h10V6.25M6.5 9h3",
            Self::Map => "M6 2.5h4v3H6zM1.75 10.5h4v3h-4zM10.25 10.5h4v3h-4zM8 5.5v2.5M3.75 10.5V8h8.5v2.5",
            Self::Ask => "M2.5 3h11v8H7.25L4.5 13.5V11h-2zM6.25 6a1.75 1.75 0 1 1 1.75 1.6M8 9.25h.01",
            Self::Plumb => "M4 2.5h8M8 2.5V8M8 14 5.5 10l1-2h3l1 2z",
            Self::Fit => "M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3",
            Self::Focus => {
                "M8 10.25a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5M8 1.75v2.5M8 11.75v2.5M1.75 8h2.5M11.75 8h2.5"
            }
            Self::Printer => "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
            Self::Compare => "M6.5 3H3v10h3.5M9.5 3H13v10H9.5M8 1.75v12.5M5 6.5h0M5 9.5h0M11 8h0",
            Self::Gauge => "M2.5 12a5.5 5.5 0 1 1 11 0M8 12l2.75-3.5",
            Self::Balance => "M8 2.5v11M3 5h10M3 5 1.75 9h2.5zM13 5l-1.25 4h2.5zM5.5 13.5h5",
            Self::Bars => "M3 13.5V9M8 13.5V3M13 13.5V6.5",
            Self::Book => "M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5",
            Self::Shield => "M8 2 3 4v4c0 3 2.1 5 5 6 2.9-1 5-3 5-6V4z",
            Self::Image => "M2 3h12v10H2zM2 11l3.5-3.5 2.5 2.5 2.5-2.5L14 11M5.5 5.75h.01",
        }
    }
}

/// One drawing, as large as `--glyph` says: decoration beside words.
pub fn icon(glyph: Glyph) -> Html {
    drawing(glyph, None)
}

/// One drawing that says something to those who do not see it.
pub fn icon_named(glyph: Glyph, label: impl Into<AttrValue>) -> Html {
    drawing(glyph, Some(label.into()))
}

fn drawing(glyph: Glyph, label: Option<AttrValue>) -> Html {
    let hidden = label.is_none().then_some("true");
    let role = label.is_some().then_some("img");
    // Dots need more weight than lines to look as strong.
    let weight = if matches!(glyph, Glyph::More | Glyph::Drag) { "2" } else { "1.5" };
    html! {
        <svg class="glyph" viewBox="0 0 16 16" role={role} aria-label={label} aria-hidden={hidden} focusable="false">
            <path d={glyph.path()} fill="none" stroke="currentColor" stroke-width={weight}
                stroke-linecap="round" stroke-linejoin="round" />
        </svg>
    }
}
