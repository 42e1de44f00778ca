import { printName } from '../print-expression.ts'
import type { OperatorDefinition } from './define.ts'

/**
 * `json auto`: the fields of JSON records are columns already, as in Auto Parse Mode, so over the message it changes
 * nothing; over another field, or with keys under other names, it is refused.
 */
export const JSON_AUTO: OperatorDefinition<'json auto'> = {
  parse: (p, start) => {
    const from = p.peek().span.start
    const field = p.acceptFieldOption()
    const rest = p.peek().span.start
    while (!p.atEnd) p.next()
    const end = Math.max(rest, p.previousSpan.end)
    const options = p.text.slice(field === undefined ? from : rest, end).trim()
    return { kind: 'json auto', options, field, span: p.spanFrom(start) }
  },
  print: ({ options, field }) => {
    const source = field === undefined ? '' : ` field=${printName(field)}`
    return `json auto${source}${options === '' ? '' : ` ${options}`}`
  },
  lower: ({ options, field, span }, frame) => {
    const ofMessage = field === undefined || field.text.toLowerCase() === '_raw'
    const plain = /^(?:nodrop|maxdepth\s+[0-9]+|\s)*$/i.test(options)
    const known = frame.table.columns.some((c) => !c.name.startsWith('_'))
    if (ofMessage && plain && known && !frame.aggregated) {
      frame.choose('`json auto`', 'the fields of the records are there already, each under its own name', span)
      return
    }
    frame.refuse('`json auto` where the fields are not known before the query runs', span)
    frame.opaque = true
  },
}
