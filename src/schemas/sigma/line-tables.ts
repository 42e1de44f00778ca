import { type Formula, field } from '../../plan/formula.ts'
import { all, equals, isNull, isNumber, matches, not } from '../formulas.ts'
import type { OcsfClass } from '../ocsf/classes.ts'
import type { ViewDefinition, ViewLeg } from '../view.ts'
import { SIGMA_HEADER } from './header.ts'

const line = field('raw_data')
const isLine = all(equals(field('metadata.origin'), 'qradar'), not(isNull(line)))

/** Classes that lines of logs are of, and which events of the class they are. */
const LINES: readonly (readonly [from: OcsfClass, when: Formula])[] = [
  ['base_event', isLine],
  ['authentication', isLine],
  ['network_activity', all(isLine, isNumber(field('activity_id'), 6))],
]

/** Lines of logs in which a pattern is found: each event is a line of text, for keywords to be looked for in. */
export function lineLegs(pattern: string): readonly ViewLeg[] {
  return LINES.map(([from, when]) => ({
    from,
    when: all(when, matches(line, pattern)),
    columns: { '@time': field('time'), '@host': field('device.hostname'), '@values': line },
  }))
}

/** A table of lines, which have no fields; without patterns, of those alone that the user binds to it. */
export function lineTable(name: string, patterns: readonly string[] = []): ViewDefinition {
  const { '@fields': _, ...header } = SIGMA_HEADER
  return { name, platform: 'sigma', timeColumn: '@time', columns: header, legs: patterns.flatMap(lineLegs) }
}
