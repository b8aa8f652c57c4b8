//! What a view does with its runs beside the steps: blocks of items, slices that are assigned, numbers of Rust. All of it
//! is finished.

use metadata::Code;
use mutation::AssignError;
use read_only::WriteError;
use slicing::Slice;
use views::View;

use crate::value::signed;
use crate::{Memory, MemoryView, Order, Run, Runs, ViewError, runs};

/// The bytes of a view's items in C order, a block of 64 items at a time; an empty one at the end.
pub(crate) struct Blocks<'v, M> {
    view: &'v MemoryView<M>,
    runs: Runs,
    run: Run,
    bytes: [u8; 8 * 64],
}

impl<'v, M: Memory> Blocks<'v, M> {
    pub(crate) fn new(view: &'v MemoryView<M>) -> Self {
        let run = Run {
            first: 0,
            stride: 0,
            count: 0,
        };
        Blocks {
            view,
            runs: runs(&view.layout, Order::C),
            run,
            bytes: [0; 8 * 64],
        }
    }

    /// The next block.
    pub(crate) fn next(&mut self) -> &[u8] {
        let size = self.view.layout.format().itemsize();
        let mut places = &mut self.bytes[..64 * size];
        while !places.is_empty() {
            if self.run.count == 0 {
                match self.runs.next() {
                    Some(run) => self.run = run,
                    None => break,
                }
            }
            let count = self.run.count.min(places.len() / size);
            let now = places.split_off_mut(..count * size).expect("there is room");
            self.view.copy_run(self.run, now);
            self.run.first = self
                .run
                .first
                .wrapping_add_signed(self.run.stride.wrapping_mul(count as isize));
            self.run.count -= count;
        }
        let left = places.len();
        &self.bytes[..64 * size - left]
    }
}

/// A number of Rust that an item can be, read without a look at the format.
pub trait Native: Copy {
    /// How many bytes it has.
    const SIZE: usize = size_of::<Self>();

    /// Whether items of this code are such numbers on this machine.
    fn is(code: Code) -> bool;

    /// The number whose bytes begin at `first`.
    fn load(memory: &impl Memory, first: usize) -> Self;
}

macro_rules! natives {
    ($($number:ty: $float:literal $signed:literal)+) => {$(
        impl Native for $number {
            fn is(code: Code) -> bool {
                let other = matches!(code, Code::Char | Code::Bool | Code::Half);
                let float = matches!(code, Code::Float | Code::Double);
                let size = code.size_and_alignment().0;
                !other && (size, float, signed(code)) == (Self::SIZE, $float, $signed)
            }

            #[inline]
            fn load(memory: &impl Memory, first: usize) -> Self {
                let mut bytes = [0; Self::SIZE];
                memory.read(first, &mut bytes);
                Self::from_ne_bytes(bytes)
            }
        }
    )+};
}

natives!(u8: false false u16: false false u32: false false u64: false false);
natives!(i8: false true i16: false true i32: false true i64: false true);
natives!(f32: true false f64: true false);

impl<M: Memory> MemoryView<M> {
    /// `view.hex()`: two digits a byte, the items in C order.
    pub fn hex(&self) -> Result<String, ViewError> {
        Ok(View::new(&self.to_bytes(Order::C)?).hex())
    }

    /// `view[target] = source`, as if the source had been copied first, for a line of items. Same format,
    /// same number of items, or nothing is written. It is made of what chapter 3 taught.
    pub fn assign<N: Memory>(
        &self,
        target: impl Into<Slice>,
        source: &MemoryView<N>,
    ) -> Result<(), ViewError> {
        let memory = self.writable()?;
        let target = match self.layout.ndim() {
            0 => return self.slice(target).map(drop),
            1 => source.layout().and_then(|_| self.slice(target))?,
            _ => return Err(ViewError::SliceOfTable),
        };
        let same_code = target.code() == source.code();
        if !same_code || target.layout.shape() != source.layout.shape() {
            return Err(WriteError::Slice(AssignError::Structure).into());
        }
        if target.layout.c_contiguous() && source.layout.c_contiguous() {
            return source.move_to(memory, target.start);
        }
        let (size, bytes) = (target.layout.format().itemsize(), source.to_bytes(Order::C)?);
        for run in runs(&target.layout, Order::C) {
            let mut at = target.start + run.first;
            for item in bytes.chunks_exact(size) {
                memory.write(at, item)?;
                at = at.wrapping_add_signed(run.stride);
            }
        }
        Ok(())
    }

    /// Moves the bytes of a view without gaps to those from `to` on. The memories may be one: then it begins at the end
    /// from which no byte is overwritten before it is read.
    fn move_to(&self, memory: &impl Memory, to: usize) -> Result<(), ViewError> {
        const BLOCK: usize = 4096;
        let (from, len) = (self.memory()?, self.layout.nbytes());
        let mut block = [0; BLOCK];
        let mut one = |at: usize| {
            let block = &mut block[..BLOCK.min(len - at)];
            from.read(self.start + at, block);
            memory.write(to + at, block)
        };
        let mut blocks = (0..len).step_by(BLOCK);
        if to > self.start {
            blocks.rev().try_for_each(&mut one)?;
        } else {
            blocks.try_for_each(&mut one)?;
        }
        Ok(())
    }
}
