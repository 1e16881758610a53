//! From any form that is read to one that people or programs go on with: [`import`].

use prakas_document::{Code, Diagnostic, Diagnostics, Language, Warned};

use crate::house::House;
use crate::read::{Assets, Read, ReadOptions, Source, read_with};
use crate::release::Release;
use crate::write::{MarkdownOptions, Pictures, markdown};

/// What an imported release is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ImportForm {
    /// Markdown, a file for each edition, with its pictures.
    #[default]
    Md,
    /// The stored form.
    Json,
    /// Typed text, a file for each edition. It has no pictures.
    Txt,
}

impl ImportForm {
    /// Every form, by its name, which is its file ending.
    pub const ALL: [(&'static str, Self); 3] = [("md", Self::Md), ("json", Self::Json), ("txt", Self::Txt)];
}

/// What is imported, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportOptions {
    /// What is written.
    pub to: ImportForm,
    /// The editions that are taken; all where none is named.
    pub languages: Vec<Language>,
    /// Where the pictures of Markdown go.
    pub pictures: Pictures,
    /// How the sources are read.
    pub reading: ReadOptions,
}

/// A file that was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// What it is called: `summit.km.md`, `summit.json`, `summit-1.png`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Reads one release from its sources, whatever form they have, and writes it in another: a document that somebody sent as
/// Markdown, to go on with.
///
/// ```
/// use prakas::{ImportOptions, Source, import};
///
/// let typed = "Press Release\n\nOffice hours\n\nThe office is closed on Monday.\n\nPhnom Penh, 27 October 2021\n";
/// let no_pictures = |name: &str| Err(format!("there is no `{name}`"));
/// let files = import(&[Source::new("office-hours.txt", typed)], &no_pictures, &ImportOptions::default())?.output;
/// assert_eq!(files[0].name, "office-hours.en.md");
/// # Ok::<(), prakas::Diagnostics>(())
/// ```
///
/// # Errors
/// All that is wrong with the sources; an edition that was asked for and is not there; for text a language whose paper is not known.
pub fn import(
    sources: &[Source],
    assets: &Assets<'_>,
    options: &ImportOptions,
) -> Result<Warned<Vec<Imported>>, Diagnostics> {
    let Warned { output: Read { release, .. }, mut warnings } = read_with(sources, assets, &options.reading)?;
    let release = taken(release, &options.languages)?;
    let output = match options.to {
        ImportForm::Json => {
            vec![Imported { name: format!("{}.json", release.id), bytes: release.to_json().into_bytes() }]
        }
        ImportForm::Md => {
            let written = markdown(&release, &MarkdownOptions { pictures: options.pictures });
            warnings.extend(written.warnings);
            let files = written.output.files.into_iter();
            let files = files.map(|file| Imported { name: file.name, bytes: file.text.into_bytes() });
            let pictures = written.output.pictures.into_iter();
            let pictures = pictures.map(|it| Imported { name: it.name, bytes: it.picture.bytes().to_vec() });
            files.chain(pictures).collect()
        }
        ImportForm::Txt => texts(&release, &mut warnings)?,
    };
    Ok(Warned { output, warnings })
}

/// The release with the editions that were asked for.
fn taken(release: Release, languages: &[Language]) -> Result<Release, Diagnostics> {
    if let Some(missing) = languages.iter().find(|language| release.editions.get(language).is_none()) {
        let there: Vec<&str> = release.editions.languages().map(Language::as_str).collect();
        let message = format!("the release has no edition in `{missing}`");
        return Err(Diagnostic::error(Code::MissingEdition, message)
            .at_path("editions")
            .hint(format!("it has: {}", there.join(", ")))
            .into());
    }
    if languages.is_empty() { Ok(release) } else { Ok(release.excerpt(languages).unwrap_or(release)) }
}

fn texts(release: &Release, warnings: &mut Vec<Diagnostic>) -> Result<Vec<Imported>, Diagnostics> {
    let house = House::of(release);
    let mut files = Vec::new();
    for language in release.editions.languages() {
        let composed = release.compose(std::slice::from_ref(language), &house)?;
        warnings.extend(composed.warnings);
        let text = prakas_text::text(&composed.output, &prakas_text::TextOptions::default());
        files.push(Imported { name: format!("{}.{language}.txt", release.id), bytes: text.into_bytes() });
    }
    Ok(files)
}
