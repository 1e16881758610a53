//! What a page says of itself and where it leads, the page whose style sheet and faces are files, and the article alone.

mod common;

use std::sync::Arc;

use common::{find, page, words, xml};
use jiff::civil::date;
use prakas_document::reading::squeeze;
use prakas_document::{
    Block, Change, ChangeKind, Document, EditionWay, Furniture, Language, Meta, Part, Rendition, Role, Slant,
    Theme, Ways, Weight,
};
use prakas_fonts::{Fonts, NOTO_SERIF_KHMER};
use prakas_html::{HtmlOptions, WebFace, fragment, html, linked};

fn way(tag: &str, name: &str) -> EditionWay {
    EditionWay {
        language: tag.parse().expect("a tag"),
        name: name.into(),
        title: format!("Title in {tag}"),
        is_unofficial: false,
        address: format!("https://example.org/{tag}/summit").parse().ok(),
        file: Some(format!("summit.{tag}.html")),
    }
}

fn meta() -> Meta {
    let rendition = |label: &str, media_type, file: &str| Rendition {
        label: label.into(),
        media_type,
        file: file.into(),
    };
    Meta {
        authors: vec!["Ministry".into()],
        description: Some("In short.".into()),
        kind: Some("press-release".into()),
        issued: Some(date(2021, 10, 27)),
        place: Some("Phnom Penh".into()),
        dateline: Some("Phnom Penh, 27 October 2021".into()),
        event: Some((date(2021, 10, 26), date(2021, 10, 27))),
        change: Some(Change {
            kind: ChangeKind::Correction,
            words: "the amount".into(),
            on: date(2021, 10, 28),
        }),
        replaces: Some("earlier".into()),
        address: "https://example.org/en/summit".parse().ok(),
        ways: Ways {
            languages: "Languages".into(),
            editions: vec![way("km", "ភាសាខ្មែរ"), way("en", "English")],
            files: "Download".into(),
            renditions: vec![
                rendition("PDF", "application/pdf", "summit.en.pdf"),
                rendition("Text", "text/plain", "summit.en.txt"),
            ],
            card: Some("summit.en.card.png".into()),
        },
        ..Meta::new("summit", "Outcomes of the Summit")
    }
}

fn document(meta: Meta) -> Document {
    let part = Part {
        head: vec![Furniture::line(Role::Title, "Outcomes of the Summit")],
        body: vec![Block::paragraph("Words.")],
        ..Part::new(Language::EN, "Outcomes of the Summit")
    };
    Document::new(meta, Theme::default(), part)
}

/// What the page says under this name.
fn content<'a>(tree: &'a roxmltree::Document<'_>, name: &str) -> Vec<&'a str> {
    tree.descendants()
        .filter(|node| node.attribute("name") == Some(name) || node.attribute("property") == Some(name))
        .filter_map(|node| node.attribute("content"))
        .collect()
}

fn linked_data(tree: &roxmltree::Document<'_>) -> serde_json::Value {
    let of_type = |node: &roxmltree::Node<'_, '_>| node.attribute("type") == Some("application/ld+json");
    let data = tree.descendants().find(of_type).and_then(|node| node.text()).expect("linked data");
    serde_json::from_str(data).expect("JSON")
}

#[test]
fn catalogues_and_those_who_share_it_are_told() {
    let xml = xml(&page(&document(meta())));
    let tree = roxmltree::Document::parse(&xml).expect("well-formed");
    for (name, said) in [
        ("dcterms.title", "Outcomes of the Summit"),
        ("dcterms.type", "press-release"),
        ("dcterms.modified", "2021-10-28"),
        ("dcterms.replaces", "earlier"),
        ("og:type", "article"),
        ("og:title", "Outcomes of the Summit"),
        ("og:url", "https://example.org/en/summit"),
        ("og:locale", "en_GB"),
        ("og:locale:alternate", "km_KH"),
        ("og:image", "https://example.org/en/summit.en.card.png"),
        ("og:image:alt", "Outcomes of the Summit"),
        ("article:published_time", "2021-10-27"),
        ("twitter:card", "summary_large_image"),
    ] {
        assert_eq!(content(&tree, name), [said], "{name}");
    }
    let links: Vec<_> = tree
        .descendants()
        .filter(|node| node.has_tag_name("link"))
        .map(|node| {
            let attribute = |name| node.attribute(name).unwrap_or_default();
            (attribute("rel"), attribute("hreflang"), attribute("href"))
        })
        .collect();
    let expected = [
        ("canonical", "", "https://example.org/en/summit"),
        ("alternate", "km", "https://example.org/km/summit"),
        ("alternate", "en", "https://example.org/en/summit"),
        ("alternate", "", "summit.en.pdf"),
        ("alternate", "", "summit.en.txt"),
        ("icon", "", "data:,"),
    ];
    assert_eq!(links, expected);
}

#[test]
fn search_engines_get_an_article() {
    let xml = xml(&page(&document(meta())));
    let data = linked_data(&roxmltree::Document::parse(&xml).expect("well-formed"));
    for (property, value) in [
        ("@type", "NewsArticle"),
        ("headline", "Outcomes of the Summit"),
        ("inLanguage", "en"),
        ("datePublished", "2021-10-27"),
        ("dateModified", "2021-10-28"),
        ("dateline", "Phnom Penh, 27 October 2021"),
        ("temporalCoverage", "2021-10-26/2021-10-27"),
        ("image", "https://example.org/en/summit.en.card.png"),
    ] {
        assert_eq!(data[property], value, "{property}");
    }
    assert_eq!(data["publisher"]["name"], "Ministry");
    assert_eq!(data["correction"]["text"], "the amount");
    assert_eq!(data["encoding"][1]["contentUrl"], "https://example.org/en/summit.en.txt");
    for property in ["@id", "url", "mainEntityOfPage"] {
        assert_eq!(data[property], "https://example.org/en/summit", "{property}");
    }
}

/// The linked data of the page of these facts.
fn linked_data_of(meta: Meta) -> serde_json::Value {
    let xml = xml(&page(&document(meta)));
    linked_data(&roxmltree::Document::parse(&xml).expect("well-formed"))
}

#[test]
fn an_edition_that_does_not_bind_is_the_translation_of_one_that_does() {
    // Whether the Khmer edition and the English one, which the page shows, are unofficial.
    for (khmer, english, property) in [
        (false, true, "translationOfWork"),
        (true, false, "workTranslation"),
        (false, false, "exampleOfWork"),
        (true, true, "exampleOfWork"),
    ] {
        let mut facts = meta();
        facts.ways.editions[0].is_unofficial = khmer;
        facts.ways.editions[1].is_unofficial = english;
        let data = linked_data_of(facts);
        let told: Vec<&str> = ["translationOfWork", "workTranslation", "exampleOfWork"]
            .into_iter()
            .filter(|name| data.get(name).is_some())
            .collect();
        assert_eq!(told, [property]);
        let other = match property {
            "exampleOfWork" => &data[property]["workExample"][0],
            _ => &data[property][0],
        };
        assert_eq!(
            (&other["inLanguage"], &other["url"]),
            (&"km".into(), &"https://example.org/km/summit".into())
        );
    }
}

#[test]
fn an_address_of_all_editions_is_that_of_no_page() {
    let mut shared = meta();
    shared.address = "https://example.org/summit".parse().ok();
    shared.ways.editions.iter_mut().for_each(|way| way.address = shared.address.clone());
    let page = page(&document(shared.clone()));
    assert!(
        !page.contains("canonical")
            && !page.contains("og:url")
            && !page.contains("rel=\"alternate\" hreflang")
    );
    assert!(page.contains(r#"<a hreflang="km" href="summit.km.html" lang="km">"#));
    let data = linked_data_of(shared.clone());
    assert_eq!(data["@id"], "https://example.org/summit#en");
    assert_eq!(data["url"], "https://example.org/summit");
    assert!(data.get("mainEntityOfPage").is_none());
    assert!(data["exampleOfWork"]["workExample"][0].get("url").is_none());
    // A page that shows them all is at their address.
    let mut both = common::bilingual();
    both.meta = Meta { title: both.meta.title, ..shared };
    assert!(common::page(&both).contains("<link rel=\"canonical\" href=\"https://example.org/summit\">"));
}

#[test]
fn days_that_iso_8601_does_not_write_are_left_out() {
    let early = date(-1, 10, 27);
    let mut facts = meta();
    facts.issued = Some(early);
    facts.event = Some((early, date(2021, 10, 27)));
    facts.change.iter_mut().for_each(|change| change.on = early);
    let data = linked_data_of(facts.clone());
    for property in ["datePublished", "dateModified", "temporalCoverage"] {
        assert!(data.get(property).is_none(), "{property}");
    }
    assert!(data["correction"].get("datePublished").is_none());
    let page = page(&document(facts));
    assert!(!page.contains("dcterms.issued") && !page.contains("_time\""));
}

#[test]
fn what_is_not_published_is_not_listed() {
    let listed = page(&document(meta()));
    let unlisted = page(&document(Meta { is_unlisted: true, ..meta() }));
    let robots = "<meta name=\"robots\" content=\"noindex\">";
    assert!(!listed.contains(robots) && unlisted.contains(robots));
}

#[test]
fn a_page_leads_to_its_other_editions_and_files_and_to_nothing_else() {
    let page = page(&document(meta()));
    for markup in [
        r#"<nav class="ways languages" aria-label="Languages">"#,
        r#"<li><a hreflang="km" href="https://example.org/km/summit" lang="km">ភាសាខ្មែរ</a></li>"#,
        r##"<li><a href="#en" aria-current="page" lang="en">English</a></li>"##,
        r#"<nav class="ways files" aria-label="Download">"#,
        r#"<li><a href="summit.en.pdf" type="application/pdf">PDF</a></li>"#,
    ] {
        assert!(page.contains(markup), "{markup}: {page}");
    }
    let mut alone = meta();
    alone.ways.editions[0].address = None;
    let beside = common::page(&document(alone.clone()));
    assert!(beside.contains(r#"<a hreflang="km" href="summit.km.html" lang="km">"#));
    alone.ways.editions[0].file = None;
    alone.ways.editions[0].address = alone.address.clone();
    alone.ways.renditions.clear();
    assert!(!common::page(&document(alone)).contains("<nav"), "there is nowhere to go");
}

#[test]
fn a_page_of_two_editions_leads_from_one_to_the_other() {
    let mut both = common::bilingual();
    both.meta.ways = meta().ways;
    let page = page(&both);
    for language in ["en", "km"] {
        assert!(page.contains(&format!("<li><a href=\"#{language}\" lang=\"{language}\">")), "{page}");
    }
    assert!(!page.contains("aria-current="));
}

fn faces() -> HtmlOptions {
    let fonts = Fonts::bundled();
    let khmer = fonts.family(NOTO_SERIF_KHMER).next().expect("it is bundled").data().expect("bytes");
    let face = WebFace::new(NOTO_SERIF_KHMER, Weight::Regular, Slant::Upright, Arc::from(khmer.as_ref()))
        .expect("a face");
    HtmlOptions { faces: vec![face], ..HtmlOptions::default() }
}

fn khmer(words: &str) -> Document {
    let part = Part { body: vec![Block::paragraph(words)], ..Part::new(Language::KM, "T") };
    Document::new(Meta::new("a", "T"), Theme::default(), part)
}

#[test]
fn pages_of_a_site_have_their_style_sheet_and_faces_in_common() {
    let pages = ["ការិយាល័យបិទ", "ថ្ងៃចន្ទ"].map(|words| linked(&khmer(words), &faces(), "assets"));
    assert_eq!(pages[0].files, pages[1].files);
    let names: Vec<&str> = pages[0].files.iter().map(|file| file.name.as_str()).collect();
    let [font, sheet] = names[..] else { panic!("{names:?}") };
    assert!(font.starts_with("noto-serif-khmer-") && font.ends_with(".woff2"));
    let css = std::str::from_utf8(&pages[0].files[1].bytes).expect("UTF-8");
    assert!(css.contains(&format!("url(\"{font}\")")) && !css.contains("data:font"));
    let page = &pages[0].html;
    assert!(page.contains(&format!("<link rel=\"stylesheet\" href=\"assets/{sheet}\">")));
    assert!(page.contains("style-src 'self'") && !page.contains("<style"));
    // What both show is the same but for the style.
    let whole = html(&khmer("ការិយាល័យបិទ"), &faces());
    let main = |page: &str| page[page.find("<main>").expect("main content")..].to_owned();
    assert_eq!(main(page), main(&whole));
}

#[test]
fn fonts_stay_out_where_that_is_asked_for() {
    let document = khmer("ការិយាល័យបិទ");
    let bare = HtmlOptions { embed_fonts: false, ..faces() };
    assert!(html(&document, &faces()).contains("@font-face"));
    assert!(!html(&document, &bare).contains("@font-face"));
    assert_eq!(linked(&document, &bare, "assets").files.len(), 1);
}

#[test]
fn an_article_alone_has_the_words_and_classes_of_the_page() {
    let document = common::everything();
    let (whole, alone) = (page(&document), fragment(&document));
    assert!(alone.starts_with("<article ") && alone.trim_end().ends_with("</article>"));
    for name in ["<html", "<style", "<script", "<link", "<meta", "<nav"] {
        assert!(!alone.contains(name), "{name}");
    }
    let xml = xml(&format!("<!DOCTYPE html>\n<div>{alone}</div>"));
    let tree = roxmltree::Document::parse(&xml).expect("well-formed");
    let page_xml = common::xml(&whole);
    let page_tree = roxmltree::Document::parse(&page_xml).expect("well-formed");
    let shown = |tree: &roxmltree::Document<'_>| squeeze(&words(find(tree.root(), "article")));
    assert_eq!(shown(&tree), shown(&page_tree));
}
