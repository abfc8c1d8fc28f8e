//! Names of files in a team folder: our own, and those that tell of a conflict copy (rules X11, X14).

use crate::okr::Text;

/// How every name ends that is read.
const ENDING: &str = ".json";

/// Random characters in the name of an own file.
const MARK_CHARS: usize = 6;

/// Characters of a person's name that go into the name of their file.
const MOST_CHARS: usize = 20;

/// Words by which sync services and file managers name a copy, in lower case.
const COPY_WORDS: [&str; 5] = ["conflict", "冲突", "衝突", "副本", " copy"];

/// A name for an own file: who edits here, and random characters, so that no two browsers share it.
pub fn own_name(person: Option<&str>, random: &str) -> Text {
    let letters = person.unwrap_or_default().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' });
    let spaced: String = letters.flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let word: String = words.join("-").chars().take(MOST_CHARS).collect();
    let word = match word.trim_end_matches('-') {
        "" => "browser",
        word => word,
    };
    let mark: String = random.chars().take(MARK_CHARS).collect();
    format!("{word}-{mark}{ENDING}").into()
}

/// Whether a file of that name is read: JSON, and neither hidden nor on its way.
pub fn is_read(name: &str) -> bool {
    let is_json = stem(name).is_some_and(|stem| !stem.is_empty());
    is_json && !name.starts_with(['.', '~'])
}

/// Whether a name is that of a file right in a folder, such as this app writes.
pub fn is_file_name(name: &str) -> bool {
    is_read(name) && !name.contains(|c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?'))
}

/// The file of which this one is a conflict copy, told by its name.
///
/// What sync services and file managers write behind a name is cut off. Where they write no word for it, as
/// with the name of a computer, the rest has to be the name of a file that is there and was made here.
pub fn copy_of<'a>(name: &str, others: impl IntoIterator<Item = &'a str>) -> Option<Text> {
    let stem = stem(name)?;
    let marked = marked_copy(stem);
    let mut best: Option<&str> = None;
    for other in others {
        let Some(other) = self::stem(other) else { continue };
        let behind = stem.strip_prefix(other).filter(|rest| !rest.is_empty());
        let is_cut = behind.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        if is_cut
            && (marked.is_some() || is_own_stem(other))
            && best.is_none_or(|best| best.len() < other.len())
        {
            best = Some(other);
        }
    }
    best.or(marked).map(|stem| format!("{stem}{ENDING}").into())
}

fn stem(name: &str) -> Option<&str> {
    let at = name.len().checked_sub(ENDING.len())?;
    let (stem, ending) = name.split_at_checked(at)?;
    ending.eq_ignore_ascii_case(ENDING).then_some(stem)
}

/// What stands before the mark of a copy, if there is one.
fn marked_copy(stem: &str) -> Option<&str> {
    // Only ASCII letters change, so that places stay the same.
    let lower = stem.to_ascii_lowercase();
    let at = COPY_WORDS.iter().filter_map(|word| lower.find(word)).min();
    let cut = match at {
        Some(at) => {
            let before = stem.get(..at)?;
            match before.rfind(['(', '（', '[']) {
                Some(bracket) => before.get(..bracket)?,
                None => before.strip_suffix(".sync-").unwrap_or(before),
            }
        }
        None => numbered(stem)?,
    };
    let cut = cut.trim_end_matches([' ', '-', '_', '.']);
    (!cut.is_empty()).then_some(cut)
}

/// What stands before ` (1)`.
fn numbered(stem: &str) -> Option<&str> {
    let inner = stem.strip_suffix([')', '）'])?;
    let at = inner.rfind(['(', '（'])?;
    let digits = inner.get(at..)?.trim_start_matches(['(', '（']);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| stem.get(..at)).flatten()
}

/// Whether a name was made by [`own_name`].
fn is_own_stem(stem: &str) -> bool {
    stem.rsplit_once('-').is_some_and(|(word, mark)| {
        let is_mark = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase();
        !word.is_empty() && mark.len() == MARK_CHARS && mark.bytes().all(is_mark)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x11_the_name_of_an_own_file_says_who_and_is_plain() {
        check(Some("Bo Lin"), "bo-lin-7f3kq0.json");
        check(Some("陈 晨"), "陈-晨-7f3kq0.json");
        check(Some("../..\\: *?"), "browser-7f3kq0.json");
        check(Some("A very long name of one person"), "a-very-long-name-of-7f3kq0.json");
        check(None, "browser-7f3kq0.json");

        #[track_caller]
        fn check(person: Option<&str>, want: &str) {
            let name = own_name(person, "7f3kq0zt9m");
            assert_eq!(&*name, want);
            assert!(is_file_name(&name));
        }
    }

    #[test]
    fn only_finished_json_files_are_read() {
        for (name, want) in [
            ("a.json", true),
            ("A.JSON", true),
            (".json", false),
            (".a.json", false),
            ("~$a.json", false),
            ("a.json.crswap", false),
            ("a.txt", false),
            ("季度.json", true),
            ("度", false),
        ] {
            assert_eq!(is_read(name), want, "{name}");
        }
    }

    #[test]
    fn x14_conflict_copies_are_known_by_their_names() {
        check("bo-7f3kq0 (1).json", Some("bo-7f3kq0.json"));
        check("bo-7f3kq0（2）.json", Some("bo-7f3kq0.json"));
        check("bo-7f3kq0 (Ana's conflicted copy 2026-08-14).json", Some("bo-7f3kq0.json"));
        check("bo-7f3kq0 (conflicted copy 2026-08-14 103000).json", Some("bo-7f3kq0.json"));
        check("bo-7f3kq0.sync-conflict-20260814-103000-ABCDEFG.json", Some("bo-7f3kq0.json"));
        check("bo-7f3kq0 (SFConflict bo 2026-08-14-10-30-00).json", Some("bo-7f3kq0.json"));
        check("bo-7f3kq0 (陈晨 的冲突副本 2026-08-14).json", Some("bo-7f3kq0.json"));
        check("bo-7f3kq0-冲突-20260814.json", Some("bo-7f3kq0.json"));
        check("bo-7f3kq0 - Copy.json", Some("bo-7f3kq0.json"));
        check("bo-7f3kq0 - 副本 (2).json", Some("bo-7f3kq0.json"));
        check("bo-7f3kq0_Ana_Aug-14-103000-2026_Conflict.json", Some("bo-7f3kq0.json"));
        // The name of a computer says nothing by itself.
        check("bo-7f3kq0-DESKTOP-12.json", Some("bo-7f3kq0.json"));
        check("plan-b.json", None);
        check("bo-7f3kq0.json", None);
        check("zhu-7f3kq0.json", None);
        check("(1).json", None);

        #[track_caller]
        fn check(name: &str, want: Option<&str>) {
            let others = ["bo-7f3kq0.json", "plan.json", "bo.json"];
            assert_eq!(copy_of(name, others).as_deref(), want, "{name}");
        }
    }
}
