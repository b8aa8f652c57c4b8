//! The pictures of the chapter are what the reference solution paints.

extern crate mutation_solution as mutation;

use std::fs;

#[allow(dead_code)]
#[path = "../examples/pictures.rs"]
mod pictures;

#[test]
fn the_pictures_of_the_book_are_current() {
    for (path, file) in pictures::pictures() {
        let shown = fs::read(&path).unwrap_or_default();
        assert!(
            shown == file,
            "{} is not what the solution paints: `cargo run -p mutation-solution --example pictures` paints \
             it again",
            path.display()
        );
    }
}
