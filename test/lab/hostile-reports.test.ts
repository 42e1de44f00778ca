import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reportHtml } from '../../src/cli/lab/html.ts'
import { reportJunit } from '../../src/cli/lab/junit.ts'
import { reportText } from '../../src/cli/lab/text.ts'
import type { TestReport } from '../../src/detections/test-report.ts'
import { runLab } from '../../src/session/lab/lab.ts'
import { attack, TinyPackages } from './tiny-package.ts'

const packages = new TinyPackages()
afterAll(() => packages.remove())

const SCRIPT = '<script>alert(1)</script>'
const QUOTE = `" onmouseover="alert(1)`
const QUERY = 'DeviceProcessEvents\n| where FileName =~ "evil.exe"\n'

let report: TestReport
beforeAll(async () => {
  const hostile = (text: string) =>
    text.replace(/^title: .*$/m, `title: ${JSON.stringify(`T ${SCRIPT} ${QUOTE} \u001b[31m`)}`)
  const missed = hostile(attack('missed', 1, 'other.exe')).replace('--secret x', `--secret ${SCRIPT}`)
  const reason = `expect: { defender: { not_visible: 'because ${SCRIPT} ${QUOTE}' } }\n`
  const stale = hostile(attack('stale', 2, 'evil.exe', reason))
  const hidden = hostile(attack('hidden', 3, 'other.exe', reason))
  const folder = packages.make('hostile', {
    'a.kql': QUERY,
    'scenarios/a.yaml': missed,
    'scenarios/b.yaml': stale,
    'scenarios/c.yaml': hidden,
  })
  const manifest = path.join(folder, 'detection.yaml')
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('title: Tiny', `title: 'Tiny ${SCRIPT}'`))
  report = await runLab({
    packages: [folder],
    queries: [{ name: `set${SCRIPT}`, path: packages.write('given/T1048.defender.kql', QUERY) }],
    skip: ['signals', 'evasion', 'noise', 'recordings'],
  })
})

describe('text of packages is text', () => {
  test('it is in the report', () => {
    expect(report.diagnostics).toEqual([])
    expect(report.packages[0]?.title).toContain(SCRIPT)
    expect(report.packages[0]?.scenarios[0]?.title).toContain(SCRIPT)
    expect(report.packages[0]?.failures.map(({ text }) => text).join('\n')).toContain(SCRIPT)
  })

  test('in HTML: no element and no attribute comes of it', () => {
    const page = reportHtml(report)
    expect(page).not.toMatch(/<script/i)
    expect(page).not.toMatch(/<[^>]*\sonmouseover="/)
    expect(page).toContain('&#60;script&#62;alert(1)&#60;/script&#62;')
    const tags = new Set([...page.matchAll(/<\/?([A-Za-z!]\w*)/g)].map(([, name]) => name))
    const own = [
      '!doctype',
      'html',
      'head',
      'meta',
      'title',
      'style',
      'body',
      'h1',
      'h2',
      'p',
      'table',
      'tr',
      'th',
      'td',
    ]
    expect([...tags].filter((name) => ![...own, 'ul', 'li'].includes(name ?? ''))).toEqual([])
  })

  test('in XML: the same', () => {
    const xml = reportJunit(report)
    expect(xml).not.toMatch(/<script/i)
    expect(xml.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/)
  })

  test('on a terminal: no control character comes through', () => {
    const text = reportText(report, { color: false, width: 100, quiet: false })
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/)
  })
})
