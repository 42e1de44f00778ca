import { describe, expect, test } from 'vitest'
import type { Expectation, Scenario } from '../../simulation/scenario.ts'
import { Attribution } from './attribution.ts'
import { judge } from './judge.ts'
import { poissonUpperBound } from './poisson.ts'
import { checkSignals } from './signals.ts'
import { wavesOf } from './waves.ts'

function scenario(id: string, host: string, kind: Scenario['kind'], expected?: Expectation): Scenario {
  return {
    id,
    title: id,
    kind,
    description: '',
    techniques: [],
    references: [],
    start: Date.UTC(2026, 2, 2, 9),
    hosts: [{ name: host, domain: 'corp.example', os: 'windows', address: `10.0.0.${host.length}` }],
    users: [{ name: 'ann', domain: 'CORP' }],
    processes: [],
    signals: [],
    expect: expected === undefined ? {} : { defender: expected },
    evasion: { notVisible: [] },
  }
}

test.each([
  // Half the 95 % quantile of chi-square with 2, 4, 12, 22 and 202 degrees of freedom.
  [0, 2.99573],
  [1, 4.74386],
  [5, 10.51303],
  [10, 16.96222],
  [100, 118.0792],
])('the upper bound of %d events is that of tables', (count, bound) => {
  expect(poissonUpperBound(count)).toBeCloseTo(bound, 3)
})

describe('a verdict', () => {
  const notVisible = { kind: 'not-visible', reason: 'r' } as const
  test.each<[Scenario['kind'], Expectation | undefined, number, number, string, boolean]>([
    ['attack', undefined, 1, 0, 'seen', true],
    ['attack', undefined, 0, 0, 'missed', false],
    ['attack', notVisible, 0, 0, 'not-visible', true],
    ['attack', notVisible, 2, 0, 'seen', false],
    ['benign', undefined, 0, 0, 'silent', true],
    ['benign', undefined, 1, 0, 'found', false],
    ['benign', undefined, 1, 1, 'tuned', false],
    ['benign', { kind: 'tuned' }, 2, 2, 'tuned', true],
    ['benign', { kind: 'tuned' }, 2, 1, 'found', false],
    ['benign', { kind: 'tuned' }, 0, 0, 'silent', false],
    ['benign', { kind: 'seen' }, 1, 0, 'found', true],
  ])(
    'of %s behaviour expected %j with %d findings, %d excluded, is %s',
    (kind, expected, findings, excluded, outcome, passed) => {
      const verdict = judge(scenario('s', 'WS-1', kind, expected), 'defender', { findings, excluded })
      expect(verdict).toMatchObject({ outcome, passed })
    },
  )
})

test('a finding is of the host that its entity names, else of one in its row, else of nobody', () => {
  const hosts = new Attribution<string>()
  hosts.add('WS-1', 'one')
  hosts.add('10.0.0.1', 'one')
  hosts.add('WS-2', 'two')
  const of = (host: string | undefined, row: Readonly<Record<string, string>>) =>
    hosts.of({ entities: host === undefined ? {} : { host }, evidences: [{ data: row }] })
  expect(of('ws-1.corp.example', { other: 'WS-2' })).toEqual(['one'])
  expect(of(undefined, { a: '10.0.0.1' })).toEqual(['one'])
  expect(of(undefined, { raw: 'host=WS-2 said' })).toEqual(['two'])
  expect(of('WS-10', { a: '10.0.0.10' })).toEqual([])
})

test('scenarios that share a host run one after the other', () => {
  const subjects = [
    scenario('a', 'WS-1', 'attack'),
    scenario('b', 'ws-1', 'attack'),
    scenario('c', 'WS-22', 'attack'),
  ].map((one) => ({ detection: 'd', scenario: one, base: one, file: '' }))
  expect(wavesOf(subjects).map((wave) => wave.map(({ scenario: { id } }) => id))).toEqual([['a', 'c'], ['b']])
})

test('a signal of a sensor that there is not does not hold', () => {
  const [signal] = checkSignals([{ sensor: 'sysmom', event: '1', fields: {}, absent: 'no' }], [])
  expect(signal).toMatchObject({ holds: false, text: expect.stringContaining('there is no sensor `sysmom`') })
})
