//! The reader's ring, as Python sees it: pushed to from Rust or from Python, looked into by whatever reads buffers.

use std::rc::Rc;

use cast::{MemoryView, ViewError};
use lifetimes::{Export, ExportError, Exporter, Flags};
use pyo3::prelude::*;
use ring_buffer::LentRing;
use slicing::Slice;

use crate::{Lender, raise};

/// Chapter 8's ring of doubles. A view of it shows the values of all its slots, in the order of the memory.
#[pyclass(unsendable, extends = Lender)]
pub(crate) struct Ring {
    ring: Rc<LentRing<f64>>,
}

#[pymethods]
impl Ring {
    #[new]
    fn new(slots: usize) -> PyResult<PyClassInitializer<Self>> {
        let ring = Rc::new(LentRing::new(slots).map_err(raise)?);
        let exporter = Rc::clone(&ring) as Rc<dyn Exporter>;
        Ok(PyClassInitializer::from(Lender { exporter }).add_subclass(Ring { ring }))
    }

    /// Adds an entry, and gives back the one that had to go, if one had to.
    fn push(&self, time: i64, value: f64) -> PyResult<Option<(i64, f64)>> {
        let evicted = self.ring.push(time, value).map_err(raise)?;
        Ok(evicted.map(|entry| (entry.time, entry.value)))
    }

    /// Adds slots: refused while somebody looks.
    fn grow(&self, more: usize) -> PyResult<()> {
        self.ring.grow(more).map_err(raise)
    }

    /// What lends the times of all slots, as a view of the ring shows their values.
    #[getter]
    fn times(&self) -> Lender {
        Lender {
            exporter: Rc::new(Times(Rc::clone(&self.ring))),
        }
    }

    /// The entries as Rust reads them, the oldest first.
    fn entries(&self) -> Vec<(i64, f64)> {
        let entries = self.ring.entries().into_iter();
        entries.map(|entry| (entry.time, entry.value)).collect()
    }
}

/// A slot of a ring of doubles is two items of eight bytes: every other one is a time.
struct Times(Rc<LentRing<f64>>);

impl Exporter for Times {
    fn buffer(&self, flags: Flags) -> Result<MemoryView<Export>, ExportError> {
        if flags.contains(Flags::WRITABLE) {
            return Err(ExportError::NotWritable);
        }
        Ok(times(&self.0.slots())?)
    }
}

fn times(slots: &MemoryView<Export>) -> Result<MemoryView<Export>, ViewError> {
    let every_other = Slice {
        step: Some(2),
        ..Slice::default()
    };
    slots.cast("q")?.slice(every_other)
}
