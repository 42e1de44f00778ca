import { type Dynamic, isArray, isBag, readDynamic, writeDynamic } from '../types/dynamic.ts'
import { defineHostFunctions } from './define.ts'

function typeOf(value: Dynamic): string {
  if (isBag(value) || isArray(value)) return 'dynamic'
  if (typeof value === 'bigint') return 'long'
  return typeof value === 'number' ? 'real' : typeof value
}

export const SLOT_FUNCTIONS = defineHostFunctions({
  'dynamic.slots': {
    doc: "The names of a bag's members that are not null, each after the type of its value and a blank (`long Age`): boolean, long, real, string, or dynamic for arrays and bags. Null for what is no bag.",
    params: ['dynamic'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([text]) => {
      const bag = readDynamic(String(text))
      if (bag === undefined || !isBag(bag)) return null
      return writeDynamic([...bag].flatMap(([name, value]) => (value === null ? [] : [`${typeOf(value)} ${name}`])))
    },
    cases: [
      [
        [{ type: 'dynamic', value: '{"a b":1,"c":null,"":2.5,"t":true,"s":"x","l":[],"m":{}}' }],
        '["long a b","real ","boolean t","string s","dynamic l","dynamic m"]',
      ],
      [[{ type: 'dynamic', value: '{}' }], '[]'],
      [[{ type: 'dynamic', value: '[1]' }], null],
      [[{ type: 'dynamic', value: '"a"' }], null],
      [[null], null],
    ],
  },
})
