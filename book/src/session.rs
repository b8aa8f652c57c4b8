//! The state of all chapters, and the one worker that runs their tests: the chapter saved last comes first.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::time::{Duration, Instant};

use tokio::sync::{mpsc, watch};
use tokio::time::{sleep, timeout};

use crate::begun;
use crate::catalogue::Chapter;
use crate::engine::{self, Contents, Counts, News, Report};
pub use crate::snapshot::{ChapterState, Snapshot, StepState};

/// The workbook while it is open.
pub struct Session {
    pub root: PathBuf,
    pub chapters: Vec<Chapter>,
    pub limit: Duration,
    /// Whether the programs at the end of the chapters run, too: somebody shows what they make.
    pub programs: bool,
    /// What is known; each open page subscribes, and `watch` does.
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

/// How often a page hears at most how many tests have reported: each word of it is the state of everything.
const PROGRESS: Duration = Duration::from_millis(100);

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
                programs: false,
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

    /// Runs the tests of all chapters, the one saved last first, and then those that are ordered. One chapter at a time:
    /// in between another terminal's cargo gets its turn. An order stops what is running; another chapter that was
    /// interrupted by it runs again afterwards. `show` hears of every finished run, and of one that takes long.
    pub async fn work(&self, mut orders: Orders, show: impl Fn(&ChapterState)) {
        let mut queue = VecDeque::from(begun::by_last_save(&self.root, &self.chapters));
        let seen: RefCell<Vec<Seen>> = RefCell::new(self.chapters.iter().map(|_| Seen::default()).collect());
        loop {
            let Some(index) = queue.pop_front() else {
                queue.push_back(next(&mut orders, &seen).await);
                continue;
            };
            self.state.send_modify(|state| state.chapters[index].begin());
            seen.borrow_mut()[index] = Seen::default();
            tokio::select! {
                biased;
                ordered = next(&mut orders, &seen) => {
                    self.state.send_modify(|state| state.chapters[index].run = None);
                    put_first(&mut queue, index, ordered);
                }
                report = self.run(index, &seen, &show) => {
                    seen.borrow_mut()[index].ended = Some(Instant::now());
                    self.state.send_modify(|state| state.chapters[index].record(report));
                    show(&self.state.borrow().chapters[index]);
                    tokio::select! {
                        biased;
                        ordered = next(&mut orders, &seen) => put_first(&mut queue, index, ordered),
                        () = self.make(index) => {}
                    }
                }
            }
        }
    }

    /// Runs the tests of a chapter, and lets everybody see how far it is.
    async fn run(&self, index: usize, seen: &RefCell<Vec<Seen>>, show: impl Fn(&ChapterState)) -> Report {
        let counts = Cell::new(None);
        let tell = |news| match news {
            News::Built(sources) => {
                seen.borrow_mut()[index].sources = Some(sources);
                self.state.send_modify(|state| state.chapters[index].built());
            }
            News::Reported(tests) => counts.set(Some(tests)),
        };
        let say_slow = |words| {
            self.state
                .send_modify(|state| state.chapters[index].slow = Some(words));
            show(&self.state.borrow().chapters[index]);
        };
        let run = engine::run(&self.root, &self.chapters[index], self.limit, tell);
        tokio::select! {
            report = patiently(run, self.limit, say_slow) => report,
            never = self.publish(index, &counts) => match never {},
        }
    }

    /// Publishes what `counts` holds, again and again.
    async fn publish(&self, index: usize, counts: &Cell<Option<Counts>>) -> Infallible {
        loop {
            sleep(PROGRESS).await;
            if let Some(tests) = counts.take() {
                self.state
                    .send_modify(|state| state.chapters[index].reported_so_far(tests));
            }
        }
    }

    /// Runs the program at the end of a chapter whose steps are done, for those who show what it made.
    async fn make(&self, index: usize) {
        if self.programs && self.state.borrow().chapters[index].is_done() {
            let made = engine::made(&self.root, &self.chapters[index], self.limit).await;
            self.state.send_modify(|state| state.chapters[index].made = made);
        }
    }
}

/// What was ordered comes next, and then what was interrupted by it.
fn put_first(queue: &mut VecDeque<usize>, interrupted: usize, ordered: usize) {
    queue.push_front(interrupted);
    queue.retain(|waiting| *waiting != ordered);
    queue.push_front(ordered);
}

/// Runs the tests of a chapter, waits for them as [`patiently`] does, and reports.
pub async fn once(root: &Path, chapter: &Chapter, limit: Duration, say: impl FnMut(String)) -> Report {
    patiently(engine::run(root, chapter, limit, |_| ()), limit, say).await
}

/// Waits for `run`, the run of a chapter's tests, and has it said again and again that it takes long. With tests that
/// end within `limit`, it is the compiling that does.
async fn patiently<T>(run: impl Future<Output = T>, limit: Duration, mut say: impl FnMut(String)) -> T {
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
