//! Runs: characters and what stands among them (ECMA-376 part 1, 17.3).

use super::content::{Block, Format, Inline, LeftOut};
use super::package::Target;
use super::reader::{Blocks, NoteKind, Place, Reader, branch};
use super::styles::{RunProperties, run_properties};
use super::xml::{Element, Ns};
use crate::CarrierError;

/// A paragraph whose runs are being read.
pub(super) struct Line<'b, 'a> {
    pub(super) into: &'b mut Blocks<'a>,
    /// What stands in its boxes.
    pub(super) boxes: &'b mut Vec<Block>,
    pub(super) inlines: Vec<Inline>,
    /// Whether its style hides its words.
    is_hidden: bool,
    /// Where the words of the link around lead.
    link: Option<usize>,
}

impl<'a> Reader<'a> {
    /// What stands in a paragraph of this style.
    pub(super) fn inlines(
        &mut self,
        paragraph: Element<'a>,
        style: Option<usize>,
        into: &mut Blocks<'a>,
        boxes: &mut Vec<Block>,
    ) -> Result<Vec<Inline>, CarrierError> {
        let is_hidden = self.styles.is_hidden(style);
        let mut line = Line { into, boxes, inlines: Vec::new(), is_hidden, link: None };
        self.runs(paragraph, &mut line)?;
        Ok(line.inlines)
    }

    fn runs(&mut self, element: Element<'a>, line: &mut Line<'_, 'a>) -> Result<(), CarrierError> {
        for child in element.elements() {
            match child.name() {
                (Ns::W, "r") => self.run(child, line)?,
                (Ns::W, "hyperlink") => {
                    let outer = line.link;
                    line.link = self.hyperlink(child, line).or(outer);
                    self.runs(child, line)?;
                    line.link = outer;
                }
                (Ns::W, "fldSimple") => {
                    line.into.fields.begin();
                    line.into.fields.instruct(child.w("instr").unwrap_or_default());
                    line.into.fields.separate(|address| self.link(address));
                    self.runs(child, line)?;
                    line.into.fields.end();
                }
                (
                    Ns::W,
                    "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "moveTo" | "dir" | "bdo",
                ) => {
                    self.runs(child, line)?;
                }
                (Ns::W, "del" | "moveFrom") => self.leave_out(LeftOut::Deletions),
                (Ns::W, "commentRangeStart") => self.leave_out(LeftOut::Comments),
                (Ns::Mc, "AlternateContent") => {
                    if let Some(branch) = branch(child) {
                        self.runs(branch, line)?;
                    }
                }
                (Ns::M, "oMath" | "oMathPara") => self.equation(child, line),
                _ => {}
            }
        }
        Ok(())
    }

    /// Where a `w:hyperlink` leads; nothing for a place in the document.
    fn hyperlink(&mut self, element: Element<'_>, line: &Line<'_, 'a>) -> Option<usize> {
        let id = element.attribute(Ns::R, "id")?;
        match Self::target(line.into.story, id)? {
            Target::Address(address) => {
                let address = address.clone();
                Some(self.link(&address))
            }
            Target::Part(_) => None,
        }
    }

    /// The number of an address among the content's links.
    fn link(&mut self, address: &str) -> usize {
        number(&mut self.content.links, address)
    }

    /// The characters of an equation, in the order in which they stand.
    fn equation(&mut self, element: Element<'_>, line: &mut Line<'_, 'a>) {
        for child in element.elements() {
            if child.is(Ns::M, "t") {
                line.text(&child.text(), Format::default());
            } else {
                self.equation(child, line);
            }
        }
    }

    fn run(&mut self, run: Element<'a>, line: &mut Line<'_, 'a>) -> Result<(), CarrierError> {
        let properties = run.child(Ns::W, "rPr");
        let style = properties.and_then(|it| it.child(Ns::W, "rStyle")).and_then(Element::val);
        let of_style = self.styles.characters(style.and_then(|id| self.styles.find(id)));
        let direct = properties.map(run_properties).unwrap_or_default();
        let mut all = direct;
        all.under(&of_style.properties);
        // What a style means holds, however it is made to look: a face without a bold is not set in one.
        if of_style.is_strong {
            (all.bold, all.complex_bold) = (Some(true), Some(true));
        }
        if of_style.is_emphasis {
            (all.italic, all.complex_italic) = (Some(true), Some(true));
        }
        self.run_content(run, &all, line)
    }

    fn run_content(
        &mut self,
        element: Element<'a>,
        properties: &RunProperties,
        line: &mut Line<'_, 'a>,
    ) -> Result<(), CarrierError> {
        let is_hidden = properties.is_hidden.unwrap_or(line.is_hidden);
        for child in element.elements() {
            let (ns, name) = child.name();
            if ns == Ns::W && self.field(name, child, line) {
                continue;
            }
            if !line.into.fields.is_shown(line.into.story.place == Place::Margin) {
                continue;
            }
            if is_hidden && name != "rPr" {
                if matches!(name, "t" | "sym" | "drawing" | "pict") {
                    self.leave_out(LeftOut::Hidden);
                }
                continue;
            }
            match (ns, name) {
                (Ns::W, "t") => {
                    let text = child.text();
                    let format = self.format(properties, &text, line);
                    line.text(&text, format);
                }
                (Ns::W, "tab" | "ptab") => line.text("\t", self.format(properties, "", line)),
                (Ns::W, "noBreakHyphen") => line.text("\u{2011}", self.format(properties, "", line)),
                (Ns::W, "softHyphen") => line.text("\u{AD}", self.format(properties, "", line)),
                (Ns::W, "br") if child.w("type").is_none_or(|kind| kind == "textWrapping") => {
                    line.inlines.push(Inline::LineBreak);
                }
                (Ns::W, "cr") => line.inlines.push(Inline::LineBreak),
                (Ns::W, "sym") => self.symbol(child, properties, line),
                (Ns::W, "footnoteReference") => self.note_mark(NoteKind::Foot, child, line)?,
                (Ns::W, "endnoteReference") => self.note_mark(NoteKind::End, child, line)?,
                (Ns::W, "commentReference") => self.leave_out(LeftOut::Comments),
                (Ns::W, "delText") => self.leave_out(LeftOut::Deletions),
                (Ns::W, "drawing" | "pict") => self.drawing(child, line)?,
                (Ns::W, "object") => self.leave_out(LeftOut::Objects),
                (Ns::W, "ruby") => {
                    if let Some(base) = child.child(Ns::W, "rubyBase") {
                        self.runs(base, line)?;
                    }
                }
                (Ns::Mc, "AlternateContent") => {
                    if let Some(branch) = branch(child) {
                        self.run_content(branch, properties, line)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether an element is a mark of a field, which is followed.
    fn field(&mut self, name: &str, element: Element<'_>, line: &mut Line<'_, 'a>) -> bool {
        let fields = &mut line.into.fields;
        match (name, element.w("fldCharType")) {
            ("fldChar", Some("begin")) => fields.begin(),
            ("fldChar", Some("separate")) => {
                fields.separate(|address| number(&mut self.content.links, address));
            }
            ("fldChar", Some("end")) => fields.end(),
            ("instrText", _) => fields.instruct(&element.text()),
            _ => return false,
        }
        true
    }

    /// A character of a font of symbols. In the private area it means nothing without its font.
    fn symbol(&mut self, element: Element<'_>, properties: &RunProperties, line: &mut Line<'_, 'a>) {
        let code = element.w("char").and_then(|code| u32::from_str_radix(code, 16).ok());
        match code
            .and_then(char::from_u32)
            .filter(|c| !('\u{E000}'..='\u{F8FF}').contains(c) && !c.is_control())
        {
            Some(c) => {
                let text = c.to_string();
                line.text(&text, self.format(properties, &text, line));
            }
            None => self.leave_out(LeftOut::Symbols),
        }
    }

    fn note_mark(
        &mut self,
        kind: NoteKind,
        element: Element<'_>,
        line: &mut Line<'_, 'a>,
    ) -> Result<(), CarrierError> {
        // Notes have no notes of their own.
        if line.into.story.place == Place::Body
            && let Some(id) = element.w("id")
            && let Some(note) = self.note(kind, id)?
        {
            line.inlines.push(Inline::Note(note));
        }
        Ok(())
    }

    /// How characters are set, beyond what the paragraph's style says.
    fn format(&mut self, properties: &RunProperties, text: &str, line: &Line<'_, 'a>) -> Format {
        let is_complex = properties.is_complex == Some(true) || text.chars().any(is_complex);
        let (bold, italic) = if is_complex {
            (properties.complex_bold.or(properties.bold), properties.complex_italic.or(properties.italic))
        } else {
            (properties.bold, properties.italic)
        };
        let (own, default) = if is_complex {
            (&properties.complex_language, &self.content.complex_language)
        } else {
            (&properties.language, &self.content.language)
        };
        let language = own.as_ref().filter(|own| Some(*own) != default.as_ref()).cloned();
        Format {
            bold: bold == Some(true),
            italic: italic == Some(true),
            position: properties.position.unwrap_or_default(),
            link: line.link.or_else(|| line.into.fields.link()),
            language: language.map(|tag| number(&mut self.content.languages, &tag)),
        }
    }
}

impl Line<'_, '_> {
    /// Adds characters, to those before them where they are set alike.
    fn text(&mut self, text: &str, format: Format) {
        if text.is_empty() {
            return;
        }
        match self.inlines.last_mut() {
            Some(Inline::Text { text: before, format: last }) if *last == format => before.push_str(text),
            _ => self.inlines.push(Inline::Text { text: text.to_owned(), format }),
        }
    }
}

/// The number of a string in a row, to which it is added where it is new.
fn number(row: &mut Vec<String>, string: &str) -> usize {
    match row.iter().position(|known| known == string) {
        Some(at) => at,
        None => {
            row.push(string.to_owned());
            row.len() - 1
        }
    }
}

/// Whether a character is of a script that Word sets as a complex one: Hebrew and Arabic, those of India, Thai, Lao, Tibetan,
/// Myanmar, Khmer.
pub fn is_complex(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{900}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{19E0}'..='\u{19FF}'
        | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}
