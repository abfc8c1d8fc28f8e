//! The frame of a journey: a site, its visitors, and what is left behind when it fails.

use crate::browser::Browser;
use crate::look::Look;
use crate::picture::Frame;
use crate::profile::Profile;
use crate::site::{Site, SiteSettings};
use crate::trouble::{Trouble, whole};
use crate::{dist, target};
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;

/// Where a journey takes place.
#[derive(Debug)]
pub struct Stage {
    /// The site that is visited.
    pub site: Site,
    browsers: RefCell<Vec<Rc<Browser>>>,
}

impl Stage {
    /// A browser that was never used before; nothing is open yet.
    pub async fn visitor(&self, look: Look) -> Result<Rc<Browser>, Trouble> {
        self.visitor_again(&Profile::fresh()?, look).await
    }

    /// A browser on a profile that was used before, by a browser that is closed now.
    pub async fn visitor_again(&self, profile: &Rc<Profile>, look: Look) -> Result<Rc<Browser>, Trouble> {
        let browser = Rc::new(Browser::start(profile, look).await?);
        self.browsers.borrow_mut().push(Rc::clone(&browser));
        Ok(browser)
    }

    /// A fresh browser with the site open at a route (`""`, `"#/people"`), and the app started.
    pub async fn visit(&self, route: &str, look: Look) -> Result<Rc<Browser>, Trouble> {
        let browser = self.visitor(look).await?;
        self.open(&browser, route).await?;
        Ok(browser)
    }

    /// Opens the site at a route and waits until the app has started.
    pub async fn open(&self, browser: &Browser, route: &str) -> Result<(), Trouble> {
        browser.open(&self.site.url(route)).await?;
        browser.until_true(STARTED).await.map(drop)
    }
}

/// True once the start script has run the app, which then has replaced the note about failing.
const STARTED: &str = "typeof wasmBindings !== 'undefined' && !document.getElementById('boot-failed')";

/// Walks a journey on the release build, hosted below a sub-path.
///
/// # Panics
/// When the journey does, or when it could not be walked to its end.
pub fn journey(walk: impl AsyncFnOnce(&Stage) -> Result<(), Trouble>) {
    journey_at(SiteSettings::default(), walk);
}

/// Walks a journey on a host with settings of its own.
///
/// # Panics
/// When the journey does, or when it could not be walked to its end.
pub fn journey_at(settings: SiteSettings, walk: impl AsyncFnOnce(&Stage) -> Result<(), Trouble>) {
    let name = name_of(&walk);
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => fail(&name, &whole(&error)),
    };
    let site = match Site::serve(&dist(), settings) {
        Ok(site) => site,
        Err(trouble) => fail(&name, &whole(&trouble)),
    };
    let stage = Stage { site, browsers: RefCell::new(Vec::new()) };
    let result = catch_unwind(AssertUnwindSafe(|| runtime.block_on(walk(&stage))));
    if !matches!(result, Ok(Ok(()))) {
        runtime.block_on(leave_traces(&stage, &name));
    }
    runtime.block_on(close_all(&stage));
    match result {
        Ok(Ok(())) => {}
        Ok(Err(trouble)) => fail(&name, &whole(&trouble)),
        Err(panic) => resume_unwind(panic),
    }
}

#[expect(clippy::panic, reason = "a test fails by panicking")]
fn fail(name: &str, why: &str) -> ! {
    panic!("{name}: {why}")
}

/// A picture and the console of each browser, for the person who looks into the failure.
async fn leave_traces(stage: &Stage, name: &str) {
    let browsers = stage.browsers.borrow().clone();
    for (number, browser) in browsers.iter().enumerate() {
        let path = target().join("screenshots").join(format!("{name}-{number}.png"));
        match browser.picture(&path, Frame::Window).await {
            Ok(()) => eprintln!("{name}: picture in {}", path.display()),
            Err(trouble) => eprintln!("{name}: no picture: {}", whole(&trouble)),
        }
        for line in browser.console().await.unwrap_or_default() {
            eprintln!("{name}: console {}: {}", line.level, line.message);
        }
    }
}

async fn close_all(stage: &Stage) {
    for browser in stage.browsers.take() {
        // It may have been closed on the journey; if it cannot be closed, its driver ends with it.
        drop(browser.close().await);
    }
}

/// `first_visit--the_page_opens`, from the path of the test the closure stands in.
fn name_of<T>(_: &T) -> String {
    let path = std::any::type_name::<T>().replace("::{{closure}}", "");
    path.split("::").skip(1).collect::<Vec<_>>().join("--")
}
