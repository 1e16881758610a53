//! The fonts that are part of the program: their bytes and the names of their families.

/// Family of the bundled serif Latin font (with Greek, Cyrillic, Hebrew), in the metrics of Times
/// New Roman: regular, bold, italic, bold italic. It has no Khmer letters.
pub const TINOS: &str = "Tinos";

/// Family of the bundled Khmer text font: regular and bold. It has no Latin letters.
pub const NOTO_SERIF_KHMER: &str = "Noto Serif Khmer";

/// Family of the bundled Khmer display font (the *muol* style of headings): regular. It has the
/// ASCII characters but no typographic quotation marks or dashes.
pub const MOUL: &str = "Moul";

/// The bundled files in the order of the library: within a family the regular face comes first.
pub(crate) const FILES: [&[u8]; 7] = [
    include_bytes!("../data/tinos/Tinos-Regular.ttf"),
    include_bytes!("../data/tinos/Tinos-Bold.ttf"),
    include_bytes!("../data/tinos/Tinos-Italic.ttf"),
    include_bytes!("../data/tinos/Tinos-BoldItalic.ttf"),
    include_bytes!("../data/noto-serif-khmer/NotoSerifKhmer-Regular.ttf"),
    include_bytes!("../data/noto-serif-khmer/NotoSerifKhmer-Bold.ttf"),
    include_bytes!("../data/moul/Moul-Regular.ttf"),
];
