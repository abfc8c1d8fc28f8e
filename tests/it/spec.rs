//! Every rule of docs/SPEC.md is named by a test, and every test that names a rule names one that
//! is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::tidy::{files, root};

#[test]
fn every_rule_has_a_test_and_every_named_rule_is_there() {
    let rules = rules();
    assert!(rules.len() > 80, "only {} rules were found", rules.len());
    let named = named();
    let untested: Vec<&String> = rules.difference(&named).collect();
    let unknown: Vec<&String> = named.difference(&rules).collect();
    assert!(untested.is_empty(), "rules without a test: {untested:?}");
    assert!(unknown.is_empty(), "tests that name no rule: {unknown:?}");
}

/// The numbers of all rules: `**P3.**` at the beginning of a line.
fn rules() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("docs/SPEC.md")).unwrap();
    let number = |line: &str| {
        let number = line.trim_start_matches("- ").strip_prefix("**")?.split('.').next()?;
        is_rule(number).then(|| number.to_lowercase())
    };
    text.lines().filter_map(number).collect()
}

/// The rules that tests name: `fn p3_…` after a test attribute.
fn named() -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for folder in ["src", "tests"] {
        for file in files(&root().join(folder), "rs") {
            named.extend(named_in(&file));
        }
    }
    named
}

fn named_in(file: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(file).unwrap();
    let mut is_test = false;
    let mut named = BTreeSet::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with("#[") {
            is_test |= line.starts_with("#[test]") || line.contains("_test]");
            continue;
        }
        let name = line.trim_start_matches("async ").strip_prefix("fn ");
        if let Some(name) = name {
            let number = name.split('_').next().unwrap_or("");
            // Tests inside a property block carry the attribute just as well.
            if is_test && is_rule(number) {
                named.insert(number.to_lowercase());
            }
        }
        is_test = false;
    }
    named
}

/// A letter or two, then digits.
fn is_rule(number: &str) -> bool {
    let letters = number.chars().take_while(char::is_ascii_alphabetic).count();
    let digits = number.get(letters..).unwrap_or("");
    (1..=2).contains(&letters) && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}
