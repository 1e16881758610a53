//! Two editions on one page: the release in Khmer and in English, one under the other.

use std::ops::Range;

use prakas_document::{Language, Script};

use super::Reader;
use super::lines::Line;
use super::{marks, paper};

/// A page: its language, its lines, its bytes.
pub(super) type Page = (Language, Range<usize>, Range<usize>);

/// The most beginnings of a second page that are looked at.
const MOST_BEGINNINGS: usize = 8;

/// The two pages of a source that has one in Khmer and one in English: the second begins with a national header or under a rule,
/// and each is almost all in its language, and has a kind and a title of its own.
pub(super) fn pages(index: usize, text: &str, lines: &[Line]) -> Option<Vec<Page>> {
    let letters = letters(text, lines);
    beginnings(text, lines).into_iter().find_map(|at| {
        let cut = after_words(text, lines, at);
        let byte = lines.get(cut)?.range.start;
        let first = (language(&letters, 0..cut)?, 0..cut, 0..byte);
        let second = (language(&letters, cut..lines.len())?, cut..lines.len(), byte..text.len());
        let is_whole = |(language, within, _): &Page| {
            let mut reader = Reader::new(index, text, language.clone(), lines[within.clone()].to_vec());
            let end = reader.lines.len();
            let end = end + reader.part_head_lines(end);
            let plan = reader.plan(end);
            plan.kind.is_some() && !plan.title.is_empty()
        };
        let pages = vec![first, second];
        (pages[0].0 != pages[1].0 && pages.iter().all(is_whole)).then_some(pages)
    })
}

/// The first lines with which a second page may begin.
fn beginnings(text: &str, lines: &[Line]) -> Vec<usize> {
    let words = |at: usize| lines.get(at).map_or("", |line| text[line.range.clone()].trim_matches('*'));
    let mut found = Vec::new();
    let mut above: Option<usize> = None;
    for (at, _) in lines.iter().enumerate().filter(|(_, line)| !line.is_blank()) {
        let is_under_rule = above.is_some_and(|above| marks::is_ornament(words(above)));
        let begins = is_under_rule || paper::header(words(at), || words(at + 1)).is_some();
        if above.is_some() && begins && !marks::is_ornament(words(at)) {
            found.push(at);
        }
        if found.len() == MOST_BEGINNINGS {
            break;
        }
        above = Some(at);
    }
    found
}

/// The line after the last words before a line; ornaments and rules between are no words.
fn after_words(text: &str, lines: &[Line], at: usize) -> usize {
    let is_words = |line: &Line| !line.is_blank() && !marks::is_ornament(&text[line.range.clone()]);
    lines[..at].iter().rposition(is_words).map_or(0, |last| last + 1)
}

/// How many Khmer letters, and how many others, stand before each line, and in all.
fn letters(text: &str, lines: &[Line]) -> Vec<(usize, usize)> {
    let mut sum = (0, 0);
    let mut sums = vec![sum];
    for line in lines {
        for script in text[line.range.clone()].chars().filter_map(Script::of) {
            match script {
                Script::Khmer => sum.0 += 1,
                Script::Latin => sum.1 += 1,
            }
        }
        sums.push(sum);
    }
    sums
}

/// The language of lines that are almost all in one.
fn language(sums: &[(usize, usize)], lines: Range<usize>) -> Option<Language> {
    let (before, after) = (sums.get(lines.start)?, sums.get(lines.end)?);
    let (khmer, latin) = (after.0 - before.0, after.1 - before.1);
    if khmer > 3 * latin {
        Some(Language::KM)
    } else if latin > 3 * khmer {
        Some(Language::EN)
    } else {
        None
    }
}
