//! From a [`Release`](crate::Release) back to files that people edit: [`markdown`].
//!
//! The stored form is written by [`Release::to_json`](crate::Release::to_json).

mod md;

pub use md::{Markdown, MarkdownFile, MarkdownOptions, MarkdownPicture, Pictures, markdown};
