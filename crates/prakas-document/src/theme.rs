//! How roles look: the measures that all backends share.

use crate::{Role, Script};

/// The looks of a document: its page, and a [`Style`] for each [`Role`].
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// The paper.
    pub page: Page,
    /// The colour of rules and table borders.
    pub rule: Color,
    /// The colour of links.
    pub link: Color,
    styles: [Style; Role::ALL.len()],
}

/// The paper and its margins, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Page {
    /// Width of the paper.
    pub width: f64,
    /// Height of the paper.
    pub height: f64,
    /// Upper margin.
    pub top: f64,
    /// Lower margin.
    pub bottom: f64,
    /// Margin at the left.
    pub left: f64,
    /// Margin at the right.
    pub right: f64,
}

/// A colour in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

/// How one role looks. Lengths are in points (1/72 inch) unless said otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// The faces for each script.
    pub faces: Faces,
    /// Size of the type.
    pub size: f64,
    /// Weight of the type.
    pub weight: Weight,
    /// Slant of the type.
    pub slant: Slant,
    /// Colour of the type.
    pub color: Color,
    /// Alignment of the lines.
    pub align: Align,
    /// Distance from baseline to baseline, in multiples of `size`.
    pub line_height: f64,
    /// Space above the block, at least; of two spaces that meet the larger holds.
    pub space_before: f64,
    /// Space under the block, at least.
    pub space_after: f64,
    /// Indent of all lines from the left margin.
    pub indent: f64,
    /// Indent of the first line, beyond `indent`; below nothing, the other lines hang.
    pub first_line_indent: f64,
    /// Whether the block stays on the page of the block after it.
    pub keep_with_next: bool,
}

/// The face for each script, by family name.
#[derive(Debug, Clone, PartialEq)]
pub struct Faces {
    /// For Latin, and all that is not Khmer.
    pub latin: String,
    /// For Khmer.
    pub khmer: String,
    /// Size of the Khmer face, in multiples of the style's size, so that both scripts look equally large in one line.
    pub khmer_scale: f64,
}

/// Weight of type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400
    Regular,
    /// 700
    Bold,
}

/// Slant of type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slant {
    /// Upright.
    Upright,
    /// Italic; Khmer faces have none and stay upright.
    Italic,
}

/// Alignment of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Align {
    /// At the left margin.
    Start,
    /// In the middle.
    Center,
    /// At the right margin.
    End,
    /// At both margins, the last line at the left.
    Justify,
}

impl Page {
    /// A4 (ISO 216) with margins of 25 mm.
    pub const A4: Self =
        Self { width: 210.0, height: 297.0, top: 25.0, bottom: 25.0, left: 25.0, right: 25.0 };

    /// Width of the lines, in millimetres.
    pub fn text_width(&self) -> f64 {
        self.width - self.left - self.right
    }
}

impl Color {
    /// Black.
    pub const BLACK: Self = Self::rgb(0, 0, 0);

    /// White.
    pub const WHITE: Self = Self::rgb(255, 255, 255);

    /// A colour from its three parts.
    pub const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// The colour as CSS, typst and OOXML write it, without the hash: `1f3864`.
    pub fn hex(self) -> String {
        format!("{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// The colour of six hexadecimal digits, with or without a hash before them.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let hex = hex.strip_prefix('#').unwrap_or(hex);
        if hex.len() != 6 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).ok();
        Some(Self::rgb(part(0)?, part(2)?, part(4)?))
    }

    /// The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Self) -> f64 {
        let (own, other) = (self.luminance(), other.luminance());
        (own.max(other) + 0.05) / (own.min(other) + 0.05)
    }

    /// The relative luminance, 0 to 1 (WCAG 2.2, "relative luminance").
    fn luminance(self) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl Style {
    /// Size of the type in this script, in points.
    pub fn size_in(&self, script: Script) -> f64 {
        match script {
            Script::Latin => self.size,
            Script::Khmer => self.size * self.faces.khmer_scale,
        }
    }

    /// Distance from baseline to baseline in text of this script, in multiples of `size`. Khmer, which stacks signs above
    /// its letters and subscripts below them, takes 1.4 times what Latin does, and no less than its stacks need.
    pub fn line_height_in(&self, script: Script) -> f64 {
        match script {
            Script::Latin => self.line_height,
            Script::Khmer => (self.line_height * 1.4).max(self.faces.khmer_scale * KHMER_STACK),
        }
    }
}

/// How high Khmer is, from the foot of its lowest stack to the top of its highest, in multiples of the type's size. In Noto
/// Serif Khmer `កម្ពុជា` reaches 0.62 below the baseline and `ស៊ុំ` 1.30 above it, so that with 1.95 no two lines touch;
/// Moul takes 1.81.
const KHMER_STACK: f64 = 1.95;

/// Size of Noto Serif Khmer beside Tinos. Its letters are 0.685 em high, Latin capitals 0.655: set as large, Khmer looks a
/// size larger than the Latin words in it. At 0.92 they are 0.63, between capitals and small letters, and 11 pt on a page
/// of 12 pt, as large as the faces of Khmer offices look at 12.
const TEXT_SCALE: f64 = 0.92;

/// Size of Moul beside Tinos Bold: its letters, 0.73 em high and far heavier, stand a little over the capitals.
const DISPLAY_SCALE: f64 = 0.95;

impl Theme {
    /// How a role looks.
    pub fn style(&self, role: Role) -> &Style {
        &self.styles[role as usize]
    }

    /// How a role looks, to be changed.
    pub fn style_mut(&mut self, role: Role) -> &mut Style {
        &mut self.styles[role as usize]
    }

    /// The families that the styles name, each once, in the order of [`Role::ALL`].
    pub fn families(&self) -> Vec<&str> {
        let mut families: Vec<&str> = Vec::new();
        for style in &self.styles {
            for family in [style.faces.latin.as_str(), style.faces.khmer.as_str()] {
                if !families.contains(&family) {
                    families.push(family);
                }
            }
        }
        families
    }
}

impl Default for Theme {
    /// Official paper: A4, Tinos 12 pt with Noto Serif Khmer, display lines in Moul.
    fn default() -> Self {
        Self {
            page: Page::A4,
            rule: Color::rgb(0x80, 0x80, 0x80),
            link: Color::rgb(0x1F, 0x38, 0x64),
            styles: Role::ALL.map(official),
        }
    }
}

/// The colour of what must be seen before anything else: a dark grey where a printer has no colours.
const STATUS: Color = Color::rgb(0x9C, 0x1C, 0x1C);

/// How far the further lines of an entry hang, in points.
const HANGING: f64 = 12.0;

/// Official paper's style for a role.
fn official(role: Role) -> Style {
    let body = Style {
        faces: Faces { latin: "Tinos".into(), khmer: "Noto Serif Khmer".into(), khmer_scale: TEXT_SCALE },
        size: 12.0,
        weight: Weight::Regular,
        slant: Slant::Upright,
        color: Color::BLACK,
        align: Align::Justify,
        line_height: 1.25,
        space_before: 0.0,
        space_after: 8.0,
        indent: 0.0,
        first_line_indent: 0.0,
        keep_with_next: false,
    };
    let display = Style {
        faces: Faces { latin: "Tinos".into(), khmer: "Moul".into(), khmer_scale: DISPLAY_SCALE },
        weight: Weight::Bold,
        align: Align::Center,
        keep_with_next: true,
        ..body.clone()
    };
    let heading = Style {
        weight: Weight::Bold,
        align: Align::Start,
        keep_with_next: true,
        space_before: 10.0,
        space_after: 4.0,
        ..body.clone()
    };
    let small = Style { size: 10.0, line_height: 1.2, align: Align::Start, space_after: 2.0, ..body.clone() };
    match role {
        Role::NationalHeader => Style { size: 13.0, space_after: 0.0, ..display },
        Role::Motto => Style { size: 12.0, space_after: 2.0, ..display },
        Role::Issuer => {
            Style { size: 12.0, align: Align::Start, space_before: 6.0, space_after: 2.0, ..display }
        }
        Role::Number => Style { align: Align::Start, space_after: 2.0, keep_with_next: true, ..body },
        Role::Status => Style {
            size: 13.0,
            weight: Weight::Bold,
            align: Align::Center,
            color: STATUS,
            space_before: 12.0,
            space_after: 6.0,
            keep_with_next: true,
            ..body
        },
        Role::Kind => {
            Style { size: 13.0, weight: Weight::Regular, space_before: 14.0, space_after: 2.0, ..display }
        }
        Role::Title => Style { size: 15.0, line_height: 1.2, space_before: 4.0, space_after: 8.0, ..display },
        Role::Subtitle => Style {
            faces: body.faces.clone(),
            slant: Slant::Italic,
            weight: Weight::Regular,
            space_after: 4.0,
            ..display
        },
        Role::Dateline => {
            Style { faces: body.faces.clone(), weight: Weight::Regular, space_after: 14.0, ..display }
        }
        Role::Summary => Style { slant: Slant::Italic, indent: 18.0, ..body },
        Role::Body => body,
        Role::Heading1 => Style { size: 13.0, ..heading },
        Role::Heading2 => heading,
        Role::Heading3 => Style { slant: Slant::Italic, weight: Weight::Regular, ..heading },
        Role::Quotation => Style { indent: 24.0, slant: Slant::Italic, ..body },
        Role::Speaker => Style { indent: 24.0, align: Align::End, ..body },
        Role::TableHeader => Style {
            weight: Weight::Bold,
            align: Align::Start,
            size: 11.0,
            space_after: 0.0,
            line_height: 1.2,
            ..body
        },
        Role::TableCell => {
            Style { align: Align::Start, size: 11.0, space_after: 0.0, line_height: 1.2, ..body }
        }
        Role::Caption => Style { align: Align::Center, space_before: 2.0, space_after: 8.0, ..small },
        Role::Footnote => small,
        Role::Closing => {
            Style { align: Align::End, space_before: 16.0, space_after: 2.0, keep_with_next: true, ..body }
        }
        Role::SignatureOffice => Style {
            weight: Weight::Bold,
            align: Align::End,
            space_before: 2.0,
            space_after: 2.0,
            keep_with_next: true,
            ..body
        },
        Role::SignatureName => Style { weight: Weight::Bold, align: Align::End, ..body },
        Role::EndHeading => Style { size: 11.0, space_after: 2.0, ..heading },
        Role::EndMatter | Role::Contact => {
            Style { size: 11.0, indent: HANGING, first_line_indent: -HANGING, ..small }
        }
        Role::Running => Style { weight: Weight::Bold, align: Align::Center, color: STATUS, ..small },
        Role::PageNumber => Style { size: 10.0, align: Align::Center, ..small },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_has_a_sound_style() {
        let theme = Theme::default();
        for role in Role::ALL {
            let style = theme.style(role);
            assert!(style.size >= 9.0 && style.line_height >= 1.0, "{role:?}");
        }
        assert_eq!(theme.families(), ["Tinos", "Moul", "Noto Serif Khmer"]);
    }

    #[test]
    fn khmer_lines_are_as_high_as_their_stacks() {
        let mut style = Theme::default().style(Role::Body).clone();
        style.faces.khmer_scale = 1.0;
        let heights = [1.0, 1.5].map(|height| {
            let style = Style { line_height: height, ..style.clone() };
            (style.line_height_in(Script::Latin), style.line_height_in(Script::Khmer))
        });
        assert_eq!(heights, [(1.0, 1.95), (1.5, 1.5 * 1.4)]);
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((Color::BLACK.contrast(Color::WHITE) - 21.0).abs() < 1e-9);
        // The grey that the understanding document names as the darkest to pass: #767676 on white is 4.54 to 1.
        assert!((Color::rgb(0x76, 0x76, 0x76).contrast(Color::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn colours_are_six_digits() {
        assert_eq!(Color::from_hex("#1F3864"), Some(Color::rgb(0x1F, 0x38, 0x64)));
        assert_eq!(Color::rgb(0x1F, 0x38, 0x64).hex(), "1f3864");
        for bad in ["", "#12345", "12345g", "1234567", "កកកក"] {
            assert_eq!(Color::from_hex(bad), None, "{bad}");
        }
    }
}
