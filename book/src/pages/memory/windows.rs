//! The windows of a figure, cut out of its memory by the reference solution of the slicing chapter.

use slicing_solution::{Slice, Strided};
use toml::Spanned;
use views::View;

use super::source::{self, Ring};
use crate::pages::Fault;

/// A view: the items of the owner that it shows, in its own order.
pub struct Window {
    pub name: String,
    pub items: Vec<usize>,
    pub step: isize,
}

/// The windows of `views` onto `items` items.
pub fn cut_out(
    views: &[Spanned<source::View>],
    items: usize,
    shape: Option<[usize; 2]>,
) -> Result<Vec<Window>, Fault> {
    // The views look at this memory, one byte for each item, because where they look is all that matters here.
    let stand_in = vec![0; items];
    let all = Strided::new(View::new(&stand_in));
    let mut known: Vec<(&str, Strided<'_>)> = Vec::new();
    for view in views {
        let source::View { name, of, .. } = view.get_ref();
        if known.iter().any(|(other, _)| other == name) {
            return Err(Fault::at(view, format!("two views are called `{name}`")));
        }
        let parent = match of {
            Some(of) => find(&known, of)?.1,
            None => all,
        };
        known.push((name, cut(parent, view, shape)?));
    }
    Ok(known
        .into_iter()
        .map(|(name, view)| Window::new(name, view))
        .collect())
}

/// The view that `of` names among those before it.
pub fn find<'a, T>(known: &'a [(&str, T)], of: &Spanned<String>) -> Result<&'a (&'a str, T), Fault> {
    known
        .iter()
        .find(|(name, _)| name == of.get_ref())
        .ok_or_else(|| {
            Fault::at(
                of,
                format!("no view called `{}` comes before this one", of.get_ref()),
            )
        })
}

/// `[start:stop:step]`.
pub fn between(start: usize, stop: Option<usize>, step: usize) -> Slice {
    Slice {
        start: Some(start as isize),
        stop: stop.map(|stop| stop as isize),
        step: Some(step as isize),
    }
}

/// Which item, counted from the front, `index` names in Python.
fn place(view: Strided<'_>, index: &Spanned<isize>) -> Result<usize, Fault> {
    let named = view.offset(*index.get_ref());
    (0..view.len())
        .find(|&at| view.offset(at as isize) == named)
        .ok_or_else(|| Fault::at(index, "IndexError: index out of bounds on dimension 1"))
}

/// What `view` shows of `parent`.
fn cut<'a>(
    parent: Strided<'a>,
    view: &Spanned<source::View>,
    shape: Option<[usize; 2]>,
) -> Result<Strided<'a>, Fault> {
    let source::View {
        of,
        slice,
        index,
        row,
        column,
        ..
    } = view.get_ref();
    let slice = match (slice, index, row, column) {
        (None, None, None, None) => Slice::default(),
        (Some(slice), None, None, None) => return sliced(parent, slice),
        (None, Some(index), None, None) => {
            let at = place(parent, index)?;
            between(at, Some(at + 1), 1)
        }
        (None, None, Some(row), None) => {
            let [rows, columns] = whole_shape(shape, of.is_some()).map_err(|why| Fault::at(row, why))?;
            let row = inside(row, rows, "row")?;
            between(row * columns, Some((row + 1) * columns), 1)
        }
        (None, None, None, Some(column)) => {
            let [_, columns] = whole_shape(shape, of.is_some()).map_err(|why| Fault::at(column, why))?;
            between(inside(column, columns, "column")?, None, columns)
        }
        _ => {
            return Err(Fault::at(
                view,
                "a view has one of `slice`, `index`, `row` and `column`",
            ));
        }
    };
    parent
        .slice(slice)
        .map_err(|error| Fault::at(view, error.to_string()))
}

fn sliced<'a>(parent: Strided<'a>, slice: &Spanned<String>) -> Result<Strided<'a>, Fault> {
    let text = slice.get_ref();
    let parsed = text.contains(':').then(|| text.parse::<Slice>().ok()).flatten();
    let parsed =
        parsed.ok_or_else(|| Fault::at(slice, format!("`{text}` is not a slice such as `1:7:2`")))?;
    parent
        .slice(parsed)
        .map_err(|error| Fault::at(slice, error.to_string()))
}

fn whole_shape(shape: Option<[usize; 2]>, sliced: bool) -> Result<[usize; 2], &'static str> {
    match shape {
        Some(shape) if !sliced => Ok(shape),
        Some(_) => Err("rows and columns are those of the memory: leave out `of`"),
        None => Err("rows and columns need a `shape`"),
    }
}

fn inside(index: &Spanned<usize>, len: usize, what: &str) -> Result<usize, Fault> {
    let at = *index.get_ref();
    if at < len {
        Ok(at)
    } else {
        Err(Fault::at(index, format!("there is no {what} {at} among {len}")))
    }
}

impl Window {
    fn new(name: &str, view: Strided<'_>) -> Self {
        let items = (0..view.len())
            .filter_map(|at| view.offset(at as isize))
            .collect();
        Self {
            name: name.to_owned(),
            items,
            step: view.step(),
        }
    }

    /// A slice of the memory: the bytes number `byte` of its items.
    pub fn places(&self, byte: usize, item: usize) -> Slice {
        let (Some(first), Some(last)) = (self.items.first(), self.items.last()) else {
            return between(0, Some(0), 1);
        };
        // One item has no next one, however long the step of its window is.
        let step = if first == last {
            1
        } else {
            self.step * item as isize
        };
        let place = |at: usize| (at * item + byte) as isize;
        let stop = place(*last) + step.signum();
        Slice {
            start: Some(place(*first)),
            stop: (stop >= 0).then_some(stop),
            step: Some(step),
        }
    }
}

/// Where the oldest item of a ring lies and where the next one goes.
pub fn ring_marks(ring: &Spanned<Ring>, items: usize) -> Result<Vec<(usize, &'static str)>, Fault> {
    let &Ring { oldest, count } = ring.get_ref();
    if oldest >= items || count > items {
        return Err(Fault::at(
            ring,
            format!("a ring of {items} items has no {count} of them from item {oldest} on"),
        ));
    }
    Ok(vec![(oldest, "oldest"), ((oldest + count) % items, "next write")])
}

/// The two windows of a ring, the older items first. The reference solution of the ring chapter takes this over.
pub fn of_ring(&Ring { oldest, count }: &Ring, items: usize) -> [Window; 2] {
    let straight = count.min(items - oldest);
    let window = |name: &str, items| Window {
        name: name.into(),
        items,
        step: 1,
    };
    [
        window("oldest", (oldest..oldest + straight).collect()),
        window("newest", (0..count - straight).collect()),
    ]
}
