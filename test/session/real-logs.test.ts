import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Finding, openSession, type QueryRun, type Session } from '../../src/index.ts'
import { describeWithSharedData, SHARED } from '../shared-data.ts'

describeWithSharedData('hunting through real logs with the shipped detections', () => {
  let session: Session
  let findings: readonly Finding[] = []
  let runs: readonly QueryRun[] = []

  beforeAll(async () => {
    session = await openSession({ sources: [`${SHARED}/telemetry`, `${SHARED}/sigma-regression/regression_data`] })
    const hunt = session.hunt()
    const found: Finding[] = []
    for await (const finding of hunt) found.push(finding)
    findings = found
    runs = hunt.runs
  }, 600_000)

  afterAll(() => session?.close())

  test('counts add up: everything read became an event, was kept unmapped, or was set aside', () => {
    const { counts, files } = session.ingested
    expect(counts.read).toBe(counts.mapped + counts.unmapped + counts.rejected)
    expect(counts.read).toBe(files.reduce((sum, file) => sum + file.read, 0))
    expect(counts.read).toBeGreaterThan(80_000)
  })

  test('every query of every package ran', () => {
    expect(runs.filter((run) => run.outcome !== 'ran').map((run) => `${run.detection.id} ${run.platform}`)).toEqual([])
    const asked = new Set(runs.map((run) => `${run.detection.id} ${run.platform}`))
    for (const { detection } of runs) {
      for (const { platform } of detection.queries) expect(asked).toContain(`${detection.id} ${platform}`)
    }
  })

  test('finds exactly the known events', async () => {
    const lines = findings.map((f) =>
      [
        f.finding_info.analytic.uid,
        f.platform,
        f.time?.slice(0, 19),
        (f.entities.process ?? '-').split(/[\\/]/).at(-1)?.toLowerCase(),
        f.entities.destination ?? '-',
        f.entities.label,
      ].join(' | '),
    )
    await expect(`${lines.toSorted().join('\n')}\n`).toMatchFileSnapshot('./real-logs.findings.txt')
  })
})
