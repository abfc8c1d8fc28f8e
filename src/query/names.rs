//! Names for files.

/// A file name from a workspace's name: what every file system takes, in any script.
pub fn file_name(workspace: &str) -> String {
    let safe: String = workspace
        .chars()
        .map(|letter| if letter.is_alphanumeric() || "-_.".contains(letter) { letter } else { ' ' })
        .collect();
    let words: Vec<&str> = safe.split_whitespace().collect();
    let stem: String = words.join("-").trim_matches(['.', '-']).chars().take(80).collect();
    if stem.is_empty() { "okrs.json".to_owned() } else { format!("{stem}.json") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_keep_their_script() {
        assert_eq!(file_name("Northwind 2026/Q3"), "Northwind-2026-Q3.json");
        assert_eq!(file_name("技能宝 SkillHub"), "技能宝-SkillHub.json");
        assert_eq!(file_name("../.."), "okrs.json");
        assert_eq!(file_name(""), "okrs.json");
    }
}
