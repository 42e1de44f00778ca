import { call, long, or, text } from '../../../plan/expr.ts'
import type { Span } from '../../../source/text.ts'
import type { OperatorOf, SplitItem, SplitMark, StringText } from '../ast.ts'
import type { Frame } from '../frame.ts'
import type { Parser } from '../parser.ts'
import { printName } from '../print-expression.ts'
import type { OperatorDefinition } from './define.ts'
import { sourceText } from './extraction.ts'

const MARKS: readonly SplitMark[] = ['escape', 'delim', 'quote']
const DEFAULTS: Readonly<Record<SplitMark, string>> = { delim: ',', escape: '\\', quote: '"' }

/** More values of one text than any log line has. */
const MOST_PLACES = 10_000

/**
 * `csv` and `split`: the values between delimiters
 * (https://help.sumologic.com/docs/search/search-query-language/parse-operators/parse-csv-formatted-logs/ and
 * .../parse-delimited-logs-using-split/).
 */
export const SPLIT: OperatorDefinition<'split'> = {
  words: ['csv', 'split'],
  parse: (p, start) => {
    const word = p.text.slice(start, p.previousSpan.end).toLowerCase() === 'csv' ? 'csv' : 'split'
    const field = p.acceptFieldOption() ?? p.expectName()
    const marks: Partial<Record<SplitMark, StringText>> = {}
    while (!p.isWord('extract')) {
      p.acceptSymbol(',')
      const mark = MARKS.find((m) => p.acceptWord(m) !== undefined) ?? p.fail('`extract`')
      p.expectSymbol('=')
      marks[mark] = markText(p)
    }
    p.expectWord('extract')
    const items = [item(p)]
    while (p.acceptSymbol(',')) items.push(item(p))
    if (p.isWord('nodrop'))
      p.fail('`|` or the end of the query', [`\`nodrop\` is no option of \`${word}\`: it drops nothing`])
    return { kind: 'split', word, field, marks, items, span: p.spanFrom(start) }
  },
  print: ({ word, field, marks, items }) => {
    const options = MARKS.flatMap((mark) => {
      const written = marks[mark]
      return written === undefined ? [] : [`${mark}='${written.raw}'`]
    })
    const values = items.map(({ place, name }) => (place === undefined ? '' : `${place} as `) + printName(name))
    const between = options.length === 0 ? '' : ` ${options.join(', ')}`
    return `${word} ${printName(field)}${between} extract ${values.join(', ')}`
  },
  lower: (operator, frame) => {
    const { span, items } = operator
    const marks = readMarks(operator, frame)
    if (marks === undefined) return
    const source = frame.hold('source', sourceText(operator.field, span, frame))
    const [delimiter, quote, mark] = [text(marks.delim), text(marks.quote), text(marks.escape)]
    // Text without quotes and escapes, which is most, is split without calling back.
    const special = or([call('text.contains', [source, quote]), call('text.contains', [source, mark])])
    const quoted = call('record.split_quoted', [source, delimiter, quote, mark], span)
    const values = frame.hold('values', call('logic.case', [special, quoted, call('text.split', [source, delimiter])]))
    frame.choose(`\`${operator.word}\``, 'where a record has fewer values, the fields of the others are null', span)
    let next = 1
    const fields = items.flatMap(({ place, name }) => {
      const at = place ?? next
      next = at + 1
      if (name.text === '_' && !name.quoted) return []
      const expr = call('dynamic.to_text', [call('dynamic.element', [values, long(at - 1)])], name.span)
      return [{ name: name.text, expr }]
    })
    frame.define(fields, span)
  },
}

function markText(p: Parser): StringText {
  const token = p.accept('character') ?? p.accept('string') ?? p.fail('a character in single quotes')
  return { raw: token.value, span: token.span }
}

function item(p: Parser): SplitItem {
  if (p.peek().kind !== 'number') return { place: undefined, name: p.expectName() }
  const number = p.peek()
  const place = p.expectCount()
  if (place < 1 || place > MOST_PLACES) {
    p.at -= 1
    p.fail(`a place from 1 to ${MOST_PLACES}`, number.text === '0' ? ['the first value is 1'] : [])
  }
  p.expectWord('as')
  return { place, name: p.expectName() }
}

/** The three characters, all different; nothing, with a report, where they are not. */
function readMarks(
  { marks, span, word }: OperatorOf<'split'>,
  frame: Frame,
): Readonly<Record<SplitMark, string>> | undefined {
  const read: Record<SplitMark, string> = { ...DEFAULTS }
  for (const mark of MARKS) {
    const written = marks[mark]
    if (written === undefined) continue
    const char =
      written.raw === '\\t' ? '\t' : written.raw === '\\\\' ? '\\' : written.raw === '\\"' ? '"' : written.raw
    if (char.length !== 1) {
      reportMark(mark, 'one character', written.raw, written.span, frame)
      return undefined
    }
    read[mark] = char
  }
  if (new Set(Object.values(read)).size < MARKS.length) {
    const place = MARKS.map((mark) => marks[mark]?.span).find((at) => at !== undefined) ?? span
    const found = MARKS.map((mark) => `${mark} ${read[mark]}`).join(', ')
    frame.report.add('type/mismatch', place, {
      what: `\`${word}\``,
      expected: 'three different characters',
      found,
    })
    return undefined
  }
  return read
}

function reportMark(mark: SplitMark, expected: string, raw: string, span: Span, frame: Frame): void {
  const hints = /^\s{2,}$/.test(raw) ? ['a tab is written `\\t`'] : []
  frame.report.add('type/mismatch', span, { what: `\`${mark}\``, expected, found: `${raw.length}` }, { hints })
}
