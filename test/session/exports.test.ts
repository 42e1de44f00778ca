import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { EXPORT_FORMATS, exportPackages } from '../../src/detections/exports/index.ts'
import { markdownToHtml } from '../../src/detections/exports/markdown-html.ts'
import { loadDetections } from '../../src/detections/load.ts'
import { readTestReport } from '../../src/detections/report-file.ts'
import { exportedPackage, tunedDetection } from '../../src/session/exported.ts'

const HOSTILE = `</code></pre><script>alert(1)</script> "quotes" 'q' \\\\ back | pipe """ \u202e [x](javascript:alert(1))`

const MANIFEST = `id: t9999.001
title: 'Uploads <b>& more</b> "quoted" """'
description: ${JSON.stringify(`It says ${HOSTILE}`)}
status: test
severity: critical
confidence: medium
attack: [{ technique: T1048.002, tactic: exfiltration }, { technique: T1048, tactic: exfiltration }]
data_sources: [Process creation]
false_positives: ["Backups | of <all>"]
tuning: [Exclude by account]
blind_spots: []
references: ["https://attack.mitre.org/techniques/T1048/002/", "javascript:alert(1)"]
threat_actors: []
risk: { score: 65, reason: Data may have left }
schedule: { every: 1h, lookback: 1d }
queries:
  - platform: sentinel
    file: queries/sentinel.kql
    required_tables: [SecurityEvent, Event, DeviceProcessEvents]
    entities: { time: TimeGenerated, host: Computer, user: Account, command: CommandLine, process: NewProcessName }
  - platform: falcon
    file: queries/falcon.cql
    required_tables: [ProcessRollup2]
    entities: { host: ComputerName, user: UserName, command: CommandLine }
`

const FILES: Readonly<Record<string, string>> = {
  'detection.yaml': MANIFEST,
  'queries/sentinel.kql':
    '// <script> in a comment\nSecurityEvent\n| where EventID == 4688 and CommandLine has "a: b"\n',
  'queries/falcon.cql': '#event_simpleName=ProcessRollup2\n| table([ComputerName, UserName, CommandLine])\n',
  'tuning.yaml':
    'exclusions:\n  - id: backup\n    title: Nightly <i>backup</i>\n    reason: Ask the storage team\n    when: [{ user: { is: [svc-backup] } }, { command: { contains: ["b|c"] } }]\n',
  'playbook.md': `# Playbook\n\nFirst *look*, then **act**:\n\n1. Ask \`whoami\`\n   - at once\n2. Isolate\n\n${HOSTILE}\n\n| a | b |\n|---|---|\n| 1 | <img src=x onerror=alert(1)> |\n`,
  'investigation.md': '# Guide\n\nSee [the page](https://example.com/a_(b)) and `""" \\ x`.\n\n```\n<b>code</b>\n```\n',
  'tuning.md': 'Text only.\n',
  'hunts/night.sentinel.kql': '// Uploads <at> night\nSecurityEvent\n',
  'hunts/night.falcon.cql': '// Uploads at night\n#event_simpleName=ProcessRollup2\n',
}

const column = (platform: string) => ({ platform, file: 'q' })
const REPORT = JSON.stringify({
  packages: [
    {
      id: 't9999.001',
      title: 'T',
      directory: 'd',
      columns: [column('sentinel'), column('falcon')],
      lint: [],
      failures: [],
      recordings: [],
      exclusions: [],
      scenarios: [
        {
          id: 'a',
          title: 'An <attack>',
          kind: 'attack',
          file: 'f',
          references: [],
          signals: [],
          verdicts: [
            { outcome: 'seen', expected: { kind: 'seen' }, passed: true, findings: 1 },
            {
              outcome: 'not-visible',
              expected: { kind: 'not-visible', reason: 'no | field' },
              passed: true,
              findings: 0,
            },
          ],
        },
        {
          id: 'b',
          title: 'Another',
          kind: 'attack',
          file: 'f',
          references: [],
          signals: [],
          verdicts: [
            { outcome: 'missed', expected: { kind: 'seen' }, passed: false, findings: 0 },
            { outcome: 'seen', expected: { kind: 'seen' }, passed: true, findings: 2 },
          ],
        },
      ],
      evasion: [
        {
          column: column('sentinel'),
          families: [{ family: 'case', variants: 9, caught: 8, notVisible: 1, missed: [], passed: false }],
        },
      ],
      noise: [
        {
          column: column('falcon'),
          events: 1_000_000,
          findings: 3,
          tuned: 2,
          perMillion: 1,
          upperBound: 5.57,
          families: {},
        },
      ],
    },
  ],
  diagnostics: [],
  passed: false,
})

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'siemless-exports-'))
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(path.dirname(path.join(folder, 'p', name)), { recursive: true })
    await writeFile(path.join(folder, 'p', name), text)
  }
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function packages(options: { readonly tuned?: boolean; readonly report?: boolean } = {}) {
  const { detections, diagnostics } = await loadDetections([folder])
  expect(diagnostics.map((d) => d.message)).toEqual([])
  const reports = options.report === true ? (readTestReport(REPORT) ?? []) : []
  return Promise.all(
    detections.map(async (detection) => {
      const shown = options.tuned === true ? (await tunedDetection(detection)).detection : detection
      return (await exportedPackage(shown, { reports, date: '2026-03-02' })).exported
    }),
  )
}

const ENDINGS = {
  sentinel: 'yaml',
  elastic: 'toml',
  splunk: 'yml',
  navigator: 'json',
  markdown: 'md',
  html: 'html',
} as const
const FORMATS = EXPORT_FORMATS.filter((format) => format !== 'sigma')

describe('goldens', () => {
  test.each(FORMATS)('%s', async (format) => {
    const [file] = exportPackages(await packages({ tuned: true, report: true }), format).files
    await expect(file?.text).toMatchFileSnapshot(`exports/${format}.${ENDINGS[format]}.txt`)
  })
})

async function textOf(format: (typeof FORMATS)[number], options = {}): Promise<string> {
  return exportPackages(await packages(options), format).files[0]?.text ?? ''
}

test('the rule of Sentinel has what its schema asks for, and the query as it is', async () => {
  const rule: unknown = parse(await textOf('sentinel'))
  expect(rule).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    severity: 'High',
    kind: 'Scheduled',
    queryFrequency: '1h',
    queryPeriod: '1d',
    triggerOperator: 'gt',
    triggerThreshold: 0,
    tactics: ['Exfiltration'],
    relevantTechniques: ['T1048.002', 'T1048'],
    query: FILES['queries/sentinel.kql'],
    requiredDataConnectors: [
      { connectorId: 'SecurityEvents', dataTypes: ['SecurityEvent'] },
      { connectorId: 'WindowsEvents', dataTypes: ['Event'] },
      { connectorId: 'MicrosoftThreatProtection', dataTypes: ['DeviceProcessEvents'] },
    ],
  })
  expect(parse(await textOf('sentinel', { tuned: true }))).toMatchObject({
    query: expect.stringContaining('| where not((Account =~ "svc-backup"'),
  })
  expect(parse(await textOf('splunk'))).toMatchObject({
    description: expect.stringContaining(HOSTILE.slice(0, 20)),
    version: 1,
  })
})

test('a layer scores what is visible, and nothing without a test', async () => {
  const layer = (text: string) =>
    (JSON.parse(text) as { techniques: { techniqueID: string; score?: number }[] }).techniques
  expect(
    layer(await textOf('navigator', { report: true })).map(({ techniqueID, score }) => [techniqueID, score]),
  ).toEqual([
    ['T1048', 67],
    ['T1048.002', 67],
  ])
  expect(layer(await textOf('navigator')).map(({ score }) => score)).toEqual([undefined, undefined])
})

test('no text of a package becomes markup', async () => {
  const html = await textOf('html', { report: true, tuned: true })
  expect(html).not.toMatch(/<script|<img|<b>|<i>|href="javascript|\u202e/i)
  expect(html).toContain('<a href="https://example.com/a_(b)"')
  expect(html.match(/<input type="radio"/g)).toHaveLength(4)
  const tags = [...html.matchAll(/<(\/?)([a-z]+[1-6]?)\b[^>]*>/g)]
  const open: string[] = []
  for (const [, close, tag = ''] of tags) {
    if (/^(?:meta|input|hr)$/.test(tag)) continue
    if (close === '') open.push(tag)
    else expect(open.pop()).toBe(tag)
  }
  expect(open).toEqual([])
  expect(await textOf('html')).toContain('siemless test')
  const markdown = (await textOf('markdown', { report: true })).replace(/^```[\s\S]*?^```$/gm, '')
  expect(markdown).not.toMatch(/(?<!\\)<(?:script|img|i|b)\b|\u202e|[^\\]\]\(javascript/i)
})

test('Markdown is read as people write it, and what is none is text', () => {
  expect(markdownToHtml('# A\n## B\ntext *a* __b__ `c<`\nmore', 3)).toBe(
    '<h3>A</h3>\n<h4>B</h4>\n<p>text <em>a</em> <strong>b</strong> <code>c&lt;</code>\nmore</p>',
  )
  expect(markdownToHtml('- a\n  - b\n- c\n\n1. x\n2) y', 2)).toBe(
    '<ul><li>a\n<ul><li>b</li></ul></li><li>c</li></ul>\n<ol><li>x</li><li>y</li></ol>'.replace(
      '<li>a\n',
      '<li><p>a</p>\n',
    ),
  )
  expect(markdownToHtml('[a](http://x/?a=1&b="2) snake_case_word \\*no\\*', 2)).toBe(
    '<p>[a](http://x/?a=1&amp;b=&quot;2) snake_case_word *no*</p>',
  )
  expect(markdownToHtml('```kql\na | b\n```\n\n> q\n\n---', 2)).toBe(
    '<pre><code>a | b</code></pre>\n<blockquote><p>q</p></blockquote>\n<hr>',
  )
  const started = performance.now()
  markdownToHtml(`${'['.repeat(5000)}${'*a '.repeat(5000)}${'`'.repeat(999)}`, 2)
  expect(performance.now() - started).toBeLessThan(3000)
})

test('a report that is none is told', () => {
  expect(readTestReport(REPORT)?.map(({ id }) => id)).toEqual(['t9999.001'])
  for (const text of ['', '{}', '[]', '{"packages":[{"id":"x"}]}', REPORT.replace('"passed":true', '"passed":1')])
    expect(readTestReport(text)).toBeUndefined()
})
