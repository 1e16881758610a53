//! Line breaks: characters a second on a text like a release, with nothing remembered and with everything.

use divan::{Bencher, black_box, counter::CharsCount};
use prakas_khmer::lines::{Breaker, Lexicon};

fn main() {
    divan::main();
}

/// Sentences as releases have them.
const SENTENCES: [&str; 8] = [
    "នៅថ្ងៃទី២៧ ខែតុលា ឆ្នាំ២០២១ ឯកឧត្តមឧបនាយករដ្ឋមន្ត្រី បានដឹកនាំគណៈប្រតិភូកម្ពុជាចូលរួមកិច្ចប្រជុំកំពូលអាស៊ាន-ជប៉ុនតាមប្រព័ន្ធវីដេអូ។ ",
    "ភាគីទាំងពីរបានពិភាក្សាអំពីវិធានការពង្រឹងកិច្ចសហប្រតិបត្តិការលើវិស័យពាណិជ្ជកម្ម វិនិយោគ និងទេសចរណ៍ ដើម្បីជាប្រយោជន៍ដល់ប្រជាជននៃប្រទេសទាំងពីរ។ ",
    "ក្រសួងការបរទេសសូមជម្រាបជូនសាធារណជនឲ្យបានជ្រាបថា ការិយាល័យកុងស៊ុលនឹងបិទនៅថ្ងៃបុណ្យជាតិ ហើយបើកដំណើរការវិញនៅព្រឹកថ្ងៃបន្ទាប់។ ",
    "រដ្ឋមន្ត្រីបានថ្លែងអំណរគុណចំពោះជំនួយដ៏សប្បុរសរបស់រដ្ឋាភិបាលជប៉ុនក្នុងការអភិវឌ្ឍហេដ្ឋារចនាសម្ព័ន្ធនៅតាមជនបទ។ ",
    "មេដឹកនាំទាំងអស់បានគូសបញ្ជាក់អំពីសារៈសំខាន់នៃការគោរពច្បាប់អន្តរជាតិ និងការដោះស្រាយវិវាទដោយសន្តិវិធី។ ",
    "សិស្សចំនួន១២៥នាក់មកពីខេត្តកំពង់ចាមបានទទួលអាហារូបករណ៍ទៅសិក្សានៅសាកលវិទ្យាល័យក្រៅប្រទេស។ ",
    "អ្នកនាំពាក្យបានបដិសេធព័ត៌មានមិនពិតដែលផ្សព្វផ្សាយលើបណ្តាញសង្គម ហើយអំពាវនាវឲ្យប្រជាពលរដ្ឋរក្សាភាពស្ងប់ស្ងាត់។ ",
    "ក្រោយកិច្ចប្រជុំ អ្នកចូលរួមបានអញ្ជើញទៅទស្សនាប្រាសាទបុរាណ និងភូមិសិប្បកម្មនៅជិតមាត់ទន្លេ។ ",
];

fn text(repetitions: usize) -> String {
    SENTENCES.concat().repeat(repetitions)
}

/// Every run for the first time: what the models cost.
#[divan::bench]
fn cold(bencher: Bencher) {
    let text = text(1);
    bencher
        .counter(CharsCount::of_str(&text))
        .with_inputs(Breaker::default)
        .bench_local_refs(|breaker| breaker.opportunities(black_box(&text)));
}

/// A new breaker, and a text that repeats itself as releases do: four times the same sentences.
#[divan::bench]
fn repeated(bencher: Bencher) {
    let text = text(4);
    bencher
        .counter(CharsCount::of_str(&text))
        .with_inputs(Breaker::default)
        .bench_local_refs(|breaker| breaker.opportunities(black_box(&text)));
}

/// Every run known.
#[divan::bench]
fn cached(bencher: Bencher) {
    let text = text(1);
    let breaker = Breaker::default();
    breaker.opportunities(&text);
    bencher.counter(CharsCount::of_str(&text)).bench(|| breaker.opportunities(black_box(&text)));
}

/// One run without a space: the time a character must not grow with the length.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 3)]
fn without_spaces(bencher: Bencher, clusters: usize) {
    let letters: String =
        SENTENCES.concat().chars().filter(|c| ('\u{1780}'..='\u{17D3}').contains(c)).collect();
    let cut = prakas_khmer::cluster::clusters(&letters).collect::<Vec<_>>();
    let text: String = cut.into_iter().cycle().take(clusters).collect();
    bencher
        .counter(CharsCount::of_str(&text))
        .with_inputs(Breaker::default)
        .bench_local_refs(|breaker| breaker.opportunities(black_box(&text)));
}

/// The built-in lexicon, made once a process.
#[divan::bench]
fn lexicon() -> Lexicon {
    Lexicon::built_in()
}
