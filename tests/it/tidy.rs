//! The house rules that a machine can hold: layers, file lengths, colours, addresses.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files with an ending below a folder.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut todo = vec![folder.to_owned()];
    while let Some(folder) = todo.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                todo.push(path);
            } else if path.extension().is_some_and(|own| own == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Low to high; each may name what stands before it.
const LAYERS: [&str; 7] = ["okr", "doc", "space", "file", "query", "app", "words"];

/// What a module may name besides what stands below it.
fn may_name(module: &str) -> BTreeSet<&'static str> {
    let mut may: BTreeSet<&'static str> = LAYERS.iter().take_while(|own| **own != module).copied().collect();
    match module {
        "ui" => may.extend(["platform", "ui"]),
        // What scripts call stands beside the pages and knows nothing of them.
        "script" => may.extend(["script"]),
        // The browser half's hands know nothing of the product.
        "platform" => may = BTreeSet::from(["platform"]),
        // A screen's read model speaks of the workspace, not of files.
        "query" => {
            may.remove("file");
        }
        _ => {}
    }
    may.extend(LAYERS.iter().find(|own| **own == module));
    may
}

#[test]
fn no_module_names_one_above_it() {
    let mut wrong = Vec::new();
    for module in LAYERS.into_iter().chain(["platform", "script", "ui"]) {
        let may = may_name(module);
        for file in files(&root().join("src").join(module), "rs") {
            let text = fs::read_to_string(&file).unwrap();
            // Tests may look from further up.
            let own = text.lines().take_while(|line| *line != "#[cfg(test)]");
            for (at, line) in own.enumerate() {
                let code = line.split("//").next().unwrap_or("");
                for rest in code.split("crate::").skip(1) {
                    let name: String =
                        rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    assert!(!name.is_empty(), "{}:{}: name one module at a time", file.display(), at + 1);
                    if !may.contains(name.as_str()) {
                        wrong.push(format!("{}:{}: {module} must not name {name}", file.display(), at + 1));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_planted_wrong_arrow_would_be_seen() {
    assert!(!may_name("okr").contains("doc"));
    assert!(!may_name("doc").contains("space"));
    assert!(!may_name("query").contains("file"));
    assert!(!may_name("platform").contains("okr"));
    assert!(may_name("app").contains("file"));
    assert!(may_name("ui").contains("platform"));
    assert!(may_name("script").contains("words"));
    assert!(!may_name("script").contains("ui"));
}

#[test]
fn every_file_says_what_it_is_for_and_stays_short() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "xtask", "benches"] {
        for file in files(&root().join(folder), "rs") {
            let text = fs::read_to_string(&file).unwrap();
            if !text.starts_with("//!") {
                wrong.push(format!("{}: says not what it is for", file.display()));
            }
            let code = text.lines().take_while(|line| *line != "#[cfg(test)]").count();
            if code > 900 {
                wrong.push(format!("{}: {code} lines", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn colours_stand_in_the_tokens_only() {
    let mut wrong = Vec::new();
    for file in files(&root().join("static/css"), "css") {
        if file.ends_with("tokens.css") {
            continue;
        }
        for (at, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            let colour = ["oklch(", "rgb(", "rgba(", "hsl(", "#"].iter().any(|mark| {
                line.split(mark)
                    .skip(1)
                    .any(|rest| *mark != "#" || rest.starts_with(|c: char| c.is_ascii_hexdigit()))
            });
            if colour || line.contains("!important") {
                wrong.push(format!("{}:{}: {}", file.display(), at + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_the_page_ships_names_another_host() {
    let mut shipped = files(&root().join("static"), "css");
    for ending in ["js", "json", "svg", "webmanifest"] {
        shipped.extend(files(&root().join("static"), ending));
    }
    shipped.push(root().join("index.html"));
    // Names that are no addresses: XML and JSON Schema are called so.
    let names = ["http://www.w3.org/", "https://json-schema.org/"];
    for file in shipped {
        let mut text = fs::read_to_string(&file).unwrap();
        for name in names {
            text = text.replace(name, "");
        }
        assert!(!text.contains("://"), "{} names another host", file.display());
    }
}

#[test]
fn no_style_attribute_stands_in_the_way_of_the_policy() {
    for file in files(&root().join("src/ui"), "rs") {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.lines().map(|line| line.split("//").next().unwrap_or(""));
        for (at, line) in code.enumerate() {
            let styled = line.contains(" style=") || line.contains("{style}");
            assert!(!styled, "{}:{}: the policy forbids style attributes", file.display(), at + 1);
        }
    }
}

#[test]
fn no_test_file_is_forgotten() {
    let main = fs::read_to_string(root().join("tests/it/main.rs")).unwrap();
    for entry in fs::read_dir(root().join("tests/it")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let is_module = path.is_dir() || path.extension().is_some_and(|ending| ending == "rs");
        if is_module && name != "main" {
            assert!(main.contains(&format!("mod {name};")), "{name} is not listed in tests/it/main.rs");
        }
    }
}
