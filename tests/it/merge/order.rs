//! Rule M9 against the vectors of the scheme's own library.

use plumbline::doc::{Json, order_between, order_first};

use super::dice::Dice;
use super::shared;

#[test]
fn m9_positions_are_those_of_the_published_vectors() {
    let Some(text) = shared("fractional-indexing/vectors.json") else { return };
    let text = String::from_utf8(text).unwrap();
    let part = |value: &Json, key: &str| {
        let pairs = value.as_object().unwrap();
        pairs.into_iter().find(|(own, _)| own == key).map(|(_, value)| value)
    };
    let cases = part(&Json::parse(&text).unwrap(), "generateKeyBetween").unwrap().as_array().unwrap();
    let mut checked = 0;
    for case in &cases {
        let side = |key| part(case, key).and_then(|value| value.as_str());
        let (a, b, want) = (side("a"), side("b"), side("expect").unwrap());
        // Where the library refuses (no key, or the wrong way round), ours still gives a position.
        let in_order = a.as_ref().zip(b.as_ref()).is_none_or(|(a, b)| a < b);
        let got = order_between(a.as_deref(), b.as_deref());
        if !want.starts_with("invalid") && in_order {
            assert_eq!(got, want, "between {a:?} and {b:?}");
            checked += 1;
        }
        assert!(!got.is_empty());
    }
    assert!(checked >= 15, "{checked} of {} vectors", cases.len());
}

#[test]
fn m9_any_list_of_insertions_stays_in_the_order_of_inserting() {
    let mut dice = Dice::new(9);
    for _ in 0..50 {
        let mut list = vec![order_first()];
        for _ in 0..100 {
            let at = dice.below(list.len() + 1);
            let below = at.checked_sub(1).map(|at| list[at].as_str());
            let new = order_between(below, list.get(at).map(String::as_str));
            list.insert(at, new);
        }
        assert!(list.is_sorted_by(|one, next| one < next), "{list:?}");
    }
}
