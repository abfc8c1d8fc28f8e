//! The accessibility rules of axe-core, run inside the page.

use crate::browser::Browser;
use crate::target;
use crate::trouble::{Trouble, at};
use serde_json::Value;

/// One broken rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub impact: String,
    /// What is wrong.
    pub help: String,
    /// Where, as selectors.
    pub places: Vec<String>,
}

impl Finding {
    /// Whether it keeps somebody out.
    pub fn is_serious(&self) -> bool {
        self.impact == "serious" || self.impact == "critical"
    }
}

const RUN: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'] }).then(
        found => done(found.violations.map(rule => ({
            rule: rule.id, impact: rule.impact, help: rule.help,
            places: rule.nodes.map(node => node.target.join(' ') + '  ' + node.html.slice(0, 160)),
        }))),
        error => done(String(error)));";

impl Browser {
    /// Every rule the page breaks. Needs axe-core below the target folder (`cargo xtask setup`).
    pub async fn findings(&self) -> Result<Vec<Finding>, Trouble> {
        let is_there = self.run("return typeof axe !== 'undefined';", vec![]).await?;
        if is_there != Value::Bool(true) {
            self.run(&source()?, vec![]).await?;
        }
        let answer = self.session.execute_async(RUN, vec![]).await?.json().clone();
        let findings: Option<Vec<Finding>> =
            answer.as_array().map(|rules| rules.iter().map(finding).collect());
        findings.ok_or_else(|| Trouble::Answer { from: "axe-core", answer: answer.to_string() })
    }

    /// The serious and critical ones among them.
    pub async fn serious_findings(&self) -> Result<Vec<Finding>, Trouble> {
        Ok(self.findings().await?.into_iter().filter(Finding::is_serious).collect())
    }
}

fn source() -> Result<String, Trouble> {
    let path = target().join("node/node_modules/axe-core/axe.min.js");
    if !path.is_file() {
        return Err(Trouble::Missing { what: format!("axe-core ({})", path.display()) });
    }
    std::fs::read_to_string(&path).map_err(at(&path))
}

fn finding(rule: &Value) -> Finding {
    let text = |name: &str| rule.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let places = rule.get("places").and_then(Value::as_array).into_iter().flatten();
    Finding {
        rule: text("rule"),
        impact: text("impact"),
        help: text("help"),
        places: places.filter_map(Value::as_str).map(str::to_owned).collect(),
    }
}
