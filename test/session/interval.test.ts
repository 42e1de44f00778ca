import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSession, type Session } from '../../src/index.ts'

const HOURS = [8, 9, 10, 11]
const at = (hour: number): string => `2026-03-01T${String(hour).padStart(2, '0')}:00:00Z`

const SOURCES = [
  { table: 'DeviceProcessEvents', rows: HOURS.map((h) => ({ Timestamp: at(h), FileName: `p${h}` })) },
  {
    table: 'events',
    rows: HOURS.map((h) => ({ '@timestamp': Date.parse(at(h)), name: `p${h}` })),
  },
  { table: 'messages', rows: HOURS.map((h) => ({ _messageTime: Date.parse(at(h)), _raw: `p${h}` })) },
  { table: 'Timeless', rows: [{ name: 'x' }] },
]

const ASKED = [
  ['kql', 'DeviceProcessEvents | project FileName | sort by FileName desc', 'FileName'],
  ['cql', 'select(name) | sort(name, order=desc, type=string)', 'name'],
  ['aql', 'SELECT name FROM events ORDER BY name DESC', 'name'],
  ['sumo', '* | fields _raw | sort by _raw desc', '_raw'],
] as const

describe('the searched interval', () => {
  let session: Session
  beforeAll(async () => {
    session = await openSession({ sources: SOURCES, since: at(9), until: at(11) })
  })
  afterAll(() => session.close())

  test.each(ASKED)('%s sees the events from its start on and before its end', async (language, text, column) => {
    const result = await session.query(text, { language })
    expect(result.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
    expect((await result.rows()).map((row) => row[column])).toEqual(['p9', 'p10'])
  })

  test('its end is the clock', async () => {
    const result = await session.query('DeviceProcessEvents | where Timestamp > ago(90m) | project FileName', {
      language: 'kql',
    })
    expect([session.now, await result.rows()]).toEqual([at(11), [{ FileName: 'p10' }]])
  })

  test('a table without times is not asked in full instead', async () => {
    const { diagnostics } = await session.query('Timeless', { language: 'kql' })
    expect(diagnostics.map((d) => d.message)).toContain(
      '`Timeless` has no column of times, so `--since` and `--until` cannot limit it',
    )
  })

  test('`setTimeInterval()` searches another one', async () => {
    const text = `setTimeInterval(start=${Date.parse(at(8))}, end=${Date.parse(at(9))}) | select(name)`
    expect(await (await session.query(text, { language: 'cql' })).rows()).toEqual([{ name: 'p8' }])
  })
})

test('a duration counts back from the clock, which is the latest event', async () => {
  const session = await openSession({ sources: SOURCES, since: '90m' })
  const result = await session.query('DeviceProcessEvents | project FileName', { language: 'kql' })
  expect(await result.rows()).toEqual([{ FileName: 'p10' }, { FileName: 'p11' }])
  await session.close()
})

test('text that is no time is not taken for no bound', async () => {
  await expect(openSession({ since: 'yesterday' })).rejects.toThrow(RangeError)
})
