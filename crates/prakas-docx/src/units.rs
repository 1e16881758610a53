//! Word's units of length, and how ours become them.

/// Twips in a point: a twip is the twentieth part of one.
const TWIPS_A_POINT: f64 = 20.0;

/// Points in a millimetre.
const POINTS_A_MM: f64 = 72.0 / 25.4;

/// EMU (English metric units) in a point; DrawingML measures in them (ECMA-376 part 1, 20.1.10.16).
const EMU_A_POINT: f64 = 12_700.0;

/// EMU in a pixel, of which 96 are an inch, as Word takes a picture that does not say.
pub(crate) const EMU_A_PIXEL: f64 = 9_525.0;

/// The longest length that Word takes for a page or an indent: 22 inches, in twips.
const LONGEST: f64 = 31_680.0;

/// Points as twips.
pub(crate) fn twips(points: f64) -> i32 {
    let twips = (points * TWIPS_A_POINT).round().clamp(-LONGEST, LONGEST);
    // Infallible after the clamp; a length that is no number becomes 0.
    #[expect(clippy::cast_possible_truncation)]
    let twips = twips as i32;
    twips
}

/// Points as twips, none below nothing: for lengths that may not be negative.
pub(crate) fn positive_twips(points: f64) -> u32 {
    twips(points).max(0).unsigned_abs()
}

/// Millimetres as twips.
pub(crate) fn twips_of_mm(mm: f64) -> i32 {
    twips(mm * POINTS_A_MM)
}

/// Millimetres as EMU.
pub(crate) fn emu_of_mm(mm: f64) -> u32 {
    emu(mm * POINTS_A_MM)
}

/// Points as EMU.
fn emu(points: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    let emu = (points * EMU_A_POINT).round() as u32;
    emu
}

/// A size of type in half points, within what Word takes: 1 to 1638 points.
pub(crate) fn half_points(points: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to be positive")]
    let half = (points * 2.0).round().clamp(2.0, 3276.0) as usize;
    half
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a4_is_what_word_writes_for_it() {
        assert_eq!((twips_of_mm(210.0), twips_of_mm(297.0)), (11_906, 16_838));
    }

    #[test]
    fn lengths_stay_within_what_word_takes() {
        assert_eq!(twips(1e9), 31_680);
        assert_eq!(twips(f64::NAN), 0);
        assert_eq!(positive_twips(-3.0), 0);
        assert_eq!(half_points(10.5), 21);
        assert_eq!(half_points(0.0), 2);
    }
}
