import type { EvasionReport, FamilyReport } from '../../detections/test-report.ts'
import { EVASION_FAMILIES, type Scenario, type ScenarioProcess } from '../../simulation/scenario.ts'
import { variantsOf } from '../../simulation/variants/index.ts'
import { type LabColumn, reportColumn } from './column.ts'
import type { Caught } from './judge.ts'
import type { Subject } from './subject.ts'

/** The part of a family's variants that a query must see. */
const EVASION_GOAL = 0.9

/** The variants of the subjects, each at hosts of its own. */
export function variantSubjects(subjects: readonly Subject[], seed: number): readonly Subject[] {
  let count = 0
  return subjects.flatMap((subject) =>
    variantsOf(subject.base, { seed }).map(({ family, title, scenario, commandLine }): Subject => {
      count += 1
      return { ...subject, scenario: elsewhere(scenario, count), variant: { family, title, commandLine } }
    }),
  )
}

/** The same at other hosts; `place` tells them from those of all others. */
function elsewhere(scenario: Scenario, place: number): Scenario {
  const names = new Map(scenario.hosts.map(({ name }) => [name, `${name}-V${place}`]))
  const addresses = new Map(
    scenario.hosts.map(({ address }, index) => [
      address,
      `10.${200 + (place >> 14)}.${(place >> 6) & 0xff}.${4 * (place & 0x3f) + index}`,
    ]),
  )
  const address = (given: string): string => addresses.get(given) ?? given
  const move = (process: ScenarioProcess): ScenarioProcess => ({
    ...process,
    ...(process.host === undefined ? {} : { host: names.get(process.host) ?? process.host }),
    connections: process.connections.map((connection) => ({ ...connection, to: address(connection.to) })),
    lookups: process.lookups.map((lookup) => ({ ...lookup, answers: lookup.answers.map(address) })),
    children: process.children.map(move),
  })
  return {
    ...scenario,
    hosts: scenario.hosts.map((host) => ({
      ...host,
      name: names.get(host.name) ?? host.name,
      address: address(host.address),
    })),
    processes: scenario.processes.map(move),
  }
}

/** What a column caught of the variants, family by family. */
export function evasionReport(
  column: LabColumn,
  variants: readonly Subject[],
  caughtOf: (subject: Subject) => Caught | undefined,
): EvasionReport {
  const families = EVASION_FAMILIES.flatMap((family): readonly FamilyReport[] => {
    const all = variants.filter(({ variant }) => variant?.family === family)
    if (all.length === 0) return []
    const isHidden = ({ base }: Subject): boolean => hides(base, column, family)
    const seen = ({ findings }: Caught = { findings: 0, excluded: 0 }): boolean => findings > 0
    const visible = all.filter((subject) => !isHidden(subject))
    const caught = visible.filter((subject) => seen(caughtOf(subject)))
    const declared = new Set(all.map(({ base }) => base).filter((base) => isDeclared(base, column, family)))
    const stale = [...declared]
      .filter((base) => all.every((subject) => subject.base !== base || seen(caughtOf(subject))))
      .map(({ id }) => id)
    return [
      {
        family,
        variants: visible.length,
        caught: caught.length,
        notVisible: all.length - visible.length,
        missed: visible
          .filter((subject) => !caught.includes(subject))
          .map(({ base, variant }) => ({
            scenario: base.id,
            title: variant?.title ?? '',
            commandLine: variant?.commandLine ?? '',
          })),
        stale,
        passed: caught.length >= EVASION_GOAL * visible.length && stale.length === 0,
      },
    ]
  })
  return { column: reportColumn(column, undefined), families }
}

/** What is not visible at all is not so in another look either. */
function hides(base: Scenario, column: LabColumn, family: FamilyReport['family']): boolean {
  const kind = base.expect[column.query.platform]?.kind
  return kind === 'not-visible' || kind === 'silent' || isDeclared(base, column, family)
}

function isDeclared(base: Scenario, { query }: LabColumn, family: FamilyReport['family']): boolean {
  return base.evasion.notVisible.some((one) => one.family === family && one.platforms.includes(query.platform))
}
