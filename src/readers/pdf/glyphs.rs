//! Runs content streams and notes their marks.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::budget::Budget;
use super::fonts::Font;
use super::geometry::{Matrix, Rect};
use super::marks::{Glyph, Heading, Marks};
use super::objects;
use super::paths::Path;
use super::state::{GraphicsState, TextCursor};
use super::styles::{Style, StyleId, Styles};

/// Forms inside forms.
const DEEPEST: usize = 16;
/// Saved states.
const MOST_STATES: usize = 4_096;

/// Interprets pages; keeps fonts and styles from page to page.
pub(super) struct Interpreter<'a> {
    pdf: &'a Document,
    fonts: HashMap<ObjectId, Loaded>,
    pub(super) styles: Styles,
    pub(super) budget: Budget,
}

type Loaded = (Rc<Font>, (StyleId, StyleId));

/// One stream as it runs.
struct Run<'a> {
    resources: Option<&'a Dictionary>,
    fonts: HashMap<Vec<u8>, Option<Loaded>>,
    state: GraphicsState,
    saved: Vec<GraphicsState>,
    cursor: TextCursor,
    path: Path,
    open_forms: Vec<ObjectId>,
}

impl<'a> Interpreter<'a> {
    pub(super) fn new(pdf: &'a Document, budget: Budget) -> Interpreter<'a> {
        Interpreter { pdf, fonts: HashMap::new(), styles: Styles::default(), budget }
    }

    /// Runs a stream; `matrix` leads to page space.
    pub(super) fn run(&mut self, content: &[u8], resources: Option<&'a Dictionary>, matrix: Matrix, marks: &mut Marks) {
        let run = Run {
            resources,
            fonts: HashMap::new(),
            state: GraphicsState::new(matrix),
            saved: Vec::new(),
            cursor: TextCursor::new(),
            path: Path::default(),
            open_forms: Vec::new(),
        };
        self.operations(content, run, marks);
    }

    fn operations(&mut self, content: &[u8], mut run: Run<'a>, marks: &mut Marks) {
        let mut texts = 0;
        for operation in Content::decode_iter(content) {
            let Ok(operation) = operation else { break };
            if !self.budget.operation() || self.budget.reached.is_some() {
                return;
            }
            texts += usize::from(operation.operator == "ET");
            self.operation(&operation, &mut run, marks);
        }
        marks.unread |= text_objects(content) > texts;
    }

    fn operation(&mut self, operation: &Operation, run: &mut Run<'a>, marks: &mut Marks) {
        let operands = operation.operands.as_slice();
        let numbers = Numbers::of(operands);
        match operation.operator.as_str() {
            "q" if run.saved.len() < MOST_STATES => run.saved.push(run.state.clone()),
            "Q" => run.state = run.saved.pop().unwrap_or_else(|| run.state.clone()),
            "cm" => {
                if let Some(matrix) = numbers.matrix() {
                    run.state.matrix = matrix.then(run.state.matrix);
                }
            }
            "w" => run.state.line_width = numbers.at(0),
            "Do" => self.form(operands, run, marks),
            "sh" => marks.shades.push(Rect { x0: 0.0, y0: 0.0, x1: marks.width, y1: marks.height }),
            "BI" => marks.pictures.push(run.state.matrix.unit_box()),
            "Tf" => self.choose_font(operands, run),
            "Tj" | "TJ" | "'" | "\"" => self.show(operation.operator.as_str(), operands, run, marks),
            "m" | "l" | "c" | "v" | "y" | "re" | "h" => build_path(operation.operator.as_str(), &numbers, run),
            "S" | "s" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "n" => {
                paint_path(operation.operator.as_str(), run, marks);
                self.budget.marks(marks);
            }
            "g" | "rg" | "k" | "sc" | "scn" | "cs" => run.state.white = white(operands),
            operator => set_text_state(operator, &numbers, run),
        }
    }

    fn choose_font(&mut self, operands: &[Object], run: &mut Run<'a>) {
        let [Object::Name(name), size, ..] = operands else { return };
        run.state.size = objects::number(size).unwrap_or(0.0);
        if !run.fonts.contains_key(name) {
            let loaded = self.load_font(name, run.resources);
            run.fonts.insert(name.clone(), loaded);
        }
        if let Some(Some((font, styles))) = run.fonts.get(name) {
            run.state.font = Some(Rc::clone(font));
            run.state.styles = *styles;
        }
    }

    fn load_font(&mut self, name: &[u8], resources: Option<&'a Dictionary>) -> Option<Loaded> {
        let fonts = objects::dictionary(resources?, b"Font", self.pdf)?;
        let id = fonts.get(name).and_then(Object::as_reference).ok();
        if let Some(loaded) = id.and_then(|id| self.fonts.get(&id)) {
            return Some(loaded.clone());
        }
        let font = Font::read(objects::dictionary(fonts, name, self.pdf)?, self.pdf, self.budget.font_bytes());
        let plain = self.styles.id(font.style.clone());
        let fat = self.styles.id(Style { bold: true, ..font.style.clone() });
        let loaded = (Rc::new(font), (plain, fat));
        if let Some(id) = id {
            self.fonts.insert(id, loaded.clone());
        }
        Some(loaded)
    }

    fn form(&mut self, operands: &[Object], run: &mut Run<'a>, marks: &mut Marks) {
        let Some(name) = operands.first().and_then(|o| o.as_name().ok()) else { return };
        let Some(forms) = run.resources.and_then(|r| objects::dictionary(r, b"XObject", self.pdf)) else { return };
        let id = forms.get(name).and_then(Object::as_reference).ok();
        let Ok(stream) = forms.get_deref(name, self.pdf).and_then(Object::as_stream) else { return };
        if !matches!(stream.dict.get_deref(b"Subtype", self.pdf).and_then(Object::as_name), Ok(b"Form")) {
            marks.pictures.push(run.state.matrix.unit_box());
            return;
        }
        let cyclic = id.is_some_and(|id| run.open_forms.contains(&id));
        if cyclic || run.open_forms.len() >= DEEPEST {
            return;
        }
        let Some(content) = self.budget.content(stream) else { return };
        let inner = stream.dict.get_deref(b"Matrix", self.pdf).ok().map(|m| objects::numbers(m, self.pdf));
        let matrix = inner.and_then(|m| matrix_of(&m)).unwrap_or(Matrix::IDENTITY);
        let mut open_forms = run.open_forms.clone();
        open_forms.extend(id.or(Some((0, 0))));
        let inside = Run {
            resources: objects::dictionary(&stream.dict, b"Resources", self.pdf).or(run.resources),
            fonts: HashMap::new(),
            state: GraphicsState { matrix: matrix.then(run.state.matrix), ..run.state.clone() },
            saved: Vec::new(),
            cursor: TextCursor::new(),
            path: Path::default(),
            open_forms,
        };
        self.operations(&content, inside, marks);
    }

    fn show(&mut self, operator: &str, operands: &[Object], run: &mut Run<'a>, marks: &mut Marks) {
        if operator == "\"" {
            let numbers = Numbers::of(operands);
            run.state.word_spacing = numbers.at(0);
            run.state.letter_spacing = numbers.at(1);
        }
        if matches!(operator, "'" | "\"") {
            run.cursor.next_line(0.0, -run.state.leading);
        }
        match operands.last() {
            Some(Object::Array(parts)) => {
                for part in parts {
                    match part {
                        Object::String(bytes, _) => self.string(bytes, run, marks),
                        shift => {
                            let shift = objects::number(shift).unwrap_or(0.0);
                            run.cursor.advance(-shift / 1000.0 * run.state.size * run.state.stretch);
                        }
                    }
                }
            }
            Some(Object::String(bytes, _)) => self.string(bytes, run, marks),
            _ => {}
        }
    }

    fn string(&mut self, bytes: &[u8], run: &mut Run<'a>, marks: &mut Marks) {
        let Some(font) = run.state.font.clone() else { return };
        let state = &run.state;
        for code in font.codes(bytes) {
            let width = font.width(code) * state.size;
            if !self.budget.glyph(marks.glyphs.len()) {
                return;
            }
            let text = match font.text(code) {
                "\u{fffd}" => font.own_letter(code).map(String::from),
                text => Some(text.to_owned()),
            };
            marks.contested |= font.contests(code);
            place(text.as_deref().unwrap_or("\u{fffd}"), width, &font, state, &run.cursor, marks);
            let word = if code.blank { state.word_spacing } else { 0.0 };
            run.cursor.advance((width + state.letter_spacing + word) * state.stretch);
        }
    }
}

/// Text objects that a stream ends. The library stops silently where it can't read on.
fn text_objects(content: &[u8]) -> usize {
    content.split(|b| b.is_ascii_whitespace()).filter(|word| *word == b"ET").count()
}

/// Notes the letters of one code; several share its width.
fn place(text: &str, width: f32, font: &Font, state: &GraphicsState, cursor: &TextCursor, marks: &mut Marks) {
    let text_space = Matrix::new(state.stretch, 0.0, 0.0, 1.0, 0.0, state.rise);
    let matrix = text_space.then(cursor.place).then(state.matrix);
    let heading = Heading::of(matrix.a, matrix.b);
    let size = (state.size * (matrix.c.hypot(matrix.d))).abs();
    let along = matrix.a.hypot(matrix.b);
    let (x, y) = matrix.map((0.0, 0.0));
    if !(x.is_finite() && y.is_finite() && size.is_finite() && along.is_finite()) {
        return;
    }
    let letters: Vec<char> = text.chars().filter_map(|c| shown(c, font)).flat_map(spelled).collect();
    let share = width * along / letters.len().max(1) as f32;
    let (dx, dy) = match along > 0.0 {
        true => (matrix.a / along, matrix.b / along),
        false => (1.0, 0.0),
    };
    let style = if matches!(state.mode, 2 | 6) { state.styles.1 } else { state.styles.0 };
    let inkless = matches!(state.mode, 3 | 7);
    for (step, letter) in letters.into_iter().enumerate() {
        let offset = share * step as f32;
        let mut glyph = Glyph {
            letter,
            x: x + dx * offset,
            y: y + dy * offset,
            width: share.abs(),
            size,
            style,
            heading,
            invisible: inkless,
        };
        glyph.invisible |= state.white && matches!(state.mode, 0 | 4) && !marks.shaded(glyph.centre());
        marks.glyphs.push(glyph);
    }
}

fn shown(letter: char, font: &Font) -> Option<char> {
    match letter {
        '\t' | '\n' | '\r' | '\u{a0}' => Some(' '),
        '\0'..='\u{1f}' | '\u{7f}' | '\u{200b}' | '\u{feff}' => None,
        '\u{f020}'..='\u{f0ff}' if font.symbolic() => Some(super::encodings::symbol(u32::from(letter))),
        _ => Some(letter),
    }
}

/// Ligatures as their letters.
fn spelled(letter: char) -> impl Iterator<Item = char> {
    let letters: [Option<char>; 3] = match letter {
        '\u{fb00}' => [Some('f'), Some('f'), None],
        '\u{fb01}' => [Some('f'), Some('i'), None],
        '\u{fb02}' => [Some('f'), Some('l'), None],
        '\u{fb03}' => [Some('f'), Some('f'), Some('i')],
        '\u{fb04}' => [Some('f'), Some('f'), Some('l')],
        '\u{fb05}' | '\u{fb06}' => [Some('s'), Some('t'), None],
        other => [Some(other), None, None],
    };
    letters.into_iter().flatten()
}

fn set_text_state(operator: &str, numbers: &Numbers, run: &mut Run<'_>) {
    let state = &mut run.state;
    match operator {
        "BT" => run.cursor = TextCursor::new(),
        "Td" => run.cursor.next_line(numbers.at(0), numbers.at(1)),
        "TD" => {
            state.leading = -numbers.at(1);
            run.cursor.next_line(numbers.at(0), numbers.at(1));
        }
        "T*" => run.cursor.next_line(0.0, -state.leading),
        "Tm" => {
            if let Some(matrix) = numbers.matrix() {
                run.cursor.set(matrix);
            }
        }
        "Tc" => state.letter_spacing = numbers.at(0),
        "Tw" => state.word_spacing = numbers.at(0),
        "Tz" => state.stretch = numbers.at(0) / 100.0,
        "TL" => state.leading = numbers.at(0),
        "Ts" => state.rise = numbers.at(0),
        "Tr" => state.mode = numbers.at(0) as i64,
        _ => {}
    }
}

/// Whether a colour is the paper's: one or three parts full, or four parts none.
fn white(operands: &[Object]) -> bool {
    let all = |wanted: f32| operands.iter().all(|o| objects::number(o).is_some_and(|n| (n - wanted).abs() < 0.02));
    match operands.len() {
        1 | 3 => all(1.0),
        4 => all(0.0),
        _ => false,
    }
}

fn build_path(operator: &str, numbers: &Numbers, run: &mut Run<'_>) {
    let matrix = run.state.matrix;
    match operator {
        "m" => run.path.move_to(numbers.pair(0), matrix),
        "l" => run.path.line_to(numbers.pair(0), matrix),
        "c" => run.path.curve_to(numbers.pair(4), matrix),
        "v" | "y" => run.path.curve_to(numbers.pair(2), matrix),
        "re" => run.path.rectangle(numbers.pair(0), numbers.pair(2), matrix),
        _ => run.path.close(),
    }
}

fn paint_path(operator: &str, run: &mut Run<'_>, marks: &mut Marks) {
    if matches!(operator, "s" | "b" | "b*") {
        run.path.close();
    }
    if matches!(operator, "S" | "s" | "B" | "B*" | "b" | "b*") {
        let m = run.state.matrix;
        let scale = (m.a * m.d - m.b * m.c).abs().sqrt();
        run.path.stroked(run.state.line_width * scale, &mut marks.strokes);
    }
    if matches!(operator, "f" | "F" | "f*") {
        run.path.filled(&mut marks.strokes);
    }
    if matches!(operator, "f" | "F" | "f*" | "B" | "B*" | "b" | "b*") && !run.state.white {
        run.path.shaded(&mut marks.shades);
    }
    run.path.clear();
}

/// Up to six operands as numbers; 0 where none stands.
struct Numbers {
    found: [f32; 6],
    count: usize,
}

impl Numbers {
    fn of(operands: &[Object]) -> Numbers {
        let mut found = [0.0; 6];
        for (place, operand) in found.iter_mut().zip(operands) {
            *place = objects::number(operand).unwrap_or(0.0);
        }
        Numbers { found, count: operands.len() }
    }

    fn at(&self, index: usize) -> f32 {
        self.found.get(index).copied().unwrap_or(0.0)
    }

    fn pair(&self, index: usize) -> (f32, f32) {
        (self.at(index), self.at(index + 1))
    }

    fn matrix(&self) -> Option<Matrix> {
        if self.count < 6 { None } else { matrix_of(&self.found) }
    }
}

fn matrix_of(numbers: &[f32]) -> Option<Matrix> {
    match numbers {
        [a, b, c, d, e, f, ..] => Some(Matrix::new(*a, *b, *c, *d, *e, *f)),
        _ => None,
    }
}
