//! The server: a thread of its own, the routes, and what each answers.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Query, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderValue,
    REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use prakas::{Fonts, Format};
use serde::Deserialize;
use tokio::sync::oneshot;

use crate::PreviewOptions;
use crate::access::Access;
use crate::shown::Offer;
use crate::state::Desk;
use crate::words::page;

/// How long a page waits for something new before it asks again.
const PATIENCE: Duration = Duration::from_secs(25);

const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const CROSS_ORIGIN_OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

/// Nothing but what this server sends, and the preview in no frame.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
     frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// Nothing but what the file itself holds, no script, and in no frame but the preview's.
const POLICY_OF_FILES: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'self'; sandbox allow-same-origin allow-downloads",
);

/// What makes a file that somebody wants.
pub(crate) type Download = Box<dyn Fn(&Offer) -> Result<Vec<u8>, String> + Send + Sync>;

/// A server that runs until it is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    address: String,
    end: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What every answer is made of.
struct Desks {
    access: Access,
    desk: Arc<Desk>,
    download: Download,
    page: String,
    /// A face with Khmer and Latin letters, for a machine that has no Khmer one.
    face: Bytes,
}

type Shared = State<Arc<Desks>>;

impl Server {
    pub(crate) fn start(options: &PreviewOptions, desk: Arc<Desk>, download: Download) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))?;
        listener.set_nonblocking(true)?;
        let access = Access::new(listener.local_addr()?).map_err(io::Error::other)?;
        let address = access.address();
        let desks = Desks { access, desk, download, page: page(&options.language), face: face() };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (end, ended) = oneshot::channel();
        let router = router(Arc::new(desks));
        let thread = thread::Builder::new().name("preview".into()).spawn(move || {
            runtime.block_on(async {
                let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
                tokio::select! {
                    _ = axum::serve(listener, router) => {}
                    _ = ended => {}
                }
            });
            // What somebody downloads at this moment is not waited for.
            runtime.shutdown_background();
        })?;
        Ok(Self { address, end: Some(end), thread: Some(thread) })
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(end) = self.end.take() {
            // Nobody listens where the server has ended by itself.
            let _ = end.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// The bundled Khmer text face, or nothing: then the machine's are taken.
fn face() -> Bytes {
    let fonts = Fonts::bundled();
    let face = fonts.covering('ក', &["Noto Serif Khmer"]);
    face.and_then(|face| face.with_data(Bytes::copy_from_slice).ok()).unwrap_or_default()
}

fn router(desks: Arc<Desks>) -> Router {
    Router::new()
        .route(
            "/{token}/",
            get(|State(desks): Shared| async move { sent("text/html; charset=utf-8", desks.page.clone()) }),
        )
        .route(
            "/{token}/preview.css",
            get(async || sent("text/css; charset=utf-8", include_str!("page/preview.css"))),
        )
        .route(
            "/{token}/preview.js",
            get(async || sent("text/javascript; charset=utf-8", include_str!("page/preview.js"))),
        )
        .route(
            "/{token}/khmer.ttf",
            get(|State(desks): Shared| async move { sent("font/ttf", desks.face.clone()) }),
        )
        .route("/{token}/state", get(state))
        .route("/{token}/files/{name}", get(file))
        .layer(middleware::from_fn_with_state(Arc::clone(&desks), guarded))
        .with_state(desks)
}

/// Answers those who may ask, and keeps what is sent to them.
async fn guarded(State(desks): Shared, request: Request, next: Next) -> Response {
    let mut response = if desks.access.allows(request.uri().path(), request.headers()) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "This address is not known here.\n").into_response()
    };
    let headers = response.headers_mut();
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(POLICY);
    for (name, value) in [
        (CACHE_CONTROL, "no-store"),
        (REFERRER_POLICY, "no-referrer"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CROSS_ORIGIN_RESOURCE_POLICY, "same-origin"),
        (CROSS_ORIGIN_OPENER_POLICY, "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

fn sent(media_type: &'static str, body: impl IntoResponse) -> Response {
    ([(CONTENT_TYPE, media_type)], body).into_response()
}

/// What the page has.
#[derive(Deserialize)]
struct Known {
    #[serde(default)]
    after: u64,
}

/// What is shown now, once it is newer than what the page has; nothing where it does not become so in a while.
async fn state(State(desks): Shared, Query(Known { after }): Query<Known>) -> Response {
    match desks.desk.after(after, PATIENCE).await {
        Some(state) => sent("application/json", state.json.clone()),
        None => StatusCode::NO_CONTENT.into_response(),
    }
}

/// A file that is shown, or is made now because somebody wants it.
async fn file(State(desks): Shared, Path((_, name)): Path<(String, String)>) -> Response {
    let state = desks.desk.now();
    if let Some(file) = state.file(&name) {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, media_type(file.format));
        headers.insert(CONTENT_SECURITY_POLICY, POLICY_OF_FILES);
        return (headers, file.bytes.clone()).into_response();
    }
    let Some(offer) = state.offer(&name).cloned() else { return StatusCode::NOT_FOUND.into_response() };
    let format = offer.format;
    let made = tokio::task::spawn_blocking(move || (desks.download)(&offer)).await;
    match made {
        Ok(Ok(bytes)) => {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, media_type(format));
            // Its name is that of the address.
            headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
            (headers, bytes).into_response()
        }
        Ok(Err(why)) => (StatusCode::CONFLICT, why).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn media_type(format: Format) -> HeaderValue {
    let is_text = matches!(format, Format::Html | Format::Txt);
    let media_type = format!("{}{}", format.media_type(), if is_text { "; charset=utf-8" } else { "" });
    HeaderValue::from_str(&media_type).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}
