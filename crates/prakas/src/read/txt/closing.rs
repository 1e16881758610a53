//! Place and date under the body, with the lunar line where there is one.

use std::ops::Range;

use jiff::civil::Date;
use prakas_document::{Code, Diagnostic};
use prakas_khmer::calendar::{self, LunarDate, Part, WrittenLunar};

use super::Reader;
use super::head::is_khmer_said;
use super::joined::Joined;
use super::marks;
use super::paper;
use super::plan::Plan;
use crate::khmer;
use crate::read::PlaceKind;
use crate::read::date::{self, FoundDays, days_at_end};

/// The parts of a closing, as bytes of its lines joined.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Closing {
    pub(super) place: Range<usize>,
    lunar: Option<Lunar>,
    days: Option<FoundDays>,
}

/// A lunar date.
#[derive(Debug, PartialEq, Eq)]
struct Lunar {
    range: Range<usize>,
    /// What it says; nothing where it is the right one for the day beside it, in words that need no reading.
    written: Option<WrittenLunar>,
}

/// The most bytes that a line of a closing has.
const LONGEST: usize = 1500;

/// "Which is": between a lunar date and the day beside it.
const WHICH_IS: [&str; 4] = ["ត្រូវនឹង", "ត្រូវនិង", "ត្រូវជា", "ត្រូវ"];

impl Closing {
    /// The parts of a closing that people typed: a place, a lunar date and a day, in any order, of which the place may be left
    /// out, and one of the others.
    fn typed(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let lunar = lunar_in(text);
        let is_last = |lunar: &&Lunar| text[lunar.range.end..].chars().all(is_no_word);
        let end = lunar.as_ref().filter(is_last).map_or(text.len(), |lunar| lunar.range.start);
        let days = days_at_end(strip_which_is(&text[..end]));
        let lunar_range = lunar.as_ref().map(|lunar| lunar.range.clone());
        let days_range = days.as_ref().map(|days| days.range.clone());
        let mut dated: Vec<Range<usize>> = lunar_range.into_iter().chain(days_range).collect();
        dated.sort_by_key(|range| range.start);
        let (first, last) = (dated.first()?, dated.last()?);
        let before = trim(text, 0..first.start);
        let between = trim(text, first.end..last.start.max(first.end));
        // The place stands in one piece.
        let place = match (before.is_empty(), between.is_empty()) {
            (_, true) => before,
            (true, false) => between,
            (false, false) => return None,
        };
        (place.is_empty() || paper::may_be_place(&text[place.clone()])).then_some(Self { place, lunar, days })
    }

    /// The parts of a closing that compose wrote: the lunar date, if any, the place, and the day, with a comma before it unless
    /// it is said in Khmer.
    fn marked(text: &str) -> Option<Self> {
        let found = days_at_end(text)?;
        let before = text[..found.range.start].trim_end();
        let before = match before.strip_suffix(',') {
            _ if is_khmer_said(text, &found) => before,
            Some(before) => before.trim_end(),
            None if before.is_empty() => before,
            // Only the lunar date may stand without a comma.
            None => {
                let lunar = lunar_of(before, &found)?;
                let place = lunar.range.end..lunar.range.end;
                return (lunar.range.len() == before.len()).then_some(Self {
                    place,
                    lunar: Some(lunar),
                    days: Some(found),
                });
            }
        };
        let lunar = lunar_of(before, &found);
        let start = lunar.as_ref().map_or(0, |lunar| lunar.range.end);
        let place = before.len() - before[start..].trim_start().len()..before.len();
        Some(Self { place, lunar, days: Some(found) })
    }
}

/// The lunar date that a text before a day begins with: that of the day, as compose writes it, or another.
fn lunar_of(before: &str, found: &FoundDays) -> Option<Lunar> {
    let day = found.days.as_ref().ok().filter(|days| days.is_one_day()).map(|days| days.first());
    let right = day.and_then(|day| LunarDate::of(day).ok());
    let end = right.and_then(|right| {
        let sentences = [right.to_string(), right.english()];
        sentences.iter().find_map(|sentence| khmer::after(before, sentence))
    });
    match end {
        Some(end) => Some(Lunar { range: 0..end, written: None }),
        None => lunar_in(before).filter(|lunar| lunar.range.start == 0),
    }
}

/// The lunar date in a text.
/// Whether a line has what only lunar dates have, whatever else is wrong with it.
fn looks_lunar(line: &str) -> bool {
    const SIGNS: [&str; 4] = ["កើត", "រោច", "ស័ក", "ព.ស"];
    let line = khmer::fold(line);
    line.len() <= LONGEST && SIGNS.into_iter().filter(|sign| line.contains(&khmer::fold(sign))).count() >= 2
}

fn lunar_in(text: &str) -> Option<Lunar> {
    if !text.contains(khmer::is_khmer) {
        return None;
    }
    let written = calendar::read(text)?;
    // A day and its half of the month are what no other date has.
    written.day.as_ref()?;
    Some(Lunar { range: written.range.clone(), written: Some(written) })
}

/// A text without the words at its end that lead to what is after it.
fn strip_which_is(text: &str) -> &str {
    let trimmed = text.trim_end_matches(khmer::is_ignored);
    let stripped = WHICH_IS.into_iter().find_map(|words| trimmed.strip_suffix(words));
    stripped.map_or(trimmed, |text| text.trim_end_matches(khmer::is_ignored))
}

fn is_no_word(c: char) -> bool {
    khmer::is_ignored(c) || matches!(c, ',' | '។' | '៕')
}

/// A piece of a text without the space, commas and words at its ends that lead from one part to the next.
fn trim(text: &str, piece: Range<usize>) -> Range<usize> {
    let words = &text[piece.clone()];
    let start = piece.end - words.trim_start_matches(is_no_word).len();
    let words = &text[start.min(piece.end)..piece.end];
    let words = strip_which_is(words.trim_end_matches(is_no_word)).trim_end_matches(is_no_word);
    start..start + words.len()
}

impl Reader<'_> {
    /// The closing that lines are, and the lines joined.
    pub(super) fn closing_parts(&self, lines: Range<usize>, is_marked: bool) -> Option<(Joined, Closing)> {
        let bytes = || self.lines[lines.clone()].iter().map(|line| line.range.len()).sum::<usize>();
        if !is_marked && bytes() > LONGEST {
            return None;
        }
        let joined = Joined::new(self.record.text, &self.bare(lines));
        let closing = if is_marked { Closing::marked(&joined.text) } else { Closing::typed(&joined.text) }?;
        Some((joined, closing))
    }

    /// The lines of the closing that a line ends, if it does, under a sentence that has ended or a blank line.
    pub(super) fn closing_at(&self, at: usize, body: usize) -> Option<Range<usize>> {
        let (_, closing) = self.closing_parts(at..at + 1, false)?;
        let mut lines = at..at + 1;
        // The other of lunar date and day stands above, on one line or broken on two.
        let above = |from: usize| (body..from).rev().find(|&at| !self.lines[at].is_blank());
        if closing.lunar.is_none() || closing.days.is_none() {
            let first = above(at);
            let candidates = [first, first.and_then(above)];
            let is_whole = |from: &usize| {
                let both = self.closing_parts(*from..at + 1, false);
                both.is_some_and(|(_, both)| both.lunar.is_some() && both.days.is_some())
            };
            if let Some(from) = candidates.into_iter().flatten().find(is_whole) {
                lines.start = from;
            } else if let (Some(above), true) = (first, closing.days.is_some())
                && looks_lunar(self.line(above))
            {
                lines.start = above;
            }
        }
        let before = lines.start.checked_sub(1).map_or("", |before| self.line(before));
        let stands_apart = before.is_empty()
            || before.ends_with(['.', '!', '?', '”', '"', '*', '។', '៕', '»', '៚'])
            || marks::is_end(before);
        stands_apart.then_some(lines)
    }

    pub(super) fn closing(&mut self, plan: &Plan) {
        if plan.closing.is_empty() {
            return;
        }
        let place_path = format!("editions.{}.place", self.record.language);
        let whole = self.closing_parts(plan.closing.clone(), plan.is_marked);
        if whole.is_none() && !plan.is_marked && looks_lunar(self.line(plan.closing.start)) {
            return self.closing_under_odd_lunar(plan);
        }
        let Some((joined, closing)) = whole else {
            let lines = self.bare(plan.closing.clone());
            self.edition.place = Some(self.plain(&lines, &place_path));
            return;
        };
        if !closing.place.is_empty() {
            self.edition.place = Some(self.plain_part(&joined, closing.place, &place_path));
        }
        match (closing.days, closing.lunar) {
            (Some(FoundDays { range, days }), lunar) => {
                let stands = self.fact(&joined, range, "issued");
                match days {
                    Ok(days) if days.is_one_day() => self.draft.issued = Some(days.first()),
                    Ok(_) => {
                        let message = "a release is issued on one day, and here are several";
                        let finding = Diagnostic::error(Code::BadDate, message);
                        self.record.report(&stands, finding.at_path("issued").hint("write one day"));
                    }
                    Err(error) => self.record.report(&stands, date::finding(&error).at_path("issued")),
                }
                if let Some(lunar) = lunar {
                    self.fact(&joined, lunar.range, LUNAR);
                    if let (Some(written), Some(day)) = (lunar.written, self.draft.issued) {
                        self.check_lunar(&joined, &written, day);
                    }
                }
            }
            (None, Some(lunar)) => self.only_lunar(&joined, lunar),
            (None, None) => {}
        }
    }

    /// Takes place and day from under a line that must be a lunar date, and cannot be read as one.
    fn closing_under_odd_lunar(&mut self, plan: &Plan) {
        let odd = plan.closing.start..plan.closing.end - 1;
        let plan = Plan { closing: odd.end..plan.closing.end, ..plan.clone() };
        self.closing(&plan);
        let range = super::blocks::extent(&self.lines[odd]);
        self.record.place(range.clone(), LUNAR, PlaceKind::Fact);
        let right = self.draft.issued.and_then(|day| LunarDate::of(day).ok());
        let hint = right.map_or_else(
            || "take it out: it is found from the day of issue".to_owned(),
            |right| format!("the lunar date of that day is {right}"),
        );
        let message = "this lunar date cannot be read, and the right one is printed";
        self.record
            .report(&range, Diagnostic::warning(Code::LunarDate, message).at_path("issued").hint(hint));
    }

    /// Says what of a lunar date is not that of the day of issue.
    fn check_lunar(&mut self, joined: &Joined, written: &WrittenLunar, day: Date) {
        let Ok(right) = LunarDate::of(day) else { return };
        for difference in written.differences(day) {
            let ranges: Vec<_> = joined.source(&difference.range).collect();
            let Some(first) = ranges.first() else { continue };
            let stands = first.start..ranges.last().map_or(first.end, |last| last.end);
            let message =
                format!("{} should be {}, by the lunar date of {day}", difference.written, difference.right);
            let mut finding = Diagnostic::warning(Code::LunarDate, message)
                .at_path("issued")
                .hint(format!("the lunar date of that day is {right}"));
            if ranges.len() == 1 {
                finding = finding.fix(self.record.span(&stands), difference.right);
            }
            self.record.report(&stands, finding);
        }
        // Either animal is right on that day; paper has the one of noon.
        let typed = written.animal.as_ref().filter(|animal| animal.value != right.animal());
        let is_told = written.differences(day).iter().any(|difference| difference.part == Part::Animal);
        if let Some(animal) = typed.filter(|_| !is_told)
            && let Some(stands) = joined.source(&animal.range).next()
        {
            let message = format!(
                "on {day} the year changes from one animal to the next, and the page says {}",
                right.animal()
            );
            self.record.report(&stands, Diagnostic::warning(Code::LunarDate, message).at_path("issued"));
        }
    }

    /// Takes the day of issue from the lunar date, where no other says it.
    fn only_lunar(&mut self, joined: &Joined, lunar: Lunar) {
        let stands = self.fact(joined, lunar.range, LUNAR);
        let Some(written) = lunar.written else { return };
        match civil(&written) {
            Some(day) => {
                self.draft.issued = Some(day);
                let finding = Diagnostic::warning(
                    Code::Guess,
                    format!("the day of issue, {day}, was taken from the lunar date"),
                );
                let hint = format!("write the day under it: {}", calendar::solar::sentence(day));
                self.record.report(&stands, finding.at_path("issued").hint(hint));
                self.check_lunar(joined, &written, day);
            }
            None => {
                let finding = Diagnostic::error(Code::LunarDate, "no day has this lunar date");
                let hint = "write the day of issue under it, such as ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១";
                self.record.report(&stands, finding.at_path("issued").hint(hint));
            }
        }
    }
}

/// The path of the lunar date, which compose computes: it says again what the day of issue says.
const LUNAR: &str = "issued.lunar";

/// The day that a lunar date tells by its day, its month and its year: that of the Buddhist era or, of those that have that animal
/// and Sak, the one year of our time.
fn civil(written: &WrittenLunar) -> Option<Date> {
    if let (Some(day), Some(month), Some(era)) = (&written.day, &written.month, &written.era) {
        let (number, phase) = day.value;
        let day = calendar::LunarDay::new(phase, u8::try_from(number).ok()?)?;
        return calendar::civil(day, month.value, u16::try_from(era.value).ok()?).ok();
    }
    let mut days = written.dates().into_iter().filter(|day| (1990..2050).contains(&day.year()));
    days.next().filter(|_| days.next().is_none())
}
