//! A server of its own process, which can be asked to stop or be killed.

use std::{
    net::{SocketAddr, TcpListener},
    process::{ExitStatus, Stdio},
};

use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

use super::{Browser, Folder, PASSWORD, command, http::forwarding_to};

/// Dropped, it is killed.
pub struct ServerProcess {
    child: Child,
    address: SocketAddr,
}

impl ServerProcess {
    /// Serves what the folder's database holds, with some more settings.
    pub async fn start(
        folder: &Folder,
        more: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<str>)>,
    ) -> Self {
        let site = folder.path().join("site");
        std::fs::create_dir_all(site.join("pkg")).unwrap();
        let address = free_address();
        let mut serve: Command = command(folder);
        serve
            .arg("serve")
            .env("LEPTOS_SITE_ADDR", address.to_string())
            .env("LEPTOS_SITE_ROOT", site)
            .stdout(Stdio::piped())
            .kill_on_drop(true);
        for (name, value) in more {
            serve.env(name.as_ref(), value.as_ref());
        }
        let mut child = serve.spawn().unwrap();
        // It says where it is as soon as it listens there.
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        said.next_line().await.unwrap().expect("the server starts");
        Self { child, address }
    }

    /// A browser in which nobody is signed in.
    pub fn browser(&self) -> Browser {
        Browser::new(forwarding_to(self.address))
    }

    /// A browser in which this person has just signed in.
    pub async fn browser_of(&self, email: &str) -> Browser {
        let mut browser = self.browser();
        let answer = browser.sign_in(email, PASSWORD).await;
        assert!(answer.is_success_or_redirect(), "{email}: {}", answer.text());
        browser
    }

    /// The browser of somebody who has signed in elsewhere.
    pub fn same_person(&self, browser: &Browser) -> Browser {
        let mut here = self.browser();
        here.cookie.clone_from(&browser.cookie);
        here
    }

    /// Ends it at once, in the middle of whatever it does.
    pub async fn kill(mut self) {
        self.child.kill().await.unwrap();
    }

    /// Asks it to stop (SIGTERM) and waits until it has.
    pub async fn stop(mut self) -> ExitStatus {
        let id = self.child.id().unwrap().to_string();
        assert!(Command::new("kill").arg(id).status().await.unwrap().success());
        self.child.wait().await.unwrap()
    }
}

fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}
