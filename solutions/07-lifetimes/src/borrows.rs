//! Step 1: say in the signature which argument is borrowed.
//!
//! Each function here gives one signature, as text: `stringify!(fn name(…) -> …)`. The tests put the body from its
//! documentation behind it and callers below it, and hand the whole to rustc. A wrong one harms nothing else.

/// What stands in `text` in front of the first `mark`: a part of `text`, without a copy.
///
/// ```text
/// fn before(text: &str, mark: &str) -> &str {
///     text.split(mark).next().unwrap_or_default()
/// }
/// ```
///
/// As it stands, rustc says E0106: two references go in and one comes out. Callers want to forget the mark early.
pub fn before() -> &'static str {
    // todo!("which of the two texts is the answer a part of?")
    stringify!(fn before<'t>(text: &'t str, mark: &str) -> &'t str)
}

/// The longer of two texts, the first one if they are equally long.
///
/// ```text
/// fn longer(one: &str, other: &str) -> &str {
///     if other.len() > one.len() { other } else { one }
/// }
/// ```
///
/// As it stands, rustc says E0106. Which of the two it will be is not known before the program runs.
pub fn longer() -> &'static str {
    // todo!("which of the two texts must still be there while the answer is?")
    stringify!(fn longer<'t>(one: &'t str, other: &'t str) -> &'t str)
}

/// The next line, and the reader moves on behind it.
///
/// ```text
/// struct Lines<'t> { rest: &'t str }
///
/// impl<'t> Lines<'t> {
///     fn next_line(&mut self) -> &str {
///         let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
///         self.rest = rest;
///         line
///     }
/// }
/// ```
///
/// As it stands, it compiles, and rustc has assumed that a line is borrowed from the reader. Callers want to hold
/// two lines at once.
pub fn next_line() -> &'static str {
    // todo!("who lends the line: the reader, or the text?")
    stringify!(fn next_line(&mut self) -> &'t str)
}

/// The first field of a line: a part of the line.
///
/// ```text
/// struct Format { separator: char }
///
/// impl Format {
///     fn first_field(&self, line: &str) -> &str {
///         line.split(self.separator).next().unwrap_or_default()
///     }
/// }
/// ```
///
/// As it stands, rustc has assumed that the field is borrowed from the format. Then the body breaks the promise.
pub fn first_field() -> &'static str {
    // todo!("whose part is the field?")
    stringify!(fn first_field<'l>(&self, line: &'l str) -> &'l str)
}

/// What a status code is called.
///
/// ```text
/// fn status(code: &u16) -> &str {
///     match code {
///         200 => "OK",
///         404 => "Not Found",
///         _ => "unknown",
///     }
/// }
/// ```
///
/// As it stands, it compiles, and rustc has assumed that the name is borrowed from the code. Callers want to keep the
/// name for as long as they like.
pub fn status() -> &'static str {
    // todo!("who lends a name that stands in the program itself?")
    stringify!(fn status(code: &u16) -> &'static str)
}
