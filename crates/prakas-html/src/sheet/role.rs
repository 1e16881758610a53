//! A rule for each role.

use prakas_document::{Align, Role, Script, Slant, Style, Theme, ornament};

use super::css::{Sheet, length, number};
use super::{font, slant, weight};

/// Points in a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// Height of the emblem, in millimetres.
const EMBLEM_HEIGHT: f64 = 22.0;

/// How each role looks. The text of the body is the article's own look; a role says where it differs.
pub(super) fn rules(sheet: &mut Sheet, theme: &Theme) {
    let body = theme.style(Role::Body);
    let (width, height) = (ornament::WIDTH_MM * POINTS, ornament::HEIGHT_MM * POINTS);
    sheet.rule(".ornament", &[("width", rem(theme, width)), ("height", rem(theme, height))]);
    let (left, right) = match theme.style(Role::Issuer).align {
        Align::Start | Align::Justify => ("0", "auto"),
        Align::Center => ("auto", "auto"),
        Align::End => ("auto", "0"),
    };
    sheet.rule(
        ".emblem",
        &[
            ("width", "auto".to_owned()),
            ("height", rem(theme, EMBLEM_HEIGHT * POINTS)),
            ("object-fit", "contain".to_owned()),
            ("margin", format!("0.5rem {right} 0.35rem {left}")),
        ],
    );
    sheet.rule(
        "body",
        &[
            ("--latin", font::families(Script::Latin, &body.faces, &body.faces)),
            ("--khmer", font::families(Script::Khmer, &body.faces, &body.faces)),
            ("--scale", number(body.faces.khmer_scale)),
            ("font-family", "var(--latin)".to_owned()),
        ],
    );
    sheet.rule(".ways:lang(km), .ways :lang(km)", &[("font-family", "var(--khmer)".to_owned())]);
    sheet.rule(
        "article",
        &[
            ("font-size", rem(theme, body.size)),
            ("font-weight", weight(body.weight)),
            ("font-style", slant(body.slant)),
            ("line-height", line_height(body)),
        ],
    );
    sheet.rule("article:lang(km)", &khmer(theme, body));
    for role in Role::ALL {
        sheet.rule(&format!(".{}", role.name()), &declarations(theme, role));
        if theme.style(role).slant == Slant::Italic {
            sheet.rule(&format!(".{} em", role.name()), &[("font-style", "normal".to_owned())]);
        }
        let style = theme.style(role);
        let own = |style: &Style| (style.size, style.line_height, style.faces.clone());
        if own(style) != own(body) {
            sheet.rule(&format!(".{}:lang(km)", role.name()), &khmer(theme, style));
        }
    }
    let inset = indent(theme, theme.style(Role::Quotation));
    sheet.rule("blockquote, .quote", &[("margin-inline", inset)]);
    sheet.rule(".quote > blockquote", &[("margin-inline", "0".to_owned())]);
    let justified: Vec<String> = Role::ALL
        .into_iter()
        .filter(|role| theme.style(*role).align == Align::Justify)
        .map(|role| format!(".{}:not(:lang(km))", role.name()))
        .collect();
    if !justified.is_empty() {
        // The lines of a phone are too short for it, and Khmer has too few spaces.
        sheet.at("@media print, (min-width: 48rem)", |sheet| {
            sheet.rule(&justified.join(", "), &[("text-align", "justify".to_owned())]);
        });
    }
}

/// The faces, the size and the distance of lines that are Khmer.
fn khmer(theme: &Theme, style: &Style) -> [(&'static str, String); 3] {
    let lines = style.line_height_in(Script::Khmer) / style.faces.khmer_scale;
    [
        ("font-family", "var(--khmer)".to_owned()),
        ("font-size", rem(theme, style.size_in(Script::Khmer))),
        ("line-height", number(lines)),
    ]
}

fn declarations(theme: &Theme, role: Role) -> Vec<(&'static str, String)> {
    let (style, body) = (theme.style(role), theme.style(Role::Body));
    let mut list = Vec::new();
    if style.faces != body.faces {
        list.push(("--latin", font::families(Script::Latin, &style.faces, &body.faces)));
        list.push(("--khmer", font::families(Script::Khmer, &style.faces, &body.faces)));
        list.push(("font-family", "var(--latin)".to_owned()));
    }
    if style.faces.khmer_scale != body.faces.khmer_scale {
        list.push(("--scale", number(style.faces.khmer_scale)));
    }
    if style.size != body.size {
        list.push(("font-size", rem(theme, style.size)));
    }
    if style.weight != body.weight {
        list.push(("font-weight", weight(style.weight)));
    }
    if style.faces.khmer != body.faces.khmer {
        // A Khmer display face has one weight; made bold it would run together.
        list.push(("font-synthesis-weight", "none".to_owned()));
    }
    if style.slant != body.slant {
        list.push(("font-style", slant(style.slant)));
    }
    if style.line_height != body.line_height {
        list.push(("line-height", line_height(style)));
    }
    if style.color != body.color {
        list.push(("color", format!("var(--{})", role.name())));
    }
    list.push(("text-align", align(style.align)));
    if style.align == Align::Center {
        // Not `text-wrap`, which would set `white-space` back too.
        list.push(("text-wrap-style", "balance".to_owned()));
    }
    if style.first_line_indent != 0.0 {
        list.push(("text-indent", rem(theme, style.first_line_indent)));
    }
    // A quotation's indent is that of its element, which holds the speaker too and may hold other blocks than paragraphs.
    let quoted = matches!(role, Role::Quotation | Role::Speaker);
    let start = if quoted { "0".to_owned() } else { indent(theme, style) };
    list.push((
        "margin",
        format!("{} 0 {} {start}", rem(theme, style.space_before), rem(theme, style.space_after)),
    ));
    if style.keep_with_next {
        list.push(("break-after", "avoid".to_owned()));
    }
    list
}

/// Points as `rem`: the text of the body is 1rem, whatever size the reader has chosen for it.
fn rem(theme: &Theme, points: f64) -> String {
    length(points / theme.style(Role::Body).size, "rem")
}

/// An indent, smaller where the screen is narrow.
fn indent(theme: &Theme, style: &Style) -> String {
    match rem(theme, style.indent).as_str() {
        "0" => "0".to_owned(),
        indent => format!("min({indent}, 6.5vw)"),
    }
}

/// The distance of lines: wider on a screen than on paper.
fn line_height(style: &Style) -> String {
    format!("calc(var(--leading) * {})", number(style.line_height))
}

/// The alignment on the narrowest screen; wide ones and paper justify.
fn align(align: Align) -> String {
    match align {
        Align::Start | Align::Justify => "start",
        Align::Center => "center",
        Align::End => "end",
    }
    .to_owned()
}
