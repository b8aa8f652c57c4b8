//! Answers a recorded request, and the statements of a recorded program about a single holder.

use std::collections::BTreeMap;
use std::rc::Rc;

use lifetimes::{Exporter, Flags, Frozen, Loan, SingleHolder};

use super::{array, request, shown};
use crate::{argument, ok, said};

/// What one of the three exporters says to a request: whether the memory that it lends is read-only.
pub fn readonly(exporter: &str, flags: &str) -> String {
    let exporter: Rc<dyn Exporter> = match exporter {
        "Frozen" => Rc::new(Frozen(array())),
        "ByteArray" => Rc::new(array()),
        _ => Rc::new(SingleHolder::new(array())),
    };
    let loan = Loan::request(exporter, Flags(flags.parse().expect("a number")));
    said(loan, |loan| python(loan.buffer().readonly()))
}

pub fn answer(holder: &Rc<SingleHolder>, loans: &mut BTreeMap<String, Loan>, statement: &str) -> String {
    let flags =
        |made| match argument(made, "memoryview._from_flags").and_then(|asked| asked.strip_prefix("obj, ")) {
            Some(bits) => Flags(bits.parse().expect("a number")),
            None => Flags::FULL_RO,
        };
    let added =
        argument(statement, "obj.extend").and_then(|more| more.strip_prefix("b\"")?.strip_suffix('"'));
    match (
        statement.split_once(" = "),
        statement.strip_prefix("del "),
        argument(statement, "bytes"),
        added,
    ) {
        (Some((name, made)), ..) => {
            let loan = request(holder, flags(made));
            said(loan.map(|loan| loans.insert(name.to_owned(), loan)), ok)
        }
        (_, Some(name), ..) => ok(loans.remove(name)),
        (_, _, Some("obj"), _) => said(request(holder, Flags::FULL_RO), |loan| shown(&loan)),
        (_, _, Some(name), _) => shown(&loans[name]),
        (.., Some(more)) => said(holder.extend(more.as_bytes()), ok),
        _ => python(loans[statement.trim_end_matches(".readonly")].buffer().readonly()),
    }
}

fn python(answer: bool) -> String {
    if answer { "True" } else { "False" }.to_owned()
}
