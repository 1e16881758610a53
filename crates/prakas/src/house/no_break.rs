//! A house's own words that no line may break in.

use std::fmt;
use std::sync::{Arc, OnceLock};

use prakas_khmer::lines::{Breaker, Lexicon};

/// Words that no line may break in, such as names, besides those of [`Lexicon::built_in`].
#[derive(Clone)]
pub struct NoBreak {
    words: Vec<String>,
    /// Made when there is Khmer to be broken, once for all copies.
    breaker: Arc<OnceLock<Breaker>>,
}

impl NoBreak {
    /// These words.
    pub fn new(words: Vec<String>) -> Self {
        if words.is_empty() { Self::default() } else { Self { words, breaker: Arc::default() } }
    }

    /// These words and others. Where there are no others, or none but them, what finds the breaks is shared.
    pub fn and(&self, others: &Self) -> Self {
        match (self.words.is_empty(), others.words.is_empty()) {
            (_, true) => self.clone(),
            (true, false) => others.clone(),
            (false, false) => Self::new([self.words.as_slice(), others.words.as_slice()].concat()),
        }
    }

    /// The house's own words.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// What finds the breaks that leave them whole.
    pub(crate) fn breaker(&self) -> &Breaker {
        self.breaker
            .get_or_init(|| Breaker::new(Lexicon::built_in().with(self.words.iter().map(String::as_str))))
    }
}

impl Default for NoBreak {
    /// No words of its own; all houses without share what finds the breaks.
    fn default() -> Self {
        static BUILT_IN: OnceLock<Arc<OnceLock<Breaker>>> = OnceLock::new();
        Self { words: Vec::new(), breaker: Arc::clone(BUILT_IN.get_or_init(Arc::default)) }
    }
}

impl PartialEq for NoBreak {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
    }
}

impl fmt::Debug for NoBreak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("NoBreak").field(&self.words).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_houses_words_stay_whole() {
        let text = "ក្រសួងការបរទេសបានប្រកាស";
        let breaks = |words: &[&str]| {
            let words = words.iter().map(|&word| word.to_owned()).collect();
            NoBreak::new(words).breaker().opportunities(text)
        };
        let inside = |breaks: &[usize]| breaks.iter().any(|&at| at < "ក្រសួងការបរទេស".len());
        assert!(inside(&breaks(&[])));
        assert!(!inside(&breaks(&["ក្រសួងការបរទេស"])));
    }
}
