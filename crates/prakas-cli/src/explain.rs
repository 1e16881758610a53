//! `prakas explain`: what a rule is about, in plain words.

use prakas::Explanation;

use crate::code::{explanation, names};
use crate::ui::Ui;

/// All rules, each with its headline.
pub(crate) fn list(ui: Ui) -> String {
    let longest = names().map(str::len).max().unwrap_or_default();
    let line = |name: &str| {
        let title = explanation(name, &ui.language()).map_or("", |told| told.title);
        format!("{name:longest$}  {title}\n")
    };
    names().map(line).collect()
}

/// The rule of this name.
pub(crate) fn one(name: &str, ui: Ui) -> Option<String> {
    let Explanation { title, why, mend } = explanation(name, &ui.language())?;
    let (reason, remedy) = ui.choose(("Why it matters", "What to do"), ("មូលហេតុ", "ដំណោះស្រាយ"));
    Some(format!("{name}: {title}\n\n{reason}:\n  {why}\n\n{remedy}:\n  {mend}\n"))
}

/// The names that somebody may have meant: those that hold a word of it.
pub(crate) fn near(name: &str) -> Vec<&'static str> {
    let words: Vec<&str> = name.split('-').filter(|word| word.len() > 2).collect();
    names().filter(|known| words.iter().any(|word| known.contains(word))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_is_a_line() {
        let list = list(Ui::English);
        assert_eq!(list.lines().count(), names().count());
        let line = list.lines().find(|line| line.starts_with("missing-title ")).expect("a line");
        assert!(line.ends_with("  The title is missing"), "{line}");
    }

    #[test]
    fn a_rule_is_told_with_its_reason_and_remedy() {
        let told = one("latin-full-stop", Ui::Khmer).expect("a rule");
        assert!(told.starts_with("latin-full-stop: ប្រយោគខ្មែរ") && told.contains("ដំណោះស្រាយ:\n"));
        assert_eq!(one("latin-fullstop", Ui::English), None);
        assert_eq!(near("latin-fullstop"), ["latin-full-stop"]);
    }
}
