//! Templates that are not ours: what they see, what is said of them, what they cannot lose.

use std::collections::BTreeSet;

use prakas_document::{
    AltText, Arrangement, Code, Diagnostic, Document, Furniture, Modules, Permalink, QrCode, Role, Severity,
    Span, Theme,
};
use prakas_fonts::Fonts;
use serde_json::Value;

use super::Template;
use crate::data::serialize;
use crate::tests::documents::{bilingual, everything, summit};
use crate::{Layout, LayoutError, LayoutOptions, PdfError, PdfOptions, layout};

const NAME: &str = "own.typ";

fn options(text: &str) -> LayoutOptions {
    LayoutOptions { template: Some(Template::new(NAME, text)), ..LayoutOptions::default() }
}

fn set(document: &Document, text: &str) -> Layout {
    let set = layout(document, &Fonts::bundled(), &options(text)).expect("a layout");
    assert_eq!(set.warnings, []);
    set.output
}

fn pdf(layout: &Layout) -> Vec<u8> {
    layout.pdf(&PdfOptions::default()).expect("a PDF")
}

/// What is found wrong with this template.
fn refused(text: &str) -> Vec<Diagnostic> {
    match layout(&summit(), &Fonts::bundled(), &options(text)) {
        Err(LayoutError::Template(findings)) => {
            assert!(findings.iter().any(|finding| finding.severity == Severity::Error), "{findings:?}");
            assert!(findings.iter().all(|finding| finding.code == Code::Template), "{findings:?}");
            findings
        }
        other => panic!("{text}: {other:?}"),
    }
}

/// The message of the only finding, and what its place holds.
fn told(text: &str) -> (String, Option<String>) {
    let findings = refused(text);
    let [finding] = &findings[..] else { panic!("{findings:?}") };
    let place = finding.span.clone().map(|Span { source, range }| {
        assert_eq!(source, 0);
        text[range].to_owned()
    });
    (finding.message.clone(), place)
}

fn hints(text: &str) -> String {
    refused(text)[0].hints.join("\n")
}

#[test]
fn the_built_in_template_is_a_template_like_any_other() {
    for document in [everything(), bilingual()] {
        let built_in =
            pdf(&layout(&document, &Fonts::bundled(), &LayoutOptions::default()).expect("a layout").output);
        let given = pdf(&set(&document, Template::OFFICIAL));
        let imported = pdf(&set(&document, "#import \"/official.typ\": render"));
        assert!(built_in == given && built_in == imported);
    }
}

#[test]
fn one_thing_is_changed_and_the_rest_kept() {
    let green = "\
#import \"/official.typ\": render as official
#let render(data) = {
  for script in data.styles.keys() {
    data.styles.at(script).title.color = \"#1d6b4f\"
  }
  official(data)
}";
    assert!(include_str!("page.md").contains("data.styles.at(script).title.color = \"#1d6b4f\""));
    let changed = set(&summit(), green);
    let unchanged = set(&summit(), Template::OFFICIAL);
    assert_eq!(crate::tests::all_words(&changed), crate::tests::all_words(&unchanged));
    assert!(pdf(&changed) != pdf(&unchanged));
}

#[test]
fn what_the_file_says_about_itself_is_not_the_templates() {
    let thief = "\
#set document(title: \"Stolen\", author: \"Nobody\", keywords: \"x\", date: datetime(year: 1999, month: 1, day: 1))
#import \"/official.typ\": render as official
#let render(data) = {
  set document(title: \"Stolen\", author: \"Nobody\", keywords: \"x\", date: datetime(year: 1999, month: 1, day: 1))
  set text(lang: \"fr\")
  official(data)
}";
    let bytes = pdf(&set(&summit(), thief));
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds("<xmp:CreateDate>2021-10-27T00:00:00+07:00</xmp:CreateDate>"));
    assert!(holds("<rdf:li xml:lang=\"x-default\">Outcomes of the 24th ASEAN-Japan Summit</rdf:li>"));
    assert!(holds("<rdf:li>Ministry of Foreign Affairs and International Cooperation</rdf:li>"));
    assert!(holds("<pdf:Keywords>Press Release, ASEAN, Japan, en</pdf:Keywords>"));
    assert!(holds("/Lang(en)"));
    assert!(!holds("Stolen") && !holds("1999-01-01") && !holds("D:1999"));
}

#[test]
fn its_text_is_as_exact_as_ours() {
    let plain = "\
#let words(content) = for it in content {
  if type(it) == str { it }
  else if it.kind == \"other-script\" { it.text }
  else if it.kind == \"footnote\" { footnote(it.paragraphs.map(words).join()) }
  else if \"content\" in it { words(it.content) }
}
#let blocks(content) = for it in content {
  if it.kind == \"heading\" { heading(level: it.level, words(it.content)) }
  else if it.kind == \"paragraph\" { par(words(it.content)) }
  else if it.kind == \"list\" { it.items.map(blocks).join() }
  else if it.kind == \"group\" { blocks(it.pieces) }
}
#let render(data) = for it in data.parts {
  set text(..it.language, font: data.styles.at(it.script).body.font)
  set par(justify: true)
  blocks(it.content + it.closing + it.after)
}";
    let document = bilingual();
    let words = crate::tests::all_words(&set(&document, plain));
    let without_space = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let words = without_space(&words);
    assert!(
        words.contains("កិច្ចប្រជុំកំពូលបានកត់សម្គាល់នូវវឌ្ឍនភាពជាខ្លឹមសារនៃកិច្ចសហប្រតិបត្តិការអាស៊ាន-ជប៉ុន(ASEAN-Japan)ក្នុងរយៈពេល"),
        "{words}"
    );
    assert!(!words.contains(['\u{200B}', '\u{2060}']));
    // One glyph for each piece of text: what a reader is given is what stands there.
    let layout = set(&document, plain);
    for page in 0..layout.page_count() {
        for (_, item) in crate::tests::items(&layout, page) {
            assert!(
                item.glyphs.windows(2).all(|pair| pair[0].range.end == pair[1].range.start),
                "{}",
                item.text
            );
        }
    }
}

#[test]
fn mistakes_are_told_where_they_are() {
    for (text, message, place) in [
        ("#let render(data) = {\n  let x = \n}", "expected expression", Some("")),
        ("#let render(data) = [\n", "unclosed delimiter", Some("[")),
        (
            "#let render(data) = {\n  panic(\"no such thing\")\n}",
            "panicked with: no such thing",
            Some("panic(\"no such thing\")"),
        ),
        ("#let render(data) = data.tilte", "dictionary does not contain key \"tilte\"", Some("tilte")),
        ("#let render(data) = unknown", "unknown variable: unknown", Some("unknown")),
        ("", "the template has no function `render`", None),
        ("#let paint(data) = []", "the template has no function `render`", None),
        (
            "#let render() = []",
            "`render` cannot be called with the data: unexpected argument",
            Some("render"),
        ),
        (
            "#let render(a, b) = []",
            "`render` cannot be called with the data: missing argument: b",
            Some("render"),
        ),
        (
            "#let render = 5",
            "`render` cannot be called with the data: expected function, found integer",
            Some("render"),
        ),
        (
            "#let (render, other) = (1, 2)",
            "`render` cannot be called with the data: expected function, found integer",
            Some("render"),
        ),
        ("#import \"template.typ\": render", "cyclic import", Some("\"template.typ\"")),
        ("#import \"/official.typ\": nothing", "unresolved import", Some("nothing")),
    ] {
        assert_eq!(told(text), (message.to_owned(), place.map(str::to_owned)), "{text}");
    }
}

#[test]
fn the_machine_is_not_seen() {
    for (text, says) in [
        ("#let render(data) = read(\"/etc/passwd\")", "file not found"),
        ("#let render(data) = read(\"../../secret\")", "path `\"../../secret\"` would escape"),
        ("#let render(data) = image(\"logo.png\", alt: \"Logo\")", "file not found"),
        ("#let render(data) = read(\"template.typ\")", "file not found"),
        ("#let render(data) = include(\"/main2.typ\")", "file not found"),
        ("#import \"@preview/cetz:0.3.0\"\n#let render(data) = []", "package not found"),
        ("#import \"@local/own:0.1.0\"\n#let render(data) = []", "package not found"),
        ("#let render(data) = datetime.today().display()", "unable to get the current date"),
    ] {
        let (message, place) = told(text);
        assert!(message.starts_with(says) && place.is_some(), "{text}: {message} {place:?}");
    }
    let seen = "#let render(data) = [#assert.eq(sys.inputs, (:)) #assert.eq(json(\"/document.json\"), data)]";
    assert!(layout(&summit(), &Fonts::bundled(), &options(seen)).is_ok());
    assert!(
        hints("#import \"@preview/cetz:0.3.0\"\n#let render(data) = []").contains("no other file or package")
    );
}

#[test]
fn the_calls_that_led_to_a_mistake_are_told() {
    let text = "#let inner(it) = it.nothing\n#let outer(it) = inner(it)\n#let render(data) = outer(data)";
    let hints = hints(text);
    assert!(hints.contains("while calling `inner` at own.typ:2:18"), "{hints}");
    assert!(hints.contains("while calling `outer` at own.typ:3:21"), "{hints}");
    assert!(!hints.contains("main.typ"), "{hints}");
    let chain = (0..9).map(|n| format!("#let f{}(it) = f{n}(it)\n", n + 1)).collect::<String>();
    let deep = format!("#let f0(it) = it.nothing\n{chain}#let render(data) = f9(data)");
    let hints = self::hints(&deep);
    assert_eq!(hints.lines().count(), 5, "{hints}");
    assert!(hints.ends_with("and 6 more calls before these"), "{hints}");
    let recursive = "#let again(n) = again(n + 1)\n#let render(data) = again(0)";
    let expected = ("maximum function call depth exceeded".to_owned(), Some("again(n + 1)".to_owned()));
    assert_eq!(told(recursive), expected);
}

#[test]
fn a_mistake_in_what_is_handed_to_the_built_in_template_is_the_callers() {
    let text = "#import \"/official.typ\": render as official\n#let render(data) = {\n  data.styles = (:)\n  official(data)\n}";
    let (_, place) = told(text);
    assert_eq!(place.as_deref(), Some("official(data)"));
    assert!(hints(text).contains("found in the built-in template"));
}

#[test]
fn warnings_have_their_place_too() {
    let text = "#import \"/official.typ\": render as official\n#let render(data) = {\n  set text(font: \"Nowhere\")\n  [**]\n  official(data)\n}";
    let set = layout(&summit(), &Fonts::bundled(), &options(text)).expect("a layout");
    let warnings: Vec<_> = set.warnings.iter().filter(|warning| warning.code == Code::Template).collect();
    let place = |message: &str| {
        let warning = warnings.iter().find(|warning| warning.message.contains(message));
        let warning = warning.unwrap_or_else(|| panic!("{warnings:?}"));
        assert_eq!(warning.severity, Severity::Warning);
        warning.span.clone().map(|span| &text[span.range])
    };
    assert_eq!(place("unknown font family"), Some("\"Nowhere\""));
    assert_eq!(place("no text within stars"), Some("**"));
}

#[test]
fn what_an_accessible_file_lacks_is_told_at_export() {
    let text = "#import \"/official.typ\": render as official\n#let render(data) = {\n  official(data)\n  image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>\"))\n}";
    let layout = layout(&summit(), &Fonts::bundled(), &options(text)).expect("a layout").output;
    let Err(PdfError::Template(findings)) = layout.pdf(&PdfOptions::default()) else { panic!("a PDF") };
    let [finding] = &findings[..] else { panic!("{findings:?}") };
    assert!(finding.message.contains("missing alt text"), "{finding:?}");
    assert!(
        finding.span.clone().is_some_and(|span| text[span.range].starts_with("image(bytes(")),
        "{finding:?}"
    );
    let error = layout.pdf(&PdfOptions::default()).expect_err("no PDF").to_string();
    assert!(error.starts_with("the PDF cannot be written as the template has it: "), "{error}");
}

#[test]
fn words_that_are_left_out_are_told() {
    let warnings = |code: &str| {
        let text =
            format!("#import \"/official.typ\": render as official\n#let render(data) = {{\n{code}\n}}");
        layout(&everything(), &Fonts::bundled(), &options(&text)).expect("a layout").warnings
    };
    let without = "data.parts.at(0).content = data.parts.at(0).content.filter(it => it.kind != \"quotation\")\nofficial(data)";
    let [warning] = &warnings(without)[..] else { panic!("one warning") };
    assert_eq!((warning.code, warning.severity), (Code::Template, Severity::Warning));
    assert_eq!(warning.message, "the template leaves out words of the release");
    assert_eq!(warning.hints, ["such as `The partnership rests on a \"heart-to-hea…`"]);
    assert_eq!(warnings("hide(official(data))").len(), 1);
    assert_eq!(warnings("official(data)"), []);
    assert_eq!(warnings("show par: upper\nofficial(data)"), []);
}

#[test]
fn templates_are_equal_by_name_and_text() {
    assert_eq!(Template::new("a", "x"), Template::new("a", "x"));
    assert_ne!(Template::new("a", "x"), Template::new("b", "x"));
    assert_ne!(Template::new("a", "x"), Template::new("a", "y"));
    assert_eq!(format!("{:?}", Template::new("a", "x")), "Template { name: \"a\", .. }");
}

/// The keys and the kinds in the data, those of the styles by script and role aside.
fn names(data: &Value, names: &mut BTreeSet<String>) {
    let is_named_elsewhere =
        |key: &str| ["latin", "khmer"].contains(&key) || Role::ALL.iter().any(|role| role.name() == key);
    match data {
        Value::Object(fields) => {
            for (key, value) in fields {
                let of_style = is_named_elsewhere(key) && value.is_object();
                if !of_style {
                    names.insert(key.clone());
                }
                if let (true, Some(kind)) = (key == "kind", value.as_str()) {
                    names.insert(kind.to_owned());
                }
                self::names(value, names);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| self::names(item, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The furniture that stands in no other document of the tests: groups, room for a signature, an address with its code.
fn furniture() -> Document {
    let group = |arrangement, pieces| Furniture::Group { arrangement, pieces };
    let code = QrCode {
        modules: Modules::new(21, vec![true; 441]).expect("a square"),
        href: "https://example.org/1".parse().expect("an address"),
        alt: AltText::new("A code").expect("words"),
    };
    let permalink = Permalink {
        label: "Check this release at:".into(),
        address: vec!["https://example.org/1".into()],
        code: Some(code),
    };
    let mut part = summit().parts()[0].clone();
    part.head.push(group(Arrangement::Beside, vec![Furniture::line(Role::Issuer, "Press Office")]));
    let signature = vec![
        Furniture::line(Role::SignatureOffice, "Press Office"),
        Furniture::SignatureSpace { millimetres: 20 },
    ];
    part.foot = vec![group(Arrangement::End, signature), Furniture::Permalink(permalink)];
    Document::new(summit().meta, Theme::default(), part)
}

#[test]
fn the_page_tells_every_field_and_no_other() {
    let mut there = BTreeSet::new();
    for document in [everything(), bilingual(), furniture()] {
        let json = serialize(&document, &Fonts::bundled(), &LayoutOptions::default()).expect("data").json;
        names(&serde_json::from_slice(&json).expect("JSON"), &mut there);
    }
    let first_cells =
        include_str!("page.md").lines().filter_map(|line| line.strip_prefix("| ")?.split('|').next());
    let told: BTreeSet<String> =
        first_cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect();
    there.remove("kind");
    assert_eq!(there.difference(&told).collect::<Vec<_>>(), Vec::<&String>::new(), "not told");
    assert_eq!(told.difference(&there).collect::<Vec<_>>(), Vec::<&String>::new(), "told and not there");
}
