//! Houses that are not built in: a TOML file.

use std::collections::BTreeMap;

use prakas_document::picture::AltTextError;
use prakas_document::{
    Align, AltText, Code, Color, Diagnostic, Diagnostics, Language, Page, Picture, Role, Slant, Style, Text,
    Theme, Weight,
};
use serde::Deserialize;

use super::{AddressRule, AddressRuleError, Emblem, House, Letterhead, LunarLine, NoBreak};
use crate::read::Assets;
use crate::release::{Contact, Id, Name};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawHouse {
    id: Id,
    names: BTreeMap<Language, Name>,
    emblem: Option<RawEmblem>,
    #[serde(default)]
    contacts: Vec<Contact>,
    #[serde(default)]
    lunar_date: BTreeMap<Language, LunarLine>,
    #[serde(default)]
    no_break: Vec<String>,
    #[serde(default)]
    letterhead: Letterhead,
    signature_space: Option<f64>,
    address: Option<String>,
    qr_code: Option<bool>,
    page: Option<RawPage>,
    rule_color: Option<String>,
    link_color: Option<String>,
    #[serde(default)]
    style: BTreeMap<String, RawStyle>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEmblem {
    file: String,
    alt: RawAlt,
}

#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "`alt` is what the emblem shows, in words: a text, or one for each language, such as { km = \"…\", en = \"…\" }"
)]
enum RawAlt {
    Same(Text),
    Each(BTreeMap<Language, Text>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPage {
    width: Option<f64>,
    height: Option<f64>,
    top: Option<f64>,
    bottom: Option<f64>,
    left: Option<f64>,
    right: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawStyle {
    latin: Option<String>,
    khmer: Option<String>,
    khmer_scale: Option<f64>,
    size: Option<f64>,
    bold: Option<bool>,
    italic: Option<bool>,
    color: Option<String>,
    align: Option<RawAlign>,
    line_height: Option<f64>,
    space_before: Option<f64>,
    space_after: Option<f64>,
    indent: Option<f64>,
    first_line_indent: Option<f64>,
    keep_with_next: Option<bool>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum RawAlign {
    Start,
    Center,
    End,
    Justify,
}

/// Why a value of a house's file cannot hold.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
enum HouseError {
    #[error("a house needs a name in one language at least")]
    NoName,
    #[error("`{0}` is no role; the roles are {list}", list = Role::ALL.map(Role::name).join(", "))]
    Role(String),
    #[error("`{0}` is no colour; write six hexadecimal digits, such as #1f3864")]
    Color(String),
    #[error("`{field} = {value}` is out of bounds; it may be {min} to {max}")]
    Bounds { field: &'static str, value: f64, min: f64, max: f64 },
    #[error("the margins leave no room for text")]
    NoRoom,
    #[error(transparent)]
    Address(#[from] AddressRuleError),
    #[error("the emblem `{file}` cannot be used: {reason}")]
    Emblem { file: String, reason: String },
    #[error("`alt` of the emblem has no words in `{0}`, in which the house has a name")]
    EmblemAlt(Language),
    #[error(transparent)]
    Alt(#[from] AltTextError),
}

impl House {
    /// Reads a house's file: its id and names, and what of its paper differs from official paper.
    ///
    /// Lengths are in points, those of `[page]` and `signature-space` in millimetres; `[style.ROLE]` takes the names of [`Role`]s.
    /// The emblem is found through `assets`, as a source's pictures are; its `alt` is one text, or one for each language of the
    /// names.
    ///
    /// ```
    /// let file = r##"
    ///     id = "press-office"
    ///     link-color = "#7a1f1f"
    ///     no-break = ["សម្តេចតេជោ"]
    ///     lunar-date = { km = "required", en = "shown" }
    ///     [names]
    ///     en = ["PRESS OFFICE"]
    ///     [style.title]
    ///     size = 16
    /// "##;
    /// let house = prakas::House::from_toml(file, &|name: &str| Err(format!("there is no `{name}`")))?;
    /// assert_eq!(house.theme.style(prakas::document::Role::Title).size, 16.0);
    /// # Ok::<(), prakas::Diagnostics>(())
    /// ```
    ///
    /// # Errors
    /// [`Code::BadHouse`]; the span counts the file as source 0.
    pub fn from_toml(file: &str, assets: &Assets<'_>) -> Result<Self, Diagnostics> {
        let raw: RawHouse = toml::from_str(file).map_err(|error| {
            let finding = Diagnostic::error(Code::BadHouse, error.message().trim().to_owned());
            let span = error.span().map(|range| prakas_document::Span::new(0, range));
            Diagnostic { span, ..finding }
        })?;
        raw.into_house(assets).map_err(|error| Diagnostic::error(Code::BadHouse, error.to_string()).into())
    }
}

impl RawHouse {
    fn into_house(self, assets: &Assets<'_>) -> Result<House, HouseError> {
        if self.names.is_empty() {
            return Err(HouseError::NoName);
        }
        let mut theme = Theme::default();
        if let Some(page) = self.page {
            theme.page = page.over(theme.page)?;
        }
        set(&mut theme.rule, color(self.rule_color)?);
        set(&mut theme.link, color(self.link_color)?);
        for (name, style) in self.style {
            let role = Role::from_name(&name).ok_or(HouseError::Role(name))?;
            style.apply(theme.style_mut(role))?;
        }
        Ok(House {
            id: self.id,
            emblem: self.emblem.map(|emblem| emblem.load(&self.names, assets)).transpose()?,
            names: self.names,
            contacts: self.contacts,
            lunar_lines: self.lunar_date,
            no_break: NoBreak::new(self.no_break),
            letterhead: self.letterhead,
            signature_space: millimetres("signature-space", self.signature_space)?,
            address: self.address.map(|rule| rule.parse::<AddressRule>()).transpose()?,
            qr_code: self.qr_code.unwrap_or(true),
            theme,
        })
    }
}

impl RawEmblem {
    fn load(self, names: &BTreeMap<Language, Name>, assets: &Assets<'_>) -> Result<Emblem, HouseError> {
        let (alt, alts) = self.alt.check(names)?;
        let picture = assets(&self.file).and_then(|bytes| Picture::new(bytes).map_err(|e| e.to_string()));
        match picture {
            Ok(picture) => Ok(Emblem { picture, alt, alts }),
            Err(reason) => Err(HouseError::Emblem { file: self.file, reason }),
        }
    }
}

impl RawAlt {
    /// The words for each language that has some, and before them those for all others: the English ones where there are
    /// any.
    fn check(
        self,
        names: &BTreeMap<Language, Name>,
    ) -> Result<(AltText, BTreeMap<Language, AltText>), HouseError> {
        match self {
            Self::Same(words) => Ok((AltText::new(words)?, BTreeMap::new())),
            Self::Each(words) => {
                let words = words.into_iter().map(|(language, words)| Ok((language, AltText::new(words)?)));
                let alts: BTreeMap<_, _> = words.collect::<Result<_, AltTextError>>()?;
                if let Some(language) = names.keys().find(|language| !alts.contains_key(language)) {
                    return Err(HouseError::EmblemAlt(language.clone()));
                }
                let alt = alts.get(&Language::EN).or_else(|| alts.values().next()).cloned();
                Ok((alt.ok_or(HouseError::NoName)?, alts))
            }
        }
    }
}

impl RawPage {
    fn over(self, page: Page) -> Result<Page, HouseError> {
        let paper = |field, value, default| bounded(field, value, 50.0, 1000.0).map(|v| v.unwrap_or(default));
        let margin = |field, value, default| bounded(field, value, 0.0, 200.0).map(|v| v.unwrap_or(default));
        let page = Page {
            width: paper("width", self.width, page.width)?,
            height: paper("height", self.height, page.height)?,
            top: margin("top", self.top, page.top)?,
            bottom: margin("bottom", self.bottom, page.bottom)?,
            left: margin("left", self.left, page.left)?,
            right: margin("right", self.right, page.right)?,
        };
        // Less than three centimetres hold neither a line of words nor a header.
        let room = page.text_width().min(page.height - page.top - page.bottom);
        if room < 30.0 { Err(HouseError::NoRoom) } else { Ok(page) }
    }
}

impl RawStyle {
    fn apply(self, style: &mut Style) -> Result<(), HouseError> {
        set(&mut style.faces.latin, self.latin);
        set(&mut style.faces.khmer, self.khmer);
        set(&mut style.faces.khmer_scale, bounded("khmer-scale", self.khmer_scale, 0.5, 2.0)?);
        set(&mut style.size, bounded("size", self.size, 4.0, 96.0)?);
        set(&mut style.weight, self.bold.map(|bold| if bold { Weight::Bold } else { Weight::Regular }));
        set(&mut style.slant, self.italic.map(|italic| if italic { Slant::Italic } else { Slant::Upright }));
        set(&mut style.color, color(self.color)?);
        set(&mut style.align, self.align.map(RawAlign::into));
        set(&mut style.line_height, bounded("line-height", self.line_height, 0.8, 4.0)?);
        set(&mut style.space_before, bounded("space-before", self.space_before, 0.0, 200.0)?);
        set(&mut style.space_after, bounded("space-after", self.space_after, 0.0, 200.0)?);
        set(&mut style.indent, bounded("indent", self.indent, 0.0, 200.0)?);
        set(&mut style.first_line_indent, bounded("first-line-indent", self.first_line_indent, 0.0, 200.0)?);
        set(&mut style.keep_with_next, self.keep_with_next);
        Ok(())
    }
}

impl From<RawAlign> for Align {
    fn from(raw: RawAlign) -> Self {
        match raw {
            RawAlign::Start => Self::Start,
            RawAlign::Center => Self::Center,
            RawAlign::End => Self::End,
            RawAlign::Justify => Self::Justify,
        }
    }
}

fn set<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

fn color(hex: Option<String>) -> Result<Option<Color>, HouseError> {
    hex.map(|hex| Color::from_hex(&hex).ok_or(HouseError::Color(hex))).transpose()
}

fn bounded(field: &'static str, value: Option<f64>, min: f64, max: f64) -> Result<Option<f64>, HouseError> {
    match value {
        Some(value) if !(min..=max).contains(&value) => Err(HouseError::Bounds { field, value, min, max }),
        value => Ok(value),
    }
}

/// A height of up to ten centimetres, in whole millimetres.
fn millimetres(field: &'static str, value: Option<f64>) -> Result<Option<u16>, HouseError> {
    let value = bounded(field, value, 0.0, 100.0)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
    let whole = |value: f64| value.round() as u16;
    Ok(value.map(whole))
}

#[cfg(test)]
mod tests {
    use prakas_document::MediaType;

    use super::*;

    fn read(rest: &str) -> Result<House, Diagnostics> {
        let file = format!("id = \"office\"\n{rest}\n[names]\nen = [\"OFFICE\"]\n");
        House::from_toml(&file, &|name: &str| Err(format!("there is no `{name}`")))
    }

    #[test]
    fn what_is_not_said_is_official_paper() {
        let house = read("").expect("a house");
        assert_eq!((house.theme, house.names.len()), (Theme::default(), 1));
    }

    #[test]
    fn the_example_says_each_field() {
        let file = include_str!("../../../../examples/house.toml");
        let emblem = include_bytes!("../../../../examples/emblem.svg");
        let beside = |name: &str| match name {
            "emblem.svg" => Ok(emblem.to_vec()),
            other => Err(format!("there is no `{other}`")),
        };
        let house = House::from_toml(file, &beside).expect("a house");
        assert_eq!((house.names.len(), house.contacts.len(), house.no_break.words().len()), (2, 1, 1));
        assert_eq!(house.lunar_line(&Language::KM), LunarLine::Required);
        let emblem = house.emblem.expect("an emblem");
        assert_eq!(emblem.picture.media_type(), MediaType::Svg);
        assert_ne!(emblem.alt(&Language::KM), emblem.alt(&Language::EN));
        assert_eq!(emblem.alt(&"fr".parse().expect("a language")), emblem.alt(&Language::EN));
        assert_eq!(
            (house.letterhead, house.signature_space, house.qr_code),
            (Letterhead::Left, Some(30), true)
        );
        assert!(house.address.is_some());
    }

    #[test]
    fn an_emblem_may_have_the_same_words_in_every_language() {
        let emblem = include_bytes!("../../../../examples/emblem.svg");
        let file = "id = \"a\"\nnames = { km = [\"ក\"], en = [\"A\"] }\nemblem = { file = \"a.svg\", alt = \"A lotus\" }\n";
        let house = House::from_toml(file, &|_: &str| Ok(emblem.to_vec())).expect("a house");
        let emblem = house.emblem.expect("an emblem");
        assert_eq!(emblem.alt(&Language::KM).as_str(), "A lotus");
    }

    #[test]
    fn each_mistake_is_told() {
        for (rest, message) in [
            ("colour = 1", "unknown field `colour`"),
            ("link-color = \"red\"", "`red` is no colour"),
            ("style.heading.size = 10", "`heading` is no role"),
            ("style.title.size = 1000", "`size = 1000` is out of bounds"),
            ("style.title.size = nan", "out of bounds"),
            ("letterhead = \"right\"", "unknown variant `right`"),
            ("signature-space = 400", "`signature-space = 400` is out of bounds"),
            ("address = \"https://www.example.org/releases\"", "has no `{id}` in it"),
            ("address = \"www.example.org/{id}\"", "is no web address"),
            ("page.left = 170", "no room for text"),
            ("emblem = { file = \"a.png\", alt = \"Emblem\" }", "there is no `a.png`"),
            ("emblem = { file = \"a.png\", alt = \" \" }", "alternative text"),
            ("emblem = { file = \"a.png\", alt = { en = \" \" } }", "alternative text"),
            ("emblem = { file = \"a.png\", alt = { km = \"ត្រា\" } }", "no words in `en`"),
            ("emblem = { file = \"a.png\", alt = 1 }", "or one for each language"),
        ] {
            let stopped = read(rest).expect_err(rest);
            assert!(stopped.to_string().contains(message), "{rest}: {stopped}");
        }
    }
}
