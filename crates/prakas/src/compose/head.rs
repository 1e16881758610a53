//! What stands above the body.

use prakas_document::reading::plain_text;
use prakas_document::{Furniture, Inline, Role, Text};

use super::{Setting, date, line, names};
use crate::release::{Id, Status};

/// National header, emblem, issuers, number, status, kind, title, subtitle, dateline and summary, as far as there are any.
pub(super) fn head(setting: &Setting<'_>) -> Vec<Furniture> {
    let labels = setting.labels;
    let mut head = vec![
        Furniture::line(Role::NationalHeader, labels.state),
        Furniture::line(Role::Motto, labels.motto),
        Furniture::Ornament,
    ];
    head.extend(letterhead(setting));
    head.extend(status(setting));
    head.push(Furniture::line(Role::Kind, (labels.kind)(setting.release.kind)));
    head.extend(text(Role::Title, Some(&setting.edition.title)));
    head.extend(text(Role::Subtitle, setting.edition.subtitle.as_ref()));
    if setting.edition.unofficial {
        head.push(Furniture::line(Role::Subtitle, labels.unofficial));
    }
    head.extend(dateline(setting));
    head.extend(text(Role::Summary, setting.edition.summary.as_ref()));
    head
}

/// Emblem, issuers and number, arranged as the house has them.
fn letterhead(setting: &Setting<'_>) -> Option<Furniture> {
    let mut pieces = Vec::new();
    if let (true, Some(emblem)) = (setting.is_issued_by_house(), &setting.house.emblem) {
        let alt = emblem.alt(setting.language).clone();
        pieces.push(Furniture::Emblem { picture: emblem.picture.clone(), alt });
    }
    pieces.extend(issuers(setting));
    if let Some(number) = &setting.release.number {
        let label = format!("{} ", setting.labels.number);
        pieces.push(line(Role::Number, vec![label.as_str().into(), setting.typed(number)]));
    }
    // Of a release that may be published, which one it stands in for is no status.
    if setting.release.status == Status::Final {
        pieces.extend(succession(setting).map(|words| line(Role::Number, words)));
    }
    let arrangement = setting.house.letterhead.arrangement();
    (!pieces.is_empty()).then_some(Furniture::Group { arrangement, pieces })
}

fn text(role: Role, words: Option<&Text>) -> Option<Furniture> {
    words.filter(|words| !words.is_blank()).map(|words| line(role, vec![words.clone().into()]))
}

/// Each issuer's name in its lines.
fn issuers(setting: &Setting<'_>) -> Vec<Furniture> {
    let known = setting
        .release
        .issuers()
        .filter_map(|(issuer, _)| names::name(issuer, setting.house, setting.language));
    known
        .map(|(language, name)| Furniture::Lines {
            role: Role::Issuer,
            lines: name.lines().iter().map(|line| vec![setting.words_in(&language, line)]).collect(),
        })
        .collect()
}

/// When and where the event takes place.
fn dateline(setting: &Setting<'_>) -> Option<Furniture> {
    let mut content = setting.release.event.map(setting.labels.days).unwrap_or_default();
    if let Some(venue) = setting.edition.venue.as_ref().filter(|venue| !venue.is_blank()) {
        if !content.is_empty() {
            content.push(setting.labels.beside.into());
        }
        content.push(venue.clone().into());
    }
    (!content.is_empty()).then(|| line(Role::Dateline, content))
}

/// The lines that say whether the release may be published and what became of it, and which release it stands in for.
fn status(setting: &Setting<'_>) -> Option<Furniture> {
    let labels = setting.labels;
    let first = match &setting.release.status {
        Status::Final => return None,
        Status::Draft => vec![labels.draft.into()],
        Status::Embargoed { until } => date::embargo(labels, *until),
        Status::Corrected { what, on } => date::happened(labels, labels.corrected, *on, setting.words(what)),
        Status::Withdrawn { why, on } => date::happened(labels, labels.withdrawn, *on, setting.words(why)),
    };
    let lines = std::iter::once(first).chain(succession(setting)).collect();
    Some(Furniture::Lines { role: Role::Status, lines })
}

/// The earlier release that this one stands in for, and the later one that stands in for it.
fn succession<'a>(setting: &'a Setting<'_>) -> impl Iterator<Item = Vec<Inline>> + 'a {
    let (labels, release) = (setting.labels, setting.release);
    let told = [(labels.supersedes, &release.supersedes), (labels.superseded_by, &release.superseded_by)];
    let line = |label: &str, id: &Id| vec![format!("{label}{}{id}", labels.colon).as_str().into()];
    told.into_iter().filter_map(move |(label, id)| Some(line(label, id.as_ref()?)))
}

/// What must be seen on every page: that a release may not be published, is not as it was, or no longer stands.
pub(super) fn status_mark(setting: &Setting<'_>) -> Option<Text> {
    let labels = setting.labels;
    let mark = match &setting.release.status {
        Status::Final => return None,
        Status::Draft => vec![labels.draft.into()],
        Status::Embargoed { until } => date::embargo(labels, *until),
        Status::Corrected { on, .. } => date::dated_mark(labels, labels.corrected, *on),
        Status::Withdrawn { on, .. } => date::dated_mark(labels, labels.withdrawn, *on),
    };
    Some(plain_text(&mark).into())
}
