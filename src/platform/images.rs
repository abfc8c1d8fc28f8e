//! A drawing as a picture of dots: SVG text in, a PNG file out.

use super::files;
use super::files::FileError;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::Blob;
use web_sys::CanvasRenderingContext2d;
use web_sys::HtmlCanvasElement;
use web_sys::HtmlImageElement;
use web_sys::Url;

/// The longest side of a picture, in dots: what every current browser can hold.
pub const MAX_SIDE: f64 = 8192.0;

/// Draws an SVG text of this width and height, in CSS pixels, and hands it out as a PNG file; `done` is told
/// how that went. `scale` dots stand for each pixel, fewer where a side would be longer than [`MAX_SIDE`].
///
/// The text may name nothing outside itself: a picture that does is never handed out.
pub fn download_png(
    name: &str,
    svg: &str,
    (width, height): (f64, f64),
    scale: f64,
    done: impl Fn(Result<(), FileError>) + 'static,
) -> Result<(), FileError> {
    let failed = |thrown: JsValue| FileError::thrown(&thrown);
    let blob = files::blob_of(svg, "image/svg+xml")?;
    let address = Url::create_object_url_with_blob(&blob).map_err(failed)?;
    let image = HtmlImageElement::new().map_err(failed)?;
    let scale = scale.min(MAX_SIDE / width.max(height).max(1.0));
    let (name, drawn, source) = (name.to_owned(), image.clone(), address.clone());
    let done = std::rc::Rc::new(done);
    let on_error = {
        let (done, address) = (std::rc::Rc::clone(&done), address.clone());
        Closure::once_into_js(move || {
            Url::revoke_object_url(&address).ok();
            done(Err(FileError::missing("drawing that can be shown")));
        })
    };
    let on_load = Closure::once_into_js(move || {
        let canvas = painted(&drawn, (width * scale, height * scale));
        Url::revoke_object_url(&source).ok();
        match canvas {
            Ok(canvas) => hand_out(&canvas, name, done),
            Err(error) => done(Err(error)),
        }
    });
    image.set_onload(Some(on_load.unchecked_ref()));
    image.set_onerror(Some(on_error.unchecked_ref()));
    image.set_src(&address);
    Ok(())
}

/// The image on a canvas of this many dots.
fn painted(image: &HtmlImageElement, (width, height): (f64, f64)) -> Result<HtmlCanvasElement, FileError> {
    let failed = |thrown: JsValue| FileError::thrown(&thrown);
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or_else(|| FileError::missing("document"))?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").map_err(failed)?.unchecked_into();
    canvas.set_width(width.round().clamp(1.0, MAX_SIDE) as u32);
    canvas.set_height(height.round().clamp(1.0, MAX_SIDE) as u32);
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")
        .map_err(failed)?
        .ok_or_else(|| FileError::missing("canvas"))?
        .unchecked_into();
    context
        .draw_image_with_html_image_element_and_dw_and_dh(
            image,
            0.0,
            0.0,
            f64::from(canvas.width()),
            f64::from(canvas.height()),
        )
        .map_err(failed)?;
    Ok(canvas)
}

fn hand_out(
    canvas: &HtmlCanvasElement,
    name: String,
    done: std::rc::Rc<impl Fn(Result<(), FileError>) + 'static>,
) {
    let told = std::rc::Rc::clone(&done);
    let taken = Closure::once_into_js(move |blob: JsValue| {
        // A canvas that could not be turned into a file gives nothing.
        match blob.dyn_into::<Blob>() {
            Ok(blob) => told(files::download_blob(&name, &blob)),
            Err(_) => told(Err(FileError::missing("room for a picture of this size"))),
        }
    });
    if let Err(thrown) = canvas.to_blob(taken.unchecked_ref()) {
        done(Err(FileError::thrown(&thrown)));
    }
}
