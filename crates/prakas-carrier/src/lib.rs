//! What the files that Prakas makes carry, and how to take it out again.
//!
//! A file of ours carries the release that it was made of, in its stored form (JSON), so that the release can be had from the
//! file alone, equal in every field. It may carry more: the source files as they came. This crate takes them out. It knows the
//! containers and nothing of releases: it depends on no other crate of ours, draws nothing and sets nothing, and can be used
//! by an archive that has nothing to do with Prakas.
//!
//! ```
//! use prakas_carrier::{CarrierError, Limits, pdf};
//!
//! # let file = |body: &str| {
//! #     let at = body.len() + 9;
//! #     format!("%PDF-1.7\n{body}xref\n0 1\n0000000000 65535 f \n1 1\n0000000009 00000 n \n\
//! #         trailer\n<</Size 2/Root 1 0 R>>\nstartxref\n{at}\n%%EOF").into_bytes()
//! # };
//! # let carries_nothing = file("1 0 obj\n<</Type/Catalog>>\nendobj\n");
//! # let letter = b"Dear Sir or Madam";
//! match pdf::release(&carries_nothing, &Limits::default()) {
//!     Ok(release) => println!("{}", String::from_utf8_lossy(&release.bytes)),
//!     Err(CarrierError::NoRelease) => println!("a PDF, but not one that carries its release"),
//!     Err(error) => println!("{error}"),
//! }
//! # assert_eq!(pdf::release(&carries_nothing, &Limits::default()), Err(CarrierError::NoRelease));
//! assert_eq!(pdf::release(letter, &Limits::default()), Err(CarrierError::WrongFormat("PDF")));
//! ```
//!
//! | Module | Reads |
//! |---|---|
//! | [`docx`] | a custom XML part of a DOCX (ECMA-376 part 1, 15.2.5), and what the document shows, whoever made it |
//! | [`html`] | a data block of a web page (WHATWG HTML), and what the page shows |
//! | [`pdf`] | files attached to a PDF (ISO 32000-1 §7.11.4), as PDF/A-3 (ISO 19005-3 §6.8) has them |
//!
//! # What is carried
//!
//! The release is the file that is called [`RELEASE`]; its relationship to the document is [`Relationship::Source`]. What else
//! a file carries is whatever its makers put there.
//!
//! # Bytes from anywhere
//!
//! Files come by mail and from the web. Whatever the bytes are, the answer is what they carry or a [`CarrierError`], within
//! [`Limits`] on memory, and in a time that grows with the size of the file and no faster. Nothing here panics, and there is
//! no unsafe code, not in what inflates either (`miniz_oxide`).

pub mod docx;
pub mod html;
mod limits;
mod name;
pub mod pdf;

pub use limits::Limits;
pub use name::file_name;

/// What the stored release is called in every file that carries it.
pub const RELEASE: &str = "release.json";

/// What the record of its scans is called in a facsimile: a PDF whose pages are scans, with the words of the release laid over them.
pub const FACSIMILE: &str = "facsimile.json";

/// A file that another file carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// What it is called: a file name alone, made safe by [`file_name`].
    pub name: String,
    /// Its media type, such as `application/json`, where that is said.
    pub media_type: Option<String>,
    /// What is said of it to people.
    pub description: Option<String>,
    /// What it is to the document.
    pub relationship: Relationship,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What a carried file is to the document that carries it (ISO 19005-3, table in §6.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Relationship {
    /// The document was made of it.
    Source,
    /// What the document shows was derived from it.
    Data,
    /// It says the same in another form.
    Alternative,
    /// It says more than the document.
    Supplement,
    /// It is not said, or something that this crate has no name for.
    #[default]
    Unspecified,
}

/// Why nothing can be taken out of a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CarrierError {
    /// The bytes are not of this format.
    #[error("it is no {0}")]
    WrongFormat(&'static str),
    /// The file does not keep to its format: what is wrong.
    #[error("it is broken: {0}")]
    Broken(&'static str),
    /// The file is encrypted, though perhaps without a password.
    #[error("it is encrypted")]
    Encrypted,
    /// The file asks for more than the [`Limits`] allow: of what.
    #[error("it is too large: {0}")]
    TooLarge(&'static str),
    /// What is carried is written in a way that is not read: which.
    #[error("what it carries is written in a way that is not read ({0})")]
    Unsupported(String),
    /// The file is sound and carries no release.
    #[error("it carries no release")]
    NoRelease,
}
