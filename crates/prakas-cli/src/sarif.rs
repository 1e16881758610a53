//! Findings for machines that show them beside the code of any language: SARIF 2.1.0 (OASIS Standard, Static Analysis Results
//! Interchange Format).

use prakas::Severity;
use serde::Serialize;

use crate::code::explanation;
use crate::finding::{Edit, Finding, Position};

/// Where the form of such a document is described.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A document (§3.13) of one run (§3.14).
#[derive(Debug, Serialize)]
pub(crate) struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Debug, Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

/// A rule that spoke (§3.49).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: String,
    short_description: Message,
    full_description: Message,
    help: Message,
}

#[derive(Debug, Serialize)]
struct Message {
    text: String,
}

/// A finding (§3.27).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    rule_id: String,
    rule_index: usize,
    level: &'static str,
    message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    physical_location: Option<Physical>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Logical>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    fully_qualified_name: String,
}

#[derive(Debug, Serialize)]
struct Artifact {
    uri: String,
}

/// Lines and columns count from 1, and the end column is that of the character after it (§3.30).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix {
    artifact_changes: Vec<Change>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    artifact_location: Artifact,
    replacements: Vec<Replacement>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Message,
}

/// The document of these findings.
pub(crate) fn log(findings: &[Finding]) -> Log {
    let mut ids: Vec<&str> = Vec::new();
    let mut results = Vec::with_capacity(findings.len());
    for finding in findings {
        let code = &*finding.code;
        let at = ids.iter().position(|id| *id == code).unwrap_or_else(|| {
            ids.push(code);
            ids.len() - 1
        });
        results.push(entry(finding, at));
    }
    let rules = ids.into_iter().map(rule).collect();
    let driver = Driver { name: "prakas", version: env!("CARGO_PKG_VERSION"), rules };
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results };
    Log { schema: SCHEMA, version: "2.1.0", runs: [run] }
}

fn rule(id: &str) -> Rule {
    let told = explanation(id, &prakas::Language::EN);
    let text = |words: Option<&str>| Message { text: words.unwrap_or(id).to_owned() };
    Rule {
        id: id.to_owned(),
        short_description: text(told.map(|told| told.title)),
        full_description: text(told.map(|told| told.why)),
        help: text(told.map(|told| told.mend)),
    }
}

fn entry(finding: &Finding, rule_index: usize) -> Entry {
    let said = std::iter::once(&finding.message).chain(&finding.hints);
    let said: Vec<&str> = said.map(String::as_str).collect();
    let physical = finding.file.as_deref().map(|file| Physical {
        artifact_location: artifact(file),
        region: finding.start.zip(finding.end).map(|(start, end)| region(start, end)),
    });
    let logical = finding.path.iter().map(|path| Logical { fully_qualified_name: path.clone() }).collect();
    let location = Location { physical_location: physical, logical_locations: logical };
    let is_somewhere = location.physical_location.is_some() || !location.logical_locations.is_empty();
    let change = |edit: &Edit| Change {
        artifact_location: artifact(&edit.file),
        replacements: vec![Replacement {
            deleted_region: region(edit.start, edit.end),
            inserted_content: Message { text: edit.replacement.clone() },
        }],
    };
    let fix = Fix { artifact_changes: finding.fixes.iter().map(change).collect() };
    Entry {
        rule_id: finding.code.clone().into_owned(),
        rule_index,
        level: match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: Message { text: said.join("\n") },
        locations: if is_somewhere { vec![location] } else { Vec::new() },
        fixes: if fix.artifact_changes.is_empty() { Vec::new() } else { vec![fix] },
    }
}

fn region(start: Position, end: Position) -> Region {
    Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column }
}

/// A file as a relative URI reference (RFC 3986 §4.2), or an absolute one.
fn artifact(file: &str) -> Artifact {
    let is_drive = |path: &str| path.as_bytes().get(1) == Some(&b':');
    let path = if cfg!(windows) { file.replace('\\', "/") } else { file.to_owned() };
    let start = match path.as_bytes().first() {
        Some(b'/') => "file://",
        _ if cfg!(windows) && is_drive(&path) => "file:///",
        // A first segment with a colon would be a scheme.
        _ if path.split('/').next().is_some_and(|first| first.contains(':')) => "./",
        _ => "",
    };
    let mut uri = start.to_owned();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' | b':' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    Artifact { uri }
}

#[cfg(test)]
mod tests {
    use prakas::{Code, Diagnostic, Source, Span};

    use super::*;
    use crate::finding::Sheets;

    #[test]
    fn a_finding_has_its_rule_its_place_and_its_edit() {
        let sources = [Source::new("drafts/a b.km.md", "one\nកក two")];
        let place = Span::new(0, 4..10);
        let diagnostic =
            Diagnostic::warning(Code::KhmerSpacing, "m").at(place.clone()).hint("h").fix(place, "ក");
        let found = Sheets::new(&sources).finding(diagnostic.at_path("editions.km.title"));
        let json = serde_json::to_value(log(&[found.clone(), found, Finding::error("cannot-read", "n")]));
        let json = json.expect("JSON");
        let run = &json["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
        assert_eq!(rules.len(), 2);
        assert_eq!(rules[0]["shortDescription"]["text"], "A space too many, or one too few");
        let result = &run["results"][1];
        assert_eq!((&result["ruleId"], &result["level"]), (&"khmer-spacing".into(), &"warning".into()));
        assert_eq!(result["message"]["text"], "m\nh");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "drafts/a%20b.km.md");
        let region = serde_json::json!({ "startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 3 });
        assert_eq!(place["region"], region);
        let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!((&change["deletedRegion"], &change["insertedContent"]["text"]), (&region, &"ក".into()));
        assert!(run["results"][2].get("locations").is_none());
    }

    #[test]
    fn files_are_uri_references() {
        for (file, uri) in [("ក.md", "%E1%9E%80.md"), ("a:b.md", "./a:b.md"), ("/a/b.md", "file:///a/b.md")]
        {
            assert_eq!(artifact(file).uri, uri);
        }
    }
}
