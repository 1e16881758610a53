//! What was edited around a body: the lines that state facts, beside those that stood there when the file was made.
//!
//! A fact whose lines are as they were stays as it is carried. Of the others the lines are read again as typed text, which knows
//! dates, numbers and names.

use std::collections::BTreeMap;

use prakas_carrier::docx::Line;
use prakas_document::reading::squeeze;
use prakas_document::{Diagnostic, Language, Role, Text};

use super::edits::told_at;
use super::part::{Shown, text};
use crate::read::draft::Draft;
use crate::release::*;

/// The lines that state one fact, or a few that go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Header,
    Issuer,
    Number,
    Status,
    Kind,
    Title,
    Subtitle,
    Dateline,
    Summary,
    Closing,
    Signature,
    Headings,
    Contacts,
    EndMatter,
}

impl Group {
    fn of(role: Role) -> Option<Self> {
        Some(match role {
            Role::NationalHeader | Role::Motto => Self::Header,
            Role::Issuer => Self::Issuer,
            Role::Number => Self::Number,
            Role::Status => Self::Status,
            Role::Kind => Self::Kind,
            Role::Title => Self::Title,
            Role::Subtitle => Self::Subtitle,
            Role::Dateline => Self::Dateline,
            Role::Summary => Self::Summary,
            Role::Closing => Self::Closing,
            Role::SignatureOffice | Role::SignatureName => Self::Signature,
            Role::EndHeading => Self::Headings,
            Role::Contact => Self::Contacts,
            Role::EndMatter => Self::EndMatter,
            Role::Body
            | Role::Heading1
            | Role::Heading2
            | Role::Heading3
            | Role::Quotation
            | Role::Speaker
            | Role::TableHeader
            | Role::TableCell
            | Role::Caption
            | Role::Footnote
            | Role::Running
            | Role::PageNumber => return None,
        })
    }
}

/// The lines of each group.
type Lines = BTreeMap<Group, Vec<(Role, String)>>;

fn grouped(lines: impl Iterator<Item = (Role, String)>) -> Lines {
    let mut groups = Lines::new();
    for (role, words) in lines {
        if let Some(group) = Group::of(role) {
            groups.entry(group).or_default().push((role, words));
        }
    }
    groups
}

/// An edition whose lines were edited.
pub(super) struct Facts<'a> {
    /// What is carried, on its way to what is shown.
    pub(super) draft: &'a mut Draft,
    /// What the lines say, read as typed text.
    pub(super) typed: Draft,
    pub(super) language: &'a Language,
    pub(super) findings: &'a mut Vec<Diagnostic>,
}

/// Whether lines around a body are not as they were.
pub(super) fn are_edited(shown: &Shown, lines: &[&Line]) -> bool {
    !edited(shown, lines).is_empty()
}

/// The groups whose lines are not as they were.
fn edited(shown: &Shown, lines: &[&Line]) -> Vec<Group> {
    let was = lines.iter().filter_map(|line| Some((Role::from_name(&line.role)?, squeeze(&line.text))));
    let (was, is) = (grouped(was), grouped(shown.furniture()));
    let all: std::collections::BTreeSet<Group> = was.keys().chain(is.keys()).copied().collect();
    all.into_iter().filter(|group| was.get(group) != is.get(group)).collect()
}

impl Facts<'_> {
    /// Takes over what the lines say now.
    pub(super) fn take(mut self, shown: &Shown, lines: &[&Line]) {
        for group in edited(shown, lines) {
            let is_there =
                shown.furniture().any(|(role, words)| Group::of(role) == Some(group) && !words.is_empty());
            self.group(group, shown, is_there);
        }
    }

    fn group(&mut self, group: Group, shown: &Shown, is_there: bool) {
        let language = self.language.clone();
        let edition = format!("editions.{language}");
        match group {
            Group::Header => self.not_taken("", "the national header and the motto are the house's, and"),
            Group::Headings => self.not_taken("", "the headings after the signature are the house's, and"),
            Group::Issuer => self.issuers(is_there),
            Group::Number => {
                let typed = self.typed.number.take();
                if is_there
                    && typed.is_none()
                    && self.typed.supersedes.is_none()
                    && self.typed.superseded_by.is_none()
                {
                    return self.not_understood("number", "the number");
                }
                self.draft.number = typed;
                self.succession();
                self.told("number", "the number");
            }
            Group::Status => self.status(is_there),
            Group::Kind => match self.typed.kind {
                Some(kind) => {
                    self.draft.kind = Some(kind);
                    self.told("kind", "the kind");
                }
                None => self.not_understood("kind", "the kind"),
            },
            Group::Title => {
                let title = joined(shown, Role::Title);
                self.edition(|edition, _| edition.title = title.unwrap_or_default());
                self.told(&format!("{edition}.title"), "the title");
            }
            Group::Summary => {
                let summary = joined(shown, Role::Summary);
                self.edition(|edition, _| edition.summary = summary);
                self.told(&format!("{edition}.summary"), "the summary");
            }
            Group::Subtitle => {
                self.edition(|edition, typed| {
                    edition.subtitle.clone_from(&typed.subtitle);
                    edition.unofficial = typed.unofficial;
                });
                self.told(&format!("{edition}.subtitle"), "the subtitle");
            }
            Group::Dateline => {
                let venue = self.typed_edition().and_then(|edition| edition.venue.clone());
                if is_there && self.typed.event.is_none() && venue.is_none() {
                    return self.not_understood("event", "the line under the title");
                }
                self.draft.event = self.typed.event;
                self.edition(|edition, _| edition.venue = venue);
                self.told("event", "the line under the title");
            }
            Group::Closing => {
                let place = self.typed_edition().and_then(|edition| edition.place.clone());
                if is_there && self.typed.issued.is_none() && place.is_none() {
                    return self.not_understood("issued", "the line of place and date");
                }
                self.draft.issued = self.typed.issued;
                self.edition(|edition, _| edition.place = place);
                self.told("issued", "the line of place and date");
            }
            Group::Signature => self.signature(),
            Group::Contacts => {
                let typed = std::mem::take(&mut self.typed.contacts);
                self.draft.contacts = merged(&self.draft.contacts, typed, &language, Contact::parts);
                self.told("contacts", "the contacts");
            }
            Group::EndMatter => {
                let (attachments, links) =
                    (std::mem::take(&mut self.typed.attachments), std::mem::take(&mut self.typed.links));
                self.draft.attachments =
                    merged(&self.draft.attachments, attachments, &language, Attachment::parts);
                self.draft.links = merged(&self.draft.links, links, &language, RelatedLink::parts);
                self.draft.address = self.typed.address.take();
                self.told("attachments", "the attachments, links or the address");
            }
        }
    }

    fn typed_edition(&self) -> Option<&Edition> {
        self.typed.editions.values().next()
    }

    /// Changes the edition at hand, with what was read of its lines.
    fn edition(&mut self, change: impl FnOnce(&mut Edition, &Edition)) {
        let none = Edition::default();
        let typed = self.typed.editions.values().next().unwrap_or(&none);
        if let Some(edition) = self.draft.editions.get_mut(self.language) {
            change(edition, typed);
        }
    }

    fn issuers(&mut self, is_there: bool) {
        if is_there && self.typed.issuer.is_none() {
            return self.not_understood("issuer", "the issuer");
        }
        let was = self.draft.issuer.take().into_iter().chain(std::mem::take(&mut self.draft.co_issuers));
        let mut was = was.map(Some).collect::<Vec<_>>().into_iter();
        let typed = self.typed.issuer.take().into_iter().chain(std::mem::take(&mut self.typed.co_issuers));
        let mut issuers = typed.map(|typed| match (was.next().flatten(), typed) {
            // Its names in other languages stay.
            (Some(Issuer::Named(mut names)), Issuer::Named(typed)) => {
                names.extend(typed);
                Issuer::Named(names)
            }
            (_, typed) => typed,
        });
        self.draft.issuer = issuers.next();
        self.draft.co_issuers = issuers.collect();
        self.told("issuer", "the issuer");
    }

    fn succession(&mut self) {
        self.draft.supersedes = self.typed.supersedes.take();
        self.draft.superseded_by = self.typed.superseded_by.take();
    }

    fn status(&mut self, is_there: bool) {
        let was = self.draft.status.take();
        self.draft.status = match (was, self.typed.status.take()) {
            (was, None) if is_there => {
                self.draft.status = was;
                return self.not_understood("status", "the status");
            }
            (Some(Status::Corrected { what, .. }), Some(Status::Corrected { what: typed, on })) => {
                Some(Status::Corrected { what: with(what, &typed), on })
            }
            (Some(Status::Withdrawn { why, .. }), Some(Status::Withdrawn { why: typed, on })) => {
                Some(Status::Withdrawn { why: with(why, &typed), on })
            }
            (_, typed) => typed,
        };
        self.succession();
        self.told("status", "the status");
    }

    fn signature(&mut self) {
        let was = self.draft.signatory.take();
        self.draft.signatory = match (was, self.typed.signatory.take()) {
            (Some(was), Some(typed)) => Some(Signatory {
                office: with(was.office, &typed.office),
                name: match (was.name, typed.name) {
                    (Some(was), Some(typed)) => Some(with(was, &typed)),
                    (_, typed) => typed,
                },
            }),
            (_, typed) => typed,
        };
        self.told("signatory", "the signature");
    }

    fn told(&mut self, path: &str, what: &str) {
        let message = format!("edited: {what}; what the document says was taken");
        self.findings.push(told_at(path, message));
    }

    fn not_understood(&mut self, path: &str, what: &str) {
        let message =
            format!("edited: {what}, which cannot be understood; the release keeps what it said before");
        self.findings.push(told_at(path, message).hint("put it into what was read by hand"));
    }

    fn not_taken(&mut self, path: &str, what: &str) {
        let mut finding =
            told_at(path, format!("{what} no part of the release: that they were edited is passed over"));
        finding.path = None;
        self.findings.push(finding);
    }
}

/// The paragraphs of a role as one text.
fn joined(shown: &Shown, role: Role) -> Option<Text> {
    let words = shown.head.iter().filter(|(own, _)| *own == role).map(|(_, words)| text(words));
    let words: Vec<String> = words.map(String::from).collect();
    (!words.is_empty()).then(|| words.join(" ").into())
}

/// Words with those of one language in the place of what they were.
fn with(mut words: Localized, typed: &Localized) -> Localized {
    typed.iter().for_each(|(language, new)| words.insert(language.clone(), new.clone()));
    words
}

/// The words of an entry, and all of it that is the same in every language.
type Parts<'a> = (&'a mut Localized, Vec<Option<prakas_document::Href>>);

/// The entries that are shown. One that is as it was stays as it is carried; one that was edited keeps its words in other languages.
fn merged<T: Clone>(
    was: &[T],
    typed: Vec<T>,
    language: &Language,
    parts: for<'a> fn(&'a mut T) -> Parts<'a>,
) -> Vec<T> {
    let is_as_many = was.len() == typed.len();
    let shown = |entry: &T| {
        let mut entry = entry.clone();
        let (words, rest) = parts(&mut entry);
        (squeeze(words.best(language).1.as_str()), rest)
    };
    let entries = typed.into_iter().enumerate().map(|(at, mut entry)| {
        if let Some(same) = was.iter().find(|was| shown(was) == shown(&entry)) {
            return same.clone();
        }
        if let Some(was) = was.get(at).filter(|_| is_as_many) {
            let mut was = was.clone();
            let (words, _) = parts(&mut was);
            let (typed, _) = parts(&mut entry);
            *typed = with(words.clone(), typed);
        }
        entry
    });
    entries.collect()
}

impl Contact {
    fn parts(&mut self) -> Parts<'_> {
        let rest = vec![self.phone.clone(), self.email.clone(), self.web.clone()];
        (&mut self.name, rest)
    }
}

impl Attachment {
    fn parts(&mut self) -> Parts<'_> {
        (&mut self.title, vec![self.href.clone()])
    }
}

impl RelatedLink {
    fn parts(&mut self) -> Parts<'_> {
        (&mut self.title, vec![Some(self.href.clone())])
    }
}
