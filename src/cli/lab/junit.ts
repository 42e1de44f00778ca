import { columnName } from '../../detections/matrix.ts'
import type { PackageReport, TestReport } from '../../detections/test-report.ts'

interface Case {
  readonly group: string
  readonly name: string
  /** Absent: passed. */
  readonly failure?: string
  readonly isSkipped?: boolean
}

/** The report as JUnit's XML: a suite for each package, a case for each thing that passes or fails. */
export function reportJunit(report: TestReport): string {
  const suites = report.packages.map((one) => ({ id: one.id, cases: casesOf(one) }))
  if (report.diagnostics.length > 0) {
    const cases = report.diagnostics.map(({ file, message, severity }): Case => {
      const base = { group: 'files', name: file }
      return severity === 'error' ? { ...base, failure: message } : base
    })
    suites.push({ id: 'files', cases })
  }
  const text = suites.map(({ id, cases }) => {
    const failures = cases.filter((one) => one.failure !== undefined).length
    const skipped = cases.filter((one) => one.isSkipped === true).length
    return [
      `  <testsuite name="${escapeXml(id)}" tests="${cases.length}" failures="${failures}" skipped="${skipped}">`,
      ...cases.map(caseXml),
      '  </testsuite>',
    ].join('\n')
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="siemless test">',
    ...text,
    '</testsuites>',
    '',
  ].join('\n')
}

function caseXml({ group, name, failure, isSkipped = false }: Case): string {
  const head = `    <testcase classname="${escapeXml(group)}" name="${escapeXml(name)}"`
  if (failure !== undefined) return `${head}><failure message="${escapeXml(failure)}"/></testcase>`
  return isSkipped ? `${head}><skipped/></testcase>` : `${head}/>`
}

function casesOf({ id, columns, scenarios, failures }: PackageReport): readonly Case[] {
  const verdicts = scenarios.flatMap((scenario) =>
    scenario.verdicts.flatMap((verdict, index): readonly Case[] => {
      const column = columns[index]
      if (column === undefined) return []
      const name = `${scenario.id}: ${columnName(column)}`
      const told = `${verdict.outcome}, expected ${verdict.expected.kind}${verdict.why === undefined ? '' : `: ${verdict.why.text}`}`
      if (column.set !== undefined) return [{ group: `${id}.${column.set}`, name: `${name}: ${verdict.outcome}` }]
      if (verdict.outcome === 'not-visible' && verdict.passed)
        return [{ group: `${id}.verdict`, name, isSkipped: true }]
      return [{ group: `${id}.verdict`, name, ...(verdict.passed ? {} : { failure: told }) }]
    }),
  )
  const signals = scenarios.flatMap((scenario) =>
    scenario.signals.map(({ text, holds, records }): Case => {
      const base = { group: `${id}.signal`, name: `${scenario.id}: ${text}` }
      return holds ? base : { ...base, failure: `${records} records` }
    }),
  )
  const others = failures
    .filter(({ area }) => area !== 'verdict' && area !== 'signal')
    .map(({ area, text }): Case => ({ group: `${id}.${area}`, name: text, failure: text }))
  return [...verdicts, ...signals, ...others]
}

/** What XML 1.0 cannot hold at all becomes U+FFFD. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char)
    .replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`)
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
