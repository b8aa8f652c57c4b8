//! Answers the statements of a recorded program about an array and its exports.

use std::collections::BTreeMap;

use lifetimes::{ByteArray, Export};
use witness::literal;

use super::shown;
use crate::{argument, ok, said};

pub fn answer(array: &ByteArray, exports: &mut BTreeMap<String, Export>, statement: &str) -> String {
    if let Some((name, made)) = statement.split_once(" = ") {
        let export = match argument(made, "memoryview") {
            Some("owner") => array.export(),
            Some(other) => exports[other].clone(),
            None => panic!("{made}: no such view is recorded"),
        };
        return ok(exports.insert(name.to_owned(), export));
    }
    match statement {
        "owner.extend(b\"\")" => said(array.extend(b""), ok),
        "owner.extend(b\"xy\")" => said(array.extend(b"xy"), ok),
        "owner.pop()" => said(array.pop(), |byte| byte.to_string()),
        "bytes(owner)" => literal(&array.to_bytes()),
        _ => match statement.strip_prefix("del ") {
            Some(name) => ok(exports.remove(name)),
            None => shown(&exports[argument(statement, "bytes").expect("nothing else is recorded")]),
        },
    }
}
