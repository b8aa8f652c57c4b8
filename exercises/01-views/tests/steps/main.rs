// The tests of this chapter, one module a step. The reference solution mounts this same file.

mod compare;
mod copy_out;
mod dump;
mod hex;
mod item;
mod open;

use std::time::Duration;

/// What `work` gives, which has to come to an end by itself.
#[track_caller]
fn ends<T: Send + 'static>(rule: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    witness::in_time(rule, Duration::from_secs(5), work)
}
