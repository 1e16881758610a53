//! The canonical stored form: JSON, versioned, with a schema generated from the types.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Release;

/// The version of the stored form that this crate writes.
///
/// | Version | What it changed | How an older one is read |
/// |---|---|---|
/// | 2 | releases got `address` and `signing`, editions `unofficial` | as it stands: what was added is left out |
/// | 1 | the first | |
pub const SCHEMA: u32 = 2;

/// The oldest version that is read.
const OLDEST: u32 = 1;

/// The `schema` field: [`SCHEMA`] when it is written. An older stored form is brought up to it when it is read, a newer one is
/// refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct SchemaVersion;

/// What is said of a stored form of a version that is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnknownSchema {
    /// A later program wrote it.
    #[error(
        "this release is stored in version {0} of the form, and this program knows version {SCHEMA}; use a newer Prakas"
    )]
    Newer(u64),
    /// No program wrote it.
    #[error(
        "there is no version {0} of the form in which releases are stored; the versions are {OLDEST} to {SCHEMA}"
    )]
    Never(u64),
}

impl Serialize for SchemaVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(SCHEMA)
    }
}

impl<'de> Deserialize<'de> for SchemaVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let version = u64::deserialize(deserializer)?;
        if version > u64::from(SCHEMA) {
            Err(serde::de::Error::custom(UnknownSchema::Newer(version)))
        } else if version < u64::from(OLDEST) {
            Err(serde::de::Error::custom(UnknownSchema::Never(version)))
        } else {
            Ok(Self)
        }
    }
}

impl JsonSchema for SchemaVersion {
    fn schema_name() -> Cow<'static, str> {
        "SchemaVersion".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "integer",
            "minimum": OLDEST,
            "maximum": SCHEMA,
            "description": "Version of the stored form; what is written has the latest."
        })
    }
}

impl Release {
    /// The release in its stored form: JSON, indented, with a newline at the end. Equal releases give equal bytes.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self)
            .expect("a release is strings, numbers and maps with string keys, which JSON always holds");
        json.push('\n');
        json
    }
}

/// The JSON schema of the stored form (draft 2020-12), generated from the types.
pub fn json_schema() -> serde_json::Value {
    schemars::schema_for!(Release).to_value()
}

#[cfg(test)]
mod tests {
    use prakas_document::{Block, Language};

    use super::*;
    use crate::{Edition, Kind};

    fn release() -> Release {
        let edition = Edition { title: "T".into(), body: vec![Block::paragraph("x")], ..Edition::default() };
        Release::builder("t", Kind::Statement).edition(Language::EN, edition).build().expect("a release")
    }

    #[test]
    fn json_gives_the_release_back() {
        let json = release().to_json();
        assert_eq!(serde_json::from_str::<Release>(&json).expect("a release"), release());
        assert!(json.ends_with("}\n"));
    }

    #[test]
    fn unknown_fields_and_versions_are_refused() {
        let json = release().to_json();
        for (version, says) in [
            ("3", "use a newer Prakas"),
            ("18446744073709551615", "use a newer Prakas"),
            ("0", "no version 0"),
            ("\"2\"", "invalid type"),
        ] {
            let other = json.replace("\"schema\": 2", &format!("\"schema\": {version}"));
            let error = serde_json::from_str::<Release>(&other).expect_err(version).to_string();
            assert!(error.contains(says), "{error}");
        }
        let unknown = json.replace("\"kind\"", "\"colour\": 1, \"kind\"");
        assert!(
            serde_json::from_str::<Release>(&unknown).expect_err("unknown").to_string().contains("colour")
        );
    }

    #[test]
    fn an_older_version_is_brought_up_to_this_one() {
        let older = release().to_json().replace("\"schema\": 2", "\"schema\": 1");
        let read: Release = serde_json::from_str(&older).expect("a release");
        assert_eq!(read, release());
        assert!(read.to_json().contains("\"schema\": 2"));
    }

    #[test]
    fn the_schema_names_every_field() {
        let schema = json_schema();
        let properties = schema["properties"].as_object().expect("properties");
        let stored = serde_json::to_value(release()).expect("json");
        for field in stored.as_object().expect("an object").keys() {
            assert!(properties.contains_key(field), "{field}");
        }
        assert_eq!(schema["additionalProperties"], false);
    }
}
