//! The Khmer script and the Khmer calendar.

pub mod calendar;
pub mod cluster;
pub mod digits;
pub mod encoding;
pub mod legacy;
pub mod lines;
pub mod spelling;
