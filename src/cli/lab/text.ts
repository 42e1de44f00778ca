import path from 'node:path'
import { columnName, columnTitle, countTests, OUTCOME_MARKS } from '../../detections/matrix.ts'
import {
  OUTCOMES,
  type PackageReport,
  type ScenarioReport,
  type TestReport,
  type Verdict,
} from '../../detections/test-report.ts'
import { escapeTerminal } from '../../source/escape.ts'
import { counted } from '../counted.ts'
import { toWidth, widthOf } from '../output/width.ts'

export interface TextOptions {
  readonly color: boolean
  readonly width: number
  /** Failures and the summary only. */
  readonly quiet: boolean
}

/** The report for a person at a terminal. */
export function reportText(report: TestReport, options: TextOptions): string {
  const paint = painter(options.color)
  const parts = report.packages.flatMap((one) => packageText(one, options, paint))
  const legend = options.quiet || report.packages.length === 0 ? [] : [legendText(report, options.width), '']
  return [...parts, ...legend, summaryText(report, paint), ''].join('\n')
}

type Paint = (tone: Tone, text: string) => string
type Tone = 'good' | 'bad' | 'dim' | 'bold'

const CODES: Readonly<Record<Tone, string>> = { good: '32', bad: '1;31', dim: '2', bold: '1' }

function painter(isColored: boolean): Paint {
  return (tone, text) => (isColored ? `\u001b[${CODES[tone]}m${text}\u001b[0m` : text)
}

function packageText(one: PackageReport, { width, quiet }: TextOptions, paint: Paint): readonly string[] {
  const head = paint('bold', escapeTerminal(`${one.id}  ${one.title}`))
  const failures = failureLines(one, width, paint)
  if (quiet) return failures.length === 0 ? [] : [head, ...failures, '']
  const blocks = [
    matrix(one, width, paint),
    [...signalLines(one), ...recordingLines(one, paint), ...exclusionLines(one, width)],
    evasionLines(one, width, paint),
    noiseLines(one, width),
    disagreementLines(one, width),
    failures,
  ]
  return [head, ...blocks.flatMap((lines) => (lines.length === 0 ? [] : ['', ...lines])), '']
}

const GAP = '  '

/** Titles stand above their columns where there is room, else numbers do, told below. */
function matrix(one: PackageReport, width: number, paint: Paint): readonly string[] {
  if (one.scenarios.length === 0) return ['  There is no scenario (scenarios/*.yaml): nothing is tested.']
  const titles = one.columns.map((column) => escapeTerminal(columnTitle(column)))
  const longest = Math.max(...one.scenarios.map(({ id }) => widthOf(escapeTerminal(id))))
  const wide = titles.reduce((sum, title) => sum + widthOf(title) + GAP.length, 0)
  const isWide = Math.min(longest, 24) + wide + 2 <= width
  const heads = isWide ? titles : titles.map((_, index) => String(index + 1))
  const widths = heads.map((head) => Math.max(2, widthOf(head)))
  const room = width - 2 - widths.reduce((sum, each) => sum + each + GAP.length, 0)
  const nameWidth = Math.max(8, Math.min(longest, room))
  const line = (name: string, cells: readonly string[]): string =>
    `  ${toWidth(name, nameWidth)}${GAP}${cells.join(GAP)}`.trimEnd()
  const rows = (kind: ScenarioReport['kind']): readonly string[] => {
    const scenarios = one.scenarios.filter((scenario) => scenario.kind === kind)
    if (scenarios.length === 0) return []
    const cells = heads.map((text, index) => toWidth(text, widths[index] ?? 0))
    return [
      paint('dim', line(kind === 'attack' ? 'ATTACK' : 'BENIGN', cells)),
      ...scenarios.map(({ id, verdicts }) =>
        line(
          escapeTerminal(id),
          verdicts.map((verdict, index) => cell(verdict, widths[index] ?? 0, paint)),
        ),
      ),
    ]
  }
  const key = isWide ? [] : ['', ...titles.map((title, index) => `  ${index + 1}  ${title}`)]
  return [...rows('attack'), ...rows('benign'), ...key]
}

function cell({ outcome, passed }: Verdict, width: number, paint: Paint): string {
  const text = toWidth(`${OUTCOME_MARKS[outcome].mark}${passed ? '' : '!'}`, width)
  if (!passed) return paint('bad', text)
  return paint(outcome === 'seen' ? 'good' : 'dim', text)
}

function legendText(report: TestReport, width: number): string {
  const scenarios = report.packages.flatMap((one) => one.scenarios)
  const used = new Set(scenarios.flatMap(({ verdicts }) => verdicts.map(({ outcome }) => outcome)))
  const items = OUTCOMES.filter((outcome) => used.has(outcome)).map(
    (outcome) => `${OUTCOME_MARKS[outcome].mark} ${OUTCOME_MARKS[outcome].doc}`,
  )
  return wrap([...items, '! not as expected'].join('; '), width, '')
}

function signalLines({ scenarios }: PackageReport): readonly string[] {
  const all = scenarios.flatMap(({ signals }) => signals)
  if (all.length === 0) return []
  return [`  Signals     ${all.filter(({ holds }) => holds).length} of ${all.length} hold`]
}

function evasionLines({ evasion }: PackageReport, width: number, paint: Paint): readonly string[] {
  const families = [...new Set(evasion.flatMap((one) => one.families.map(({ family }) => family)))]
  if (families.length === 0) return []
  const titles = evasion.map(({ column }) => escapeTerminal(columnTitle(column)))
  const isWide = 18 + titles.reduce((sum, title) => sum + Math.max(8, widthOf(title)) + GAP.length, 0) <= width
  const heads = isWide ? titles : titles.map((_, index) => String(index + 1))
  const widths = heads.map((head) => Math.max(isWide ? 8 : 5, widthOf(head)))
  const line = (name: string, cells: readonly string[]): string =>
    `  ${toWidth(name, 14)}${GAP}${cells.join(GAP)}`.trimEnd()
  return [
    paint(
      'dim',
      line(
        'EVASION',
        heads.map((head, index) => toWidth(head, widths[index] ?? 0)),
      ),
    ),
    ...families.map((family) => {
      const cells = evasion.map((one, index) => {
        const found = one.families.find((each) => each.family === family)
        const share = found === undefined || found.variants === 0 ? '–' : `${found.caught}/${found.variants}`
        const text = toWidth(`${share}${found?.passed === false ? '!' : ''}`, widths[index] ?? 0)
        return found?.passed === false ? paint('bad', text) : text
      })
      return line(family, cells)
    }),
  ]
}

function noiseLines({ noise }: PackageReport, width: number): readonly string[] {
  if (noise.length === 0) return []
  return [
    '  Noise: findings per million benign events, after exclusions',
    ...noise.map(({ column, events, findings, tuned, perMillion, upperBound, families }) => {
      const labels = Object.entries(families).map(([label, count]) => `${label} ${count}`)
      const told = labels.length === 0 ? '' : ` (${labels.join(', ')})`
      const rate = `${rateText(perMillion)}, at 95 % below ${rateText(upperBound)}`
      const counts = `${counted(findings, 'finding')} in ${counted(events, 'event')}, ${tuned} excluded${told}`
      return wrap(`${columnTitle(column)}: ${rate}; ${counts}`, width, '    ')
    }),
  ]
}

function rateText(rate: number): string {
  if (rate === 0) return '0'
  return rate >= 100 ? Math.round(rate).toLocaleString('en') : rate.toPrecision(2)
}

function recordingLines({ recordings }: PackageReport, paint: Paint): readonly string[] {
  if (recordings.length === 0) return []
  const ran = recordings.filter(({ outcome }) => outcome !== 'skipped')
  const skipped = recordings.length - ran.length
  const note =
    skipped === 0 ? '' : `${ran.length === 0 ? '' : ', '}${skipped} skipped: --recordings DIR says where they are`
  const passed =
    ran.length === 0 ? '' : `${ran.filter(({ outcome }) => outcome === 'passed').length} of ${ran.length} as expected`
  return [
    `  Recordings  ${passed}${note}`,
    ...ran
      .filter(({ outcome }) => outcome === 'failed')
      .map((one) => paint('bad', `    ${escapeTerminal(one.path)}: ${one.findings} instead of ${one.expected}`)),
  ]
}

function exclusionLines({ exclusions }: PackageReport, width: number): readonly string[] {
  return exclusions.map(({ id, scenarios, findings, hidden }) => {
    const lost = hidden.length === 0 ? 'no attack is hidden' : `hides ${hidden.join(', ')}`
    const covered = `${counted(findings, 'finding')} of ${counted(scenarios.length, 'benign scenario')}`
    return wrap(`Exclusion   ${id}: ${covered}; ${lost}`, width, '  ')
  })
}

/** Attacks that some of the queries see and others do not, with the reason. */
function disagreementLines({ scenarios, columns }: PackageReport, width: number): readonly string[] {
  const lines = scenarios.flatMap(({ id, kind, verdicts }) => {
    if (kind !== 'attack' || !verdicts.some(({ outcome }) => outcome === 'seen')) return []
    const told = verdicts.flatMap((verdict, index) => {
      const column = columns[index]
      if (column === undefined || verdict.outcome === 'seen' || verdict.outcome === 'refused') return []
      const declared = verdict.expected.kind === 'not-visible' ? verdict.expected.reason : undefined
      const reason = declared ?? verdict.why?.text ?? 'it finds nothing'
      return [wrap(`${columnName(column)}: ${reason}`, width, '      ')]
    })
    return told.length === 0 ? [] : [`    ${escapeTerminal(id)}`, ...told]
  })
  return lines.length === 0 ? [] : ['  Where the queries disagree', ...lines]
}

function failureLines({ failures, directory }: PackageReport, width: number, paint: Paint): readonly string[] {
  if (failures.length === 0) return []
  const lines = failures.map(({ area, text, file }) => {
    const where = path.relative(directory, file)
    const place = where === '' ? '' : ` (${where.startsWith('..') ? file : where})`
    return wrap(`${area}: ${text}${place}`, width, '    ')
  })
  return [paint('bad', `  ${counted(failures.length, 'failure')}`), ...lines]
}

function summaryText(report: TestReport, paint: Paint): string {
  const { packages, scenarios, verdicts, passed, variants, caught, signals, failures } = countTests(report)
  const evasion = variants === 0 ? '' : `, ${caught.toLocaleString('en')} of ${counted(variants, 'variant')} caught`
  const invalid = report.diagnostics.length === 0 ? '' : `, ${counted(report.diagnostics.length, 'problem')} in files`
  const counts =
    `${counted(packages, 'package')}, ${counted(scenarios, 'scenario')}, ` +
    `${passed.toLocaleString('en')} of ${counted(verdicts, 'verdict')} as expected, ${counted(signals, 'signal')}` +
    `${evasion}, ${counted(failures, 'failure')}${invalid}`
  return report.passed ? `${paint('good', 'passed')}: ${counts}` : `${paint('bad', 'failed')}: ${counts}`
}

/** Breaks a text at blanks; what comes from files is escaped. */
function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of escapeTerminal(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(indent) + 2 + widthOf(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line].map((one, index) => `${indent}${index > 0 && indent !== '' ? '  ' : ''}${one}`).join('\n')
}
