//! What control words stand for.

use super::group::Target;
use crate::document::Story;

/// The character that a control word stands for.
pub(super) fn character(word: &str) -> Option<char> {
    Some(match word {
        "tab" => '\t',
        "line" | "softline" => '\n',
        "emdash" => '—',
        "endash" => '–',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "bullet" => '•',
        "emspace" => '\u{2003}',
        "enspace" => '\u{2002}',
        "qmspace" => '\u{2005}',
        _ => return None,
    })
}

/// What the content of a group is for that begins with a word: text of a story, or something else. None where the
/// word opens no destination that is known.
pub(super) fn destination(word: &str) -> Option<(Target, Option<Story>)> {
    Some(match word {
        "header" | "headerl" | "headerr" | "headerf" => (Target::Text, Some(Story::Header)),
        "footer" | "footerl" | "footerr" | "footerf" => (Target::Text, Some(Story::Footer)),
        "footnote" => (Target::Text, Some(Story::Note)),
        "annotation" => (Target::Text, Some(Story::Comment)),
        "shptxt" | "dptxbxtext" => (Target::Text, Some(Story::TextBox)),
        "listtext" | "pntext" => (Target::Label, None),
        "fldinst" => (Target::Code, None),
        "fonttbl" => (Target::Fonts, None),
        "nesttableprops" => (Target::Properties, None),
        "upr" => (Target::Forms, None),
        "ud" | "shpinst" | "shpgrp" | "do" | "moMath" | "moMathPara" | "fldrslt" | "result" => (Target::Text, None),
        _ if NOTHING.contains(&word) => (Target::Nothing, None),
        _ => return None,
    })
}

/// Groups whose content is no text of the document, though they need no `\*`.
const NOTHING: [&str; 53] = [
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "filetbl",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "themedata",
    "colorschememapping",
    "latentstyles",
    "datastore",
    "xmlnstbl",
    "mmathPr",
    "mmathPict",
    "template",
    "bkmkstart",
    "bkmkend",
    "atnid",
    "atnauthor",
    "atndate",
    "atnref",
    "atntime",
    "atnicn",
    "atnparent",
    "atrfstart",
    "atrfend",
    "objdata",
    "objclass",
    "objname",
    "nonshppict",
    "shprslt",
    "nonesttables",
    "sp",
    "tc",
    "xe",
    "txe",
    "rxe",
    "pntxta",
    "pntxtb",
    "pnseclvl",
    "revtbl",
    "ftnsep",
    "ftnsepc",
    "ftncn",
    "aftnsep",
    "aftnsepc",
    "aftncn",
    "docvar",
    "falt",
    "panose",
    "mdeg",
];
