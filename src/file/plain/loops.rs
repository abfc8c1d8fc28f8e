//! Finds what stands above itself.

/// Each step that closes a loop, in order, with the way round from where it leads back to it.
/// `above[n]` lists what stands directly above `n`.
pub fn closing_steps(above: &[Vec<usize>]) -> Vec<(usize, usize, Vec<usize>)> {
    const NEW: u8 = 0;
    const OPEN: u8 = 1;
    const DONE: u8 = 2;
    let mut state = vec![NEW; above.len()];
    let mut found = Vec::new();
    for start in 0..above.len() {
        // The way down from the start, each node with the next step to take from it.
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        if state.get(start) != Some(&NEW) {
            continue;
        }
        if let Some(own) = state.get_mut(start) {
            *own = OPEN;
        }
        while let Some((node, step)) = way.last_mut() {
            let (from, nth) = (*node, *step);
            *step += 1;
            let Some(to) = above.get(from).and_then(|all| all.get(nth)).copied() else {
                if let Some(own) = state.get_mut(from) {
                    *own = DONE;
                }
                way.pop();
                continue;
            };
            match state.get(to) {
                Some(&NEW) => {
                    if let Some(own) = state.get_mut(to) {
                        *own = OPEN;
                    }
                    way.push((to, 0));
                }
                Some(&OPEN) => {
                    let round = way.iter().map(|(node, _)| *node).skip_while(|node| *node != to).collect();
                    found.push((from, nth, round));
                }
                _ => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_loop_is_found_once_at_the_step_that_closes_it() {
        assert_eq!(closing_steps(&[vec![1], vec![2], vec![]]), []);
        assert_eq!(closing_steps(&[vec![1], vec![2], vec![0]]), [(2, 0, vec![0, 1, 2])]);
        assert_eq!(closing_steps(&[vec![0]]), [(0, 0, vec![0])]);
        assert_eq!(closing_steps(&[vec![], vec![0, 2], vec![0, 1]]), [(2, 1, vec![1, 2])]);
        let long: Vec<Vec<usize>> = (0..100_000).map(|at| vec![(at + 1) % 100_000]).collect();
        assert_eq!(closing_steps(&long).len(), 1);
    }
}
