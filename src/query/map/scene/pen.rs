//! Paths as text, written fast: a map of thousands is a few long paths and not thousands of elements.

use super::super::{Corner, Rect};

/// Writes paths. Numbers have at most one decimal: at the nearest that is a fifth of a pixel.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pen(pub String);

impl Pen {
    /// Whether nothing was drawn.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A number, after the sign of a command or a space.
    fn number(&mut self, value: f64) {
        let tenths = (value * 10.0).round();
        // What is no number or beyond any map is drawn at the edge rather than as broken text.
        let tenths = if tenths.is_finite() { tenths.clamp(-1e15, 1e15) as i64 } else { 0 };
        if tenths < 0 {
            self.0.push('-');
        }
        let tenths = tenths.unsigned_abs();
        let mut whole = tenths / 10;
        let mut digits = [b'0'; 20];
        let mut used = 0;
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (whole % 10) as u8;
            whole /= 10;
            used += 1;
            if whole == 0 {
                break;
            }
        }
        let written = digits.get(digits.len() - used..).and_then(|digits| std::str::from_utf8(digits).ok());
        self.0.push_str(written.unwrap_or("0"));
        if tenths % 10 != 0 {
            self.0.push('.');
            self.0.push(char::from(b'0' + (tenths % 10) as u8));
        }
    }

    fn command(&mut self, sign: char, numbers: &[f64]) -> &mut Self {
        self.0.push(sign);
        for (nth, number) in numbers.iter().enumerate() {
            // A minus parts two numbers; minus nothing is written without one.
            if nth > 0 && (number * 10.0).round() > -1.0 {
                self.0.push(' ');
            }
            self.number(*number);
        }
        self
    }

    /// Goes to a place.
    pub fn to(&mut self, x: f64, y: f64) -> &mut Self {
        self.command('M', &[x, y])
    }

    /// Draws a line by so much.
    pub fn by(&mut self, x: f64, y: f64) -> &mut Self {
        self.command('l', &[x, y])
    }

    /// Draws an arc of a circle by so much; `sweep` is 1.0 clockwise, 0.0 the other way.
    pub fn arc(&mut self, r: f64, sweep: f64, x: f64, y: f64) -> &mut Self {
        self.command('a', &[r, r, 0.0, 0.0, sweep, x, y])
    }

    /// Closes the shape.
    pub fn close(&mut self) -> &mut Self {
        self.0.push('z');
        self
    }

    /// A box; `round` is how round its corners are.
    pub fn rect(&mut self, of: Rect, round: f64) -> &mut Self {
        let r = round.min(of.w / 2.0).min(of.h / 2.0).max(0.0);
        if r < 0.5 {
            self.to(of.x, of.y);
            self.command('h', &[of.w]).command('v', &[of.h]).command('h', &[-of.w]);
            return self.close();
        }
        self.to(of.x + r, of.y);
        self.command('h', &[of.w - 2.0 * r]).arc(r, 1.0, r, r);
        self.command('v', &[of.h - 2.0 * r]).arc(r, 1.0, -r, r);
        self.command('h', &[2.0 * r - of.w]).arc(r, 1.0, -r, -r);
        self.command('v', &[2.0 * r - of.h]).arc(r, 1.0, r, -r);
        self.close()
    }

    /// A circle.
    pub fn circle(&mut self, x: f64, y: f64, r: f64) -> &mut Self {
        // Of a radius that is written as it is: two halves that do not meet would be a lens.
        let r = (r * 10.0).round() / 10.0;
        self.to(x - r, y).arc(r, 1.0, 2.0 * r, 0.0).arc(r, 1.0, -2.0 * r, 0.0).close()
    }

    /// Straight lines through places.
    pub fn run(&mut self, places: &[Corner]) -> &mut Self {
        let mut sign = 'M';
        for place in places {
            self.command(sign, &[place.x, place.y]);
            sign = 'L';
        }
        self
    }

    /// A curve with its two handles.
    pub fn curve(&mut self, [from, one, two, to]: [Corner; 4]) -> &mut Self {
        self.to(from.x, from.y).command('C', &[one.x, one.y, two.x, two.y, to.x, to.y])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn paths_are_short_and_read_back() {
        let mut pen = Pen::default();
        pen.rect(Rect { x: 10.0, y: -20.0, w: 264.0, h: 96.5 }, 0.0);
        assert_eq!(pen.0, "M10-20h264v96.5h-264z");
        let mut pen = Pen::default();
        pen.to(-0.04, 0.04).by(-0.01, 1234.56);
        assert_eq!(pen.0, "M0 0l0 1234.6");
    }

    proptest! {
        #[test]
        fn a_number_is_written_as_it_is(x in -1e7..1e7_f64, y in -1e7..1e7_f64) {
            let mut pen = Pen::default();
            pen.to(x, y);
            let text = pen.0.replace('M', "");
            let split = text.char_indices().skip(1).find(|(_, c)| *c == ' ' || *c == '-').map(|(at, _)| at).unwrap();
            let read = |text: &str| text.trim().parse::<f64>().unwrap();
            prop_assert!((read(&text[..split]) - x).abs() <= 0.051);
            prop_assert!((read(&text[split..]) - y).abs() <= 0.051);
        }
    }
}
