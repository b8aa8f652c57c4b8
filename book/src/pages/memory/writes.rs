//! What the memory of a figure holds after its writes, by the reference solution of the mutation chapter.

use mutation_solution::{AssignError, ViewMut};
use slicing_solution::Strided;
use toml::Spanned;
use views::View;

use super::picture::Memory;
use super::source::{self, Write};
use super::windows::{self, Window};
use crate::pages::Fault;

/// The memory when all writes are done.
pub fn after(
    memory: &Memory,
    writes: &[Spanned<Write>],
    windows: &[Window],
    item: usize,
) -> Result<Option<Memory>, Fault> {
    let views: Vec<_> = windows
        .iter()
        .map(|window| (window.name.as_str(), window))
        .collect();
    let bytes = memory.bytes.iter();
    // What is known of the memory goes the same way as the bytes themselves.
    let (mut values, mut known): (Vec<_>, Vec<_>) = bytes
        .map(|byte| (byte.unwrap_or_default(), u8::from(byte.is_some())))
        .unzip();
    for write in writes {
        let Write { to, bytes, hex, from } = write.get_ref();
        let bytes = match (bytes, hex, from) {
            (Some(text), None, None) => text.clone().into_bytes(),
            (None, Some(hex), None) => source::hex(hex)?,
            (None, None, Some(_)) => Vec::new(),
            _ => return Err(Fault::at(write, "a write has one of `bytes`, `hex` and `from`")),
        };
        let to = windows::find(&views, to)?.1;
        let from = match from {
            Some(from) => Some(windows::find(&views, from)?.1),
            None => None,
        };
        assign(&mut values, to, from, &bytes, item)
            .and_then(|()| assign(&mut known, to, from, &vec![1; bytes.len()], item))
            .map_err(|error| Fault::at(write, error.to_string()))?;
    }
    let bytes = values.into_iter().zip(known);
    let after = Memory {
        bytes: bytes.map(|(byte, known)| (known == 1).then_some(byte)).collect(),
        as_text: memory.as_text,
    };
    Ok((!writes.is_empty()).then_some(after))
}

/// Assigns the window `from`, or else `bytes`, to the window `to`. The first bytes of all items are a slice of the
/// memory, and so are the second ones: there are as many slices as an item has bytes.
fn assign(
    owner: &mut [u8],
    to: &Window,
    from: Option<&Window>,
    bytes: &[u8],
    item: usize,
) -> Result<(), AssignError> {
    let mut view = ViewMut::new(owner);
    for byte in 0..item {
        let target = to.places(byte, item);
        match from {
            Some(from) => view.assign_within(target, from.places(byte, item))?,
            None => {
                let every = windows::between(byte, None, item);
                view.assign(target, Strided::new(View::new(bytes)).slice(every)?)?;
            }
        }
    }
    Ok(())
}
