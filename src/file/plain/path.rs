//! Where in the nested shape one stands; spelled only when there is something to say about it.

use std::fmt;

/// A way from the top of the file to a value.
#[derive(Clone, Copy, Debug)]
pub enum Path<'p> {
    /// The file itself.
    Top,
    /// The value under a key.
    Key(&'p Path<'p>, &'p str),
    /// A member of a list, from 0.
    At(&'p Path<'p>, usize),
}

impl Path<'_> {
    /// The value under a key of this one.
    pub fn key<'q>(&'q self, key: &'q str) -> Path<'q> {
        Path::Key(self, key)
    }

    /// A member of this list.
    pub fn at(&self, index: usize) -> Path<'_> {
        Path::At(self, index)
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Top => Ok(()),
            Path::Key(Path::Top, key) => f.write_str(key),
            Path::Key(up, key) => write!(f, "{up}.{key}"),
            Path::At(up, index) => write!(f, "{up}[{index}]"),
        }
    }
}

impl From<Path<'_>> for String {
    fn from(path: Path<'_>) -> Self {
        path.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_spelled_as_a_script_would() {
        let list = Path::Top.key("objectives");
        let objective = list.at(3);
        let krs = objective.key("key_results");
        let kr = krs.at(1);
        assert_eq!(kr.key("score").to_string(), "objectives[3].key_results[1].score");
    }
}
