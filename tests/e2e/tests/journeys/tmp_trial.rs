//! Temporary.
use e2e::{Key, Kind, Look, journey};
#[test]
fn hands() {
    journey(async |stage| {
        let b = stage.visit("", Look::default()).await?;
        b.click_named(Kind::Button, "Save").await?;
        assert_eq!(b.downloaded_text("hello").await?, "hello");
        let p = b.profile().put("a.json", "{}")?;
        b.choose_files("input[type=file]", &[&p]).await?;
        b.until_text("#text", "a.json").await?;
        b.drop_files("main", &[("b.json", "{ }")]).await?;
        b.until_text("#text", "dropped b.json 3").await?;
        b.click("#up").await?;
        b.press(Key::Enter).await?;
        b.press_with(&[Key::Control], 'z').await?;
        b.until_text("#up", "2").await?;
        let first = b.tab().await?;
        b.new_tab().await?;
        stage.open(&b, "#/x").await?;
        b.until_text("#up", "2").await?;
        b.to_tab(&first).await?;
        println!("{:?}", b.stored().await?);
        assert_eq!(b.stored().await?.len(), 1);
        b.fill_storage().await?;
        b.make_room().await?;
        let profile = std::rc::Rc::clone(b.profile());
        b.close().await?;
        let again = stage.visitor_again(&profile, Look::phone()).await?;
        stage.open(&again, "").await?;
        again.until_text("#up", "2").await?;
        assert_eq!(again.console_errors().await?, [""; 0]);
        Ok(())
    });
}
