import type { PackageReport } from './test-report.ts'

/**
 * The packages of a report that `siemless test --format json` wrote; undefined for any other text. Of each package what a
 * page shows is looked at.
 */
export function readTestReport(text: string): readonly PackageReport[] | undefined {
  try {
    const report: unknown = JSON.parse(text)
    const packages = isRecord(report) ? report['packages'] : undefined
    return Array.isArray(packages) && packages.every(isPackage) ? packages : undefined
  } catch {
    return undefined
  }
}

type Fields = Readonly<Record<string, unknown>>

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isListOf(value: unknown, check: (item: Fields) => boolean): boolean {
  return Array.isArray(value) && value.every((item: unknown) => isRecord(item) && check(item))
}

function areTexts(item: Fields, ...names: readonly string[]): boolean {
  return names.every((name) => typeof item[name] === 'string')
}

function areNumbers(item: Fields, ...names: readonly string[]): boolean {
  return names.every((name) => typeof item[name] === 'number')
}

function isColumn(value: unknown): boolean {
  return isRecord(value) && areTexts(value, 'platform') && (value['set'] === undefined || areTexts(value, 'set'))
}

function isPackage(value: unknown): value is PackageReport {
  if (!isRecord(value) || !areTexts(value, 'id')) return false
  const { columns, scenarios, evasion, noise, failures } = value
  return (
    isListOf(columns, isColumn) &&
    isListOf(failures, () => true) &&
    isListOf(
      scenarios,
      (one) =>
        areTexts(one, 'id', 'title', 'kind') &&
        isListOf(one['verdicts'], (verdict) => areTexts(verdict, 'outcome') && typeof verdict['passed'] === 'boolean'),
    ) &&
    isListOf(
      evasion,
      (one) =>
        isColumn(one['column']) &&
        isListOf(one['families'], (f) => areTexts(f, 'family') && areNumbers(f, 'caught', 'variants', 'notVisible')),
    ) &&
    isListOf(
      noise,
      (one) => isColumn(one['column']) && areNumbers(one, 'events', 'findings', 'tuned', 'perMillion', 'upperBound'),
    )
  )
}
