//! How much a browser downloads, as a static host would send it with brotli: on the first visit
//! until the app can be used, and in bundles a moment later.

use super::{Figure, Verdict};
use crate::trouble::{Trouble, at};
use std::path::Path;

/// What everything together may weigh, in bytes.
const LIMIT: usize = 300_000;

/// The bundle that the app never asks for.
const FOR_SCRIPTS: &str = "_split_scripts.wasm";

/// Compresses each file of the first visit by itself, the page included, and then each bundle.
pub fn measure(dist: &Path) -> Result<Vec<Figure>, Trouble> {
    let page_path = dist.join("index.html");
    let page = std::fs::read_to_string(&page_path).map_err(at(&page_path))?;
    let script = bundles_script(dist)?;
    let (mut first, mut later, mut scripts) = (Group::default(), Group::default(), Group::default());
    for name in names(dist)? {
        let group = if name == "index.html" || page.contains(&name) {
            &mut first
        } else if name.ends_with(FOR_SCRIPTS) {
            &mut scripts
        } else if script.contains(&name) {
            &mut later
        } else {
            continue;
        };
        let path = dist.join(&name);
        let bytes = std::fs::read(&path).map_err(at(&path))?;
        group.add(name, brotli_len(&bytes).map_err(at(&path))?);
    }
    let verdict = if first.total <= LIMIT { Verdict::Ok } else { Verdict::Over };
    let limit = Some((bytes_of(LIMIT), verdict));
    let mut figures = first.into_figures("first visit, until it can be used, brotli", limit);
    figures.extend(later.into_figures("bundles, fetched a moment later, brotli", None));
    if scripts.total > 0 {
        figures.extend(scripts.into_figures("what only scripts fetch, brotli", None));
    }
    Ok(figures)
}

/// Files that are fetched together.
#[derive(Default)]
struct Group {
    figures: Vec<Figure>,
    total: usize,
}

impl Group {
    fn add(&mut self, name: String, packed: usize) {
        self.total += packed;
        self.figures.push(Figure { what: format!("  {name}"), value: bytes_of(packed), limit: None });
    }

    fn into_figures(mut self, what: &str, limit: Option<(String, Verdict)>) -> Vec<Figure> {
        self.figures.insert(0, Figure { what: what.to_owned(), value: bytes_of(self.total), limit });
        self.figures
    }
}

/// The script that names the bundles; empty where there is none.
fn bundles_script(dist: &Path) -> Result<String, Trouble> {
    match names(dist)?.into_iter().find(|name| name.ends_with("_bundles.js")) {
        Some(name) => {
            let path = dist.join(name);
            std::fs::read_to_string(&path).map_err(at(&path))
        }
        None => Ok(String::new()),
    }
}

/// The files beside the page, in the order of their names. Folders hold what only a click asks for.
fn names(dist: &Path) -> Result<Vec<String>, Trouble> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(dist).map_err(at(dist))? {
        let entry = entry.map_err(at(dist))?;
        if entry.path().is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn brotli_len(bytes: &[u8]) -> std::io::Result<usize> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)?;
    Ok(packed.len())
}

fn bytes_of(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text.push_str(" B");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_set_in_groups_of_three() {
        assert_eq!(bytes_of(7), "7 B");
        assert_eq!(bytes_of(300_000), "300 000 B");
        assert_eq!(bytes_of(1_234_567), "1 234 567 B");
    }

    #[test]
    fn only_what_the_page_names_counts_for_the_first_visit() {
        let dist = std::env::temp_dir().join(format!("plumbline-figures-{}", std::process::id()));
        std::fs::create_dir_all(dist.join("schema")).unwrap();
        let page = "<script src=\"./a-1.js\"></script><script src=\"./a-1_bundles.js\"></script>";
        std::fs::write(dist.join("index.html"), page).unwrap();
        std::fs::write(dist.join("a-1.js"), "hello").unwrap();
        std::fs::write(dist.join("a-1_bundles.js"), "fetch(\"./a-1_panel.wasm\")").unwrap();
        std::fs::write(dist.join("a-1_panel.wasm"), "later").unwrap();
        std::fs::write(dist.join("old-0.js"), "left over").unwrap();
        std::fs::write(dist.join("schema/a.json"), "{}").unwrap();
        let figures = measure(&dist).unwrap();
        std::fs::remove_dir_all(&dist).unwrap();
        let names: Vec<&str> = figures.iter().map(|figure| figure.what.trim()).collect();
        let first = "first visit, until it can be used, brotli";
        let later = "bundles, fetched a moment later, brotli";
        assert_eq!(names, [first, "a-1.js", "a-1_bundles.js", "index.html", later, "a-1_panel.wasm"]);
    }
}
