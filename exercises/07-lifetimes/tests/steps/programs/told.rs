//! An exporter that counts how often it is asked, and how often it gets something back.

use std::cell::Cell;

use lifetimes::{ArrayView, Buffer, ByteArray, ExportError, Exporter, Flags};

/// Counts what it is told.
#[derive(Default)]
pub struct Told {
    pub asked: Cell<u32>,
    pub given_back: Cell<u32>,
    /// How often what it got back was still open. It is looked at later: a panic here would come out of a `drop`.
    pub heard_open: Cell<u32>,
}

impl Exporter for Told {
    fn buffer(&self, flags: Flags) -> Result<Buffer, ExportError> {
        self.asked.update(|times| times + 1);
        if flags.contains(Flags::WRITABLE) {
            return Err(ExportError::NotWritable);
        }
        let view = ArrayView::new(&ByteArray::new(b"capybara"));
        Ok(Buffer { view, readonly: true })
    }

    fn release_buffer(&self, buffer: &Buffer) {
        self.given_back.update(|times| times + 1);
        let open = buffer.view.to_bytes().is_ok();
        self.heard_open.update(|times| times + u32::from(open));
    }
}
