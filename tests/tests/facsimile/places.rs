//! Where words are found.

use kurbo::{Affine, Point};
use prakas::{
    Document, FacsimileError, FacsimileOptions, FaultKind, Fit, Language, Layout, Mismatch, Scan, facsimile,
};
use prakas_tests::scan::Simulation;

use super::{document, english, khmer, set};

/// How the first page goes together with its simulated scan; and how far from where they are its words are then, in millimetres: the
/// middle one, and the worst.
fn found(document: &Document, layout: &Layout, simulation: &Simulation) -> (Fit, f64, f64) {
    let scans = [Scan { name: "scan.jpg".to_owned(), bytes: simulation.jpeg(layout, 0) }];
    let made = facsimile(document, layout, &scans, &FacsimileOptions::default()).expect("made");
    let fit = made.record.pages[0].clone();
    let (map, truth) = (Affine::new(fit.map), simulation.map(layout));
    let words = layout.words();
    let glyphs = words.pages[0].runs.iter().flat_map(|run| run.glyphs.iter().map(|glyph| (glyph.x, run.y)));
    let mut offs: Vec<f64> = glyphs
        .map(|at| (map * Point::from(at)).distance(truth * Point::from(at)) / simulation.dpi * 25.4)
        .collect();
    offs.sort_by(f64::total_cmp);
    (fit, offs[offs.len() / 2], offs[offs.len() - 1])
}

#[test]
fn words_are_found_to_a_fraction_of_a_millimetre() {
    let of = |dpi, skew| Simulation { dpi, skew, ..Simulation::default() };
    let simulations = [
        of(200.0, 3.0),
        of(200.0, -3.0),
        of(150.0, 0.0),
        Simulation { shift: (4.0, -6.0), print_scale: 0.95, ..of(300.0, 1.2) },
        Simulation { blur: 0.2, noise: 20.0, seed: 7, ..of(150.0, -5.0) },
        Simulation { print_scale: 1.04, shift: (-3.0, 3.0), seed: 9, ..of(200.0, 7.0) },
        Simulation { signed: false, ..of(600.0, 0.4) },
    ];
    for (language, (document, layout)) in [("en", english()), ("km", khmer())] {
        for simulation in &simulations {
            let (fit, middle, worst) = found(&document, &layout, simulation);
            assert!(middle < 0.3 && worst < 1.0, "{language}: {middle} {worst} {simulation:?}");
            assert!(fit.matched > 0.75, "{language}: {} {simulation:?}", fit.matched);
        }
    }
}

fn refused(layout: &Layout, scan: Vec<u8>) -> Vec<FaultKind> {
    let document = document(Language::EN, "Press Release on the Summit", 0, 6);
    let scans = [Scan { name: "scan.jpg".to_owned(), bytes: scan }];
    match facsimile(&document, layout, &scans, &FacsimileOptions::default()) {
        Err(FacsimileError::Scans(faults)) => faults.into_iter().map(|fault| fault.why).collect(),
        other => panic!("{other:?}"),
    }
}

fn mismatches(faults: &[FaultKind]) -> Vec<Mismatch> {
    faults
        .iter()
        .map(|fault| match fault {
            FaultKind::Mismatch { why, .. } => *why,
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn another_text_is_refused() {
    let (_, layout) = english();
    let simulation = Simulation { skew: 0.7, ..Simulation::default() };
    for other in [
        document(Language::EN, "Press Release on the Summit", 1, 6),
        document(Language::EN, "Another title of another press release", 2, 5),
        document(Language::KM, "សេចក្តីប្រកាសព័ត៌មាន", 0, 6),
    ] {
        let faults = refused(&layout, simulation.jpeg(&set(&other), 0));
        assert!(matches!(mismatches(&faults)[..], [Mismatch::OtherText(part)] if part < 85), "{faults:?}");
    }
}

#[test]
fn a_page_that_is_turned_says_so() {
    let (_, layout) = english();
    let scan = Simulation { skew: 1.0, ..Simulation::default() }.scan(&layout, 0);
    for (degrees, turned) in [
        (180, image::imageops::rotate180(&scan)),
        (90, image::imageops::rotate90(&scan)),
        (270, image::imageops::rotate270(&scan)),
    ] {
        let mut bytes = Vec::new();
        image::codecs::jpeg::JpegEncoder::new(&mut bytes).encode_image(&turned).expect("a JPEG");
        assert_eq!(mismatches(&refused(&layout, bytes)), [Mismatch::Turned(degrees)]);
    }
}

#[test]
fn pages_that_changed_places_say_so() {
    let document = document(Language::EN, "Press Release on the Summit", 0, 40);
    let layout = set(&document);
    assert_eq!(layout.page_count(), 4);
    let simulation = Simulation::default();
    let scan = |page| Scan { name: format!("{page}.jpg"), bytes: simulation.jpeg(&layout, page) };
    let options = FacsimileOptions::default();
    let swapped = [scan(0), scan(2), scan(1), scan(3)];
    let Err(FacsimileError::Scans(faults)) = facsimile(&document, &layout, &swapped, &options) else {
        panic!("refused");
    };
    let kinds: Vec<FaultKind> = faults.into_iter().map(|fault| fault.why).collect();
    assert_eq!(mismatches(&kinds), [Mismatch::OtherPage(3), Mismatch::OtherPage(2)]);
    let missing = facsimile(&document, &layout, &[scan(0)], &options);
    assert_eq!(missing, Err(FacsimileError::Count { scans: 1, pages: 4 }));
    let made = facsimile(&document, &layout, &[scan(0), scan(1), scan(2), scan(3)], &options).expect("made");
    assert_eq!(made.record.pages.len(), 4);
    let forced = facsimile(&document, &layout, &swapped, &FacsimileOptions { force: true }).expect("made");
    assert!(forced.record.pages[1].matched < 0.7);
}
