// How letters look on paper, in the language of Typst. A layout by which letters went stays as it is, for ever: whoever
// changes one adds the next number, so that an old letter can be made again as it was.
//
// The address stands where the window of a DL envelope shows it: BS 4264 has the window 20 mm from the left and 53 mm from
// the top, 93 by 39 mm. A sheet of A4 folded in three (99 mm) can slip by 11 mm down and 10 mm sideways in it (110 by
// 220 mm), which leaves 20 to 103 mm from the left and 53 to 81 mm from the top of the sheet: so 24 mm and 54 mm.
//
// GOV.UK Notify's printer has another window. On its first page the address stands 24.6 to 120 mm from the left and 39.5
// to 66.3 mm from the top, the sender above it (to 30 mm) or right of 125 mm, and all else from 95 mm on; nothing within
// 15 mm of the sides or 5 mm of top and bottom of any page. What stands elsewhere makes Notify refuse the whole letter.
//
// Standard letters are 12 point and large print 18 point, both with ragged right edges, wide lines, no italics, no
// capitals for stress and no broken words. The address keeps its size: it is for the window and the post.

/** `head`: sender, how people reach them and the address, each where it has to stand. */
const layout = (head: string): string => `
#let lines(all) = all.join(linebreak())
#let words(blocks, below) = for b in blocks {
  if b.kind == "heading" { heading(level: below, b.text) }
  else if b.kind == "paragraph" { par(lines(b.lines)) }
  else if b.kind == "bullets" { list(tight: false, ..b.items) }
  else { enum(tight: false, start: b.first, ..b.items) }
}
// Easy Read: room for a picture on the left, one idea on the right.
#let row(b) = block(breakable: false, above: 6mm, below: 6mm, pad(left: 52mm, block(height: auto, {
  v(6mm, weak: false)
  par(lines(b.lines))
  v(12mm, weak: false)
})))
// Pages are counted within the letter, also where it is one of many.
#let letter(d, number) = {
  let size = if d.large { 18pt } else { 12pt }
  let end = label("end-" + str(number))
  set text(font: ("Arimo", "Noto Naskh Arabic"), size: size, lang: "en", region: "GB", fallback: false, hyphenate: false, overhang: false)
  set par(leading: if d.large { 0.85em } else { 0.7em }, spacing: if d.large { 1.5em } else { 1.3em }, justify: false)
  set page(
    paper: "a4",
    margin: (left: 24mm, right: 20mm, top: 18mm, bottom: 24mm),
    footer: context {
      set text(size: calc.max(size * 0.75, 10pt))
      [#d.reference – page #counter(page).display() of #counter(page).at(query(end).first().location()).first()]
    },
  )
  counter(page).update(1)
  show heading: it => block(above: 1.5em, below: 0.8em, sticky: true, text(size: if it.level == 1 and d.subject != "" { size * 1.2 } else { size }, weight: "bold", it.body))
  // A word that is wider than the page breaks where it must.
  show regex("\\\\S{26,}"): it => it.text.clusters().join(sym.zws)
${head}  par(lines((d.date, [Our reference: #d.reference])))
  if d.subject != "" { heading(level: 1, d.subject) }
  let below = if d.subject != "" { 2 } else { 1 }
  if d.easy {
    for b in d.blocks { if b.kind == "heading" { heading(level: below, b.text) } else { row(b) } }
  } else { words(d.blocks, below) }
  if d.large and d.reachBelow.len() > 0 { par(lines(d.reachBelow)) }
  if d.translation != none {
    pagebreak()
    heading(level: 1, d.translation.name)
    set text(lang: d.translation.language, region: none, dir: if d.translation.rtl { rtl } else { ltr })
    words(d.translation.blocks, 2)
  }
  [#metadata(none)#end]
}
#let all = json(bytes(sys.inputs.data))
#let first = all.letters.at(0)
#set document(title: all.title, author: first.from, date: datetime(year: first.day.at(0), month: first.day.at(1), day: first.day.at(2)))
#for (number, d) in all.letters.enumerate() { letter(d, number) }
`;

/** For the window of a DL envelope. */
const FOR_WINDOW = `  block(height: 36mm, width: 100%, spacing: 0pt, {
    set text(size: if d.large { 12pt } else { 10pt })
    set par(leading: 0.55em)
    grid(columns: (1fr, 74mm), column-gutter: 6mm, par(text(size: 14pt, weight: "bold", d.from)), par(lines(d.reach)))
  })
  block(height: 34mm, width: 71mm, spacing: 0pt, {
    set text(size: 11pt)
    set par(leading: 0.45em)
    par(lines(d.window))
  })
`;

/**
 * For GOV.UK Notify, which prints and posts: the letter begins 18 mm below the edge, so 23 mm more is the address below 40 mm.
 * Above the letter's own text (95 mm) nothing else stands beside or below the address, or Notify refuses the letter.
 */
const FOR_NOTIFY = `  place(top + left, dy: -8mm, block(width: 98mm, { set par(leading: 0.5em); text(size: 14pt, weight: "bold", d.from) }))
  place(top + left, dx: 101.5mm, dy: -8mm, block(width: 64mm, {
    set text(size: if d.large { 12pt } else { 10pt })
    set par(leading: 0.55em)
    par(lines(d.reach))
  }))
  place(top + left, dx: 1mm, dy: 23mm, block(width: 94mm, {
    set text(size: 9pt)
    set par(leading: 0.45em)
    par(lines(d.window))
  }))
  v(79.5mm)
`;

/** By which of them a letter is set: for our own printer, or for Notify's. */
export const OWN_LAYOUT = 1;
export const NOTIFY_LAYOUT = 2;

export const LAYOUTS: Readonly<Record<number, string>> = {
  [OWN_LAYOUT]: layout(FOR_WINDOW),
  [NOTIFY_LAYOUT]: layout(FOR_NOTIFY),
};
