//! What backends keep with the fonts is made once, whoever asks.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;

use prakas_fonts::{FontData, FontOptions, Fonts};

/// A library of its own: the bundled one is shared by the whole process.
fn fonts() -> Fonts {
    Fonts::load(&FontOptions::default()).expect("bundled fonts").fonts
}

#[test]
fn made_once_from_many_threads() {
    struct Count(usize);
    let (fonts, made, start) = (fonts(), AtomicUsize::new(0), Barrier::new(16));
    let values: Vec<Arc<Count>> = thread::scope(|scope| {
        let ask = || {
            let fonts = fonts.clone();
            start.wait();
            fonts.derived(|fonts| {
                made.fetch_add(1, Ordering::SeqCst);
                thread::yield_now();
                Count(fonts.faces().len())
            })
        };
        let threads: Vec<_> = (0..16).map(|_| scope.spawn(ask)).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    });
    assert_eq!(made.load(Ordering::SeqCst), 1);
    assert!(values.iter().all(|value| Arc::ptr_eq(value, &values[0]) && value.0 == 7));
}

#[test]
fn one_value_a_type_and_a_library() {
    struct A(u8);
    struct B(u8);
    let fonts = fonts();
    assert_eq!(fonts.derived(|_| A(1)).0, 1);
    assert_eq!(fonts.derived(|fonts| B(fonts.derived(|_| A(9)).0 + 1)).0, 2, "made from another");
    assert_eq!(fonts.derived(|_| A(3)).0, 1, "the first stays");
    assert_eq!(self::fonts().derived(|_| A(4)).0, 4, "other fonts have their own");
}

#[test]
fn a_panic_leaves_the_place_free() {
    struct A(u8);
    let fonts = fonts();
    let panics = catch_unwind(AssertUnwindSafe(|| fonts.derived::<A>(|_| panic!("on purpose"))));
    assert!(panics.is_err());
    assert_eq!(fonts.derived(|_| A(2)).0, 2);
}

#[test]
fn kept_only_as_long_as_the_fonts() {
    struct A;
    let fonts = fonts();
    let value = fonts.derived(|_| A);
    assert_eq!(Arc::strong_count(&value), 2);
    drop(fonts);
    assert_eq!(Arc::strong_count(&value), 1);
}

#[test]
fn fonts_go_to_other_threads_and_data_into_shared_buffers() {
    fn shareable<T: Clone + Send + Sync + 'static>() {}
    fn holdable<T: AsRef<[u8]> + Clone + Send + Sync + 'static>() {}
    shareable::<Fonts>();
    holdable::<FontData>();
}
