//! Ink: how dark a pixel is against what is around it, which paper, lamp and scanner do not change.

use image::{GrayImage, Luma};
use imageproc::filter::box_filter;

/// How much darker than its surroundings a pixel is that counts as full ink.
const FULL: f32 = 90.0;

/// The ink of a page, from 0 for paper to 255; `radius` pixels around each are its surroundings.
pub(super) fn ink(gray: &GrayImage, radius: u32) -> GrayImage {
    let around = box_filter(gray, radius, radius);
    let mut ink = GrayImage::new(gray.width(), gray.height());
    for ((out, own), mean) in ink.pixels_mut().zip(gray.pixels()).zip(around.pixels()) {
        let darker = f32::from(mean.0[0]) - f32::from(own.0[0]);
        *out = Luma([level(darker * f32::from(u8::MAX) / FULL)]);
    }
    ink
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float saturates when it becomes an integer"
)]
fn level(value: f32) -> u8 {
    value as u8
}
