//! What a pickle holds. Values refer to each other by number, so that nothing is nested in memory: neither a cycle nor a
//! very deep pickle can do harm.

/// A value's number.
pub(super) type Id = usize;

/// A value of a pickle, as far as it matters for tensors.
#[derive(Debug, Clone)]
pub(super) enum Value<'a> {
    /// Anything that cannot lead to a tensor: numbers with a point, bytes, nothing.
    Other,
    Int(i64),
    Text(&'a str),
    /// A class or function by its name. It is never looked up, and never called.
    Global(&'a str),
    Tuple(Vec<Id>),
    List(Vec<Id>),
    /// A dictionary, or an object of whatever class with its attributes.
    Dict(Vec<(Id, Id)>),
    Storage(Storage<'a>),
    Tensor(View<'a>),
}

/// The numbers of one or more tensors, which are a file of the archive.
#[derive(Debug, Clone)]
pub(super) struct Storage<'a> {
    /// Name of PyTorch's class, like `FloatStorage`.
    pub class: &'a str,
    /// Name of the file.
    pub key: &'a str,
}

/// A tensor: a part of a storage.
#[derive(Debug, Clone)]
pub(super) struct View<'a> {
    pub storage: Storage<'a>,
    /// First element in the storage.
    pub offset: usize,
    pub shape: Vec<usize>,
    /// Elements from one index to the next, for each axis.
    pub strides: Vec<usize>,
}
