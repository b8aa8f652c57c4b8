//! A figure in words: its alternative text, and what the tests read.

use super::picture::{Memory, Picture};
use super::windows::Window;

/// More items than this are not listed one by one.
const MOST_LISTED: usize = 12;

/// One sentence a line, in the order in which the figure is drawn.
pub fn describe(picture: &Picture) -> String {
    let Picture {
        owner, memory, item, ..
    } = picture;
    let mut lines = vec![format!(
        "{owner} owns {}: {}.",
        count(memory.bytes.len(), "byte"),
        values(memory, *item)
    )];
    if !picture.fields.is_empty() {
        let fields = picture.fields.iter().map(|field| {
            let name = field.name.as_deref().unwrap_or("padding");
            format!("{name} at {}", range(field.start, field.size))
        });
        lines.push(format!("Its fields: {}.", fields.collect::<Vec<_>>().join(", ")));
    }
    if let Some([rows, columns]) = picture.shape {
        let rows = (0..rows).map(|row| format!("row {row} is items {}", range(row * columns, columns)));
        lines.push(format!("Read as rows: {}.", rows.collect::<Vec<_>>().join(", ")));
    }
    if let Some([rows, columns]) = picture.shape.filter(|_| picture.turned) {
        let turned = (0..columns).map(|row| {
            let items = (0..rows).map(|column| (row + column * columns).to_string());
            format!("row {row} is items {}", items.collect::<Vec<_>>().join(", "))
        });
        lines.push(format!("Turned: {}.", turned.collect::<Vec<_>>().join("; ")));
    }
    let marks = picture
        .marks
        .iter()
        .map(|(at, mark)| format!("The {mark} is at {at}."));
    lines.extend(marks);
    lines.extend(picture.windows.iter().map(|window| shows(window, picture)));
    lines.extend(picture.after.as_ref().map(|after| changed(memory, after, *item)));
    lines.join("\n")
}

/// What the memory holds after the writes, and where that is new.
fn changed(before: &Memory, after: &Memory, item: usize) -> String {
    let changed = (0..after.bytes.len()).filter(|&at| after.bytes[at] != before.bytes[at]);
    let changed: Vec<_> = changed.map(|at| at.to_string()).collect();
    let changed = if changed.is_empty() {
        "nothing".into()
    } else {
        changed.join(", ")
    };
    format!("After the write: {}; changed: {changed}.", values(after, item))
}

/// What a window shows, and how it walks.
fn shows(window: &Window, picture: &Picture) -> String {
    let Window { name, items, step } = window;
    let Some(first) = items.first() else {
        return format!("{name} shows nothing.");
    };
    let listed = items.iter().take(MOST_LISTED).map(|&at| match picture.item {
        1 if picture.memory.bytes[at].is_some() => format!("{} at {at}", picture.memory.show(at)),
        _ => at.to_string(),
    });
    let mut listed: Vec<_> = listed.collect();
    if items.len() > MOST_LISTED {
        listed.push("and so on".into());
    }
    let what = if picture.item == 1 { "byte" } else { "item" };
    let walk = match items.len() {
        1 => String::new(),
        _ if picture.item == 1 => format!("; it starts at {first} and steps by {step:+}"),
        _ => format!(
            "; it starts at item {first} and steps by {}",
            stride(*step, picture.item)
        ),
    };
    format!(
        "{name} shows {}: {}{walk}.",
        count(items.len(), what),
        listed.join(", ")
    )
}

/// The step of a window over items of more than one byte, as `strides` counts it.
pub fn stride(step: isize, item: usize) -> String {
    format!("{:+} bytes", step * item as isize)
}

/// All bytes of a memory, with a bar between items.
fn values(memory: &Memory, item: usize) -> String {
    let show = |at| match memory.show(at) {
        unknown if unknown.is_empty() => "·".into(),
        known => known,
    };
    let all: Vec<String> = (0..memory.bytes.len()).map(show).collect();
    let between = if item == 1 { " " } else { " | " };
    all.chunks(item)
        .map(|item| item.join(" "))
        .collect::<Vec<_>>()
        .join(between)
}

/// `0`, or `4 to 7`.
fn range(start: usize, size: usize) -> String {
    if size == 1 {
        start.to_string()
    } else {
        format!("{start} to {}", start + size - 1)
    }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
