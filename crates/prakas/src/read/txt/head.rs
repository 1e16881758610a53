//! What stands above the body: national header, issuers, number, status, kind, title, dateline.

use std::ops::Range;

use prakas_document::{Code, Diagnostic, Language, Text};

use super::Reader;
use super::joined::Joined;
use super::lines::chunks;
use super::marks;
use super::paper;
use super::plan::Plan;
use super::status::{COLONS, Notice, Said, notice};
use crate::compose::labels::KNOWN;
use crate::khmer;
use crate::read::PlaceKind;
use crate::read::date::{self, FoundDays, days_at_end, days_at_start};
use crate::release::kind::khmer_at_start;
use crate::release::{Kind, Localized, Status};

/// What a line of the head says of itself.
enum Known {
    /// The state's name or motto, or an ornament: compose sets them anew.
    Paper,
    /// The registry's number, from this byte of the line on.
    Number(usize),
    Notice(Said),
    /// It is a translation that does not bind the issuer.
    Unofficial,
}

/// What to do where a part was taken for another.
const MARKS: &str = "if it is something else, mark the parts: underline the title with `===`, put a line of `---` between head and \
text and one of `* * *` under the text";

impl Reader<'_> {
    /// What a line says of itself.
    fn known(&self, at: usize) -> Option<Known> {
        let range = self.bare(at..at + 1).first()?.range.clone();
        let line = self.record.slice(&range);
        if line.is_empty() {
            return None;
        }
        if marks::is_ornament(line) || paper::is_header_line(line) || self.is_ornament_letter(at, line) {
            return Some(Known::Paper);
        }
        if paper::is_unofficial(line) {
            return Some(Known::Unofficial);
        }
        number_at(line)
            .map(Known::Number)
            .or_else(|| KNOWN.iter().find_map(|(_, labels)| notice(line, labels)).map(Known::Notice))
    }

    /// Whether a line is a letter or two right under the national header: an ornament, in the font that officers draw it with.
    fn is_ornament_letter(&self, at: usize, line: &str) -> bool {
        let is_short = line.len() <= 6 && line.chars().count() <= 3 && !line.contains(khmer::is_khmer);
        let above = || (0..at).rev().find(|&above| !self.lines[above].is_blank());
        is_short && above().is_some_and(|above| paper::is_header_line(self.line(above)))
    }

    /// Whether a line says what it is: paper, number, status.
    pub(super) fn is_known(&self, at: usize) -> bool {
        self.known(at).is_some() || self.kind(at).is_some()
    }

    /// Whether lines are the state's name and motto, with which a release begins, and in which language.
    pub(super) fn national_header(&self, at: usize) -> Option<Language> {
        let bare = |at: usize| {
            let line = self.bare(at..(at + 1).min(self.lines.len()));
            line.first().map_or("", |line| self.record.slice(&line.range))
        };
        paper::header(bare(at), || bare(at + 1))
    }

    pub(super) fn head(&mut self, plan: &Plan) {
        let issuers = self.letterhead(plan);
        self.issuers(issuers, plan);
        let path = format!("editions.{}", self.record.language);
        if !plan.title.is_empty() {
            let lines = self.bare(plan.title.clone());
            self.edition.title = self.plain(&lines, &format!("{path}.title"));
            if plan.kind.is_none() {
                self.draft.kind = kind_of_title(self.edition.title.as_str());
            }
            if !plan.title_is_sure && self.draft.kind.is_none() {
                self.guess(plan.title.clone(), &format!("{path}.title"), "this was taken for the title");
            }
        }
        if !plan.subtitle.is_empty() {
            let lines = self.bare(plan.subtitle.clone());
            self.edition.subtitle = Some(self.plain(&lines, &format!("{path}.subtitle")));
            if !plan.is_marked {
                self.guess(
                    plan.subtitle.clone(),
                    &format!("{path}.subtitle"),
                    "this was taken for the subtitle",
                );
            }
        }
        if let Some(at) = plan.unofficial {
            self.unofficial(at);
        }
        if !plan.dateline.is_empty() {
            self.dateline(plan, &path);
        }
        if !plan.summary.is_empty() {
            let lines = self.lines[plan.summary.clone()].to_vec();
            self.edition.summary = Some(self.plain(&lines, &format!("{path}.summary")));
        }
    }

    /// Says that a part was recognised on weak grounds.
    pub(super) fn guess(&mut self, lines: Range<usize>, path: &str, message: &str) {
        let range = super::blocks::extent(&self.lines[lines]);
        let finding = Diagnostic::warning(Code::Guess, message).at_path(path);
        self.record.report(&range, finding.hint(MARKS));
    }

    /// Says so where paper names the kind otherwise than the line does.
    fn check_kind(&mut self, at: usize) {
        let Some(kind) = self.kind(at) else { return };
        let typed = khmer::fold(
            self.line(at).trim_matches(|c: char| !khmer::is_khmer(c) || matches!(c, '\u{17D4}'..='\u{17DA}')),
        );
        let printed = KNOWN.map(|(_, labels)| (labels.kind)(kind));
        if typed.contains(khmer::is_khmer) && !printed.iter().any(|name| khmer::fold(name) == typed) {
            let name =
                printed.iter().find(|name| name.contains(khmer::is_khmer)).copied().unwrap_or_default();
            let range = super::blocks::extent(&self.lines[at..at + 1]);
            self.record.report(
                &range,
                Diagnostic::warning(Code::Guess, format!("this kind of release is printed as {name}"))
                    .at_path("kind")
                    .hint("if it is another kind, write its own name"),
            );
        }
    }

    /// Takes what the lines of the head say of themselves. Returns the others, each run of them.
    fn letterhead(&mut self, plan: &Plan) -> Vec<Range<usize>> {
        let mut others: Vec<Range<usize>> = Vec::new();
        for chunk in chunks(&self.lines, plan.head.clone()) {
            let mut at = chunk.start;
            while at < chunk.end {
                let taken = if plan.kind == Some(at)
                    || plan.kind.is_some_and(|kind| self.kind(kind) == self.kind(at))
                {
                    // A page in two languages says it twice.
                    self.record.place(self.bare(at..at + 1)[0].range.clone(), "kind", PlaceKind::Fact);
                    self.draft.kind = self.kind(at);
                    self.check_kind(at);
                    1
                } else if plan.closing.contains(&at) {
                    1
                } else {
                    let is_closing = chunk.contains(&plan.closing.start) && plan.closing.start > at;
                    let end = if is_closing { plan.closing.start } else { chunk.end };
                    self.take_known(at..end, plan.is_marked)
                };
                if taken == 0 {
                    match others.last_mut().filter(|run| run.end == at && at > chunk.start) {
                        Some(run) => run.end = at + 1,
                        None => others.push(at..at + 1),
                    }
                }
                at += taken.max(1);
            }
        }
        others
    }

    /// Takes the known line that some lines begin with. Returns how many lines belong to it.
    fn take_known(&mut self, lines: Range<usize>, is_marked: bool) -> usize {
        let at = lines.start;
        let Some(known) = self.known(at) else { return 0 };
        let range = self.bare(at..at + 1)[0].range.clone();
        match known {
            Known::Paper => 1,
            Known::Number(offset) if self.draft.number.is_none() => {
                let end = if is_marked { self.unknown_end(lines) } else { at + 1 };
                let mut words = self.bare(at..end);
                words[0] = words[0].rest(self.record.text, offset, 0);
                self.draft.number = Some(self.plain(&words, "number"));
                end - at
            }
            Known::Number(_) => 0,
            Known::Unofficial => {
                self.unofficial(at);
                1
            }
            Known::Notice(said) => self.notice(said, range, lines),
        }
    }

    /// Whether a line says that the edition is a translation that does not bind the issuer.
    pub(super) fn is_unofficial(&self, at: usize) -> bool {
        matches!(self.known(at), Some(Known::Unofficial))
    }

    fn unofficial(&mut self, at: usize) {
        let path = format!("editions.{}.unofficial", self.record.language);
        let range = super::blocks::extent(&self.bare(at..at + 1));
        self.record.place(range, path, PlaceKind::Fact);
        self.edition.unofficial = true;
    }

    /// The end of the first line and those after it that say nothing of themselves.
    fn unknown_end(&self, lines: Range<usize>) -> usize {
        (lines.start + 1..lines.end).find(|&at| self.is_known(at)).unwrap_or(lines.end)
    }

    fn notice(&mut self, said: Said, range: Range<usize>, lines: Range<usize>) -> usize {
        let Said { notice, fact, words } = said;
        let (path, field) = match notice {
            Notice::Draft | Notice::Final => ("status", None),
            Notice::Embargoed(_) => ("status.embargoed.until", None),
            Notice::Corrected(_) => ("status.corrected.on", Some("status.corrected.what")),
            Notice::Withdrawn(_) => ("status.withdrawn.on", Some("status.withdrawn.why")),
            Notice::Supersedes(_) => ("supersedes", None),
            Notice::SupersededBy(_) => ("superseded_by", None),
        };
        self.record.place(range.start + fact.start..range.start + fact.end, path, PlaceKind::Fact);
        let language = self.record.language.clone();
        let mut text = Text::default();
        let mut taken = 1;
        if let Some(field) = field {
            let end = self.unknown_end(lines.clone());
            let mut after = self.bare(lines.start..end);
            after[0] = after[0].rest(self.record.text, words, 0);
            text = self.plain(&after, &format!("{field}.{language}"));
            taken = end - lines.start;
        }
        let words = Localized::new(language, text);
        let status = match notice {
            Notice::Draft => Ok(Status::Draft),
            Notice::Final => Ok(Status::Final),
            Notice::Embargoed(until) => until.map(|until| Status::Embargoed { until }),
            Notice::Corrected(on) => on.map(|on| Status::Corrected { what: words, on }),
            Notice::Withdrawn(on) => on.map(|on| Status::Withdrawn { why: words, on }),
            Notice::Supersedes(id) => {
                let said = self.draft.supersedes.replace(id).is_some();
                self.check_said_once(said, path, range);
                return taken;
            }
            Notice::SupersededBy(id) => {
                let said = self.draft.superseded_by.replace(id).is_some();
                self.check_said_once(said, path, range);
                return taken;
            }
        };
        match status {
            Ok(status) => {
                let said = self.draft.status.replace(status).is_some();
                self.check_said_once(said, path, range);
            }
            Err(finding) => self.record.report(&range, finding.at_path("status")),
        }
        taken
    }

    fn check_said_once(&mut self, said: bool, path: &str, range: Range<usize>) {
        if said {
            let finding = Diagnostic::error(Code::Contradiction, "this was said before").at_path(path);
            self.record.report(&range, finding.hint("leave one of the two lines out"));
        }
    }

    /// Whether lines are the days of the event, with its venue after them or without.
    pub(super) fn is_dateline(&self, lines: Range<usize>) -> bool {
        let Some(text) = self.short_line(lines) else { return false };
        days_at_start(&text).is_some_and(|found| venue_after(&text, &found).is_some())
    }

    /// Whether lines are a venue and the days of the event after it. So is the place and date that a release ends with.
    pub(super) fn is_venue_and_days(&self, lines: Range<usize>) -> bool {
        self.short_line(lines).is_some_and(|text| venue_before(&text).is_some())
    }

    /// Lines as one, if they are few, short, and no sentence.
    pub(super) fn short_line(&self, lines: Range<usize>) -> Option<String> {
        if lines.is_empty() || lines.len() > 4 {
            return None;
        }
        let text = Joined::new(self.record.text, &self.bare(lines)).text;
        let is_short = khmer::letters(&text) <= 160 && !text.ends_with(['.', '!', '?', ':', '។', '៕', '៖']);
        is_short.then_some(text)
    }

    fn dateline(&mut self, plan: &Plan, path: &str) {
        let joined = Joined::new(self.record.text, &self.bare(plan.dateline.clone()));
        let text = joined.text.as_str();
        let (venue, found) = match (days_at_start(text), venue_before(text)) {
            (Some(found), _) if plan.is_marked => match marked_venue(text, &found) {
                Some(venue) => (venue, Some(found)),
                None => (0..text.len(), None),
            },
            (Some(found), _) => (venue_after(text, &found).unwrap_or_default(), Some(found)),
            (None, Some((venue, found))) if !plan.is_marked => (venue, Some(found)),
            (None, Some(_) | None) => (0..text.len(), None),
        };
        let place_is_venue =
            found.as_ref().is_none_or(|found| found.range.start == 0) || !plan.closing.is_empty();
        let is_doubtful = |found: &FoundDays| {
            let no_sign = is_khmer_said(text, found) && !is_set_off(text, &venue);
            found.range.start > 0 || !venue.is_empty() && no_sign
        };
        if !plan.is_marked && found.as_ref().is_some_and(is_doubtful) {
            let message = if place_is_venue {
                "this was taken for the place and day of the event"
            } else {
                "this was taken for the place and day of issue"
            };
            self.guess(plan.dateline.clone(), "event", message);
        }
        if !venue.is_empty() {
            let part = if place_is_venue { "venue" } else { "place" };
            let words = self.plain_part(&joined, venue, &format!("{path}.{part}"));
            *(if place_is_venue { &mut self.edition.venue } else { &mut self.edition.place }) = Some(words);
        }
        let Some(FoundDays { range, days }) = found else { return };
        let fact = if place_is_venue { "event" } else { "issued" };
        let stands = self.fact(&joined, range, fact);
        match days {
            Ok(days) if place_is_venue => self.draft.event = Some(days),
            Ok(days) => self.draft.issued = Some(days.last()),
            Err(error) => {
                self.record.report(&stands, date::finding(&error).at_path(fact));
            }
        }
    }

    /// Records that a part of a joined text is a fact. Returns where it stands.
    pub(super) fn fact(&mut self, joined: &Joined, part: Range<usize>, path: &str) -> Range<usize> {
        let mut ranges = joined.source(&part);
        let first = ranges.next().unwrap_or_default();
        let whole = first.start..ranges.last().map_or(first.end, |last| last.end);
        self.record.place(whole.clone(), path, PlaceKind::Fact);
        whole
    }
}

/// The kind that a title begins with, where it goes on with whose it is or what it is about.
fn kind_of_title(title: &str) -> Option<Kind> {
    const GOES_ON: [&str; 5] = ["របស់", "នៃ", "ស្តីពី", "អំពី", "ចំពោះ"];
    let (kind, end) = khmer_at_start(title)?;
    let rest = &title[end..];
    (khmer::longest(rest, GOES_ON).is_some() || paper::is_institution(rest)).then_some(kind)
}

/// The signs that set a venue off from the days before it.
const SEPARATORS: [char; 6] = [',', '–', '—', '-', '|', ';'];

/// Whether a day is said in Khmer words, which need no comma beside them.
pub(super) fn is_khmer_said(text: &str, found: &FoundDays) -> bool {
    text[found.range.clone()].contains(|c: char| khmer::is_khmer(c) && c.is_alphabetic())
}

/// The venue after the days that a line begins with; empty where nothing follows. `None` where other words follow.
fn venue_after(text: &str, found: &FoundDays) -> Option<Range<usize>> {
    let rest = &text[found.range.end..];
    let after = rest.trim_start_matches(khmer::is_ignored);
    let venue = after.trim_start_matches(SEPARATORS).trim_start_matches(khmer::is_ignored);
    let may_be_venue =
        || khmer::letters(venue) <= 60 && rest.len() > after.len() || paper::is_khmer_place(venue);
    let is_venue =
        after.is_empty() || after.starts_with(SEPARATORS) || is_khmer_said(text, found) && may_be_venue();
    is_venue.then_some(text.len() - venue.len()..text.len())
}

/// Whether a sign, or a word that begins a place, sets a venue off from the days before it.
fn is_set_off(text: &str, venue: &Range<usize>) -> bool {
    text[..venue.start].trim_end_matches(khmer::is_ignored).ends_with(SEPARATORS)
        || paper::is_khmer_place(&text[venue.clone()])
}

/// The venue after the days, as compose writes them: after a comma, or in Khmer after a space.
fn marked_venue(text: &str, found: &FoundDays) -> Option<Range<usize>> {
    let rest = &text[found.range.end..];
    if rest.is_empty() {
        return Some(0..0);
    }
    let sign = if is_khmer_said(text, found) { ' ' } else { ',' };
    let venue = rest.strip_prefix(sign)?.trim_start();
    Some(text.len() - venue.len()..text.len())
}

/// A venue, and the days after it: `Tokyo, 27 October 2021`, `រាជធានីភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១`.
fn venue_before(text: &str) -> Option<(Range<usize>, FoundDays)> {
    let found = days_at_end(text)?;
    let before = text[..found.range.start].trim_end_matches(khmer::is_ignored);
    // ចុះ dates a paper that is named before it.
    if before.ends_with("ចុះ") {
        return None;
    }
    let venue = match before.strip_suffix(',') {
        Some(venue) => venue.trim_end(),
        None if is_khmer_said(text, &found)
            && paper::is_khmer_place(before)
            && paper::may_be_place(before) =>
        {
            before
        }
        None => return None,
    };
    let is_name =
        venue.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()) && !venue.contains(". ");
    is_name.then_some((0..venue.len(), found))
}

/// The byte where the registry's number begins in a line that gives it.
fn number_at(line: &str) -> Option<usize> {
    const LABELS: [&str; 8] = ["No.", "No:", "N°", "Nº", "№", "Number:", "Ref. No.", "Ref. No:"];
    let latin = || {
        let label = LABELS.iter().find(|label| {
            line.get(..label.len()).is_some_and(|start| start.to_lowercase() == label.to_lowercase())
        })?;
        Some(&line[label.len()..])
    };
    let khmer = || {
        let after = line[khmer::after(line, "លេខ")?..].trim_start_matches(khmer::is_ignored);
        let after = match after.strip_prefix(COLONS).or_else(|| after.strip_prefix('.')) {
            Some(after) => after.trim_start(),
            None => after.starts_with(char::is_numeric).then_some(after)?,
        };
        // Dots for a number that is written in by hand.
        Some(if after.starts_with("..") { after.trim_start_matches(['.', ' ']) } else { after })
    };
    let number =
        khmer().or_else(|| Some(latin()?.trim_start_matches(|c: char| c == ':' || c.is_whitespace())))?;
    (!number.is_empty()).then(|| line.len() - number.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_known_by_their_label() {
        for (line, number) in [
            ("No. 123 MFAIC", Some("123 MFAIC")),
            ("N° 5", Some("5")),
            ("no: 7", Some("7")),
            ("លេខ៖ ១២៣ សជណ.អស", Some("១២៣ សជណ.អស")),
            ("លេខ: 12", Some("12")),
            ("លេខ ៤៥", Some("៤៥")),
            ("លេ\u{200B}ខៈ៥", Some("៥")),
            ("លេខ៖ ......... សជណ", Some("សជណ")),
            ("លេខទូរស័ព្ទ", None),
            ("លេខ៖", None),
            ("No one", None),
            ("No.", None),
        ] {
            assert_eq!(number_at(line).map(|at| &line[at..]), number);
        }
    }
}
