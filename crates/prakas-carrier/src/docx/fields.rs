//! Fields: words that a program computes, and the instruction by which it does (ECMA-376 part 1, 17.16).

/// The fields that are open, the innermost last. They may begin in one paragraph and end in another.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    is_in_result: bool,
    /// Where its words lead.
    link: Option<usize>,
}

/// The most fields that may stand in one another.
const DEEPEST: usize = 64;

impl Fields {
    pub(super) fn begin(&mut self) {
        if self.open.len() < DEEPEST {
            self.open.push(Field::default());
        }
    }

    /// Adds to the instruction of the innermost field.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.is_in_result) {
            field.instruction.push_str(text);
        }
    }

    /// From here on come the words of the innermost field. `link` gives the number of an address.
    pub(super) fn separate(&mut self, link: impl FnOnce(&str) -> usize) {
        if let Some(field) = self.open.last_mut() {
            field.is_in_result = true;
            field.link = address(&field.instruction).map(link);
        }
    }

    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    /// Whether what stands here is shown: it is no instruction and, where pages have their margins, no page's number.
    pub(super) fn is_shown(&self, is_in_margin: bool) -> bool {
        let hides = |field: &Field| !field.is_in_result || is_in_margin && is_page_number(&field.instruction);
        !self.open.iter().any(hides)
    }

    /// Where words here lead.
    pub(super) fn link(&self) -> Option<usize> {
        self.open.iter().rev().find_map(|field| field.link)
    }
}

/// The address of a field that is a link: `HYPERLINK "https://example.org/" \o "tip"`. One that leads to a place in the document
/// has none.
pub(super) fn address(instruction: &str) -> Option<&str> {
    let rest = instruction.trim_start();
    let (name, rest) = rest.split_at_checked("HYPERLINK".len())?;
    if !name.eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let rest = rest.trim_start();
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split_whitespace().next().filter(|word| !word.starts_with('\\')),
    }
    .filter(|address| !address.is_empty())
}

/// Whether a field is the number of a page, or how many there are.
pub(super) fn is_page_number(instruction: &str) -> bool {
    let name = instruction.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
    matches!(name.as_str(), "PAGE" | "NUMPAGES" | "SECTIONPAGES" | "SECTION")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_have_their_addresses() {
        for (instruction, expected) in [
            (" HYPERLINK \"https://a.example/?a=b c\" \\o \"tip\" ", Some("https://a.example/?a=b c")),
            ("hyperlink https://a.example/", Some("https://a.example/")),
            ("HYPERLINK \\l \"_Toc1\"", None),
            ("HYPERLINK \"\"", None),
            ("PAGE", None),
            ("", None),
        ] {
            assert_eq!(address(instruction), expected, "{instruction}");
        }
    }
}
