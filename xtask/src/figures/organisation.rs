//! The organisations that are measured: a small one and a large one, made the same way.
//!
//! Where the generator of synthetic organisations lies beside the project and Python is there, it
//! makes both; elsewhere they are made up here, of the same size and with less variety.

use crate::project::Project;
use crate::run::said;
use crate::tools::Tools;
use crate::trouble::{Trouble, at};
use std::fmt::Write;
use std::path::PathBuf;

/// How much an organisation has of everything.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    name: &'static str,
    units: usize,
    objectives: usize,
    key_results: usize,
    check_ins: usize,
}

/// What edits are compared with.
const SMALL: Size = Size { name: "small", units: 4, objectives: 20, key_results: 80, check_ins: 500 };

/// What the limits are about.
const LARGE: Size =
    Size { name: "large", units: 200, objectives: 2_000, key_results: 8_000, check_ins: 50_000 };

/// What is still usable on the map.
const VAST: Size =
    Size { name: "vast", units: 200, objectives: 10_000, key_results: 40_000, check_ins: 50_000 };

/// Two files of plain OKR JSON below the target folder.
#[derive(Debug)]
pub struct Organisations {
    /// With 80 key results.
    pub small: PathBuf,
    /// With 8,000.
    pub large: PathBuf,
    /// Who made them.
    pub by: &'static str,
}

/// Makes both.
pub fn make(project: &Project, tools: &Tools) -> Result<Organisations, Trouble> {
    let (small, by) = file(project, tools, SMALL)?;
    let (large, _) = file(project, tools, LARGE)?;
    Ok(Organisations { small, large, by })
}

/// Makes one with five times as many goals as the large one, and says where it is.
pub fn vast(project: &Project, tools: &Tools) -> Result<PathBuf, Trouble> {
    Ok(file(project, tools, VAST)?.0)
}

/// Makes one, and says where it is and who made it.
fn file(project: &Project, tools: &Tools, size: Size) -> Result<(PathBuf, &'static str), Trouble> {
    let dir = project.target().join("figures");
    std::fs::create_dir_all(&dir).map_err(at(&dir))?;
    let path = dir.join(format!("{}.json", size.name));
    let generator = project.root().join("../shared/tools/gen_org.py");
    let python = ["python3", "python"].into_iter().find(|name| tools.find(name).is_some());
    if let Some(python) = python.filter(|_| generator.is_file()) {
        let mut command = tools.command(python);
        command.arg(&generator).arg("-o").arg(&path);
        let counts = [
            ("--units", size.units),
            ("--objectives", size.objectives),
            ("--krs", size.key_results),
            ("--checkins", size.check_ins),
        ];
        for (option, count) in counts {
            command.args([option, &count.to_string()]);
        }
        if said(&mut command).is_some() {
            return Ok((path, "the generator of synthetic organisations"));
        }
    }
    std::fs::write(&path, made_up(size)).map_err(at(&path))?;
    Ok((path, "this command"))
}

/// Plain OKR JSON with everything spread evenly.
fn made_up(size: Size) -> String {
    let mut text = String::from(
        "{\"organization\":\"Made up\",\"cycle\":{\"name\":\"Q3\",\"start\":\"2026-07-01\",\"end\":\"2026-09-30\"},\"units\":[",
    );
    // Writing to a string cannot fail.
    let mut add = |part: std::fmt::Arguments<'_>| text.write_fmt(part).unwrap_or_default();
    for unit in 0..size.units {
        let comma = if unit == 0 { "" } else { "," };
        let (kind, parent) =
            if unit == 0 { ("company", "null".to_owned()) } else { ("team", format!("\"u{}\"", unit / 8)) };
        add(format_args!(
            "{comma}{{\"id\":\"u{unit}\",\"name\":\"Store region {unit}\",\"parent\":{parent},\"kind\":\"{kind}\"}}"
        ));
    }
    add(format_args!("],\"objectives\":["));
    let per_objective = size.key_results / size.objectives;
    let per_key_result = size.check_ins / size.key_results;
    for objective in 0..size.objectives {
        let comma = if objective == 0 { "" } else { "," };
        let unit = objective % size.units;
        add(format_args!(
            "{comma}{{\"id\":\"o{objective}\",\"unit\":\"u{unit}\",\"title\":\"Win back the weekly shop in region {objective}\",\"key_results\":["
        ));
        for key_result in 0..per_objective {
            let comma = if key_result == 0 { "" } else { "," };
            add(format_args!(
                "{comma}{{\"id\":\"k{objective}-{key_result}\",\"title\":\"Raise the number of stores that ship the same day to {key_result}0\",\
                 \"metric\":{{\"kind\":\"number\",\"start\":0,\"target\":100}},\"checkins\":["
            ));
            for week in 0..per_key_result {
                let comma = if week == 0 { "" } else { "," };
                let (month, day, value) = (7 + week / 4, 1 + week % 4 * 7, week * 10);
                add(format_args!(
                    "{comma}{{\"at\":\"2026-{month:02}-{day:02}\",\"value\":{value},\"confidence\":6,\"note\":\"on track\"}}"
                ));
            }
            add(format_args!("]}}"));
        }
        add(format_args!("]}}"));
    }
    text.push_str("]}");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_up_organisation_has_as_much_as_it_should() {
        let text = made_up(SMALL);
        assert_eq!(text.matches("\"id\":\"u").count(), SMALL.units);
        assert_eq!(text.matches("\"id\":\"o").count(), SMALL.objectives);
        assert_eq!(text.matches("\"id\":\"k").count(), SMALL.key_results);
        assert_eq!(
            text.matches("\"at\":").count(),
            SMALL.key_results * (SMALL.check_ins / SMALL.key_results)
        );
        assert_eq!(text.matches(['{', '[']).count(), text.matches(['}', ']']).count());
    }
}
