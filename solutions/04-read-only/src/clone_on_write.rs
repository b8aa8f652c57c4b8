//! Step 6: clean bytes that are usually clean, and copy them only when they are not.

use std::borrow::Cow;

use memchr::memmem;
use views::View;

/// `data.replace(b"\r\n", b"\n")` in Python. A `\r` that no `\n` follows at once stays.
///
/// What is clean comes back as it is. Borrowed bytes that are not are copied, in one allocation; a `Vec`
/// is cleaned where it lies.
pub fn unix_lines(mut bytes: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    // todo!("is there anything to change, and how in one walk?")
    if memmem::find(&bytes, b"\r\n").is_some() {
        bytes.to_mut().dedup_by(|next, before| {
            let line_end = *before == b'\r' && *next == b'\n';
            if line_end {
                *before = b'\n';
            }
            line_end
        });
    }
    bytes
}

/// Makes a dot of every ASCII control byte but `\t` and `\n`, for a terminal that would obey them.
///
/// What is clean comes back as it is, as in [`unix_lines`].
pub fn mask_controls(mut bytes: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    // todo!("is there anything to mask, and when is the copy made?")
    if bytes.chunks(4096).any(has_one_to_mask) {
        for byte in bytes.to_mut() {
            *byte = if must_be_masked(*byte) { b'.' } else { *byte };
        }
    }
    bytes
}

/// Unix lines first, then no control bytes: what a log viewer may print. [`View::as_bytes`] lends the bytes. Clean ones
/// are not copied; all others once, however many passes change them.
pub fn clean(view: View<'_>) -> Cow<'_, [u8]> {
    // todo!("which bytes go in, and through which passes?")
    mask_controls(unix_lines(Cow::Borrowed(view.as_bytes())))
}

// The solution's own.
/// A loop that does not stop at the first one takes many bytes at a time.
fn has_one_to_mask(block: &[u8]) -> bool {
    block.iter().fold(false, |any, byte| any | must_be_masked(*byte))
}

// The solution's own.
fn must_be_masked(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n')
}
