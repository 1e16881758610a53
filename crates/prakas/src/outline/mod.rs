//! The beginning of a release: a Markdown file whose fields are filled in, with comments for those who go on with it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use prakas_document::Language;

use crate::release::{Id, Kind};

/// What is known of a release that is yet to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// Its identifier.
    pub id: Id,
    /// What kind of release it is.
    pub kind: Kind,
    /// The day of issue.
    pub issued: Date,
    /// Who issues it: the id of a house, or an institution's name.
    pub issuer: String,
    /// The title in each language that it will be in.
    pub titles: BTreeMap<Language, String>,
    /// The place of issue in each language; the usual one where nothing is said.
    pub places: BTreeMap<Language, String>,
}

impl Outline {
    /// The place of issue that is usual in a language.
    pub fn usual_place(language: &Language) -> &'static str {
        words(language).place
    }

    /// The file of one edition: Markdown with a comment at each field, in Khmer for the Khmer edition and in English for any other. It is
    /// a draft, and can be built as it is.
    ///
    /// ```
    /// use prakas::{Kind, Language, Outline, Source, read};
    ///
    /// let outline = Outline {
    ///     id: "office-hours".parse()?,
    ///     kind: Kind::Announcement,
    ///     issued: jiff::civil::date(2021, 10, 27),
    ///     issuer: "mfaic".into(),
    ///     titles: [(Language::EN, "Office hours".into())].into(),
    ///     places: Default::default(),
    /// };
    /// let source = Source::new("office-hours.en.md", outline.markdown(&Language::EN));
    /// let read = read(&[source], &|name: &str| Err(format!("there is no `{name}`")))?;
    /// assert_eq!(read.output.release.editions.get(&Language::EN).map(|edition| edition.title.as_str()), Some("Office hours"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn markdown(&self, language: &Language) -> String {
        let Self { id, kind, issued, issuer, titles, places } = self;
        let words = words(language);
        let title = titles.get(language).map(|title| title.trim()).filter(|title| !title.is_empty());
        let place = places.get(language).map(|place| place.trim()).filter(|place| !place.is_empty());
        let kinds = Kind::ALL.map(Kind::name).join(", ");
        let mut out = String::from("---\n");
        let mut line = |line: String| out.push_str(&(line + "\n"));
        words.head.iter().for_each(|words| line(format!("# {words}")));
        line(format!("id: {id}"));
        line(format!("lang: {language}"));
        line(format!("kind: {}", kind.name()));
        line(format!("# {}: {kinds}", words.kinds));
        line(format!("status: draft  # {}", words.draft));
        line(format!("# embargo: {issued} 18:00  # {}", words.embargo));
        line(format!("issued: {issued}  # {}", words.issued));
        line(format!("# event: {issued}  # {}", words.event));
        line(format!("# venue: {}", words.venue));
        line(format!("place: {}", quoted(place.unwrap_or(words.place))));
        line(format!("issuer: {}  # {}", quoted(issuer), words.issuer));
        line(format!("title: {}", quoted(title.unwrap_or(words.title))));
        line(format!("# subtitle: {}", words.subtitle));
        line(format!("# summary: {}", words.summary));
        line("# contacts:".to_owned());
        line(format!("#   - {{name: {}, phone: +855 23 000 000, email: press@example.org}}", words.contact));
        line("---".to_owned());
        for paragraph in words.body {
            line(format!("\n{paragraph}"));
        }
        out
    }
}

/// Whether this is the title that an outline has where none was given.
pub(crate) fn is_title(language: &Language, title: &str) -> bool {
    title.trim() == words(language).title
}

/// Whether a paragraph of this plain text stands in an outline.
pub(crate) fn is_body(language: &Language, paragraph: &str) -> bool {
    let plain = |markdown: &str| markdown.replace("**", "").replace('\\', "");
    words(language).body.iter().any(|markdown| plain(markdown) == paragraph.trim())
}

/// A text as YAML has it between quotation marks, which JSON's strings are.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// What an outline says in one language.
struct Words {
    /// Above the fields.
    head: [&'static str; 3],
    kinds: &'static str,
    draft: &'static str,
    embargo: &'static str,
    issued: &'static str,
    event: &'static str,
    venue: &'static str,
    place: &'static str,
    issuer: &'static str,
    title: &'static str,
    subtitle: &'static str,
    summary: &'static str,
    contact: &'static str,
    /// What stands where the text will.
    body: [&'static str; 2],
}

fn words(language: &Language) -> &'static Words {
    if *language == Language::KM { &KHMER } else { &ENGLISH }
}

const ENGLISH: Words = Words {
    head: [
        "Between the two lines of --- stand the facts of the release, a field a line.",
        "What comes after a # is a comment, and is not published. Take the # away to use a field.",
        "The text of the release comes under the second line of ---.",
    ],
    kinds: "The kinds are",
    draft: "delete this line when the release may be published",
    embargo: "not to be published before this time in Cambodia; take the line of `status` away",
    issued: "the day of issue, such as 2021-10-27 or 27 October 2021",
    event: "the day of what is told, or its days: 26–28 October 2021",
    venue: "via Videoconference",
    place: "Phnom Penh",
    issuer: "the id of a house, or the name of the institution",
    title: "Title of the release",
    subtitle: "A line under the title",
    summary: "A sentence or two that say what it is about: search engines show them",
    contact: "Spokesperson Unit",
    body: [
        "Write the text here. An empty line begins a new paragraph.",
        "Two signs \\# at the start of a line make a heading, a hyphen makes an item of a list, and words between two stars are **bold**.",
    ],
};

const KHMER: Words = Words {
    head: [
        "ចន្លោះបន្ទាត់ --- ទាំងពីរ ជាព័ត៌មានរបស់សេចក្តីប្រកាស មួយបន្ទាត់មួយ។",
        "អ្វីដែលនៅក្រោយ # ជាកំណត់ចំណាំ ហើយមិនត្រូវផ្សាយទេ។ ដក # ចេញ ដើម្បីប្រើព័ត៌មាននោះ។",
        "អត្ថបទនៅក្រោមបន្ទាត់ --- ទីពីរ។",
    ],
    kinds: "ប្រភេទមាន",
    draft: "លុបបន្ទាត់នេះ ពេលអាចផ្សាយបាន",
    embargo: "មិនត្រូវផ្សាយមុនម៉ោងនេះ (ម៉ោងនៅកម្ពុជា) ហើយលុបបន្ទាត់ status",
    issued: "ថ្ងៃចេញផ្សាយ ដូចជា 2021-10-27 ឬ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១",
    event: "ថ្ងៃនៃព្រឹត្តិការណ៍",
    venue: "តាមប្រព័ន្ធវីដេអូ",
    place: "រាជធានីភ្នំពេញ",
    issuer: "id របស់ស្ថាប័ន ឬឈ្មោះស្ថាប័ន",
    title: "ចំណងជើង",
    subtitle: "ចំណងជើងរង",
    summary: "សេចក្តីសង្ខេបមួយ ឬពីរប្រយោគ សម្រាប់ម៉ាស៊ីនស្វែងរក",
    contact: "អង្គភាពអ្នកនាំពាក្យ",
    body: [
        "សូមសរសេរអត្ថបទនៅទីនេះ។ បន្ទាត់ទទេចាប់ផ្តើមកថាខណ្ឌថ្មី។",
        "សញ្ញា \\# ពីរនៅដើមបន្ទាត់ធ្វើចំណងជើងរង សញ្ញា \\- ធ្វើចំណុចក្នុងបញ្ជី ហើយពាក្យនៅចន្លោះផ្កាយពីរជា**អក្សរដិត**។",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BuildOptions, Code, Fonts, Source, Status, proof};

    fn outline(title: &str) -> Outline {
        Outline {
            id: "office-hours".parse().expect("an id"),
            kind: Kind::Announcement,
            issued: jiff::civil::date(2021, 10, 27),
            issuer: "mfaic".to_owned(),
            titles: [(Language::EN, title.to_owned()), (Language::KM, title.to_owned())].into(),
            places: BTreeMap::new(),
        }
    }

    #[test]
    fn both_editions_are_read_without_a_finding() {
        let outline = outline("");
        let sources = [Language::KM, Language::EN]
            .map(|language| Source::new(format!("office-hours.{language}.md"), outline.markdown(&language)));
        let none = |name: &str| Err(format!("there is no `{name}`"));
        let proof = proof(&sources, &none, &Fonts::bundled(), &BuildOptions::default()).expect("a release");
        assert_eq!(proof.warnings, []);
        let release = proof.output.release;
        assert_eq!((release.id.as_str(), release.kind), ("office-hours", Kind::Announcement));
        assert_eq!((release.issued, release.status), (Some(outline.issued), Status::Draft));
        assert_eq!(release.editions.languages().count(), 2);
    }

    #[test]
    fn what_nobody_wrote_is_not_published() {
        let outline = outline("");
        for language in [Language::KM, Language::EN] {
            let unmarked = outline.markdown(&language).replace("status: draft", "status: final");
            let sources = [Source::new(format!("office-hours.{language}.md"), unmarked)];
            let none = |name: &str| Err(format!("there is no `{name}`"));
            let refused = proof(&sources, &none, &Fonts::bundled(), &BuildOptions::default());
            let codes: Vec<_> =
                refused.expect_err("refused").findings().iter().map(|finding| finding.code).collect();
            assert_eq!(codes, [Code::Unwritten; 3], "{language}");
        }
    }

    #[test]
    fn titles_are_kept_whatever_is_in_them() {
        for title in ["“A”: b # c", "a \"b\" \\ 'c'", "- a", "yes", "[1]", "ការ៖ ក", "{a}"] {
            let typed = outline(title).markdown(&Language::EN);
            let none = |name: &str| Err(format!("there is no `{name}`"));
            let read = crate::read(&[Source::new("a.en.md", typed)], &none).expect("a release");
            let edition = read.output.release.editions.get(&Language::EN).expect("an edition").clone();
            assert_eq!(edition.title.as_str(), title);
        }
    }
}
