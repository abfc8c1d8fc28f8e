//! The page itself: it starts under its policy, from any folder of any host, and asks nobody
//! but its own host for anything.

use e2e::journey::journey_at;
use e2e::{Lang, Look, SiteSettings, StorageAccess, Theme, journey};
use serde_json::Value;

#[test]
fn the_page_starts_under_its_policy_at_a_sub_path() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        browser.find("#app *").await?;
        let policy = browser
            .run("return document.querySelector('meta[http-equiv=Content-Security-Policy]').content;", vec![])
            .await?;
        let policy = policy.as_str().unwrap_or_default();
        for part in ["default-src 'none'", "connect-src 'self'", "style-src 'self'", "trusted-types 'none'"] {
            assert!(policy.contains(part), "{part} is missing in {policy}");
        }
        for part in ["'unsafe-inline'", "'unsafe-eval'", "http", "*"] {
            assert!(!policy.contains(part), "{part} is allowed in {policy}");
        }
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}

#[test]
fn the_page_asks_nobody_but_its_own_host() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        browser.find("#app *").await?;
        let own = stage.site.url("");
        let requests = browser.requests().await?;
        assert!(requests.len() >= 4, "the record is empty: {requests:?}");
        for request in requests {
            assert!(request.starts_with(&own), "the page asked for {request}");
        }
        for request in stage.site.requests() {
            assert_eq!(request.status, 200, "{} is not part of the release", request.path);
        }
        Ok(())
    });
}

#[test]
fn the_policy_refuses_inline_scripts_markup_from_text_and_other_hosts() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        // The driver's own script may do what the page may not, hence the step through a timer.
        let refused = browser
            .run(
                "const seen = [];
                 const attempt = (name, act) => { try { act(); } catch (error) { seen.push(name); } };
                 const script = document.createElement('script');
                 return new Promise(done => setTimeout(() => {
                     attempt('innerHTML', () => { document.createElement('p').innerHTML = '<b>x</b>'; });
                     attempt('eval', () => { globalThis['ev' + 'al']('1'); });
                     attempt('script text', () => { script.text = 'globalThis.planted = true'; });
                     done(seen.concat(globalThis.planted ? ['planted'] : []));
                 }));",
                vec![],
            )
            .await?;
        assert_eq!(refused, serde_json::json!(["innerHTML", "eval", "script text"]));
        let fetched = browser
            .run(
                "return fetch('http://127.0.0.1:9/elsewhere').then(() => 'sent', error => String(error));",
                vec![],
            )
            .await?;
        assert!(fetched.as_str().is_some_and(|text| text.contains("Failed to fetch")), "{fetched}");
        let errors = browser.console_errors().await?;
        assert!(errors.iter().any(|line| line.contains("connect-src")), "{errors:?}");
        Ok(())
    });
}

#[test]
fn a_host_that_names_wasm_wrongly_still_starts_the_app() {
    let settings = SiteSettings { wasm_type: "application/octet-stream", ..SiteSettings::default() };
    journey_at(settings, async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        browser.find("#app *").await?;
        assert_eq!(browser.console_errors().await?, [""; 0]);
        Ok(())
    });
}

#[test]
fn an_app_that_cannot_start_says_so_in_both_languages() {
    let settings = SiteSettings { without: Some("_bg.wasm"), ..SiteSettings::default() };
    journey_at(settings, async |stage| {
        let browser = stage.visitor(Look::default()).await?;
        browser.open(&stage.site.url("")).await?;
        browser.until_text("#boot-failed", "could not start").await?;
        browser.until_text("#boot-failed", "无法").await
    });
}

#[test]
fn kept_theme_and_language_are_set_before_the_app_starts() {
    let settings = SiteSettings { without: Some("_bg.wasm"), ..SiteSettings::default() };
    journey_at(settings, async |stage| {
        let browser = stage.visitor(Look::default()).await?;
        browser.open(&stage.site.url("")).await?;
        assert_eq!(root(&browser, "lang").await?, "en");
        assert_eq!(root(&browser, "data-theme").await?, Value::Null);
        browser.store("plumbline/prefs", r#"{"theme":"dark","lang":"zh"}"#).await?;
        browser.reload().await?;
        assert_eq!(root(&browser, "lang").await?, "zh-Hans");
        assert_eq!(root(&browser, "data-theme").await?, "dark");
        browser.store("plumbline/prefs", "{ broken").await?;
        browser.reload().await?;
        assert_eq!(root(&browser, "lang").await?, "en");
        Ok(())
    });
}

#[test]
fn blocked_storage_does_not_keep_the_page_from_starting() {
    journey(async |stage| {
        let browser = stage.visit("", Look { storage: StorageAccess::Blocked, ..Look::default() }).await?;
        browser.find("#app *").await?;
        let blocked =
            browser.run("try { localStorage; return false; } catch (e) { return true; }", vec![]).await?;
        assert_eq!(blocked, Value::Bool(true));
        Ok(())
    });
}

#[test]
fn the_browser_asks_for_the_language_and_theme_of_the_look() {
    journey(async |stage| {
        let look = Look { lang: Lang::Zh, theme: Theme::Dark, ..Look::phone() };
        let browser = stage.visit("", look).await?;
        let seen = browser
            .run(
                "return [navigator.language, matchMedia('(prefers-color-scheme: dark)').matches, innerWidth];",
                vec![],
            )
            .await?;
        assert_eq!(seen, serde_json::json!(["zh-CN", true, 390]));
        assert_eq!(root(&browser, "lang").await?, "zh-Hans");
        Ok(())
    });
}

async fn root(browser: &e2e::Browser, attribute: &str) -> Result<Value, e2e::Trouble> {
    let body = format!("return document.documentElement.getAttribute('{attribute}');");
    browser.run(&body, vec![]).await
}
