/**
 * Text from logs and queries is hostile. Everything that shows it to a person passes through here.
 */

const UNSAFE_ON_TERMINAL = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** Without control, zero-width and bidirectional characters: each is shown as `\xNN` or `\u{NNNN}`. */
export function escapeTerminal(text: string): string {
  return text.replace(UNSAFE_ON_TERMINAL, (char) => {
    const code = char.charCodeAt(0)
    if (char === '\n') return '\\n'
    if (char === '\r') return '\\r'
    if (char === '\t') return '\\t'
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
  })
}

/** One CSV cell (RFC 4180). A text that a spreadsheet would run as a formula gets a leading `'`. */
export function escapeCsv(text: string, isText: boolean): string {
  const safe = isText && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Text for an element or a quoted attribute of HTML; what cannot be seen is shown as on a terminal, line ends stay. */
export function escapeHtml(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.split('\t').map(escapeTerminal).join('\t'))
    .join('\n')
    .replace(/[&<>"']/g, (char) => HTML[char] ?? char)
}

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text for a line of Markdown: none of its characters means anything, also not in a cell of a table. */
export function escapeMarkdown(text: string): string {
  return escapeTerminal(text.replace(/\s*\n\s*/g, ' '))
    .replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&')
    .replace(/^(\s*)(?:([-+=])|(\d+)([.)])(?=\s|$))/, (_, blank: string, mark = '', number = '', end = '') =>
      mark === '' ? `${blank}${number}\\${end}` : `${blank}\\${mark}`,
    )
}
