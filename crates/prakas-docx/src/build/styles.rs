//! The styles: each role's looks, whole, from the theme.
//!
//! The theme says all looks of a role; what a style shares with the one that it is based on is taken out of it where the styles are
//! finished.

use docx_rs::{
    AlignmentType, Bold, BorderType, IndentLevel, Italic, Justification, LineSpacing, LineSpacingType,
    NumberingId, Paragraph, ParagraphProperty, RunFonts, RunProperty, SpecialIndentType, Style, StyleType,
    Sz, SzCs, TableBorder, TableBorderPosition, TableBorders, TableCellMargins, TableProperty, WidthType,
};
use prakas_document::{Align, Role, Script, Slant, Style as Looks, Theme, Weight};

use super::style_ids::{self, StyleName};
use super::{groups, lists};
use crate::units::{half_points, positive_twips, twips};
use crate::{DocxOptions, carried};

/// Space between a table's borders and its words at the sides, in twips: Word's own.
pub(crate) const CELL_MARGIN: usize = 108;

/// Space between a table's borders and its words above and below, in twips.
const CELL_MARGIN_VERTICAL: usize = 66;

/// Thickness of the rules above, under the header of and below a table, in eighths of a point.
pub(crate) const HEAVY_RULE: usize = 6;

/// Thickness of the rules between its rows.
const LIGHT_RULE: usize = 3;

/// Space above an emblem, in twips.
const EMBLEM_BEFORE: u32 = 120;

/// Space under an emblem.
const EMBLEM_AFTER: u32 = 80;

/// What stands in the margins and at the foot of the page: Word need not offer its styles among those for writing.
const IN_MARGINS: [Role; 3] = [Role::Footnote, Role::Running, Role::PageNumber];

/// What stands together at the end: which of these paragraphs stays on the page of the next is said of each, since the last does not.
const GROUPED: [Role; 2] = [Role::Closing, Role::SignatureOffice];

/// A style, and what docx-rs has no field for.
pub(crate) struct NamedStyle {
    pub(crate) style: Style,
    pub(crate) name: StyleName,
    /// Whether it holds where no other style is named.
    pub(crate) default: bool,
}

/// Every style of a document in this script, Word's defaults first.
pub(crate) fn styles(theme: &Theme, script: Script, options: &DocxOptions) -> Vec<NamedStyle> {
    let mut styles = vec![
        role_style(theme, script, options, Role::Body),
        bare(style_ids::DEFAULT_FONT, StyleType::Character, true),
        normal_table(),
        bare(style_ids::NO_LIST, StyleType::Numbering, true),
    ];
    styles.extend(
        Role::ALL
            .into_iter()
            .filter(|role| *role != Role::Body)
            .map(|role| role_style(theme, script, options, role)),
    );
    styles.extend(variants(theme));
    styles.extend(character_styles(theme));
    styles.push(release_table(theme));
    styles
}

/// The paragraph properties of a role.
fn paragraph(theme: &Theme, script: Script, options: &DocxOptions, role: Role) -> ParagraphProperty {
    let looks = theme.style(role);
    let mut properties = ParagraphProperty::new()
        .widow_control(true)
        .line_spacing(line_spacing(
            positive_twips(looks.space_before),
            positive_twips(looks.space_after),
            line_height(looks, script),
        ))
        .keep_next(looks.keep_with_next && !GROUPED.contains(&role));
    properties.alignment = Some(alignment(looks.align, script, options));
    if let Some(level) = style_ids::outline_level(role) {
        properties = properties.outline_lvl(level).keep_lines(true);
    }
    let first = match twips(looks.first_line_indent) {
        0 => None,
        first if first > 0 => Some(SpecialIndentType::FirstLine(first)),
        first => Some(SpecialIndentType::Hanging(-first)),
    };
    let left = twips(looks.indent);
    if role == Role::Status {
        return framed(properties, looks);
    }
    if left != 0 || first.is_some() {
        // A quotation and its speaker stand in from both margins.
        let right = [Role::Quotation, Role::Speaker].contains(&role).then_some(left);
        properties = properties.indent(Some(left), first, right, None);
    }
    properties
}

/// The properties of a paragraph that no reader may miss: in a heavy frame, which stands between the margins.
fn framed(properties: ParagraphProperty, looks: &Looks) -> ParagraphProperty {
    let indent = groups::frame_indent();
    properties.set_borders(groups::frame(looks)).indent(Some(indent), None, Some(indent), None)
}

/// Space around a paragraph and between its lines. The theme's distance is the least, since Word cuts off what stands out of
/// lines of an `exact` height, as the signs above and below Khmer letters may.
fn line_spacing(before: u32, after: u32, line: i32) -> LineSpacing {
    LineSpacing::new().before(before).after(after).line(line).line_rule(LineSpacingType::AtLeast)
}

/// Space around a paragraph that holds a picture: its line is as high as the picture.
fn picture_spacing(before: u32, after: u32) -> LineSpacing {
    LineSpacing::new().before(before).after(after).line(240).line_rule(LineSpacingType::Auto)
}

/// A paragraph in this script, where that is not the document's: the space between its lines, and how they are filled.
pub(super) fn in_script(
    mut paragraph: Paragraph,
    looks: &Looks,
    script: Script,
    options: &DocxOptions,
) -> Paragraph {
    if looks.align == Align::Justify {
        paragraph.property.alignment = Some(alignment(looks.align, script, options));
    }
    let lines = LineSpacing::new().line(line_height(looks, script)).line_rule(LineSpacingType::AtLeast);
    paragraph.line_spacing(lines)
}

fn line_height(looks: &Looks, script: Script) -> i32 {
    twips(looks.size * looks.line_height_in(script))
}

/// Alignment in this script.
fn alignment(align: Align, script: Script, options: &DocxOptions) -> Justification {
    // `start` and `end` are of the strict schema only; transitional files say `left` and `right` (17.18.44).
    match align {
        Align::Start => Justification::new(AlignmentType::Left.to_string()),
        Align::Center => Justification::new(AlignmentType::Center.to_string()),
        Align::End => Justification::new(AlignmentType::Right.to_string()),
        Align::Justify => Justification::new(options.justification.value(script)),
    }
}

/// The run properties of a role: for Latin, and in the `cs` halves for Khmer.
fn run(theme: &Theme, options: &DocxOptions, role: Role) -> RunProperty {
    let looks = theme.style(role);
    let mut properties =
        RunProperty::new().fonts(fonts(theme, role)).size(half_points(looks.size)).color(looks.color.hex());
    properties.sz_cs = Some(SzCs::new(half_points(looks.size_in(Script::Khmer))));
    if looks.weight == Weight::Bold {
        properties = properties.bold();
        if options.single_weight.contains(&looks.faces.khmer) {
            properties.bold_cs = None;
        }
    }
    if looks.slant == Slant::Italic {
        // Khmer faces have no italic: Khmer stays upright, so there is no `iCs`.
        properties = properties.italic();
        properties.italic_cs = None;
    }
    properties
}

/// The properties of a Khmer run in a paragraph of these looks.
///
/// Word sets such a run by the `cs` halves of its style. Other programs go by the others, which are said of the run where they
/// differ: the face, the size, and that a face of one weight is not bold, and none slanted.
pub(super) fn as_khmer(run: RunProperty, looks: &Looks, one_weight: bool, emphasis: bool) -> RunProperty {
    let mut run = run.fonts(carried::khmer_fonts(&looks.faces.khmer));
    let (size, latin) = (half_points(looks.size_in(Script::Khmer)), half_points(looks.size));
    if size != latin {
        run.sz = Some(Sz::new(size));
    }
    if looks.weight == Weight::Bold && one_weight {
        run.bold = Some(Bold::new().disable());
    }
    if looks.slant == Slant::Italic || emphasis {
        run.italic = Some(Italic::new().disable());
        run.italic_cs = None;
    }
    run
}

fn fonts(theme: &Theme, role: Role) -> RunFonts {
    let faces = &theme.style(role).faces;
    RunFonts::new().ascii(&faces.latin).hi_ansi(&faces.latin).east_asia(&faces.latin).cs(&faces.khmer)
}

fn role_style(theme: &Theme, script: Script, options: &DocxOptions, role: Role) -> NamedStyle {
    let name = style_ids::of(role);
    let mut style =
        Style::new(name.id, StyleType::Paragraph).name(name.name).next(style_ids::of(next(role)).id);
    style.paragraph_property = paragraph(theme, script, options, role);
    style.run_property = run(theme, options, role);
    style.q_format = !IN_MARGINS.contains(&role);
    NamedStyle { style, name, default: role == Role::Body }
}

/// The role of the paragraph that one adds after a paragraph of this role.
fn next(role: Role) -> Role {
    match role {
        Role::NationalHeader => Role::Motto,
        Role::Motto => Role::Issuer,
        Role::Kind => Role::Title,
        Role::Title | Role::Subtitle => Role::Dateline,
        Role::Dateline
        | Role::Summary
        | Role::Heading1
        | Role::Heading2
        | Role::Heading3
        | Role::Speaker
        | Role::Caption
        | Role::Body => Role::Body,
        Role::SignatureOffice => Role::SignatureName,
        Role::EndHeading => Role::EndMatter,
        Role::Issuer
        | Role::Number
        | Role::Status
        | Role::Quotation
        | Role::TableHeader
        | Role::TableCell
        | Role::Footnote
        | Role::Closing
        | Role::SignatureName
        | Role::EndMatter
        | Role::Contact
        | Role::Running
        | Role::PageNumber => role,
    }
}

/// Paragraph styles that differ from a role's in a measure or two.
fn variants(theme: &Theme) -> Vec<NamedStyle> {
    let based = |name: StyleName, role: Role| {
        Style::new(name.id, StyleType::Paragraph).name(name.name).based_on(style_ids::of(role).id)
    };
    let after = positive_twips(theme.style(Role::Body).space_after);
    let mut named = Vec::new();
    let mut push = |name: StyleName, style: Style| named.push(NamedStyle { style, name, default: false });
    for (name, list) in [(style_ids::LIST_BULLET, lists::BULLETS), (style_ids::LIST_NUMBER, lists::NUMBERS)] {
        let mut style = based(name, Role::Body);
        style.paragraph_property = ParagraphProperty::new()
            .numbering(NumberingId::new(list), IndentLevel::new(0))
            .line_spacing(LineSpacing::new().after(after / 2));
        push(name, style);
    }
    let continued =
        based(style_ids::LIST_CONTINUE, Role::Body).line_spacing(LineSpacing::new().after(after / 2));
    push(style_ids::LIST_CONTINUE, continued.indent(Some(lists::step(theme)), None, None, None));
    let figure = based(style_ids::FIGURE, Role::Caption).line_spacing(picture_spacing(after, after / 2));
    push(style_ids::FIGURE, figure);
    let motto_after = positive_twips(theme.style(Role::Motto).space_after);
    let ornament = based(style_ids::ORNAMENT, Role::Motto).line_spacing(picture_spacing(motto_after, after));
    push(style_ids::ORNAMENT, ornament);
    let emblem =
        based(style_ids::EMBLEM, Role::Issuer).line_spacing(picture_spacing(EMBLEM_BEFORE, EMBLEM_AFTER));
    push(style_ids::EMBLEM, emblem);
    let code = based(style_ids::CODE, Role::EndMatter).line_spacing(picture_spacing(after / 2, 0));
    push(style_ids::CODE, code.indent(Some(0), Some(SpecialIndentType::FirstLine(0)), None, None));
    push(
        style_ids::SIGNATURE_SPACE,
        based(style_ids::SIGNATURE_SPACE, Role::SignatureOffice).q_format(false),
    );
    // The header of a page without a status is of the style `header` itself, and has no frame.
    let mut mark = based(style_ids::STATUS_MARK, Role::Running).q_format(false);
    mark.paragraph_property = framed(ParagraphProperty::new(), theme.style(Role::Running));
    push(style_ids::STATUS_MARK, mark);
    // Word joins tables that nothing parts; this empty paragraph parts them and is the space under a table.
    let gap = LineSpacing::new().before(0).after(0).line(twips(theme.style(Role::Body).space_after).max(20));
    let table_end =
        based(style_ids::TABLE_END, Role::Body).line_spacing(gap.line_rule(LineSpacingType::Exact));
    push(style_ids::TABLE_END, table_end.q_format(false));
    named
}

fn character_styles(theme: &Theme) -> Vec<NamedStyle> {
    let character = |name: StyleName| {
        Style::new(name.id, StyleType::Character).name(name.name).based_on(style_ids::DEFAULT_FONT.id)
    };
    let mut reference = character(style_ids::FOOTNOTE_REFERENCE).q_format(false);
    reference.run_property = RunProperty::new().vert_align(docx_rs::VertAlignType::SuperScript);
    // As in the roles, Khmer stays upright.
    let mut emphasis = character(style_ids::EMPHASIS).italic();
    emphasis.run_property.italic_cs = None;
    let link = character(style_ids::HYPERLINK).color(theme.link.hex()).underline("single").q_format(false);
    [
        (style_ids::STRONG, character(style_ids::STRONG).bold()),
        (style_ids::EMPHASIS, emphasis),
        (style_ids::HYPERLINK, link),
        (style_ids::FOOTNOTE_REFERENCE, reference),
    ]
    .map(|(name, style)| NamedStyle { style, name, default: false })
    .into()
}

fn bare(name: StyleName, style_type: StyleType, default: bool) -> NamedStyle {
    let style = Style::new(name.id, style_type).name(name.name).q_format(false).semi_hidden();
    NamedStyle { style: style.ui_priority(99).unhide_when_used(), name, default }
}

/// The table style that others are based on: no borders, and Word's own space at the sides of its cells.
fn normal_table() -> NamedStyle {
    let named = bare(style_ids::TABLE_NORMAL, StyleType::Table, true);
    let margins = TableCellMargins::new().margin(0, CELL_MARGIN, 0, CELL_MARGIN);
    let properties = TableProperty::without_borders().indent(0).set_margins(margins);
    NamedStyle { style: named.style.table_property(properties), ..named }
}

/// The style of our tables: rules above and below, lighter ones between the rows. Its part for the header row is added where
/// the styles are finished.
fn release_table(theme: &Theme) -> NamedStyle {
    let name = style_ids::RELEASE_TABLE;
    let rule = |position, size| {
        TableBorder::new(position).border_type(BorderType::Single).size(size).color(theme.rule.hex())
    };
    let borders = TableBorders::with_empty()
        .set(rule(TableBorderPosition::Top, HEAVY_RULE))
        .set(rule(TableBorderPosition::Bottom, HEAVY_RULE))
        .set(rule(TableBorderPosition::InsideH, LIGHT_RULE));
    let margins =
        TableCellMargins::new().margin(CELL_MARGIN_VERTICAL, CELL_MARGIN, CELL_MARGIN_VERTICAL, CELL_MARGIN);
    let properties = TableProperty::new().set_borders(borders).set_margins(margins).width(0, WidthType::Auto);
    let style = Style::new(name.id, StyleType::Table)
        .name(name.name)
        .q_format(false)
        .based_on(style_ids::TABLE_NORMAL.id)
        .table_property(properties);
    NamedStyle { style, name, default: false }
}
