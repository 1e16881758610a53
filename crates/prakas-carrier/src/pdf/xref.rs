//! Where each object stands: the cross-reference sections, newest first (ISO 32000-1 §7.5.4, §7.5.6, §7.5.8).
//!
//! Sections are kept as they are in the file and looked up in, so a section that claims a milliard of objects costs nothing.

use std::collections::HashSet;

use super::document::Indirect;
use super::filter;
use super::object::{Dictionary, Lexer, Object};
use crate::CarrierError;
use crate::limits::Budget;

/// What a cross-reference section says of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    /// There is no such object any more.
    Free,
    /// It stands at this byte.
    At(usize),
    /// It is the one of this index in the object stream of this number.
    In { stream: u32, index: usize },
}

/// The sections of a file.
#[derive(Debug)]
pub(super) struct Sections<'a> {
    bytes: &'a [u8],
    /// The newest first.
    sections: Vec<Section>,
    /// The number of the catalog.
    pub(super) root: u32,
}

#[derive(Debug)]
struct Section {
    /// Runs of numbers, and where the entry of the first of each is.
    runs: Vec<Run>,
    kind: Kind,
}

#[derive(Debug)]
struct Run {
    first: u32,
    count: u32,
    at: usize,
}

#[derive(Debug)]
enum Kind {
    /// Lines of the file.
    Table,
    /// The entries of a stream, and how many bytes each of the three fields has.
    Stream { entries: Vec<u8>, widths: [usize; 3] },
}

/// The bytes of a table's entry.
const LINE: usize = 20;

const BROKEN: CarrierError = CarrierError::Broken("its cross-reference table cannot be read");

impl<'a> Sections<'a> {
    /// Reads the sections of a file, from the one that it names at its end.
    pub(super) fn read(bytes: &'a [u8], budget: &mut Budget) -> Result<Self, CarrierError> {
        let mut found = Self { bytes, sections: Vec::new(), root: 0 };
        let mut root = None;
        let mut seen = HashSet::new();
        let mut next = Some(start(bytes)?);
        while let Some(at) = next {
            budget.object()?;
            if !seen.insert(at) {
                return Err(CarrierError::Broken("its cross-reference tables lead in a circle"));
            }
            let trailer = found.section(at, budget)?;
            if *trailer.get("Encrypt") != Object::Null {
                return Err(CarrierError::Encrypted);
            }
            if let (None, Object::Reference(number)) = (root, trailer.get("Root")) {
                root = Some(*number);
            }
            next = trailer.size("Prev");
        }
        found.root = root.ok_or(CarrierError::Broken("it has no catalog"))?;
        Ok(found)
    }

    /// What the newest section that knows an object says of it.
    pub(super) fn find(&self, number: u32, budget: &mut Budget) -> Result<Entry, CarrierError> {
        for section in &self.sections {
            for run in &section.runs {
                budget.object()?;
                if let Some(index) = number.checked_sub(run.first).filter(|&index| index < run.count) {
                    return self.entry(section, run, index).ok_or(BROKEN);
                }
            }
        }
        Ok(Entry::Free)
    }

    /// Reads the section at a byte; its trailer.
    fn section(&mut self, at: usize, budget: &mut Budget) -> Result<Dictionary, CarrierError> {
        let mut lexer = Lexer::new(self.bytes, at);
        lexer.skip_space();
        if !lexer.take("xref") {
            return self.stream(at, budget);
        }
        let mut runs = Vec::new();
        while let (Some(first), Some(count)) = (lexer.number(), lexer.number()) {
            budget.object()?;
            lexer.skip_space();
            let length = usize::try_from(count).ok().and_then(|count| count.checked_mul(LINE));
            let end = length.and_then(|length| lexer.at.checked_add(length));
            let end = end.filter(|&end| end <= self.bytes.len()).ok_or(BROKEN)?;
            runs.push(Run::new(first, count, lexer.at)?);
            // The last entry may have lost the space at its end.
            lexer.at = end - usize::from(count > 0);
        }
        lexer.skip_space();
        let trailer = if lexer.take("trailer") { lexer.object(budget)? } else { return Err(BROKEN) };
        let Object::Dictionary(trailer) = trailer else { return Err(BROKEN) };
        // In a file for old readers and new ones, what the old ones do not see is in a stream, and free in the table.
        if let Some(at) = trailer.size("XRefStm") {
            self.stream(at, budget)?;
        }
        self.sections.push(Section { runs, kind: Kind::Table });
        Ok(trailer)
    }

    fn stream(&mut self, at: usize, budget: &mut Budget) -> Result<Dictionary, CarrierError> {
        let Indirect { object: Object::Dictionary(dictionary), data: Some(data), .. } =
            Indirect::read(self.bytes, at, budget)?
        else {
            return Err(BROKEN);
        };
        if *dictionary.get("Type") != Object::Name(b"XRef".to_vec()) {
            return Err(BROKEN);
        }
        // All that a cross-reference stream says stands in itself: there is no table yet to look anything up in (§7.5.8.2).
        let raw = data.bytes(self.bytes, dictionary.size("Length"), budget)?;
        let entries = filter::unpack(raw, &filter::of(&dictionary)?, budget)?;
        let widths = sizes(dictionary.get("W")).and_then(|widths| <[usize; 3]>::try_from(widths).ok());
        let widths = widths.filter(|widths| widths.iter().all(|&width| width <= 8)).ok_or(BROKEN)?;
        let index = match dictionary.get("Index") {
            Object::Null => vec![0, dictionary.size("Size").ok_or(BROKEN)?],
            index => sizes(index).ok_or(BROKEN)?,
        };
        let width: usize = widths.iter().sum();
        let mut runs = Vec::new();
        let mut at = 0_usize;
        for run in index.chunks_exact(2) {
            runs.push(Run::new(run[0] as u64, run[1] as u64, at)?);
            at = run[1].checked_mul(width).and_then(|length| at.checked_add(length)).ok_or(BROKEN)?;
        }
        self.sections.push(Section { runs, kind: Kind::Stream { entries, widths } });
        Ok(dictionary)
    }

    fn entry(&self, section: &Section, run: &Run, index: u32) -> Option<Entry> {
        let index = usize::try_from(index).ok()?;
        match &section.kind {
            Kind::Table => {
                let at = run.at.checked_add(index.checked_mul(LINE)?)?;
                line(self.bytes.get(at..at.checked_add(LINE - 2)?)?)
            }
            Kind::Stream { entries, widths } => {
                let width = widths.iter().sum::<usize>();
                let at = run.at.checked_add(index.checked_mul(width)?)?;
                fields(entries.get(at..at.checked_add(width)?)?, *widths)
            }
        }
    }
}

impl Run {
    fn new(first: u64, count: u64, at: usize) -> Result<Self, CarrierError> {
        let (first, count) = (u32::try_from(first), u32::try_from(count));
        Ok(Self { first: first.map_err(|_| BROKEN)?, count: count.map_err(|_| BROKEN)?, at })
    }
}

/// The byte at which the newest section begins: what stands after the last `startxref`.
fn start(bytes: &[u8]) -> Result<usize, CarrierError> {
    const WORD: &[u8] = b"startxref";
    let last = bytes.windows(WORD.len()).rposition(|window| window == WORD);
    let last = last.ok_or(CarrierError::Broken("its end is missing"))?;
    let at = Lexer::new(bytes, last + WORD.len()).number();
    at.and_then(|at| usize::try_from(at).ok()).ok_or(BROKEN)
}

/// An entry of a table: `0000000009 00000 n`.
fn line(line: &[u8]) -> Option<Entry> {
    let line = std::str::from_utf8(line).ok()?;
    let at = line.get(..10)?.parse::<usize>().ok()?;
    match line.get(10..)?.split_once(' ')?.1.split_once(' ')?.1 {
        "n" => Some(Entry::At(at)),
        "f" => Some(Entry::Free),
        _ => None,
    }
}

/// An entry of a stream (§7.5.8.3).
fn fields(entry: &[u8], widths: [usize; 3]) -> Option<Entry> {
    let (kind, rest) = entry.split_at_checked(widths[0])?;
    let (second, third) = rest.split_at_checked(widths[1])?;
    let number = |bytes: &[u8]| bytes.iter().fold(0_u64, |value, &byte| (value << 8) | u64::from(byte));
    let size = |bytes: &[u8]| usize::try_from(number(bytes)).ok();
    // Without a field for the kind, every object stands at a byte.
    match if kind.is_empty() { 1 } else { number(kind) } {
        1 => Some(Entry::At(size(second)?)),
        2 => Some(Entry::In { stream: u32::try_from(number(second)).ok()?, index: size(third)? }),
        // Of a kind that is not known nothing is known, as of what is free.
        _ => Some(Entry::Free),
    }
}

fn sizes(object: &Object) -> Option<Vec<usize>> {
    let Object::Array(items) = object else { return None };
    let size = |item: &Object| match item {
        Object::Integer(value) => usize::try_from(*value).ok(),
        _ => None,
    };
    items.iter().map(size).collect()
}
