//! The project's commands, so that nothing but Rust is needed to begin.

mod browser;
mod bundles;
mod dist;
mod figures;
mod pins;
mod project;
mod run;
mod test;
mod tools;
mod trouble;

use crate::project::Project;
use crate::run::{run, say};
use crate::test::Part;
use crate::tools::Tools;
use crate::trouble::Trouble;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask <command>

  serve [-- trunk options]      build the app and serve it on http://127.0.0.1:8080, again at each change
  test [--only native|web|e2e] [-- filter]
                                run every test, or one kind, or those whose name contains the filter
  build                         build the release site into dist/
  check                         formatting, lints, layers
  setup                         install every tool the other commands need
  figures [map|merge]           build the release site and print its measured figures, or those of the map or
                                of merging beside npm packages
  shots [-- filter]             build the release site and photograph its pages into target/shots";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("error: {trouble}");
            let mut cause = std::error::Error::source(&trouble);
            while let Some(source) = cause {
                eprintln!("  because: {source}");
                cause = source.source();
            }
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<(), Trouble> {
    let project = Project::find();
    let tools = Tools::new(&project);
    let (own, handed_on) = split_at_dashes(args);
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    match own.as_slice() {
        ["serve"] => serve(&tools, handed_on),
        ["test"] => test::test(&tools, Part::All, handed_on),
        ["test", "--only", "native"] => test::test(&tools, Part::Native, handed_on),
        ["test", "--only", "web"] => test::test(&tools, Part::Web, handed_on),
        ["test", "--only", "e2e"] => test::test(&tools, Part::E2e, handed_on),
        ["build"] => build(&tools),
        ["check"] => test::check(&tools),
        ["setup"] => setup(&tools),
        ["figures"] => build(&tools).and_then(|()| figures::print(&project, figures::Part::All)),
        ["figures", "map"] => build(&tools).and_then(|()| figures::print(&project, figures::Part::Map)),
        ["figures", "merge"] => build(&tools).and_then(|()| figures::print(&project, figures::Part::Merge)),
        ["shots"] => shots(&tools, handed_on),
        ["finish-dist"] => dist::finish_dist(&project),
        [] | ["help" | "--help" | "-h"] => {
            say(USAGE);
            Ok(())
        }
        other => {
            Err(Trouble::Usage { what: format!("`{}` is not a command", other.join(" ")), usage: USAGE })
        }
    }
}

fn split_at_dashes(args: &[String]) -> (&[String], &[String]) {
    match args.iter().position(|arg| arg == "--") {
        Some(at) => (args.get(..at).unwrap_or_default(), args.get(at + 1..).unwrap_or_default()),
        None => (args, &[]),
    }
}

fn serve(tools: &Tools, options: &[String]) -> Result<(), Trouble> {
    tools.for_building()?;
    run(tools.command("trunk").arg("serve").args(options))
}

fn build(tools: &Tools) -> Result<(), Trouble> {
    tools.for_building()?;
    run(tools.command("trunk").args(["build", "--release"]))
}

fn setup(tools: &Tools) -> Result<(), Trouble> {
    tools.for_building()?;
    let found = browser::ensure(tools)?;
    if let Err(why) = tools.axe() {
        say(&format!("note: the accessibility journeys will not run: {why}"));
    }
    for program in ["trunk", "wasm-bindgen", "wasm-bindgen-test-runner"] {
        if let Some(path) = tools.find(program) {
            say(&format!("{program:<26} {}", path.display()));
        }
    }
    say(&format!("{:<26} {}", "chromium", found.chromium.display()));
    say(&format!("{:<26} {}", "chromedriver", found.driver.display()));
    Ok(())
}

fn shots(tools: &Tools, filter: &[String]) -> Result<(), Trouble> {
    let found = browser::ensure(tools)?;
    build(tools)?;
    let mut cargo = tools.command("cargo");
    cargo.env("CHROME", &found.chromium).env("CHROMEDRIVER", &found.driver);
    run(cargo.args(["run", "--quiet", "--package", "e2e", "--bin", "shots", "--"]).args(filter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_the_dashes_is_handed_on() {
        let args: Vec<String> = ["test", "--", "merge", "--nocapture"].map(str::to_owned).to_vec();
        let (own, handed_on) = split_at_dashes(&args);
        assert_eq!(own, ["test"]);
        assert_eq!(handed_on, ["merge", "--nocapture"]);
    }

    #[test]
    fn an_unknown_command_shows_the_usage() {
        let trouble = dispatch(&["fly".to_owned()]).unwrap_err();
        assert!(trouble.to_string().contains("cargo xtask <command>"));
    }
}
