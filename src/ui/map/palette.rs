//! Colours of a map that leaves the page: what it is opened with knows nothing of the style sheet, and many a
//! program nothing of its way to write colours. The values are those of the light theme in `tokens.css`.

/// The ground.
pub const PAPER: &str = "#fbfaf7";
/// Cards.
pub const SHEET: &str = "#ffffff";
/// Bars before they are filled.
pub const SUNK: &str = "#e9e6e1";
/// What is said.
pub const INK: &str = "#1c1f25";
/// What is said beside it.
pub const INK_3: &str = "#62666d";
/// Hairlines.
pub const LINE: &str = "#cac7c0";
/// Lines of the tree.
pub const COMB: &str = "#82868e";
/// What would close a loop.
pub const BAD: &str = "#c33029";
/// Links.
pub const ACCENT: &str = "#225899";

/// A family of colour by its word.
pub fn tone(word: &str) -> &'static str {
    match word {
        "good" => "#1d865a",
        "warn" => "#c07516",
        "bad" => BAD,
        "accent" | "hue-1" => "#3f6aa1",
        "step-1" => "#7d96b5",
        "step-2" => "#547dad",
        "step-3" => "#33629e",
        "step-4" => "#174c8c",
        "hue-2" => "#af6340",
        "hue-3" => "#31835d",
        "hue-4" => "#92508c",
        "hue-5" => "#8d7929",
        "hue-6" => "#1c7e92",
        "hue-7" => "#6a51a4",
        "hue-8" => "#a3484b",
        _ => "#808389",
    }
}
