//! `server serve`: the console on its address, with its workers, until it is asked to stop.

use std::{
    env,
    io::{self, Write},
    iter,
    net::SocketAddr,
    path::Path,
    time::Duration,
};

use app::domain::DemoAccount;
use tokio::{net::TcpListener, select, signal, sync::watch, task::JoinSet, time};

use crate::{ArtifactStore, Console, Settings, Store, auth, demo, export::sweep::sweep, metrics, router};

const SWEEP: Duration = Duration::from_mins(1);
/// How long it may take to hand back what is not finished in time.
const HANDING_BACK: Duration = Duration::from_secs(5);

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Serves until SIGTERM or SIGINT.
pub(crate) async fn serve(settings: Settings, store: Store) -> Result<(), Failure> {
    let site = Path::new(&*settings.leptos.site_root);
    if !site.join(&*settings.leptos.site_pkg_dir).is_dir() {
        return Err(format!(
            "LEPTOS_SITE_ROOT: {} does not hold the built site",
            site.display()
        )
        .into());
    }
    let variables = env::vars_os().filter_map(|(name, value)| {
        let name = name.into_string().ok().filter(|name| name.starts_with("AWS_"))?;
        Some((name, value.into_string().ok()?))
    });
    let artifacts = ArtifactStore::open(&settings.export_store_url, variables)
        .map_err(|error| format!("EXPORT_STORE_URL: {error}"))?;
    let address = settings.leptos.site_addr;
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| format!("LEPTOS_SITE_ADDR: {address}: {error}"))?;
    let (stop, stopping) = watch::channel(false);
    let farewell = settings.farewell;
    let console = Console::new(settings, store, artifacts, stopping.clone())
        .with_signed_downloads()
        .await?;
    let mut work = start_work(&console);
    announce(&console).await?;

    let service = router(console).into_make_service_with_connect_info::<SocketAddr>();
    let mut asked = stopping;
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        asked.wait_for(|stopping| *stopping).await.ok();
    });
    let serving = tokio::spawn(serving.into_future());
    wait_for_signal().await?;
    tracing::info!("stopping");
    stop.send_replace(true);
    let finished = async { while work.join_next().await.is_some() {} };
    let patience = farewell + HANDING_BACK;
    let (work, requests) = tokio::join!(
        time::timeout(patience, finished),
        time::timeout(patience, serving)
    );
    if work.is_err() {
        tracing::warn!("some work was cut off; another server takes it up again");
    }
    if requests.is_err() {
        tracing::warn!("some requests were cut off");
    }
    Ok(())
}

/// Starts the workers and the sweeper; they end when the console is asked to stop.
pub fn start_work(console: &Console) -> JoinSet<()> {
    let mut work = JoinSet::new();
    for _ in 0..console.settings.exports_per_server {
        let workshop = console.workshop.clone();
        work.spawn(async move { workshop.work().await });
    }
    let console = console.clone();
    work.spawn(async move {
        let mut stopping = console.workshop.stopping.clone();
        let mut turns = time::interval(SWEEP);
        while keeps_on(&mut turns, &mut stopping).await {
            metrics::collect().run_upkeep();
            sweep_all(&console).await;
        }
    });
    work
}

/// Waits for the next turn; false if the server stops before.
async fn keeps_on(turns: &mut time::Interval, stopping: &mut watch::Receiver<bool>) -> bool {
    select! {
        _ = turns.tick() => true,
        _ = stopping.wait_for(|stopping| *stopping) => false,
    }
}

async fn sweep_all(console: &Console) {
    let kept_seconds = console.settings.export_kept_seconds;
    if let Err(error) = sweep(&console.store, &console.workshop.artifacts, kept_seconds).await {
        tracing::warn!(%error, "expired exports could not be swept");
    }
    if let Err(error) = auth::sweep(&console.store).await {
        tracing::warn!(%error, "old sign-ins could not be swept");
    }
}

/// Prints where the console is and, for the demo, how to sign in.
async fn announce(console: &Console) -> Result<(), Failure> {
    let accounts = console.store.demo_accounts(demo::PASSWORD).await?;
    let width = accounts.iter().map(|account| account.email.len()).max();
    let width = width.unwrap_or_default();
    let lines = accounts.into_iter().map(|account| {
        let DemoAccount {
            email,
            password,
            description,
        } = account;
        format!("  {email:<width$}  {password}  {description}\n")
    });
    let place = format!("The console is at {}\n", console.settings.public_url);
    let words: String = iter::once(place).chain(lines).collect();
    // It serves all the same if nobody reads this.
    io::stdout().write_all(words.as_bytes()).ok();
    Ok(())
}

async fn wait_for_signal() -> Result<(), Failure> {
    #[cfg(unix)]
    {
        let mut terminated = signal::unix::signal(signal::unix::SignalKind::terminate())?;
        select! {
            interrupted = signal::ctrl_c() => Ok(interrupted?),
            _ = terminated.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    Ok(signal::ctrl_c().await?)
}
