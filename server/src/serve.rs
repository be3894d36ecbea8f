//! `server serve`: the console on its address, with its workers, until it is asked to stop.

use std::{net::SocketAddr, time::Duration};

use tokio::{net::TcpListener, select, signal, sync::watch, task::JoinSet, time};

use crate::{
    ArtifactStore, Console, Settings, Store, auth, demo,
    export::{sweep::sweep, worker::WORKERS},
    router,
};

const SWEEP: Duration = Duration::from_mins(1);
/// How long requests and exports that are under way may still take.
const FAREWELL: Duration = Duration::from_secs(10);

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Serves until SIGTERM or SIGINT.
pub(crate) async fn serve(settings: Settings, store: Store) -> Result<(), Failure> {
    let artifacts = ArtifactStore::open(&settings.export_store_url)
        .map_err(|error| format!("EXPORT_STORE_URL: {error}"))?;
    let address = settings.leptos.site_addr;
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| format!("LEPTOS_SITE_ADDR: {address}: {error}"))?;
    let (stop, stopping) = watch::channel(false);
    let console = Console::new(settings, store, artifacts, stopping.clone());
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
    let farewell = async {
        serving.await.ok();
        while work.join_next().await.is_some() {}
    };
    if time::timeout(FAREWELL, farewell).await.is_err() {
        tracing::warn!("some work was cut off; another start takes it up again");
    }
    Ok(())
}

/// Starts the workers and the sweeper; they end when the console is asked to stop.
pub fn start_work(console: &Console) -> JoinSet<()> {
    let mut work = JoinSet::new();
    for _ in 0..WORKERS {
        let workshop = console.workshop.clone();
        work.spawn(async move { workshop.work().await });
    }
    let console = console.clone();
    work.spawn(async move {
        let mut stopping = console.workshop.stopping.clone();
        let mut turns = time::interval(SWEEP);
        while keeps_on(&mut turns, &mut stopping).await {
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
    println!("The console is at {}", console.settings.public_url);
    let accounts = console.store.demo_accounts(demo::PASSWORD).await?;
    for account in &accounts {
        println!(
            "  {:<32} {:<16} {}",
            account.email, account.password, account.description
        );
    }
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
