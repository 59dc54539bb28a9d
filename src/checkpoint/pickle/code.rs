//! A pickle's bytes, and the values that stand in them.

use super::value::Value;

/// What is still to be read of a pickle.
pub(super) struct Code<'a>(pub &'a [u8]);

type Outcome<T> = std::result::Result<T, String>;

impl<'a> Code<'a> {
    pub(super) fn take(&mut self, length: usize) -> Outcome<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or("its pickle is cut short")?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Outcome<u8> {
        Ok(self.take(1)?[0])
    }

    /// A number of up to eight bytes.
    pub(super) fn number(&mut self, bytes: usize) -> Outcome<u64> {
        Ok(self.take(bytes)?.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }

    fn length(&mut self, bytes: usize) -> Outcome<usize> {
        // What does not fit is longer than any file.
        Ok(usize::try_from(self.number(bytes)?).unwrap_or(usize::MAX))
    }

    fn line(&mut self) -> Outcome<&'a str> {
        let end = self.0.iter().position(|byte| *byte == b'\n').ok_or("its pickle is cut short")?;
        let line = &self.take(end + 1)?[..end];
        str::from_utf8(line).map_err(|_| "its pickle names a class that is no text".into())
    }

    /// The name of a class or function; its module's name stands before it.
    pub(super) fn global(&mut self) -> Outcome<&'a str> {
        self.line()?;
        self.line()
    }

    /// A number, a constant or something empty.
    pub(super) fn simple(&mut self, opcode: u8) -> Outcome<Value<'a>> {
        Ok(match opcode {
            b']' | 0x8f => Value::List(vec![]),
            b'}' => Value::Dict(vec![]),
            b')' => Value::Tuple(vec![]),
            b'K' => Value::Int(i64::from(self.byte()?)),
            b'M' => Value::Int(self.number(2)? as i64),
            b'J' => Value::Int(i64::from(self.number(4)? as u32 as i32)),
            b'G' => {
                self.take(8)?;
                Value::Other
            }
            0x8a | 0x8b => {
                let length = self.length(if opcode == 0x8a { 1 } else { 4 })?;
                integer(self.take(length)?)
            }
            _ => Value::Other,
        })
    }

    /// Text or bytes, with their length before them.
    pub(super) fn text(&mut self, opcode: u8) -> Outcome<Value<'a>> {
        let length = self.length(match opcode {
            0x8c | b'U' | b'C' => 1,
            b'X' | b'T' | b'B' => 4,
            _ => 8,
        })?;
        let bytes = self.take(length)?;
        let is_text = matches!(opcode, b'X' | 0x8c | 0x8d | b'U' | b'T');
        Ok(str::from_utf8(bytes).ok().filter(|_| is_text).map_or(Value::Other, Value::Text))
    }
}

/// An integer of any length, in two's complement with the lowest byte first.
fn integer<'a>(bytes: &[u8]) -> Value<'a> {
    let mut wide = match bytes.last() {
        Some(highest) if *highest >= 0x80 => [0xff; 8],
        _ => [0; 8],
    };
    match wide.get_mut(..bytes.len()) {
        Some(low) => low.copy_from_slice(bytes),
        None => return Value::Other,
    }
    Value::Int(i64::from_le_bytes(wide))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_those_of_python() {
        // pickle.encode_long of each.
        let cases: [(&[u8], i64); 5] =
            [(b"", 0), (b"\xff\x00", 255), (b"\x80", -128), (b"\xff\x7f", 32767), (b"\0\x80", -32768)];
        for (bytes, expected) in cases {
            assert!(matches!(integer(bytes), Value::Int(actual) if actual == expected), "{expected}");
        }
        assert!(matches!(integer(&[1; 9]), Value::Other));
    }
}
