// Wrong: turns the shape and keeps the strides.
// Caught: leads out of the memory

//! Step 5: a matrix whose rows, columns and diagonal are views of it.

use read_only::Buffer;

use crate::{MemoryView, Value, ViewError};

/// Rows and columns of doubles, in somebody else's memory.
#[derive(Clone)]
pub struct Matrix<'a> {
    /// A view of two dimensions. Its strides are not negative.
    pub(crate) cells: MemoryView<'a>,
}

impl<'a> Matrix<'a> {
    /// Reads the owner's bytes as `rows` times `columns` doubles, row after row, or says what `cast` says.
    /// Nothing to do here.
    pub fn new(owner: impl Into<Buffer<'a>>, rows: isize, columns: isize) -> Result<Self, ViewError> {
        let cells = MemoryView::new(owner).cast_to("d", &[rows, columns])?;
        Ok(Matrix { cells })
    }

    /// All of it, as a view: `cells().at(&[row, column])` is a cell. Nothing to do here.
    pub fn cells(&self) -> &MemoryView<'a> {
        &self.cells
    }

    /// A row, as a view of one dimension; -1 is the last. What `locate` says of an index that is too large is
    /// right here too: a row is dimension 1.
    pub fn row(&self, row: isize) -> Result<MemoryView<'a>, ViewError> {
        let (shape, strides) = (self.cells.layout.shape(), self.cells.layout.strides());
        let first = self.cells.layout.locate(&[row, 0])?;
        Ok(self.cells.part(first, &[(shape[1], strides[1])]))
    }

    /// A column, as a view of one dimension; -1 is the last. A column is dimension 2.
    pub fn column(&self, column: isize) -> Result<MemoryView<'a>, ViewError> {
        let (shape, strides) = (self.cells.layout.shape(), self.cells.layout.strides());
        let first = self.cells.layout.locate(&[0, column])?;
        Ok(self.cells.part(first, &[(shape[0], strides[0])]))
    }

    /// The cells whose row and column are the same, from the first one on, as a view of one dimension.
    pub fn diagonal(&self) -> MemoryView<'a> {
        let (shape, strides) = (self.cells.layout.shape(), self.cells.layout.strides());
        self.cells
            .part(0, &[(shape[0].min(shape[1]), strides[0] + strides[1])])
    }

    /// Rows as columns and columns as rows: the same memory, no double moved.
    pub fn transposed(&self) -> Matrix<'a> {
        let mut cells = self.cells.clone();
        let (shape, strides) = (self.cells.layout.shape(), self.cells.layout.strides());
        cells = cells.part(0, &[(shape[1], strides[0]), (shape[0], strides[1])]);
        Matrix { cells }
    }

    /// Writes `value` to every cell of the diagonal, or to none.
    pub fn fill_diagonal(&self, value: f64) -> Result<(), ViewError> {
        let diagonal = self.diagonal();
        let count = diagonal.layout.items() as isize;
        (0..count).try_for_each(|index| diagonal.set_item(index, Value::Float(value)))
    }
}
