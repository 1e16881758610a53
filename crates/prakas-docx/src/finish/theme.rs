//! `word/theme/theme1.xml`: the theme's faces and colours, as Word's menus offer them (ECMA-376 part 1, 14.2.7 and 20.1.6.9).

use prakas_document::{Color, Role, Theme};

use super::element::Element;
use super::rooted;

/// The namespace of DrawingML.
const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// The part.
pub(super) fn part(theme: &Theme) -> Element {
    let elements =
        Element::new("a:themeElements").holding(colors(theme)).holding(fonts(theme)).holding(formats());
    rooted("a:theme", &[("xmlns:a", A)], Vec::new()).with("name", "Prakas").holding(elements)
}

fn colors(theme: &Theme) -> Element {
    let status = theme.style(Role::Status).color;
    let named = [
        ("a:dk1", Color::BLACK),
        ("a:lt1", Color::WHITE),
        ("a:dk2", theme.link),
        ("a:lt2", Color::rgb(0xEE, 0xEE, 0xEE)),
        ("a:accent1", theme.link),
        ("a:accent2", status),
        ("a:accent3", theme.rule),
        ("a:accent4", theme.link),
        ("a:accent5", status),
        ("a:accent6", theme.rule),
        ("a:hlink", theme.link),
        ("a:folHlink", theme.link),
    ];
    named.into_iter().fold(Element::new("a:clrScheme").with("name", "Prakas"), |scheme, (name, color)| {
        scheme.holding(
            Element::new(name).holding(Element::new("a:srgbClr").with("val", color.hex().to_uppercase())),
        )
    })
}

fn fonts(theme: &Theme) -> Element {
    let of = |name: &str, role: Role| {
        let faces = &theme.style(role).faces;
        Element::new(name)
            .holding(Element::new("a:latin").with("typeface", &faces.latin))
            .holding(Element::new("a:ea").with("typeface", ""))
            .holding(Element::new("a:cs").with("typeface", &faces.khmer))
    };
    Element::new("a:fontScheme")
        .with("name", "Prakas")
        .holding(of("a:majorFont", Role::Title))
        .holding(of("a:minorFont", Role::Body))
}

/// Plain fills and lines, three of each, as the schema wants them.
fn formats() -> Element {
    let fill = || Element::new("a:solidFill").holding(Element::new("a:schemeClr").with("val", "phClr"));
    let three = |name: &str, each: &dyn Fn() -> Element| {
        (0..3).fold(Element::new(name), |all, _| all.holding(each()))
    };
    let line = || Element::new("a:ln").with("w", "6350").holding(fill());
    let effect = || Element::new("a:effectStyle").holding(Element::new("a:effectLst"));
    Element::new("a:fmtScheme")
        .with("name", "Prakas")
        .holding(three("a:fillStyleLst", &fill))
        .holding(three("a:lnStyleLst", &line))
        .holding(three("a:effectStyleLst", &effect))
        .holding(three("a:bgFillStyleLst", &fill))
}
