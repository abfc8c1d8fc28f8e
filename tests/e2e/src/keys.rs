//! The keyboard.

use crate::browser::Browser;
use crate::trouble::Trouble;
use std::time::Duration;
use thirtyfour::action_chain::ActionChain;
use thirtyfour::{By, Key};

/// Keys follow each other without a pause.
const AT_ONCE: Duration = Duration::ZERO;

/// A mouse takes this long from one place to the next, so that the page sees it on the way.
const BY_HAND: Duration = Duration::from_millis(20);

impl Browser {
    /// Types text where the focus is.
    pub async fn type_text(&self, text: &str) -> Result<(), Trouble> {
        Ok(self.chain(AT_ONCE).send_keys(text).perform().await?)
    }

    /// Presses one key, named or a letter, where the focus is.
    pub async fn press(&self, key: impl Into<char>) -> Result<(), Trouble> {
        self.press_with(&[], key).await
    }

    /// Presses a key, named or a letter, while modifiers are held.
    pub async fn press_with(&self, held: &[Key], key: impl Into<char>) -> Result<(), Trouble> {
        let key: char = key.into();
        let chain = held.iter().fold(self.chain(AT_ONCE), |chain, key| chain.key_down(key.clone()));
        let chain = chain.key_down(key).key_up(key);
        let chain = held.iter().rev().fold(chain, |chain, key| chain.key_up(key.clone()));
        Ok(chain.perform().await?)
    }

    /// Replaces the text of a field by hand: focus, select all, type.
    pub async fn fill(&self, css: &str, text: &str) -> Result<(), Trouble> {
        self.click(css).await?;
        self.press_with(&[Key::Control], 'a').await?;
        if text.is_empty() { self.press(Key::Delete).await } else { self.type_text(text).await }
    }

    /// What a field holds.
    pub async fn value(&self, css: &str) -> Result<String, Trouble> {
        let field = self.session.find(By::Css(css)).await?;
        Ok(field.prop("value").await?.unwrap_or_default())
    }

    /// Drags one element onto another with the mouse, over a point on the way.
    pub async fn drag(&self, from_css: &str, to_css: &str) -> Result<(), Trouble> {
        let from = self.find(from_css).await?;
        let to = self.find(to_css).await?;
        let chain = self.chain(BY_HAND).move_to_element_center(&from).click_and_hold().move_by_offset(0, 8);
        Ok(chain.move_to_element_center(&to).release().perform().await?)
    }

    fn chain(&self, pace: Duration) -> ActionChain {
        self.session.action_chain_with_delay(Some(Duration::ZERO), Some(pace))
    }
}
