//! Lists: which paragraphs are counted together, and how (ECMA-376 part 1, 17.9).

use std::collections::HashMap;

use super::styles::paragraph_properties;
use super::xml::{Element, Ns, Tree};

/// The deepest level of a list.
pub(super) const DEEPEST: u8 = 8;

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The levels of each definition.
    definitions: HashMap<String, Definition>,
    /// The definition of each list, and where it differs.
    lists: HashMap<String, (String, Levels)>,
}

#[derive(Debug, Default)]
struct Definition {
    levels: Levels,
    /// The name of the style that it defines the lists of, or takes them from.
    defines: Option<String>,
    takes: Option<String>,
}

type Levels = HashMap<u8, Level>;

/// How a level of a list is marked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Level {
    /// The number that it starts with; nothing where it is not said.
    start: Option<u32>,
    mark: Option<Mark>,
    /// Indent from the left margin, in twips.
    pub(super) indent: Option<i32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Number,
    Bullet,
    None,
}

impl Level {
    /// The number that it starts with; nothing for a bullet.
    pub(super) fn start(self) -> Option<u32> {
        (self.mark == Some(Mark::Number)).then(|| self.start.unwrap_or(1))
    }

    /// Whether its items have a mark.
    pub(super) fn is_marked(self) -> bool {
        self.mark != Some(Mark::None)
    }
}

impl Numbering {
    pub(super) fn read(tree: &Tree) -> Self {
        let mut numbering = Self::default();
        for element in tree.root().elements() {
            match element.name() {
                (Ns::W, "abstractNum") => {
                    let Some(id) = element.w("abstractNumId") else { continue };
                    let val =
                        |name: &str| element.child(Ns::W, name).and_then(Element::val).map(str::to_owned);
                    let definition = Definition {
                        levels: levels(element),
                        defines: val("styleLink"),
                        takes: val("numStyleLink"),
                    };
                    numbering.definitions.insert(id.to_owned(), definition);
                }
                (Ns::W, "num") => {
                    let Some(id) = element.w("numId") else { continue };
                    let definition = element.child(Ns::W, "abstractNumId").and_then(Element::val);
                    let overrides = overrides(element);
                    numbering
                        .lists
                        .insert(id.to_owned(), (definition.unwrap_or_default().to_owned(), overrides));
                }
                _ => {}
            }
        }
        numbering
    }

    /// A level of a list; nothing where there is no such list.
    pub(super) fn level(&self, list: &str, level: u8) -> Option<Level> {
        let (definition, overrides) = self.lists.get(list)?;
        let defined =
            self.defined(definition).and_then(|levels| levels.get(&level)).copied().unwrap_or_default();
        let own = overrides.get(&level).copied().unwrap_or_default();
        Some(Level {
            start: own.start.or(defined.start),
            mark: own.mark.or(defined.mark),
            indent: own.indent.or(defined.indent),
        })
    }

    fn defined(&self, definition: &str) -> Option<&Levels> {
        let definition = self.definitions.get(definition)?;
        match &definition.takes {
            Some(style) if definition.levels.is_empty() => {
                let mut others: Vec<_> = self.definitions.iter().collect();
                others.sort_by_key(|(id, _)| id.as_str());
                let (_, other) =
                    others.into_iter().find(|(_, other)| other.defines.as_ref() == Some(style))?;
                Some(&other.levels)
            }
            _ => Some(&definition.levels),
        }
    }
}

fn levels(element: Element<'_>) -> Levels {
    element.elements().filter(|element| element.is(Ns::W, "lvl")).filter_map(level).collect()
}

fn level(element: Element<'_>) -> Option<(u8, Level)> {
    let at = element.w("ilvl")?.parse().ok()?;
    let val = |name: &str| element.child(Ns::W, name).and_then(Element::val);
    let level = Level {
        start: val("start").and_then(|start| start.parse().ok()),
        mark: val("numFmt").map(|format| match format {
            "bullet" => Mark::Bullet,
            "none" => Mark::None,
            _ => Mark::Number,
        }),
        indent: element.child(Ns::W, "pPr").and_then(|it| paragraph_properties(it).indent),
    };
    Some((at, level))
}

/// Where a list differs from its definition.
fn overrides(element: Element<'_>) -> Levels {
    let mut levels = Levels::new();
    for element in element.elements().filter(|element| element.is(Ns::W, "lvlOverride")) {
        let Some(at) = element.w("ilvl").and_then(|level| level.parse().ok()) else { continue };
        let own = element.child(Ns::W, "lvl").and_then(level).map(|(_, level)| level);
        let start = element
            .child(Ns::W, "startOverride")
            .and_then(Element::val)
            .and_then(|start| start.parse::<u32>().ok());
        let mut own = own.unwrap_or_default();
        own.start = start.or(own.start);
        levels.insert(at, own);
    }
    levels
}
