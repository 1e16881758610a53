//! Colours: the theme's on white paper, and what becomes of them on a dark screen.

use prakas_document::{Color, Role, Theme};

/// The sheet on a dark screen.
const DARK_SHEET: Color = Color::rgb(0x1B, 0x1E, 0x22);

/// The contrast that text must have (WCAG 2.2, 1.4.3).
const TEXT: f64 = 4.5;

/// The contrast of lines, which carry no words.
const LINES: f64 = 1.5;

/// A colour of the page: a custom property with a value for light and one for dark.
pub(crate) struct Property {
    pub(crate) name: String,
    pub(crate) light: String,
    pub(crate) dark: String,
}

/// The custom properties: what a theme colours, and the grounds that it stands on.
pub(crate) fn properties(theme: &Theme) -> Vec<Property> {
    let fixed = |name: &str, light: &str, dark: &str| Property {
        name: name.to_owned(),
        light: light.to_owned(),
        dark: dark.to_owned(),
    };
    let themed = |name: &str, color: Color, least: f64| Property {
        name: name.to_owned(),
        light: format!("#{}", color.hex()),
        dark: format!("#{}", on_dark(color, least).hex()),
    };
    let ink = theme.style(Role::Body).color;
    let mut properties = vec![
        fixed("ground", "#f3f2ee", "#121416"),
        fixed("sheet", "#ffffff", &format!("#{}", DARK_SHEET.hex())),
        fixed("edge", "#dcdad3", "#2c3036"),
        themed("ink", ink, TEXT),
        themed("link", theme.link, TEXT),
        themed("rule", theme.rule, LINES),
    ];
    let colored = Role::ALL.into_iter().filter(|role| theme.style(*role).color != ink);
    properties.extend(colored.map(|role| themed(role.name(), theme.style(role).color, TEXT)));
    properties
}

/// The colour lightened until it stands out from a dark sheet about as much as it does from white, and by `least` at least.
/// Between black and white lies more than comfortable reading needs, so the ratio is taken down by a third.
fn on_dark(color: Color, least: f64) -> Color {
    let wanted = (color.contrast(Color::WHITE) * 0.65).max(least);
    let lightened = |step: u32| {
        let part = |value: u8| {
            let value = u32::from(value);
            u8::try_from(value + (255 - value) * step / 64).unwrap_or(u8::MAX)
        };
        Color::rgb(part(color.red), part(color.green), part(color.blue))
    };
    let enough = |color: &Color| color.contrast(DARK_SHEET) >= wanted;
    (0..=64).map(lightened).find(enough).unwrap_or(Color::WHITE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_is_legible_in_the_dark() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let dark = on_dark(Color::rgb(red, green, blue), TEXT);
                    assert!(dark.contrast(DARK_SHEET) >= TEXT, "{red} {green} {blue}");
                }
            }
        }
    }

    #[test]
    fn a_role_of_its_own_colour_has_a_property() {
        let names: Vec<String> = properties(&Theme::default()).into_iter().map(|p| p.name).collect();
        assert_eq!(names, ["ground", "sheet", "edge", "ink", "link", "rule", "status", "running"]);
    }
}
