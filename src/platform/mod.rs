//! What the browser can do for us: strings and bytes in and out.
//!
//! These modules are hands, not heads. They know keys, texts, files, tabs and elements; they do not
//! know what an objective is, what stands in a text, or what to do about a failure. Their types are
//! their own, and every call of the browser that can fail comes back as a typed error.
//!
//! - [`storage`]: the parts of a workspace, kept in `localStorage` and `IndexedDB`.
//! - [`idb`]: the little of `IndexedDB` that `storage` needs.
//! - [`locks`]: one tab at a time, and which sessions are alive.
//! - [`tabs`]: what other tabs have written.
//! - [`files`], [`handles`], [`encoding`]: files in and out, files kept open, bytes to text.
//! - [`folders`]: a folder that stays open.
//! - [`clipboard`]: text for other programs; [`deflate`]: text small enough for a link.
//! - [`address`]: what the address of the page carries; [`fetch`]: files that lie beside the page.
//! - [`clock`], [`entropy`]: time and dice, the only places that have them.
//! - [`locale`]: what the browser says about language, numbers, dates and light or dark.
//! - [`frames`]: once for each picture the screen shows; [`images`]: a drawing as a picture of dots.
//! - [`dom`]: focus, scrolling, sizes and page-wide events; [`listener`] ends them when dropped.
//!
//! Async functions return futures and start nothing by themselves.

pub mod address;
mod base64url;
pub mod clipboard;
pub mod clock;
pub mod deflate;
pub mod dom;
pub mod encoding;
pub mod entropy;
pub mod fetch;
pub mod files;
pub mod folders;
pub mod frames;
pub mod handles;
pub mod idb;
pub mod images;
mod js;
pub mod listener;
pub mod locale;
pub mod locks;
pub mod storage;
mod streams;
pub mod tabs;
