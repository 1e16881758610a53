//! Pictures, whole and in memory.

use std::fmt;
use std::io::Cursor;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder as _};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::Text;

/// The kinds of picture that every format can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub enum MediaType {
    /// Portable Network Graphics.
    #[serde(rename = "image/png")]
    Png,
    /// JPEG.
    #[serde(rename = "image/jpeg")]
    Jpeg,
}

impl MediaType {
    /// The media type as IANA registers it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// The usual ending of a file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }
}

/// A picture: its bytes as they came, checked to be a picture of a size that a page can show.
///
/// Cloning shares the bytes. In JSON the bytes are base64 (RFC 4648 §4).
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "RawPicture", into = "RawPicture")]
#[schemars(with = "RawPicture")]
pub struct Picture {
    bytes: Arc<[u8]>,
    media_type: MediaType,
    width: u32,
    height: u32,
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
    /// Neither PNG nor JPEG.
    #[error("it is neither a PNG nor a JPEG picture")]
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
    /// In printers' colours, which no archival PDF may hold beside screen colours.
    #[error("its colours are CMYK; save it in RGB")]
    Cmyk,
    /// The JSON does not hold base64.
    #[error("its data is not base64")]
    NotBase64,
    /// The stored media type is not the picture's own.
    #[error("it is called {0} and is {1}")]
    WrongMediaType(&'static str, &'static str),
}

impl Picture {
    /// The most bytes a picture may have: 32 MiB.
    pub const MAX_BYTES: usize = 32 << 20;
    /// The most pixels a picture may have: 50 million, an A3 page at 500 dpi.
    pub const MAX_PIXELS: u64 = 50_000_000;

    /// Takes a PNG or JPEG picture, told apart by its first bytes. The whole picture is decoded once, so that no backend
    /// meets a broken one.
    ///
    /// The bytes stay as they came, but for a photograph that was taken with the camera turned (Exif `Orientation`): programs
    /// differ in whether they turn it back, so it is written anew, upright.
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Result<Self, PictureError> {
        let bytes = bytes.into();
        if bytes.len() > Self::MAX_BYTES {
            return Err(PictureError::TooManyBytes(bytes.len()));
        }
        let media_type = match image::guess_format(&bytes) {
            Ok(image::ImageFormat::Png) => MediaType::Png,
            Ok(image::ImageFormat::Jpeg) => MediaType::Jpeg,
            _ => return Err(PictureError::UnknownFormat),
        };
        let broken = |error: image::ImageError| PictureError::Broken(error.to_string());
        let reader = image::ImageReader::new(Cursor::new(&bytes)).with_guessed_format();
        let mut decoder =
            reader.map_err(|e| PictureError::Broken(e.to_string()))?.into_decoder().map_err(broken)?;
        let (width, height) = decoder.dimensions();
        if u64::from(width) * u64::from(height) > Self::MAX_PIXELS {
            return Err(PictureError::TooManyPixels(width, height));
        }
        if decoder.original_color_type() == ExtendedColorType::Cmyk8 {
            return Err(PictureError::Cmyk);
        }
        let orientation = decoder.orientation().map_err(broken)?;
        let mut pixels = DynamicImage::from_decoder(decoder).map_err(broken)?;
        if orientation == Orientation::NoTransforms {
            return Ok(Self { bytes, media_type, width, height });
        }
        pixels.apply_orientation(orientation);
        let bytes = encode(&pixels, media_type).map_err(broken)?;
        Ok(Self { bytes: bytes.into(), media_type, width: pixels.width(), height: pixels.height() })
    }

    /// The file's bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What kind of picture it is.
    pub fn media_type(&self) -> MediaType {
        self.media_type
    }

    /// Width in pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The SHA-256 of the bytes in lower-case hexadecimal.
    pub fn digest(&self) -> String {
        Sha256::digest(&self.bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The bytes in base64 (RFC 4648 §4), as JSON and `data:` addresses hold them.
    pub fn base64(&self) -> String {
        STANDARD.encode(&self.bytes)
    }
}

/// JPEG quality of photographs that are written anew, of 100: no loss is seen in print.
const QUALITY: u8 = 92;

fn encode(pixels: &DynamicImage, media_type: MediaType) -> Result<Vec<u8>, image::ImageError> {
    let mut bytes = Cursor::new(Vec::new());
    match media_type {
        MediaType::Png => pixels.write_to(&mut bytes, image::ImageFormat::Png)?,
        MediaType::Jpeg => pixels.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?,
    }
    Ok(bytes.into_inner())
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Picture({}, {}×{}, {} bytes)",
            self.media_type.as_str(),
            self.width,
            self.height,
            self.bytes.len()
        )
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
        Self { media_type: picture.media_type, data: picture.base64() }
    }
}

/// The words that stand for a picture: never blank.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Text", into = "Text")]
#[schemars(with = "String", extend("minLength" = 1))]
pub struct AltText(Text);

/// What is said of an alternative text without words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a figure needs an alternative text: a sentence that says what the picture shows")]
pub struct AltTextError;

impl AltText {
    /// An alternative text, which needs words.
    pub fn new(text: impl Into<Text>) -> Result<Self, AltTextError> {
        let text = text.into();
        if text.is_blank() { Err(AltTextError) } else { Ok(Self(text)) }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The words, with the places where their line may break.
    pub fn text(&self) -> &Text {
        &self.0
    }
}

impl TryFrom<Text> for AltText {
    type Error = AltTextError;

    fn try_from(text: Text) -> Result<Self, AltTextError> {
        Self::new(text)
    }
}

impl From<AltText> for Text {
    fn from(alt: AltText) -> Self {
        alt.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image::GrayImage::new(width, height).write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
        bytes.into_inner()
    }

    #[test]
    fn takes_pictures_and_refuses_the_rest() {
        let picture = Picture::new(png(3, 2)).expect("a picture");
        assert_eq!((picture.width(), picture.height(), picture.media_type()), (3, 2, MediaType::Png));
        assert_eq!(Picture::new(*b"GIF89a..."), Err(PictureError::UnknownFormat));
        assert_eq!(Picture::new(Vec::new()), Err(PictureError::UnknownFormat));
        let whole = png(300, 200);
        assert!(matches!(Picture::new(&whole[..whole.len() / 2]), Err(PictureError::Broken(_))));
    }

    /// A JPEG of 16 by 8 pixels whose Exif says that the camera was turned to the right.
    fn turned() -> Vec<u8> {
        let mut plain = Cursor::new(Vec::new());
        image::GrayImage::new(16, 8).write_to(&mut plain, image::ImageFormat::Jpeg).expect("a JPEG");
        let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        let (start, rest) = (&plain.get_ref()[..2], &plain.get_ref()[2..]);
        [start, &[0xFF, 0xE1], &length, exif, rest].concat()
    }

    #[test]
    fn photographs_stand_upright() {
        let picture = Picture::new(turned()).expect("a picture");
        assert_eq!((picture.width(), picture.height(), picture.media_type()), (8, 16, MediaType::Jpeg));
        assert_eq!(Picture::new(picture.bytes()), Ok(picture));
    }

    #[test]
    fn json_keeps_the_bytes() {
        let picture = Picture::new(png(3, 2)).expect("a picture");
        let json = serde_json::to_string(&picture).expect("json");
        assert_eq!(serde_json::from_str::<Picture>(&json).expect("a picture"), picture);
        let renamed = json.replace("image/png", "image/jpeg");
        assert!(serde_json::from_str::<Picture>(&renamed).is_err());
    }

    #[test]
    fn alternative_texts_have_words() {
        assert_eq!(AltText::new(" \u{200B}"), Err(AltTextError));
        assert!(AltText::new("The flag").is_ok());
    }
}
