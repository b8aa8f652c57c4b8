//! Programs about one view of bytes, answered by `View`, `Strided`, `ViewMut` and `Buffer`, chapters 1 to 4.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use anyhow::{Context as _, Result, bail};
use mutation::ViewMut;
use read_only::Buffer;
use slicing::Strided;
use views::{IndexError, View};

use crate::answered;
use crate::text::{between, brackets, from_hex, grouping, owners, quoted, truth};

pub fn answers(program: &str) -> Vec<String> {
    let (mut owners, statements) = owners(program);
    let [owner] = &mut owners[..] else {
        return vec!["one owner is expected".to_owned()];
    };
    let mut answers = Vec::new();
    for statement in statements {
        answers.push(answered(|| {
            let buffer = if owner.made.starts_with("bytes") {
                Buffer::from(&owner.bytes)
            } else {
                Buffer::from(&mut owner.bytes)
            };
            answer(statement.strip_prefix('v').unwrap_or(statement), buffer)
        }));
    }
    answers.push(quoted(View::new(&owner.bytes).hex()));
    answers
}

fn answer(statement: &str, mut buffer: Buffer<'_>) -> Result<String> {
    if let Some((target, source)) = statement.split_once(" = ") {
        let key = between(target, "[", "]").context("a key")?;
        if !key.contains(':') {
            buffer.set_item(key.parse()?, source.parse()?)?;
        } else if let Some(bytes) = from_hex(source) {
            buffer.assign(key.parse()?, Strided::new(View::new(&bytes)))?;
        } else {
            let source = between(source, "v[", "]").context("a part of the view")?;
            assign_within(buffer, key, source)?;
        }
        return Ok("ok".to_owned());
    }
    let view = buffer.as_view();
    if let Some(bytes) = statement.strip_prefix(" == ").and_then(from_hex) {
        return Ok(truth(view == bytes));
    }
    if let Some(arguments) = between(statement, ".hex(", ")") {
        return Ok(quoted(match grouping(arguments)? {
            None => view.hex(),
            Some((sep, group)) => view.hex_grouped(sep, group)?,
        }));
    }
    Ok(match statement {
        ".readonly" => truth(buffer.readonly()),
        ".tolist()" => format!("{:?}", view.to_list::<u32>()),
        "list(reversed(v))" => format!("{:?}", view.iter().rev().collect::<Vec<_>>()),
        "hash(v) == hash(A)" => {
            let mut hasher = DefaultHasher::new();
            view.as_bytes().hash(&mut hasher);
            truth(buffer.hash()? == hasher.finish())
        }
        _ => part(statement, view)?,
    })
}

/// `v[a] = v[b]`: a read-only view refuses before anything else is asked, but a source that is no slice comes first.
fn assign_within(mut buffer: Buffer<'_>, target: &str, source: &str) -> Result<()> {
    let (target, source) = (target.parse()?, source.parse()?);
    Strided::new(buffer.as_view()).slice(source)?;
    match &mut buffer {
        Buffer::Mut(bytes) => ViewMut::new(*bytes).assign_within(target, source)?,
        Buffer::Ref(_) => buffer.assign(target, Strided::new(View::new(b"")))?,
    }
    Ok(())
}

/// What the slices of `v[a][b]` are asked: `.tobytes().hex()`, `.strides`, `list(…)`, or one more index.
fn part(statement: &str, view: View<'_>) -> Result<String> {
    let (brackets_of, question) = statement.split_at(statement.rfind(']').context("a bracket")? + 1);
    let mut keys = brackets(brackets_of);
    let index = keys.pop_if(|key| !key.contains(':'));
    if let (Some(index), []) = (index, &keys[..]) {
        return Ok(view.item(index.parse()?)?.to_string());
    }
    let mut strided = Strided::new(view);
    for key in keys {
        strided = strided.slice(key.parse()?)?;
    }
    if let Some(index) = index {
        return Ok(strided.get(index.parse()?).ok_or(IndexError)?.to_string());
    }
    Ok(match question {
        ".strides" => format!("({},)", strided.step()),
        ".tobytes().hex()" => quoted(View::new(&strided.to_bytes()).hex()),
        ".tolist()" => format!("{:?}", strided.walk().collect::<Vec<_>>()),
        "[::-1].tolist()" => format!("{:?}", strided.walk().rev().collect::<Vec<_>>()),
        _ => bail!("nothing is known of v{statement}"),
    })
}
