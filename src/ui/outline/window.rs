//! Which blocks of a long list are drawn: how high each is, measured or guessed, and what of them
//! lies in the window.

use crate::okr::Arrange;
use std::ops::Range;

use crate::query::outline::Block;

/// The height a block probably has, in CSS pixels, until it is drawn and measured.
pub fn guess(block: &Block) -> f64 {
    match block {
        Block::Unit { .. } | Block::Unplaced => 96.0,
        Block::Person { .. } => 72.0,
        Block::Objective { key_results, .. } => 118.0 + 52.0 * (*key_results as f64),
        Block::Loose { .. } => 52.0,
        Block::Deleted { .. } => 44.0,
    }
}

/// Where each block begins, from the top of the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tops(Vec<f64>);

impl Tops {
    /// The tops of blocks of these heights.
    pub fn of(heights: impl Iterator<Item = f64>) -> Self {
        let mut tops = vec![0.0];
        let mut end = 0.0;
        tops.extend(heights.map(|height| {
            end += height.max(0.0);
            end
        }));
        Self(tops)
    }

    /// How many blocks there are.
    pub fn n(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    /// Where a block begins; the end of the list beyond the last one.
    pub fn top(&self, idx: usize) -> f64 {
        self.0.get(idx).or_else(|| self.0.last()).copied().unwrap_or(0.0)
    }

    /// The blocks that reach into the stretch between two heights; at least one where there is any.
    pub fn between(&self, from: f64, to: f64) -> Range<usize> {
        let n = self.n();
        let after = |y: f64| self.0.partition_point(|top| *top <= y);
        let first = after(from).saturating_sub(1).min(n.saturating_sub(1));
        let last = after(to).max(first + 1).min(n);
        first..last
    }
}

/// Blocks that are drawn one after the other, behind a gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The height of the blocks before it that are not drawn.
    pub gap: f64,
    /// The blocks.
    pub blocks: Range<usize>,
}

/// What is drawn: the blocks of the window, and those that must stay wherever the window is, because
/// somebody writes in them. With it the height of what comes after the last run.
pub fn runs(tops: &Tops, window: Range<usize>, pinned: &[usize]) -> (Vec<Run>, f64) {
    let n = tops.n();
    let beside = pinned.iter().filter(|idx| **idx < n && !window.contains(idx)).map(|idx| *idx..idx + 1);
    let within = window.start.min(n)..window.end.min(n);
    let mut parts: Vec<Range<usize>> = std::iter::once(within).chain(beside).collect();
    parts.retain(|part| !part.is_empty());
    parts.arrange_by(|part| part.start);
    let mut drawn: Vec<Run> = Vec::new();
    let mut end = 0;
    for part in parts {
        if let Some(last) = drawn.last_mut().filter(|_| part.start <= end) {
            last.blocks.end = last.blocks.end.max(part.end);
        } else {
            let gap = tops.top(part.start) - tops.top(end);
            drawn.push(Run { gap, blocks: part.clone() });
        }
        end = end.max(part.end);
    }
    (drawn, tops.top(n) - tops.top(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tens(n: usize) -> Tops {
        Tops::of(std::iter::repeat_n(10.0, n))
    }

    #[test]
    fn only_what_reaches_into_the_window_is_drawn() {
        let tops = tens(100);
        assert_eq!(tops.between(0.0, 25.0), 0..3);
        assert_eq!(tops.between(10.0, 20.0), 1..3);
        assert_eq!(tops.between(995.0, 2000.0), 99..100);
        assert_eq!(tops.between(5000.0, 6000.0), 99..100, "past its end the last block stays");
        assert_eq!(tops.between(-500.0, -100.0), 0..1, "before its beginning the first one");
        assert_eq!(tens(0).between(0.0, 100.0), 0..0);
    }

    #[test]
    fn gaps_and_runs_together_are_as_high_as_the_list() {
        let tops = Tops::of((0..50).map(|idx| f64::from(idx % 7) * 3.0 + 5.0));
        for window in [0..0, 0..5, 10..20, 45..50] {
            for pinned in [&[][..], &[0], &[49], &[12, 3], &[9], &[20]] {
                let (drawn, rest) = runs(&tops, window.clone(), pinned);
                let shown: f64 = drawn
                    .iter()
                    .map(|run| run.gap + tops.top(run.blocks.end) - tops.top(run.blocks.start))
                    .sum();
                assert!((shown + rest - tops.top(50)).abs() < 1e-9, "{window:?} {pinned:?}");
                assert!(pinned.iter().all(|idx| drawn.iter().any(|run| run.blocks.contains(idx))));
            }
        }
    }

    #[test]
    fn a_pinned_block_beside_the_window_joins_it() {
        let (drawn, _) = runs(&tens(50), 10..20, &[20, 9]);
        assert_eq!(drawn, [Run { gap: 90.0, blocks: 9..21 }]);
        let (drawn, rest) = runs(&tens(50), 10..20, &[40]);
        assert_eq!(drawn, [Run { gap: 100.0, blocks: 10..20 }, Run { gap: 200.0, blocks: 40..41 }]);
        assert!((rest - 90.0).abs() < 1e-9);
    }
}
