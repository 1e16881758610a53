//! The open fonts that Prakas bundles, and the font library over bundled, given and system fonts.
//!
//! [`Fonts`] is the one handle: cheap to clone, shared between threads, the same faces in the same
//! order every time. [`Fonts::bundled`] needs no file; [`Fonts::load`] adds the fonts of a
//! directory and, only when asked, those of the system, whose bytes are read when they are used.
//!
//! ```
//! use prakas_fonts::{Fonts, MOUL, NOTO_SERIF_KHMER, TINOS};
//!
//! let fonts = Fonts::bundled();
//!
//! // What no face can show, with byte offsets: worth saying before a document is made.
//! let missing: Vec<_> = fonts.missing("ជំរាបសួរ ASEAN 🤝").collect();
//! assert_eq!(missing, [(31, '🤝')]);
//!
//! // Which face shows a character when these families are asked first.
//! let face = fonts.covering('ក', &[TINOS, MOUL]).expect("Moul has the Khmer letters");
//! assert_eq!(face.family(), MOUL);
//!
//! // The bytes of a face, shared and not copied.
//! let khmer = fonts.family(NOTO_SERIF_KHMER).next().expect("it is bundled");
//! assert!(khmer.data()?.len() > 100_000);
//! # Ok::<(), prakas_fonts::FontError>(())
//! ```
//!
//! What each bundled font is, its licence and what it does not cover stand in `README.md` beside
//! this crate. No function here prints, and only [`Fonts::load`], [`Face::data`],
//! [`Face::with_data`] and the questions about coverage read files.

mod bundled;
mod coverage;
mod data;
mod derived;
mod directory;
mod error;
mod face;
mod fonts;
mod load;

pub use bundled::{MOUL, NOTO_SERIF_KHMER, TINOS};
pub use data::FontData;
pub use directory::{MAX_DEPTH, MAX_FILE_BYTES};
pub use error::{FontError, SkipReason, Skipped};
pub use face::{Face, Origin};
pub use fontdb::{Stretch, Style, Weight};
pub use fonts::Fonts;
pub use load::{FontOptions, Loaded, MAX_FACES};
