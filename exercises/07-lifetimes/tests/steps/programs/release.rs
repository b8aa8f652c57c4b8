//! Answers the statements of a recorded program about views and slices.

use std::collections::BTreeMap;

use lifetimes::{ArrayView, ByteArray};

use super::shown;
use crate::{argument, ends, ok, said, sliced};

pub fn answer(array: &ByteArray, views: &mut BTreeMap<String, ArrayView>, statement: &str) -> String {
    let place = |text| sliced(text).map(|(name, index)| (name, index.parse::<isize>()));
    if let Some((target, made)) = statement.split_once(" = ") {
        if let Some((name, Ok(index))) = place(target) {
            return said(views[name].set_item(index, 33), ok);
        }
        let view = match sliced(made) {
            Some((name, part)) => views[name].part(ends(part).0, ends(part).1),
            None => Ok(ArrayView::new(array)),
        };
        return said(view.map(|view| views.insert(target.to_owned(), view)), ok);
    }
    if let Some((name, Ok(index))) = place(statement) {
        return said(views[name].item(index), |byte| byte.to_string());
    }
    let named = |before, behind| statement.strip_prefix(before)?.strip_suffix(behind);
    match (
        statement,
        named("del ", ""),
        named("with ", ": pass"),
        named("", ".release()"),
    ) {
        ("owner.pop()", ..) => said(array.pop(), |byte| byte.to_string()),
        ("owner.extend(b\"!\")", ..) => said(array.extend(b"!"), ok),
        (_, Some(name), ..) => ok(views.remove(name)),
        (_, _, Some(name), _) => said(views.get_mut(name).expect("it is bound").scope(|_| ()), ok),
        (.., Some(name)) => {
            views.get_mut(name).expect("it is bound").release();
            "ok".to_owned()
        }
        _ => shown(&views[argument(statement, "bytes").expect("nothing else is recorded")]),
    }
}
