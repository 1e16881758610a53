//! What stands under the body: place and date, signature.

use std::ops::Range;

use prakas_document::{Code, Diagnostic};

use super::Reader;
use super::joined::Joined;
use super::lines::chunks;
use super::marks;
use super::plan::Plan;
use crate::read::date::{self, FoundDays, days_at_end};
use crate::release::{Localized, Signatory};

impl Reader<'_> {
    /// The date that lines of place and date end with, and the place's bytes in the joined lines. Where the source marks its
    /// parts, any words before a comma are the place.
    pub(super) fn closing_date(
        &self,
        lines: Range<usize>,
        is_marked: bool,
    ) -> Option<(Joined, Range<usize>, FoundDays)> {
        let joined = Joined::new(self.record.text, &self.bare(lines));
        let found = days_at_end(&joined.text)?;
        if is_marked {
            let before = joined.text[..found.range.start].trim_end();
            let place = if before.is_empty() { before } else { before.strip_suffix(',')?.trim_end() };
            let place = 0..place.len();
            return Some((joined, place, found));
        }
        let before = joined.text[..found.range.start].trim_end();
        let place = before.trim_end_matches([',', ' ', '\u{A0}']);
        let is_place = place.is_empty()
            || place.chars().count() <= 60
                && place.split_whitespace().count() <= 6
                && place.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
                && !place.contains([';', ':', '?', '!', '"'])
                && !place.contains(". ");
        let place = 0..place.len();
        is_place.then_some((joined, place, found))
    }

    pub(super) fn foot(&mut self, plan: &Plan) {
        self.closing(plan);
        self.signature(plan);
    }

    fn closing(&mut self, plan: &Plan) {
        if plan.closing.is_empty() {
            return;
        }
        let place_path = format!("editions.{}.place", self.record.language);
        let Some((joined, place, FoundDays { range, days })) =
            self.closing_date(plan.closing.clone(), plan.is_marked)
        else {
            let lines = self.bare(plan.closing.clone());
            self.edition.place = Some(self.plain(&lines, &place_path));
            return;
        };
        if !place.is_empty() {
            self.edition.place = Some(self.plain_part(&joined, place, &place_path));
        }
        let stands = self.fact(&joined, range, "issued");
        match days {
            Ok(days) if days.is_one_day() => self.draft.issued = Some(days.first()),
            Ok(_) => {
                let finding =
                    Diagnostic::error(Code::BadDate, "a release is issued on one day, and here are several");
                self.record.report(&stands, finding.at_path("issued").hint("write one day"));
            }
            Err(error) => {
                self.record.report(&stands, date::finding(&error).at_path("issued"));
            }
        }
    }

    fn signature(&mut self, plan: &Plan) {
        let mut runs = chunks(&self.lines, plan.signature.clone());
        runs.retain(|run| !marks::is_end(self.line(run.start)));
        let (office, name) = match &runs[..] {
            [] => return,
            // The name stands in the last line, unless the source sets it apart.
            [one] if one.len() > 1 && !plan.is_marked => (one.start..one.end - 1, Some(one.end - 1..one.end)),
            [one] => (one.clone(), None),
            [office, .., name] => (office.start..name.start, Some(name.clone())),
        };
        let language = self.record.language.clone();
        let mut words = |lines: Range<usize>, part: &str| {
            let lines = self.bare(lines);
            let path = format!("signatory.{part}.{language}");
            Localized::new(language.clone(), self.plain(&lines, &path))
        };
        let (office, name) = (words(office, "office"), name.map(|name| words(name, "name")));
        self.draft.signatory = Some(Signatory { office, name });
        if !plan.is_marked && runs.len() == 1 && runs[0].len() == 1 {
            self.guess(runs[0].clone(), "signatory.office", "this was taken for the office that signs");
        }
    }
}
