//! What stands above the body.

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
    if let (true, Some(emblem)) = (setting.is_issued_by_house(), &setting.house.emblem) {
        let alt = emblem.alt(setting.language).clone();
        head.push(Furniture::Emblem { picture: emblem.picture.clone(), alt });
    }
    head.extend(issuers(setting));
    if let Some(number) = &setting.release.number {
        head.push(line(
            Role::Number,
            vec![format!("{} ", labels.number).as_str().into(), setting.typed(number)],
        ));
    }
    let status = status(setting);
    if !status.is_empty() {
        head.push(Furniture::Lines { role: Role::Status, lines: status });
    }
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

/// The lines that say whether the release may be published and what became of it.
fn status(setting: &Setting<'_>) -> Vec<Vec<Inline>> {
    let labels = setting.labels;
    let mut lines: Vec<Vec<Inline>> = match &setting.release.status {
        Status::Final => vec![],
        Status::Draft => vec![vec![labels.draft.into()]],
        Status::Embargoed { until } => vec![date::embargo(labels, *until)],
        Status::Corrected { what, on } => {
            vec![date::happened(labels, labels.corrected, *on, setting.words(what))]
        }
        Status::Withdrawn { why, on } => {
            vec![date::happened(labels, labels.withdrawn, *on, setting.words(why))]
        }
    };
    let mut other = |label: &str, id: &Option<Id>| {
        lines.extend(id.iter().map(|id| vec![Inline::from(format!("{label}{}{id}", labels.colon).as_str())]));
    };
    other(labels.supersedes, &setting.release.supersedes);
    other(labels.superseded_by, &setting.release.superseded_by);
    lines
}

/// What must be seen on every page: that a release may not be published, or no longer stands.
pub(super) fn status_mark(setting: &Setting<'_>) -> Option<Text> {
    let labels = setting.labels;
    match &setting.release.status {
        Status::Draft => Some(labels.draft.into()),
        Status::Embargoed { until } => {
            Some(prakas_document::reading::plain_text(&date::embargo(labels, *until)).into())
        }
        Status::Withdrawn { .. } => Some(labels.withdrawn.into()),
        Status::Final | Status::Corrected { .. } => None,
    }
}
