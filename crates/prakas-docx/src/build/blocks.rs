//! Furniture and blocks as paragraphs.

use docx_rs::{
    BreakType, DocumentChild, IndentLevel, NumberingId, Paragraph, ParagraphChild, Run, SpecialIndentType,
};
use prakas_carrier::docx::Line;
use prakas_document::reading::plain_text;
use prakas_document::{Block, Furniture, Inline, Quotation, Role};

use super::Builder;
use super::lists::Mark;
use super::style_ids::{self, StyleName};
use super::styles;
use crate::DocxError;
use crate::error::MAX_LEVELS;
use crate::units::twips;

/// Where a block stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// What a paragraph is here: body or quotation.
    pub(super) role: Role,
    /// Indent from the left margin, in twips.
    pub(super) indent: i32,
    /// Indent from the right margin, in twips: quotations stand in from both.
    right: i32,
    /// How many lists are around it.
    pub(super) list_level: usize,
    /// How many lists and quotations are around it.
    depth: usize,
}

impl Place {
    /// In the body itself.
    const BODY: Self = Self { role: Role::Body, indent: 0, right: 0, list_level: 0, depth: 0 };

    fn deeper(self) -> Result<Self, DocxError> {
        if self.depth == MAX_LEVELS {
            Err(DocxError::TooDeep)
        } else {
            Ok(Self { depth: self.depth + 1, ..self })
        }
    }

    /// In an item of a list that stands here.
    pub(super) fn in_list(self, step: i32) -> Result<Self, DocxError> {
        let deeper = self.deeper()?;
        Ok(Self { list_level: self.list_level + 1, indent: self.indent.saturating_add(step), ..deeper })
    }

    /// In a quotation that stands here.
    fn in_quotation(self, inset: i32) -> Result<Self, DocxError> {
        let deeper = self.deeper()?;
        let (indent, right) = (self.indent.saturating_add(inset), self.right.saturating_add(inset));
        Ok(Self { role: Role::Quotation, indent, right, ..deeper })
    }

    /// How much narrower than the page's the lines are here, in twips.
    pub(super) fn indents(self) -> i32 {
        self.indent.saturating_add(self.right)
    }
}

impl<'a> Builder<'a> {
    pub(super) fn furniture(&mut self, furniture: &'a [Furniture]) -> Result<(), DocxError> {
        for piece in furniture {
            match piece {
                // An entry is a paragraph, so that its further lines hang.
                Furniture::Lines { role: role @ (Role::EndMatter | Role::Contact), lines } => {
                    for (i, line) in lines.iter().enumerate() {
                        self.lines(*role, std::slice::from_ref(line))?;
                        // A short section is not parted.
                        if i + 1 < lines.len() && lines.len() <= 5 {
                            self.keep_with_next();
                        }
                    }
                }
                Furniture::Lines { role, lines } => self.lines(*role, lines)?,
                Furniture::Ornament => self.ornament()?,
                Furniture::Emblem { picture, alt } => self.emblem(picture, alt)?,
                Furniture::Blocks(blocks) => self.body(blocks)?,
                Furniture::Group { arrangement, pieces } => self.group(*arrangement, pieces)?,
                Furniture::SignatureSpace { millimetres } => self.signature_space(*millimetres),
                Furniture::Permalink(permalink) => self.permalink(permalink)?,
            }
        }
        Ok(())
    }

    pub(super) fn body(&mut self, blocks: &'a [Block]) -> Result<(), DocxError> {
        self.blocks(blocks, Place::BODY)
    }

    /// Lines that stand together are one paragraph, so that no space of the style parts them.
    fn lines(&mut self, role: Role, lines: &[Vec<Inline>]) -> Result<(), DocxError> {
        let mut content = Vec::new();
        for (i, line) in lines.iter().enumerate() {
            if i > 0 {
                let line_break = Run::new().add_break(BreakType::TextWrapping);
                content.push(ParagraphChild::Run(Box::new(line_break)));
            }
            content.extend(self.inlines(line, role)?);
        }
        if !lines.is_empty() {
            self.is_furniture(role, lines);
            let paragraph = self.paragraph(style_ids::of(role), role, content);
            self.push(paragraph);
        }
        Ok(())
    }

    /// Remembers a paragraph around the body: the file tells by it what was edited since.
    pub(super) fn is_furniture(&mut self, role: Role, lines: &[Vec<Inline>]) {
        let lines: Vec<String> = lines.iter().map(|line| plain_text(line)).collect();
        let line = Line { part: self.at, role: role.name().to_owned(), text: lines.join("\n") };
        self.furniture.push(line);
    }

    pub(super) fn blocks(&mut self, blocks: &'a [Block], place: Place) -> Result<(), DocxError> {
        for block in blocks {
            match block {
                Block::Paragraph(content) => {
                    let content = self.inlines(content, place.role)?;
                    self.place(self.text_style(place), place.role, content, place);
                }
                Block::Heading { level, content } => {
                    let role = level.role();
                    let content = self.inlines(content, role)?;
                    self.place(style_ids::of(role), role, content, place);
                }
                Block::List(list) => self.list(list, place)?,
                Block::Quotation(quotation) => self.quotation(quotation, place)?,
                Block::Table(table) => self.table(table, place)?,
                Block::Figure(figure) => self.figure(figure, place)?,
            }
        }
        Ok(())
    }

    fn quotation(&mut self, quotation: &'a Quotation, place: Place) -> Result<(), DocxError> {
        let Quotation { content, speaker } = quotation;
        let inner = place.in_quotation(twips(self.document.theme.style(Role::Quotation).indent))?;
        self.blocks(content, inner)?;
        if let Some(speaker) = speaker {
            self.keep_with_next();
            let words = self.inlines(&[Inline::Text(speaker.clone())], Role::Speaker)?;
            self.place(style_ids::of(Role::Speaker), Role::Speaker, words, inner);
        }
        Ok(())
    }

    /// The style of a paragraph of text: in lists of the body, that of its place in the item.
    fn text_style(&self, place: Place) -> StyleName {
        if place.role != Role::Body || place.list_level == 0 {
            return style_ids::of(place.role);
        }
        match self.mark {
            None => style_ids::LIST_CONTINUE,
            Some(Mark { numbered: true, .. }) => style_ids::LIST_NUMBER,
            Some(Mark { numbered: false, .. }) => style_ids::LIST_BULLET,
        }
    }

    /// Adds a paragraph where it stands: with the mark of a list item that waits for one, and indented as its place is.
    pub(super) fn place(&mut self, style: StyleName, role: Role, content: Vec<ParagraphChild>, place: Place) {
        let paragraph = self.paragraph(style, role, content);
        self.indented(paragraph, style, role, place);
    }

    /// Adds a picture where it stands.
    pub(super) fn place_picture(&mut self, picture: ParagraphChild, place: Place) {
        let paragraph = styled(style_ids::FIGURE, vec![picture]);
        self.indented(paragraph, style_ids::FIGURE, Role::Caption, place);
    }

    fn indented(&mut self, mut paragraph: Paragraph, style: StyleName, role: Role, place: Place) {
        let step = super::lists::step(&self.document.theme);
        let own = twips(self.document.theme.style(role).indent);
        // The indent of a quotation's roles is that of the quotation, which is the place's already.
        let quoted = [Role::Quotation, Role::Speaker].contains(&role);
        let wanted = (place.indent.saturating_add(if quoted { 0 } else { own }), place.right);
        let mut given =
            (if style == style_ids::LIST_CONTINUE { step } else { own }, if quoted { own } else { 0 });
        let mut hanging = None;
        if let Some(mark) = self.mark.take() {
            paragraph = paragraph.numbering(NumberingId::new(mark.instance), IndentLevel::new(mark.level));
            given = (step.saturating_mul(i32::try_from(mark.level + 1).unwrap_or(1)), 0);
            hanging = Some(SpecialIndentType::Hanging(super::lists::hanging(&self.document.theme)));
        }
        if wanted != given {
            paragraph = paragraph.indent(Some(wanted.0), hanging, Some(wanted.1), None);
        }
        self.push(paragraph);
    }

    /// A paragraph of a style. Its lines are as far apart, and filled, as those of its part's script, where the style's are not.
    pub(super) fn paragraph(&self, style: StyleName, role: Role, content: Vec<ParagraphChild>) -> Paragraph {
        let mut paragraph = styled(style, content);
        let script = self.language.script();
        if script != self.document.language().script() {
            paragraph = styles::in_script(paragraph, self.document.theme.style(role), script, self.options);
        }
        paragraph
    }

    /// Shows the mark of a list item that has no paragraph to stand before.
    pub(super) fn flush_mark(&mut self, place: Place) {
        if self.mark.is_some() {
            self.place(self.text_style(place), place.role, Vec::new(), place);
        }
    }

    /// Shows the mark of a list item on a line of its own above a block that cannot bear it.
    pub(super) fn mark_above(&mut self, place: Place) {
        if self.mark.is_some() {
            self.flush_mark(place);
            self.keep_with_next();
        }
    }

    pub(super) fn push(&mut self, paragraph: Paragraph) {
        self.children.push(DocumentChild::Paragraph(Box::new(paragraph)));
    }

    /// Sets the space under the paragraph of a list that was added last.
    pub(super) fn space_after(&mut self, after: u32) {
        let of_lists = [style_ids::LIST_BULLET, style_ids::LIST_NUMBER, style_ids::LIST_CONTINUE];
        if let Some(DocumentChild::Paragraph(paragraph)) = self.children.last_mut()
            && let Some(style) = &paragraph.property.style
            && of_lists.iter().any(|name| style.val == name.id)
        {
            let spacing = paragraph.property.line_spacing.take().unwrap_or_default();
            paragraph.property.line_spacing = Some(spacing.after(after));
        }
    }

    /// Keeps the paragraph that was added last on the page of the next.
    pub(super) fn keep_with_next(&mut self) {
        if let Some(DocumentChild::Paragraph(paragraph)) = self.children.last_mut() {
            paragraph.property.keep_next = Some(true);
        }
    }
}

/// A paragraph of a style. The default style needs no mention.
pub(super) fn styled(style: StyleName, content: Vec<ParagraphChild>) -> Paragraph {
    let mut paragraph = Paragraph::new();
    if style != style_ids::of(Role::Body) {
        paragraph = paragraph.style(style.id);
    }
    paragraph.children = content;
    paragraph
}
