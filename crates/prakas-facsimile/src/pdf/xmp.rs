//! Metadata as XMP (ISO 16684-1), which PDF/A asks for.

use jiff::civil::Date;
use prakas_document::{Document, Language};
use quick_xml::escape::escape;

/// What made the file.
pub(super) const CREATOR: &str = "Prakas";

/// What is said of the file.
pub(super) struct Facts {
    pub(super) title: String,
    pub(super) authors: Vec<String>,
    pub(super) description: Option<String>,
    pub(super) keywords: Vec<String>,
    /// Of the first part, as BCP 47 has it.
    pub(super) language: String,
    pub(super) languages: Vec<String>,
    pub(super) issued: Option<Date>,
    pub(super) identifier: [u8; 16],
}

impl Facts {
    pub(super) fn new(document: &Document, identifier: &[u8; 16]) -> Self {
        let meta = &document.meta;
        let languages: Vec<String> = document.languages().map(Language::to_string).collect();
        let own = ["facsimile".to_owned()];
        Self {
            title: spoken(&meta.title),
            authors: meta.authors.iter().map(|author| spoken(author)).collect(),
            description: meta.description.as_ref().map(|description| spoken(description)),
            keywords: meta
                .keywords
                .iter()
                .map(|keyword| spoken(keyword))
                .chain(own)
                .chain(languages.iter().cloned())
                .collect(),
            language: languages.first().cloned().unwrap_or_default(),
            languages,
            issued: meta.issued,
            identifier: *identifier,
        }
    }
}

/// Words without what only says where lines break.
fn spoken(words: &str) -> String {
    words
        .chars()
        .filter(|c| !matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}'))
        .collect::<String>()
        .trim()
        .to_owned()
}

/// The metadata stream.
pub(super) fn packet(facts: &Facts) -> String {
    let items = |values: &[String]| {
        values.iter().map(|it| format!("<rdf:li>{}</rdf:li>", escape(it.as_str()))).collect::<String>()
    };
    let one =
        |value: &str| format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt>", escape(value));
    let hex: String = facts.identifier.iter().map(|byte| format!("{byte:02x}")).collect();
    let uuid = format!("uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]);
    let mut properties = vec![
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>".to_owned(),
        "<dc:format>application/pdf</dc:format>".to_owned(),
        format!("<dc:title>{}</dc:title>", one(&facts.title)),
        format!("<dc:language><rdf:Bag>{}</rdf:Bag></dc:language>", items(&facts.languages)),
        format!("<dc:subject><rdf:Bag>{}</rdf:Bag></dc:subject>", items(&facts.keywords)),
        format!("<pdf:Keywords>{}</pdf:Keywords>", escape(facts.keywords.join(", "))),
        format!("<pdf:Producer>{CREATOR}</pdf:Producer><xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>"),
        format!("<xmpMM:DocumentID>{uuid}</xmpMM:DocumentID><xmpMM:InstanceID>{uuid}</xmpMM:InstanceID>"),
    ];
    if !facts.authors.is_empty() {
        // Info has one author, so XMP has, too.
        let authors = [facts.authors.join("; ")];
        properties.push(format!("<dc:creator><rdf:Seq>{}</rdf:Seq></dc:creator>", items(&authors)));
    }
    if let Some(description) = &facts.description {
        properties.push(format!("<dc:description>{}</dc:description>", one(description)));
    }
    if let Some(day) = facts.issued {
        let date = format!("{day}T00:00:00+07:00");
        properties
            .push(format!("<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>"));
    }
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">\n{}\n\
         </rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>",
        properties.join("\n")
    )
}
