//! Whether the editions of a release say the same.

use prakas_document::{Block, Code, Diagnostic, Language};

use super::{nesting, words};
use crate::release::{Edition, Release};

/// What an edition may have more or less of than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Subtitle,
    Venue,
    Place,
    Summary,
    Paragraph,
    Heading,
    ListItem,
    Quotation,
    Table,
    TableRow,
    Figure,
    Note,
}

impl Part {
    const ALL: [Self; 12] = [
        Self::Subtitle,
        Self::Venue,
        Self::Place,
        Self::Summary,
        Self::Paragraph,
        Self::Heading,
        Self::ListItem,
        Self::Quotation,
        Self::Table,
        Self::TableRow,
        Self::Figure,
        Self::Note,
    ];

    /// What one is called, and what several are.
    fn called(self) -> (&'static str, &'static str) {
        match self {
            Self::Subtitle => ("subtitle", "subtitles"),
            Self::Venue => ("venue", "venues"),
            Self::Place => ("place of issue", "places of issue"),
            Self::Summary => ("summary", "summaries"),
            Self::Paragraph => ("paragraph", "paragraphs"),
            Self::Heading => ("heading", "headings"),
            Self::ListItem => ("list item", "list items"),
            Self::Quotation => ("quotation", "quotations"),
            Self::Table => ("table", "tables"),
            Self::TableRow => ("row of a table", "rows of tables"),
            Self::Figure => ("figure", "figures"),
            Self::Note => ("note to editors", "notes to editors"),
        }
    }

    /// The field that it stands in.
    fn field(self) -> &'static str {
        match self {
            Self::Subtitle => "subtitle",
            Self::Venue => "venue",
            Self::Place => "place",
            Self::Summary => "summary",
            Self::Paragraph
            | Self::Heading
            | Self::ListItem
            | Self::Quotation
            | Self::Table
            | Self::TableRow
            | Self::Figure => "body",
            Self::Note => "notes",
        }
    }
}

/// Warns of parts that one edition has and another lacks. Each edition is held to the one that has the most of a part.
pub(super) fn check(release: &Release, findings: &mut Vec<Diagnostic>) {
    facts(release, findings);
    let counted: Vec<(&Language, Counts)> =
        release.editions.iter().map(|(language, edition)| (language, Counts::of(edition))).collect();
    for part in Part::ALL {
        let of = |(language, counts): &(&Language, Counts)| (language.to_string(), counts.get(part));
        let Some((fullest, most)) = counted.iter().map(of).max_by_key(|(_, count)| *count) else { continue };
        for (language, count) in counted.iter().map(of).filter(|(_, count)| *count < most) {
            let (one, several) = part.called();
            let called = if most == 1 { one } else { several };
            let has = if count == 0 { "none".to_owned() } else { count.to_string() };
            let message =
                format!("the `{fullest}` edition has {most} {called}, the `{language}` edition {has}");
            findings.push(
                Diagnostic::warning(Code::UnevenEditions, message)
                    .at_path(format!("editions.{language}.{}", part.field()))
                    .hint("write what is missing, or take out what is too much, so that both say the same"),
            );
        }
    }
}

/// Warns of facts that an edition shows in another language, since nobody said them in its own.
fn facts(release: &Release, findings: &mut Vec<Diagnostic>) {
    words::visit_facts(release, &mut |path, said| {
        for language in release.editions.languages() {
            let shown = said.best(language).0;
            if shown != language {
                let message = format!("the `{language}` edition shows these words in the language `{shown}`");
                findings.push(
                    Diagnostic::warning(Code::UnevenEditions, message)
                        .at_path(path)
                        .hint(format!("write them in the file of the `{language}` edition, too")),
                );
            }
        }
    });
}

/// How many there are of each part.
#[derive(Debug, Default)]
struct Counts([usize; Part::ALL.len()]);

impl Counts {
    fn of(edition: &Edition) -> Self {
        let mut counts = Self::default();
        let fields = [
            (Part::Subtitle, &edition.subtitle),
            (Part::Venue, &edition.venue),
            (Part::Place, &edition.place),
            (Part::Summary, &edition.summary),
        ];
        for (part, words) in fields {
            counts.add(part, usize::from(words.as_ref().is_some_and(|words| !words.is_blank())));
        }
        if nesting::is_fit(&edition.body) {
            counts.blocks(&edition.body);
        }
        counts.add(Part::Note, edition.notes.len());
        counts
    }

    fn get(&self, part: Part) -> usize {
        self.0[part as usize]
    }

    fn add(&mut self, part: Part, count: usize) {
        self.0[part as usize] += count;
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(_) => self.add(Part::Paragraph, 1),
                Block::Heading { .. } => self.add(Part::Heading, 1),
                Block::List(list) => {
                    self.add(Part::ListItem, list.items.len());
                    list.items.iter().for_each(|item| self.blocks(item));
                }
                Block::Quotation(quotation) => {
                    self.add(Part::Quotation, 1);
                    self.blocks(&quotation.content);
                }
                Block::Table(table) => {
                    self.add(Part::Table, 1);
                    self.add(Part::TableRow, table.rows().len());
                }
                Block::Figure(_) => self.add(Part::Figure, 1),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::{Contact, Kind, Localized};

    fn messages(km: Edition, en: Edition) -> Vec<(String, String)> {
        let release = Release::builder("r", Kind::Statement)
            .edition(Language::KM, km)
            .edition(Language::EN, en)
            .build()
            .expect("a release");
        let mut findings = Vec::new();
        check(&release, &mut findings);
        findings.into_iter().map(|f| (f.path.unwrap_or_default(), f.message)).collect()
    }

    #[test]
    fn what_one_edition_lacks_is_told_where_it_is_missing() {
        let paragraphs = |n| vec![Block::paragraph("x"); n];
        let km = Edition { body: paragraphs(1), ..Edition::default() };
        let en = Edition { body: paragraphs(2), summary: Some("s".into()), ..Edition::default() };
        let told = |path: &str, message: &str| (path.to_owned(), message.to_owned());
        assert_eq!(
            messages(km, en),
            [
                told("editions.km.summary", "the `en` edition has 1 summary, the `km` edition none"),
                told("editions.km.body", "the `en` edition has 2 paragraphs, the `km` edition 1"),
            ]
        );
        let even = || Edition { body: paragraphs(2), ..Edition::default() };
        assert_eq!(messages(even(), even()), []);
    }

    #[test]
    fn facts_are_said_in_each_language() {
        let contact = |name| Contact { name, phone: None, email: None, web: None };
        let release = |name| {
            Release::builder("r", Kind::Statement)
                .contact(contact(name))
                .edition(Language::KM, Edition::default())
                .edition(Language::EN, Edition::default())
                .build()
                .expect("a release")
        };
        let mut findings = Vec::new();
        let english = Localized::new(Language::EN, "Spokesperson Unit");
        check(&release(english.clone().and(Language::KM, "អង្គភាពអ្នកនាំពាក្យ")), &mut findings);
        assert_eq!(findings, []);
        check(&release(english), &mut findings);
        let told: Vec<_> = findings.iter().map(|f| (f.path.as_deref(), f.message.as_str())).collect();
        assert_eq!(
            told,
            [(Some("contacts.0.name"), "the `km` edition shows these words in the language `en`")]
        );
    }

    #[test]
    fn parts_are_counted_in_their_order() {
        for (i, part) in Part::ALL.into_iter().enumerate() {
            assert_eq!(part as usize, i);
        }
    }
}
