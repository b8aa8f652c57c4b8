//! Step 6: clean bytes that are usually clean, and copy them only when they are not.

use std::borrow::Cow;

use views::View;

/// `data.replace(b"\r\n", b"\n")` in Python. A `\r` that no `\n` follows at once stays.
///
/// What is clean comes back as it is. Borrowed bytes that are not are copied, in one allocation; a `Vec`
/// is cleaned where it lies.
pub fn unix_lines(bytes: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    todo!("is there anything to change, and how in one walk?")
}

/// Makes a dot of every ASCII control byte but `\t` and `\n`, for a terminal that would obey them.
///
/// What is clean comes back as it is, as in [`unix_lines`].
pub fn mask_controls(bytes: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    todo!("is there anything to mask, and when is the copy made?")
}

/// Unix lines first, then no control bytes: what a log viewer may print. [`View::as_bytes`] lends the bytes. Clean ones
/// are not copied; all others once, however many passes change them.
pub fn clean(view: View<'_>) -> Cow<'_, [u8]> {
    todo!("which bytes go in, and through which passes?")
}
