//! What stands above the body: national header, issuers, number, status, kind, title, dateline.

use std::ops::Range;

use prakas_document::{Code, Diagnostic, Text};

use super::Reader;
use super::joined::Joined;
use super::lines::chunks;
use super::marks;
use super::plan::Plan;
use super::status::{Notice, Said, notice};
use crate::house::House;
use crate::read::PlaceKind;
use crate::read::date::{self, FoundDays, days_at_end, days_at_start};
use crate::release::{Issuer, Localized, Name, Status};

/// What a line of the head says of itself.
enum Known {
    /// The state's name or motto, or an ornament: compose sets them anew.
    Paper,
    /// The registry's number, from this byte of the line on.
    Number(usize),
    Notice(Said),
}

impl Reader<'_> {
    /// What a line says of itself.
    fn known(&self, at: usize) -> Option<Known> {
        let range = self.bare(at..at + 1).first()?.range.clone();
        let line = self.record.slice(&range);
        if line.is_empty() {
            return None;
        }
        if marks::is_ornament(line) {
            return Some(Known::Paper);
        }
        let labels = self.labels?;
        let is = |label: &str| line.split_whitespace().eq_by_case(label.split_whitespace());
        if is(labels.state) || is(labels.motto) {
            return Some(Known::Paper);
        }
        number_at(line).map(Known::Number).or_else(|| notice(line, labels).map(Known::Notice))
    }

    /// Whether a line says what it is: paper, number, status.
    pub(super) fn is_known(&self, at: usize) -> bool {
        self.known(at).is_some() || self.kind(at).is_some()
    }

    /// Whether lines are the state's name and motto, with which a release begins.
    pub(super) fn is_national_header(&self, at: usize) -> bool {
        let Some(labels) = self.labels else { return false };
        let is = |at: usize, label: &str| {
            let line = self.bare(at..(at + 1).min(self.lines.len()));
            line.first().is_some_and(|line| {
                self.record.slice(&line.range).split_whitespace().eq_by_case(label.split_whitespace())
            })
        };
        is(at, labels.state) && is(at + 1, labels.motto)
    }

    pub(super) fn head(&mut self, plan: &Plan) {
        let issuers = self.letterhead(plan);
        self.issuers(issuers, plan);
        let path = format!("editions.{}", self.record.language);
        if !plan.title.is_empty() {
            let lines = self.bare(plan.title.clone());
            self.edition.title = self.plain(&lines, &format!("{path}.title"));
            if !plan.title_is_sure && plan.kind.is_none() {
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
        self.record.report(&range, finding.hint("if it is something else, see how the form marks its parts"));
    }

    /// Takes what the lines of the head say of themselves. Returns the others, each run of them.
    fn letterhead(&mut self, plan: &Plan) -> Vec<Range<usize>> {
        let mut others: Vec<Range<usize>> = Vec::new();
        for chunk in chunks(&self.lines, plan.head.clone()) {
            let mut at = chunk.start;
            while at < chunk.end {
                let taken = if plan.kind == Some(at) {
                    self.record.place(self.bare(at..at + 1)[0].range.clone(), "kind", PlaceKind::Fact);
                    self.draft.kind = self.kind(at);
                    1
                } else {
                    self.take_known(at..chunk.end, plan.is_marked)
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
            Known::Notice(said) => self.notice(said, range, lines),
        }
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

    /// The issuer, and those who issue together with it: each run of lines one of them, unless all together are a house's
    /// name.
    fn issuers(&mut self, mut runs: Vec<Range<usize>>, plan: &Plan) {
        if let (Some(first), Some(last)) = (runs.first(), runs.last())
            && runs.len() > 1
            && !plan.is_marked
        {
            let whole = first.start..last.end;
            if matches!(self.issuer(&runs), Some(Issuer::House(_))) {
                runs = vec![whole];
            }
        }
        for (i, run) in runs.into_iter().enumerate() {
            let path = if i == 0 { "issuer".to_owned() } else { format!("co_issuers.{}", i - 1) };
            let Some(issuer) = self.issuer(std::slice::from_ref(&run)) else { continue };
            let bare: Vec<_> = self.bare(run.clone()).into_iter().filter(|line| !line.is_blank()).collect();
            match &issuer {
                Issuer::House(_) => {
                    let range = super::blocks::extent(&bare);
                    self.record.place(range, path.clone(), PlaceKind::Fact);
                }
                Issuer::Named(_) => {
                    let language = self.record.language.clone();
                    for (n, line) in bare.iter().enumerate() {
                        self.plain(std::slice::from_ref(line), &format!("{path}.named.{language}.{n}"));
                    }
                    if !plan.is_marked && !is_institution(&self.peek(&bare)) {
                        self.guess(run, &path, "this was taken for the name of the issuer");
                    }
                }
            }
            if i == 0 {
                self.draft.issuer = Some(issuer);
            } else {
                self.draft.co_issuers.push(issuer);
            }
        }
    }

    fn issuer(&self, runs: &[Range<usize>]) -> Option<Issuer> {
        let lines = runs.iter().flat_map(|run| self.bare(run.clone()));
        let name = Name::new(lines.map(|line| self.peek(&[line]))).ok()?;
        Some(House::recognise(self.record.language.clone(), name))
    }

    /// Whether lines are the days of the event, with its venue after them or without.
    pub(super) fn is_dateline(&self, lines: Range<usize>) -> bool {
        let Some(text) = self.short_line(lines) else { return false };
        days_at_start(&text).is_some_and(|found| {
            let rest = text[found.range.end..].trim_start();
            rest.is_empty() || rest.starts_with([',', '–', '—', '-', '|', ';'])
        })
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
        let is_short = text.chars().count() <= 160 && !text.ends_with(['.', '!', '?', ':', '។']);
        is_short.then_some(text)
    }

    fn dateline(&mut self, plan: &Plan, path: &str) {
        let joined = Joined::new(self.record.text, &self.bare(plan.dateline.clone()));
        let text = joined.text.as_str();
        let (venue, found) = match (days_at_start(text), venue_before(text)) {
            (Some(found), _) if plan.is_marked => match text[found.range.end..].strip_prefix(',') {
                Some(venue) => (text.len() - venue.trim_start().len()..text.len(), Some(found)),
                None if found.range.end == text.len() => (0..0, Some(found)),
                None => (0..text.len(), None),
            },
            (Some(found), _) => {
                let rest = &text[found.range.end..];
                let venue = rest.trim_start().trim_start_matches([',', '–', '—', '-', '|', ';']).trim_start();
                (text.len() - venue.len()..text.len(), Some(found))
            }
            (None, Some((venue, found))) if !plan.is_marked => (venue, Some(found)),
            (None, Some(_) | None) => (0..text.len(), None),
        };
        let place_is_venue =
            found.as_ref().is_none_or(|found| found.range.start == 0) || !plan.closing.is_empty();
        if !plan.is_marked && found.as_ref().is_some_and(|found| found.range.start > 0) {
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

/// A venue, and the days after it: `Tokyo, 27 October 2021`.
fn venue_before(text: &str) -> Option<(Range<usize>, FoundDays)> {
    let found = days_at_end(text)?;
    let venue = text[..found.range.start].trim_end().strip_suffix(',')?.trim_end();
    let is_name =
        venue.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()) && !venue.contains(". ");
    is_name.then_some((0..venue.len(), found))
}

/// The byte where the registry's number begins in a line that gives it.
fn number_at(line: &str) -> Option<usize> {
    let after =
        ["No.", "No:", "N°", "Nº", "№", "Number:", "Ref. No.", "Ref. No:"].into_iter().find_map(|label| {
            let start = line.get(..label.len())?;
            start.to_lowercase().eq(&label.to_lowercase()).then(|| &line[label.len()..])
        })?;
    let number = after.trim_start_matches(|c: char| c == ':' || c.is_whitespace());
    (!number.is_empty()).then(|| line.len() - number.len())
}

/// Whether words name an institution.
pub(super) fn is_institution(words: &str) -> bool {
    const BEGINNINGS: [&str; 16] = [
        "ministry",
        "royal government",
        "royal embassy",
        "embassy",
        "consulate",
        "permanent mission",
        "office of",
        "council",
        "department",
        "general department",
        "secretariat",
        "national assembly",
        "senate",
        "royal academy",
        "cambodian",
        "national",
    ];
    let words = words.trim_start_matches("The ").to_lowercase();
    let known = House::known()
        .iter()
        .any(|house| Name::new([words.as_str()]).is_ok_and(|name| house.is_named(&name)));
    known || BEGINNINGS.into_iter().any(|beginning| words.starts_with(beginning))
}

/// Comparing words in any case.
trait EqByCase<'a>: Iterator<Item = &'a str> + Sized {
    /// Whether both have the same words.
    fn eq_by_case<'b>(self, other: impl Iterator<Item = &'b str>) -> bool {
        self.map(str::to_lowercase).eq(other.map(str::to_lowercase))
    }
}

impl<'a, I: Iterator<Item = &'a str>> EqByCase<'a> for I {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_known_by_their_label() {
        for (line, number) in [
            ("No. 123 MFAIC", Some("123 MFAIC")),
            ("N° 5", Some("5")),
            ("no: 7", Some("7")),
            ("No one", None),
            ("No.", None),
        ] {
            assert_eq!(number_at(line).map(|at| &line[at..]), number);
        }
    }
}
