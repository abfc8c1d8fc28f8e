//! The last touch on a build: the script under whose name other pages call its functions; in a release
//! the bundles, the content security policy, and the promises that rests on.
//!
//! The page may run its own files and the one inline script that starts the app, named by its
//! hash, and may send nothing anywhere. A debug build goes without, because `trunk serve` puts
//! a script of its own into the page at every start.

use crate::bundles;
use crate::project::Project;
use crate::trouble::{Trouble, at};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// What trunk calls after a build, with the place and the profile in the environment.
pub fn finish_dist(project: &Project) -> Result<(), Trouble> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let is_release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    match staging {
        Some(dir) => finish(project, &dir, is_release),
        None => Err(Trouble::Usage {
            what: "finish-dist is called by trunk, at the end of a build".to_owned(),
            usage: "build with `cargo xtask build` or `trunk build --release`",
        }),
    }
}

/// The script that other pages import, and its types; `STEM` stands for the names of the build's files.
const FOR_SCRIPTS: [(&str, &str); 2] = [
    ("plumbline.js", include_str!("../../src/script/plumbline.js")),
    ("plumbline.d.ts", include_str!("../../src/script/plumbline.d.ts")),
];

fn finish(project: &Project, dir: &Path, is_release: bool) -> Result<(), Trouble> {
    let path = dir.join("index.html");
    let mut page = std::fs::read_to_string(&path).map_err(at(&path))?;
    if is_release {
        page = with_policy(&bundles::split(project, dir, &page)?)?;
        std::fs::write(&path, &page).map_err(at(&path))?;
    }
    let stem = bundles::stem_in(&page).ok_or_else(|| broken("names no module"))?;
    for (name, text) in FOR_SCRIPTS {
        let path = dir.join(name);
        std::fs::write(&path, text.replace("STEM", stem)).map_err(at(&path))?;
    }
    Ok(())
}

/// The page with its policy as the first thing after its character set.
fn with_policy(page: &str) -> Result<String, Trouble> {
    // The browser hashes what it parsed, and parsing turns each CRLF into LF.
    let page = page.replace("\r\n", "\n");
    check_promises(&page)?;
    let hashes: Vec<String> = inline_scripts(&page).iter().map(|script| hash_source(script)).collect();
    if hashes.is_empty() {
        return Err(broken("has no start script"));
    }
    let meta =
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", policy(&hashes.join(" ")));
    let Some((before, after)) = split_after_charset(&page) else {
        return Err(broken("does not open with its character set"));
    };
    Ok(format!("{before}{meta}{after}"))
}

fn policy(script_hashes: &str) -> String {
    [
        "default-src 'none'",
        &format!("script-src 'self' {script_hashes} 'wasm-unsafe-eval'"),
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    .join("; ")
}

/// What the policy would refuse at run time is refused here, where it can be mended.
fn check_promises(page: &str) -> Result<(), Trouble> {
    const FORBIDDEN: [(&str, &str); 6] = [
        ("<style", "has an inline style sheet"),
        (" style=", "has a style attribute"),
        (" onload=", "has an inline event handler"),
        (" onclick=", "has an inline event handler"),
        (" integrity=", "has an integrity attribute, which a stale cache turns into a blocked page"),
        ("content-security-policy", "has a policy already"),
    ];
    let lower = page.to_ascii_lowercase();
    if let Some((_, what)) = FORBIDDEN.iter().find(|(text, _)| lower.contains(text)) {
        return Err(broken(what));
    }
    for address in addresses(&lower) {
        if address.starts_with('/') {
            return Err(broken("has an absolute address, which ties it to the root of a host"));
        }
        if address.contains("://") {
            return Err(broken("names another host"));
        }
    }
    Ok(())
}

/// What each `href` and `src` begins with, quoted or not.
fn addresses(page: &str) -> impl Iterator<Item = &str> {
    page.split(" href=").skip(1).chain(page.split(" src=").skip(1)).map(|rest| {
        let rest = rest.trim_start_matches(['"', '\'']);
        rest.split(['"', '\'', ' ', '>']).next().unwrap_or(rest)
    })
}

fn broken(what: &str) -> Trouble {
    Trouble::Page { what: what.to_owned() }
}

fn split_after_charset(page: &str) -> Option<(&str, &str)> {
    let start = page.find("<meta charset")?;
    let end = start + page.get(start..)?.find('>')? + 1;
    page.split_at_checked(end)
}

/// The text of each script that stands in the page itself.
fn inline_scripts(page: &str) -> Vec<&str> {
    let mut scripts = Vec::new();
    let mut rest = page;
    while let Some((_, from_tag)) = rest.split_once("<script") {
        let Some((attributes, from_text)) = from_tag.split_once('>') else { break };
        let Some((text, after)) = from_text.split_once("</script>") else { break };
        if !attributes.split_whitespace().any(|attribute| attribute.starts_with("src=")) {
            scripts.push(text);
        }
        rest = after;
    }
    scripts
}

fn hash_source(script: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(script.as_bytes())))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let padded = chunk.iter().chain(&[0, 0]).take(3);
        let word = padded.fold(0_usize, |word, &byte| word << 8 | usize::from(byte));
        for place in 0..4 {
            let digit = DIGITS.get(word >> (18 - 6 * place) & 63).filter(|_| place <= chunk.len());
            text.push(digit.map_or('=', |&digit| char::from(digit)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html><head><meta charset=\"utf-8\"><title>t</title>\
                        <script src=\"boot-1.js\"></script><script type=\"module\">start()</script>";

    #[test]
    fn the_script_for_other_pages_names_files_of_this_build_only() {
        let [(_, script), (_, types)] = FOR_SCRIPTS;
        let script = script.replace("STEM", "plumbline-ab");
        let named: Vec<&str> =
            script.split('"').filter(|text| text.starts_with("./") || text.contains("://")).collect();
        assert_eq!(named, ["./plumbline-ab.js", "./plumbline-ab_bg.wasm"]);
        for name in ["ready", "check", "merge", "compare", "outline"] {
            assert!(script.contains(name) && types.contains(&format!("export function {name}(")), "{name}");
        }
    }

    #[test]
    fn base64_is_the_standard_one() {
        check("", "");
        check("f", "Zg==");
        check("fo", "Zm8=");
        check("foo", "Zm9v");
        check("foobar", "Zm9vYmFy");
        check("\u{3ff}>?", "z78+Pw==");

        #[track_caller]
        fn check(bytes: &str, want: &str) {
            assert_eq!(base64(bytes.as_bytes()), want);
        }
    }

    #[test]
    fn only_scripts_in_the_page_itself_are_hashed() {
        assert_eq!(inline_scripts(PAGE), ["start()"]);
    }

    #[test]
    fn the_policy_comes_first_and_names_the_start_script() {
        let page = with_policy(PAGE).unwrap();
        let policy = page.find("Content-Security-Policy").unwrap();
        assert!(policy < page.find("<title>").unwrap());
        // printf %s 'start()' | openssl dgst -sha256 -binary | base64
        assert!(page.contains("'sha256-DIm7WJS6ZKDYe5qFLPy+h4JFI9Bol5QmYC57mt3Fb00='"), "{page}");
    }

    #[test]
    fn a_page_that_breaks_a_promise_is_refused() {
        check("<p style=\"color:red\">", "style attribute");
        check("<style>p{}</style>", "inline style sheet");
        check("<script src=\"https://example.org/a.js\"></script>", "another host");
        check("<script src=https://example.org/a.js></script>", "another host");
        check("<link href=\"/app.css\">", "absolute address");
        check("<link rel=icon href=//example.org/app.css>", "absolute address");
        check("<script src=\"a.js\" integrity=\"sha384-x\"></script>", "integrity");

        #[track_caller]
        fn check(part: &str, want: &str) {
            let trouble = with_policy(&format!("{PAGE}{part}")).unwrap_err();
            assert!(trouble.to_string().contains(want), "{trouble}");
        }
    }

    #[test]
    fn the_page_links_every_style_sheet_and_the_tokens_first() {
        let root = crate::project::Project::find().root().to_path_buf();
        let page = std::fs::read_to_string(root.join("index.html")).unwrap();
        let linked: Vec<&str> =
            addresses(&page).filter_map(|address| address.strip_prefix("static/css/")).collect();
        let mut sheets: Vec<String> = Vec::new();
        for folder in ["", "pages/"] {
            for entry in std::fs::read_dir(root.join("static/css").join(folder)).unwrap() {
                let path = entry.unwrap().path();
                if path.extension().is_some_and(|ending| ending == "css") {
                    sheets.push(format!("{folder}{}", path.file_name().unwrap().to_string_lossy()));
                }
            }
        }
        sheets.sort();
        let mut sorted = linked.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, sheets);
        assert_eq!(linked.first(), Some(&"tokens.css"), "it declares the order of the layers");
    }
}
