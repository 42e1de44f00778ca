import type { OperatorDefinition } from './define.ts'

/**
 * An operator that a parameter without a value stands in or for, so that only the value makes it one: `limit {{n}}`, or
 * `{{filter}}` behind another operator, whose value brings its own `|`. What it does is not known.
 */
export const PARAMETER: OperatorDefinition<'parameter'> = {
  parse: (p, start) => {
    const piped = p.previousSpan.end > 0 && p.text[p.previousSpan.start] === '|'
    do p.next()
    while (piped && !p.atEnd)
    const span = p.spanFrom(start)
    return { kind: 'parameter', text: p.text.slice(span.start, span.end), piped, span }
  },
  print: (operator) => operator.text,
  lower: (_, frame) => {
    frame.opaque = true
  },
}
