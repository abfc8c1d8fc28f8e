//! A static file host of the plainest kind, which remembers what it was asked for.

use crate::trouble::{Trouble, at};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How the host serves.
#[derive(Debug, Clone)]
pub struct SiteSettings {
    /// The folder of the host the site lives in; begins and ends with a slash.
    pub base: String,
    /// The type sent with `.wasm` files. Some hosts get it wrong.
    pub wasm_type: &'static str,
    /// Files whose name ends so are "not found".
    pub without: Option<&'static str>,
}

impl Default for SiteSettings {
    fn default() -> Self {
        SiteSettings { base: "/some/sub/path/".to_owned(), wasm_type: "application/wasm", without: None }
    }
}

/// One request as the host saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Path and query.
    pub path: String,
    /// The status it was answered with.
    pub status: u16,
}

/// A running host; it stops when dropped.
#[derive(Debug)]
pub struct Site {
    port: u16,
    base: String,
    log: Arc<Mutex<Vec<Request>>>,
    beside: Beside,
    stopped: Arc<AtomicBool>,
}

/// Files that lie beside the app, by name.
type Beside = Arc<Mutex<BTreeMap<String, String>>>;

impl Site {
    /// Serves a folder on a free port of this machine.
    pub fn serve(dist: &Path, settings: SiteSettings) -> Result<Site, Trouble> {
        let index = dist.join("index.html");
        if !index.is_file() {
            return Err(Trouble::Missing { what: format!("the release build ({})", index.display()) });
        }
        let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(at(dist))?;
        let port = listener.local_addr().map_err(at(dist))?.port();
        let log = Arc::new(Mutex::new(Vec::new()));
        let stopped = Arc::new(AtomicBool::new(false));
        let beside = Beside::default();
        let site = Site {
            port,
            base: settings.base.clone(),
            log: Arc::clone(&log),
            beside: Arc::clone(&beside),
            stopped: Arc::clone(&stopped),
        };
        let host = Arc::new(Host { dist: dist.to_path_buf(), settings, log, beside });
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
                if let Ok(stream) = stream {
                    let host = Arc::clone(&host);
                    // A browser that hangs up early is no concern of the host.
                    std::thread::spawn(move || drop(host.answer(&stream)));
                }
            }
        });
        Ok(site)
    }

    /// The address of the site, with `route` behind it (`""`, `"#/people"`).
    pub fn url(&self, route: &str) -> String {
        format!("http://127.0.0.1:{}{}{route}", self.port, self.base)
    }

    /// Puts a file beside the app, or another text into one that lies there.
    pub fn put(&self, name: &str, text: &str) {
        let mut beside = self.beside.lock().unwrap_or_else(PoisonError::into_inner);
        beside.insert(name.to_owned(), text.to_owned());
    }

    /// Everything it was asked for so far, in the order it was answered.
    pub fn requests(&self) -> Vec<Request> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for the next visitor.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
    }
}

struct Host {
    dist: PathBuf,
    settings: SiteSettings,
    log: Arc<Mutex<Vec<Request>>>,
    beside: Beside,
}

impl Host {
    fn answer(&self, mut stream: &TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let mut reader = BufReader::new(stream);
        let mut first = String::new();
        reader.read_line(&mut first)?;
        let mut header = String::new();
        while reader.read_line(&mut header)? > 2 {
            header.clear();
        }
        let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
        if path.is_empty() {
            return Ok(());
        }
        let found = self.file(&path);
        let status: u16 = if found.is_some() { 200 } else { 404 };
        self.log.lock().unwrap_or_else(PoisonError::into_inner).push(Request { path, status });
        let (kind, body) = found.unwrap_or(("text/plain", b"not found".to_vec()));
        let reason = if status == 200 { "OK" } else { "Not Found" };
        let length = body.len();
        write!(
            stream,
            "HTTP/1.1 {status} {reason}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
             Cache-Control: no-cache\r\nConnection: close\r\n\r\n"
        )?;
        stream.write_all(&body)
    }

    fn file(&self, path: &str) -> Option<(&'static str, Vec<u8>)> {
        let path = path.split(['?', '#']).next()?;
        let name = path.strip_prefix(self.settings.base.as_str())?;
        let name = if name.is_empty() { "index.html" } else { name };
        let is_hidden = self.settings.without.is_some_and(|suffix| name.ends_with(suffix));
        if is_hidden || name.split('/').any(|part| part == "..") {
            return None;
        }
        let beside = self.beside.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned();
        let body = match beside {
            Some(text) => text.into_bytes(),
            None => std::fs::read(self.dist.join(name)).ok()?,
        };
        Some((self.kind_of(name), body))
    }

    fn kind_of(&self, name: &str) -> &'static str {
        match name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("html") => "text/html; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("wasm") => self.settings.wasm_type,
            Some("svg") => "image/svg+xml",
            Some("png") => "image/png",
            Some("json") => "application/json",
            Some("webmanifest") => "application/manifest+json",
            _ => "application/octet-stream",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn only_what_lies_in_the_folder_is_served_and_all_is_remembered() {
        let dist = std::env::temp_dir().join(format!("plumbline-site-{}", std::process::id()));
        std::fs::create_dir_all(&dist).unwrap();
        std::fs::write(dist.join("index.html"), "<p>").unwrap();
        let site = Site::serve(&dist, SiteSettings::default()).unwrap();
        assert!(ask(&site, "/some/sub/path/").starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html"));
        assert!(ask(&site, "/some/sub/path/../secret").starts_with("HTTP/1.1 404"));
        assert!(ask(&site, "/index.html").starts_with("HTTP/1.1 404"));
        site.put("okrs.json", "{}");
        assert!(ask(&site, "/some/sub/path/okrs.json").ends_with("\r\n\r\n{}"));
        let seen: Vec<u16> = site.requests().iter().map(|request| request.status).collect();
        assert_eq!(seen, [200, 404, 404, 200]);
        std::fs::remove_dir_all(&dist).unwrap();

        fn ask(site: &Site, path: &str) -> String {
            let mut stream = TcpStream::connect(("127.0.0.1", site.port)).unwrap();
            write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            answer
        }
    }
}
