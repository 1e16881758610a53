//! In English.

use prakas_document::Code;

use super::Explanation;

pub(super) fn explanation(code: Code) -> Explanation {
    let of = |title, why, mend| Explanation { title, why, mend };
    match code {
        Code::EmptySource => of(
            "The file is empty",
            "A release is made of words, and this file has none.",
            "Open the file and type the release into it, or choose the right file.",
        ),
        Code::NotUtf8 => of(
            "The file is not text in the encoding UTF-8",
            "Khmer and Latin letters are read by their Unicode numbers, which text files hold as UTF-8. Other encodings would be read as other letters.",
            "Save the file again as plain text with the encoding UTF-8. A Word file must keep its ending .docx, a PDF its ending .pdf.",
        ),
        Code::TooLarge => of(
            "The file is larger than a release can be",
            "So large a file is nearly always another one, chosen by mistake.",
            "Choose the right file. If a picture makes it large, save the picture in fewer pixels.",
        ),
        Code::UnknownForm => of(
            "The name of the file does not say what it is",
            "Typed text, Markdown, JSON, Word and PDF are read in different ways, and the ending of the name tells which.",
            "Let the name end in .txt, .md, .json, .docx, .pdf or .html, or say it with --from.",
        ),
        Code::UnrepresentableCharacter => of(
            "A character that cannot be published",
            "It is a control character: it shows nothing, and web pages and archives do not allow it. It mostly comes along when text is copied.",
            "Delete it. With --fix it is deleted for you where that is safe.",
        ),
        Code::BadFile => of(
            "The file is damaged, locked, or not what its name says",
            "Nothing can be read from it, so nothing would be published.",
            "Open it in the program that made it, save it again without a password, and try again.",
        ),
        Code::NoRelease => of(
            "The file carries no release",
            "PDF and web pages are read only where Prakas made them: those carry the release inside. A scan or a PDF from elsewhere does not.",
            "Give the file that the release was typed in, or a Word file with its text.",
        ),
        Code::LeftOut => of(
            "Something in the document has no place in a release",
            "A release is made of headings, paragraphs, lists, quotations, tables, pictures and notes; text boxes, drawings and the like are none of these.",
            "Look at what was left out. If it says something, write it into the text.",
        ),
        Code::Edited => of(
            "The file was edited after it was made",
            "Its words are no longer those of the release that it carries; what it shows is taken.",
            "Look at what was changed, and import it: `prakas import` writes a new source with the changed words.",
        ),
        Code::WordsDiffer => of(
            "The file does not show what it carries",
            "Somebody changed the words, or put the wrong release inside. An archive must not keep two versions in one file.",
            "Import it to see what was changed, and make the file again from the right source.",
        ),
        Code::UnclosedFrontMatter => of(
            "The fields at the head of the file do not end",
            "The fields stand between two lines of `---`. Without the second the whole text is taken for fields.",
            "Write a line of `---` under the last field.",
        ),
        Code::BadFrontMatter => of(
            "The fields at the head of the file cannot be read",
            "They are YAML: a name, a colon, a space, and the value. Some values need quotation marks.",
            "Write each field on its own line, such as `title: Outcomes of the Summit`. Put a value that has a colon in it into quotation marks.",
        ),
        Code::BadJson => of(
            "The JSON cannot be read as a release",
            "JSON is the stored form, which programs write. One missing comma makes all of it unreadable.",
            "Mend it with the help of the schema (`prakas schema`), or write the release in Markdown instead.",
        ),
        Code::UnknownField => of(
            "A field that a release does not have",
            "Its name is probably misspelt, and what you wrote in it would not be published.",
            "Use the name that is proposed, or delete the field.",
        ),
        Code::BadValue => of(
            "A value is not of the kind that its field has",
            "A date field holds a date, a list holds lines that begin with `- `, and so on.",
            "Write the value as the message shows it.",
        ),
        Code::BadDate => of(
            "A date that cannot be read, or that no calendar has",
            "Prakas prints the date in each language itself, so it must know the day.",
            "Write it as 27 October 2021, ថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១ or 2021-10-27.",
        ),
        Code::UnsupportedMarkup => of(
            "Markup that a release does not have",
            "It cannot be shown alike in PDF, Word, web page and text, so it would be lost in one of them.",
            "Say it in words, or with a heading, a list, a quotation, a table, a picture or a note.",
        ),
        Code::TooDeep => of(
            "Lists or quotations stand too deep inside one another",
            "More than a few levels cannot be read on paper or on a phone.",
            "Use fewer levels: headings and paragraphs read better.",
        ),
        Code::BadTable => of(
            "The rows of a table do not have the same number of cells",
            "It cannot be known which cell belongs to which column.",
            "Write a cell for each column in each row, an empty one as `| |`.",
        ),
        Code::BadFootnote => of(
            "A note and its mark do not belong together",
            "Each note has one mark in the text, and each mark one note; else readers look for what is not there.",
            "Write the mark `[^1]` where the note belongs, and its text below as `[^1]: …`. Delete the one that has no other half.",
        ),
        Code::Guess => of(
            "Prakas had to guess what something is",
            "The words are kept, but what they are (a kind of release, a title, a comment) was told by their place alone.",
            "Look whether the guess is right. If not, write it as the hint says.",
        ),
        Code::BadScan => of(
            "A scan cannot be used",
            "The file is cut off, broken, locked or no picture, so nothing of it could be published.",
            "Scan the page again, as a JPEG, PNG, TIFF or PDF, at 200 to 600 dots an inch.",
        ),
        Code::ScanMismatch => of(
            "A scan does not show its page",
            "The words of the release are laid over the scan where they were printed. Over another text they would say what nobody signed.",
            "Scan what was printed from this release, each page once, upright and in their order. Handwriting and seals over the text are no harm.",
        ),
        Code::MissingPicture => of(
            "A picture was not found",
            "It is looked for in the folder of the release, by the name that is written there.",
            "Put the picture beside the release, and write its name exactly, with capital letters as they are.",
        ),
        Code::BadPicture => of(
            "A picture cannot be used",
            "It is no PNG, JPEG or SVG, or it is damaged, very large, or has programs inside.",
            "Open it in a picture program and save it as PNG or JPEG.",
        ),
        Code::MissingTitle => of(
            "The title is missing",
            "The title is the headline: search engines, mail programs and screen readers name the release by it.",
            "Write the title on a line of its own above the text; in Markdown as `title:` or after `# `.",
        ),
        Code::MissingIssueDate => of(
            "The day of issue is missing",
            "The day a release was issued makes it official, and archives file it by that day.",
            "Write place and date under the text, such as Phnom Penh, 27 October 2021; in Markdown as `issued: 2021-10-27`.",
        ),
        Code::MissingIssuer => of(
            "It is not said who issues the release",
            "Without its issuer it has no letterhead, and nobody answers for it.",
            "Write the institution's name at the head; in Markdown as `issuer:`.",
        ),
        Code::MissingBody => of(
            "The release says nothing",
            "Under the title there are no words.",
            "Write the text under the title.",
        ),
        Code::Unwritten => of(
            "The outline's own words are still there",
            "A new file says where title and text go, in words that nobody should read under a ministry's name.",
            "Write the title and the text. Until then, keep the line `status: draft`: drafts say so on each page.",
        ),
        Code::EmbargoWithoutTime => of(
            "An embargo without the time when it ends",
            "Newsrooms publish at the minute that an embargo ends. A day alone would be understood in many ways.",
            "Write day and time in Cambodia, such as `embargo: 2021-10-27 18:00`.",
        ),
        Code::EmbargoBeforeIssue => of(
            "The embargo ends before the day of issue",
            "Then it would never have held: one of the two dates is wrong.",
            "Mend the date that is wrong.",
        ),
        Code::EventAfterIssue => of(
            "The event is after the day of issue",
            "This kind of release tells what has happened. One of the two dates is probably wrong.",
            "Mend the date that is wrong, or choose a kind that looks ahead, such as a media advisory.",
        ),
        Code::StatusBeforeIssue => of(
            "A correction or withdrawal before the day of issue",
            "Nothing can be corrected before it was issued.",
            "Mend the date that is wrong.",
        ),
        Code::MissingAltText => of(
            "A picture without words that say what it shows",
            "People who do not see it, and search engines, know a picture by these words alone. Archives and the law of many places ask for them.",
            "Write them between the brackets: `![A map of the venue](map.png)`.",
        ),
        Code::SkippedHeadingLevel => of(
            "A heading skips a level",
            "Screen readers go from heading to heading by their levels; where one is skipped they look for a section that is not there.",
            "Take one `#` away from the heading, or add the heading between.",
        ),
        Code::EmptySection => of(
            "A heading with nothing under it",
            "Readers expect text after a heading.",
            "Write the text, or delete the heading.",
        ),
        Code::EmptyBlock => of(
            "A heading, list item or table without words",
            "It would show as an empty line or a lone mark.",
            "Write the words, or delete it.",
        ),
        Code::BadLink => of(
            "A link that leads nowhere",
            "Its address is missing or is none of the web, of mail or of the telephone.",
            "Write the whole address, such as `[words](https://www.example.org/)`.",
        ),
        Code::Contradiction => of(
            "The release says two different things",
            "Two places name another date, title, status or language, and only one of them can be right.",
            "Mend one of them, or leave it out where it need not be said twice.",
        ),
        Code::MissingGlyph => of(
            "A character that no font here can show",
            "It would be printed as an empty box.",
            "Write it in other words, or give a folder of fonts that have it with --fonts.",
        ),
        Code::UnevenEditions => of(
            "The languages do not say the same",
            "One edition has more headings, paragraphs or notes than the other. Readers of both languages should get the same words.",
            "Write what is missing in one of them, or take out what is too much in the other.",
        ),
        Code::WrongLanguage => of(
            "Words in another language than their edition",
            "Screen readers would read them with the wrong voice, and lines would be broken by the wrong rules.",
            "Write them in the language of the edition, or mark them as the hint says.",
        ),
        Code::KhmerEncoding => of(
            "Khmer that was typed in the wrong order",
            "On the screen it may look right, but a search does not find the word, and other programs show it broken.",
            "Type the word anew: consonant, feet (coeng), vowel, signs. With --fix it is set in order for you.",
        ),
        Code::Misspelling => of(
            "A Khmer word that is misspelt",
            "It stands in a list of mistakes that are often made in official texts.",
            "Write the word that is proposed. With --fix it is replaced for you.",
        ),
        Code::LegacyEncoding => of(
            "Text for a Khmer font from before Unicode",
            "Such text (Limon, ABC and others) is Latin letters that look like Khmer in one font alone. Everywhere else it is unreadable.",
            "Convert it to Khmer Unicode, or type it anew.",
        ),
        Code::KhmerSpacing => of(
            "A space too many, or one too few",
            "No space stands before the signs “៖”, “។” and “ៗ” or inside quotation marks, and one stands after “។” and “៖”.",
            "Mend the space. With --fix it is mended for you.",
        ),
        Code::LatinFullStop => of(
            "A Khmer sentence ends with a Latin full stop",
            "A Khmer sentence ends with the sign khan, “។”.",
            "Write “។” in its place. With --fix it is replaced for you.",
        ),
        Code::MixedDigits => of(
            "Khmer and Latin digits in one date",
            "Official paper uses digits of one kind within a date.",
            "Write all digits in Khmer, or all in Latin. With --fix they are made alike.",
        ),
        Code::LunarDate => of(
            "The lunar date is not that of the day beside it",
            "The two dates on official paper must name the same day. Prakas reckons it from the calendar.",
            "Write the lunar date that is proposed, or mend the day. With --fix it is replaced for you.",
        ),
        Code::MissingLunarDate => of(
            "The lunar date is missing",
            "The house whose paper this is puts the lunar date above place and date.",
            "Write the line that is proposed. With --fix it is added for you.",
        ),
        Code::MissingEdition => of(
            "There is no edition in that language",
            "What was asked for cannot be made, since nobody has written it.",
            "Give the file in that language, such as summit.km.md, or leave --lang out.",
        ),
        Code::UnknownLanguage => of(
            "Official paper is not known in that language",
            "Letterhead, labels and dates are known in Khmer and English.",
            "Make the edition in Khmer or English.",
        ),
        Code::BadHouse => of(
            "The house is not known, or its file is wrong",
            "The house gives letterhead, colours, contacts and fonts; without it there is no paper.",
            "Give the house's file with --house office.toml, and mend the line that is shown.",
        ),
        Code::Template => of(
            "The page template has a mistake",
            "It is a program in typst, and this place of it does not work, or leaves words of the release out.",
            "Mend the line, or begin again from the built-in template: `prakas template > own.typ`.",
        ),
        Code::NotArchival => of(
            "The PDF is not fit for an archive yet",
            "The standard for archives (PDF/A) asks for a date, which a draft may not have.",
            "Say the day of issue, and make the PDF again.",
        ),
        Code::UnmetStandard => of(
            "The PDF cannot keep the standard that was asked for",
            "The standard asks for something that the release does not have, or forbids something that it has.",
            "Do what the hint says, or choose another standard with --pdf-standard.",
        ),
        Code::NothingCarried => of(
            "The PDF carries no release",
            "The standard that was asked for forbids attached files, so the PDF cannot be read back.",
            "Choose a standard that allows them, such as a-3a.",
        ),
        Code::NoSender => of(
            "It is not said who sends the message",
            "Mail programs do not send a message without a sender.",
            "Give a contact with an e-mail address, or name the sender with --mail-from.",
        ),
        Code::BadMailbox => of(
            "An address that no mail can be sent to",
            "An address has letters of the Latin alphabet, an @, and the name of a domain.",
            "Write it as press@example.org.",
        ),
        Code::Backend => of(
            "A file could not be made",
            "Something that it needs, such as a font, is missing or unusable.",
            "Do what the hint says. If nothing helps, report it with the release.",
        ),
    }
}
