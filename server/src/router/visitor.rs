//! Finds out who makes a request, once, for all that answer it.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use app::{AppError, backend::Visitor};
use axum::{
    body::Body,
    extract::{ConnectInfo, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{Request, StatusCode};

use crate::{Console, auth};

/// Puts the [`Visitor`] into the request's extensions.
pub(super) async fn recognize(
    State(console): State<Console>,
    mut request: Request<Body>,
    next: Next,
) -> Response {
    let address = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    let person = match auth::token_of(request.headers()) {
        Some(token) => auth::signed_in(&console.store, token).await,
        None => Ok(None),
    };
    match person {
        Ok(person) => {
            let address = address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
            request.extensions_mut().insert(Visitor { address, person });
            next.run(request).await
        }
        Err(error) => {
            let error = AppError::from(error);
            (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response()
        }
    }
}
