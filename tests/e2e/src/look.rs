//! How a browser is set up: language, theme, size, and whether it lets pages keep anything.

use serde_json::{Value, json};

/// The language the browser asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// English.
    En,
    /// Simplified Chinese.
    Zh,
}

impl Lang {
    /// The two letters that stand in names of pictures.
    pub fn short(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Zh => "zh",
        }
    }

    fn tags(self) -> &'static str {
        match self {
            Lang::En => "en-GB,en",
            Lang::Zh => "zh-CN,zh",
        }
    }
}

/// The theme the system prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on a light page.
    Light,
    /// Light text on a dark page.
    Dark,
}

impl Theme {
    /// As the media feature spells it.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// Whether pages may keep anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageAccess {
    /// As usual.
    Allowed,
    /// Each touch of `localStorage` throws, as when a person forbids site data.
    Blocked,
}

/// The set-up of one browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The language it asks for.
    pub lang: Lang,
    /// The theme it prefers.
    pub theme: Theme,
    /// Width of the page in CSS pixels; below 600 it is a phone with a touch screen.
    pub width: u32,
    /// Height of the page in CSS pixels.
    pub height: u32,
    /// Whether pages may keep anything.
    pub storage: StorageAccess,
}

impl Default for Look {
    fn default() -> Self {
        Look {
            lang: Lang::En,
            theme: Theme::Light,
            width: 1440,
            height: 900,
            storage: StorageAccess::Allowed,
        }
    }
}

impl Look {
    /// A phone, 390 pixels wide.
    pub fn phone() -> Look {
        Look { width: 390, height: 844, ..Look::default() }
    }

    /// A Chinese browser.
    pub fn zh() -> Look {
        Look { lang: Lang::Zh, ..Look::default() }
    }

    /// A browser in which pages may keep nothing.
    pub fn blocked() -> Look {
        Look { storage: StorageAccess::Blocked, ..Look::default() }
    }

    pub(crate) fn switches(self) -> Vec<String> {
        vec![
            format!("--lang={}", self.lang.tags().split(',').next().unwrap_or("en")),
            format!("--accept-lang={}", self.lang.tags()),
            format!("--window-size={},{}", self.width.max(500), self.height),
        ]
    }

    pub(crate) fn preferences(self, downloads: &str) -> Value {
        let mut prefs = json!({
            "intl.accept_languages": self.lang.tags(),
            "download.default_directory": downloads,
            "download.prompt_for_download": false,
        });
        if let (StorageAccess::Blocked, Some(prefs)) = (self.storage, prefs.as_object_mut()) {
            prefs.insert("profile.default_content_setting_values.cookies".to_owned(), json!(2));
        }
        prefs
    }

    /// The protocol calls that give a tab this look.
    pub(crate) fn emulation(self) -> Vec<(&'static str, Value)> {
        let is_phone = self.width < 600;
        let metrics =
            json!({ "width": self.width, "height": self.height, "deviceScaleFactor": 1, "mobile": is_phone });
        let media = json!({ "features": [
            { "name": "prefers-color-scheme", "value": self.theme.name() },
            // Motion would only make the tests wait.
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        vec![
            ("Emulation.setDeviceMetricsOverride", metrics),
            ("Emulation.setTouchEmulationEnabled", json!({ "enabled": is_phone })),
            ("Emulation.setEmulatedMedia", media),
        ]
    }
}
