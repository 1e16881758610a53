//! Whether the release may be published, and what became of it.

use jiff::civil::Date;
use prakas_document::{Code, Diagnostic};
use prakas_khmer::digits;

use super::facts::day;
use super::fields::{Fields, fact, inner, missing, words};
use super::node::Node;
use super::people::spoken;
use crate::khmer;
use crate::read::PlaceKind;
use crate::read::record::Record;
use crate::release::{EmbargoTime, EmbargoTimeError, Localized, Status};

/// The fields that each say a status of their own, with its name.
const TELLING: [(&str, &str); 3] =
    [("embargo", "embargoed"), ("corrected", "corrected"), ("withdrawn", "withdrawn")];

/// The status that `status`, `embargo`, `corrected` and `withdrawn` tell together; none where all are left out.
pub(super) fn read(record: &mut Record<'_>, fields: &Fields<'_>) -> Option<Status> {
    let named = fields.get("status").and_then(|node| Some((node, name(record, node)?)));
    let told: Vec<(&str, &str, &Node)> =
        TELLING.into_iter().filter_map(|(field, status)| Some((field, status, fields.get(field)?))).collect();
    if let [first, .., last] = &told[..] {
        contradiction(record, fields, first.0, last.0);
    }
    match (named, told.first()) {
        (Some((_, named)), Some((field, status, _))) if named != *status => {
            contradiction(record, fields, "status", field);
            None
        }
        (_, Some((field, _, node))) => match *field {
            "embargo" => embargo(record, node),
            "corrected" => {
                change(record, node, "corrected", "what").map(|(on, what)| Status::Corrected { what, on })
            }
            _ => change(record, node, "withdrawn", "why").map(|(on, why)| Status::Withdrawn { why, on }),
        },
        (Some((node, named)), None) => alone(record, node, named),
        (None, None) => None,
    }
}

/// The status that the field `status` names.
fn name(record: &mut Record<'_>, node: &Node) -> Option<&'static str> {
    const NAMES: [&str; 5] = ["draft", "final", "embargoed", "corrected", "withdrawn"];
    const KHMER: [[&str; 2]; 5] = [
        ["សេចក្តីព្រាង", "ព្រាង"],
        ["ចុងក្រោយ", "សម្រេច"],
        ["ហាមផ្សព្វផ្សាយ", "ហាមផ្សាយ"],
        ["បានកែតម្រូវ", "កែតម្រូវ"],
        ["បានដកវិញ", "ដកវិញ"],
    ];
    let typed = words(record, node, "status")?;
    let mut names = NAMES.into_iter().zip(KHMER);
    let is = |(name, khmer): &(&str, [&str; 2])| {
        typed.eq_ignore_ascii_case(name) || khmer.iter().any(|name| khmer::is(&typed, name))
    };
    let found = names.find(is).map(|(name, _)| name);
    if found.is_some() {
        record.place(node.range.clone(), "status", PlaceKind::Fact);
    } else {
        let finding = Diagnostic::error(Code::BadValue, format!("`{typed}` is no status"))
            .at_path("status")
            .hint(format!("write one of {}", NAMES.join(", ")));
        record.report(&node.range, finding);
    }
    found
}

/// The status that needs no other field, or a finding about the field it needs.
fn alone(record: &mut Record<'_>, node: &Node, named: &str) -> Option<Status> {
    let (code, needs, example) = match named {
        "draft" => return Some(Status::Draft),
        "final" => return Some(Status::Final),
        "embargoed" => (
            Code::EmbargoWithoutTime,
            "the time when the embargo ends is missing",
            "embargo: 2021-10-27 18:00",
        ),
        "corrected" => (
            Code::BadValue,
            "what was corrected, and when, is missing",
            "corrected: {on: 2021-10-28, what: …}",
        ),
        _ => (
            Code::BadValue,
            "why it was withdrawn, and when, is missing",
            "withdrawn: {on: 2021-10-28, why: …}",
        ),
    };
    let finding = Diagnostic::error(code, format!("the release is {named}, and {needs}"))
        .at_path("status")
        .hint(format!("add `{example}`"));
    record.report(&node.range, finding);
    None
}

fn embargo(record: &mut Record<'_>, node: &Node) -> Option<Status> {
    const PATH: &str = "status.embargoed.until";
    let before = record.findings.len();
    let parse = |typed: &str| digits::to_latin(typed).parse::<EmbargoTime>();
    let until = fact(record, node, PATH, Code::BadDate, parse);
    let typed = digits::to_latin(record.text.get(node.range.clone()).unwrap_or_default());
    let no_time =
        matches!(typed.trim_matches(['"', '\'']).parse::<EmbargoTime>(), Err(EmbargoTimeError::NoTime(_)));
    if let (true, Some(finding)) = (no_time, record.findings.get_mut(before)) {
        finding.code = Code::EmbargoWithoutTime;
        finding.hints.push(format!(
            "add the time in Cambodia, such as `embargo: {} 18:00`",
            typed.trim_matches(['"', '\''])
        ));
    }
    until.map(|until| Status::Embargoed { until })
}

/// A correction or a withdrawal: the day, and the words that say what or why.
fn change(record: &mut Record<'_>, node: &Node, status: &str, saying: &str) -> Option<(Date, Localized)> {
    let path = format!("status.{status}");
    let what = if status == "corrected" { "a correction" } else { "a withdrawal" };
    let fields = inner(record, node, &path, &["on", saying], what)?;
    for name in ["on", saying] {
        if fields.get(name).is_none() {
            missing(record, node, &path, what, name);
        }
    }
    let on = fields.get("on").and_then(|node| day(record, node, &format!("{path}.on")));
    let words = fields.get(saying).and_then(|node| spoken(record, node, &format!("{path}.{saying}")));
    Some((on?, words?))
}

fn contradiction(record: &mut Record<'_>, fields: &Fields<'_>, one: &str, other: &str) {
    let finding = Diagnostic::error(
        Code::Contradiction,
        format!("`{one}` and `{other}` say different things of the release's status"),
    )
    .at_path("status")
    .hint(format!("keep one of the two; `{other}` needs no `status` beside it"));
    if let Some(range) = fields.range(other) {
        record.report(&range, finding);
    }
}
