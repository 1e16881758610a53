//! What is said of arguments that are wrong, in Khmer.

use std::fmt::Write as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::khmer::spoken;
use crate::ui::Ui;

/// What is wrong, what may be meant, and where to read on.
pub(crate) fn in_khmer(error: &clap::Error) -> String {
    let of = |kind| error.get(kind).map(named).unwrap_or_default();
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    let told = match error.kind() {
        ErrorKind::UnknownArgument => format!("គ្មានជម្រើស {argument} ទេ"),
        ErrorKind::InvalidSubcommand => format!("គ្មានពាក្យបញ្ជា {} ទេ", of(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "ត្រូវការពាក្យបញ្ជាមួយ".to_owned()
        }
        ErrorKind::MissingRequiredArgument if !argument.is_empty() => format!("ខ្វះ {argument}"),
        ErrorKind::InvalidValue if value == "``" => format!("{argument} ត្រូវការតម្លៃ"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if !argument.is_empty() => {
            format!("{value} មិនមែនជាតម្លៃសម្រាប់ {argument} ទេ")
        }
        ErrorKind::ArgumentConflict if !argument.is_empty() => {
            format!("{argument} មិនអាចប្រើជាមួយ {} ទេ", of(ContextKind::PriorArg))
        }
        // What this program says itself has no parts.
        _ => spoken(&own_words(error), Ui::Khmer).into_owned(),
    };
    let mut message = format!("កំហុស៖ {told}\n");
    let parts = [
        ("តម្លៃ៖", ContextKind::ValidValue),
        ("ពាក្យបញ្ជា៖", ContextKind::ValidSubcommand),
        ("ប្រហែលអ្នកចង់បាន", ContextKind::SuggestedArg),
        ("ប្រហែលអ្នកចង់បាន", ContextKind::SuggestedSubcommand),
        ("ប្រហែលអ្នកចង់បាន", ContextKind::SuggestedValue),
    ];
    for (name, kind) in parts {
        let value = of(kind);
        if !value.is_empty() {
            // Writing to a text does not fail.
            let _ = writeln!(message, "  {name} {value}");
        }
    }
    message + "\nសម្រាប់ព័ត៌មានបន្ថែម សូមវាយ `prakas help`។\n"
}

/// What a context holds, in the signs that values stand in.
fn named(value: &ContextValue) -> String {
    match value {
        ContextValue::String(one) => format!("`{one}`"),
        ContextValue::Strings(many) => {
            many.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    }
}

/// The sentence that an error was made with.
fn own_words(error: &clap::Error) -> String {
    let told = error.to_string();
    let line = told.lines().next().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::task::Task;

    fn told(line: &str) -> String {
        let arguments = line.split(' ').map(Into::into);
        let error = Task::parse(arguments, Ui::Khmer).expect_err("refused");
        assert!(error.use_stderr(), "{line}");
        in_khmer(&error)
    }

    #[test]
    fn what_is_wrong_is_told_with_its_values() {
        for (line, expected) in [
            ("prakas bulid a.md", "កំហុស៖ គ្មានពាក្យបញ្ជា `bulid` ទេ\n  ប្រហែលអ្នកចង់បាន `build`\n"),
            ("prakas build a.md --formats pdf", "កំហុស៖ គ្មានជម្រើស `--formats` ទេ\n  ប្រហែលអ្នកចង់បាន `--format`\n"),
            (
                "prakas build a.md --format pfd",
                "កំហុស៖ `pfd` មិនមែនជាតម្លៃសម្រាប់ `--format <FORMATS>` ទេ\n  តម្លៃ៖ `pdf`",
            ),
            ("prakas build a.md --dpi many", "កំហុស៖ `many` មិនមែនជាតម្លៃសម្រាប់ `--dpi <N>` ទេ\n"),
            ("prakas build a.md --out", "កំហុស៖ `--out <DIR>` ត្រូវការតម្លៃ\n"),
            ("prakas build", "កំហុស៖ ខ្វះ `<FILE>...`\n"),
            ("prakas check a.md --json --sarif", "កំហុស៖ `--json` មិនអាចប្រើជាមួយ `--sarif` ទេ\n"),
            ("prakas explain nothing", "កំហុស៖ គ្មានវិធានឈ្មោះ `nothing`"),
            ("prakas build a.md --house nowhere", "កំហុស៖ គ្មានស្ថាប័ន `nowhere`"),
        ] {
            let told = told(line);
            assert!(told.starts_with(expected), "{line}: {told}");
        }
    }
}
