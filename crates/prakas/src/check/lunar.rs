//! Whether an edition has the lunar date that its house asks for.

use jiff::civil::Date;
use prakas_document::{Code, Diagnostic, Language, Span};
use prakas_khmer::calendar::LunarDate;

use super::{CheckOptions, Origin};
use crate::compose::labels::labels;
use crate::house::LunarLine;
use crate::read::Form;
use crate::release::Release;

/// Warns where the house wants the lunar date typed and it is not, or where the calendar does not reach.
pub(super) fn check(release: &Release, options: &CheckOptions<'_>, findings: &mut Vec<Diagnostic>) {
    let (Some(house), Some(issued)) = (options.house, release.issued) else { return };
    for language in release.editions.languages() {
        match house.lunar_line(language) {
            LunarLine::Omitted | LunarLine::Shown => {}
            LunarLine::Required => findings.extend(missing(language, issued, options.origin)),
        }
    }
}

fn missing(language: &Language, issued: Date, origin: Option<Origin<'_>>) -> Option<Diagnostic> {
    let Ok(lunar) = LunarDate::of(issued) else {
        let message = format!("{issued} has no lunar date here: the calendar is known for 1900 to 2100");
        return Some(
            Diagnostic::warning(Code::MissingLunarDate, message).at_path("issued").hint("mend the year"),
        );
    };
    let above = line_of_issue(language, origin?)?;
    let line =
        labels(language).and_then(|labels| (labels.lunar)(issued)).unwrap_or_else(|| lunar.to_string());
    let message =
        format!("the `{language}` edition was typed without the lunar date that its house asks for");
    Some(
        Diagnostic::warning(Code::MissingLunarDate, message)
            .at_path("issued")
            .hint(format!("write above place and date: {line}"))
            .fix(above, format!("{line}\n")),
    )
}

/// Where the line begins that has the day of issue, in a source that is typed as it is printed and has no lunar date.
fn line_of_issue(language: &Language, origin: Origin<'_>) -> Option<Span> {
    let edition = format!("editions.{language}");
    let source = origin.places.texts(&edition).next()?.source;
    let typed = origin.sources.get(source)?;
    let at =
        |path: &str| origin.places.iter().find(|place| place.span.source == source && place.path == path);
    if typed.form() != Some(Form::Txt) || at("issued.lunar").is_some() {
        return None;
    }
    let before = typed.text().get(..at("issued")?.span.range.start)?;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    Some(Span::new(source, start..start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::house::House;
    use crate::read::{Source, read};

    const TYPED: &str = "សេចក្តីជូនដំណឹង\n\nម៉ោងធ្វើការ\n\nការិយាល័យនឹងបិទទ្វារ។\n\nរាជធានីភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១\n";

    fn mended(line: LunarLine) -> String {
        let mut house = House::official();
        house.lunar_lines.insert(Language::KM, line);
        let sources = [Source::new("hours.txt", TYPED)];
        let read = read(&sources, &|_: &str| Err(String::new())).expect("a release").output;
        let origin = Some(Origin { sources: &sources, places: &read.places });
        let findings = check(&read.release, &CheckOptions { fonts: None, house: Some(&house), origin });
        let mut text = TYPED.to_owned();
        for fix in findings.iter().filter(|f| f.code == Code::MissingLunarDate).flat_map(|f| &f.fixes) {
            text.replace_range(fix.span.range.clone(), &fix.replacement);
        }
        text
    }

    #[test]
    fn a_house_may_ask_for_it() {
        assert_eq!(mended(LunarLine::Shown), TYPED);
        let right = TYPED.replace("រាជធានី", "ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥\nរាជធានី");
        assert_eq!(mended(LunarLine::Required), right);
    }
}
