import type { NamedOption } from '../ast.ts'
import { numberValue } from '../lower-expression.ts'
import type { Parser } from '../parser.ts'

/** `width=10, min = 0`: numbers by name, with or without commas between them, as far as they go. */
export function parseOptions(p: Parser, names: readonly string[]): readonly NamedOption[] {
  const options: NamedOption[] = []
  for (;;) {
    const mark = p.at
    if (options.length > 0) p.acceptSymbol(',')
    const { start } = p.peek().span
    if (!p.isWord(...names) || p.peek(1).text !== '=') {
      p.at = mark
      return options
    }
    const name = p.next().text.toLowerCase()
    p.next()
    options.push({ name, value: parseValue(p), span: p.spanFrom(start) })
  }
}

/** A number with its sign, signs alone, a word, a text or a template parameter. */
function parseValue(p: Parser): string {
  let value = ''
  while (p.isSymbol('+', '-')) value += p.next().text
  if (value.length > 1) return value
  const token = p.accept('number') ?? p.accept('parameter')
  if (token !== undefined) return value + token.text
  if (value !== '') return value
  return p.is('word') ? p.next().text : p.fail('a value')
}

export function printOptions(options: readonly NamedOption[]): string {
  return options.map(({ name, value }) => `${name}=${value}`).join(', ')
}

/** The number that an option gives; NaN when it is none. */
export function optionNumber({ value }: NamedOption): number {
  const [, sign = '', digits = ''] = /^([+-]?)([0-9].*|[.][0-9].*)$/.exec(value) ?? []
  return digits === '' ? Number.NaN : numberValue(digits) * (sign === '-' ? -1 : 1)
}
