//! Findings for people: drawn with the line that they are about.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Padding, Renderer, Snippet};
use prakas::Severity;

use crate::code::explanation;
use crate::excerpt::{visible, width};
use crate::finding::{Finding, Position};
use crate::khmer::spoken;
use crate::ui::Ui;

/// The most characters of a message or hint that are drawn.
const LONGEST: usize = 600;

/// Draws findings, for a terminal of so many columns. Colours are always there; the stream takes them out again.
///
/// In another language than English a finding is headed by what its rule is about; the sentence about this place comes after it.
pub(crate) fn draw(findings: &[Finding], columns: usize, ui: Ui) -> String {
    findings.iter().map(|finding| draw_one(finding, columns, ui) + "\n\n").collect()
}

fn draw_one(finding: &Finding, columns: usize, ui: Ui) -> String {
    let told = match ui {
        Ui::English => None,
        Ui::Khmer => explanation(&finding.code, &ui.language()),
    };
    let level = match finding.severity {
        Severity::Error => Level::ERROR.with_name(ui.choose("error", "កំហុស")),
        Severity::Warning => Level::WARNING.with_name(ui.choose("warning", "ការព្រមាន")),
    };
    let note = Level::NOTE.with_name(ui.choose("note", "ចំណាំ"));
    let help = Level::HELP.with_name(ui.choose("help", "ជំនួយ"));
    let title = told.map_or_else(|| words(&finding.message), |told| told.title.to_owned());
    let mut group = Group::with_title(level.primary_title(title).id(&*finding.code));
    let file = finding.file.as_deref().map(visible);
    let mut columns_drawn_and_real = None;
    match (&file, &finding.excerpt, finding.start) {
        (Some(file), Some(excerpt), Some(start)) => {
            let gutter = start.line.to_string().len() + 3;
            let (text, place) = excerpt.fit(columns.saturating_sub(gutter));
            columns_drawn_and_real = Some((text[..place.start].chars().count() + 1, start));
            let annotation = AnnotationKind::Primary.span(place);
            group =
                group.element(Snippet::source(text).path(file).line_start(start.line).annotation(annotation));
        }
        // A message that names the file has said it.
        (Some(file), _, _) if !finding.message.contains(file.as_str()) => {
            group = group.element(Origin::path(file));
            if finding.path.is_some() || !finding.hints.is_empty() {
                group = group.element(Padding);
            }
        }
        (_, _, _) => {}
    }
    if let (None, Some(path)) = (finding.start, &finding.path) {
        group = group.element(note.clone().message(format!(
            "{} `{}`",
            ui.choose("the field is", "ព័ត៌មានឈ្មោះ"),
            words(path)
        )));
    }
    let room = columns.saturating_sub("     = help: ".len());
    if let Some(told) = told {
        let sentence = words(&spoken(&finding.message, ui));
        // Some rules have nothing to say of a place but that it is there.
        if sentence != told.title {
            group = group.element(note.message(wrap(&sentence, room)));
        }
        group = group.element(help.clone().message(told.mend));
    }
    for hint in &finding.hints {
        group = group.element(help.clone().message(wrap(&words(&spoken(hint, ui)), room)));
    }
    // The excerpt is cut already.
    let drawn = Renderer::styled().term_width(usize::MAX / 4).render(&[group]);
    match (&file, columns_drawn_and_real, drawn.split_once('\n')) {
        (Some(file), Some((column, start)), Some((title, rest))) => {
            // The excerpt's columns are drawn, and the line's are meant.
            let Position { line, column: real } = start;
            let rest = rest.replacen(&format!("{file}:{line}:{column}"), &format!("{file}:{line}:{real}"), 1);
            format!("{title}\n{rest}")
        }
        _ => drawn,
    }
}

/// Words that fit into a message: visible, and no more of them than anybody reads.
fn words(text: &str) -> String {
    let text = text.replace(['\r', '\n'], " ");
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => visible(&text[..at]) + "…",
        None => visible(&text),
    }
}

/// Words in lines of so many columns; a longer word has a line of its own.
fn wrap(text: &str, columns: usize) -> String {
    let mut wrapped = String::with_capacity(text.len());
    let mut used = 0;
    for word in text.split(' ') {
        let own = width(word);
        if used > 0 && used + 1 + own > columns {
            wrapped.push('\n');
            used = 0;
        } else if !wrapped.is_empty() {
            wrapped.push(' ');
            used += 1;
        }
        wrapped.push_str(word);
        used += own;
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use prakas::{Code, Diagnostic, Source, Span};

    use super::*;
    use crate::finding::Sheets;

    fn plain(findings: &[Finding], columns: usize) -> String {
        anstream::adapter::strip_str(&draw(findings, columns, Ui::English)).to_string()
    }

    fn drawn(text: &str, place: &str, columns: usize, with: impl FnOnce(Diagnostic) -> Diagnostic) -> String {
        let sources = [Source::new("summit.txt", text)];
        let start = text.find(place).expect("it stands there");
        let diagnostic = Diagnostic::error(Code::BadDate, "there is no 31 February")
            .at(Span::new(0, start..start + place.len()));
        plain(&[Sheets::new(&sources).finding(with(diagnostic))], columns)
    }

    #[test]
    fn a_finding_shows_its_line() {
        assert_eq!(
            drawn("Press Release\n\nPhnom Penh, 31 February 2021\n", "31 February", 80, |d| d
                .hint("look at the calendar")),
            "\
error[bad-date]: there is no 31 February
 --> summit.txt:3:13
  |
3 | Phnom Penh, 31 February 2021
  |             ^^^^^^^^^^^
  |
  = help: look at the calendar

"
        );
    }

    #[test]
    fn a_long_hint_is_wrapped() {
        let finding = Finding::error("x", "m").hint("one two three four five six seven").hint("a  b");
        assert_eq!(
            plain(&[finding], 32),
            "\
error[x]: m
 |
 = help: one two three four
         five six seven
 = help: a  b

"
        );
    }

    #[test]
    fn a_long_line_is_cut_and_its_column_is_not() {
        let text = format!("{} 31 February {}", "word ".repeat(1000), "word ".repeat(1000));
        assert_eq!(
            drawn(&text, "31 February", 50, |d| d),
            "\
error[bad-date]: there is no 31 February
 --> summit.txt:1:5002
  |
1 | …rd word word  31 February word word word wor…
  |                ^^^^^^^^^^^

"
        );
    }

    #[test]
    fn a_place_of_many_lines_is_shown_by_its_first() {
        assert_eq!(
            drawn("---\r\ntitle: a\r\n", "---\r\ntitle: a\r\n", 80, |d| d),
            "\
error[bad-date]: there is no 31 February
 --> summit.txt:1:1
  |
1 | ---
  | ^^^

"
        );
    }

    #[test]
    fn khmer_is_underlined_by_its_columns() {
        assert_eq!(
            drawn("ភ្នំពេញ ថ្ងៃទី៣១ ខែកុម្ភៈ", "ថ្ងៃទី៣១", 80, |d| d).lines().nth(4).map(str::trim_end),
            Some("  |       ^^^^^^")
        );
    }

    #[test]
    fn a_finding_without_a_place_shows_file_and_field() {
        let sources = [Source::new("a.en.md", "x")];
        let diagnostic =
            Diagnostic::warning(Code::MissingTitle, "the title is missing").at_path("editions.en.title");
        assert_eq!(
            plain(&[Sheets::new(&sources).finding(diagnostic)], 80),
            "\
warning[missing-title]: the title is missing
--> a.en.md
 |
 = note: the field is `editions.en.title`

"
        );
        let missing = Finding::error("cannot-read", "`a.txt` is missing").of_file("a.txt");
        assert_eq!(plain(&[missing], 80), "error[cannot-read]: `a.txt` is missing\n\n");
    }

    #[test]
    fn nothing_of_a_source_reaches_the_terminal_raw() {
        let evil = "\u{1B}]0;owned\u{7}\u{9B}2J\r\u{202E}";
        let finding =
            Finding { path: Some(evil.into()), ..Finding::error("x", evil).of_file(evil).hint(evil) };
        let text = plain(&[finding], 80) + &drawn(&format!("{evil}x"), "x", 80, |d| d);
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
        assert!(!text.contains('\u{202E}'));
    }

    #[test]
    fn in_khmer_the_rule_is_told_first() {
        let sources = [Source::new("a.km.md", "x")];
        let drawn = |message: &str| {
            let diagnostic = Diagnostic::error(Code::MissingTitle, message).at_path("editions.km.title");
            let found = Sheets::new(&sources).finding(diagnostic);
            anstream::adapter::strip_str(&draw(&[found], 200, Ui::Khmer)).to_string()
        };
        let known = drawn("the title is missing");
        let drawn = drawn("a sentence that nobody has in Khmer");
        let told = prakas::explanation(Code::MissingTitle, &prakas::Language::KM);
        assert!(drawn.starts_with(&format!("កំហុស[missing-title]: {}\n", told.title)), "{drawn}");
        assert!(
            drawn.contains("a sentence that nobody has in Khmer") && drawn.contains(told.mend),
            "{drawn}"
        );
        // What the headline says already is not said again.
        assert!(known.matches(told.title).count() == 1 && !known.contains("the title is missing"), "{known}");
    }

    #[test]
    fn long_messages_end_somewhere() {
        let text = plain(&[Finding::error("x", "y".repeat(100_000))], 80);
        assert!(text.len() < 2 * LONGEST && text.contains('…'));
    }
}
