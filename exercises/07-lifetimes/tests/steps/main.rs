// The tests of this chapter, one module a step. The reference solution mounts this same file.

mod borrows;
mod exporter;
mod exports;
mod keep_alive;
mod release;
mod self_reference;
