import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtCli } from './built.ts'
import { SAMPLES, Scratch } from './run.ts'

const place = new Scratch()
beforeAll(() => {
  builtCli()
}, 120_000)
afterAll(() => place.remove())

describe('help', () => {
  test('of everything lists the commands', async () => {
    const { out, err, code } = await place.run(['--help'])
    expect(code).toBe(0)
    expect(err).toBe('')
    for (const name of ['hunt', 'query', 'lint', 'explain', 'detections'])
      expect(out).toMatch(new RegExp(`^ {2}${name} `, 'm'))
  })

  test.each(['hunt', 'query', 'lint', 'explain', 'detections'])(
    'of %s has its usage, examples and flags',
    async (name) => {
      const { out, code } = await place.run([name, '--help'])
      expect(code).toBe(0)
      expect(out).toMatch(new RegExp(`^Usage: siemless ${name} `))
      expect(out).toContain(`  siemless ${name} `)
      expect(out).toMatch(/^ {2}-h, --help /m)
    },
  )

  test('is shown, as wrong usage, where no command is given', async () => {
    expect((await place.run([])).code).toBe(3)
  })

  test('--version prints the version of the package', async () => {
    expect(await place.run(['--version'])).toEqual({
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      err: '',
      code: 0,
    })
  })
})

describe('wrong usage ends with 3, says what is wrong and what would do', () => {
  test.each<[string, readonly string[], string]>([
    ['an unknown command', ['hnt'], 'error: there is no command `hnt`\n  = near: `hunt`\n'],
    ['a path for a command', [SAMPLES], `  = to hunt through it: \`siemless hunt ${SAMPLES}\``],
    [
      'an unknown flag',
      ['hunt', '--pakages', 'x', SAMPLES],
      'there is no flag `--pakages` here\n  = near: `--packages`',
    ],
    ['a flag without its value', ['hunt', SAMPLES, '--format'], '`--format` takes a value: table|json|ndjson|csv'],
    ['a value for a switch', ['hunt', SAMPLES, '--quiet=1'], '`--quiet` takes no value'],
    ['an unknown choice', ['hunt', SAMPLES, '--format', 'jsn'], 'near: `json`'],
    ['a flag given twice', ['hunt', SAMPLES, '--now', 'x', '--now', 'y'], '`--now` is given 2 times'],
    ['no source', ['hunt'], 'no SOURCE is given'],
    ['no query', ['query', '-l', 'kql'], 'no query is given'],
    ['a query in no known language', ['query', 'x', SAMPLES], '`-l kql|cql|aql|sumo|sigma` names it'],
    ['a query file for a text', ['query', 'hunt.kql', SAMPLES], '`-f hunt.kql` reads the query from that file'],
    ['a missing query file', ['query', '-f', 'nope.kql', SAMPLES], '`nope.kql` could not be read: no such file'],
    ['no time', ['hunt', SAMPLES, '--now', 'noon'], 'ISO 8601 is expected'],
    ['no network', ['hunt', SAMPLES, '--treat-as-public', '10.0.0.0/33'], 'is no IPv4 network'],
    ['no size', ['hunt', SAMPLES, '--memory', 'much'], 'is no size'],
    ['no zone', ['query', '-l', 'kql', 'T', SAMPLES, '--tz', 'Mars/Base'], 'is no time zone'],
    ['no seconds', ['hunt', SAMPLES, '--timeout', '-1'], '--timeout'],
    ['no report format', ['hunt', SAMPLES, '-o', 'findings.csv'], '`-o csv=findings.csv`'],
    [
      'a report where no directory is',
      ['hunt', SAMPLES, '-o', 'csv=no/such/f.csv'],
      '`no/such/f.csv` could not be written',
    ],
    [
      'a reject file where no directory is',
      ['hunt', SAMPLES, '--reject', 'no/such/r'],
      '`no/such/r` could not be written',
    ],
    ['an unknown detection', ['detections', 'show', 't1048.02'], 'near: `t1048.002`'],
    ['no verb', ['detections'], '`list`, `show ID` or `export [ID...]` is expected'],
  ])('%s', async (_, args, said) => {
    const { out, err, code } = await place.run(args)
    expect(err).toContain(said)
    expect(err).not.toMatch(/^ {4}at /m)
    expect(out).toBe('')
    expect(code).toBe(3)
    expect(place.leftovers).toEqual([])
  })
})

describe('detections', () => {
  test('list gives one object for each', async () => {
    const { out, code } = await place.run(['detections', 'list'])
    expect(code).toBe(0)
    const rows = out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(rows).toContainEqual(
      expect.objectContaining({ id: 't1048.002', platforms: 'defender sentinel falcon qradar sumo sigma' }),
    )
  })

  test('show prints one in full, with its queries', async () => {
    const { out, code } = await place.run(['detections', 'show', 'T1048.003'])
    expect(code).toBe(0)
    for (const part of ['ATT&CK', 'False positives', 'Blind spots', '── Sumo Logic', '_sourceCategory'])
      expect(out).toContain(part)
  })

  test('a folder without packages is an error', async () => {
    const { err, code } = await place.run(['detections', 'list', '--packages', place.temporary])
    expect(code).toBe(2)
    expect(err).toContain('there is no detection package')
  })
})
