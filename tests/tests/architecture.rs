//! Which crate may know which: what the map in the README says.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

/// Each crate of the workspace, and those of them that it may depend on, its tests included.
const MAY_DEPEND_ON: [(&str, &[&str]); 13] = [
    ("prakas-carrier", &[]),
    ("prakas-document", &[]),
    ("prakas-fonts", &[]),
    ("prakas-khmer", &[]),
    ("prakas-html", &["prakas-document", "prakas-fonts"]),
    ("prakas-docx", &["prakas-carrier", "prakas-document"]),
    ("prakas-text", &["prakas-document"]),
    ("prakas-pdf", &["prakas-document", "prakas-fonts", "prakas-khmer"]),
    ("prakas-facsimile", &["prakas-carrier", "prakas-document", "prakas-fonts", "prakas-pdf"]),
    (
        "prakas",
        &[
            "prakas-carrier",
            "prakas-document",
            "prakas-fonts",
            "prakas-khmer",
            "prakas-html",
            "prakas-docx",
            "prakas-text",
            "prakas-pdf",
            "prakas-facsimile",
        ],
    ),
    ("prakas-preview", &["prakas"]),
    ("prakas-cli", &["prakas", "prakas-preview"]),
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

/// What takes a release out of a file is to be trusted with any file, by archives that set nothing: it draws nothing, and builds
/// on nothing large.
#[test]
fn the_carrier_stands_alone() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--prefix", "none", "--edges", "normal", "--format", "{lib}"])
        .args(["--package", "prakas-carrier", "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output()
        .expect("cargo");
    let tree = String::from_utf8(tree.stdout).expect("UTF-8");
    let crates: BTreeSet<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let needed = [
        "prakas_carrier",
        "base64",
        "html5gum",
        "memchr",
        "quick_xml",
        "miniz_oxide",
        "adler2",
        "simd_adler32",
        "thiserror",
        "thiserror_impl",
    ];
    let of_macros = ["proc_macro2", "quote", "syn", "unicode_ident"];
    assert!(crates.contains("prakas_carrier"), "{tree}");
    for name in crates {
        assert!(
            needed.contains(&name) || of_macros.contains(&name),
            "prakas-carrier must not depend on {name}"
        );
    }
}
