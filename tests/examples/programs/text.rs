//! How Python writes what the programs are made of.

use anyhow::{Context as _, Result, ensure};
use cast::Value;

/// `A = bytearray.fromhex("00ff")`: the name and what stands behind it, the type that makes it, and its bytes. Owners have
/// capital letters, and stand before all other statements.
pub struct Owner<'p> {
    pub name: &'p str,
    pub made: &'p str,
    pub bytes: Vec<u8>,
}

/// The owners of a program, and the statements about them.
pub fn owners(program: &str) -> (Vec<Owner<'_>>, Vec<&str>) {
    let is_owner = |line: &&str| line.starts_with(char::is_uppercase) && line.get(1..4) == Some(" = ");
    let (owners, statements): (Vec<_>, Vec<_>) = program.lines().partition(is_owner);
    let owners = owners.into_iter().map(|line: &str| Owner {
        name: &line[..1],
        made: &line[4..],
        bytes: from_hex(line).unwrap_or_default(),
    });
    (owners.collect(), statements)
}

/// What stands between `before` and `after`.
pub fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    text.strip_prefix(before)?.strip_suffix(after)
}

/// The bytes of the `fromhex("00ff")` that stands somewhere in a text.
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    let (digits, _) = text.split_once("fromhex(\"")?.1.split_once('"')?;
    let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    (0..digits.len()).step_by(2).map(byte).collect()
}

/// `'00ff'`
pub fn quoted(hex: String) -> String {
    format!("'{hex}'")
}

pub fn truth(truth: bool) -> String {
    if truth { "True" } else { "False" }.to_owned()
}

/// The numbers of `(3,)` or of `2, 3`.
pub fn tuple(text: &str) -> Result<Vec<isize>> {
    let numbers = text.trim_matches(['(', ')']).split(',').map(str::trim);
    let numbers = numbers.filter(|number| !number.is_empty());
    numbers
        .map(|number| number.parse().with_context(|| format!("{number:?} is no number")))
        .collect()
}

/// `7`, `True`, `b'\x00'`, `-2.5`, `nan`.
pub fn value(text: &str) -> Result<Value> {
    if let Some(digits) = between(text, "b'\\x", "'") {
        return Ok(Value::Char(u8::from_str_radix(digits, 16)?));
    }
    Ok(match (text, text.parse()) {
        ("True", _) => Value::Bool(true),
        ("False", _) => Value::Bool(false),
        (_, Ok(int)) => Value::Int(int),
        _ => Value::Float(text.parse().with_context(|| format!("{text:?} is no value"))?),
    })
}

/// The arguments of `.hex()`, if there are any: a separator, and the size of a group.
pub fn grouping(arguments: &str) -> Result<Option<(char, i32)>> {
    let Some((separator, rest)) = arguments.strip_prefix('"').and_then(|text| text.split_once('"')) else {
        ensure!(arguments.is_empty(), "{arguments:?} are no arguments");
        return Ok(None);
    };
    let group = rest.strip_prefix(", ").map_or(Ok(1), str::parse)?;
    Ok(Some((separator.parse()?, group)))
}

/// The slices of `[1:][::2]`, in their order.
pub fn brackets(text: &str) -> Vec<&str> {
    let inside = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    inside.map_or(Vec::new(), |inside| inside.split("][").collect())
}
