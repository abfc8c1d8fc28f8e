//! Photographs every page in both languages, both themes, on a phone and on a desktop.
//!
//! `cargo xtask shots -- outline zh` takes only the pictures whose name contains every word.

use e2e::pages::{Content, PAGES, Page, SAMPLE_IS_OPEN, START_SAMPLE};
use e2e::picture::Frame;
use e2e::trouble::whole;
use e2e::{Browser, Lang, Look, Profile, Site, SiteSettings, Theme, Trouble};
use std::process::ExitCode;

/// A picture shows the page to its end, but not endlessly.
const TALLEST: u32 = 4000;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match take_all(&words) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(missed) => {
            eprintln!("{missed} pictures could not be taken");
            ExitCode::FAILURE
        }
        Err(trouble) => {
            eprintln!("error: {}", whole(&trouble));
            ExitCode::FAILURE
        }
    }
}

fn take_all(words: &[String]) -> Result<usize, Trouble> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(e2e::trouble::at("the runtime"))?;
    let site = Site::serve(&e2e::dist(), SiteSettings::default())?;
    let mut missed = 0;
    for (lang, theme, width) in looks() {
        let suffix = format!("{}-{}-{width}", lang.short(), theme.name());
        let wanted = |page: &&Page| {
            let name = format!("{}-{suffix}", page.name);
            words.iter().all(|word| name.contains(word.as_str()))
        };
        let pages: Vec<&Page> = PAGES.iter().filter(wanted).collect();
        if pages.is_empty() {
            continue;
        }
        let height = if width < 600 { 844 } else { 900 };
        let look = Look { lang, theme, width, height, ..Look::default() };
        missed += runtime.block_on(take(&site, &pages, look, &suffix))?;
    }
    Ok(missed)
}

fn looks() -> impl Iterator<Item = (Lang, Theme, u32)> {
    let langs = [Lang::En, Lang::Zh].into_iter();
    langs.flat_map(|lang| {
        let themes = [Theme::Light, Theme::Dark].into_iter();
        themes.flat_map(move |theme| [390, 1440].into_iter().map(move |width| (lang, theme, width)))
    })
}

/// One browser without content and one with the sample take all pictures of a look.
async fn take(site: &Site, pages: &[&Page], look: Look, suffix: &str) -> Result<usize, Trouble> {
    let mut missed = 0;
    for content in [Content::Nothing, Content::Sample] {
        let pages: Vec<&Page> = pages.iter().copied().filter(|page| page.content == content).collect();
        if pages.is_empty() {
            continue;
        }
        let browser = Browser::start(&Profile::fresh()?, look).await?;
        let prepared = prepare(site, &browser, content).await;
        for page in pages {
            let path = e2e::target().join("shots").join(format!("{}-{suffix}.png", page.name));
            let taken = match &prepared {
                Ok(()) => shoot(site, &browser, page, &path).await.map_err(|trouble| whole(&trouble)),
                Err(trouble) => Err(whole(trouble)),
            };
            match taken {
                Ok(()) => println!("{}", path.display()),
                Err(why) => {
                    eprintln!("{}-{suffix}: {why}", page.name);
                    missed += 1;
                }
            }
        }
        browser.close().await?;
    }
    Ok(missed)
}

async fn prepare(site: &Site, browser: &Browser, content: Content) -> Result<(), Trouble> {
    match content {
        Content::Nothing => Ok(()),
        Content::Sample => {
            browser.open(&site.url("")).await?;
            browser.click(START_SAMPLE).await?;
            browser.find(SAMPLE_IS_OPEN).await.map(drop)
        }
    }
}

async fn shoot(site: &Site, browser: &Browser, page: &Page, path: &std::path::Path) -> Result<(), Trouble> {
    let route = resolved(browser, page.route).await?;
    browser.open(&site.url(&route)).await?;
    browser.find(page.ready).await?;
    browser.until_true("document.fonts.status === 'loaded'").await?;
    browser.picture(path, Frame::Page(TALLEST)).await
}

/// A route with the first objective or key result of the outline in place of its name.
async fn resolved(browser: &Browser, route: &str) -> Result<String, Trouble> {
    for (name, row) in [("{objective}", ".row.objective"), ("{kr}", ".row.kr")] {
        if route.contains(name) {
            let body = "return document.querySelector(arguments[0]).id.replace('row-', '');";
            let id = browser.run(body, vec![row.into()]).await?;
            return Ok(route.replace(name, id.as_str().unwrap_or_default()));
        }
    }
    Ok(route.to_owned())
}
