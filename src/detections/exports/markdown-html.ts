import { escapeHtml } from '../../source/escape.ts'

/** Deeper headings of a text stand below the heading of the section that it is in. */
const DEEPEST = 6

/**
 * The Markdown that packages' texts use as HTML: headings, paragraphs, lists, tables, quotes, code, emphasis, and links to
 * http(s). Everything else, HTML above all, is text. `level`: of the text's highest heading.
 */
export function markdownToHtml(markdown: string, level: number): string {
  const lines = markdown.replace(/\r\n?/g, '\n').split('\n')
  const depths = lines.flatMap((line) => HEADING.exec(line)?.[1]?.length ?? [])
  const shift = level - Math.min(...depths, DEEPEST)
  return blocks(lines, depths.length === 0 ? 0 : shift)
}

const HEADING = /^(#{1,6})\s+(.*?)\s*#*\s*$/
const FENCE = /^\s{0,3}(```+|~~~+)/
const ITEM = /^(\s*)(?:([-*+])|(\d{1,9})[.)])\s+(.*)$/
const RULE = /^\s{0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/
const SEPARATOR = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/

function blocks(lines: readonly string[], shift: number): string {
  const out: string[] = []
  let at = 0
  const lineAt = (place: number): string => lines[place] ?? ''
  while (at < lines.length) {
    const line = lineAt(at)
    const heading = HEADING.exec(line)
    const fence = FENCE.exec(line)?.[1]
    if (line.trim() === '') at += 1
    else if (heading !== null) {
      const depth = Math.min(DEEPEST, Math.max(1, (heading[1]?.length ?? 1) + shift))
      out.push(`<h${depth}>${inline(heading[2] ?? '')}</h${depth}>`)
      at += 1
    } else if (fence !== undefined) {
      const body: string[] = []
      at += 1
      while (at < lines.length && !lineAt(at).trim().startsWith(fence)) {
        body.push(lineAt(at))
        at += 1
      }
      at += 1
      out.push(`<pre><code>${escapeHtml(body.join('\n'))}</code></pre>`)
    } else if (RULE.test(line)) {
      out.push('<hr>')
      at += 1
    } else if (line.includes('|') && SEPARATOR.test(lineAt(at + 1)) && lineAt(at + 1).includes('-')) {
      const rows: string[] = []
      const head = cells(line)
      at += 2
      while (at < lines.length && lineAt(at).includes('|')) {
        rows.push(
          `<tr>${cells(lineAt(at))
            .map((cell) => `<td>${inline(cell)}</td>`)
            .join('')}</tr>`,
        )
        at += 1
      }
      const titles = head.map((cell) => `<th>${inline(cell)}</th>`).join('')
      out.push(`<table><thead><tr>${titles}</tr></thead><tbody>${rows.join('')}</tbody></table>`)
    } else if (ITEM.test(line)) {
      const [html, next] = list(lines, at, shift)
      out.push(html)
      at = next
    } else if (/^\s{0,3}>/.test(line)) {
      const body: string[] = []
      while (at < lines.length && /^\s{0,3}>/.test(lineAt(at))) {
        body.push(lineAt(at).replace(/^\s{0,3}>\s?/, ''))
        at += 1
      }
      out.push(`<blockquote>${blocks(body, shift)}</blockquote>`)
    } else {
      const body: string[] = []
      while (at < lines.length && lineAt(at).trim() !== '' && (body.length === 0 || !startsBlock(lineAt(at)))) {
        body.push(lineAt(at).trim())
        at += 1
      }
      out.push(`<p>${inline(body.join('\n'))}</p>`)
    }
  }
  return out.join('\n')
}

function startsBlock(line: string): boolean {
  return HEADING.test(line) || FENCE.test(line) || ITEM.test(line) || RULE.test(line) || /^\s{0,3}>/.test(line)
}

/** The list that begins at a line, and the line after it. What is indented belongs to the item above. */
function list(lines: readonly string[], start: number, shift: number): readonly [string, number] {
  const first = ITEM.exec(lines[start] ?? '')
  const indent = first?.[1]?.length ?? 0
  const isOrdered = first?.[3] !== undefined
  const items: string[] = []
  let at = start
  while (at < lines.length) {
    const item = ITEM.exec(lines[at] ?? '')
    if (item === null || (item[1]?.length ?? 0) !== indent || (item[3] !== undefined) !== isOrdered) break
    const body = [item[4] ?? '']
    const inside = (item[0] ?? '').length - (item[4] ?? '').length
    at += 1
    while (at < lines.length) {
      const line = lines[at] ?? ''
      const depth = line.length - line.trimStart().length
      const isBlank = line.trim() === ''
      const next = lines[at + 1] ?? ''
      if (isBlank && (next.trim() === '' || next.length - next.trimStart().length <= indent)) break
      if (!isBlank && depth <= indent && startsBlock(line)) break
      body.push(isBlank ? '' : line.slice(Math.min(depth, inside)))
      at += 1
    }
    const html = blocks(body, shift)
    items.push(
      `<li>${html.startsWith('<p>') && html.endsWith('</p>') && !html.slice(3).includes('<p>') ? html.slice(3, -4) : html}</li>`,
    )
    while (at < lines.length && (lines[at] ?? '').trim() === '' && ITEM.test(lines[at + 1] ?? '')) at += 1
  }
  const tag = isOrdered ? 'ol' : 'ul'
  return [`<${tag}>${items.join('')}</${tag}>`, at]
}

function cells(line: string): readonly string[] {
  const bare = line.trim().replace(/^\|/, '').replace(/\|$/, '')
  return bare.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'))
}

const INLINE =
  /(`+)(.+?)\1(?!`)|\\([!-/:-@[-`{-~])|\[([^\]\n]+)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)|<(https?:\/\/[^\s<>]+)>|(\*\*|__)(?=\S)(.+?)(?<=\S)\7|(?<![\w*])([*_])(?=\S)(.+?)(?<=\S)\9(?![\w*])/gs

/** The text of a block. */
function inline(text: string): string {
  let out = ''
  let at = 0
  for (const found of text.matchAll(INLINE)) {
    const [whole, , code, escaped, label, url, bare, , strong, , emphasis] = found
    out += escapeHtml(text.slice(at, found.index))
    if (code !== undefined) out += `<code>${escapeHtml(code.trim())}</code>`
    else if (escaped !== undefined) out += escapeHtml(escaped)
    else if (label !== undefined) out += isLink(url ?? '') ? link(url ?? '', inline(label)) : escapeHtml(whole)
    else if (bare !== undefined) out += link(bare, escapeHtml(bare))
    else if (strong !== undefined) out += `<strong>${inline(strong)}</strong>`
    else out += `<em>${inline(emphasis ?? '')}</em>`
    at = found.index + whole.length
  }
  return out + escapeHtml(text.slice(at))
}

/** Whether a page may lead there. */
export function isLink(url: string): boolean {
  return /^https?:\/\/[^\s"'<>]+$/i.test(url)
}

export function link(url: string, html: string): string {
  return `<a href="${escapeHtml(url)}" rel="noopener noreferrer">${html}</a>`
}
