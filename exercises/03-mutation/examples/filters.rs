// The lighthouse in grey, blurred, and a gradient over it, as three PNG files; and the keeper's line, turned round
// where it lies: `cargo run -p mutation --example filters`.

use std::error::Error;
use std::process::ExitCode;

use mutation::{PictureMut, TextMut, ViewMut};
use slicing::{Picture, Slice};
use witness::program;

pub type Filter = fn(&mut PictureMut<'_>);

/// The filters of step 6, by the names of the files.
pub const FILTERS: [(&str, Filter); 3] = [
    ("lighthouse-grey.png", |picture| picture.greyscale()),
    ("lighthouse-blurred.png", |picture| picture.blur_rows(4)),
    ("gradient.png", |picture| picture.gradient()),
];

fn main() -> ExitCode {
    program::run(|| {
        let mut lines = vec![keeper()?, String::new()];
        let painted: Vec<_> = FILTERS
            .iter()
            .map(|&(name, filter)| (name, paint(filter)))
            .collect();
        for (name, file) in painted {
            lines.push(program::keep(name, &file?)?);
        }
        Ok(lines.join("\n"))
    })
}

/// The lighthouse, after a filter has gone over it where it lies.
pub fn paint(filter: Filter) -> Result<Vec<u8>, Box<dyn Error>> {
    let file = program::file("exercises/02-slicing/data/lighthouse.pam")?;
    let Picture {
        width,
        height,
        pixels,
    } = Picture::from_pam(&file)?;
    let mut bytes = pixels.to_bytes();
    let picture = PictureMut::new(width, height, ViewMut::new(&mut bytes));
    filter(&mut picture.ok_or("four bytes a pixel")?);
    Ok(witness::png(width, height, &bytes))
}

/// The third frame of the station's file was written from its end. Its readers need not know the password.
fn keeper() -> Result<String, Box<dyn Error>> {
    let mut bytes = program::line(3)?;
    let backwards = Slice {
        step: Some(-1),
        ..Slice::default()
    };
    let mut view = ViewMut::new(&mut bytes);
    view.assign_within(Slice::default(), backwards)?;
    let mut text = TextMut::new(view)?;
    text.replace("password=fresnel", "password=*******")?;
    Ok(text.as_str().to_owned())
}
