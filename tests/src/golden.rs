//! Golden files: what was made before, read by people, and kept.
//!
//! A test that makes something else than its golden file fails, writes what it made to `target/tmp/goldens`, and shows the
//! difference. With `PRAKAS_ACCEPT=1` in the environment it writes the golden file instead: read it before it is committed.

use std::fs;
use std::path::{Path, PathBuf};

use image::{Rgb, RgbImage};
use similar::TextDiff;

use crate::corpus::folder;

/// How far a channel of a pixel may be off, of 255: renderers round differently on different processors.
const PIXEL_TOLERANCE: u8 = 48;

/// How many pixels may be off further than that, of ten thousand.
const PIXELS_OFF: usize = 5;

/// Whether golden files are to be written instead of compared.
pub fn accepts() -> bool {
    std::env::var_os("PRAKAS_ACCEPT").is_some_and(|accept| accept == "1")
}

/// Compares a text with a golden file.
///
/// # Panics
/// Where they differ.
pub fn text(name: &str, actual: &str) {
    text_at(&folder("tests/goldens").join(name), actual);
}

/// Compares a text with this file; no text is no file.
///
/// # Panics
/// Where they differ.
pub fn text_at(golden: &Path, actual: &str) {
    if accepts() {
        return if actual.is_empty() { remove(golden) } else { write(golden, actual.as_bytes()) };
    }
    let expected = fs::read_to_string(golden).unwrap_or_default();
    if expected != actual {
        let made = keep(golden, "", actual.as_bytes());
        let diff = TextDiff::from_lines(expected.as_str(), actual);
        panic!(
            "{} is not what was made ({}):\n{}",
            golden.display(),
            made.display(),
            diff.unified_diff().context_radius(2)
        );
    }
}

/// Compares a picture with a golden PNG, in which pixels may be a little off.
///
/// # Panics
/// Where they differ.
pub fn picture(name: &str, png: &[u8]) {
    let golden = folder("tests/goldens").join(name);
    if accepts() {
        return write(&golden, png);
    }
    let made = keep(&golden, "", png);
    let expected = fs::read(&golden).unwrap_or_else(|error| panic!("{}: {error}", golden.display()));
    let [expected, actual] =
        [expected.as_slice(), png].map(|png| image::load_from_memory(png).expect("a picture").to_rgb8());
    assert_eq!(expected.dimensions(), actual.dimensions(), "{} has another size", made.display());
    let off = |x, y| {
        let (Rgb(expected), Rgb(actual)) = (expected.get_pixel(x, y), actual.get_pixel(x, y));
        expected.iter().zip(actual).map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(0)
    };
    let difference = RgbImage::from_fn(actual.width(), actual.height(), |x, y| match off(x, y) {
        0..=PIXEL_TOLERANCE => {
            let Rgb(pixel) = *actual.get_pixel(x, y);
            Rgb(pixel.map(|channel| 200 + channel / 5))
        }
        _ => Rgb([220, 0, 0]),
    });
    let wrong = difference.pixels().filter(|pixel| pixel.0 == [220, 0, 0]).count();
    if wrong * 10_000 > PIXELS_OFF * difference.pixels().len() {
        let mut png = std::io::Cursor::new(Vec::new());
        difference.write_to(&mut png, image::ImageFormat::Png).expect("a PNG");
        let shown = keep(&golden, ".difference", &png.into_inner());
        panic!("{wrong} pixels of {} are off: {} and {}", golden.display(), made.display(), shown.display());
    }
}

/// Keeps what was made, for people to look at.
fn keep(golden: &Path, mark: &str, bytes: &[u8]) -> PathBuf {
    let name = golden.file_name().expect("a file").to_str().expect("a name in UTF-8");
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "txt"));
    let path = folder("target/tmp/goldens").join(format!("{stem}{mark}.{ending}"));
    write(&path, bytes);
    path
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder to write to");
    fs::write(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

fn remove(path: &Path) {
    if path.exists() {
        fs::remove_file(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}
