//! Whether a release may be published, and what became of it.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Localized;

/// Whether a release may be published, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Status {
    /// Not yet approved.
    Draft,
    /// Approved, to be published.
    #[default]
    Final,
    /// Approved, not to be published before a time.
    Embargoed {
        /// When the embargo ends.
        until: EmbargoTime,
    },
    /// Published, and since corrected.
    Corrected {
        /// What was corrected.
        what: Localized,
        /// The day of the correction.
        #[schemars(with = "String", extend("format" = "date"))]
        on: Date,
    },
    /// Published, and since withdrawn.
    Withdrawn {
        /// Why it was withdrawn.
        why: Localized,
        /// The day of the withdrawal.
        #[schemars(with = "String", extend("format" = "date"))]
        on: Date,
    },
}

impl Status {
    /// The status in one word, as front matter and catalogues have it: `draft`, `final`, `embargoed`, `corrected`, `withdrawn`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Final => "final",
            Self::Embargoed { .. } => "embargoed",
            Self::Corrected { .. } => "corrected",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// Every mark that a file's name may carry.
    pub(crate) const FILE_MARKS: [&str; 3] = ["draft", "embargoed", "withdrawn"];

    /// The mark that file names carry, so that nobody sends out what may not be published: `draft`, `embargoed`.
    pub fn file_mark(&self) -> Option<&'static str> {
        match self {
            Self::Draft | Self::Embargoed { .. } | Self::Withdrawn { .. } => Some(self.name()),
            Self::Final | Self::Corrected { .. } => None,
        }
    }
}

/// The minute at which an embargo ends, in Cambodia's time (+07:00 the year round). In JSON as RFC 3339 has it:
/// `2021-10-27T18:00:00+07:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String", extend("format" = "date-time"))]
pub struct EmbargoTime(DateTime);

/// Why words are no end of an embargo.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EmbargoTimeError {
    /// A day alone: an embargo ends at a time.
    #[error("an embargo ends at a time, and `{0}` has none")]
    NoTime(String),
    /// No date and time.
    #[error("`{0}` is no date and time; write it as `2021-10-27 18:00`")]
    NotATime(String),
}

impl EmbargoTime {
    /// Cambodia's offset from UTC.
    const PHNOM_PENH: Offset = jiff::tz::offset(7);

    /// The end of an embargo, in Cambodia's time; seconds are dropped.
    pub fn new(at: DateTime) -> Self {
        let time = at.time();
        Self(at.date().at(time.hour(), time.minute(), 0, 0))
    }

    /// Date and time in Cambodia.
    pub fn civil(self) -> DateTime {
        self.0
    }
}

impl FromStr for EmbargoTime {
    type Err = EmbargoTimeError;

    /// Takes `2021-10-27 18:00`, with `T` for the space if you like, seconds if you like, and an offset such as `+07:00` or
    /// `Z`; without an offset it is Cambodia's time.
    fn from_str(typed: &str) -> Result<Self, EmbargoTimeError> {
        let typed = typed.trim();
        if typed.parse::<Date>().is_ok() && !typed.contains(':') {
            return Err(EmbargoTimeError::NoTime(typed.to_owned()));
        }
        if let Ok(instant) = typed.parse::<jiff::Timestamp>() {
            return Ok(Self::new(Self::PHNOM_PENH.to_datetime(instant)));
        }
        let civil = typed.parse::<DateTime>().map_err(|_| EmbargoTimeError::NotATime(typed.to_owned()))?;
        Ok(Self::new(civil))
    }
}

impl TryFrom<String> for EmbargoTime {
    type Error = EmbargoTimeError;

    fn try_from(typed: String) -> Result<Self, EmbargoTimeError> {
        typed.parse()
    }
}

impl From<EmbargoTime> for String {
    fn from(time: EmbargoTime) -> Self {
        time.to_string()
    }
}

impl fmt::Display for EmbargoTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}+07:00", self.0)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use prakas_document::Language;

    use super::*;

    #[test]
    fn marks_are_names_of_statuses() {
        let why = || Localized::new(Language::EN, "a mistake");
        let on = date(2021, 10, 28);
        let all = [
            Status::Draft,
            Status::Final,
            Status::Embargoed { until: EmbargoTime::new(on.at(18, 0, 0, 0)) },
            Status::Corrected { what: why(), on },
            Status::Withdrawn { why: why(), on },
        ];
        let marks: Vec<_> = all.iter().filter_map(Status::file_mark).collect();
        assert_eq!(marks, Status::FILE_MARKS);
    }

    #[test]
    fn an_embargo_has_its_time() {
        let six = EmbargoTime::new(date(2021, 10, 27).at(18, 0, 0, 0));
        for typed in
            ["2021-10-27 18:00", "2021-10-27T18:00:30", "2021-10-27T18:00:00+07:00", "2021-10-27T11:00:00Z"]
        {
            assert_eq!(typed.parse(), Ok(six), "{typed}");
        }
        assert!(matches!("2021-10-27".parse::<EmbargoTime>(), Err(EmbargoTimeError::NoTime(_))));
        assert!(matches!("tomorrow".parse::<EmbargoTime>(), Err(EmbargoTimeError::NotATime(_))));
        assert_eq!(six.to_string(), "2021-10-27T18:00:00+07:00");
    }

    #[test]
    fn json_holds_every_status() {
        let what = Localized::new(Language::EN, "the amount");
        for status in [
            Status::Draft,
            Status::Final,
            Status::Embargoed { until: EmbargoTime::new(date(2021, 10, 27).at(18, 0, 0, 0)) },
            Status::Corrected { what: what.clone(), on: date(2021, 10, 28) },
            Status::Withdrawn { why: what, on: date(2021, 10, 28) },
        ] {
            let json = serde_json::to_string(&status).expect("json");
            assert_eq!(serde_json::from_str::<Status>(&json).expect("a status"), status, "{json}");
        }
        assert!(serde_json::from_str::<Status>(r#"{"embargoed":{}}"#).is_err());
    }
}
