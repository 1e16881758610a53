//! The language that is asked for, known before the arguments are read: their help and what is wrong with them are told in it.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};

use crate::ui::Ui;

const OPTION: &str = "--ui-lang";

/// The language that `--ui-lang` says, wherever it stands.
pub(crate) fn asked_language(arguments: &[OsString]) -> Option<Ui> {
    let mut words = arguments.iter().map(|word| word.to_string_lossy());
    let value = words.find_map(|word| match word.strip_prefix(OPTION)? {
        "" => Some(None),
        rest => rest.strip_prefix('=').map(|value| Some(value.to_owned())),
    })?;
    Ui::from_name(&value.or_else(|| words.next().map(Cow::into_owned))?)
}

/// The arguments without that language where they ask for help, which takes no options.
pub(super) fn without_that_of_help(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if arguments.get(1).is_some_and(|command| command == "help") {
        let option = |word: &OsString| word.to_str().is_some_and(|word| word.starts_with(OPTION));
        if let Some(at) = arguments.iter().position(option) {
            let words = if arguments[at] == OsStr::new(OPTION) { 2 } else { 1 };
            arguments.drain(at..(at + words).min(arguments.len()));
        }
    }
    arguments
}
