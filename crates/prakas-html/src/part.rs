//! A part: an article with its furniture, its body and its notes.

use prakas_document::{
    AltText, Arrangement, Digits, Footnote, Furniture, Inline, Part, Permalink, Picture, QrCode, Role,
    ornament,
};

use crate::anchor::Anchor;
use crate::inline::shows;
use crate::writer::{Element, Flow};

/// Writes one part, and keeps what is counted on the way.
pub(crate) struct Writer<'a> {
    pub(crate) part: &'a Part,
    pub(crate) anchor: &'a Anchor,
    /// The notes referred to so far; the first is note 1.
    pub(crate) notes: Vec<&'a Footnote>,
    /// How many tables were written.
    pub(crate) tables: u32,
    titled: bool,
    /// The rank of the last heading, 1 to 4.
    rank: u8,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(part: &'a Part, anchor: &'a Anchor) -> Self {
        Self { part, anchor, notes: Vec::new(), tables: 0, titled: false, rank: 1 }
    }

    /// The part as an article. Its running head is not in it: that is of paper, and the style sheet's.
    pub(crate) fn article(mut self, flow: &mut Flow) {
        let part = self.part;
        let article = Element::new("article")
            .attr("id", self.anchor.part())
            .attr_opt("class", (part.digits == Digits::Khmer).then_some("khmer-digits"))
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

    fn furniture(&mut self, flow: &mut Flow, furniture: &'a [Furniture]) {
        for piece in furniture {
            match piece {
                Furniture::Lines { role, lines } => self.lines(flow, *role, lines),
                Furniture::Ornament => draw_ornament(flow),
                Furniture::Emblem { picture, alt } => image(flow, picture, alt, Some("emblem")),
                Furniture::Blocks(blocks) => self.blocks(flow, blocks, Role::Body),
                Furniture::Group { arrangement, pieces } => self.group(flow, *arrangement, pieces),
                Furniture::SignatureSpace { millimetres } => signature_space(flow, *millimetres),
                Furniture::Permalink(permalink) => self.permalink(flow, permalink),
            }
        }
    }

    fn group(&mut self, flow: &mut Flow, arrangement: Arrangement, pieces: &'a [Furniture]) {
        let class = match arrangement {
            Arrangement::Start => "group start",
            Arrangement::Center => "group center",
            Arrangement::End => "group end",
            Arrangement::Beside => "group beside",
        };
        flow.container(Element::new("div").attr("class", class), |flow| match arrangement {
            Arrangement::Start | Arrangement::Center | Arrangement::End => self.furniture(flow, pieces),
            Arrangement::Beside => {
                let is_emblem = |piece: &&Furniture| matches!(piece, Furniture::Emblem { .. });
                let emblems = pieces.iter().take_while(is_emblem).count();
                let (emblems, lines) = pieces.split_at(emblems);
                self.furniture(flow, emblems);
                flow.container("div", |flow| self.furniture(flow, lines));
            }
        });
    }

    /// The address under its words. A code is for those who hold the paper.
    fn permalink(&mut self, flow: &mut Flow, permalink: &'a Permalink) {
        let Permalink { label, address, code } = permalink;
        flow.container(Element::new("div").attr("class", "permalink"), |flow| {
            if let Some(code) = code {
                draw_code(flow, code);
            }
            flow.container("div", |flow| {
                let heading = Element::new(self.tag(Role::EndHeading)).attr("class", Role::EndHeading.name());
                flow.line(heading, |out| out.text(label));
                let line = Element::new("p").attr("class", Role::EndMatter.name());
                flow.line(line, |out| self.inlines(out, address));
            });
        });
    }

    fn lines(&mut self, flow: &mut Flow, role: Role, lines: &'a [Vec<Inline>]) {
        let lines: Vec<_> = lines.iter().filter(|line| shows(line)).collect();
        if lines.is_empty() {
            return;
        }
        // An entry is an element of its own, so that its further lines hang.
        if let Role::EndMatter | Role::Contact = role {
            for line in lines {
                let element = Element::new(self.tag(role)).attr("class", role.name());
                flow.line(element, |out| self.inlines(out, line));
            }
            return;
        }
        let mut element = Element::new(self.tag(role)).attr("class", role.name());
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
    fn endnotes(self, flow: &mut Flow) {
        if self.notes.is_empty() {
            return;
        }
        // No `section`: it would need a heading, and the words of one are not ours to find.
        let notes = Element::new("div").attr("class", "notes").attr("role", "doc-endnotes");
        flow.container(notes, |flow| {
            flow.container("ol", |flow| {
                for (number, note) in (1..).zip(&self.notes) {
                    self.endnote(flow, number, note);
                }
            });
        });
    }

    fn endnote(&self, flow: &mut Flow, number: u32, note: &'a Footnote) {
        flow.container(Element::new("li").attr("id", self.anchor.note(number)), |flow| {
            let back = Element::new("a")
                .attr("class", Role::Footnote.name())
                .attr("href", format!("#{}", self.anchor.mark(number)))
                .attr("role", "doc-backlink");
            flow.line(back, |out| out.string(&self.part.digits.format(number)));
            for paragraph in note.paragraphs() {
                let element = Element::new("p").attr("class", Role::Footnote.name());
                flow.line(element, |out| self.note_inlines(out, paragraph));
            }
        });
    }
}

/// A picture as part of the page.
pub(crate) fn image(flow: &mut Flow, picture: &Picture, alt: &AltText, class: Option<&'static str>) {
    flow.void(
        Element::new("img")
            .attr_opt("class", class)
            .attr("src", picture.data_url())
            .attr("width", picture.width().to_string())
            .attr("height", picture.height().to_string())
            .attr("alt", alt.as_str()),
    );
}

/// The class of room that is so high: the style sheet has a rule for each.
pub(crate) fn space_class(millimetres: u16) -> String {
    format!("mm-{millimetres}")
}

/// Room on paper for a signature and a seal.
fn signature_space(flow: &mut Flow, millimetres: u16) {
    let class = format!("signature-space {}", space_class(millimetres));
    let space = Element::new("div").attr("class", class);
    flow.line(space, |_| {});
}

fn draw_code(flow: &mut Flow, code: &QrCode) {
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

fn draw_ornament(flow: &mut Flow) {
    let (width, height) = ornament::VIEW_BOX;
    let svg = Element::new("svg")
        .attr("class", "ornament")
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
