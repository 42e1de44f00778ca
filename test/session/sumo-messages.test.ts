import { expect, test } from 'vitest'
import { openSession } from '../../src/index.ts'
import { SAMPLES } from '../cli/run.ts'

test('whole messages of Sumo Logic have the fields that something carries, in their order', async () => {
  const rows = [
    { _messageTime: 1, user: 'ann', note: null },
    { _messageTime: 2, user: 'bob', note: 'late' },
  ]
  const session = await openSession({ sources: [{ table: 'messages', rows }] })
  try {
    const whole = await session.query('* | where user = "ann"', { language: 'sumo' })
    expect(await whole.rows()).toEqual([{ _messageTime: 1, user: 'ann', note: null }])
    const named = await session.query('user=bob | fields user, _collector', { language: 'sumo' })
    expect(await named.rows()).toEqual([{ user: 'bob', _collector: null }])
  } finally {
    await session.close()
  }
})

test('a source category is what the user says it is, as no event log tells it', async () => {
  const count = async (sourceCategory?: string): Promise<unknown> => {
    const session = await openSession({
      sources: [SAMPLES],
      ...(sourceCategory === undefined ? {} : { sourceCategory }),
    })
    try {
      const result = await session.query('_sourceCategory=lab/* "curl" | count', { language: 'sumo' })
      return (await result.rows())[0]?.['_count']
    } finally {
      await session.close()
    }
  }
  const all = await count()
  expect(Number(all)).toBeGreaterThan(0)
  expect(await count('lab/windows')).toBe(all)
  expect(await count('prod')).toBe(0)
})
