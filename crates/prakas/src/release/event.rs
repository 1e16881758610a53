//! The days of an event.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One day, or the days from a first to a last. In JSON: `{"first": "2021-10-26", "last": "2021-10-28"}`, the last left out
/// where it is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "RawSpan", into = "RawSpan")]
#[schemars(with = "RawSpan")]
pub struct DateSpan {
    first: Date,
    last: Date,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "DateSpan")]
struct RawSpan {
    /// The first day.
    #[schemars(with = "String", extend("format" = "date"))]
    first: Date,
    /// The last day, where there is more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    last: Option<Date>,
}

/// What is said of days in the wrong order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the last day, {last}, is before the first, {first}")]
pub struct DateSpanError {
    first: Date,
    last: Date,
}

impl DateSpan {
    /// One day.
    pub fn day(date: Date) -> Self {
        Self { first: date, last: date }
    }

    /// The days from a first to a last, which may not be before it.
    pub fn new(first: Date, last: Date) -> Result<Self, DateSpanError> {
        if last < first { Err(DateSpanError { first, last }) } else { Ok(Self { first, last }) }
    }

    /// The first day.
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day: the first one again where there is only one.
    pub fn last(self) -> Date {
        self.last
    }

    /// Whether it is one day only.
    pub fn is_one_day(self) -> bool {
        self.first == self.last
    }
}

impl From<Date> for DateSpan {
    fn from(date: Date) -> Self {
        Self::day(date)
    }
}

impl TryFrom<RawSpan> for DateSpan {
    type Error = DateSpanError;

    fn try_from(raw: RawSpan) -> Result<Self, DateSpanError> {
        Self::new(raw.first, raw.last.unwrap_or(raw.first))
    }
}

impl From<DateSpan> for RawSpan {
    fn from(span: DateSpan) -> Self {
        Self { first: span.first, last: (!span.is_one_day()).then_some(span.last) }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_in_order() {
        assert!(DateSpan::new(date(2021, 10, 28), date(2021, 10, 26)).is_err());
        let json = r#"{"first":"2021-10-26","last":"2021-10-28"}"#;
        let span: DateSpan = serde_json::from_str(json).expect("a span");
        assert_eq!(serde_json::to_string(&span).expect("json"), json);
        assert_eq!(
            serde_json::to_string(&DateSpan::day(date(2021, 10, 27))).expect("json"),
            r#"{"first":"2021-10-27"}"#
        );
        assert!(serde_json::from_str::<DateSpan>(r#"{"first":"2021-02-31"}"#).is_err());
    }
}
