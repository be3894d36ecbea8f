//! The command line: `server [serve | import | export | verify | audit | demo | copy | set-password]`.

mod audit;
mod copy;
mod demo;
mod export;
mod export_options;
mod import;
mod set_password;
mod set_time_zone;
mod verify;

use std::{env, io::IsTerminal, path::PathBuf, process::ExitCode};

use app::domain::ExportKind;
use clap::{CommandFactory, Parser, Subcommand, error::ErrorKind};
use tracing_subscriber::EnvFilter;

use self::export_options::OptionArguments;
use crate::{Settings, Store, audit::Head, serve};

/// The admin console of a training platform: serves it, and moves its data in and out.
///
/// Settings come from Leptos.toml in the working folder and from the environment.
#[derive(Debug, Parser)]
#[command(name = "server", version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

impl Arguments {
    /// Refuses what does not go together.
    fn checked(self) -> Result<Self, clap::Error> {
        match &self.command {
            Some(Command::OnDatabase(DatabaseCommand::Export { kind, options, .. }))
                if *kind != ExportKind::Sessions && options.choose_sessions() =>
            {
                let problem = "only the file of sessions can be limited to some of them";
                Err(Self::command().error(ErrorKind::ArgumentConflict, problem))
            }
            _ => Ok(self),
        }
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(flatten)]
    OnDatabase(DatabaseCommand),
    /// Moves everything into another, empty database, all or nothing, and proves it: counts, and the
    /// SHA-256 of every export, are equal on both sides
    Copy {
        /// The database to read: sqlite://… or postgres://…
        #[arg(long, value_name = "URL")]
        from: String,
        /// The database to fill
        #[arg(long, value_name = "URL")]
        to: String,
    },
}

/// What works on the database that the settings name.
#[derive(Debug, Subcommand)]
enum DatabaseCommand {
    /// Migrates the database and serves the console (what happens without a command, too)
    Serve,
    /// Imports JSON Lines, all or nothing, and prints what it did by type
    Import {
        /// The file to read; `-` is standard input
        file: PathBuf,
    },
    /// Writes a CSV file, or a ZIP archive of all three, through the same engine as the console
    Export {
        /// Which file
        #[arg(value_parser = parse_kind, value_name = "sessions|users|groups|everything")]
        kind: ExportKind,
        /// The workspace's slug
        #[arg(long, value_name = "SLUG")]
        workspace: String,
        #[command(flatten)]
        options: OptionArguments,
        /// Where to write; `-`, or nothing, is standard output
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Fills an empty database with the demo workspace, or with a large one
    Demo {
        /// How many sessions the workspace has; gives a large one instead of the usual
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=100_000_000))]
        sessions: Option<u64>,
        /// Do nothing if the database holds data already, instead of failing
        #[arg(long)]
        if_empty: bool,
    },
    /// Says whether a file is an export of this console, and unchanged
    Verify {
        /// The file
        file: PathBuf,
    },
    /// The audit trail of what was done with exports
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Sets the time zone in which a workspace's days begin, as exports choose sessions by day
    SetTimeZone {
        /// The workspace's slug
        #[arg(long, value_name = "SLUG")]
        workspace: String,
        /// A name of the IANA database, such as Europe/Berlin
        #[arg(value_name = "ZONE")]
        time_zone: String,
    },
    /// Reads a password from standard input and sets it
    SetPassword {
        /// Whose password
        email: String,
    },
}

#[derive(Debug, Subcommand)]
enum AuditCommand {
    /// Finds what was edited, removed or moved; prints how far each trail reaches, as NUMBER:HASH
    Verify {
        /// The slug of one workspace; all are verified without it
        #[arg(long, value_name = "SLUG")]
        workspace: Option<String>,
        /// What was printed before and kept elsewhere: finds also that the end was cut off or written anew
        #[arg(long, value_name = "NUMBER:HASH", requires = "workspace")]
        kept: Option<Head>,
    },
}

fn parse_kind(text: &str) -> Result<ExportKind, String> {
    text.parse()
        .map_err(|error: app::domain::UnknownWord| error.to_string())
}

/// How the log is written: `text`, or `json` for programs that collect it.
const LOG_FORMAT: &str = "LOG_FORMAT";

/// A command that failed; shown as one line.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Runs the command that the arguments name. Exit codes: 0 done, 1 failed, 2 wrong usage.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse().and_then(Arguments::checked) {
        Ok(arguments) => arguments,
        Err(error) => {
            error.print().ok();
            let is_help = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            return if is_help {
                ExitCode::SUCCESS
            } else {
                ExitCode::from(2)
            };
        }
    };
    let command = arguments
        .command
        .unwrap_or(Command::OnDatabase(DatabaseCommand::Serve));
    match start_log(&command).and_then(|()| run(command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("server: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Serving tells what happens; the other commands only what goes wrong.
fn start_log(command: &Command) -> Result<(), Failure> {
    let level = if matches!(command, Command::OnDatabase(DatabaseCommand::Serve)) {
        // PostgreSQL notices at every start that all migrations are there.
        "info,sqlx::postgres::notice=warn"
    } else {
        "off"
    };
    let wanted = env::var(EnvFilter::DEFAULT_ENV).unwrap_or_default();
    let filter = match wanted.as_str() {
        "" => EnvFilter::new(level),
        wanted => EnvFilter::builder()
            .parse(wanted)
            .map_err(|error| format!("RUST_LOG: \"{wanted}\" is not a filter such as info: {error}"))?,
    };
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    match env::var(LOG_FORMAT).unwrap_or_default().as_str() {
        "" | "text" => log.init(),
        "json" => log.json().flatten_event(true).init(),
        other => return Err(format!("{LOG_FORMAT}: \"{other}\" is neither text nor json").into()),
    }
    Ok(())
}

#[tokio::main]
async fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::OnDatabase(command) => run_on_database(command).await,
        Command::Copy { from, to } => copy::run(&from, &to).await,
    }
}

async fn run_on_database(command: DatabaseCommand) -> Result<(), Failure> {
    let settings = Settings::read(|name| env::var(name).ok().filter(|value| !value.is_empty()))?;
    let store = open(&settings).await?;
    let done = match command {
        DatabaseCommand::Serve => serve::serve(settings, store.clone()).await,
        DatabaseCommand::Import { file } => import::run(&store, &file).await,
        DatabaseCommand::Export {
            kind,
            workspace,
            options,
            output,
        } => export::run(&settings, &store, kind, &workspace, &options, output.as_deref()).await,
        DatabaseCommand::Demo { sessions, if_empty } => demo::run(&store, sessions, if_empty).await,
        DatabaseCommand::Verify { file } => verify::run(&store, &file).await,
        DatabaseCommand::Audit(AuditCommand::Verify { workspace, kept }) => {
            audit::verify(&store, workspace.as_deref(), kept).await
        }
        DatabaseCommand::SetTimeZone { workspace, time_zone } => {
            set_time_zone::run(&store, &workspace, &time_zone).await
        }
        DatabaseCommand::SetPassword { email } => set_password::run(&store, &email).await,
    };
    store.close().await;
    done
}

async fn open(settings: &Settings) -> Result<Store, Failure> {
    let store = Store::open(&settings.database_url)
        .await
        .map_err(|error| format!("DATABASE_URL: {error}"))?;
    match settings.export_database_url.as_str() {
        "" => Ok(store),
        url => Ok(store
            .with_replica(url, settings.export_replica_lag)
            .map_err(|error| format!("EXPORT_DATABASE_URL: {error}"))?),
    }
}
