//! Thousands of random sequences, the same ones in every run, and every seed that ever failed.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use super::script::Script;
use super::team::{Rules, Tally, play};

/// How many sequences every run plays; `PLUMBLINE_SEQUENCES` asks for another number.
const SEQUENCES: u64 = 10_000;

/// Seeds that found something once, one a line, with what they found.
const PINNED: &str = include_str!("seeds.txt");

#[test]
fn m2_no_write_is_lost_in_any_exchange_of_files() {
    let asked = std::env::var("PLUMBLINE_SEQUENCES").ok().and_then(|count| count.parse().ok());
    let from: u64 = std::env::var("PLUMBLINE_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0);
    let count: u64 = asked.unwrap_or(SEQUENCES);
    let workers = thread::available_parallelism().map_or(1, |count| count.get() as u64);
    thread::scope(|scope| {
        for worker in 0..workers {
            scope.spawn(move || {
                (from..from + count).skip(worker as usize).step_by(workers as usize).for_each(check);
            });
        }
    });
}

#[test]
fn m2_seeds_that_failed_once_hold_for_ever() {
    for line in PINNED.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let seed = line.split_whitespace().next().unwrap();
        check(seed.parse().unwrap());
    }
}

#[test]
fn m2_the_sequences_reach_what_they_are_for() {
    let mut all = Tally::new();
    for seed in 0..1000 {
        for (what, count) in play(&Script::of(seed), Rules::default()).unwrap() {
            *all.entry(what).or_default() += count;
        }
    }
    assert_eq!(all.len(), 19, "{all:#?}");
    assert!(all.values().all(|count| *count >= 30), "{all:#?}");
}

#[track_caller]
fn check(seed: u64) {
    let script = Script::of(seed);
    if failure(&script).is_none() {
        return;
    }
    let short = script.shortened(|script| failure(script).is_some());
    let story = failure(&short).unwrap_or_default();
    panic!("seed {seed} fails; {} of its {} acts are enough:\n{story}", short.acts.len(), script.acts.len());
}

fn failure(script: &Script) -> Option<String> {
    match catch_unwind(AssertUnwindSafe(|| play(script, Rules::default()))) {
        Ok(played) => played.err(),
        Err(_) => Some(format!("a panic in {:#?}", script.acts)),
    }
}
