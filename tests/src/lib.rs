//! What the suite is made with: the words of each format as a reader of that format gets them, the corpus, any document.
//!
//! The readers know the formats and nothing of Prakas: they use what a file says of itself (tags, marks, roles, parts) to
//! leave out what layout made, as [`reading_text`](prakas::Document::reading_text) does. They are for our own files, and panic
//! where one is not what its format says: that is a finding, too.
//!
//! | Module | Holds |
//! |---|---|
//! | [`pdf`] | a tagged PDF: its structure tree, and the marked content of its pages |
//! | [`docx`] | a word-processing package: its body and its footnotes |
//! | [`html`] | a page, by the HTML standard's parser |
//! | [`mail`] | an e-mail message: its text and its HTML |
//! | [`agreement`] | whether a format gives back a document's words |
//! | [`corpus`] | the releases that the suite is run on |
//! | [`tree`] | any document, for properties that all of them have |
//! | [`golden`] | golden files |
//! | [`scan`] | pages that were printed, signed and scanned, in simulation |
//! | [`timing`] | what benchmarks are timed with |

pub mod agreement;
pub mod corpus;
pub mod docx;
pub mod golden;
pub mod html;
pub mod mail;
pub mod pdf;
pub mod scan;
pub mod timing;
pub mod tree;
