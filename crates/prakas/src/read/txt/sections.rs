//! The sections after the signature: contacts, attachments, links, notes to editors.

use std::ops::Range;

use prakas_document::href::address_at_start;
use prakas_document::{Code, Diagnostic, Href};
use prakas_khmer::digits;

use super::Reader;
use super::joined::Joined;
use super::lines::Line;
use super::marks;
use super::status::COLONS;
use super::tokens::mailbox;
use crate::compose::labels::{KNOWN, Labels};
use crate::khmer;
use crate::release::{Attachment, Contact, Localized, RelatedLink};

/// An entry's title, and the address after it.
struct Titled {
    joined: Joined,
    /// The title's bytes in the joined lines.
    title: Range<usize>,
    /// The address, and its bytes.
    href: Option<(Href, Range<usize>)>,
}

/// A section after the signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Contacts,
    Attachments,
    Links,
    Notes,
    Address,
}

/// What people write over the sections of a Khmer release.
const KHMER_SECTIONS: [(&str, Section); 26] = [
    ("ទំនាក់ទំនង", Section::Contacts),
    ("ទំនាក់ទំនងសារព័ត៌មាន", Section::Contacts),
    ("ទំនាក់ទំនងអ្នកសារព័ត៌មាន", Section::Contacts),
    ("សម្រាប់ទំនាក់ទំនង", Section::Contacts),
    ("ព័ត៌មានទំនាក់ទំនង", Section::Contacts),
    ("អ្នកទំនាក់ទំនង", Section::Contacts),
    ("ទំនាក់ទំនងព័ត៌មាន", Section::Contacts),
    ("សម្រាប់ព័ត៌មានបន្ថែមសូមទំនាក់ទំនង", Section::Contacts),
    ("ព័ត៌មានបន្ថែមសូមទំនាក់ទំនង", Section::Contacts),
    ("សូមទំនាក់ទំនង", Section::Contacts),
    ("ឯកសារភ្ជាប់មកជាមួយ", Section::Attachments),
    ("ឯកសារភ្ជាប់ជូន", Section::Attachments),
    ("ភ្ជាប់មកជាមួយ", Section::Attachments),
    ("ឧបសម្ព័ន្ធ", Section::Attachments),
    ("ឯកសារយោង", Section::Links),
    ("តំណភ្ជាប់", Section::Links),
    ("តំណភ្ជាប់ពាក់ព័ន្ធ", Section::Links),
    ("អានបន្ថែម", Section::Links),
    ("ព័ត៌មានពាក់ព័ន្ធ", Section::Links),
    ("កំណត់សម្គាល់", Section::Notes),
    ("កំណត់ចំណាំ", Section::Notes),
    ("សម្គាល់", Section::Notes),
    ("កំណត់សម្គាល់សម្រាប់អ្នកនិពន្ធ", Section::Notes),
    ("កំណត់សម្គាល់សម្រាប់និពន្ធនាយក", Section::Notes),
    ("សូមពិនិត្យសេចក្តីប្រកាសនេះនៅ", Section::Address),
    ("អាសយដ្ឋានគេហទំព័រ", Section::Address),
];

impl Section {
    /// The section that a heading begins, a colon after it or not.
    pub(super) fn of(heading: &str, labels: &Labels) -> Option<Self> {
        // No heading is nearly as long.
        if heading.len() > 300 {
            return None;
        }
        let heading =
            heading.trim_end_matches(|c| COLONS.contains(&c) || khmer::is_ignored(c)).to_lowercase();
        if heading.contains(khmer::is_khmer) {
            let own = [
                (labels.contacts, Self::Contacts),
                (labels.attachments, Self::Attachments),
                (labels.links, Self::Links),
                (labels.notes, Self::Notes),
                (labels.address, Self::Address),
            ];
            let mut known = own.into_iter().chain(KHMER_SECTIONS);
            return known.find(|(label, _)| khmer::is(&heading, label)).map(|(_, section)| section);
        }
        let is = |label: &str| heading == label.to_lowercase();
        Some(match heading.as_str() {
            _ if is(labels.contacts) => Self::Contacts,
            _ if is(labels.attachments) => Self::Attachments,
            _ if is(labels.links) => Self::Links,
            _ if is(labels.notes) => Self::Notes,
            _ if is(labels.address) => Self::Address,
            "press contact" | "media contact" | "media contacts" | "contact" | "contacts" => Self::Contacts,
            "attachment" | "annex" | "annexes" => Self::Attachments,
            "related links" | "links" => Self::Links,
            "note to editors" | "notes to the editor" | "notes to the editors" | "editor's notes" => {
                Self::Notes
            }
            _ => return None,
        })
    }
}

impl Reader<'_> {
    /// The section that a line is the heading of.
    pub(super) fn section(&self, at: usize) -> Option<Section> {
        let line = self.bare(at..at + 1);
        let heading = self.record.slice(&line.first()?.range);
        KNOWN.iter().find_map(|(_, labels)| Section::of(heading, labels))
    }

    pub(super) fn sections(&mut self, lines: Range<usize>, is_marked: bool) {
        let underlined =
            |reader: &Self, at: usize| at + 1 < lines.end && marks::rule(reader.line(at + 1)) == Some('=');
        let begins = |reader: &Self, at: usize| {
            let alone = at == lines.start || reader.lines[at - 1].is_blank();
            reader.section(at).filter(|_| if is_marked { underlined(reader, at) } else { alone })
        };
        let mut at = lines.start;
        while at < lines.end {
            let Some(section) = begins(self, at) else {
                at += 1;
                continue;
            };
            let end = (at + 1..lines.end).find(|&at| begins(self, at).is_some()).unwrap_or(lines.end);
            let has_rule = at + 1 < end && marks::rule(self.line(at + 1)).is_some();
            let content = self.lines[at + 1 + usize::from(has_rule)..end].to_vec();
            self.content(section, &content);
            at = end;
        }
    }

    fn content(&mut self, section: Section, lines: &[Line]) {
        match section {
            Section::Notes => {
                let path = format!("editions.{}.notes", self.record.language);
                let mut notes = std::mem::take(&mut self.edition.notes);
                self.body(lines, &path, &mut notes);
                self.edition.notes = notes;
            }
            Section::Contacts => {
                for entry in self.entries(lines, is_detail) {
                    self.contact(&entry);
                }
            }
            Section::Attachments => {
                for entry in self.entries(lines, |_| false) {
                    let Titled { joined, title, href } = self.titled(&entry);
                    let path = format!("attachments.{}", self.draft.attachments.len());
                    let title = self.localized(&joined, title, &format!("{path}.title"));
                    let href =
                        href.map(|(href, range)| self.href(&joined, href, range, &format!("{path}.href")));
                    self.draft.attachments.push(Attachment { title, href });
                }
            }
            Section::Address => {
                for entry in self.entries(lines, |_| false) {
                    self.address(&entry);
                }
            }
            Section::Links => {
                for entry in self.entries(lines, |_| false) {
                    self.link(&entry);
                }
            }
        }
    }

    /// The entries of a section, one a line. What is indented, or a detail, goes on with the entry before it.
    fn entries(&self, lines: &[Line], is_detail: fn(&str) -> bool) -> Vec<Vec<Line>> {
        let mut entries: Vec<Vec<Line>> = Vec::new();
        for line in lines.iter().filter(|line| !line.is_blank()) {
            let mut line = line.clone();
            if let Some(marked) = marks::marked(self.words(&line)) {
                line = line.rest(self.record.text, marked.len, line.indent);
            }
            if line.is_blank() || marks::is_end(self.words(&line)) {
                continue;
            }
            let goes_on = line.indent >= 2 || is_detail(self.words(&line));
            match entries.last_mut().filter(|_| goes_on) {
                Some(entry) => entry.push(line),
                None => entries.push(vec![line]),
            }
        }
        entries
    }

    fn localized(&mut self, joined: &Joined, part: Range<usize>, path: &str) -> Localized {
        let language = self.record.language.clone();
        let words = self.plain_part(joined, part, &format!("{path}.{language}"));
        Localized::new(language, words)
    }

    fn href(&mut self, joined: &Joined, href: Href, range: Range<usize>, path: &str) -> Href {
        self.fact(joined, range, path);
        href
    }

    fn titled(&self, entry: &[Line]) -> Titled {
        let joined = Joined::new(self.record.text, entry);
        let text = joined.text.as_str();
        let whole = 0..text.len();
        // A title that is the address itself.
        let own = text.parse().ok().or_else(|| address(text).map(|(_, href)| href));
        if let Some(href) = own.filter(|href: &Href| href.display() == text || href.as_str() == text) {
            return Titled { joined, title: whole.clone(), href: Some((href, whole)) };
        }
        let last = text.rfind(' ').map_or(0, |space| space + 1);
        let word = &text[last..];
        let (title, range) = match word.strip_prefix('<').and_then(|word| word.strip_suffix('>')) {
            Some(address) => (text[..last].trim_end(), last + 1..last + 1 + address.len()),
            None if address_at_start(word) == Some(word) => {
                (text[..last].trim_end_matches([' ', ':', '–', '-', '៖', 'ៈ']), last..text.len())
            }
            None => return Titled { joined, title: whole, href: None },
        };
        match text[range.clone()].parse::<Href>() {
            Ok(href) if !title.is_empty() => {
                let title = 0..title.len();
                Titled { joined, title, href: Some((href, range)) }
            }
            Ok(_) | Err(_) => Titled { joined, title: whole, href: None },
        }
    }

    fn link(&mut self, entry: &[Line]) {
        let Titled { joined, title, href } = self.titled(entry);
        let path = format!("links.{}", self.draft.links.len());
        let title_words = self.localized(&joined, title.clone(), &format!("{path}.title"));
        let Some((href, range)) = href else {
            let finding = Diagnostic::error(Code::BadLink, "it is not said where this can be read")
                .at_path(path)
                .hint("write the address after it: `Title <https://example.org/>`");
            self.record.report(&super::blocks::extent(entry), finding);
            return;
        };
        if range != title {
            self.fact(&joined, range, &format!("{path}.href"));
        }
        self.draft.links.push(RelatedLink { title: title_words, href });
    }

    /// The address of the release itself.
    fn address(&mut self, entry: &[Line]) {
        let Titled { joined, title, href } = self.titled(entry);
        match href.filter(|(href, range)| *range == title && href.as_str().starts_with("http")) {
            Some((href, range)) if self.draft.address.is_none() => {
                self.draft.address = Some(self.href(&joined, href, range, "address"));
            }
            Some(_) | None => {
                let message = "one web address should stand here, that of the release";
                let finding = Diagnostic::error(Code::BadLink, message).at_path("address");
                let finding = finding.hint("write it out, such as `https://www.example.org/releases/1`");
                self.record.report(&super::blocks::extent(entry), finding);
            }
        }
    }

    /// "Spokesperson Unit, +855 23 000 000, press@example.org": a name, and then details.
    fn contact(&mut self, entry: &[Line]) {
        let joined = Joined::new(self.record.text, entry);
        let path = format!("contacts.{}", self.draft.contacts.len());
        let (mut phone, mut email, mut web) = (None, None, None);
        let items = items(&joined);
        let mut name_end = joined.text.len();
        for item in items.iter().skip(1).rev() {
            let Some((detail, href, range)) = detail(&joined.text, item.clone()) else { break };
            let (slot, field) = match detail {
                Detail::Phone => (&mut phone, "phone"),
                Detail::Email => (&mut email, "email"),
                Detail::Web => (&mut web, "web"),
            };
            if slot.is_some() {
                break;
            }
            *slot = Some(self.href(&joined, href, range, &format!("{path}.{field}")));
            name_end = item.start;
        }
        let name = joined.text[..name_end].trim_end();
        let has_details = name_end < joined.text.len();
        let name = name.strip_suffix([',', ';']).filter(|_| has_details).unwrap_or(name).trim_end();
        let name = self.localized(&joined, 0..name.len(), &format!("{path}.name"));
        self.draft.contacts.push(Contact { name, phone, email, web });
    }
}

/// What a detail of a contact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    Phone,
    Email,
    Web,
}

/// The labels that details have.
const DETAILS: [(&str, Detail); 22] = [
    ("tel", Detail::Phone),
    ("telephone", Detail::Phone),
    ("phone", Detail::Phone),
    ("mobile", Detail::Phone),
    ("h/p", Detail::Phone),
    ("email", Detail::Email),
    ("e-mail", Detail::Email),
    ("mail", Detail::Email),
    ("web", Detail::Web),
    ("website", Detail::Web),
    ("ទូរស័ព្ទ", Detail::Phone),
    ("ទូរស័ព្ទលេខ", Detail::Phone),
    ("លេខទូរស័ព្ទ", Detail::Phone),
    ("ទូរសព្ទ", Detail::Phone),
    ("លេខទូរសព្ទ", Detail::Phone),
    ("អ៊ីមែល", Detail::Email),
    ("អ៊ីម៉ែល", Detail::Email),
    ("សារអេឡិចត្រូនិក", Detail::Email),
    ("សារអេឡិចត្រូនិច", Detail::Email),
    ("គេហទំព័រ", Detail::Web),
    ("វេបសាយ", Detail::Web),
    ("វិបសាយ", Detail::Web),
];

/// The pieces of an entry: each begins after a comma or semicolon, with the label of a detail, or with a line that is a detail.
fn items(joined: &Joined) -> Vec<Range<usize>> {
    let text = joined.text.as_str();
    let mut lines = joined.line_starts().skip(1).peekable();
    let mut starts = vec![0];
    for (space, _) in text.match_indices(' ') {
        let next = space + 1;
        let begins_detail = lines.next_if_eq(&next).is_some() && {
            let end = lines.peek().map_or(text.len(), |end| end - 1);
            is_detail(&text[next..end])
        };
        let before = &text[..space];
        // An address in the line under its label belongs to it.
        let own = starts.last().map_or("", |&start| &text[start..space]);
        let is_label = label(own).is_some_and(|(_, len)| len == own.len());
        let has_label = label(&text[next..]).is_some() && !before.ends_with(':');
        if before.ends_with([',', ';']) || has_label || begins_detail && !is_label {
            starts.push(next);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Whether a line is a detail of a contact, with its label or without.
fn is_detail(line: &str) -> bool {
    label(line).is_some() || address(line.trim_end_matches([',', ';', ' '])).is_some()
}

/// The detail whose label a text begins with, and the label's length.
fn label(text: &str) -> Option<(Detail, usize)> {
    let ends = |c: &char| matches!(c, '.') || COLONS.contains(c);
    let end = text.char_indices().take(30).find(|(_, c)| ends(c))?.0;
    let word = khmer::fold(&text[..end]);
    let (_, detail) = DETAILS.into_iter().find(|(label, _)| khmer::fold(label) == word)?;
    let rest = text[end..].trim_start_matches(|c| ends(&c));
    Some((detail, text.len() - rest.len()))
}

/// The detail that an item is, and where its address stands.
fn detail(text: &str, item: Range<usize>) -> Option<(Detail, Href, Range<usize>)> {
    let typed = &text[item.clone()];
    let (labelled, start) = label(typed).map_or((None, 0), |(detail, len)| (Some(detail), len));
    let trimmed = typed[start..].trim().trim_end_matches([',', ';']).trim_end();
    let start = item.start + start + (typed[start..].len() - typed[start..].trim_start().len());
    let (detail, href) = address(trimmed)?;
    (labelled.is_none() || labelled == Some(detail)).then(|| (detail, href, start..start + trimmed.len()))
}

/// What an address is of a contact's: a mailbox, a page, a telephone number.
fn address(typed: &str) -> Option<(Detail, Href)> {
    if let Some((href, len)) = typed.find('@').and_then(|at| mailbox(typed, at)) {
        return (len == typed.len()).then_some((Detail::Email, href));
    }
    if address_at_start(typed) == Some(typed) {
        return Some((Detail::Web, typed.parse().ok()?));
    }
    if typed.starts_with("www.") && !typed.contains(char::is_whitespace) {
        return Some((Detail::Web, format!("https://{typed}").parse().ok()?));
    }
    let typed = digits::to_latin(typed);
    let is_phone = typed.chars().all(|c| c.is_ascii_digit() || khmer::is_ignored(c) || "+()-./".contains(c))
        && typed.chars().filter(char::is_ascii_digit).count() >= 6;
    let digits: String = typed.chars().filter(|&c| !khmer::is_ignored(c)).collect();
    is_phone.then(|| format!("tel:{digits}").parse().ok().map(|href| (Detail::Phone, href)))?
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    #[test]
    fn details_are_known_by_what_they_are() {
        for (typed, detail, href) in [
            ("+855 23 214 441", Detail::Phone, "tel:+85523214441"),
            ("press@mfaic.gov.kh", Detail::Email, "mailto:press@mfaic.gov.kh"),
            ("www.mfaic.gov.kh", Detail::Web, "https://www.mfaic.gov.kh"),
            ("https://www.mfaic.gov.kh/x", Detail::Web, "https://www.mfaic.gov.kh/x"),
        ] {
            assert_eq!(address(typed), Some((detail, href.parse().expect("a link"))));
        }
        for words in ["", "12345", "Room 12", "a@b", "a@b.example x", "https://a.example and"] {
            assert_eq!(address(words), None, "{words}");
        }
    }

    #[test]
    fn items_begin_after_commas_and_at_labels() {
        let text = "Press Unit Tel: 023 214 441; Email: a@b.example, Phnom\nPenh\na@b.example";
        let joined = Joined::new(text, &lines(text));
        let items: Vec<&str> = items(&joined).into_iter().map(|range| &joined.text[range]).collect();
        assert_eq!(
            items,
            ["Press Unit ", "Tel: 023 214 441; ", "Email: a@b.example, ", "Phnom Penh ", "a@b.example"]
        );
        assert_eq!(label("Tel: x"), Some((Detail::Phone, 4)));
        assert_eq!(label("Telegram: x"), None);
    }
}
