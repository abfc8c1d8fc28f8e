//! What an address calls for: a link that carries a selection, or a file that lies beside the app.

use crate::okr::Text;

use super::{Call, Trouble};

/// How the part after `#` of a link begins; the number is the version of the packing.
const LINK: &str = "#open=1.";

/// The same, before the number.
const ANY_LINK: &str = "#open=";

/// Longest path of a published file, in characters.
const LONGEST_PATH: usize = 200;

/// Longest packed text that is looked at: four million characters, twice what browsers take as an address.
const LONGEST_LINK: usize = 4_000_000;

/// The part of an address after `#` that carries a packed text.
pub fn link_hash(packed: &str) -> String {
    format!("{LINK}{packed}")
}

/// What the part of an address after `#` carries; `None` where it is no link but a page of the app (rule X21).
pub fn link_in(hash: &str) -> Option<Result<Call, Trouble>> {
    let rest = hash.strip_prefix(ANY_LINK)?;
    let Some(packed) = hash.strip_prefix(LINK) else {
        let version = rest.split('.').next().unwrap_or_default();
        let is_number = !version.is_empty() && version.bytes().all(|digit| digit.is_ascii_digit());
        let newer = is_number && rest.contains('.') && !version.starts_with('0');
        return Some(Err(if newer { Trouble::NewerLink } else { Trouble::BrokenLink }));
    };
    if packed.len() > LONGEST_LINK {
        return Some(Err(Trouble::LinkTooLarge));
    }
    let is_packed = |letter: u8| letter.is_ascii_alphanumeric() || letter == b'-' || letter == b'_';
    if packed.is_empty() || !packed.bytes().all(is_packed) {
        return Some(Err(Trouble::BrokenLink));
    }
    Some(Ok(Call::Link { packed: packed.into() }))
}

/// The published file that the part of an address after `?` names; `None` where it names none.
pub fn published_in(search: &str) -> Option<Result<Call, Trouble>> {
    let pairs = search.strip_prefix('?').unwrap_or(search).split('&');
    let asked = pairs.filter_map(|pair| pair.split_once('=')).find(|(name, _)| *name == "open")?.1;
    let path = decode(asked).filter(|path| is_published_path(path));
    Some(match path {
        Some(path) => Ok(Call::Published { path: path.into() }),
        None => Err(Trouble::BadPath { asked: asked.chars().take(LONGEST_PATH).collect::<String>().into() }),
    })
}

/// Whether a path names a JSON file beside or below the app, and nothing else whatever reads it (rule X24).
pub fn is_published_path(path: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let is_name = |name: &str| !name.is_empty() && !name.starts_with('.') && name.chars().all(is_plain);
    path.chars().count() <= LONGEST_PATH
        && path.split('/').all(is_name)
        && path.strip_suffix(".json").is_some_and(|stem| !stem.is_empty() && !stem.ends_with('/'))
}

/// The name of a file without its folders.
pub fn name_of(path: &str) -> Text {
    path.rsplit('/').next().unwrap_or(path).into()
}

/// Reads what an address escapes, once: what is escaped twice keeps its `%` and is refused for it.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            bytes.push((digit(rest.next()?)? * 16 + digit(rest.next()?)?) as u8);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn x24_only_a_json_file_beside_or_below_the_app_can_be_published() {
        for path in [
            "okrs.json",
            "2026/q3.json",
            "a-b_c.1/x.y.json",
            "目标/季度.json",
            "%E7%9B%AE.json",
            "a%2Fb.json",
        ] {
            let Some(Ok(Call::Published { .. })) = published_in(&format!("?open={path}")) else {
                panic!("{path} is refused");
            };
        }
        for path in [
            "",
            "/okrs.json",
            "//host/okrs.json",
            "/\\host/okrs.json",
            "https://host/okrs.json",
            "http:okrs.json",
            "https:%2F%2Fhost%2Fa.json",
            "javascript:alert(1)//.json",
            "data:,{}.json",
            "data:application/json,{}",
            "blob:a.json",
            "file:///etc/a.json",
            "../okrs.json",
            "a/../okrs.json",
            "a/..",
            "..%2Fokrs.json",
            "%2e%2e/okrs.json",
            "%252e%252e%252fokrs.json",
            "./okrs.json",
            ".git/config.json",
            "a/.hidden.json",
            ".json",
            "a/.json",
            "a//b.json",
            "a/",
            "okrs.json/",
            "okrs.json?x=1",
            "okrs.json%3Fx",
            "okrs.json#a",
            "okrs.json%23a",
            "okrs.json%00",
            "okrs.json%0A",
            "okr\ts.json",
            "okrs .json",
            "okrs.json ",
            "a\\b.json",
            "a%5Cb.json",
            "okrs.html",
            "okrs.JSON",
            "okrs.json.exe",
            "host:8080/a.json",
            "user@host/a.json",
            "a;b.json",
            "a%b.json",
            "%FF.json",
            "%",
            "%4",
            "%zz.json",
            "a\u{202e}.json",
            "a\u{200b}.json",
            "a\u{ff0e}\u{ff0e}/b.json",
            "a\u{2215}b.json",
        ] {
            let found = published_in(&format!("?open={path}"));
            assert!(matches!(found, Some(Err(Trouble::BadPath { .. }))), "{path:?}: {found:?}");
        }
        assert!(matches!(published_in(&format!("?open={}.json", "a".repeat(300))), Some(Err(_))));
    }

    #[test]
    fn an_address_without_a_file_opens_none() {
        for search in ["", "?", "?a=b", "?opened=x.json", "?open", "?xopen=a.json&b"] {
            assert_eq!(published_in(search), None, "{search}");
        }
        let call = Some(Ok(Call::Published { path: "a.json".into() }));
        assert_eq!(published_in("?lang=zh&open=a.json&open=b.json"), call);
    }

    #[test]
    fn x21_hostile_links_are_refused_before_anything_is_unpacked() {
        for hash in [
            "#open=",
            "#open=1",
            "#open=1.",
            "#open=1.a b",
            "#open=1.a%20b",
            "#open=1.目标",
            "#open=1.a=",
            "#open=1.a.b",
        ] {
            assert_eq!(link_in(hash), Some(Err(Trouble::BrokenLink)), "{hash}");
        }
        for hash in ["#open=.abc", "#open=x.abc", "#open=01.abc", "#open=-1.abc", "#open=0.abc", "#open=2"] {
            assert_eq!(link_in(hash), Some(Err(Trouble::BrokenLink)), "{hash}");
        }
        assert_eq!(link_in("#open=2.abc"), Some(Err(Trouble::NewerLink)));
        assert_eq!(link_in("#open=10.abc"), Some(Err(Trouble::NewerLink)));
        assert_eq!(link_in(&link_hash(&"a".repeat(LONGEST_LINK + 1))), Some(Err(Trouble::LinkTooLarge)));
        for hash in ["", "#", "#/outline", "#/map/o-1", "#opened=1.a", "open=1.a", "#/open=1.a"] {
            assert_eq!(link_in(hash), None, "{hash}");
        }
    }

    proptest! {
        #[test]
        fn x20_a_link_reads_back(packed in "[A-Za-z0-9_-]{1,80}") {
            let call = Call::Link { packed: packed.as_str().into() };
            prop_assert_eq!(link_in(&link_hash(&packed)), Some(Ok(call)));
        }

        #[test]
        fn x24_no_path_leaves_the_folder(path in "[a.%2eEfF/\\\\:]{0,12}\\.json") {
            if let Some(Ok(Call::Published { path })) = published_in(&format!("?open={path}")) {
                prop_assert!(!path.starts_with('/') && !path.contains(['\\', ':', '%']));
                prop_assert!(path.split('/').all(|part| !part.is_empty() && !part.starts_with('.')));
            }
        }
    }
}
