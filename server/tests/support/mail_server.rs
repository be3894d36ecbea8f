//! A mail server on this machine, which speaks SMTP and keeps what it is given.

use std::{
    net::SocketAddr,
    thread::{self, JoinHandle},
};

use mailin::{Action, Handler, Response, SessionBuilder, response};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
    runtime,
    sync::{mpsc, oneshot},
    task::{LocalSet, spawn_local},
};

/// An e-mail as it arrived.
#[derive(Debug, Clone, Default)]
pub struct Mail {
    pub from: String,
    pub to: Vec<String>,
    data: Vec<u8>,
}

impl Mail {
    /// A header, as it stands.
    pub fn header(&self, name: &str) -> String {
        let (head, _) = self.parts();
        let start = format!("{name}: ");
        let line = head.lines().find_map(|line| line.strip_prefix(&start));
        line.unwrap_or_default().to_owned()
    }

    /// The text of the message, decoded.
    pub fn text(&self) -> String {
        let (_, body) = self.parts();
        match self.header("Content-Transfer-Encoding").as_str() {
            "7bit" => body,
            "quoted-printable" => {
                let decoded = quoted_printable::decode(body, quoted_printable::ParseMode::Strict);
                String::from_utf8(decoded.unwrap()).unwrap()
            }
            other => panic!("{other}: the tests do not read this"),
        }
    }

    /// The only address of the console in it.
    pub fn link(&self) -> String {
        let text = self.text();
        let mut lines = text.lines().filter(|line| line.starts_with("http"));
        let link = lines.next().expect("there is a link").to_owned();
        assert_eq!(lines.next(), None, "there is one");
        link
    }

    fn parts(&self) -> (String, String) {
        let text = String::from_utf8(self.data.clone()).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
        (head.to_owned(), body.to_owned())
    }
}

/// Dropped, it is away, with all its connections.
pub struct MailServer {
    address: SocketAddr,
    mails: mpsc::UnboundedReceiver<Mail>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl MailServer {
    /// Listens; e-mails to addresses that begin with this are refused.
    pub fn start(refused: &'static str) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, mails) = mpsc::unbounded_channel();
        let (stop, stopped) = oneshot::channel();
        // Its sessions can't go from thread to thread.
        let thread = thread::spawn(move || {
            let runtime = runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            LocalSet::new().block_on(&runtime, async move {
                let listener = TcpListener::from_std(listener).unwrap();
                tokio::select! {
                    () = listen(listener, sender, refused) => {}
                    _ = stopped => {}
                }
            });
        });
        Self {
            address,
            mails,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    /// What makes a console use it.
    pub fn settings(&self) -> [(&'static str, String); 2] {
        [
            ("SMTP_URL", format!("smtp://{}", self.address)),
            ("MAIL_FROM", "The Console <console@acme.test>".to_owned()),
        ]
    }

    /// The next e-mail that arrives.
    pub async fn next(&mut self) -> Mail {
        self.mails.recv().await.expect("the mail server runs")
    }

    /// Whether none has arrived that was not read yet.
    pub fn is_empty(&mut self) -> bool {
        self.mails.try_recv().is_err()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

async fn listen(listener: TcpListener, sender: mpsc::UnboundedSender<Mail>, refused: &'static str) {
    while let Ok((stream, peer)) = listener.accept().await {
        let inbox = Inbox {
            sender: sender.clone(),
            refused,
            mail: Mail::default(),
        };
        spawn_local(serve(stream, peer, inbox));
    }
}

struct Inbox {
    sender: mpsc::UnboundedSender<Mail>,
    refused: &'static str,
    mail: Mail,
}

impl Handler for Inbox {
    fn mail(&mut self, _ip: std::net::IpAddr, _domain: &str, from: &str) -> Response {
        self.mail = Mail {
            from: from.to_owned(),
            ..Mail::default()
        };
        response::OK
    }

    fn rcpt(&mut self, to: &str) -> Response {
        if !self.refused.is_empty() && to.starts_with(self.refused) {
            return response::NO_MAILBOX;
        }
        self.mail.to.push(to.to_owned());
        response::OK
    }

    fn data(&mut self, line: &[u8]) -> std::io::Result<()> {
        self.mail.data.extend_from_slice(line);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        self.sender.send(std::mem::take(&mut self.mail)).ok();
        response::OK
    }
}

async fn serve(stream: TcpStream, peer: SocketAddr, inbox: Inbox) -> std::io::Result<()> {
    let mut session = SessionBuilder::new("mail.acme.test").build(peer.ip(), inbox);
    let mut stream = BufReader::new(stream);
    let mut answer = session.greeting();
    loop {
        if answer.action != Action::NoReply {
            let mut bytes = Vec::new();
            answer.write_to(&mut bytes)?;
            stream.write_all(&bytes).await?;
        }
        if answer.action == Action::Close {
            return Ok(());
        }
        let mut line = Vec::new();
        if stream.read_until(b'\n', &mut line).await? == 0 {
            return Ok(());
        }
        answer = session.process(&line);
    }
}
