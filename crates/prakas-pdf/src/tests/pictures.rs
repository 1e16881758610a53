//! Pages as pictures.

use image::{ColorType, ImageDecoder as _, Rgb, RgbImage};
use prakas_document::{Block, Language, Part};
use prakas_fonts::{FontOptions, Fonts};
use resvg::{tiny_skia, usvg};
use roxmltree::{Document as Xml, Node};

use super::documents::{
    bilingual, document, everything, figure, khmer_part, link, long_summit, part, summit,
};
use super::{runs, set, warned};
use crate::{Layout, PngError, PngOptions, SvgError, SvgOptions, evict};

fn png(layout: &Layout, page: usize, dpi: f64) -> Vec<u8> {
    layout.png(page, &PngOptions { dpi, ..Default::default() }).expect("an image")
}

fn svg(layout: &Layout, page: usize) -> String {
    layout.svg(page, &SvgOptions::default()).expect("a picture")
}

/// The elements of a name.
fn all<'a>(xml: &'a Xml<'_>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    xml.descendants().filter(move |node| node.has_tag_name(name))
}

fn attribute<'a>(node: &Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

#[test]
fn page_images_are_as_large_as_the_paper_at_their_resolution() {
    let layout = set(&summit());
    for (dpi, size) in [(72.0, (595, 842)), (150.0, (1240, 1754)), (300.0, (2480, 3508))] {
        let png = png(&layout, 0, dpi);
        let decoder = image::codecs::png::PngDecoder::new(std::io::Cursor::new(&png)).expect("a PNG");
        assert_eq!((decoder.dimensions(), decoder.color_type()), (size, ColorType::Rgb8));
    }
}

#[test]
fn page_images_say_their_resolution_and_title() {
    let png = png(&set(&summit()), 0, 300.0);
    let chunk = |name: &[u8]| {
        let at = png.windows(4).position(|window| window == name).expect("a chunk");
        &png[at + 4..]
    };
    // 11,811 dots a metre are 300 an inch.
    assert_eq!(chunk(b"pHYs")[..9], [0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1]);
    assert!(chunk(b"iTXt").starts_with(b"Title\0\0\0\0\0Outcomes of the 24th ASEAN-Japan Summit"));
}

#[test]
fn images_too_large_to_be_held_are_refused() {
    let layout = set(&summit());
    assert_eq!(
        layout.png(0, &PngOptions { dpi: 1300.0, ..Default::default() }),
        Err(PngError::Resolution(1300.0))
    );
    let at_once = |dpi: f64| layout.pngs_at_once(&PngOptions { dpi, ..Default::default() });
    assert_eq!([1200.0, 300.0, 1e9].map(at_once), [1, 16, 1]);
}

#[test]
fn pages_of_one_layout_are_asked_for_by_their_number() {
    let layout = set(&long_summit());
    let pages = layout.page_count();
    let pictures: Vec<String> = (0..pages).map(|page| svg(&layout, page)).collect();
    for (page, picture) in pictures.iter().enumerate() {
        let title = format!("<title>Outcomes of the 24th ASEAN-Japan Summit ({}/{pages})</title>", page + 1);
        assert!(picture.contains(&title), "{page}");
    }
    assert_eq!(layout.svg(pages, &SvgOptions::default()), Err(SvgError::NoPage { page: pages, pages }));
    assert!(
        svg(&set(&document(khmer_part())), 0)
            .contains("<title>Outcomes of the 24th ASEAN-Japan Summit</title>")
    );
}

#[test]
fn an_svg_says_every_word_of_its_page_where_it_stands() {
    for document in [bilingual(), everything()] {
        let layout = set(&document);
        for page in 0..layout.page_count() {
            let picture = svg(&layout, page);
            let xml = Xml::parse(&picture).expect("XML");
            let texts: Vec<Node<'_, '_>> = all(&xml, "tspan").collect();
            let runs = runs(&layout, page);
            assert_eq!(texts.len(), runs.len());
            for (text, run) in texts.iter().zip(runs) {
                // The line end after a hyphen is for readers of a PDF.
                assert_eq!(text.text().unwrap_or_default(), run.text.trim_end_matches('\n'));
                let number =
                    |name| attribute(text, name).map(|value| value.parse::<f64>().expect("a number"));
                let near = |a: Option<f64>, b: f64| a.is_some_and(|a| (a - b).abs() < 0.001);
                assert!(near(number("x"), run.x) && near(number("y"), run.y), "{}", run.text);
                assert!(
                    near(number("textLength").or(Some(0.0)), run.width)
                        && near(number("font-size"), run.size),
                    "{}",
                    run.text
                );
            }
        }
    }
}

#[test]
fn words_links_and_pictures_have_names() {
    let address = "https://example.org/?a=1&b=\"2\"";
    let mut part = part(vec![
        Block::Paragraph(vec!["See ".into(), link(address, "the <ministry>"), ".".into()]),
        Block::Figure(figure(40, 30)),
    ]);
    part.body.push(Block::Paragraph(vec![prakas_document::Inline::foreign(Language::KM, "កម្ពុជា")]));
    let picture = svg(&set(&document(part)), 0);
    let xml = Xml::parse(&picture).expect("XML");
    let root = xml.root_element();
    assert_eq!((attribute(&root, "lang"), attribute(&root, "role")), (Some("en"), None));
    let links: Vec<Node<'_, '_>> = all(&xml, "a").collect();
    assert_eq!(links.len(), 1);
    let href = attribute(&links[0], "href").expect("an address");
    assert!(href.starts_with("https://example.org/?a=1&b="), "{href}");
    let words: String = links[0].descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
    assert_eq!(words, "the <ministry>");
    let image = all(&xml, "rect").find(|node| attribute(node, "role") == Some("img")).expect("a picture");
    assert_eq!(attribute(&image, "aria-label"), Some("A gradient from blue to red"));
    let khmer = all(&xml, "tspan").find(|node| node.text() == Some("កម្ពុជា")).expect("Khmer");
    assert_eq!(attribute(&khmer, "lang"), Some("km"));
}

#[test]
fn outlines_alone_are_one_picture() {
    let picture = set(&bilingual()).svg(0, &SvgOptions { words: false }).expect("a picture");
    let xml = Xml::parse(&picture).expect("XML");
    assert_eq!(all(&xml, "text").count(), 0);
    assert_eq!(attribute(&xml.root_element(), "role"), Some("img"));
    assert!(all(&xml, "title").count() == 1 && all(&xml, "use").count() > 100);
}

#[test]
fn an_svg_asks_for_nothing() {
    let layout = set(&everything());
    for page in 0..layout.page_count() {
        let picture = svg(&layout, page);
        let xml = Xml::parse(&picture).expect("XML");
        let ids: Vec<&str> = xml.descendants().filter_map(|node| node.attribute("id")).collect();
        for node in xml.descendants().filter(Node::is_element) {
            let name = node.tag_name().name();
            assert!(!["script", "style", "foreignObject", "font-face"].contains(&name), "{name}");
            for attribute in node.attributes().filter(|attribute| attribute.name() == "href" && name != "a") {
                let value = attribute.value();
                let is_inside = value.strip_prefix('#').is_some_and(|id| ids.contains(&id));
                assert!(is_inside || value.starts_with("data:image/"), "{name} {value}");
            }
            let outside = |value: &str| value.contains("url(") && !value.contains("url(#");
            assert!(!node.attributes().any(|attribute| outside(attribute.value())), "{name}");
        }
    }
}

#[test]
fn pictures_are_the_same_in_any_process() {
    let pictures = |layout: &Layout| -> Vec<(Vec<u8>, String)> {
        (0..layout.page_count()).map(|page| (png(layout, page, 150.0), svg(layout, page))).collect()
    };
    let all = || [everything(), bilingual()];
    let first: Vec<_> = all().iter().map(|document| pictures(&set(document))).collect();
    evict(0);
    let elsewhere = std::thread::spawn(move || {
        let fonts = Fonts::load(&FontOptions::default()).expect("fonts").fonts;
        all().iter().rev().map(|document| pictures(&warned(document, &fonts).0)).collect::<Vec<_>>()
    });
    let mut second = elsewhere.join().expect("a thread");
    second.reverse();
    assert!(first == second);
}

/// The SVG of a page, drawn by resvg without a font, at a pixel for each of 72 dots an inch.
fn drawn(svg: &str) -> RgbImage {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).expect("an SVG");
    let size = tree.size().to_int_size();
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height()).expect("a size");
    let scale = tiny_skia::Transform::from_scale(72.0 / 96.0, 72.0 / 96.0);
    resvg::render(&tree, scale, &mut pixels.as_mut());
    RgbImage::from_fn(595, 842, |x, y| {
        let pixel = pixels.pixel(x, y).expect("a pixel");
        Rgb([pixel.red(), pixel.green(), pixel.blue()])
    })
}

#[test]
fn png_and_svg_show_the_same_page() {
    let khmer = Part {
        body: vec![Block::paragraph("ស្ត្រី ក្រុំ កម្ពុជា ញ៉ាំ ខ្ញុំ ".repeat(40))], ..khmer_part()
    };
    for layout in [set(&bilingual()), set(&everything()), set(&document(khmer))] {
        for page in 0..layout.page_count() {
            let png = image::load_from_memory(&png(&layout, page, 72.0)).expect("a PNG").to_rgb8();
            let svg = drawn(&svg(&layout, page));
            let is_off =
                |(a, b): (&Rgb<u8>, &Rgb<u8>)| a.0.iter().zip(b.0).any(|(&a, b)| a.abs_diff(b) > 100);
            let off = png.pixels().zip(svg.pixels()).filter(|&pair| is_off(pair)).count();
            let ink = png.pixels().filter(|pixel| pixel.0.iter().any(|&channel| channel < 128)).count();
            assert!(off * 50 < ink, "{off} pixels of {ink} are off on page {page}");
        }
    }
}

#[test]
fn an_image_that_is_made_fast_has_the_same_pixels() {
    let layout = set(&summit());
    let pixels = |fast| {
        let png = layout.png(0, &PngOptions { dpi: 40.0, fast }).expect("an image");
        image::load_from_memory(&png).expect("a PNG").into_rgb8()
    };
    assert_eq!(pixels(true), pixels(false));
}
