//! The whole way in one call: sources in, files out.

use std::collections::BTreeSet;

use prakas_document::{Code, Diagnostic, Diagnostics, Document, Language, Warned};
use prakas_fonts::Fonts;
use rayon::prelude::*;

use crate::carry::{self, Carry};
use crate::check::{CheckOptions, Origin, check, glyphs};
use crate::export::{
    ExportOptions, Exported, Format, PageOf, export, file_name, name_of, names_in_other_statuses,
};
use crate::house::{House, NoBreak};
use crate::read::{Assets, Read, Source, read};
use crate::release::{Issuer, Release};
#[cfg(feature = "html")]
use crate::ways;

/// What is to be made of a release.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// The formats, each made of every edition.
    pub formats: Vec<Format>,
    /// Formats that are made of each edition at another time: pages lead to them as to those of this call.
    pub beside: Vec<Format>,
    /// The editions; all of them where none is named.
    pub languages: Vec<Language>,
    /// Whether the formats for paper ([`Format::is_for_paper`]) are made once, with all editions one after the other, the Khmer
    /// one first unless `languages` say otherwise. The others are made of each edition as ever.
    pub bilingual: bool,
    /// The house whose paper it stands on; see [`BuildOptions::house_of`] for what holds where none is given.
    pub house: Option<House>,
    /// Houses besides those that are built in, which releases may name as their issuers.
    pub houses: Vec<House>,
    /// Words that no line may break in, besides those of the house.
    pub no_break: NoBreak,
    /// What the files carry besides what they show.
    pub carry: Carry,
    /// What the backends are told.
    pub export: ExportOptions,
}

impl Default for BuildOptions {
    /// The usual formats of all editions.
    fn default() -> Self {
        Self {
            formats: Format::USUAL.to_vec(),
            beside: Vec::new(),
            languages: Vec::new(),
            bilingual: false,
            house: None,
            houses: Vec::new(),
            no_break: NoBreak::default(),
            carry: Carry::default(),
            export: ExportOptions::default(),
        }
    }
}

impl BuildOptions {
    /// The house whose paper this release stands on: the one that is asked for, or else its issuer, if that is one of the
    /// [`houses`](Self::houses), or else what [`House::of`] says.
    pub fn house_of(&self, release: &Release) -> House {
        let is_issuer = |house: &&House| release.issuer == Some(Issuer::House(house.id.clone()));
        let named = || self.houses.iter().find(is_issuer);
        let mut house = self.house.as_ref().or_else(named).cloned().unwrap_or_else(|| House::of(release));
        house.no_break = house.no_break.and(&self.no_break);
        house
    }
}

/// A finished file, in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// The name that it should have: see [`file_name`]. A style sheet or font of a page has the path by which the page asks for it.
    pub name: String,
    /// Its format.
    pub format: Format,
    /// The editions that it shows, in their order.
    pub languages: Vec<Language>,
    /// Which page it shows, where each page is a file.
    pub page: Option<PageOf>,
    /// What belongs into it.
    pub bytes: Vec<u8>,
}

impl Output {
    fn new(document: &Document, file: Exported) -> Self {
        let Exported { format, page, asset, bytes } = file;
        let name = asset.unwrap_or_else(|| name_of(document, format, page));
        let languages = document.languages().cloned().collect();
        Self { name, format, languages, page, bytes }
    }

    /// The names that this file would have if its release had another status: what stands under them in a folder is older, or newer,
    /// and should not be sent out in place of it.
    pub fn names_in_other_statuses(&self) -> Vec<String> {
        names_in_other_statuses(&self.name, &self.languages)
    }
}

/// A release that was read, checked and composed: all but its files.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// The release.
    pub release: Release,
    /// Each edition that was asked for, on its paper.
    pub documents: Vec<Document>,
}

/// Reads, checks and composes one release: what [`build`] does before it makes files. Of the options it asks which editions are wanted,
/// and whose paper they stand on.
///
/// # Errors
/// All findings, where one of them is an error.
pub fn proof(
    sources: &[Source],
    assets: &Assets<'_>,
    fonts: &Fonts,
    options: &BuildOptions,
) -> Result<Warned<Proof>, Diagnostics> {
    let Warned { output: Read { release, places }, warnings: mut findings } = read(sources, assets)?;
    let origin = Origin { sources, places: &places };
    let house = options.house_of(&release);
    let looked_at = CheckOptions { fonts: Some(fonts), house: Some(&house), origin: Some(origin) };
    findings.extend(check(&release, &looked_at));
    let (documents, mut composed) = compose_each(&release, fonts, &options.languages, &house);
    places.locate(&mut composed);
    // What keeps an edition from being composed is a rule of `check`, too, where a release alone tells it.
    composed.retain(|new| !findings.iter().any(|old| (old.code, &old.path) == (new.code, &new.path)));
    if findings.iter().any(|finding| finding.code == Code::MissingGlyph) {
        composed.retain(|finding| finding.code != Code::MissingGlyph);
    }
    findings.extend(composed);
    let warnings = Diagnostics::stop_on_error(findings)?;
    Ok(Warned { output: Proof { release, documents }, warnings })
}

/// Reads, checks, composes and exports one release: the files of each format of each edition, editions and
/// formats side by side.
///
/// Findings about a template that the options bring count its text as the source after those of the release.
///
/// # Errors
/// All findings, where one of them is an error.
///
/// ```
/// use prakas::{BuildOptions, Fonts, Source, build};
///
/// let typed = "Press Release\n\nOffice hours\n\nThe office is closed on Monday.\n\nPhnom Penh, 27 October 2021\n";
/// let no_pictures = |name: &str| Err(format!("there is no `{name}`"));
/// let files = build(&[Source::new("office-hours.txt", typed)], &no_pictures, &Fonts::bundled(), &BuildOptions::default())?;
/// let names: Vec<_> = files.output.iter().map(|file| file.name.as_str()).collect();
/// assert_eq!(names, ["office-hours.en.pdf", "office-hours.en.docx", "office-hours.en.html", "office-hours.en.txt"]);
/// # Ok::<(), prakas::Diagnostics>(())
/// ```
pub fn build(
    sources: &[Source],
    assets: &Assets<'_>,
    fonts: &Fonts,
    options: &BuildOptions,
) -> Result<Warned<Vec<Output>>, Diagnostics> {
    let proof = proof(sources, assets, fonts, options)?;
    let Proof { release, documents } = proof.output;
    export_each(&release, sources, documents, fonts, options, proof.warnings)
}

/// Composes and exports a release that is already in hand, as [`build`] does once it has read and checked one. It has no
/// sources that its files could carry; findings about a template that the options bring count its text as the only source.
///
/// # Errors
/// All findings, where one of them is an error.
pub fn publish(
    release: &Release,
    fonts: &Fonts,
    options: &BuildOptions,
) -> Result<Warned<Vec<Output>>, Diagnostics> {
    let house = options.house_of(release);
    let (documents, findings) = compose_each(release, fonts, &options.languages, &house);
    export_each(release, &[], documents, fonts, options, Diagnostics::stop_on_error(findings)?)
}

/// The editions that can be composed, and what is to be said of all of them.
fn compose_each(
    release: &Release,
    fonts: &Fonts,
    languages: &[Language],
    house: &House,
) -> (Vec<Document>, Vec<Diagnostic>) {
    let mut documents = Vec::new();
    let mut findings = Vec::new();
    let carried = vec![carry::stored(release)];
    for language in asked_for(release, languages) {
        match release.compose_carrying(&[language], house, carried.clone()) {
            Ok(Warned { output: document, warnings }) => {
                findings.extend(warnings);
                findings.extend(missing_glyphs(&document, fonts));
                documents.push(document);
            }
            Err(stopped) => findings.extend(stopped.into_findings()),
        }
    }
    (documents, findings)
}

/// The finding about characters of the furniture that no font has, such as of a house's name.
fn missing_glyphs(document: &Document, fonts: &Fonts) -> Option<Diagnostic> {
    let words = document.reading_text();
    let characters: BTreeSet<char> = fonts.missing(&words).map(|(_, c)| c).collect();
    (!characters.is_empty()).then(|| glyphs::missing(&characters))
}

fn export_each(
    release: &Release,
    sources: &[Source],
    mut documents: Vec<Document>,
    fonts: &Fonts,
    options: &BuildOptions,
    mut findings: Vec<Diagnostic>,
) -> Result<Warned<Vec<Output>>, Diagnostics> {
    let mut together = together(&documents, options, &mut findings);
    let (for_paper, others): (Vec<Format>, Vec<Format>) =
        options.formats.iter().partition(|format| together.is_some() && format.is_for_paper());
    #[cfg(feature = "html")]
    {
        let missing = options.beside.iter().filter(|format| !options.formats.contains(format));
        let each: Vec<Format> = others.iter().chain(missing).copied().collect();
        ways::tell(&mut documents, release, &for_paper, &each);
    }
    for document in documents.iter_mut().chain(&mut together) {
        options.carry.load(document, release, sources);
    }
    let together = together.iter().map(|document| (document, &for_paper));
    let jobs: Vec<_> = together.chain(documents.iter().map(|document| (document, &others))).collect();
    let made: Vec<_> = jobs
        .par_iter()
        .map(|(document, formats)| export(document, formats, fonts, &options.export))
        .collect();
    let mut outputs: Vec<Output> = Vec::new();
    for ((document, _), made) in jobs.into_iter().zip(made) {
        match made {
            Ok(Warned { output: files, warnings }) => {
                findings.extend(warnings);
                for file in files.into_iter().map(|file| Output::new(document, file)) {
                    // Editions have style sheets and fonts in common.
                    if outputs.iter().all(|other| other.name != file.name) {
                        outputs.push(file);
                    }
                }
            }
            // What one edition lacks the others often lack, too: it is told once.
            Err(stopped) => {
                let told = stopped.into_findings().into_iter();
                let new: Vec<Diagnostic> = told.filter(|new| !findings.contains(new)).collect();
                findings.extend(new);
            }
        }
    }
    Ok(Warned { output: outputs, warnings: Diagnostics::stop_on_error(placed(findings, sources.len()))? })
}

/// The findings with those about a template in their place: its text is the source after `sources` others, and what is wrong with
/// it is told once for all that it draws.
fn placed(findings: Vec<Diagnostic>, sources: usize) -> Vec<Diagnostic> {
    let mut placed: Vec<Diagnostic> = Vec::with_capacity(findings.len());
    for mut finding in findings {
        if finding.code == Code::Template {
            finding.span.iter_mut().for_each(|span| span.source += sources);
            if placed.contains(&finding) {
                continue;
            }
        }
        placed.push(finding);
    }
    placed
}

/// All editions as one document, where that is asked for.
pub(crate) fn together(
    documents: &[Document],
    options: &BuildOptions,
    findings: &mut Vec<Diagnostic>,
) -> Option<Document> {
    if !options.bilingual {
        return None;
    }
    let [first, others @ ..] = documents else { return None };
    if others.is_empty() {
        findings.push(
            Diagnostic::error(Code::MissingEdition, "a file in two languages needs two editions")
                .at_path("editions")
                .hint("give the files of both, such as summit.km.md and summit.en.md"),
        );
    }
    let mut whole = first.clone();
    others.iter().flat_map(Document::parts).for_each(|part| whole.push(part.clone()));
    Some(whole)
}

/// The editions that are made: those that are named, or all, the Khmer one first.
fn asked_for(release: &Release, languages: &[Language]) -> Vec<Language> {
    if !languages.is_empty() {
        return languages.to_vec();
    }
    let mut all: Vec<Language> = release.editions.languages().cloned().collect();
    all.sort_by_key(|language| *language != Language::KM);
    all
}

/// A picture of one pixel. Names do not depend on pictures, so none is loaded to find them.
const ANY_PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\
\0\0\0\nIDATx\xdac`\0\0\0\x02\0\x01\xe5'\xde\xfc\0\0\0\0IEND\xaeB`\x82";

/// The names of the files that [`build`] would make; none where the sources cannot be read. A program that builds many
/// releases into one folder asks for them first, so that none is written over another.
///
/// How many pages a release has is not known before they are set. A picture of pages is named as if there were one: two releases
/// whose pages would have the same names have that name in common, and no others do.
pub fn file_names(sources: &[Source], options: &BuildOptions) -> Vec<String> {
    let Ok(read) = read(sources, &|_: &str| Ok(ANY_PICTURE.to_vec())) else { return Vec::new() };
    let release = read.output.release;
    let languages = asked_for(&release, &options.languages);
    let of_format = |&format: &Format| -> Vec<String> {
        if options.bilingual && format.is_for_paper() {
            return vec![file_name(&release, &languages, format, None)];
        }
        languages.chunks(1).map(|language| file_name(&release, language, format, None)).collect()
    };
    options.formats.iter().flat_map(of_format).collect()
}

#[cfg(test)]
mod tests {
    use prakas_document::Picture;

    use super::*;

    const NO_PICTURES: fn(&str) -> Result<Vec<u8>, String> = |name| Err(format!("there is no `{name}`"));

    fn codes(source: &str, house: Option<House>) -> Vec<Code> {
        let options = BuildOptions { house, ..BuildOptions::default() };
        let stopped = proof(&[Source::new("a.md", source)], &NO_PICTURES, &Fonts::bundled(), &options);
        let findings = stopped.map_or_else(Diagnostics::into_findings, |proof| proof.warnings);
        findings.iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn a_release_stands_on_its_issuers_paper() {
        let house = |id: &str| House { id: id.parse().expect("an id"), ..House::official() };
        let options = BuildOptions {
            houses: vec![house("one"), house("two")],
            no_break: NoBreak::new(vec!["បេតិកភណ្ឌ".into()]),
            ..BuildOptions::default()
        };
        let release = |issuer: &str| {
            Release::builder("a", crate::Kind::Announcement)
                .issuer(Issuer::House(issuer.parse().expect("an id")))
                .edition(Language::EN, crate::Edition { title: "T".into(), ..crate::Edition::default() })
                .build()
                .expect("a release")
        };
        let of = |issuer, options: &BuildOptions| options.house_of(&release(issuer)).id.to_string();
        assert_eq!(
            ["one", "two", "mfaic", "three"].map(|issuer| of(issuer, &options)),
            ["one", "two", "mfaic", "official"]
        );
        let asked = BuildOptions { house: Some(house("asked")), ..options.clone() };
        assert_eq!(of("one", &asked), "asked");
        let words = |house: House| house.no_break.words().to_vec();
        assert_eq!(words(options.house_of(&release("one"))), ["បេតិកភណ្ឌ"]);
        let own = House {
            no_break: NoBreak::new(vec!["សុវណ្ណារិទ្ធ".into()]), ..house("own")
        };
        let options = BuildOptions { house: Some(own), ..options };
        assert_eq!(words(options.house_of(&release("one"))), ["សុវណ្ណារិទ្ធ", "បេតិកភណ្ឌ"]);
    }

    #[test]
    fn the_stand_in_is_a_picture() {
        assert!(Picture::new(ANY_PICTURE).is_ok());
    }

    #[test]
    fn what_compose_and_check_both_find_is_told_once() {
        let source = "---\nkind: statement\nissuer: nobody\n---\n\nWords.\n";
        assert_eq!(codes(source, None), [Code::MissingIssueDate, Code::MissingTitle, Code::BadHouse]);
    }

    #[cfg(feature = "pdf")]
    #[test]
    fn a_template_is_the_source_after_the_releases() {
        use prakas_document::Span;
        let typed = "---\nkind: statement\nissued: 27 October 2021\ntitle: T\nissuer: mfaic\n---\n\nWords.\n";
        let sources = [Source::new("a.en.md", typed)];
        let mut options = BuildOptions { formats: vec![Format::Pdf], ..BuildOptions::default() };
        options.export.layout.template =
            Some(prakas_pdf::Template::new("own.typ", "#let render(data) = unknown"));
        let stopped = build(&sources, &NO_PICTURES, &Fonts::bundled(), &options).expect_err("a mistake");
        assert_eq!(
            stopped.findings().last().and_then(|finding| finding.span.clone()),
            Some(Span::new(1, 20..27))
        );
        let release = read(&sources, &NO_PICTURES).expect("a release").output.release;
        let stopped = publish(&release, &Fonts::bundled(), &options).expect_err("a mistake");
        assert_eq!(stopped.findings()[0].span, Some(Span::new(0, 20..27)));
    }

    #[test]
    fn furniture_is_set_in_the_same_fonts() {
        let source =
            "---\nkind: statement\nissued: 27 October 2021\ntitle: T\nissuer: office\n---\n\nWords.\n";
        let file = "id = \"office\"\n[names]\nen = [\"PRESS 漢 OFFICE\"]\n";
        let house = House::from_toml(file, &NO_PICTURES).expect("a house");
        assert_eq!(codes(source, Some(house)), [Code::MissingGlyph]);
    }
}
