//! Programs about how long an owner is exported, answered by `ByteArray`, its views and `Loan`, chapter 7.

use std::collections::BTreeMap;
use std::rc::Rc;

use anyhow::{Context as _, Result};
use cast::{MemoryView, Order, Value};
use lifetimes::{ByteArray, Export, Exporter, Flags, Frozen, Loan, scope};
use slicing::Slice;
use views::View;

use crate::answered;
use crate::text::{between, from_hex, owners, quoted, truth};

type Names<'p> = BTreeMap<&'p str, MemoryView<Export>>;

pub fn answers(program: &str) -> Vec<String> {
    let (owners, statements) = owners(program);
    let Some(owner) = owners.first() else {
        return vec!["an owner is expected".to_owned()];
    };
    let array = Rc::new(ByteArray::new(&owner.bytes));
    let mut names = Names::new();
    let mut answers = Vec::new();
    for statement in statements {
        answers.push(answered(|| answer(statement, &array, &mut names)));
    }
    answers.push(quoted(View::new(&array.to_bytes()).hex()));
    answers
}

fn answer<'p>(statement: &'p str, array: &Rc<ByteArray>, names: &mut Names<'p>) -> Result<String> {
    let ok = Ok("ok".to_owned());
    if let Some((target, source)) = statement.split_once(" = ") {
        if let Some((name, key)) = target.split_once('[') {
            let key = key.trim_end_matches(']').parse()?;
            named(name, names)?.set_item(key, Value::Int(source.parse()?))?;
            return ok;
        }
        let view = match source.split_once('[') {
            None => array.view(),
            Some((name, part)) => {
                let part: Slice = part.trim_end_matches(']').parse()?;
                named(name, names)?.slice(part)?
            }
        };
        names.insert(target, view);
        return ok;
    }
    if let Some(name) = statement.strip_prefix("del ") {
        names.remove(name);
        return ok;
    }
    if let Some(name) = between(statement, "with ", ": pass") {
        scope(named(name, names)?, |_| ())?;
        return ok;
    }
    if let Some(asked) = between(statement, "memoryview._from_flags(", ").readonly") {
        let (exporter, flags) = asked.rsplit_once(", ").context("flags")?;
        let exporter: Rc<dyn Exporter> = match exporter {
            "A" => array.clone(),
            _ => Rc::new(Frozen(ByteArray::new(&array.to_bytes()))),
        };
        let view = Loan::request(exporter, Flags(flags.parse()?))?;
        return Ok(truth(view.readonly()?));
    }
    if statement.starts_with("A.extend") {
        array.extend(&from_hex(statement).context("bytes")?)?;
        return ok;
    }
    if statement == "A.pop()" {
        return Ok(array.pop()?.to_string());
    }
    let (name, question) = statement.split_at(1);
    let view = named(name, names)?;
    Ok(match between(question, "[", "]") {
        Some(index) => view.item(index.parse()?)?.to_string(),
        None if question == ".release()" => {
            view.release();
            "ok".to_owned()
        }
        None => quoted(View::new(&view.to_bytes(Order::C)?).hex()),
    })
}

fn named<'n>(name: &str, names: &'n mut Names<'_>) -> Result<&'n mut MemoryView<Export>> {
    names
        .get_mut(name)
        .with_context(|| format!("NameError: name '{name}' is not defined"))
}
