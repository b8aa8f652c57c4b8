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
        // todo!("ask the layout where the first cell of the row lies, and take from there a part as long as a row, with the stride from column to column")
        let (shape, strides) = (self.cells.layout.shape(), self.cells.layout.strides());
        let first = self.cells.layout.locate(&[row, 0])?;
        Ok(self.cells.part(first, &[(shape[1], strides[1])]))
    }

    /// A column, as a view of one dimension; -1 is the last. A column is dimension 2.
    pub fn column(&self, column: isize) -> Result<MemoryView<'a>, ViewError> {
        // todo!("ask the layout where the first cell of the column lies, and take from there a part as long as a column, with the stride from row to row")
        let (shape, strides) = (self.cells.layout.shape(), self.cells.layout.strides());
        let first = self.cells.layout.locate(&[0, column])?;
        Ok(self.cells.part(first, &[(shape[0], strides[0])]))
    }

    /// The cells whose row and column are the same, from the first one on, as a view of one dimension.
    pub fn diagonal(&self) -> MemoryView<'a> {
        // todo!("take a part from the first cell on: as long as the shorter dimension, with the stride that goes one row down and one column on")
        let (shape, strides) = (self.cells.layout.shape(), self.cells.layout.strides());
        self.cells
            .part(0, &[(shape[0].min(shape[1]), strides[0] + strides[1])])
    }

    /// Rows as columns and columns as rows: the same memory, no double moved.
    pub fn transposed(&self) -> Matrix<'a> {
        // todo!("keep the memory, and let the layout swap its dimensions")
        let mut cells = self.cells.clone();
        cells.layout = cells.layout.transposed();
        Matrix { cells }
    }

    /// Writes `value` to every cell of the diagonal, or to none.
    pub fn fill_diagonal(&self, value: f64) -> Result<(), ViewError> {
        // todo!("write the value to every item of the diagonal view")
        let diagonal = self.diagonal();
        let count = diagonal.layout.items() as isize;
        (0..count).try_for_each(|index| diagonal.set_item(index, Value::Float(value)))
    }
}
