// The tests of this chapter, one module a step. The reference solution mounts this same file.

mod compare;
mod copy_out;
mod dump;
mod hex;
mod item;
mod open;
