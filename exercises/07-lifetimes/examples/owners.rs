// Who frees what, line by line, and the station's upload: `cargo run -p lifetimes --example owners`.

use std::cell::RefCell;
use std::error::Error;
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::Arc;

use cast::MemoryView;
use lifetimes::{ByteArray, Export, ExportError, Exporter, Flags, Kept, Loan, SafeBuffer, keep};
use slicing::Slice;
use witness::program;

thread_local! {
    /// The lines that ran, and below each what was heard while it did.
    static HEARD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Runs one line after the other, and writes each down before it runs.
macro_rules! play {
    ($($line:stmt;)+) => {
        $(
            HEARD.with_borrow_mut(|heard| heard.push(format!("{};", stringify!($line))));
            $line
        )+
    };
}

/// Writes what happened below the line that runs.
fn say(what: impl ToString) {
    HEARD.with_borrow_mut(|heard| heard.push(format!("    {}", what.to_string())));
}

fn take_back(bytes: Option<Vec<u8>>) {
    match bytes {
        Some(bytes) => say(format!("{} bytes come back, not copied", bytes.len())),
        None => say("somebody still looks"),
    }
}

/// Bytes that say when they are freed.
struct Photo(&'static [u8]);

impl AsRef<[u8]> for Photo {
    fn as_ref(&self) -> &[u8] {
        self.0
    }
}

impl Drop for Photo {
    fn drop(&mut self) {
        say("the photo is freed");
    }
}

/// An exporter that says when nobody needs its bytes any longer.
struct Mainland(ByteArray);

impl Exporter for Mainland {
    fn buffer(&self, flags: Flags) -> Result<MemoryView<Export>, ExportError> {
        self.0.buffer(flags)
    }

    fn release_buffer(&self, _view: &MemoryView<Export>) {
        say("nobody looks at the mainland's bytes");
    }
}

impl Drop for Mainland {
    fn drop(&mut self) {
        say("the mainland is freed");
    }
}

fn main() -> ExitCode {
    program::run(|| {
        let upload: String = upload()?
            .numbers::<u16>()?
            .map(|letter| char::from(letter as u8))
            .collect();
        lines()?;
        Ok(format!("{}\n\n{upload}", HEARD.take().join("\n")))
    })
}

#[rustfmt::skip] // A line is shown as it stands here.
fn lines() -> Result<(), Box<dyn Error>> {
    play! {
        let photo = keep(Arc::new(Photo(b"a mast in the fog")));
        let mast = photo.slice(2..6)?;
        drop(photo);
        drop(mast);

        let crew = ByteArray::new(b"nine aboard");
        let mut view = crew.view();
        say(crew.extend(b", all dry").unwrap_err());
        view.release();
        crew.extend(b", all dry")?;

        let mainland = Rc::new(Mainland(crew));
        let loan = Loan::request(mainland.clone(), Flags::FULL_RO)?;
        let part = loan.slice(..4)?;
        drop(mainland);
        drop(loan);
        drop(part);

        let report = SafeBuffer::new(b"send coffee".to_vec());
        let view = report.get_view();
        drop(view);
        take_back(report.into_data());
    }
    Ok(())
}

/// The seventh frame of the station's file, as a view that owns a share in it: every second number, the last one first.
fn upload() -> Result<MemoryView<Kept<Vec<u8>>>, Box<dyn Error>> {
    let every_second = Slice {
        step: Some(-2),
        ..Slice::default()
    };
    let frame = keep(Arc::new(program::line(7)?));
    Ok(frame.cast("H")?.slice(every_second)?)
}
