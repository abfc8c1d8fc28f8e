//! Files as a person handles them: chosen in a dialog, dropped on the page, pasted, downloaded.

use crate::browser::Browser;
use crate::trouble::{Trouble, at};
use serde_json::json;
use std::path::{Path, PathBuf};
use thirtyfour::By;

/// Lets go of files above an element, as the system would.
const DROP: &str = "
    const target = arguments[0] ? document.querySelector(arguments[0]) : document.body;
    const transfer = new DataTransfer();
    for (const [name, text, type] of arguments[1]) transfer.items.add(new File([text], name, { type }));
    const box = target.getBoundingClientRect();
    const at = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
    for (const kind of ['dragenter', 'dragover', 'drop']) {
        target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer, ...at }));
    }";

/// Pastes text where the focus is.
const PASTE: &str = "
    const transfer = new DataTransfer();
    transfer.setData('text/plain', arguments[0]);
    const target = document.activeElement || document.body;
    target.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: transfer }));";

impl Browser {
    /// Chooses files for a file input, which may be hidden.
    pub async fn choose_files(&self, input_css: &str, paths: &[&Path]) -> Result<(), Trouble> {
        let lines: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        let input =
            self.until(input_css, async || Ok(Some(self.session.find(By::Css(input_css)).await?))).await?;
        Ok(input.send_keys(lines.join("\n")).await?)
    }

    /// Drops files, given by name and text, on an element, or on the page where `css` is empty.
    pub async fn drop_files(&self, css: &str, files: &[(&str, &str)]) -> Result<(), Trouble> {
        let files: Vec<_> =
            files.iter().map(|(name, text)| json!([name, text, "application/json"])).collect();
        self.run(DROP, vec![json!(css), json!(files)]).await.map(drop)
    }

    /// Pastes text where the focus is.
    pub async fn paste(&self, text: &str) -> Result<(), Trouble> {
        self.run(PASTE, vec![json!(text)]).await.map(drop)
    }

    /// The names of the finished downloads, in order. The browser holds a name with an empty file
    /// before the text is there, so what is empty is not finished.
    pub fn downloads(&self) -> Result<Vec<String>, Trouble> {
        let dir = self.profile().downloads();
        let mut names = Vec::new();
        for entry in std::fs::read_dir(&dir).map_err(at(&dir))? {
            let entry = entry.map_err(at(&dir))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            // It may be renamed at this very moment.
            let is_empty = entry.metadata().map_or(true, |found| found.len() == 0);
            let is_partial =
                name.starts_with('.') || has_ending(&name, "crdownload") || has_ending(&name, "tmp");
            if !is_partial && !is_empty {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    /// Waits for a download whose name contains `part`, and returns where it lies.
    pub async fn downloaded(&self, part: &str) -> Result<PathBuf, Trouble> {
        let dir = self.profile().downloads();
        let what = format!("a download of {part}");
        self.until(&what, async || {
            let names = self.downloads()?;
            Ok(names.into_iter().find(|name| name.contains(part)).map(|name| dir.join(name)))
        })
        .await
    }

    /// Waits for a download and reads it as text.
    pub async fn downloaded_text(&self, part: &str) -> Result<String, Trouble> {
        let path = self.downloaded(part).await?;
        std::fs::read_to_string(&path).map_err(at(&path))
    }
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|have| have.eq_ignore_ascii_case(ending))
}
