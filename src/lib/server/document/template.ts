/**
 * How a document looks on paper, in the language of typst. It is a string here, so that the built server and the commands find it
 * alike. What stands in a document comes in as data (`sys.inputs.doc`) and is set as text: no word of it is ever read as markup.
 *
 * PDF/UA-1 is asked for when it is drawn: title, language, headings in order, table heads, real lists, words for the logo. Header
 * and footer of a page are marked as decoration by typst itself; who sends the document is said once, in the text.
 */
export const template = String.raw`
#let d = json(bytes(sys.inputs.doc))

#let ink = rgb("#17232b")
#let muted = rgb("#47545c")
#let leaf = rgb("#23592f")
#let line-soft = rgb("#d9d2c3")
#let soft = rgb("#f1f5ec")

#set document(title: d.title, author: d.author)
#set text(lang: "da", region: "DK", font: ("IBM Plex Sans", "IBM Plex Sans Arabic", "Noto Emoji"), size: 11pt, fill: ink)
#set par(leading: 0.72em, spacing: 1.15em)
#set page(
	paper: "a4",
	margin: (top: 22mm, bottom: 23mm, x: 25mm),
	header: context if counter(page).get().first() > 1 {
		set text(size: 9pt, fill: muted)
		grid(columns: (1fr, auto), column-gutter: 8mm, d.running, d.reference)
		v(-2pt)
		line(length: 100%, stroke: 0.5pt + line-soft)
	},
	footer: context {
		set text(size: 9pt, fill: muted)
		line(length: 100%, stroke: 0.5pt + line-soft)
		v(-3pt)
		grid(columns: (1fr, auto), column-gutter: 8mm, d.foot, [#d.page #counter(page).display() #d.of #counter(page).final().first()])
	},
)

#show heading: set text(weight: 600)
// The title is the heading above all others.
#show heading.where(level: 1): it => {
	set text(size: 25pt)
	set par(leading: 0.45em)
	block(above: 0pt, below: 0.55em, it.body)
}
#show heading.where(level: 2): it => {
	set text(size: 15.5pt, fill: leaf)
	set par(leading: 0.5em)
	block(above: 1.7em, below: 0.75em, sticky: true, it.body)
}
#show heading.where(level: 3): it => {
	set text(size: 12.5pt)
	set par(leading: 0.5em)
	block(above: 1.5em, below: 0.7em, sticky: true, it.body)
}
#set list(marker: text(fill: leaf)[•], indent: 0pt, body-indent: 0.7em, spacing: 0.75em)
#set table(
	stroke: (x, y) => (bottom: if y == 0 { 1pt + leaf } else { 0.5pt + line-soft }),
	inset: (x, y) => (left: if x == 0 { 0pt } else { 7pt }, right: 0pt, top: 6.5pt, bottom: 6.5pt),
	align: left + top,
)
#show quote.where(block: true): set pad(x: 3pt)
#show figure: set block(breakable: true)
#show figure: set align(left)
#show figure.caption: it => block(below: 0.35em, sticky: true, text(weight: 600, fill: leaf, it.body))
#set figure.caption(position: top)
#set figure(numbering: none, supplement: none, gap: 0.5em, outlined: false)

// A text is a list of paragraphs, each with its lines and whether it is written from right to left.
#let said(lines) = lines.map(text => [#text]).join(linebreak())
#let turned(part) = if part.rtl {
	set text(dir: rtl, lang: "ar")
	set align(right)
	par(said(part.lines))
} else {
	par(said(part.lines))
}
#let inline(parts) = parts.map(part => if part.rtl { text(dir: rtl, lang: "ar", said(part.lines)) } else { said(part.lines) }).join(parbreak())

#let drawn = (
	heading: block => heading(level: block.level + 1, inline(block.text)),
	paragraph: block => block.text.map(turned).join(),
	quote: it => block(
		above: 1.1em, below: 1.3em, width: 100%, inset: (left: 9pt, y: 3pt), stroke: (left: 2.5pt + leaf),
		quote(block: true, {
			set text(size: 12pt)
			it.text.map(turned).join()
			if it.by != none { par(text(size: 9.5pt, fill: muted, it.by)) }
		}),
	),
	list: block => list(..block.items.map(inline)),
	facts: it => block(above: 1.3em, below: 1.6em, if it.beside {
		set terms(hanging-indent: 29mm, separator: [], spacing: 0.95em)
		terms(..it.rows.map(row => terms.item(box(width: 29mm, text(fill: muted, weight: 600, row.term)), inline(row.text))))
	} else {
		set terms(hanging-indent: 0pt, separator: linebreak(), spacing: 1.25em)
		terms(..it.rows.map(row => terms.item(text(weight: 600, row.term), inline(row.text))))
	}),
	table: it => block(above: 1.3em, below: 1.2em, figure(
		kind: table,
		caption: it.caption,
		{
			set text(size: 10pt)
			set par(leading: 0.6em)
			table(
				columns: it.widths.map(width => width * 1fr),
				table.header(repeat: true, ..it.head.map(cell => text(weight: 600, fill: muted, size: 9.5pt, cell))),
				..it.rows.flatten().map(cell => table.cell(breakable: cell.long, text(hyphenate: cell.hyphens, inline(cell.text)))),
			)
		},
	)),
	note: it => block(above: 1.3em, below: 1.3em, width: 100%, breakable: true, inset: (x: 12pt, y: 11pt), radius: 4pt, fill: soft, it.text.map(turned).join()),
)

#grid(
	columns: (1fr, auto),
	column-gutter: 10mm,
	align: (left + top, right + top),
	if d.logo { image("/logo.png", alt: d.municipality, height: 15mm, fit: "contain") } else { text(size: 14pt, weight: 600, fill: leaf, d.municipality) },
	{
		set text(size: 9pt, fill: muted)
		set par(leading: 0.5em)
		said(d.letterhead)
	},
)
#v(9mm)
#heading(level: 1, d.title)
#text(fill: muted, d.under)
#v(4mm)

#for it in d.blocks { (drawn.at(it.kind))(it) }

#if d.closing.len() > 0 {
	v(6mm)
	line(length: 100%, stroke: 0.5pt + line-soft)
	v(1mm)
	d.closing.map(turned).join()
}
`;
