/** Latin first, so that a font for Chinese gives its own characters alone. */
export const fonts =
  '"Open Sans", "Noto Sans", "Liberation Sans", Arial, "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';

/** For A4 paper and printers without colours: a row is not torn, heads of tables are repeated, nothing is below 8.5 points. */
export const style = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; padding: 0 .3mm; color: #000; background: #fff; font: 9.5pt/1.4 ${fonts}; }
h1 { font-size: 24pt; line-height: 1.2; margin: 22mm 0 2mm; }
h2 { font-size: 15pt; line-height: 1.25; margin: 0 0 3mm; padding-bottom: 1mm; border-bottom: 1.5pt solid #000; break-before: page; }
h2.same-page { break-before: auto; margin-top: 8mm; }
h3 { font-size: 11pt; line-height: 1.3; margin: 5mm 0 1.5mm; }
h2, h3, h2 + p, h3 + p { break-after: avoid; }
p { margin: 0 0 2mm; orphans: 3; widows: 3; }
ul { margin: 0 0 2mm; padding-left: 5mm; } li { margin: 0 0 1mm; break-inside: avoid; overflow-wrap: anywhere; }
a { color: inherit; text-decoration: none; }
code { font: inherit; background: #eee; overflow-wrap: anywhere; }
.subtitle { font-size: 12pt; margin-bottom: 8mm; }
.banner { border: 2pt solid #000; padding: 2mm 3mm; font-weight: 700; }
.result { border: 1.5pt solid #000; padding: 4mm; margin: 0 0 6mm; break-inside: avoid; }
.result b { display: block; font-size: 20pt; line-height: 1.3; }
dl { display: grid; grid-template-columns: 58mm 1fr; gap: 1mm 3mm; margin: 0 0 5mm; }
dt { font-weight: 700; } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: 0 0 4mm; font-size: 8.5pt; line-height: 1.3; }
thead { display: table-header-group; } tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: .7mm 2mm .7mm 0; border-bottom: .5pt solid #999; overflow-wrap: anywhere; }
thead th { border-bottom: 1pt solid #000; vertical-align: bottom; overflow-wrap: normal; word-break: keep-all; }
th:last-child, td:last-child { padding-right: 0; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; padding-right: 4mm; overflow-wrap: normal; }
td.n { white-space: nowrap; }
table.fixed { table-layout: fixed; } table.requirements td { padding-right: 3mm; }
table.counts, table.standards { break-inside: avoid; }
table.counts { width: auto; } table.counts th.n, table.counts td.n { min-width: 16mm; }
table.evidence { line-height: 1.25; } table.evidence td { padding-top: .1mm; padding-bottom: .1mm; border-bottom-color: #ccc; }
table.sign { margin-top: 2mm; font-size: 9.5pt; table-layout: fixed; }
table.sign th, table.sign td { border: .75pt solid #000; padding: 1mm 2mm; } table.sign td { height: 14mm; }
.sum { font-variant-numeric: tabular-nums; white-space: nowrap; }
.verdict.loud { font-weight: 700; border: .75pt solid #000; padding: 0 1mm; background: #000; color: #fff; }
.verdict.marked { font-weight: 700; }
.k { white-space: nowrap; }
.contents { list-style: none; padding: 0; }
.signing { break-inside: avoid; }`;
