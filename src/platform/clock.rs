//! The time, the day on the wall, and waking up later. The only place with a clock.

use js_sys::Date;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// Milliseconds since 1970, as this machine's clock has it, right or wrong.
pub fn now_millis() -> i64 {
    Date::now() as i64
}

/// Today where this machine is, as `YYYY-MM-DD`.
pub fn today() -> String {
    let now = Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// The day and the time of day of a moment where this machine is, as `YYYY-MM-DD` and `HH:MM`; the moment in
/// milliseconds since 1970.
pub fn local(millis: i64) -> (String, String) {
    let at = Date::new(&JsValue::from_f64(millis as f64));
    let day = format!("{:04}-{:02}-{:02}", at.get_full_year(), at.get_month() + 1, at.get_date());
    (day, format!("{:02}:{:02}", at.get_hours(), at.get_minutes()))
}

/// Milliseconds until [`today`] changes; at least 1.
pub fn millis_to_midnight() -> i32 {
    let now = Date::new_0();
    let midnight = Date::new_with_year_month_day(
        now.get_full_year(),
        now.get_month().cast_signed(),
        now.get_date().cast_signed() + 1,
    );
    (midnight.get_time() - now.get_time()).clamp(1.0, 25.0 * 3_600_000.0) as i32
}

/// The moment, in milliseconds since 1970, at which a day of the calendar ends where this machine is; summer
/// time and the like included.
pub fn end_of_day(year: i32, month: u32, day: u32) -> i64 {
    // Date would take the years 0 to 99 for those of the last century.
    let date = Date::new_with_year_month_day(2000, month.cast_signed() - 1, 1);
    date.set_full_year_with_month_date(year.cast_unsigned(), month.cast_signed() - 1, day.cast_signed() + 1);
    date.get_time() as i64
}

/// Something that will happen, unless this is dropped first.
#[must_use = "a timer that is dropped does not ring"]
pub struct Timer {
    id: i32,
    _rings: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls `rings` once, after this many milliseconds or later.
    ///
    /// `None` where there is no window to wait in.
    pub fn after(millis: i32, rings: impl FnOnce() + 'static) -> Option<Self> {
        let rings = Closure::once(rings);
        let handler: &JsValue = rings.as_ref();
        let id = web_sys::window()?
            .set_timeout_with_callback_and_timeout_and_arguments_0(handler.unchecked_ref(), millis)
            .ok()?;
        Some(Self { id, _rings: rings })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}
/// Waits for so many milliseconds or longer; not at all where there is no window to wait in.
pub async fn sleep(millis: i32) {
    let waits = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            let asked = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, millis);
            if asked.is_ok() {
                return;
            }
        }
        // Nothing to wait with: go on at once.
        drop(done.call0(&JsValue::UNDEFINED));
    });
    drop(wasm_bindgen_futures::JsFuture::from(waits).await);
}
