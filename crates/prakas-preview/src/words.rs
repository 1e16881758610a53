//! What the page itself says, in both languages, and the page with these words in it.

use prakas::Language;
use serde::Serialize;

/// The words of the page, by the names that the page calls them.
#[derive(Debug, Clone, Copy, Serialize)]
struct Words {
    preview: &'static str,
    findings: &'static str,
    source: &'static str,
    pages: &'static str,
    page: &'static str,
    web: &'static str,
    text: &'static str,
    download: &'static str,
    editions: &'static str,
    views: &'static str,
    waiting: &'static str,
    current: &'static str,
    stale: &'static str,
    stopped: &'static str,
    ended: &'static str,
    clean: &'static str,
    error: &'static str,
    warning: &'static str,
    line: &'static str,
    why: &'static str,
    making: &'static str,
    made: &'static str,
    failed: &'static str,
}

const ENGLISH: Words = Words {
    preview: "Preview",
    findings: "Findings",
    source: "What is typed",
    pages: "Pages",
    page: "Page",
    web: "Web page",
    text: "Text",
    download: "Download",
    editions: "Languages",
    views: "Views",
    waiting: "The release is being read.",
    current: "As it was saved.",
    stale: "What was saved last has errors. Shown is what it was before them.",
    stopped: "There is nothing to show until the errors are mended.",
    ended: "The preview has ended. Start it again where you started it.",
    clean: "Nothing was found that should be looked at.",
    error: "Error",
    warning: "Warning",
    line: "line",
    why: "Why, and what to do",
    making: "is being made …",
    made: "was downloaded.",
    failed: "could not be made:",
};

const KHMER: Words = Words {
    preview: "មើលជាមុន",
    findings: "ចំណុចត្រូវពិនិត្យ",
    source: "អត្ថបទដែលបានវាយ",
    pages: "ទំព័រ",
    page: "ទំព័រ",
    web: "ទំព័របណ្តាញ",
    text: "អត្ថបទ",
    download: "ទាញយក",
    editions: "ភាសា",
    views: "ទិដ្ឋភាព",
    waiting: "កំពុងអានសេចក្តីប្រកាស។",
    current: "ដូចដែលបានរក្សាទុក។",
    stale: "អ្វីដែលបានរក្សាទុកចុងក្រោយមានកំហុស។ អ្វីដែលបង្ហាញនេះ គឺមុនពេលមានកំហុស។",
    stopped: "គ្មានអ្វីត្រូវបង្ហាញទេ រហូតដល់កំហុសត្រូវបានកែ។",
    ended: "ការមើលជាមុនបានបញ្ចប់។ សូមចាប់ផ្តើមម្តងទៀត នៅកន្លែងដែលអ្នកបានចាប់ផ្តើម។",
    clean: "គ្មានចំណុចណាត្រូវពិនិត្យទេ។",
    error: "កំហុស",
    warning: "ការព្រមាន",
    line: "បន្ទាត់ទី",
    why: "មូលហេតុ និងអ្វីដែលត្រូវធ្វើ",
    making: "កំពុងត្រូវបានបង្កើត …",
    made: "ត្រូវបានទាញយក។",
    failed: "មិនអាចបង្កើតបានទេ៖",
};

/// The page, in Khmer or else in English.
pub(crate) fn page(language: &Language) -> String {
    let (language, words) =
        if *language == Language::KM { (Language::KM, KHMER) } else { (Language::EN, ENGLISH) };
    // Words that are constants can be written as JSON, and none has the `</` that would end its element.
    let json = serde_json::to_string(&words).unwrap_or_default();
    include_str!("page/preview.html").replace("{language}", language.as_str()).replace("{words}", &json)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_asks_for_words_that_there_are() {
        for language in [Language::EN, Language::KM] {
            let page = page(&language);
            assert!(page.contains(&format!("<html lang=\"{language}\">")) && !page.contains("{words}"));
        }
        let words = serde_json::to_value(ENGLISH).expect("words");
        let html = include_str!("page/preview.html");
        let attributes = ["data-word=\"", "data-label=\""];
        let asked = attributes.into_iter().flat_map(|attribute| html.split(attribute).skip(1));
        let asked = asked.filter_map(|rest| rest.split('"').next());
        let in_script = include_str!("page/preview.js").split("words.").skip(1);
        let in_script = in_script.filter_map(|rest| rest.split(|c: char| !c.is_ascii_lowercase()).next());
        // A finding's severity is a word, too.
        let mut used: Vec<&str> = asked.chain(in_script).chain(["error", "warning"]).collect();
        used.sort_unstable();
        used.dedup();
        let known: Vec<&str> = {
            let mut known: Vec<_> =
                words.as_object().expect("an object").keys().map(String::as_str).collect();
            known.sort_unstable();
            known
        };
        assert_eq!(used, known);
    }

    #[test]
    fn khmer_words_keep_the_rules_of_the_script() {
        let words = serde_json::to_value(KHMER).expect("words");
        for word in words.as_object().expect("an object").values().filter_map(|word| word.as_str()) {
            assert!(word.chars().any(|c| ('\u{1780}'..='\u{17FF}').contains(&c)), "{word}");
            assert!(!word.contains(". ") && !word.ends_with('.'), "{word}");
        }
    }
}
