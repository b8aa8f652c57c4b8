//! The epilogue: hand it to Python. CPython's own `memoryview` looks into what this workbook has built, without a copy.

mod lend;
mod ring;

use std::ffi::c_int;
use std::fmt::Display;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use lifetimes::{ByteArray, Exporter};
use pyo3::buffer::PyBuffer;
use pyo3::exceptions::{PyBufferError, PyIndexError, PyTypeError, PyValueError};
use pyo3::ffi::Py_buffer;
use pyo3::prelude::*;

/// The error of Python that a text of this workbook begins with.
fn raise(error: impl Display) -> PyErr {
    let text = error.to_string();
    let (kind, words) = text.split_once(": ").unwrap_or(("ValueError", &text));
    let words = words.to_owned();
    match kind {
        "BufferError" => PyBufferError::new_err(words),
        "IndexError" => PyIndexError::new_err(words),
        "TypeError" => PyTypeError::new_err(words),
        _ => PyValueError::new_err(words),
    }
}

/// What Python gets of the workbook.
#[pymodule]
mod epilogue {
    #[pymodule_export]
    use super::ring::Ring;
    #[pymodule_export]
    use super::{Array, Frozen, Lender};
}

/// Whatever lends memory: an exporter of chapter 7, with the two functions of CPython's buffer protocol.
#[pyclass(unsendable, subclass, weakref)]
pub(crate) struct Lender {
    pub(crate) exporter: Rc<dyn Exporter>,
}

#[pymethods]
impl Lender {
    #[expect(unsafe_code, reason = "CPython calls it with a place for a buffer")]
    unsafe fn __getbuffer__(slf: Bound<'_, Self>, place: *mut Py_buffer, flags: c_int) -> PyResult<()> {
        // SAFETY: the place is CPython's, and what is written there comes back to `__releasebuffer__`.
        unsafe { lend::lend(&*slf.borrow().exporter, slf.as_any(), place, flags) }
    }

    #[expect(unsafe_code, reason = "CPython calls it with the buffer that it was given")]
    unsafe fn __releasebuffer__(&self, place: *mut Py_buffer) {
        // SAFETY: CPython hands back each buffer that `__getbuffer__` has filled, once.
        unsafe { lend::take_back(&*self.exporter, place) }
    }
}

/// Chapter 7's array: to read, to write, and with as many bytes as it has for as long as somebody looks.
#[pyclass(unsendable, subclass, extends = Lender)]
struct Array {
    array: Rc<ByteArray>,
}

#[pymethods]
impl Array {
    /// Of the bytes that another exporter lends.
    #[new]
    fn new(bytes: PyBuffer<u8>, py: Python<'_>) -> PyResult<PyClassInitializer<Self>> {
        let array = Rc::new(ByteArray::new(&bytes.to_vec(py)?));
        let exporter = Rc::clone(&array) as Rc<dyn Exporter>;
        Ok(PyClassInitializer::from(Lender { exporter }).add_subclass(Array { array }))
    }

    /// `array.extend(more)`: refused while somebody looks.
    fn extend(&self, more: &[u8]) -> PyResult<()> {
        self.array.extend(more).map_err(raise)
    }

    /// A copy of the bytes, as Rust sees them.
    fn tobytes(&self) -> Vec<u8> {
        self.array.to_bytes()
    }

    fn __eq__(&self, other: &Array) -> bool {
        self.array.to_bytes() == other.array.to_bytes()
    }
}

/// Bytes that can be looked at and not written to.
#[pyclass(unsendable, subclass, extends = Lender)]
struct Frozen {
    frozen: Rc<lifetimes::Frozen>,
}

#[pymethods]
impl Frozen {
    /// Of the bytes that another exporter lends.
    #[new]
    fn new(bytes: PyBuffer<u8>, py: Python<'_>) -> PyResult<PyClassInitializer<Self>> {
        let frozen = Rc::new(lifetimes::Frozen(ByteArray::new(&bytes.to_vec(py)?)));
        let exporter = Rc::clone(&frozen) as Rc<dyn Exporter>;
        Ok(PyClassInitializer::from(Lender { exporter }).add_subclass(Frozen { frozen }))
    }

    fn __eq__(&self, other: &Frozen) -> bool {
        self.frozen.0.to_bytes() == other.frozen.0.to_bytes()
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.frozen.0.to_bytes().hash(&mut hasher);
        hasher.finish()
    }
}
