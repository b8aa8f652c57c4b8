// The exercise's tests, run against the reference solution. They have a module `cast`, which must not stand beside the
// crate of that name.
extern crate cast_solution as cast;

mod steps {
    include!("../../../exercises/06-cast/tests/steps/main.rs");
}
