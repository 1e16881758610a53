//! The front matter: a YAML mapping between two lines of `---`.

mod facts;
mod fields;
mod node;
mod people;
mod schema;
mod status;

use std::ops::Range;

use prakas_document::{Code, Diagnostic};

use crate::read::record::Record;
use node::{Field, Value};

pub(super) use facts::read as facts;
pub use schema::front_matter_schema;

/// Where the front matter of a source stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Extent {
    /// There is none: all is body.
    None,
    /// It begins with this line and does not end.
    Unclosed(Range<usize>),
    /// The YAML between its lines, and where the body begins.
    Closed { yaml: Range<usize>, body: usize },
}

/// Finds the front matter: the first line that is not blank is `---`, and a later one `---` or `...`.
pub(super) fn extent(text: &str) -> Extent {
    let mut at = 0;
    let mut opening: Option<Range<usize>> = None;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.trim_end().len();
        at += line.len();
        match (&opening, line.trim_end()) {
            (None, "") => {}
            (None, "---") => opening = Some(range),
            (None, _) => return Extent::None,
            (Some(opening), "---" | "...") => {
                return Extent::Closed { yaml: opening.end..range.start, body: at };
            }
            (Some(_), _) => {}
        }
    }
    opening.map_or(Extent::None, Extent::Unclosed)
}

/// The fields of the front matter; none where it is empty or cannot be read, which is reported.
pub(super) fn fields(record: &mut Record<'_>, yaml: Range<usize>) -> Vec<Field> {
    let Some(node) = node::parse(record, yaml) else { return Vec::new() };
    match node.value {
        Value::Fields(fields) => fields,
        Value::Nothing => Vec::new(),
        Value::Words(_) | Value::List(_) => {
            let finding = Diagnostic::error(Code::BadFrontMatter, "the front matter holds no fields")
                .hint("write a field a line, such as `title: Outcomes of the Summit`");
            record.report(&node.range, finding);
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_stands_first_between_its_lines() {
        assert_eq!(extent("---\na: b\n---\nbody"), Extent::Closed { yaml: 3..9, body: 13 });
        assert_eq!(extent("\n---  \r\na: b\r\n...\r\nbody"), Extent::Closed { yaml: 4..14, body: 19 });
        assert_eq!(extent("---\n---"), Extent::Closed { yaml: 3..4, body: 7 });
        assert_eq!(extent("---\na: b\n"), Extent::Unclosed(0..3));
        for without in ["", "text\n---\n", "----\n", " ---\n---\n"] {
            assert_eq!(extent(without), Extent::None, "{without:?}");
        }
    }
}
