import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zip } from '../support/zip.ts'
import { builtCli } from './built.ts'
import { SAMPLES, Scratch } from './run.ts'

const place = new Scratch()
beforeAll(() => {
  builtCli()
}, 120_000)
afterAll(() => place.remove())

const LOG_SOURCE = 'logsource:\n  product: windows\n  category: process_creation\n'

const RCLONE = `title: Rclone Copies Files
id: 5f5ea7c8-7f5c-4a3a-9d6e-0c4c0e7f0a01
name: rclone_copy
status: test
level: high
author: Detection Team
tags:
  - attack.exfiltration
  - attack.t1048.002
${LOG_SOURCE}detection:
  selection_tool:
    Image|endswith: '\\rclone.exe'
  selection_verb:
    CommandLine|contains: ' copy '
  other:
    CommandLine|contains: 'never there'
  condition: all of selection_* or other
fields: [ParentImage]
`

const AUDITD = `title: Auditd Only
logsource:
  product: linux
  service: auditd
detection:
  selection:
    type: EXECVE
  condition: selection
level: low
`

const BROKEN: Readonly<Record<string, string>> = {
  'yaml.yml': 'title: Broken\ndetection:\n  selection: [a\n  condition: selection\n',
  'modifier.yml': `title: Modifier\n${LOG_SOURCE}detection:\n  selection:\n    Image|endwith: x\n  condition: selection\n`,
  'missing.yml': `title: Missing\n${LOG_SOURCE}detection:\n  selection:\n    Image: x\n  condition: selektion\n`,
  'circle.yml': ['a', 'b']
    .map((name) => {
      const other = name === 'a' ? 'b' : 'a'
      return `title: Circle ${name}\nname: ${name}\ncorrelation:\n  type: event_count\n  rules: [${other}]\n  group-by: [User]\n  timespan: 5m\n  condition:\n    gte: 2\n`
    })
    .join('---\n'),
  'regex.yml': `title: Regex\n${LOG_SOURCE}detection:\n  selection:\n    CommandLine|re: 'a(b'\n  condition: selection\n`,
}

/** Where each is reported. */
const PLACES: readonly (readonly [file: string, line: number])[] = [
  ['yaml.yml', 4],
  ['modifier.yml', 7],
  ['missing.yml', 8],
  ['circle.yml', 5],
  ['regex.yml', 7],
]

describe('hunt with Sigma rules', () => {
  test('names the rule, why it matched, and what could not run', async () => {
    mkdirSync(place.path('rules/linux'), { recursive: true })
    writeFileSync(place.path('rules/rclone.yml'), RCLONE)
    writeFileSync(place.path('rules/linux/auditd.yml'), AUDITD)
    writeFileSync(place.path('rules/readme.md'), 'no rule')
    const { out, err, code } = await place.run([
      ...['hunt', SAMPLES, '--rules', 'rules', '--no-packages', '-o', 'table=found.txt', '-o', 'csv=found.csv'],
    ])
    const findings = out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({
      severity: 'High',
      platform: 'sigma',
      time: '2026-02-02T10:14:10Z',
      finding_info: { title: 'Rclone Copies Files', types: ['T1048.002'] },
      entities: { host: expect.stringContaining('02'), process: expect.stringContaining('rclone.exe') },
      rule: {
        author: 'Detection Team',
        level: 'high',
        file: 'rules/rclone.yml',
        selections: ['selection_tool', 'selection_verb'],
        fields: { Image: expect.stringContaining('rclone.exe'), CommandLine: expect.stringContaining(' copy ') },
      },
    })
    expect(err).toContain('Rclone Copies Files')
    expect(err).toContain('1 finding of 1 Sigma rule; 1 of 2 rules ran.')
    expect(err).toContain('1 rule is not applicable: these sources hold no events of linux/auditd (1).')
    expect(readFileSync(place.path('found.txt'), 'utf8')).toMatch(/high +T1048.002 +Rclone Copies Files +srv-file-02/)
    expect(readFileSync(place.path('found.csv'), 'utf8')).toContain('5f5ea7c8-7f5c-4a3a-9d6e-0c4c0e7f0a01')
    expect(code).toBe(0)
  })

  test('reports each broken rule at its line, runs the rest and ends with 2', async () => {
    mkdirSync(place.path('mixed'))
    writeFileSync(place.path('mixed/rclone.yml'), RCLONE)
    for (const [name, text] of Object.entries(BROKEN)) writeFileSync(place.path(`mixed/${name}`), text)
    const { out, err, code } = await place.run(['hunt', SAMPLES, '--rules', 'mixed', '--no-packages'])
    for (const [file, line] of PLACES) expect(err).toMatch(new RegExp(`--> mixed/${file}:${line}:`))
    expect(out.trim().split('\n')).toHaveLength(1)
    expect(err).toContain('1 finding of 1 Sigma rule')
    expect(code).toBe(2)
  })

  test('takes rules out of a zip and runs the packages, too', async () => {
    writeFileSync(
      place.path('rules.zip'),
      zip(
        Object.entries({ 'deep/rclone.yml': RCLONE, 'deep/notes.txt': 'no rule' }).map(([name, text]) => ({
          name,
          content: Buffer.from(text),
        })),
      ),
    )
    const { out, code } = await place.run(['hunt', SAMPLES, '--rules', 'rules.zip', '--format', 'ndjson'])
    const files = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).rule?.file)
    expect(files).toContain('rules.zip!deep/rclone.yml')
    expect(files.filter((file) => file === undefined).length).toBeGreaterThan(28)
    expect(code).toBe(0)
  })

  test('says that a directory has YAML but no Sigma rule', async () => {
    mkdirSync(place.path('beside'))
    writeFileSync(place.path('beside/settings.yml'), 'a: b\n')
    const { err } = await place.run(['hunt', SAMPLES, '--rules', 'beside', '--no-packages'])
    expect(err).toContain('None of the 1 YAML file of `--rules` is a Sigma rule.')
  })

  test('reads and lints rules in UTF-16', async () => {
    mkdirSync(place.path('wide'))
    const broken = BROKEN['modifier.yml'] ?? ''
    writeFileSync(place.path('wide/rclone.yml'), `\uFEFF${RCLONE}`, 'utf16le')
    writeFileSync(place.path('wide/modifier.yml'), Buffer.from(`\uFEFF${broken}`, 'utf16le').swap16())
    const { err, code } = await place.run(['lint', 'wide'])
    expect(err).toContain('2 files checked: 1 error')
    expect(code).toBe(1)
    const hunted = await place.run(['hunt', SAMPLES, '--rules', 'wide', '--no-packages'])
    expect(hunted.out.trim().split('\n')).toHaveLength(1)
    expect(hunted.err).toContain('--> wide/modifier.yml:7:')
  })

  test('rules that are not there at all are no clean result', async () => {
    mkdirSync(place.path('none'))
    writeFileSync(place.path('none/other.yml'), 'a: 1\n')
    const { err, code } = await place.run(['hunt', SAMPLES, '--rules', 'none', '--no-packages'])
    expect(err).toContain('`--rules` names no Sigma rule')
    expect(code).toBe(3)
  })

  test.each<[string, readonly string[], string]>([
    ['rules that are not there', ['--rules', 'nowhere'], '`--rules nowhere`: there is no such file or directory'],
    ['no rules at all', ['--no-packages'], '`--no-packages` leaves nothing to run without `--rules`'],
  ])('%s are a wrong use of the command', async (_, flags, said) => {
    const { err, code } = await place.run(['hunt', SAMPLES, ...flags])
    expect(err).toContain(said)
    expect(code).toBe(3)
  })
})

describe('detections export', () => {
  test('gives rules that lint accepts and that find what the packages find', async () => {
    const { out, code } = await place.run(['detections', 'export', '--format', 'sigma'])
    expect(code).toBe(0)
    writeFileSync(place.path('exported.yml'), out)
    const linted = await place.run(['lint', 'exported.yml'])
    expect(linted.err).toContain('0 errors')
    const hunted = await place.run(['hunt', SAMPLES, '--rules', 'exported.yml', '--no-packages'])
    const packaged = await place.run(['hunt', SAMPLES, '--format', 'ndjson'])
    const bySigma = packaged.out.split('\n').filter((line) => line.includes('"platform":"sigma"'))
    expect(bySigma.length).toBeGreaterThan(0)
    expect(hunted.out.trim().split('\n')).toHaveLength(bySigma.length)
  }, 180_000)
})
