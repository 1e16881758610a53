//! A part: an article with its furniture, its body and its notes.

use std::borrow::Cow;

use prakas_document::{
    AltText, Arrangement, Digits, Footnote, Furniture, Inline, Part, Permalink, Picture, QrCode, Role,
    ornament,
};

use crate::anchor::Anchor;
use crate::dress::Dress;
use crate::inline::shows;
use crate::mail;
use crate::writer::{Element, Flow};

/// Writes one part, and keeps what is counted on the way.
pub(crate) struct Writer<'a> {
    pub(crate) part: &'a Part,
    pub(crate) anchor: &'a Anchor,
    pub(crate) dress: Dress<'a>,
    /// The notes referred to so far; the first is note 1.
    pub(crate) notes: Vec<&'a Footnote>,
    /// How many tables were written.
    pub(crate) tables: u32,
    titled: bool,
    /// The rank of the last heading, 1 to 4.
    rank: u8,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(part: &'a Part, anchor: &'a Anchor, dress: Dress<'a>) -> Self {
        Self { part, anchor, dress, notes: Vec::new(), tables: 0, titled: false, rank: 1 }
    }

    /// An element with the looks of these classes.
    pub(crate) fn classed<'e>(&self, tag: &'static str, classes: impl Into<Cow<'e, str>>) -> Element<'e> {
        self.dress.on(Element::new(tag), self.part.language.script(), classes)
    }

    /// An element that a style sheet knows by its name or place, and that has the looks of these classes where there is none.
    pub(crate) fn plain<'e>(&self, tag: &'static str, classes: &str) -> Element<'e> {
        self.dress.alone(Element::new(tag), self.part.language.script(), classes)
    }

    /// The part as an article. Its running head is not in it: that is of paper, and the style sheet's.
    pub(crate) fn article(mut self, flow: &mut Flow<'_>) {
        let part = self.part;
        let has_khmer_digits = self.dress.has_sheet() && part.digits == Digits::Khmer;
        let article = Element::new("article")
            .attr("id", self.anchor.part())
            .attr_opt("class", has_khmer_digits.then_some("khmer-digits"))
            .attr("lang", part.language.as_str())
            .attr_opt("aria-labelledby", self.title());
        flow.container_in(&part.language, article, |flow| {
            if !part.head.is_empty() {
                flow.container("header", |flow| self.furniture(flow, &part.head));
            }
            self.blocks(flow, &part.body, Role::Body);
            if !part.foot.is_empty() {
                flow.container("footer", |flow| self.furniture(flow, &part.foot));
            }
            self.endnotes(flow);
        });
    }

    /// The name of the part's title, where it has one.
    pub(crate) fn title(&self) -> Option<String> {
        let is_title = |piece: &Furniture| match piece {
            Furniture::Lines { role, lines } => *role == Role::Title && lines.iter().any(|line| shows(line)),
            Furniture::Ornament
            | Furniture::Emblem { .. }
            | Furniture::Blocks(_)
            | Furniture::Group { .. }
            | Furniture::SignatureSpace { .. }
            | Furniture::Permalink(_) => false,
        };
        self.part.head.iter().chain(&self.part.foot).any(is_title).then(|| self.anchor.title())
    }

    fn furniture(&mut self, flow: &mut Flow<'_>, furniture: &'a [Furniture]) {
        for piece in furniture {
            match piece {
                Furniture::Lines { role, lines } => self.lines(flow, *role, lines),
                Furniture::Ornament if self.dress.has_sheet() => draw_ornament(flow),
                Furniture::Ornament => {}
                Furniture::Emblem { picture, alt } => self.image(flow, picture, alt, Some("emblem")),
                Furniture::Blocks(blocks) => self.blocks(flow, blocks, Role::Body),
                Furniture::Group { arrangement, pieces } => self.group(flow, *arrangement, pieces),
                Furniture::SignatureSpace { millimetres } if self.dress.has_sheet() => {
                    signature_space(flow, *millimetres);
                }
                Furniture::SignatureSpace { .. } => {}
                Furniture::Permalink(permalink) => self.permalink(flow, permalink),
            }
        }
    }

    /// A picture as part of the page.
    pub(crate) fn image(
        &self,
        flow: &mut Flow<'_>,
        picture: &Picture,
        alt: &AltText,
        class: Option<&'static str>,
    ) {
        let image = match class {
            Some(class) => self.classed("img", class),
            None => self.plain("img", "picture"),
        };
        let (width, height) = self.dress.size(picture, class.is_some());
        flow.void(
            image
                .attr("src", self.dress.source(picture))
                .attr("width", width.to_string())
                .attr("height", height.to_string())
                .attr("alt", alt.as_str()),
        );
    }

    fn group(&mut self, flow: &mut Flow<'_>, arrangement: Arrangement, pieces: &'a [Furniture]) {
        let class = match arrangement {
            Arrangement::Start => "group start",
            Arrangement::Center => "group center",
            Arrangement::End => "group end",
            Arrangement::Beside => "group beside",
        };
        flow.container(self.classed("div", class), |flow| match arrangement {
            Arrangement::Start | Arrangement::Center | Arrangement::End => self.furniture(flow, pieces),
            Arrangement::Beside => {
                let is_emblem = |piece: &&Furniture| matches!(piece, Furniture::Emblem { .. });
                let emblems = pieces.iter().take_while(is_emblem).count();
                let (emblems, lines) = pieces.split_at(emblems);
                if self.dress.has_sheet() {
                    self.furniture(flow, emblems);
                    flow.container("div", |flow| self.furniture(flow, lines));
                } else {
                    self.columns(flow, emblems, lines);
                }
            }
        });
    }

    /// Emblems and lines beside each other in a table.
    fn columns(&mut self, flow: &mut Flow<'_>, emblems: &'a [Furniture], lines: &'a [Furniture]) {
        flow.container(mail::grid(), |flow| {
            flow.container("tr", |flow| {
                for pieces in [emblems, lines].into_iter().filter(|pieces| !pieces.is_empty()) {
                    flow.container(self.plain("td", "cell"), |flow| self.furniture(flow, pieces));
                }
            });
        });
    }

    /// The address under its words. A code is for those who hold the paper.
    fn permalink(&mut self, flow: &mut Flow<'_>, permalink: &'a Permalink) {
        let Permalink { label, address, code } = permalink;
        flow.container(self.classed("div", "permalink"), |flow| {
            if let Some(code) = code.as_ref().filter(|_| self.dress.has_sheet()) {
                draw_code(flow, code);
            }
            flow.container("div", |flow| {
                let tag = self.tag(Role::EndHeading);
                flow.line(self.classed(tag, Role::EndHeading.name()), |out| out.text(label));
                let line = self.classed("p", Role::EndMatter.name());
                flow.line(line, |out| self.inlines(out, address));
            });
        });
    }

    fn lines(&mut self, flow: &mut Flow<'_>, role: Role, lines: &'a [Vec<Inline>]) {
        let lines: Vec<_> = lines.iter().filter(|line| shows(line)).collect();
        if lines.is_empty() {
            return;
        }
        // An entry is an element of its own, so that its further lines hang.
        if let Role::EndMatter | Role::Contact = role {
            for line in lines {
                let tag = self.tag(role);
                flow.line(self.classed(tag, role.name()), |out| self.inlines(out, line));
            }
            return;
        }
        let tag = self.tag(role);
        let mut element = self.classed(tag, role.name());
        if role == Role::Title && !self.titled {
            self.titled = true;
            element = element.attr("id", self.anchor.title());
        }
        flow.line(element, |out| {
            for (i, line) in lines.into_iter().enumerate() {
                if i > 0 {
                    out.new_line();
                }
                self.inlines(out, line);
            }
        });
    }

    /// The tag for lines of a role. The release's title is the heading of the article; the headings of its body, and those of
    /// the sections after the signature, stand under it. Where the document skips a level its page does not (HTML, "Headings and
    /// outlines"), though the heading still looks as its role does.
    pub(crate) fn tag(&mut self, role: Role) -> &'static str {
        let rank = match role {
            Role::Title => 1,
            Role::Heading1 | Role::EndHeading => 2,
            Role::Heading2 => 3,
            Role::Heading3 => 4,
            Role::Contact => return "address",
            Role::NationalHeader
            | Role::Motto
            | Role::Issuer
            | Role::Number
            | Role::Status
            | Role::Kind
            | Role::Subtitle
            | Role::Dateline
            | Role::Summary
            | Role::Body
            | Role::Quotation
            | Role::Speaker
            | Role::TableHeader
            | Role::TableCell
            | Role::Caption
            | Role::Footnote
            | Role::Closing
            | Role::SignatureOffice
            | Role::SignatureName
            | Role::EndMatter
            | Role::Running
            | Role::PageNumber => return "p",
        };
        self.rank = rank.min(self.rank + 1);
        match self.rank {
            1 => "h1",
            2 => "h2",
            3 => "h3",
            _ => "h4",
        }
    }

    /// The notes, each with its mark, which leads back to where it is referred to.
    fn endnotes(self, flow: &mut Flow<'_>) {
        if self.notes.is_empty() {
            return;
        }
        // No `section`: it would need a heading, and the words of one are not ours to find.
        let notes = self.classed("div", "notes").attr("role", "doc-endnotes");
        flow.container(notes, |flow| {
            flow.container(self.plain("ol", "notes-list"), |flow| {
                for (number, note) in (1..).zip(&self.notes) {
                    self.endnote(flow, number, note);
                }
            });
        });
    }

    fn endnote(&self, flow: &mut Flow<'_>, number: u32, note: &'a Footnote) {
        flow.container(Element::new("li").attr("id", self.anchor.note(number)), |flow| {
            let class = if self.dress.has_sheet() { Role::Footnote.name() } else { "note-mark" };
            let back = self
                .classed("a", class)
                .attr("href", format!("#{}", self.anchor.mark(number)))
                .attr("role", "doc-backlink");
            flow.line(back, |out| out.string(&self.part.digits.format(number)));
            for paragraph in note.paragraphs() {
                let element = self.classed("p", Role::Footnote.name());
                flow.line(element, |out| self.note_inlines(out, paragraph));
            }
        });
    }
}

/// The class of room that is so high: the style sheet has a rule for each.
pub(crate) fn space_class(millimetres: u16) -> String {
    format!("mm-{millimetres}")
}

/// Room on paper for a signature and a seal.
fn signature_space(flow: &mut Flow<'_>, millimetres: u16) {
    let class = format!("signature-space {}", space_class(millimetres));
    let space = Element::new("div").attr("class", class);
    flow.line(space, |_| {});
}

fn draw_code(flow: &mut Flow<'_>, code: &QrCode) {
    let QrCode { modules, href, alt } = code;
    let side = modules.whole_side();
    let size = format!("{:.1}mm", modules.whole_mm());
    let link = Element::new("a").attr("class", "code").attr("href", crate::href::attribute(href));
    flow.container(link, |flow| {
        let svg = Element::new("svg")
            .attr("role", "img")
            .attr("aria-label", alt.as_str())
            .attr("width", size.clone())
            .attr("height", size)
            .attr("viewBox", format!("0 0 {side} {side}"));
        flow.container(svg, |flow| {
            let path = Element::new("path").attr("fill", "#000").attr("d", modules.path());
            flow.line(path, |_| {});
        });
    });
}

fn draw_ornament(flow: &mut Flow<'_>) {
    let (width, height) = ornament::VIEW_BOX;
    let svg = Element::new("svg")
        .attr("class", "ornament")
        .attr("width", format!("{}mm", ornament::WIDTH_MM))
        .attr("height", format!("{}mm", ornament::HEIGHT_MM))
        .attr("viewBox", format!("0 0 {width} {height}"))
        .attr("aria-hidden", "true");
    flow.container(svg, |flow| {
        let path = Element::new("path")
            .attr("fill", "currentColor")
            .attr("fill-rule", "evenodd")
            .attr("d", ornament::path());
        flow.line(path, |_| {});
    });
}
