//! What people said: check-ins, and everything else that is only ever added.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::doc::{Dot, Json, Record, RecordKey};
use crate::okr::arrange::{map_of, set_of};
use crate::okr::{AskMove, CheckIn, Id, Measure, Moment, Text, effective};
use crate::query::panel::{ChangeRow, CheckInRow, change_rows, check_in_row};
use crate::space::records::kind::{AGREEMENT, ASK, CHANGE, CHECK_IN, COMMENT, EARLIER, REMARK};
use crate::space::{Node, Space, Typed, records};

use super::{Deed, Pair, Saying, What};

impl Pair<'_> {
    /// Check-ins that are new, corrected, taken back, or not there.
    pub(super) fn check_ins(&self, was: Option<&Rc<Node>>, is: &Node) -> Vec<Deed> {
        if !differ(was, is, |kind| kind == CHECK_IN) {
            return Vec::new();
        }
        let news = records::check_ins(self.after.doc(), &is.entity);
        let olds = was.map_or_else(Vec::new, |was| records::check_ins(self.before.doc(), &was.entity));
        let (standing, stood) = (effective(&news), effective(&olds));
        let measure = measure_of(is);
        let mut rows: Vec<(&CheckIn, CheckInRow)> = Vec::new();
        let mut belief = None;
        for one in &standing {
            let row = check_in_row(self.after, one, measure);
            rows.push((one, CheckInRow { confidence_before: belief, ..row }));
            belief = one.confidence.or(belief);
        }
        let stood_keys = set_of(stood.iter().map(|one| &one.key));
        rows.retain(|(one, _)| !stood_keys.contains(&one.key));
        let mut deeds = Vec::new();
        if was.is_none() && rows.len() > 1 {
            let earlier = rows.drain(..rows.len() - 1).next_back().and_then(|(one, _)| one.made);
            let what = What::EarlierCheckIns(standing.len() - 1);
            deeds.push(Deed { what, by: None, at: earlier });
        }
        let amends: BTreeMap<&Text, &Text> =
            map_of(news.iter().filter_map(|one| Some((&one.key, one.amends.as_ref()?))));
        let mut replaced: Vec<Text> = Vec::new();
        for (one, row) in rows {
            let target = chain(&amends, &one.key).find(|key| stood_keys.contains(key));
            let (by, at) = (row.by.clone(), one.made);
            let what = match target {
                Some(target) => {
                    replaced.push(Text::clone(target));
                    What::Corrected(Rc::new(row))
                }
                None => What::CheckedIn(Rc::new(row)),
            };
            deeds.push(Deed { what, by, at });
        }
        let here = map_of(news.iter().map(|one| (&one.key, one)));
        let stands = set_of(standing.iter().map(|one| &one.key));
        let mut lacks = 0;
        for one in stood.iter().filter(|one| !stands.contains(&one.key) && !replaced.contains(&one.key)) {
            if !here.contains_key(&one.key) {
                lacks += 1;
                continue;
            }
            let by = news.iter().rfind(|other| other.retracted && other.amends.as_ref() == Some(&one.key));
            let row = Rc::new(check_in_row(self.before, one, measure));
            deeds.push(Deed {
                what: What::TakenBack(row),
                by: by.and_then(|by| by.by.as_ref()).map(|id| self.name(id)),
                at: by.and_then(|by| by.made),
            });
        }
        if lacks > 0 {
            let what = What::Lacks { check_ins: lacks, said: 0 };
            deeds.push(Deed { what, by: None, at: None });
        }
        deeds
    }

    /// Comments, asks, answers, agreements and changes of the ledger that are new, taken back, or not there.
    pub(super) fn said(&self, was: Option<&Rc<Node>>, is: &Node) -> Vec<Deed> {
        if !differ(was, is, |kind| kind != CHECK_IN && kind != EARLIER) {
            return Vec::new();
        }
        let news = words_of(self.after, is);
        let olds = was.map_or_else(Vec::new, |was| words_of(self.before, was));
        let new_keys = set_of(news.iter().map(|word| Text::clone(&word.key)));
        let old_keys = set_of(olds.iter().map(|word| Text::clone(&word.key)));
        let signed = |word: &Word| {
            let by = word.by.as_ref().map(|id| self.name(id)).or_else(|| word.by_name.clone());
            (by, word.at)
        };
        let mut deeds: Vec<Deed> = Vec::new();
        for word in news.iter().filter(|word| !old_keys.contains(&word.key)) {
            let (by, at) = signed(word);
            deeds.push(Deed { what: word.what.clone(), by, at });
        }
        let here = set_of(is.entity.records.iter().map(|record| Text::from(record.key.to_string())));
        let mut lacks = 0;
        for word in olds.iter().filter(|word| !new_keys.contains(&word.key)) {
            if !here.contains(&word.key) {
                lacks += 1;
                continue;
            }
            let What::Said { text, .. } = &word.what else { continue };
            // A corrected saying is told by the one that stands in its place.
            if let Some(record) = amending(is, &word.key).filter(|(_, retracts)| *retracts) {
                let what = What::Said { saying: Saying::TakenBack, text: Text::clone(text) };
                deeds.push(self.signed(what, record.0));
            }
        }
        if lacks > 0 {
            let what = What::Lacks { check_ins: 0, said: lacks };
            deeds.push(Deed { what, by: None, at: None });
        }
        deeds
    }
}

/// Whether two copies have other records of these kinds.
fn differ(was: Option<&Rc<Node>>, is: &Node, belongs: impl Fn(&str) -> bool) -> bool {
    let of = |records: &[Rc<Record>]| -> Vec<RecordKey> {
        let all = records.iter().filter(|record| belongs(&record.key.kind));
        all.map(|record| record.key.clone()).collect()
    };
    match was {
        Some(was) => of(&was.entity.records) != of(&is.entity.records),
        None => is.entity.records.iter().any(|record| belongs(&record.key.kind)),
    }
}

/// The event that takes a saying back or corrects it, and whether it takes it back.
fn amending(node: &Node, key: &str) -> Option<(Option<Dot>, bool)> {
    let all = node.entity.records.iter().rev();
    let about = all.filter_map(|record| {
        let pairs = record.body.as_object()?;
        let part = |name: &str| pairs.iter().find(|(own, _)| own == name).map(|(_, value)| value);
        let is_about = part("amends").and_then(Json::as_str).as_deref() == Some(key);
        is_about.then(|| (record.key.dot, part("retracted").and_then(Json::as_bool).unwrap_or(false)))
    });
    about.max_by_key(|(_, retracts)| *retracts)
}

/// The keys that a check-in corrects, the nearest first; what goes round in a circle ends.
fn chain<'a>(amends: &'a BTreeMap<&'a Text, &'a Text>, key: &'a Text) -> impl Iterator<Item = &'a Text> {
    let mut at = Some(key);
    (0..amends.len()).map_while(move |_| {
        at = at.and_then(|key| amends.get(key)).copied();
        at
    })
}

/// How the check-ins of a thing are read.
fn measure_of(node: &Node) -> &Measure {
    match &node.typed {
        Typed::KeyResult(kr) => &kr.measure,
        _ => &Measure::Judged,
    }
}

/// Something that was said.
struct Word {
    key: Text,
    by: Option<Id>,
    by_name: Option<Text>,
    at: Option<Moment>,
    what: What,
}

/// Everything that was said of a thing and stands.
fn words_of(space: &Space, node: &Node) -> Vec<Word> {
    let (doc, entity) = (space.doc(), &node.entity);
    let made = |key: &str| {
        let dot = RecordKey::parse(key)?.dot?;
        doc.sessions.contains_key(&dot.session).then(|| doc.time_of(dot))
    };
    let word = |key: Text, by: Option<Id>, at: Option<Moment>, saying: Saying, text: Text| Word {
        at: made(&key).or(at),
        key,
        by,
        by_name: None,
        what: What::Said { saying, text },
    };
    let has = |kind| records::has(entity, kind);
    let mut all = Vec::new();
    if has(COMMENT) {
        let comments = records::comments(doc, entity).into_iter();
        all.extend(comments.map(|one| word(one.key, one.by, one.at, Saying::Comment, one.text)));
    }
    all.extend(records::asks(doc, entity).into_iter().map(|one| {
        let saying = match one.step {
            AskMove::Asks { wants } => Saying::Ask(wants),
            AskMove::Answers { reply, .. } => Saying::Answer(reply),
            AskMove::TakesBack(_) => Saying::TakenBack,
        };
        word(one.key, one.by, one.at, saying, one.text)
    }));
    all.extend(records::agreements(doc, entity).into_iter().map(|one| {
        let saying = if one.agrees { Saying::Agreement } else { Saying::Refusal };
        word(one.key, one.by, one.at, saying, one.text.unwrap_or_default())
    }));
    if has(CHANGE) {
        all.extend(change_rows(space, node).into_iter().rev().map(|row: ChangeRow| Word {
            key: Text::clone(&row.key),
            by: None,
            by_name: row.by.clone(),
            at: made(&row.key),
            what: What::Planned(Rc::new(row)),
        }));
    }
    all.extend(records::remarks(doc, entity).into_iter().map(|one| {
        // Whoever reworded it wrote this.
        let by = RecordKey::parse(&one.key).and_then(|key| doc.author_of(key.dot?).cloned());
        let text = match &one.question {
            Some(question) => Text::from(format!("{question}\n{}", one.text)),
            None => one.text,
        };
        word(one.key, by.or(one.by), one.at, Saying::Remark(one.kind), text)
    }));
    let known = [CHECK_IN, COMMENT, EARLIER, CHANGE, ASK, AGREEMENT, REMARK];
    let others = entity.records.iter().filter(|record| !known.contains(&&*record.key.kind));
    all.extend(others.map(|record| {
        let by = record.key.dot.and_then(|dot| doc.author_of(dot)).cloned();
        word(record.key.to_string().into(), by, None, Saying::Unknown, record.body.text().into())
    }));
    all
}
