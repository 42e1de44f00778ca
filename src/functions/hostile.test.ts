import { expect, test } from 'vitest'
import { FUNCTIONS } from './index.ts'

const LONG = 100_000
const HOSTILE = [
  '"'.repeat(LONG),
  '\\'.repeat(LONG),
  '<a>'.repeat(LONG / 4),
  '<a b="'.repeat(LONG / 4),
  '&'.repeat(LONG),
  '&#x'.repeat(LONG / 4),
  ',"'.repeat(LONG / 2),
  '%'.repeat(LONG),
  '%ff'.repeat(LONG / 4),
  'é.'.repeat(LONG / 2),
  'xn--'.repeat(LONG / 4),
  '-9'.repeat(LONG / 2),
  '://:@'.repeat(LONG / 5),
  '['.repeat(LONG),
  '\uD800'.repeat(LONG),
  '\0'.repeat(LONG),
]

const READERS = (['parse.', 'encode.'] as const).flatMap((family) =>
  Object.entries(FUNCTIONS).filter(([id, fn]) => id.startsWith(family) && fn.params.join() === 'string'),
)

test.each(READERS)('%s reads hostile texts in time', (_, fn) => {
  for (const text of HOSTILE) {
    const started = performance.now()
    const value = fn.evaluate?.([text])
    expect(value === undefined || value === null || typeof value === 'string').toBe(true)
    expect(performance.now() - started).toBeLessThan(2000)
  }
})
