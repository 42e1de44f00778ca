import type { Value } from './ast.ts'

/** Texts that need no quotes: they begin with a letter and have nothing that YAML 1.1 or 1.2 reads otherwise. */
const PLAIN = /^[A-Za-z_](?:[A-Za-z0-9_.,()/|+*-]| (?=[^ ]))*$/
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n)$/i
const DATE = /^\d{4}-\d\d-\d\d$/
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** What a double-quoted scalar must escape: all that is not printable, and what line folding would change. */
const UNPRINTABLE =
  /[\0-\x1f"\\\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A text as a scalar of YAML: plain where it can be, else in single quotes, or in double quotes with escapes. */
export function printText(text: string): string {
  if ((PLAIN.test(text) && !WORDS.test(text)) || DATE.test(text) || UUID.test(text)) return text
  if (text.search(UNPRINTABLE) === -1 || /^(?:[ -~]|[\xa0-\ud7ff])*$/.test(text))
    return `'${text.replaceAll("'", "''")}'`
  return `"${text.replace(UNPRINTABLE, escaped)}"`
}

function escaped(char: string): string {
  if (char === '"' || char === '\\') return `\\${char}`
  if (char === '\n') return '\\n'
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}

export function printValue(value: Value): string {
  switch (value.kind) {
    case 'text':
      return printText(value.text)
    case 'null':
      return 'null'
    default:
      return value.text
  }
}

/** A text of several lines as a block when a block says it exactly; `indent` is that of its lines. */
export function printLongText(text: string, indent: string): string {
  const isBlock = /^[^\s][^\r\t]*$/.test(text) && text.includes('\n') && !/\n\n$|[ ](?:\n|$)|\n /.test(text)
  if (!isBlock || text.replaceAll('\n', '').replaceAll('\\', '').replaceAll('"', '').search(UNPRINTABLE) !== -1) {
    return printText(text)
  }
  const lines = text.replace(/\n$/, '').split('\n')
  return [text.endsWith('\n') ? '|' : '|-', ...lines.map((line) => (line === '' ? '' : indent + line))].join('\n')
}
