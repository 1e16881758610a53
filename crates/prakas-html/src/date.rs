//! Days as machines read them.

use jiff::civil::Date;

/// The day as ISO 8601 has it, and HTML ("valid date string"): both begin with the year 1.
pub(crate) fn iso(day: Date) -> Option<String> {
    (day.year() >= 1).then(|| day.to_string())
}
