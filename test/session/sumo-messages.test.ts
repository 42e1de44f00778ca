import { expect, test } from 'vitest'
import { openSession } from '../../src/index.ts'

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
