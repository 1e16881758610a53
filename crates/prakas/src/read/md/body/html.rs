//! The few HTML tags that a body may have.

/// A tag, as `<…>` in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Html<'a> {
    Open(Mark<'a>),
    Close(Name),
    /// `<br>`
    Break,
    /// `<!-- … -->`
    Comment,
    /// Anything else, by its name where it has one.
    Other(&'a str),
}

/// What a tag begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark<'a> {
    Superscript,
    Subscript,
    /// `<strong>`, for words that `**` cannot mark.
    Strong,
    /// `<em>`
    Emphasis,
    /// `<span lang="…">`
    Foreign(&'a str),
    /// `<time datetime="2021-10-27">`
    Date(&'a str),
}

/// The name of a tag that a body may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Sup,
    Sub,
    Strong,
    Em,
    Span,
    Time,
}

impl Name {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Sup => "sup",
            Self::Sub => "sub",
            Self::Strong => "strong",
            Self::Em => "em",
            Self::Span => "span",
            Self::Time => "time",
        }
    }

    fn new(name: &str) -> Option<Self> {
        [Self::Sup, Self::Sub, Self::Strong, Self::Em, Self::Span, Self::Time]
            .into_iter()
            .find(|known| known.as_str().eq_ignore_ascii_case(name))
    }
}

/// What a tag is.
pub(super) fn parse(tag: &str) -> Html<'_> {
    if tag.starts_with("<!--") {
        return Html::Comment;
    }
    let inner = tag.trim_start_matches('<').trim_end_matches('>').trim();
    let (closing, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner.trim()));
    let inner = inner.strip_suffix('/').unwrap_or(inner).trim_end();
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let (name, attributes) = (&inner[..end], inner[end..].trim());
    match (Name::new(name), closing, attributes) {
        (Some(name), true, "") => Html::Close(name),
        (Some(Name::Sup), false, "") => Html::Open(Mark::Superscript),
        (Some(Name::Sub), false, "") => Html::Open(Mark::Subscript),
        (Some(Name::Strong), false, "") => Html::Open(Mark::Strong),
        (Some(Name::Em), false, "") => Html::Open(Mark::Emphasis),
        (Some(Name::Time), false, attributes) => match attribute(attributes, "datetime") {
            Some(date) => Html::Open(Mark::Date(date)),
            None => Html::Other(name),
        },
        (Some(Name::Span), false, attributes) => match attribute(attributes, "lang") {
            Some(language) => Html::Open(Mark::Foreign(language)),
            None => Html::Other(name),
        },
        (None, false, "") if name.eq_ignore_ascii_case("br") => Html::Break,
        _ => Html::Other(name),
    }
}

/// The value of the one attribute that a tag has: `km` of `lang="km"`.
fn attribute<'a>(attributes: &'a str, expected: &str) -> Option<&'a str> {
    let (name, value) = attributes.split_once('=')?;
    let value = value.trim();
    let quoted = ['"', '\''].into_iter().find_map(|mark| value.strip_prefix(mark)?.strip_suffix(mark));
    let value = quoted.unwrap_or(value);
    let is_tag = !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (name.trim().eq_ignore_ascii_case(expected) && is_tag).then_some(value)
}

/// What to write in the stead of a tag that a body may not have.
pub(super) fn instead(name: &str) -> &'static str {
    match name.to_ascii_lowercase().as_str() {
        "b" => "write `**strong**` for strong words",
        "i" | "cite" => "write `*emphasis*` for emphasis",
        "a" => "write `[words](https://example.org/)` for a link",
        "img" => "write `![what it shows](picture.png)` in a paragraph of its own for a picture",
        "p" | "div" => "an empty line begins a new paragraph",
        "span" => "a span tells a language and nothing else: `<span lang=\"km\">…</span>`",
        "ul" | "ol" | "li" => "begin each item of a list with `- ` or `1. `",
        "table" | "tr" | "td" | "th" => "write the table's rows with `|` between the cells",
        "h1" | "h2" | "h3" | "h4" => "begin a heading with `#`",
        _ => {
            "tags may be `<sup>`, `<sub>`, `<br>` and `<span lang=\"…\">`; write `\\<` for the character `<`"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_apart() {
        for (tag, html) in [
            ("<sup>", Html::Open(Mark::Superscript)),
            ("<SUB >", Html::Open(Mark::Subscript)),
            ("</sup>", Html::Close(Name::Sup)),
            ("<span lang=\"km\">", Html::Open(Mark::Foreign("km"))),
            ("<span lang='zh-Hant'>", Html::Open(Mark::Foreign("zh-Hant"))),
            ("<span lang=km>", Html::Open(Mark::Foreign("km"))),
            ("<br>", Html::Break),
            ("<br />", Html::Break),
            ("<!-- a > b -->", Html::Comment),
            ("<span>", Html::Other("span")),
            ("<span class=\"x\">", Html::Other("span")),
            ("<span lang=\"km\" class=\"x\">", Html::Other("span")),
            ("<sup class=\"x\">", Html::Other("sup")),
            ("<b>", Html::Other("b")),
            ("<?php ?>", Html::Other("")),
        ] {
            assert_eq!(parse(tag), html, "{tag}");
        }
    }
}
