import type { Field } from '../frame.ts'
import { printNames } from '../print-expression.ts'
import type { OperatorDefinition } from './define.ts'

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/fields/ */
export const FIELDS: OperatorDefinition<'fields'> = {
  words: ['fields'],
  parse: (p, start) => {
    const drop = p.acceptSymbol('-') !== undefined
    if (!drop) p.acceptSymbol('+')
    const names = p.expectNames()
    return { kind: 'fields', drop, names, span: p.spanFrom(start) }
  },
  print: ({ drop, names }) => `fields ${drop ? '- ' : ''}${printNames(names)}`,
  lower: ({ drop, names, span }, frame) => {
    const keys = names.map((name) => name.text.toLowerCase())
    const twice = names.find((_, i) => keys.indexOf(keys[i] ?? '') < i)
    if (twice !== undefined) {
      frame.refuse(`the field \`${twice.text}\` twice in \`fields\``, twice.span, ['its page says that it fails'])
    }
    if (drop) {
      for (const name of names) frame.remove(name.text)
      return
    }
    const kept = new Map<string, Field>()
    for (const name of names) {
      const known = frame.fields.get(name.text.toLowerCase())
      if (known?.withTime !== undefined) {
        kept.set(name.text.toLowerCase(), known)
        continue
      }
      const value = frame.hold(name.text, frame.resolve(name), span)
      if (value.kind !== 'column') continue
      kept.set(name.text.toLowerCase(), { name: name.text, column: frame.column(value.id), ofRecord: false })
    }
    const builtIn = [...frame.fields].filter(([key]) => key.startsWith('_'))
    frame.hidden = new Map([...frame.hidden, ...builtIn])
    frame.fields = kept
    frame.restricted = true
  },
}
