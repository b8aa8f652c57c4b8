//! Programs about views of any format and shape, answered by `MemoryView`, chapters 5 and 6.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use anyhow::{Context as _, Result, bail};
use cast::{MemoryView, Order};
use metadata::{Format, Layout};
use read_only::SharedCells;
use slicing::Slice;
use views::View;

use crate::answered;
use crate::text::{Owner, between, from_hex, grouping, owners, quoted, truth, tuple, value};

/// A view of `bytes` is over cells that nobody may write: so that one table has the views of all owners.
type Shared<'a> = MemoryView<SharedCells<'a>>;
type Names<'p, 'a> = BTreeMap<&'p str, Shared<'a>>;

pub fn answers(program: &str) -> Vec<String> {
    let (mut owners, statements) = owners(program);
    let mut names: Names = BTreeMap::new();
    for Owner { name, made, bytes } in &mut owners {
        match base(made, bytes) {
            Ok(view) => drop(names.insert(name, view)),
            Err(error) => return vec![format!("{made}: {error}")],
        }
    }
    let mut answers: Vec<_> = statements
        .into_iter()
        .map(|statement| answered(|| answer(statement, &mut names)))
        .collect();
    drop(names);
    answers.extend(owners.iter().map(|owner| quoted(View::new(&owner.bytes).hex())));
    answers
}

/// The view that `memoryview(owner)` is. `laid_out("i", (2, 3), (4, 8), …)` is an exporter with strides of its own.
fn base<'a>(made: &str, bytes: &'a mut Vec<u8>) -> Result<Shared<'a>> {
    let (maker, arguments) = made.split_once('(').context("a call has parentheses")?;
    let (len, cells) = (bytes.len(), SharedCells::new(bytes));
    match maker {
        "bytes.fromhex" => return Ok(MemoryView::new(cells.to_read_only())),
        "bytearray.fromhex" => return Ok(MemoryView::new(cells)),
        _ => {}
    }
    let format: Format = arguments.get(1..2).context("a format")?.parse()?;
    if maker == "array" {
        let layout = Layout::new(format, &[len / format.itemsize()])?;
        return MemoryView::with_layout(cells, layout).context("whole items");
    }
    let mut tuples = arguments.split('(').skip(1).map(|rest| rest.split(')').next());
    let mut next = || tuple(tuples.next().flatten().unwrap_or_default());
    let (shape, strides) = (next()?, next()?);
    let dimensions: Vec<_> = shape.into_iter().map(isize::unsigned_abs).zip(strides).collect();
    MemoryView::with_layout(cells.to_read_only(), Layout::strided(format, &dimensions)?)
        .context("enough bytes")
}

fn answer<'p>(statement: &'p str, names: &mut Names<'p, '_>) -> Result<String> {
    if let Some((target, source)) = statement.split_once(" = ") {
        let Some((name, key)) = target.split_once('[') else {
            let view = view(source, names)?;
            let told = view.layout()?.describe(view.readonly()?).replace('\n', "; ");
            names.insert(target, view);
            return Ok(told);
        };
        let key = key.strip_suffix(']').context("a key has an end")?;
        assign(named(name, names)?, key, source, names)?;
        return Ok("ok".to_owned());
    }
    if let Some(name) = between(statement, "hash(", ".tobytes())").and_then(|rest| rest.split(')').next()) {
        let view = named(name, names)?;
        let (found, mut hasher) = (view.hash()?, DefaultHasher::new());
        view.to_bytes(Order::C)?.hash(&mut hasher);
        return Ok(truth(found == hasher.finish()));
    }
    match statement.split_once(" == ") {
        Some((one, other)) => match from_hex(other) {
            Some(bytes) => Ok(truth(*named(one, names)? == bytes[..])),
            None => Ok(truth(named(one, names)? == named(other, names)?)),
        },
        None => ask(statement, names),
    }
}

fn named<'n, 'a>(name: &str, names: &'n Names<'_, 'a>) -> Result<&'n Shared<'a>> {
    names
        .get(name)
        .with_context(|| format!("NameError: name '{name}' is not defined"))
}

/// `memoryview(v)`, `v.cast("i", (2, 3))`, `v[1:2]`, `v.toreadonly()` or `v`: what gives a view.
fn view<'a>(text: &str, names: &Names<'_, 'a>) -> Result<Shared<'a>> {
    if let Some(name) = between(text, "memoryview(", ")") {
        let view = named(name, names)?;
        view.layout()?;
        return Ok(view.clone());
    }
    let (owner, rest) = (named(&text[..1], names)?, &text[1..]);
    if let Some(part) = between(rest, "[", "]") {
        return Ok(owner.slice(part.parse::<Slice>()?)?);
    }
    if rest == ".toreadonly()" {
        return Ok(owner.to_read_only()?);
    }
    let arguments = between(rest, ".cast(\"", ")").context("a cast")?;
    let (format, shape) = arguments.rsplit_once('"').context("a format has an end")?;
    let format = format.replace("\\0", "\0");
    Ok(match shape.strip_prefix(", ") {
        Some(shape) => owner.cast_to(&format, &tuple(shape)?)?,
        None => owner.cast(&format)?,
    })
}

/// `v[1] = 5`, `v[1, 2] = 5`, or `v[1:2] = ` a view, a part of a view, or bytes.
fn assign(owner: &Shared, key: &str, source: &str, names: &Names) -> Result<()> {
    if !key.contains(':') {
        let value = value(source)?;
        match key.parse() {
            Ok(index) => owner.set_item(index, value)?,
            Err(_) => owner.set_at(&tuple(key)?, value)?,
        }
        return Ok(());
    }
    let target: Slice = key.parse()?;
    if let Some(bytes) = from_hex(source) {
        owner.assign(target, &MemoryView::from(&bytes))?;
    } else if source.len() == 1 {
        owner.assign(target, named(source, names)?)?;
    } else {
        owner.assign(target, &view(source, names)?)?;
    }
    Ok(())
}

/// Everything else that can be said about a view.
fn ask(text: &str, names: &mut Names) -> Result<String> {
    if let Some(name) = between(text, "list(", ")") {
        let items: Vec<_> = named(name, names)?.iter()?.map(|item| item.to_string()).collect();
        return Ok(format!("[{}]", items.join(", ")));
    }
    if let Some(name) = between(text, "len(", ")") {
        return Ok(named(name, names)?.len()?.to_string());
    }
    let (name, rest) = (&text[..1], &text[1..]);
    if rest == ".release()" {
        names.get_mut(name).context("a name")?.release();
        return Ok("ok".to_owned());
    }
    let view = named(name, names)?;
    let hex = |order| view.to_bytes(order).map(|bytes| quoted(View::new(&bytes).hex()));
    if let Some(key) = between(rest, "[", "]") {
        let item = match key.parse() {
            Ok(index) => view.item(index)?,
            Err(_) => view.at(&tuple(key)?)?,
        };
        return Ok(item.to_string());
    }
    if let Some(arguments) = between(rest, ".hex(", ")") {
        return Ok(quoted(match grouping(arguments)? {
            None => view.hex()?,
            Some((sep, group)) => View::new(&view.to_bytes(Order::C)?).hex_grouped(sep, group)?,
        }));
    }
    Ok(match rest {
        ".tolist()" => view.to_list()?.to_string(),
        ".tobytes().hex()" => hex(Order::C)?,
        ".tobytes(\"F\").hex()" => hex(Order::Fortran)?,
        ".readonly" => truth(view.readonly()?),
        _ => {
            let told = view.layout()?.describe(view.readonly()?);
            let attribute = rest.strip_prefix('.').context("an attribute")?;
            let line = told
                .lines()
                .find(|line| line.split(' ').next() == Some(attribute));
            match line {
                Some(line) => line[13..].to_owned(),
                None => bail!("nothing is known of {text}"),
            }
        }
    })
}
