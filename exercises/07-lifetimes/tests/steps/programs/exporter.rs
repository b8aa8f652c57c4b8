//! Answers a recorded request, and the statements of a recorded program about a single holder and what it lends.

use std::collections::BTreeMap;
use std::rc::Rc;

use cast::MemoryView;
use lifetimes::{Exporter, Flags, Frozen, Loan, SingleHolder};

use super::{array, request};
use crate::{argument, between, made, named, ok, said, shown};

type Views = BTreeMap<String, MemoryView<Loan>>;

/// What one of the three exporters says to a request: whether the memory that it lends is read-only.
pub fn readonly(exporter: &str, flags: &str) -> String {
    let exporter: Rc<dyn Exporter> = match exporter {
        "Frozen" => Rc::new(Frozen(array())),
        "ByteArray" => Rc::new(array()),
        _ => Rc::new(SingleHolder::new(array())),
    };
    let view = Loan::request(exporter, Flags(flags.parse().expect("a number")));
    said(view, |view| said(view.readonly(), python))
}

pub fn answer(holder: &Rc<SingleHolder>, views: &mut Views, statement: &str) -> String {
    if let Some((name, source)) = statement.split_once(" = ") {
        let flags = argument(source, "memoryview._from_flags").and_then(|asked| asked.strip_prefix("obj, "));
        let view = match (flags, named(source)) {
            (Some(bits), _) => {
                request(holder, Flags(bits.parse().expect("a number"))).map_err(|error| error.to_string())
            }
            (None, Some((of, how))) => made(&views[of], how).map_err(|error| error.to_string()),
            (None, None) => request(holder, Flags::FULL_RO).map_err(|error| error.to_string()),
        };
        return said(view.map(|view| views.insert(name.to_owned(), view)), ok);
    }
    let added = argument(statement, "obj.extend").and_then(|more| between(more, "b\"", "\""));
    match (
        added,
        argument(statement, "bytes"),
        between(statement, "del ", ""),
        between(statement, "", ".release()"),
    ) {
        (Some(more), ..) => said(holder.extend(more.as_bytes()), ok),
        (_, Some("obj"), ..) => said(request(holder, Flags::FULL_RO), |view| shown(&view)),
        (_, Some(name), ..) => shown(&views[name]),
        (_, _, Some(name), _) => ok(views.remove(name)),
        (.., Some(name)) => {
            views.get_mut(name).expect("it is bound").release();
            "ok".to_owned()
        }
        _ => said(views[statement.trim_end_matches(".readonly")].readonly(), python),
    }
}

fn python(answer: bool) -> String {
    if answer { "True" } else { "False" }.to_owned()
}
