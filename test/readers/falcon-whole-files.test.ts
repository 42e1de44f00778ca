import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSession } from '../../src/index.ts'

const PADDING = 'x'.repeat(900)

/** Telemetry of which some values are empty, some fields missing, and some times odd. */
function lines(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) =>
    JSON.stringify({
      event_simpleName: i % 3 === 0 ? 'DnsRequest' : 'ProcessRollup2',
      aid: 'a'.repeat(32),
      timestamp: i % 10 === 0 ? `1770000${String(i).padStart(3, '0')}.25` : String(1_770_000_000_000 + i),
      id: `id-${i}`,
      TargetProcessId: `900719925474099${i}`,
      ...(i % 3 === 0
        ? { DomainName: `h${i}.example`, ProcessEndTime: '' }
        : { CommandLine: `"a\\b" ${PADDING}\u00e9` }),
      ...(i === 7 ? { Attacks: [{ Tactic: 'T', Technique: 'U' }] } : {}),
    }),
  )
}

const ASKED = '* | sort(id, type=string, order=asc, limit=20000)'

describe('files of telemetry that the engine reads by itself', () => {
  let directory: string
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'siemless-whole-'))
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  const read = async (name: string, texts: readonly string[]) => {
    const sources = texts.map((text, i) => {
      const path = join(directory, `${name}-${i}.json`)
      writeFileSync(path, text)
      return path
    })
    const session = await openSession({ sources })
    const result = await session.query(ASKED, { language: 'cql' })
    const { counts } = session.ingested
    const answer = {
      counts: [counts.read, counts.mapped, counts.unmapped + counts.rejected],
      rows: await result.rows(),
    }
    await session.close()
    return answer
  }

  test('give what they give read line by line', async () => {
    const all = lines(7000)
    const [first, second] = [all.slice(0, 3500), all.slice(3500)]
    const small = await read(
      'small',
      [first, second].map((part) => `${part.join('\n')}\n`),
    )
    const large = await read('large', [`${all.join('\n')}\n`])
    expect(large).toEqual(small)
    expect(large.counts).toEqual([7000, 7000, 0])
  }, 60_000)

  test('with a line that has its name twice and one that has none: the latter is no event', async () => {
    const all = [
      '{"event_simpleName":"A","event_simpleName":"B","aid":"a","timestamp":"1770000000000"}',
      '{"aid":"a","timestamp":"1770000000001"}',
      ...lines(7000),
    ]
    const { counts, rows } = await read('doubled', [`${all.join('\n')}\n`])
    expect(counts).toEqual([7002, 7001, 1])
    expect(rows).toHaveLength(7001)
  }, 60_000)
})
