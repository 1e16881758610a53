//! Khmer releases as officers type them, alone and beside English ones.

use jiff::civil::date;
use prakas_document::{Inline, Text};

use super::*;
use crate::release::*;

/// What is read of a source whose name tells no language, and the findings.
fn pages(source: &str) -> (Vec<Draft>, Vec<Diagnostic>) {
    let read = read(0, &Source::new("x.txt", source));
    let Warned { output, warnings } =
        read.unwrap_or_else(|stopped| panic!("{:#?}\n{source}", stopped.findings()));
    places::check_all(source, &output);
    (output, warnings)
}

/// A source with one page.
fn page(source: &str) -> (Draft, Vec<Diagnostic>) {
    let (mut drafts, warnings) = pages(source);
    assert_eq!(drafts.len(), 1, "{source}");
    (drafts.remove(0), warnings)
}

/// A page that says nothing doubtful.
fn clean(source: &str) -> Draft {
    let (draft, warnings) = page(source);
    assert_eq!(warnings, [], "{source}");
    draft
}

fn khmer(draft: &Draft) -> &Edition {
    &draft.editions[&Language::KM]
}

fn text(text: Option<&Text>) -> Option<&str> {
    text.map(Text::as_str)
}

fn mfaic() -> Option<Issuer> {
    Some(Issuer::House("mfaic".parse().expect("an id")))
}

const BODY: &str =
    "កិច្ចប្រជុំកំពូលអាស៊ាន-ជប៉ុន លើកទី២៤ បានប្រព្រឹត្តទៅនៅថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១ តាមប្រព័ន្ធវីដេអូ ក្រោមអធិបតីភាពរបស់ប្រទេសប្រ៊ុយណេ។";

#[test]
fn an_official_page_is_known_part_by_part() {
    let source = format!(
        "
                    ព្រះរាជាណាចក្រកម្ពុជា
                 ជាតិ  សាសនា  ព្រះមហាក្សត្រ
                         *****

ក្រសួងការបរទេស
និងសហប្រតិបត្តិការអន្តរជាតិ
លេខ៖ ១២៣ កប.អនព

                 សេចក្ដីប្រកាសព័ត៌មាន
                       ស្ដីពី
        លទ្ធផលនៃកិច្ចប្រជុំកំពូលអាស៊ាន-ជប៉ុន លើកទី២៤

ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១ តាមប្រព័ន្ធវីដេអូ

{BODY}

កិច្ចប្រជុំបានអនុម័តសេចក្តីថ្លែងការណ៍របស់ប្រធាន៕

        ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥
        រាជធានីភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១

អង្គភាពអ្នកនាំពាក្យ
ឈ្មោះអ្នកចុះហត្ថលេខា

ទំនាក់ទំនងសម្រាប់អ្នកសារព័ត៌មាន៖
អង្គភាពអ្នកនាំពាក្យ ទូរស័ព្ទ៖ ០២៣ ២១៤ ៤៤១, អ៊ីមែល៖ press@mfaic.example

ឯកសារភ្ជាប់
១. សេចក្តីថ្លែងការណ៍របស់ប្រធាន <https://mfaic.example/statement.pdf>

ព័ត៌មានបន្ថែម
ទំព័ររបស់ក្រសួង៖ https://mfaic.example/

កំណត់សម្គាល់សម្រាប់អ្នកសារព័ត៌មាន

អាស៊ាន និងជប៉ុន បានបង្កើតទំនាក់ទំនងពីឆ្នាំ១៩៧៣។
"
    );
    let draft = clean(&source);
    assert_eq!(draft.issuer, mfaic());
    assert_eq!(text(draft.number.as_ref()), Some("១២៣ កប.អនព"));
    assert_eq!(draft.kind, Some(Kind::PressRelease));
    let edition = khmer(&draft);
    assert_eq!(edition.title.as_str(), "ស្ដីពី លទ្ធផលនៃកិច្ចប្រជុំកំពូលអាស៊ាន-ជប៉ុន លើកទី២៤");
    assert_eq!((draft.event, draft.issued), (Some(date(2021, 10, 27).into()), Some(date(2021, 10, 27))));
    assert_eq!(text(edition.venue.as_ref()), Some("តាមប្រព័ន្ធវីដេអូ"));
    assert_eq!(text(edition.place.as_ref()), Some("រាជធានីភ្នំពេញ"));
    assert_eq!(edition.body, [Block::paragraph(BODY), Block::paragraph("កិច្ចប្រជុំបានអនុម័តសេចក្តីថ្លែងការណ៍របស់ប្រធាន៕")]);
    let words = |words: &str| Localized::new(Language::KM, words);
    let signatory = Signatory {
        office: words("អង្គភាពអ្នកនាំពាក្យ"), name: Some(words("ឈ្មោះអ្នកចុះហត្ថលេខា"))
    };
    assert_eq!(draft.signatory, Some(signatory));
    let href = |href: &str| href.parse().ok();
    assert_eq!(
        draft.contacts,
        [Contact {
            name: words("អង្គភាពអ្នកនាំពាក្យ"),
            phone: href("tel:023214441"),
            email: href("mailto:press@mfaic.example"),
            web: None
        }]
    );
    assert_eq!(draft.attachments.len(), 1);
    assert_eq!(draft.links[0].title, words("ទំព័ររបស់ក្រសួង"));
    assert_eq!(edition.notes.len(), 1);
}

#[test]
fn khmer_is_read_as_khmer_and_its_words_stay() {
    assert_eq!(language_of("ASEAN and កម្ពុជា"), Language::EN);
    let draft = clean("សេចក្តីថ្លែងការណ៍\n\nចំណងជើង\n\nកម្ពុជា\u{200B}និង\u{200B}\nជប៉ុន និង ASEAN");
    let edition = khmer(&draft);
    assert_eq!(edition.title.as_str(), "ចំណងជើង");
    let words = "កម្ពុជា\u{200B}និង\u{200B}ជប៉ុន និង ASEAN";
    assert_eq!(edition.body, [Block::Paragraph(vec![Inline::from(words)])]);
}

#[test]
fn the_line_under_a_title_that_is_but_one_word_is_no_subtitle() {
    let (draft, warnings) = page(&format!("សេចក្តីព្រាង\nស្តីពី\n=======\n\n{BODY}\n"));
    assert_eq!(khmer(&draft).subtitle, None);
    assert!(warnings.iter().all(|finding| finding.span.as_ref().is_some_and(|span| !span.range.is_empty())));
}

#[test]
fn pages_of_other_offices_are_known_too() {
    let draft = clean(
        "ព្រះរាជាណាចក្រកម្ពុជា ជាតិ សាសនា ព្រះមហាក្សត្រ\n3\n\nទីស្តីការគណៈរដ្ឋមន្ត្រី\nលេខ: 45 សជណ\n\n\
         សេចក្តីជូនដំណឹង ស្តីពី ការឈប់សម្រាក\n\nទីស្តីការគណៈរដ្ឋមន្ត្រីសូមជូនដំណឹងថា ការិយាល័យនឹងឈប់សម្រាក។\n\n\
         ធ្វើនៅរាជធានីភ្នំពេញ, ថ្ងៃទី២៧-១០-២០២១\n",
    );
    let name = Name::new(["ទីស្តីការគណៈរដ្ឋមន្ត្រី"]).expect("words");
    assert_eq!(draft.issuer, Some(Issuer::named(Language::KM, name)));
    assert_eq!((text(draft.number.as_ref()), draft.kind), (Some("45 សជណ"), Some(Kind::Announcement)));
    assert_eq!(khmer(&draft).title.as_str(), "ស្តីពី ការឈប់សម្រាក");
    assert_eq!(text(khmer(&draft).place.as_ref()), Some("ធ្វើនៅរាជធានីភ្នំពេញ"));
    assert_eq!(draft.issued, Some(date(2021, 10, 27)));

    // No space but U+200B, the day in words, the lunar date last.
    let draft = clean(
        "ព្រះ\u{200B}រាជាណាចក្រ\u{200B}កម្ពុជា\nជាតិ\u{200B}សាសនា\u{200B}ព្រះមហាក្សត្រ\n៚\n\n\
         ក្រសួង\u{200B}ការបរទេស និង\u{200B}សហប្រតិបត្តិការ\u{200B}អន្តរជាតិ\n\nសេចក្តី\u{200B}ថ្លែងការណ៍\u{200B}រួម\n\n\
         ចំណងជើង\u{200B}មួយ\n\nរដ្ឋមន្ត្រី\u{200B}ទាំងពីរ\u{200B}បាន\u{200B}ជួបគ្នា។\n\n\
         ភ្នំពេញ ថ្ងៃពុធ\u{200B} ទីម្ភៃ\u{200B}ប្រាំពីរ ខែ\u{200B}តុលា ឆ្នាំ\u{200B}ពីរពាន់\u{200B}ម្ភៃមួយ\n\
         ត្រូវនឹងថ្ងៃពុធ ៦ រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ពុទ្ធសករាជ ២៥៦៥\n\nអ្នកនាំពាក្យ\n\nឈ្មោះ\n",
    );
    assert_eq!((draft.issuer.clone(), draft.kind), (mfaic(), Some(Kind::JointStatement)));
    assert_eq!(draft.issued, Some(date(2021, 10, 27)));
    assert_eq!(text(khmer(&draft).place.as_ref()), Some("ភ្នំពេញ"));
    assert!(draft.signatory.is_some());

    let draft = clean(
        "ក្រសួងទេសចរណ៍\n\nសេចក្តីព្រាង\n\nសេចក្តីជូនព័ត៌មានដល់អ្នកសារព័ត៌មាន\n\nចំណងជើង\n\n\
         ថ្ងៃទី២៦-២៨ ខែតុលា ឆ្នាំ២០២១ – ខេត្តសៀមរាប\n\nសូមអញ្ជើញអ្នកសារព័ត៌មានចូលរួម។\n\n\
         ធ្វើនៅរាជធានីភ្នំពេញ ថ្ងៃអង្គារ ៥រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥\n\
         ត្រូវនឹងថ្ងៃទី២៦ ខែតុលា ឆ្នាំ២០២១\n",
    );
    assert_eq!((draft.kind, &draft.status), (Some(Kind::MediaAdvisory), &Some(Status::Draft)));
    assert_eq!(draft.event, DateSpan::new(date(2021, 10, 26), date(2021, 10, 28)).ok());
    assert_eq!(text(khmer(&draft).venue.as_ref()), Some("ខេត្តសៀមរាប"));
    assert_eq!(text(khmer(&draft).place.as_ref()), Some("ធ្វើនៅរាជធានីភ្នំពេញ"));
    assert_eq!(draft.issued, Some(date(2021, 10, 26)));
}

/// What is said of the closing under a body.
fn closing(lines: &str) -> (Draft, Vec<Diagnostic>, String) {
    let source = format!("សេចក្តីថ្លែងការណ៍\n\nចំណងជើង\n\nរដ្ឋមន្ត្រីបានជួបគ្នា។\n\n{lines}\n");
    let (draft, warnings) = page(&source);
    (draft, warnings, source)
}

#[test]
fn a_wrong_lunar_date_is_told_part_by_part() {
    let (draft, warnings, source) =
        closing("ថ្ងៃអង្គារ ៧រោច ខែអស្សុជ ឆ្នាំខាល ត្រីស័ក ព.ស.២៥៦៤\nរាជធានីភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១");
    assert_eq!(draft.issued, Some(date(2021, 10, 27)));
    let told: Vec<_> = warnings
        .iter()
        .map(|finding| {
            assert_eq!((finding.code, finding.path.as_deref()), (Code::LunarDate, Some("issued")));
            assert!(finding.hints[0].contains("ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥"));
            let span = finding.span.clone().expect("a place");
            assert_eq!(finding.fixes[0].span, span);
            (&source[span.range], finding.fixes[0].replacement.as_str())
        })
        .collect();
    assert_eq!(told, [("អង្គារ", "ពុធ"), ("៧រោច", "៦រោច"), ("ខាល", "ឆ្លូវ"), ("២៥៦៤", "២៥៦៥")]);
}

#[test]
fn a_lunar_date_alone_tells_the_day() {
    let (draft, warnings, _) = closing("ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥");
    assert_eq!((draft.issued, warnings[0].code, warnings.len()), (Some(date(2021, 10, 27)), Code::Guess, 1));
    let (draft, warnings, _) = closing("ភ្នំពេញ ថ្ងៃពុធ ៦រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក");
    assert_eq!((draft.issued, warnings.len()), (Some(date(2021, 10, 27)), 1));
    assert_eq!(text(khmer(&draft).place.as_ref()), Some("ភ្នំពេញ"));
    let wrong = "សេចក្តីថ្លែងការណ៍\n\nចំណងជើង\n\nក។\n\nថ្ងៃពុធ ៣១រោច ខែអស្សុជ ឆ្នាំឆ្លូវ ត្រីស័ក ព.ស.២៥៦៥\n";
    let stopped = read(0, &Source::new("x.txt", wrong)).expect_err("no such day");
    assert_eq!(stopped.findings()[0].code, Code::LunarDate);
}

#[test]
fn two_languages_on_one_page() {
    // The English name and kind under the Khmer ones.
    let draft = clean(
        "ព្រះរាជាណាចក្រកម្ពុជា\nជាតិ សាសនា ព្រះមហាក្សត្រ\nKINGDOM OF CAMBODIA\nNATION RELIGION KING\n\n\
         ក្រសួងទេសចរណ៍\nMinistry of Tourism\n\nសេចក្តីប្រកាសព័ត៌មាន\nPRESS RELEASE\n\nចំណងជើង\n\nរដ្ឋមន្ត្រីបានជួបគ្នា។\n\n\
         ភ្នំពេញ, ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១\n",
    );
    let Some(Issuer::Named(names)) = &draft.issuer else { panic!("{:?}", draft.issuer) };
    assert_eq!((names.len(), draft.co_issuers.len()), (2, 0));
    assert_eq!(khmer(&draft).title.as_str(), "ចំណងជើង");

    // Each edition with its own head.
    let english = "KINGDOM OF CAMBODIA\nNATION RELIGION KING\n\nMinistry of Foreign Affairs\nand International Cooperation\n\n\
         No. 12\n\nPress Release\n\nA title\n\nThe Ministers met.\n\nPhnom Penh, 27 October 2021\n";
    let khmer_page = "ព្រះរាជាណាចក្រកម្ពុជា\nជាតិ សាសនា ព្រះមហាក្សត្រ\n\nក្រសួងការបរទេស\nនិងសហប្រតិបត្តិការអន្តរជាតិ\n\n\
         លេខ៖ ១២\n\nសេចក្តីប្រកាសព័ត៌មាន\n\nចំណងជើង\n\nរដ្ឋមន្ត្រីបានជួបគ្នា។\n\nភ្នំពេញ ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១\n";
    for (source, first) in [
        (format!("{khmer_page}\n\n==========\n\n{english}"), Language::KM),
        (format!("{english}\n{khmer_page}"), Language::EN),
        (
            format!(
                "{khmer_page}\n*****\n{}",
                &english["KINGDOM OF CAMBODIA\nNATION RELIGION KING\n\n".len()..]
            ),
            Language::KM,
        ),
    ] {
        let (drafts, warnings) = pages(&source);
        assert_eq!((drafts.len(), &warnings[..]), (2, &[][..]), "{source}");
        assert_eq!(drafts[0].editions.keys().collect::<Vec<_>>(), [&first]);
        let read = crate::read::read(&[Source::new("x.txt", source.as_str())], &|_| Err(String::new()));
        let Warned { output, warnings } = read.expect("one release");
        assert_eq!(warnings, []);
        assert_eq!(output.release.editions.languages().count(), 2);
        assert_eq!((output.release.issuer, output.release.issued), (mfaic(), Some(date(2021, 10, 27))));
    }

    // Facts that contradict each other.
    let wrong = format!("{khmer_page}\n{}", english.replace("27 October", "28 October"));
    let stopped = crate::read::read(&[Source::new("x.txt", wrong.as_str())], &|_| Err(String::new()))
        .expect_err("two days");
    let [finding] = stopped.findings() else { panic!("{stopped:#?}") };
    assert_eq!((finding.code, finding.path.as_deref()), (Code::Contradiction, Some("issued")));
    let span = finding.span.clone().expect("a place");
    assert_eq!(&wrong[span.range], "28 October 2021");

    // A page without a title of its own is body text, and that is said.
    let (drafts, warnings) = pages(&format!("{khmer_page}\nKINGDOM OF CAMBODIA\nNATION RELIGION KING\n"));
    assert_eq!((drafts.len(), warnings.iter().map(|w| w.code).collect::<Vec<_>>()), (1, vec![Code::Guess]));
}

const EXAMPLE: &str = include_str!("../../../../../../examples/asean-japan-summit-2021.km.txt");

#[test]
fn the_example_comes_in_whole() {
    let draft = clean(EXAMPLE);
    let edition = khmer(&draft);
    assert_eq!((draft.issuer.clone(), draft.kind), (mfaic(), Some(Kind::PressRelease)));
    assert_eq!((draft.event, draft.issued), (Some(date(2021, 10, 27).into()), Some(date(2021, 10, 27))));
    assert_eq!(text(edition.place.as_ref()), Some("រាជធានីភ្នំពេញ"));
    assert!(edition.unofficial && edition.body.len() == 9);
}

/// What prakas-text writes of a Khmer edition is read again, and says the same.
#[cfg(feature = "text")]
#[test]
fn plain_text_is_read_again() {
    use crate::{House, TextOptions};
    let status = |what: &str| match what {
        "draft" => Status::Draft,
        "embargoed" => Status::Embargoed { until: EmbargoTime::new(date(2021, 10, 27).at(18, 0, 0, 0)) },
        "corrected" => Status::Corrected {
            what: Localized::new(Language::KM, "ចំនួន"),
            on: date(2021, 10, 28),
        },
        "withdrawn" => {
            Status::Withdrawn { why: Localized::new(Language::KM, "កំហុស"), on: date(2021, 10, 28) }
        }
        _ => Status::Final,
    };
    let days = |first: (i16, i8, i8), last: (i16, i8, i8)| {
        DateSpan::new(date(first.0, first.1, first.2), date(last.0, last.1, last.2)).expect("in order")
    };
    let read = |name: &str, source: &str| {
        let read = crate::read::read(&[Source::new(name, source)], &|_| Err(String::new()));
        read.unwrap_or_else(|stopped| panic!("{stopped:#?}\n{source}")).output.release
    };
    let mut example = read("a.km.txt", EXAMPLE);
    if let Some(edition) = example.editions.get_mut(&Language::KM) {
        edition.body.truncate(1);
    }
    for (status_name, event) in [
        ("draft", days((2021, 10, 27), (2021, 10, 27))),
        ("embargoed", days((2021, 10, 26), (2021, 10, 28))),
        ("corrected", days((2021, 9, 30), (2021, 10, 2))),
        ("withdrawn", days((2021, 12, 30), (2022, 1, 2))),
    ] {
        for kind in Kind::ALL {
            let mut release = example.clone();
            release.kind = kind;
            release.number = Some("១២៣ កប.អនព".into());
            release.status = status(status_name);
            release.event = Some(event);
            release.supersedes = Some("other".parse().expect("an id"));
            let words = |words: &str| Localized::new(Language::KM, words);
            release.signatory =
                Some(Signatory { office: words("អ្នកនាំពាក្យ"), name: None });
            release.links = vec![RelatedLink {
                title: words("ទំព័រ"),
                href: "https://a.example/".parse().expect("a link"),
            }];
            for width in [None, Some(72)] {
                let composed = release.compose(&[Language::KM], &House::mfaic()).expect("a document").output;
                let written = crate::text(&composed, &TextOptions { width });
                let again = read("a.km.txt", &written);
                // Where a line was broken between two words, U+200B says so.
                let json = |release: &Release| release.to_json().replace('\u{200B}', "");
                assert!(
                    json(&again) == json(&release),
                    "{status_name} {kind:?} {width:?}\n{written}\n{}",
                    json(&again)
                );
                let composed = again.compose(&[Language::KM], &House::mfaic()).expect("a document").output;
                assert!(crate::text(&composed, &TextOptions { width }) == written, "{written}");
            }
        }
    }
}

/// A page as it comes out of a word processor: paragraphs known by their indentation, nothing set off by blank lines, place and
/// date at the right of the number.
#[test]
fn pages_without_blank_lines_are_known_too() {
    let draft = clean(
        "ព្រះរាជាណាចក្រកម្ពុជា\nជាតិ សាសនា ព្រះមហាក្សត្រ\n៙៚៙\nក្រសួងការបរទេស\nនិងសហប្រតិបត្តិការអន្តរជាតិ\n\
         អង្គភាពអ្នកនាំពាក្យ\nលេខ៖ ១២៣ កប.អនព\t\tភ្នំពេញ, ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១\nសេចក្តីប្រកាសព័ត៌មាន\n\
         ចំណងជើងនៃសេចក្តីប្រកាស\n     ក្រសួងការបរទេស និងសហប្រតិបត្តិការអន្តរជាតិ សូមជម្រាបជូនថា រដ្ឋមន្ត្រីបានពិភាក្សា ៖\n\
         - ពាណិជ្ជកម្ម\n- ទេសចរណ៍ ។\n\n     រដ្ឋមន្ត្រីបានជួបគ្នា ។\n          រដ្ឋមន្ត្រីបានឯកភាពគ្នា៕\n",
    );
    assert_eq!(draft.issuer, mfaic());
    assert_eq!(draft.co_issuers.len(), 1);
    assert_eq!((text(draft.number.as_ref()), draft.kind), (Some("១២៣ កប.អនព"), Some(Kind::PressRelease)));
    assert_eq!(draft.issued, Some(date(2021, 10, 27)));
    let edition = khmer(&draft);
    assert_eq!(text(edition.place.as_ref()), Some("ភ្នំពេញ"));
    assert_eq!(edition.title.as_str(), "ចំណងជើងនៃសេចក្តីប្រកាស");
    assert!(matches!(&edition.body[..], [Block::Paragraph(_), Block::List(_), ..]), "{:#?}", edition.body);
}

#[test]
fn a_title_may_say_the_kind() {
    for (title, kind) in [
        ("សេចក្តីថ្លែងការណ៍របស់អ្នកនាំពាក្យ\nស្តីពី\nស្ថានការណ៍ក្នុងតំបន់", Kind::Statement),
        ("ការឆ្លើយរបស់អ្នកនាំពាក្យក្រសួងការបរទេស ចំពោះសំណួររបស់អ្នកសារព័ត៌មាន", Kind::SpokespersonComment),
    ] {
        let draft = clean(&format!("{title}\n\nកម្ពុជាតាមដានស្ថានការណ៍។\n"));
        assert_eq!(
            (draft.kind, khmer(&draft).title.as_str()),
            (Some(kind), title.replace('\n', " ").as_str())
        );
    }
    // A sentence is no title.
    let draft = clean("សេចក្តីជូនដំណឹង\n\nសារមន្ទីរនឹងបើកទ្វារឡើងវិញ។\n");
    assert_eq!((khmer(&draft).title.as_str(), khmer(&draft).body.len()), ("", 1));
    // A day above the title.
    let draft = clean("សេចក្តីប្រកាសព័ត៌មាន\nថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១\n\nចំណងជើង\n\nសារមន្ទីរនឹងបើកទ្វារឡើងវិញ។\n");
    assert_eq!((khmer(&draft).title.as_str(), draft.event), ("ចំណងជើង", Some(date(2021, 10, 27).into())));
}

/// A page of the ministry with this text and these lines under it.
fn letter(body: &str, under: &str) -> String {
    format!(
        "ព្រះរាជាណាចក្រកម្ពុជា\nជាតិ - សាសនា - ព្រះមហាក្សត្រ\n\nក្រសួងព័ត៌មាន\n\nសេចក្តីប្រកាសព័ត៌មាន\n\nចំណងជើង\n\n{body}\n\n{under}\n"
    )
}

#[test]
fn what_dates_a_paper_is_no_dateline() {
    let body = "យោងតាម៖\n- ព្រះរាជក្រមលេខ ១២ ចុះថ្ងៃទី០២ ខែកុម្ភៈ ឆ្នាំ២០២៣\n\nក្រសួងសូមជម្រាបជូន។";
    let (draft, _) = page(&letter(body, "រាជធានីភ្នំពេញ ថ្ងៃទី២៥ ខែមករា ឆ្នាំ២០២៤"));
    assert_eq!((draft.event, draft.issued), (None, Some(date(2024, 1, 25))));
    assert!(draft.issuer.is_some() && draft.co_issuers.is_empty());
}

#[test]
fn a_lunar_date_that_cannot_be_read_hides_no_day() {
    let odd = [
        "ព្រហស្បតិ៍ ១៥កើត ខែបុស្ស ឆ្នាំថោះ បញ្ចស័ក ព.ស.២៥៦៧",
        "ថ្ងៃព្រហស្បតិ៍ ១៥កើត ខែមករា ឆ្នាំថោះ បញ្ចស័ក ព.ស.២៥៦៧",
        "ថ្ងៃព្រហស្បតិ៍ ១៥កើត ខែមិគសិរ្ស ឆ្នាំថោះ បញ្ចស័ក ព.ស.២៥៦៧",
    ];
    for line in odd {
        let under = format!("{line}\nរាជធានីភ្នំពេញ ថ្ងៃទី២៥ ខែមករា ឆ្នាំ២០២៤\n\nរដ្ឋមន្ត្រី");
        let (draft, findings) = page(&letter("ក្រសួងសូមជម្រាបជូន។", &under));
        let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
        assert_eq!(draft.issued, Some(date(2024, 1, 25)), "{line}");
        assert!(codes.contains(&Code::LunarDate), "{line}: {codes:?}");
        assert!(draft.signatory.is_some_and(|signatory| signatory.name.is_none()), "{line}");
    }
}

#[test]
fn a_signature_stands_above_the_list_of_copies() {
    let under = "រាជធានីភ្នំពេញ ថ្ងៃទី២៥ ខែមករា ឆ្នាំ២០២៤\n\nអង្គភាពអ្នកនាំពាក្យ\n\nចម្លងជូន៖\n- ទីស្តីការគណៈរដ្ឋមន្ត្រី\n- ឯកសារ-កាលប្បវត្តិ";
    let (draft, _) = page(&letter("ក្រសួងសូមជម្រាបជូន។", under));
    assert_eq!(draft.issued, Some(date(2024, 1, 25)));
    assert!(draft.signatory.is_some());
    assert_eq!(khmer(&draft).body[0], Block::paragraph("ក្រសួងសូមជម្រាបជូន។"));
}

#[test]
fn a_sentence_that_has_ended_ends_its_item() {
    let body = "កម្មវិធី៖\n\n១. ការបើក។\n២. ការបិទ។\nសូមអញ្ជើញចូលរួម។";
    let (draft, _) = page(&letter(body, "រាជធានីភ្នំពេញ ថ្ងៃទី២៥ ខែមករា ឆ្នាំ២០២៤"));
    let body = &khmer(&draft).body;
    assert_eq!(body.len(), 3, "{body:?}");
}

#[test]
fn another_name_for_a_kind_is_told() {
    let typed = letter("ក្រសួងសូមជម្រាបជូន។", "រាជធានីភ្នំពេញ ថ្ងៃទី២៥ ខែមករា ឆ្នាំ២០២៤");
    clean(&typed);
    let (_, findings) = page(&typed.replace("សេចក្តីប្រកាសព័ត៌មាន", "ជូនដំណឹង"));
    assert_eq!((findings.len(), findings[0].code), (1, Code::Guess));
}
