import { escapeHtml } from '../../source/escape.ts'
import { type ExportedPackage, type ExportFile, fileNameOf } from './exported.ts'
import { isLink, link, markdownToHtml } from './markdown-html.ts'
import { type Block, type Page, pageOf, type Tab } from './page.ts'

/** The page of a detection as one HTML file: no script, nothing from elsewhere. */
export function exportHtml(exported: ExportedPackage): ExportFile {
  return { name: `${fileNameOf(exported.detection.id)}.html`, text: written(pageOf(exported)) }
}

const STYLE = `:root{color-scheme:light dark;--line:#8886;--soft:#8881}
body{font:16px/1.55 system-ui,sans-serif;max-width:62rem;margin:0 auto;padding:1.5rem}
h1{line-height:1.2}h2{margin-top:2.5rem;border-bottom:1px solid var(--line)}
pre{background:var(--soft);padding:.8rem;overflow:auto;border-radius:.4rem}
code,pre{font:13px/1.5 ui-monospace,monospace}
table{border-collapse:collapse;display:block;overflow:auto}
th,td{border:1px solid var(--line);padding:.3rem .6rem;text-align:left;vertical-align:top}
.facts th{background:var(--soft)}.id{opacity:.7;font-weight:400}
.seen,.silent,.tuned{background:#2a82}.missed,.found,.refused{background:#c332}
.tabs>input{position:absolute;opacity:0}
.tabs>label{display:inline-block;padding:.3rem .8rem;border:1px solid var(--line);border-bottom:0;cursor:pointer}
.tabs>input:checked+label{background:var(--soft);font-weight:600}
.tabs>input:focus-visible+label{outline:2px solid}
.tabs>.tab{display:none}
@media print{.tabs>.tab{display:block!important}}`

/** A policy that a page without scripts keeps, should any escape fail. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

function written(page: Page): string {
  const { title, id, lead, facts, sections } = page
  const rows = facts
    .map(([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`)
    .join('')
  const body = sections.map(
    (section, index) => `<section>
<h2>${escapeHtml(section.title)}</h2>
${section.blocks.map((block, place) => blockHtml(block, `s${index}-${place}`)).join('\n')}
</section>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${title} (${id})`)}</title>
<style>
${STYLE}
${tabRules(sections.flatMap(({ blocks }) => blocks))}
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)} <span class="id">${escapeHtml(id)}</span></h1>
<p>${escapeHtml(lead)}</p>
<table class="facts"><tbody>${rows}</tbody></table>
${body.join('\n')}
</main>
</body>
</html>
`
}

/** Which tab is shown is told by the place of the input that is checked. */
function tabRules(blocks: readonly Block[]): string {
  const most = Math.max(0, ...blocks.map((block) => (block.kind === 'tabs' ? block.tabs.length : 0)))
  const places = Array.from({ length: most }, (_, index) => index + 1)
  if (places.length === 0) return ''
  return `${places.map((n) => `.tabs>input:nth-of-type(${n}):checked~.tab:nth-of-type(${n})`).join(',\n')}{display:block}`
}

function blockHtml(block: Block, name: string): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escapeHtml(block.text)}</p>`
    case 'markdown':
      return markdownToHtml(block.text, 3)
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`
    case 'links':
      return `<ul>${block.items
        .map(({ label, url }) => `<li>${isLink(url) ? link(url, escapeHtml(label)) : escapeHtml(label)}</li>`)
        .join('')}</ul>`
    case 'table':
      return tableHtml(block.head, block.rows)
    case 'tabs':
      return tabsHtml(block.tabs, name)
  }
}

const OUTCOME = /^(?:seen|missed|silent|found|tuned|not visible|refused)(?=$|[: ])/

function tableHtml(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => {
    const outcome = OUTCOME.exec(text)?.[0].replace(' ', '-')
    return `<td${outcome === undefined ? '' : ` class="${outcome}"`}>${escapeHtml(text)}</td>`
  }
  const titles = head.map((text) => `<th>${escapeHtml(text)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')
  return `<table><thead><tr>${titles}</tr></thead>\n<tbody>${body}</tbody></table>`
}

/** Radio buttons and labels: tabs without a script. */
function tabsHtml(tabs: readonly Tab[], name: string): string {
  const inputs = tabs.map(({ title }, index) => {
    const id = `${name}-${index}`
    return `<input type="radio" name="${name}" id="${id}"${index === 0 ? ' checked' : ''}><label for="${id}">${escapeHtml(title)}</label>`
  })
  const bodies = tabs.map(({ code }) => `<div class="tab"><pre><code>${escapeHtml(code)}</code></pre></div>`)
  return `<div class="tabs">\n${inputs.join('\n')}\n${bodies.join('\n')}\n</div>`
}
