//! Answers the statements of a recorded program about views, slices and casts.

use std::collections::BTreeMap;

use cast::{MemoryView, Value};
use lifetimes::{ByteArray, Export, scope};

use crate::{argument, between, made, named, ok, said, shown};

type Views = BTreeMap<String, MemoryView<Export>>;

pub fn answer(array: &ByteArray, views: &mut Views, statement: &str) -> String {
    let place = |text| {
        let (name, how) = named(text)?;
        Some((name, between(how, "[", "]")?.parse::<isize>().ok()?))
    };
    if let Some((target, source)) = statement.split_once(" = ") {
        if let Some((name, index)) = place(target) {
            return said(views[name].set_item(index, Value::Int(33)), ok);
        }
        let view = match named(source) {
            Some((name, how)) => made(&views[name], how),
            None => Ok(array.view()),
        };
        return said(view.map(|view| views.insert(target.to_owned(), view)), ok);
    }
    if let Some((name, index)) = place(statement) {
        return said(views[name].item(index), |byte| byte.to_string());
    }
    match (
        statement,
        between(statement, "del ", ""),
        between(statement, "with ", ": pass"),
        between(statement, "", ".release()"),
    ) {
        ("owner.pop()", ..) => said(array.pop(), |byte| byte.to_string()),
        ("owner.extend(b\"!\")", ..) => said(array.extend(b"!"), ok),
        (_, Some(name), ..) => ok(views.remove(name)),
        (_, _, Some(name), _) => said(scope(views.get_mut(name).expect("it is bound"), |_| ()), ok),
        (.., Some(name)) => {
            views.get_mut(name).expect("it is bound").release();
            "ok".to_owned()
        }
        _ => shown(&views[argument(statement, "bytes").expect("nothing else is recorded")]),
    }
}
