//! Step 9: a matrix whose rows, columns and diagonal are views of it.

use metadata::Layout;

use crate::{Memory, MemoryView, ViewError};

/// Rows and columns of doubles, in somebody else's memory.
#[derive(Clone)]
pub struct Matrix<M> {
    /// A view of two dimensions. Its strides are not negative.
    pub(crate) cells: MemoryView<M>,
}

impl<M: Memory> Matrix<M> {
    /// Reads the bytes of a view as `rows` times `columns` doubles, row after row, or says what `cast` says.
    /// Nothing to do here.
    pub fn new(bytes: &MemoryView<M>, rows: isize, columns: isize) -> Result<Self, ViewError> {
        let cells = bytes.cast_to("d", &[rows, columns])?;
        Ok(Matrix { cells })
    }

    /// All of it, as a view: `cells().at(&[row, column])` is a cell. Nothing to do here.
    pub fn cells(&self) -> &MemoryView<M> {
        &self.cells
    }

    /// A row, as a view of one dimension; -1 is the last. What `locate` says of an index that is too large is
    /// right here too: a row is dimension 1.
    pub fn row(&self, row: isize) -> Result<MemoryView<M>, ViewError> {
        todo!("where does the row begin, and how far is the next cell?")
    }

    /// A column, as a view of one dimension; -1 is the last. A column is dimension 2.
    pub fn column(&self, column: isize) -> Result<MemoryView<M>, ViewError> {
        todo!("where does the column begin, and how far is the next cell?")
    }

    /// The cells whose row and column are the same, from the first one on, as a view of one dimension.
    pub fn diagonal(&self) -> MemoryView<M> {
        todo!("how far is one step, and how many are there?")
    }

    /// Rows as columns and columns as rows: the same memory, no double moved.
    pub fn transposed(&self) -> Matrix<M> {
        todo!("what changes when rows become columns, and what stays?")
    }

    /// Writes `value` to every cell of the diagonal, or to none.
    pub fn fill_diagonal(&self, value: f64) -> Result<(), ViewError> {
        todo!("which view holds the cells that change?")
    }

    /// As many cells, each `stride` bytes from the one before, the first `offset` bytes from the first of all.
    /// Nothing to do here.
    fn line(&self, offset: usize, count: usize, stride: isize) -> MemoryView<M> {
        let line = Layout::strided(self.cells.layout.format(), &[(count, stride)]);
        self.cells
            .part(offset, line.expect("a line reaches no further than the matrix"))
    }
}
