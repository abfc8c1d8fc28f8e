//! Starting programs, and telling the person which step runs and how long it took.

use crate::trouble::Trouble;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Runs a command to its end, with its output going where ours goes.
pub fn run(command: &mut Command) -> Result<(), Trouble> {
    let status = command.status().map_err(|source| not_started(command, source))?;
    if status.success() { Ok(()) } else { Err(Trouble::Failed { command: line_of(command) }) }
}

/// What a command prints, trimmed; `None` when it cannot be started or fails.
pub fn said(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as a person would type it.
pub fn line_of(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for arg in command.get_args() {
        line.push(' ');
        line.push_str(&arg.to_string_lossy());
    }
    line
}

fn not_started(command: &Command, source: std::io::Error) -> Trouble {
    Trouble::NotStarted { program: command.get_program().to_string_lossy().into_owned(), source }
}

/// A line of the person's log, flushed so that it stands before what the next program prints.
pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // A closed output is no reason to stop a build.
    drop(writeln!(out, "{line}").and_then(|()| out.flush()));
}

/// The steps of a longer command: each has a heading and a duration, and a failed one does not
/// keep the others from running.
#[derive(Debug, Default)]
pub struct Steps {
    done: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    name: String,
    took: Duration,
    verdict: Verdict,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Passed,
    Failed,
    NotRun,
}

impl Steps {
    /// Runs one step and reports its duration.
    pub fn step(&mut self, name: &str, work: impl FnOnce() -> Result<(), Trouble>) -> bool {
        say(&format!("\n== {name}"));
        let start = Instant::now();
        let passed = self.record(name, start, work());
        if let Some(step) = self.done.last() {
            say(&format!("== {}", line(step)));
        }
        passed
    }

    /// Runs the last step. The overview comes before it, so that the output closes with the
    /// step's own lines.
    pub fn last(&mut self, name: &str, work: impl FnOnce() -> Result<(), Trouble>) {
        if !self.done.is_empty() {
            say("\n== so far");
            for step in &self.done {
                say(&line(step));
            }
        }
        say(&format!("\n== {name}"));
        let start = Instant::now();
        self.record(name, start, work());
    }

    /// Notes a step that could not run, and why.
    pub fn not_run(&mut self, name: &str, why: &str) {
        say(&format!("\n== {name}\nnot run: {why}"));
        self.done.push(Step { name: name.to_owned(), took: Duration::ZERO, verdict: Verdict::NotRun });
    }

    /// The verdict on all of them.
    pub fn finish(self) -> Result<(), Trouble> {
        let steps: Vec<String> = self
            .done
            .into_iter()
            .filter(|step| step.verdict == Verdict::Failed)
            .map(|step| step.name)
            .collect();
        if steps.is_empty() { Ok(()) } else { Err(Trouble::Steps { steps }) }
    }

    fn record(&mut self, name: &str, start: Instant, result: Result<(), Trouble>) -> bool {
        let verdict = match &result {
            Ok(()) => Verdict::Passed,
            // The program has said on its own lines what is wrong.
            Err(Trouble::Failed { .. }) => Verdict::Failed,
            Err(trouble) => {
                say(&format!("{trouble}"));
                Verdict::Failed
            }
        };
        self.done.push(Step { name: name.to_owned(), took: start.elapsed(), verdict });
        verdict == Verdict::Passed
    }
}

fn line(step: &Step) -> String {
    let verdict = match step.verdict {
        Verdict::Passed => "passed",
        Verdict::Failed => "FAILED",
        Verdict::NotRun => "not run",
    };
    format!("{:<34} {verdict:<8} {:>6.1} s", step.name, step.took.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_is_named_at_the_end() {
        let mut steps = Steps::default();
        let now = Instant::now();
        assert!(!steps.record("one", now, Err(Trouble::Failed { command: "one".to_owned() })));
        assert!(steps.record("two", now, Ok(())));
        match steps.finish() {
            Err(Trouble::Steps { steps }) => assert_eq!(steps, ["one"]),
            other => panic!("expected the failed step, got {other:?}"),
        }
    }
}
