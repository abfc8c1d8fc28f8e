//! What tabs of this application in the same browser tell each other.
//!
//! Two ways lead from tab to tab: a `BroadcastChannel`, and the `storage` event, which reports journal
//! records even where channels are missing. A record may arrive by both; receivers join, so twice is
//! as good as once. Every message says which version of the application's language it speaks.

use super::js;
use super::listener::Listener;
use super::storage::Key;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;
use web_sys::MessageEvent;
use web_sys::StorageEvent;

/// The name of the channel; the number is the version of the key layout.
const CHANNEL: &str = "plumbline/1";

/// The version of the messages below. Any change of their shape raises it.
const LANGUAGE: u32 = 1;

/// What one tab tells the others.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TabMessage {
    /// A journal record was written.
    Record {
        /// The workspace.
        doc: String,
        /// The session that wrote it.
        session: String,
        /// The key it stands under.
        key: String,
        /// The record.
        text: String,
    },
    /// A batch of edits was withdrawn.
    Withdrawn {
        /// The workspace.
        doc: String,
        /// What was withdrawn, as the receiver's reader understands it.
        text: String,
    },
    /// The records of a workspace were folded into a base.
    Compacted {
        /// The workspace.
        doc: String,
    },
    /// A tab came up.
    Hello {
        /// The minor version of the file format that it writes.
        format_minor: u32,
    },
    /// A tab of another version said something this one does not understand. Never sent.
    #[serde(skip)]
    Foreign {
        /// The version of its messages.
        language: u32,
    },
}

/// Why a message did not go out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TabsError {
    /// This browser has no channels; only journal records reach the other tabs.
    #[error("there is no channel between tabs")]
    NoChannel,
    /// Anything else, in the browser's words.
    #[error("the message was not sent: {what}")]
    Failed {
        /// The browser's name and message of it.
        what: String,
    },
}

/// The line to the other tabs; dropping it hangs up.
#[must_use = "dropped tabs hear nothing"]
pub struct Tabs {
    channel: Option<BroadcastChannel>,
    _on_message: Option<Listener>,
    _on_storage: Option<Listener>,
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Envelope {
    language: u32,
    message: TabMessage,
}

/// What every version of the messages has in common.
#[derive(serde::Deserialize)]
struct AnyEnvelope {
    language: u32,
}

impl Tabs {
    /// Starts listening. What is not a message of this application is not passed on.
    pub fn open(on_message: Box<dyn Fn(TabMessage)>) -> Self {
        let on_message: Rc<dyn Fn(TabMessage)> = Rc::from(on_message);
        let channel = BroadcastChannel::new(CHANNEL).ok();
        let on_channel = channel.as_ref().and_then(|channel| {
            let on_message = Rc::clone(&on_message);
            Listener::new(channel.as_ref(), "message", move |event| {
                if let Some(message) = event.dyn_ref::<MessageEvent>().and_then(|event| unpack(&event.data()))
                {
                    on_message(message);
                }
            })
        });
        let on_storage = Listener::on_window("storage", move |event| {
            if let Some(message) = event.dyn_ref::<StorageEvent>().and_then(read_storage_event) {
                on_message(message);
            }
        });
        Self { channel, _on_message: on_channel, _on_storage: on_storage }
    }

    /// Tells all other tabs.
    pub fn send(&self, message: &TabMessage) -> Result<(), TabsError> {
        let channel = self.channel.as_ref().ok_or(TabsError::NoChannel)?;
        let envelope = Envelope { language: LANGUAGE, message: message.clone() };
        let packed = serde_wasm_bindgen::to_value(&envelope)
            .map_err(|failure| TabsError::Failed { what: failure.to_string() })?;
        channel.post_message(&packed).map_err(|thrown| TabsError::Failed { what: js::words(&thrown) })
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

fn unpack(data: &JsValue) -> Option<TabMessage> {
    let AnyEnvelope { language } = serde_wasm_bindgen::from_value(data.clone()).ok()?;
    if language == LANGUAGE {
        serde_wasm_bindgen::from_value(data.clone()).ok().map(|envelope: Envelope| envelope.message)
    } else {
        Some(TabMessage::Foreign { language })
    }
}

fn read_storage_event(event: &StorageEvent) -> Option<TabMessage> {
    let (key, text) = (event.key()?, event.new_value()?);
    match Key::parse(&key)? {
        Key::Journal { doc, session, .. } => Some(TabMessage::Record { doc, session, key, text }),
        Key::Base { doc, .. } => Some(TabMessage::Compacted { doc }),
        Key::Quarantine { .. }
        | Key::Snapshot { .. }
        | Key::SnapshotNote { .. }
        | Key::Brought { .. }
        | Key::Name { .. } => None,
    }
}
