//! The files that come of it.

use lopdf::Document as Pdf;
use prakas::document::reading::squeeze;
use prakas::{FacsimileError, FacsimileOptions, FaultKind, Scan, ScanError, facsimile};
use prakas_tests::scan::Simulation;

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
    let options = FacsimileOptions::default();
    assert_eq!(facsimile(&document, &layout, &[], &options), Err(FacsimileError::NoScan));
    let two = [scan(jpeg.clone()), scan(jpeg)].concat();
    assert_eq!(
        facsimile(&document, &layout, &two, &options),
        Err(FacsimileError::Count { scans: 2, pages: 1 })
    );
}
