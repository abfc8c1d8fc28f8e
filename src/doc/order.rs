//! Positions between any two others, so that moving one entity writes one field.
//!
//! Keys are digits of base 62 that compare as text. A key is an integer part, whose first letter
//! tells its length, and a fraction that never ends in the lowest digit.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ZERO: u8 = b'0';

/// The first position of an empty list.
pub fn order_first() -> String {
    "a0".to_owned()
}

/// A position after `below` and before `above`; `None` on a side means the end of the list.
/// Where the two are not keys, or not in this order, the answer is a position after `below`.
pub fn order_between(below: Option<&str>, above: Option<&str>) -> String {
    let below = below.filter(|key| is_key(key));
    let above = above.filter(|key| is_key(key)).filter(|above| below.is_none_or(|below| below < *above));
    between(below, above).unwrap_or_else(|| match below {
        // The end of the number space: a longer fraction still comes after.
        Some(key) => format!("{key}V"),
        None => order_first(),
    })
}

fn between(below: Option<&str>, above: Option<&str>) -> Option<String> {
    match (below, above) {
        (None, None) => Some(order_first()),
        (None, Some(above)) => {
            let (whole, fraction) = split(above)?;
            if whole == smallest_whole() {
                return Some(format!("{whole}{}", midpoint("", Some(fraction))?));
            }
            if !fraction.is_empty() {
                return Some(whole.to_owned());
            }
            step(whole, false)
        }
        (Some(below), None) => {
            let (whole, fraction) = split(below)?;
            match step(whole, true) {
                Some(next) => Some(next),
                None => Some(format!("{whole}{}", midpoint(fraction, None)?)),
            }
        }
        (Some(below), Some(above)) => {
            let (low, low_fraction) = split(below)?;
            let (high, high_fraction) = split(above)?;
            if low == high {
                return Some(format!("{low}{}", midpoint(low_fraction, Some(high_fraction))?));
            }
            match step(low, true) {
                Some(next) if next.as_str() < above => Some(next),
                _ => Some(format!("{low}{}", midpoint(low_fraction, None)?)),
            }
        }
    }
}

/// How many characters the integer part has, told by its first letter: `a`–`z` count up from 2,
/// `Z`–`A` count up from 2 below zero.
fn whole_len(first: u8) -> Option<usize> {
    match first {
        b'a'..=b'z' => Some(usize::from(first - b'a') + 2),
        b'A'..=b'Z' => Some(usize::from(b'Z' - first) + 2),
        _ => None,
    }
}

fn split(key: &str) -> Option<(&str, &str)> {
    let len = whole_len(key.bytes().next()?)?;
    key.split_at_checked(len)
}

fn is_key(key: &str) -> bool {
    key.bytes().all(|byte| DIGITS.contains(&byte))
        && split(key).is_some_and(|(whole, fraction)| {
            !(fraction.ends_with('0') || whole == smallest_whole() && fraction.is_empty())
        })
}

fn smallest_whole() -> &'static str {
    "A00000000000000000000000000"
}

fn value(digit: u8) -> usize {
    DIGITS.iter().position(|own| *own == digit).unwrap_or(0)
}

fn digit(value: usize) -> u8 {
    DIGITS.get(value).copied().unwrap_or(ZERO)
}

/// A fraction strictly between two; `None` above means one.
fn midpoint(below: &str, above: Option<&str>) -> Option<String> {
    if let Some(above) = above {
        // A common beginning stays, the shorter one read as if followed by zeros.
        let common = above
            .bytes()
            .enumerate()
            .take_while(|(at, byte)| below.as_bytes().get(*at).copied().unwrap_or(ZERO) == *byte)
            .count();
        if common > 0 {
            let head = above.get(..common)?;
            let low = below.get(common..).unwrap_or("");
            return Some(format!("{head}{}", midpoint(low, Some(above.get(common..)?))?));
        }
        if above.is_empty() {
            return None;
        }
    }
    let low = below.bytes().next().map_or(0, value);
    let high = above.and_then(|above| above.bytes().next()).map_or(DIGITS.len(), value);
    if high > low + 1 {
        return Some(char::from(digit((low + high).div_ceil(2))).to_string());
    }
    match above {
        Some(above) if above.len() > 1 => above.get(..1).map(str::to_owned),
        _ => Some(format!("{}{}", char::from(digit(low)), midpoint(below.get(1..).unwrap_or(""), None)?)),
    }
}

/// The next or the previous integer part; `None` past the ends of the number space.
fn step(whole: &str, up: bool) -> Option<String> {
    let mut bytes = whole.as_bytes().to_vec();
    let (head, digits) = bytes.split_first_mut()?;
    let (wrap_from, wrap_to) = if up { (b'z', ZERO) } else { (ZERO, b'z') };
    for byte in digits.iter_mut().rev() {
        if *byte != wrap_from {
            *byte = if up { digit(value(*byte) + 1) } else { digit(value(*byte) - 1) };
            return String::from_utf8(bytes).ok();
        }
        *byte = wrap_to;
    }
    match (*head, up) {
        (b'Z', true) => Some("a0".to_owned()),
        (b'a', false) => Some("Zz".to_owned()),
        (b'z', true) | (b'A', false) => None,
        (letter, _) => {
            let next = if up { letter + 1 } else { letter - 1 };
            let fill = if up { b'0' } else { b'z' };
            let mut out = vec![next];
            out.resize(whole_len(next)?, fill);
            String::from_utf8(out).ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m9_a_position_exists_between_any_two() {
        check(None, None, "a0");
        check(Some("a0"), None, "a1");
        check(None, Some("a0"), "Zz");
        check(Some("a0"), Some("a1"), "a0V");
        check(Some("a0V"), Some("a1"), "a0l");
        check(Some("az"), None, "b00");
        check(None, Some("b00"), "az");
        check(Some("Zz"), Some("a0"), "ZzV");
        check(Some("a1"), Some("a0"), "a2");
        check(Some("nonsense!"), Some("a0"), "Zz");

        #[track_caller]
        fn check(below: Option<&str>, above: Option<&str>, want: &str) {
            assert_eq!(order_between(below, above), want);
        }
    }

    #[test]
    fn m9_a_thousand_insertions_at_one_place_stay_in_order() {
        let (mut low, high) = (order_first(), order_between(Some("a0"), None));
        for _ in 0..1000 {
            let middle = order_between(Some(&low), Some(&high));
            assert!(low < middle && middle < high, "{low} {middle} {high}");
            low = middle;
        }
        let mut first = order_first();
        for _ in 0..1000 {
            let before = order_between(None, Some(&first));
            assert!(before < first);
            first = before;
        }
    }
}
