//! Where the parts of a release stand in its source.
//!
//! What `prakas-text` writes says so itself: its title stands under the kind and is underlined with `=`, a line of `-` ends the
//! head, `* * *` ends the body.
//! In what people type each part is known by what it says.

use std::ops::Range;

use super::Reader;
use super::lines::{Line, chunks};
use super::marks;
use super::paper::{is_copies, is_institution, may_be_place};
use crate::khmer;
use crate::read::date::days_at_end;
use crate::release::Kind;
use crate::release::kind::khmer_at_start;

/// The most chunks that a head is looked for in.
const MOST_CHUNKS: usize = 24;

/// The most lines that a title is looked for in.
const MOST_TITLE_LINES: usize = 8;

/// The letters that a Khmer sentence has at least. Its sign ends nothing else: no title has it.
const SHORTEST_SENTENCE: usize = 12;

/// "On": what leads from the kind to the title in Khmer.
const ON: [&str; 2] = ["ស្តីពី", "អំពី"];

/// Where the parts stand, in lines. A part that is not there has no lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Plan {
    /// Whether the source itself marks where its parts begin and end.
    pub(super) is_marked: bool,
    /// National header, issuers, number, status, kind.
    pub(super) head: Range<usize>,
    /// The line that says the kind, in the head.
    pub(super) kind: Option<usize>,
    pub(super) title: Range<usize>,
    /// Whether the title is known by more than where it stands.
    pub(super) title_is_sure: bool,
    pub(super) subtitle: Range<usize>,
    /// The line under the title that says that this is an unofficial translation.
    pub(super) unofficial: Option<usize>,
    pub(super) dateline: Range<usize>,
    pub(super) summary: Range<usize>,
    pub(super) body: Range<usize>,
    /// Place and date.
    pub(super) closing: Range<usize>,
    pub(super) signature: Range<usize>,
    /// What stands after the closing and is no signature.
    pub(super) stray: Range<usize>,
    /// Contacts, attachments, links, notes.
    pub(super) sections: Range<usize>,
}

impl Reader<'_> {
    /// Makes two lines of one in which the kind stands before the title, as `សេចក្តីប្រកាសព័ត៌មាន ស្តីពី…`, and of one above it that has
    /// place and date at its right. Returns how many lines were added.
    pub(super) fn part_head_lines(&mut self, end: usize) -> usize {
        let mut head = 0..self.head_end(end);
        let head_end = head.end;
        let kind = head.find_map(|at| match self.kind(at) {
            Some(_) => Some((at, None)),
            None => self.title_after_kind(at).map(|cut| (at, Some(cut))),
        });
        let (kind, cut) = kind.unwrap_or((head_end, None));
        let column = (0..kind).find_map(|at| Some((at, self.date_at_right(at)?)));
        // The lower one first, for the number of the other not to change.
        let cuts = [cut.map(|cut| (kind, cut)), column];
        let cuts = cuts.into_iter().flatten();
        cuts.map(|(at, cut)| self.part(at, cut)).count()
    }

    /// Makes two lines of one.
    fn part(&mut self, at: usize, cut: usize) {
        let line = self.lines[at].clone();
        let (left, right) = (line.range.start..cut, cut..line.range.end);
        let parts =
            [left, right].map(|range| Line { indent: line.indent, ..Line::new(self.record.text, range) });
        self.lines.splice(at..=at, parts);
    }

    /// The byte of the source where place and date begin at the right of other words, far from them.
    fn date_at_right(&self, at: usize) -> Option<usize> {
        let line = self.lines.get(at)?;
        let words = self.record.slice(&line.range);
        let gap = [words.rfind("   ").map(|gap| gap + 3), words.rfind('\t').map(|gap| gap + 1)]
            .into_iter()
            .max()??;
        let right = words[gap..].trim_start();
        let is_short = right.len() < 600
            && days_at_end(right).is_some_and(|days| {
                may_be_place(right[..days.range.start].trim_end_matches([',', ' ', '\u{A0}']))
                    || days.range.start == 0
            });
        is_short.then(|| line.range.end - right.len())
    }

    /// The byte of the source where the title begins in a line that begins with the kind.
    fn title_after_kind(&self, at: usize) -> Option<usize> {
        let line = self.lines.get(at)?;
        let words = self.record.slice(&line.range);
        let bare = words.trim_start_matches('*');
        let (_, end) = khmer_at_start(bare)?;
        let title = bare[end..].trim_start_matches(|c: char| !c.is_alphabetic());
        khmer::longest(title, ON)?;
        Some(line.range.end - title.len())
    }

    /// The plan of a source whose footnotes begin at line `end`.
    pub(super) fn plan(&self, end: usize) -> Plan {
        self.marked_plan(end).unwrap_or_else(|| self.typed_plan(end))
    }

    /// The plan of a source that marks its parts.
    fn marked_plan(&self, end: usize) -> Option<Plan> {
        let chunks = chunks(&self.lines, 0..end);
        let is_rule =
            |chunk: &Range<usize>| chunk.len() == 1 && marks::rule(self.line(chunk.start)) == Some('-');
        let title_at = chunks.iter().position(|chunk| self.title_line(chunk).is_some())?;
        let kind = chunks[..title_at].last().filter(|chunk| chunk.len() == 1)?.start;
        self.kind(kind)?;
        let title = chunks[title_at].clone();
        let under = self.title_line(&title)?;
        let mut subtitle = under + 1..title.end;
        let mut unofficial = subtitle.clone().next_back().filter(|&last| self.is_unofficial(last));
        let mut last = title_at;
        match (unofficial, chunks.get(title_at + 1)) {
            (Some(at), _) => subtitle.end = at,
            (None, Some(alone)) if alone.len() == 1 && self.is_unofficial(alone.start) => {
                unofficial = Some(alone.start);
                last += 1;
            }
            (None, _) => {}
        }
        let next = |n: usize| chunks.get(last + n);
        let (dateline, rule_at) = match (next(1), next(2)) {
            (Some(rule), _) if is_rule(rule) => (rule.start..rule.start, last + 1),
            (Some(dateline), Some(rule)) if is_rule(rule) => (dateline.clone(), last + 2),
            _ => return None,
        };
        let mut body_start = chunks[rule_at].end;
        let mut summary = body_start..body_start;
        if let (Some(words), Some(rule)) = (chunks.get(rule_at + 1), chunks.get(rule_at + 2))
            && is_rule(rule)
        {
            (summary, body_start) = (words.clone(), rule.end);
        }
        let is_end = |chunk: &&Range<usize>| {
            chunk.start >= body_start && chunk.len() == 1 && self.line(chunk.start) == "* * *"
        };
        let ends = chunks.iter().rfind(is_end).map_or((end, end), |chunk| (chunk.start, chunk.end));
        let (closing, signature, sections) = self.marked_foot(ends.1..end);
        Some(Plan {
            is_marked: true,
            head: 0..title.start,
            kind: Some(kind),
            title: title.start..under,
            title_is_sure: true,
            subtitle,
            unofficial,
            dateline,
            summary,
            body: body_start..ends.0,
            closing,
            stray: signature.end..sections.start,
            signature,
            sections,
        })
    }

    /// The line of a chunk that underlines the title.
    fn title_line(&self, chunk: &Range<usize>) -> Option<usize> {
        chunk.clone().skip(1).find(|&at| marks::rule(self.line(at)) == Some('='))
    }

    /// Closing, signature and sections: the closing is the first chunk if it ends with a date, or if there are two more before
    /// the sections.
    fn marked_foot(&self, foot: Range<usize>) -> (Range<usize>, Range<usize>, Range<usize>) {
        let is_heading = |&at: &usize| {
            self.section(at).is_some() && at + 1 < foot.end && marks::rule(self.line(at + 1)) == Some('=')
        };
        let sections = foot.clone().find(is_heading).unwrap_or(foot.end);
        let before = chunks(&self.lines, foot.start..sections);
        let closes = before
            .first()
            .is_some_and(|first| before.len() > 2 || self.closing_parts(first.clone(), true).is_some());
        let closing = before.first().filter(|_| closes).cloned().unwrap_or(foot.start..foot.start);
        let signature = &before[usize::from(closes).min(before.len())..];
        let end = signature.get(1).or(signature.first()).map_or(closing.end, |chunk| chunk.end);
        (closing.clone(), closing.end..end, sections..foot.end)
    }

    /// The plan of a source as people type it.
    fn typed_plan(&self, end: usize) -> Plan {
        let head_end = self.head_end(end);
        let kind = (0..head_end).find(|&at| self.kind(at).is_some());
        let title_start = match kind {
            Some(kind) => self.skip_known(kind + 1, head_end),
            None => self.after_letterhead(head_end),
        };
        let mut plan = self.typed_title(title_start, head_end);
        plan.kind = kind;
        plan.head = 0..title_start;
        self.typed_foot(plan, end)
    }

    /// Whether a chunk can be no part of the head: prose, and no line of it says what only a head says.
    fn is_body(&self, chunk: &Range<usize>) -> bool {
        let says_kind = || chunk.clone().take(MOST_TITLE_LINES).any(|at| self.kind(at).is_some());
        self.is_prose(chunk.clone()) && !self.is_known(chunk.start) && !says_kind()
    }

    /// The line where the first chunk of prose begins: the head is before it.
    fn head_end(&self, end: usize) -> usize {
        let chunks = chunks(&self.lines, 0..end);
        let prose = chunks.iter().take(MOST_CHUNKS).find(|chunk| self.is_body(chunk));
        prose.or(chunks.get(MOST_CHUNKS)).map_or(end, |chunk| chunk.start)
    }

    /// The first line from `at` on that is neither blank nor known by what it says.
    fn skip_known(&self, at: usize, end: usize) -> usize {
        (at..end).find(|&at| !self.lines[at].is_blank() && !self.is_known(at)).unwrap_or(end)
    }

    /// The line after national header, issuer, number and status, where no kind is said.
    fn after_letterhead(&self, head_end: usize) -> usize {
        let mut at = self.skip_known(0, head_end);
        while at < head_end {
            let run = self.run(at, head_end);
            if !is_institution(&self.peek(&self.bare(run.clone()))) {
                break;
            }
            at = self.skip_known(run.end, head_end);
        }
        at
    }

    /// The lines from `at` to the next blank one or known one.
    pub(super) fn run(&self, at: usize, end: usize) -> Range<usize> {
        at..(at + 1..end).find(|&at| self.lines[at].is_blank() || self.is_known(at)).unwrap_or(end.max(at))
    }

    /// Title, subtitle and dateline, and where the body begins.
    fn typed_title(&self, at: usize, head_end: usize) -> Plan {
        let none = at..at;
        let mut plan = Plan {
            is_marked: false,
            head: none.clone(),
            kind: None,
            title: none.clone(),
            title_is_sure: false,
            subtitle: none.clone(),
            unofficial: None,
            dateline: none.clone(),
            summary: none.clone(),
            body: at..at,
            closing: none.clone(),
            signature: none.clone(),
            stray: none.clone(),
            sections: none,
        };
        if at >= head_end {
            return plan;
        }
        let mut chunk = self.run(at, head_end);
        // A date right under the kind, with the title after it.
        if self.is_dateline(chunk.clone()) {
            let next = self.skip_known(chunk.end, head_end);
            if next < head_end && !self.is_prose(self.run(next, head_end)) {
                let mut below = self.typed_title(next, head_end);
                if !below.title.is_empty() && below.dateline.is_empty() {
                    below.dateline = chunk;
                    return below;
                }
            }
        }
        if self.is_on(chunk.clone()) {
            let next = self.skip_known(chunk.end, head_end);
            chunk.end = self.run(next, head_end).end.max(chunk.end);
        }
        // A Khmer sentence right under the title, with no blank line between them.
        let is_sentence = |&at: &usize| {
            let line = self.line(at);
            line.ends_with(['។', '៕', '៖']) && khmer::letters(line) > SHORTEST_SENTENCE
        };
        chunk.end = chunk.clone().skip(1).take(MOST_TITLE_LINES).find(is_sentence).unwrap_or(chunk.end);
        let ends_title =
            |&at: &usize| marks::rule(self.line(at)).is_some() || self.is_dateline(at..chunk.end);
        let title = at..chunk.clone().skip(1).take(MOST_TITLE_LINES).find(ends_title).unwrap_or(chunk.end);
        if self.is_prose(title.clone()) {
            return plan;
        }
        let mut rest = title.end..chunk.end;
        if !rest.is_empty() && marks::rule(self.line(rest.start)).is_some() {
            plan.title_is_sure = true;
            rest.start += 1;
        }
        if self.lines[rest.clone()].iter().all(Line::is_blank) {
            rest.end = rest.start;
        }
        (plan.title, plan.body.start) = (title, chunk.end);
        if self.is_dateline(rest.clone()) {
            plan.dateline = rest;
            return plan;
        }
        plan.subtitle = rest;
        plan.unofficial =
            (chunk.end..head_end).find(|&at| !self.lines[at].is_blank()).filter(|&at| self.is_unofficial(at));
        if let Some(at) = plan.unofficial {
            (chunk.end, plan.body.start) = (at + 1, at + 1);
        }
        let next = |from: usize| {
            let start = (from..head_end).find(|&at| !self.lines[at].is_blank() && !self.is_known(at))?;
            Some(self.run(start, head_end))
        };
        let Some(first) = next(chunk.end) else { return plan };
        let second = next(first.end);
        let more_follows = second.is_some() || self.lines[first.end..].iter().any(|line| !line.is_blank());
        if self.is_dateline(first.clone()) || more_follows && self.is_venue_and_days(first.clone()) {
            (plan.body.start, plan.dateline) = (first.end, first);
        } else if let Some(second) = second.filter(|second| self.is_dateline(second.clone()))
            && plan.subtitle.is_empty()
            && self.short_line(first.clone()).is_some()
        {
            (plan.body.start, plan.subtitle, plan.dateline) = (second.end, first, second);
        }
        plan
    }

    /// Place and date among the lines above the title.
    fn closing_in_head(&self, plan: &Plan) -> Option<Range<usize>> {
        let is_closing = |&at: &usize| {
            !self.lines[at].is_blank()
                && !self.is_known(at)
                && self.closing_parts(at..at + 1, false).is_some()
        };
        plan.head.clone().filter(|&at| plan.kind != Some(at)).find(is_closing).map(|at| at..at + 1)
    }

    /// Whether lines are the word that leads from the kind to the title, and nothing else.
    fn is_on(&self, lines: Range<usize>) -> bool {
        let is = |line: &str| ON.into_iter().any(|on| khmer::is(line, on));
        lines.len() == 1 && self.bare(lines).first().is_some_and(|line| is(self.record.slice(&line.range)))
    }

    /// Closing, signature and sections, and where the body ends.
    fn typed_foot(&self, mut plan: Plan, end: usize) -> Plan {
        let body = plan.body.start..end;
        let mut sections = body.clone().find(|&at| self.is_section(at)).unwrap_or(end);
        let mut closing = (body.start..sections).rev().find_map(|at| self.closing_at(at, body.start));
        if closing.is_none() {
            closing = (sections..end).rev().find_map(|at| self.closing_at(at, sections));
            let after = closing.as_ref().map_or(sections, |closing| closing.end);
            sections = (after..end).find(|&at| self.is_section(at)).unwrap_or(end);
        }
        let Some(closing) = closing else {
            let (end, sections) = (sections, sections..end);
            return Plan {
                body: body.start..end,
                // Or it stands in the head, beside the issuer.
                closing: self.closing_in_head(&plan).unwrap_or(end..end),
                signature: end..end,
                stray: end..end,
                sections,
                ..plan
            };
        };
        let is_words = |&at: &usize| !self.lines[at].is_blank() && !marks::is_end(self.line(at));
        let copies = (closing.end..sections).find(|&at| is_copies(self.line(at))).unwrap_or(sections);
        let after: Vec<usize> = (closing.end..copies).filter(is_words).collect();
        let short = |&at: &usize| {
            khmer::letters(self.line(at)) <= 80 && !self.line(at).ends_with(['.', ':', '។', '៕', '៖'])
        };
        let is_signature = after.len() <= 6 && after.iter().all(short);
        plan.body.end = closing.start;
        plan.signature = closing.end..if is_signature { copies } else { closing.end };
        plan.closing = closing;
        plan.stray = plan.signature.end..sections;
        plan.sections = sections..end;
        plan
    }

    /// Whether a line is the heading of a section after the body: nothing but its name, with a blank line before it.
    fn is_section(&self, at: usize) -> bool {
        let alone = at == 0 || self.lines[at - 1].is_blank();
        alone && self.section(at).is_some()
    }

    pub(super) fn line(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", |line| self.record.slice(&line.range))
    }

    /// The kind that a line says.
    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        let line = self.bare(at..at + 1);
        self.record.slice(&line.first()?.range).parse().ok()
    }

    /// Whether lines are prose: long, or a long sentence.
    pub(super) fn is_prose(&self, lines: Range<usize>) -> bool {
        let words = self.peek(&self.lines[lines]);
        let long = khmer::letters(&words);
        long > 300
            || long > 100 && words.ends_with(['.', '!', '?', ':', ';', '”', '"', '៖', '»'])
            || long > SHORTEST_SENTENCE && words.ends_with(['។', '៕'])
    }

    /// Lines without the `**` at their ends, where those do not belong to words within.
    pub(super) fn bare(&self, lines: Range<usize>) -> Vec<Line> {
        self.lines[lines].iter().map(|line| bare(self.record.text, line)).collect()
    }
}

/// A line without the `**` at its ends: at both, or at the one where its partner stands in another line.
fn bare(source: &str, line: &Line) -> Line {
    let words = &source[line.range.clone()];
    let starts = words.starts_with("**") && !words.starts_with("***");
    let ends = words.ends_with("**") && !words.ends_with("***") && words.len() >= 4;
    let odd = (starts || ends) && words.matches("**").count() % 2 == 1;
    let cut = |cuts: bool| if cuts { 2 } else { 0 };
    let start = line.range.start + cut(starts && (ends || odd));
    let end = line.range.end - cut(ends && (starts || odd));
    if start >= end { line.clone() } else { Line { indent: line.indent, ..Line::new(source, start..end) } }
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[test]
    fn bold_around_lines_is_seen() {
        for (typed, words) in [
            ("**A B**", "A B"),
            ("**A B", "A B"),
            ("A B**", "A B"),
            ("**A** B", "**A** B"),
            ("**A** and **B**", "A** and **B"),
            ("A **B**", "A **B**"),
            ("** A **", "A"),
            ("**", "**"),
            ("****", "****"),
            ("*A*", "*A*"),
        ] {
            assert_eq!(&typed[bare(typed, &lines(typed)[0]).range], words);
        }
    }
}
