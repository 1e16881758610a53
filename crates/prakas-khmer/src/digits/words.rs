//! Numbers in words.

/// The scales from the hundred up, largest first.
const SCALES: [(u64, &str); 7] = [
    (1_000_000_000_000, "ទ្រីលាន"),
    (1_000_000_000, "ប៊ីលាន"),
    (1_000_000, "លាន"),
    (100_000, "សែន"),
    (10_000, "ម៉ឺន"),
    (1_000, "ពាន់"),
    (100, "រយ"),
];

const UNITS: [&str; 10] = ["សូន្យ", "មួយ", "ពីរ", "បី", "បួន", "ប្រាំ", "ប្រាំមួយ", "ប្រាំពីរ", "ប្រាំបី", "ប្រាំបួន"];

const TENS: [&str; 10] = ["", "ដប់", "ម្ភៃ", "សាមសិប", "សែសិប", "ហាសិប", "ហុកសិប", "ចិតសិប", "ប៉ែតសិប", "កៅសិប"];

/// A whole number in Khmer words, without spaces, as Khmer writes them: ២០២១ is ពីរពាន់ម្ភៃមួយ.
///
/// Ten thousands are ម៉ឺន and hundred thousands សែន. Above the million stand ប៊ីលាន (10⁹) and ទ្រីលាន (10¹²), as in the budget and in
/// the National Bank's figures; the older កោដិ, ten million, is read by [`parse_words`] but not written.
///
/// ```
/// use prakas_khmer::digits::words;
///
/// assert_eq!(words(16), "ដប់ប្រាំមួយ");
/// assert_eq!(words(120_000), "មួយសែនពីរម៉ឺន");
/// ```
pub fn words(number: u64) -> String {
    if number == 0 {
        return String::from(UNITS[0]);
    }
    let mut written = String::new();
    push(&mut written, number);
    written
}

fn push(written: &mut String, mut number: u64) {
    for (scale, name) in SCALES {
        if number >= scale {
            push(written, number / scale);
            written.push_str(name);
            number %= scale;
        }
    }
    for (names, digit) in [(TENS, number / 10), (UNITS, number % 10)] {
        // What is left is below a hundred.
        if let Some(name) =
            usize::try_from(digit).ok().filter(|digit| *digit > 0).and_then(|digit| names.get(digit))
        {
            written.push_str(name);
        }
    }
}

#[derive(Clone, Copy)]
enum Word {
    Zero,
    /// One to nine.
    Unit(u64),
    /// Ten to ninety.
    Tens(u64),
    /// ដណ្តប់, the old ten that stands after its unit: មួយដណ្តប់ is eleven.
    Teen,
    /// What multiplies the smaller numbers before it.
    Scale(u64),
}

/// The words of numbers, each before any that it begins with. Spellings that are only read stand beside the written one.
const WORDS: [(&str, Word); 53] = [
    ("សូន្យ", Word::Zero),
    ("ប្រាំមួយ", Word::Unit(6)),
    ("ប្រាំពីរ", Word::Unit(7)),
    ("ប្រាំពិល", Word::Unit(7)),
    ("ប្រាំពិរ", Word::Unit(7)),
    ("ប្រាំបី", Word::Unit(8)),
    ("ប្រាំបួន", Word::Unit(9)),
    ("ប្រាំ", Word::Unit(5)),
    ("មួយភៃ", Word::Tens(20)),
    ("មួយ", Word::Unit(1)),
    ("ពីរ", Word::Unit(2)),
    ("ពិរ", Word::Unit(2)),
    ("បី", Word::Unit(3)),
    ("បួន", Word::Unit(4)),
    ("ដប់", Word::Tens(10)),
    ("ម្ភៃ", Word::Tens(20)),
    ("ភៃ", Word::Tens(20)),
    ("សាមសិប", Word::Tens(30)),
    ("សែសិប", Word::Tens(40)),
    ("ហាសិប", Word::Tens(50)),
    ("ហុកសិប", Word::Tens(60)),
    ("ហកសិប", Word::Tens(60)),
    ("ចិតសិប", Word::Tens(70)),
    ("ចិតសឹប", Word::Tens(70)),
    ("ប៉ែតសិប", Word::Tens(80)),
    ("ប៉ែដសិប", Word::Tens(80)),
    ("កៅសិប", Word::Tens(90)),
    ("សាមសឹប", Word::Tens(30)),
    ("សែសឹប", Word::Tens(40)),
    ("ហាសឹប", Word::Tens(50)),
    ("ហុកសឹប", Word::Tens(60)),
    ("ប៉ែតសឹប", Word::Tens(80)),
    ("កៅសឹប", Word::Tens(90)),
    ("ដណ្តប់", Word::Teen),
    ("ដណ្ដប់", Word::Teen),
    ("តណ្តប់", Word::Teen),
    ("តណ្ដប់", Word::Teen),
    ("រយ", Word::Scale(100)),
    ("ពាន់", Word::Scale(1_000)),
    ("ពាន", Word::Scale(1_000)),
    ("ម៉ឺន", Word::Scale(10_000)),
    ("មុឺន", Word::Scale(10_000)),
    ("មឺុន", Word::Scale(10_000)),
    ("មឺន", Word::Scale(10_000)),
    ("សែន", Word::Scale(100_000)),
    ("លាន", Word::Scale(1_000_000)),
    ("កោដិ", Word::Scale(10_000_000)),
    ("កោដ", Word::Scale(10_000_000)),
    ("ប៊ីលាន", Word::Scale(1_000_000_000)),
    ("ប៊ីល្លាន", Word::Scale(1_000_000_000)),
    ("ប៉ីលាន", Word::Scale(1_000_000_000)),
    ("ទ្រីលាន", Word::Scale(1_000_000_000_000)),
    ("ទ្រីល្លាន", Word::Scale(1_000_000_000_000)),
];

/// The number that Khmer words stand for: what [`words`] writes, and what is also said and typed. Spaces and U+200B may stand
/// anywhere but between digits, a scale may stand without មួយ before it, eleven to nineteen may be made with ដណ្តប់, and a multiplier may be in
/// digits: ២លាន.
///
/// `None` where other words stand there, where they do not make a number, and beyond `u64`.
///
/// ```
/// use prakas_khmer::digits::parse_words;
///
/// assert_eq!(parse_words("ពីរពាន់ ម្ភៃមួយ"), Some(2021));
/// assert_eq!(parse_words("រយ"), Some(100));
/// assert_eq!(parse_words("ពីរដណ្តប់"), Some(12));
/// assert_eq!(parse_words("មួយពីរ"), None);
/// ```
pub fn parse_words(text: &str) -> Option<u64> {
    let is_gap = |char: char| char.is_whitespace() || matches!(char, '\u{200B}' | '\u{2060}' | '\u{FEFF}');
    // Two numbers in digits, one after the other, are not one.
    let is_digit = |char: Option<char>| char.is_some_and(|char| super::value(char).is_some());
    let parts: Vec<&str> = text.split(is_gap).filter(|part| !part.is_empty()).collect();
    if parts.windows(2).any(|pair| is_digit(pair[0].chars().next_back()) && is_digit(pair[1].chars().next()))
    {
        return None;
    }
    let text = parts.concat();
    let (number, length) = parse_words_prefix(&text)?;
    (length == text.len()).then_some(number)
}

/// The number that a text without gaps begins with, and the bytes that it takes.
pub(crate) fn parse_words_prefix(text: &str) -> Option<(u64, usize)> {
    let mut sum = Sum::default();
    let mut rest = text;
    while let Some((word, after)) = next_word(rest) {
        if sum.add(word).is_none() {
            break;
        }
        rest = after;
        if matches!(word, Word::Zero) {
            break;
        }
    }
    let length = text.len() - rest.len();
    if length == 0 { None } else { Some((sum.total()?, length)) }
}

fn next_word(text: &str) -> Option<(Word, &str)> {
    let digits = text.find(|char| super::value(char).is_none()).unwrap_or(text.len());
    if let Some((number, rest)) = text.split_at_checked(digits).filter(|_| digits > 0) {
        let word = match super::parse(number)? {
            0 => Word::Zero,
            number => Word::Unit(number),
        };
        return Some((word, rest));
    }
    WORDS.iter().find_map(|(name, word)| Some((*word, text.strip_prefix(name)?)))
}

/// The terms of a number so far, each with the unit that it counts: a further term is less than that.
#[derive(Default)]
struct Sum(Vec<(u64, u64)>);

impl Sum {
    /// `None`, and nothing is added, where the word cannot stand here.
    fn add(&mut self, word: Word) -> Option<()> {
        match word {
            Word::Zero => self.0.is_empty().then(|| self.0.push((0, 0))),
            Word::Unit(number) => self.push(number, 1),
            Word::Tens(number) => self.push(number, 10),
            Word::Teen => {
                let (unit, 1) = self.0.last_mut()? else { return None };
                if *unit >= 10 {
                    return None;
                }
                *unit += 10;
                Some(())
            }
            Word::Scale(scale) => self.scale(scale),
        }
    }

    fn push(&mut self, number: u64, unit: u64) -> Option<()> {
        if self.0.last().is_some_and(|(_, last)| number >= *last) {
            return None;
        }
        self.0.push((number, unit));
        Some(())
    }

    fn scale(&mut self, scale: u64) -> Option<()> {
        let kept = self.0.iter().rposition(|(number, _)| *number >= scale).map_or(0, |at| at + 1);
        let multiplier: u64 = match self.0.get(kept..)? {
            [] => 1,
            terms => terms.iter().map(|(number, _)| number).sum(),
        };
        let number = multiplier.checked_mul(scale)?;
        let limit = self.0.get(..kept)?.last().map_or(u64::MAX, |(_, unit)| *unit);
        if number >= limit {
            return None;
        }
        self.0.truncate(kept);
        self.0.push((number, scale));
        Some(())
    }

    fn total(&self) -> Option<u64> {
        self.0.iter().try_fold(0_u64, |sum, (number, _)| sum.checked_add(*number))
    }
}
