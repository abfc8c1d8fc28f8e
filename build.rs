//! Has a release build for the browser come in several files, of which `cargo xtask` takes the
//! lazy ones out of the linked module.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(split_wasm)");
    let is = |name: &str, wanted: &str| std::env::var(name).is_ok_and(|value| value == wanted);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo::rustc-cfg=split_wasm");
        // Without relocations nobody can tell which function needs which.
        println!("cargo::rustc-link-arg-bin=plumbline=--emit-relocs");
    }
}
