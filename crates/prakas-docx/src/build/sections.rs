//! Parts as sections: each begins a page, is numbered on from the one before, and has its own header from its second page on.
//! The first page of all has no number.

use docx_rs::{
    DocumentChild, Footer, FooterReference, Header, HeaderReference, PageMargin, PageNum, PageNumType,
    PageSize, Paragraph, SectionProperty,
};
use prakas_document::{Inline, Page, Part, Role};

use super::Builder;
use super::blocks::styled;
use super::relationships::Target;
use super::style_ids;
use crate::DocxError;
use crate::units::twips_of_mm;

impl<'a> Builder<'a> {
    /// Adds a part. The section of the last part is the document's own.
    pub(super) fn part(&mut self, part: &'a Part, last: bool) -> Result<(), DocxError> {
        self.language = &part.language;
        let before = self.children.len();
        self.furniture(&part.head)?;
        self.body(&part.body)?;
        self.furniture(&part.foot)?;
        let section = self.section(part)?;
        if last {
            self.last_section = section;
            if self.children.is_empty() {
                self.push(Paragraph::new());
            }
            return Ok(());
        }
        // A section ends with a paragraph of its own words: one added for it could begin a page. After a table there is always one.
        if self.children.len() == before {
            self.push(Paragraph::new());
        }
        if let Some(DocumentChild::Paragraph(paragraph)) = self.children.last_mut() {
            paragraph.property.section_property = Some(section);
        }
        Ok(())
    }

    fn section(&mut self, part: &'a Part) -> Result<SectionProperty, DocxError> {
        let mut section = page(&self.document.theme.page);
        let is_first = self.headers.is_empty();
        // The first pages of later sections take the empty header of the first section (17.10.5).
        if is_first {
            let header = self.header(&[])?;
            section.first_header_reference = Some(HeaderReference::new("first", header));
        }
        let line = if is_first { self.footer_line() } else { self.numbered_line() };
        let footer = self.footer(Footer::new().add_paragraph(line));
        section.first_footer_reference = Some(FooterReference::new("first", footer));
        let running: Vec<Inline> = part.running.iter().cloned().map(Inline::Text).collect();
        section.header_reference = Some(HeaderReference::new("default", self.header(&running)?));
        let footer = self.footer(Footer::new().add_paragraph(self.numbered_line()));
        section.footer_reference = Some(FooterReference::new("default", footer));
        let section = section.title_pg();
        Ok(if is_first { section.page_num_type(PageNumType::new().start(1)) } else { section })
    }

    /// Adds a header and gives its relationship.
    fn header(&mut self, words: &[Inline]) -> Result<String, DocxError> {
        let style = if words.is_empty() { style_ids::of(Role::Running) } else { style_ids::STATUS_MARK };
        let words = self.inlines(words, Role::Running)?;
        let line = self.paragraph(style, Role::Running, words);
        self.headers.push(Header::new().add_paragraph(line));
        Ok(self.relationships.add(Target::Header, format!("header{}.xml", self.headers.len())))
    }

    /// Adds a footer and gives its relationship.
    fn footer(&mut self, footer: Footer) -> String {
        self.footers.push(footer);
        self.relationships.add(Target::Footer, format!("footer{}.xml", self.footers.len()))
    }

    fn footer_line(&self) -> Paragraph {
        styled(style_ids::of(Role::PageNumber), Vec::new())
    }

    fn numbered_line(&self) -> Paragraph {
        self.footer_line().add_page_num(PageNum::new())
    }
}

/// The paper and its margins; header and footer stand in the middle of theirs.
fn page(page: &Page) -> SectionProperty {
    let length = |mm: f64| twips_of_mm(mm).max(0).unsigned_abs();
    let margin = PageMargin::new()
        .top(twips_of_mm(page.top))
        .bottom(twips_of_mm(page.bottom))
        .left(twips_of_mm(page.left))
        .right(twips_of_mm(page.right))
        .header(twips_of_mm(page.top / 2.0))
        .footer(twips_of_mm(page.bottom / 2.0));
    SectionProperty::new()
        .page_size(PageSize::new().size(length(page.width), length(page.height)))
        .page_margin(margin)
}
