//! The bytes that are worked on: the same as in `tests/python/bench_inputs.py`, made once and kept to the end.

use std::sync::LazyLock;

/// A picture of 3840 by 2160 pixels, four bytes each.
pub const PICTURE: usize = 3840 * 2160 * 4;

/// As many as ten megabytes are.
pub const TEN: usize = 10_000_000;

/// A million doubles, and a million records.
pub const MILLION: usize = 1_000_000;

const BLOCK: usize = 1 << 16;

/// The first `len` of 64 MiB in which every value stands, and no two pixels side by side are the same.
pub fn bytes(len: usize) -> &'static [u8] {
    static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let block: Vec<u8> = (0..BLOCK).map(|at| (at * at / 7) as u8).collect();
        block.repeat((64 << 20) / BLOCK)
    });
    &BYTES[..len]
}

/// A gibibyte of zeros, which the system hands out when they are looked at.
pub fn gibibyte() -> &'static [u8] {
    static ZEROS: LazyLock<Vec<u8>> = LazyLock::new(|| vec![0; 1 << 30]);
    &ZEROS
}

/// Ten megabytes of a keeper's log, the same line again and again.
pub fn log() -> &'static [u8] {
    static LOG: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let line = b"the lamp is lit, the sea is calm tonight, nobody came by\n";
        let mut log = line.repeat(TEN / line.len() + 1);
        log.truncate(TEN - 10);
        log.extend(b"lighthouse");
        log
    });
    &LOG
}

/// The letter a over and over, and one b at the end: a pattern of a's and one b begins to match everywhere.
pub fn letters(len: usize) -> &'static [u8] {
    let mut letters = vec![b'a'; len];
    letters[len - 1] = b'b';
    letters.leak()
}

/// A million doubles, 0 to 999,999, in this machine's order of bytes.
pub fn doubles() -> &'static [u8] {
    static DOUBLES: LazyLock<Vec<u8>> = LazyLock::new(|| {
        (0..MILLION)
            .flat_map(|number| (number as f64).to_ne_bytes())
            .collect()
    });
    &DOUBLES
}

/// The frames of chapter 2: 100,000 messages of 0 to 99 bytes, each behind its length.
pub fn frames() -> &'static [u8] {
    static FRAMES: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let mut frames = Vec::new();
        for number in 0..100_000_usize {
            let len = number % 100;
            frames.extend((len as u32).to_be_bytes());
            frames.resize(frames.len() + len, number as u8);
        }
        frames
    });
    &FRAMES
}
