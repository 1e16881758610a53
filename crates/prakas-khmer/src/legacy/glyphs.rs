//! What the bytes of the encodings draw.
//!
//! One byte of Windows-1252 is one glyph, typed in the order in which glyphs
//! stand from left to right: `eRkay` is េ, ្រ, ក, ា, យ, which is ក្រោយ. ABC and
//! Limon agree on the letters and differ in some thirty signs.

use super::Encoding;
use crate::encoding::{findings, normalize};

/// What a character of the encoding draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Glyph {
    /// A letter, or one with a mark.
    Letter(&'static str),
    /// A vowel that stands at the left of its letter.
    Left(char),
    /// ្រ, which stands there too.
    LeftRo,
    /// A letter under the letter before.
    Under(char),
    /// A vowel or sign over, under or after its letter.
    Mark(&'static str),
    /// What stands alone: a digit, a repetition sign.
    Alone(char),
}

/// The text of a word of the encoding. None if it is not one: a mark without a
/// letter, a left vowel without one, two vowels, or a character of no glyph.
pub(super) fn word(typed: &str, encoding: Encoding) -> Option<String> {
    let glyphs = typed.chars().map(|typed| Some((typed, glyph(typed, encoding)?)));
    let mut reader = Reader { glyphs: glyphs.collect::<Option<_>>()?, at: 0 };
    let mut text = String::new();
    while reader.at < reader.glyphs.len() {
        reader.syllable(&mut text)?;
    }
    let text = normalize(&text).into_owned();
    findings(&text).next().is_none().then_some(text)
}

struct Reader {
    /// Each character as typed, and what it draws.
    glyphs: Vec<(char, Glyph)>,
    at: usize,
}

impl Reader {
    fn peek(&self) -> Option<(char, Glyph)> {
        self.glyphs.get(self.at).copied()
    }

    fn syllable(&mut self, text: &mut String) -> Option<()> {
        let mut left = None;
        let mut ro = false;
        let letter = loop {
            let (typed, glyph) = self.peek()?;
            self.at += 1;
            match glyph {
                Glyph::Left(vowel) if left.is_none() && !ro => left = Some(vowel),
                Glyph::LeftRo if !ro => ro = true,
                Glyph::Letter(letter) => break self.whole_letter(typed, letter),
                Glyph::Alone(sign) if left.is_none() && !ro => {
                    text.push(sign);
                    return Some(());
                }
                Glyph::Left(_) | Glyph::LeftRo | Glyph::Under(_) | Glyph::Mark(_) | Glyph::Alone(_) => {
                    return None;
                }
            }
        };
        text.push_str(letter);
        let mut marks = String::new();
        let mut before = None;
        while let Some((typed, glyph)) = self.peek() {
            match glyph {
                // `hash::Hash`, `book`
                Glyph::Under(_) | Glyph::Mark(_) if before == Some(typed) => return None,
                Glyph::Under(letter) => text.extend(['\u{17D2}', letter]),
                // The left part of ៅ, ឿ and ៀ is a glyph of its own.
                Glyph::Mark(mark @ ("ៅ" | "ឿ" | "ៀ")) => {
                    left = left.filter(|&left| left != 'េ');
                    marks.push_str(mark);
                }
                Glyph::Mark(mark) => marks.push_str(mark),
                Glyph::Letter(_) | Glyph::Left(_) | Glyph::LeftRo | Glyph::Alone(_) => break,
            }
            before = Some(typed);
            self.at += 1;
        }
        if ro {
            text.push_str("្រ");
        }
        text.extend(left);
        text.push_str(&marks);
        Some(())
    }

    /// Letters of two glyphs: `Ba` with a letter under it is ញ, `b¤` is ឬ.
    fn whole_letter(&mut self, typed: char, letter: &'static str) -> &'static str {
        let next = self.peek().map(|(typed, _)| typed);
        let under = self.glyphs.get(self.at + 1).map(|&(_, glyph)| glyph);
        let whole = match (typed, next) {
            ('B', Some('a')) if matches!(under, Some(Glyph::Under(_))) => "ញ",
            ('b', Some('£')) => "ឫ",
            ('b', Some('¤')) => "ឬ",
            ('B', Some('£')) => "ឭ",
            ('B', Some('¤')) => "ឮ",
            _ => return letter,
        };
        self.at += 1;
        whole
    }
}

fn glyph(typed: char, encoding: Encoding) -> Option<Glyph> {
    match encoding {
        Encoding::Limon => limon(typed),
        Encoding::Abc => abc(typed).or_else(|| limon(typed)),
    }
}

/// Where ABC differs from Limon.
#[rustfmt::skip]
fn abc(typed: char) -> Option<Glyph> {
    use Glyph::{Letter, Mark, Under};
    Some(match typed {
        '\\' => Letter("ឭ"), '|' => Letter("ឮ"), ']' => Letter("ឪ"), '{' => Letter("ឱ"), '}' => Letter("ឥ"),
        '«' => Letter("ឧ"), '»' => Letter("ឦ"), '¬' => Letter("ឫ"), '¦' => Letter("ឬ"), '¹' => Letter("ខ្ញុំ"),
        'á' => Letter("បា"), 'Á' => Letter("បៅ"),
        ';' => Under('ក'), ':' => Under('គ'), 'S' => Under('ថ'), 'ß' => Under('ស'), 'H' => Under('ហ'), 'ð' => Under('អ'),
        '&' => Mark("័"), '´' => Mark("់"), '¨' => Mark("៉"), '¼' => Mark("ះ"), '°' => Mark("ំ"), '£' => Mark("ៈ"),
        _ => return None,
    })
}

#[rustfmt::skip]
fn limon(typed: char) -> Option<Glyph> {
    use Glyph::{Alone, Left, LeftRo, Letter, Mark, Under};
    Some(match typed {
        'k' => Letter("ក"), 'x' => Letter("ខ"), 'K' => Letter("គ"), 'X' => Letter("ឃ"), 'g' => Letter("ង"),
        'c' => Letter("ច"), 'q' => Letter("ឆ"), 'C' => Letter("ជ"), 'Q' => Letter("ឈ"), 'j' => Letter("ញ"),
        'd' => Letter("ដ"), 'z' => Letter("ឋ"), 'D' => Letter("ឌ"), 'Z' => Letter("ឍ"), 'N' => Letter("ណ"),
        't' => Letter("ត"), 'f' => Letter("ថ"), 'T' => Letter("ទ"), 'F' => Letter("ធ"), 'n' => Letter("ន"),
        'b' => Letter("ប"), 'p' => Letter("ផ"), 'B' => Letter("ព"), 'P' => Letter("ភ"), 'm' => Letter("ម"),
        'y' => Letter("យ"), 'r' => Letter("រ"), 'l' => Letter("ល"), 'v' => Letter("វ"), 's' => Letter("ស"),
        'h' => Letter("ហ"), 'L' => Letter("ឡ"), 'G' => Letter("អ"), ')' => Letter("ប"), '´' => Letter("ខ្ញុំ"),
        '\\' => Letter("ឥ"), '|' => Letter("ឦ"), ']' => Letter("ឧ"), '«' => Letter("ឪ"), 'É' => Letter("ឯ"),
        '»' => Letter("ឱ"),
        'e' => Left('េ'), 'E' => Left('ែ'), 'é' => Left('ៃ'),
        'R' | '®' => LeftRo,
        'á' => Under('ក'), 'ç' => Under('ខ'), 'Á' => Under('គ'), 'Ç' => Under('ឃ'), '¶' => Under('ង'),
        '©' => Under('ច'), 'ä' => Under('ឆ'), '¢' => Under('ជ'), 'Ä' => Under('ឈ'), 'J' | 'Ø' => Under('ញ'),
        'æ' => Under('ឋ'), 'Ð' => Under('ឌ'), 'Æ' => Under('ឍ'), 'Ñ' => Under('ណ'), 'þ' => Under('ត'),
        'ß' => Under('ថ'), 'Þ' => Under('ទ'), '§' => Under('ធ'), 'ñ' => Under('ន'), ',' => Under('ប'),
        'ö' => Under('ផ'), '<' => Under('ព'), 'Ö' => Under('ភ'), 'µ' | 'μ' => Under('ម'), 'ü' => Under('យ'),
        'ø' => Under('ល'), 'V' => Under('វ'), 'S' => Under('ស'), 'ð' => Under('ហ'), '¥' => Under('អ'),
        'a' => Mark("ា"), 'i' => Mark("ិ"), 'I' => Mark("ី"), 'w' => Mark("ឹ"), 'W' => Mark("ឺ"),
        'u' | 'ú' => Mark("ុ"), 'U' | 'Ú' => Mark("ូ"), 'Y' => Mark("ួ"), 'O' => Mark("ឿ"), 'o' => Mark("ៀ"),
        'í' => Mark("ិ"), 'Í' => Mark("ី"), 'å' => Mark("ឹ"), 'Å' => Mark("ឺ"), 'Ü' => Mark("ួ"), 'Ó' => Mark("ឿ"),
        'ó' => Mark("ៀ"), '¿' => Mark("ំ"), 'A' => Mark("ៅ"), 'M' => Mark("ំ"), 'H' => Mark("ះ"), '³' => Mark("ៈ"),
        ':' => Mark("៉"), '\'' | '‘' => Mark("៊"), ';' => Mark("់"), '½' => Mark("័"), '¾' => Mark("៏"),
        '’' => Mark("៌"), '+' => Mark("៎"), '_' => Mark("៍"), '×' => Mark("ិ៍"),
        '0' => Alone('០'), '1' => Alone('១'), '2' => Alone('២'), '3' => Alone('៣'), '4' => Alone('៤'),
        '5' => Alone('៥'), '6' => Alone('៦'), '7' => Alone('៧'), '8' => Alone('៨'), '9' => Alone('៩'),
        // The tails of ឫ and ឬ.
        '£' => Under('ញ'), '¤' => Mark("្ញុ"),
        '²' => Alone('ៗ'),
        _ => return None,
    })
}
