//! Step 6: one ring for many writers and many readers.

use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use crate::{CapacityError, Entry, Number, TimeError, Tracked};

/// A handle to a ring that others have handles to as well, in other threads. A clone is one more handle.
#[derive(Clone)]
pub struct Shared<T: Number> {
    pub(crate) ring: Arc<RwLock<Tracked<T>>>,
}

impl<T: Number> Shared<T> {
    /// A new ring behind a lock.
    pub fn new(slots: usize) -> Result<Self, CapacityError> {
        // todo!("what do all handles share?")
        let ring = Tracked::new(slots)?;
        Ok(Shared {
            ring: Arc::new(RwLock::new(ring)),
        })
    }

    /// Looks at the ring. Many may look at the same time; nobody writes until the last of their guards is gone.
    ///
    /// A writer that panicked is no reason to stop: between two pushes every ring is whole.
    pub fn read(&self) -> RwLockReadGuard<'_, Tracked<T>> {
        // todo!("which lock lets many look, and what if a writer has panicked?")
        self.ring.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Measures, and pushes what was measured: a time and a value.
    ///
    /// It measures while it has the lock. So no other writer can come between a time and its push, and times
    /// arrive in order. A panic of `measure` is the caller's: the ring stays as it was, for all others. (A thread that
    /// takes the lock twice waits for itself, for ever.)
    pub fn record(&self, measure: impl FnOnce() -> (i64, T)) -> Result<Option<Entry<T>>, TimeError> {
        // todo!("which lock, and when is it time to measure?")
        let mut ring = self.ring.write().unwrap_or_else(PoisonError::into_inner);
        let (time, value) = measure();
        ring.push(time, value)
    }
}
