//! What printpdf does not write: metadata, the colours' intent, what is attached, an identifier that does not change.

use jiff::civil::Date;
use lopdf_of_printpdf::{Dictionary, Document as Pdf, Object, ObjectId, Stream, StringFormat, text_string};
use prakas_document::{Carried, CarriedKind, Document};
use sha2::{Digest as _, Sha256};

use super::xmp::{self, Facts};
use crate::FacsimileError;
use crate::record::{self, Record};

pub(super) fn finish(
    mut pdf: Pdf,
    document: &Document,
    record: &Record,
    sizes: &[(f64, f64)],
) -> Result<Vec<u8>, FacsimileError> {
    pdf.version = "1.7".to_owned();
    pdf.binary_mark = vec![0xE2, 0xE3, 0xCF, 0xD3];
    page_boxes(&mut pdf, sizes)?;
    pdf.compress();
    let facts = Facts::new(document, &identity(document, record));
    information(&mut pdf, &facts);
    let metadata = metadata(&mut pdf, &facts);
    let intent = intent(&mut pdf)?;
    let attached = attachments(&mut pdf, document, record)?;
    let catalog = pdf.catalog_mut().map_err(|error| FacsimileError::Write(error.to_string()))?;
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![intent.into()]);
    catalog.set("Lang", text_string(&facts.language));
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    catalog.set("ViewerPreferences", preferences);
    if !attached.is_empty() {
        catalog.set("AF", attached.iter().map(|(_, id)| Object::from(*id)).collect::<Vec<_>>());
        let names = attached.iter().flat_map(|(name, id)| [text_string(name), (*id).into()]);
        let mut files = Dictionary::new();
        files.set("Names", names.collect::<Vec<_>>());
        let mut names = Dictionary::new();
        names.set("EmbeddedFiles", files);
        catalog.set("Names", names);
    }
    let id = Object::String(facts.identifier.to_vec(), StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).map_err(|error| FacsimileError::Write(error.to_string()))?;
    Ok(bytes)
}

/// Sixteen bytes that tell this facsimile from others: of the release's words and of the scans.
fn identity(document: &Document, record: &Record) -> [u8; 16] {
    let mut digest = Sha256::new();
    digest.update(document.meta.id.as_bytes());
    digest.update(document.digest().as_bytes());
    digest.update(record.to_json());
    let mut identifier = [0; 16];
    identifier.copy_from_slice(&digest.finalize()[..16]);
    identifier
}

/// The page's own size: printpdf rounds millimetres.
fn page_boxes(pdf: &mut Pdf, sizes: &[(f64, f64)]) -> Result<(), FacsimileError> {
    let pages: Vec<ObjectId> = pdf.get_pages().into_values().collect();
    for (id, (width, height)) in pages.into_iter().zip(sizes) {
        let page = pdf.get_dictionary_mut(id).map_err(|error| FacsimileError::Write(error.to_string()))?;
        let edges = || -> Vec<Object> {
            vec![0.into(), 0.into(), super::number(*width).into(), super::number(*height).into()]
        };
        page.set("MediaBox", edges());
        page.remove(b"TrimBox");
        page.remove(b"CropBox");
        page.remove(b"Annots");
    }
    Ok(())
}

fn information(pdf: &mut Pdf, facts: &Facts) {
    let mut information = Dictionary::new();
    information.set("Title", text_string(&facts.title));
    information.set("Author", text_string(&facts.authors.join("; ")));
    information.set("Keywords", text_string(&facts.keywords.join(", ")));
    information.set("Creator", text_string(xmp::CREATOR));
    information.set("Producer", text_string(xmp::CREATOR));
    if let Some(day) = facts.issued {
        let date = Object::string_literal(pdf_date(day));
        information.set("CreationDate", date.clone());
        information.set("ModDate", date);
    }
    match pdf.trailer.get(b"Info").and_then(Object::as_reference) {
        Ok(id) => pdf.set_object(id, information),
        Err(_) => {
            let id = pdf.add_object(information);
            pdf.trailer.set("Info", id);
        }
    }
}

/// Midnight in Phnom Penh.
fn pdf_date(day: Date) -> String {
    format!("D:{:04}{:02}{:02}000000+07'00", day.year(), day.month(), day.day())
}

fn metadata(pdf: &mut Pdf, facts: &Facts) -> ObjectId {
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Metadata");
    dictionary.set("Subtype", "XML");
    pdf.add_object(Stream::new(dictionary, xmp::packet(facts).into_bytes()).with_compression(false))
}

/// The colours are sRGB's (ISO 19005-3 §6.2.3).
fn intent(pdf: &mut Pdf) -> Result<Dictionary, FacsimileError> {
    let profile =
        srgb().ok_or_else(|| FacsimileError::Write("the colour profile cannot be written".to_owned()))?;
    let mut dictionary = Dictionary::new();
    dictionary.set("N", 3);
    let mut stream = Stream::new(dictionary, profile);
    // What cannot be made smaller stays as it is.
    let _ = stream.compress();
    let profile = pdf.add_object(stream);
    let mut intent = Dictionary::new();
    intent.set("Type", "OutputIntent");
    intent.set("S", "GTS_PDFA1");
    intent.set("OutputConditionIdentifier", text_string("sRGB IEC61966-2.1"));
    intent.set("Info", text_string("sRGB IEC61966-2.1"));
    intent.set("DestOutputProfile", profile);
    Ok(intent)
}

fn srgb() -> Option<Vec<u8>> {
    let mut profile = moxcms::ColorProfile::new_srgb().encode().ok()?;
    // Its date (ICC.1 7.2.8) is that of the standard: a profile that was made today would be another one tomorrow.
    let date: [u8; 12] = [7, 207, 0, 10, 0, 1, 0, 0, 0, 0, 0, 0];
    profile.get_mut(24..36)?.copy_from_slice(&date);
    Some(profile)
}

/// The release, its sources, and the record of the scans; each with its name, in the order of the names.
fn attachments(
    pdf: &mut Pdf,
    document: &Document,
    record: &Record,
) -> Result<Vec<(String, ObjectId)>, FacsimileError> {
    let digest = document.digest();
    let mut attached: Vec<(String, ObjectId)> = document
        .meta
        .carried
        .iter()
        .map(|file| (file.name.clone(), attach(pdf, &File::carried(file, &digest), document.meta.issued)))
        .collect();
    let scans = record.to_json();
    let scans = File {
        name: record::NAME,
        media_type: "application/json",
        relationship: "Supplement",
        description: "What was scanned, and how it lies on the pages".to_owned(),
        bytes: &scans,
    };
    attached.push((record::NAME.to_owned(), attach(pdf, &scans, document.meta.issued)));
    // A name tree is sorted (ISO 32000-2 §7.9.6).
    attached.sort_by(|a, b| a.0.encode_utf16().cmp(b.0.encode_utf16()));
    Ok(attached)
}

/// A file to attach.
struct File<'a> {
    name: &'a str,
    media_type: &'a str,
    relationship: &'a str,
    description: String,
    bytes: &'a [u8],
}

impl<'a> File<'a> {
    fn carried(file: &'a Carried, digest: &str) -> Self {
        let description = match file.kind {
            CarriedKind::Release => format!("This release as data (sha256 of the words: {digest})"),
            CarriedKind::Source => "What this release was made of".to_owned(),
        };
        Self {
            name: &file.name,
            media_type: file.media_type,
            relationship: "Source",
            description,
            bytes: &file.bytes,
        }
    }
}

fn attach(pdf: &mut Pdf, file: &File<'_>, issued: Option<Date>) -> ObjectId {
    let mut parameters = Dictionary::new();
    parameters.set("Size", i64::try_from(file.bytes.len()).unwrap_or(i64::MAX));
    if let Some(day) = issued {
        parameters.set("ModDate", Object::string_literal(pdf_date(day)));
    }
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "EmbeddedFile");
    dictionary.set("Subtype", Object::Name(file.media_type.as_bytes().to_vec()));
    dictionary.set("Params", parameters);
    let mut stream = Stream::new(dictionary, file.bytes.to_vec());
    // What cannot be made smaller stays as it is.
    let _ = stream.compress();
    let stream = pdf.add_object(stream);
    let mut embedded = Dictionary::new();
    embedded.set("F", stream);
    embedded.set("UF", stream);
    let mut specification = Dictionary::new();
    specification.set("Type", "Filespec");
    specification.set("F", text_string(file.name));
    specification.set("UF", text_string(file.name));
    specification.set("Desc", text_string(&file.description));
    specification.set("AFRelationship", file.relationship);
    specification.set("EF", embedded);
    pdf.add_object(specification)
}
