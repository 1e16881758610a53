//! A release in a browser of this machine, as it is being written: its pages, its web page, its text, and what is to be said
//! of it, side by side and renewed as it changes.
//!
//! [`serve`] opens a [`Preview`] at an address that only its reader knows; [`Preview::show`] shows the release anew, in every
//! browser that looks. The crate reads no files and makes none of the release: it shows what it is given, and asks for what
//! somebody wants to download.
//!
//! ```
//! use prakas::{BuildOptions, Fonts, Format, Source, build};
//! use prakas_preview::{Offer, PreviewOptions, Shown, serve};
//!
//! let typed = "Press Release\n\nOffice hours\n\nThe office is closed on Monday.\n\nPhnom Penh, 27 October 2021\n";
//! let source = Source::new("office-hours.txt", typed);
//! let make = move |formats: &[Format]| {
//!     let options = BuildOptions { formats: formats.into(), ..BuildOptions::default() };
//!     build(std::slice::from_ref(&source), &|name: &str| Err(format!("there is no `{name}`")), &Fonts::bundled(), &options)
//! };
//! let files = make(&prakas_preview::SHOWN)?.output;
//!
//! let download = move |offer: &Offer| match make(&[offer.format]) {
//!     Ok(mut made) => Ok(made.output.remove(0).bytes),
//!     Err(stopped) => Err(stopped.to_string()),
//! };
//! let preview = serve(&PreviewOptions::default(), download)?;
//! preview.show(Shown { files: Some(files), ..Shown::default() });
//! println!("Look at {}", preview.address());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Who may look
//!
//! A release that is not out yet is nobody's business. The server listens on the loopback address alone, and answers only
//! who knows the 128 random bits in its address. It refuses what a page of another site sends ([`Sec-Fetch-Site`], `Origin`),
//! and names other than its own that lead to it (`Host`), so that neither a hostile page nor a rebound name reaches it. What it
//! sends may not be kept, framed or taken by others, runs no script but the preview's own, and asks no other machine for anything.
//! The web page of the release stands in a frame in which no script runs.
//!
//! [`Sec-Fetch-Site`]: https://www.w3.org/TR/fetch-metadata/

mod access;
mod server;
mod shown;
mod state;
mod words;

use std::io;
use std::sync::Arc;

use prakas::{Format, Language};

pub use shown::{Finding, Offer, Place, SHOWN, Shown, SourceText};

use server::Server;
use state::Desk;

/// Where a preview listens, and whom it speaks to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewOptions {
    /// The port; 0 takes one that is free.
    pub port: u16,
    /// The language of its buttons and headings: Khmer, or else English.
    pub language: Language,
    /// The formats that can be downloaded of each edition.
    pub downloads: Vec<Format>,
}

impl Default for PreviewOptions {
    /// Any port, English, and the usual formats.
    fn default() -> Self {
        Self { port: 0, language: Language::EN, downloads: Format::USUAL.to_vec() }
    }
}

/// A running preview. It ends when it is dropped.
#[derive(Debug)]
pub struct Preview {
    server: Server,
    desk: Arc<Desk>,
}

impl Preview {
    /// The address at which it is looked at, such as `http://127.0.0.1:4000/0123456789abcdef0123456789abcdef/`. Who knows it can read the
    /// release.
    pub fn address(&self) -> &str {
        self.server.address()
    }

    /// Shows this in every browser that looks. Where it has no files, those that were shown before stay, and are said to be old.
    pub fn show(&self, shown: Shown) {
        self.desk.put(shown);
    }
}

/// Starts a preview, which shows nothing yet. `download` makes a file that somebody wants, or says why it cannot be made; it may be
/// called by several threads at once.
///
/// # Errors
/// The port cannot be listened on, or the system gives no random numbers.
pub fn serve(
    options: &PreviewOptions,
    download: impl Fn(&Offer) -> Result<Vec<u8>, String> + Send + Sync + 'static,
) -> io::Result<Preview> {
    let desk = Arc::new(Desk::new(options.downloads.clone()));
    let server = Server::start(options, Arc::clone(&desk), Box::new(download))?;
    Ok(Preview { server, desk })
}
