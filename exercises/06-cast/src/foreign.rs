//! Items that no native code names, of any size: how they are copied and compared. All of it is finished.

use metadata::{Code, Field, fields};

use crate::{ByteOrder, Memory, MemoryView, Order, Run, Value};

/// Copies the items of a run, each of `size` bytes, to `places`.
pub(crate) fn gather(memory: &impl Memory, run: Run, size: usize, places: &mut [u8]) {
    let mut at = run.first;
    // Items may have no bytes at all; then there are no places either.
    for item in places.chunks_exact_mut(size.max(1)) {
        memory.read(at, item);
        at = at.wrapping_add_signed(run.stride);
    }
}

/// `view == other` for views of one shape, where no native code names the items of one of them: the values that `struct`
/// unpacks have to be equal. What `struct` cannot unpack is equal to nothing, itself included.
pub(crate) fn same_fields<M: Memory, N: Memory>(one: &MemoryView<M>, other: &MemoryView<N>) -> bool {
    let (these, those) = (unpacked(one), unpacked(other));
    these.is_some() && these == those
}

/// What `struct.unpack_from(view.format, item)` gives for each item in C order. A text is as many `Char`.
fn unpacked<M: Memory>(view: &MemoryView<M>) -> Option<Vec<Vec<Value>>> {
    let format = view.layout.format().to_string();
    let (fields, size) = (fields(&format).ok()?, view.layout.format().itemsize());
    let bytes = view.to_bytes(Order::C).ok()?;
    let mut items = (0..view.layout.items()).map(|item| &bytes[item * size..][..size]);
    items.try_fold(Vec::new(), |mut all, item| {
        for field in &fields {
            unpack(field, &format, item, &mut all)?;
        }
        Some(all)
    })
}

/// The values of one field, behind those that were unpacked before.
fn unpack(field: &Field, format: &str, item: &[u8], values: &mut Vec<Vec<Value>>) -> Option<()> {
    let bytes = item.get(field.offset..field.end().ok()?)?;
    let text = |bytes: &[u8]| bytes.iter().copied().map(Value::Char).collect();
    let order = match format.as_bytes().first() {
        Some(b'<') => ByteOrder::Little,
        Some(b'>' | b'!') => ByteOrder::Big,
        _ => ByteOrder::NATIVE,
    };
    match (field.code, bytes) {
        ('x', _) => {}
        ('s', _) => values.push(text(bytes)),
        ('p', []) => values.push(Vec::new()),
        // The first byte of a Pascal string is its length.
        ('p', [len, chars @ ..]) => values.push(text(&chars[..chars.len().min(usize::from(*len))])),
        (letter, _) => {
            // A standard `l` has four bytes, whatever the native one has.
            let letter = match (letter, field.size) {
                ('l', 4) => 'i',
                ('L', 4) => 'I',
                _ => letter,
            };
            let code = Code::from_letter(letter)?;
            for one in bytes.chunks_exact(field.size) {
                values.push(vec![Value::read(code, order, one).ok()?]);
            }
        }
    }
    Some(())
}
