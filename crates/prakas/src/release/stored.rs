//! The canonical stored form: JSON, versioned, with a schema generated from the types.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Release;

/// The version of the stored form that this crate writes.
pub const SCHEMA: u32 = 1;

/// The `schema` field: always [`SCHEMA`]. A stored form of another version is refused when it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct SchemaVersion;

/// What is said of a stored form of another version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "this release is stored in version {0} of the form, and this program knows version {SCHEMA}; use a newer Prakas"
)]
pub struct UnknownSchema(u32);

impl Serialize for SchemaVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(SCHEMA)
    }
}

impl<'de> Deserialize<'de> for SchemaVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u32::deserialize(deserializer)? {
            SCHEMA => Ok(Self),
            other => Err(serde::de::Error::custom(UnknownSchema(other))),
        }
    }
}

impl JsonSchema for SchemaVersion {
    fn schema_name() -> Cow<'static, str> {
        "SchemaVersion".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "const": SCHEMA, "description": "Version of the stored form." })
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
        let newer = json.replace("\"schema\": 1", "\"schema\": 2");
        assert!(
            serde_json::from_str::<Release>(&newer)
                .expect_err("newer")
                .to_string()
                .contains("use a newer Prakas")
        );
        let unknown = json.replace("\"kind\"", "\"colour\": 1, \"kind\"");
        assert!(
            serde_json::from_str::<Release>(&unknown).expect_err("unknown").to_string().contains("colour")
        );
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
