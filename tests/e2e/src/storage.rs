//! Looking into, filling and spoiling what the page keeps.

use crate::browser::Browser;
use crate::trouble::Trouble;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Fills the storage to its last character: large pieces first, then ever smaller ones.
const FILL: &str = "
    let piece = 1 << 20, count = 0;
    while (piece >= 1) {
        try { localStorage.setItem('filler/' + count, 'x'.repeat(piece)); count += 1; }
        catch (full) { piece = Math.floor(piece / 2); }
    }
    return count;";

const CLEAR: &str = "
    for (const key of Object.keys(localStorage)) if (key.startsWith('filler/')) localStorage.removeItem(key);";

impl Browser {
    /// Everything in `localStorage` of the page shown.
    pub async fn stored(&self) -> Result<BTreeMap<String, String>, Trouble> {
        let found = self.run("return Object.entries(localStorage);", vec![]).await?;
        serde_json::from_value::<Vec<(String, String)>>(found.clone())
            .map(|pairs| pairs.into_iter().collect())
            .map_err(|error| Trouble::Answer { from: "localStorage", answer: format!("{found}: {error}") })
    }

    /// Writes one key of `localStorage` behind the app's back.
    pub async fn store(&self, key: &str, text: &str) -> Result<(), Trouble> {
        let body = "localStorage.setItem(arguments[0], arguments[1]);";
        self.run(body, vec![json!(key), json!(text)]).await.map(drop)
    }

    /// Fills `localStorage` until not one character more goes in.
    pub async fn fill_storage(&self) -> Result<Value, Trouble> {
        self.run(FILL, vec![]).await
    }

    /// Takes out again what [`Browser::fill_storage`] put in.
    pub async fn make_room(&self) -> Result<(), Trouble> {
        self.run(CLEAR, vec![]).await.map(drop)
    }
}
