//! A browser in this process: signed in, asking the real router, without a network between.

use crate::{outcome::Outcome, sample::PASSWORD};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
};
use flate2::read::GzDecoder;
use std::io::Read as _;
use tower::ServiceExt as _;

/// An answer, read to its end.
pub(crate) struct Answer {
    /// Status.
    pub(crate) status: u16,
    /// Body as it was sent.
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The page, unpacked.
    fn html(&self) -> String {
        let mut html = String::new();
        let packed = GzDecoder::new(self.body.as_slice()).read_to_string(&mut html);
        if packed.is_err() {
            html = String::from_utf8_lossy(&self.body).into_owned();
        }
        html
    }

    /// The value of the first field with this name.
    pub(crate) fn field(&self, name: &str) -> Option<String> {
        value(&self.html(), name).map(str::to_owned)
    }

    /// What the page says is wrong, without its markup.
    pub(crate) fn complaint(&self) -> String {
        let html = self.html();
        let from = html.find("error-summary").or_else(|| html.find("<main")).unwrap_or_default();
        let words: String =
            html[from..].split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
        words.split_whitespace().take(60).collect::<Vec<_>>().join(" ")
    }
}

/// Somebody signed in.
#[derive(Clone)]
pub(crate) struct Client {
    router: Router,
    cookie: String,
    token: String,
    /// Whether pages come compressed, as browsers ask for.
    pub(crate) compressed: bool,
}

impl Client {
    /// Signs in, and finds the token that forms of the session carry.
    pub(crate) async fn sign_in(router: &Router, username: &str) -> Outcome<Self> {
        let mut client = Self { compressed: false, ..Self::nobody(router) };
        let body = encoded(&[("username", username), ("password", PASSWORD)]);
        let (_, cookie) = client.send("POST", "/sign-in", body).await?;
        client.cookie = cookie.ok_or_else(|| format!("{username} was not let in"))?;
        let (page, _) = client.send("GET", "/my-work", String::new()).await?;
        let html = String::from_utf8_lossy(&page.body);
        client.token = value(&html, "_token").ok_or_else(|| format!("{username} has no token"))?.to_owned();
        client.compressed = true;
        Ok(client)
    }

    /// Somebody who is not signed in.
    pub(crate) fn nobody(router: &Router) -> Self {
        Self { router: router.clone(), cookie: String::new(), token: String::new(), compressed: true }
    }

    /// Opens a page.
    pub(crate) async fn get(&self, path: &str) -> Outcome<Answer> {
        Ok(self.send("GET", path, String::new()).await?.0)
    }

    /// Sends a form.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Outcome<Answer> {
        let mut all = vec![("_token", self.token.as_str())];
        all.extend_from_slice(fields);
        Ok(self.send("POST", path, encoded(&all)).await?.0)
    }

    async fn send(&self, method: &str, path: &str, body: String) -> Outcome<(Answer, Option<String>)> {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "localhost")
            .header("sec-fetch-site", "same-origin");
        if !self.cookie.is_empty() {
            request = request.header(header::COOKIE, &self.cookie);
        }
        if self.compressed {
            request = request.header(header::ACCEPT_ENCODING, "gzip");
        }
        if method == "POST" {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        let Ok(answer) = self.router.clone().oneshot(request.body(Body::from(body))?).await;
        let (parts, body) = answer.into_parts();
        let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let cookie = text(header::SET_COOKIE).split(';').next().unwrap_or_default();
        let cookie = (!cookie.is_empty()).then(|| cookie.to_owned());
        let body = to_bytes(body, usize::MAX).await?.to_vec();
        Ok((Answer { status: parts.status.as_u16(), body }, cookie))
    }
}

fn encoded(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// The value of the first input with this name.
fn value<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let at = html.find(&format!("name=\"{name}\""))?;
    let start = html[..at].rfind('<')?;
    let end = at + html[at..].find('>')?;
    let value = html[start..end].split_once(" value=\"")?.1;
    Some(&value[..value.find('"')?])
}
