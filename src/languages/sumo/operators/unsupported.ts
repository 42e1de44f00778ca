import type { OperatorDefinition } from './define.ts'

/** Operators of Sumo Logic that have no exact form here, by their first word. */
export const UNSUPPORTED_WORDS = new Set([
  'accumulate',
  'cidr',
  'details',
  'dynamic',
  'explainjsonplan',
  'facet',
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
  'cluster',
  'infer',
  'in_fer',
  'format_message',
])

const PATTERNS = 'how it finds patterns in messages is not documented'

/** Why there is no exact form, and what to write instead where there is something. */
const REASONS: Readonly<Record<string, string>> = {
  logreduce: PATTERNS,
  logcompare: PATTERNS,
  logexplain: PATTERNS,
  cluster: PATTERNS,
  details: PATTERNS,
  facet: 'it serves the product’s own pages',
  predict: 'the models and how far they reach beyond the data are not documented in full',
  quantize: 'it is an operator of metrics queries',
  metrics: 'it is an operator of metrics queries',
  sessionize:
    'what of its messages a session shows, and whether their order counts, is not documented; `join` finds the same values in other messages',
  trace:
    'whether values found later reach back to earlier messages is not documented; `transactionize` groups messages by shared values',
  infer: 'it runs a model of the product',
}

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
    const { start } = operator.span
    const reason = REASONS[operator.name.toLowerCase()]
    const hints = reason === undefined ? [] : [reason]
    frame.refuse(`the operator \`${operator.name}\``, { start, end: start + operator.name.length }, hints)
    frame.opaque = true
  },
}
