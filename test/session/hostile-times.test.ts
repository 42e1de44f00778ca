import { expect, test } from 'vitest'
import { openSession } from '../../src/index.ts'

test('a number that is no time stops nothing, and is not the clock', async () => {
  const rows = [
    { '@timestamp': 1_686_048_000_000_000_000, '#event_simpleName': 'ProcessRollup2', aid: 'a' },
    { '@timestamp': 1_686_048_000_000, '#event_simpleName': 'ProcessRollup2', aid: 'b' },
  ]
  const session = await openSession({ sources: [{ table: 'events', rows }] })
  expect(session.now).toBe('2023-06-06T10:40:00Z')
  const result = await session.query('select(aid)', { language: 'cql' })
  expect(await result.rows()).toEqual([{ aid: 'a' }, { aid: 'b' }])
  await session.close()
})
