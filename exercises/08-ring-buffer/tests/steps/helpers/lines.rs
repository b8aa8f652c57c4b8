//! Times that count how often they are asked, and stop a search that asks too often.

use std::cell::Cell;

use ring_buffer::Times;

const FEW: &str = "each probe halves what is left: a thousand probes are too many for any count";

/// Times that count how often they are asked.
pub struct Line<'a> {
    times: &'a [i64],
    pub probes: Cell<u32>,
}

pub fn line(times: &[i64]) -> Line<'_> {
    let probes = Cell::new(0);
    Line { times, probes }
}

impl Times for Line<'_> {
    fn count(&self) -> usize {
        self.times.len()
    }

    fn time(&self, index: usize) -> i64 {
        self.probes.set(self.probes.get() + 1);
        assert!(self.probes.get() < 1_000, "{FEW}");
        let count = self.times.len();
        assert!(
            index < count,
            "a probe must stay inside: there is no time {index} among {count}"
        );
        self.times[index]
    }
}

/// As many times as there are numbers to count them: time `i` is half of `i`, so each comes twice.
#[derive(Default)]
pub struct Endless {
    pub probes: Cell<u32>,
}

impl Times for Endless {
    fn count(&self) -> usize {
        usize::MAX
    }

    fn time(&self, index: usize) -> i64 {
        self.probes.set(self.probes.get() + 1);
        assert!(self.probes.get() < 1_000, "{FEW}");
        (index / 2) as i64
    }
}
