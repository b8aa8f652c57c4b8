//! The state of all chapters, and the one worker that runs their tests: the chapter saved last comes first.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::pin::pin;
use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use crate::catalogue::Chapter;
use crate::engine::{self, Contents, Report, State, StepReport};

/// All that a page or a screen shows.
#[derive(Debug, Clone, Serialize)]
pub struct Snapshot {
    /// When the pages were built last, in milliseconds: a page that shows another one loads itself again.
    pub revision: u64,
    /// Why the pages could not be built the last time.
    pub book_error: Option<String>,
    pub chapters: Vec<ChapterState>,
}

/// A chapter and the last run of its tests.
#[derive(Debug, Clone, Serialize)]
pub struct ChapterState {
    pub name: String,
    pub folder: String,
    pub title: String,
    pub note: Option<String>,
    /// What there is to say about a run that goes on for long.
    pub slow: Option<String>,
    /// How many of its steps were green when its tests ran last.
    pub green: Option<usize>,
    /// Whether that was earlier: as it is now, the chapter does not compile.
    pub stale: bool,
    pub steps: Vec<StepState>,
}

/// A step and what the last run says about it.
#[derive(Debug, Clone, Serialize)]
pub struct StepState {
    pub name: String,
    pub title: String,
    #[serde(flatten)]
    pub report: StepReport,
}

impl ChapterState {
    fn new(chapter: &Chapter) -> Self {
        let steps = chapter.steps.iter().map(|step| StepState {
            name: step.name.clone(),
            title: step.title.clone(),
            report: StepReport::unknown(),
        });
        Self {
            name: chapter.name.clone(),
            folder: chapter.folder.clone(),
            title: chapter.title.clone(),
            note: None,
            slow: None,
            green: None,
            stale: false,
            steps: steps.collect(),
        }
    }

    /// The chapter with what `report` says about it.
    pub fn reported(chapter: &Chapter, report: Report) -> Self {
        let mut state = Self::new(chapter);
        state.record(report);
        state
    }

    fn record(&mut self, report: Report) {
        self.note = report.note;
        self.slow = None;
        for (step, report) in self.steps.iter_mut().zip(report.steps) {
            step.report = report;
        }
        let are = |state| self.steps.iter().filter(move |step| step.report.state == state);
        self.stale = are(State::Broken).next().is_some();
        if !self.stale {
            self.green = Some(are(State::Green).count());
        }
    }
}

/// The workbook while it is open.
pub struct Session {
    pub root: PathBuf,
    pub chapters: Vec<Chapter>,
    pub limit: Duration,
    /// What is known; whoever shows it subscribes.
    pub state: watch::Sender<Snapshot>,
    orders: mpsc::UnboundedSender<Order>,
}

/// A chapter whose tests are to run, by index.
#[derive(Debug, Clone, Copy)]
pub enum Order {
    /// Because somebody asks for it.
    Asked(usize),
    /// Because a file was written.
    Saved(usize),
}

/// Where the worker hears of orders.
pub type Orders = mpsc::UnboundedReceiver<Order>;

/// The sources that the last run of a chapter was of, and when it ended.
#[derive(Default)]
struct Seen {
    sources: Option<Contents>,
    ended: Option<Instant>,
}

/// Word of a file that a test has written comes so long after the test at most.
const ECHO: Duration = Duration::from_secs(1);

impl Seen {
    /// Whether a save changed nothing that the run before had not seen: then it was a test that wrote.
    fn is_echo(&self) -> bool {
        self.ended.is_none_or(|ended| ended.elapsed() < ECHO)
            && self
                .sources
                .as_ref()
                .is_some_and(|sources| engine::contents(sources.keys().cloned()) == *sources)
    }
}

impl Session {
    pub fn new(root: PathBuf, chapters: Vec<Chapter>, limit: Duration) -> (Self, Orders) {
        let state = Snapshot {
            revision: 0,
            book_error: None,
            chapters: chapters.iter().map(ChapterState::new).collect(),
        };
        let (orders, receiver) = mpsc::unbounded_channel();
        (
            Self {
                root,
                chapters,
                limit,
                state: watch::Sender::new(state),
                orders,
            },
            receiver,
        )
    }

    /// Runs the tests of a chapter next, anew when they are running.
    pub fn order(&self, order: Order) {
        // Without a worker nothing runs, and nothing has to.
        let _ = self.orders.send(order);
    }

    /// Runs the tests of all chapters, and then those that are ordered, one chapter at a time. An order stops what is
    /// running; another chapter that was interrupted by it runs again afterwards. `show` hears of every finished run, and
    /// of one that takes long.
    pub async fn work(&self, mut orders: Orders, show: impl Fn(&ChapterState)) {
        let mut queue: VecDeque<usize> = (0..self.chapters.len()).collect();
        let seen: RefCell<Vec<Seen>> = RefCell::new(self.chapters.iter().map(|_| Seen::default()).collect());
        loop {
            let Some(index) = queue.pop_front() else {
                queue.push_back(next(&mut orders, &seen).await);
                continue;
            };
            self.mark_running(index);
            seen.borrow_mut()[index] = Seen::default();
            let note = |sources| seen.borrow_mut()[index].sources = Some(sources);
            let say_slow = |words| {
                self.state
                    .send_modify(|state| state.chapters[index].slow = Some(words));
                show(&self.state.borrow().chapters[index]);
            };
            let run = engine::run(&self.root, &self.chapters[index], self.limit, note);
            let run = patiently(run, self.limit, say_slow);
            tokio::select! {
                biased;
                ordered = next(&mut orders, &seen) => {
                    queue.push_front(index);
                    queue.retain(|waiting| *waiting != ordered);
                    queue.push_front(ordered);
                }
                report = run => {
                    seen.borrow_mut()[index].ended = Some(Instant::now());
                    self.state.send_modify(|state| state.chapters[index].record(report));
                    show(&self.state.borrow().chapters[index]);
                }
            }
        }
    }

    /// The results of the run before stay in sight until the new ones are there.
    fn mark_running(&self, index: usize) {
        self.state.send_modify(|state| {
            state.chapters[index].slow = None;
            for step in &mut state.chapters[index].steps {
                step.report.state = State::Running;
            }
        });
    }
}

/// Waits for `run`, the run of a chapter's tests, and has it said again and again that it takes long. With tests that
/// end within `limit`, it is the compiling that does.
pub async fn patiently<T>(run: impl Future<Output = T>, limit: Duration, mut say: impl FnMut(String)) -> T {
    // A minute, with the limit that a learner has.
    let pause = limit * 6;
    let mut run = pin!(run);
    let mut waited = Duration::ZERO;
    loop {
        match timeout(pause, run.as_mut()).await {
            Ok(done) => return done,
            Err(_) => waited += pause,
        }
        say(format!(
            "There is no answer after {} s: cargo is still compiling, or waits for another cargo, such as your \
             editor's. Does a `const`, a macro or a type in your code go on without an end? A save starts it anew.",
            waited.as_secs_f64()
        ));
    }
}

/// The chapter of the next order. A run does not answer what it wrote itself: that would start the next run, and so on.
async fn next(orders: &mut Orders, seen: &RefCell<Vec<Seen>>) -> usize {
    loop {
        match orders.recv().await {
            Some(Order::Saved(index)) if seen.borrow()[index].is_echo() => {}
            Some(Order::Saved(index) | Order::Asked(index)) => return index,
            // The session that could give orders is the one that waits here.
            None => std::future::pending().await,
        }
    }
}
