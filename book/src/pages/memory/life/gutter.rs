//! Draws the frames side by side, each a gutter of the program behind them, and below it what they say.

use super::{Frame, Life, Source};
use crate::pages::memory::canvas::{Canvas, EDGE, LETTER, LINE};
use crate::pages::{escape, plain};

/// The height of a line of the program.
const ROW: usize = 24;
/// The way from a bracket to the next.
const LANE: usize = 18;
/// Between two frames.
const GAP: usize = 10;

/// The figure as an `svg` element without an empty line.
pub fn draw(source: &Source) -> String {
    let frame = (source.lives.len() + 1) * LANE;
    let numbers = EDGE + source.frames.len() * (frame + GAP);
    let code = numbers + 3 * LETTER;
    let letters = source
        .lines()
        .map(|(_, text)| text.len())
        .max()
        .unwrap_or_default();
    let said = source.frames().map(|frame| frame.says.chars().count() + 3);
    let width = (code + letters * LETTER).max(said.max().unwrap_or_default() * LETTER);
    let mut canvas = Canvas::new(width);
    for at in 0..source.frames.len() {
        picture(&mut canvas, source, at, [EDGE + at * (frame + GAP), frame]);
    }
    for (number, text) in source.lines() {
        let (y, bare) = (row(source, number) + 17, text.trim_start());
        canvas.text(numbers, y, "line", &number.to_string());
        canvas.text(code + (text.len() - bare.len()) * LETTER, y, "code", bare);
    }
    canvas.y = LINE + height(source) + EDGE;
    for (at, Frame { line, says }) in source.frames().enumerate() {
        let born = source.lives().find(|life| life.from == *line);
        canvas.label(&format!("{} {says}", at + 1), born.map_or("", Life::class));
    }
    let (drawing, width, height) = (canvas.drawing, canvas.width, canvas.y + EDGE + 4);
    let (title, words) = (escape(&plain(&source.caption)), escape(&words(source)));
    format!(
        "<svg role=\"img\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <title>{title}</title>\n<desc>{words}</desc>\n{drawing}</svg>\n"
    )
}

/// How far down a line of the program begins.
fn row(source: &Source, line: usize) -> usize {
    LINE + (line - source.first) * ROW
}

/// The height of all its lines.
fn height(source: &Source) -> usize {
    source.lines().count() * ROW
}

/// A frame: how far the program has come, and the brackets up to there.
fn picture(canvas: &mut Canvas, source: &Source, at: usize, [x, width]: [usize; 2]) {
    let now = source.frames[at].get_ref().line;
    canvas.text(x + width / 2, LINE - 6, "frame", &(at + 1).to_string());
    canvas.y = LINE;
    canvas.rect(x, width, height(source), "picture");
    canvas.y = row(source, now);
    canvas.rect(x, width, ROW, "now");
    for (lane, life) in source.lives().enumerate() {
        bracket(
            canvas,
            source,
            life,
            now,
            [x + LANE / 2 + lane * LANE, x + width - 4],
        );
    }
}

/// A life's bracket; what is past its owner's end is broken.
fn bracket(canvas: &mut Canvas, source: &Source, life: &Life, now: usize, [x, right]: [usize; 2]) {
    if now < life.from {
        return;
    }
    let middle = |line: usize| row(source, line) + ROW / 2;
    // One that is open goes on below.
    let close = |line: usize| {
        if line == life.to {
            format!("H{right}")
        } else if line == now {
            format!("V{}", row(source, line) + ROW)
        } else {
            String::new()
        }
    };
    let (class, end, last) = (life.class(), source.end(life).min(now), life.to.min(now));
    let whole = format!("M{right} {}H{x}V{}{}", middle(life.from), middle(end), close(end));
    canvas.path(&whole, &format!("life {class}"));
    if end < last {
        let past = format!("M{x} {}V{}{}", middle(end), middle(last), close(last));
        canvas.path(&past, &format!("life {class} past"));
    }
}

/// The figure for those who do not see it, a sentence a line.
fn words(source: &Source) -> String {
    let frames = source.frames().enumerate().map(|(at, Frame { line, says })| {
        let lives = source.lives().map(|Life { name, from, to, .. }| match line {
            line if line < from => format!("{name}: not yet"),
            line if line < to => format!("{name}: open since line {from}"),
            _ => format!("{name}: from line {from} to line {to}"),
        });
        let lives = lives.collect::<Vec<_>>().join("; ");
        format!("{}, line {line}: {says}. {lives}.", at + 1)
    });
    let outlasts = source.lives().filter(|life| source.end(life) < life.to);
    let past = outlasts.map(|life| {
        let owner = life.of.as_ref().map_or("", |of| of.get_ref());
        format!(
            "{} outlasts {owner}, which ends on line {}.",
            life.name,
            source.end(life)
        )
    });
    frames.chain(past).collect::<Vec<_>>().join("\n")
}
