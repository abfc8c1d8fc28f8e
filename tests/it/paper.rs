//! Papers: one text on the page, as Markdown and as a page of its own, all telling the same.

use plumbline::app::Lang;
use plumbline::words::{
    Block, Cell, Item, Paper, PaperChapter, Table, page_words, paper_html, paper_markdown,
};

use crate::markup::{Element, parse};

fn paper() -> Paper {
    let table = Table {
        caption: "Scores".into(),
        head: vec![Cell::text("Goal"), Cell::figure("Score")],
        rows: vec![
            vec![Cell::text("Win"), Cell::figure("0.80")],
            vec![Cell::text("Lose"), Cell::figure("0.10")],
        ],
    };
    let list = vec![Item::about("Win", "reached").noting("because"), Item::about("Lose", "missed")];
    let first = vec![Block::Text("Two goals.".into()), Block::Heading("Goals".into()), Block::List(list)];
    Paper {
        title: "2026 Q3".into(),
        lead: vec!["Acme".into()],
        chapters: vec![
            PaperChapter { title: "Summary".into(), blocks: first },
            PaperChapter { title: "Table".into(), blocks: vec![Block::Table(table)] },
        ],
    }
}

fn tags<'a>(page: &'a Element, tag: &str) -> Vec<&'a Element> {
    page.all(&|element: &Element| element.tag == tag)
}

/// Where each text stands in a form, in order.
fn places(form: &str) -> Vec<usize> {
    let texts = [
        "2026 Q3",
        "Acme",
        "Two goals.",
        "Goals",
        "Win",
        "reached",
        "because",
        "Lose",
        "missed",
        "Scores",
        "0.80",
        "0.10",
    ];
    // The list of chapters names some of them before.
    let from = form.find("<main>").unwrap_or(0);
    let mut at = 0;
    let places = texts.iter().enumerate().map(|(number, text)| {
        let start = if number < 2 { 0 } else { from.max(at) };
        at = start + form[start..].find(text).unwrap_or_else(|| panic!("{text} is not there: {form}"));
        at
    });
    places.collect()
}

#[test]
fn j20_all_forms_tell_the_same_in_the_same_order() {
    let words = page_words(Lang::En);
    for form in [paper_markdown(words, &paper()), paper_html(words, &paper())] {
        assert!(places(&form).is_sorted(), "{form}");
    }
}

#[test]
fn j23_the_page_of_its_own_is_well_formed_and_can_be_walked() {
    for lang in [Lang::En, Lang::Zh] {
        let text = paper_html(page_words(lang), &paper());
        let (_, body) = text.split_once("<body>").unwrap();
        let page = parse(body.trim_end().strip_suffix("</body>\n</html>").unwrap());
        assert_eq!(tags(&page, "h1").len(), 1);
        assert_eq!(tags(&page, "main").len(), 1);
        let ids: Vec<String> = page
            .all(&|element: &Element| element.attribute("id").is_some())
            .iter()
            .filter_map(|element| element.attribute("id"))
            .collect();
        for link in tags(&page, "a") {
            let to = link.attribute("href").unwrap();
            assert!(ids.iter().any(|id| to == format!("#{id}")), "{to} leads nowhere");
        }
        assert_eq!(tags(&page, "a").len(), 2);
        for table in tags(&page, "table") {
            assert_eq!(tags(table, "caption").len(), 1);
            let scopes: Vec<Option<String>> =
                tags(table, "th").iter().map(|th| th.attribute("scope")).collect();
            assert_eq!(scopes, ["col", "col", "row", "row"].map(|scope| Some(scope.to_owned())));
        }
    }
}
