//! Finds Chromium and its driver, installs them where the system's packages may be used,
//! or says exactly what to install.

use crate::pins;
use crate::run::{run, said, say};
use crate::tools::{Tools, version_in};
use crate::trouble::Trouble;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The browser the tests drive, and the program that drives it.
#[derive(Debug, Clone)]
pub struct Browser {
    /// The Chromium program.
    pub chromium: PathBuf,
    /// The `chromedriver` program.
    pub driver: PathBuf,
}

const CHROMIUM_NAMES: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Where Chrome is kept on systems that don't put it on the PATH.
const CHROME_PLACES: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/// Finds both; installs them when we are root on a Debian-like system.
pub fn ensure(tools: &Tools) -> Result<Browser, Trouble> {
    if look(tools).is_none() && may_use_apt(tools) {
        say(&format!("installing {} by the system's packages", pins::DEBIAN_PACKAGES.join(", ")));
        run(tools.command("apt-get").arg("update"))?;
        let mut install = tools.command("apt-get");
        install.env("DEBIAN_FRONTEND", "noninteractive");
        run(install.args(["install", "-y", "--no-install-recommends"]).args(pins::DEBIAN_PACKAGES))?;
    }
    let browser = look(tools).ok_or_else(|| missing(tools))?;
    compare_versions(&browser);
    Ok(browser)
}

fn look(tools: &Tools) -> Option<Browser> {
    let chromium = named("CHROME")
        .or_else(|| CHROMIUM_NAMES.iter().find_map(|name| tools.find(name)))
        .or_else(|| CHROME_PLACES.iter().map(PathBuf::from).find(|path| path.is_file()))?;
    let driver = named("CHROMEDRIVER").or_else(|| tools.find("chromedriver"))?;
    Some(Browser { chromium, driver })
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

fn may_use_apt(tools: &Tools) -> bool {
    Path::new("/etc/debian_version").exists()
        && tools.find("apt-get").is_some()
        && said(Command::new("id").arg("-u")).as_deref() == Some("0")
}

fn missing(tools: &Tools) -> Trouble {
    let has_chromium = CHROMIUM_NAMES.iter().any(|name| tools.find(name).is_some());
    let what = if has_chromium { "chromedriver" } else { "Chromium with its driver" };
    let how = format!(
        "Install a Chromium or Chrome ({} or newer) and the chromedriver of the same version, for example:\n  \
         Debian, Ubuntu:  sudo apt-get install --no-install-recommends {}\n  \
         Fedora:          sudo dnf install chromium chromedriver google-noto-sans-cjk-fonts\n  \
         Arch:            sudo pacman -S chromium noto-fonts-cjk\n  \
         macOS:           brew install --cask google-chrome chromedriver\n\
         or name both programs in the variables CHROME and CHROMEDRIVER.",
        pins::CHROMIUM_MAJOR,
        pins::DEBIAN_PACKAGES.join(" "),
    );
    Trouble::Missing { what: what.to_owned(), how }
}

fn compare_versions(browser: &Browser) {
    let chromium = major(&browser.chromium);
    let driver = major(&browser.driver);
    if let (Some(chromium), Some(driver)) = (chromium, driver) {
        if chromium != driver {
            say(&format!(
                "note: Chromium is version {chromium} and its driver {driver}; they should be equal"
            ));
        }
        if chromium < pins::CHROMIUM_MAJOR {
            say(&format!("note: Chromium {chromium} is older than {}", pins::CHROMIUM_MAJOR));
        }
    }
}

fn major(program: &Path) -> Option<u32> {
    let line = said(Command::new(program).arg("--version"))?;
    version_in(&line)?.split('.').next()?.parse().ok()
}
