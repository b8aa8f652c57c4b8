//! What must be true of the whole workbook: the proofs are in `tests/proofs`, and the listings of every page of the
//! book are the doctests of this crate.

#![allow(
    clippy::all,
    rustdoc::all,
    reason = "the pages are prose, not the docs of an interface"
)]

include!(concat!(env!("OUT_DIR"), "/pages.rs"));
