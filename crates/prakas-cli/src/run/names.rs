//! Whether two releases would be written into one file, asked before anything is written.

use std::collections::HashMap;
use std::path::PathBuf;

use prakas::{BuildOptions, file_names};
use rayon::prelude::*;

use crate::code::OwnCode;
use crate::files::Reader;
use crate::finding::Finding;
use crate::guard::guard;

/// A finding for each release whose files another one before it would have, too.
pub(super) fn collisions(groups: &[Vec<PathBuf>], reader: &Reader, options: &BuildOptions) -> Vec<Finding> {
    if groups.len() < 2 {
        return Vec::new();
    }
    // What cannot be read has no names; it is told when it is made.
    let names_of = |files: &Vec<PathBuf>| {
        guard(|| file_names(&reader.sources(files).unwrap_or_default(), options)).unwrap_or_default()
    };
    let names: Vec<_> = groups.par_iter().map(names_of).collect();
    let mut owners: HashMap<&str, &PathBuf> = HashMap::new();
    let mut findings = Vec::new();
    for (names, files) in names.iter().zip(groups) {
        let Some(file) = files.first() else { continue };
        let taken = names.iter().find_map(|name| Some((name, *owners.get(name.as_str())?)));
        if let Some((name, owner)) = taken {
            let message =
                format!("`{}` and `{}` would both be written into `{name}`", owner.display(), file.display());
            let finding = Finding::error(OwnCode::SameOutput, message)
                .hint("give one of them another `id`, or another folder with --out")
                .of_file(file.display().to_string());
            findings.push(finding);
        }
        owners.extend(names.iter().map(|name| (name.as_str(), file)));
    }
    findings
}
