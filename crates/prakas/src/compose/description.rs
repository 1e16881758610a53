//! What a release says, in a sentence or two, for whoever lists it.

use prakas_document::reading::plain_text;
use prakas_document::{Block, Text};

use super::plain;
use crate::release::Edition;

/// The most characters of a description that nobody wrote as one.
const MAX_CHARS: usize = 300;

/// The summary or, where there is none, what fits of the first paragraph: its first sentences, else its first words.
pub(super) fn description(edition: &Edition) -> Option<String> {
    let summary = edition.summary.as_ref().filter(|summary| !summary.is_blank());
    summary.map(plain).or_else(|| {
        let paragraphs = edition.body.iter().filter_map(|block| match block {
            Block::Paragraph(content) => Some(plain(&Text::new(plain_text(content)))),
            Block::Heading { .. }
            | Block::List(_)
            | Block::Quotation(_)
            | Block::Table(_)
            | Block::Figure(_) => None,
        });
        paragraphs.map(|words| words.trim().to_owned()).find(|words| !words.is_empty()).and_then(shortened)
    })
}

/// The first sentences that fit, else the first words; nothing where no word ends.
fn shortened(words: String) -> Option<String> {
    let Some((limit, _)) = words.char_indices().nth(MAX_CHARS) else { return Some(words) };
    let room = &words[..limit];
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '។' | '៕');
    // A sentence ends at its mark where a space follows: not within 2.5, and not at U.S. either, if another one is there.
    let mut sentences = room.char_indices().filter(|&(at, c)| {
        let end = at + c.len_utf8();
        ends(c)
            && words[end..].starts_with(' ')
            && !room[..at].ends_with(|before: char| before.is_uppercase())
    });
    if let Some((at, c)) = sentences.next_back() {
        return Some(room[..at + c.len_utf8()].to_owned());
    }
    let end = room.rfind(' ')?;
    Some(format!("{}…", room[..end].trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(body: Vec<Block>) -> Option<String> {
        description(&Edition { body, ..Edition::default() })
    }

    #[test]
    fn a_summary_is_the_description() {
        let edition = Edition {
            summary: Some("Closed on Monday.".into()),
            body: vec![Block::paragraph("The office is closed.")],
            ..Edition::default()
        };
        assert_eq!(description(&edition).as_deref(), Some("Closed on Monday."));
    }

    #[test]
    fn else_it_is_what_fits_of_the_first_paragraph() {
        use prakas_document::HeadingLevel;
        let heading = Block::heading(HeadingLevel::One, "Hours");
        assert_eq!(of(vec![heading.clone()]), None);
        assert_eq!(of(vec![heading, Block::paragraph("Closed.")]).as_deref(), Some("Closed."));
        let long = format!("The U.S. office is closed at 2.5 places. {}", "And so on ".repeat(40));
        let expected = "The U.S. office is closed at 2.5 places.";
        assert_eq!(of(vec![Block::paragraph(long.as_str())]).as_deref(), Some(expected));
        let endless = of(vec![Block::paragraph("one two ".repeat(60).as_str())]).expect("words");
        assert!(endless.ends_with("one…") && endless.chars().count() <= MAX_CHARS + 1, "{endless}");
    }

    #[test]
    fn khmer_is_cut_between_phrases() {
        let sentence = "ការិយាល័យបិទនៅថ្ងៃចន្ទ។ ";
        let long = of(vec![Block::paragraph(sentence.repeat(30).as_str())]).expect("words");
        assert!(long.ends_with("ចន្ទ។") && long.chars().count() <= MAX_CHARS, "{long}");
        let phrase = "ការិយាល័យបិទនៅថ្ងៃចន្ទ ";
        let long = of(vec![Block::paragraph(phrase.repeat(30).as_str())]).expect("words");
        assert!(long.ends_with("ចន្ទ…"), "{long}");
    }

    #[test]
    fn words_without_a_space_are_not_cut_within_one() {
        assert_eq!(of(vec![Block::paragraph("ក".repeat(400).as_str())]), None);
    }
}
