//! How much a browser downloads on the first visit, as a static host would send it with brotli.

use super::{Figure, Verdict};
use crate::trouble::{Trouble, at};
use std::path::Path;

/// What everything together may weigh, in bytes.
const LIMIT: usize = 300_000;

/// Compresses each file of the first visit by itself, the page included.
pub fn measure(dist: &Path) -> Result<Vec<Figure>, Trouble> {
    let page_path = dist.join("index.html");
    let page = std::fs::read_to_string(&page_path).map_err(at(&page_path))?;
    let mut figures = Vec::new();
    let mut total = 0;
    for name in names(dist)? {
        if name != "index.html" && !page.contains(&name) {
            continue;
        }
        let path = dist.join(&name);
        let bytes = std::fs::read(&path).map_err(at(&path))?;
        let packed = brotli_len(&bytes).map_err(at(&path))?;
        total += packed;
        figures.push(Figure { what: format!("  {name}"), value: bytes_of(packed), limit: None });
    }
    let what = "first visit, every file, brotli".to_owned();
    let verdict = if total <= LIMIT { Verdict::Ok } else { Verdict::Over };
    figures.insert(0, Figure { what, value: bytes_of(total), limit: Some((bytes_of(LIMIT), verdict)) });
    Ok(figures)
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
    fn only_what_the_page_names_is_counted() {
        let dist = std::env::temp_dir().join(format!("plumbline-figures-{}", std::process::id()));
        std::fs::create_dir_all(dist.join("schema")).unwrap();
        std::fs::write(dist.join("index.html"), "<script src=\"./a-1.js\"></script>").unwrap();
        std::fs::write(dist.join("a-1.js"), "hello").unwrap();
        std::fs::write(dist.join("old-0.js"), "left over").unwrap();
        std::fs::write(dist.join("schema/a.json"), "{}").unwrap();
        let figures = measure(&dist).unwrap();
        std::fs::remove_dir_all(&dist).unwrap();
        let names: Vec<&str> = figures.iter().map(|figure| figure.what.trim()).collect();
        assert_eq!(names, ["first visit, every file, brotli", "a-1.js", "index.html"]);
    }
}
