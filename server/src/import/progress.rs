//! How far an import is, for whoever waits at a terminal.

use std::{
    io::{self, IsTerminal, Write},
    time::{Duration, Instant},
};

const BETWEEN_UPDATES: Duration = Duration::from_millis(200);

/// A line on standard error that counts lines; nothing where that is no terminal.
#[derive(Debug)]
pub(crate) struct Progress {
    shown: bool,
    started: Instant,
    updated: Instant,
    lines: u64,
}

impl Progress {
    /// Shows itself if somebody can see it.
    pub(crate) fn on_terminal() -> Self {
        let now = Instant::now();
        Self {
            shown: io::stderr().is_terminal(),
            started: now,
            updated: now,
            lines: 0,
        }
    }

    /// Counts lines that are settled.
    pub(super) fn add(&mut self, lines: usize) {
        self.lines += lines as u64;
        if self.shown && self.updated.elapsed() >= BETWEEN_UPDATES {
            self.updated = Instant::now();
            let rate = u128::from(self.lines) * 1_000 / self.started.elapsed().as_millis().max(1);
            Self::write(&format!("{} lines, {rate} lines/s", self.lines));
        }
    }

    /// Leaves the terminal's line as it was.
    pub(super) fn clear(&self) {
        if self.shown {
            Self::write("");
        }
    }

    /// A terminal that is gone is no reason to fail.
    fn write(text: &str) {
        let mut terminal = io::stderr();
        write!(terminal, "\r\x1b[K{text}").ok();
        terminal.flush().ok();
    }
}
