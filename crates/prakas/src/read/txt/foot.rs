//! What stands under the body: place and date, signature.

use std::ops::Range;

use super::Reader;
use super::lines::chunks;
use super::marks;
use super::paper::is_office;
use super::plan::Plan;
use crate::release::{Localized, Signatory};

impl Reader<'_> {
    pub(super) fn foot(&mut self, plan: &Plan) {
        self.closing(plan);
        self.signature(plan);
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
        let is_sure = |office: &Localized| office.iter().all(|(_, words)| is_office(words.as_str()));
        let is_known = self.draft.signatory.as_ref().is_some_and(|signatory| is_sure(&signatory.office));
        if !plan.is_marked && runs.len() == 1 && runs[0].len() == 1 && !is_known {
            self.guess(runs[0].clone(), "signatory.office", "this was taken for the office that signs");
        }
    }
}
