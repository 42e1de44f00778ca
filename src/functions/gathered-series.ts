import { type Dynamic, isArray, readDynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'

interface Seen {
  readonly at: bigint
  readonly values: readonly Dynamic[]
}

function seenIn(list: Scalar | undefined): readonly Seen[] {
  const rows = readDynamic(String(list))
  const seen = (rows !== undefined && isArray(rows) ? rows : []).flatMap((row): readonly Seen[] => {
    const [at, ...values] = isArray(row) ? row : []
    return typeof at === 'bigint' ? [{ at, values }] : []
  })
  return seen.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

function joined(rows: readonly Seen[], place: number, separator: string): Dynamic {
  const texts = rows.flatMap(({ values }) => {
    const value = values[place]
    return value === undefined || value === null ? [] : [String(value)]
  })
  return texts.length === 0 ? null : texts.join(separator)
}

export const GATHERED_SERIES = defineHostFunctions({
  'array.series_within': {
    doc: 'Rows `[time, value, ...]` in the order of their times, cut where more than so much time (second argument) has passed since the first row of a part: for each part `[first time, last time, joined values, ...]`, with a separator (third). Only the first part where the fourth argument is true.',
    params: ['dynamic', 'long', 'string', 'boolean'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([list, longest, separator, onlyFirst]) => {
      const parts: Seen[][] = []
      for (const row of seenIn(list)) {
        const begin = parts.at(-1)?.[0]?.at
        const isWithin = begin !== undefined && typeof longest === 'bigint' && row.at - begin <= longest
        if (isWithin) parts.at(-1)?.push(row)
        else if (begin === undefined || onlyFirst !== true) parts.push([row])
        else break
      }
      const made = parts.map((rows): Dynamic => {
        const [first, last] = [rows[0], rows.at(-1)]
        const texts = (first?.values ?? []).map((_, i) => joined(rows, i, String(separator)))
        return [first?.at ?? null, last?.at ?? null, ...texts]
      })
      return writeDynamic(made)
    },
    cases: [
      [
        [{ type: 'dynamic', value: '[[5,"c",null],[0,"a","x"],[3,"b",null]]' }, 3n, ';', false],
        '[[0,3,"a;b","x"],[5,5,"c",null]]',
      ],
      [[{ type: 'dynamic', value: '[[5,"c"],[0,"a"]]' }, 4n, ';', true], '[[0,0,"a"]]'],
      [[{ type: 'dynamic', value: '["x",[]]' }, 4n, ';', true], '[]'],
      [[null, 4n, ';', false], null],
    ],
  },
})
