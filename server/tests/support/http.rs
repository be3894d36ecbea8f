//! Requests that really go over the line.

use std::net::SocketAddr;

use axum::{Router, body::Body};
use http::{Request, Response, StatusCode, Uri, header::HOST};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::Answer;

/// A router that hands every request on to a server.
pub fn forwarding_to(address: SocketAddr) -> Router {
    Router::new().fallback(move |request: Request<Body>| async move {
        send(address, request).await.map_err(|_| StatusCode::BAD_GATEWAY)
    })
}

/// What stands at an address, for anybody.
pub async fn fetch(address: &str) -> Answer {
    let uri: Uri = address.parse().unwrap();
    let server = uri.authority().unwrap().as_str().parse().unwrap();
    let path = uri.path_and_query().unwrap().as_str();
    let request = Request::get(path).body(Body::empty()).unwrap();
    Answer::of(send(server, request).await.unwrap()).await
}

async fn send(
    address: SocketAddr,
    mut request: Request<Body>,
) -> Result<Response<Body>, Box<dyn std::error::Error>> {
    let host = address.to_string().parse()?;
    request.headers_mut().insert(HOST, host);
    let stream = TcpStream::connect(address).await?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender.send_request(request).await?.map(Body::new))
}
