//! Step 6: look at memory as a person does.

use crate::View;

impl View<'_> {
    /// The bytes as the command `xxd` shows them, 16 a line:
    ///
    /// ```text
    /// 00000000: 4120 7769 6e64 6f77 206f 6e74 6f20 6279  A window onto by
    /// 00000010: 7465 73                                  tes
    /// ```
    ///
    /// The offset in eight hexadecimal digits and a colon; pairs of bytes from the left, padded to the 39 columns of a
    /// full line; two spaces; the bytes that are printable ASCII (space to `~`) as text, a dot for any other. Lines are
    /// separated by `\n`, with none after the last.
    pub fn dump(&self) -> String {
        todo!("what does one line of 16 bytes look like?")
    }
}
