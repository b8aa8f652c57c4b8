//! A view: two words that look into somebody else's memory.

mod compare;
mod copy_out;
mod dump;
mod hex;
mod item;
mod open;

pub use copy_out::Iter;
pub use hex::SepError;
pub use item::IndexError;
pub use open::View;
