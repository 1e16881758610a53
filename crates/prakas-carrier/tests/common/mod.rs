//! PDFs written by hand.

#![allow(unreachable_pub, dead_code, reason = "a module of each test program, which shares nothing")]

use std::collections::BTreeMap;

use miniz_oxide::deflate::compress_to_vec_zlib;

/// The release that the files here carry.
pub const STORED: &[u8] = br#"{"schema": 1, "id": "office-hours"}"#;

/// The catalog, the tree of names, a file specification and the file, by their numbers.
pub fn objects() -> BTreeMap<u32, Vec<u8>> {
    let packed = compress_to_vec_zlib(STORED, 6);
    BTreeMap::from([
        (1, b"<</Type/Catalog/AF[3 0 R]/Names<</EmbeddedFiles 2 0 R>>>>".to_vec()),
        (2, b"<</Names[(release.json) 3 0 R]>>".to_vec()),
        (3, specification("release.json", "Source", 4)),
        (4, stream("/Type/EmbeddedFile/Subtype/application#2Fjson/Filter/FlateDecode", &packed)),
    ])
}

pub fn specification(name: &str, relationship: &str, file: u32) -> Vec<u8> {
    format!(
        "<</Type/Filespec/F({name})/UF({name})/EF<</F {file} 0 R/UF {file} 0 R>>/AFRelationship/{relationship}/Desc(What)>>"
    )
    .into_bytes()
}

pub fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    [format!("<<{entries}/Length {}>>stream\n", data.len()).as_bytes(), data, b"\nendstream"].concat()
}

/// A file with a table, and where that stands.
pub fn with_table(objects: &BTreeMap<u32, Vec<u8>>) -> Vec<u8> {
    add(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec(), objects, "/Root 1 0 R")
}

/// The same file with objects added to it, in a section of their own.
pub fn updated(file: &[u8], objects: &BTreeMap<u32, Vec<u8>>) -> Vec<u8> {
    let entries = format!("/Root 1 0 R/Prev {}", newest_section(file));
    add([file, b"\n"].concat(), objects, &entries)
}

/// Where the newest section of a file begins.
pub fn newest_section(file: &[u8]) -> usize {
    let text = String::from_utf8_lossy(file);
    let number = text.rsplit("startxref\n").next().and_then(|rest| rest.lines().next());
    number.expect("a number").parse().expect("a number")
}

pub fn add(mut file: Vec<u8>, objects: &BTreeMap<u32, Vec<u8>>, trailer: &str) -> Vec<u8> {
    let mut runs = String::new();
    for (number, object) in objects {
        runs += &format!("{number} 1\n{:010} 00000 n \n", file.len());
        file.extend(format!("{number} 0 obj\n").as_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let at = file.len();
    let size = objects.keys().max().map_or(0, |most| most + 1);
    file.extend(
        format!("xref\n0 1\n0000000000 65535 f \n{runs}trailer\n<</Size {size}{trailer}>>\n").as_bytes(),
    );
    end(file, at)
}

pub fn end(mut file: Vec<u8>, at: usize) -> Vec<u8> {
    file.extend(format!("startxref\n{at}\n%%EOF").as_bytes());
    file
}

/// A file with its table in a stream, and all objects that are no streams in another.
pub fn with_streams(
    objects: &BTreeMap<u32, Vec<u8>>,
    parameters: &str,
    predict: fn(&[u8]) -> Vec<u8>,
) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let most = objects.keys().max().copied().unwrap_or(0);
    let (container, table) = (most + 1, most + 2);
    let mut entries: BTreeMap<u32, [u8; 4]> = BTreeMap::from([(0, [0, 0, 0, 0])]);
    let place = |kind: u8, second: usize, third: usize| {
        let second = u16::try_from(second).expect("a small file").to_be_bytes();
        [kind, second[0], second[1], u8::try_from(third).expect("few objects")]
    };
    let (streams, plain): (Vec<_>, Vec<_>) =
        objects.iter().partition(|(_, object)| object.ends_with(b"endstream"));
    let mut write = |file: &mut Vec<u8>, number: u32, object: &[u8]| {
        entries.insert(number, place(1, file.len(), 0));
        file.extend([format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
    };
    for (number, object) in streams {
        write(&mut file, *number, object);
    }
    let (mut pairs, mut bodies) = (String::new(), Vec::new());
    for (number, object) in &plain {
        pairs += &format!("{number} {} ", bodies.len());
        bodies.extend([object.as_slice(), b" "].concat());
    }
    let data = compress_to_vec_zlib(&[pairs.as_bytes(), &bodies].concat(), 6);
    let head = format!("/Type/ObjStm/N {}/First {}/Filter/FlateDecode", plain.len(), pairs.len());
    write(&mut file, container, &stream(&head, &data));
    let at = file.len();
    write(&mut file, table, b"");
    file.truncate(at);
    for (index, (number, _)) in plain.iter().enumerate() {
        entries.insert(**number, place(2, container as usize, index));
    }
    let rows: Vec<u8> = entries.values().flatten().copied().collect();
    let head = format!(
        "/Type/XRef/W[1 2 1]/Root 1 0 R/Size {}/Filter/FlateDecode/DecodeParms<<{parameters}>>",
        table + 1
    );
    let table_object = stream(&head, &compress_to_vec_zlib(&predict(&rows), 6));
    file.extend([format!("{table} 0 obj\n").as_bytes(), &table_object, b"\nendobj\n"].concat());
    end(file, at)
}

/// Rows of four bytes as PNG's predictor `Up` leaves them, which most programs use.
pub fn up(rows: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for (i, row) in rows.chunks(4).enumerate() {
        out.push(2);
        let above = |j: usize| if i == 0 { 0 } else { rows[(i - 1) * 4 + j] };
        out.extend(row.iter().enumerate().map(|(j, byte)| byte.wrapping_sub(above(j))));
    }
    out
}
