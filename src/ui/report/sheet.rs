//! The report as it is put together: each chapter by itself, so that only what is read is made.

use std::rc::Rc;

use crate::app::Lang;
use crate::okr::{Day, Id};
use crate::query::carry_over::carry_over;
use crate::query::changes::Ledger;
use crate::query::close::Ground;
use crate::query::insights::{Scope, insights};
use crate::query::panel::Named;
use crate::query::report::{
    Head, ReportChoice, ReportPart, Summary, Told, appendix, changes_of, head, map_of, people_of, summary,
    units_of,
};
use crate::query::retrospective::{knows, retro};
use crate::query::scorecard::scorecard;
use crate::ui::map::drawing;
use crate::words::{
    Block, PagePhrases, Paper, PaperChapter, ScorecardLabel, appendix_blocks, carry_over_blocks,
    changes_blocks, insights_blocks, knows_blocks, page_words, report_head, retrospective_blocks,
    scorecard_blocks, scorecard_sum_blocks, scorecard_table, summary_blocks,
};

/// From so many goals, changes or scorecards on a chapter is folded on the page.
const LONG: usize = 60;

/// Who makes a report, when, and in which language.
#[derive(Clone, PartialEq)]
pub struct Asked {
    /// The person's calendar day.
    pub today: Day,
    /// The person.
    pub me: Option<Id>,
    /// The language of the page.
    pub lang: Lang,
}

/// What a report is made from.
#[derive(Clone, PartialEq)]
pub struct Sheet {
    /// The workspace as the report tells it.
    pub told: Rc<Told>,
    /// Which goals.
    pub ground: Ground,
    /// What of it is wanted.
    pub choice: ReportChoice,
    /// The person's calendar day.
    pub today: Day,
    /// Who makes it.
    pub me: Option<Id>,
    /// The language of the page.
    pub lang: Lang,
    /// What stands at its head.
    pub head: Head,
    /// What the cycle came to.
    pub sum: Rc<Summary>,
    ledger: Rc<Ledger>,
    scorecards: usize,
    units: usize,
}

impl Sheet {
    /// Gathers what every chapter stands on.
    pub fn of(told: Rc<Told>, ground: Ground, choice: ReportChoice, asked: Asked) -> Self {
        let Asked { today, me, lang } = asked;
        let space = &told.space;
        let ledger = changes_of(space, &ground, today);
        let sum = summary(space, &ground, &ledger, today);
        let units = units_of(space, &ground).len();
        let people = if choice.people { people_of(space, &ground).len() } else { 0 };
        let head = head(space, &ground);
        Self {
            ground,
            choice,
            today,
            me,
            lang,
            head,
            sum: Rc::new(sum),
            ledger: Rc::new(ledger),
            scorecards: units + people,
            units,
            told,
        }
    }

    /// The words of the page.
    pub fn words(&self) -> &'static dyn PagePhrases {
        page_words(self.lang)
    }

    /// Whether there is anything to report on.
    pub fn is_empty(&self) -> bool {
        self.sum.objectives + self.sum.given_up == 0
    }

    /// The chapters that are wanted.
    pub fn parts(&self) -> impl Iterator<Item = ReportPart> + '_ {
        ReportPart::ALL.into_iter().filter(|part| self.choice.has(*part))
    }

    /// How much there is of a chapter, where that is so much that it is folded on the page.
    pub fn folded(&self, part: ReportPart) -> Option<usize> {
        let goals = self.sum.objectives + self.sum.given_up;
        let count = match part {
            ReportPart::Summary | ReportPart::Map | ReportPart::Insights => 0,
            ReportPart::Scorecards => self.scorecards * 4,
            ReportPart::Changes => self.sum.changes.changes,
            ReportPart::Retrospectives => self.units * 4,
            ReportPart::CarryOver | ReportPart::Appendix => goals,
        };
        let shown = match part {
            ReportPart::Scorecards => self.scorecards,
            ReportPart::Retrospectives => self.units,
            _ => count,
        };
        (count > LONG).then_some(shown)
    }

    /// What a chapter is called.
    pub fn title(&self, part: ReportPart) -> &'static str {
        self.words().report_part(part)
    }

    /// The title and what stands below it.
    pub fn opening(&self) -> Paper {
        report_head(self.words(), &self.head, &self.told, self.today)
    }

    /// What stands in a chapter.
    pub fn blocks(&self, part: ReportPart) -> Vec<Block> {
        let (words, space, today) = (self.words(), &self.told.space, self.today);
        match part {
            ReportPart::Summary => summary_blocks(words, &self.sum),
            ReportPart::Scorecards => self.scorecards(),
            ReportPart::Map => vec![self.map()],
            ReportPart::Changes => changes_blocks(words, &self.ledger, today),
            ReportPart::Retrospectives => self.retrospectives(),
            ReportPart::CarryOver => {
                carry_over_blocks(words, &carry_over(space, &self.ground, None, today), today)
            }
            ReportPart::Insights => self.insights(),
            ReportPart::Appendix => appendix_blocks(words, &appendix(space, &self.ground, today)),
        }
    }

    /// The whole report.
    pub fn paper(&self) -> Paper {
        let chapters = self
            .parts()
            .map(|part| PaperChapter { title: self.title(part).to_owned(), blocks: self.blocks(part) })
            .filter(|chapter| !chapter.blocks.is_empty());
        Paper { chapters: chapters.collect(), ..self.opening() }
    }

    fn map(&self) -> Block {
        let picture = Rc::new(map_of(&self.told.space, &self.ground, self.choice.map, self.today));
        let hidden = picture.cards.iter().map(|card| card.hidden).sum();
        let told = self.words().report_map_told(picture.cards.len(), hidden);
        let title = self.words().map_title(&self.head.workspace, Some(&self.head.cycle.name));
        Block::Picture { svg: drawing(&picture, self.words(), &title), told }
    }

    /// The goals of one of those below.
    fn ground_of(&self, whose: &Named) -> Ground {
        Ground { cycle: self.ground.cycle.clone(), whose: Some(whose.id.clone()) }
    }

    /// Of everybody and of each unit the readings of all goals together, since every goal is told in the
    /// appendix; of a person, and where the report is of one, every goal with what was changed.
    fn scorecards(&self) -> Vec<Block> {
        let (words, space, today) = (self.words(), &self.told.space, self.today);
        let Some(own) = scorecard(space, &self.ground, today) else { return Vec::new() };
        let mut blocks = vec![Block::Text(words.scorecard_label(ScorecardLabel::Purpose).to_owned())];
        if self.ground.whose.is_some() {
            blocks.extend(scorecard_blocks(words, &own, today));
        } else {
            blocks.extend(scorecard_sum_blocks(words, &own));
        }
        for unit in units_of(space, &self.ground) {
            if let Some(found) = scorecard(space, &self.ground_of(&unit), today) {
                blocks.push(Block::Heading(unit.name.to_string()));
                blocks.push(scorecard_table(words, &found));
            }
        }
        if !self.choice.people {
            return blocks;
        }
        for person in people_of(space, &self.ground) {
            if let Some(found) = scorecard(space, &self.ground_of(&person), today) {
                blocks.push(Block::Heading(person.name.to_string()));
                blocks.extend(scorecard_blocks(words, &found, today).into_iter().map(Block::below));
            }
        }
        blocks
    }

    /// What was said and what the file knows; then what each unit said.
    fn retrospectives(&self) -> Vec<Block> {
        let (words, space, today) = (self.words(), &self.told.space, self.today);
        let said = |ground: &Ground| retrospective_blocks(words, &retro(space, ground, today), today);
        let mut blocks = said(&self.ground);
        blocks.extend(knows_blocks(words, &knows(space, &self.ground, today), today));
        for unit in units_of(space, &self.ground) {
            let own = said(&self.ground_of(&unit));
            if !own.is_empty() {
                blocks.push(Block::Heading(unit.name.to_string()));
                blocks.extend(own.into_iter().map(Block::below));
            }
        }
        blocks
    }

    /// The health of the practice. Figures of one person are for themselves alone.
    fn insights(&self) -> Vec<Block> {
        let scope = Scope {
            cycle: Some(self.ground.cycle.clone()),
            whose: self.ground.whose.clone(),
            me: self.me.clone(),
            today: self.today,
        };
        let found = insights(&self.told.space, &scope).filter(|found| found.instead_of.is_none());
        found.map(|found| insights_blocks(self.words(), &found, self.today)).unwrap_or_default()
    }
}
