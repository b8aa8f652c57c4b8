//! The chart of the chapter is what the reference solution paints.

use std::fs;

#[allow(dead_code)]
#[path = "../examples/chart.rs"]
mod chart;

#[test]
fn the_chart_of_the_book_is_current() {
    let (path, file) = chart::painted();
    let shown = fs::read(&path).unwrap_or_default();
    assert!(
        shown == file,
        "{} is not what the solution paints: `cargo run -p ring-buffer-solution --example chart` paints it again",
        path.display()
    );
}
