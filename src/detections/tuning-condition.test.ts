import { expect, test } from 'vitest'
import { findExclusion } from './tuning-condition.ts'

const holds = (is: 'is' | 'starts_with' | 'ends_with' | 'contains', value: string, host: string): boolean =>
  findExclusion([{ id: 'e', title: 't', reason: 'r', when: [{ entity: 'host', test: is, values: [value] }] }], {
    platform: 'qradar',
    entities: { host },
  }) !== undefined

test('a host that is an address is compared whole, a name before its first dot', () => {
  expect(holds('is', '10.20.3.17', '10.20.3.17')).toBe(true)
  expect(holds('is', '10', '10.20.3.17')).toBe(false)
  expect(holds('is', '10.20.3', '10.20.3.17')).toBe(false)
  expect(holds('is', '10', '10.corp.example')).toBe(true)
  expect(holds('ends_with', '.17', '10.20.3.17')).toBe(true)
  expect(holds('ends_with', '10', '10.20.3.17')).toBe(false)
  expect(holds('ends_with', '10', 'srv10.corp.example')).toBe(true)
  expect(holds('contains', '.20.', '10.20.3.17')).toBe(true)
  expect(holds('contains', 'corp', 'srv10.corp.example')).toBe(false)
  expect(holds('is', 'ws-7', 'WS-7.corp.example')).toBe(true)
})
