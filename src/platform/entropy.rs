//! Dice that nobody can foresee. The only place with dice.
//!
//! There is no second source: names of sessions made from a weak one could meet, and two writers with
//! one name lose edits. Where the browser has no good dice the caller is told, and must not write.

/// The browser has no good dice.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser gives no random numbers")]
pub struct EntropyError;

/// So many random bytes; at most 65,536, as browsers have it.
pub fn bytes<const N: usize>() -> Result<[u8; N], EntropyError> {
    let mut bytes = [0; N];
    let crypto = web_sys::window().ok_or(EntropyError)?.crypto();
    match crypto.map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes)) {
        Ok(Ok(_)) => Ok(bytes),
        Ok(Err(_)) | Err(_) => Err(EntropyError),
    }
}
