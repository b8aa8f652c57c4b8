//! How many tests of each step have reported while their program still runs.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::verdicts;

/// Of the tests of a step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    pub reported: usize,
    pub of: usize,
}

/// By the names of the steps.
pub type Counts = BTreeMap<String, Count>;

/// What a program has said so far. It is shown and then forgotten: the verdicts are read at the end, from all of it.
#[derive(Debug, Default)]
pub struct Tally {
    /// All tests; none before the program has listed them.
    names: BTreeSet<String>,
    reported: BTreeSet<String>,
}

impl Tally {
    /// No chapter has so many tests: what prints more names than these is no longer libtest.
    const MOST: usize = 10_000;

    /// Hears which tests there are.
    pub fn list(&mut self, names: impl IntoIterator<Item = String>) -> Counts {
        self.names.extend(names);
        self.counts()
    }

    /// Hears a line of the output; the counts, if it says anything new about a test.
    pub fn hear(&mut self, line: &[u8]) -> Option<Counts> {
        let line = String::from_utf8_lossy(line);
        let (name, _) = verdicts::result(line.trim_end())?;
        let is_new = self.reported.len() < Self::MOST && self.reported.insert(name.to_owned());
        (is_new && self.names.contains(name)).then(|| self.counts())
    }

    fn counts(&self) -> Counts {
        let mut counts = Counts::new();
        for name in &self.names {
            let step = name.split("::").next().unwrap_or_default();
            let count = counts.entry(step.to_owned()).or_default();
            count.of += 1;
            count.reported += usize::from(self.reported.contains(name));
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::{Count, Tally};

    #[test]
    fn each_test_of_a_step_counts_once_whatever_else_is_printed() {
        let mut tally = Tally::default();
        assert_eq!(
            tally.hear(b"test open::a ... ok\n"),
            None,
            "nothing is listed yet"
        );
        let names = ["open::a", "open::b", "shut::a"].map(str::to_owned);
        let (one, none) = (Count { reported: 1, of: 2 }, Count { reported: 0, of: 1 });
        assert_eq!(
            tally.list(names),
            [("open".to_owned(), one), ("shut".to_owned(), none)].into()
        );
        for nothing_new in [
            "test open::a ... ok",
            "test open::z ... ok",
            "running 3 tests",
            "test open::b",
        ] {
            assert_eq!(tally.hear(nothing_new.as_bytes()), None, "{nothing_new}");
        }
        let counts = tally
            .hear(b"test open::b - should panic ... FAILED\r\n")
            .expect("a test has reported");
        assert_eq!(counts["open"], Count { reported: 2, of: 2 });
    }
}
