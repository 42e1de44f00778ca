import { PLATFORM_NAMES } from '../../schemas/table.ts'
import type { PackageReport, ReportColumn } from '../test-report.ts'
import type { Exclusion } from '../tuning.ts'
import { type ExportedPackage, techniqueName, techniqueUrl } from './exported.ts'

/** A part of a page, free of how it is written. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  /** Markdown that a person wrote. */
  | { readonly kind: 'markdown'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'links'; readonly items: readonly { readonly label: string; readonly url: string }[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** Texts of which one is shown at a time. */
  | { readonly kind: 'tabs'; readonly name: string; readonly tabs: readonly Tab[] }

export interface Tab {
  readonly title: string
  readonly note?: string
  readonly language: string
  readonly code: string
}

export interface Section {
  readonly title: string
  readonly blocks: readonly Block[]
}

export interface Page {
  readonly title: string
  readonly id: string
  readonly lead: string
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly sections: readonly Section[]
}

const LANGUAGES = {
  defender: 'kusto',
  sentinel: 'kusto',
  falcon: 'cql',
  qradar: 'sql',
  sumo: 'sumo',
  sigma: 'yaml',
} as const

/** What a team publishes about a detection. A section without content is left out. */
export function pageOf(exported: ExportedPackage): Page {
  const { detection, texts, exclusions, report } = exported
  const sections: readonly (Section | undefined)[] = [
    section('ATT&CK', {
      kind: 'links',
      items: detection.attack.map(({ technique, tactic }) => ({
        label: `${technique} ${techniqueName(technique) === technique ? '' : `${techniqueName(technique)} `}(${tactic})`,
        url: techniqueUrl(technique),
      })),
    }),
    section(
      'Data sources',
      { kind: 'list', items: detection.dataSources },
      {
        kind: 'table',
        head: ['Platform', 'Reads'],
        rows: detection.queries.map((query) => [PLATFORM_NAMES[query.platform], query.requiredTables.join(', ')]),
      },
    ),
    section('Queries', {
      kind: 'tabs',
      name: 'query',
      tabs: detection.queries.map((query) => ({
        title: PLATFORM_NAMES[query.platform],
        language: LANGUAGES[query.platform],
        code: query.text.trimEnd(),
      })),
    }),
    section('False positives', { kind: 'list', items: detection.falsePositives }),
    section(
      'Tuning',
      { kind: 'list', items: detection.tuning },
      { kind: 'table', head: ['Exclusion', 'Holds when', 'Reason'], rows: exclusions.map(exclusionRow) },
      markdown(texts.tuning),
    ),
    section('Blind spots', { kind: 'list', items: detection.blindSpots }),
    ...testSections(exported),
    section('Playbook', markdown(texts.playbook)),
    section('Investigation guide', markdown(texts.investigation)),
    ...hunts(exported),
    section('Threat actors', { kind: 'list', items: detection.threatActors }),
    section('References', { kind: 'links', items: detection.references.map((url) => ({ label: url, url })) }),
  ]
  return {
    title: detection.title,
    id: detection.id,
    lead: detection.description,
    facts: [
      ['Severity', detection.severity],
      ['Confidence', detection.confidence],
      ['Risk', `${detection.risk.score}: ${detection.risk.reason}`],
      ['Status', detection.status],
      ['Schedule', `every ${detection.schedule.every} over ${detection.schedule.lookback}`],
      ...(report === undefined ? [] : [['Test', report.failures.length === 0 ? 'passed' : 'failed'] as const]),
    ],
    sections: sections.flatMap((one) => one ?? []),
  }
}

function markdown(text: string | undefined): Block {
  return { kind: 'markdown', text: text ?? '' }
}

function section(title: string, ...blocks: readonly Block[]): Section | undefined {
  const kept = blocks.filter(hasContent)
  return kept.length === 0 ? undefined : { title, blocks: kept }
}

function hasContent(block: Block): boolean {
  switch (block.kind) {
    case 'text':
    case 'markdown':
      return block.text.trim() !== ''
    case 'table':
      return block.rows.length > 0
    case 'tabs':
      return block.tabs.length > 0
    default:
      return block.items.length > 0
  }
}

function exclusionRow({ id, title, reason, when, platforms }: Exclusion): readonly string[] {
  const conditions = when.map(
    ({ entity, test, values }) => `${entity} ${test.replaceAll('_', ' ')} ${values.join(' or ')}`,
  )
  const only =
    platforms === undefined ? '' : ` (${platforms.map((platform) => PLATFORM_NAMES[platform]).join(', ')} only)`
  return [`${title} [${id}]`, `${conditions.join(' and ')}${only}`, reason]
}

function hunts({ texts }: ExportedPackage): readonly (Section | undefined)[] {
  const bySlug = new Map<string, (typeof texts.hunts)[number][]>()
  for (const hunt of texts.hunts) bySlug.set(hunt.slug, [...(bySlug.get(hunt.slug) ?? []), hunt])
  const blocks = [...bySlug].flatMap(([slug, of]): readonly Block[] => [
    { kind: 'text', text: of[0]?.title ?? slug },
    {
      kind: 'tabs',
      name: `hunt-${slug}`,
      tabs: of.map((hunt) => ({
        title: PLATFORM_NAMES[hunt.platform],
        language: LANGUAGES[hunt.platform],
        code: hunt.text.trimEnd(),
      })),
    },
  ])
  return [section('Hunts', ...blocks)]
}

function testSections({ report, scenarios, detection }: ExportedPackage): readonly (Section | undefined)[] {
  if (report === undefined) {
    const how = `siemless test ${detection.directory.split(/[\\/]/).at(-1) ?? detection.id} --format json > report.json`
    return [
      section(
        'Tests',
        {
          kind: 'table',
          head: ['Scenario', 'Kind'],
          rows: scenarios.map(({ title, id, kind }) => [`${title} [${id}]`, kind]),
        },
        { kind: 'text', text: `The verdicts come from a test: ${how}, then export with --report report.json.` },
      ),
    ]
  }
  return [section('Tests', verdicts(report)), section('Evasion', evasion(report)), section('Noise', noise(report))]
}

function columnTitle({ platform, set }: ReportColumn): string {
  return set === undefined ? PLATFORM_NAMES[platform] : `${PLATFORM_NAMES[platform]} (${set})`
}

function verdicts(report: PackageReport): Block {
  return {
    kind: 'table',
    head: ['Scenario', 'Kind', ...report.columns.map(columnTitle)],
    rows: report.scenarios.map(({ id, title, kind, verdicts: all }) => [
      `${title} [${id}]`,
      kind,
      ...all.map(({ outcome, passed, expected }) => {
        const word = outcome.replace('-', ' ')
        const reason = typeof expected === 'object' && 'reason' in expected ? `: ${String(expected.reason)}` : ''
        return `${word}${outcome === 'not-visible' ? reason : ''}${passed ? '' : ' (FAILED)'}`
      }),
    ]),
  }
}

function evasion(report: PackageReport): Block {
  return {
    kind: 'table',
    head: ['Query', 'Family', 'Caught', 'Variants', 'Share', 'Not visible'],
    rows: report.evasion.flatMap(({ column, families }) =>
      families.map(({ family, caught, variants, notVisible }) => [
        columnTitle(column),
        family,
        String(caught),
        String(variants),
        variants === 0 ? '' : `${Math.floor((100 * caught) / variants)} %`,
        String(notVisible),
      ]),
    ),
  }
}

function noise(report: PackageReport): Block {
  return {
    kind: 'table',
    head: ['Query', 'Benign events', 'Findings', 'After tuning', 'Per million', 'At most (95 %)'],
    rows: report.noise.map(({ column, events, findings, tuned, perMillion, upperBound }) => [
      columnTitle(column),
      events.toLocaleString('en'),
      String(findings),
      String(tuned),
      perMillion.toFixed(2),
      upperBound.toFixed(2),
    ]),
  }
}
