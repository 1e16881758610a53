//! Text in font encodings from before Unicode.
//!
//! Before Unicode, Khmer was typed with fonts that drew Khmer in the place of
//! Latin letters. Such text, pasted without its font, is gibberish:
//! `RBHraCaNacRkkm<úCa` for ព្រះរាជាណាចក្រកម្ពុជា. [`detect`] finds it, so that
//! an author is told what it is, and [`to_unicode`] says what it reads as.
//!
//! ```
//! use prakas_khmer::legacy::{Encoding, detect, to_unicode};
//!
//! let text = "Title: RBHraCaNacRkkm<úCa";
//! let legacy = detect(text).expect("the font encoding");
//! assert_eq!(legacy.encoding, Encoding::Limon);
//! let typed = &text[legacy.range];
//! assert_eq!(typed, "RBHraCaNacRkkm<úCa");
//! assert_eq!(to_unicode(typed, legacy.encoding), "ព្រះរាជាណាចក្រកម្ពុជា");
//!
//! assert_eq!(detect("The Ministry's communiqué, issued in Phnom Penh"), None);
//! ```
//!
//! A word counts as evidence if no other language writes it so (a capital or a
//! sign among its letters), if it can be read as the encoding from end to end,
//! and if words that official Khmer uses all the time come out.

mod glyphs;

use std::fmt;
use std::ops::Range;

/// A family of fonts that share an encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Limon, in which most documents of the 1990s and 2000s were typed.
    Limon,
    /// ABC, with or without zero-width spaces.
    Abc,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Limon => "Limon",
            Self::Abc => "ABC",
        })
    }
}

/// A stretch of text in a legacy encoding.
#[derive(Clone, Debug, PartialEq)]
pub struct Legacy {
    /// Where it stands, in bytes: whole words, within one line.
    pub range: Range<usize>,
    /// The encoding that fits it.
    pub encoding: Encoding,
    /// How much of the stretch is made of words that are known, from 0 to 1.
    /// What is found at all is past doubt; a low value says that it is mixed.
    pub confidence: f32,
}

/// The first stretch of `text` that is in a legacy encoding.
///
/// To find all, go on behind the one that was found.
pub fn detect(text: &str) -> Option<Legacy> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if has_evidence(line)
            && let Some(found) = detect_in_line(line, at)
        {
            return Some(found);
        }
        at += line.len();
    }
    None
}

/// What `typed` reads as. Words that cannot be read stay as they are.
pub fn to_unicode(typed: &str, encoding: Encoding) -> String {
    let mut text = String::with_capacity(typed.len() * 3);
    for part in typed.split_inclusive(char::is_whitespace) {
        let (before, word, after) = trim(part);
        let read = glyphs::word(word, encoding);
        text.push_str(before);
        text.push_str(read.as_deref().unwrap_or(word));
        text.push_str(&after.replace('.', "។"));
    }
    text
}

/// What one word says about the encoding.
enum Evidence {
    /// It is a word of the encoding, and of no other: the letters of known words, of how many.
    For(usize, usize),
    /// It may be one.
    Perhaps(usize),
    /// It is none.
    Against,
}

/// Whether a word of the line is sure to be of an encoding. Few words of other languages are written as odd as those must be, so
/// that this is quick to tell.
fn has_evidence(line: &str) -> bool {
    line.split_whitespace().map(|part| trim(part).1).filter(|word| oddities(word) > 0).any(|word| {
        [Encoding::Limon, Encoding::Abc]
            .into_iter()
            .any(|encoding| matches!(evidence(word, encoding), Evidence::For(..)))
    })
}

fn detect_in_line(line: &str, offset: usize) -> Option<Legacy> {
    let limon = run(line, Encoding::Limon);
    let abc = run(line, Encoding::Abc);
    // The first of two; where both read the same stretch, the one that knows more of it.
    let (encoding, (range, known, total)) = match (limon, abc) {
        (Some(limon), Some(abc)) if abc.0.end <= limon.0.start => (Encoding::Abc, abc),
        (Some(limon), Some(abc)) if abc.0.start < limon.0.end && abc.1 > limon.1 => (Encoding::Abc, abc),
        (Some(limon), _) => (Encoding::Limon, limon),
        (None, abc) => (Encoding::Abc, abc?),
    };
    #[allow(clippy::cast_precision_loss, reason = "a line has fewer letters than that")]
    let confidence = (known as f32 / total.max(1) as f32).min(1.0);
    Some(Legacy { range: range.start + offset..range.end + offset, encoding, confidence })
}

/// The first run of words in `encoding`: where it stands, how many of the
/// letters that it reads as are in known words, and how many there are.
fn run(line: &str, encoding: Encoding) -> Option<(Range<usize>, usize, usize)> {
    let mut run: Option<(Range<usize>, usize, usize)> = None;
    // The far edge of the words beside the run that may belong to it, and their letters.
    let mut pending: Option<(usize, usize)> = None;
    let mut at = 0;
    for part in line.split_inclusive(char::is_whitespace) {
        let start = at;
        at += part.len();
        let (before, word, after) = trim(part);
        if word.is_empty() {
            continue;
        }
        let start = start + before.len();
        let end = at - after.len();
        match evidence(word, encoding) {
            Evidence::For(known, total) => {
                let (edge, held) = pending.take().unwrap_or((start, 0));
                let (from, sum, all) = match run {
                    Some((range, sum, all)) => (range.start, sum, all),
                    None => (edge, 0, 0),
                };
                run = Some((from..end, sum + known, all + total + held));
            }
            Evidence::Perhaps(total) => {
                let (edge, held) = pending.unwrap_or((start, 0));
                let edge = if run.is_some() { end } else { edge };
                pending = Some((edge, held + total));
            }
            Evidence::Against if run.is_some() => break,
            Evidence::Against => pending = None,
        }
    }
    // So are the words behind the last one that is sure.
    Some(match (run?, pending) {
        ((range, known, total), Some((end, held))) => (range.start..end, known, total + held),
        (run, None) => run,
    })
}

/// Cuts off the space around a word, and the marks that are no glyphs there.
fn trim(part: &str) -> (&str, &str, &str) {
    let start = part.trim_start_matches(|c: char| c.is_whitespace() || "¬({\"“".contains(c));
    let before = &part[..part.len() - start.len()];
    let word = start.trim_end_matches(|c: char| c.is_whitespace() || ".¦}\"”?!¡>".contains(c));
    (before, word, &start[word.len()..])
}

fn evidence(word: &str, encoding: Encoding) -> Evidence {
    let letters = word.chars().count();
    if !word.contains(|c: char| c.is_ascii_alphabetic()) {
        let digits = word.chars().all(|c| c.is_ascii_digit());
        return if digits { Evidence::Perhaps(letters) } else { Evidence::Against };
    }
    let Some(read) = glyphs::word(word, encoding) else {
        return Evidence::Against;
    };
    let total = read.chars().count();
    let known = known_letters(&read);
    let oddities = oddities(word);
    if known == total && total >= 3 {
        // English has words that read as some, so these count in company only.
        return if oddities > 0 { Evidence::For(known, total) } else { Evidence::Perhaps(total) };
    }
    // Code mixes capitals and ASCII signs too, so such words must be known well.
    let enough = if !word.is_ascii() {
        known * 8 >= total
    } else if oddities > 1 {
        known * 2 > total
    } else {
        known * 3 >= total * 2
    };
    if oddities > 0 && known >= 4 && enough {
        Evidence::For(known, total)
    } else if oddities > 0 || known > 0 {
        Evidence::Perhaps(total)
    } else {
        Evidence::Against
    }
}

/// How often `word` is written as no other language writes: a sign between
/// letters, a capital behind a small letter, or a start that stands for no
/// letter (`RBH`, `Edl`).
fn oddities(word: &str) -> usize {
    let mut oddities = usize::from(word.starts_with(['R', 'E', 'é', ')']));
    let mut before = None;
    for (at, character) in word.char_indices() {
        let inside = at > 0 && at + character.len_utf8() < word.len();
        let odd = match character {
            '<' | '§' | '¶' | '©' | '¢' | '¥' | 'µ' | 'μ' | '½' | '¾' | '×' | '³' | '²' | '¤' | '£' | '®'
            | '¼' | '´' => true,
            ',' | ';' | ':' | ')' | ']' | 'þ' | 'ñ' | 'ø' => inside,
            'A'..='Z' => before.is_some_and(|before: char| before.is_ascii_lowercase()),
            _ => false,
        };
        oddities += usize::from(odd);
        before = Some(character);
    }
    oddities
}

/// The number of characters of `text` that are in words of [`KNOWN`].
fn known_letters(text: &str) -> usize {
    let mut known = 0;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let word = KNOWN.iter().filter(|word| rest.starts_with(**word)).max_by_key(|word| word.len());
        let length = match word {
            Some(word) => {
                known += word.chars().count();
                word.len()
            }
            None => first.len_utf8(),
        };
        rest = rest.get(length..).unwrap_or("");
    }
    known
}

/// Words, and parts of words, of which official Khmer is full.
#[rustfmt::skip]
const KNOWN: &[&str] = &[
    "ព្រះ", "រាជា", "ណាចក្រ", "កម្ពុជា", "ជាតិ", "សាសនា", "មហាក្សត្រ", "រដ្ឋ", "រដ្ឋាភិបាល", "មន្ត្រី", "ក្រសួង", "ប្រទេស",
    "បរទេស", "សហ", "ប្រតិបត្តិ", "ការ", "អន្តរជាតិ", "សេចក្តី", "ប្រកាស", "ព័ត៌មាន", "រាជធានី", "ភ្នំពេញ", "ថ្ងៃ", "ខែ", "ឆ្នាំ", "លេខ",
    "លោក", "ជំទាវ", "ឯកឧត្តម", "សម្តេច", "នាយក", "ប្រធាន", "ប្រជុំ", "កិច្ច", "ច្បាប់", "មាត្រា", "ជំពូក", "ផ្នែក", "អនុវត្ត", "ព្រហ្មទណ្ឌ",
    "និង", "នៃ", "របស់", "ដែល", "បាន", "ជា", "ក្នុង", "នៅ", "នេះ", "នោះ", "ទៅ", "ពី", "ដោយ", "ជាមួយ", "ត្រូវ", "ប្រព្រឹត្ត", "មាន", "ទី", "លើ",
    "តាម", "សូម", "សម្រាប់", "ចំពោះ", "ដល់", "ឬ", "មិន", "ប្រជាជន", "ប្រជា", "ពលរដ្ឋ", "ខេត្ត", "ស្រុក", "សាលា", "អគ្គ", "គណៈកម្ម", "អភិវឌ្ឍន៍",
    "សង្គម", "សេដ្ឋកិច្ច", "នយោបាយ", "វិទ្យា", "សាស្ត្រ", "យើង", "ខ្ញុំ", "អ្នក", "គោល", "ដែន", "ដី", "កាល", "ឱ្យ", "បញ្ចូល", "ទាំង", "ប្រើ", "ប្រាស់", "ចេញ",
    "អំពី", "ទោស", "បទ", "បញ្ញត្តិ", "តុលាការ", "សន្តិសុខ", "កម្ម", "ភាព", "សំរាប់", "ចាប់", "អោយ", "ប៉ុន្តែ", "ហើយ", "ក្រោយ", "មុន", "ចំនួន",
];

#[cfg(test)]
mod tests;
