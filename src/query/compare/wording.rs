//! How two texts differ, word by word, so that a reader finds the one word that changed in a long note.

/// A stretch of two texts that are held against each other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stretch {
    /// In both.
    Same(String),
    /// Only in the earlier.
    Gone(String),
    /// Only in the later.
    New(String),
}

/// Texts shorter than this many characters are read faster beside each other.
const LONG: usize = 48;

/// Word by word costs the product of both; beyond this many pairs what differs is one stretch.
const MOST_PAIRS: usize = 250_000;

/// What differs between two long texts that have most in common; `None` where they are better read whole.
pub fn wording(before: &str, after: &str) -> Option<Vec<Stretch>> {
    if before.chars().count().max(after.chars().count()) < LONG || before == after {
        return None;
    }
    let (old, new) = (words(before), words(after));
    let head = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let rest = old.len().min(new.len()) - head;
    let tail =
        old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(one, other)| one == other).count();
    let middle = |words: &[&str]| -> Vec<String> {
        words.iter().take(words.len() - tail).skip(head).map(|word| (*word).to_owned()).collect()
    };
    let (gone, come) = (middle(&old), middle(&new));
    let mut out = Vec::new();
    for word in old.iter().take(head) {
        push(&mut out, Stretch::Same((*word).to_owned()));
    }
    if gone.len().saturating_mul(come.len()) <= MOST_PAIRS {
        between(&gone, &come, &mut out);
    } else {
        push(&mut out, Stretch::Gone(gone.concat()));
        push(&mut out, Stretch::New(come.concat()));
    }
    for word in old.iter().skip(old.len() - tail) {
        push(&mut out, Stretch::Same((*word).to_owned()));
    }
    let same = |stretch: &Stretch| if let Stretch::Same(text) = stretch { text.trim().len() } else { 0 };
    let kept: usize = out.iter().map(same).sum();
    (2 * kept >= before.len().min(after.len())).then_some(out)
}

/// Words with the space behind them; of scripts without spaces each character.
fn words(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut from = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let ends = before.is_some_and(|before| {
            before.is_whitespace() && !c.is_whitespace() || is_alone(before) || is_alone(c)
        });
        if ends {
            all.extend(text.get(from..at));
            from = at;
        }
        before = Some(c);
    }
    all.extend(text.get(from..).filter(|rest| !rest.is_empty()));
    all
}

/// Whether a character is a word by itself, as in Chinese and Japanese.
fn is_alone(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// The longest common sequence of words, by a table of what is left to be had in common.
fn between(gone: &[String], come: &[String], out: &mut Vec<Stretch>) {
    let wide = come.len() + 1;
    let mut common = vec![0u32; (gone.len() + 1) * wide];
    let at = |row: usize, column: usize| row * wide + column;
    let of = |table: &[u32], row, column| table.get(at(row, column)).copied().unwrap_or(0);
    for (row, old) in gone.iter().enumerate().rev() {
        for (column, new) in come.iter().enumerate().rev() {
            let best = if old == new {
                of(&common, row + 1, column + 1) + 1
            } else {
                of(&common, row + 1, column).max(of(&common, row, column + 1))
            };
            if let Some(cell) = common.get_mut(at(row, column)) {
                *cell = best;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    loop {
        match (gone.get(row), come.get(column)) {
            (Some(old), Some(new)) if old == new => {
                push(out, Stretch::Same(old.clone()));
                (row, column) = (row + 1, column + 1);
            }
            (Some(old), new)
                if new.is_none() || of(&common, row + 1, column) >= of(&common, row, column + 1) =>
            {
                push(out, Stretch::Gone(old.clone()));
                row += 1;
            }
            (_, Some(new)) => {
                push(out, Stretch::New(new.clone()));
                column += 1;
            }
            (_, None) => break,
        }
    }
}

/// Adds a stretch, joined with the last where both are of one sort.
fn push(out: &mut Vec<Stretch>, stretch: Stretch) {
    match (out.last_mut(), stretch) {
        (Some(Stretch::Same(last)), Stretch::Same(text))
        | (Some(Stretch::Gone(last)), Stretch::Gone(text))
        | (Some(Stretch::New(last)), Stretch::New(text)) => last.push_str(&text),
        (_, Stretch::Same(text) | Stretch::Gone(text) | Stretch::New(text)) if text.is_empty() => {}
        (_, stretch) => out.push(stretch),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(before: &str, after: &str) -> Option<String> {
        let one = |stretch: Stretch| match stretch {
            Stretch::Same(text) => text,
            Stretch::Gone(text) => format!("[-{text}-]"),
            Stretch::New(text) => format!("[+{text}+]"),
        };
        Some(wording(before, after)?.into_iter().map(one).collect())
    }

    #[test]
    fn a_long_text_shows_the_word_that_changed() {
        let before =
            "Four of ten first visits end in an empty result. Whoever leaves then does not come back.";
        let after =
            "Three of ten first visits end in an empty result. Whoever leaves then seldom comes back.";
        assert_eq!(
            told(before, after).as_deref(),
            Some(
                "[-Four -][+Three +]of ten first visits end in an empty result. Whoever leaves then \
                 [-does not come -][+seldom comes +]back."
            )
        );
        let before = "十次首次访问中有四次搜索没有结果，离开的人不会再回来，所以我们要让每位新客户第一次就能找到想要的商品，而且越快越好。";
        let after = before.replace("四次", "三次");
        assert!(told(before, &after).unwrap().contains("有[-四-][+三+]次"));
    }

    #[test]
    fn what_has_little_in_common_or_is_short_is_read_whole() {
        assert_eq!(told("Win the segment", "Win the whole segment"), None);
        let (one, other) = ("alpha beta gamma delta epsilon zeta eta theta iota", "一二三四五六七八九十");
        assert_eq!(told(one, &other.repeat(6)), None);
        assert_eq!(told(&"same ".repeat(20), &"same ".repeat(20)), None);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_off(before in "([a-c]{1,2}[ \n]){0,40}", after in "([a-c]{1,2}[ \n]|[目标]){0,40}") {
            if let Some(stretches) = wording(&before, &after) {
                let (mut old, mut new) = (String::new(), String::new());
                for stretch in stretches {
                    match stretch {
                        Stretch::Same(text) => { old.push_str(&text); new.push_str(&text); }
                        Stretch::Gone(text) => old.push_str(&text),
                        Stretch::New(text) => new.push_str(&text),
                    }
                }
                prop_assert_eq!(old, before);
                prop_assert_eq!(new, after);
            }
        }
    }
}
