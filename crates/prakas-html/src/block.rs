//! The blocks of a body.

use prakas_document::{Block, Cell, ColumnAlign, Figure, Inline, List, ListMarker, Quotation, Role, Table};

use crate::inline::shows;
use crate::part::{Writer, image};
use crate::writer::{Element, Flow};

impl<'a> Writer<'a> {
    /// Blocks, their paragraphs in the role `text`.
    pub(crate) fn blocks(&mut self, flow: &mut Flow, blocks: &'a [Block], text: Role) {
        for block in blocks {
            match block {
                Block::Paragraph(content) => self.words(flow, text, content),
                Block::Heading { level, content } => self.words(flow, level.role(), content),
                Block::List(list) => self.list(flow, list, text),
                Block::Quotation(quotation) => self.quotation(flow, quotation),
                Block::Table(table) => self.table(flow, table),
                Block::Figure(figure) => self.figure(flow, figure),
            }
        }
    }

    /// A paragraph or a heading; nothing where it has no words.
    fn words(&mut self, flow: &mut Flow, role: Role, content: &'a [Inline]) {
        if shows(content) {
            let element = Element::new(self.tag(role)).attr("class", role.name());
            flow.line(element, |out| self.inlines(out, content));
        }
    }

    fn list(&mut self, flow: &mut Flow, list: &'a List, text: Role) {
        if list.items.is_empty() {
            return;
        }
        let element = match list.marker {
            ListMarker::Bulleted => Element::new("ul"),
            ListMarker::Numbered { start: 1 } => Element::new("ol"),
            ListMarker::Numbered { start } => Element::new("ol").attr("start", start.to_string()),
        };
        flow.container(element, |flow| {
            for item in &list.items {
                flow.container("li", |flow| self.blocks(flow, item, text));
            }
        });
    }

    fn quotation(&mut self, flow: &mut Flow, quotation: &'a Quotation) {
        let Quotation { content, speaker } = quotation;
        let said = |writer: &mut Self, flow: &mut Flow| {
            flow.container("blockquote", |flow| writer.blocks(flow, content, Role::Quotation));
        };
        match speaker {
            Some(speaker) if !speaker.is_blank() => {
                flow.container(Element::new("figure").attr("class", "quote"), |flow| {
                    said(self, flow);
                    let element = Element::new("figcaption").attr("class", Role::Speaker.name());
                    flow.line(element, |out| out.text(speaker));
                });
            }
            Some(_) | None => said(self, flow),
        }
    }

    fn figure(&mut self, flow: &mut Flow, figure: &'a Figure) {
        flow.container("figure", |flow| {
            image(flow, &figure.picture, &figure.alt, None);
            if shows(&figure.caption) {
                let element = Element::new("figcaption").attr("class", Role::Caption.name());
                flow.line(element, |out| self.inlines(out, &figure.caption));
            }
        });
    }

    /// A table in a box that scrolls where the table is wider than the screen. The box takes the keyboard's focus, so that arrow
    /// keys scroll it (WCAG 2.2, 2.1.1), and has the name of the table's caption, header row or part.
    fn table(&mut self, flow: &mut Flow, table: &'a Table) {
        self.tables += 1;
        let name = self.anchor.table(self.tables);
        let captioned = shows(table.caption());
        let headed = table.header().iter().any(|cell| shows(cell));
        let label = if captioned || headed { Some(name.clone()) } else { self.title() };
        let scroller = Element::new("div")
            .attr("class", "table")
            .attr_opt("role", label.is_some().then_some("group"))
            .attr_opt("aria-labelledby", label)
            .attr("tabindex", "0");
        flow.container(scroller, |flow| {
            flow.container("table", |flow| {
                if captioned {
                    let caption =
                        Element::new("caption").attr("class", Role::Caption.name()).attr("id", &name);
                    flow.line(caption, |out| self.inlines(out, table.caption()));
                }
                flow.container("thead", |flow| {
                    let row = Element::new("tr").attr_opt("id", (!captioned && headed).then_some(&name));
                    flow.container(row, |flow| self.row(flow, table, table.header(), Role::TableHeader));
                });
                if !table.rows().is_empty() {
                    flow.container("tbody", |flow| {
                        for row in table.rows() {
                            flow.container("tr", |flow| self.row(flow, table, row, Role::TableCell));
                        }
                    });
                }
            });
        });
    }

    /// The cells of a row. A header cell without words heads nothing, and is a plain cell.
    fn row(&mut self, flow: &mut Flow, table: &Table, cells: &'a [Cell], role: Role) {
        for (cell, align) in cells.iter().zip(table.align()) {
            let heads = role == Role::TableHeader && shows(cell);
            let element = if heads { Element::new("th").attr("scope", "col") } else { Element::new("td") };
            let class = match align {
                ColumnAlign::Start => role.name().to_owned(),
                ColumnAlign::Center => format!("{} center", role.name()),
                ColumnAlign::End => format!("{} end", role.name()),
            };
            flow.line(element.attr("class", class), |out| self.inlines(out, cell));
        }
    }
}
