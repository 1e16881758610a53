//! The message around the letter (RFC 5322, RFC 2045 to 2049, RFC 2387).

use std::time::{Duration, SystemTime};

use jiff::civil::Date;
use jiff::tz;
use lettre::Address;
use lettre::address::Envelope;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox as Recipient, Message, MultiPart, MultiPartBuilder, SinglePart};
use prakas_document::{Document, Mailbox};
use sha2::{Digest, Sha256};

use super::picture::Part;
use super::{MailError, MailOptions};
use crate::digest::digits;
use crate::head::title;

/// How many digits of the digest a boundary has: it must not stand in a part, and its line may not have more than 70 characters (RFC
/// 2046 §5.1.1).
const DIGITS: usize = 40;

/// The message: its identifier and its boundaries have the digest of all else that it holds.
pub(super) fn message(
    document: &Document,
    options: &MailOptions,
    html: &str,
    pictures: &[Part],
) -> Result<Vec<u8>, MailError> {
    let unsealed = sealed(document, options, html, pictures, &"0".repeat(DIGITS))?;
    let seal = digits(Sha256::new_with_prefix(unsealed), DIGITS);
    sealed(document, options, html, pictures, &seal)
}

fn sealed(
    document: &Document,
    options: &MailOptions,
    html: &str,
    pictures: &[Part],
    seal: &str,
) -> Result<Vec<u8>, MailError> {
    let meta = &document.meta;
    let sender = options.from.as_ref().or(meta.mailbox.as_ref()).ok_or(MailError::NoSender)?;
    let from = mailbox(sender)?;
    let to = options.to.iter().map(mailbox).collect::<Result<Vec<_>, _>>()?;
    let sent = sent(meta.issued.ok_or(MailError::NoDate)?).ok_or(MailError::NoDate)?;

    let domain = from.email.domain().to_owned();
    let everyone = to.iter().chain([&from]).map(|mailbox| mailbox.email.clone()).collect();
    // The envelope is no part of the message; one without a recipient would be refused.
    let envelope = Envelope::new(Some(from.email.clone()), everyone).map_err(put_together)?;
    let mut builder = Message::builder().envelope(envelope).from(from).date(sent);
    for mailbox in to {
        builder = builder.to(mailbox);
    }
    builder = builder
        .subject(subject(document))
        .message_id(Some(format!("<{seal}@{domain}>")))
        // The language of the words (RFC 3282).
        .raw_header(field("Content-Language", document.language().as_str()))
        // Outlook opens the message for those who send it, not as one that came in.
        .raw_header(field("X-Unsent", "1"));
    let body = body(options, html, pictures, seal)?;
    Ok(builder.multipart(body).map_err(put_together)?.formatted())
}

/// The words in two forms, and the files that come with them.
fn body(options: &MailOptions, html: &str, pictures: &[Part], seal: &str) -> Result<MultiPart, MailError> {
    let text = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(options.text.clone());
    let alternatives = parts("alternative", "", seal)?.singlepart(text);
    let alternatives = with_letter(alternatives, html, pictures, seal)?;
    if options.attachments.is_empty() {
        return Ok(alternatives);
    }
    let mut mixed = parts("mixed", "", seal)?.multipart(alternatives);
    for file in &options.attachments {
        let kind = media_type(file.media_type)?;
        mixed = mixed.singlepart(Attachment::new(file.name.clone()).body(file.bytes.clone(), kind));
    }
    Ok(mixed)
}

/// The alternatives with the letter, and its pictures beside it where it has some.
fn with_letter(
    alternatives: MultiPart,
    html: &str,
    pictures: &[Part],
    seal: &str,
) -> Result<MultiPart, MailError> {
    let letter = SinglePart::builder().header(ContentType::TEXT_HTML).body(html.to_owned());
    if pictures.is_empty() {
        return Ok(alternatives.singlepart(letter));
    }
    // The type of the part that the others are for must be said (RFC 2387 §3.1).
    let mut related = parts("related", "; type=\"text/html\"", seal)?.singlepart(letter);
    for Part { id, media_type: kind, bytes } in pictures {
        let inline = Attachment::new_inline(id.clone()).body(bytes.clone(), media_type(kind)?);
        related = related.singlepart(inline);
    }
    Ok(alternatives.multipart(related))
}

/// Parts with a boundary of our own: lettre's are random.
fn parts(subtype: &str, parameters: &str, seal: &str) -> Result<MultiPartBuilder, MailError> {
    let kind = format!("multipart/{subtype}; boundary=\"{subtype}-{seal}\"{parameters}");
    Ok(MultiPart::builder().header(media_type(&kind)?))
}

/// What must be seen first, such as that it is under embargo, and the title.
fn subject(document: &Document) -> String {
    let first = document.parts().first().and_then(|part| part.running.as_ref());
    let mark = first.filter(|mark| !mark.is_blank()).map(|mark| format!("[{}] ", mark.as_str()));
    one_line(&format!("{}{}", mark.unwrap_or_default(), title(document)))
}

/// Words without what would end a field.
fn one_line(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn field(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// Noon in Phnom Penh: the same day nearly everywhere, whatever the clock there shows.
fn sent(day: Date) -> Option<SystemTime> {
    let noon = tz::offset(7).to_timestamp(day.at(12, 0, 0, 0)).ok()?;
    let seconds = u64::try_from(noon.as_second()).ok()?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}

fn mailbox(mailbox: &Mailbox) -> Result<Recipient, MailError> {
    let bad = || MailError::BadAddress(mailbox.address.clone());
    let address: Address =
        mailbox.ascii_address().and_then(|address| address.parse().ok()).ok_or_else(bad)?;
    let name = one_line(&mailbox.name);
    Ok(Recipient::new((!name.trim().is_empty()).then(|| name.trim().to_owned()), address))
}

fn media_type(name: &str) -> Result<ContentType, MailError> {
    ContentType::parse(name).map_err(|error| MailError::Message(error.to_string()))
}

fn put_together(error: impl std::fmt::Display) -> MailError {
    MailError::Message(error.to_string())
}
