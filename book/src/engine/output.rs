//! What a program printed, within a bound.

use std::collections::VecDeque;

use tokio::io::{AsyncRead, AsyncReadExt as _};

/// An output in pieces: one piece begins with each line that libtest writes about a test. Of each piece the beginning
/// and the end are kept, so that a flood between two such lines does not take them away.
#[derive(Debug)]
pub struct Kept {
    half: usize,
    pieces: Vec<Piece>,
    /// A line that may turn out to begin a piece.
    line: Vec<u8>,
}

#[derive(Debug, Default)]
struct Piece {
    head: Vec<u8>,
    tail: VecDeque<u8>,
    dropped: u64,
}

impl Kept {
    /// With so many pieces, and lines so long, it is no longer libtest that writes.
    const PIECES: usize = 2_000;
    const LINE: usize = 1_024;

    pub fn new(keep: usize) -> Self {
        Self {
            half: keep / 2,
            pieces: vec![Piece::default()],
            line: Vec::new(),
        }
    }

    /// Reads until nobody can write any more; `hear` gets each line when it is whole.
    pub async fn read(&mut self, pipe: Option<impl AsyncRead + Unpin>, hear: impl Fn(&[u8])) {
        let Some(mut pipe) = pipe else { return };
        let mut buffer = vec![0; 64 * 1024];
        // A pipe that breaks has nothing more to say.
        while let Ok(count @ 1..) = pipe.read(&mut buffer).await {
            self.push(&buffer[..count], &hear);
        }
        self.end_line(&hear);
    }

    fn push(&mut self, bytes: &[u8], hear: impl Fn(&[u8])) {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") || self.line.len() > Self::LINE {
                self.end_line(&hear);
            }
        }
    }

    fn end_line(&mut self, hear: impl Fn(&[u8])) {
        let line = &self.line;
        hear(line);
        let begins = line.starts_with(b"test ") || line.starts_with(b"---- ") || line == b"failures:\n";
        if begins && self.pieces.len() < Self::PIECES {
            self.pieces.push(Piece::default());
        }
        if let Some(piece) = self.pieces.last_mut() {
            piece.push(line, self.half);
        }
        self.line.clear();
    }

    /// How many bytes were dropped.
    pub fn dropped(&self) -> u64 {
        self.pieces.iter().map(|piece| piece.dropped).sum()
    }

    /// What was kept, as text; bytes that are none are replaced, and a line says where something was dropped.
    pub fn text(&self) -> String {
        let mut bytes = Vec::new();
        for piece in &self.pieces {
            bytes.extend(&piece.head);
            if piece.dropped > 0 {
                bytes.extend(format!("\n[{} bytes dropped here]\n", piece.dropped).bytes());
            }
            bytes.extend(&piece.tail);
        }
        // A program that was stopped may have been in the middle of a line.
        bytes.extend(&self.line);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl Piece {
    fn push(&mut self, bytes: &[u8], half: usize) {
        let room = half.saturating_sub(self.head.len());
        let (head, rest) = bytes.split_at(bytes.len().min(room));
        self.head.extend_from_slice(head);
        self.tail.extend(rest);
        let excess = self.tail.len().saturating_sub(half);
        self.tail.drain(..excess);
        self.dropped += excess as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn of_a_long_output_the_beginning_and_the_end_are_kept() {
        let mut kept = Kept::new(8);
        for line in ["abc\n", "def\n", "ghi\n", "jkl\n"] {
            kept.push(line.as_bytes(), |_| ());
        }
        assert_eq!(kept.text(), "abc\n\n[8 bytes dropped here]\njkl\n");
    }

    #[test]
    fn a_flood_does_not_take_the_result_lines_away() {
        let mut kept = Kept::new(64);
        for line in [
            "test a ... ok\n",
            &"x\n".repeat(5_000),
            "test b ... FAILED\n",
            &"y".repeat(5_000),
        ] {
            kept.push(line.as_bytes(), |_| ());
        }
        let text = kept.text();
        assert!(
            text.contains("test a ... ok\n") && text.contains("\ntest b ... FAILED\n"),
            "{text}"
        );
        assert!(text.len() < 1_500, "{} bytes are left", text.len());
    }

    #[test]
    fn a_short_output_is_kept_whole_even_when_it_is_not_text() {
        let mut kept = Kept::new(8);
        kept.push(b"na\xc3", |_| ());
        kept.push(b"\xafve\xff", |_| ());
        assert_eq!(kept.text(), "naïve\u{fffd}");
    }
}
