//! Finding things the way a screen reader announces them: by role and name.

use crate::browser::Browser;
use crate::trouble::Trouble;
use serde_json::json;
use thirtyfour::WebElement;

/// What kind of thing it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A button, also one in a menu or a tab list.
    Button,
    /// A link.
    Link,
    /// Something to type into or to choose from.
    Field,
    /// A dialog.
    Dialog,
    /// A heading.
    Heading,
}

impl Kind {
    fn css(self) -> &'static str {
        match self {
            Kind::Button => "button, [role=button], [role=menuitem], [role=tab], [role=switch], summary",
            Kind::Link => "a[href], [role=link]",
            Kind::Field => "input, textarea, select, [role=textbox], [role=combobox], [contenteditable=true]",
            Kind::Dialog => "dialog, [role=dialog], [role=alertdialog]",
            Kind::Heading => "h1, h2, h3, h4, h5, h6, [role=heading]",
        }
    }
}

/// The first visible element of a kind whose name is the wanted one, or else begins with it.
const FIND: &str = "
    const [css, wanted] = arguments;
    const plain = text => (text || '').replace(/\\s+/g, ' ').trim();
    const nameOf = element => {
        const by = element.getAttribute('aria-labelledby');
        if (by) return plain(by.split(' ').map(id => document.getElementById(id)?.textContent).join(' '));
        const label = element.getAttribute('aria-label');
        if (label) return plain(label);
        if (element.labels?.length) return plain([...element.labels].map(l => l.textContent).join(' '));
        const text = plain(element.textContent);
        return text || plain(element.getAttribute('placeholder') || element.getAttribute('title'));
    };
    const seen = [...document.querySelectorAll(css)].filter(element => element.checkVisibility());
    return seen.find(element => nameOf(element) === wanted)
        || seen.find(element => nameOf(element).startsWith(wanted)) || null;";

impl Browser {
    /// Waits for a visible thing of a kind and name.
    pub async fn named(&self, kind: Kind, name: &str) -> Result<WebElement, Trouble> {
        let what = format!("{kind:?} {name:?}");
        self.until(&what, async || {
            let found = self.session.execute(FIND, vec![json!(kind.css()), json!(name)]).await?;
            Ok(if found.json().is_null() { None } else { Some(found.element()?) })
        })
        .await
    }

    /// Clicks a thing by its kind and name.
    pub async fn click_named(&self, kind: Kind, name: &str) -> Result<(), Trouble> {
        let what = format!("a click on {kind:?} {name:?}");
        self.until(&what, async || {
            self.named(kind, name).await?.click().await?;
            Ok(Some(()))
        })
        .await
    }
}
