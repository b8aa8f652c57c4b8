//! Step 5: find text in a buffer and replace it where it lies.

use std::error::Error;
use std::fmt;
use std::str::Utf8Error;

use memchr::memmem;

use crate::ViewMut;

/// UTF-8 text in somebody else's memory. Whatever is written through it, it stays UTF-8.
pub struct TextMut<'a> {
    pub(crate) view: ViewMut<'a>,
}

/// The places where a pattern begins, from left to right: what [`TextMut::find_all`] gives back.
pub struct FindAll<'t, 'p> {
    pub(crate) text: &'t str,
    pub(crate) pattern: &'p str,
    /// Where the search goes on: a char boundary, or past the end of the text.
    pub(crate) from: usize,
}

/// In place, the new bytes have to be as many as the old ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LengthMismatch {
    pub old: usize,
    pub new: usize,
}

impl fmt::Display for LengthMismatch {
    /// `ValueError: cannot replace 2 bytes by 1 in place`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "ValueError: cannot replace {} bytes by {} in place",
            self.old, self.new
        )
    }
}

impl Error for LengthMismatch {}

impl<'a> TextMut<'a> {
    /// Takes the view over, if what it shows is UTF-8. Nothing is copied.
    pub fn new(view: ViewMut<'a>) -> Result<Self, Utf8Error> {
        // todo!("are these bytes text?")
        str::from_utf8(view.bytes)?;
        Ok(TextMut { view })
    }

    /// The text, where it lies. Nothing is copied, and every byte is checked again, at each call.
    pub fn as_str(&self) -> &str {
        // todo!("why may these bytes be read as text again?")
        str::from_utf8(self.view.bytes).expect("it was UTF-8, and every write keeps it so")
    }

    /// The byte offset of each place where `pattern` begins, overlapping ones too. An empty pattern begins in
    /// front of every character and once more at the end. Nothing is allocated.
    pub fn find_all<'t, 'p>(&'t self, pattern: &'p str) -> FindAll<'t, 'p> {
        // todo!("where does a search begin?")
        FindAll {
            text: self.as_str(),
            pattern,
            from: 0,
        }
    }

    /// Replaces `old` by `new` from left to right, going on after each replacement, as
    /// `text.replace(old, new)` does in Python; says how many there were. Nothing is allocated, and the time
    /// grows with the text and `old` together, not with their product, however many matches there are.
    ///
    /// Both need the same number of bytes, or nothing changes. If both are empty nothing changes either, and the answer is
    /// how many places `find_all("")` gives.
    pub fn replace(&mut self, old: &str, new: &str) -> Result<usize, LengthMismatch> {
        // todo!("what may be replaced, and where does the search go on?")
        if old.len() != new.len() {
            let (old, new) = (old.len(), new.len());
            return Err(LengthMismatch { old, new });
        }
        if old.is_empty() {
            return Ok(self.find_all(old).count());
        }
        // Search is solved: `memmem` looks at no byte again for each place where `old` might begin.
        let finder = memmem::Finder::new(old);
        let (mut rest, mut count) = (&mut self.view.bytes[..], 0);
        while let Some(at) = finder.find(rest) {
            let behind = at + old.len();
            rest[at..behind].copy_from_slice(new.as_bytes());
            rest = &mut rest[behind..];
            count += 1;
        }
        Ok(count)
    }
}

impl Iterator for FindAll<'_, '_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        // todo!("where is the next match, and where after it?")
        let ahead = self.text.get(self.from..)?;
        let found = memmem::find(ahead.as_bytes(), self.pattern.as_bytes())?;
        let first = ahead[found..].chars().next();
        let at = self.from + found;
        self.from = at + first.map_or(1, char::len_utf8);
        Some(at)
    }
}
