//! The words of a card, and what they become where they are too many.

use prakas_document::{Furniture, Inline, Meta, Part, Picture, Role, Text};
use prakas_khmer::cluster::boundaries;

use crate::LayoutError;
use crate::data::flow::Characters;

/// What is tried in turn.
pub(super) type Tries = Vec<Try>;

/// Words in type of one size.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Try {
    /// In pixels.
    pub(super) size: f64,
    pub(super) lines: Vec<Text>,
}

/// The sizes of type, in pixels, the largest first.
const ISSUER: [f64; 5] = [32.0, 29.0, 26.0, 23.0, 20.0];
const STATUS: [f64; 4] = [34.0, 30.0, 27.0, 24.0];
const LABEL: [f64; 4] = [32.0, 29.0, 26.0, 23.0];
const TITLE: [f64; 13] = [72.0, 66.0, 60.0, 54.0, 49.0, 45.0, 41.0, 37.0, 34.0, 31.0, 28.0, 25.0, 22.0];

/// More characters than a card can show; of longer words the rest is not looked at.
const MOST: usize = 700;

/// The fewest characters that are left of words that are cut off. They fit any line.
const FEWEST: usize = 16;

/// What cut words end with.
const ELLIPSIS: &str = "…";

/// What a card says; without tries where the document does not say it.
pub(super) struct Words {
    pub(super) issuer: Tries,
    pub(super) status: Tries,
    pub(super) kind: Tries,
    pub(super) title: Tries,
    pub(super) date: Tries,
}

impl Words {
    /// The words of a part's furniture.
    pub(super) fn of(part: &Part, meta: &Meta) -> Result<Self, LayoutError> {
        let head = Pieces::of(&part.head);
        let mut title = joined(&flat(head.lines(Role::Title))?);
        if title.is_blank() {
            title =
                if part.title.trim().is_empty() { meta.title.as_str() } else { part.title.as_str() }.into();
        }
        let status = part.running.clone().into_iter().collect();
        Ok(Self {
            issuer: issuers(&head)?,
            status: tries(&STATUS, vec![status]),
            kind: tries(&LABEL, vec![vec![joined(&flat(head.lines(Role::Kind))?)]]),
            title: tries(&TITLE, vec![vec![title]]),
            date: tries(&LABEL, vec![flat(date(&head, &Pieces::of(&part.foot)))?]),
        })
    }
}

/// What a card may show of some furniture.
#[derive(Default)]
pub(super) struct Pieces<'a> {
    lines: Vec<(Role, &'a [Vec<Inline>])>,
    pub(super) emblem: Option<(&'a Picture, &'a str)>,
}

impl<'a> Pieces<'a> {
    pub(super) fn of(furniture: &'a [Furniture]) -> Self {
        let mut pieces = Self::default();
        pieces.collect(furniture);
        pieces
    }

    fn collect(&mut self, furniture: &'a [Furniture]) {
        for piece in furniture {
            match piece {
                Furniture::Lines { role, lines } => self.lines.push((*role, lines)),
                Furniture::Emblem { picture, alt } => {
                    self.emblem.get_or_insert((picture, alt.as_str()));
                }
                Furniture::Group { pieces, .. } => self.collect(pieces),
                Furniture::Ornament
                | Furniture::Blocks(_)
                | Furniture::SignatureSpace { .. }
                | Furniture::Permalink(_) => {}
            }
        }
    }

    /// The lines of each piece of a role.
    fn of_role(&self, wanted: Role) -> impl Iterator<Item = &'a [Vec<Inline>]> {
        self.lines.iter().filter(move |(role, _)| *role == wanted).map(|(_, lines)| *lines)
    }

    /// All lines of a role.
    fn lines(&self, role: Role) -> impl DoubleEndedIterator<Item = &'a Vec<Inline>> {
        self.of_role(role).flatten().collect::<Vec<_>>().into_iter()
    }
}

/// The issuers' names: one in its own lines, else in one line; of several each has a line, so that they are told apart.
fn issuers(head: &Pieces<'_>) -> Result<Tries, LayoutError> {
    let names = head.of_role(Role::Issuer).map(flat).collect::<Result<Vec<Vec<Text>>, _>>()?;
    let in_one_line: Vec<Text> = names.iter().map(|name| joined(name)).collect();
    let ways = match &names[..] {
        [name] if name.len() > 1 => vec![name.clone(), in_one_line],
        _ => vec![in_one_line],
    };
    Ok(tries(&ISSUER, ways))
}

/// The line with place and day of issue, the last that names a day; else when and where the event takes place.
fn date<'a>(head: &Pieces<'a>, foot: &Pieces<'a>) -> Vec<&'a Vec<Inline>> {
    match foot.lines(Role::Closing).rfind(|line| has_date(line)) {
        Some(issued) => vec![issued],
        None => head.lines(Role::Dateline).collect(),
    }
}

fn has_date(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| matches!(inline, Inline::Date { .. }) || has_date(inline.children()))
}

/// Each of some ways to put the words into lines in each size; then, in the smallest, fewer and fewer of the words.
fn tries(sizes: &[f64], ways: Vec<Vec<Text>>) -> Tries {
    let ways: Vec<Vec<Text>> = ways
        .into_iter()
        .map(|way| way.into_iter().filter(|line| !line.is_blank()).collect::<Vec<_>>())
        .filter(|way| !way.is_empty())
        .collect();
    let (Some(last), Some(&smallest)) = (ways.last(), sizes.last()) else { return Vec::new() };
    let whole = joined(last);
    let count = whole.as_str().chars().count();
    let mut tries = Vec::new();
    if count <= MOST {
        for way in &ways {
            tries.extend(sizes.iter().map(|&size| Try { size, lines: way.clone() }));
        }
    }
    let mut most = count.min(MOST);
    while most > FEWEST {
        most = (most * 7 / 8).max(FEWEST);
        tries.extend(cut(&whole, most).map(|text| Try { size: smallest, lines: vec![text] }));
    }
    if tries.is_empty() {
        tries.push(Try { size: smallest, lines: vec![whole] });
    }
    tries
}

/// The start of a text, so many characters at most and up to where a line may break, and an ellipsis; none where it is no longer.
fn cut(text: &Text, most: usize) -> Option<Text> {
    let content = text.as_str();
    let (end, _) = content.char_indices().nth(most)?;
    let space = content[..end].rfind(char::is_whitespace);
    let fit = text.breaks().iter().copied().take_while(|&at| at <= end).last();
    // Where no word ends at all, one is cut between two clusters.
    let at = space.max(fit).or_else(|| boundaries(content).take_while(|&at| at <= end).last()).unwrap_or(end);
    let kept = content[..at].trim_end_matches(|c: char| !c.is_alphanumeric() && !is_mark(c));
    let breaks = text.breaks().iter().copied().filter(|&at| at < kept.len()).collect();
    Some(Text::with_breaks(format!("{kept}{ELLIPSIS}"), breaks))
}

/// Whether a character is a Khmer vowel or sign, which belongs to the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{17B6}'..='\u{17D3}' | '\u{17DD}')
}

/// Lines as one, a space between them.
fn joined(lines: &[Text]) -> Text {
    let mut flat = Characters::default();
    for (i, line) in lines.iter().enumerate() {
        if i > 0 {
            flat.text.push(' ');
        }
        flat.push(line);
    }
    flat.into_text()
}

/// The characters of some lines, without what only a page can show.
fn flat<'a>(lines: impl IntoIterator<Item = &'a Vec<Inline>>) -> Result<Vec<Text>, LayoutError> {
    lines.into_iter().map(|line| Ok(Characters::of(line, ' ')?.into_text())).collect()
}

#[cfg(test)]
mod tests {
    use prakas_document::Language;

    use super::*;

    fn said(tries: &[Try]) -> Vec<(f64, Vec<&str>)> {
        tries.iter().map(|it| (it.size, it.lines.iter().map(Text::as_str).collect())).collect()
    }

    #[test]
    fn words_that_fit_nowhere_are_cut_where_a_line_may_break() {
        let title = Text::new("The first, the second and the third word of it");
        let cuts: Vec<String> =
            (5..20).step_by(5).filter_map(|most| cut(&title, most)).map(|t| t.to_string()).collect();
        assert_eq!(cuts, ["The…", "The…", "The first, the…"]);
        assert_eq!(cut(&title, 200), None);
        let khmer = Text::with_breaks("កិច្ចប្រជុំកំពូលអាស៊ាន", vec!["កិច្ច".len(), "កិច្ចប្រជុំ".len()]);
        assert_eq!(cut(&khmer, 12).map(String::from), Some("កិច្ចប្រជុំ…".to_owned()));
        let unbroken = cut(&Text::new("ក្រុំ".repeat(20)), 13).map(String::from);
        assert_eq!(unbroken, Some("ក្រុំក្រុំ…".to_owned()), "between two clusters");
    }

    #[test]
    fn the_last_try_fits_any_line() {
        for title in ["word ".repeat(40_000), "W".repeat(100_000), "ឃ".repeat(100_000), "short".to_owned()]
        {
            let tries = tries(&TITLE, vec![vec![Text::new(title)]]);
            let last = tries.last().expect("a try");
            assert!(last.lines.len() == 1 && last.lines[0].as_str().chars().count() <= FEWEST + 1);
            assert!(tries.len() < 50, "{}", tries.len());
            assert!(
                tries.iter().flat_map(|it| &it.lines).all(|line| line.as_str().chars().count() <= MOST + 1)
            );
        }
        assert_eq!(tries(&TITLE, vec![vec![" ".into()], vec![]]), []);
    }

    #[test]
    fn names_stand_in_their_lines_or_in_one_each() {
        let name = |lines: &[&str]| Furniture::Lines {
            role: Role::Issuer,
            lines: lines.iter().map(|&line| vec![line.into()]).collect(),
        };
        let alone = issuers(&Pieces::of(&[name(&["MINISTRY", "OF ALL"])])).expect("words");
        assert_eq!(said(&alone)[0], (32.0, vec!["MINISTRY", "OF ALL"]));
        assert_eq!(said(&alone)[ISSUER.len()], (32.0, vec!["MINISTRY OF ALL"]));
        let joint = [name(&["MINISTRY", "OF ALL"]), Furniture::Ornament, name(&["OFFICE"])];
        assert_eq!(
            said(&issuers(&Pieces::of(&joint)).expect("words"))[0],
            (32.0, vec!["MINISTRY OF ALL", "OFFICE"])
        );
    }

    #[test]
    fn the_day_is_that_of_issue() {
        let day = || Inline::Date {
            date: jiff::civil::date(2021, 10, 27),
            content: vec!["27 October 2021".into()],
        };
        let closing = |lines| Furniture::Lines { role: Role::Closing, lines };
        let event = Furniture::Lines { role: Role::Dateline, lines: vec![vec!["26 October 2021".into()]] };
        let part = |foot| Part { head: vec![event.clone()], foot, ..Part::new(Language::EN, "T") };
        let day_of = |part: &Part| {
            date(&Pieces::of(&part.head), &Pieces::of(&part.foot)).into_iter().cloned().collect::<Vec<_>>()
        };
        let said = |part: &Part| flat(&day_of(part)).expect("words")[0].to_string();
        let issued =
            part(vec![closing(vec![vec!["lunar ".into(), day()], vec!["Phnom Penh, ".into(), day()]])]);
        assert_eq!(said(&issued), "Phnom Penh, 27 October 2021");
        let nowhere = part(vec![closing(vec![vec!["Phnom Penh".into()]])]);
        assert_eq!(said(&nowhere), "26 October 2021", "a place is no day");
    }

    #[test]
    fn a_document_without_a_title_line_has_one() {
        let title = |part: Part, meta: &str| {
            let words = Words::of(&part, &Meta::new("t", meta)).expect("words");
            words.title.first().map(|it| it.lines[0].to_string())
        };
        assert_eq!(title(Part::new(Language::EN, "Part"), "Meta").as_deref(), Some("Part"));
        assert_eq!(title(Part::new(Language::EN, " "), "Meta").as_deref(), Some("Meta"));
        assert_eq!(title(Part::new(Language::EN, ""), ""), None);
    }
}
