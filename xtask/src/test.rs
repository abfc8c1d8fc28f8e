//! Every test of the project, in one command: formatting and lints, native tests, the layer
//! guard, tests inside a browser, and journeys through the release build.

use crate::browser::{self, Browser};
use crate::pins::WASM_TARGET;
use crate::run::{Steps, run};
use crate::tools::Tools;
use crate::trouble::Trouble;

/// Which tests to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of them.
    All,
    /// Those that need no browser.
    Native,
    /// Those compiled to wasm and run inside a browser.
    Web,
    /// Journeys through the release build.
    E2e,
}

impl Part {
    fn includes(self, other: Part) -> bool {
        self == Part::All || self == other
    }
}

/// Runs the tests of `part`, narrowed by what is handed on to the test programs.
pub fn test(tools: &Tools, part: Part, filter: &[String]) -> Result<(), Trouble> {
    let mut steps = Steps::default();
    let mut browser = None;
    steps
        .step("set-up", || {
            if part != Part::Native {
                browser = Some(browser::ensure(tools)?);
            }
            match part {
                Part::All | Part::E2e => tools.for_building(),
                Part::Web => tools.wasm_target().and_then(|()| tools.wasm_bindgen()),
                Part::Native => Ok(()),
            }
        })
        .then_some(())
        .ok_or(Trouble::Steps { steps: vec!["set-up".to_owned()] })?;

    if part == Part::All {
        check_steps(tools, &mut steps);
    }
    if part.includes(Part::Native) {
        native(tools, &mut steps, filter, part);
    }
    if let Some(browser) = browser {
        if part.includes(Part::Web) {
            web(tools, &mut steps, &browser, filter, part);
        }
        if part.includes(Part::E2e) {
            e2e(tools, &mut steps, &browser, filter);
        }
    }
    steps.finish()
}

/// Formatting and lints, on the host and for the browser.
pub fn check(tools: &Tools) -> Result<(), Trouble> {
    tools.wasm_target()?;
    let mut steps = Steps::default();
    check_steps(tools, &mut steps);
    layers(tools, &mut steps);
    steps.finish()
}

fn check_steps(tools: &Tools, steps: &mut Steps) {
    let cargo = |args: &[&str]| run(tools.command("cargo").args(args));
    steps.step("format", || cargo(&["fmt", "--all", "--check"]));
    steps.step("clippy: core", || {
        cargo(&["clippy", "--quiet", "--lib", "--no-default-features", "--", "-D", "warnings"])
    });
    steps.step("clippy: host, tests and commands", || {
        cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])
    });
    steps.step("clippy: browser", || {
        let targets = ["--lib", "--bins", "--test", "web"];
        let wasm = ["clippy", "--quiet", "--target", WASM_TARGET];
        run(tools.command("cargo").args(wasm).args(targets).args(["--", "-D", "warnings"]))
    });
}

fn layers(tools: &Tools, steps: &mut Steps) {
    steps.step("layers: the core links no web crate", || {
        run(tools.command("cargo").args(["check", "--quiet", "--lib", "--no-default-features"]))
    });
}

fn native(tools: &Tools, steps: &mut Steps, filter: &[String], part: Part) {
    layers(tools, steps);
    let work = || {
        let mut cargo = tools.command("cargo");
        cargo.args(["test", "--no-fail-fast", "--workspace", "--exclude", "e2e"]);
        run(cargo.arg("--").args(filter))
    };
    if part == Part::Native {
        steps.last("native tests", work);
    } else {
        steps.step("native tests", work);
    }
}

fn web(tools: &Tools, steps: &mut Steps, browser: &Browser, filter: &[String], part: Part) {
    let work = || {
        let mut cargo = tools.command("cargo");
        cargo.env("CHROMEDRIVER", &browser.driver).env("WASM_BINDGEN_TEST_TIMEOUT", "120");
        cargo.args(["test", "--target", WASM_TARGET, "--test", "web"]);
        run(cargo.arg("--").args(filter))
    };
    if part == Part::Web {
        steps.last("tests in the browser", work);
    } else {
        steps.step("tests in the browser", work);
    }
}

fn e2e(tools: &Tools, steps: &mut Steps, browser: &Browser, filter: &[String]) {
    let built = steps.step("release build", || run(tools.command("trunk").args(["build", "--release"])));
    if !built {
        steps.not_run("journeys", "there is no release build to walk through");
        return;
    }
    let axe = tools.axe();
    if let Err(why) = &axe {
        steps.not_run("journeys: accessibility rules", why);
    }
    steps.last("journeys through the release build", || {
        let mut cargo = tools.command("cargo");
        cargo.env("CHROME", &browser.chromium).env("CHROMEDRIVER", &browser.driver);
        cargo.args(["test", "--no-fail-fast", "--package", "e2e", "--lib", "--test", "journeys"]);
        cargo.args(["--", "--test-threads=2"]).args(filter);
        if axe.is_err() {
            // Reported above as not run, and by the test runner as filtered out.
            cargo.args(["--skip", "access::"]);
        }
        run(&mut cargo)
    });
}
