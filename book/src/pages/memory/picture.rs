//! What a figure shows, computed: which items each window covers, and what the memory holds before and after.

use toml::Spanned;

use super::source::{self, Field, Source, Write};
use super::windows::{self, Window};
use crate::pages::Fault;

/// More cells than this do not read as a picture.
const MOST_BYTES: usize = 64;

/// Everything there is to draw, or to say.
pub struct Picture {
    pub caption: String,
    pub owner: String,
    pub memory: Memory,
    /// The same memory when all writes are done.
    pub after: Option<Memory>,
    /// How many bytes make an item.
    pub item: usize,
    /// Rows and columns.
    pub shape: Option<[usize; 2]>,
    pub fields: Vec<Span>,
    /// Items that are pointed at.
    pub marks: Vec<(usize, &'static str)>,
    pub windows: Vec<Window>,
}

/// The values of the bytes, where they matter, and how to show them.
#[derive(Clone)]
pub struct Memory {
    pub bytes: Vec<Option<u8>>,
    pub as_text: bool,
}

/// A field of a record, or its padding when it has no name.
pub struct Span {
    pub start: usize,
    pub size: usize,
    pub name: Option<String>,
}

impl Memory {
    /// The byte at `index` as a person reads it: a character, or two hex digits.
    pub fn show(&self, index: usize) -> String {
        match self.bytes[index] {
            None => String::new(),
            Some(b' ') if self.as_text => "␣".into(),
            Some(byte) if self.as_text && byte.is_ascii_graphic() => char::from(byte).into(),
            Some(byte) => format!("{byte:02x}"),
        }
    }
}

impl Picture {
    /// How many items the memory holds.
    pub fn items(&self) -> usize {
        self.memory.bytes.len() / self.item
    }

    pub fn compute(source: Source) -> Result<Self, Fault> {
        let memory = memory(&source)?;
        let len = memory.bytes.len();
        let item = source.item.as_ref().map_or(1, |item| *item.get_ref());
        if item == 0 || !len.is_multiple_of(item) {
            let why = format!("items of {item} bytes do not fill {len} bytes");
            return Err(source
                .item
                .as_ref()
                .map_or(Fault::new(&why), |item| Fault::at(item, &why)));
        }
        let shape = source.shape.as_ref().map(|shape| *shape.get_ref());
        if let (Some(shape), Some([rows, columns])) = (&source.shape, shape)
            && rows.checked_mul(columns) != Some(len / item)
        {
            return Err(Fault::at(
                shape,
                format!("{rows} rows of {columns} are not {} items", len / item),
            ));
        }
        let mut windows = windows::cut_out(&source.views, len / item, shape)?;
        let mut marks = Vec::new();
        if let Some(ring) = &source.ring {
            marks = windows::ring_marks(ring, len / item)?;
            windows.extend(windows::of_ring(ring.get_ref(), len / item));
        }
        Ok(Self {
            after: after(&memory, &source.writes, &windows, item)?,
            fields: fields(&source.fields, len)?,
            caption: source.caption,
            owner: source.owner,
            memory,
            item,
            shape,
            marks,
            windows,
        })
    }
}

fn memory(source: &Source) -> Result<Memory, Fault> {
    let bytes = match (&source.bytes, &source.hex, source.size) {
        (Some(text), None, None) => text.bytes().map(Some).collect(),
        (None, Some(hex), None) => source::hex(hex)?.into_iter().map(Some).collect(),
        (None, None, Some(size)) if size <= MOST_BYTES => vec![None; size],
        (None, None, Some(_)) => return Err(Fault::new(format!("a figure shows up to {MOST_BYTES} bytes"))),
        _ => return Err(Fault::new("a figure has one of `bytes`, `hex` and `size`")),
    };
    let as_text = source.bytes.is_some();
    if bytes.is_empty() || bytes.len() > MOST_BYTES {
        return Err(Fault::new(format!(
            "a figure shows 1 to {MOST_BYTES} bytes, not {}",
            bytes.len()
        )));
    }
    Ok(Memory { bytes, as_text })
}

/// The memory when all writes are done. The reference solution of the mutation chapter takes this over.
fn after(
    memory: &Memory,
    writes: &[Spanned<Write>],
    windows: &[Window],
    item: usize,
) -> Result<Option<Memory>, Fault> {
    let known: Vec<_> = windows
        .iter()
        .map(|window| (window.name.as_str(), window))
        .collect();
    let mut after = memory.clone();
    for write in writes {
        let Write { to, bytes, hex, from } = write.get_ref();
        let source = match (bytes, hex, from) {
            (Some(text), None, None) => text.bytes().map(Some).collect(),
            (None, Some(hex), None) => source::hex(hex)?.into_iter().map(Some).collect(),
            (None, None, Some(from)) => {
                let from = windows::find(&known, from)?.1.bytes(item);
                from.into_iter().map(|at| after.bytes[at]).collect::<Vec<_>>()
            }
            _ => return Err(Fault::at(write, "a write has one of `bytes`, `hex` and `from`")),
        };
        let target = windows::find(&known, to)?.1.bytes(item);
        if target.len() != source.len() {
            let why = "ValueError: memoryview assignment: lvalue and rvalue have different structures";
            return Err(Fault::at(write, why));
        }
        for (at, byte) in target.into_iter().zip(source) {
            after.bytes[at] = byte;
        }
    }
    Ok((!writes.is_empty()).then_some(after))
}

/// The fields, again and again to the end of the memory. The reference solution of the metadata chapter will say
/// where padding goes; until then the sizes stand in the figure and have to add up.
fn fields(fields: &[Spanned<Field>], len: usize) -> Result<Vec<Span>, Fault> {
    let mut spans = Vec::new();
    let Some(first) = fields.first() else {
        return Ok(spans);
    };
    if let Some(empty) = fields.iter().find(|field| field.get_ref().size == 0) {
        return Err(Fault::at(empty, "a field has at least 1 byte"));
    }
    let record = fields
        .iter()
        .fold(0, |sum: usize, field| sum.saturating_add(field.get_ref().size));
    if !len.is_multiple_of(record) {
        return Err(Fault::at(
            first,
            format!("fields of {record} bytes do not fill {len} bytes"),
        ));
    }
    let mut start = 0;
    for field in fields.iter().cycle() {
        if start == len {
            break;
        }
        let Field { name, size } = field.get_ref();
        spans.push(Span {
            start,
            size: *size,
            name: name.clone(),
        });
        start += size;
    }
    Ok(spans)
}
