//! A paper as a page of its own: one file that any browser reads, prints and keeps, without a script and
//! without anything from elsewhere (rules J20, J22 and J23).

use crate::words::PagePhrases;
use crate::words::hiding::{Piece, mark_told, may_hide, pieces};

use super::{Block, Cell, Item, Paper, PaperChapter, Table};

/// How it looks on a screen, by day and by night, and on paper.
const STYLE: &str = include_str!("page.css");

/// What it may fetch and do: nothing but show itself.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// The paper as a page, in the language of the words.
pub fn paper_html(words: &dyn PagePhrases, paper: &Paper) -> String {
    let mut out = String::with_capacity(STYLE.len() + 4096);
    let title = Plain(&paper.title).to_string();
    out.extend([
        "<!doctype html>\n<html lang=\"",
        words.lang().tag(),
        "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"",
        POLICY,
        "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>",
        &title,
        "</title>\n<style>\n",
        STYLE,
        "</style>\n</head>\n<body>\n<header>\n<h1>",
        &isolated(&paper.title),
        "</h1>\n",
    ]);
    for line in paper.lead.iter().filter(|line| !line.is_empty()) {
        out.extend(["<p>", &isolated(line), "</p>\n"]);
    }
    out.push_str("</header>\n");
    contents(&mut out, words, &paper.chapters);
    out.push_str("<main>\n");
    for (at, chapter) in paper.chapters.iter().enumerate() {
        chapter_told(&mut out, words, at + 1, chapter);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// What is where. Of one chapter there is nothing to choose.
fn contents(out: &mut String, words: &dyn PagePhrases, chapters: &[PaperChapter]) {
    if chapters.len() < 2 {
        return;
    }
    out.extend([
        "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">",
        words.paper_contents(),
        "</h2>\n<ol>\n",
    ]);
    for (at, chapter) in chapters.iter().enumerate() {
        out.extend([
            "<li><a href=\"#c",
            &(at + 1).to_string(),
            "\">",
            &isolated(&chapter.title),
            "</a></li>\n",
        ]);
    }
    out.push_str("</ol>\n</nav>\n");
}

fn chapter_told(out: &mut String, words: &dyn PagePhrases, number: usize, chapter: &PaperChapter) {
    let number = number.to_string();
    out.extend([
        "<section id=\"c",
        &number,
        "\" aria-labelledby=\"c",
        &number,
        "-title\">\n<h2 id=\"c",
        &number,
    ]);
    out.extend(["-title\">", &isolated(&chapter.title), "</h2>\n"]);
    for block in &chapter.blocks {
        block_told(out, words, block);
    }
    out.push_str("</section>\n");
}

fn block_told(out: &mut String, words: &dyn PagePhrases, block: &Block) {
    match block {
        Block::Heading(title) => out.extend(["<h3>", &isolated(title), "</h3>\n"]),
        Block::Subheading(title) => out.extend(["<h4>", &isolated(title), "</h4>\n"]),
        Block::Text(text) if text.trim().is_empty() => {}
        Block::Text(text) => out.extend(["<p>", &isolated(text), "</p>\n"]),
        Block::List(items) if items.is_empty() => {}
        Block::List(items) => {
            out.push_str("<ul>\n");
            for item in items {
                item_told(out, words, item);
            }
            out.push_str("</ul>\n");
        }
        Block::Table(table) => table_told(out, table),
        Block::Picture { svg, told } => {
            out.extend(["<figure><img alt=\"", &Plain(told).to_string(), "\" src=\"", &picture_address(svg)]);
            out.push_str("\"></figure>\n");
        }
    }
}

fn item_told(out: &mut String, words: &dyn PagePhrases, item: &Item) {
    out.push_str("<li>");
    if !item.name.is_empty() {
        out.extend(["<strong>", &isolated(&item.name), "</strong>"]);
    }
    if !item.name.is_empty() && !item.said.is_empty() {
        out.push_str(words.after_a_name());
    }
    if !item.said.is_empty() {
        out.push_str(&isolated(&item.said));
    }
    if !item.notes.is_empty() {
        out.push_str("\n<ul>\n");
        for note in &item.notes {
            out.extend(["<li>", &isolated(note), "</li>\n"]);
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</li>\n");
}

fn table_told(out: &mut String, table: &Table) {
    let columns = table.columns();
    if columns == 0 {
        return;
    }
    // Where it is wider than the screen it is moved by itself, by keys too.
    out.push_str("<div class=\"wide\" tabindex=\"0\" role=\"group\"");
    if !table.caption.is_empty() {
        out.extend([" aria-label=\"", &Plain(&table.caption).to_string(), "\""]);
    }
    out.push_str("><table>\n");
    if !table.caption.is_empty() {
        out.extend(["<caption>", &isolated(&table.caption), "</caption>\n"]);
    }
    if !table.head.is_empty() {
        out.push_str("<thead><tr>");
        for at in 0..columns {
            let text = table.head.get(at).map(|cell| isolated(&cell.text)).unwrap_or_default();
            // A column without a name is none that has to be told.
            let tag = if text.is_empty() { "td" } else { "th" };
            let scope = if text.is_empty() { "" } else { " scope=\"col\"" };
            out.extend(["<", tag, scope, class_of(table.is_figure(at)), ">", &text, "</", tag, ">"]);
        }
        out.push_str("</tr></thead>\n");
    }
    out.push_str("<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for at in 0..columns {
            cell_told(out, at, row.get(at));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
}

fn cell_told(out: &mut String, at: usize, cell: Option<&Cell>) {
    let text = cell.map(|cell| isolated(&cell.text)).unwrap_or_default();
    let class = class_of(cell.is_some_and(|cell| cell.is_figure));
    if at == 0 && !text.is_empty() {
        out.extend(["<th scope=\"row\"", class, ">", &text, "</th>"]);
    } else {
        out.extend(["<td", class, ">", &text, "</td>"]);
    }
}

fn class_of(is_figure: bool) -> &'static str {
    if is_figure { " class=\"figure\"" } else { "" }
}

/// A drawing as an address that holds all of it. As a picture it runs nothing and fetches nothing, whatever
/// stands in it.
pub fn picture_address(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len() + svg.len() / 8 + 32);
    out.push_str("data:image/svg+xml;charset=utf-8,");
    for c in svg.chars() {
        match c {
            '%' => out.push_str("%25"),
            '#' => out.push_str("%23"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '"' => out.push_str("%22"),
            '\'' => out.push_str("%27"),
            '&' => out.push_str("%26"),
            '?' => out.push_str("%3F"),
            // Browsers take these out of an address.
            '\n' | '\r' | '\t' => out.push_str("%20"),
            c if c.is_ascii() => out.push(c),
            c => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    out.extend(["%", &format!("{byte:02X}")]);
                }
            }
        }
    }
    out
}

/// A text of people as text, in a direction of its own; what hides in it is drawn as its code point.
fn isolated(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() {
        return String::new();
    }
    let mut out = String::with_capacity(text.len() + 16);
    out.push_str("<bdi>");
    if text.chars().any(may_hide) {
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => out.push_str(&Plain(text).to_string()),
                Piece::Mark(c) => out.extend(["<span class=\"hides\">", &mark_told(c), "</span>"]),
            }
        }
    } else {
        out.push_str(&Plain(text).to_string());
    }
    out.push_str("</bdi>");
    out
}

/// A text of people for a place where only text can stand: nothing of it is markup, and nothing hides.
struct Plain<'a>(&'a str);

impl std::fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for piece in pieces(self.0) {
            let Piece::Text(text) = piece else {
                f.write_str("\u{fffd}")?;
                continue;
            };
            for c in text.chars() {
                match c {
                    '<' => f.write_str("&lt;")?,
                    '>' => f.write_str("&gt;")?,
                    '&' => f.write_str("&amp;")?,
                    '"' => f.write_str("&quot;")?,
                    '\'' => f.write_str("&#39;")?,
                    c => std::fmt::Write::write_char(f, c)?,
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Lang;
    use crate::words::page_words;

    fn page(lang: Lang, title: &str, blocks: Vec<Block>) -> String {
        let chapter = PaperChapter { title: title.into(), blocks };
        let paper =
            Paper { title: title.into(), lead: vec![title.into()], chapters: vec![chapter.clone(), chapter] };
        paper_html(page_words(lang), &paper)
    }

    /// The names of all elements, in order, those that close with their slash.
    fn elements(page: &str) -> Vec<String> {
        let name = |rest: &str| -> String {
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/' || *c == '!').collect()
        };
        page.split('<').skip(1).map(name).collect()
    }

    #[test]
    fn j22_every_text_is_text_whatever_it_pretends_to_be() {
        for hostile in [
            "</style><script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\"><svg onload=alert(1)>",
            "' onmouseover='alert(1)",
            "</title></head>&lt;b&gt;",
            "<!--",
            "]]><![CDATA[",
        ] {
            let cells = vec![vec![Cell::text(hostile), Cell::figure(hostile)]];
            let table = Table { caption: hostile.into(), head: vec![Cell::text(hostile)], rows: cells };
            let blocks = |said: &str| {
                let mut table = table.clone();
                table.caption = said.into();
                vec![
                    Block::Heading(said.into()),
                    Block::Text(said.into()),
                    Block::List(vec![Item::about(said, said).noting(said)]),
                    Block::Table(table),
                    Block::Picture { svg: format!("<svg>{said}</svg>"), told: said.into() },
                ]
            };
            let tame = "tame";
            let table_tame = Table {
                caption: tame.into(),
                head: vec![Cell::text(tame)],
                rows: vec![vec![Cell::text(tame), Cell::figure(tame)]],
            };
            let mut tame_blocks = blocks(tame);
            for block in &mut tame_blocks {
                if let Block::Table(table) = block {
                    *table = table_tame.clone();
                }
            }
            let (wild, tame) = (page(Lang::En, hostile, blocks(hostile)), page(Lang::En, tame, tame_blocks));
            assert_eq!(elements(&wild), elements(&tame), "{hostile}");
            assert_eq!(wild.matches('"').count(), tame.matches('"').count(), "{hostile}");
            assert_eq!(wild.matches("</style>").count(), 1);
        }
    }

    #[test]
    fn j22_what_hides_is_drawn() {
        let page = page(Lang::En, "Win\u{202e}\u{200b}\u{0}", Vec::new());
        assert!(
            page.contains(
                "<h1><bdi>Win<span class=\"hides\">U+202E</span><span class=\"hides\">U+200B</span>"
            )
        );
        assert!(page.contains("<title>Win\u{fffd}\u{fffd}\u{fffd}</title>"));
        assert!(!page.contains(['\u{202e}', '\u{200b}', '\u{0}']));
    }

    #[test]
    fn j23_the_page_stands_alone() {
        for (lang, tag, contents) in [(Lang::En, "en", "Contents"), (Lang::Zh, "zh-Hans", "目录")] {
            let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\" fill=\"#fff\"/>目标</svg>";
            let blocks = vec![Block::Picture { svg: svg.into(), told: "map".into() }];
            let page = page(lang, "Q3", blocks);
            assert!(page.starts_with(&format!("<!doctype html>\n<html lang=\"{tag}\">")));
            assert!(
                page.contains(contents) && page.contains("<a href=\"#c2\">") && page.contains("id=\"c2\"")
            );
            assert!(page.contains("default-src 'none'"));
            let own = page.replace("http://www.w3.org/2000/svg", "");
            for never in
                ["<script", "<link", "@import", "url(", "style=", "onload", "onclick", "class=\"paper", "://"]
            {
                assert!(!own.contains(never), "{never}");
            }
        }
    }

    #[test]
    fn j23_tables_say_what_their_cells_are() {
        let table = Table {
            caption: "Scores".into(),
            head: vec![Cell::text("Goal"), Cell::figure("Score"), Cell::text("")],
            rows: vec![vec![Cell::text("Win"), Cell::figure("0.80")]],
        };
        let page = page(Lang::En, "Q3", vec![Block::Table(table)]);
        assert!(page.contains("<caption><bdi>Scores</bdi></caption>"));
        assert!(page.contains("<th scope=\"col\"><bdi>Goal</bdi></th><th scope=\"col\" class=\"figure\"><bdi>Score</bdi></th><td></td>"));
        assert!(page.contains(
            "<th scope=\"row\"><bdi>Win</bdi></th><td class=\"figure\"><bdi>0.80</bdi></td><td></td>"
        ));
    }

    #[test]
    fn j23_on_paper_no_row_is_torn_and_no_heading_is_left_alone() {
        let print = STYLE.split("@media print").nth(1).unwrap();
        for rule in [
            "tr, li, figure { break-inside: avoid; }",
            "h1, h2, h3, h4, caption { break-after: avoid;",
            "table-header-group",
        ] {
            assert!(print.contains(rule), "{rule}");
        }
        assert!(!STYLE.contains('<'), "nothing in it can end the style");
    }
}
