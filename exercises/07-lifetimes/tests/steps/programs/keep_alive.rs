//! Answers the statements of a recorded program about views that keep their owner alive.

use std::collections::BTreeMap;
use std::sync::Arc;

use cast::MemoryView;
use lifetimes::{Kept, keep};

use super::owners::Owner;
use crate::{argument, made, named, shown};

type Views = BTreeMap<String, MemoryView<Kept<Owner>>>;

/// A value, or why it is refused; `None` where the statement has no value.
pub fn answer(owner: &mut Option<Arc<Owner>>, views: &mut Views, statement: &str) -> Option<String> {
    if let Some(name) = argument(statement, "bytes") {
        return Some(shown(&views[name]));
    }
    match (statement.strip_prefix("del "), statement.split_once(" = ")) {
        (Some("owner"), _) => drop(owner.take()),
        (Some(name), _) => drop(views.remove(name)),
        (_, Some((name, source))) => {
            let view = match named(source) {
                Some((of, how)) => made(&views[of], how),
                None => Ok(keep(owner.clone().expect("it has not been deleted"))),
            };
            match view {
                Ok(view) => drop(views.insert(name.to_owned(), view)),
                Err(error) => return Some(error.to_string()),
            }
        }
        _ => panic!("{statement}: no such statement is recorded"),
    }
    None
}
