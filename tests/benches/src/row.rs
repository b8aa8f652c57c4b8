//! A row of the bench: one piece of work, the sides that do it, and what each of them answers.

use std::hint::black_box;

use criterion::Bencher;

use crate::data::{Target, Who};

/// One piece of work. Its sides are made when they are asked for, and borrow what `inputs` keeps.
pub struct Row {
    pub name: String,
    pub table: &'static str,
    pub work: String,
    pub bytes: Option<u64>,
    pub why: Option<&'static str>,
    pub targets: Vec<Target>,
    pub sides: Box<dyn Fn() -> Vec<Side>>,
}

/// Does the work: as often as a bencher asks, or once, for the answer in words.
pub type Run = dyn FnMut(Option<&mut Bencher<'_>>) -> String;

/// Somebody who does the work: measured where there is a bencher, and asked for the answer where there is none.
pub struct Side {
    pub who: Who,
    pub by: &'static str,
    pub run: Box<Run>,
}

/// A row whose sides are made by `sides`.
pub fn row(
    table: &'static str,
    name: impl Into<String>,
    work: impl Into<String>,
    sides: impl Fn() -> Vec<Side> + 'static,
) -> Row {
    Row {
        name: name.into(),
        table,
        work: work.into(),
        bytes: None,
        why: None,
        targets: Vec::new(),
        sides: Box::new(sides),
    }
}

impl Row {
    /// Ours takes at most so many times as long as `against`: `CPython`, `the field`, or ours in the row of that name.
    pub fn target(mut self, against: &str, times: f64) -> Self {
        self.targets.push(Target {
            against: against.to_owned(),
            times,
        });
        self
    }

    /// Never slower than the same operation of CPython; two runs of the same `memmove` differ by a tenth.
    pub fn python(self) -> Self {
        self.target(Who::Python.name(), 1.1)
    }

    /// Twenty times faster than a loop of Python.
    pub fn looped(self) -> Self {
        self.target(Who::Loop.name(), 0.05)
    }

    /// As fast as the field, which promises the same.
    pub fn field(self) -> Self {
        self.target(Who::Field.name(), 1.25)
    }

    /// Why a target is missed; it is said only where one is.
    pub fn why(mut self, why: &'static str) -> Self {
        self.why = Some(why);
        self
    }

    /// How many bytes the work is done to, for the chart.
    pub fn bytes(mut self, bytes: usize) -> Self {
        self.bytes = Some(bytes as u64);
        self
    }
}

/// A side that looks, and answers with what it found.
pub fn side<T: Answer>(who: Who, by: &'static str, mut work: impl FnMut() -> T + 'static) -> Side {
    let run = move |bencher: Option<&mut Bencher<'_>>| match bencher {
        Some(bencher) => {
            bencher.iter(&mut work);
            String::new()
        }
        None => work().told(),
    };
    Side {
        who,
        by,
        run: Box::new(run),
    }
}

/// A side that writes to memory of its own, and answers with what it says and what is in the memory then.
pub fn writer<T: Answer>(
    who: Who,
    by: &'static str,
    mut memory: Vec<u8>,
    mut work: impl FnMut(&mut [u8]) -> T + 'static,
) -> Side {
    let run = move |bencher: Option<&mut Bencher<'_>>| match bencher {
        Some(bencher) => {
            bencher.iter(|| work(black_box(&mut memory)));
            String::new()
        }
        None => format!("{}{}", work(&mut memory).told(), memory.told()),
    };
    Side {
        who,
        by,
        run: Box::new(run),
    }
}

/// What a side found, in words that Python's half finds as well; long answers as length and checksum.
pub trait Answer {
    fn told(&self) -> String;
}

impl Answer for () {
    fn told(&self) -> String {
        String::new()
    }
}

macro_rules! plain {
    ($($number:ty)+) => {$(
        impl Answer for $number {
            fn told(&self) -> String {
                format!("{self} ")
            }
        }
    )+};
}

plain!(bool u8 i32 u64 usize);

impl Answer for f64 {
    fn told(&self) -> String {
        format!("{:016x} ", self.to_bits())
    }
}

impl Answer for [u8] {
    fn told(&self) -> String {
        format!("{}:{:08x} ", self.len(), crc32fast::hash(self))
    }
}

impl Answer for Vec<u8> {
    fn told(&self) -> String {
        self.as_slice().told()
    }
}

impl Answer for String {
    fn told(&self) -> String {
        self.as_bytes().told()
    }
}

impl Answer for Vec<u64> {
    fn told(&self) -> String {
        let bytes: Vec<u8> = self.iter().flat_map(|number| number.to_le_bytes()).collect();
        bytes.told()
    }
}

impl Answer for Vec<f64> {
    fn told(&self) -> String {
        let bytes: Vec<u8> = self.iter().flat_map(|number| number.to_le_bytes()).collect();
        bytes.told()
    }
}

impl<T: Answer> Answer for Option<T> {
    fn told(&self) -> String {
        self.as_ref().map_or("None ".to_owned(), T::told)
    }
}

impl<T: Answer, U: Answer> Answer for (T, U) {
    fn told(&self) -> String {
        self.0.told() + &self.1.told()
    }
}

impl<T: Answer, U: Answer, V: Answer> Answer for (T, U, V) {
    fn told(&self) -> String {
        self.0.told() + &self.1.told() + &self.2.told()
    }
}
