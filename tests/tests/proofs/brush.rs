//! The brush and the blur that can be touched do what the solution's picture does, and refuse in its words or in rustc's.

use std::fs;

use mutation::{PictureMut, ViewMut};

use crate::figures::{agree, dice, hex, node, rustc};
use crate::{must, root};

const RADII: [usize; 10] = [0, 1, 2, 3, 8, 31, 63, 64, 65, usize::MAX];
const RED: [u8; 4] = [200, 0, 0, 255];
const START: &str = "require('./book/theme/model.js'); require('./book/theme/pixels.js'); const { attempt, blurRows, blurWindow, setPixel } = workbook.model; \
                     const hex = (bytes) => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(''); \
                     const pictures = process.argv[1].split(' ').map((text) => { const [width, height, digits] = text.split(':'); \
                     return { width: Number(width), height: Number(height), bytes: (digits.match(/../g) ?? []).map((pair) => parseInt(pair, 16)) }; }); ";

/// Width, height and bytes.
type Picture = (usize, usize, Vec<u8>);

/// The lighthouse, and pictures that are hard on the edges of a row.
fn pictures() -> Vec<Picture> {
    let file =
        fs::read(root().join("exercises/02-slicing/data/lighthouse.pam")).expect("the lighthouse reads");
    let mut pictures = vec![(64, 48, file[file.len() - 64 * 48 * 4..].to_vec())];
    let mut throw = dice(3);
    for (width, height) in [
        (0, 0),
        (0, 4),
        (4, 0),
        (1, 1),
        (1, 3),
        (2, 1),
        (3, 2),
        (5, 1),
        (64, 1),
        (65, 2),
        (129, 1),
    ] {
        let mut byte = || (throw() >> 56) as u8;
        pictures.push((width, height, (0..4 * width * height).map(|_| byte()).collect()));
    }
    pictures
}

/// What a script says of all pictures.
fn said(script: &str) -> Option<[String; 2]> {
    let list: Vec<_> = pictures()
        .iter()
        .map(|(width, height, bytes)| format!("{width}:{height}:{}", hex(bytes)))
        .collect();
    node(&format!("{START}{script}"), &list.join(" "))
}

fn blurred((width, height, bytes): &Picture, radius: usize) -> Vec<u8> {
    let mut owner = bytes.clone();
    let picture = PictureMut::new(*width, *height, ViewMut::new(&mut owner));
    picture.expect("as many bytes as pixels").blur_rows(radius);
    owner
}

/// The columns that are at most a radius away.
fn near(width: usize, x: usize, radius: usize) -> Vec<usize> {
    (0..width).filter(|column| column.abs_diff(x) <= radius).collect()
}

#[test]
fn a_blur_is_the_solutions_and_its_additions_are_counted() {
    let script = format!(
        "for (const picture of pictures) for (const radius of {RADII:?}) {{ const {{ bytes, slid, anew }} = blurRows(picture, radius); \
         console.log(`blurred ${{hex(bytes)}} ${{slid}} ${{anew}}`); }}"
    );
    let Some(output) = said(&script) else {
        return;
    };
    let mut right = Vec::new();
    for picture in &pictures() {
        let (width, height, _) = *picture;
        for radius in RADII {
            // Each column is added once, and taken away where a window of the row is past it.
            let slid: usize = width + (0..width).filter(|x| *x > radius).count();
            let anew: usize = (0..width).map(|x| near(width, x, radius).len()).sum();
            let blurred = hex(&blurred(picture, radius));
            right.push(format!(
                "blurred {blurred} {} {}",
                4 * height * slid,
                4 * height * anew
            ));
        }
    }
    let rule = "a figure blurs as the solution does, and counts what that took";
    agree(&output, &right, "the solution", rule);
}

#[test]
fn a_window_has_the_columns_whose_mean_the_solution_writes() {
    let script = format!(
        "for (const picture of pictures) for (const radius of {RADII:?}) for (let y = 0; y < picture.height; y++) for (let x = 0; x < picture.width; x++) {{ \
         const {{ first, behind, sum, comes, goes }} = blurWindow(picture, x, y, radius); \
         console.log([first, behind, comes, goes, Math.floor(sum / (behind - first))].join(' ')); }}"
    );
    let Some(output) = said(&script) else {
        return;
    };
    let mut right = Vec::new();
    for picture in &pictures() {
        let (width, height, _) = *picture;
        for radius in RADII {
            let bytes = blurred(picture, radius);
            for (x, y) in (0..height).flat_map(|y| (0..width).map(move |x| (x, y))) {
                let here = near(width, x, radius);
                let next = if x + 1 < width {
                    near(width, x + 1, radius)
                } else {
                    here.clone()
                };
                let only = |these: &[usize], others: &[usize]| {
                    let one = these.iter().find(|column| !others.contains(column));
                    one.map_or(String::new(), usize::to_string)
                };
                let mut line = vec![here[0].to_string(), (here[0] + here.len()).to_string()];
                line.extend([only(&next, &here), only(&here, &next)]);
                line.push(bytes[4 * (y * width + x)].to_string());
                right.push(line.join(" "));
            }
        }
    }
    let rule = "a figure's window has the columns whose mean the solution writes";
    agree(&output, &right, "the solution", rule);
}

#[test]
fn a_brush_writes_where_the_solution_does_and_refuses_in_its_words() {
    let script = format!(
        "for (const picture of pictures) for (const x of [0, 1, 2, 3, 48, 63, 64, 65, 4294967296]) for (const y of [0, 1, 2, 5, 47, 48, 4294967296]) {{ \
         const before = hex(picture.bytes); const [bytes, words] = attempt(() => setPixel(picture, x, y, {RED:?})); \
         console.log(words ?? hex(bytes)); if (hex(picture.bytes) !== before) throw new Error('it wrote into what it was given'); }}"
    );
    let Some(output) = said(&script) else {
        return;
    };
    let mut right = Vec::new();
    for (width, height, bytes) in pictures() {
        for x in [0, 1, 2, 3, 48, 63, 64, 65, 4_294_967_296] {
            for y in [0, 1, 2, 5, 47, 48, 4_294_967_296] {
                let mut owner = bytes.clone();
                let picture = PictureMut::new(width, height, ViewMut::new(&mut owner));
                let painted = picture.expect("as many bytes as pixels").set_pixel(x, y, RED);
                right.push(painted.map_or_else(|refused| refused.to_string(), |()| hex(&owner)));
            }
        }
    }
    let rule = "a figure's brush writes the solution's bytes, and refuses in its words";
    agree(&output, &right, "the solution", rule);
}

#[test]
fn before_the_first_column_it_is_rustc_that_refuses() {
    let script = "for (const [x, y] of [[-1, 0], [0, -1], [-1, 48]]) console.log(attempt(() => setPixel(pictures[0], x, y, [0, 0, 0, 0]))[1]);";
    let Some([said, complaints]) = said(script) else {
        return;
    };
    let mut findings = Vec::new();
    for (number, place) in ["-1, 0", "0, -1", "-1, 48"].into_iter().enumerate() {
        let program =
            format!("fn set_pixel(_x: usize, _y: usize) {{}}\nfn main() {{ set_pixel({place}); }}\n");
        let refused = rustc(&format!("pixel_{number}"), &program);
        let words = said.lines().nth(number).unwrap_or(&complaints);
        if !refused.lines().any(|line| line == words) {
            findings.push(format!("a figure says `{words}`, and rustc\n{refused}"));
        }
    }
    must(
        "what a figure says of a negative column is what rustc says",
        &findings,
    );
}
