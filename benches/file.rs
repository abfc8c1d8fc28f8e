//! Figures of the file: its size beside the plain facts, and what reading, joining and writing cost.
//!
//! `cargo bench --bench file` prints them; `cargo xtask figures` calls it. The organisation comes
//! from a file named on the command line, or is made up here when there is none.

use std::hint::black_box;
use std::time::Instant;

use plumbline::doc::Doc;
use plumbline::file::{Source, decode, encode};
use plumbline::okr::Day;
use plumbline::query::{Filter, outline, rail};
use plumbline::space::Space;

fn main() {
    let named = std::env::args().skip(1).find(|arg| !arg.starts_with("--"));
    let (text, name) = match named.as_deref().and_then(|path| std::fs::read_to_string(path).ok()) {
        Some(text) => (text, named.unwrap_or_default()),
        None => (made_up(), "an organisation made up here".to_owned()),
    };
    let compact: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let plain = serde_json::to_string(&compact).unwrap_or_default();
    let doc = doc_of(&text, Source::Elsewhere);
    let own = encode(&doc);
    println!("{name}: {} entities", doc.items.len());
    println!("file size, own / plain             {:.3}", own.len() as f64 / plain.len() as f64);
    let parse = best(|| {
        black_box(serde_json::from_str::<serde_json::Value>(&own).ok());
    });
    let against =
        |what: &str, millis: f64| println!("{what:<34} {:.2} x parsing it as plain JSON", millis / parse);
    against("read plain OKR JSON", best(|| drop(black_box(doc_of(&text, Source::Elsewhere)))));
    against("read own file, hashes checked", best(|| drop(black_box(doc_of(&own, Source::Elsewhere)))));
    against("read own file from storage", best(|| drop(black_box(doc_of(&own, Source::Storage)))));
    against("write", best(|| drop(black_box(encode(&doc)))));
    let other = doc_of(&own, Source::Storage);
    against("join two copies", best(|| drop(black_box(doc.merge(&other)))));
    against("understand it", best(|| drop(black_box(Space::of(doc.clone())))));
    let today = Day::parse("2026-08-21").unwrap_or(Day::EARLIEST);
    let filter = Filter::default();
    against(
        "understand, evaluate and list it",
        best(|| {
            let space = Space::of(doc.clone());
            black_box(rail::closer(&space, &filter, today));
            black_box(outline::outline(&space, &filter, &Default::default(), today));
        }),
    );
}

fn doc_of(text: &str, source: Source) -> Doc {
    decode(text, source).map_or_else(|_| Doc::new("none"), |decoded| decoded.doc)
}

/// The best of several runs, in milliseconds.
fn best(mut act: impl FnMut()) -> f64 {
    let run = |act: &mut dyn FnMut()| {
        let start = Instant::now();
        act();
        start.elapsed().as_secs_f64() * 1_000.0
    };
    (0..5).map(|_| run(&mut act)).fold(f64::INFINITY, f64::min)
}

/// A plain set of 500 objectives with 2,000 key results and 12,000 check-ins.
fn made_up() -> String {
    let objectives: Vec<String> = (0..500)
        .map(|o| {
            let krs: Vec<String> = (0..4)
                .map(|k| {
                    let checkins: Vec<String> = (1..7)
                        .map(|week| {
                            format!("{{\"at\":\"2026-08-{:02}\",\"value\":{},\"confidence\":6}}", week * 4, week * 10)
                        })
                        .collect();
                    format!(
                        "{{\"id\":\"k{o}-{k}\",\"title\":\"Raise the number of stores that ship the same day {k}\",\
                         \"metric\":{{\"kind\":\"number\",\"start\":0,\"target\":100}},\"checkins\":[{}]}}",
                        checkins.join(",")
                    )
                })
                .collect();
            format!(
                "{{\"id\":\"o{o}\",\"unit\":\"u1\",\"title\":\"Win back the weekly shop in region {o}\",\"key_results\":[{}]}}",
                krs.join(",")
            )
        })
        .collect();
    format!(
        "{{\"organization\":\"Made up\",\"cycle\":{{\"name\":\"Q3\",\"start\":\"2026-07-01\",\"end\":\"2026-09-30\"}},\
         \"units\":[{{\"id\":\"u1\",\"name\":\"All\",\"kind\":\"company\"}}],\"objectives\":[{}]}}",
        objectives.join(",")
    )
}
