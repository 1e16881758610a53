//! A place for what others make out of the fonts: one value a type, made once.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

type Slot = Arc<OnceLock<Arc<dyn Any + Send + Sync>>>;

/// Values keyed by their type.
#[derive(Default)]
pub(crate) struct Slots(Mutex<HashMap<TypeId, Slot>>);

impl Slots {
    /// The value of type `T`, made by `make` if there is none yet. Others that want the same type
    /// wait; those that want another type do not, and `make` may itself ask for another type.
    pub(crate) fn get_or_make<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let slot = {
            // The map is never left half changed, so a panic elsewhere does no harm to it.
            let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(slots.entry(TypeId::of::<T>()).or_default())
        };
        let value = Arc::clone(slot.get_or_init(|| Arc::new(make())));
        value.downcast().unwrap_or_else(|_| unreachable!("a slot is found by the type it holds"))
    }
}
