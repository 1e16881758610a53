//! The Khmer script and the Khmer calendar, for programs that set, check or read Khmer text.
//!
//! | Module | Answers |
//! |---|---|
//! | [`cluster`] | what a reader sees as one: orthographic syllables, and the columns they take in a terminal |
//! | [`encoding`] | whether a text is spelt in the one order that the script's encoding has, and how it would be |
//! | [`spelling`] | which words of a text are well-formed and still wrong, such as ព័ត៍មាន for ព័ត៌មាន |
//! | [`legacy`] | whether a text is Khmer in the encoding of a font from before Unicode |
//! | [`lines`] | where lines may break: between words, which are written without spaces |
//! | [`digits`] | Khmer and Latin digits, ordinals, numbers in words |
//! | [`calendar`] | the lunar date of a civil date and the way back; both as official letters write them |
//!
//! The words of the trade: a *coeng* (U+17D2) puts a letter under the one before it; a *robat* (៌) and other *signs* stand on
//! top; a *shifter* (៉ ៊) changes the register of a consonant; the *Sak* is the place of a year in its decade. Civil dates are
//! those of [`jiff`], release 1.
//!
//! Nothing here changes a text unless it is asked to, and no text, however broken, makes it panic.
//!
//! ```
//! use prakas_khmer::jiff::civil::date;
//! use prakas_khmer::calendar::{LunarDate, solar};
//! use prakas_khmer::{cluster, encoding, lines::Breaker, spelling};
//!
//! // A day as an official letter dates it, by both calendars.
//! let day = date(2021, 10, 27);
//! assert_eq!(LunarDate::of(day)?.to_string(), "ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥");
//! assert_eq!(solar::sentence(day), "ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១");
//!
//! // Syllables, and the words that they make.
//! assert_eq!(cluster::clusters("ខ្មែរ").collect::<Vec<_>>(), ["ខ្មែ", "រ"]);
//! let breaker = Breaker::default(); // once a process
//! let text = "ប្រទេសកម្ពុជា";
//! let breaks = breaker.opportunities(text);
//! assert_eq!(breaks.iter().map(|&at| &text[..at]).collect::<Vec<_>>(), ["ប្រទេស"]);
//!
//! // A vowel typed before its subscript, and a word with the wrong sign.
//! assert_eq!(encoding::normalize("ខែ្មរ"), "ខ្មែរ");
//! let wrong: Vec<_> = spelling::misspellings("សេចក្តីប្រកាសព័ត៍មាន").collect();
//! assert_eq!(wrong[0].right, "ព័ត៌មាន");
//! # Ok::<(), prakas_khmer::calendar::OutOfRange>(())
//! ```

pub use jiff;

pub mod calendar;
pub mod cluster;
pub mod digits;
pub mod encoding;
pub mod legacy;
pub mod lines;
pub mod spelling;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
