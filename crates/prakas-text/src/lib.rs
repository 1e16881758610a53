//! Plain text from a [`Document`]: UTF-8 for mail, terminals and the clipboard, without trailing white space, its lines ended
//! by LF.
//!
//! The text is meant for people, and `prakas` reads it as a typed release again: its forms are those that people type.
//!
//! | In the document | In the text |
//! |---|---|
//! | title | underlined with `=`; the subtitle stands right under the line |
//! | end of the head | a line of `-`; a summary stands between two of them |
//! | heading of level 1, 2, 3 | underlined with `-`, `~`, `^` |
//! | list | `- item`, `1. item`; of two lists that meet the second has `• item`, `1) item` |
//! | quotation | `> words`, and at its end `> — speaker` |
//! | table | cells between `\|`, a line of `\|---\|---:\|` under the header, its caption right above it |
//! | figure | `[Figure: what it shows]`, and its caption |
//! | footnote | `[1]` where it belongs; `[1] text` after everything else |
//! | link | its words; then, where they are not the address, `<https://…>` |
//! | line break | `\` at the end of the line |
//! | end of the body | `* * *` |
//! | a letterhead; place, date and signature | a block at its side, its lines centred on one another |
//! | the release's own address | a section of its own |
//! | a section after the signature | its heading underlined with `=`; an entry a line, its further lines indented |
//! | next part | a line of `=` |
//!
//! Words that look like one of these marks have a `\` before them.
//!
//! Lines end at spaces and, in scripts without them, at the document's break opportunities, never inside a cluster. A line that
//! ends between two words without a space ends with U+200B, so that its words run on when it is read again. Elsewhere there is
//! none, and what is copied is what was written; only where two words joined would be read as one of the marks, or as an
//! address, does a U+200B stand inside a line.
//!
//! ```
//! use prakas_document::{Block, Document, Furniture, Language, Meta, Part, Role, Theme};
//! use prakas_text::{TextOptions, text};
//!
//! let part = Part {
//!     head: vec![Furniture::line(Role::Title, "Office hours")],
//!     body: vec![Block::paragraph("The office is closed on Monday, and open again from Tuesday on.")],
//!     ..Part::new(Language::EN, "Office hours")
//! };
//! let document = Document::new(Meta::new("office-hours", "Office hours"), Theme::default(), part);
//! let plain = text(&document, &TextOptions { width: Some(40) });
//! assert_eq!(
//!     plain,
//!     "              Office hours
//!               ============
//!
//! ----------------------------------------
//!
//! The office is closed on Monday, and open
//! again from Tuesday on.
//! "
//! );
//! ```

mod block;
mod flow;
mod marks;
mod part;
mod table;
mod wrap;

#[cfg(test)]
mod tests;

use prakas_document::{Block, Digits, Document, Language};

/// How plain text is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextOptions {
    /// The most columns of a line, a wide character counting as two (UAX #11); fewer than [`MIN_WIDTH`] are taken as that.
    /// A word that is longer stands alone on its line. `None` puts each paragraph on one line, and centres nothing.
    pub width: Option<usize>,
}

/// The narrowest text that is set.
pub const MIN_WIDTH: usize = 20;

impl Default for TextOptions {
    /// 72 columns, as mail has them.
    fn default() -> Self {
        Self { width: Some(72) }
    }
}

/// Blocks as plain text, each paragraph in one line; nothing where they have no words.
pub fn blocks(blocks: &[Block], language: &Language) -> String {
    let place = block::Place { width: None, language };
    let mut notes = flow::Notes { digits: Digits::Latin, met: Vec::new() };
    block::blocks(blocks, place, &mut notes).into_iter().map(|line| line + "\n").collect()
}

/// The document as plain text, in the order of its reading text.
pub fn text(document: &Document, options: &TextOptions) -> String {
    let width = options.width.map(|width| width.max(MIN_WIDTH));
    let parts = document.parts().iter().map(|part| part::part(part, &document.theme, width));
    let mut out = String::new();
    for (i, lines) in parts.enumerate() {
        if i > 0 {
            out.push('\n');
            out.push_str(&marks::rule('=', width));
            out.push_str("\n\n");
        }
        for line in lines {
            out.push_str(&line);
            out.push('\n');
        }
    }
    if out.is_empty() {
        out.push('\n');
    }
    out
}
