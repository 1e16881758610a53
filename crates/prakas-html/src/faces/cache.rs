//! What was packed before: packing takes longer than all else of a page, and most pages of a house hold the same letters.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use super::{WebFace, subset};

/// How many faces are kept.
const KEPT: usize = 64;

/// The longest file kept, in bytes: some ten times what a face of a long page takes. All of them are 12 MiB at most.
const LONGEST: usize = 192 * 1024;

/// The digest of the file and the characters, with what was made of them.
type Entry = ([u8; 32], BTreeSet<char>, Arc<[u8]>);

/// The entries, the one used last at the end.
static CACHE: Mutex<VecDeque<Entry>> = Mutex::new(VecDeque::new());

/// The face with these characters as WOFF2; nothing where it cannot be cut down.
pub(super) fn packed(face: &WebFace, characters: &BTreeSet<char>) -> Option<Arc<[u8]>> {
    if let Some(data) = recall(face, characters) {
        return Some(data);
    }
    // Without the lock: others need not wait, and where two pack the same, they get the same.
    let font = subset::subset(&face.file, characters)?;
    let data: Arc<[u8]> = subset::woff2(&font)?.into();
    if data.len() <= LONGEST && recall(face, characters).is_none() {
        let mut cache = CACHE.lock().unwrap_or_else(PoisonError::into_inner);
        cache.push_back((face.digest, characters.clone(), Arc::clone(&data)));
        if cache.len() > KEPT {
            cache.pop_front();
        }
    }
    Some(data)
}

fn recall(face: &WebFace, characters: &BTreeSet<char>) -> Option<Arc<[u8]>> {
    // Entries go in and out whole, so a panic elsewhere does no harm to them.
    let mut cache = CACHE.lock().unwrap_or_else(PoisonError::into_inner);
    let at = cache.iter().position(|(digest, set, _)| *digest == face.digest && set == characters)?;
    let entry = cache.remove(at)?;
    let data = Arc::clone(&entry.2);
    cache.push_back(entry);
    Some(data)
}
