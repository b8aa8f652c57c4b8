//! Every row, chapter by chapter.

mod memory_view;
mod metadata;
mod mutation;
mod records;
mod ring;
mod sizes;
mod slicing;
mod views;

use crate::row::Row;

pub fn all() -> Vec<Row> {
    let mut rows = sizes::rows();
    rows.extend(views::rows());
    rows.extend(slicing::rows());
    rows.extend(mutation::rows());
    rows.extend(metadata::rows());
    rows.extend(memory_view::rows());
    rows.extend(records::rows());
    rows.extend(ring::rows());
    rows
}
