import type { OperatorDefinition } from './define.ts'

/** Operators of Sumo Logic that have no exact form here, by their first word. */
export const UNSUPPORTED_WORDS = new Set([
  'accumulate',
  'cat',
  'compare',
  'compose',
  'cidr',
  'details',
  'dynamic',
  'explainjsonplan',
  'facet',
  'filter',
  'geoip',
  'haversine',
  'join',
  'keyvalue',
  'kv',
  'logcompare',
  'logexplain',
  'logreduce',
  'lookup',
  'lookupcontains',
  'mergejson',
  'metrics',
  'predict',
  'quantize',
  'save',
  'sessionize',
  'threatip',
  'threatlookup',
  'timecompare',
  'trace',
  'tourl',
  'cluster',
  'infer',
  'iplookup',
  'in_fer',
  'format_message',
])

/** Read as text up to the next pipe, so that the rest of the query is still checked; always refused. */
export const UNSUPPORTED: OperatorDefinition<'unsupported'> = {
  parse: (p, start) => {
    const name = p.text.slice(start, p.previousSpan.end).split(/\s+/)[0] ?? ''
    let open = 0
    while (!p.is('end') && (open > 0 || !p.isSymbol('|'))) {
      if (p.isSymbol('(', '[')) open += 1
      if (p.isSymbol(')', ']')) open = Math.max(0, open - 1)
      p.next()
    }
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
