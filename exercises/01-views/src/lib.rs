//! A view: two words that look into somebody else's memory.

mod open;

pub use open::View;
