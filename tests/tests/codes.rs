//! The QR code of a release's address can be read off the paper.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use image::GrayImage;
use prakas::document::Block;
use prakas::{Document, Edition, Format, House, Kind, Language, Release};
use prakas_tests::corpus::file;
use prakas_tests::docx;

/// What the codes in a picture say.
fn codes(picture: &GrayImage) -> Vec<String> {
    let (width, height) = picture.dimensions();
    let pixel = |x: usize, y: usize| {
        let at = |value: usize| u32::try_from(value).expect("a pixel");
        picture.get_pixel(at(x), at(y)).0[0]
    };
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width as usize, height as usize, pixel);
    let grids = prepared.detect_grids();
    grids.iter().map(|grid| grid.decode().expect("a code that can be read").1).collect()
}

fn decoded(png: &[u8]) -> GrayImage {
    image::load_from_memory(png).expect("a picture").into_luma8()
}

/// The first page of a PDF at 300 dots an inch, as scanners have it.
fn page(pdf: &[u8]) -> GrayImage {
    let pdf = Pdf::new(Arc::new(pdf.to_vec())).expect("a PDF");
    let scale = 300.0 / 72.0;
    let settings =
        RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..RenderSettings::default() };
    let page = &pdf.pages()[0];
    let picture = render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    decoded(&picture.into_png().expect("a PNG"))
}

fn document(address: &str) -> Document {
    let edition =
        Edition { title: "Title".into(), body: vec![Block::paragraph("Body")], ..Edition::default() };
    let release = Release::builder("coded", Kind::Statement)
        .address(address.parse().expect("an address"))
        .edition(Language::EN, edition)
        .build()
        .expect("a release");
    release.compose(&[Language::EN], &House::official()).expect("a document").output
}

#[test]
fn the_code_leads_to_the_address() {
    let long = format!("https://www.example.org/{}?id=ខ្មែរ", "releases/".repeat(20));
    for address in ["https://a.kh/1", "https://www.example.org/en/releases/asean-japan-summit-2021", &long] {
        let document = document(address);
        let address = address.replace("ខ្មែរ", "%E1%9E%81%E1%9F%92%E1%9E%98%E1%9F%82%E1%9E%9A");
        assert_eq!(codes(&page(&file(&document, Format::Pdf))), [address.as_str()]);
        let parts = docx::parts(&file(&document, Format::Docx));
        let read = parts.iter().filter(|(name, _)| name.starts_with("word/media/"));
        let read: Vec<String> = read.flat_map(|(_, png)| codes(&decoded(png))).collect();
        assert_eq!(read, [address.as_str()]);
    }
}
