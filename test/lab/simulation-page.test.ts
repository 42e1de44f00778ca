import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readManifest } from '../../src/detections/manifest.ts'
import { readScenario } from '../../src/detections/scenario-reader.ts'
import { checkSignals } from '../../src/session/lab/signals.ts'
import { happenings } from '../../src/simulation/happenings.ts'
import { SENSORS } from '../../src/simulation/sensors/index.ts'

const PAGE = readFileSync(fileURLToPath(new URL('../../docs/simulation.md', import.meta.url)), 'utf8')

test('the scenario of the page is one, and leaves what it says', () => {
  const text = /```yaml\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? ''
  const { value, diagnostics } = readManifest({ name: 'page', text }, readScenario)
  expect(diagnostics).toEqual([])
  const signals = checkSignals(value?.signals ?? [], happenings(value ?? expect.unreachable()))
  expect(signals.map(({ holds }) => holds)).toEqual([true, true, true])
})

test('the page has every sensor and every format', () => {
  const rows = PAGE.slice(PAGE.indexOf('### Formats'), PAGE.indexOf('### The same each time')).split('\n')
  const told = rows.flatMap((row) => {
    const [, sensors = '', formats = ''] = row.split('|')
    const names = (cell: string) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name]) => name)
    return names(sensors).map((sensor) => `${sensor}: ${names(formats).join(' ')}`)
  })
  const known = SENSORS.map(({ id, formats }) => `${id}: ${formats.map((format) => format.id).join(' ')}`)
  expect(told.toSorted()).toEqual(known.toSorted())
})
