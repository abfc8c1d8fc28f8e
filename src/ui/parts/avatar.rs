//! Who it is, in two letters.

use yew::AttrValue;
use yew::Html;
use yew::html;

/// The letters a name is known by: first and last initial, and for a Chinese name its last two
/// characters, which is how people there call each other. Empty for a name without a letter.
pub fn initials(name: &str) -> String {
    let words: Vec<&str> =
        name.split(|c: char| c.is_whitespace() || matches!(c, '·' | '/' | ',' | '(' | '（')).collect();
    let mut words = words.into_iter().filter(|word| word.chars().any(char::is_alphanumeric));
    let Some(first) = words.next() else { return String::new() };
    let letters: Vec<char> = first.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.iter().any(|c| is_han(*c)) {
        let from = letters.len().saturating_sub(2);
        return letters.into_iter().skip(from).collect();
    }
    let last = words.next_back().and_then(|word| word.chars().find(|c| c.is_alphanumeric()));
    match last {
        Some(last) => letters.into_iter().take(1).chain([last]).flat_map(char::to_uppercase).collect(),
        None => {
            let mut letters = letters.into_iter();
            let head = letters.next().into_iter().flat_map(char::to_uppercase);
            head.chain(letters.next()).collect()
        }
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A disc with the initials of one person or unit, whose name stands beside it and need not be said twice.
pub fn avatar(name: &str) -> Html {
    html! { <span class="avatar" aria-hidden="true">{initials(name)}</span> }
}

/// The owners of one thing, the first one in front, one disc over the next; so many are drawn before
/// the rest becomes a number.
pub fn avatars(names: &[AttrValue], most: usize) -> Html {
    let drawn = if names.len() > most { most.saturating_sub(1).max(1) } else { most };
    let (shown, rest) = names.split_at(drawn.min(names.len()));
    let others = rest.iter().map(AttrValue::as_str).collect::<Vec<_>>().join(", ");
    html! {
        <span class="avatars">
            {for shown.iter().map(|name| html! {
                <span key={name.to_string()} class="avatar" role="img" aria-label={name} title={name}>{initials(name)}</span>
            })}
            if !rest.is_empty() {
                <span class="avatar avatar--more" role="img" aria-label={others.clone()} title={others}>{format!("+{}", rest.len())}</span>
            }
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_follow_the_custom_of_the_name() {
        for (name, want) in [
            ("Ana Lindqvist", "AL"),
            ("ana maria lindqvist", "AL"),
            ("Bo", "Bo"),
            ("x", "X"),
            ("王小明", "小明"),
            ("李娜", "李娜"),
            ("欧阳娜娜 (Nana)", "娜娜"),
            ("阿卜杜拉·买买提", "杜拉"),
            ("Jean-Luc Picard", "JP"),
            ("ßeta Test", "SST"),
            ("", ""),
            ("—", ""),
        ] {
            assert_eq!(initials(name), want, "{name}");
        }
    }
}
