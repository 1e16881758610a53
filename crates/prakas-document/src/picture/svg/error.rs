//! Why an SVG is not taken.

use super::{MAX_BYTES, MAX_COVER, MAX_DEPTH, MAX_ELEMENTS, MAX_SEGMENTS, MAX_SIDE, MAX_STYLES, MAX_WORK};

/// Why an SVG is not taken: what stands in it, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SvgError {
    /// More bytes than [`MAX_BYTES`].
    #[error(
        "as an SVG of {0} bytes it is larger than the {MAX_BYTES} allowed; simplify it, or save it as PNG"
    )]
    TooManyBytes(usize),
    /// Compressed, as `.svgz` files are.
    #[error("it is a compressed SVG; save it as plain SVG")]
    Compressed,
    /// Entities of its own.
    #[error("the SVG declares entities (`<!ENTITY`); save it as plain SVG")]
    Entities,
    /// A script, or what starts one.
    #[error("the SVG holds a script (`{0}`); take it out")]
    Script(String),
    /// What it needs, or leads to, lies outside of it.
    #[error("the SVG refers to `{0}`, which is not in it; embed that, or take it out")]
    External(String),
    /// Words, which look different wherever the font is another.
    #[error("the SVG has words in it (`{0}`), which need a font; turn them into paths")]
    Words(String),
    /// What no page can show, or not as what it is.
    #[error("the SVG has a `{0}`, which cannot go on a page; turn it into paths, or save the picture as PNG")]
    Unsupported(String),
    /// A picture in it that is not fit for a page.
    #[error("a picture in the SVG cannot be used: {0}")]
    Embedded(String),
    /// Something that refers to itself, at once or by others.
    #[error("in the SVG, `{0}` is part of itself; take that reference out")]
    Circular(String),
    /// Deeper than [`MAX_DEPTH`].
    #[error("the SVG is nested more than {MAX_DEPTH} deep; ungroup it, or save it as PNG")]
    TooDeep,
    /// More elements than [`MAX_ELEMENTS`].
    #[error("the SVG has more than {MAX_ELEMENTS} elements; simplify it, or save it as PNG")]
    TooManyElements,
    /// A style sheet that takes more than [`MAX_STYLES`] comparisons.
    #[error(
        "the SVG's style sheet is too large (more than {MAX_STYLES} comparisons); simplify it, or save it as PNG"
    )]
    TooManyStyles,
    /// More to draw than [`MAX_WORK`], mostly by repeating parts.
    #[error(
        "the SVG repeats its parts too often (more than {MAX_WORK} units of work); simplify it, or save it as PNG"
    )]
    TooMuchWork,
    /// More lines and curves than [`MAX_SEGMENTS`].
    #[error("the SVG has more than {MAX_SEGMENTS} lines, curves and dashes; simplify it, or save it as PNG")]
    TooManySegments,
    /// More painting than [`MAX_COVER`].
    #[error(
        "the SVG paints over itself too often (more than {MAX_COVER} times); simplify it, or save it as PNG"
    )]
    TooMuchCover,
    /// Something that lies further off than [`MAX_REACH`](super::MAX_REACH).
    #[error("the SVG draws far outside of its own area; take out what is not seen")]
    TooFar,
    /// No size.
    #[error("the SVG does not say how large it is; give it a `viewBox`, or `width` and `height`")]
    NoSize,
    /// A side below 1 or above [`MAX_SIDE`].
    #[error("the SVG is {0} pixels large; each side may be 1 to {MAX_SIDE}")]
    Size(String),
    /// Nothing to see.
    #[error("the SVG draws nothing")]
    Empty,
}
