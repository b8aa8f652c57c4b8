//! Owners that count how often they are freed, or that change their length.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes that count how often they are freed. They cannot be cloned.
pub struct Owner {
    pub bytes: Vec<u8>,
    freed: Arc<AtomicUsize>,
}

impl AsRef<[u8]> for Owner {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        self.freed.fetch_add(1, Ordering::SeqCst);
    }
}

pub fn owner(bytes: &[u8]) -> (Arc<Owner>, Arc<AtomicUsize>) {
    let freed = Arc::new(AtomicUsize::new(0));
    let owner = Owner {
        bytes: bytes.to_vec(),
        freed: Arc::clone(&freed),
    };
    (Arc::new(owner), freed)
}

/// Bytes of which it shows as many as it is told to at the moment.
pub struct Unsteady {
    bytes: &'static [u8],
    pub len: AtomicUsize,
}

impl Unsteady {
    pub fn new(bytes: &'static [u8], len: usize) -> Self {
        let len = AtomicUsize::new(len);
        Unsteady { bytes, len }
    }
}

impl AsRef<[u8]> for Unsteady {
    fn as_ref(&self) -> &[u8] {
        &self.bytes[..self.len.load(Ordering::SeqCst)]
    }
}
