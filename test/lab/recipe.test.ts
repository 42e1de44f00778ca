import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtCli } from '../cli/built.ts'
import { CONTENT, type Ran, Scratch } from '../cli/run.ts'
import { Recipe } from './recipe.ts'

const RECIPE = new Recipe(
  readFileSync(fileURLToPath(new URL('../../docs/CONTRIBUTING.md', import.meta.url)), 'utf8'),
  'A detection package',
)

const place = new Scratch()
/** The recipe's commands, with `npx siemless` being the sources as they are. */
const inShell = (command: string): Promise<Ran> =>
  place.runShell(command, { PATH: `${place.path('bin')}${delimiter}${process.env['PATH'] ?? ''}` })

beforeAll(() => {
  mkdirSync(place.path('bin'))
  writeFileSync(place.path('bin/npx'), `#!/bin/sh\nshift\nexec '${process.execPath}' '${builtCli()}' "$@"\n`)
  chmodSync(place.path('bin/npx'), 0o755)
  symlinkSync(CONTENT, place.path('content'))
}, 120_000)
afterAll(() => place.remove())

function edit(file: string, change: (text: string) => string): void {
  const text = readFileSync(place.path(file), 'utf8')
  const changed = change(text)
  expect(changed, `the edit of ${file} changes it`).not.toBe(text)
  writeFileSync(place.path(file), changed)
}

const [copy = '', ...checks] = RECIPE.commands
const kept = RECIPE.step('scenarios/').names(/^[\w-]+\.yaml$/)

describe('the recipe of a detection package in CONTRIBUTING.md', () => {
  test('copies a package and checks it with lint and test', () => {
    expect(copy).toMatch(/^cp -r content\/\S+ mine$/)
    expect(checks.map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
      'npx siemless lint mine',
      'npx siemless test mine',
    ])
    expect(kept).toHaveLength(2)
  })

  test('followed to the letter, makes a package that passes', async () => {
    expect(await inShell(copy)).toEqual({ out: '', err: '', code: 0 })
    for (const member of RECIPE.step('detection.yaml').names(/^[a-z_]+$/)) {
      expect(readFileSync(place.path('mine/detection.yaml'), 'utf8')).toMatch(new RegExp(`^${member}:`, 'm'))
    }
    edit('mine/detection.yaml', (text) =>
      text.replace(/^id: .*$/m, 'id: my-detection').replace(/^title: .*$/m, 'title: My own detection'),
    )
    edit('mine/rule.sigma.yml', (text) => text.replace(/^id: .*$/gm, () => `id: ${randomUUID()}`))
    for (const name of readdirSync(place.path('mine/scenarios'))) {
      if (!kept.includes(name)) rmSync(place.path(`mine/scenarios/${name}`))
    }
    expect(readdirSync(place.path('mine/scenarios'))).toEqual(kept.toSorted())
    for (const command of checks) {
      const { out, err, code } = await inShell(command)
      expect(`${code} ${err}${code === 0 ? '' : out}`, command).toMatch(
        /^0 (?:\d+ files checked: 0 errors, 0 warnings.*)?\s*$/,
      )
      if (command.includes(' test ')) {
        expect(out).toMatch(/^my-detection {2}My own detection\n/)
        expect(out).toMatch(/\npassed: 1 package, 2 scenarios, 12 of 12 verdicts as expected, .*, 0 failures\n$/)
      }
    }
  }, 600_000)
})

describe('a package with mistakes', () => {
  const QUICK = ['--skip', 'evasion,noise']

  test('files that cannot be used are told at their place, the rest is tested, and the end is 2', async () => {
    expect((await inShell(copy.replace(/ mine$/, ' broken'))).code).toBe(0)
    for (const name of readdirSync(place.path('broken/scenarios'))) {
      if (!kept.includes(name)) rmSync(place.path(`broken/scenarios/${name}`))
    }
    const [, attack = ''] = kept.toSorted()
    const text = readFileSync(place.path(`broken/scenarios/${attack}`), 'utf8')
    const [, host = ''] = /^hosts: \[\{ name: ([\w-]+)/m.exec(text) ?? []
    const line = text.split('\n').findIndex((each) => each.startsWith('  - id: ')) + 2
    const stranger = text.replace(/^( {2}- id: .*)$/m, `$1\n    host: ${host}x`).replace(/^id: .*$/m, 'id: stranger')
    writeFileSync(place.path('broken/scenarios/stranger.yaml'), stranger)
    writeFileSync(place.path('broken/scenarios/torn.yaml'), 'id: torn\ntitle: [torn\n')
    edit('broken/queries/falcon.cql', (query) => query.replace('| table(', '| tabel('))
    const { out, err, code } = await place.run(['test', 'broken', ...QUICK])
    expect(err).toContain(`there is no host \`${host}x\`\n  --> broken/scenarios/stranger.yaml:${line}:11\n`)
    expect(err).toContain(`= near: \`${host}\``)
    expect(err).toMatch(/\n +--> broken\/scenarios\/torn\.yaml:[23]:\d+\n/)
    // What is sound is tested nevertheless: two scenarios on six platforms, one of which cannot run its query.
    expect(out).toMatch(new RegExp(`^  ${attack.replace('.yaml', '')} .*●.*E!`, 'm'))
    expect(out).toContain('query: CrowdStrike Falcon: the query cannot run: there is no function `tabel`')
    expect(out).toMatch(/\nfailed: 1 package, 2 scenarios, 10 of 12 verdicts as expected, /)
    expect(code).toBe(2)
    rmSync(place.path('broken/playbook.md'))
    const linted = await place.run(['lint', 'broken'])
    expect(linted.out).toContain(`  --> broken/scenarios/stranger.yaml:${line}:11\n`)
    expect(linted.out).toContain('`broken/playbook.md`: a package of status `test` has this file')
    const query = readFileSync(place.path('broken/queries/falcon.cql'), 'utf8')
    const at = query.split('\n').findIndex((each) => each.startsWith('| tabel(')) + 1
    expect(linted.out).toContain(
      `error[name/unknown-function]: there is no function \`tabel\`\n  --> broken/queries/falcon.cql:${at}:3\n`,
    )
    expect(linted.code).toBe(1)
  }, 300_000)

  test('a query that misses its attack ends with 1 and the reason', async () => {
    rmSync(place.path('broken/scenarios/stranger.yaml'))
    rmSync(place.path('broken/scenarios/torn.yaml'))
    edit('broken/queries/falcon.cql', (query) => query.replace('| tabel(', '| CommandLine="never said"\n| table('))
    const { out, err, code } = await place.run(['test', 'broken', ...QUICK])
    expect(err).toBe('')
    expect(out).toMatch(/verdict: CrowdStrike Falcon: /)
    expect(code).toBe(1)
  }, 300_000)
})
