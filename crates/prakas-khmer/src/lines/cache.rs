//! A bounded memory of runs that were cut before.

use std::collections::HashMap;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many bytes one generation holds, keys and breaks together.
const GENERATION: usize = 1 << 20;
/// A run longer than this many bytes is cut anew each time: it does not come twice.
const LONGEST_KEY: usize = 1 << 12;

/// The breaks of runs, by the letters of the run.
///
/// Two generations: a full one becomes the old one, and the old one is dropped. What is still asked for moves to
/// the young one, so a text that repeats itself keeps its runs, and memory stays below twice [`GENERATION`].
#[derive(Debug, Default)]
pub(super) struct Cache(Mutex<Generations>);

#[derive(Debug, Default)]
struct Generations {
    young: HashMap<Box<str>, Arc<[usize]>>,
    old: HashMap<Box<str>, Arc<[usize]>>,
    bytes: usize,
}

impl Cache {
    /// The breaks of `run`, remembered or made by `cut`.
    pub(super) fn get_or_cut(&self, run: &str, cut: impl FnOnce(&str) -> Vec<usize>) -> Arc<[usize]> {
        if run.len() > LONGEST_KEY {
            return cut(run).into();
        }
        if let Some(known) = self.lock().get(run) {
            return known;
        }
        // Not under the lock: other threads go on meanwhile.
        let breaks: Arc<[usize]> = cut(run).into();
        self.lock().insert(run.into(), Arc::clone(&breaks));
        breaks
    }

    /// A panic elsewhere leaves whole entries behind, so a poisoned lock is as good as any.
    fn lock(&self) -> MutexGuard<'_, Generations> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Generations {
    fn get(&mut self, run: &str) -> Option<Arc<[usize]>> {
        if let Some(known) = self.young.get(run) {
            return Some(Arc::clone(known));
        }
        let (run, known) = self.old.remove_entry(run)?;
        self.insert(run, Arc::clone(&known));
        Some(known)
    }

    fn insert(&mut self, run: Box<str>, breaks: Arc<[usize]>) {
        let bytes = run.len() + size_of_val(&*breaks) + 64;
        if self.bytes + bytes > GENERATION {
            self.old = mem::take(&mut self.young);
            self.bytes = 0;
        }
        self.bytes += bytes;
        self.young.insert(run, breaks);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_bounded_and_answers_are_the_same() {
        let cache = Cache::default();
        for number in 0..200_000_usize {
            assert_eq!(*cache.get_or_cut(&number.to_string(), |_| vec![number]), [number]);
        }
        let generations = cache.lock();
        assert!(generations.bytes <= GENERATION);
        assert!(generations.young.len() + generations.old.len() < 2 * GENERATION / 64);
    }

    #[test]
    fn what_is_asked_for_stays() {
        let cache = Cache::default();
        let mut cuts = 0;
        for number in 0..50_000_usize {
            cache.get_or_cut(&number.to_string(), |_| Vec::new());
            cache.get_or_cut("ស្រុក", |_| {
                cuts += 1;
                Vec::new()
            });
        }
        assert_eq!(cuts, 1);
    }
}
