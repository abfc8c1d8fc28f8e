//! One person's browser: opening, looking, waiting, clicking, typing.

use crate::driver::{Driver, chromium};
use crate::look::Look;
use crate::profile::Profile;
use crate::record::Record;
use crate::trouble::{Trouble, whole};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::path::Path;
use std::process::{Command, Stdio};
use std::rc::Rc;
use std::time::{Duration, Instant};
use thirtyfour::{By, Capabilities, WebDriver, WebElement, WindowHandle};

/// How long anything may take before a journey gives up on it.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// How many times a browser that does not come up is started.
const STARTS: u32 = 3;

/// How often a condition is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(20);

const SWITCHES: [&str; 12] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-default-apps",
    "--no-first-run",
    "--no-default-browser-check",
    // Nothing outside this machine can be reached, even by mistake.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/// A running browser with its own driver. Close it with [`Browser::close`].
#[derive(Debug)]
pub struct Browser {
    // Dropped in this order: the session before its driver, the driver before the profile.
    pub(crate) session: WebDriver,
    _driver: Driver,
    profile: Rc<Profile>,
    look: Look,
    pub(crate) record: RefCell<Record>,
    scripts: RefCell<Vec<String>>,
    is_closed: Cell<bool>,
}

impl Browser {
    /// Starts a browser on a profile. Two browsers cannot use one profile at the same time.
    ///
    /// A driver or browser that cannot be reached while it starts is ended and started again, up to
    /// [`STARTS`] times, and that is said. Nothing was claimed about the page by then, so no failure
    /// of a journey hides behind this.
    pub async fn start(profile: &Rc<Profile>, look: Look) -> Result<Browser, Trouble> {
        let mut tried = 1;
        loop {
            let trouble = match Browser::start_once(profile, look).await {
                Ok(browser) => return Ok(browser),
                Err(trouble) => trouble,
            };
            if tried >= STARTS || !is_of_starting(&trouble) {
                return Err(trouble);
            }
            eprintln!("a browser did not start (try {tried} of {STARTS}): {}", whole(&trouble));
            end_leftovers(&profile.user_data());
            tried += 1;
        }
    }

    async fn start_once(profile: &Rc<Profile>, look: Look) -> Result<Browser, Trouble> {
        let driver = Driver::start()?;
        let capabilities = capabilities(profile, look)?;
        let session = WebDriver::new(driver.url(), capabilities).await?;
        let browser = Browser {
            session,
            _driver: driver,
            profile: Rc::clone(profile),
            look,
            record: RefCell::new(Record::default()),
            scripts: RefCell::new(Vec::new()),
            is_closed: Cell::new(false),
        };
        browser.dress_tab().await?;
        Ok(browser)
    }

    /// Ends the browser as a person does, so that it writes everything out; its profile stays as
    /// long as somebody holds it. Closing it again does nothing.
    ///
    /// Chromium itself may lose what was written to `localStorage` in the last seconds when that
    /// was megabytes: after [`Browser::fill_storage`], reload rather than close and come back.
    pub async fn close(&self) -> Result<(), Trouble> {
        if self.is_closed.replace(true) {
            return Ok(());
        }
        // The answer may not arrive any more. The driver alone would end the browser too soon.
        drop(self.protocol("Browser.close", json!({})).await);
        let profile = self.profile.user_data();
        let is_gone = self.until("the browser's end", async || Ok((!is_in_use(&profile)).then_some(())));
        is_gone.await?;
        // The session has ended with the browser; this only tells our side of it.
        drop(self.session.clone().quit().await);
        Ok(())
    }

    /// The profile it runs on.
    pub fn profile(&self) -> &Rc<Profile> {
        &self.profile
    }

    /// How it is set up.
    pub fn look(&self) -> Look {
        self.look
    }

    /// Opens an address and waits until its document is loaded.
    pub async fn open(&self, url: &str) -> Result<(), Trouble> {
        Ok(self.session.goto(url).await?)
    }

    /// Loads the page again.
    pub async fn reload(&self) -> Result<(), Trouble> {
        Ok(self.session.refresh().await?)
    }

    /// The address it shows.
    pub async fn url(&self) -> Result<String, Trouble> {
        Ok(self.session.current_url().await?.to_string())
    }

    /// A call of the browser's own protocol, in the current tab.
    pub async fn protocol(&self, method: &str, params: Value) -> Result<Value, Trouble> {
        Ok(self.session.cdp().send_raw(method, params).await?)
    }

    /// Runs the body of a function in the page; `arguments[0]` and so on are `args`.
    pub async fn run(&self, body: &str, args: Vec<Value>) -> Result<Value, Trouble> {
        Ok(self.session.execute(body, args).await?.json().clone())
    }

    /// Runs a script before anything else in each page that is opened from now on.
    pub async fn before_each_page(&self, source: &str) -> Result<(), Trouble> {
        self.scripts.borrow_mut().push(source.to_owned());
        self.install(source).await
    }

    /// Lets the network go down or come back.
    pub async fn set_network(&self, network: Network) -> Result<(), Trouble> {
        self.protocol("Network.enable", json!({})).await?;
        let offline = network == Network::Down;
        let params =
            json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.protocol("Network.emulateNetworkConditions", params).await.map(drop)
    }

    /// Opens another tab and goes to it.
    pub async fn new_tab(&self) -> Result<WindowHandle, Trouble> {
        let handle = self.session.new_tab().await?;
        self.to_tab(&handle).await?;
        self.dress_tab().await?;
        Ok(handle)
    }

    /// The tab it shows.
    pub async fn tab(&self) -> Result<WindowHandle, Trouble> {
        Ok(self.session.window().await?)
    }

    /// Goes to a tab.
    pub async fn to_tab(&self, handle: &WindowHandle) -> Result<(), Trouble> {
        Ok(self.session.switch_to_window(handle.clone()).await?)
    }

    /// Looks again and again until `probe` has something, and gives up after [`PATIENCE`].
    /// An error in between (an element just replaced) counts as "not yet".
    pub async fn until<T>(
        &self,
        what: &str,
        mut probe: impl AsyncFnMut() -> Result<Option<T>, Trouble>,
    ) -> Result<T, Trouble> {
        let start = Instant::now();
        loop {
            let last = match probe().await {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => "nothing".to_owned(),
                Err(trouble) => whole(&trouble),
            };
            if start.elapsed() > PATIENCE {
                return Err(Trouble::NotYet { what: what.to_owned(), waited: PATIENCE, last });
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Waits until an expression of the page is truthy, and returns its value.
    pub async fn until_true(&self, expression: &str) -> Result<Value, Trouble> {
        let body = format!("return ({expression});");
        self.until(expression, async || {
            let value = self.run(&body, vec![]).await?;
            let is_falsy = match &value {
                Value::Null | Value::Bool(false) => true,
                Value::String(text) => text.is_empty(),
                Value::Number(number) => number.as_f64() == Some(0.0),
                Value::Bool(true) | Value::Array(_) | Value::Object(_) => false,
            };
            Ok((!is_falsy).then_some(value))
        })
        .await
    }

    /// Waits for an element that can be seen.
    pub async fn find(&self, css: &str) -> Result<WebElement, Trouble> {
        self.until(css, async || {
            let element = self.session.find(By::Css(css)).await?;
            Ok(element.is_displayed().await?.then_some(element))
        })
        .await
    }

    /// Every element that matches now, seen or not.
    pub async fn all(&self, css: &str) -> Result<Vec<WebElement>, Trouble> {
        Ok(self.session.find_all(By::Css(css)).await?)
    }

    /// How many elements match now.
    pub async fn count(&self, css: &str) -> Result<usize, Trouble> {
        Ok(self.all(css).await?.len())
    }

    /// Waits until so many elements match.
    pub async fn until_count(&self, css: &str, count: usize) -> Result<(), Trouble> {
        let what = format!("{count} × {css}");
        self.until(&what, async || Ok((self.count(css).await? == count).then_some(()))).await
    }

    /// Waits until nothing matches any more.
    pub async fn until_gone(&self, css: &str) -> Result<(), Trouble> {
        self.until_count(css, 0).await
    }

    /// The text a person reads in an element.
    pub async fn text(&self, css: &str) -> Result<String, Trouble> {
        Ok(self.find(css).await?.text().await?)
    }

    /// Waits until the text of an element contains `part`.
    pub async fn until_text(&self, css: &str, part: &str) -> Result<(), Trouble> {
        let what = format!("{part:?} in {css}");
        self.until(&what, async || {
            let element = self.session.find(By::Css(css)).await?;
            Ok(element.text().await?.contains(part).then_some(()))
        })
        .await
    }

    /// Waits for an element and clicks it. Where something lies over it, it is scrolled clear, and the strip
    /// that asks why something was changed is put off, as a person would.
    pub async fn click(&self, css: &str) -> Result<(), Trouble> {
        let what = format!("a click on {css}");
        self.until(&what, async || {
            let clicked = self.session.find(By::Css(css)).await?.click().await;
            if clicked.is_err() {
                let clear = "
                    document.getElementById('changing-later')?.click();
                    document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' });";
                self.run(clear, vec![css.into()]).await?;
            }
            clicked?;
            Ok(Some(()))
        })
        .await
    }

    /// Everything of the look that belongs to a tab and not to the browser.
    async fn dress_tab(&self) -> Result<(), Trouble> {
        for (method, params) in self.look.emulation() {
            self.protocol(method, params).await?;
        }
        let downloads = self.profile.downloads();
        let allow = json!({ "behavior": "allow", "downloadPath": downloads });
        self.protocol("Browser.setDownloadBehavior", allow).await?;
        let scripts = self.scripts.borrow().clone();
        for script in scripts {
            self.install(&script).await?;
        }
        Ok(())
    }

    async fn install(&self, source: &str) -> Result<(), Trouble> {
        let params = json!({ "source": source });
        self.protocol("Page.addScriptToEvaluateOnNewDocument", params).await.map(drop)
    }
}

/// Whether a start may succeed the next time: the driver or the browser was not reached. A program
/// that is not there, or a file that cannot be written, stays so.
fn is_of_starting(trouble: &Trouble) -> bool {
    match trouble {
        Trouble::Browser(_) | Trouble::Answer { .. } => true,
        Trouble::NotYet { .. } | Trouble::Missing { .. } | Trouble::File { .. } => false,
    }
}

/// Ends what a start that failed left running on a profile, and frees the profile.
fn end_leftovers(user_data: &Path) {
    for process in processes_on(user_data) {
        let ended = Command::new("kill").args(["-9", &process]).stderr(Stdio::null()).status();
        if let Err(error) = ended {
            eprintln!("process {process} was not ended: {error}");
        }
    }
    // The lock is a link to a process that is gone now.
    drop(std::fs::remove_file(user_data.join(LOCK)));
}

/// Chromium's mark that a profile is in use.
const LOCK: &str = "SingletonLock";

/// Whether any process of a browser still works on a profile.
fn is_in_use(user_data: &Path) -> bool {
    // The process that writes the storage outlives the lock for a moment.
    std::fs::symlink_metadata(user_data.join(LOCK)).is_ok() || !processes_on(user_data).is_empty()
}

/// The numbers of the processes that were started with a profile.
fn processes_on(user_data: &Path) -> Vec<String> {
    let wanted = user_data.to_string_lossy().into_owned();
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let on_it = processes.filter(|process| {
        let line = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
        // A profile's number may begin another one's: the folder ends here.
        String::from_utf8_lossy(&line).split('\0').any(|part| part.ends_with(&wanted))
    });
    on_it.map(|process| process.file_name().to_string_lossy().into_owned()).collect()
}

/// Whether the network answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// It answers.
    Up,
    /// It does not.
    Down,
}

fn capabilities(profile: &Profile, look: Look) -> Result<Capabilities, Trouble> {
    let mut args: Vec<String> = SWITCHES.map(str::to_owned).to_vec();
    args.extend(look.switches());
    args.push(format!("--user-data-dir={}", profile.user_data().display()));
    let wanted = json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "binary": chromium()?,
            "args": args,
            "prefs": look.preferences(&profile.downloads().to_string_lossy()),
        },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        "unhandledPromptBehavior": "accept",
    });
    match wanted {
        Value::Object(map) => Ok(Capabilities::from(map)),
        other => Err(Trouble::Answer { from: "the set-up", answer: other.to_string() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_not_reached_is_started_again() {
        let unreached = Trouble::Answer { from: "chromedriver", answer: "channel is empty".into() };
        let missing = Trouble::Missing { what: "chromium".into() };
        let late = Trouble::NotYet { what: "a row".into(), waited: PATIENCE, last: "nothing".into() };
        assert_eq!([unreached, missing, late].map(|trouble| is_of_starting(&trouble)), [true, false, false]);
    }

    #[test]
    fn what_a_start_left_behind_is_ended_and_nothing_else() {
        let folder =
            |name: &str| std::env::temp_dir().join(format!("plumbline-left-{}-{name}", std::process::id()));
        // A program that waits for ever, with a profile on its command line as a browser has it.
        let start = |profile: &Path| {
            let flag = format!("--user-data-dir={}", profile.display());
            let mut command = Command::new("sh");
            command.args(["-c", "read forever", "sh", &flag]).stdin(Stdio::piped()).spawn().unwrap()
        };
        let (one, other) = (folder("1"), folder("11"));
        let (mut left, mut running) = (start(&one), start(&other));
        // A program that was just started is still the one that started it, for a moment.
        let begun = Instant::now();
        while !(is_in_use(&one) && is_in_use(&other)) {
            assert!(begun.elapsed() < PATIENCE, "neither was ever in use");
            std::thread::yield_now();
        }
        end_leftovers(&one);
        assert!(!left.wait().unwrap().success());
        assert!(!is_in_use(&one) && is_in_use(&other));
        running.kill().unwrap();
        running.wait().unwrap();
    }
}
