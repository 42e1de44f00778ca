import { expect, test } from 'vitest'
import { runLab } from '../../src/index.ts'

test('the shipped packages pass: lint, signals, every verdict and every family of variants', async () => {
  const report = await runLab({ packages: ['content'], skip: ['noise', 'why', 'recordings'] })
  expect(report.packages.flatMap(({ failures }) => failures.map(({ text }) => text))).toEqual([])
  expect(report.diagnostics).toEqual([])
  expect(report.passed).toBe(true)
  expect(report.packages.map(({ id }) => id)).toEqual(['t1048', 't1048.001', 't1048.002', 't1048.003'])
  for (const { columns } of report.packages) {
    expect(columns.map(({ platform }) => platform)).toEqual([
      'defender',
      'sentinel',
      'falcon',
      'qradar',
      'sumo',
      'sigma',
    ])
  }
}, 600_000)
