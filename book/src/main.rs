//! The program behind `cargo run` and `cargo workbook`: it builds the book, serves it and runs the learner's tests.

#[expect(dead_code, reason = "used as soon as there are commands")]
mod catalogue;

fn main() {}
