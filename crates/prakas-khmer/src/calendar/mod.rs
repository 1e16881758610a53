//! The Khmer lunar calendar.
