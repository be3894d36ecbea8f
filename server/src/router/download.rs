//! Finished files: whole, or the part that was asked for (RFC 9110, section 14).

mod range;

use std::time::Duration;

use app::{
    AppError,
    backend::{Admin, Visitor},
};
use axum::{
    body::Body,
    extract::{Extension, Path, State, rejection::PathRejection},
    response::{IntoResponse, Response},
};
use http::{
    HeaderMap, HeaderName, Method, StatusCode,
    header::{
        ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG,
        IF_RANGE, LOCATION, RANGE,
    },
};
use uuid::Uuid;

use self::range::{Part, part};
use super::{compression::AsItIs, refusal};
use crate::{Console, clock, export::artifact::media_type, store::StoredFile};

/// How long an address of the bucket is valid; the browser follows it at once.
const SIGNED_FOR: Duration = Duration::from_mins(1);

const FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

pub(super) const PATH: &str = "/w/{slug}/exports/{id}/{file_name}";

/// Sends the file of an export of the workspace to one of its admins.
pub(super) async fn download(
    State(console): State<Console>,
    Extension(visitor): Extension<Visitor>,
    path: Result<Path<(String, String, String)>, PathRejection>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    let Ok(Path((slug, id, file_name))) = path else {
        return refusal::as_text(&AppError::NotFound);
    };
    let answer = answer(&console, visitor, (&slug, &id, &file_name), &method, &headers);
    answer.await.unwrap_or_else(|error| refusal::as_text(&error))
}

async fn answer(
    console: &Console,
    visitor: Visitor,
    (slug, id, file_name): (&str, &str, &str),
    method: &Method,
    headers: &HeaderMap,
) -> Result<Response, AppError> {
    let is_on_this_machine = visitor.address.is_loopback();
    let (admin, id, file) = find(console, visitor, slug, id, file_name).await?;
    let is_look = *method == Method::HEAD;
    let mut response = if console.settings.signed_downloads && !is_look {
        send_away(console, &file, headers).await?
    } else {
        send(console, &file, headers).await?
    };
    // No line is as quick as none.
    if is_on_this_machine {
        response.extensions_mut().insert(AsItIs);
    }
    // The rest of a file is of the same download as its beginning. What can't be noted is not given away.
    if !is_look && sends_beginning(&response) {
        console.store.note_download(&admin, id, clock::now()).await?;
    }
    Ok(response)
}

fn sends_beginning(response: &Response) -> bool {
    let place = response.headers().get(CONTENT_RANGE);
    let is_first = place.is_none_or(|place| place.as_bytes().starts_with(b"bytes 0-"));
    (response.status().is_success() || response.status().is_redirection()) && is_first
}

async fn find(
    console: &Console,
    visitor: Visitor,
    slug: &str,
    id: &str,
    file_name: &str,
) -> Result<(Admin, Uuid, StoredFile), AppError> {
    let person = visitor.person.ok_or(AppError::SignInNeeded)?;
    let member = console
        .store
        .membership(person, slug)
        .await?
        .ok_or(AppError::NotFound)?;
    let admin = Admin::of(member)?;
    let id = Uuid::parse_str(id).map_err(|_| AppError::NotFound)?;
    let (file, expires_at) = console
        .store
        .export_file(admin.workspace_id, id)
        .await?
        .ok_or(AppError::NotFound)?;
    if file.file_name != file_name {
        return Err(AppError::NotFound);
    }
    if expires_at.is_none_or(|at| at <= clock::now()) {
        return Err(AppError::Expired);
    }
    Ok((admin, id, file))
}

/// Sends to where the bucket itself gives the file away, for a moment.
async fn send_away(console: &Console, file: &StoredFile, headers: &HeaderMap) -> Result<Response, AppError> {
    let artifacts = &console.workshop.artifacts;
    let signed = artifacts
        .signed_url(&file.location, &file.file_name, SIGNED_FOR)
        .await?;
    let Some(address) = signed else {
        return send(console, file, headers).await;
    };
    let head = [
        (LOCATION, address.to_string()),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((StatusCode::TEMPORARY_REDIRECT, head).into_response())
}

async fn send(console: &Console, file: &StoredFile, headers: &HeaderMap) -> Result<Response, AppError> {
    let etag = format!("\"{}\"", hex::encode(file.sha256));
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    // A part is only wanted of the file that the client has the rest of.
    let wanted = text(RANGE).filter(|_| text(IF_RANGE).is_none_or(|known| known == etag));
    let (status, bytes) = match part(wanted, file.size_bytes) {
        Part::Whole => (StatusCode::OK, 0..file.size_bytes),
        Part::Bytes(bytes) => (StatusCode::PARTIAL_CONTENT, bytes),
        Part::OutOfReach => {
            let size = format!("bytes */{}", file.size_bytes);
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, [(CONTENT_RANGE, size)]).into_response());
        }
    };
    let content = console
        .workshop
        .artifacts
        .read(&file.location, bytes.clone())
        .await?
        .ok_or(AppError::Expired)?;
    let head = [
        (CONTENT_TYPE, media_type(&file.file_name).to_owned()),
        (CONTENT_LENGTH, (bytes.end - bytes.start).to_string()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}\"", file.file_name),
        ),
        (ETAG, etag),
        (ACCEPT_RANGES, "bytes".to_owned()),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    let mut response = (status, head, Body::from_stream(content)).into_response();
    if status == StatusCode::PARTIAL_CONTENT {
        let place = format!("bytes {}-{}/{}", bytes.start, bytes.end - 1, file.size_bytes);
        response
            .headers_mut()
            .insert(CONTENT_RANGE, place.parse().map_err(|_| AppError::Internal)?);
    }
    // What a browser saves by itself, it shows the progress of and can go on with: by the size of the file.
    if text(FETCH_MODE).is_some_and(|mode| mode == "navigate") {
        response.extensions_mut().insert(AsItIs);
    }
    Ok(response)
}
