//! Files: read with limits, found beside others, written whole. Nothing else in Prakas touches the file system, but that the
//! font library reads fonts.

#![allow(clippy::disallowed_methods, reason = "this is where files are read and written")]

mod config;
mod expand;
mod picture;
mod read;
mod record;
mod watch;
mod write;

use std::io;

pub(crate) use config::{config_at, nearest_config};
pub(crate) use expand::expand;
pub(crate) use picture::{beside, pictures_folder};
pub(crate) use read::{Reader, read, read_text};
pub(crate) use record::{Record, Seen, digest_of_folders, seen};
pub(crate) use watch::Watch;
pub(crate) use write::{Existing, Folder, WriteError, keep_and_replace};

/// What the system said, as a clause: without the number that Rust puts behind it.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission is denied".to_owned(),
        _ => {
            let said = error.to_string();
            said.split(" (os error").next().unwrap_or(&said).to_owned()
        }
    }
}
