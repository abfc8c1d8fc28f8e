//! Pages keep nobody out: axe-core finds nothing serious.

use e2e::{Look, journey};

#[test]
fn the_first_page_keeps_nobody_out() {
    journey(async |stage| {
        let browser = stage.visit("", Look::default()).await?;
        assert_eq!(browser.serious_findings().await?, []);
        Ok(())
    });
}
