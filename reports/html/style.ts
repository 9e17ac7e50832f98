/** Light and dark, and on paper: a row is not torn, and headings of tables are repeated. */
export const style = `
:root { color-scheme: light dark; --ink: #1a1d21; --soft: #59616b; --line: #d8dce1; --paper: #fff; --raised: #f4f6f8;
  --good: #12692f; --bad: #b3261e; --warn: #8a5300; --mute: #59616b; --link: #0b57b0; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8eb; --soft: #a2abb5; --line: #363c44; --paper: #14171a;
  --raised: #1e2328; --good: #6dd58c; --bad: #ff8a80; --warn: #f3b65c; --mute: #a2abb5; --link: #8ab8f5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1.5rem 1.5rem 4rem; background: var(--paper); color: var(--ink);
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
p { margin: .25rem 0; max-width: 60rem; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 2px; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1rem 0; }
.banner { background: var(--warn); color: var(--paper); font-weight: 600; padding: .4rem .75rem; border-radius: 4px;
  margin-bottom: 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .25rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; font-size: 12px; white-space: nowrap; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.k { white-space: nowrap; }
tr:target { background: var(--raised); outline: 2px solid var(--link); }
.soft, .why { color: var(--soft); }
.why { font-size: 13px; overflow-wrap: anywhere; white-space: pre-line; }
table.counts { width: auto; } table.counts td, table.counts th { padding-right: 1.5rem; }
code { font: 0.92em ui-monospace, monospace; }
.verdict { font-weight: 600; white-space: nowrap; }
.summary .verdict { white-space: normal; }
.good { color: var(--good); } .bad { color: var(--bad); } .warn, .news { color: var(--warn); } .mute { color: var(--mute); }
ul.checks { list-style: none; margin: .25rem 0 0; padding: 0; }
ul.checks li { padding: .2rem 0 .2rem .75rem; border-left: 2px solid var(--line); margin-bottom: .25rem;
  overflow-wrap: anywhere; }
.evidence { display: flex; flex-wrap: wrap; gap: 0 .75rem; font-size: 13px; }
.summary { font-size: 1.1rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: .5rem 0; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; overflow-wrap: anywhere; }
@media print {
  :root { --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --raised: #eee; --good: #12692f; --bad: #b3261e;
    --warn: #8a5300; --mute: #444; --link: #000; }
  body { max-width: none; padding: 0; font-size: 10px; }
  nav { display: none; }
  h2 { break-before: page; } h2.same-page { break-before: auto; } h2, h3 { break-after: avoid; }
  tr, ul.checks li { break-inside: avoid; } thead { display: table-header-group; } .scroll { overflow: visible; }
}`;
