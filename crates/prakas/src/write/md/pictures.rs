//! The pictures of Markdown files.

use prakas_document::Picture;

use super::{MarkdownPicture, Pictures};

/// The pictures so far.
pub(super) struct Gallery {
    id: String,
    place: Pictures,
    pictures: Vec<MarkdownPicture>,
}

impl Gallery {
    pub(super) fn new(id: &str, place: Pictures) -> Self {
        Self { id: id.to_owned(), place, pictures: Vec::new() }
    }

    /// The address that a file has for a picture.
    pub(super) fn address(&mut self, picture: &Picture) -> String {
        match self.place {
            Pictures::Inside => picture.data_url(),
            Pictures::Beside => {
                if let Some(known) = self.pictures.iter().find(|known| known.picture == *picture) {
                    return known.name.clone();
                }
                let (id, number) = (&self.id, self.pictures.len() + 1);
                let name = format!("{id}-{number}.{}", picture.media_type().extension());
                self.pictures.push(MarkdownPicture { name: name.clone(), picture: picture.clone() });
                name
            }
        }
    }

    pub(super) fn into_pictures(self) -> Vec<MarkdownPicture> {
        self.pictures
    }
}
