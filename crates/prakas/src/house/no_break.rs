//! A house's own words that no line may break in.

use std::fmt;
use std::sync::{Arc, LazyLock};

use prakas_khmer::lines::{Breaker, Lexicon};

/// What most houses share: no words of their own.
static BUILT_IN: LazyLock<Arc<Breaker>> = LazyLock::new(Arc::default);

/// Words that no line may break in, such as names, besides those of [`Lexicon::built_in`].
#[derive(Clone)]
pub struct NoBreak {
    words: Vec<String>,
    breaker: Arc<Breaker>,
}

impl NoBreak {
    /// These words. What finds the breaks is made once, and shared by the copies.
    pub fn new(words: Vec<String>) -> Self {
        if words.is_empty() {
            return Self::default();
        }
        let lexicon = Lexicon::built_in().with(words.iter().map(String::as_str));
        Self { words, breaker: Arc::new(Breaker::new(lexicon)) }
    }

    /// The house's own words.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// What finds the breaks that leave them whole.
    pub(crate) fn breaker(&self) -> &Breaker {
        &self.breaker
    }
}

impl Default for NoBreak {
    /// No words of its own.
    fn default() -> Self {
        Self { words: Vec::new(), breaker: Arc::clone(&BUILT_IN) }
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
