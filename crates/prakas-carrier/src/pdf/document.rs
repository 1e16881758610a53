//! Objects by their number, and what their streams hold.

use std::collections::HashMap;
use std::rc::Rc;

use super::filter;
use super::object::{Dictionary, Lexer, Object, is_space};
use super::xref::{Entry, Sections};
use crate::limits::Budget;
use crate::{CarrierError, Limits};

/// How many objects may be looked up to find one: an object in a stream whose length is an object in a stream.
const MAX_CHAIN: usize = 8;

/// A PDF of which objects are asked for.
#[derive(Debug)]
pub(super) struct Document<'a> {
    bytes: &'a [u8],
    sections: Sections<'a>,
    budget: Budget,
    /// The object streams that were inflated.
    streams: HashMap<u32, Rc<ObjectStream>>,
    /// How many look-ups are under way.
    chain: usize,
}

/// An object with a number, as it stands in a file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Indirect {
    pub(super) number: u32,
    pub(super) object: Object,
    /// Where its data begins, if it is a stream.
    pub(super) data: Option<Data>,
}

/// Where the data of a stream begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Data(usize);

/// An object stream, inflated (§7.5.7).
#[derive(Debug)]
struct ObjectStream {
    bytes: Vec<u8>,
    /// The number of each object, and where it begins.
    objects: Vec<(u32, usize)>,
}

impl<'a> Document<'a> {
    /// Reads where the objects of a file stand.
    pub(super) fn new(bytes: &'a [u8], limits: &Limits) -> Result<Self, CarrierError> {
        let mut budget = Budget::new(limits, bytes.len())?;
        // A few bytes may stand before the file, and offsets count from where it begins.
        const MARK: &[u8] = b"%PDF-";
        let start = (0..bytes.len().min(1024)).find(|&at| bytes[at..].starts_with(MARK));
        let bytes = &bytes[start.ok_or(CarrierError::WrongFormat("PDF"))?..];
        let sections = Sections::read(bytes, &mut budget)?;
        Ok(Self { bytes, sections, budget, streams: HashMap::new(), chain: 0 })
    }

    pub(super) fn budget(&mut self) -> &mut Budget {
        &mut self.budget
    }

    /// The catalog.
    pub(super) fn catalog(&mut self) -> Result<Dictionary, CarrierError> {
        match self.indirect(self.sections.root)?.object {
            Object::Dictionary(catalog) => Ok(catalog),
            _ => Err(CarrierError::Broken("it has no catalog")),
        }
    }

    /// The object itself: what a reference leads to. What is not there is [`Object::Null`] (§7.3.10).
    pub(super) fn resolve(&mut self, object: &Object) -> Result<Object, CarrierError> {
        let mut object = object.clone();
        for _ in 0..MAX_CHAIN {
            let Object::Reference(number) = object else { return Ok(object) };
            object = self.indirect(number)?.object;
        }
        Err(CarrierError::Broken("its objects lead in a circle"))
    }

    /// The dictionary of a stream and what it holds, unpacked.
    pub(super) fn stream(&mut self, object: &Object) -> Result<Option<(Dictionary, Vec<u8>)>, CarrierError> {
        let Object::Reference(number) = object else { return Ok(None) };
        let Indirect { object: Object::Dictionary(dictionary), data: Some(data), .. } =
            self.indirect(*number)?
        else {
            return Ok(None);
        };
        let bytes = self.unpack(&dictionary, data)?;
        Ok(Some((dictionary, bytes)))
    }

    /// The object of a number, where it is a stream with its data.
    pub(super) fn indirect(&mut self, number: u32) -> Result<Indirect, CarrierError> {
        if self.chain >= MAX_CHAIN {
            return Err(CarrierError::Broken("its objects lead in a circle"));
        }
        self.chain += 1;
        let found = match self.sections.find(number, &mut self.budget)? {
            Entry::Free => Ok(Indirect { number, object: Object::Null, data: None }),
            Entry::At(at) => Indirect::read(self.bytes, at, &mut self.budget),
            Entry::In { stream, index } => self.inside(number, stream, index),
        };
        self.chain -= 1;
        match found {
            Ok(found) if found.number != number => {
                Err(CarrierError::Broken("an object stands where another should"))
            }
            found => found,
        }
    }

    /// The object of a number that is in an object stream.
    fn inside(&mut self, number: u32, stream: u32, index: usize) -> Result<Indirect, CarrierError> {
        let known = self.streams.get(&stream).cloned();
        let objects = match known {
            Some(objects) => objects,
            None => {
                let objects = Rc::new(self.object_stream(stream)?);
                self.streams.insert(stream, Rc::clone(&objects));
                objects
            }
        };
        let &(own, at) = objects
            .objects
            .get(index)
            .filter(|(own, _)| *own == number)
            .ok_or(CarrierError::Broken("an object is not in the stream where it should be"))?;
        let object = Lexer::new(&objects.bytes, at).object(&mut self.budget)?;
        Ok(Indirect { number: own, object, data: None })
    }

    fn object_stream(&mut self, number: u32) -> Result<ObjectStream, CarrierError> {
        const BROKEN: CarrierError = CarrierError::Broken("a stream of objects cannot be read");
        let (dictionary, bytes) = self.stream(&Object::Reference(number))?.ok_or(BROKEN)?;
        let (count, first) = dictionary.size("N").zip(dictionary.size("First")).ok_or(BROKEN)?;
        let mut lexer = Lexer::new(&bytes, 0);
        let mut objects = Vec::new();
        for _ in 0..count {
            self.budget.object()?;
            let (own, at) = lexer.number().zip(lexer.number()).ok_or(BROKEN)?;
            let at = usize::try_from(at).ok().and_then(|at| at.checked_add(first)).ok_or(BROKEN)?;
            objects.push((u32::try_from(own).map_err(|_| BROKEN)?, at));
        }
        Ok(ObjectStream { bytes, objects })
    }

    fn unpack(&mut self, dictionary: &Dictionary, data: Data) -> Result<Vec<u8>, CarrierError> {
        let length = match self.resolve(dictionary.get("Length"))? {
            Object::Integer(length) => usize::try_from(length).ok(),
            _ => None,
        };
        let filters = filter::of(dictionary)?;
        let raw = data.bytes(self.bytes, length, &mut self.budget)?;
        filter::unpack(raw, &filters, &mut self.budget)
    }
}

impl Indirect {
    /// Reads the object that stands at a byte.
    pub(super) fn read(bytes: &[u8], at: usize, budget: &mut Budget) -> Result<Self, CarrierError> {
        let mut lexer = Lexer::new(bytes, at);
        let number =
            lexer.head().ok_or(CarrierError::Broken("an object is missing where one should stand"))?;
        let object = lexer.object(budget)?;
        lexer.skip_space();
        let data = (matches!(object, Object::Dictionary(_)) && lexer.take("stream")).then(|| {
            // An end of line follows, CR alone is none (§7.3.8.1).
            let _ = lexer.take("\r\n") || lexer.take("\n");
            Data(lexer.at)
        });
        Ok(Self { number, object, data })
    }
}

impl Data {
    /// The packed bytes of a stream. Its length is believed where the stream ends there.
    pub(super) fn bytes<'a>(
        self,
        bytes: &'a [u8],
        length: Option<usize>,
        budget: &mut Budget,
    ) -> Result<&'a [u8], CarrierError> {
        const END: &[u8] = b"endstream";
        let rest = bytes.get(self.0..).unwrap_or_default();
        let ends_at = |&length: &usize| {
            let after = rest.get(length..).unwrap_or_default();
            let space = after.iter().take_while(|&&byte| is_space(byte)).take(4).count();
            after[space..].starts_with(END)
        };
        if let Some(length) = length.filter(ends_at) {
            return Ok(&rest[..length]);
        }
        let end = rest.windows(END.len()).position(|window| window == END);
        budget.scan(end.unwrap_or(rest.len()))?;
        let data = &rest[..end.ok_or(CarrierError::Broken("a stream does not end"))?];
        let data = data.strip_suffix(b"\n").unwrap_or(data);
        Ok(data.strip_suffix(b"\r").unwrap_or(data))
    }
}
