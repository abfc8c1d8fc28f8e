//! Rule M2 on the editing histories of real people, with the true parents of every edit.

use std::process::{Command, Stdio};

use plumbline::doc::{Dot, Entry, Json, Past, Register, Session};
use serde::Deserialize;

use super::{SHARED, shared};

#[derive(Deserialize)]
struct Trace {
    txns: Vec<Transaction>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Transaction {
    parents: Vec<usize>,
    agent: u8,
}

#[test]
fn m2_at_every_meeting_of_a_real_history_the_register_holds_exactly_those_who_meet() {
    for name in ["friendsforever", "clownschool"] {
        let Some(trace) = read(&format!("editing-traces/concurrent_traces/{name}.json.gz")) else { continue };
        let mut states: Vec<Register> = Vec::with_capacity(trace.txns.len());
        let mut meetings = 0;
        for (at, edit) in trace.txns.iter().enumerate() {
            let parents = || edit.parents.iter().map(|parent| states[*parent].clone());
            let forward = parents().reduce(|all, parent| all.merge(&parent));
            let backward = parents().rev().reduce(|all, parent| all.merge(&parent));
            assert_eq!(forward, backward);
            if let Some(register) = &forward {
                let mut stand: Vec<_> = register.entries().iter().map(|entry| entry.value.text()).collect();
                let mut want: Vec<String> = edit.parents.iter().map(usize::to_string).collect();
                stand.sort_unstable();
                want.sort();
                assert_eq!(stand, want, "edit {at} of {name}");
                meetings += usize::from(edit.parents.len() > 1);
            }
            let past = forward.as_ref().map_or_else(Past::new, Register::seen);
            let dot = Dot { session: Session::mint([edit.agent + 1; 8]), counter: at as u64 + 1 };
            states.push(Register::of(Entry::new("title", dot, past, Json::num(at as f64))));
        }
        assert!(meetings > 1000, "{meetings} meetings in {name}");
    }
}

/// A trace, if it is there and there is something to unpack it.
fn read(path: &str) -> Option<Trace> {
    shared(path)?;
    let unpacked =
        Command::new("gzip").args(["-dc", &format!("{SHARED}/{path}")]).stderr(Stdio::null()).output();
    match unpacked {
        Ok(out) if out.status.success() => Some(serde_json::from_slice(&out.stdout).unwrap()),
        Ok(_) | Err(_) => {
            println!("not checked: gzip cannot unpack {path}");
            None
        }
    }
}
