//! The program behind `cargo run` and `cargo workbook`: it builds the book, serves it and runs the learner's tests.

#[allow(dead_code)]
mod catalogue;
#[allow(dead_code)]
mod pages;

fn main() {}
