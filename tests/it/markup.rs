//! Just enough of HTML to look at what the app draws: its own markup, which is well formed.

/// An element with what stands in it.
#[derive(Debug, Default)]
pub struct Element {
    pub tag: String,
    attributes: Vec<(String, String)>,
    inside: Vec<Node>,
}

#[derive(Debug)]
enum Node {
    Text(String),
    Element(Element),
}

const EMPTY: [&str; 6] = ["input", "br", "img", "hr", "wbr", "col"];

/// Reads a whole page into an element without a tag.
pub fn parse(html: &str) -> Element {
    let mut open = vec![Element::default()];
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        add_text(&mut open, &rest[..at]);
        if let Some(comment) = rest[at..].strip_prefix("<!--") {
            rest = &comment[comment.find("-->").unwrap() + 3..];
            continue;
        }
        let end = at + end_of_tag(&rest[at..]);
        let inner = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(tag) = inner.strip_prefix('/') {
            let closed = open.pop().unwrap();
            assert_eq!(closed.tag, tag, "an element is closed that is not open");
            open.last_mut().unwrap().inside.push(Node::Element(closed));
            continue;
        }
        let (inner, is_closed) = inner.strip_suffix('/').map_or((inner, false), |inner| (inner, true));
        let (tag, attributes) = inner.split_once(' ').unwrap_or((inner, ""));
        let element =
            Element { tag: tag.to_owned(), attributes: attributes_of(attributes), inside: Vec::new() };
        if is_closed || EMPTY.contains(&tag) {
            open.last_mut().unwrap().inside.push(Node::Element(element));
        } else {
            open.push(element);
        }
    }
    add_text(&mut open, rest);
    assert_eq!(open.len(), 1, "{:?} is never closed", open.last().map(|element| &element.tag));
    open.pop().unwrap()
}

fn add_text(open: &mut [Element], text: &str) {
    if !text.is_empty() {
        open.last_mut().unwrap().inside.push(Node::Text(plain(text)));
    }
}

/// Where a tag ends: a `>` within quotes does not end it.
fn end_of_tag(html: &str) -> usize {
    let mut quoted = false;
    html.find(|letter| {
        quoted ^= letter == '"';
        letter == '>' && !quoted
    })
    .unwrap()
}

fn attributes_of(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find([' ', '=']).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').unwrap(),
            None => ("", after),
        };
        found.push((name.to_owned(), plain(value)));
        rest = after.trim_start();
    }
    found
}

fn plain(text: &str) -> String {
    let signs =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2F;", "/"), ("&#39;", "'")];
    let text = signs.iter().fold(text.to_owned(), |text, (sign, letter)| text.replace(sign, letter));
    text.replace("&amp;", "&")
}

impl Element {
    /// The value of an attribute; empty for one that only stands there.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone())
    }

    /// This element and everything in it that fits, in the order of the page.
    pub fn all<'a>(&'a self, fits: &dyn Fn(&Element) -> bool) -> Vec<&'a Element> {
        let mut found: Vec<&Element> = if fits(self) { vec![self] } else { Vec::new() };
        for node in &self.inside {
            if let Node::Element(element) = node {
                found.extend(element.all(fits));
            }
        }
        found
    }

    /// The texts that stand directly in it.
    pub fn own_texts(&self) -> impl Iterator<Item = &str> {
        self.inside.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        })
    }

    /// All text in it, and the names of drawings.
    pub fn text(&self) -> String {
        let own = self.attribute("aria-label").unwrap_or_default();
        let inside = self.inside.iter().map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) => element.text(),
        });
        own + &inside.collect::<String>()
    }

    /// Its first tag, to name it in a message.
    pub fn opening(&self) -> String {
        let attributes: Vec<String> =
            self.attributes.iter().map(|(name, value)| format!(" {name}=\"{value}\"")).collect();
        format!("<{}{}>", self.tag, attributes.concat())
    }
}
