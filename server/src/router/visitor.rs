//! Finds out who makes a request, once, for all that answer it.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use app::{AppError, backend::Visitor};
use axum::{
    body::Body,
    extract::{ConnectInfo, State},
    middleware::Next,
    response::Response,
};
use http::{HeaderMap, Request, header::USER_AGENT};
use ipnet::IpNet;

use super::refusal;
use crate::{Console, auth};

/// Characters of a browser's name for itself that are kept.
const LONGEST_USER_AGENT: usize = 400;

/// Puts the [`Visitor`] into the request's extensions.
pub(super) async fn recognize(
    State(console): State<Console>,
    mut request: Request<Body>,
    next: Next,
) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| {
        info.0.ip().to_canonical()
    });
    let address = client(peer, request.headers(), &console.settings.trusted_proxies);
    let person = match auth::token_of(request.headers()) {
        Some(token) => auth::signed_in(&console.store, token).await,
        None => Ok(None),
    };
    match person {
        Ok(person) => {
            let user_agent = user_agent(request.headers());
            request.extensions_mut().insert(Visitor {
                address,
                user_agent,
                person,
            });
            next.run(request).await
        }
        Err(error) => refusal::as_text(&AppError::from(error)),
    }
}

/// What the browser calls itself, cut where it gets long.
fn user_agent(headers: &HeaderMap) -> String {
    let text = headers.get(USER_AGENT).and_then(|text| text.to_str().ok());
    text.unwrap_or_default()
        .chars()
        .take(LONGEST_USER_AGENT)
        .collect()
}

/// Whose request it is: what a proxy of ours says, which adds the address that it sees at the end of
/// `X-Forwarded-For`. What stands before the last address that is no proxy of ours, anybody can have written.
fn client(peer: IpAddr, headers: &HeaderMap, proxies: &[IpNet]) -> IpAddr {
    let is_proxy = |address: &IpAddr| proxies.iter().any(|net| net.contains(address));
    let lines = headers.get_all("x-forwarded-for").iter().rev();
    let hops = lines.flat_map(|line| line.to_str().unwrap_or_default().rsplit(','));
    let mut client = peer;
    for hop in hops {
        if !is_proxy(&client) {
            break;
        }
        let Ok(address) = hop.trim().parse::<IpAddr>() else {
            break;
        };
        client = address.to_canonical();
    }
    client
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn client_of(peer: &str, forwarded: &[&'static str]) -> String {
        let name = http::HeaderName::from_static("x-forwarded-for");
        let lines = forwarded
            .iter()
            .map(|line| (name.clone(), HeaderValue::from_static(line)))
            .collect();
        let proxies = ["10.0.0.0/8", "::1/128"].map(|net| net.parse().expect("a net"));
        let peer: IpAddr = peer.parse().expect("an address");
        client(peer, &lines, &proxies).to_string()
    }

    #[test]
    fn without_a_proxy_of_ours_the_header_counts_for_nothing() {
        assert_eq!(client_of("203.0.113.7", &["198.51.100.1"]), "203.0.113.7");
        assert_eq!(client_of("203.0.113.7", &[]), "203.0.113.7");
    }

    #[test]
    fn the_last_address_that_is_no_proxy_of_ours_is_the_clients() {
        assert_eq!(client_of("10.0.0.2", &["198.51.100.1"]), "198.51.100.1");
        assert_eq!(
            client_of("::1", &["1.1.1.1, 198.51.100.1, 10.0.0.9"]),
            "198.51.100.1"
        );
        assert_eq!(
            client_of("10.0.0.2", &["1.1.1.1", "::ffff:198.51.100.1"]),
            "198.51.100.1"
        );
        assert_eq!(client_of("10.0.0.2", &["10.0.0.3"]), "10.0.0.3");
        assert_eq!(client_of("10.0.0.2", &["unknown"]), "10.0.0.2");
    }
}
