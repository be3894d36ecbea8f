//! Lines in batches, from the thread that reads them to the one that settles them.

use tokio::sync::mpsc::{self, Receiver, Sender};

use super::{error::ImportError, record::Record};

/// Batches that may wait while one is settled.
const WAITING_BATCHES: usize = 2;

/// A line that is valid in itself.
#[derive(Debug)]
pub(crate) struct Line {
    /// Its number, counted from 1.
    pub(crate) number: u64,
    /// What it says.
    pub(crate) record: Record,
}

/// How much is settled together. Both bounds keep memory flat: lines are short or long.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BatchSize {
    /// So many lines at most.
    pub(crate) lines: usize,
    /// No further line once they have so many bytes.
    pub(crate) bytes: usize,
}

impl BatchSize {
    /// What is fast.
    pub(crate) const DEFAULT: Self = Self {
        lines: 4_000,
        bytes: 4 * 1024 * 1024,
    };
}

/// What the reading thread says.
pub(super) enum Message {
    /// The next lines.
    Lines(Vec<Line>),
    /// The next line is bad, or there will be no more for another reason.
    Failed(ImportError),
    /// That was all.
    End,
}

/// Nobody listens any longer, since the import failed.
pub(crate) struct Hangup;

/// Where the reading thread puts its lines.
pub(crate) struct Outlet {
    size: BatchSize,
    lines: Vec<Line>,
    bytes: usize,
    batches: Sender<Message>,
}

impl Outlet {
    pub(super) fn new(size: BatchSize) -> (Self, Receiver<Message>) {
        let (batches, receiver) = mpsc::channel(WAITING_BATCHES);
        let outlet = Self {
            size,
            lines: Vec::with_capacity(size.lines),
            bytes: 0,
            batches,
        };
        (outlet, receiver)
    }

    /// Adds a line that is so many bytes long.
    pub(crate) fn put(&mut self, line: Line, bytes: usize) -> Result<(), Hangup> {
        self.lines.push(line);
        self.bytes += bytes;
        if self.lines.len() >= self.size.lines || self.bytes >= self.size.bytes {
            self.send_lines()?;
        }
        Ok(())
    }

    /// Ends the import, well or badly; the lines until here come first.
    pub(crate) fn end(mut self, outcome: Result<(), ImportError>) -> Result<(), Hangup> {
        self.send_lines()?;
        self.send(outcome.map_or_else(Message::Failed, |()| Message::End))
    }

    fn send_lines(&mut self) -> Result<(), Hangup> {
        self.bytes = 0;
        let next = Vec::with_capacity(self.size.lines);
        let lines = std::mem::replace(&mut self.lines, next);
        if lines.is_empty() {
            Ok(())
        } else {
            self.send(Message::Lines(lines))
        }
    }

    fn send(&self, message: Message) -> Result<(), Hangup> {
        self.batches.blocking_send(message).map_err(|_| Hangup)
    }
}
