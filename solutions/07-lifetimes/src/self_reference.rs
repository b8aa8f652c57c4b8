//! Step 6: own the bytes and look at them, in one struct.

use std::ops::Range;
use std::sync::Arc;

use cast::MemoryView;
use views::View;

use crate::{Kept, keep};

/// The first way out: the owner, and the places of its parts as numbers. Numbers stay right wherever the bytes go.
#[derive(Debug)]
pub struct Message {
    pub(crate) bytes: Vec<u8>,
    pub(crate) head: Range<usize>,
    pub(crate) body: Range<usize>,
}

impl Message {
    /// Takes bytes over that hold a head, an empty line and a body: `bytes.partition(b"\n\n")` in Python. Without an
    /// empty line, it gives the bytes back. Nothing is allocated.
    pub fn parse(bytes: Vec<u8>) -> Result<Message, Vec<u8>> {
        // todo!("what is found once, and what follows from it?")
        let empty_line = bytes.windows(2).position(|pair| pair == b"\n\n");
        match empty_line {
            Some(at) => Ok(Message {
                head: 0..at,
                body: at + 2..bytes.len(),
                bytes,
            }),
            None => Err(bytes),
        }
    }

    /// The head, where it lies.
    pub fn head(&self) -> View<'_> {
        // todo!("which bytes are the head's?")
        View::new(&self.bytes[self.head.clone()])
    }

    /// The body, where it lies.
    pub fn body(&self) -> View<'_> {
        // todo!("which bytes are the body's?")
        View::new(&self.bytes[self.body.clone()])
    }

    /// More of the body has arrived. The bytes move to a larger place when the room is used up, and then it doubles:
    /// `O(more.len())` in the long run.
    pub fn push(&mut self, more: &[u8]) {
        // todo!("where does the body end now?")
        self.bytes.extend_from_slice(more);
        self.body.end = self.bytes.len();
    }
}

/// The second way out: a shared owner. The struct has a handle, and its view has another.
pub struct SafeBuffer {
    pub(crate) data: Arc<Vec<u8>>,
    pub(crate) view: MemoryView<Kept<Vec<u8>>>,
}

impl SafeBuffer {
    /// Takes the bytes over, without copying one, and opens a view of all of them.
    pub fn new(data: Vec<u8>) -> Self {
        // todo!("how can two own the same bytes?")
        let data = Arc::new(data);
        SafeBuffer {
            view: keep(Arc::clone(&data)),
            data,
        }
    }

    /// A view that may outlive this buffer.
    pub fn get_view(&self) -> MemoryView<Kept<Vec<u8>>> {
        // todo!("which view may outlive this buffer?")
        self.view.clone()
    }

    /// The bytes back, without a copy, if nobody else has a view of them.
    pub fn into_data(self) -> Option<Vec<u8>> {
        // todo!("how many handles to the bytes has this buffer itself?")
        drop(self.view);
        Arc::into_inner(self.data)
    }
}
