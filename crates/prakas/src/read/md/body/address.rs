//! Where the address and the title of a link or picture stand in their source.

use std::ops::Range;

/// The address in what follows the words of a link or the label of a definition: `](https://example.org/ "title")`,
/// `]: <a b.png>`. The range counts the slice, and leaves the angle brackets out.
pub(super) fn destination(slice: &str) -> Option<Range<usize>> {
    let open = slice.find("](").or_else(|| slice.find("]:"))? + 2;
    let start = open + slice[open..].find(|c: char| !c.is_ascii_whitespace())?;
    let rest = &slice[start..];
    let end = if let Some(inner) = rest.strip_prefix('<') {
        return unescaped(inner, |c| c == '>').map(|end| start + 1..start + 1 + end);
    } else {
        let mut depth = 0_usize;
        let stops = |c: char| {
            match c {
                '(' => depth += 1,
                ')' if depth == 0 => return true,
                ')' => depth -= 1,
                c => return c.is_ascii_whitespace() || c.is_ascii_control(),
            }
            false
        };
        unescaped(rest, stops).unwrap_or(rest.len())
    };
    (end > 0).then_some(start..start + end)
}

/// The title in what follows an address: ` "title")`, without its quotation marks.
pub(super) fn title(slice: &str) -> Option<Range<usize>> {
    let start = slice.find(['"', '\'', '('])?;
    let (open, rest) = slice[start..].split_at(1);
    let close = if open == "(" { ')' } else { open.chars().next()? };
    let end = unescaped(rest, |c| c == close)?;
    Some(start + 1..start + 1 + end)
}

/// The byte of the first character that stops the search and has no backslash before it.
fn unescaped(text: &str, mut stops: impl FnMut(char) -> bool) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if stops(c) {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_titles_are_found() {
        for (slice, address, words) in [
            ("](https://a.example/)", "https://a.example/", None),
            ("]( a.png \"cap (1)\" )", "a.png", Some("cap (1)")),
            ("](<a b.png> 'it\\'s')", "a b.png", Some("it\\'s")),
            ("](a(b)c (cap))", "a(b)c", Some("cap")),
            ("]:\n  https://a.example/\n  \"t\"", "https://a.example/", Some("t")),
        ] {
            let found = destination(slice).expect("an address");
            assert_eq!(&slice[found.clone()], address);
            let rest = &slice[found.end..];
            assert_eq!(title(rest).map(|range| &rest[range]), words, "{slice}");
        }
        assert_eq!(destination("]()"), None);
    }
}
