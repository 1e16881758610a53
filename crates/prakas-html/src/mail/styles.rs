//! The looks of a letter: for each class a style that its element bears itself.

use std::borrow::Cow;
use std::collections::BTreeMap;

use prakas_document::{Align, Document, Role, Script, Theme};

use crate::sheet::{css, font, slant, weight};

/// CSS pixels of a point (CSS Values 4 §6.2).
const PX: f64 = 96.0 / 72.0;

/// Lines stand further apart on a screen than on paper.
const LEADING: f64 = 1.2;

/// Width of the letter, in CSS pixels: what mail programs show without scrolling.
pub(super) const WIDTH: u32 = 640;

/// Height of the emblem, in CSS pixels: 22 mm.
const EMBLEM: u32 = 84;

/// Width between the margins of the letter, in CSS pixels.
const COLUMN: u32 = WIDTH - 2 * 24;

/// The size that a picture of these pixels is shown in.
pub(crate) fn shown_size((width, height): (u32, u32), is_emblem: bool) -> (u32, u32) {
    let scaled = |side: u32, of: u32, to: u32| {
        let scaled = u64::from(side) * u64::from(to) / u64::from(of.max(1));
        u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
    };
    let (width, height) = if is_emblem { (scaled(width, height, EMBLEM), EMBLEM) } else { (width, height) };
    if width > COLUMN { (COLUMN, scaled(height, width, COLUMN)) } else { (width, height) }
}

/// The looks of each class, for words of each script.
pub(crate) struct Styles {
    latin: BTreeMap<&'static str, String>,
    khmer: BTreeMap<&'static str, String>,
}

impl Styles {
    pub(super) fn new(document: &Document) -> Self {
        let theme = &document.theme;
        let of = |script| {
            let mut styles: BTreeMap<_, _> = furniture(theme).into_iter().collect();
            styles.extend(Role::ALL.map(|role| (role.name(), role_style(theme, role, script))));
            styles
        };
        Self { latin: of(Script::Latin), khmer: of(Script::Khmer) }
    }

    /// The style of an element of these classes, with spaces between them. One that is not known adds nothing.
    pub(crate) fn of(&self, classes: &str, script: Script) -> String {
        let styles = match script {
            Script::Latin => &self.latin,
            Script::Khmer => &self.khmer,
        };
        classes.split(' ').filter_map(|class| styles.get(class)).map(String::as_str).collect()
    }
}

/// What is not of a role. A class that stands with a role's comes after it, and has the last word.
fn furniture(theme: &Theme) -> [(&'static str, String); 20] {
    let rule = format!("#{}", theme.rule.hex());
    let body = &theme.style(Role::Body).faces;
    // Lines stay as far apart as those of the words around.
    let scaled = |scale: f64| format!("font-size:{};line-height:1;", css::length(scale, "em"));
    [
        ("start", "text-align:left;".to_owned()),
        ("center", "text-align:center;".to_owned()),
        ("end", "text-align:right;".to_owned()),
        ("beside", format!("padding-bottom:8px;border-bottom:2px solid {rule};")),
        ("group", "margin:8px 0;".to_owned()),
        ("permalink", "margin:16px 0 0;".to_owned()),
        ("emblem", format!("height:{EMBLEM}px;width:auto;")),
        ("picture", "max-width:100%;height:auto;".to_owned()),
        ("figure", "margin:16px 0;".to_owned()),
        ("quote", "margin:0;".to_owned()),
        ("quoted", format!("margin:0 0 0 4px;padding:0 0 0 16px;border-left:3px solid {rule};")),
        ("list", "margin:0;padding:0 0 0 28px;".to_owned()),
        ("khmer-digits", "list-style-type:khmer;".to_owned()),
        ("data", format!("width:100%;border-collapse:collapse;border-bottom:2px solid {rule};")),
        ("notes", format!("margin:24px 0 0;padding:8px 0 0;border-top:1px solid {rule};")),
        // The faces of Latin words have Khmer after them; those of Khmer words have letters of both.
        ("khmer", scaled(body.khmer_scale)),
        (
            "latin",
            format!(
                "font-family:{};{}",
                families(&font::families(Script::Latin, body, body)),
                scaled(1.0 / body.khmer_scale)
            ),
        ),
        ("cell", "padding:0 12px 0 0;vertical-align:middle;".to_owned()),
        ("note-mark", "float:left;width:24px;text-decoration:none;".to_owned()),
        ("notes-list", "margin:0;padding:0;list-style-type:none;".to_owned()),
    ]
}

fn role_style(theme: &Theme, role: Role, script: Script) -> String {
    let (style, body) = (theme.style(role), theme.style(Role::Body));
    let px = |points: f64| css::length(points * PX, "px");
    let mut out = format!(
        "font-family:{};font-size:{};line-height:{};font-weight:{};font-style:{};color:#{};text-align:{};\
         margin:{} 0 {};",
        families(&font::families(script, &style.faces, &body.faces)),
        px(style.size_in(script)),
        css::number(style.line_height_in(script) * style.size / style.size_in(script) * LEADING),
        weight(style.weight),
        slant(style.slant),
        style.color.hex(),
        match style.align {
            Align::Start | Align::Justify => "left",
            Align::Center => "center",
            Align::End => "right",
        },
        px(style.space_before),
        px(style.space_after),
    );
    if style.faces.khmer != body.faces.khmer {
        // A Khmer display face has one weight; made bold it would run together.
        out.push_str("font-synthesis-weight:none;");
    }
    out.push_str(own(role));
    out
}

/// The families in quotation marks that an attribute holds as they are, unless a name has such a mark in it.
fn families(list: &str) -> Cow<'_, str> {
    if list.contains('\'') { list.into() } else { list.replace('"', "'").into() }
}

/// What a role has besides type and distances.
fn own(role: Role) -> &'static str {
    match role {
        Role::Status => "padding:8px 12px;border:2px solid;",
        Role::TableHeader | Role::TableCell => {
            "padding:5px 9px;vertical-align:top;border-bottom:1px solid #cccccc;"
        }
        Role::Footnote => "padding:0 0 0 28px;",
        Role::Contact => "font-style:normal;",
        Role::NationalHeader
        | Role::Motto
        | Role::Issuer
        | Role::Number
        | Role::Kind
        | Role::Title
        | Role::Subtitle
        | Role::Dateline
        | Role::Summary
        | Role::Heading1
        | Role::Heading2
        | Role::Heading3
        | Role::Body
        | Role::Quotation
        | Role::Speaker
        | Role::Caption
        | Role::Closing
        | Role::SignatureOffice
        | Role::SignatureName
        | Role::EndHeading
        | Role::EndMatter
        | Role::Running
        | Role::PageNumber => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_fit_the_column() {
        assert_eq!(shown_size((1600, 900), false), (592, 333));
        assert_eq!(shown_size((3, 2), false), (3, 2));
        assert_eq!(shown_size((200, 400), true), (42, 84));
        assert_eq!(shown_size((u32::MAX, 1), true), (592, 1));
    }
}
