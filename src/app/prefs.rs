//! Choices of this browser as the small text they are kept as.

use crate::doc::Json;
use crate::okr::{Day, Moment, Text};

use super::model::{Lang, Prefs, Theme};
use super::session::SavedCopy;
use super::team::is_file_name;
use super::visit::is_published_path;

impl Prefs {
    /// The text to keep.
    pub fn to_text(&self) -> String {
        let pairs =
            |list: &[(Text, Text)]| Json::object(list.iter().map(|(key, value)| (&**key, Json::str(value))));
        let copies = Json::object(self.copies.iter().map(|(doc, copy)| {
            let text = |value: Option<String>| value.map_or_else(Json::null, |value| Json::str(&value));
            let newest = copy.newest.map_or_else(Json::null, |newest| text(newest.map(|at| at.to_string())));
            let known = Json::bool(copy.newest.is_some());
            let name = text(copy.name.as_deref().map(str::to_owned));
            let at = text(copy.at.map(|at| at.to_string()));
            (&**doc, Json::object([("name", name), ("known", known), ("newest", newest), ("at", at)]))
        }));
        let mut all = vec![
            ("lang", Json::str(self.lang.tag())),
            ("theme", Json::str(self.theme.word())),
            ("quiet", Json::bool(self.quiet)),
            ("reminded", pairs(&self.reminded)),
            ("me", pairs(&self.me)),
            ("cycles", pairs(&self.cycles)),
            ("copies", copies),
            ("published", pairs(&self.published)),
            ("own_files", pairs(&self.own_files)),
        ];
        if let Some(last) = &self.last {
            all.push(("last", Json::str(last)));
        }
        Json::object(all).text().to_owned()
    }

    /// Reads what was kept; what cannot be read is as if it had not been kept.
    pub fn from_text(text: &str, asked: &[String]) -> Self {
        let kept = Json::parse(text).ok().and_then(|value| value.as_object()).unwrap_or_default();
        let part = |name: &str| kept.iter().find(|(own, _)| own == name).map(|(_, value)| value);
        let word = |name: &str| part(name).and_then(Json::as_str);
        let lang = match word("lang").as_deref() {
            Some("en") => Lang::En,
            Some("zh-Hans") => Lang::Zh,
            _ => Lang::best(asked),
        };
        let theme = match word("theme").as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::System,
        };
        let pairs = |name: &str| {
            let kept = part(name).and_then(Json::as_object).unwrap_or_default();
            kept.into_iter().filter_map(|(doc, value)| Some((doc.into(), value.as_str()?.into()))).collect()
        };
        let copies = part("copies").and_then(Json::as_object).unwrap_or_default();
        Self {
            lang,
            theme,
            last: word("last").map(Text::from),
            quiet: part("quiet").and_then(Json::as_bool).unwrap_or(false),
            reminded: pairs("reminded"),
            me: pairs("me"),
            cycles: pairs("cycles"),
            published: pairs("published"),
            own_files: pairs("own_files"),
            copies: copies
                .into_iter()
                .filter_map(|(doc, copy)| Some((doc.into(), saved_copy(&copy)?)))
                .collect(),
        }
    }

    /// Who edits a workspace here.
    pub fn me_in(&self, doc: &str) -> Option<Text> {
        self.me.iter().find(|(own, _)| &**own == doc).map(|(_, who)| Text::clone(who))
    }

    /// Remembers who edits a workspace here.
    pub fn set_me(&mut self, doc: &str, who: Option<Text>) {
        self.me.retain(|(own, _)| &**own != doc);
        self.me.extend(who.map(|who| (Text::from(doc), who)));
    }

    /// The day on which somebody was last reminded of check-ins in a workspace.
    pub fn reminded_on(&self, doc: &str) -> Option<Day> {
        self.reminded.iter().find(|(own, _)| &**own == doc).and_then(|(_, day)| Day::parse(day))
    }

    /// Remembers that somebody was reminded.
    pub fn set_reminded(&mut self, doc: &str, day: Day) {
        self.reminded.retain(|(own, _)| &**own != doc);
        self.reminded.push((doc.into(), day.to_string().into()));
    }

    /// The cycle that was chosen last in a workspace.
    pub fn cycle_in(&self, doc: &str) -> Option<Text> {
        self.cycles.iter().find(|(own, _)| &**own == doc).map(|(_, cycle)| Text::clone(cycle))
    }

    /// Remembers the cycle that was chosen in a workspace.
    pub fn set_cycle(&mut self, doc: &str, cycle: Option<Text>) {
        self.cycles.retain(|(own, _)| &**own != doc);
        self.cycles.extend(cycle.map(|cycle| (Text::from(doc), cycle)));
    }

    /// The file that this browser writes into the team folder of a workspace.
    pub fn own_file(&self, doc: &str) -> Option<Text> {
        let kept = self.own_files.iter().find(|(own, _)| &**own == doc).map(|(_, name)| name);
        // What is kept may have been written by anything on this site.
        kept.filter(|name| is_file_name(name)).cloned()
    }

    /// Remembers the file that this browser writes into the team folder of a workspace.
    pub fn set_own_file(&mut self, doc: &str, name: Text) {
        self.own_files.retain(|(own, _)| &**own != doc);
        self.own_files.push((doc.into(), name));
    }

    /// The path of the published file that a workspace is a copy of.
    pub fn published_in(&self, doc: &str) -> Option<Text> {
        let kept = self.published.iter().find(|(own, _)| &**own == doc).map(|(_, path)| path);
        // What is kept may have been written by anything on this site.
        kept.filter(|path| is_published_path(path)).cloned()
    }

    /// Remembers the published file that a workspace is a copy of.
    pub fn set_published(&mut self, doc: &str, path: Text) {
        self.published.retain(|(own, _)| &**own != doc);
        self.published.push((doc.into(), path));
    }

    /// Where the last copy of a workspace went.
    pub fn copy_of(&self, doc: &str) -> SavedCopy {
        self.copies.iter().find(|(own, _)| &**own == doc).map(|(_, copy)| copy.clone()).unwrap_or_default()
    }

    /// Remembers where the last copy of a workspace went.
    pub fn set_copy(&mut self, doc: &str, copy: SavedCopy) {
        self.copies.retain(|(own, _)| &**own != doc);
        self.copies.push((doc.into(), copy));
    }

    /// Forgets a workspace that was removed.
    pub fn forget(&mut self, doc: &str) {
        self.me.retain(|(own, _)| &**own != doc);
        self.reminded.retain(|(own, _)| &**own != doc);
        self.cycles.retain(|(own, _)| &**own != doc);
        self.copies.retain(|(own, _)| &**own != doc);
        self.published.retain(|(own, _)| &**own != doc);
        self.own_files.retain(|(own, _)| &**own != doc);
        if self.last.as_deref() == Some(doc) {
            self.last = None;
        }
    }
}

fn saved_copy(value: &Json) -> Option<SavedCopy> {
    let pairs = value.as_object()?;
    let part = |name: &str| pairs.iter().find(|(own, _)| own == name).map(|(_, value)| value);
    let word = |name: &str| part(name).and_then(Json::as_str);
    let moment = |name: &str| word(name).and_then(|text| Moment::parse(&text));
    let known = part("known").and_then(Json::as_bool).unwrap_or(false);
    Some(SavedCopy {
        name: word("name").map(Text::from),
        newest: known.then(|| moment("newest")),
        at: moment("at"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefs_read_back_as_kept() {
        let mut prefs =
            Prefs { lang: Lang::Zh, theme: Theme::Dark, last: Some("d-1".into()), ..Prefs::default() };
        prefs.set_me("d-1", Some("p-1".into()));
        prefs.quiet = true;
        prefs.set_reminded("d-1", Day::parse("2026-08-20").unwrap());
        prefs.set_reminded("d-1", Day::parse("2026-08-21").unwrap());
        prefs.set_cycle("d-1", Some("c-q4".into()));
        prefs.set_published("d-1", "2026/okrs.json".into());
        prefs.set_own_file("d-1", "ana-7f3kq0.json".into());
        let newest = Some(Some(Moment(1_000)));
        prefs.set_copy("d-1", SavedCopy { name: Some("a.json".into()), newest, at: Some(Moment(2_000)) });
        prefs.set_copy("d-2", SavedCopy { name: None, newest: Some(None), at: None });
        assert_eq!(Prefs::from_text(&prefs.to_text(), &[]), prefs);
    }

    #[test]
    fn broken_prefs_are_none() {
        assert_eq!(Prefs::from_text("{", &["zh-CN".to_owned()]).lang, Lang::Zh);
        assert_eq!(Prefs::from_text("[]", &["fr".to_owned()]), Prefs::default());
    }
}
