//! Who issues: the names at the head of a page.

use std::ops::Range;

use prakas_document::Language;

use super::Reader;
use super::paper;
use super::plan::Plan;
use crate::house::House;
use crate::khmer;
use crate::read::PlaceKind;
use crate::release::{Issuer, Name};

/// The most runs of lines that one institution's name stands in.
const MOST_RUNS: usize = 4;

impl Reader<'_> {
    /// The issuer, and those who issue together with it: each run of lines one of them, unless several together are a house's
    /// name. On a page in two languages the names of one issuer stand under each other.
    pub(super) fn issuers(&mut self, runs: Vec<Range<usize>>, plan: &Plan) {
        let runs: Vec<Range<usize>> = if plan.is_marked {
            runs
        } else {
            runs.into_iter()
                .flat_map(|run| self.by_script(run))
                .flat_map(|run| self.by_house(run, plan))
                .collect()
        };
        let mut rest = &runs[..];
        while !rest.is_empty() {
            let most = if plan.is_marked { 1 } else { rest.len().min(MOST_RUNS) };
            let is_house =
                |len: &usize| matches!(self.issuer_of(&rest[..*len], plan), Some(Issuer::House(_)));
            let (name, others) = rest.split_at((2..=most).rev().find(is_house).unwrap_or(1));
            if let Some(issuer) = self.issuer_of(name, plan) {
                self.take_issuer(issuer, name, plan);
            }
            rest = others;
        }
    }

    /// A run of lines cut where its script changes.
    fn by_script(&self, run: Range<usize>) -> Vec<Range<usize>> {
        let is_khmer = |at: usize| self.line(at).contains(khmer::is_khmer);
        let mut runs: Vec<Range<usize>> = Vec::new();
        for at in run {
            match runs.last_mut().filter(|last| is_khmer(last.start) == is_khmer(at)) {
                Some(last) => last.end = at + 1,
                None => runs.push(at..at + 1),
            }
        }
        runs
    }

    /// A run of lines cut after a house's name: an office of its own stands under it.
    fn by_house(&self, run: Range<usize>, plan: &Plan) -> Vec<Range<usize>> {
        let is_house = |cut: &usize| {
            let name = run.start..*cut;
            matches!(self.issuer_of(std::slice::from_ref(&name), plan), Some(Issuer::House(_)))
        };
        match (run.start + 1..run.end).take(MOST_RUNS).find(is_house) {
            Some(cut) => vec![run.start..cut, cut..run.end],
            None => vec![run],
        }
    }

    /// The language of a name: the page's, or the other that its letters are of.
    fn language_of_name(&self, runs: &[Range<usize>], plan: &Plan) -> Language {
        let own = &self.record.language;
        let is_khmer = runs.iter().flat_map(Clone::clone).any(|at| self.line(at).contains(khmer::is_khmer));
        match (is_khmer, *own == Language::KM) {
            (true, false) if !plan.is_marked => Language::KM,
            (false, true) if !plan.is_marked => Language::EN,
            (true | false, _) => own.clone(),
        }
    }

    fn issuer_of(&self, runs: &[Range<usize>], plan: &Plan) -> Option<Issuer> {
        let lines = runs.iter().flat_map(|run| self.bare(run.clone()));
        let name = Name::new(lines.map(|line| self.peek(&[line]))).ok()?;
        Some(House::recognise(self.language_of_name(runs, plan), name))
    }

    /// Keeps an issuer, or another name of the last one.
    fn take_issuer(&mut self, issuer: Issuer, runs: &[Range<usize>], plan: &Plan) {
        let (issuer, at) = match self.known_issuer(&issuer, plan) {
            Some(at) => (None, at),
            None => (Some(issuer), usize::from(self.draft.issuer.is_some()) + self.draft.co_issuers.len()),
        };
        let path = if at == 0 { "issuer".to_owned() } else { format!("co_issuers.{}", at - 1) };
        let language = self.language_of_name(runs, plan);
        let taken = issuer.as_ref().or_else(|| self.issuer_at(at));
        let is_house = matches!(taken, Some(Issuer::House(_)));
        let mut line = 0;
        for run in runs {
            let bare: Vec<_> = self.bare(run.clone()).into_iter().filter(|line| !line.is_blank()).collect();
            if is_house {
                self.record.place(super::blocks::extent(&bare), path.clone(), PlaceKind::Fact);
                continue;
            }
            for words in bare.chunks(1) {
                self.plain(words, &format!("{path}.named.{language}.{line}"));
                line += 1;
            }
            if !plan.is_marked && !paper::is_institution(&self.peek(&bare)) {
                self.guess(run.clone(), &path, "this was taken for the name of the issuer");
            }
        }
        match issuer {
            Some(issuer) if at == 0 => self.draft.issuer = Some(issuer),
            Some(issuer) => self.draft.co_issuers.push(issuer),
            None => {}
        }
    }

    fn issuer_at(&self, at: usize) -> Option<&Issuer> {
        match at.checked_sub(1) {
            None => self.draft.issuer.as_ref(),
            Some(at) => self.draft.co_issuers.get(at),
        }
    }

    /// Which of the issuers that are known goes by this name too: a house that was named before, or the issuer whose name in
    /// another language stands right above; that one takes the name.
    fn known_issuer(&mut self, issuer: &Issuer, plan: &Plan) -> Option<usize> {
        let count = usize::from(self.draft.issuer.is_some()) + self.draft.co_issuers.len();
        match issuer {
            _ if plan.is_marked => None,
            Issuer::House(_) => (0..count).find(|&at| self.issuer_at(at) == Some(issuer)),
            Issuer::Named(names) => {
                let last = self.draft.co_issuers.last_mut().or(self.draft.issuer.as_mut())?;
                let Issuer::Named(known) = last else { return None };
                if names.keys().any(|language| known.contains_key(language)) {
                    return None;
                }
                known.extend(names.iter().map(|(language, name)| (language.clone(), name.clone())));
                count.checked_sub(1)
            }
        }
    }
}
