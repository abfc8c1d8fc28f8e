//! What the page said on its console and asked of the network, from the browser's own record.

use crate::browser::Browser;
use crate::trouble::Trouble;
use serde_json::Value;

/// One line of the console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// `SEVERE`, `WARNING`, `INFO`, `DEBUG`.
    pub level: String,
    /// What it said, with where.
    pub message: String,
}

/// Everything recorded since the browser started. The driver hands each entry out once only.
#[derive(Debug, Default)]
pub struct Record {
    console: Vec<Line>,
    requests: Vec<String>,
}

impl Browser {
    /// Everything the pages said on the console so far, refusals of the policy included.
    pub async fn console(&self) -> Result<Vec<Line>, Trouble> {
        let entries = self.session.get_log("browser").await?;
        let mut record = self.record.borrow_mut();
        let lines = entries.into_iter().map(|entry| Line { level: entry.level, message: entry.message });
        record.console.extend(lines);
        Ok(record.console.clone())
    }

    /// The errors among it.
    pub async fn console_errors(&self) -> Result<Vec<String>, Trouble> {
        let lines = self.console().await?;
        Ok(lines.into_iter().filter(|line| line.level == "SEVERE").map(|line| line.message).collect())
    }

    /// Every address the pages asked for so far, whether it was allowed or not. Texts the page
    /// carries itself (`data:`, `blob:`) ask nobody and are left out.
    pub async fn requests(&self) -> Result<Vec<String>, Trouble> {
        let entries = self.session.get_log("performance").await?;
        let mut record = self.record.borrow_mut();
        record.requests.extend(entries.iter().filter_map(|entry| requested(&entry.message)));
        Ok(record.requests.clone())
    }
}

fn requested(message: &str) -> Option<String> {
    let event: Value = serde_json::from_str(message).ok()?;
    let event = event.get("message")?;
    let method = event.get("method")?.as_str()?;
    let params = event.get("params")?;
    // The browser's own pages, such as that of a new tab, are not ours to judge.
    let asked_by = params.get("documentURL").and_then(Value::as_str).unwrap_or_default();
    let url = match method {
        _ if asked_by.starts_with("chrome") => return None,
        "Network.requestWillBeSent" => params.get("request")?.get("url")?,
        "Network.webSocketCreated" => params.get("url")?,
        _ => return None,
    };
    let url = url.as_str()?;
    let asks_nobody = ["data:", "blob:", "about:", "chrome:"].iter().any(|scheme| url.starts_with(scheme));
    (!asks_nobody).then(|| url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_read_from_the_record() {
        let sent = r#"{"message":{"method":"Network.requestWillBeSent","params":{"request":{"url":"http://a/b.js"}}}}"#;
        let own =
            r#"{"message":{"method":"Network.requestWillBeSent","params":{"request":{"url":"data:,x"}}}}"#;
        let tab = r#"{"message":{"method":"Network.requestWillBeSent","params":{"documentURL":"chrome://new-tab-page/","request":{"url":"http://a/b.js"}}}}"#;
        let other = r#"{"message":{"method":"Page.loadEventFired","params":{}}}"#;
        assert_eq!(requested(sent).as_deref(), Some("http://a/b.js"));
        assert_eq!(requested(own), None);
        assert_eq!(requested(tab), None);
        assert_eq!(requested(other), None);
    }
}
