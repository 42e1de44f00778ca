import type { OperatorDefinition } from './define.ts'

/** Operators of Sumo Logic that have no exact form here, by their first word. */
export const UNSUPPORTED_WORDS = new Set([
  'accumulate',
  'compare',
  'cidr',
  'details',
  'dynamic',
  'explainjsonplan',
  'facet',
  'filter',
  'haversine',
  'logcompare',
  'logexplain',
  'logreduce',
  'mergejson',
  'metrics',
  'predict',
  'quantize',
  'sessionize',
  'timecompare',
  'trace',
  'tourl',
  'cluster',
  'infer',
  'in_fer',
  'format_message',
])

/** Read as text up to the next pipe, so that the rest of the query is still checked; always refused. */
export const UNSUPPORTED: OperatorDefinition<'unsupported'> = {
  parse: (p, start) => {
    const name = p.text.slice(start, p.previousSpan.end).split(/\s+/)[0] ?? ''
    p.skipOperator(p.at)
    const span = p.spanFrom(start)
    return { kind: 'unsupported', name, text: p.text.slice(span.start, span.end), span }
  },
  print: (operator) => operator.text,
  lower: (operator, frame) => {
    frame.refuse(`the operator \`${operator.name}\``, {
      start: operator.span.start,
      end: operator.span.start + operator.name.length,
    })
    frame.opaque = true
  },
}
