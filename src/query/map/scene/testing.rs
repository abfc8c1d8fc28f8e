//! Pictures for tests, placed by hand.

use super::super::{Bend, Card, Corner, KrLine, LinkLine, Picture, Rect, Shade};
use crate::okr::{Id, LinkState, Status};

/// One head and `n` cards below it in one row, each with one key result.
pub fn rows(n: usize) -> Picture {
    let place = |x: f64, y: f64| Rect { x, y, w: 240.0, h: 92.0 };
    let wide = n.max(1) as f64 * 264.0;
    let mut cards = vec![card("head", place(wide / 2.0 - 120.0, 0.0), None)];
    cards.extend((0..n).map(|nth| card(&format!("o{nth}"), place(nth as f64 * 264.0, 200.0), Some(0))));
    let bounds = Rect { x: 0.0, y: 0.0, w: wide, h: 292.0 };
    if let Some(head) = cards.first_mut() {
        head.children = (1..=n).collect();
        head.family = bounds;
    }
    let strokes = vec![vec![Corner { x: wide / 2.0, y: 92.0 }, Corner { x: wide / 2.0, y: 150.0 }]];
    let links = (n > 1).then(|| LinkLine {
        link: Id::from("l"),
        from: 2,
        to: 1,
        to_kr: None,
        curve: [(400.0, 200.0), (400.0, 100.0), (100.0, 400.0), (100.0, 292.0)].map(|(x, y)| Corner { x, y }),
        state: LinkState::Accepted,
        counts: true,
        weight: None,
        suspended: false,
        primary: false,
    });
    Picture {
        cards,
        combs: vec![Bend { parent: 0, strokes }],
        links: links.into_iter().collect(),
        bounds,
        ..Picture::default()
    }
    .indexed()
}

/// One card with one key result.
pub fn card(id: &str, place: Rect, parent: Option<usize>) -> Card {
    let line = KrLine {
        id: Id::new(format!("{id}-kr")),
        title: "Orders delivered the same day, weekly".into(),
        place: Rect { y: place.y + 64.0, h: 20.0, ..place },
        progress: Some(0.5),
        status: Some(Status::OnTrack),
        shared: false,
        guest: false,
    };
    Card {
        id: Id::from(id),
        title: format!("Every new customer finds what they came for: {id}").into(),
        home: Some("Digital".into()),
        place,
        family: place,
        parent,
        children: Vec::new(),
        level: if parent.is_some() { 2 } else { 1 },
        hidden: 0,
        key_results: vec![line],
        folded: 0,
        status: Some(Status::OnTrack),
        progress: Some(0.46),
        confidence: Some(6),
        shade: Shade(5),
        draft: false,
        disputed: false,
        other_cycle: None,
    }
}
