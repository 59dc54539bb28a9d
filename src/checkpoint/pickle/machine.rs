//! Reads a pickle without running it. A pickle is a program for a small stack machine, which Python lets call any
//! function; here calls build tensors and dictionaries, and whatever else is called yields an object that is nothing but
//! its attributes. Each step adds at most one value, and what steps copy is counted, so memory is bounded by the pickle's
//! length.

use std::collections::BTreeMap;

use super::code::Code;
use super::rebuild;
use super::value::{Id, Storage, Value};

/// The state of the stack machine.
#[derive(Default)]
pub(super) struct Machine<'a> {
    /// All values by their numbers.
    values: Vec<Value<'a>>,
    stack: Vec<Id>,
    /// Heights of the stack at which lists of arguments begin.
    marks: Vec<usize>,
    memo: BTreeMap<u32, Id>,
    /// Values that may still be copied.
    budget: usize,
}

/// Parts of a reference to a storage that are looked at.
const STORAGE_PARTS: usize = 3;

/// Why a pickle cannot be read.
pub(super) type Outcome<T> = std::result::Result<T, String>;

/// All values of a pickle, and the number of the one that it stands for.
pub(super) fn read(pickle: &[u8]) -> Outcome<(Vec<Value<'_>>, Id)> {
    let mut code = Code(pickle);
    let mut machine = Machine { budget: pickle.len(), ..Machine::default() };
    loop {
        match code.byte()? {
            b'.' => {
                let root = machine.pop()?;
                return Ok((machine.values, root));
            }
            opcode => machine.step(opcode, &mut code)?,
        }
    }
}

impl<'a> Machine<'a> {
    fn step(&mut self, opcode: u8, code: &mut Code<'a>) -> Outcome<()> {
        match opcode {
            0x80 => drop(code.byte()?),  // the protocol's number
            0x95 => drop(code.take(8)?), // a frame's length
            b'N' | 0x88 | 0x89 | b']' | b'}' | b')' | 0x8f | b'K' | b'M' | b'J' | b'G' | 0x8a | 0x8b => {
                let value = code.simple(opcode)?;
                self.push(value);
            }
            b'X' | 0x8c | 0x8d | b'U' | b'T' | b'C' | b'B' | 0x8e | 0x96 => {
                let value = code.text(opcode)?;
                self.push(value);
            }
            b'c' => {
                let name = code.global()?;
                self.push(Value::Global(name));
            }
            0x93 => self.stack_global()?,
            b'q' => self.memorise(u32::from(code.byte()?))?,
            b'r' => self.memorise(code.number(4)? as u32)?,
            0x94 => self.memorise(self.memo.len() as u32)?,
            b'h' => self.recall(u32::from(code.byte()?))?,
            b'j' => self.recall(code.number(4)? as u32)?,
            b'(' => self.marks.push(self.stack.len()),
            b'0' => drop(self.pop()?),
            b'1' => drop(self.pop_mark()?),
            b'2' => self.stack.push(self.top()?),
            b't' | b'l' | b'd' | 0x85..=0x87 => self.tuple(opcode)?,
            b'a' | b'e' | b's' | b'u' | 0x90 => self.fill(opcode)?,
            b'R' | 0x81 | 0x92 => self.call(opcode)?,
            b'b' => self.build()?,
            b'Q' => self.persistent()?,
            _ => return Err(format!("its pickle has opcode {opcode:#04x}, which tensors do not need")),
        }
        Ok(())
    }

    fn push(&mut self, value: Value<'a>) {
        self.stack.push(self.values.len());
        self.values.push(value);
    }

    fn pop(&mut self) -> Outcome<Id> {
        // What lies below a mark is not to be had before the mark is gone.
        let floor = self.marks.last().copied().unwrap_or(0);
        if self.stack.len() <= floor {
            return Err(underflow());
        }
        self.stack.pop().ok_or_else(underflow)
    }

    fn top(&self) -> Outcome<Id> {
        self.stack.last().copied().ok_or_else(underflow)
    }

    fn pop_mark(&mut self) -> Outcome<Vec<Id>> {
        let mark = self.marks.pop().ok_or_else(underflow)?;
        if mark > self.stack.len() {
            return Err(underflow());
        }
        Ok(self.stack.split_off(mark))
    }

    fn memorise(&mut self, place: u32) -> Outcome<()> {
        let top = self.top()?;
        self.memo.insert(place, top);
        Ok(())
    }

    fn recall(&mut self, place: u32) -> Outcome<()> {
        let id = self.memo.get(&place).ok_or_else(|| format!("its pickle has nothing at place {place}"))?;
        self.stack.push(*id);
        Ok(())
    }

    fn stack_global(&mut self) -> Outcome<()> {
        let (name, _module) = (self.pop()?, self.pop()?);
        match self.values[name] {
            Value::Text(name) => self.push(Value::Global(name)),
            _ => return Err("its pickle names a class by something else than text".into()),
        }
        Ok(())
    }

    fn tuple(&mut self, opcode: u8) -> Outcome<()> {
        let mut items = match opcode {
            b't' | b'l' | b'd' => self.pop_mark()?,
            _ => (0x85..=opcode).map(|_| self.pop()).collect::<Outcome<_>>()?,
        };
        let value = match opcode {
            b't' => Value::Tuple(items),
            b'l' => Value::List(items),
            b'd' => Value::Dict(pairs(&items)),
            _ => {
                items.reverse();
                Value::Tuple(items)
            }
        };
        self.push(value);
        Ok(())
    }

    /// Adds to a list, a dictionary or a set.
    fn fill(&mut self, opcode: u8) -> Outcome<()> {
        let items = match opcode {
            b'a' => vec![self.pop()?],
            b's' => {
                let (value, key) = (self.pop()?, self.pop()?);
                vec![key, value]
            }
            _ => self.pop_mark()?,
        };
        let target = self.top()?;
        match (&mut self.values[target], opcode) {
            (Value::List(list), b'a' | b'e' | 0x90) => list.extend(items),
            (Value::Dict(dict), b's' | b'u') => dict.extend(pairs(&items)),
            _ => {} // an object of some class; what is put into it cannot be told
        }
        Ok(())
    }

    fn call(&mut self, opcode: u8) -> Outcome<()> {
        if opcode == 0x92 {
            self.pop()?; // arguments by name
        }
        let (arguments, function) = (self.pop()?, self.pop()?);
        let name = match self.values[function] {
            Value::Global(name) => name,
            _ => "",
        };
        let value = match &self.values[arguments] {
            Value::Tuple(arguments) => rebuild::called(name, arguments, &self.values),
            _ => Value::Dict(vec![]),
        };
        self.push(value);
        Ok(())
    }

    /// Gives an object its attributes.
    fn build(&mut self) -> Outcome<()> {
        let (state, target) = (self.pop()?, self.top()?);
        let attributes = match &self.values[state] {
            // A real object has its attributes from a dictionary of its own.
            Value::Dict(attributes) if attributes.len() <= self.budget => attributes.clone(),
            Value::Dict(_) => return Err("its pickle copies more than it holds".into()),
            _ => vec![],
        };
        self.budget -= attributes.len();
        if let Value::Dict(dict) = &mut self.values[target] {
            dict.extend(attributes);
        }
        Ok(())
    }

    /// A reference out of the pickle: PyTorch's are `("storage", class, key, device, elements)`.
    fn persistent(&mut self) -> Outcome<()> {
        let id = self.pop()?;
        let parts: Vec<_> = match &self.values[id] {
            Value::Tuple(parts) => parts.iter().take(STORAGE_PARTS).map(|part| &self.values[*part]).collect(),
            _ => vec![],
        };
        let value = match parts[..] {
            [Value::Text("storage"), Value::Global(class), Value::Text(key), ..] => {
                Value::Storage(Storage { class, key })
            }
            _ => return Err("its pickle refers to something else than a storage".into()),
        };
        self.push(value);
        Ok(())
    }
}

/// A list of keys and values, in turns.
fn pairs(items: &[Id]) -> Vec<(Id, Id)> {
    items.as_chunks().0.iter().map(|[key, value]| (*key, *value)).collect()
}

fn underflow() -> String {
    "its pickle takes more from its stack than there is".into()
}
