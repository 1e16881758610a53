//! How elements get their looks: by class names, for a style sheet, or by styles of their own, for mail programs, most of which
//! drop style sheets.

use std::borrow::Cow;

use prakas_document::{Picture, Script};

use crate::mail::{self, Styles};
use crate::writer::Element;

/// How elements get their looks.
#[derive(Clone, Copy)]
pub(crate) enum Dress<'a> {
    /// A style sheet knows their classes.
    Classes,
    /// Each has a style. What is drawn in SVG, and what is there for paper, is left out; pictures are parts of the message.
    Styles(&'a Styles),
}

impl Dress<'_> {
    /// The element with the looks of these classes, words of a part in this script.
    pub(crate) fn on<'e>(
        self,
        element: Element<'e>,
        script: Script,
        classes: impl Into<Cow<'e, str>>,
    ) -> Element<'e> {
        let classes = classes.into();
        match self {
            Self::Classes => element.attr("class", classes),
            Self::Styles(styles) => {
                let style = styles.of(&classes, script);
                element.attr_opt("style", (!style.is_empty()).then_some(style))
            }
        }
    }

    /// The element with the looks of these classes where there is no style sheet, which knows the element by its name or place.
    pub(crate) fn alone<'e>(self, element: Element<'e>, script: Script, classes: &str) -> Element<'e> {
        match self {
            Self::Classes => element,
            Self::Styles(_) => self.on(element, script, classes.to_owned()),
        }
    }

    /// Where a picture is.
    pub(crate) fn source(self, picture: &Picture) -> String {
        match self {
            Self::Classes => picture.data_url(),
            Self::Styles(_) => format!("cid:{}", mail::content_id(picture)),
        }
    }

    /// The width and height that a picture is marked with, in CSS pixels: its own, or, for programs that look at nothing else, those
    /// that it is shown in. The largest is that of a letter's column; an emblem has a height of its own.
    pub(crate) fn size(self, picture: &Picture, is_emblem: bool) -> (u32, u32) {
        let (width, height) = (picture.width(), picture.height());
        match self {
            Self::Classes => (width, height),
            Self::Styles(_) => mail::shown_size((width, height), is_emblem),
        }
    }

    /// Whether there is a style sheet, which knows paper and screen apart.
    pub(crate) fn has_sheet(self) -> bool {
        matches!(self, Self::Classes)
    }
}
