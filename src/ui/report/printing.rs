//! All of the report for the printer: what is folded or still to come is laid in first.

use yew::prelude::*;

use crate::platform::dom;
use crate::platform::listener::Listener;

/// Whether the report is wanted whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Printing {
    /// It is read on the screen.
    No,
    /// A button asked for the printer.
    Asked,
    /// The browser asked for the page.
    Begun,
}

/// Whether all of it is to be there, and what asks the printer. The printer is asked once all is there.
#[hook]
pub fn use_printing() -> (bool, Callback<MouseEvent>) {
    let printing = use_state_eq(|| Printing::No);
    let latest = use_mut_ref(|| Printing::No);
    latest.replace(*printing);
    use_effect_with(*printing, |printing| {
        if *printing == Printing::Asked {
            dom::print();
        }
    });
    {
        let printing = printing.clone();
        use_effect_with((), move |()| {
            let (before, after) = (printing.clone(), printing);
            let begun = Listener::on_window("beforeprint", move |_event| {
                if *latest.borrow() == Printing::No {
                    before.set(Printing::Begun);
                }
            });
            let over = Listener::on_window("afterprint", move |_event| after.set(Printing::No));
            move || drop((begun, over))
        });
    }
    let ask = {
        let printing = printing.clone();
        Callback::from(move |_event: MouseEvent| printing.set(Printing::Asked))
    };
    (*printing != Printing::No, ask)
}
