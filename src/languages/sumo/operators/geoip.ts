import type { Name } from '../ast.ts'
import { lowerGeoip } from '../places.ts'
import { printName, printNames } from '../print-expression.ts'
import type { OperatorDefinition } from './define.ts'

/** https://help.sumologic.com/docs/search/search-query-language/search-operators/geoip/ */
export const GEOIP: OperatorDefinition<'geoip'> = {
  words: ['geoip'],
  parse: (p, start) => {
    const field = p.expectName()
    const columns: Name[] = []
    p.acceptSymbol(',')
    for (let name = p.acceptName(); name !== undefined; name = p.acceptName()) {
      columns.push(name)
      p.acceptSymbol(',')
    }
    return { kind: 'geoip', field, columns, span: p.spanFrom(start) }
  },
  print: ({ field, columns }) => `geoip ${printName(field)}${columns.length === 0 ? '' : ` ${printNames(columns)}`}`,
  lower: ({ field, columns, span }, frame) => lowerGeoip(field, columns, span, frame),
}
