//! Work that begins together, and a writer that panics.

use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use ring_buffer::Shared;

/// What the work gives, begun when all are there.
pub fn together<T>(ready: &Barrier, work: impl FnOnce() -> T) -> T {
    ready.wait();
    work()
}

/// A writer that panics while it measures. Two others stand at the lock then: a reader, and a writer whose time is so
/// early that it is refused.
pub fn panic_once(shared: &Shared<u32>) {
    let ready = Barrier::new(3);
    let measure = || {
        ready.wait();
        thread::sleep(Duration::from_millis(20));
        panic!("the sensor came off")
    };
    thread::scope(|scope| {
        let broken = scope.spawn(|| shared.record(measure).is_ok());
        let reader = scope.spawn(|| together(&ready, || shared.read().is_empty()));
        let writer = scope.spawn(|| together(&ready, || shared.record(|| (i64::MIN, 0)).is_ok()));
        broken.join().expect_err("a panic of `measure` is the caller's");
        for other in [reader, writer] {
            other
                .join()
                .expect("who stands at the lock goes on after a panic");
        }
    });
}
