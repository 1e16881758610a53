//! What a PDF carries, whoever wrote it last, and whatever its bytes are.

mod common;

use std::collections::BTreeMap;

use miniz_oxide::deflate::compress_to_vec_zlib;
use prakas_carrier::{CarrierError, File, Limits, Relationship, pdf};

use common::{
    STORED, add, end, newest_section, objects, specification, stream, up, updated, with_streams, with_table,
};

fn release(file: &[u8]) -> Result<Vec<u8>, CarrierError> {
    pdf::release(file, &Limits::default()).map(|release| release.bytes)
}

fn assert_carries(file: &[u8]) {
    assert_eq!(release(file), Ok(STORED.to_vec()), "{}", String::from_utf8_lossy(file));
}

#[test]
fn a_file_is_taken_out_with_what_is_said_of_it() {
    let expected = File {
        name: "release.json".into(),
        media_type: Some("application/json".into()),
        description: Some("What".into()),
        relationship: Relationship::Source,
        bytes: STORED.to_vec(),
    };
    let file = with_table(&objects());
    assert_eq!(pdf::release(&file, &Limits::default()), Ok(expected.clone()));
    assert_eq!(pdf::carried(&file, &Limits::default()), Ok(vec![expected]));
}

#[test]
fn files_that_were_written_anew_are_read() {
    assert_carries(&with_streams(&objects(), "", <[u8]>::to_vec));
    assert_carries(&with_streams(&objects(), "/Predictor 12/Columns 4", up));
    assert_carries(&[b"From: office\r\n\r\n".as_slice(), &with_table(&objects())].concat());
}

#[test]
fn a_file_is_found_by_either_way_to_it() {
    for catalog in [
        "<</Type/Catalog/AF[3 0 R]>>",
        "<</Type/Catalog/AF 3 0 R>>",
        "<</Type/Catalog/Names<</EmbeddedFiles 2 0 R>>>>",
        "<</Type/Catalog/Names<</EmbeddedFiles<</Kids[<</Kids[2 0 R]>>]>>>>>>",
    ] {
        let mut objects = objects();
        objects.insert(1, catalog.into());
        assert_carries(&with_table(&objects));
    }
}

#[test]
fn of_several_the_source_is_the_release() {
    let mut objects = objects();
    objects.insert(1, b"<</Type/Catalog/AF[5 0 R 3 0 R 7 0 R]>>".to_vec());
    objects.insert(5, specification("release.json", "Data", 6));
    objects.insert(6, stream("", b"another"));
    objects.insert(7, specification("../notes.txt", "Supplement", 6));
    let file = with_table(&objects);
    assert_carries(&file);
    let all = pdf::carried(&file, &Limits::default()).expect("three files");
    let names: Vec<_> = all.iter().map(|file| (file.name.as_str(), file.relationship)).collect();
    let (data, source, supplement) = (Relationship::Data, Relationship::Source, Relationship::Supplement);
    assert_eq!(names, [("release.json", data), ("release.json", source), ("notes.txt", supplement)]);
}

#[test]
fn what_was_added_later_counts() {
    let file = with_table(&objects());
    let signature = BTreeMap::from([(5, b"<</Type/Sig>>".to_vec())]);
    let signed = updated(&file, &signature);
    assert_carries(&signed);
    assert_carries(&updated(&signed, &BTreeMap::from([(6, b"null".to_vec())])));
    let later = BTreeMap::from([(9, b"<</Type/Sig>>".to_vec())]);
    assert_carries(&updated(&with_streams(&objects(), "", <[u8]>::to_vec), &later));
    let other = updated(&file, &BTreeMap::from([(4, stream("", b"{}"))]));
    assert_eq!(release(&other), Ok(b"{}".to_vec()));
    let without = updated(&file, &BTreeMap::from([(1, b"<</Type/Catalog>>".to_vec())]));
    assert_eq!(release(&without), Err(CarrierError::NoRelease));
}

#[test]
fn what_was_taken_away_later_is_gone() {
    let file = with_table(&objects());
    let at = file.len();
    let table =
        format!("xref\n4 1\n0000000000 00001 f \ntrailer\n<</Root 1 0 R/Prev {}>>\n", newest_section(&file));
    let file = end([file, table.into_bytes()].concat(), at);
    assert_eq!(release(&file), Err(CarrierError::NoRelease));
}

#[test]
fn a_file_for_old_readers_and_new_ones_is_read() {
    let streams = with_streams(&objects(), "", <[u8]>::to_vec);
    let at = streams.len();
    let table = format!(
        "xref\n0 5\n{}trailer\n<</Root 1 0 R/XRefStm {}>>\n",
        "0000000000 00000 f \n".repeat(5),
        newest_section(&streams)
    );
    assert_carries(&end([streams, table.into_bytes()].concat(), at));
}

#[test]
fn lengths_are_believed_where_the_stream_ends_there() {
    let packed = compress_to_vec_zlib(STORED, 6);
    for length in ["5 0 R", "9 0 R", "1", "1000000000", "-1", "(x)", "null"] {
        let mut objects = objects();
        let head = format!("<</Filter/FlateDecode/Length {length}>>stream\r\n");
        objects.insert(4, [head.as_bytes(), &packed, b"\r\nendstream"].concat());
        objects.insert(5, packed.len().to_string().into_bytes());
        assert_carries(&with_table(&objects));
    }
}

#[test]
fn what_cannot_be_read_is_told_plainly() {
    use CarrierError::*;
    let sound = with_table(&objects());
    assert_eq!(release(b""), Err(WrongFormat("PDF")));
    assert_eq!(release(b"PK\x03\x04"), Err(WrongFormat("PDF")));
    assert_eq!(release(&sound[..sound.len() / 2]), Err(Broken("its end is missing")));
    assert_eq!(release(&sound[10..]), Err(WrongFormat("PDF")));
    assert!(matches!(release(&end(sound.clone(), 77)), Err(Broken(_))));
    assert_eq!(release(&add(b"%PDF-1.7\n".to_vec(), &objects(), "")), Err(Broken("it has no catalog")));
    let encrypted = add(b"%PDF-1.7\n".to_vec(), &objects(), "/Root 1 0 R/Encrypt 9 0 R");
    assert_eq!(release(&encrypted), Err(Encrypted));
    let mut other = objects();
    other.insert(3, specification("invoice.xml", "Data", 4));
    assert_eq!(release(&with_table(&other)), Err(NoRelease));
    let mut packed = objects();
    packed.insert(4, stream("/Filter/LZWDecode", b"x"));
    assert_eq!(release(&with_table(&packed)), Err(Unsupported("LZWDecode".into())));
    for head in [b"1 0 obj\n", b"4 0 obj\n"] {
        let mut moved = sound.clone();
        let at = moved.windows(head.len()).position(|bytes| bytes == head).expect("the object");
        moved[at] = b'8';
        assert_eq!(release(&moved), Err(Broken("an object stands where another should")));
    }
}

#[test]
fn circles_end() {
    let with = |number: u32, object: &[u8]| {
        let mut objects = objects();
        objects.insert(number, object.to_vec());
        objects.insert(5, b"5 0 R".to_vec());
        objects
    };
    for (number, object) in [
        (1, &b"1 0 R"[..]),
        (1, b"<</Names 5 0 R>>"),
        (1, b"<</AF 5 0 R>>"),
        (2, b"<</Kids[2 0 R]>>"),
        (2, b"<</Kids[<</Kids[2 0 R]>>]>>"),
        (3, b"3 0 R"),
        (4, b"<</Length 4 0 R/Subtype 5 0 R>>stream\nx\nendstream"),
    ] {
        let objects = with(number, object);
        for file in [with_table(&objects), with_streams(&objects, "", <[u8]>::to_vec)] {
            assert!(
                matches!(release(&file), Err(CarrierError::Broken(_))),
                "{}",
                String::from_utf8_lossy(object)
            );
        }
    }
    let file = with_table(&objects());
    let to_itself = add(file.clone(), &BTreeMap::new(), &format!("/Root 1 0 R/Prev {}", file.len()));
    assert_eq!(release(&to_itself), Err(CarrierError::Broken("its cross-reference tables lead in a circle")));
}

/// A file whose catalog is in an object stream that is said to be in itself.
#[test]
fn an_object_stream_in_itself_is_broken() {
    let rows = [[0, 0, 0], [2, 1, 0], [1, 9, 0]].concat();
    let table = stream("/Type/XRef/W[1 1 1]/Root 1 0 R/Size 3", &rows);
    let file = [b"%PDF-1.7\n2 0 obj\n".as_slice(), &table, b"\nendobj\n"].concat();
    assert!(matches!(release(&end(file, 9)), Err(CarrierError::Broken(_))));
}

#[test]
fn claims_cost_nothing() {
    for head in [
        "/W[0 0 0]/Size 4294967295",
        "/W[1 2 1]/Size 4294967295",
        "/W[8 8 8]/Index[0 4294967295 0 4294967295]",
        "/W[9 9 9]/Size 1",
        "/W[1 2]/Size 1",
        "/W[1 2 1]/Size 99999999999",
        "/W[1 2 1]/Index[4294967295 4294967295]",
    ] {
        let table = stream(&format!("/Type/XRef/Root 1 0 R{head}"), b"\x01\x00\x09\x00");
        let file = [b"%PDF-1.7\n2 0 obj\n".as_slice(), &table, b"\nendobj\n"].concat();
        assert!(matches!(release(&end(file, 9)), Err(CarrierError::Broken(_))), "{head}");
    }
    for table in ["0 4294967295\n", "0 99999999999999999999\n", "4294967295 1\n0000000009 00000 n \n"] {
        let file = format!("%PDF-1.7\nxref\n{table}trailer\n<</Root 1 0 R>>\n");
        assert!(
            matches!(
                release(&end(file.into_bytes(), 9)),
                Err(CarrierError::Broken(_) | CarrierError::NoRelease)
            ),
            "{table}"
        );
    }
}

#[test]
fn each_limit_holds() {
    let file = with_table(&objects());
    let with = |limits: Limits| pdf::release(&file, &limits).map(|release| release.bytes);
    let default = Limits::default();
    for limits in [
        Limits { file: file.len() - 1, ..default },
        Limits { stream: STORED.len() - 1, ..default },
        Limits { inflated: STORED.len() - 1, ..default },
        Limits { objects: 10, ..default },
        Limits { depth: 2, ..default },
        Limits { files: 0, ..default },
    ] {
        assert!(matches!(with(limits), Err(CarrierError::TooLarge(_))), "{limits:?}");
    }
    let limits =
        Limits { file: file.len(), stream: STORED.len(), inflated: STORED.len(), files: 1, ..default };
    assert_eq!(with(limits), Ok(STORED.to_vec()));
}

#[test]
fn the_same_bytes_are_not_read_again_and_again() {
    // Ten thousand file specifications, which are all the same megabyte of the file.
    let mut objects = objects();
    let many: String = (10..10_010).map(|number| format!("{number} 0 R ")).collect();
    objects.insert(1, format!("<</Type/Catalog/AF[{many}]>>").into_bytes());
    let file = with_table(&objects);
    let start = file.len() + 1;
    let long = format!("\n9 0 obj\n<</A({})>>\nendobj\n", "x".repeat(1 << 20));
    let at = file.len() + long.len();
    let line = format!("{start:010} 00000 n \n").repeat(10_000);
    let table = format!("xref\n10 10000\n{line}trailer\n<</Root 1 0 R/Prev {}>>\n", newest_section(&file));
    let file = end([file, long.into_bytes(), table.into_bytes()].concat(), at);
    assert!(release(&file).is_err());
    // The same, where each is of the number that is asked for: in a stream of objects that is inflated once.
    let pairs: String = (10..10_010).map(|number| format!("{number} 0 ")).collect();
    let body = format!("{pairs}<</A({})>>", "x".repeat(1 << 20));
    let head = format!("/Type/ObjStm/N 10000/First {}/Filter/FlateDecode", pairs.len());
    let mut rows = Vec::new();
    let mut pdf_file = b"%PDF-1.7\n".to_vec();
    let mut entry = |kind: u8, second: usize, third: usize| {
        rows.push(kind);
        rows.extend(u32::try_from(second).expect("small").to_be_bytes());
        rows.extend(u16::try_from(third).expect("few").to_be_bytes());
    };
    entry(0, 0, 0);
    entry(1, pdf_file.len(), 0);
    pdf_file.extend(format!("1 0 obj\n<</Type/Catalog/AF[{many}]>>\nendobj\n").into_bytes());
    entry(1, pdf_file.len(), 0);
    let objects = stream(&head, &compress_to_vec_zlib(body.as_bytes(), 9));
    pdf_file.extend([b"2 0 obj\n".as_slice(), &objects, b"\nendobj\n"].concat());
    (0..7).for_each(|_| entry(0, 0, 0));
    (0..10_000).for_each(|index| entry(2, 2, index));
    let at = pdf_file.len();
    let table = stream("/Type/XRef/W[1 4 2]/Root 1 0 R/Size 10010", &rows);
    pdf_file.extend([b"3 0 obj\n".as_slice(), &table, b"\nendobj\n"].concat());
    assert!(matches!(release(&end(pdf_file, at)), Err(CarrierError::TooLarge(_))));
}

/// A number that looks random, from the one before it (Marsaglia 2003).
fn xorshift(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 16).expect("48 bits")
}

#[test]
fn broken_files_are_refused_or_read_and_never_panic() {
    let files = [
        with_table(&objects()),
        with_streams(&objects(), "/Predictor 12/Columns 4", up),
        updated(&with_table(&objects()), &BTreeMap::from([(5, b"<</Type/Sig>>".to_vec())])),
    ];
    let limits = Limits { stream: 1 << 16, inflated: 1 << 17, ..Limits::default() };
    let mut state = 0x5EED;
    for file in &files {
        for length in 0..file.len() {
            let _ = pdf::carried(&file[..length], &limits);
        }
        for at in 0..file.len() {
            for byte in [0, b'0', b'9', b'<', b'(', b'/', b' ', 0xFF] {
                let mut mutant = file.clone();
                mutant[at] = byte;
                let _ = pdf::carried(&mutant, &limits);
            }
        }
        for _ in 0..20_000 {
            let mut mutant = file.clone();
            for _ in 0..=xorshift(&mut state) % 4 {
                let at = xorshift(&mut state) % mutant.len();
                match xorshift(&mut state) % 3 {
                    0 => mutant[at] = u8::try_from(xorshift(&mut state) % 256).expect("a byte"),
                    1 => drop(mutant.drain(at..(at + xorshift(&mut state) % 9).min(mutant.len()))),
                    _ => {
                        let from = xorshift(&mut state) % mutant.len();
                        let piece =
                            mutant[from..(from + xorshift(&mut state) % 30).min(mutant.len())].to_vec();
                        mutant.splice(at..at, piece);
                    }
                }
            }
            let _ = pdf::carried(&mutant, &limits);
        }
    }
}
