import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadTexts } from './texts.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'siemless-texts-'))
  mkdirSync(path.join(folder, 'p/hunts'), { recursive: true })
  writeFileSync(path.join(folder, 'secret.md'), 'secret')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function load(files: Readonly<Record<string, string>>, status: 'test' | 'experimental' = 'test') {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, 'p', name), text)
  const { texts, diagnostics } = await loadTexts({ directory: path.join(folder, 'p'), status })
  const start = `${path.join(folder, 'p')}/`
  return { texts, problems: diagnostics.map((d) => [d.message.replaceAll(start, ''), ...d.hints]) }
}

test('guides and hunts are read, a hunt titled by its first comment', async () => {
  const kql = '// Who uploads at night?\nDeviceProcessEvents\n'
  const { texts, problems } = await load({
    'playbook.md': '# P',
    'investigation.md': '# I',
    'tuning.md': '# T',
    'hunts/night.defender.kql': kql,
    'hunts/night.qradar.aql': '-- At night\nSELECT 1',
    'hunts/night.sigma.yml': 'title: By rule\n',
  })
  expect(problems).toEqual([])
  expect(texts).toEqual({
    playbook: '# P',
    investigation: '# I',
    tuning: '# T',
    hunts: [
      {
        slug: 'night',
        platform: 'defender',
        title: 'Who uploads at night?',
        text: kql,
        file: 'hunts/night.defender.kql',
      },
      expect.objectContaining({ platform: 'qradar', title: 'At night' }),
      expect.objectContaining({ platform: 'sigma', title: 'By rule' }),
    ],
  })
})

test('what lacks is told of a package that is more than experimental', async () => {
  expect((await load({}, 'experimental')).problems).toEqual([])
  expect((await load({})).problems.map(([message]) => message)).toEqual([
    '`playbook.md`: a package of status `test` has this file, and it cannot be read',
    '`investigation.md`: a package of status `test` has this file, and it cannot be read',
    '`tuning.md`: a package of status `test` has this file, and it cannot be read',
    '`hunts`: a package of status `test` has hunts',
  ])
})

test('what is wrong is told: names, endings, no hypothesis, links that lead out', async () => {
  symlinkSync(path.join(folder, 'secret.md'), path.join(folder, 'p/playbook.md'))
  const { texts, problems } = await load(
    {
      'tuning.md': ' \n',
      'hunts/a.defendr.kql': 'x',
      'hunts/b.falcon.kql': 'x',
      'hunts/c.sumo.sumo': '*\n',
    },
    'experimental',
  )
  expect(texts.playbook).toBeUndefined()
  expect(texts.hunts.map(({ title }) => title)).toEqual(['c'])
  expect(problems).toEqual([
    ['`tuning.md`: the file is empty'],
    ['`hunts/a.defendr.kql`: a hunt is called `<slug>.<platform>.<ext>`', 'near: `defender`'],
    ['`hunts/b.falcon.kql`: a hunt of CrowdStrike Falcon ends in `.cql`'],
    ['`hunts/c.sumo.sumo`: its first line is no comment: it says the hypothesis'],
  ])
})
