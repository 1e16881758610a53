//! Simulated scans: where their words are found, and what becomes of those that show something else.

mod files;
mod places;

use std::sync::LazyLock;

use prakas::document::{Block, Document, Furniture, Language, Meta, Part, Role, Theme};
use prakas::{Fonts, Layout, LayoutOptions, layout};

/// Sentences of the first release that was made with Prakas, and their like.
const ENGLISH: [&str; 6] = [
    "The Summit adopted a statement on cooperation between the two sides in public health, trade and the environment.",
    "The Leaders exchanged views on regional and international issues of common interest and concern.",
    "They welcomed the progress in the delivery of medical supplies and the establishment of the regional centre.",
    "Cooperation in disaster management, smart cities and the digital economy will be strengthened in the coming years.",
    "The two sides will mark the anniversary of their relations with activities in all member countries.",
    "The next meeting will be held at a time and a place that both sides agree on through diplomatic channels.",
];

const KHMER: [&str; 4] = [
    "កិច្ចប្រជុំកំពូលបានអនុម័តសេចក្តីថ្លែងការណ៍ស្តីពីកិច្ចសហប្រតិបត្តិការរវាងភាគីទាំងពីរ ក្នុងវិស័យសុខភាពសាធារណៈ ពាណិជ្ជកម្ម និងបរិស្ថាន។",
    "ថ្នាក់ដឹកនាំបានផ្លាស់ប្តូរទស្សនៈអំពីបញ្ហាតំបន់ និងអន្តរជាតិ ដែលជាផលប្រយោជន៍ និងកង្វល់រួម។",
    "ភាគីទាំងពីរនឹងប្រារព្ធខួបនៃទំនាក់ទំនង ដោយសកម្មភាពនានាក្នុងប្រទេសជាសមាជិកទាំងអស់។",
    "កិច្ចប្រជុំបន្ទាប់នឹងធ្វើឡើងនៅពេលវេលា និងទីកន្លែង ដែលភាគីទាំងពីរឯកភាពគ្នាតាមផ្លូវការទូត។",
];

/// A document of so many paragraphs, the first of them counted from `first`.
fn document(language: Language, title: &str, first: usize, paragraphs: usize) -> Document {
    let sentences: &[&str] = if language == Language::KM { &KHMER } else { &ENGLISH };
    // In no order that comes again, and with numbers, so that no two paragraphs look alike.
    let paragraph = |at: usize| {
        let of = |by: usize| {
            let number = (at * 3 + by + 1) * 7919 % 10_007;
            format!("{} ({number})", sentences[number % sentences.len()])
        };
        Block::paragraph(format!("{} {} {}", of(0), of(1), of(2)))
    };
    let part = Part {
        head: vec![Furniture::line(Role::Title, title)],
        body: (first..first + paragraphs).map(paragraph).collect(),
        ..Part::new(language, title)
    };
    let issued = Some(jiff::civil::date(2021, 10, 27));
    Document::new(Meta { issued, ..Meta::new("summit", title) }, Theme::default(), part)
}

static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::bundled);

fn set(document: &Document) -> Layout {
    layout(document, &FONTS, &LayoutOptions::default()).expect("a layout").output
}

fn english() -> (Document, Layout) {
    pages(6)
}

fn khmer() -> (Document, Layout) {
    let document = document(Language::KM, "សេចក្តីប្រកាសព័ត៌មាន", 0, 6);
    let layout = set(&document);
    (document, layout)
}

/// A document of so many paragraphs.
fn pages(paragraphs: usize) -> (Document, Layout) {
    let document = document(Language::EN, "Press Release on the Summit", 0, paragraphs);
    let layout = set(&document);
    (document, layout)
}
