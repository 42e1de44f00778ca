import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readManifest } from '../../src/detections/manifest.ts'
import { readScenario } from '../../src/detections/scenario-reader.ts'
import { checkSignals } from '../../src/session/lab/signals.ts'
import type { Activity } from '../../src/simulation/activity.ts'
import { happenings } from '../../src/simulation/happenings.ts'
import { NOISE_FAMILIES } from '../../src/simulation/noise/families.ts'
import { OPERATING_SYSTEMS } from '../../src/simulation/scenario.ts'
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

test('the page has every family of the background as it is', () => {
  const rows = PAGE.slice(PAGE.indexOf('### Families')).split('\n')
  const told = rows.filter((row) => row.startsWith('| `')).map((row) => row.split('|').map((cell) => cell.trim()))
  const known = NOISE_FAMILIES.map(({ id, kind, weight, hours, doc }) => {
    return ['', `\`${id}\``, kind, kind === 'ordinary' ? '' : String(weight), hours, doc, '']
  })
  expect(told).toEqual(known)
})

const COLUMNS = ['start', 'end', 'file', 'lookup', 'connection', 'script'] as const
type Kind = (typeof COLUMNS)[number]
const KINDS: Readonly<Record<Activity['kind'], Kind>> = {
  'process-start': 'start',
  'process-end': 'end',
  file: 'file',
  lookup: 'lookup',
  connection: 'connection',
  script: 'script',
}

/** One process of a host that does one of everything. */
const everything = (os: string): string => `id: everything
title: Everything
kind: attack
description: One of everything.
techniques: []
start: 2026-03-02T09:14:00Z
hosts: [{ name: H, domain: corp.example, os: ${os}, address: 10.1.1.1 }]
users: [{ name: ann }]
processes:
  - image: ${os === 'windows' ? 'C:\\Tools\\x.exe' : '/opt/x'}
    command_line: x
    ends: 9s
    files: FILES
    lookups:
      - { name: a.example, answers: [198.51.100.1] }
      - { name: a.example, by: self }
    connections:
      - { to: 198.51.100.1, port: 9000 }
      - { to: 198.51.100.1, port: 9000, state: refused }
      - { to: 198.51.100.1, transport: icmp }
      - { to: 198.51.100.1, port: 80, direction: inbound }
      - { to: 198.51.100.1, port: 80, http: { method: GET, host: a.example, uri: / } }
      - { to: 198.51.100.1, port: 22, service: ssh }
      - { to: 198.51.100.1, port: 443, service: ssl }
    scripts: [{ text: Get-Date, commands: [{ name: Get-Date }] }]
`

function happened(os: string): readonly Activity[] {
  const file = os === 'windows' ? 'C:\\Tools\\a.' : '/opt/a.'
  const deeds = ['create', 'modify', 'read', 'delete'].map((action) => `{ action: ${action}, path: ${file}zip }`)
  const text = everything(os).replace('FILES', () => `[${deeds.join(', ')}]`)
  const { value, diagnostics } = readManifest({ name: os, text }, readScenario)
  expect(diagnostics).toEqual([])
  return happenings(value ?? expect.unreachable())
}

test('the page says of each sensor what it tells of, and what it never does', () => {
  const activities = OPERATING_SYSTEMS.flatMap(happened)
  const table = PAGE.slice(PAGE.indexOf('### What each sensor tells'), PAGE.indexOf('### Formats')).split('\n')
  for (const { id, observe } of SENSORS) {
    const cells = table.find((row) => row.startsWith(`| \`${id}\` |`))?.split('|') ?? []
    for (const [index, column] of COLUMNS.entries()) {
      const cell = cells[index + 2]?.trim() ?? 'no cell'
      const events = activities.flatMap((activity) => (KINDS[activity.kind] === column ? observe(activity) : []))
      expect(events.length > 0, `${id}, ${column}: ${cell}`).toBe(cell !== '–')
      if (!NAMED.has(id)) continue
      for (const event of new Set(events.map((record) => record.event))) {
        const isTold = cell.includes(event) || (event.endsWith('FileWritten') && cell.includes('written files'))
        expect(isTold || (event.endsWith('Inspected') && cell.includes('…Inspected')), `${id}, ${event}: ${cell}`).toBe(
          true,
        )
      }
    }
  }
})

/** Sensors whose events the page names one by one. */
const NAMED: ReadonlySet<string> = new Set([
  'sysmon',
  'windows-security',
  'powershell',
  'sysmon-linux',
  'zeek',
  'defender',
  'falcon',
  'qradar-flows',
])
