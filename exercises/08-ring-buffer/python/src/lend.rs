//! The one place where memory leaves Rust: an exporter of chapter 7 behind CPython's two buffer functions.

use std::ffi::{CString, c_int};
use std::ptr;

use cast::{MemoryView, ViewError};
use lifetimes::{Export, Exporter, Flags};
use pyo3::exceptions::PyBufferError;
use pyo3::ffi::{self, Py_ssize_t};
use pyo3::prelude::*;

use crate::raise;

/// What CPython points into while it looks: the view, with its export, and the numbers that describe it.
struct Lent {
    view: MemoryView<Export>,
    format: CString,
    shape: Vec<Py_ssize_t>,
    strides: Vec<Py_ssize_t>,
}

impl Lent {
    fn new(view: MemoryView<Export>) -> Result<Self, ViewError> {
        let layout = view.layout()?;
        Ok(Lent {
            format: CString::new(layout.format().to_string()).expect("no format has a NUL"),
            shape: layout.shape().iter().map(|&size| size as Py_ssize_t).collect(),
            strides: layout.strides().to_vec(),
            view,
        })
    }

    /// The address of the item whose indices are all 0.
    fn address(&self) -> Result<*mut u8, ViewError> {
        let layout = self.view.layout()?;
        let first = layout.locate(&vec![0; layout.ndim()]).unwrap_or_default();
        let bytes = self.view.memory()?.window().as_ptr();
        // Cells are written through a shared reference: that is what they are for, and why this pointer may be written.
        Ok(bytes
            .cast::<u8>()
            .cast_mut()
            .wrapping_add(self.view.start()? + first))
    }
}

/// `__buffer__(flags)`: asks the exporter for a view, and describes it in `place`. Of what is refused, CPython wants to
/// find no owner there.
///
/// # Safety
///
/// `place` is null or points to a `Py_buffer` that may be written. CPython hands it to [`take_back`] once, and does not
/// look at the memory afterwards; that is its side of the buffer protocol.
#[expect(unsafe_code, reason = "CPython is handed an address")]
pub unsafe fn lend(
    exporter: &dyn Exporter,
    owner: &Bound<'_, PyAny>,
    place: *mut ffi::Py_buffer,
    flags: c_int,
) -> PyResult<()> {
    if place.is_null() {
        return Err(PyBufferError::new_err("there is no place for a buffer"));
    }
    // SAFETY: `place` is not null, and by this function's contract it may be written.
    unsafe { (*place).obj = ptr::null_mut() };
    let asks = |wanted: c_int| flags & wanted == wanted;
    let lent = Lent::new(exporter.buffer(Flags(flags)).map_err(raise)?).map_err(raise)?;
    let layout = lent.view.layout().map_err(raise)?;
    let refused = (!asks(ffi::PyBUF_STRIDES) || asks(ffi::PyBUF_C_CONTIGUOUS)) && !layout.c_contiguous()
        || asks(ffi::PyBUF_F_CONTIGUOUS) && !layout.f_contiguous()
        || asks(ffi::PyBUF_ANY_CONTIGUOUS) && !layout.contiguous();
    if refused {
        exporter.release_buffer(&lent.view);
        return Err(PyBufferError::new_err(
            "memoryview: underlying buffer is not contiguous",
        ));
    }
    let (buf, readonly) = (
        lent.address().map_err(raise)?,
        lent.view.readonly().map_err(raise)?,
    );
    let (len, itemsize, ndim) = (layout.nbytes(), layout.format().itemsize(), layout.ndim());
    let lent = Box::leak(Box::new(lent));
    let given = |asked: bool, numbers: &mut Vec<Py_ssize_t>| {
        if asked {
            numbers.as_mut_ptr()
        } else {
            ptr::null_mut()
        }
    };
    let buffer = ffi::Py_buffer {
        buf: buf.cast(),
        obj: owner.clone().into_ptr(),
        len: len as Py_ssize_t,
        itemsize: itemsize as Py_ssize_t,
        readonly: readonly.into(),
        ndim: ndim as c_int,
        format: if asks(ffi::PyBUF_FORMAT) {
            lent.format.as_ptr().cast_mut()
        } else {
            ptr::null_mut()
        },
        shape: given(asks(ffi::PyBUF_ND), &mut lent.shape),
        strides: given(asks(ffi::PyBUF_STRIDES), &mut lent.strides),
        suboffsets: ptr::null_mut(),
        internal: ptr::from_mut(lent).cast(),
    };
    // SAFETY: `place` is not null, and by this function's contract it may be written. What is written there stays true
    // until `take_back`: `lent` is on the heap and owned by nobody else, so format, shape and strides stay where they
    // are; and its view has an export open, so the array keeps its bytes where they are, however it is asked to grow.
    // Every byte is a `Cell`: it may be written through this pointer while Rust looks, and by Rust while CPython looks.
    // Nor do two threads at once: Rust and Python run under CPython's lock. C code that lets go of it while it fills a
    // buffer is the caller's to keep apart from other looks, as with every exporter: the protocol has no word for it.
    unsafe { place.write(buffer) };
    Ok(())
}

/// `__release_buffer__(buffer)`: tells the exporter, and closes the export.
///
/// # Safety
///
/// `place` points to what [`lend`] has written there, and is handed in once.
#[expect(unsafe_code, reason = "what was leaked is taken back")]
pub unsafe fn take_back(exporter: &dyn Exporter, place: *mut ffi::Py_buffer) {
    // SAFETY: by this function's contract the pointer is the one that `lend` has leaked, and nobody has taken it back.
    let lent = unsafe { Box::from_raw((*place).internal.cast::<Lent>()) };
    exporter.release_buffer(&lent.view);
}
