//! The files that come of it.

use std::io::Cursor;

use image::{DynamicImage, GrayImage, ImageFormat, Luma};
use lopdf::{Document as Pdf, Object};
use prakas::document::reading::squeeze;
use prakas::{Facsimile, FacsimileError, FacsimileOptions, FaultKind, Scan, ScanError, facsimile};
use prakas_tests::scan::Simulation;
use tiff::encoder::TiffEncoder;

use super::{english, khmer};

fn scan(bytes: Vec<u8>) -> [Scan; 1] {
    [Scan { name: "scan".to_owned(), bytes }]
}

#[test]
fn a_jpeg_is_in_the_file_byte_for_byte_and_the_file_is_always_the_same() {
    let (document, layout) = english();
    let jpeg = Simulation { skew: 2.0, ..Simulation::default() }.jpeg(&layout, 0);
    let make =
        || facsimile(&document, &layout, &scan(jpeg.clone()), &FacsimileOptions::default()).expect("made");
    let made = make();
    assert!(made.pdf.windows(jpeg.len()).any(|window| window == jpeg));
    // What was made before in the same process changes nothing.
    let (other, set) = khmer();
    let other_jpeg = Simulation::default().jpeg(&set, 0);
    facsimile(&other, &set, &scan(other_jpeg), &FacsimileOptions::default()).expect("made");
    assert_eq!(make(), made);
    let fit = &made.record.pages[0];
    assert!((fit.skew - 2.0).abs() < 0.05 && (fit.dpi - 200.0).abs() < 1.0, "{fit:?}");
    assert!((fit.print_scale - 1.0).abs() < 0.002, "{fit:?}");
}

#[test]
fn the_words_come_out_of_the_file() {
    for (document, layout) in [english(), khmer()] {
        let jpeg = Simulation { skew: -2.5, print_scale: 0.97, ..Simulation::default() }.jpeg(&layout, 0);
        let made = facsimile(&document, &layout, &scan(jpeg), &FacsimileOptions::default()).expect("made");
        let pdf = Pdf::load_mem(&made.pdf).expect("a PDF");
        let text = pdf.extract_text(&[1]).expect("text");
        assert_eq!(squeeze(&text), squeeze(&document.reading_text()));
    }
}

fn fault(bytes: Vec<u8>) -> ScanError {
    let (document, layout) = english();
    match facsimile(&document, &layout, &scan(bytes), &FacsimileOptions::default()) {
        Err(FacsimileError::Scans(faults)) => match &faults[..] {
            [fault] => match &fault.why {
                FaultKind::Unreadable(why) => why.clone(),
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_no_scan_says_why() {
    let (document, layout) = english();
    let jpeg = Simulation { dpi: 150.0, ..Simulation::default() }.jpeg(&layout, 0);
    assert_eq!(fault(jpeg[..jpeg.len() / 2].to_vec()), ScanError::CutOff);
    assert_eq!(fault(jpeg[..40].to_vec()), ScanError::CutOff);
    assert_eq!(fault(b"Dear Sir or Madam".to_vec()), ScanError::UnknownFormat);
    assert_eq!(fault(Vec::new()), ScanError::UnknownFormat);
    assert!(matches!(fault(b"%PDF-1.7\n%%EOF\n".to_vec()), ScanError::Broken(_)));
    // 60,000 by 60,000 pixels, of which none is there.
    let mut huge = jpeg.clone();
    let frame = huge.windows(2).position(|pair| pair == [0xFF, 0xC0]).expect("a frame");
    huge[frame + 5..frame + 9].copy_from_slice(&[0xEA, 0x60, 0xEA, 0x60]);
    assert_eq!(fault(huge), ScanError::TooLarge { width: 60_000, height: 60_000 });
    let mut ribbon = Cursor::new(Vec::new());
    GrayImage::new(900, 10).write_to(&mut ribbon, ImageFormat::Png).expect("a PNG");
    assert_eq!(fault(ribbon.into_inner()), ScanError::Shape { width: 900, height: 10 });
    let options = FacsimileOptions::default();
    assert_eq!(facsimile(&document, &layout, &[], &options), Err(FacsimileError::NoScan));
    let two = [scan(jpeg.clone()), scan(jpeg)].concat();
    assert_eq!(
        facsimile(&document, &layout, &two, &options),
        Err(FacsimileError::Count { scans: 2, pages: 1 })
    );
}

#[test]
fn a_pdf_that_is_locked_or_has_too_many_pages_says_so() {
    let (document, layout) = super::pages(30);
    let simulation = Simulation { dpi: 150.0, ..Simulation::default() };
    let scans: Vec<Scan> =
        (0..layout.page_count()).flat_map(|page| scan(simulation.jpeg(&layout, page))).collect();
    let made = facsimile(&document, &layout, &scans, &FacsimileOptions::default()).expect("made");
    assert_eq!(fault(made.pdf.clone()), ScanError::TooManyPages(1));
    let mut pdf = Pdf::load_mem(&made.pdf).expect("a PDF");
    let filter = lopdf::dictionary! { "Filter" => "Standard", "V" => 1, "R" => 2 };
    pdf.trailer.set("Encrypt", filter);
    let mut locked = Vec::new();
    pdf.save_to(&mut locked).expect("written");
    assert_eq!(fault(locked), ScanError::Encrypted);
}

#[test]
fn a_page_with_little_on_it_is_taken_as_a_sheet() {
    let (document, layout) = super::pages(0);
    let made = facsimile(
        &document,
        &layout,
        &scan(Simulation { signed: false, ..Simulation::default() }.jpeg(&layout, 0)),
        &FacsimileOptions::default(),
    );
    let fit = made.expect("made").record.pages.remove(0);
    assert!((fit.dpi - 200.0).abs() < 2.0 && fit.print_shift < 1.0, "{fit:?}");
}

/// The page of a facsimile of scans in this form.
fn made(scans: &[Scan]) -> Facsimile {
    let (document, layout) = english();
    facsimile(&document, &layout, scans, &FacsimileOptions::default()).expect("made")
}

#[test]
fn every_form_of_scan_is_read() {
    let (_, layout) = english();
    let simulation = Simulation { dpi: 150.0, skew: 1.0, ..Simulation::default() };
    let colour = DynamicImage::ImageRgb8(simulation.scan(&layout, 0));
    let gray = colour.to_luma8();
    let bilevel = GrayImage::from_fn(gray.width(), gray.height(), |x, y| {
        Luma([if gray.get_pixel(x, y).0[0] > 150 { 255 } else { 0 }])
    });
    let png = |image: &DynamicImage| {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, ImageFormat::Png).expect("a PNG");
        bytes.into_inner()
    };
    let mut tiff = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut tiff).expect("a TIFF");
    encoder
        .write_image::<tiff::encoder::colortype::Gray8>(gray.width(), gray.height(), gray.as_raw())
        .expect("a page");
    let forms = [
        ("colour", png(&colour), "DeviceRGB", 8),
        ("gray", png(&DynamicImage::ImageLuma8(gray)), "DeviceGray", 8),
        ("bilevel", png(&DynamicImage::ImageLuma8(bilevel)), "DeviceGray", 1),
        ("tiff", tiff.into_inner(), "DeviceGray", 8),
    ];
    for (name, bytes, colours, bits) in forms {
        let made = made(&scan(bytes));
        let fit = &made.record.pages[0];
        assert!((fit.dpi - 150.0).abs() < 1.0 && fit.matched > 0.98, "{name}: {fit:?}");
        let pdf = Pdf::load_mem(&made.pdf).expect("a PDF");
        let image = pdf.objects.values().filter_map(|object| object.as_stream().ok()).find(|stream| {
            stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image")
        });
        let dict = &image.expect("an image").dict;
        assert_eq!(dict.get(b"ColorSpace").and_then(Object::as_name).expect("colours"), colours.as_bytes());
        assert_eq!(dict.get(b"BitsPerComponent").and_then(Object::as_i64).expect("bits"), bits, "{name}");
    }
}

#[test]
fn the_pages_of_a_pdf_are_scans() {
    let (_, layout) = english();
    let jpeg = Simulation { skew: 1.0, ..Simulation::default() }.jpeg(&layout, 0);
    // A facsimile is a scan with text over it, which is drawn; without the text its page is the JPEG.
    let first = made(&scan(jpeg.clone()));
    let second = made(&scan(first.pdf.clone()));
    let fit = &second.record.pages[0];
    assert!(fit.skew.abs() < 0.05 && (fit.dpi - 300.0).abs() < 2.0, "{fit:?}");
    let mut pdf = Pdf::load_mem(&first.pdf).expect("a PDF");
    let page = *pdf.get_pages().get(&1).expect("a page");
    pdf.change_page_content(page, b"q 595 0 0 842 0 0 cm /Scan1 Do Q".to_vec()).expect("changed");
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("written");
    let third = made(&scan(bytes));
    assert!(third.pdf.windows(jpeg.len()).any(|window| window == jpeg));
}

#[test]
fn a_changed_word_is_pointed_at() {
    let (_, layout) = english();
    let mut page = Simulation::default().scan(&layout, 0);
    // Words of another line are where some should be: 30 mm of it, from 4 mm above its baseline to 2 below it.
    let runs = &layout.words().pages[0].runs;
    let pixel = |mm: f64| format!("{:.0}", mm / 25.4 * 200.0).parse::<u32>().expect("a number");
    let top = |run: usize| runs[run].y / 72.0 * 25.4 - 4.0;
    let piece =
        image::imageops::crop_imm(&page, pixel(60.0), pixel(top(9)), pixel(30.0), pixel(6.0)).to_image();
    image::imageops::replace(&mut page, &piece, pixel(90.0).into(), pixel(top(5)).into());
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 85).encode_image(&page).expect("a JPEG");
    let changed = made(&scan(bytes));
    let fit = &changed.record.pages[0];
    assert!(fit.matched > 0.9 && fit.missing.len() >= 2, "{fit:?}");
    let near = |value: f64, from: f64, length: f64| (from - 6.0..from + length + 6.0).contains(&value);
    let is_there = |[x, y]: &[f64; 2]| near(*x, 90.0, 30.0) && near(*y, top(5), 6.0);
    assert!(fit.missing.iter().all(is_there), "{fit:?}");
    let untouched = made(&scan(Simulation::default().jpeg(&layout, 0)));
    assert_eq!(untouched.record.pages[0].missing, [[0.0; 2]; 0]);
}
