import { escapeMarkdown, escapeTerminal } from '../../source/escape.ts'
import { type ExportedPackage, type ExportFile, fileNameOf } from './exported.ts'
import { isLink } from './markdown-html.ts'
import { type Block, type Page, pageOf } from './page.ts'

/** The page of a detection as Markdown (GitHub's flavour, for its tables). */
export function exportMarkdown(exported: ExportedPackage): ExportFile {
  return { name: `${fileNameOf(exported.detection.id)}.md`, text: written(pageOf(exported)) }
}

function written({ title, id, lead, facts, sections }: Page): string {
  const parts = [
    `# ${escapeMarkdown(title)} (${escapeMarkdown(id)})`,
    escapeMarkdown(lead),
    table(['', ''], facts),
    ...sections.flatMap((section) => [`## ${escapeMarkdown(section.title)}`, ...section.blocks.map(blockText)]),
  ]
  return `${parts.join('\n\n')}\n`
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return escapeMarkdown(block.text)
    case 'markdown':
      return lowered(block.text)
    case 'list':
      return block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n')
    case 'links':
      return block.items
        .map(({ label, url }) =>
          isLink(url) ? `- [${escapeMarkdown(label)}](<${url}>)` : `- ${escapeMarkdown(label)}`,
        )
        .join('\n')
    case 'table':
      return table(block.head, block.rows)
    case 'tabs':
      return block.tabs
        .map(({ title, language, code }) => `### ${escapeMarkdown(title)}\n\n${fenced(code, language)}`)
        .join('\n\n')
  }
}

/** A fence that the code does not have. */
function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  const shown = code.split(/\r?\n/).map((line) => line.split('\t').map(escapeTerminal).join('\t'))
  return `${fence}${language}\n${shown.join('\n')}\n${fence}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}

/** The person's Markdown below the section's heading; its HTML is text. */
function lowered(markdown: string): string {
  let fence: string | undefined
  const lines = markdown
    .trim()
    .split(/\r?\n/)
    .map((raw) => {
      const line = raw.split('\t').map(escapeTerminal).join('\t')
      const mark = /^\s{0,3}(```+|~~~+)/.exec(line)?.[1]
      if (mark !== undefined && (fence === undefined || line.trim() === fence)) {
        fence = fence === undefined ? mark : undefined
        return line
      }
      if (fence !== undefined) return line
      const below = line.replace(/^(#{1,6})(?=\s)/, (marks) => '#'.repeat(Math.min(6, marks.length + 2)))
      return below.replace(/<(?!https?:\/\/)/g, '&lt;').replace(/\](?=\((?!<?https?:\/\/))/g, '\\]')
    })
  return lines.join('\n') + (fence === undefined ? '' : `\n${fence}`)
}
