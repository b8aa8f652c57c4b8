//! What a figure shows, computed: which items each window covers, and what the memory holds before and after.

use metadata::calcsize;
use toml::Spanned;

use super::lighthouse;
use super::source::{self, Field, Source};
use super::touch::Touch;
use super::windows::{self, Window};
use super::writes;
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
    /// Whether the transpose is drawn as well.
    pub turned: bool,
    pub fields: Vec<Span>,
    /// Items that are pointed at.
    pub marks: Vec<(usize, &'static str)>,
    pub windows: Vec<Window>,
    pub touch: Option<Touch>,
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
    /// The byte at `index` as a person reads it: a character, an escape of two, or two hex digits.
    pub fn show(&self, index: usize) -> String {
        match self.bytes[index] {
            None => String::new(),
            Some(b' ') if self.as_text => "␣".into(),
            Some(byte @ (b'\t' | b'\n' | b'\r')) if self.as_text => byte.escape_ascii().to_string(),
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
        if source.turned && shape.is_none() {
            return Err(Fault::new("`turned` needs a `shape`"));
        }
        let mut windows = windows::cut_out(&source.views, len / item, shape)?;
        let mut marks = Vec::new();
        if let Some(ring) = &source.ring {
            marks = windows::ring_marks(ring, len / item)?;
            windows.extend(windows::of_ring(ring.get_ref(), len / item));
        }
        Ok(Self {
            after: writes::after(&memory, &source.writes, &windows, item)?,
            fields: fields(&source, len)?,
            caption: source.caption,
            owner: source.owner,
            memory,
            item,
            shape,
            turned: source.turned,
            marks,
            windows,
            touch: source.touch,
        })
    }
}

fn memory(source: &Source) -> Result<Memory, Fault> {
    let bytes = match (&source.bytes, &source.hex, source.size, &source.pixels) {
        (Some(text), None, None, None) => text.bytes().map(Some).collect(),
        (None, Some(hex), None, None) => source::hex(hex)?.into_iter().map(Some).collect(),
        (None, None, Some(size), None) if size <= MOST_BYTES => vec![None; size],
        (None, None, Some(_), None) => {
            return Err(Fault::new(format!("a figure shows up to {MOST_BYTES} bytes")));
        }
        (None, None, None, Some(first)) => lighthouse::four(first)?.iter().copied().map(Some).collect(),
        _ => {
            return Err(Fault::new(
                "a figure has one of `bytes`, `hex`, `size` and `pixels`",
            ));
        }
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

/// The fields, again and again to the end of the memory.
fn fields(source: &Source, len: usize) -> Result<Vec<Span>, Fault> {
    let (record, place) = match (&source.record, source.fields.first()) {
        (None, None) if source.names.is_none() => return Ok(Vec::new()),
        (None, Some(first)) if source.names.is_none() => (written(&source.fields)?, first.span()),
        (Some(record), None) => (computed(record, source.names.as_ref())?, record.span()),
        _ => {
            return Err(Fault::new(
                "a figure has `struct`, with or without `names`, or `[[field]]`",
            ));
        }
    };
    let size = record
        .iter()
        .fold(0, |sum: usize, field| sum.saturating_add(field.size));
    if size == 0 || !len.is_multiple_of(size) {
        return Err(Fault {
            at: place.start,
            why: format!("fields of {size} bytes do not fill {len} bytes"),
        });
    }
    let mut start = 0;
    let repeated = record.iter().cycle().map_while(|Field { name, size }| {
        let span = (start < len).then(|| Span {
            start,
            size: *size,
            name: name.clone(),
        });
        start += size;
        span
    });
    Ok(repeated.collect())
}

/// The fields whose sizes stand in the figure.
fn written(fields: &[Spanned<Field>]) -> Result<Vec<Field>, Fault> {
    match fields.iter().find(|field| field.get_ref().size == 0) {
        Some(empty) => Err(Fault::at(empty, "a field has at least 1 byte")),
        None => Ok(fields.iter().map(|field| field.get_ref().clone()).collect()),
    }
}

/// The fields of a struct and the padding before them, as the reference solution of the metadata chapter lays them out.
fn computed(record: &Spanned<String>, names: Option<&Spanned<Vec<String>>>) -> Result<Vec<Field>, Fault> {
    let refused = |error: metadata::StructError| Fault::at(record, error.to_string());
    let laid_out = metadata::fields(record.get_ref()).map_err(refused)?;
    let size = calcsize(record.get_ref()).map_err(refused)?;
    let with_bytes = laid_out.iter().filter(|field| field.count * field.size > 0);
    if let Some(names) = names
        && names.get_ref().len() != with_bytes.clone().count()
    {
        return Err(Fault::at(names, "each field has one name"));
    }
    let mut names = names.into_iter().flat_map(|names| names.get_ref());
    let (mut fields, mut end) = (Vec::new(), 0);
    let padding = |from, to| {
        (from < to).then(|| Field {
            name: None,
            size: to - from,
        })
    };
    for field in with_bytes {
        fields.extend(padding(end, field.offset));
        let size = field.count * field.size;
        end = field.offset + size;
        let code = match field.count {
            1 => field.code.to_string(),
            count => format!("{count}{}", field.code),
        };
        let name = names.next().map_or(code.clone(), |name| format!("{code} {name}"));
        fields.push(Field {
            name: Some(name),
            size,
        });
    }
    fields.extend(padding(end, size));
    Ok(fields)
}
