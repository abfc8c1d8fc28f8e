//! Many random histories of a team folder, each of which has to end equal.

use std::cell::RefCell;
use std::rc::Rc;

use plumbline::app::team::{Bell, Team, TeamAction};
use plumbline::app::{Action, Dice};
use plumbline::okr::Id;
use plumbline::space::Change;

use crate::window::Browser;

use super::folder::{Cloud, Disk, Faults, Member, OnDisk, Reach, number};

const SEEDS: u64 = 400;

/// Rounds within which everything has to come to rest once the service works well.
const MOST_ROUNDS: usize = 12;

struct Team3 {
    members: Vec<Member>,
    disks: Vec<Rc<RefCell<Disk>>>,
    cloud: Cloud,
    dice: Dice,
    /// What was written, by title.
    wrote: Vec<String>,
    shared: Id,
}

impl Team3 {
    fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed.to_le_bytes());
        let disks: Vec<_> = (0..3).map(|_| Disk::new()).collect();
        let browsers: Vec<Browser> = (0..3).map(|_| Browser::default()).collect();
        let mut ana = Member::open(&browsers[0], &disks[0], seed * 8 + 1);
        ana.window.act(Action::StartEmpty { name: "Northwind".into() });
        ana.is("Ana");
        let shared = ana.window.objective("Shared");
        let text = ana.window.text();
        ana.link();
        if number(&mut dice).is_multiple_of(3) {
            // A cloned profile: the second browser has the first one's preferences, and its own file's name.
            let prefs = browsers[0].0.borrow().prefs.clone();
            browsers[1].0.borrow_mut().prefs = prefs;
        }
        let mut members = vec![ana];
        for at in 1..3 {
            let mut member = Member::open(&browsers[at], &disks[at], seed * 8 + 1 + at as u64);
            member.window.file("first.json", &text);
            member.is(["Ana", "Bo", "Chen"][at]);
            member.link();
            members.push(member);
        }
        Self { members, disks, cloud: Cloud::default(), dice, wrote: Vec::new(), shared }
    }

    fn roll(&mut self, sides: u64) -> u64 {
        number(&mut self.dice) % sides
    }

    fn step(&mut self, n: usize) {
        let at = self.roll(3) as usize;
        match self.roll(20) {
            0..=4 => {
                let title = format!("Objective {n} of {at}");
                self.members[at].window.objective(&title);
                self.wrote.push(title);
            }
            5 | 6 => {
                let shared = self.shared.clone();
                self.members[at].window.change(&shared, Change::Title(format!("Wording {n}").into()));
            }
            7 => self.members[at].window.act(Action::Undo),
            8..=12 => {
                // Something that was asked for is done, not always in order, or a bell rings.
                let waiting = self.members[at].window.team.len();
                if waiting > 0 {
                    let which = self.roll(waiting as u64) as usize;
                    self.members[at].carry(which);
                } else {
                    let bell = if self.roll(2) == 0 { Bell::Look } else { Bell::Write };
                    self.members[at].window.wait(15_000);
                    self.members[at].ring(bell);
                }
            }
            13..=15 => {
                let disk = Rc::clone(&self.disks[at]);
                self.cloud.sync(at, &disk, Faults::Some, &mut self.dice);
            }
            16 => self.disturb(at, n),
            17 => {
                let reach = [Reach::There, Reach::Gone, Reach::Refused, Reach::Full][self.roll(4) as usize];
                self.disks[at].borrow_mut().reach = reach;
            }
            18 => {
                self.members[at].team(TeamAction::Hidden);
                self.members[at].window.act(Action::Woke { hidden_minutes: n as u32 });
            }
            _ => {
                let (browser, disk) = (self.members[at].window.browser.clone(), Rc::clone(&self.disks[at]));
                self.members[at] = Member::open(&browser, &disk, n as u64 * 31 + at as u64 + 1_000_000);
            }
        }
    }

    /// Something other than the app touches a file.
    fn disturb(&mut self, at: usize, n: usize) {
        let names: Vec<String> = self.disks[at].borrow().files.keys().cloned().collect();
        if names.is_empty() {
            return;
        }
        let name = names[self.roll(names.len() as u64) as usize].clone();
        let roll = number(&mut self.dice);
        let mut disk = self.disks[at].borrow_mut();
        match roll % 5 {
            0 => drop(disk.files.remove(&name)),
            1 => {
                if let Some(older) = self.cloud.older(&name, roll / 5) {
                    disk.put(&name, older);
                }
            }
            2 => {
                let by_hand = disk.text(&name).replace("\"Shared\"", &format!("\"By hand {n}\""));
                disk.put(&name, by_hand);
            }
            3 => {
                let bytes = disk.files[&name].bytes.clone();
                disk.put(&format!("{} ({n}).json", name.trim_end_matches(".json")), bytes);
            }
            _ => disk.put(&format!("package-{n}.json"), "{\"name\":\"site\"}"),
        }
    }

    /// The service works well again, and everybody looks.
    fn come_to_rest(&mut self, seed: u64) {
        for (disk, member) in self.disks.iter().zip(&mut self.members) {
            disk.borrow_mut().reach = Reach::There;
            member.settle();
            if member.window.session().team == Team::None {
                member.link();
            }
            member.team(TeamAction::AllowAgain);
            member.settle();
        }
        for round in 0.. {
            assert!(round < MOST_ROUNDS, "seed {seed} comes to no rest");
            if !self.round() {
                return;
            }
        }
    }

    /// Everybody looks once and the service brings everything; tells whether any file moved.
    fn round(&mut self) -> bool {
        let before = self.folders();
        let mut moved = false;
        for _ in 0..4 {
            for (at, disk) in self.disks.iter().enumerate() {
                moved |= self.cloud.sync(at, disk, Faults::No, &mut self.dice);
            }
        }
        for member in &mut self.members {
            member.pass(40_000);
        }
        moved || self.folders() != before
    }

    fn folders(&self) -> Vec<std::collections::BTreeMap<String, OnDisk>> {
        self.disks.iter().map(|disk| disk.borrow().files.clone()).collect()
    }
}

#[test]
fn x19_every_history_of_a_folder_ends_with_equal_bytes_and_nothing_lost() {
    for seed in 1..=SEEDS {
        let mut team = Team3::new(seed);
        let steps = 40 + team.roll(60) as usize;
        for n in 0..steps {
            team.step(n);
        }
        team.come_to_rest(seed);
        let texts: Vec<String> = team.members.iter().map(|member| member.window.text()).collect();
        assert!(texts.iter().all(|text| *text == texts[0]), "seed {seed}: copies differ");
        for title in &team.wrote {
            // What its writer took back is in the trash, which keeps its title.
            assert!(texts[0].contains(title.as_str()), "seed {seed}: {title} is lost");
        }
        // From here on no file changes and no browser keeps anything more.
        let (folders, kept): (_, Vec<usize>) =
            (team.folders(), team.members.iter().map(Member::kept).collect());
        for _ in 0..3 {
            assert!(!team.round(), "seed {seed} goes on");
        }
        assert_eq!(team.folders(), folders);
        assert_eq!(team.members.iter().map(Member::kept).collect::<Vec<usize>>(), kept, "seed {seed}");
    }
}
