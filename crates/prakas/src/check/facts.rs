//! Rules about dates, status and who issues.

use prakas_document::{Code, Diagnostic};

use crate::release::{Release, Status};

pub(super) fn check(release: &Release, findings: &mut Vec<Diagnostic>) {
    issue_date(release, findings);
    event(release, findings);
    status(release, findings);
    if release.issuer.is_none() {
        findings.push(
            Diagnostic::warning(Code::MissingIssuer, "nobody is named as the issuer").at_path("issuer").hint(
                "write the institution's name at the head of the release; in Markdown as `issuer:` in the front matter",
            ),
        );
    }
    let itself = [("supersedes", &release.supersedes), ("superseded_by", &release.superseded_by)];
    for (field, id) in itself {
        if id.as_ref() == Some(&release.id) {
            findings.push(
                Diagnostic::error(Code::Contradiction, "a release cannot stand in for itself")
                    .at_path(field)
                    .hint("name the other release's id"),
            );
        }
    }
}

/// Years of the Buddhist era that a release of these centuries may be dated by.
const BUDDHIST_YEARS: std::ops::RangeInclusive<i16> = 2443..=2700;

fn issue_date(release: &Release, findings: &mut Vec<Diagnostic>) {
    if let Some(issued) = release.issued {
        if BUDDHIST_YEARS.contains(&issued.year()) {
            let message = format!("{} looks like a year of the Buddhist era", issued.year());
            findings.push(Diagnostic::error(Code::BadDate, message).at_path("issued").hint(format!(
                "write the civil year: {} or {}",
                issued.year() - 543,
                issued.year() - 544
            )));
        }
        return;
    }
    let message = "the date of issue is missing";
    // A draft may wait for its date; what is published may not.
    let finding = match release.status {
        Status::Draft => Diagnostic::warning(Code::MissingIssueDate, message),
        Status::Final | Status::Embargoed { .. } | Status::Corrected { .. } | Status::Withdrawn { .. } => {
            Diagnostic::error(Code::MissingIssueDate, message)
        }
    };
    findings.push(
        finding
            .at_path("issued")
            .hint("end the release with place and date, such as: Phnom Penh, 27 October 2021, or រាជធានីភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១"),
    );
}

fn event(release: &Release, findings: &mut Vec<Diagnostic>) {
    let (Some(event), Some(issued)) = (release.event, release.issued) else { return };
    if event.first() > issued && !release.kind.looks_ahead() {
        findings.push(
            Diagnostic::warning(
                Code::EventAfterIssue,
                format!("the event begins on {}, after the day of issue, {issued}", event.first()),
            )
            .at_path("event")
            .hint("mend one of the dates; or call the release an announcement or a media advisory, which look ahead"),
        );
    }
}

fn status(release: &Release, findings: &mut Vec<Diagnostic>) {
    let Some(issued) = release.issued else { return };
    match &release.status {
        Status::Draft | Status::Final => {}
        Status::Embargoed { until } => {
            if until.civil().date() < issued {
                findings.push(
                    Diagnostic::error(
                        Code::EmbargoBeforeIssue,
                        format!(
                            "the embargo ends on {}, before the day of issue, {issued}",
                            until.civil().date()
                        ),
                    )
                    .at_path("status")
                    .hint("mend one of the dates, or take the embargo off"),
                );
            }
        }
        Status::Corrected { on, .. } | Status::Withdrawn { on, .. } => {
            if *on < issued {
                findings.push(
                    Diagnostic::error(
                        Code::StatusBeforeIssue,
                        format!("the change of status is dated {on}, before the day of issue, {issued}"),
                    )
                    .at_path("status")
                    .hint("mend one of the dates"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use prakas_document::{Language, Severity};

    use super::*;
    use crate::release::{Edition, EmbargoTime, Issuer, Kind, Localized, ReleaseBuilder};

    fn release(kind: Kind) -> ReleaseBuilder {
        Release::builder("r", kind)
            .issuer(Issuer::House("mfaic".parse().expect("an id")))
            .edition(Language::EN, Edition::default())
    }

    fn codes(release: ReleaseBuilder) -> Vec<(Severity, Code)> {
        let mut findings = Vec::new();
        check(&release.build().expect("a release"), &mut findings);
        assert!(findings.iter().all(|f| f.path.is_some() && !f.hints.is_empty()));
        findings.iter().map(|f| (f.severity, f.code)).collect()
    }

    #[test]
    fn the_date_of_issue_is_missing() {
        assert_eq!(codes(release(Kind::Statement)), [(Severity::Error, Code::MissingIssueDate)]);
        assert_eq!(
            codes(release(Kind::Statement).status(Status::Draft)),
            [(Severity::Warning, Code::MissingIssueDate)]
        );
    }

    #[test]
    fn only_kinds_that_look_ahead_announce_what_is_to_come() {
        let later = |kind| codes(release(kind).issued(date(2021, 10, 27)).event(date(2021, 10, 28)));
        assert_eq!(later(Kind::PressRelease), [(Severity::Warning, Code::EventAfterIssue)]);
        for kind in [Kind::MediaAdvisory, Kind::Announcement, Kind::Message] {
            assert_eq!(later(kind), []);
        }
        assert_eq!(
            codes(release(Kind::PressRelease).issued(date(2021, 10, 27)).event(date(2021, 10, 27))),
            []
        );
    }

    #[test]
    fn a_status_is_not_older_than_its_release() {
        let with = |status| codes(release(Kind::Statement).issued(date(2021, 10, 27)).status(status));
        let embargo =
            |day| Status::Embargoed { until: EmbargoTime::new(date(2021, 10, day).at(18, 0, 0, 0)) };
        assert_eq!(with(embargo(26)), [(Severity::Error, Code::EmbargoBeforeIssue)]);
        assert_eq!(with(embargo(27)), []);
        let what = Localized::new(Language::EN, "the amount");
        assert_eq!(
            with(Status::Corrected { what: what.clone(), on: date(2021, 10, 26) }),
            [(Severity::Error, Code::StatusBeforeIssue)]
        );
        assert_eq!(with(Status::Withdrawn { why: what, on: date(2021, 10, 27) }), []);
    }

    #[test]
    fn no_release_stands_in_for_itself() {
        let itself =
            release(Kind::Statement).issued(date(2021, 10, 27)).supersedes("r".parse().expect("an id"));
        assert_eq!(codes(itself), [(Severity::Error, Code::Contradiction)]);
    }
}
