//! Which crate may know which: what the map in the README says.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

/// Each crate of the workspace, and those of them that it may depend on, its tests included.
const MAY_DEPEND_ON: [(&str, &[&str]); 10] = [
    ("prakas-document", &[]),
    ("prakas-fonts", &[]),
    ("prakas-khmer", &[]),
    ("prakas-html", &["prakas-document", "prakas-fonts"]),
    ("prakas-docx", &["prakas-document"]),
    ("prakas-text", &["prakas-document"]),
    ("prakas-pdf", &["prakas-document", "prakas-fonts", "prakas-khmer"]),
    (
        "prakas",
        &[
            "prakas-document",
            "prakas-fonts",
            "prakas-khmer",
            "prakas-html",
            "prakas-docx",
            "prakas-text",
            "prakas-pdf",
        ],
    ),
    ("prakas-cli", &["prakas"]),
    ("prakas-tests", &["prakas"]),
];

#[test]
fn crates_know_only_what_is_under_them() {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1", "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output()
        .expect("cargo");
    let metadata: Value = serde_json::from_slice(&metadata.stdout).expect("metadata");
    let name = |value: &Value| value["name"].as_str().expect("a name").to_owned();
    let packages = metadata["packages"].as_array().expect("packages");
    let names: BTreeSet<String> = packages.iter().map(name).collect();
    let known: BTreeSet<String> = MAY_DEPEND_ON.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names, known, "a crate that this test does not know");
    for package in packages {
        let dependencies: BTreeSet<String> =
            package["dependencies"].as_array().expect("dependencies").iter().map(name).collect();
        let of_ours: BTreeSet<&String> = dependencies.intersection(&names).collect();
        let own = name(package);
        let (_, allowed) =
            MAY_DEPEND_ON.iter().find(|(name, _)| *name == own).expect("a crate that is known");
        for dependency in of_ours {
            assert!(allowed.contains(&dependency.as_str()), "{own} must not depend on {dependency}");
        }
    }
}
