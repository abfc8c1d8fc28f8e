//! Files become part of the workspace, or take its place; both can be taken back as a whole (rules D13, D16
//! and U2).

use std::rc::Rc;

use crate::doc::{Brought, Doc, PartKey, Writer, brought};
use crate::okr::Text;
use crate::okr::arrange::map_of;

use super::ctx::Ctx;
use super::effect::Effect;
use super::history::{Files, Step};
use super::incoming::{Unstamped, settling};
use super::journal::{journal_prefix, part_name};
use super::session::Session;

impl Session {
    /// Takes files in as one part, settles what is to be settled, and remembers what came with which.
    pub fn take_in(&mut self, ctx: &mut Ctx, files: Rc<Files>, effects: &mut Vec<Effect>) -> Step {
        self.end_where_cloned(ctx, &files);
        let before = self.space.doc().clone();
        let mut part = Doc::new(self.doc_id());
        for (_, doc) in &files.docs {
            part.absorb(doc);
        }
        let mut parts = vec![self.add_part(part, effects)];
        if files.unstamped == Unstamped::TakeTheirs {
            let joined = self.space.doc().clone();
            let writes = settling(&joined, files.docs.iter().map(|(_, doc)| doc));
            let edit = joined.write(&mut self.writer, ctx.now, &writes);
            parts.extend(edit.map(|edit| self.add_part(edit, effects)));
        }
        let brought = self.remember(ctx, &before, &files, parts.first(), effects);
        Step::Import { parts, brought, files }
    }

    /// Lets a file take the place of everything: it comes in first, and only then is the rest withdrawn.
    pub fn replace_by(&mut self, ctx: &mut Ctx, files: Rc<Files>, effects: &mut Vec<Effect>) -> Step {
        let whole = self.space.doc().clone();
        let keys: Vec<PartKey> = self.parts.keys().cloned().collect();
        // Only what an earlier step may still take back has to come back as a part of its own.
        let named = self.history.named();
        let mut rest = Doc::new(self.doc_id());
        let mut before: Vec<(PartKey, Doc)> = Vec::new();
        for key in &keys {
            let Some(part) = self.parts.part(key) else { continue };
            if named.contains(key) {
                before.push((key.clone(), part.clone()));
            } else {
                rest.absorb(part);
            }
        }
        before.push(("".into(), rest));
        let mut file = Doc::new(self.doc_id());
        for (_, doc) in &files.docs {
            file.absorb(doc);
        }
        let part = self.add_part(file, effects);
        self.withdraw_parts(&keys, effects);
        self.begin_anew(ctx);
        let brought = self.remember(ctx, &whole, &files, Some(&part), effects);
        Step::Replace { part, brought, files, before }
    }

    /// Takes a merge or a replacing back; anything else is left as it is.
    pub fn take_out(&mut self, ctx: &mut Ctx, step: &Step, effects: &mut Vec<Effect>) {
        match step {
            Step::Edit { .. } => {}
            Step::Import { parts, brought, .. } => {
                let mut keys = parts.clone();
                keys.extend(self.history.take_cancelled());
                self.withdraw_parts(&keys, effects);
                if keys.len() > 1 {
                    self.begin_anew(ctx);
                }
                self.forget(brought, effects);
            }
            Step::Replace { part, brought, before, .. } => {
                let mut keys = vec![part.clone()];
                keys.extend(self.history.take_cancelled());
                let mut names = Vec::new();
                for (key, doc) in before.iter().filter(|(_, doc)| !doc.items.is_empty()) {
                    names.push((key.clone(), self.add_part(doc.clone(), effects)));
                }
                self.withdraw_parts(&keys, effects);
                self.history.rename(&map_of(names));
                self.begin_anew(ctx);
                self.forget(brought, effects);
            }
        }
    }

    /// Somebody else holds this session: from here on we are another one (rule M3).
    fn end_where_cloned(&mut self, ctx: &mut Ctx, files: &Files) {
        let (session, last) = (self.writer.session(), self.writer.last());
        if files.docs.iter().any(|(_, doc)| doc.highest(session) > last) {
            self.begin_anew(ctx);
        }
    }

    /// Own edits were withdrawn: a later event of this session would claim to have seen them, so it ends here
    /// (rule M3).
    fn begin_anew(&mut self, ctx: &mut Ctx) {
        self.writer = Writer::new(ctx.dice.session(), ctx.now, self.writer.who().cloned());
    }

    /// Remembers what each of some files brought, and asks for that to be kept under the name of their part.
    pub fn remember(
        &mut self,
        ctx: &Ctx,
        before: &Doc,
        files: &Files,
        part: Option<&PartKey>,
        effects: &mut Vec<Effect>,
    ) -> Text {
        let made = brought(before, &files.docs, ctx.now);
        let (doc, prefix) = (self.doc_id(), journal_prefix(&self.doc_id()));
        let name = Text::from(part.map(|part| part_name(&prefix, part)).unwrap_or_default());
        let text = Text::from(Brought::text(&made));
        self.brought.put(Text::clone(&name), made);
        effects.push(Effect::KeepBrought { doc, name: Text::clone(&name), text });
        name
    }

    fn forget(&mut self, name: &Text, effects: &mut Vec<Effect>) {
        self.brought.remove(name);
        effects.push(Effect::ForgetBrought { doc: self.doc_id(), name: Text::clone(name) });
    }
}
