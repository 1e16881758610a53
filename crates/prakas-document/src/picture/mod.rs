//! Pictures, whole and in memory: photographs and drawings, each checked before anything shows it.

mod alt;
mod drawn;
mod jpeg;
mod raster;
pub mod svg;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

pub use alt::{AltText, AltTextError};
pub use drawn::DrawError;
pub use svg::SvgError;

/// The kinds of picture that every format can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum MediaType {
    /// Portable Network Graphics.
    #[serde(rename = "image/png")]
    Png,
    /// JPEG.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// Scalable Vector Graphics.
    #[serde(rename = "image/svg+xml")]
    Svg,
}

impl MediaType {
    /// The media type as IANA registers it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Svg => "image/svg+xml",
        }
    }

    /// The usual ending of a file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Svg => "svg",
        }
    }
}

/// A picture: its bytes as they came, checked to be a picture of a size that a page can show.
///
/// Cloning shares the bytes. In JSON the bytes are base64 (RFC 4648 §4).
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "RawPicture", into = "RawPicture")]
#[schemars(with = "RawPicture")]
pub struct Picture {
    bytes: Arc<[u8]>,
    media_type: MediaType,
    /// Width and height in CSS pixels: both finite, and at least 1.
    size: (f64, f64),
    /// What stands for the bytes in files that are published, where those are not fit for it.
    drawing: Option<Arc<[u8]>>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Picture")]
struct RawPicture {
    /// What kind of picture it is.
    media_type: MediaType,
    /// The picture's bytes in base64.
    data: String,
}

/// Why bytes are no picture of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// Neither PNG nor JPEG nor SVG.
    #[error("it is neither a PNG nor a JPEG nor an SVG picture")]
    UnknownFormat,
    /// The picture cannot be decoded.
    #[error("it is broken: {0}")]
    Broken(String),
    /// More bytes than [`Picture::MAX_BYTES`].
    #[error("it has {0} bytes, more than the {max} allowed", max = Picture::MAX_BYTES)]
    TooManyBytes(usize),
    /// More pixels than [`Picture::MAX_PIXELS`].
    #[error("it has {0} by {1} pixels, more than the {max} allowed", max = Picture::MAX_PIXELS)]
    TooManyPixels(u32, u32),
    /// More than four bytes for each of the most pixels, as 16 bits a channel take.
    #[error("its {0} by {1} pixels have 16 bits a channel; save it with 8, or smaller")]
    TooManyBits(u32, u32),
    /// Longer in one direction than [`Picture::MAX_RATIO`] allows.
    #[error("it is {0} by {1} pixels: one side is more than {max} times the other", max = Picture::MAX_RATIO)]
    TooLong(u32, u32),
    /// A picture of several frames, of which a page can show one, and a browser would show all.
    #[error("it moves; save one of its frames as a picture of its own")]
    Animated,
    /// In printers' colours, which no archival PDF may hold beside screen colours.
    #[error("its colours are CMYK; save it in RGB")]
    Cmyk,
    /// An SVG that is not safe, not complete in itself, or too much to draw.
    #[error(transparent)]
    Svg(#[from] SvgError),
    /// The JSON does not hold base64.
    #[error("its data is not base64")]
    NotBase64,
    /// The stored media type is not the picture's own.
    #[error("it is called {0} and is {1}")]
    WrongMediaType(&'static str, &'static str),
}

impl Picture {
    /// The most bytes a picture may have: 32 MiB. An SVG has fewer: [`svg::MAX_BYTES`].
    pub const MAX_BYTES: usize = 32 << 20;
    /// The most pixels a picture may have: 50 million, an A3 page at 500 dpi.
    pub const MAX_PIXELS: u64 = 50_000_000;
    /// How many times longer one side may be than the other. What is longer is a hairline on any page.
    pub const MAX_RATIO: u32 = 200;

    /// Takes a PNG, JPEG or SVG picture, told apart by its first bytes. The whole picture is decoded once, so that no
    /// backend meets a broken one.
    ///
    /// The bytes stay as they came, but for a photograph that was taken with the camera turned (Exif `Orientation`): programs
    /// differ in whether they turn it back, so it is written anew, upright. An SVG is taken where it passes [`svg`]'s
    /// checks; what pages show of it is [`shown`](Self::shown).
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Result<Self, PictureError> {
        let bytes = bytes.into();
        if bytes.len() > Self::MAX_BYTES {
            return Err(PictureError::TooManyBytes(bytes.len()));
        }
        if svg::is_svg(&bytes) {
            let svg::Drawing { size, text } = svg::read(&bytes)?;
            let drawing = Some(text.into_bytes().into());
            return Ok(Self { bytes, media_type: MediaType::Svg, size, drawing });
        }
        let raster::Raster { media_type, width, height, upright } = raster::read(&bytes)?;
        let bytes = upright.map_or(bytes, Arc::from);
        Ok(Self { bytes, media_type, size: (width.into(), height.into()), drawing: None })
    }

    /// The file's bytes: what is stored.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What pages show: the bytes or, of an SVG, its drawing written anew, in which nothing is left but shapes, their
    /// paints and pictures ([`svg`] says how). This, and never an author's SVG itself, goes into what is published.
    pub fn shown(&self) -> &[u8] {
        self.drawing.as_deref().unwrap_or(&self.bytes)
    }

    /// What kind of picture it is.
    pub fn media_type(&self) -> MediaType {
        self.media_type
    }

    /// Width in pixels; of an SVG in CSS pixels, rounded.
    pub fn width(&self) -> u32 {
        pixels(self.size.0)
    }

    /// Height in pixels; of an SVG in CSS pixels, rounded.
    pub fn height(&self) -> u32 {
        pixels(self.size.1)
    }

    /// Width and height in pixels, or CSS pixels, as they are: an SVG's need not be whole. Neither is below 1.
    pub fn size(&self) -> (f64, f64) {
        self.size
    }

    /// The SHA-256 of the bytes in lower-case hexadecimal.
    pub fn digest(&self) -> String {
        Sha256::digest(&self.bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// What pages show, as an address that holds it (RFC 2397).
    pub fn data_url(&self) -> String {
        format!("data:{};base64,{}", self.media_type.as_str(), STANDARD.encode(self.shown()))
    }
}

fn pixels(side: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    let pixels = side.round() as u32;
    pixels
}

/// Refuses what is a hairline.
fn check_ratio((width, height): (f64, f64)) -> Result<(), PictureError> {
    if width.max(height) > width.min(height) * f64::from(Picture::MAX_RATIO) {
        Err(PictureError::TooLong(pixels(width), pixels(height)))
    } else {
        Ok(())
    }
}

/// All else follows from the bytes.
impl PartialEq for Picture {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for Picture {}

impl Hash for Picture {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (media_type, bytes) = (self.media_type.as_str(), self.bytes.len());
        write!(f, "Picture({media_type}, {}×{}, {bytes} bytes)", self.width(), self.height())
    }
}

impl TryFrom<RawPicture> for Picture {
    type Error = PictureError;

    fn try_from(raw: RawPicture) -> Result<Self, PictureError> {
        // Base64 of the largest picture: four characters for three bytes.
        if raw.data.len() > Self::MAX_BYTES.div_ceil(3) * 4 {
            return Err(PictureError::TooManyBytes(raw.data.len() / 4 * 3));
        }
        let picture = Self::new(STANDARD.decode(raw.data).map_err(|_| PictureError::NotBase64)?)?;
        if picture.media_type == raw.media_type {
            Ok(picture)
        } else {
            Err(PictureError::WrongMediaType(raw.media_type.as_str(), picture.media_type.as_str()))
        }
    }
}

impl From<Picture> for RawPicture {
    fn from(picture: Picture) -> Self {
        Self { media_type: picture.media_type, data: STANDARD.encode(&picture.bytes) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str =
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path d="M0 0h30v20z"/></svg>"#;

    #[test]
    fn pictures_are_told_apart_by_their_bytes() {
        let png = Picture::new(raster::tests::png(3, 2)).expect("a picture");
        assert_eq!((png.width(), png.height(), png.media_type()), (3, 2, MediaType::Png));
        assert_eq!(png.shown(), png.bytes());
        let svg = Picture::new(SVG.as_bytes()).expect("a picture");
        assert_eq!((svg.width(), svg.height(), svg.media_type()), (30, 20, MediaType::Svg));
        for other in [&b"GIF89a..."[..], b"", b"words", b"%PDF-1.7"] {
            assert_eq!(Picture::new(other), Err(PictureError::UnknownFormat));
        }
    }

    #[test]
    fn hairlines_are_refused() {
        assert!(Picture::new(raster::tests::png(200, 1)).is_ok());
        assert_eq!(Picture::new(raster::tests::png(1, 201)), Err(PictureError::TooLong(1, 201)));
        let svg = SVG.replace("30 20", "3000 2");
        assert_eq!(Picture::new(svg.into_bytes()), Err(PictureError::TooLong(3000, 2)));
    }

    #[test]
    fn json_keeps_the_bytes() {
        for bytes in [raster::tests::png(3, 2), SVG.as_bytes().to_vec()] {
            let picture = Picture::new(bytes.clone()).expect("a picture");
            let json = serde_json::to_string(&picture).expect("json");
            let stored = serde_json::from_str::<Picture>(&json).expect("a picture");
            assert_eq!((&stored, stored.bytes(), stored.shown()), (&picture, &bytes[..], picture.shown()));
            let renamed = json.replace(picture.media_type().as_str(), "image/jpeg");
            assert!(serde_json::from_str::<Picture>(&renamed).is_err());
        }
    }
}
