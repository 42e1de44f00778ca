import { call, literal, long } from '../../../plan/expr.ts'
import type { Name, StringText } from '../ast.ts'
import { printName, printNames } from '../print-expression.ts'
import type { OperatorDefinition } from './define.ts'
import { sourceText } from './extraction.ts'
import { defineDetected } from './keys.ts'

/** Deeper than any JSON that is read. */
const DEEPEST = 1_000

/**
 * `json auto`: all fields of the JSON in the text, which ones the data tells. Records whose own fields are columns
 * already, and which have no other message, are left as they are.
 *
 * https://help.sumologic.com/docs/search/search-query-language/parse-operators/parse-json-formatted-logs/#json-auto-option
 */
export const JSON_AUTO: OperatorDefinition<'json auto'> = {
  parse: (p, start) => {
    let field: Name | undefined
    let maxdepth: number | undefined
    let names: readonly Name[] = []
    const keys: StringText[] = []
    const flags = { extractarrays: false, refonly: false, nodrop: false }
    while (!p.atEnd) {
      const option = p.acceptFieldOption()
      if (option !== undefined) field = option
      else if (p.acceptWord('maxdepth')) {
        p.acceptSymbol('=')
        maxdepth = p.expectCount()
      } else if (p.acceptWord('extractarrays')) flags.extractarrays = true
      else if (p.acceptWord('refonly')) flags.refonly = true
      else if (p.acceptWord('nodrop')) flags.nodrop = true
      else if (keys.length === 0 && (p.acceptWord('keys') !== undefined || p.is('string'))) {
        do keys.push(p.expectString('a key in quotes'))
        while (p.acceptSymbol(','))
      } else if (keys.length > 0 && names.length === 0 && p.acceptWord('as')) names = p.expectNames()
      else break
    }
    return { kind: 'json auto', field, maxdepth, keys, names, ...flags, span: p.spanFrom(start) }
  },
  print: ({ field, maxdepth, keys, names, extractarrays, refonly, nodrop }) =>
    [
      'json auto',
      field === undefined ? '' : ` field=${printName(field)}`,
      maxdepth === undefined ? '' : ` maxdepth ${maxdepth}`,
      extractarrays ? ' extractarrays' : '',
      keys.length === 0 ? '' : ` keys ${keys.map((key) => `"${key.raw}"`).join(', ')}`,
      names.length === 0 ? '' : ` as ${printNames(names)}`,
      refonly ? ' refonly' : '',
      nodrop ? ' nodrop' : '',
    ].join(''),
  lower: ({ field, maxdepth, keys, names, extractarrays, refonly, span }, frame) => {
    if (names.length > 0 && names.length !== keys.length) {
      const expected = `one name for each key, here ${keys.length}`
      frame.report.add('type/argument-count', span, { name: 'json auto', expected, found: names.length })
      return
    }
    const ofMessage = field === undefined || field.text.toLowerCase() === '_raw'
    const { columns, rest } = frame.table
    const known = columns.some((c) => !c.name.startsWith('_'))
    const ownMessage = rest === undefined && columns.some((c) => c.name.toLowerCase() === '_raw')
    if (ofMessage && keys.length === 0 && !extractarrays && known && !ownMessage && !frame.aggregated) {
      frame.choose('`json auto`', 'the fields of the records are there already, each under its own name', span)
      return
    }
    const source = frame.hold('source', sourceText(field, span, frame))
    const depth = long(Math.max(1, Math.min(maxdepth ?? DEEPEST, DEEPEST)))
    const fields = call('json.fields_in_text', [source, depth, literal('boolean', extractarrays)], span)
    const record = frame.hold('fields', fields)
    const nameOf = (key: string): string => key.replace(/\s/g, '_')
    defineDetected({ record, keys, names, referencedOnly: refonly, nameOf, what: 'json auto', span }, frame)
  },
}
