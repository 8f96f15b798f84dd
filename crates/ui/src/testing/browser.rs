//! A browser without scripts: keeps its cookie, fills in the form's own fields from the page last seen.

use super::PASSWORD;
use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Request, header},
};
use futures_core::Stream;
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    pin::Pin,
    task::{Context, Poll, ready},
};
use tokio::sync::oneshot;
use tower::ServiceExt as _;

/// An answer.
pub struct Page {
    /// Status.
    pub status: u16,
    /// Headers.
    pub headers: HeaderMap,
    /// Body.
    pub html: String,
}

impl Page {
    /// Where the answer sends the browser.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The page to the letter, but for the tokens of its forms: those are others on each page, and as long on all.
    pub fn but_for_tokens(&self) -> String {
        let mut parts = self.html.split("name=\"_token\" value=\"");
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |page, part| {
            let (token, rest) = part.split_once('"').unwrap();
            format!("{page}({} letters){rest}", token.len())
        })
    }

    /// Whether the words stand on the page, as a person reads them.
    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// The page's text: tags taken away, entities undone, white space folded.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let mut in_tag = false;
        for c in self.html.chars() {
            match c {
                '<' => in_tag = true,
                '>' if in_tag => {
                    in_tag = false;
                    out.push(' ');
                }
                _ if in_tag => {}
                _ => out.push(c),
            }
        }
        let out = out
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&#x27;", "'")
            .replace("&amp;", "&");
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The value of the first input with this name.
    pub fn value(&self, name: &str) -> Option<String> {
        let at = self.html.find(&format!("name=\"{name}\""))?;
        let start = self.html[..at].rfind('<')?;
        let end = at + self.html[at..].find('>')?;
        let tag = &self.html[start..end];
        let value = tag.split_once(" value=\"")?.1;
        Some(value[..value.find('"')?].to_owned())
    }
}

/// A body that arrives only when the test says so.
struct Slow {
    bytes: Option<Bytes>,
    arrived: Option<oneshot::Sender<()>>,
    rest: oneshot::Receiver<()>,
}

impl Stream for Slow {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(arrived) = self.arrived.take() {
            let _nobody_waits = arrived.send(());
        }
        if self.bytes.is_none() {
            return Poll::Ready(None);
        }
        let _told = ready!(Pin::new(&mut self.rest).poll(context));
        Poll::Ready(self.bytes.take().map(Ok))
    }
}

/// A browser.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    own: BTreeMap<String, String>,
    /// Sent with every request; tests of forged requests change it.
    pub site: &'static str,
    /// The address from which every request comes, where that matters.
    pub address: Option<SocketAddr>,
}

impl Browser {
    /// With an empty cookie jar.
    pub fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new(), own: BTreeMap::new(), site: "same-origin", address: None }
    }

    /// Its cookies, by name.
    pub fn cookies(&self) -> Vec<(String, String)> {
        self.cookies.iter().map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    /// Puts a cookie into its jar.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// The same browser with its cookie, in front of another router.
    pub fn at(self, router: Router) -> Self {
        Self { router, ..self }
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Page {
        let page = self.send("GET", path, String::new()).await;
        for name in ["_token", "_once", "_version", "_draft", "_before", "_from", "_seen"] {
            match page.value(name) {
                Some(value) => self.own.insert(name.to_owned(), value),
                None if name == "_token" => None,
                None => self.own.remove(name),
            };
        }
        page
    }

    /// The fields of a form with the form's own of the page last opened, unless given.
    fn body(&self, fields: &[(&str, &str)]) -> String {
        let mut body = form_urlencoded::Serializer::new(String::new());
        for (name, value) in &self.own {
            if !fields.iter().any(|(given, _)| given == name) {
                body.append_pair(name, value);
            }
        }
        body.extend_pairs(fields);
        body.finish()
    }

    /// Sends a form with the form's own fields (token, once, version, draft) of the page last opened, unless given.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = self.body(fields);
        self.send("POST", path, body).await
    }

    /// The same, where something happens after the head of the request has arrived and before its body has.
    pub async fn post_slowly(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        happens: impl AsyncFnOnce(),
    ) -> Page {
        let body = self.body(fields);
        let (arrived, head) = oneshot::channel();
        let (finish, rest) = oneshot::channel();
        let slow = Slow { bytes: Some(body.into()), arrived: Some(arrived), rest };
        let kind = "application/x-www-form-urlencoded";
        let sent = self.send_as("POST", path, kind, Body::from_stream(slow));
        let meanwhile = async {
            // A route that never reads its body has answered already.
            if head.await.is_ok() {
                happens().await;
            }
            let _answered_already = finish.send(());
        };
        tokio::join!(sent, meanwhile).0
    }

    /// Signs in on the page that a form sent without a session got, with all that rides along in it.
    pub async fn sign_in_again(&mut self, username: &str, page: &Page) -> Page {
        let rides = |name: &str| page.value(name).unwrap_or_default().replace("&amp;", "&");
        let fields = [
            ("username", username),
            ("password", PASSWORD),
            ("_next", &rides("_next")),
            ("_carried", &rides("_carried")),
        ];
        self.post("/sign-in", &fields).await
    }

    /// Opens a page, then sends its form: what most tests do.
    pub async fn fill(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.get(path).await;
        assert_eq!(page.status, 200, "{path} should open: {}", page.text());
        self.post(path, fields).await
    }

    /// Follows where an answer sends the browser.
    pub async fn follow(&mut self, page: &Page) -> Page {
        assert_eq!(page.status, 303, "should send the browser on: {}", page.text());
        let to = page.location().split('#').next().unwrap_or("/").to_owned();
        self.get(&to).await
    }

    /// Any request with a form's body.
    pub async fn send(&mut self, method: &str, path: &str, body: String) -> Page {
        self.send_as(method, path, "application/x-www-form-urlencoded", Body::from(body)).await
    }

    /// A form with files as a browser sends it: for each the field, the name of the file, what is in it.
    pub async fn send_files(&mut self, path: &str, token: &str, files: &[(&str, &str, &[u8])]) -> Page {
        const PART: &str = "--limit\r\ncontent-disposition: form-data; name=";
        let mut body = format!("{PART}\"_token\"\r\n\r\n{token}\r\n").into_bytes();
        for (field, name, bytes) in files {
            body.extend(format!("{PART}\"{field}\"; filename=\"{name}\"\r\n\r\n").bytes());
            body.extend_from_slice(bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--limit--\r\n");
        self.send_as("POST", path, "multipart/form-data; boundary=limit", Body::from(body)).await
    }

    /// The form's own fields of the page last opened, as they are sent.
    pub fn own(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.own).finish()
    }

    /// Any request with any body.
    pub async fn send_as(&mut self, method: &str, path: &str, kind: &str, body: Body) -> Page {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "localhost");
        request = request.header("sec-fetch-site", self.site);
        if !self.cookies.is_empty() {
            let pairs: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        if method == "POST" {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        if let Some(address) = self.address {
            request = request.extension(ConnectInfo(address));
        }
        let answer = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = answer.into_parts();
        for set in parts.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let pair = set.split(';').next().unwrap_or_default();
            match pair.split_once('=') {
                Some((name, "")) => self.cookies.remove(name),
                Some((name, value)) => self.cookies.insert(name.to_owned(), value.to_owned()),
                None => None,
            };
        }
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Page {
            status: parts.status.as_u16(),
            headers: parts.headers,
            html: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}
