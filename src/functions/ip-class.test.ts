import { describe, expect, test } from 'vitest'
import { IP, ipClass } from './ip.ts'

describe('the class of an address', () => {
  const { cases } = IP['ip.class']

  test.each(cases)('%j is the one that the engine tells', ([address], wanted) => {
    expect(ipClass(String(address)) ?? null).toBe(wanted)
  })

  test('a network is no address', () => {
    expect(ipClass('10.0.0.0/8')).toBeUndefined()
  })
})
