//! What a part of the package refers to (ECMA-376 part 2, 6.5).

/// The kinds of thing that our parts refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Styles,
    Settings,
    FontTable,
    Numbering,
    Footnotes,
    Header,
    Footer,
    Image,
    Hyperlink,
    CustomXml,
    Theme,
}

impl Target {
    /// The last segment of the relationship's type.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Styles => "styles",
            Self::Settings => "settings",
            Self::FontTable => "fontTable",
            Self::Numbering => "numbering",
            Self::Footnotes => "footnotes",
            Self::Header => "header",
            Self::Footer => "footer",
            Self::Image => "image",
            Self::Hyperlink => "hyperlink",
            Self::CustomXml => "customXml",
            Self::Theme => "theme",
        }
    }
}

/// One thing that a part refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relationship {
    pub(crate) id: String,
    pub(crate) target: Target,
    /// A path from the folder `word`, or the address of a link.
    pub(crate) path: String,
}

/// The relationships of one part, numbered in the order in which they were added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Relationships(Vec<Relationship>);

impl Relationships {
    /// The relationships that the main part of every package has.
    pub(crate) fn for_document() -> Self {
        let mut relationships = Self::default();
        relationships.add(Target::Styles, "styles.xml");
        relationships.add(Target::Settings, "settings.xml");
        relationships.add(Target::FontTable, "fontTable.xml");
        relationships.add(Target::Numbering, "numbering.xml");
        relationships.add(Target::Footnotes, "footnotes.xml");
        relationships.add(Target::Theme, "theme/theme1.xml");
        relationships
    }

    /// Adds a relationship and gives its identifier.
    pub(crate) fn add(&mut self, target: Target, path: impl Into<String>) -> String {
        let id = format!("rId{}", self.0.len() + 1);
        self.0.push(Relationship { id: id.clone(), target, path: path.into() });
        id
    }

    /// The relationships in the order in which they were added.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Relationship> {
        self.0.iter()
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
