//! The marks of the plain form: what a line begins with, or is made of.

/// What stands before an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// A bullet.
    Bullet(char),
    /// A number, and what stands after it.
    Number(u64, char),
}

/// A [`Marker`] at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) marker: Marker,
    /// The marker's own bytes.
    pub(super) len: usize,
    /// How many columns after the marker's first the words of the item begin.
    pub(super) columns: usize,
}

/// The bullets that people type or paste.
const BULLETS: [char; 9] = ['-', '*', '•', '–', '·', '▪', '●', '◦', '‣'];

/// The item of a list that a line begins.
pub(super) fn marked(line: &str) -> Option<Marked> {
    let first = line.chars().next()?;
    let (marker, len, columns) = if BULLETS.contains(&first) {
        (Marker::Bullet(first), first.len_utf8(), 1)
    } else {
        let (number, digits, after) = number(line)?;
        let after_mark = after.chars().next().filter(|c| matches!(c, '.' | ')'))?;
        (Marker::Number(number, after_mark), line.len() - after.len() + 1, digits + 1)
    };
    let after = &line[len..];
    let spaces = after.chars().take(5).take_while(|c| matches!(c, ' ' | '\t' | '\u{A0}')).count();
    let columns = columns + if (1..5).contains(&spaces) { spaces } else { 1 };
    (after.is_empty() || spaces > 0).then_some(Marked { marker, len, columns })
}

impl Marker {
    /// Whether an item with this marker goes on with a list whose last item had the other one.
    pub(super) fn follows(self, last: Self) -> bool {
        match (last, self) {
            (Self::Bullet(last), Self::Bullet(next)) => last == next,
            (Self::Number(last, after_last), Self::Number(next, after_next)) => {
                last + 1 == next && after_last == after_next
            }
            (Self::Bullet(_), Self::Number(..)) | (Self::Number(..), Self::Bullet(_)) => false,
        }
    }
}

/// The number that a text begins with, in Latin or Khmer digits: its value, how many digits it has, and what follows.
fn number(text: &str) -> Option<(u64, usize, &str)> {
    let digit =
        |c: char| c.to_digit(10).or_else(|| ('០'..='៩').contains(&c).then(|| u32::from(c) - u32::from('០')));
    let (mut value, mut digits, mut rest) = (0, 0, text);
    while let Some((c, digit)) = rest.chars().next().and_then(|c| Some((c, digit(c)?))) {
        value = value * 10 + u64::from(digit);
        digits += 1;
        rest = &rest[c.len_utf8()..];
        if digits > 10 {
            return None;
        }
    }
    (digits > 0).then_some((value, digits, rest))
}

/// The footnote's number in brackets that a text begins with, and how many bytes it takes: `[1]`.
pub(super) fn note_mark(text: &str) -> Option<(u64, usize)> {
    let (number, _, rest) = number(text.strip_prefix('[')?)?;
    rest.starts_with(']').then(|| (number, text.len() - rest.len() + 1))
}

/// The character that a line of one character, three times or more, is made of, where headings are underlined with it.
pub(super) fn rule(line: &str) -> Option<char> {
    let first = line.chars().next().filter(|c| matches!(c, '=' | '-' | '~' | '^'))?;
    (line.len() >= 3 && line.bytes().all(|b| char::from(b) == first)).then_some(first)
}

/// The character of a line that underlines a heading whose longest line has so many characters: a rule that is not much
/// shorter. A shorter one under a paragraph stands between two.
pub(super) fn underline(line: &str, longest: usize) -> Option<char> {
    rule(line).filter(|_| line.len() >= (longest / 8).min(8))
}

/// Whether a line ends the body: `* * *`, or one of the signs that newsrooms end a text with.
pub(super) fn is_end(line: &str) -> bool {
    const ENDS: [&str; 10] = ["***", "###", "##", "-30-", "--30--", "-end-", "-ends-", "ends", "៚", "-៚-"];
    if line.len() > 100 {
        return false;
    }
    let closed: String =
        line.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '–' { '-' } else { c }).collect();
    ENDS.contains(&closed.to_ascii_lowercase().as_str())
}

/// Whether a line is an ornament: no letter and no digit in it.
pub(super) fn is_ornament(line: &str) -> bool {
    const DRAWN: &str = "-–—=_*~•·.#+<>|/◆◇○●□■☆★※❖❧☙✦✧❀✿❁◈♦►◄⁂៙៚៘\u{200B}";
    line.chars().all(|c| c.is_whitespace() || DRAWN.contains(c))
}

/// Whether a line of a table says how its columns are aligned, or ends a row.
pub(super) fn is_table_rule(line: &str) -> bool {
    line.starts_with('|')
        && line.contains("--")
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | '+') || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_begin_with_a_mark_and_a_space() {
        let found = |line| marked(line).map(|m| (m.marker, m.len, m.columns));
        assert_eq!(found("- a"), Some((Marker::Bullet('-'), 1, 2)));
        assert_eq!(found("•   a"), Some((Marker::Bullet('•'), 3, 4)));
        assert_eq!(found("-"), Some((Marker::Bullet('-'), 1, 2)));
        assert_eq!(found("12. a"), Some((Marker::Number(12, '.'), 3, 4)));
        assert_eq!(found("១២) a"), Some((Marker::Number(12, ')'), 7, 4)));
        for words in ["-a", "1.a", "1", "1 . a", "a. b", "— a", "\"- a", "27 October", "99999999999. x", ""]
        {
            assert_eq!(found(words), None, "{words}");
        }
    }

    #[test]
    fn lists_go_on_with_the_same_mark_and_the_next_number() {
        assert!(Marker::Number(3, '.').follows(Marker::Number(2, '.')));
        assert!(!Marker::Number(4, '.').follows(Marker::Number(2, '.')));
        assert!(!Marker::Number(3, ')').follows(Marker::Number(2, '.')));
        assert!(!Marker::Bullet('•').follows(Marker::Bullet('-')));
    }

    #[test]
    fn rules_underline_what_is_not_much_longer() {
        assert_eq!(underline("-----", 10), Some('-'));
        assert_eq!(underline("---", 72), None);
        assert_eq!(rule("--"), None);
        assert_eq!(rule("-=-"), None);
        assert_eq!(rule("———"), None);
    }

    #[test]
    fn ends_ornaments_and_notes() {
        assert!(
            is_end("* * *")
                && is_end("- Ends -")
                && is_end("– 30 –")
                && !is_end("- end of it")
                && !is_end("")
        );
        assert!(is_ornament("——◇——") && is_ornament("*****") && !is_ornament("3") && !is_ornament("- a"));
        assert_eq!(note_mark("[12] x"), Some((12, 4)));
        assert_eq!(note_mark("[x]"), None);
        assert!(is_table_rule("|---|:-:|") && !is_table_rule("| - |") && !is_table_rule("---"));
    }
}
