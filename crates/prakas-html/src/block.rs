//! The blocks of a body.

use prakas_document::{
    Block, Cell, ColumnAlign, Digits, Figure, Inline, List, ListMarker, Quotation, Role, Table,
};

use crate::inline::shows;
use crate::part::Writer;
use crate::writer::{Element, Flow};

impl<'a> Writer<'a> {
    /// Blocks, their paragraphs in the role `text`.
    pub(crate) fn blocks(&mut self, flow: &mut Flow<'_>, blocks: &'a [Block], text: Role) {
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
    fn words(&mut self, flow: &mut Flow<'_>, role: Role, content: &'a [Inline]) {
        if shows(content) {
            let tag = self.tag(role);
            flow.line(self.classed(tag, role.name()), |out| self.inlines(out, content));
        }
    }

    fn list(&mut self, flow: &mut Flow<'_>, list: &'a List, text: Role) {
        if list.items.is_empty() {
            return;
        }
        let element = match list.marker {
            ListMarker::Bulleted => self.plain("ul", "list"),
            ListMarker::Numbered { start: 1 } => self.plain("ol", self.numbered()),
            ListMarker::Numbered { start } => {
                self.plain("ol", self.numbered()).attr("start", start.to_string())
            }
        };
        flow.container(element, |flow| {
            for item in &list.items {
                flow.container("li", |flow| self.blocks(flow, item, text));
            }
        });
    }

    /// The looks of a numbered list without a style sheet.
    fn numbered(&self) -> &'static str {
        match self.part.digits {
            Digits::Khmer => "list khmer-digits",
            Digits::Latin => "list",
        }
    }

    fn quotation(&mut self, flow: &mut Flow<'_>, quotation: &'a Quotation) {
        let Quotation { content, speaker } = quotation;
        let said = |writer: &mut Self, flow: &mut Flow| {
            flow.container(writer.plain("blockquote", "quoted"), |flow| {
                writer.blocks(flow, content, Role::Quotation);
            });
        };
        match speaker {
            Some(speaker) if !speaker.is_blank() => {
                flow.container(self.classed("figure", "quote"), |flow| {
                    said(self, flow);
                    let element = self.classed("figcaption", Role::Speaker.name());
                    flow.line(element, |out| out.text(speaker));
                });
            }
            Some(_) | None => said(self, flow),
        }
    }

    fn figure(&mut self, flow: &mut Flow<'_>, figure: &'a Figure) {
        flow.container(self.plain("figure", "figure"), |flow| {
            self.image(flow, &figure.picture, &figure.alt, None);
            if shows(&figure.caption) {
                let element = self.classed("figcaption", Role::Caption.name());
                flow.line(element, |out| self.inlines(out, &figure.caption));
            }
        });
    }

    /// A table in a box that scrolls where the table is wider than the screen. The box takes the keyboard's focus, so that arrow
    /// keys scroll it (WCAG 2.2, 2.1.1), and has the name of the table's caption, header row or part.
    fn table(&mut self, flow: &mut Flow<'_>, table: &'a Table) {
        self.tables += 1;
        let name = self.anchor.table(self.tables);
        let captioned = shows(table.caption());
        let headed = table.header().iter().any(|cell| shows(cell));
        let label = if captioned || headed { Some(name.clone()) } else { self.title() };
        let scroller = self
            .classed("div", "table")
            .attr_opt("role", label.is_some().then_some("group"))
            .attr_opt("aria-labelledby", label)
            .attr("tabindex", "0");
        flow.container(scroller, |flow| {
            flow.container(self.plain("table", "data"), |flow| {
                if captioned {
                    let caption = self.classed("caption", Role::Caption.name()).attr("id", &name);
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
    fn row(&mut self, flow: &mut Flow<'_>, table: &Table, cells: &'a [Cell], role: Role) {
        for (cell, align) in cells.iter().zip(table.align()) {
            let heads = role == Role::TableHeader && shows(cell);
            let tag = if heads { "th" } else { "td" };
            let class = match align {
                ColumnAlign::Start => role.name().to_owned(),
                ColumnAlign::Center => format!("{} center", role.name()),
                ColumnAlign::End => format!("{} end", role.name()),
            };
            let element = Element::new(tag).attr_opt("scope", heads.then_some("col"));
            let element = self.dress.on(element, self.part.language.script(), class);
            flow.line(element, |out| self.inlines(out, cell));
        }
    }
}
