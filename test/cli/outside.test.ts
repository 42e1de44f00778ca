import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ipv4Bits, writeMmdb } from '../support/mmdb.ts'
import { builtCli } from './built.ts'
import { Scratch } from './run.ts'

const place = new Scratch()
const URI = 'https://feeds.example.com/list.csv?sig=a=b'
const LIST = `let bad = externaldata(Ip:string)["${URI}"];`

beforeAll(() => {
  builtCli()
  writeFileSync(place.path('flows.jsonl'), '{"Ip":"198.51.100.7"}\n{"Ip":"192.0.2.1"}\n')
  writeFileSync(place.path('list.csv'), '198.51.100.7,x\n')
  const data = { country: { names: { en: 'Peru' } } }
  writeFileSync(place.path('places.mmdb'), writeMmdb([{ bits: ipv4Bits('198.51.100.0/24'), data }]))
}, 120_000)
afterAll(() => place.remove())

const query = (text: string, ...more: readonly string[]) =>
  place.run(['query', '-l', 'kql', text, 'Flows=flows.jsonl', '--format', 'ndjson', '--quiet', ...more])

describe('what a query needs from outside', () => {
  test('--external names the file for an address, also one with `=`', async () => {
    const { out, code } = await query(`${LIST} Flows | where Ip in (bad)`, '--external', `${URI}=list.csv`)
    expect([out, code]).toEqual(['{"Ip":"198.51.100.7"}\n', 0])
  })

  test('without it the query is refused, with the flag that would do', async () => {
    const { err, code } = await query(`${LIST} Flows | where Ip in (bad)`)
    expect(err).toContain(`there is no local file for \`${URI}\`, and nothing is read from the network`)
    expect(err).toContain(`--external ${URI}=FILE`)
    expect(code).toBe(2)
  })

  test('--geo and --param', async () => {
    const text = `declare query_parameters(wanted:string);
      Flows | where tostring(geo_info_from_ip_address(Ip).country) == wanted`
    const { out } = await query(text, '--geo', 'places.mmdb', '--param', 'wanted=Peru')
    expect(out).toBe('{"Ip":"198.51.100.7"}\n')
    const { err, code } = await query(text)
    expect(err).toContain('`--geo FILE` names a MaxMind DB file')
    expect(err).toContain('`--param wanted=VALUE`')
    expect(code).toBe(2)
  })

  test.each([
    [['--external', 'list.csv'], 'URI=FILE is expected'],
    [['--external', 'https://a.example/x=none.csv'], 'there is no file `none.csv`'],
    [['--geo', 'none.mmdb'], 'there is no such file'],
    [['--param', '=5'], 'NAME=VALUE is expected'],
  ])('%s is a wrong command line', async (flags, message) => {
    const { err, code } = await query('Flows', ...flags)
    expect(err).toContain(message)
    expect(code).toBe(3)
  })
})
