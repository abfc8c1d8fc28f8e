//! A score as people type it (rule S20).

use crate::okr::number;
use crate::query::said;

/// A score as people type it: `0.7`, `.7`, `70 %`, `70`, `7/10`, and `7` for 0.7. From −1 to 2.
///
/// `None` where it is none, and for `10`, which could be a tenth and could be ten of ten.
pub fn typed(written: &str) -> Option<f64> {
    let plain = number::half_width(written.trim()).replace('，', ",").replace('。', ".");
    if let Some((part, whole)) = plain.split_once('/') {
        let plain_number =
            |text: &str| number::parse(text).filter(|one| one.unit.is_none() && one.comparator.is_none());
        let (part, whole) = (plain_number(part)?.value, plain_number(whole)?.value);
        let score = (whole > 0.0).then_some(part / whole)?;
        return (-1.0..=2.0).contains(&score).then_some(score);
    }
    match plain.as_str() {
        "10" => None,
        "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" => Some(f64::from(plain.parse::<u8>().ok()?) / 10.0),
        text => match text.strip_prefix(['.', ',']) {
            Some(tail) => said::projection(&format!("0.{tail}")),
            None => said::projection(text),
        },
    }
}

/// A score as it is said where it is taken over: two places.
pub fn rounded(score: f64) -> f64 {
    (score * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s20_a_score_is_read_as_people_type_it() {
        for (written, want) in [
            ("0.7", Some(0.7)),
            (".7", Some(0.7)),
            ("0,7", Some(0.7)),
            ("０．７", Some(0.7)),
            ("70 %", Some(0.7)),
            ("70", Some(0.7)),
            ("7/10", Some(0.7)),
            ("3 / 4", Some(0.75)),
            ("7", Some(0.7)),
            ("2", Some(0.2)),
            ("0", Some(0.0)),
            ("1", Some(1.0)),
            ("1.2", Some(1.2)),
            ("2.0", Some(2.0)),
            ("-0.17", Some(-0.17)),
            ("100", Some(1.0)),
            ("10", None),
            ("10%", Some(0.1)),
            ("7/0", None),
            ("7/10 €", None),
            ("300", None),
            ("", None),
            ("good", None),
            ("0.7+", None),
        ] {
            let got = typed(written);
            let near = got.zip(want).is_none_or(|(got, want)| (got - want).abs() < 1e-9);
            assert!(got.is_some() == want.is_some() && near, "{written}: {got:?} instead of {want:?}");
        }
    }
}
