//! A paper as Markdown, for a page elsewhere, a mail or a repository (rules J20 and J21).

use crate::words::{PagePhrases, escape, escape_within};

use super::{Block, Cell, Item, Paper, Table};

/// The paper: its title, what stands below it, and each chapter under a heading of its own. Tables are those of
/// GitHub's Markdown; of a picture only what it shows is said.
pub fn paper_markdown(words: &dyn PagePhrases, paper: &Paper) -> String {
    let mut out = format!("# {}\n", escape(&paper.title));
    // Lines that belong together and stay lines of their own.
    let lead: Vec<String> =
        paper.lead.iter().map(|line| escape(line)).filter(|line| !line.is_empty()).collect();
    if !lead.is_empty() {
        out.extend(["\n", &lead.join("  \n"), "\n"]);
    }
    for chapter in &paper.chapters {
        out.extend(["\n## ", &escape(&chapter.title), "\n"]);
        for block in &chapter.blocks {
            block_told(&mut out, words, block);
        }
    }
    out
}

fn block_told(out: &mut String, words: &dyn PagePhrases, block: &Block) {
    match block {
        Block::Heading(title) => out.extend(["\n### ", &escape(title), "\n"]),
        Block::Subheading(title) => out.extend(["\n#### ", &escape(title), "\n"]),
        Block::Text(text) => {
            for line in text.split('\n').map(escape).filter(|line| !line.is_empty()) {
                out.extend(["\n", &line, "\n"]);
            }
        }
        Block::List(items) if items.is_empty() => {}
        Block::List(items) => {
            out.push('\n');
            for item in items {
                item_told(out, words, item);
            }
        }
        Block::Table(table) => table_told(out, table),
        Block::Picture { told, .. } => out.extend(["\n", &escape(told), "\n"]),
    }
}

fn item_told(out: &mut String, words: &dyn PagePhrases, item: &Item) {
    out.push_str("- ");
    let name = escape_within(&item.name);
    let said = if name.is_empty() { escape(&item.said) } else { escape_within(&item.said) };
    if !name.is_empty() {
        out.extend(["**", &name, "**"]);
    }
    if !name.is_empty() && !said.is_empty() {
        out.push_str(words.after_a_name());
    }
    out.extend([&said, "\n"]);
    for note in &item.notes {
        out.extend(["  - ", &escape(note), "\n"]);
    }
}

fn table_told(out: &mut String, table: &Table) {
    let columns = table.columns();
    if columns == 0 {
        return;
    }
    let caption = escape_within(&table.caption);
    if !caption.is_empty() {
        out.extend(["\n**", &caption, "**\n"]);
    }
    out.push('\n');
    row_told(out, &table.head, columns);
    for at in 0..columns {
        out.push_str(if table.is_figure(at) { "| ---: " } else { "| --- " });
    }
    out.push_str("|\n");
    for row in &table.rows {
        row_told(out, row, columns);
    }
}

fn row_told(out: &mut String, row: &[Cell], columns: usize) {
    for at in 0..columns {
        let text = row.get(at).map(|cell| escape_within(&cell.text)).unwrap_or_default();
        out.extend(["| ", &text, if text.is_empty() { "" } else { " " }]);
    }
    out.push_str("|\n");
}

#[cfg(test)]
mod tests {
    use super::super::PaperChapter;
    use super::*;
    use crate::app::Lang;
    use crate::okr::Id;
    use crate::words::page_words;

    fn paper(blocks: Vec<Block>) -> Paper {
        Paper {
            title: "2026 *Q3*".into(),
            lead: vec!["North_Works".into(), "1 Jul to 30 Sep".into()],
            chapters: vec![PaperChapter { title: "Summary".into(), blocks }],
        }
    }

    #[test]
    fn j20_a_paper_is_headings_lists_and_tables() {
        let blocks = vec![
            Block::Text("Two goals.\nBoth judged.".into()),
            Block::Heading("Reached".into()),
            Block::List(vec![
                Item::about("Win #1", "0.80").of(&Id::from("o")).noting("because").noting(""),
                Item { said: "no name".into(), ..Item::default() },
                Item { name: "only a name".into(), ..Item::default() },
            ]),
            Block::Table(Table {
                caption: "Scores".into(),
                head: vec![Cell::text("Goal"), Cell::figure("Score")],
                rows: vec![vec![Cell::text("a | b\nc"), Cell::figure("0.80")], vec![Cell::text("short row")]],
            }),
            Block::Picture { svg: "<svg/>".into(), told: "Three goals in a tree".into() },
        ];
        assert_eq!(
            paper_markdown(page_words(Lang::En), &paper(blocks)),
            "# 2026 \\*Q3\\*\n\nNorth\\_Works  \n1 Jul to 30 Sep\n\n## Summary\n\nTwo goals.\n\nBoth judged.\n\n\
             ### Reached\n\n- **Win \\#1**: 0.80\n  - because\n- no name\n- **only a name**\n\n**Scores**\n\n\
             | Goal | Score |\n| --- | ---: |\n| a \\| b c | 0.80 |\n| short row | |\n\nThree goals in a tree\n"
        );
    }

    #[test]
    fn j20_a_list_or_table_of_nothing_leaves_no_trace() {
        let blocks =
            vec![Block::List(Vec::new()), Block::Table(Table { caption: "c".into(), ..Table::default() })];
        let text = paper_markdown(page_words(Lang::En), &paper(blocks));
        assert!(text.ends_with("## Summary\n"), "{text}");
    }

    #[test]
    fn j21_words_of_people_are_words_in_markdown() {
        let hostile = "</td>| [x](javascript:1) <script> `c`";
        let cell = vec![vec![Cell::text(hostile)]];
        let table = Table { caption: hostile.into(), head: vec![Cell::text(hostile)], rows: cell };
        let blocks = vec![
            Block::Heading(hostile.into()),
            Block::Text(format!("# not a heading\n- not a list\n{hostile}")),
            Block::List(vec![Item::about(hostile, hostile).noting(hostile)]),
            Block::Table(table),
        ];
        let text = paper_markdown(page_words(Lang::Zh), &paper(blocks));
        assert!(!text.contains("<script>") && !text.contains("[x](") && !text.contains("\n# not"), "{text}");
        assert!(text.contains("\n\\# not a heading\n") && text.contains("\n\\- not a list\n"), "{text}");
        for line in text.lines().filter(|line| line.starts_with('|') && !line.contains("---")) {
            let bars = line.replace("\\|", "").matches('|').count();
            assert_eq!(bars, 2, "{line}");
        }
    }
}
