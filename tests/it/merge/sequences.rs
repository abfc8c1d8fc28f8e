//! Thousands of random sequences, the same ones in every run, and every seed that ever failed.
//!
//! An edit is lost when a copy, a file or the end does not say a value that nobody overwrote who had
//! it; copies diverge when the order of merging shows. Either fails the test with the shortest story.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use super::script::Script;
use super::team::{Tally, play};

/// How many sequences every run plays; `PLUMBLINE_SEQUENCES` asks for another number.
const SEQUENCES: u64 = 24_000;

/// Seeds that found something once, one a line, with what they found.
const PINNED: &str = include_str!("seeds.txt");

/// Everything a sequence is for. Each of it has to happen at least this often in a thousand
/// sequences; less means that the dice have become one-sided.
const SORTS: [(&str, usize); 36] = [
    ("acts", 20_000),
    ("disagreements in the end", 900),
    ("disagreements settled by hand", 30),
    ("edits", 5000),
    ("edits withdrawn", 100),
    ("entities deleted and changed", 200),
    ("entities hidden in the end", 30),
    ("fields compared", 100_000),
    ("fields taken out", 80),
    ("files forged in a running session's name", 200),
    ("files forged with pasts that claim too much", 200),
    ("files opened", 3000),
    ("files respelled", 200),
    ("files saved in part", 1000),
    ("files saved in part as the app chooses", 600),
    ("files saved whole", 1000),
    ("files taken in part", 800),
    ("files with disagreements", 200),
    ("files withdrawn", 300),
    ("merges of several files", 500),
    ("merges of several files done again", 50),
    ("merges of several files taken back", 60),
    ("profiles copied", 100),
    ("profiles rolled back", 200),
    ("records added", 1000),
    ("records changed by hand", 40),
    ("rests taken later", 100),
    ("sessions", 3000),
    ("sessions ended by their name coming back", 300),
    ("sessions with a clock off by a day to ten years", 1000),
    ("stale files opened", 200),
    ("stamps taken out", 100),
    ("starts of the app", 700),
    ("torn files that still say something", 40),
    ("values changed by hand", 500),
    ("values written", 6000),
];

#[test]
fn m2_no_write_is_lost_in_any_exchange_of_files() {
    let asked = |name: &str| std::env::var(name).ok().and_then(|number| number.parse::<u64>().ok());
    let from = asked("PLUMBLINE_SEED").unwrap_or(0);
    let count = asked("PLUMBLINE_SEQUENCES").unwrap_or(SEQUENCES);
    let workers = thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let all = thread::scope(|scope| {
        let parts: Vec<_> = (0..workers)
            .map(|worker| {
                scope.spawn(move || {
                    let seeds = (from..from + count).skip(worker as usize).step_by(workers as usize);
                    seeds.fold(Tally::new(), |all, seed| sum(all, check(seed, &Script::of(seed))))
                })
            })
            .collect();
        parts.into_iter().map(|part| part.join().unwrap()).fold(Tally::new(), sum)
    });
    tell(count, &all);
}

fn tell(count: u64, all: &Tally) {
    let head = format!("{count} sequences of two to six people, 0 divergences, 0 lost edits:\n");
    let rows = all.iter().map(|(what, count)| format!("{count:>12} {what}\n"));
    let lines: String = std::iter::once(head).chain(rows).collect();
    say(&lines);
}

/// Says something that is read also where the test passes and what it prints is kept back.
pub fn say(text: &str) {
    std::io::stderr().write_all(text.as_bytes()).unwrap();
}

fn sum(mut all: Tally, more: Tally) -> Tally {
    for (what, count) in more {
        *all.entry(what).or_default() += count;
    }
    all
}

#[test]
fn m2_seeds_that_failed_once_hold_for_ever() {
    for line in PINNED.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let (rolled, seed) = (words.next().unwrap(), words.next().unwrap().parse().unwrap());
        match rolled {
            "narrow" => check(seed, &Script::narrow(seed)),
            "wide" => check(seed, &Script::of(seed)),
            other => panic!("no sequences are rolled {other}"),
        };
    }
}

#[test]
fn m2_the_sequences_reach_what_they_are_for() {
    let all = (0..1000).fold(Tally::new(), |all, seed| sum(all, play(&Script::of(seed), None).unwrap()));
    for (what, least) in SORTS {
        let count = all.get(what).copied().unwrap_or(0);
        assert!(count >= least, "{what}: {count}, not {least}; {all:#?}");
    }
    for what in all.keys() {
        assert!(SORTS.iter().any(|(sort, _)| sort == what), "{what} is not asked for");
    }
    let (all_sessions, far) = (all["sessions"], all["sessions with a clock off by a day to ten years"]);
    assert!(far * 10 >= all_sessions * 3, "{far} of {all_sessions} sessions");
}

#[track_caller]
fn check(seed: u64, script: &Script) -> Tally {
    if let Ok(tally) = outcome(script) {
        return tally;
    }
    let short = script.shortened(|script| outcome(script).is_err());
    let story = outcome(&short).err().unwrap_or_default();
    panic!("seed {seed} fails; {} of its {} acts are enough:\n{story}", short.acts.len(), script.acts.len());
}

fn outcome(script: &Script) -> Result<Tally, String> {
    let played = catch_unwind(AssertUnwindSafe(|| play(script, None)));
    played.unwrap_or_else(|_| Err(format!("a panic in {:#?}", script.acts)))
}
