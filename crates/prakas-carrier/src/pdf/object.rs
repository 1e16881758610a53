//! The objects of a PDF and their syntax (ISO 32000-1 §7.2, §7.3).

use crate::CarrierError;
use crate::limits::Budget;

/// An object, as far as this crate tells objects apart.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object {
    Null,
    Integer(i64),
    Name(Vec<u8>),
    String(Vec<u8>),
    Array(Vec<Object>),
    Dictionary(Dictionary),
    /// The object of this number. Generations are not told apart: of a number only one is in use.
    Reference(u32),
    /// A boolean, or a number that is no integer.
    Other,
}

/// A dictionary. Of a key that stands twice the first counts.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Dictionary(Vec<(Vec<u8>, Object)>);

impl Dictionary {
    /// The value of a key; [`Object::Null`] where there is none, which is the same (§7.3.7).
    pub(super) fn get(&self, key: &str) -> &Object {
        self.0.iter().find(|(own, _)| own == key.as_bytes()).map_or(&Object::Null, |(_, value)| value)
    }

    /// The whole number, zero or more, that stands here itself.
    pub(super) fn size(&self, key: &str) -> Option<usize> {
        match self.get(key) {
            Object::Integer(value) => usize::try_from(*value).ok(),
            _ => None,
        }
    }
}

/// Reads objects from bytes.
#[derive(Debug)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    pub(super) at: usize,
}

impl<'a> Lexer<'a> {
    /// A reader that begins at an offset.
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at: at.min(bytes.len()) }
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Goes past white space and comments.
    pub(super) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'%' => {
                    let line = self.rest().iter().position(|byte| matches!(byte, b'\n' | b'\r'));
                    self.at = line.map_or(self.bytes.len(), |end| self.at + end);
                }
                byte if is_space(byte) => self.at += 1,
                _ => return,
            }
        }
    }

    /// Goes past a word, if it stands here.
    pub(super) fn take(&mut self, word: &str) -> bool {
        let stands = self.rest().starts_with(word.as_bytes());
        self.at += if stands { word.len() } else { 0 };
        stands
    }

    /// A whole number without a sign, past white space; nothing is passed over where there is none.
    pub(super) fn number(&mut self) -> Option<u64> {
        let start = self.at;
        self.skip_space();
        let rest = self.rest();
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let ends = rest.get(digits).is_none_or(|&byte| !is_regular(byte));
        let value = std::str::from_utf8(&rest[..digits]).ok().and_then(|digits| digits.parse().ok());
        if ends && value.is_some() {
            self.at += digits;
            return value;
        }
        self.at = start;
        None
    }

    /// The head of an object, `12 0 obj`: its number.
    pub(super) fn head(&mut self) -> Option<u32> {
        let number = u32::try_from(self.number()?).ok()?;
        self.number()?;
        self.skip_space();
        self.take("obj").then_some(number)
    }

    /// The object that stands here, past white space.
    pub(super) fn object(&mut self, budget: &mut Budget) -> Result<Object, CarrierError> {
        let start = self.at;
        let object = self.nested(budget, budget.depth);
        budget.scan(self.at - start)?;
        object
    }

    fn nested(&mut self, budget: &mut Budget, depth: usize) -> Result<Object, CarrierError> {
        budget.object()?;
        self.skip_space();
        let inner = depth.checked_sub(1).ok_or(CarrierError::TooLarge("its objects nest too deep"))?;
        match self.peek() {
            Some(b'/') => Ok(Object::Name(self.name())),
            Some(b'(') => self.literal().map(Object::String),
            Some(b'<') if self.rest().starts_with(b"<<") => {
                self.dictionary(budget, inner).map(Object::Dictionary)
            }
            Some(b'<') => self.hexadecimal().map(Object::String),
            Some(b'[') => self.array(budget, inner).map(Object::Array),
            Some(b'0'..=b'9') => Ok(self.reference().unwrap_or_else(|| self.word())),
            Some(byte) if is_regular(byte) => Ok(self.word()),
            _ => Err(CarrierError::Broken("an object is missing where one should stand")),
        }
    }

    /// `12 0 R`, if that is what stands here.
    fn reference(&mut self) -> Option<Object> {
        let start = self.at;
        let number = self.number().and_then(|number| u32::try_from(number).ok());
        let is_reference = self.number().is_some() && {
            self.skip_space();
            self.take("R") && self.peek().is_none_or(|byte| !is_regular(byte))
        };
        let found = number.filter(|_| is_reference).map(Object::Reference);
        if found.is_none() {
            self.at = start;
        }
        found
    }

    /// A number or a keyword.
    fn word(&mut self) -> Object {
        let rest = self.rest();
        let length = rest.iter().take_while(|&&byte| is_regular(byte)).count();
        self.at += length;
        let word = std::str::from_utf8(&rest[..length]).unwrap_or_default();
        match word {
            "null" => Object::Null,
            word => word.parse().map_or(Object::Other, Object::Integer),
        }
    }

    pub(super) fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let rest = self.rest();
        let length = rest.iter().take_while(|&&byte| is_regular(byte)).count();
        self.at += length;
        let mut name = Vec::with_capacity(length);
        let mut raw = rest[..length].iter().copied();
        while let Some(byte) = raw.next() {
            let mut ahead = raw.clone();
            let digits = (ahead.next().and_then(digit), ahead.next().and_then(digit));
            if let (b'#', (Some(high), Some(low))) = (byte, digits) {
                name.push((high << 4) | low);
                raw = ahead;
            } else {
                name.push(byte);
            }
        }
        name
    }

    fn array(&mut self, budget: &mut Budget, depth: usize) -> Result<Vec<Object>, CarrierError> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_space();
            if self.take("]") {
                return Ok(items);
            }
            items.push(self.nested(budget, depth)?);
        }
    }

    pub(super) fn dictionary(
        &mut self,
        budget: &mut Budget,
        depth: usize,
    ) -> Result<Dictionary, CarrierError> {
        self.at += 2;
        let mut entries = Vec::new();
        loop {
            self.skip_space();
            if self.take(">>") {
                return Ok(Dictionary(entries));
            }
            if self.peek() != Some(b'/') {
                return Err(CarrierError::Broken("a dictionary has something else than a name for a key"));
            }
            let key = self.name();
            entries.push((key, self.nested(budget, depth)?));
        }
    }

    /// A string in parentheses.
    pub(super) fn literal(&mut self) -> Result<Vec<u8>, CarrierError> {
        const UNCLOSED: CarrierError = CarrierError::Broken("a string does not end");
        self.at += 1;
        let mut string = Vec::new();
        let mut open = 1_usize;
        loop {
            let byte = self.peek().ok_or(UNCLOSED)?;
            self.at += 1;
            match byte {
                b'\\' => string.extend(self.escape().ok_or(UNCLOSED)?),
                b'(' => {
                    open += 1;
                    string.push(byte);
                }
                b')' => {
                    open -= 1;
                    if open == 0 {
                        return Ok(string);
                    }
                    string.push(byte);
                }
                // An end of line of any kind is a line feed.
                b'\r' => {
                    self.take("\n");
                    string.push(b'\n');
                }
                byte => string.push(byte),
            }
        }
    }

    /// What stands after a backslash: a byte, or none where a line goes on.
    fn escape(&mut self) -> Option<Option<u8>> {
        let byte = self.peek()?;
        self.at += 1;
        Some(match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\n' => None,
            b'\r' => {
                self.take("\n");
                None
            }
            b'0'..=b'7' => {
                let mut value = byte - b'0';
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    // What is over a byte is left out (§7.3.4.2).
                    value = (value << 3) | (digit - b'0');
                    self.at += 1;
                }
                Some(value)
            }
            other => Some(other),
        })
    }

    /// A string of hexadecimal digits in angle brackets.
    pub(super) fn hexadecimal(&mut self) -> Result<Vec<u8>, CarrierError> {
        self.at += 1;
        let rest = self.rest();
        let end = rest.iter().position(|&byte| byte == b'>');
        let end = end.ok_or(CarrierError::Broken("a string does not end"))?;
        self.at += end + 1;
        hexadecimal(&rest[..end])
    }
}

/// The bytes that hexadecimal digits stand for. White space is passed over, and a digit that is missing at the end is 0.
pub(super) fn hexadecimal(digits: &[u8]) -> Result<Vec<u8>, CarrierError> {
    let mut bytes = Vec::with_capacity(digits.len() / 2 + 1);
    let mut high = None;
    for &byte in digits.iter().filter(|&&byte| !is_space(byte)) {
        let digit = digit(byte).ok_or(CarrierError::Broken("a string has something else than digits"))?;
        match high.take() {
            None => high = Some(digit << 4),
            Some(high) => bytes.push(high | digit),
        }
    }
    bytes.extend(high);
    Ok(bytes)
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// White space (§7.2.2).
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

/// Neither white space nor a delimiter (§7.2.2).
pub(super) fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;

    fn budget(bytes: usize) -> Budget {
        Budget::new(&Limits::default(), bytes).expect("within the limits")
    }

    fn object(source: &str) -> Result<Object, CarrierError> {
        Lexer::new(source.as_bytes(), 0).object(&mut budget(source.len()))
    }

    fn string(source: &str) -> String {
        match object(source) {
            Ok(Object::String(bytes)) => String::from_utf8(bytes).expect("UTF-8"),
            other => panic!("{source}: {other:?}"),
        }
    }

    #[test]
    fn objects_are_told_apart() {
        assert_eq!(object(" %c\n null"), Ok(Object::Null));
        assert_eq!(object("-12"), Ok(Object::Integer(-12)));
        assert_eq!(object("+1.5"), Ok(Object::Other));
        assert_eq!(object("true"), Ok(Object::Other));
        assert_eq!(object("/text#2Fplain"), Ok(Object::Name(b"text/plain".to_vec())));
        assert_eq!(object("/a#zb"), Ok(Object::Name(b"a#zb".to_vec())));
        assert_eq!(object("12 0 R"), Ok(Object::Reference(12)));
        assert_eq!(
            object("[1 2 R 3 4 5 R/R]"),
            Ok(Object::Array(vec![
                Object::Reference(1),
                Object::Integer(3),
                Object::Reference(4),
                Object::Name(b"R".to_vec())
            ]))
        );
        let Ok(Object::Dictionary(dictionary)) = object("<</A 1/A 2/B<<>>>>") else { panic!("a dictionary") };
        assert_eq!((dictionary.size("A"), dictionary.get("C")), (Some(1), &Object::Null));
    }

    #[test]
    fn strings_are_unescaped() {
        assert_eq!(string(r"(a(b)c\)\\\101\n\q)"), "a(b)c)\\A\nq");
        assert_eq!(string("(a\\\r\nb\rc)"), "ab\nc");
        assert_eq!(string("<41 4>"), "A@");
    }

    #[test]
    fn what_does_not_end_is_broken() {
        for source in ["", "(a", "(a\\", "<41", "[1", "<</A", "<</A 1", "<<1 2>>", "<4x>", "]", ")"] {
            assert!(matches!(object(source), Err(CarrierError::Broken(_))), "{source}: {:?}", object(source));
        }
    }

    #[test]
    fn nesting_and_numbers_of_objects_have_their_limits() {
        assert!(object(&format!("{}{}", "[".repeat(60), "]".repeat(60))).is_ok());
        for open in ["[", "<</A"] {
            assert!(matches!(object(&open.repeat(100_000)), Err(CarrierError::TooLarge(_))));
        }
        assert!(matches!(object(&format!("[{}]", "1 ".repeat(2 << 20))), Err(CarrierError::TooLarge(_))));
    }

    #[test]
    fn heads_have_a_number_and_a_generation() {
        let head = |source: &str| Lexer::new(source.as_bytes(), 0).head();
        assert_eq!(head(" 12 0\nobj<<"), Some(12));
        for source in
            ["obj", "1 obj", "1 0 ob", "a 0 obj", "99999999999 0 obj", "1 99999999999999999999999 obj"]
        {
            assert_eq!(head(source), None, "{source}");
        }
    }
}
