//! One chromedriver on a port of its own, for one browser.

use crate::browser::PATIENCE;
use crate::trouble::{Trouble, at};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;

/// A running chromedriver; it is ended when dropped.
#[derive(Debug)]
pub struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// Starts chromedriver on a free port.
    pub fn start() -> Result<Driver, Trouble> {
        let program = program("CHROMEDRIVER", &["chromedriver"])?;
        let mut child = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(at(&program))?;
        let stdout = child.stdout.take();
        let mut driver = Driver { child, port: 0 };
        let (sender, receiver) = channel();
        // Reads to the end, because a full pipe would stop the driver.
        std::thread::spawn(move || {
            let lines = stdout.into_iter().flat_map(|stdout| BufReader::new(stdout).lines());
            for port in lines.map_while(Result::ok).filter_map(|line| port_in(&line)) {
                // Nobody listens any more once the port is known.
                sender.send(port).unwrap_or_default();
            }
        });
        match receiver.recv_timeout(PATIENCE) {
            Ok(port) => driver.port = port,
            Err(error) => return Err(Trouble::Answer { from: "chromedriver", answer: error.to_string() }),
        }
        Ok(driver)
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The browser was closed before; what is left is the driver itself, which has no state.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn port_in(line: &str) -> Option<u16> {
    line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
}

/// The Chromium to drive.
pub fn chromium() -> Result<PathBuf, Trouble> {
    program("CHROME", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"])
}

fn program(variable: &str, names: &[&str]) -> Result<PathBuf, Trouble> {
    if let Some(path) = std::env::var_os(variable) {
        return Ok(PathBuf::from(path));
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let files = names.iter().map(|name| format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let mut places = files.flat_map(|file| std::env::split_paths(&path).map(move |dir| dir.join(&file)));
    let missing = || Trouble::Missing { what: names.first().copied().unwrap_or(variable).to_owned() };
    places.find(|place| place.is_file()).ok_or_else(missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_the_greeting() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 41417."), Some(41417));
        assert_eq!(port_in("Starting ChromeDriver 156.0.8078.79 on port 0"), None);
    }
}
